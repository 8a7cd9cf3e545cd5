//! Who said it, from a terminal.

use crate::cli::{Desk, texts};

const FIXED: [&str; 4] = ["--at", "2026-03-01T09:00:00Z", "--by", "ann"];

/// An article with a quote, its source and its cue.
fn desk() -> (Desk, String, String, String) {
    let desk = Desk::new();
    let mark = |label: &str, words: &str| desk.mark(&[&["--label", label, "--text", words][..], &FIXED].concat());
    let quote = mark("quote", "“We rebuild it,”");
    let source = mark("source", "Ilse Brandt");
    let cue = mark("cue", "said");
    (desk, quote, source, cue)
}

#[test]
fn a_quote_is_attributed_to_a_new_entry_and_then_to_the_same() {
    let (desk, quote, source, cue) = desk();
    let whole = ["--source", &source, "--cue", &cue, "--speaker", "Ilse Brandt"];
    let attribute = ["attribute", "pier.txt", "--quote", &quote];
    let id = desk.good(&[&attribute[..], &whole, &FIXED].concat());
    assert_eq!(id.len(), 27);
    let json: serde_json::Value = serde_json::from_str(&desk.good(&["show", "pier.txt", "--format", "json"])).unwrap();
    let said = &json["attributions"][0];
    assert_eq!(
        (&said["id"], &said["speaker"]),
        (&id.trim().into(), &"ilse-brandt".into())
    );
    assert_eq!(
        (&said["content"], &said["source"], &said["cue"]),
        (&quote.as_str().into(), &source.as_str().into(), &cue.as_str().into())
    );
    let mention = json["annotations"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["id"] == *source);
    assert_eq!(mention.unwrap()["refers_to"], "ilse-brandt");

    // The same again changes nothing; case and accents do not make another entry.
    let before = desk.read("pier.txt.ron");
    assert_eq!(
        desk.good(&[&attribute[..], &["--speaker", "ILSE  Brandt"], &FIXED].concat()),
        id
    );
    assert_eq!(desk.read("pier.txt.ron"), before);
    assert_eq!(
        desk.good(&["sources", "."]),
        "ilse-brandt person \"Ilse Brandt\" — 1 quote, 0 claims, 1 mention in 1 article\n"
    );
    assert_eq!(desk.good(&["sources", "pier.txt"]), desk.good(&["sources", "."]));
    let csv = desk.good(&["sources", ".", "--format", "csv"]);
    assert!(
        csv.ends_with("ilse-brandt,Ilse Brandt,person,,,,,,pier.txt,1,0,1\n"),
        "{csv}"
    );
}

#[test]
fn with_a_given_time_attributing_makes_the_same_files() {
    let made = || {
        let (desk, quote, source, _) = desk();
        let what = [
            "--quote",
            &quote,
            "--source",
            &source,
            "--speaker",
            "Ilse Brandt",
            "--kind",
            "group",
            "--id",
            "a 1",
        ];
        assert_eq!(
            desk.good(&[&["attribute", "pier.txt"][..], &what, &FIXED].concat()),
            "a 1\n"
        );
        (desk.read("pier.txt.ron"), desk.read("sources.ron"))
    };
    assert_eq!(made(), made());
    assert!(made().1.contains("Group"));
}

#[test]
fn who_is_meant_must_be_certain() {
    let (desk, quote, source, cue) = desk();
    for kind in ["person", "outlet"] {
        let what = ["--quote", &quote, "--speaker", "The Tide", "--kind", kind];
        desk.good(&[&["attribute", "pier.txt"][..], &what, &FIXED].concat());
    }
    let with = |speaker: &str| {
        let what = ["attribute", "pier.txt", "--quote", &quote, "--speaker", speaker];
        desk.run(&what)
    };
    let output = with("the tide");
    let (_, err) = texts(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err.contains("the-tide (The Tide, person), the-tide-2 (The Tide, outlet)"),
        "{err}"
    );
    assert_eq!(with("the-tide-2").status.code(), Some(0));
    assert_eq!(with(" ").status.code(), Some(2));

    let attribute = |quote: &str, more: &[&str], word: &str| {
        let arguments = [&["attribute", "pier.txt", "--speaker", "x", "--quote", quote][..], more].concat();
        desk.bad(&arguments, 1, word);
    };
    attribute("nothing", &[], "no annotation has the id");
    attribute(&source, &[], "cannot be the content");
    attribute(&quote, &["--source", &cue], "cannot be the source");
    assert!(!desk.read("sources.ron").contains("\"x\""));
}

#[test]
fn everything_somebody_said_is_printed() {
    let (desk, quote, source, _) = desk();
    let what = ["--quote", &quote, "--source", &source, "--speaker", "=Ilse Brandt"];
    desk.good(&[&["attribute", "pier.txt"][..], &what, &FIXED].concat());
    let csv = desk.good(&["said", ".", "--speaker", "=ilse brandt", "--format", "csv"]);
    assert!(csv.contains("\n'=Ilse Brandt,pier.txt,,2,quote,,"), "{csv}");
    let markdown = desk.good(&["said", "pier.txt", "--speaker", "ilse-brandt"]);
    assert!(
        markdown.starts_with("# =Ilse Brandt\n\nPerson: 1 quote or claim in 1 article\n"),
        "{markdown}"
    );
    desk.good(&[
        "said",
        ".",
        "--speaker",
        "ilse-brandt",
        "--format",
        "html",
        "--out",
        "said.html",
    ]);
    assert!(desk.read("said.html").contains("“We rebuild it,”"));
    desk.bad(&["said", ".", "--speaker", "nobody"], 1, "pressmark sources");
    desk.bad(
        &["said", ".", "--speaker", "ilse-brandt", "--out", "pier.txt.ron"],
        2,
        "overwrite",
    );
}

#[test]
fn confidential_sources_are_named_only_when_asked() {
    let (desk, quote, ..) = desk();
    desk.good(
        &[
            &["attribute", "pier.txt", "--quote", &quote, "--speaker", "Quentin Vale"][..],
            &FIXED,
        ]
        .concat(),
    );
    let registry = desk
        .read("sources.ron")
        .replace("name: \"Quentin Vale\",", "name: \"Quentin Vale\", confidential: true,");
    std::fs::write(desk.path("sources.ron"), registry).unwrap();
    for arguments in [
        &["sources", "."][..],
        &["sources", ".", "--format", "json"],
        &["sources", ".", "--format", "csv"],
        &["show", "pier.txt", "--format", "json"],
        &["export", "pier.txt", "--format", "brat"],
        &["export", "pier.txt", "--format", "csv"],
        &["report", "pier.txt", "--format", "html"],
        &["report", "pier.txt", "--format", "md"],
    ] {
        let out = desk.good(arguments);
        assert!(!out.to_lowercase().contains("vale"), "{arguments:?}: {out}");
        let out = desk.good(&[arguments, &["--with-confidential"]].concat());
        assert!(out.contains("Quentin Vale"), "{arguments:?}: {out}");
    }
    desk.bad(&["said", ".", "--speaker", "Quentin Vale"], 1, "--with-confidential");
}

#[test]
fn findings_are_printed_as_places_and_counted_by_the_exit_code() {
    let (desk, quote, ..) = desk();
    let out = desk.bad(&["findings", "pier.txt"], 1, "finding");
    let first = out.lines().next().unwrap();
    assert!(first.starts_with("pier.txt:2:1: unsourced-quote: "), "{out}");
    let json = desk.bad(&["findings", "pier.txt", "--format", "json"], 1, "finding");
    let rows: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), out.lines().count());
    assert_eq!((&rows[0]["start_char"], &rows[0]["line"]), (&14.into(), &2.into()));
    assert_eq!(rows[0]["key"], format!("unsourced-quote:{quote}"));
    desk.bad(&["findings", "nothing.txt"], 3, "no such file");
    std::fs::write(desk.path("plain.txt"), "The pier is shut.\n").unwrap();
    assert_eq!(desk.good(&["findings", "plain.txt"]), "");
}

#[test]
fn attributions_come_back_from_an_export() {
    let (desk, quote, source, cue) = desk();
    let what = [
        "--quote",
        &quote,
        "--source",
        &source,
        "--cue",
        &cue,
        "--speaker",
        "Ilse Brandt",
    ];
    desk.good(&[&["attribute", "pier.txt"][..], &what, &FIXED].concat());
    for (format, file) in [("json", "out.json"), ("brat", "out.ann")] {
        desk.good(&["export", "pier.txt", "--format", format, "--output", file]);
    }
    let before = (desk.read("pier.txt.ron"), desk.read("sources.ron"));
    for (format, file) in [("json", "out.json"), ("brat", "out.ann")] {
        let import = ["import", "pier.txt", "--format", format, file];
        assert_eq!(desk.good(&import), "0 annotations added, 3 were there already\n");
    }
    assert_eq!((desk.read("pier.txt.ron"), desk.read("sources.ron")), before);
    for file in ["pier.txt.ron", "sources.ron"] {
        std::fs::remove_file(desk.path(file)).unwrap();
    }
    let import = ["import", "pier.txt", "--format", "json", "out.json"];
    assert_eq!(desk.good(&import), "3 annotations added, 1 attribution, 1 source\n");
    assert_eq!(desk.read("pier.txt.ron"), before.0);
    desk.good(&["report", "pier.txt", "--format", "html", "--out", "report.html"]);
    assert!(desk.read("report.html").contains("Ilse Brandt"));
    desk.bad(
        &["report", "pier.txt", "--format", "md", "--out", "pier.txt"],
        2,
        "overwrite",
    );
}

#[test]
fn the_role_in_a_report_is_that_of_the_day_the_text_is_dated() {
    let text = "Pier to close\nPublished: 3 Mar. 2024, 18:20\n“We rebuild it,” said Ilse Brandt. “Soon.”\n";
    let desk = Desk::with("pier.txt", text.as_bytes());
    let registry = "Registry(schema: (1, 0), sources: {\"ilse\": (kind: Person, name: \"Ilse Brandt\", positions: [\
        (role: \"mayor\", from: \"2025\"), (role: \"harbour master\", from: \"2020\", to: \"2024-12\")])})";
    std::fs::write(desk.path("sources.ron"), registry).unwrap();
    let quote = desk.mark(&["--label", "quote", "--text", "“We rebuild it,”"]);
    desk.good(&["attribute", "pier.txt", "--quote", &quote, "--speaker", "Ilse Brandt"]);
    let report = desk.good(&["report", "pier.txt", "--format", "md"]);
    assert!(
        report.contains("harbour master") && !report.contains("mayor"),
        "{report}"
    );
}
