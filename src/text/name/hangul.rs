//! Hangul syllables taken apart, and how each part is written in Latin letters.
//!
//! Two systems rule what officials and libraries write: Revised Romanization (2000) and McCune-Reischauer (1939).
//! The press and the bearers of the names follow neither strictly, so each part has a set of spellings.

use unicode_normalization::UnicodeNormalization;

/// The parts of one Hangul syllable, as numbers in the order of Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Syllable {
    /// 0 to 18, ㄱ to ㅎ.
    onset: usize,
    /// 0 to 20, ㅏ to ㅣ.
    vowel: usize,
    /// 0 to 27; 0 is none.
    coda: usize,
}

const SILENT: usize = 11;
const N: usize = 2;
const R: usize = 5;
const M: usize = 6;
const H: usize = 18;

/// How Revised Romanization and others write an onset.
#[rustfmt::skip] // A letter a line; Revised Romanization first.
const ONSETS: [&[&str]; 19] = [
    &["g", "k"],                    // ㄱ
    &["kk", "gg", "k", "g"],        // ㄲ
    &["n"],                         // ㄴ
    &["d", "t"],                    // ㄷ
    &["tt", "dd", "t", "d"],        // ㄸ
    &["r", "l", "n", "rh"],         // ㄹ; n as in the South, and after other consonants
    &["m"],                         // ㅁ
    &["b", "p"],                    // ㅂ
    &["pp", "bb", "p", "b"],        // ㅃ
    &["s", "sh"],                   // ㅅ
    &["ss", "s", "sh"],             // ㅆ
    &[""],                          // ㅇ
    &["j", "ch", "z"],              // ㅈ
    &["jj", "tch", "cch", "j", "ch"], // ㅉ
    &["ch", "tch"],                 // ㅊ
    &["k", "kh"],                   // ㅋ
    &["t", "th"],                   // ㅌ
    &["p", "ph"],                   // ㅍ
    &["h"],                         // ㅎ
];

/// How a vowel is written. ŏ and ŭ stand for themselves: who writes the breve means ㅓ and ㅡ.
#[rustfmt::skip] // A letter a line; Revised Romanization first.
const VOWELS: [&[&str]; 21] = [
    &["a", "ah"],                                       // ㅏ
    &["ae", "ai", "e", "ay", "ea"],                     // ㅐ
    &["ya", "yah", "ia"],                               // ㅑ
    &["yae", "yai"],                                    // ㅒ
    &["eo", "o", "ŏ", "u", "uh", "eoh", "ou"],          // ㅓ
    &["e", "eh", "ei", "ey"],                           // ㅔ
    &["yeo", "yo", "yŏ", "yu", "you", "yuh", "yeoh", "yeou"], // ㅕ
    &["ye", "e", "yeh", "yei"],                         // ㅖ
    &["o", "oh"],                                       // ㅗ
    &["wa", "wah", "oa", "ua"],                         // ㅘ
    &["wae", "wai", "oae"],                             // ㅙ
    &["oe", "oi", "we", "oy", "woe"],                   // ㅚ
    &["yo", "yoh"],                                     // ㅛ
    &["u", "oo", "ou"],                                 // ㅜ
    &["wo", "weo", "wŏ", "woh", "uo"],                  // ㅝ
    &["we", "weh", "wei"],                              // ㅞ
    &["wi", "wee"],                                     // ㅟ
    &["yu", "yoo", "you"],                              // ㅠ
    &["eu", "u", "ŭ"],                                  // ㅡ
    &["ui", "eui", "ŭi", "ee", "i", "ie"],              // ㅢ
    &["i", "ee", "ie"],                                 // ㅣ
];

/// What a vowel may be written as when no consonant comes before it: Woo, Yi.
const BARE_U: &[&str] = &["woo", "wu"];
const BARE_I: &[&str] = &["yi", "yee"];

/// How a final consonant is written.
#[rustfmt::skip] // A letter a line; Revised Romanization first.
const CODAS: [&[&str]; 28] = [
    &[""],
    &["k", "g", "ck", "c"],     // ㄱ
    &["k", "g", "ck", "kk"],    // ㄲ
    &["k", "g", "ks"],          // ㄳ
    &["n"],                     // ㄴ
    &["n", "nj", "nt"],         // ㄵ
    &["n", "nh"],               // ㄶ
    &["t", "d"],                // ㄷ
    &["l", "r", "ll"],          // ㄹ
    &["k", "g", "lk", "lg", "l"], // ㄺ
    &["m", "lm"],               // ㄻ
    &["l", "p", "b", "lb", "lp"], // ㄼ
    &["l", "ls"],               // ㄽ
    &["l", "lt"],               // ㄾ
    &["p", "l", "lp"],          // ㄿ
    &["l", "lh"],               // ㅀ
    &["m"],                     // ㅁ
    &["p", "b"],                // ㅂ
    &["p", "b", "ps"],          // ㅄ
    &["t", "s", "d"],           // ㅅ
    &["t", "ss", "s", "d"],     // ㅆ
    &["ng"],                    // ㅇ
    &["t", "j", "d"],           // ㅈ
    &["t", "ch", "d"],          // ㅊ
    &["k", "g"],                // ㅋ
    &["t", "th", "d"],          // ㅌ
    &["p", "ph", "b"],          // ㅍ
    &["t", "h", ""],            // ㅎ
];

/// Whether `latin` is written as some Korean syllable is: an onset, a vowel and a final consonant in spellings of theirs.
///
/// A name may be spelled as its owner pleases (Gue, Yuop); what is no syllable is not another one.
pub fn is_romanised_syllable(latin: &str) -> bool {
    let latin = latin.to_lowercase();
    let begins = |text: &str, with: &str| text.strip_prefix(with).map(str::to_owned);
    let onsets = ONSETS.iter().flat_map(|it| it.iter());
    let vowels = || VOWELS.iter().chain([&BARE_U, &BARE_I]).flat_map(|it| it.iter());
    let is_coda = |rest: String| CODAS.iter().flat_map(|it| it.iter()).any(|it| *it == rest);
    onsets
        .filter_map(|it| begins(&latin, it))
        .any(|rest| vowels().filter_map(|it| begins(&rest, it)).any(is_coda))
}

impl Syllable {
    /// The parts of `c`, if it is a whole Hangul syllable.
    pub(super) fn of(c: char) -> Option<Self> {
        let index = usize::try_from(u32::from(c)).ok()?.checked_sub(0xAC00)?;
        (index < 11_172).then_some(Syllable {
            onset: index / 588,
            vowel: index % 588 / 28,
            coda: index % 28,
        })
    }

    /// The Revised Romanization of the syllable alone, as in names.
    fn revised(self) -> String {
        [ONSETS[self.onset][0], VOWELS[self.vowel][0], CODAS[self.coda][0]].concat()
    }

    /// Spellings of the onset after the syllable `before`.
    pub(super) fn onsets(self, before: Option<Syllable>) -> impl Iterator<Item = &'static str> {
        // 림, 류, 렬 lose their consonant in the South; ㄹ makes a following ㄴ one (McCune-Reischauer: Sŏllal).
        let dropped = (self.onset == R && matches!(self.vowel, 2 | 3 | 6 | 7 | 12 | 17 | 20)).then_some("");
        let alike = (self.onset == N && before.is_some_and(|it| CODAS[it.coda][0] == "l")).then_some("l");
        ONSETS[self.onset].iter().copied().chain(dropped).chain(alike)
    }

    /// Spellings of the vowel.
    pub(super) fn vowels(self) -> impl Iterator<Item = &'static str> {
        let bare = match (self.onset, self.vowel) {
            (SILENT, 13) => BARE_U,
            (SILENT | R, 20) => BARE_I,
            _ => &[],
        };
        VOWELS[self.vowel].iter().chain(bare).copied()
    }

    /// What follows the w in spellings of the vowel, where h and w may stand the other way round: Whan for 환.
    pub(super) fn after_wh(self) -> impl Iterator<Item = &'static str> {
        let spellings = if self.onset == H { VOWELS[self.vowel] } else { &[] };
        spellings.iter().filter_map(|it| it.strip_prefix('w'))
    }

    /// Spellings of the final consonant before the syllable `after`.
    pub(super) fn codas(self, after: Option<Syllable>) -> impl Iterator<Item = &'static str> {
        // Before n, m and r a final consonant turns nasal, and n before r turns to l (McCune-Reischauer writes it).
        let nasal = after.is_some_and(|it| matches!(it.onset, N | R | M));
        let turned = match CODAS[self.coda][0] {
            "k" if nasal => Some("ng"),
            "t" if nasal => Some("n"),
            "p" if nasal => Some("m"),
            "n" if after.is_some_and(|it| it.onset == R) => Some("l"),
            _ => None,
        };
        CODAS[self.coda].iter().copied().chain(turned)
    }

    /// Whether no consonant closes the syllable.
    pub(super) fn is_open(self) -> bool {
        self.coda == 0
    }
}

/// The syllables of `text` if it is Hangul and white space only; also of decomposed text.
pub(super) fn syllables(text: &str) -> Option<Vec<Syllable>> {
    let letters = text.nfc().filter(|it| !it.is_whitespace());
    letters.map(Syllable::of).collect()
}

/// Whether any character of `text` is Hangul, whole or in parts.
pub(super) fn has_hangul(text: &str) -> bool {
    text.chars().any(is_hangul)
}

/// Whether `c` is a Hangul syllable or a letter of one.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}')
}

/// `word` in Revised Romanization, each syllable by itself with `between` them, the first letter a capital.
///
/// What is not Hangul stays as it is.
pub(super) fn revised(word: &str, between: &str) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    for c in word.nfc() {
        let Some(syllable) = Syllable::of(c) else {
            out.push(c);
            continue;
        };
        let latin = syllable.revised();
        if out.ends_with(|it: char| it.is_ascii_alphanumeric()) {
            out.push_str(between);
            out.push_str(&latin);
        } else {
            out.push_str(&capitalised(&latin));
        }
    }
    out
}

/// `latin` with a capital at its start.
pub(super) fn capitalised(latin: &str) -> String {
    let mut letters = latin.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_a_syllable_is_written_as_one() {
        for syllable in ["Yeong", "gyo", "Seung", "kyung", "a", "woo", "hyun"] {
            assert!(is_romanised_syllable(syllable), "{syllable}");
        }
        for own in ["gue", "yuop", "yueng", "ihk", "x", ""] {
            assert!(!is_romanised_syllable(own), "{own}");
        }
    }
}
