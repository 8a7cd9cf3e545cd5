//! Finding, listing and surveying, for articles of any length.

use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::Wire;
use crate::app::effect::{Effect, Outcome};
use crate::engine::search::{MOST_FOUND, Search};
use crate::engine::survey::Survey;

/// Bytes searched before looking whether something newer is wanted.
const STEP: usize = 4 << 20;

/// Starts a thread that answers [`Effect::Find`], [`Effect::List`] or [`Effect::Survey`].
pub(crate) fn start(wire: &Wire) -> Sender<Effect> {
    let (sender, queue) = unbounded();
    let wire = wire.clone();
    thread::spawn(move || work(&queue, &wire));
    sender
}

/// Answers questions; of several that wait, only the newest.
fn work(queue: &Receiver<Effect>, wire: &Wire) {
    while let Ok(first) = queue.recv() {
        let newest = queue.try_iter().last().unwrap_or(first);
        answer(newest, queue, wire);
    }
}

fn answer(question: Effect, queue: &Receiver<Effect>, wire: &Wire) {
    match question {
        Effect::Find {
            ticket,
            article,
            query,
            options,
            generation,
        } => {
            let mut matches = Vec::new();
            if let Some(mut search) = Search::new(&query, options, MOST_FOUND) {
                while !search.step(article.text(), STEP) {
                    // Somebody typed on: this answer would come too late.
                    if !queue.is_empty() {
                        return;
                    }
                }
                matches = search.found().to_vec();
            }
            wire.send(Outcome::Found {
                ticket,
                generation,
                matches,
                whole: true,
            });
        }
        Effect::List {
            ticket,
            snapshot,
            listing,
            revision,
        } => {
            let rows = listing.rows(&snapshot);
            wire.send(Outcome::Listed {
                ticket,
                revision,
                listing,
                rows,
            });
        }
        Effect::Survey {
            ticket,
            snapshot,
            revision,
        } => {
            let survey = Box::new(Survey::of(&snapshot));
            wire.send(Outcome::Surveyed {
                ticket,
                revision,
                survey,
            });
        }
        // Other effects are performed elsewhere.
        _ => {}
    }
}
