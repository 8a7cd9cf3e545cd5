//! Aligning invented texts of 100, 1,000 and 5,000 sentences with their translations.

mod workload;

use std::time::Duration;

use pressmark::engine::review::align::{Options, Text, align};
use pressmark::engine::review::segments::lines_of;
use pressmark::model::article::Article;
use workload::timing::Timing;
use workload::{Noise, scaled};

/// An article of a hundred sentences is aligned and checked within 50 ms; this is the aligner's part.
const ARTICLE: Option<Duration> = Some(Duration::from_millis(25));

fn main() {
    for (sentences, rounds, gate) in [(100, 50, ARTICLE), (1_000, 5, None), (5_000, 3, None)] {
        let (original, translation) = texts(scaled(sentences).max(3));
        let segments = [&original, &translation].map(|it| lines_of(it).into_iter().map(|it| it.1).collect::<Vec<_>>());
        let act = |()| {
            let text = |article, n: usize| {
                let article: &Article = article;
                Text {
                    text: article.text(),
                    segments: &segments[n],
                }
            };
            align(
                text(&original, 0),
                text(&translation, 1),
                &Options::default(),
                &mut |_| true,
            )
        };
        let name = format!("align: {sentences} x {sentences} sentences");
        Timing::of(&name, scaled(rounds), || (), act).print(gate);
    }
}

/// Sentences of invented words in two languages that share numbers and names; one in twenty is left out.
fn texts(sentences: usize) -> (Article, Article) {
    let mut noise = Noise::new(21);
    let (mut original, mut translation) = (String::new(), String::new());
    for _ in 0..sentences {
        let words = 6 + noise.below(18);
        let (mut from, mut to) = (Vec::new(), Vec::new());
        for _ in 0..words {
            let word = noise.below(3_000);
            from.push(format!("{}{}n", SYLLABLES[word % 20], SYLLABLES[word / 20 % 20]));
            to.push(format!(
                "{}{}{}",
                SYLLABLES[word / 20 % 20],
                SYLLABLES[word % 20],
                SYLLABLES[word / 400]
            ));
        }
        if noise.below(3) == 0 {
            let number = (10 + noise.below(100_000)).to_string();
            from.push(number.clone());
            to.push(number);
        }
        original += &(from.join(" ") + ".\n");
        if noise.below(20) > 0 {
            translation += &(to.join(" ") + ".\n");
        }
    }
    (Article::new(original), Article::new(translation))
}

#[rustfmt::skip] // One line.
const SYLLABLES: [&str; 20] = [
    "ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo", "cu", "ka", "le", "mi", "no", "tu",
];
