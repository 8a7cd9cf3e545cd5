//! What a user has chosen, and what the program remembers of them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::atomic::{self, WriteError};
use super::input::read_limited;
use super::places::{Places, make_private};

/// Largest file of settings that is read, in bytes.
const MAX_BYTES: u64 = 4 << 20;

/// Articles that are remembered.
const MOST_RECENT: usize = 50;

/// Smallest and largest zoom.
pub const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=4.0;

/// What the user has chosen: `settings.ron` in the configuration folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Within [`ZOOM`]; 1 is the size the system gives.
    pub zoom: f32,
    pub theme: Theme,
    /// Key of the annotator, as it stands beside annotations; may be empty.
    pub annotator: String,
    /// Sizes of panels by name, in points.
    pub panels: BTreeMap<String, f32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    Light,
    Dark,
}

/// What the program remembers: `recent.ron` in the state folder.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    /// Newest first, each once.
    pub articles: Vec<RecentArticle>,
    /// Where the last dialog was.
    pub last_folder: Option<PathBuf>,
    /// Left, top, width and height of the window, in points.
    pub window: Option<[f32; 4]>,
}

/// An article that was open, and where it was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentArticle {
    pub path: PathBuf,
    /// The byte of the text at the top of the view.
    pub byte: usize,
    /// Points from the top of that byte's piece of text to the top of the view.
    pub offset: f32,
}

/// Why settings could not be kept.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("The folder for this file cannot be made ({source}). Check that you may write there: {}", path.display())]
    NoFolder { path: PathBuf, source: io::Error },
    #[error("The file that cannot be read cannot be put aside ({source}). Move it away by hand: {}", path.display())]
    NotPutAside { path: PathBuf, source: io::Error },
    #[error("The settings cannot be put into words ({0})")]
    NotWritable(#[from] ron::Error),
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            zoom: 1.0,
            theme: Theme::System,
            annotator: String::new(),
            panels: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// The user's settings. Without a file, or with one that cannot be read, the defaults; then
    /// also a message to show.
    pub fn load(places: &Places) -> (Self, Option<String>) {
        let (mut settings, message) = load::<Settings>(places.config.as_deref(), "settings.ron");
        let zoom = if settings.zoom.is_finite() { settings.zoom } else { 1.0 };
        settings.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
        settings.panels.retain(|_, size| size.is_finite() && *size >= 0.0);
        (settings, message)
    }

    /// Writes the settings; a file there that cannot be read is put aside first.
    pub fn save(&self, places: &Places) -> Result<(), SettingsError> {
        save(self, places.config.as_deref(), "settings.ron")
    }
}

impl Recent {
    /// What is remembered; nothing, and perhaps a message to show, when that cannot be read.
    pub fn load(places: &Places) -> (Self, Option<String>) {
        let (mut recent, message) = load::<Recent>(places.state.as_deref(), "recent.ron");
        for article in &mut recent.articles {
            article.offset = if article.offset.is_finite() {
                article.offset
            } else {
                0.0
            };
        }
        recent.window = recent.window.filter(|it| it.iter().all(|it| it.is_finite()));
        (recent, message)
    }

    /// Writes it; a file there that cannot be read is put aside first.
    pub fn save(&self, places: &Places) -> Result<(), SettingsError> {
        save(self, places.state.as_deref(), "recent.ron")
    }

    /// Puts `article` first.
    pub fn remember(&mut self, article: RecentArticle) {
        self.articles.retain(|it| it.path != article.path);
        self.articles.insert(0, article);
        self.articles.truncate(MOST_RECENT);
    }

    /// What is remembered of the article at `path`.
    pub fn of(&self, path: &Path) -> Option<&RecentArticle> {
        self.articles.iter().find(|it| it.path == path)
    }
}

/// The text of `keymap.ron` with its path, for the one who understands keys; `None` when there is no such file.
pub fn read_keymap(places: &Places) -> Option<Result<(PathBuf, String), String>> {
    let path = places.config.as_ref()?.join("keymap.ron");
    match read_text(&path) {
        Ok(text) => Some(Ok((path, text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(format!(
            "The keys cannot be read ({error}), so the usual ones apply: {}",
            path.display()
        ))),
    }
}

fn load<T: DeserializeOwned + Default>(folder: Option<&Path>, name: &str) -> (T, Option<String>) {
    let Some(path) = folder.map(|it| it.join(name)) else {
        return (T::default(), None);
    };
    let text = match read_text(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (T::default(), None),
        Err(error) => {
            let message = format!(
                "This file cannot be read ({error}), so the defaults apply: {}",
                path.display()
            );
            return (T::default(), Some(message));
        }
    };
    match ron::from_str(&text) {
        Ok(value) => (value, None),
        Err(error) => {
            let at = error.span.start;
            let message = format!(
                "This file cannot be understood ({}), so the defaults apply. Correct it, or remove it: {}:{}:{}",
                error.code,
                path.display(),
                at.line,
                at.col
            );
            (T::default(), Some(message))
        }
    }
}

fn save<T: Serialize + DeserializeOwned>(value: &T, folder: Option<&Path>, name: &str) -> Result<(), SettingsError> {
    let Some(folder) = folder else {
        return Ok(());
    };
    let path = folder.join(name);
    make_private(folder).map_err(|source| SettingsError::NoFolder {
        path: path.clone(),
        source,
    })?;
    let mut text = ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::new())?;
    text.push('\n');
    match read_text(&path) {
        Ok(old) if old == text => return Ok(()),
        Ok(old) if ron::from_str::<T>(&old).is_ok() => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Ok(_) | Err(_) => put_aside(&path)?,
    }
    atomic::replace(&path, text.as_bytes())?;
    Ok(())
}

fn put_aside(path: &Path) -> Result<(), SettingsError> {
    let mut aside = path.as_os_str().to_os_string();
    aside.push(format!(".broken-{}", Timestamp::now().strftime("%Y%m%dT%H%M%S%.3fZ")));
    fs::rename(path, aside).map_err(|source| SettingsError::NotPutAside {
        path: path.into(),
        source,
    })
}

fn read_text(path: &Path) -> io::Result<String> {
    let bytes = read_limited(path, MAX_BYTES)?;
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8 text"))
}
