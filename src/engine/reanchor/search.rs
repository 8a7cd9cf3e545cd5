//! Where many pieces of text occur in one text: nowhere, once, or more often.

use std::collections::HashMap;

use crate::model::anchor::{Anchor, Exact};

/// Words with what stands right before and after them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// What is searched byte for byte; the end of very long words is looked at afterwards.
    bytes: Box<[u8]>,
    /// Where the words begin in `bytes`.
    words_at: usize,
    /// For words that are stored by their ends: their length, their end and what stands after.
    rest: Option<(usize, Box<str>, Box<str>)>,
}

impl Pattern {
    /// `None` unless it has at least `enough` bytes, of which `context` around the words.
    pub fn of(prefix: &str, anchor: &Anchor, suffix: &str, enough: usize, context: usize) -> Option<Pattern> {
        let around = prefix.len() + suffix.len();
        let (start, rest) = match &anchor.exact {
            Exact::Whole(words) => ([prefix, words, suffix].concat(), None),
            Exact::Ends { head, tail, bytes } => {
                let len = usize::try_from(*bytes).ok()?;
                let rest = (len, tail.as_str().into(), suffix.into());
                (format!("{prefix}{head}"), Some(rest))
            }
        };
        let fits = start.len() >= enough.max(SHORT) && around >= context && words_len(&anchor.exact) > 0;
        fits.then(|| Pattern {
            bytes: start.into_bytes().into(),
            words_at: prefix.len(),
            rest,
        })
    }

    /// `bytes` and nothing more; at least 8 of them.
    pub fn piece(bytes: &[u8]) -> Pattern {
        Pattern {
            bytes: bytes.into(),
            words_at: 0,
            rest: None,
        }
    }

    /// Whether the pattern lies at the start of `text`.
    fn starts(&self, text: &[u8]) -> bool {
        if !text.starts_with(&self.bytes) {
            return false;
        }
        let Some((len, tail, suffix)) = &self.rest else {
            return true;
        };
        let Some((words, after)) = text[self.words_at..].split_at_checked(*len) else {
            return false;
        };
        words.ends_with(tail.as_bytes()) && after.starts_with(suffix.as_bytes())
    }
}

/// Length of the words in bytes.
pub fn words_len(exact: &Exact) -> usize {
    match exact {
        Exact::Whole(words) => words.len(),
        Exact::Ends { bytes, .. } => usize::try_from(*bytes).unwrap_or(usize::MAX),
    }
}

/// Where the words of a pattern are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    None,
    /// First byte of the words.
    One(usize),
    /// More than one, or too laborious to tell.
    Many,
}

/// Fewest bytes of a pattern, and most that are looked up at once.
const SHORT: usize = 8;
const LONG: usize = 16;
/// Comparisons allowed for each byte of the text. Ordinary texts need less than one; this
/// stops texts and patterns that were made to be slow.
const EFFORT: usize = 32;

/// The places of every pattern in `text`, in one pass for short and one for long ones.
pub fn occurrences(text: &str, patterns: &[Option<Pattern>]) -> Vec<Places> {
    let mut distinct: HashMap<&Pattern, usize> = HashMap::with_capacity(patterns.len());
    let mut list: Vec<&Pattern> = Vec::new();
    for pattern in patterns.iter().flatten() {
        distinct.entry(pattern).or_insert_with(|| {
            list.push(pattern);
            list.len() - 1
        });
    }
    let mut places = vec![Places::None; list.len()];
    for (len, longer) in [(SHORT, LONG), (LONG, usize::MAX)] {
        let here = |&i: &usize| (len..longer).contains(&list[i].bytes.len());
        let chosen: Vec<usize> = (0..list.len()).filter(here).collect();
        pass(text.as_bytes(), len, &list, chosen, &mut places);
    }
    let place = |it: &Option<Pattern>| it.as_ref().and_then(|it| distinct.get(it)).map(|&i| places[i]);
    patterns.iter().map(|it| place(it).unwrap_or(Places::None)).collect()
}

/// Searches the patterns `chosen` by their first `len` bytes.
fn pass(text: &[u8], len: usize, patterns: &[&Pattern], chosen: Vec<usize>, places: &mut [Places]) {
    if chosen.is_empty() {
        return;
    }
    let mut starts = Starts::new(chosen.len());
    for i in chosen {
        starts.insert(key(&patterns[i].bytes[..len]), i);
    }
    let mut effort = text.len().max(1 << 16).saturating_mul(EFFORT);
    for at in 0..(text.len() + 1).saturating_sub(len) {
        let Some(candidates) = starts.get(key(&text[at..at + len])) else {
            continue;
        };
        for &i in candidates.iter() {
            effort = effort.saturating_sub(1 + patterns[i].bytes.len() / 64);
            if patterns[i].starts(&text[at..]) {
                places[i] = match places[i] {
                    Places::None => Places::One(at + patterns[i].words_at),
                    Places::One(_) | Places::Many => Places::Many,
                };
            }
        }
        candidates.retain(|&i| places[i] != Places::Many);
        if effort == 0 {
            // No place is certain any more.
            starts.all().for_each(|i| places[i] = Places::Many);
            return;
        }
    }
}

/// Up to 16 bytes as a number.
fn key(bytes: &[u8]) -> u128 {
    let mut all = [0; LONG];
    all[..bytes.len()].copy_from_slice(bytes);
    u128::from_le_bytes(all)
}

/// Patterns by their first bytes, behind a filter that most places of a text do not pass.
struct Starts {
    filter: Vec<u64>,
    by_key: HashMap<u128, Vec<usize>>,
}

impl Starts {
    fn new(count: usize) -> Self {
        // At least 16 bits a pattern.
        let words = (count / 4 + 1).next_power_of_two().max(1024);
        Starts {
            filter: vec![0; words],
            by_key: HashMap::with_capacity(count),
        }
    }

    fn insert(&mut self, key: u128, pattern: usize) {
        let (word, bit) = self.slot(key);
        self.filter[word] |= bit;
        self.by_key.entry(key).or_default().push(pattern);
    }

    fn get(&mut self, key: u128) -> Option<&mut Vec<usize>> {
        let (word, bit) = self.slot(key);
        if self.filter[word] & bit == 0 {
            return None;
        }
        self.by_key.get_mut(&key)
    }

    fn all(&self) -> impl Iterator<Item = usize> + '_ {
        self.by_key.values().flatten().copied()
    }

    /// Multiplicative hashing; collisions only cost a look into the map, which hashes with a secret.
    fn slot(&self, key: u128) -> (usize, u64) {
        let mixed = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        let word = (mixed >> 32) as usize & (self.filter.len() - 1);
        (word, 1 << (mixed >> 26 & 63))
    }
}
