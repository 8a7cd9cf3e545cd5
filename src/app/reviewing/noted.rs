//! What the checks found in the pairs, as the review shows it.

use std::collections::HashMap;
use std::sync::Arc;

use super::ReviewTab;
use crate::engine::fingerprint::{fingerprint, words_key};
use crate::engine::review::check::{Finding, Matter};
use crate::engine::review::comparison::Comparison;
use crate::engine::review::experience::Experience;
use crate::engine::review::faring::rule;
use crate::engine::review::side::Side;
use crate::model::mqm::Severity;
use crate::model::span::Span;

/// The kind of error of words that are not what was said.
pub const QUOTE_WORDING: &str = "accuracy/mistranslation/quote-wording";

/// A finding in a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// Names the finding as long as its words stay the same.
    pub key: Arc<str>,
    /// What the check looks for, in a few words.
    pub title: &'static str,
    pub level: Level,
    pub row: usize,
    /// By side.
    pub spans: [Option<Span>; 2],
    /// In a plain sentence.
    pub message: String,
    /// The kind and the severity of the error it is when it is one.
    pub kind: &'static str,
    pub severity: Severity,
    /// The tab that lists it beside the findings.
    pub tab: ReviewTab,
}

pub use crate::engine::review::check::Level;

/// What the checks found in the rows of `comparison`, in their order, with what the folder has taught.
pub(super) fn noted(mut found: Vec<Finding>, comparison: &Comparison, experience: &Experience) -> Arc<[Noted]> {
    experience.temper(&mut found);
    let mut noted: Vec<Noted> = found.iter().filter_map(|it| Noted::of(it, comparison)).collect();
    noted.sort_by_key(|it| it.row);
    // The same words in the same trouble once more are told apart by their number.
    let mut times: HashMap<Arc<str>, usize> = HashMap::new();
    for it in &mut noted {
        let time = times.entry(it.key.clone()).or_default();
        *time += 1;
        if *time > 1 {
            it.key = format!("{}:{time}", it.key).into();
        }
    }
    noted.into()
}

impl Noted {
    /// Whether it is about what became of a quotation.
    pub(super) fn is_about_quotes(&self) -> bool {
        self.kind == QUOTE_WORDING
    }

    fn of(finding: &Finding, comparison: &Comparison) -> Option<Self> {
        let places = [finding.original, finding.translation];
        let place = |side: Side| Some((side, places[side.index()].start()?));
        let somewhere = place(Side::Translation).or_else(|| place(Side::Original));
        let row = finding
            .bead
            .or_else(|| somewhere.and_then(|(side, byte)| comparison.row_at(side, byte)))?;
        let spans = places.map(|it| it.span());
        let words = Side::BOTH.map(|side| spans[side.index()].map_or("", |it| comparison.text(side).quote(it)));
        let about = format!("{}\u{0}{}\u{0}{}", words[0], words[1], finding.matter.key());
        let (kind, tab) = kind(finding.check.key, finding.matter);
        Some(Noted {
            key: words_key(&rule(finding.check), fingerprint(&about), 1),
            title: finding.check.title,
            level: finding.level,
            row,
            spans,
            message: finding.message.clone(),
            kind,
            severity: match finding.level {
                Level::Error => Severity::Major,
                Level::Warning | Level::Note => Severity::Minor,
            },
            tab,
        })
    }
}

/// The kind of error that a finding of a check is, and the tab it stands in.
fn kind(check: &str, matter: Matter) -> (&'static str, ReviewTab) {
    use ReviewTab::{Dates, Findings, Names, Numbers, Quotes};
    match (check, matter) {
        ("number", Matter::Added) => ("accuracy/addition", Numbers),
        ("number", Matter::Missing) => ("accuracy/omission", Numbers),
        ("number", _) => ("accuracy/mistranslation/number", Numbers),
        ("unit", _) => ("accuracy/mistranslation/unit", Numbers),
        ("date", _) => ("accuracy/mistranslation/date", Dates),
        ("name", _) => ("accuracy/mistranslation/name", Names),
        ("honorific", _) => ("accuracy/omission", Names),
        ("address", _) => ("accuracy/mistranslation", Findings),
        ("contradiction", _) => ("accuracy/mistranslation/number", Numbers),
        ("acronym", _) => ("accuracy/mistranslation/name", Names),
        ("title", _) => ("accuracy/mistranslation/title", Names),
        ("quotation", _) => (QUOTE_WORDING, Quotes),
        ("negation", _) => ("accuracy/mistranslation/negation", Findings),
        ("hedge", _) => ("accuracy/mistranslation/hedge", Findings),
        ("attribution", Matter::Missing) => ("accuracy/omission/attribution", Quotes),
        ("attribution", _) => ("accuracy/mistranslation/attribution", Quotes),
        ("script", _) => ("accuracy/untranslated", Findings),
        ("repetition", _) => ("accuracy/addition/repetition", Findings),
        ("sentence", Matter::Added) => ("accuracy/addition/sentence", Findings),
        ("sentence", _) => ("accuracy/omission/sentence", Findings),
        ("punctuation", _) => ("linguistic-conventions/punctuation", Findings),
        (_, Matter::Missing) => ("accuracy/omission", Findings),
        (_, Matter::Added) => ("accuracy/addition", Findings),
        (_, Matter::Differs | Matter::Inside) => ("accuracy/mistranslation", Findings),
    }
}
