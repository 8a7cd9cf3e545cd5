//! `pressmark suggest`, as scripts and scorers run it.

use serde_json::Value;

use crate::cli::{Desk, texts};

const TEXT: &str =
    "Pier to close\n\n“We will build the whole pier again,” said Ilse Brandt. The town lost 240 jobs in 2019.\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn everything_comes_as_json_with_places_from_the_start_of_the_file() {
    for (lead, shift) in [("", 0), ("\u{feff}", 1)] {
        let desk = Desk::with("pier.txt", format!("{lead}{TEXT}").as_bytes());
        let told = json(&desk.good(&["suggest", "pier.txt", "--format", "json", "--min-confidence", "0"]));
        let file: Vec<char> = desk.read("pier.txt").chars().collect();
        assert_eq!(file[0] == '\u{feff}', shift == 1);
        let words = |place: &Value| -> String {
            let at = |key: &str| place[key].as_u64().unwrap() as usize;
            assert!(desk.read("pier.txt").is_char_boundary(at("start_byte")));
            let words: String = file[at("start")..at("end")].iter().collect();
            assert_eq!(&desk.read("pier.txt")[at("start_byte")..at("end_byte")], words);
            words
        };
        let suggestions = told["suggestions"].as_array().unwrap();
        assert!(words(&suggestions[0]["content"][0]).starts_with("“We will build"));
        let claims = told["claims"].as_array().unwrap();
        assert_eq!(claims.len(), 3, "{claims:?}");
        assert_eq!(words(&claims[0]), "The town lost 240 jobs in 2019.");
        assert_eq!(claims[0]["rank"], 1);
        assert!(
            claims[0]["factors"]
                .as_array()
                .unwrap()
                .iter()
                .any(|it| it["id"] == "number")
        );
        assert!(claims[0]["score"].as_f64() > claims[2]["score"].as_f64());
    }
}

#[test]
fn a_folder_is_written_file_by_file_and_the_same_each_time() {
    let desk = Desk::with("a.txt", TEXT.as_bytes());
    std::fs::write(desk.path("b.md"), TEXT).unwrap();
    std::fs::write(desk.path("c.bin"), b"\0\x01\x02\0").unwrap();
    let brat = [
        "suggest",
        ".",
        "--format",
        "brat",
        "--min-confidence",
        "0",
        "--out",
        "marks",
    ];
    assert_eq!(desk.good(&brat), "");
    let first = desk.read("marks/a.ann");
    assert!(
        first.contains("\tContent 15 52\t“We will build the whole pier again,”\n"),
        "{first}"
    );
    assert_eq!(first, desk.read("marks/b.ann"));
    assert!(!desk.path("marks/c.ann").exists());
    desk.good(&brat);
    assert_eq!(first, desk.read("marks/a.ann"));
    let list = json(&desk.good(&["suggest", "."]));
    let names: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["article"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["./a.txt", "./b.md"]);
}

#[test]
fn line_ends_are_not_translated() {
    let desk = Desk::with("pier.txt", TEXT.replace('\n', "\r\n").as_bytes());
    desk.good(&[
        "suggest",
        "pier.txt",
        "--format",
        "brat",
        "--min-confidence",
        "0",
        "--out",
        ".",
    ]);
    assert!(
        desk.read("pier.ann").contains("Content 17 54\t“We will"),
        "{}",
        desk.read("pier.ann")
    );
}

#[test]
fn what_cannot_be_done_is_said() {
    let desk = Desk::with("a.txt", TEXT.as_bytes());
    std::fs::write(desk.path("a.md"), TEXT).unwrap();
    std::fs::write(desk.path("z.png"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    desk.bad(&["suggest", "none.txt"], 3, "no such file");
    desk.bad(&["suggest", "a.txt", "a.md", "--format", "brat"], 2, "--out");
    desk.bad(&["suggest", ".", "--format", "brat", "--out", "marks"], 2, "a.ann");
    desk.bad(&["suggest", "a.txt", "--min-confidence", "7"], 2, "between 0 and 1");
    desk.bad(&["suggest", "a.txt", "--language", "xx"], 2, "language");
    // One that cannot be read keeps none of the others.
    let output = desk.run(&["suggest", "a.txt", "z.png"]);
    let (out, err) = texts(&output);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(json(&out).as_array().unwrap().len(), 1);
    assert!(err.contains("z.png"), "{err}");
}

#[test]
fn an_article_is_never_written_over() {
    let desk = Desk::with("a.json", TEXT.as_bytes());
    desk.bad(&["suggest", "a.json", "--out", "."], 2, "overwrite");
    assert_eq!(desk.read("a.json"), TEXT);
}
