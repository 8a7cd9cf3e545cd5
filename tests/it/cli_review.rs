//! Two texts brought together and compared, from a terminal.

use serde_json::Value;

use crate::cli::{Desk, texts};

const ORIGINAL: &str = "# 여객선 운항 중단\n\n2026.03.03 09:00\n\n여객선 세 척이 2일 항구를 떠났다.\n\n\
    시청은 승객 240명이 배에 탔다고 밝혔다.\n\n구시가지에는 비가 내렸다.\n";
const FAITHFUL: &str = "# Ferry service halted\n\nMar. 3, 2026 09:00\n\nThree ferries left the harbor on March 2.\n\n\
    City Hall said 240 passengers were aboard.\n\nRain fell in the old town.\n";

fn desk(translation: &str) -> Desk {
    let desk = Desk::with("ferry.md", translation.as_bytes());
    std::fs::write(desk.path("ferry.ko.md"), ORIGINAL).unwrap();
    desk
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn pairs_come_in_three_formats() {
    let desk = desk(FAITHFUL);
    let align = |format: &str| desk.good(&["align", "ferry.ko.md", "ferry.md", "--format", format]);
    let told = json(&align("json"));
    let pairs = told["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 5, "{told}");
    let segments = told["translation"]["segments"].as_array().unwrap();
    let text: Vec<char> = FAITHFUL.chars().collect();
    for segment in segments {
        let at = |key: &str| segment[key].as_u64().unwrap() as usize;
        let words: String = text[at("start_char")..at("end_char")].iter().collect();
        assert_eq!(segment["text"], words.as_str());
        assert_eq!(&FAITHFUL[at("start_byte")..at("end_byte")], words);
    }
    let ladder = align("ladder");
    assert_eq!(ladder.lines().count(), 5, "{ladder}");
    assert!(ladder.lines().all(|it| it.contains("]:[")), "{ladder}");
    let table = align("tsv");
    let row = table.lines().find(|it| it.contains("240명")).unwrap();
    assert!(row.contains("240 passengers"), "{row}");
}

#[test]
fn a_list_of_sentences_is_taken_line_by_line() {
    let desk = Desk::with("a.txt", "배가 떠났다.\n비가 왔다.\n".as_bytes());
    std::fs::write(desk.path("b.txt"), "The boat left.\nIt rained.\n").unwrap();
    let found = desk.good(&["align", "a.txt", "b.txt", "--format", "ladder"]);
    assert!(found.starts_with("[0]:[0]"), "{found}");
    desk.bad(&["align", "a.txt", "b.txt", "--lines", "--sentences"], 2, "--lines");
    desk.bad(&["align", "a.txt"], 2, "TRANSLATION");
    desk.bad(&["align", "a.txt", "none.txt"], 3, "none.txt");
}

#[test]
fn what_differs_is_told_with_its_place_and_an_error_is_a_problem() {
    let desk = desk(&FAITHFUL.replace("240 passengers", "2,400 passengers"));
    let review = ["review", "ferry.md", "--original", "ferry.ko.md"];
    let output = desk.run(&review);
    let (out, err) = texts(&output);
    assert_eq!(output.status.code(), Some(1), "{out}{err}");
    assert!(out.starts_with("ferry.md:7:"), "{out}");
    assert!(
        out.contains(": error: T1 number: ") && err.contains("1 finding is an error"),
        "{out}{err}"
    );

    let output = desk.run(&[&review[..], &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(1));
    let told = json(&texts(&output).0);
    assert_eq!((&told["errors"], &told["compared"]), (&1.into(), &true.into()));
    let found = told["findings"].as_array().unwrap();
    let number = found.iter().find(|it| it["level"] == "error").unwrap();
    assert_eq!((&number["check"], &number["name"]), (&"T1".into(), &"number".into()));
    for (side, file) in [("original", "ferry.ko.md"), ("translation", "ferry.md")] {
        let text: Vec<char> = desk.read(file).chars().collect();
        let at = |key: &str| number[side][key].as_u64().unwrap() as usize;
        let words: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(number[side]["text"], words.as_str());
        assert!(words.contains("240") || words.contains("2,400"), "{words}");
        assert_eq!(&desk.read(file)[at("start_byte")..at("end_byte")], words);
    }
}

#[test]
fn a_faithful_translation_is_no_problem_and_neither_is_one_without_original() {
    let desk = desk(FAITHFUL);
    let out = desk.good(&["review", "ferry.md", "--original", "ferry.ko.md"]);
    assert!(out.lines().last().unwrap().starts_with("0 errors, "), "{out}");
    let alone = desk.good(&["review", "ferry.md"]);
    assert!(alone.contains("not compared with an original"), "{alone}");
    let told = json(&desk.good(&["review", "ferry.md", "--format", "json"]));
    assert_eq!((&told["compared"], &told["original"]), (&false.into(), &Value::Null));
}

#[test]
fn what_cannot_be_compared_says_why() {
    let desk = desk(FAITHFUL);
    std::fs::write(desk.path("picture.png"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    desk.bad(&["review", "ferry.md", "--original", "gone.md"], 3, "gone.md");
    desk.bad(&["review", "ferry.md", "--original", "."], 3, "folder");
    let output = desk.run(&["review", "ferry.md", "--original", "picture.png"]);
    assert_eq!(output.status.code(), Some(3), "{}", texts(&output).1);
    desk.bad(&["review"], 2, "ARTICLE");
    desk.bad(&["review", "ferry.md", "--format", "xml"], 2, "xml");
    desk.bad(&["review", "ferry.md", "--lexicon", "gone.txt"], 3, "gone.txt");
    desk.bad(&["review", "ferry.md", "--glossary", "gone.txt"], 3, "gone.txt");
}

/// Two sentences of which only one has a counterpart: the lexicon tells which.
#[test]
fn a_lexicon_is_taken_from_the_folder_or_as_it_is_named() {
    let desk = Desk::with("a.txt", "고래밥이 말랐다 참.\n두루미가 날았다 참.\n".as_bytes());
    std::fs::write(desk.path("b.txt"), "The zorvels have flown.\n").unwrap();
    let pairs = |arguments: &[&str]| {
        let align = ["align", "a.txt", "b.txt", "--lines", "--format", "ladder"];
        desk.good(&[&align[..], arguments].concat())
    };
    for (word, place) in [("고래밥", "[0]:[0]"), ("두루미", "[1]:[0]")] {
        std::fs::write(desk.path("words.txt"), format!("# taught\n{word}\tzorvel\t1\n")).unwrap();
        let found = pairs(&["--lexicon", "words.txt"]);
        assert!(found.contains(place), "{word}: {found}");
        std::fs::write(desk.path("lexicon.txt"), format!("{word}\tzorvel\t1\n")).unwrap();
        assert_eq!(pairs(&[]), found);
    }
    desk.bad(&["align", "a.txt", "b.txt", "--lexicon", "gone.txt"], 3, "gone.txt");
    std::fs::write(desk.path("lexicon.txt"), b"\xff\xfe").unwrap();
    desk.bad(&["align", "a.txt", "b.txt"], 3, "lexicon.txt");
}

/// A spelling that no rule gives is right once the glossary has it.
#[test]
fn a_glossary_and_the_registry_say_how_names_are_written() {
    let original = "# 등대\n\n오경섭 연구위원은 “등대가 낡았다”고 말했다.\n\n비가 왔다.\n";
    let translation = "# Lighthouse\n\n“The lighthouse is old,” said research fellow Felix Brand.\n\nIt rained.\n";
    let desk = Desk::with("light.md", translation.as_bytes());
    std::fs::write(desk.path("light.ko.md"), original).unwrap();
    let names = |desk: &Desk| {
        let output = desk.run(&["review", "light.md", "--original", "light.ko.md", "--format", "json"]);
        let told = json(&texts(&output).0);
        let found = told["findings"].as_array().unwrap();
        found.iter().filter(|it| it["check"] == "T4").count()
    };
    let before = names(&desk);
    std::fs::write(desk.path("glossary.txt"), "# names\n오경섭\tFelix Brand\n").unwrap();
    assert_eq!((before, names(&desk)), (1, 0));
}
