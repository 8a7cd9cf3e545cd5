//! Words cut down to what stays the same when they are inflected.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word, in characters, that is looked at; the rest of a longer one is left out.
const LONGEST: usize = 40;
/// A Latin stem is cut to so many letters.
const LATIN_STEM: usize = 6;

/// What Korean puts after a noun, longest first.
#[rustfmt::skip] // By length.
const PARTICLES: &[&str] = &[
    "으로부터", "에서부터", "에게서는",
    "으로서", "으로써", "으로는", "으로도", "에서는", "에서도", "에게는", "에게도", "까지는", "까지도", "부터는", "보다는", "이라고", "이라는", "이라며", "이라도", "에서의", "에게서", "이었다", "입니다",
    "으로", "에서", "에게", "에는", "에도", "까지", "부터", "보다", "처럼", "같이", "마저", "조차", "밖에", "라고", "라는", "라며", "이나", "이며", "이자", "이고", "이란", "이다", "였다", "로서", "로써", "로는", "과의", "와의", "과는", "와는", "들은", "들이", "들을", "들의", "께서", "한테", "이라", "인데", "이든", "라도",
    "은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만", "인", "란", "들", "씨",
];

/// `word` in Hangul without the particles after it; never fewer than two syllables of a longer word.
pub(super) fn bare_hangul(word: &str) -> &str {
    let count = word.chars().count();
    for particle in PARTICLES {
        if let Some(stem) = word.strip_suffix(particle)
            && count - particle.chars().count() >= 2
        {
            return stem;
        }
    }
    word
}

/// `word` in small letters without accents; German and French letters in two stand as two.
pub(super) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word[..word.len().min(LONGEST)].to_ascii_lowercase();
    }
    // Whole syllables have no case, and no accents to take off.
    if word.chars().all(|it| matches!(it, '\u{ac00}'..='\u{d7a3}')) {
        return word.chars().take(LONGEST).collect();
    }
    let mut letters = String::with_capacity(word.len());
    for c in word.chars().take(LONGEST).flat_map(char::to_lowercase).nfd() {
        match c {
            'ß' => letters.push_str("ss"),
            'æ' => letters.push_str("ae"),
            'œ' => letters.push_str("oe"),
            'ø' => letters.push('o'),
            'đ' => letters.push('d'),
            'ł' => letters.push('l'),
            c if is_combining_mark(c) && !is_hangul(c) => {}
            c => letters.push(c),
        }
    }
    letters.nfc().collect()
}

/// The stem of a word for learning which words go together: of Hangul the word without particles, of
/// others the first letters.
pub(super) fn stem(word: &str) -> String {
    if word.contains(is_hangul) {
        return bare_hangul(word).chars().take(LATIN_STEM / 2).collect();
    }
    folded(word).chars().take(LATIN_STEM).collect()
}

/// Whether `c` is Hangul, in syllables or in letters.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}')
}

/// The words of `text`: runs of letters and digits, cut where Hangul meets another script, so that
/// particles do not stick to “NATO는”.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let runs = text.split(|c: char| !(is_hangul(c) || c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c))));
    runs.filter(|it| !it.is_empty()).flat_map(scripts)
}

/// The pieces of a run, each Hangul or not.
fn scripts(run: &str) -> impl Iterator<Item = &str> {
    let mut rest = run;
    std::iter::from_fn(move || {
        let hangul = is_hangul(rest.chars().next()?);
        let end = rest.find(|c| is_hangul(c) != hangul).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}
