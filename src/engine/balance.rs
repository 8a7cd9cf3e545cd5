//! Who gets to speak: how much of what is attributed rests on whom, in one article or in many.
//!
//! A row is an entry of the registry, or a mention that refers to none: “Experts” and “experts” are one.

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::prose::Prose;
use super::sourcing::{attribute, entry_of, is_vague, part, short_words};
use crate::model::annotation::Annotation;
use crate::model::attribution::{Attribution, Role};
use crate::model::document::Document;
use crate::model::label::Label;
use crate::model::registry::{Entry, SourceId};
use crate::model::span::{Segments, Span};
use crate::text::name::folded;

/// The sources of one article or several, the most quoted first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Balance {
    pub rows: Vec<Row>,
    /// By kind of entry, as the kinds are titled.
    pub by_kind: Vec<Total>,
    /// By affiliation type, as its key.
    pub by_affiliation: Vec<Total>,
    /// Named and anonymous.
    pub by_naming: Vec<Total>,
    /// Attributions that say neither a speaker nor a source.
    pub unattributed: usize,
    /// How many articles were read.
    pub articles: usize,
}

/// What rests on one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// `None` for a mention that refers to no entry.
    pub entry: Option<SourceId>,
    /// The entry's name, or the words of the first mention.
    pub name: Arc<str>,
    /// Title of the entry's kind; empty without an entry.
    pub kind: Arc<str>,
    /// Key of the affiliation type; empty when not said.
    pub affiliation_type: Arc<str>,
    pub anonymous: bool,
    /// Whether exports leave out who it is.
    pub redacted: bool,
    /// Attributed quotes and claims.
    pub attributions: usize,
    /// Those of them that are quotes of each form.
    pub direct: usize,
    pub indirect: usize,
    pub mixed: usize,
    /// Words inside quotation marks, and all words of direct quotes.
    pub quoted_words: usize,
    /// Of all quoted words, from 0 to 1.
    pub share: f32,
    /// Where it first appears, from 0 (start of the text) to 1; the earliest of several articles.
    pub first: Option<f32>,
    /// In how many articles it has attributions.
    pub articles: usize,
}

/// What rests on all sources of a sort.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    pub title: Arc<str>,
    pub sources: usize,
    pub attributions: usize,
    pub quoted_words: usize,
    /// Of all quoted words, from 0 to 1.
    pub share: f32,
}

/// How a quote gives its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Direct,
    Indirect,
    Mixed,
    Other,
}

/// An entry's key, or a mention's words without capitals.
type Who = Result<SourceId, String>;

impl Balance {
    /// The sources of one article.
    pub fn of(document: &Document) -> Self {
        Balance::joined(std::iter::once(("", document)))
    }

    /// The sources of an article whose text has been read already.
    pub fn of_read(document: &Document, prose: &Prose) -> Self {
        let mut sums = Sums::default();
        sums.add(document, prose);
        sums.balance()
    }

    /// The sources of several articles, each with its name.
    pub fn joined<'d>(articles: impl Iterator<Item = (&'d str, &'d Document)>) -> Self {
        let mut sums = Sums::default();
        for (_, document) in articles {
            sums.add(document, &Prose::of(document.article()));
        }
        sums.balance()
    }
}

/// Rows in the making.
#[derive(Default)]
struct Sums {
    rows: BTreeMap<Who, Row>,
    unattributed: usize,
    articles: usize,
}

impl Sums {
    fn add(&mut self, document: &Document, prose: &Prose) {
        self.articles += 1;
        // The same words may be the content of a quote and of a claim; they count once.
        let mut quoted: BTreeMap<Who, Vec<Span>> = BTreeMap::new();
        for attribution in document.attributions().values() {
            let Some((who, row)) = source(document, attribution) else {
                self.unattributed += 1;
                continue;
            };
            let row = self.rows.entry(who.clone()).or_insert(row);
            let spans = quoted.entry(who).or_insert_with(|| {
                row.articles += 1;
                Vec::new()
            });
            row.attributions += 1;
            if let Some(first) = first_appearance(document, attribution) {
                row.first = Some(row.first.map_or(first, |it| it.min(first)));
            }
            let content = part(document, attribution, Role::Content);
            if let Some(quote) = content.filter(|it| it.body.label == Label::Quote) {
                let form = form(prose, quote);
                match form {
                    Form::Direct => row.direct += 1,
                    Form::Indirect => row.indirect += 1,
                    Form::Mixed => row.mixed += 1,
                    Form::Other => {}
                }
                spans.extend(quoted_in(prose, quote, form));
            }
        }
        for (who, spans) in quoted {
            if let (Some(row), Some(segments)) = (self.rows.get_mut(&who), Segments::new(spans)) {
                let words = segments
                    .iter()
                    .map(|it| document.article().quote(it).unicode_words().count());
                row.quoted_words += words.sum::<usize>();
            }
        }
    }

    fn balance(self) -> Balance {
        let mut rows: Vec<Row> = self.rows.into_values().collect();
        let all: usize = rows.iter().map(|it| it.quoted_words).sum();
        for row in &mut rows {
            row.share = share(row.quoted_words, all);
        }
        rows.sort_by(|a, b| {
            let order = |it: &Row| (it.quoted_words, it.attributions);
            order(b).cmp(&order(a)).then_with(|| a.name.cmp(&b.name))
        });
        let naming = |it: &Row| Arc::from(if it.anonymous { "anonymous" } else { "named" });
        Balance {
            by_kind: totals(&rows, all, |it| it.kind.clone()),
            by_affiliation: totals(&rows, all, |it| it.affiliation_type.clone()),
            by_naming: totals(&rows, all, naming),
            rows,
            unattributed: self.unattributed,
            articles: self.articles,
        }
    }
}

fn totals(rows: &[Row], all: usize, sort: impl Fn(&Row) -> Arc<str>) -> Vec<Total> {
    let mut totals: BTreeMap<Arc<str>, Total> = BTreeMap::new();
    for row in rows {
        let title = sort(row);
        let total = totals.entry(title.clone()).or_insert(Total {
            title,
            sources: 0,
            attributions: 0,
            quoted_words: 0,
            share: 0.0,
        });
        total.sources += 1;
        total.attributions += row.attributions;
        total.quoted_words += row.quoted_words;
        total.share = share(total.quoted_words, all);
    }
    let mut totals: Vec<Total> = totals.into_values().collect();
    totals.sort_by_key(|it| std::cmp::Reverse((it.quoted_words, it.attributions)));
    totals
}

fn share(words: usize, all: usize) -> f32 {
    match all {
        0 => 0.0,
        all => words as f32 / all as f32,
    }
}

/// Whom an attribution rests on, with a row that has nothing yet; `None` when it does not say.
fn source(document: &Document, attribution: &Attribution) -> Option<(Who, Row)> {
    if let Some((id, entry)) = entry_of(document, attribution) {
        return Some((Ok(id.clone()), row_of(id, entry)));
    }
    if let Some(missing) = &attribution.speaker {
        // An entry of another folder: all that is known is its key.
        let row = Row {
            entry: Some(missing.clone()),
            ..unnamed(missing.as_str(), false)
        };
        return Some((Ok(missing.clone()), row));
    }
    let mention = part(document, attribution, Role::Source)?;
    let words = short_words(document, mention);
    Some((Err(folded(&words)), unnamed(&words, is_vague(document, mention))))
}

fn row_of(id: &SourceId, entry: &Entry) -> Row {
    Row {
        entry: Some(id.clone()),
        kind: entry.kind.title().into(),
        affiliation_type: entry.affiliation_type.clone(),
        redacted: entry.is_redacted(),
        ..unnamed(&entry.name, entry.is_anonymous())
    }
}

fn unnamed(name: &str, anonymous: bool) -> Row {
    Row {
        entry: None,
        name: name.into(),
        kind: "".into(),
        affiliation_type: "".into(),
        anonymous,
        redacted: false,
        attributions: 0,
        direct: 0,
        indirect: 0,
        mixed: 0,
        quoted_words: 0,
        share: 0.0,
        first: None,
        articles: 0,
    }
}

/// Where the source is mentioned, or else where its words begin.
fn first_appearance(document: &Document, attribution: &Attribution) -> Option<f32> {
    let roles = [Role::Source, Role::Content, Role::Cue];
    let shown = roles.into_iter().find_map(|role| part(document, attribution, role))?;
    let byte = shown.segments.first().start();
    Some(byte as f32 / document.article().len().max(1) as f32)
}

/// The form a quote is marked with, or else what its quotation marks say.
fn form(prose: &Prose, quote: &Annotation) -> Form {
    match attribute(quote, "form") {
        Some("direct") => Form::Direct,
        Some("indirect") => Form::Indirect,
        Some("mixed") => Form::Mixed,
        Some(_) => Form::Other,
        None if quote.segments.iter().all(|it| prose.is_quoted(it)) => Form::Direct,
        None if quote.segments.iter().any(|it| prose.quoted_in(it).next().is_some()) => Form::Mixed,
        None => Form::Indirect,
    }
}

/// The words of a quote that are given as they were said.
fn quoted_in<'p>(prose: &'p Prose, quote: &'p Annotation, form: Form) -> Vec<Span> {
    match form {
        Form::Direct => quote.segments.iter().collect(),
        Form::Mixed => quote.segments.iter().flat_map(|it| prose.quoted_in(it)).collect(),
        Form::Indirect | Form::Other => Vec::new(),
    }
}
