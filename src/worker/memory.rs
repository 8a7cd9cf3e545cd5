//! What outlives a session, and files that are written or read once: exports, imports.

use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

use crossbeam_channel::Receiver;
use jiff::Timestamp;

use super::{Busy, Wire};
use crate::app::effect::{Outcome, Ticket};
use crate::app::import::Adding;
use crate::app::import::errors::{AddingErrors, ERROR_FORMATS, found_errors};
use crate::app::settings::{RecentArticle, Settings, Theme};
use crate::formats::FORMATS;
use crate::formats::disclosure::Disclosure;
use crate::model::annotation::Stamp;
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::Mint;
use crate::store::beside::Beside;
use crate::store::input::read_limited;
use crate::store::places::Places;
use crate::store::{atomic, settings};

/// Largest file that is imported, in bytes.
const MOST_IMPORTED: u64 = 512 << 20;
/// Panels that are remembered as hidden have this size.
const HIDDEN: f32 = 0.0;

/// What the last session left.
pub struct Memory {
    pub settings: Settings,
    pub recent: Vec<RecentArticle>,
    /// Left, top, width and height of the window, in points.
    pub window: Option<[f32; 4]>,
    /// The text of `keymap.ron`.
    pub keymap: Option<String>,
    /// What could not be read, to be told.
    pub problems: Vec<String>,
    /// For ids; another one in every session.
    pub seed: u64,
}

/// Work that belongs to no article's threads.
pub(super) enum Chore {
    Remember {
        settings: Settings,
        recent: Vec<RecentArticle>,
        window: Option<[f32; 4]>,
        busy: Busy,
    },
    Export {
        format: &'static str,
        snapshot: Document,
        path: PathBuf,
        /// The article, which no export may replace.
        article: Option<PathBuf>,
        busy: Busy,
    },
    /// A file that was drawn up in the window.
    File {
        path: PathBuf,
        bytes: Vec<u8>,
        /// The article, which no export may replace.
        article: Option<PathBuf>,
        busy: Busy,
    },
    Import {
        ticket: Ticket,
        format: &'static str,
        snapshot: Document,
        /// The original of a translation, where it is read.
        original: Option<Article>,
        stamp: Stamp,
        path: PathBuf,
    },
}

impl Memory {
    /// Reads what is remembered of this user. Small files, read once before there is a window.
    pub fn recall() -> Self {
        let places = Places::of_this_user();
        let (stored, settings_problem) = settings::Settings::load(&places);
        let (recent, recent_problem) = settings::Recent::load(&places);
        let mut problems: Vec<String> = settings_problem.into_iter().chain(recent_problem).collect();
        let keymap = match settings::read_keymap(&places) {
            Some(Ok((_, text))) => Some(text),
            Some(Err(problem)) => {
                problems.push(problem);
                None
            }
            None => None,
        };
        let shown = |panel: &str| stored.panels.get(panel) != Some(&HIDDEN);
        let annotator = match stored.annotator.trim() {
            "" => std::env::var("USER")
                .ok()
                .filter(|it| !it.is_empty())
                .unwrap_or_else(|| "me".into()),
            given => given.to_owned(),
        };
        Memory {
            settings: Settings {
                zoom: stored.zoom,
                theme: match stored.theme {
                    settings::Theme::System => Theme::System,
                    settings::Theme::Light => Theme::Light,
                    settings::Theme::Dark => Theme::Dark,
                },
                annotator,
                inspector: shown("inspector"),
                table: shown("table"),
            },
            recent: recent
                .articles
                .into_iter()
                .map(|it| RecentArticle {
                    path: it.path,
                    byte: it.byte,
                    offset: it.offset,
                })
                .collect(),
            window: recent.window.filter(|it| it[2] >= 200.0 && it[3] >= 150.0),
            keymap,
            problems,
            seed: RandomState::new().hash_one(Timestamp::now().as_nanosecond()),
        }
    }
}

/// Does chores one after the other; of several wishes to remember, only the last is written.
pub(super) fn work(queue: &Receiver<Chore>, places: &Places, wire: &Wire) {
    let mut told = false;
    while let Ok(chore) = queue.recv() {
        match chore {
            Chore::Remember {
                settings,
                recent,
                window,
                busy,
            } => {
                let problem = remember(&settings, &recent, window, places).err();
                // Once is enough: the next change would fail in the same way.
                if let Some(problem) = problem.filter(|_| !std::mem::replace(&mut told, true)) {
                    wire.send(Outcome::Failed(format!("Settings were not saved: {problem}")));
                }
                drop(busy);
            }
            Chore::Export {
                format,
                snapshot,
                path,
                article,
                busy,
            } => {
                wire.send(match article.is_some_and(|it| Beside::is_own(&it, &path)) {
                    true => refused(&path),
                    false => export(format, &snapshot, &path),
                });
                drop(busy);
            }
            Chore::File {
                path,
                bytes,
                article,
                busy,
            } => {
                wire.send(match article.is_some_and(|it| Beside::is_own(&it, &path)) {
                    true => refused(&path),
                    false => match atomic::replace(&path, &bytes) {
                        Ok(_) => Outcome::Done(format!("Exported: {}", path.display())),
                        Err(error) => Outcome::Failed(error.to_string()),
                    },
                });
                drop(busy);
            }
            Chore::Import {
                ticket,
                format,
                snapshot,
                original,
                stamp,
                path,
            } => wire.send(match ERROR_FORMATS.contains(&format) {
                true => import_errors(ticket, format, &snapshot, original, &stamp, &path),
                false => import(ticket, format, &snapshot, &stamp, &path),
            }),
        }
    }
}

fn remember(
    settings: &Settings,
    recent: &[RecentArticle],
    window: Option<[f32; 4]>,
    places: &Places,
) -> Result<(), settings::SettingsError> {
    let (mut stored, _) = settings::Settings::load(places);
    let before = stored.clone();
    stored.zoom = settings.zoom;
    stored.theme = match settings.theme {
        Theme::System => settings::Theme::System,
        Theme::Light => settings::Theme::Light,
        Theme::Dark => settings::Theme::Dark,
    };
    stored.annotator = settings.annotator.clone();
    for (panel, shown) in [("inspector", settings.inspector), ("table", settings.table)] {
        if shown {
            stored.panels.remove(panel);
        } else {
            stored.panels.insert(panel.into(), HIDDEN);
        }
    }
    if stored != before {
        stored.save(places)?;
    }
    let (mut kept, _) = settings::Recent::load(places);
    kept.articles = recent
        .iter()
        .map(|it| settings::RecentArticle {
            path: std::path::absolute(&it.path).unwrap_or_else(|_| it.path.clone()),
            byte: it.byte,
            offset: it.offset,
        })
        .collect();
    kept.window = window.or(kept.window);
    kept.save(places)
}

fn refused(path: &Path) -> Outcome {
    Outcome::Failed(format!(
        "An export would overwrite the article, its annotations or the registry. Choose another name: {}",
        path.display()
    ))
}

fn export(format: &str, snapshot: &Document, path: &Path) -> Outcome {
    let Some(format) = FORMATS.iter().find(|it| it.key == format) else {
        return Outcome::Failed(format!("There is no format {format}"));
    };
    let export = format.export(snapshot, Disclosure::Redacted);
    match atomic::replace(path, export.text.as_bytes()) {
        Ok(_) => {
            let left_out = match &export.lost[..] {
                [] => String::new(),
                lost => format!(". This format cannot hold: {}", lost.join("; ")),
            };
            let withheld = match export.redacted {
                0 => String::new(),
                1 => ". 1 confidential source is not named".to_owned(),
                n => format!(". {n} confidential sources are not named"),
            };
            Outcome::Done(format!("Exported: {}{left_out}{withheld}", path.display()))
        }
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

fn import(ticket: Ticket, format: &str, snapshot: &Document, stamp: &Stamp, path: &Path) -> Outcome {
    let Some(read) = FORMATS.iter().find(|it| it.key == format).and_then(|it| it.read) else {
        return Outcome::Failed(format!("The format {format} cannot be read"));
    };
    let text = match read_text(path) {
        Ok(text) => text,
        Err(problem) => return Outcome::Failed(format!("{problem}. Nothing was imported: {}", path.display())),
    };
    let imported = match read(snapshot.article(), &text) {
        Ok(imported) => imported,
        Err(error) => return Outcome::Failed(format!("{error}. Nothing was imported: {}", path.display())),
    };
    let mut mint = Mint::new(RandomState::new().hash_one(path));
    let now = u64::try_from(stamp.at.as_millisecond()).unwrap_or(0);
    let mut skipped = imported.skipped.clone();
    let adding = Adding::of(snapshot, imported, stamp, || mint.next(now));
    skipped.extend(adding.skipped);
    Outcome::Imported {
        ticket,
        transaction: adding.transaction,
        known: adding.known,
        skipped,
    }
}

/// Errors of a translation, as another program's file tells of them.
fn import_errors(
    ticket: Ticket,
    format: &str,
    snapshot: &Document,
    original: Option<Article>,
    stamp: &Stamp,
    path: &Path,
) -> Outcome {
    let failed = |problem: String| Outcome::Failed(format!("{problem}. Nothing was imported: {}", path.display()));
    let text = match read_text(path) {
        Ok(text) => text,
        Err(problem) => return failed(problem),
    };
    let original = original.unwrap_or_else(|| Article::new(""));
    let found = match found_errors(format, &text, snapshot.article(), &original) {
        Ok(found) => found,
        Err(problem) => return failed(problem),
    };
    let mut mint = Mint::new(RandomState::new().hash_one(path));
    let now = u64::try_from(stamp.at.as_millisecond()).unwrap_or(0);
    let adding = AddingErrors::of(snapshot, &original, &found.errors, format, stamp, || mint.next(now));
    Outcome::Imported {
        ticket,
        transaction: adding.transaction,
        known: adding.known,
        skipped: found.skipped,
    }
}

fn read_text(path: &Path) -> Result<String, String> {
    let bytes = read_limited(path, MOST_IMPORTED).map_err(|error| format!("The file cannot be read ({error})"))?;
    String::from_utf8(bytes)
        .map_err(|error| format!("The file is not UTF-8 (byte {})", error.utf8_error().valid_up_to()))
}
