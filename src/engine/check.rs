//! Checks: what may be wrong with how an article and its marks say where things come from.
//!
//! Each check is a small file with the rule it comes from, and a line in [`CHECKS`]. What it finds
//! is worked out and never stored; [`Survey`](super::survey::Survey) keeps it up to date.

mod anonymous_opinion;
mod broken_attribution;
mod dangling_source;
mod distant_attribution;
mod empty_cue;
mod evaluative_cue;
mod off_record;
mod unbalanced_quotation;
mod unexplained_anonymity;
mod unsourced_quote;
mod vague_plural;
mod verdict_without_evidence;

use std::fmt;
use std::sync::Arc;

use super::prose::Prose;
use crate::model::annotation::Annotation;
use crate::model::attribution::Attribution;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::registry::{Entry, SourceId};
use crate::model::span::Span;

/// Every check, in the order of the table. To add one, write its file and add its line.
pub static CHECKS: [Check; 12] = [
    unsourced_quote::CHECK,
    distant_attribution::CHECK,
    vague_plural::CHECK,
    unexplained_anonymity::CHECK,
    anonymous_opinion::CHECK,
    off_record::CHECK,
    evaluative_cue::CHECK,
    verdict_without_evidence::CHECK,
    unbalanced_quotation::CHECK,
    empty_cue::CHECK,
    dangling_source::CHECK,
    broken_attribution::CHECK,
];

/// Something to look for.
pub struct Check {
    /// As in files and on the command line.
    pub id: &'static str,
    pub title: &'static str,
    /// The published rule in a sentence.
    pub rule: &'static str,
    /// Who published it.
    pub origin: Origin,
    /// Whether it is made when the folder does not say.
    pub on: bool,
    look: Look,
}

/// Who published the rule of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The Associated Press: News Values and Principles; Telling the Story.
    AssociatedPress,
    /// Reuters: Handbook of Journalism.
    Reuters,
    /// Newell, Margolin and Ruths 2018: guidelines of the PolNeAR corpus.
    PolNeAR,
    /// This program.
    House,
}

impl Origin {
    /// Short name.
    pub fn title(self) -> &'static str {
        match self {
            Origin::AssociatedPress => "AP",
            Origin::Reuters => "Reuters",
            Origin::PolNeAR => "PolNeAR",
            Origin::House => "House",
        }
    }
}

/// What a check looks at, one at a time; it answers what is wrong, in plain words.
enum Look {
    Annotation(fn(&Scene, &AnnotationId, &Annotation) -> Option<String>),
    Attribution(fn(&Scene, &Attribution) -> Option<String>),
    Entry(fn(&Scene, &SourceId, &Entry) -> Option<String>),
    /// Looks at the whole text, once.
    Text(fn(&Prose) -> Vec<(Span, String)>),
}

/// What checks see.
#[derive(Clone, Copy)]
pub struct Scene<'d> {
    pub document: &'d Document,
    pub prose: &'d Prose,
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Annotation(AnnotationId),
    Attribution(AnnotationId),
    Entry(SourceId),
    Words(Span),
}

/// Something a check has found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub check: &'static Check,
    /// The check's id and the subject's: the key of its dismissal. Stays the same when other things change.
    pub key: Arc<str>,
    /// The place in the text; `None` when nothing in it is meant.
    pub at: Option<Span>,
    pub subject: Subject,
    /// What is wrong here, in plain words.
    pub message: String,
}

impl Check {
    /// The check of that id.
    pub fn named(id: &str) -> Option<&'static Check> {
        CHECKS.iter().find(|it| it.id == id)
    }

    /// Its place in [`CHECKS`].
    pub(super) fn place(&self) -> usize {
        CHECKS.iter().position(|it| it.id == self.id).unwrap_or_default()
    }
}

impl PartialEq for Check {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl Scene<'_> {
    /// What every check finds on one subject that is an annotation, an attribution or an entry, if it is there.
    pub fn findings_on(self, subject: &Subject) -> Vec<Finding> {
        let document = self.document;
        let found = match subject {
            Subject::Annotation(id) => document.annotation(id).map(|it| {
                self.looked(|look| match look {
                    Look::Annotation(look) => look(&self, id, it),
                    _ => None,
                })
            }),
            Subject::Attribution(id) => document.attributions().get(id).map(|it| {
                self.looked(|look| match look {
                    Look::Attribution(look) => look(&self, it),
                    _ => None,
                })
            }),
            Subject::Entry(id) => document.entries().get(id).map(|it| {
                self.looked(|look| match look {
                    Look::Entry(look) => look(&self, id, it),
                    _ => None,
                })
            }),
            Subject::Words(_) => None,
        };
        let finding = |(check, message): (&'static Check, String)| Finding {
            check,
            key: format!("{}:{}", check.id, subject.id()).into(),
            at: self.place_of(subject),
            subject: subject.clone(),
            message,
        };
        found.unwrap_or_default().into_iter().map(finding).collect()
    }

    /// What each check has to say.
    fn looked(self, look: impl Fn(&Look) -> Option<String>) -> Vec<(&'static Check, String)> {
        let found = CHECKS.iter().filter_map(|check| Some((check, look(&check.look)?)));
        found.collect()
    }

    /// Where a reader looks for a subject.
    fn place_of(self, subject: &Subject) -> Option<Span> {
        let annotation = |id: &AnnotationId| Some(self.document.annotation(id)?.segments.first());
        match subject {
            Subject::Annotation(id) => annotation(id),
            Subject::Attribution(id) => {
                let attribution = self.document.attributions().get(id)?;
                attribution.parts().find_map(|(_, part)| annotation(part))
            }
            Subject::Entry(id) => {
                // Where it was marked first; of very many marks, a few are looked at.
                let mentions = self.document.mentions_of(id).take(FEW).map(|it| it.0);
                let spoken = self.document.spoken_by(id).take(FEW);
                let parts = spoken.flat_map(|(_, it)| it.parts().map(|it| it.1));
                mentions.chain(parts).filter_map(annotation).min()
            }
            Subject::Words(span) => Some(*span),
        }
    }
}

const FEW: usize = 16;

/// What the checks of the text alone find, in text order by check.
pub fn findings_in_text(prose: &Prose) -> Vec<Finding> {
    let mut found = Vec::new();
    for check in &CHECKS {
        let Look::Text(look) = &check.look else { continue };
        let mut times = std::collections::HashMap::new();
        for (at, message) in look(prose) {
            // A mark alone says little; the words after it tell it from others.
            let article = prose.article();
            let line = at.start()..article.paragraph(article.paragraph_at(at.start())).end;
            let words = &article.text()[line];
            let words = &words[..words.floor_char_boundary(KEY_BYTES)];
            let fingerprint = super::fingerprint::fingerprint(words);
            let time = times.entry(fingerprint).and_modify(|it| *it += 1).or_insert(1);
            found.push(Finding {
                check,
                key: super::fingerprint::words_key(check.id, fingerprint, *time),
                at: Some(at),
                subject: Subject::Words(at),
                message,
            });
        }
    }
    found
}

/// Most bytes of the line from a place on that name a finding there.
const KEY_BYTES: usize = 60;

impl Subject {
    /// What names it in keys: its id; for words, none.
    fn id(&self) -> String {
        match self {
            Subject::Annotation(id) | Subject::Attribution(id) => id.to_string(),
            Subject::Entry(id) => id.to_string(),
            Subject::Words(_) => String::new(),
        }
    }
}

/// `words` for a message: cut to a line, in quotation marks.
fn shown(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("“{}…”", line[..cut].trim_end()),
        None => format!("“{line}”"),
    }
}

/// Most characters of words that a message shows.
const SHOWN: usize = 60;
