//! Whether a Hangul and a Latin name can be one person's.

use unicode_normalization::UnicodeNormalization;

use super::hangul::{Syllable, capitalised, revised, syllables};
use super::surname::{spellings, surname_chars};

/// Most Latin letters of a name; a set of places among them fits a `u128`.
const MOST_LETTERS: usize = 120;

/// Whether `latin` is a way to write the Korean name `hangul`.
///
/// The given name may be spelled syllable by syllable after Revised
/// Romanization, after McCune-Reischauer or as the press does; the family name
/// also as custom has it (Lee, Park); either may come first. Case, accents,
/// hyphens, spaces and apostrophes do not matter, except that ŏ and ŭ stand for
/// ㅓ and ㅡ only, and that hyphens between all syllables divide them.
/// A family name alone is nobody in particular.
pub fn is_same_person(hangul: &str, latin: &str) -> bool {
    walk(hangul, latin, false)
}

/// Whether `latin` may be the beginning of a way to write `hangul`, as while it is typed.
///
/// The family or the given name may come first; the second only after the whole of the first.
pub fn begins_same_person(hangul: &str, latin: &str) -> bool {
    walk(hangul, latin, true)
}

/// Whether `hangul` may be the beginning of the Korean name that `latin` writes: 오, 오경 for Oh Kyung-seob.
pub fn begins_in_hangul(hangul: &str, latin: &str) -> bool {
    let Some(letters) = Latin::of(latin) else {
        return false;
    };
    let text: String = hangul.nfc().filter(|it| !it.is_whitespace()).collect();
    let Some(syllables) = syllables(&text).filter(|it| (1..=12).contains(&it.len())) else {
        return false;
    };
    let name = KoreanName { text, syllables };
    // The given name alone, or a part of it.
    let starts = letters.gaps | 1;
    if name.syllables.len() > 1
        && letters.syllables(starts, &name.syllables, false) & (letters.gaps | letters.all()) != 0
    {
        return true;
    }
    // A family name comes first or last; what is typed after it begins the given name.
    let whole = (name.syllables.len(), 0);
    let splits = name.splits().map(|it| (it.0.len(), it.1.len()));
    splits.chain([whole]).any(|(surname, _)| {
        let (surname, given) = name.syllables.split_at(surname);
        let first = name.surname_from(&letters, 1, surname) & letters.word_ends();
        let given_first = letters.syllables(1, given, false);
        let ends = first & !letters.all();
        each(ends).any(|it| letters.syllables(1 << it, given, false) != 0)
            || each(letters.word_ends() & letters.gaps).any(|it| {
                let last = name.surname_from(&letters, 1 << it, surname) & letters.all();
                last != 0 && (given.is_empty() || given_first != 0)
            })
    })
}

/// Whether `latin` is a way to write the family name of the Korean name `hangul`.
pub fn is_surname_of(hangul: &str, latin: &str) -> bool {
    let (Some(name), Some(latin)) = (KoreanName::of(hangul), Latin::of(latin)) else {
        return false;
    };
    let whole = latin.all();
    name.splits()
        .any(|(surname, _)| name.surname_from(&latin, 1, surname) & whole != 0)
}

/// Whether `latin` is a way to write `surname`, a family name that stands alone.
pub fn is_family_name(surname: &str, latin: &str) -> bool {
    // Any given name after it makes it the name of a person.
    is_surname_of(&format!("{surname}가나"), latin)
}

/// `hangul` in Revised Romanization: a name of two to four syllables as family and given name
/// (“O Gyeong-seop”), anything else word by word.
pub fn romanised(hangul: &str) -> String {
    let composed: String = hangul.trim().nfc().collect();
    let bare: String = composed.chars().filter(|it| !it.is_whitespace()).collect();
    let spaced = composed.split_whitespace().count() > 1;
    let chars = bare.chars().count();
    let is_name = syllables(&bare).is_some() && (2..=4).contains(&chars);
    let divided = composed.split_whitespace().next().map_or(0, |it| it.chars().count()) == surname_chars(&bare);
    if is_name && (!spaced || divided) {
        let split = bare
            .char_indices()
            .nth(surname_chars(&bare))
            .map_or(bare.len(), |it| it.0);
        let (surname, given) = bare.split_at(split);
        return format!("{} {}", revised(surname, ""), revised(given, "-"));
    }
    let words: Vec<String> = composed.split_whitespace().map(|it| revised(it, "")).collect();
    words.join(" ")
}

/// The usual spelling of a Korean name's family name, capitalised; its Revised Romanization where custom knows none.
pub fn usual_surname(hangul: &str) -> Option<String> {
    let name = KoreanName::of(hangul)?;
    let surname: String = name.text.chars().take(surname_chars(&name.text)).collect();
    let usual = spellings(&surname).first();
    Some(usual.map_or_else(|| revised(&surname, ""), |it| capitalised(it)))
}

fn walk(hangul: &str, latin: &str, partly: bool) -> bool {
    let (Some(name), Some(latin)) = (KoreanName::of(hangul), Latin::of(latin)) else {
        return false;
    };
    name.splits().any(|(surname, given)| {
        let first = name.surname_from(&latin, 1, surname) & latin.word_ends();
        if each(first).any(|it| latin.given(it, given) & latin.all() != 0) {
            return true;
        }
        let given_first = latin.given(0, given) & latin.word_ends();
        if name.surname_from(&latin, given_first, surname) & latin.all() != 0 {
            return true;
        }
        partly && (name.surname_begun(&latin, surname) || each(first | 1).any(|it| latin.begun(it, given)))
    })
}

/// A Hangul name of at least two syllables.
struct KoreanName {
    text: String,
    syllables: Vec<Syllable>,
}

impl KoreanName {
    fn of(hangul: &str) -> Option<Self> {
        let text: String = hangul.nfc().filter(|it| !it.is_whitespace()).collect();
        let syllables = syllables(&text)?;
        (2..=12)
            .contains(&syllables.len())
            .then_some(KoreanName { text, syllables })
    }

    /// Family and given name: with a family name of two syllables first, if there is one.
    fn splits(&self) -> impl Iterator<Item = (&[Syllable], &[Syllable])> {
        let long = surname_chars(&self.text);
        let short = (long > 1).then_some(1);
        std::iter::once(long).chain(short).map(|it| self.syllables.split_at(it))
    }

    /// Places in `latin` where the family name may end that begins at one of `from`.
    fn surname_from(&self, latin: &Latin, from: u128, surname: &[Syllable]) -> u128 {
        let name: String = self.text.chars().take(surname.len()).collect();
        let custom = spellings(&name).iter().copied();
        // Custom spellings may be written apart: Nam Goong.
        let custom = latin.after(from, custom, true);
        custom | latin.syllables(from, surname, false)
    }

    /// Whether `latin` as a whole is a beginning of the family name.
    fn surname_begun(&self, latin: &Latin, surname: &[Syllable]) -> bool {
        let name: String = self.text.chars().take(surname.len()).collect();
        spellings(&name).iter().any(|it| latin.ends_in(0, it)) || latin.begun(0, surname)
    }
}

/// The letters of a Latin name, folded; ŏ and ŭ keep their breve. Sets of places are bits, 0 before the first letter.
struct Latin {
    letters: Vec<char>,
    /// Places with a hyphen or a space.
    gaps: u128,
    /// Places with a space, comma or the like.
    spaces: u128,
}

impl Latin {
    fn of(text: &str) -> Option<Self> {
        let mut latin = Latin {
            letters: Vec::new(),
            gaps: 0,
            spaces: 0,
        };
        for c in text.nfd().flat_map(char::to_lowercase) {
            if latin.letters.len() > MOST_LETTERS {
                return None;
            }
            let here = 1u128 << latin.letters.len();
            match c {
                'a'..='z' => latin.letters.push(c),
                'ı' => latin.letters.push('i'),
                '\u{306}' | '\u{30c}' => latin.breve(),
                '\u{300}'..='\u{36f}' | '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʻ' => {}
                '-' | '‐' | '‑' | '–' => latin.gaps |= here,
                ' ' | ',' | '.' => {
                    latin.gaps |= here;
                    latin.spaces |= here;
                }
                _ if c.is_whitespace() => {
                    latin.gaps |= here;
                    latin.spaces |= here;
                }
                _ => return None,
            }
        }
        let inner = !(1 | latin.all());
        latin.gaps &= inner;
        latin.spaces &= inner;
        (!latin.letters.is_empty()).then_some(latin)
    }

    fn breve(&mut self) {
        match self.letters.last_mut() {
            Some(last @ 'o') => *last = 'ŏ',
            Some(last @ 'u') => *last = 'ŭ',
            _ => {}
        }
    }

    /// The place after the last letter.
    fn all(&self) -> u128 {
        1 << self.letters.len()
    }

    /// Where a family or a given name may end: at a gap if there are spaces, else anywhere.
    fn word_ends(&self) -> u128 {
        let ends = if self.spaces == 0 { u128::MAX } else { self.gaps };
        ends | self.all()
    }

    /// Whether what is left from `start` is a beginning of the `given` name.
    fn begun(&self, start: usize, given: &[Syllable]) -> bool {
        (0..=given.len()).any(|whole| {
            let (whole, rest) = given.split_at(whole);
            let at = self.syllables(1 << start, whole, false);
            let next = rest
                .first()
                .is_some_and(|next| self.syllable_begun(at, *next, whole.last().copied()));
            next || at & self.all() != 0
        })
    }

    /// Whether what is left from one of `from` is a beginning of `syllable`.
    fn syllable_begun(&self, from: u128, syllable: Syllable, before: Option<Syllable>) -> bool {
        let begins = |places: u128, piece: &str| each(places).any(|it| self.ends_in(it, piece));
        let onset = self.after(from, syllable.onsets(before), false);
        let vowel = self.after(onset, syllable.vowels(), false);
        syllable.onsets(before).any(|piece| begins(from, piece))
            || syllable.vowels().any(|piece| begins(onset, piece))
            || syllable.codas(None).any(|piece| begins(vowel, piece))
    }

    /// Whether the letters from `place` on are a beginning of `piece`.
    fn ends_in(&self, place: usize, piece: &str) -> bool {
        let left = &self.letters[place..];
        left.len() <= piece.chars().count() && left.iter().copied().eq(piece.chars().take(left.len()))
    }

    /// Places where the `given` name may end that begins at `start`.
    fn given(&self, start: usize, given: &[Syllable]) -> u128 {
        let mut ends = self.syllables(1 << start, given, false);
        for end in each(ends) {
            let gaps = each(self.gaps).filter(|&it| start < it && it < end).count();
            // As many pieces as syllables: the writer has divided them.
            let divided = gaps > 0 && gaps + 1 == given.len();
            if divided && self.syllables(1 << start, given, true) & (1 << end) == 0 {
                ends &= !(1 << end);
            }
        }
        ends
    }

    /// Places where `syllables` may end that begin at one of `from`, with a gap after each of them if `divided`.
    fn syllables(&self, from: u128, syllables: &[Syllable], divided: bool) -> u128 {
        let mut at = from;
        for (i, &syllable) in syllables.iter().enumerate() {
            let before = i.checked_sub(1).map(|it| syllables[it]);
            at = self.syllable(at, syllable, before, syllables.get(i + 1).copied());
            if divided && i + 1 < syllables.len() {
                at &= self.gaps;
            }
        }
        at
    }

    fn syllable(&self, from: u128, syllable: Syllable, before: Option<Syllable>, after: Option<Syllable>) -> u128 {
        let onset = self.after(from, syllable.onsets(before), false);
        let turned = self.after(from, ["wh"].into_iter(), false);
        let mut plain = self.after(onset, syllable.vowels().filter(|it| !it.ends_with('h')), false);
        plain |= self.after(turned, syllable.after_wh().filter(|it| !it.ends_with('h')), false);
        // An h that only lengthens the vowel (Suh) must not eat that of the next syllable.
        let long = self.after(onset, syllable.vowels().filter(|it| it.ends_with('h')), false);
        if syllable.is_open() {
            return plain | (long & (self.gaps | self.all() | self.consonants()));
        }
        self.after(plain | long, syllable.codas(after), false)
    }

    /// Places before a consonant.
    fn consonants(&self) -> u128 {
        let places = self.letters.iter().enumerate();
        let consonants = places.filter(|(_, c)| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'ŏ' | 'ŭ' | 'y' | 'w'));
        consonants.fold(0, |set, (place, _)| set | 1 << place)
    }

    /// Places after one of `spellings` from one of `from`; a spelling lies between gaps unless it may be `apart`.
    fn after(&self, from: u128, spellings: impl Iterator<Item = &'static str>, apart: bool) -> u128 {
        let mut reached = 0;
        if from == 0 {
            return reached;
        }
        for spelling in spellings {
            for place in each(from) {
                let mut letters = self.letters.get(place..).unwrap_or_default().iter();
                if !spelling.chars().all(|it| letters.next() == Some(&it)) {
                    continue;
                }
                let end = self.letters.len() - letters.len();
                let inside = ((1u128 << end) - 1) & !((2u128 << place) - 1);
                if apart || self.gaps & inside == 0 {
                    reached |= 1 << end;
                }
            }
        }
        reached
    }
}

/// The places of a set, in order.
fn each(mut set: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(place)
    })
}
