//! Suggestions and the ranking of sentences in any text whatever: an answer, after work that grows as the text does.

use proptest::prelude::*;

use pressmark::engine::frame::frame_of;
use pressmark::engine::suggest::{Lessons, Suggester};
use pressmark::engine::worth::rank;
use pressmark::model::article::Article;
use pressmark::model::span::Span;

/// Steps a byte of the text may take. Counted, and not timed: a slow machine does not fail.
const STEPS_A_BYTE: u64 = 60;

/// What 10 MB are in a build for speed, and what is quick enough in one for tests.
const MOST: usize = if cfg!(debug_assertions) { 100_000 } else { 10_000_000 };

/// The steps that suggestions took, after a look at what they and the ranking answered.
fn steps(text: String) -> u64 {
    let article = Article::new(text);
    let frame = frame_of(&article);
    let lessons = Lessons::default();
    let mut suggester = Suggester::new(&article, &frame, &lessons);
    let mut keys = std::collections::HashSet::new();
    for found in suggester.suggest(0..article.paragraph_count()) {
        let parts = [found.source, found.cue].into_iter().flatten();
        let whole = |it: Span| article.span(it.range()).is_ok();
        assert!(found.content.iter().chain(parts).all(whole));
        assert!(found.confidence <= 100);
        assert!(
            keys.insert(found.key()),
            "two suggestions with one key: {}",
            found.key()
        );
        let _ = (found.reason(&article), found.form(&article), found.level());
    }
    let mut last = f32::INFINITY;
    let mut seen = std::collections::HashSet::new();
    for worth in rank(&article, &frame) {
        assert!(worth.score.is_finite() && worth.score <= last);
        assert!(seen.insert(worth.sentence));
        last = worth.score;
    }
    suggester.steps()
}

#[track_caller]
fn is_linear(piece: &str) {
    let of = |bytes: usize| {
        let text = piece.repeat(bytes / piece.len() + 1);
        (text.len() as u64, steps(text))
    };
    let (half, whole) = (of(MOST / 2), of(MOST));
    assert!(
        whole.1 <= STEPS_A_BYTE * whole.0,
        "{piece:?}: {} steps in {} bytes",
        whole.1,
        whole.0
    );
    assert!(
        whole.1 <= half.1 * 5 / 2 + 1000,
        "{piece:?}: {} steps, {} in half",
        whole.1,
        half.1
    );
}

#[test]
fn marks_and_nothing_else_are_read_in_one_go() {
    for piece in [
        "“", "”", "\"", "'", "’", "« ", "「", "“‘", "”“", "“\n", "\"a ", "'a' ", "``''",
    ] {
        is_linear(piece);
    }
}

#[test]
fn one_line_of_a_megabyte_is_read_in_one_go() {
    for piece in [
        "word ",
        "said ",
        "Ana said ",
        "according to ",
        "Ana, who said that ",
        "“A,” said Ana, ",
        "(((",
        ", and said, ",
        "Ana Ruiz, a ",
        "not. a. stop. ",
        "그는 “가” 라고 말했다 ",
        "他说：“是”，",
        "— ",
        "A: ",
        "that that that ",
    ] {
        is_linear(piece);
    }
}

#[test]
fn many_short_paragraphs_are_read_in_one_go() {
    for piece in [
        "“Go on\n",
        "“A b c d e.” \n\n",
        "Ana said.\n",
        "“A b c d,” she said.\n",
        "\r\n",
        "The researcher said it was so.\n",
    ] {
        is_linear(piece);
    }
}

/// Pieces of articles in several scripts, cut anywhere.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "'",
        "’",
        "«",
        "»",
        "「",
        "」",
        "『",
        "』",
        "„",
        "‹",
        "``",
        "''",
        ".",
        ",",
        ";",
        ":",
        "?",
        "!",
        "…",
        "—",
        "(",
        ")",
        "[",
        "]",
        "\n",
        "\n\n",
        "\r\n",
        "\u{2028}",
        " ",
        "\u{a0}",
        "\t",
        "said",
        "says",
        "told",
        "that",
        "who",
        "according to",
        "according",
        "to",
        "she",
        "he",
        "they",
        "Ana",
        "Ruiz",
        "Mr.",
        "U.S.",
        "the researcher",
        "a spokesman for",
        "warned",
        "not",
        "adding",
        "announcement",
        "claim",
        "report",
        "2,000",
        "40%",
        "1999",
        "$5",
        "말했다",
        "라고",
        "은",
        "에 따르면",
        "김 장관은",
        "と述べた",
        "氏は",
        "表示",
        "说",
        "称",
        "selon",
        "a déclaré",
        "sagte",
        "laut",
        "dijo",
        "según",
        "é",
        "e\u{301}",
        "👍🏽",
        "\u{200d}",
        "\u{feff}",
        "\0",
        "a",
        "Ünïcödé",
        "# ",
        "![a](b)",
        "BY ",
        "[YONHAP",
        "© ",
    ]);
    prop::collection::vec(piece, 0..400).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn any_mixture_gets_an_answer(text in soup()) {
        let bytes = text.len() as u64;
        prop_assert!(steps(text) <= STEPS_A_BYTE * bytes + 1000);
    }

    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,300}") {
        let bytes = text.len() as u64;
        prop_assert!(steps(text) <= STEPS_A_BYTE * bytes + 1000);
    }
}

#[test]
fn looking_for_suggestions_can_be_left_off() {
    let article = Article::new("“The pier is safe,” said Ana Ruiz.\n".repeat(20_000));
    let (frame, lessons) = (frame_of(&article), Lessons::default());
    let whole = 0..article.paragraph_count();
    let mut places = Vec::new();
    let mut suggester = Suggester::new(&article, &frame, &lessons);
    let found = suggester.suggest_while(whole, &mut |byte| {
        places.push(byte);
        places.len() < 3
    });
    assert!(found.is_none());
    assert_eq!(places.len(), 3);
    assert!(places.windows(2).all(|it| it[0] < it[1]), "{places:?}");
}
