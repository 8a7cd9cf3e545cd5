//! Packed lists of corrections, taken apart again.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::super::{Content, Review, Side, review_format};
use super::review;

/// The parts of a packed file by name, each of them sound XML.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).unwrap();
        if part.is_dir() {
            continue;
        }
        let modified = part.last_modified().unwrap();
        assert_eq!(modified, zip::DateTime::default(), "no time is told: {}", part.name());
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", part.name()));
        parts.insert(part.name().to_owned(), text);
    }
    parts
}

fn packed(review: &Review) -> Vec<u8> {
    let export = review_format("corrections-docx").unwrap().export(review).unwrap();
    assert!(matches!(export.content, Content::Packed(_)));
    export.content.into_bytes()
}

/// The text of every element called `name` in `xml`.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(xml).unwrap();
    let found = document.descendants().filter(|it| it.tag_name().name() == name);
    let text = |node: roxmltree::Node| -> String {
        let texts = node.descendants().filter(|it| it.is_text());
        texts.filter_map(|it| it.text()).collect()
    };
    found.map(text).collect()
}

#[test]
fn the_table_of_corrections_holds_what_the_list_does() {
    let bytes = packed(&review());
    assert_eq!(bytes, packed(&review()), "the same review gives the same file");
    let parts = parts(&bytes);
    for name in [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/styles.xml",
    ] {
        assert!(parts.contains_key(name), "{name}");
    }
    let document = &parts["word/document.xml"];
    let paragraphs = texts(document, "p");
    assert_eq!(paragraphs[0], "Corrections for Ferries & fog");
    let head = paragraphs.iter().take(8).cloned().collect::<Vec<_>>();
    assert!(
        head.contains(&"Verdict: publishable after the listed corrections".to_owned()),
        "{head:?}"
    );
    assert!(
        head.contains(&"Errors: 1 critical, 1 major, 1 minor".to_owned()),
        "{head:?}"
    );
    assert_eq!(texts(document, "tr").len(), 4);
    let cells = texts(document, "tc");
    assert_eq!(
        cells[7..14],
        [
            "1",
            "1",
            "항만은 \"낡고 느린\" 배 두 척이 월요일에 떠났다고 밝혔다.",
            "The harbor said three boats, “old & slow”, left on Monday.",
            "two boats",
            "Critical · Number",
            "두 is two"
        ]
    );
    assert_eq!(cells[24], "Rain fell. It was <cold>[…].");
    assert_eq!(paragraphs.last().unwrap(), "Error; should be: gone <b>");
    assert!(document.contains("w:hint=\"eastAsia\"") && !document.contains("w:bidi"));
    assert!(parts["word/styles.xml"].contains("w:eastAsia=\"Malgun Gothic\""));
}

#[test]
fn a_table_of_corrections_is_sound_whatever_the_texts_are() {
    let odd = "\u{0}\u{1b}[31m\u{fffe}]]>&amp;\u{202e}'\"\r\n\t<w:p>\u{1f600}";
    let mut hostile = review();
    hostile.title = odd.into();
    hostile.reviewer = odd.into();
    hostile.language = odd.into();
    let pair = &mut hostile.pairs[0];
    pair.original = Side::sentence("قالت الوزارة إن القاربين غادرا يوم الاثنين.");
    pair.errors[0].original = vec![0..8, 4..2000];
    pair.errors[0].correction = odd.into();
    pair.errors[1].note = odd.into();
    let parts = parts(&packed(&hostile));
    let document = &parts["word/document.xml"];
    assert_eq!(
        document.matches("<w:bidi />").count(),
        2,
        "the Arabic sentence in two rows"
    );
    assert!(!document.contains('\u{202e}') && !document.contains('\u{1b}'));
    let nothing = packed(&Review::default());
    assert_eq!(
        texts(&self::parts(&nothing)["word/document.xml"], "p"),
        ["Corrections", "No errors are marked"]
    );
}
