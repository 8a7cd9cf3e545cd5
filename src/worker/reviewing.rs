//! The original of a translation: read, kept beside the article, and aligned with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::Wire;
use crate::app::effect::{Outcome, ReviewEffect, ReviewOutcome, Ticket};
use crate::app::reviewing::Compared;
use crate::engine::review::comparison::{Comparison, Given};
use crate::engine::review::experience::Experience;
use crate::model::article::{Article, MAX_ARTICLE_BYTES};
use crate::reading;
use crate::store::beside::{Beside, folder_of};
use crate::store::input::read_limited;
use crate::store::{lexicon, original};

/// Starts a thread that does what the review of a translation asks for.
pub(crate) fn start(wire: &Wire) -> Sender<(Ticket, ReviewEffect)> {
    let (sender, queue) = unbounded();
    let wire = wire.clone();
    thread::spawn(move || work(&queue, &wire));
    sender
}

fn work(queue: &Receiver<(Ticket, ReviewEffect)>, wire: &Wire) {
    // Every comparison reads the folder's words; that they cannot be read is told once.
    let mut told = None;
    while let Ok((ticket, effect)) = queue.recv() {
        let outcome = match effect {
            ReviewEffect::Look { article } => {
                let files = original::nearby(&article).into();
                Some(ReviewOutcome::Nearby { files })
            }
            ReviewEffect::Read { article, file } => Some(read(&article, &file)),
            ReviewEffect::Attach { article, path } => {
                let busy = wire.busy();
                let outcome = attach(&article, &path);
                drop(busy);
                Some(outcome)
            }
            ReviewEffect::Paste { article, text } => {
                let busy = wire.busy();
                let outcome = keep(&article, text.as_bytes(), "txt", "paste");
                drop(busy);
                Some(outcome)
            }
            ReviewEffect::Compare {
                generation,
                original,
                article,
                given,
                path,
                mut experience,
            } => {
                let words = lexicon::experience_of(folder_of(&path), &mut experience);
                let trouble = words.err().map(|it| it.to_string());
                if trouble != told
                    && let Some(message) = trouble.clone()
                {
                    let outcome = ReviewOutcome::WordsTrouble { message };
                    wire.send(Outcome::Review { ticket, outcome });
                }
                told = trouble;
                let texts = (generation, &original, &article, &given);
                compare(queue, wire, ticket, texts, &experience)
            }
            ReviewEffect::Learn { article, document } => {
                let busy = wire.busy();
                let learned = lexicon::grow(&article, &document);
                drop(busy);
                learned.err().map(|it| ReviewOutcome::WordsTrouble {
                    message: it.to_string(),
                })
            }
        };
        if let Some(outcome) = outcome {
            wire.send(Outcome::Review { ticket, outcome });
        }
    }
}

/// Aligns the texts, unless something newer is asked for meanwhile.
fn compare(
    queue: &Receiver<(Ticket, ReviewEffect)>,
    wire: &Wire,
    ticket: Ticket,
    (generation, original, article, given): (u64, &Article, &Article, &Given),
    experience: &Experience,
) -> Option<ReviewOutcome> {
    let mut told = 0;
    let mut progress = |it: crate::engine::review::align::Progress| {
        let percent = (it.done * 100 / it.total.max(1)).min(100) as u8;
        if percent >= told + 2 {
            told = percent;
            let outcome = ReviewOutcome::Progress { generation, percent };
            wire.send(Outcome::Review { ticket, outcome });
        }
        queue.is_empty()
    };
    let comparison = Comparison::of(original, article, given, experience.learned(), &mut progress)?;
    Some(ReviewOutcome::Compared {
        generation,
        compared: Compared::of(comparison, experience),
    })
}

fn read(article: &Path, file: &str) -> ReviewOutcome {
    let Some(path) = original::beside(article, file) else {
        let message = format!(
            "The original must lie in the folder of the article, and “{file}” does not. Attach it again: {}",
            article.display()
        );
        return ReviewOutcome::Unreadable { message };
    };
    match text_of(&path) {
        Ok(text) => ReviewOutcome::Read { text },
        Err(message) => ReviewOutcome::Unreadable { message },
    }
}

fn text_of(path: &Path) -> Result<Article, String> {
    let bytes = read_limited(path, MAX_ARTICLE_BYTES as u64).map_err(|error| {
        format!(
            "The original cannot be read ({error}). Put it back or attach it again: {}",
            path.display()
        )
    })?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    reading::read(&name, &bytes, None).map_err(|error| error.to_string())
}

fn attach(article: &Path, path: &Path) -> ReviewOutcome {
    if Beside::is_own(article, path) {
        let message = format!(
            "This is the article itself, or a file of its annotations. Choose the text it was translated from: {}",
            path.display()
        );
        return ReviewOutcome::NotKept { message };
    }
    let text = match text_of(path) {
        Ok(text) => text,
        Err(message) => return ReviewOutcome::NotKept { message },
    };
    if original::is_in_folder_of(article, path) {
        return ReviewOutcome::Kept { text, obtained: "file" };
    }
    let extension = path.extension().map(|it| it.to_string_lossy().into_owned());
    match fs::read(path) {
        Ok(bytes) => keep(article, &bytes, extension.as_deref().unwrap_or("txt"), "file"),
        Err(error) => ReviewOutcome::NotKept {
            message: format!(
                "The original cannot be read ({error}). Check that you may read it: {}",
                path.display()
            ),
        },
    }
}

fn keep(article: &Path, bytes: &[u8], extension: &str, obtained: &'static str) -> ReviewOutcome {
    let kept: Result<PathBuf, String> = original::keep(article, bytes, extension).map_err(|error| error.to_string());
    match kept.and_then(|path| text_of(&path)) {
        Ok(text) => ReviewOutcome::Kept { text, obtained },
        Err(message) => ReviewOutcome::NotKept { message },
    }
}
