//! Suggestions, and the ranking of sentences, for news-like articles of 100 KB, 1 MB and 10 MB, on one thread.

mod workload;

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use pressmark::app::command::{Command, SuggestionCommand};
use pressmark::engine::frame::frame_of;
use pressmark::engine::suggest::{Lessons, suggest};
use pressmark::engine::worth::rank;
use pressmark::model::article::Article;
use workload::opened::text_opened;
use workload::timing::Timing;
use workload::{Noise, scaled};

/// What a reporter is quoted by, so that most rules find something to look at.
const TAILS: [&str; 10] = [
    "said Ilse Brandt, the harbour master.",
    "the minister told reporters on Tuesday.",
    "she added.",
    "according to the port authority.",
    "he said, adding that 240 jobs were lost in 2019.",
    "warned Oh Min-ji, a senior researcher at the Institute for Coasts.",
    "the report found.",
    "a spokesman for the company said.",
    "they wrote in a letter to the council.",
    "Mr. Ruiz insisted.",
];
const HEADS: [&str; 8] = [
    "The mayor said that",
    "According to the survey,",
    "Experts warn",
    "Officials denied that",
    "In a statement, the union argued that",
    "The court ruled that",
    "She told the paper",
    "Two people familiar with the matter said",
];

fn main() {
    for (name, bytes, rounds) in [
        ("100 KB", 100_000, 200),
        ("1 MB", 1_000_000, 40),
        ("10 MB", 10_000_000, 6),
    ] {
        let article = Article::new(news(scaled(bytes)));
        // A normal article is to be read within a frame.
        let gate = (bytes == 100_000).then_some(Duration::from_millis(16));
        let megabytes = article.len() as f64 / 1e6;
        let frame = frame_of(&article);
        let lessons = Lessons::default();
        let print = |what: &str, gate: Option<Duration>, act: &dyn Fn() -> usize| {
            let timing = Timing::of(&format!("{what}: {name}"), scaled(rounds), || (), |()| act());
            timing.print(gate);
            let seconds = timing.percentile(0.5).as_secs_f64();
            println!("{:<48} {:.1} MB/s, {} found", "", megabytes / seconds, act());
        };
        print("suggest", gate, &|| suggest(&article, &frame, &lessons).len());
        print("rank sentences", None, &|| rank(&article, &frame).len());
    }
    for count in [100, 1_000, 10_000] {
        accept_all(scaled(count));
    }
}

/// Accepts `count` suggestions in one gesture, and takes them back in one.
fn accept_all(count: usize) {
    let sentences = (0..count).map(|n| format!("Anna Brandt{n} said that the {n} ships would come again.\n"));
    let state = text_opened(sentences.collect());
    let found = state.desk.as_ref().and_then(|it| it.suggesting.found.as_ref());
    let keys: Vec<Arc<str>> = found.map_or_else(Vec::new, |it| it.all().iter().map(|it| it.key.clone()).collect());
    let name = |what: &str| format!("{what}: {} suggestions", keys.len());
    let state = RefCell::new(state);
    let act = |command: Command| {
        let mut state = state.borrow_mut();
        state.run(command);
        state.desk.as_ref().map_or(0, |it| it.document.annotations().len())
    };
    let accept = || Command::Suggestion(SuggestionCommand::AcceptAll(keys.clone()));
    Timing::of(&name("accept all"), 1, accept, act).print(Some(Duration::from_secs(1)));
    Timing::of(&name("undo"), 1, || Command::Undo, act).print(Some(Duration::from_secs(1)));
}

/// Paragraphs in which one sentence in three is quoted or reported.
fn news(bytes: usize) -> String {
    let mut noise = Noise::new(21);
    let plain = workload::text(bytes.min(200_000));
    let sentences: Vec<&str> = plain
        .split_inclusive(". ")
        .map(str::trim)
        .filter(|it| it.len() > 20)
        .collect();
    let mut text = String::with_capacity(bytes + 1000);
    while text.len() < bytes {
        for _ in 0..3 {
            let sentence = sentences[noise.below(sentences.len())].trim_end_matches('.');
            match noise.below(9) {
                0 | 1 => text += &format!("“{sentence},” {} ", TAILS[noise.below(TAILS.len())]),
                2 => text += &format!("{} {sentence}. ", HEADS[noise.below(HEADS.len())]),
                _ => text += &format!("{sentence}. "),
            }
        }
        text.pop();
        text.push_str("\n\n");
    }
    text
}
