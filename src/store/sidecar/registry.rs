//! A folder's `sources.ron`: whom and what its articles rest on, its scales,
//! which checks are made, and what suggestions have learned.
//!
//! Written by the same rules as a sidecar: what did not change stays as it stands.

use std::fmt;
use std::sync::Arc;

use super::error::SidecarError;
use super::listing::{Listing, Part};
use super::outline::Outline;
use super::patch::replaced;
use super::problem::{Problem, Problems};
use super::records::Home;
use super::shift::Shift;
use super::text;
use super::tokens::Fault;
use crate::model::claim::Scale;
use crate::model::dismissal::Switch;
use crate::model::registry::{Entry, SourceId};
use crate::model::rejection::{Lesson, Tally};
use crate::model::tables::Tables;

/// The fields of a registry.
const ORDER: &[&str] = &["schema", "sources", "scales", "checks", "learned", "rules"];

const TEMPLATE: &str = "#![enable(implicit_some)]\n\
    // Whom and what the articles of this folder rest on. This file may be edited by hand: comments and fields\n\
    // unknown to the program stay.\n\
    Registry(\n    \
        schema: (1, 0),\n    \
        sources: {\n    },\n\
    )\n";

/// A registry as it stands in its file. Cloning copies no text.
#[derive(Clone, Debug)]
pub struct Registry {
    raw: Arc<str>,
    sources: Listing<Entry>,
    scales: Listing<Scale>,
    checks: Listing<Switch>,
    learned: Listing<Lesson>,
    rules: Listing<Tally>,
    problems: Arc<[Problem]>,
}

/// Why a registry cannot be used, or not be changed. The file is never overwritten after one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryError(pub SidecarError);

impl Registry {
    /// For a folder that has none yet.
    pub fn none() -> Registry {
        Registry {
            raw: "".into(),
            sources: Listing::none(Home::Folder),
            scales: Listing::none(Home::Folder),
            checks: Listing::none(Home::Folder),
            learned: Listing::none(Home::Folder),
            rules: Listing::none(Home::Folder),
            problems: Arc::default(),
        }
    }

    /// Reads a registry; all of it is checked, and nothing is left out.
    pub fn parse(bytes: &[u8]) -> Result<Registry, RegistryError> {
        let read = |text: &str| {
            let outline = Outline::of(text)?;
            text::check_schema(text, &outline, "registry")?;
            parse(text, &outline)
        };
        text::read(bytes, read).map_err(RegistryError)
    }

    /// What can be read of a registry of a newer version, to look at. It must never be written.
    pub fn parse_newer(bytes: &[u8]) -> Option<Registry> {
        text::read(bytes, |text| parse(text, &Outline::of(text)?)).ok()
    }

    /// Exactly the file's text; empty when there is no file yet.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// What the file says.
    pub fn tables(&self) -> Tables {
        Tables {
            entries: self.sources.table(),
            scales: self.scales.table(),
            switches: self.checks.table(),
            lessons: self.learned.table(),
            tallies: self.rules.table(),
            ..Tables::default()
        }
    }

    /// What needs a person's eye.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether an entry of that key was taken out since the file was read.
    pub fn had(&self, id: &SourceId) -> bool {
        self.sources.had(id)
    }

    /// The file for what of `tables` is the folder's; this very one when it says the same already.
    pub fn write(&self, tables: &Tables) -> Registry {
        if self.raw.is_empty() {
            if is_empty(tables) {
                return self.clone();
            }
            let fresh = Outline::of(TEMPLATE).and_then(|outline| parse(TEMPLATE, &outline));
            return match fresh {
                Ok(fresh) => fresh.with_removed_of(self).write(tables),
                Err(_) => self.clone(),
            };
        }
        self.written(tables).unwrap_or_else(|_| self.clone())
    }

    /// Errors cannot occur in a text that was read; they are passed on to keep this free of panics.
    fn written(&self, tables: &Tables) -> Result<Registry, Fault> {
        if let Some((name, brackets)) = text::missing_field(self.parts(), tables) {
            let raw = text::with_field(&self.raw, name, brackets, ORDER)?;
            return parse(&raw, &Outline::of(&raw)?)?.with_removed_of(self).written(tables);
        }
        let mut next = self.clone();
        let replacements = text::rewrite(next.parts_mut(), &self.raw, tables, text::newline(&self.raw));
        if replacements.is_empty() {
            return Ok(next);
        }
        let shift = Shift::of(&replacements);
        next.parts_mut().into_iter().for_each(|it| it.shift(&shift));
        next.raw = replaced(&self.raw, replacements).into();
        Ok(next)
    }

    fn parts(&self) -> [&dyn Part; 5] {
        [&self.sources, &self.scales, &self.checks, &self.learned, &self.rules]
    }

    fn parts_mut(&mut self) -> [&mut dyn Part; 5] {
        [
            &mut self.sources,
            &mut self.scales,
            &mut self.checks,
            &mut self.learned,
            &mut self.rules,
        ]
    }

    fn with_removed_of(mut self, before: &Registry) -> Registry {
        self.sources = self.sources.with_removed_of(&before.sources);
        self.scales = self.scales.with_removed_of(&before.scales);
        self.checks = self.checks.with_removed_of(&before.checks);
        self.learned = self.learned.with_removed_of(&before.learned);
        self.rules = self.rules.with_removed_of(&before.rules);
        self
    }
}

/// Whether `tables` hold nothing that a registry does.
fn is_empty(tables: &Tables) -> bool {
    tables.entries.is_empty()
        && tables.scales.is_empty()
        && tables.switches.is_empty()
        && tables.lessons.is_empty()
        && tables.tallies.is_empty()
}

fn parse(text: &str, outline: &Outline) -> Result<Registry, Fault> {
    let mut problems = Problems::default();
    Ok(Registry {
        sources: Listing::read(text, outline, Home::Folder, &mut problems)?,
        scales: Listing::read(text, outline, Home::Folder, &mut problems)?,
        checks: Listing::read(text, outline, Home::Folder, &mut problems)?,
        learned: Listing::read(text, outline, Home::Folder, &mut problems)?,
        rules: Listing::read(text, outline, Home::Folder, &mut problems)?,
        problems: problems.all().into(),
        raw: text.into(),
    })
}

impl RegistryError {
    /// Whether a newer version wrote it.
    pub fn is_too_new(&self) -> bool {
        matches!(self.0, SidecarError::TooNew { .. })
    }
}

impl std::error::Error for RegistryError {}

impl fmt::Display for RegistryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            SidecarError::TooNew { found } => write!(
                f,
                "This registry was saved by a newer version (format {}.{}; this one reads format 1). \
                 Its entries can be looked at; update the program to change them. The file was not touched",
                found.0, found.1
            ),
            SidecarError::Empty => {
                f.write_str("The registry's file is empty. Restore it, or delete it to begin anew; it was not touched")
            }
            SidecarError::Torn { line, column } => write!(
                f,
                "Line {line}, column {column}: the registry was cut off here. Complete it in a text editor; it was not touched"
            ),
            SidecarError::MergeConflict { line, column } => write!(
                f,
                "Line {line}, column {column}: two versions of the registry were left unmerged here. \
                 Settle the lines between “<<<<<<<” and “>>>>>>>” in a text editor; the file was not touched"
            ),
            SidecarError::NotUtf8 { line, column } => write!(
                f,
                "Line {line}, column {column}: the registry is not UTF-8 text. Save it as UTF-8; it was not touched"
            ),
            SidecarError::TooLarge { bytes } => write!(
                f,
                "The registry has {bytes} bytes, which is more than this program reads. It was not touched"
            ),
            SidecarError::Syntax { line, column, message } => write!(
                f,
                "Line {line}, column {column}: {message}. Correct the registry in a text editor; it was not touched"
            ),
            SidecarError::Limit { .. } => self.0.fmt(f),
        }
    }
}
