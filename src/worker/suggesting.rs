//! Working out suggestions, for articles of any length.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};
use serde_json::json;

use super::Wire;
use crate::app::effect::{Effect, Outcome};
use crate::app::run::suggesting::Answer;
use crate::engine::suggest::{Suggester, suggest_in};
use crate::engine::suggested::Suggested;
use crate::engine::worth::{Worth, rank};
use crate::model::article::Article;

/// In an article of more bytes, what is on the screen is looked at first.
const LONG: usize = 400_000;

/// The thread that works out suggestions.
pub(crate) struct Suggestions {
    questions: Sender<(u64, Effect)>,
    /// The number of the question that is wanted; an answer to another one is not sent.
    wanted: Arc<AtomicU64>,
}

impl Suggestions {
    /// Starts the thread.
    pub(crate) fn start(wire: &Wire) -> Self {
        let (questions, queue) = unbounded();
        let (wire, wanted) = (wire.clone(), Arc::new(AtomicU64::new(0)));
        let of_thread = wanted.clone();
        thread::spawn(move || work(&queue, &of_thread, &wire));
        Suggestions { questions, wanted }
    }

    /// Asks for suggestions; whatever was asked before is left off.
    pub(crate) fn ask(&self, question: Effect) {
        // Tells this question from every one before it, also from those for other articles.
        let number = self.wanted.fetch_add(1, Ordering::SeqCst) + 1;
        let _ = self.questions.send((number, question));
    }

    /// Leaves off.
    pub(crate) fn stop(&self) {
        self.wanted.fetch_add(1, Ordering::SeqCst);
    }
}

fn work(queue: &Receiver<(u64, Effect)>, wanted: &AtomicU64, wire: &Wire) {
    while let Ok(first) = queue.recv() {
        let (number, newest) = queue.try_iter().last().unwrap_or(first);
        answer(newest, &|| wanted.load(Ordering::SeqCst) == number, wire);
    }
}

fn answer(question: Effect, is_wanted: &dyn Fn() -> bool, wire: &Wire) {
    let Effect::Suggest {
        ticket,
        snapshot,
        frame,
        lessons,
        visible,
        revision,
        generation,
    } = question
    else {
        return;
    };
    let begun = std::time::Instant::now();
    let article = snapshot.article();
    let send = |suggestions, worth: Option<Arc<[Worth]>>| {
        if is_wanted() {
            let suggested = Box::new(Suggested::of(&snapshot, suggestions));
            let answer = Answer {
                generation,
                revision,
                whole: worth.is_some(),
                suggested,
                worth,
            };
            wire.send(Outcome::Suggested { ticket, answer });
        }
    };
    if article.len() > LONG {
        let paragraphs = paragraphs_of(article, visible);
        send(suggest_in(article, &frame, &lessons, paragraphs), None);
    }
    if !is_wanted() {
        return;
    }
    let mut told = 0;
    let mut go_on = |byte: usize| {
        let percent = (byte * 100 / article.len().max(1)) as u8;
        if percent > told {
            told = percent;
            wire.send(Outcome::Suggesting {
                ticket,
                generation,
                percent,
            });
        }
        is_wanted()
    };
    let whole = 0..article.paragraph_count();
    let Some(suggestions) = Suggester::new(article, &frame, &lessons).suggest_while(whole, &mut go_on) else {
        return;
    };
    let took_ms = begun.elapsed().as_millis() as u64;
    wire.timings.event(
        "suggested",
        json!({ "took_ms": took_ms, "suggestions": suggestions.len() }),
    );
    if is_wanted() {
        send(suggestions, Some(rank(article, &frame).into()));
    }
}

/// The paragraphs on the screen, with some around them.
fn paragraphs_of(article: &Article, visible: Range<usize>) -> Range<usize> {
    let first = article.paragraph_at(visible.start.min(article.len()));
    let last = article.paragraph_at(visible.end.min(article.len()));
    first.saturating_sub(AROUND)..(last + 1 + AROUND).min(article.paragraph_count())
}

/// Paragraphs before and after the screen that are looked at with it.
const AROUND: usize = 20;
