//! Offsets of every kind, for any text.

use proptest::prelude::*;

use pressmark::model::article::{Article, is_line_end};
use pressmark::text::quotation;
use pressmark::text::segment::{
    is_grapheme_boundary, next_grapheme, next_word, previous_grapheme, previous_word, sentence_at, sentences, snap,
    trim, word_at,
};

/// Texts with what goes wrong in texts.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[a-zA-Z .,\"'”“]{1,12}",
        prop::sample::select(vec![
            "\r\n",
            "\r",
            "\n",
            "\u{85}",
            "\u{2028}",
            "\t",
            "\u{a0}",
            "\u{ad}",
            "\u{3000}",
            "👩\u{200d}👩\u{200d}👧",
            "🇰🇷🇫🇷🇺",
            "e\u{301}",
            "\u{301}",
            "\u{1112}\u{1161}\u{11ab}",
            "한국에서는 ",
            "ก\u{e33}",
            "क्षि",
            "\u{202e}",
            "שלום",
            "。",
            "다. ",
            "“Why?” he asked. ",
            "U.S. The ",
            "3.5",
            "... ",
            "\u{600}1",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn bytes_code_points_and_utf16_units_convert_both_ways(start in any_text(), times in 1_usize..200) {
        // Long enough for several checkpoints.
        let text = start.repeat(times);
        let article = Article::new(text.as_str());
        let offsets = article.offsets();
        let (mut chars, mut units) = (0, 0);
        let step = (text.len() / 300).max(1);
        for (i, (byte, c)) in text.char_indices().chain([(text.len(), ' ')]).enumerate() {
            if i % step == 0 || byte == text.len() {
                prop_assert_eq!(offsets.chars_before(&text, byte), chars);
                prop_assert_eq!(offsets.utf16_before(&text, byte), units);
                prop_assert_eq!(offsets.byte_of_char(&text, chars), Some(byte));
                prop_assert_eq!(offsets.byte_of_utf16(&text, units), Some(byte));
                if byte < text.len() && c.len_utf16() == 2 {
                    prop_assert_eq!(offsets.byte_of_utf16(&text, units + 1), None);
                }
            }
            if byte < text.len() {
                chars += 1;
                units += c.len_utf16();
            }
        }
        prop_assert_eq!(offsets.byte_of_char(&text, chars + 1), None);
        prop_assert_eq!(offsets.byte_of_utf16(&text, units + 1), None);
    }

    #[test]
    fn paragraphs_partition_any_text(text in any_text()) {
        let article = Article::new(text.as_str());
        let mut at = 0;
        for i in 0..article.paragraph_count() {
            let whole = article.paragraph_with_end(i);
            let words = article.paragraph(i);
            prop_assert_eq!(whole.start, at);
            prop_assert!(words.start == whole.start && words.end <= whole.end);
            let end = &text[words.end..whole.end];
            prop_assert!(["", "\r\n"].contains(&end) || (end.chars().count() == 1 && end.chars().all(is_line_end)));
            prop_assert!(!text[words].contains(is_line_end));
            prop_assert!(!end.is_empty() || i + 1 == article.paragraph_count());
            for byte in whole.clone() {
                prop_assert_eq!(article.paragraph_at(byte), i);
            }
            at = whole.end;
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn steps_make_progress_and_cut_no_grapheme(text in any_text(), raw in any::<prop::sample::Index>()) {
        use unicode_segmentation::UnicodeSegmentation;
        let edges: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i).chain([text.len()]).collect();
        let is_edge = |it: usize| edges.binary_search(&it).is_ok();
        // Any byte may be asked for, even one inside a character.
        let byte = raw.index(text.len() + 1);
        prop_assert_eq!(is_grapheme_boundary(&text, byte), is_edge(byte));
        let (next, previous) = (next_grapheme(&text, byte), previous_grapheme(&text, byte));
        prop_assert_eq!(Some(next), edges.iter().copied().find(|it| *it > byte).or(Some(text.len())));
        prop_assert_eq!(Some(previous), edges.iter().copied().rev().find(|it| *it < byte).or(Some(0)));

        let (next, previous) = (next_word(&text, byte), previous_word(&text, byte));
        prop_assert!(is_edge(next) && (next > byte || byte == text.len()));
        prop_assert!(is_edge(previous) && (previous < byte || byte == 0));
        let word = word_at(&text, byte);
        prop_assert!(is_edge(word.start) && is_edge(word.end) && word.start <= byte && byte <= word.end.max(byte));
        prop_assert!(word.start < word.end || text.is_empty());

        let snapped = snap(&text, byte..byte);
        prop_assert!(is_edge(snapped.start) && is_edge(snapped.end) && snapped.start <= byte && byte <= snapped.end);
        if let Some(trimmed) = trim(&text, snapped.start..text.len()) {
            prop_assert!(is_edge(trimmed.start) && is_edge(trimmed.end) && trimmed.start < trimmed.end);
        }
    }

    #[test]
    fn sentences_hold_every_word_and_cut_no_grapheme(text in any_text(), raw in any::<prop::sample::Index>()) {
        let article = Article::new(text.as_str());
        for i in 0..article.paragraph_count() {
            let paragraph = article.paragraph(i);
            let mut at = paragraph.start;
            for sentence in sentences(&text, paragraph.clone()) {
                prop_assert!(at <= sentence.start && sentence.start < sentence.end && sentence.end <= paragraph.end);
                prop_assert!(text[at..sentence.start].trim().is_empty());
                // A paragraph may itself begin inside a grapheme, after a line separator.
                let words = &text[paragraph.clone()];
                prop_assert!(is_grapheme_boundary(words, sentence.start - paragraph.start));
                prop_assert!(is_grapheme_boundary(words, sentence.end - paragraph.start));
                at = sentence.end;
            }
            prop_assert!(text[at..paragraph.end].trim().is_empty());
        }
        let byte = raw.index(text.len() + 1);
        let paragraph = article.paragraph(article.paragraph_at(byte));
        let sentence = sentence_at(&text, paragraph.clone(), byte);
        prop_assert!(paragraph.start <= sentence.start && sentence.end <= paragraph.end);
        prop_assert!(text.get(sentence).is_some());
    }

    #[test]
    fn quotations_nest_and_lie_on_their_marks(text in any_text()) {
        let found = quotation::pairs(&text);
        for (i, outer) in found.iter().enumerate() {
            prop_assert!(text.get(outer.clone()).is_some());
            for inner in &found[i + 1..] {
                prop_assert!(inner.start >= outer.end || inner.end < outer.end);
            }
            let (inside, around) = quotation::inside(&text, 0..text.len(), outer.start).unwrap();
            prop_assert!(text.get(inside).is_some() && around.start <= outer.start);
        }
    }
}
