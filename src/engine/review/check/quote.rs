//! T5: quotations.

use std::ops::Range;

use super::scene::{Pair, Scene, Side};
use super::{Check, Found, Level, shown};
use crate::engine::review::pair::Kind;

pub(super) const CHECK: Check = Check {
    id: "T5",
    key: "quotation",
    title: "Quotation",
    rule: "Words stand in quotation marks where the original quotes them, and nowhere else.",
    look,
};

/// Words of a quotation from which on it is speech and no mere phrase.
const SPEECH_WORDS: usize = 4;
/// The same in Korean, whose words carry their particles.
const SPEECH_WORDS_KOREAN: usize = 3;
/// The same in letters of scripts that part no words.
const SPEECH_LETTERS: usize = 8;
/// Shortest quotation, in characters, whose length is compared.
const MEASURED: usize = 20;
/// How many times as much as expected is quoted before that is strange.
const MORE_QUOTED: f64 = 1.8;
/// Characters of English to one of Korean, where an article is too short to tell.
const USUAL_RATIO: f64 = 2.08;

fn look(scene: &Scene, found: &mut Found) {
    let Some(original) = &scene.original else { return };
    if !scene.korean && !quotes(original) {
        return;
    }
    let ratio = ratio(scene);
    for (original, translation, pair) in scene.both() {
        let (one, other) = (original.quotes(&pair.original), translation.quotes(&pair.translation));
        match (one.len(), other.len()) {
            (0, 0) => {}
            (_, 0) => lost(scene, found, original, translation, pair, &one),
            (0, _) => added(scene, found, original, translation, pair, &other),
            (a, b) if a == b => lengths(found, original, translation, pair, &one, &other, ratio),
            (a, b) if is_speech_alike(original, translation, &one, &other) => {
                let values = [a.to_string(), b.to_string()];
                let message = format!("The original has {a} quotations here, the translation {b}");
                let places = [
                    original.place(one[0].start..one[a - 1].end),
                    translation.place(other[0].start..other[b - 1].end),
                ];
                // Parted by who says it, as much is quoted; with words newly quoted it is more.
                let chars = |text: &str, all: &[Range<usize>]| -> f64 {
                    all.iter().map(|it| text[it.clone()].chars().count() as f64).sum()
                };
                let expected = chars(original.text, &one) * ratio;
                let share = chars(translation.text, &other) / expected.max(1.0);
                // A mark without its partner hides what the original quotes.
                let source = original.words(&pair.original);
                let paired = source.matches('“').count() == source.matches('”').count() && !source.contains('"');
                let much = b > a && paired && share > MORE_QUOTED && expected > 40.0;
                let level = if much { Level::Warning } else { Level::Note };
                found.differs(&CHECK, level, pair, places, values, message);
            }
            _ => {}
        }
    }
}

/// Whether both sides have speech, so that a count means something.
fn is_speech_alike(original: &Side, translation: &Side, one: &[Range<usize>], other: &[Range<usize>]) -> bool {
    one.iter().any(|it| is_speech(&original.text[it.clone()]))
        && other.iter().any(|it| is_speech(&translation.text[it.clone()]))
}

/// Whether a text uses quotation marks at all; some mark speech by dashes.
fn quotes(side: &Side) -> bool {
    side.read.iter().any(|it| !it.quotes.is_empty())
}

fn lost(scene: &Scene, found: &mut Found, original: &Side, translation: &Side, pair: &Pair, one: &[Range<usize>]) {
    // The words may be quoted in the next sentence.
    let moved = scene
        .beside(pair)
        .any(|it| translation.quotes(&it.translation).len() > original.quotes(&it.original).len());
    if moved {
        return;
    }
    for quote in one.iter().filter(|it| !is_answer(original, it.start)) {
        let words = original.text[quote.clone()].to_owned();
        // Headlines sum up what was said.
        let level = match is_speech(&words) && !original.has(&pair.original, Kind::Headline) {
            true => Level::Warning,
            false => Level::Note,
        };
        let message = format!(
            "{} is quoted in the original, and no longer in the translation",
            shown(inner(&words))
        );
        let places = [original.place(quote.clone()), translation.whole(&pair.translation)];
        found.missing(&CHECK, level, pair, places, words, message);
    }
}

/// Whether the line around `at` begins with the label of a question or an answer, which needs no quotation marks.
fn is_answer(side: &Side, at: usize) -> bool {
    let start = side.text[..at].rfind('\n').map_or(0, |it| it + 1);
    let line =
        side.text[start..at].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '-' | '―' | '—'));
    ["Q", "A", "문", "답", "질문", "답변"].iter().any(|label| {
        let rest = line.strip_prefix(label).map(str::trim_start);
        rest.is_some_and(|it| it.starts_with([':', '.', '：', ')', ']']))
    })
}

fn added(scene: &Scene, found: &mut Found, original: &Side, translation: &Side, pair: &Pair, other: &[Range<usize>]) {
    let moved = scene
        .beside(pair)
        .any(|it| original.quotes(&it.original).len() > translation.quotes(&it.translation).len());
    if moved {
        return;
    }
    for quote in other {
        let words = translation.text[quote.clone()].to_owned();
        // A title or a word under doubt; speech is somebody's.
        let level = if is_speech(&words) {
            Level::Error
        } else {
            Level::Warning
        };
        let message = format!(
            "{} stands in quotation marks, and the original quotes nothing here",
            shown(inner(&words))
        );
        let places = [original.whole(&pair.original), translation.place(quote.clone())];
        found.added(&CHECK, level, pair, places, words, message);
    }
}

fn lengths(
    found: &mut Found,
    original: &Side,
    translation: &Side,
    pair: &Pair,
    one: &[Range<usize>],
    other: &[Range<usize>],
    ratio: f64,
) {
    for (a, b) in one.iter().zip(other) {
        let words = [
            original.text[a.clone()].to_owned(),
            translation.text[b.clone()].to_owned(),
        ];
        let counts = [words[0].chars().count(), words[1].chars().count()];
        let expected = counts[0] as f64 * ratio;
        if counts[0] < MEASURED || expected < 1.0 {
            continue;
        }
        let share = counts[1] as f64 / expected;
        if (0.6..=1.7).contains(&share) {
            continue;
        }
        let what = if share < 1.0 { "shorter" } else { "longer" };
        let level = if (0.5..=2.0).contains(&share) {
            Level::Note
        } else {
            Level::Warning
        };
        let message = format!(
            "The quotation is much {what} than in the original: {} and {} characters",
            counts[0], counts[1]
        );
        let places = [original.place(a.clone()), translation.place(b.clone())];
        found.differs(&CHECK, level, pair, places, words, message);
    }
}

/// Whether quoted words are a clause, and no word or two under doubt.
pub(in crate::engine::review) fn is_speech(words: &str) -> bool {
    let korean = words.chars().any(super::scene::is_hangul);
    // Japanese and Chinese have no spaces between words.
    if words
        .chars()
        .filter(|it| matches!(it, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
        .take(SPEECH_LETTERS)
        .count()
        == SPEECH_LETTERS
    {
        return true;
    }
    let fewest = if korean { SPEECH_WORDS_KOREAN } else { SPEECH_WORDS };
    let single = words.starts_with(['‘', '\'', '〈', '《', '『', '<']);
    !(single && korean) && words.split_whitespace().take(fewest).count() == fewest
}

/// Characters of the translation to one of the original, of all pairs.
fn ratio(scene: &Scene) -> f64 {
    let (mut one, mut other) = (0, 0);
    for (original, translation, pair) in scene.both().take(2000) {
        one += original.words(&pair.original).chars().count();
        other += translation.words(&pair.translation).chars().count();
    }
    if one < 500 && scene.korean {
        USUAL_RATIO
    } else {
        other as f64 / one.max(1) as f64
    }
}

fn inner(words: &str) -> &str {
    words.trim_matches([
        '“', '”', '"', '‘', '’', '\'', '「', '」', '『', '』', '«', '»', '„', ' ', '\u{a0}', '\u{202f}',
    ])
}
