//! Which words of two languages often translate each other: a list of our own for Korean and English, and
//! what was learned from pairs that a person confirmed.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::stem::{bare_hangul, folded, stem, words};

/// Korean and English stems of the news; see the head of the file.
const KOREAN_ENGLISH: &str = include_str!("../../../assets/lexicon/ko-en.txt");

/// Fewest pairs of sentences in which two stems stand before they count as translations of each other.
const FEWEST_TOGETHER: u32 = 3;
/// Lowest Dice coefficient of such stems.
const LOWEST_DICE: f32 = 0.5;
/// Most different stems of one sentence that are counted.
const MOST_STEMS: usize = 80;
/// Most pairs of stems that are counted at once; beyond, those seen once are forgotten.
const MOST_COUNTED: usize = 2_000_000;

/// A meaning that words of both languages have, as a number.
pub(super) type Meaning = u32;

/// The list of Korean and English words, ready to be looked up.
pub(super) struct KoreanEnglish {
    /// Stems by the character they begin with, the longest first.
    korean: HashMap<char, Vec<(&'static str, Meaning)>>,
    english: HashMap<char, Vec<(&'static str, English)>>,
}

/// How an English stem is met.
#[derive(Clone, Copy)]
enum English {
    /// By words that begin so.
    Start(Meaning),
    /// By itself and its inflections.
    Whole(Meaning),
    /// By itself before a word that begins so.
    Before(&'static str, Meaning),
}

/// Endings of inflected words.
const ENDINGS: [&str; 10] = ["", "s", "es", "ed", "d", "ing", "ning", "ned", "er", "ly"];
/// Longest beginning of an English word that is looked up, in letters.
const LONGEST_START: usize = 14;

/// The list, read once.
pub(super) fn korean_english() -> &'static KoreanEnglish {
    static LIST: LazyLock<KoreanEnglish> = LazyLock::new(|| KoreanEnglish::read(KOREAN_ENGLISH));
    &LIST
}

impl KoreanEnglish {
    fn read(text: &'static str) -> Self {
        let mut list = KoreanEnglish {
            korean: HashMap::new(),
            english: HashMap::new(),
        };
        let rows = text.lines().filter(|it| !it.starts_with('#'));
        for (meaning, (korean, english)) in rows.filter_map(|it| it.split_once(" = ")).enumerate() {
            let meaning = meaning as Meaning;
            for word in korean.split('|').map(str::trim) {
                let first = word.chars().next().unwrap_or_default();
                list.korean.entry(first).or_default().push((word, meaning));
            }
            for word in english.split('|').map(str::trim) {
                let (stem, met) = if let Some((first, second)) = word.split_once(' ') {
                    (first, English::Before(second.trim_end_matches('.'), meaning))
                } else if let Some(word) = word.strip_suffix('.') {
                    (word, English::Whole(meaning))
                } else {
                    (word, English::Start(meaning))
                };
                let first = stem.chars().next().unwrap_or_default();
                list.english.entry(first).or_default().push((stem, met));
            }
        }
        for stems in list.korean.values_mut() {
            stems.sort_by_key(|it| (std::cmp::Reverse(it.0.len()), it.0));
        }
        // By letters, so that those a word may have lie together.
        list.english.values_mut().for_each(|it| it.sort_by_key(|it| it.0));
        list
    }

    /// Adds what a word in Hangul may mean: each stem in it, longest first; one of a single syllable
    /// only when it is the whole word.
    pub(super) fn read_korean(&self, word: &str, found: &mut Vec<Meaning>) {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let stems = self.korean.get(&first).map_or(&[][..], |it| it);
            let longer = stems.iter().take_while(|it| it.0.len() > first.len_utf8());
            let mut longer = longer.skip_while(|it| !rest.starts_with(it.0)).peekable();
            let stem = longer.peek().map_or(&rest[..first.len_utf8()], |it| it.0);
            found.extend(longer.take_while(|it| it.0 == stem).map(|it| it.1));
            rest = &rest[stem.len()..];
        }
        let count = word.chars().take(3).count();
        if count <= 2 {
            let single = match count {
                2 => word
                    .strip_suffix(['은', '는', '이', '가', '을', '를', '의', '에', '로', '도', '만'])
                    .unwrap_or(bare_hangul(word)),
                _ => bare_hangul(word),
            };
            let mut letters = single.chars();
            if let (Some(only), None) = (letters.next(), letters.next()) {
                let stems = self.korean.get(&only).into_iter().flatten();
                found.extend(stems.filter(|it| it.0 == single).map(|it| it.1));
            }
        }
    }

    /// Adds what a word in small Latin letters may mean, with the word after it.
    pub(super) fn read_english(&self, word: &str, next: &str, found: &mut Vec<Meaning>) {
        let Some(first) = word.chars().next() else { return };
        let stems = self.english.get(&first).map_or(&[][..], |it| it);
        // A stem in the word is not after it in the order of letters, and not before its first two.
        let two = word.char_indices().nth(2).map_or(word, |it| &word[..it.0]);
        let one = stems.partition_point(|it| it.0.len() <= first.len_utf8());
        let begin = stems.partition_point(|it| it.0 < two).max(one);
        let end = stems.partition_point(|it| it.0 <= word);
        let near = stems.get(begin..end).unwrap_or_default();
        for &(stem, met) in stems[..one].iter().chain(near) {
            let Some(ending) = word.strip_prefix(stem) else {
                continue;
            };
            match met {
                English::Start(meaning) if stem.chars().count() <= LONGEST_START => found.push(meaning),
                English::Whole(meaning) if ENDINGS.contains(&ending) => found.push(meaning),
                English::Before(second, meaning) if ending.is_empty() && next.starts_with(second) => {
                    found.push(meaning);
                }
                _ => {}
            }
        }
    }
}

/// Which stems of the original and of the translation go together, learned from pairs of sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learned {
    /// Rows as they are kept: stem of the original, stem of the translation, Dice coefficient; in order.
    rows: Vec<(String, String, f32)>,
    /// The rows of each stem, as places in `rows`.
    original: HashMap<String, Vec<u32>>,
    translation: HashMap<String, Vec<u32>>,
}

impl Learned {
    /// Takes up `rows` of stem, stem and Dice coefficient, as [`Learned::rows`] gives them.
    pub fn of(rows: impl IntoIterator<Item = (String, String, f32)>) -> Self {
        let mut learned = Learned::default();
        for (from, to, dice) in rows {
            let row = learned.rows.len() as u32;
            learned.original.entry(from.clone()).or_default().push(row);
            learned.translation.entry(to.clone()).or_default().push(row);
            learned.rows.push((from, to, dice));
        }
        learned
    }

    /// Stem of the original, stem of the translation, and how often they stand together: 1 is always.
    pub fn rows(&self) -> &[(String, String, f32)] {
        &self.rows
    }

    /// Whether nothing was learned.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows that a word of the original, or of the translation, belongs to, each with its weight.
    pub(super) fn rows_of(&self, word: &str, original: bool) -> impl Iterator<Item = (u32, f32)> {
        let side = if original { &self.original } else { &self.translation };
        let rows = side.get(&stem(word)).into_iter().flatten();
        rows.map(|&row| (row, self.rows[row as usize].2))
    }
}

/// Learns from `pairs` of an original and its translation, each a sentence or a few, which stems belong
/// together: Dice coefficient of their sentences, 2 n(a, b) / (n(a) + n(b)), with at least 3 in common.
pub fn learn<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Learned {
    let mut stems: HashMap<String, u32> = HashMap::new();
    // Times each stem stands in an original, in a translation.
    let mut counts: Vec<[u32; 2]> = Vec::new();
    let mut read: Vec<[Vec<u32>; 2]> = Vec::new();
    for (original, translation) in pairs {
        let from = numbered(original, 0, &mut stems, &mut counts);
        let to = numbered(translation, 1, &mut stems, &mut counts);
        read.push([from, to]);
    }
    let mut together: HashMap<(u32, u32), u32> = HashMap::new();
    for [from, to] in &read {
        // What is rare by itself is rarer together.
        let common = |stem: u32, side: usize| counts[stem as usize][side] >= FEWEST_TOGETHER;
        for &a in from.iter().filter(|it| common(**it, 0)) {
            for &b in to.iter().filter(|it| common(**it, 1)) {
                *together.entry((a, b)).or_default() += 1;
            }
        }
        if together.len() > MOST_COUNTED {
            together.retain(|_, n| *n > 1);
        }
    }
    let mut names = vec![String::new(); stems.len()];
    for (name, number) in stems {
        names[number as usize] = name;
    }
    let dice = |(a, b): (u32, u32), n: u32| 2.0 * n as f32 / (counts[a as usize][0] + counts[b as usize][1]) as f32;
    let common = together.into_iter().filter(|it| it.1 >= FEWEST_TOGETHER);
    let rows = common
        .map(|(pair, n)| (pair, dice(pair, n)))
        .filter(|it| it.1 >= LOWEST_DICE);
    let mut rows: Vec<(String, String, f32)> = rows
        .map(|((a, b), dice)| (names[a as usize].clone(), names[b as usize].clone(), dice))
        .collect();
    rows.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    Learned::of(rows)
}

/// The different stems of `text` as numbers, counted on their side.
fn numbered(text: &str, side: usize, stems: &mut HashMap<String, u32>, counts: &mut Vec<[u32; 2]>) -> Vec<u32> {
    let mut found = Vec::new();
    for word in words(text).filter(|it| it.chars().count() > 1).take(4 * MOST_STEMS) {
        let next = stems.len() as u32;
        let number = *stems.entry(stem(word)).or_insert(next);
        if number == next {
            counts.push([0; 2]);
        }
        if !found.contains(&number) && found.len() < MOST_STEMS {
            found.push(number);
            counts[number as usize][side] += 1;
        }
    }
    found
}

/// What was learned, a row a line: the two stems and the coefficient, parted by tabs.
pub fn written(learned: &Learned) -> String {
    let rows = learned.rows().iter();
    rows.map(|(from, to, dice)| format!("{from}\t{to}\t{dice:.3}\n"))
        .collect()
}

/// Reads what [`written`] wrote; lines of another shape, and those behind `#`, are passed over.
pub fn read(text: &str) -> Learned {
    let lines = text.lines().map(|it| it.trim_start_matches('\u{feff}'));
    let rows = lines.filter(|it| !it.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let (from, to) = (folded(cells.next()?), folded(cells.next()?));
        let dice = cells
            .next()?
            .trim()
            .parse()
            .ok()
            .filter(|it: &f32| (0.0..=1.0).contains(it))?;
        (!from.is_empty() && !to.is_empty()).then_some((from, to, dice))
    });
    Learned::of(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn korean(word: &str) -> Vec<Meaning> {
        let mut found = Vec::new();
        korean_english().read_korean(word, &mut found);
        found
    }

    fn meets(word: &str, english: &str) -> bool {
        let mut found = Vec::new();
        let mut words = english.split(' ');
        let (first, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        korean_english().read_english(first, next, &mut found);
        korean(word).iter().any(|it| found.contains(it))
    }

    #[test]
    fn words_meet_in_what_they_mean() {
        assert!(meets("대통령은", "president"));
        assert!(meets("경제성장률이", "economic"));
        assert!(meets("경제성장률이", "growth"));
        assert!(meets("국방부", "defense ministry"));
        assert!(meets("물이", "water"));
        assert!(!meets("건물이", "water"));
        assert!(!meets("전쟁", "warn"));
        assert!(meets("전쟁", "wars"));
    }

    #[test]
    fn what_stands_together_is_learned_and_kept() {
        let pairs = [
            ("등대는 높다", "The lighthouse is tall"),
            ("등대가 켜졌다", "The lighthouse was lit"),
            ("새 등대의 문", "The door of the new lighthouse"),
            ("문이 열렸다", "The gate opened"),
        ];
        let learned = learn(pairs);
        assert!(learned.rows().iter().any(|(a, b, _)| a == "등대" && b == "lighth"));
        assert!(!learned.rows().iter().any(|(a, ..)| a == "문"));
        assert_eq!(read(&written(&learned)).rows().len(), learned.rows().len());
        assert!(learned.rows_of("등대를", true).count() > 0);
        assert!(learn(pairs.into_iter().take(2)).is_empty());
        assert!(read("a\tb\nc").is_empty());
    }
}
