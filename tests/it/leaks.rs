//! Who a confidential source is stays at the desk, whatever is printed or exported, and however the files are.

use crate::cli::{Desk, texts};

/// What nothing that leaves the desk may hold, in any case.
const SECRETS: [&str; 12] = [
    "quentin",
    "vale",
    "베일",
    "deputy",
    "ministry",
    "q77",
    "555-0147",
    "pigeon",
    "old-key",
    "needed-cover",
    "harbourmole",
    "fled",
];

const REGISTRY: &str = r#"#![enable(implicit_some)]
Registry(schema: (1, 0), sources: {
  "quentin-vale": (kind: Person, identity: "anonymous", name: "Quentin Vale", aliases: ["Vale", "베일", "harbourmole"],
    positions: [(role: "deputy", affiliation: "Ministry of Piers")], expertise: "pigeons", terms: "TERMS",
    anonymity: (words: "fled"), confidential: CONFIDENTIAL, ids: {"wikidata": "Q77"}, contact: "555-0147",
    note: "needed-cover", formerly: ["vale-old-key"]),
  "ilse-brandt": (kind: Person, name: "Ilse Brandt", note: "Knows Quentin Vale", contact: "555-0147"),
})
"#;

/// Names the source in every place that a person could write it to.
fn sidecar(desk: &Desk) {
    let sidecar = desk.read("pier.txt.ron");
    let start = sidecar.find("annotations:").unwrap();
    let lists = r#"orphans: [
  (id: "o1", label: Source, segments: [(start: 0, end: 4, exact: "he, ")], refers_to: "vale-old-key", note: "this was VALE, then"),
],
attributions: [(id: "a1", content: "q1", source: "s1", speaker: "vale-old-key"), (id: "a2", content: "c1", speaker: "quentin-vale")],
dismissals: {
  "unexplained-anonymity:quentin-vale": (reason: "Quentin Vale asked for it", words: "Quentin Vale"),
  "unexplained-anonymity:vale-old-key": (reason: "desk", words: "Quentin Vale again"),
},
"#;
    let marks = r#"annotations: [
  (id: "s1", label: Source, segments: [(start: 41, end: 52, exact: "Ilse Brandt")], refers_to: "vale-old-key",
   note: "is Quentin Vale", tags: ["harbourmole"], attributes: {"hint": "Vale"}),
  (id: "q1", label: Quote, segments: [(start: 14, end: 33, exact: "“We rebuild it,”")], note: "베일이 말했다"),
  (id: "c1", label: Claim, segments: [(start: 0, end: 4, exact: "Pier")],
   verdict: (scale: "PolitiFact", value: "True", reason: "Vale says so"), later: "from Vale",
   evidence: [(title: "Call with Vale", note: "Vale", quote: "Vale:", url: "tel:vale", locator: (kind: "page", value: "Vale"))]),
],
"#;
    std::fs::write(
        desk.path("pier.txt.ron"),
        format!("{}{marks}{lists})\n", &sidecar[..start]),
    )
    .unwrap();
}

fn desk(terms: &str, confidential: &str) -> Desk {
    let desk = Desk::new();
    desk.mark(&["--label", "claim", "--text", "Pier", "--id", "c1", "--by", "ann"]);
    sidecar(&desk);
    let registry = REGISTRY.replace("TERMS", terms).replace("CONFIDENTIAL", confidential);
    std::fs::write(desk.path("sources.ron"), registry).unwrap();
    desk
}

const PRINTED: &[&[&str]] = &[
    &["export", "pier.txt", "--format", "json"],
    &["export", "pier.txt", "--format", "brat"],
    &["export", "pier.txt", "--format", "csv"],
    &["export", "pier.txt", "--format", "claimreview"],
    &["export", "pier.txt", "--format", "report-html"],
    &["export", "pier.txt", "--format", "report-md"],
    &["report", "pier.txt", "--format", "html"],
    &["report", "pier.txt", "--format", "md"],
    &["sources", "."],
    &["sources", ".", "--format", "json"],
    &["sources", ".", "--format", "csv"],
    &["findings", "pier.txt", "--all"],
    &["findings", "pier.txt", "--all", "--format", "json"],
    &["show", "pier.txt", "--format", "json"],
    &["show", "pier.txt"],
    &["said", ".", "--speaker", "ilse-brandt"],
];

#[track_caller]
fn tells_nothing(desk: &Desk, arguments: &[&str]) {
    let (out, err) = texts(&desk.run(arguments));
    let told = format!("{out}{err}").to_lowercase();
    for secret in SECRETS {
        // The kind of check is no secret, and “value” is in many a word.
        let told = told.replace("value", "").replace("prevalen", "");
        assert!(!told.contains(secret), "{arguments:?} tells “{secret}”: {out}{err}");
    }
}

#[test]
fn nothing_that_is_printed_tells_who_a_confidential_source_is() {
    for (terms, confidential) in [
        ("on the record", "true"),
        ("off the record", "false"),
        ("deep background", "false"),
    ] {
        let desk = desk(terms, confidential);
        for arguments in PRINTED {
            tells_nothing(&desk, arguments);
        }
        // Those who ask for it are told.
        let json = desk.good(&["show", "pier.txt", "--format", "json", "--with-confidential"]);
        assert!(json.contains("Quentin Vale") && json.contains("is Quentin Vale") && !json.contains("555"));
    }
}

#[test]
fn a_registry_that_cannot_be_read_is_no_reason_to_tell_the_keys() {
    let desk = desk("on the record", "true");
    let registry = desk.read("sources.ron");
    std::fs::write(desk.path("sources.ron"), &registry[..registry.len() / 2]).unwrap();
    for format in ["json", "brat", "csv", "claimreview", "report-html", "report-md"] {
        let export = ["export", "pier.txt", "--format", format];
        let told = desk.bad(&export, 3, "sources.ron");
        assert_eq!(told, "", "{format}");
        assert!(
            desk.good(&[&export[..], &["--with-confidential"]].concat()).len() > 2,
            "{format}"
        );
    }
    desk.bad(&["findings", "pier.txt"], 3, "sources.ron");
}

#[test]
fn no_export_takes_the_place_of_the_registry() {
    let desk = desk("on the record", "true");
    let before = desk.read("sources.ron");
    for arguments in [
        &["export", "pier.txt", "--format", "json", "--output", "sources.ron"][..],
        &["report", "pier.txt", "--format", "md", "--out", "./sources.ron"],
        &["said", ".", "--speaker", "ilse-brandt", "--out", "sources.ron"],
        &["said", "pier.txt", "--speaker", "ilse-brandt", "--out", "sources.ron"],
    ] {
        desk.bad(arguments, 2, "overwrite");
        assert_eq!(desk.read("sources.ron"), before, "{arguments:?}");
    }
}
