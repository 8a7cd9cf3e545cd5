//! What holds for every language and every text.

use std::ops::Range;

use proptest::prelude::*;

use super::sample::quotes_of;
use super::{Draft, Tongue, drafts, tongue_of};

const ALL: [Tongue; 7] = [
    Tongue::Korean,
    Tongue::Japanese,
    Tongue::Chinese,
    Tongue::French,
    Tongue::German,
    Tongue::Spanish,
    Tongue::Other,
];

fn all_hold(text: &str, tongue: Tongue) {
    let mut found: Vec<Draft> = Vec::new();
    drafts(text, 0..text.len(), tongue, &quotes_of(text), &mut found);
    let mut contents: Vec<Range<usize>> = Vec::new();
    for draft in &found {
        assert!(!draft.content.is_empty());
        for part in draft.content.iter().chain(&draft.source).chain(&draft.cue) {
            let words = text.get(part.clone());
            assert!(
                words.is_some_and(|it| !it.trim().is_empty()),
                "{tongue:?} {part:?} of {text:?}"
            );
        }
        contents.extend(draft.content.iter().cloned());
    }
    contents.sort_by_key(|it| it.start);
    let apart = contents.windows(2).all(|it| it[0].end <= it[1].start);
    assert!(apart, "{tongue:?} {contents:?} of {text:?}");
}

/// Words, marks and particles that the rules look for.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "«",
    "»",
    "„",
    "「",
    "」",
    "‘",
    "’",
    "(",
    ")",
    "—",
    "–",
    "-",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    ": ",
    "; ",
    "? ",
    "、",
    "。",
    "，",
    "：",
    "...",
    "그는",
    "정부가",
    "라고",
    "이라며",
    "고",
    "말했다",
    "밝혔으며",
    "따르면",
    "에 따르면",
    "것으로",
    "알려졌다",
    "했다",
    "훈련이 시작된다고",
    "있다며",
    "다는 입장을",
    "설명이다",
    "17일",
    "회견에서",
    "首相は",
    "氏が",
    "と",
    "などと",
    "述べた",
    "との見方を",
    "示した",
    "によると",
    "とした上で",
    "という",
    "よう求めた",
    "王强",
    "表示",
    "说",
    "称",
    "据新华社报道",
    "他",
    "在会上",
    "对记者",
    "a déclaré",
    "dit",
    "-t-il",
    "selon",
    "d’après",
    "que",
    "qu’",
    "Claire Fontaine",
    "le ministre",
    "sagte",
    "er",
    "dass",
    "sei",
    "habe",
    "laut",
    "zufolge",
    "wie",
    "mitteilte",
    "Polizei",
    "so",
    "hieß es",
    "nach Angaben",
    "dijo",
    "según",
    "el alcalde",
    "—dijo X—",
    "säger",
    "powiedział",
    "że",
    "o",
    "é",
    "1",
    "A",
    "b",
    "\u{301}",
    "👩‍👩‍👧",
    "\u{a0}",
    "\t",
];

proptest! {
    #[test]
    fn any_text_gives_ranges_inside_it_that_do_not_overlap(text in "\\PC{0,120}") {
        for tongue in ALL {
            all_hold(&text, tongue);
        }
        tongue_of(&text, Tongue::English);
    }

    #[test]
    fn any_run_of_words_gives_ranges_inside_it_that_do_not_overlap(picks in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = picks.into_iter().map(|it| PIECES[it]).collect();
        for tongue in ALL {
            all_hold(&text, tongue);
        }
    }
}

#[test]
fn long_paragraphs_of_one_thing_are_read_in_linear_time() {
    for piece in [
        "말했다 ",
        "“가”라고 ",
        "그는 ",
        "다고 ",
        "(",
        "と",
        "は",
        "「あ」と",
        "说",
        "他说，",
        "据",
        "“a”",
        "a déclaré ",
        "que ",
        ", dit il",
        "selon ",
        "— ",
        "wie er, ",
        "A. ",
        "dit-",
        "l’",
    ] {
        let text = piece.repeat(40_000 / piece.len());
        for tongue in ALL {
            all_hold(&text, tongue);
        }
    }
}

#[test]
fn a_language_has_a_code_and_a_code_a_language() {
    for tongue in ALL.into_iter().chain([Tongue::English]) {
        assert_eq!(Tongue::of_code(tongue.code()), Some(tongue));
    }
    assert_eq!(Tongue::of_code("zh-TW"), Some(Tongue::Chinese));
    assert_eq!(Tongue::of_code("KO"), Some(Tongue::Korean));
    assert_eq!(Tongue::of_code("xx"), None);
}
