//! The review of a translation, in and out of other programs' files, from a terminal.

use crate::cli::{Desk, texts};

const ARTICLE: &str = "# Ferry stops\n\nThree boats left the harbor on Monday.\n\nRain fell in the old town.\n";
const ORIGINAL: &str = "# 여객선 운항 중단\n\n배 두 척이 월요일에 항구를 떠났다.\n\n구시가지에 비가 왔다.\n";
const FIXED: [&str; 4] = ["--at", "2026-03-01T09:00:00Z", "--by", "ann"];
const WITH: [&str; 2] = ["--original", "ferry.ko.md"];

fn desk() -> Desk {
    let desk = Desk::with("ferry.md", ARTICLE.as_bytes());
    std::fs::write(desk.path("ferry.ko.md"), ORIGINAL).unwrap();
    desk
}

fn write(desk: &Desk, name: &str, text: &str) {
    std::fs::write(desk.path(name), text).unwrap();
}

/// A desk on which another reviewer's error has been taken in.
fn reviewed() -> Desk {
    let desk = desk();
    let rows = "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n\
        mt\tferry\t1\t1\tbo\t배 두 척이 월요일에 항구를 떠났다.\t<v>Three boats</v> left the harbor on Monday.\t\
        Accuracy/Mistranslation\tMajor\t{\"pressmark\":{\"correction\":\"Two boats\",\"source\":[[0,5]]}}\n\
        mt\tferry\t2\t2\tbo\t구시가지에 비가 왔다.\tRain fell in the old town.\tNo-error\tNo-error\t{}\n";
    write(&desk, "bo.tsv", rows);
    let import = ["import", "ferry.md", "--format", "marot", "bo.tsv"];
    assert_eq!(desk.good(&[&import[..], &WITH, &FIXED].concat()), "1 error added\n");
    assert_eq!(
        desk.good(&[&import[..], &WITH, &FIXED].concat()),
        "0 errors added, 1 there already\n"
    );
    desk
}

fn export(desk: &Desk, format: &str) -> String {
    let output = desk.run(&[&["export", "ferry.md", "--format", format][..], &WITH].concat());
    assert_eq!(output.status.code(), Some(0), "{}", texts(&output).1);
    texts(&output).0
}

#[test]
fn an_error_of_another_reviewer_goes_into_every_format() {
    let desk = reviewed();
    let note = export(&desk, "correction-note");
    assert_eq!(
        note,
        "Correction: An earlier version of this article said “Three boats left the harbor on Monday”. \
         It should have said “Two boats left the harbor on Monday”.\n"
    );
    let list = export(&desk, "corrections-md");
    assert!(list.contains("- Original: **배 두 척**이 월요일에"), "{list}");
    assert!(list.contains("- Should be: Two boats"), "{list}");
    assert!(export(&desk, "corrections-html").contains("<ins>Two boats</ins>"));
    let xliff = export(&desk, "xliff");
    assert!(xliff.contains("srcLang=\"ko\" trgLang=\"en\""), "{xliff}");
    assert!(xliff.contains("/>Three boats<em "), "{xliff}");
    assert_eq!(export(&desk, "tmx").matches("<tu ").count(), 3);

    let ratings = export(&desk, "marot");
    assert!(
        ratings.contains("\t<v>Three boats</v> left the harbor on Monday.\tAccuracy/Mistranslation\tMajor\t"),
        "{ratings}"
    );
    write(&desk, "again.tsv", &ratings);
    let scored = desk.good(&["score", "again.tsv", "--scheme", "google"]);
    assert_eq!(scored, "rank\tsystem\tmqm\tsegments\n1\ttranslation\t5.000000\t1\n");
}

#[test]
fn spans_of_a_program_are_only_proposed() {
    let desk = desk();
    write(
        &desk,
        "spans.json",
        "[{\"text\": \"Three boats\", \"start\": 15, \"end\": 26, \"severity\": \"critical\", \"confidence\": 0.9}]",
    );
    let import = ["import", "ferry.md", "--format", "error-spans", "spans.json"];
    let added = desk.good(&[&import[..], &FIXED].concat());
    assert_eq!(added, "1 error added, to be accepted or removed in the window\n");
    assert!(desk.read("ferry.md.ron").contains("proposed: true"));
    assert!(export(&desk, "corrections-md").contains("No errors are marked"));
    write(&desk, "spans.json", "[1]");
    desk.bad(&import, 3, "no error spans");
}

#[test]
fn nothing_is_written_over_the_original_and_none_is_guessed() {
    let desk = reviewed();
    desk.bad(&["export", "ferry.md", "--format", "tmx"], 1, "no original is attached");
    let over = ["export", "ferry.md", "--format", "tmx", "--output", "ferry.ko.md"];
    desk.bad(&[&over[..], &WITH].concat(), 2, "overwrite the original");
    assert_eq!(desk.read("ferry.ko.md"), ORIGINAL);
    desk.bad(
        &[&["export", "ferry.md", "--format", "csv"][..], &WITH].concat(),
        2,
        "formats of a review",
    );
}
