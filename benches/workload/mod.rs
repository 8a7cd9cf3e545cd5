//! Articles and annotations of any size for benches: the same numbers always give the same ones.

#![allow(dead_code, reason = "each bench uses some of it")]

pub mod opened;
pub mod timing;

use pressmark::model::annotation::{Annotation, Body, Stamp};
use pressmark::model::article::Article;
use pressmark::model::attribution::{Attribution, Role};
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::label::LABELS;
use pressmark::model::registry::{Entry, EntryKind, Position, SourceId};
use pressmark::model::span::{Segments, Span};
use pressmark::model::table::Table;
use pressmark::model::transaction::Transaction;

/// Whether this run is only to show that the bench still works.
pub fn short() -> bool {
    std::env::var_os("PRESSMARK_BENCH_SHORT").is_some_and(|it| it != "0")
}

/// `full`, or a hundredth of it in a short run.
pub fn scaled(full: usize) -> usize {
    if short() { (full / 100).max(1) } else { full }
}

/// An article of about `bytes` with `count` annotations on it.
pub fn document(bytes: usize, count: usize) -> Document {
    let article = Article::new(text(bytes));
    let annotations = annotations(&article, count);
    Document::of(article, annotations, Default::default())
}

/// News-like text of about `bytes` bytes: invented words in paragraphs of about 600 characters.
///
/// Some sentences are Korean, some come again and again, and there are emoji, combining marks and quotations.
pub fn text(bytes: usize) -> String {
    let mut noise = Noise::new(1);
    let words: Vec<String> = (0..4000).map(|_| word(&mut noise)).collect();
    let refrains: Vec<String> = (0..12).map(|_| sentence(&mut noise, &words)).collect();
    let mut text = String::with_capacity(bytes + 2000);
    while text.len() < bytes {
        let end = text.len() + 400 + noise.below(400);
        while text.len() < end {
            match noise.below(100) {
                0 => text += &refrains[noise.below(refrains.len())],
                1..=6 => text += &korean(&mut noise),
                7..=14 => {
                    text += &format!(
                        "“{}” said {}.",
                        sentence(&mut noise, &words),
                        capitalised(&word(&mut noise))
                    )
                }
                _ => text += &sentence(&mut noise, &words),
            }
            text.push(' ');
        }
        text.pop();
        text.push_str("\n\n");
    }
    text
}

/// `count` annotations all over `article`: often inside or across each other, one in ten of two segments,
/// one in five thousand very long.
pub fn annotations(article: &Article, count: usize) -> Table<Annotation> {
    let words = word_starts(article.text());
    let (mut noise, mut mint) = (Noise::new(2), Mint::new(3));
    let mut table = Table::<Annotation>::new();
    for n in 0..count {
        let longest = if n % 5000 == 4999 { words.len() / 10 } else { 24 };
        let first = some_words(article, &words, &mut noise, longest);
        let second = (n % 10 == 0).then(|| some_words(article, &words, &mut noise, 24));
        let Some(segments) = Segments::new([first, second.flatten()].into_iter().flatten()) else {
            continue;
        };
        let mut body = Body::new(LABELS[noise.below(LABELS.len())].label.clone(), &stamp());
        if n % 4 == 0 {
            body.note = "Ask the office for the table behind this figure".into();
            body.tags = vec!["budget".into()];
        }
        table.insert(
            mint.next(1_770_000_000_000 + n as u64),
            Annotation { segments, body }.into(),
        );
    }
    table
}

/// `document` with three in ten of its marks in attributions: content, cue and source that stand near each other.
///
/// Two in three rest on one of a thousand registry entries, the others only on their words.
pub fn attributed(mut document: Document) -> Document {
    let (mut noise, mut mint) = (Noise::new(4), Mint::new(5));
    let mut transaction = Transaction::default();
    let entry = |n: usize| SourceId::from(format!("entry-{n}").as_str());
    for n in 0..1000 {
        let mut person = Entry::new(
            EntryKind::Person,
            &format!("Ada {}", capitalised(&word(&mut noise))),
            &stamp(),
        );
        person.positions.push(Position {
            role: "harbour master".into(),
            ..Position::default()
        });
        transaction.put(document.tables(), entry(n), Some(person));
    }
    let mut near: [Option<AnnotationId>; 3] = Default::default();
    let marks = document.index().iter().filter(|it| it.first);
    let (mut seen, mut used) = (0, 0);
    for mark in marks {
        seen += 1;
        let Some(role) = Role::of(&mark.label) else { continue };
        near[role as usize] = Some(mark.id.clone());
        if used * 10 >= seen * 3 {
            continue;
        }
        if let [Some(content), Some(source), Some(cue)] = &near {
            let mut attribution = Attribution::new(&stamp());
            attribution.content = Some(content.clone());
            attribution.source = Some(source.clone());
            attribution.cue = Some(cue.clone());
            attribution.speaker = (noise.below(3) > 0).then(|| entry(noise.below(1000)));
            transaction.put(
                document.tables(),
                mint.next(1_780_000_000_000 + seen),
                Some(attribution),
            );
            near = Default::default();
            used += 3;
        }
    }
    document.apply(&transaction).expect("new records");
    document
}

/// From one word to `longest`, somewhere in `article`.
pub fn some_words(article: &Article, starts: &[usize], noise: &mut Noise, longest: usize) -> Option<Span> {
    let first = noise.below(starts.len());
    let last = (first + noise.below(longest.max(1))).min(starts.len() - 1);
    let rest = &article.text()[starts[last]..];
    let end = starts[last] + rest.find(char::is_whitespace).unwrap_or(rest.len());
    article.span(starts[first]..end).ok()
}

/// The first byte of every word.
pub fn word_starts(text: &str) -> Vec<usize> {
    let mut after_space = true;
    let starts = text.char_indices().filter_map(|(i, c)| {
        let starts = after_space && !c.is_whitespace();
        after_space = c.is_whitespace();
        starts.then_some(i)
    });
    starts.collect()
}

/// Who and when.
pub fn stamp() -> Stamp {
    Stamp {
        by: "bench".into(),
        at: "2026-02-02T02:40:00Z".parse().expect("a time"),
    }
}

const KOREAN: &[&str] = &[
    "강가의",
    "배는",
    "어제",
    "시장이",
    "보고서를",
    "늦게",
    "다시",
    "건넜다",
    "사람들은",
    "기다렸다",
];
const RARE: &[&str] = &[
    "🚢",
    "👩‍🔬",
    "🇰🇷",
    "cafe\u{301}",
    "naïve",
    "1,204",
    "3.5%",
    "half—dash",
    "na\u{ad}vy",
];

fn word(noise: &mut Noise) -> String {
    const STARTS: &[&str] = &[
        "b", "c", "d", "f", "gr", "h", "l", "m", "n", "p", "r", "st", "t", "v", "w",
    ];
    const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "ea", "ou"];
    const ENDS: &[&str] = &["", "", "n", "r", "s", "l", "nd"];
    let syllables = 1 + noise.below(3);
    let parts = (0..syllables).flat_map(|_| [STARTS, VOWELS, ENDS]);
    parts.map(|it| it[noise.below(it.len())]).collect()
}

fn sentence(noise: &mut Noise, words: &[String]) -> String {
    let count = 6 + noise.below(16);
    let mut picked: Vec<&str> = Vec::with_capacity(count);
    for _ in 0..count {
        // Squared, so that some words are common and most are rare, as in any language.
        let rank = noise.below(words.len()) * noise.below(words.len()) / words.len();
        let rare = noise.below(60) == 0;
        picked.push(if rare {
            RARE[noise.below(RARE.len())]
        } else {
            &words[rank]
        });
    }
    capitalised(&picked.join(" ")) + "."
}

fn korean(noise: &mut Noise) -> String {
    let count = 5 + noise.below(8);
    let words: Vec<&str> = (0..count).map(|_| KOREAN[noise.below(KOREAN.len())]).collect();
    words.join(" ") + "."
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|it| it.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// Even noise from a seed (SplitMix64).
pub struct Noise(u64);

impl Noise {
    pub fn new(seed: u64) -> Self {
        Noise(seed)
    }

    /// From 0 to `limit - 1`; `limit` is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}
