//! What two sentences in different languages have in common: numbers, names, words of a list, quotation marks.
//!
//! Each is an anchor with a number of its own. How much one counts falls with how many sentences hold it:
//! idf = ln(1 + N / (df of the original + df of the translation)) / ln(1 + N / 2), N all sentences of both.

mod names;
mod number;

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::{Learned, Meaning, korean_english};
use super::stem::{bare_hangul, folded, is_hangul, words};

/// Most words of a segment that are looked at.
const MOST_WORDS: usize = 1000;
/// Anchors that count less are left out: they are nearly everywhere.
const LEAST: f32 = 0.1;
/// Fewest letters of a word that may be the same word in both languages, and the letters that are compared.
const COGNATE: (usize, usize) = (6, 5);
/// Letters of a shorter common beginning.
const SHORT_COGNATE: (usize, usize) = (5, 4);

/// How much anchors of each kind count, before idf.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    pub number: f32,
    /// The same word in both texts.
    pub word: f32,
    /// Words that begin alike.
    pub cognate: f32,
    /// A name in two scripts.
    pub name: f32,
    /// Words that the list, or what was learned, gives as translations.
    pub lexicon: f32,
    /// Both have a quotation.
    pub quotation: f32,
}

/// Where anchors are looked for.
pub(super) struct Side<'a> {
    pub text: &'a str,
    /// Bytes of each segment that say something.
    pub segments: &'a [Range<usize>],
}

/// The anchors of both texts.
pub(super) struct Anchors {
    /// Of each segment, in rising order, only those that both texts have.
    pub original: Vec<Vec<u32>>,
    pub translation: Vec<Vec<u32>>,
    /// How much each anchor counts.
    pub weights: Vec<f32>,
    /// How many quotations each segment has, or begins or ends.
    pub original_quotes: Vec<u8>,
    pub translation_quotes: Vec<u8>,
}

/// What an anchor is, before it gets its number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Number(String),
    Month(u8),
    Word(String),
    Cognate(String),
    Name(u32),
    Meaning(Meaning),
    Learned(u32),
}

/// A word as it stands and folded.
struct Word<'a> {
    plain: &'a str,
    folded: String,
}

impl Word<'_> {
    fn is_hangul(&self) -> bool {
        self.plain.contains(is_hangul)
    }
}

/// Both texts with the anchors found so far, before it is known what each counts.
pub(super) struct Search<'a> {
    words: [Vec<Vec<Word<'a>>>; 2],
    /// Of each segment, in rising order.
    keys: [Vec<Vec<u32>>; 2],
    quotes: [Vec<u8>; 2],
    book: Book<'a>,
    /// Rows that were learned and looked for.
    learned: u32,
}

impl<'a> Search<'a> {
    /// Finds what needs nothing learned.
    pub fn of(original: &Side<'a>, translation: &Side<'a>, kinds: &'a Weights) -> Self {
        let sides = [original, translation];
        let words = sides.map(read);
        let [from_hangul, to_hangul] = [0, 1].map(|it| words[it].iter().flatten().any(Word::is_hangul));
        // Two scripts have no words that begin alike.
        let cognates = from_hangul == to_hangul;
        let names = match cognates {
            true => names::Names::default(),
            false => names::pair(&words[0], &words[1]),
        };
        let mut book = Book {
            numbers: HashMap::new(),
            base: Vec::new(),
            kinds,
        };
        let keys = [0, 1].map(|side| {
            let segments = sides[side].segments.iter().zip(&words[side]);
            let keys = segments.map(|(range, words)| {
                let mut keys = Keys {
                    found: Vec::new(),
                    book: &mut book,
                };
                keys.numbers(&sides[side].text[range.clone()], !cognates);
                for (i, word) in words.iter().enumerate() {
                    let next = words.get(i + 1);
                    keys.word(word, cognates);
                    if !cognates {
                        keys.meanings(word, next);
                    }
                    keys.names(&names, word, next);
                }
                keys.found.sort_unstable();
                keys.found.dedup();
                keys.found
            });
            keys.collect()
        });
        Search {
            words,
            keys,
            quotes: sides.map(quotes),
            book,
            learned: 0,
        }
    }

    /// Looks for the stems of `learned` as well.
    pub fn learn(&mut self, learned: &Learned) {
        for side in [0, 1] {
            for (words, keys) in self.words[side].iter().zip(&mut self.keys[side]) {
                let mut more = Keys {
                    found: std::mem::take(keys),
                    book: &mut self.book,
                };
                for word in words {
                    more.learned(learned, self.learned, word, side == 0);
                }
                *keys = more.found;
                keys.sort_unstable();
                keys.dedup();
            }
        }
        self.learned += learned.rows().len() as u32;
    }

    /// What was found, with what each counts.
    pub fn weighed(&self) -> Anchors {
        let [from, to] = &self.keys;
        let weights = weigh(from, to, &self.book.base);
        let keep = |keys: &[Vec<u32>]| -> Vec<Vec<u32>> {
            let kept = |it: &Vec<u32>| it.iter().copied().filter(|&key| weights[key as usize] > 0.0).collect();
            keys.iter().map(kept).collect()
        };
        Anchors {
            original_quotes: self.quotes[0].clone(),
            translation_quotes: self.quotes[1].clone(),
            original: keep(from),
            translation: keep(to),
            weights,
        }
    }
}

/// Gives anchors their numbers.
struct Book<'a> {
    numbers: HashMap<Key, u32>,
    /// Weight of each before idf.
    base: Vec<f32>,
    kinds: &'a Weights,
}

/// The anchors of one segment.
struct Keys<'a, 'b> {
    found: Vec<u32>,
    book: &'a mut Book<'b>,
}

impl Keys<'_, '_> {
    fn add(&mut self, key: Key, weight: f32) {
        let next = self.book.numbers.len() as u32;
        let number = *self.book.numbers.entry(key).or_insert(next);
        if number == next {
            self.book.base.push(weight);
        }
        self.found.push(number);
    }

    fn numbers(&mut self, text: &str, spelled: bool) {
        let weight = self.book.kinds.number;
        for value in number::values(text, spelled) {
            match value {
                number::Value::Number(value) => self.add(Key::Number(value), weight),
                number::Value::Month(month) => self.add(Key::Month(month), weight),
            }
        }
    }

    /// The word itself, which the other text may have too.
    fn word(&mut self, word: &Word<'_>, cognates: bool) {
        let letters = word.folded.chars().count();
        if letters < 2 || !word.plain.contains(char::is_alphabetic) || word.plain.contains(is_hangul) {
            return;
        }
        let kinds = self.book.kinds;
        if letters > 2 || !cognates {
            self.add(Key::Word(word.folded.clone()), kinds.word);
        }
        if !cognates {
            return;
        }
        for (fewest, compared) in [COGNATE, SHORT_COGNATE] {
            if letters >= fewest {
                let beginning: String = word.folded.chars().take(compared).collect();
                self.add(Key::Cognate(beginning), kinds.cognate);
            }
        }
    }

    fn meanings(&mut self, word: &Word<'_>, next: Option<&Word<'_>>) {
        let list = korean_english();
        let mut meanings = Vec::new();
        if word.plain.contains(is_hangul) {
            list.read_korean(word.plain, &mut meanings);
        } else {
            let next = next.map_or("", |it| it.folded.as_str());
            list.read_english(&word.folded, next, &mut meanings);
        }
        let weight = self.book.kinds.lexicon;
        for meaning in meanings {
            self.add(Key::Meaning(meaning), weight);
        }
    }

    fn names(&mut self, names: &names::Names, word: &Word<'_>, next: Option<&Word<'_>>) {
        let weight = self.book.kinds.name;
        for &name in names.of(word, next) {
            self.add(Key::Name(name), weight);
        }
    }

    fn learned(&mut self, learned: &Learned, from: u32, word: &Word<'_>, is_original: bool) {
        let weight = self.book.kinds.lexicon;
        for (row, dice) in learned.rows_of(word.plain, is_original) {
            self.add(Key::Learned(from + row), weight * dice);
        }
    }
}

/// The words of each segment; letters with stops between, as U.S., are one word.
fn read<'a>(side: &Side<'a>) -> Vec<Vec<Word<'a>>> {
    let segments = side.segments.iter().map(|range| {
        let text = &side.text[range.clone()];
        let mut found: Vec<Word<'a>> = Vec::new();
        let mut initials = false;
        for plain in words(text).take(MOST_WORDS) {
            let initial = plain.len() == 1 && plain.starts_with(char::is_uppercase);
            let mut folded = folded(plain);
            if initial
                && initials
                && let Some(before) = found.last_mut()
            {
                before.folded.push('.');
                before.folded.push_str(&folded);
                continue;
            }
            initials = initial;
            if matches!(plain, "US" | "UK" | "UN" | "EU") {
                folded.insert(1, '.');
            }
            found.push(Word { plain, folded });
        }
        found
    });
    segments.collect()
}

/// What each anchor counts; 0 when only one text has it, or nearly every sentence.
fn weigh(original: &[Vec<u32>], translation: &[Vec<u32>], base: &[f32]) -> Vec<f32> {
    let mut counts = vec![[0u32; 2]; base.len()];
    for (side, segments) in [original, translation].into_iter().enumerate() {
        for &key in segments.iter().flatten() {
            counts[key as usize][side] += 1;
        }
    }
    let all = (original.len() + translation.len()).max(2) as f32;
    let weigh = |(&[from, to], base): (&[u32; 2], &f32)| {
        if from == 0 || to == 0 {
            return 0.0;
        }
        let idf = (1.0 + all / (from + to) as f32).ln() / (1.0 + all / 2.0).ln();
        if idf < LEAST { 0.0 } else { base * idf }
    };
    counts.iter().zip(base).map(weigh).collect()
}

fn quotes(side: &Side<'_>) -> Vec<u8> {
    let (opening, closing) = (['“', '«', '„', '「', '『'], ['”', '»', '」', '』']);
    let count = |text: &str| {
        let count = |marks: &[char]| text.matches(marks).count();
        count(&opening).max(count(&closing)) + count(&['"']).div_ceil(2)
    };
    let segments = side.segments.iter();
    segments.map(|it| count(&side.text[it.clone()]).min(9) as u8).collect()
}

/// The word in Hangul without what follows it, for comparing names.
fn name_stem<'a>(word: &Word<'a>) -> &'a str {
    bare_hangul(word.plain)
}
