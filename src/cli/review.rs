//! `pressmark review`: prints what may differ between an article and the original it was translated from.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::align::{given_or_beside, is_markdown, lexicon_of, read};
use super::{Failure, output};
use crate::engine::frame::frame_of;
use crate::engine::review::align::{self, Options, align};
use crate::engine::review::check::{Dates, Finding, Level, Place, Text, findings};
use crate::engine::review::experience::Experience;
use crate::engine::review::lexicon::Learned;
use crate::engine::review::pair::{Bead, Segment};
use crate::engine::review::segments::{is_list, lines_of, segments_of};
use crate::formats::differences::{DifferenceRow, Differences, PlaceRow, ValuesRow, json, text};
use crate::model::article::Article;
use crate::store::beside::folder_of;
use crate::store::folder::registry;
use crate::store::lexicon::{GLOSSARY, glossary_at};

/// Finds what may be wrong in a translation: numbers, dates, names, quotations, negations and the like.
#[derive(Debug, Args)]
pub(super) struct Review {
    /// The translation
    article: PathBuf,
    /// The text it was translated from; without it, only what the article shows by itself is looked for
    #[arg(long, value_name = "FILE")]
    original: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    /// Words that translate each other, as reviews taught them; without it, lexicon.txt beside the article
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
    /// Names and how they are written in translations, a line each, parted by a tab; without it, glossary.txt beside the article
    #[arg(long, value_name = "FILE")]
    glossary: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    /// path:line:column: level: check: message
    Text,
    /// Everything with places in both texts in code points, for programs
    Json,
}

impl Review {
    pub fn run(self) -> Result<(), Failure> {
        let translation = read(&self.article)?;
        let original = self.original.as_deref().map(read).transpose()?;
        let experience = self.experience()?;
        let plain = [
            (Some(&self.article), Some(&translation)),
            (self.original.as_ref(), original.as_ref()),
        ];
        let mut given = plain.into_iter().filter_map(|(path, article)| Some((path?, article?)));
        // A list of sentences, one a line, has no headline and no captions.
        let lines = given.all(|(path, article)| !is_markdown(path) && is_list(article));
        let cut = |article: &Article| -> Vec<Segment> {
            match lines {
                true => lines_of(article).into_iter().map(|it| it.1).collect(),
                false => segments_of(article),
            }
        };
        let to = cut(&translation);
        let from = original.as_ref().map(&cut);
        let beads = match (&original, &from) {
            (Some(original), Some(from)) => beads(original, from, &translation, &to, experience.learned()),
            _ => (0..to.len())
                .map(|it| Bead {
                    original: 0..0,
                    translation: it..it + 1,
                })
                .collect(),
        };
        let dates = Dates {
            original: original.as_ref().and_then(|it| frame_of(it).published),
            translation: frame_of(&translation).published,
        };
        let source = original.as_ref().zip(from.as_deref());
        let source = source.map(|(article, segments)| Text { article, segments });
        let translated = Text {
            article: &translation,
            segments: &to,
        };
        let mut found = findings(source.as_ref(), &translated, &beads, dates, &experience.glossary);
        experience.temper(&mut found);
        let rows = self.rows(&found, original.as_ref(), &translation);
        match self.format {
            Shape::Text => output::print(&text(&rows))?,
            Shape::Json => output::print_file(&json(&rows))?,
        }
        match rows.errors {
            0 => Ok(()),
            1 => Err(Failure::Problem("1 finding is an error".into())),
            n => Err(Failure::Problem(format!("{n} findings are errors"))),
        }
    }

    /// What the folder of the article has taught, or the files that were named.
    fn experience(&self) -> Result<Experience, Failure> {
        let folder = folder_of(&self.article);
        let registry = registry(folder).ok().flatten();
        let mut experience = registry.map_or_else(Experience::default, |it| Experience::of(it.tables()));
        let lexicon = lexicon_of(&self.article, self.lexicon.as_deref())?;
        experience.lexicon = lexicon.unwrap_or_default();
        let glossary = given_or_beside(&self.article, self.glossary.as_deref(), GLOSSARY)?;
        glossary_at(&glossary, &mut experience.glossary).map_err(|it| Failure::Disk(it.to_string()))?;
        Ok(experience)
    }

    fn rows(&self, found: &[Finding], original: Option<&Article>, translation: &Article) -> Differences {
        let count = |level: Level| found.iter().filter(|it| it.level == level).count();
        let row = |it: &Finding| DifferenceRow {
            check: it.check.id,
            name: it.check.key,
            level: it.level.key(),
            matter: it.matter.key(),
            message: it.message.clone(),
            pair: it.bead.filter(|_| original.is_some()),
            original: original.and_then(|article| place(article, it.original)),
            translation: place(translation, it.translation),
            values: ValuesRow {
                original: it.values[0].clone(),
                translation: it.values[1].clone(),
            },
            key: it.key.to_string(),
        };
        Differences {
            original: self.original.as_ref().map(|it| it.display().to_string()),
            translation: self.article.display().to_string(),
            compared: original.is_some(),
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Note),
            findings: found.iter().map(row).collect(),
        }
    }
}

fn beads(
    original: &Article,
    from: &[Segment],
    translation: &Article,
    to: &[Segment],
    learned: Option<&Learned>,
) -> Vec<Bead> {
    let one = align::Text {
        text: original.text(),
        segments: from,
    };
    let other = align::Text {
        text: translation.text(),
        segments: to,
    };
    // Nobody calls it off here.
    let options = Options {
        learned,
        ..Options::default()
    };
    align(one, other, &options, &mut |_| true)
        .map(|it| it.beads)
        .unwrap_or_default()
}

fn place(article: &Article, place: Place) -> Option<PlaceRow> {
    let bytes = match place {
        Place::Words(span) => span.range(),
        Place::Point(byte) => byte..byte,
        Place::Nowhere => return None,
    };
    let chars = |byte: usize| article.offsets().chars_before(article.text(), byte);
    let (line, column) = article.line_and_column(bytes.start);
    Some(PlaceRow {
        start: chars(bytes.start),
        end: chars(bytes.end),
        start_byte: bytes.start,
        end_byte: bytes.end,
        line,
        column,
        text: article.text().get(bytes).unwrap_or_default().to_owned(),
    })
}
