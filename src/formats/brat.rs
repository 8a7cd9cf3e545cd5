//! brat's stand-off `.ann`, beside a `.txt` that holds the article's text.
//!
//! ```text
//! T1  Quote 0 5;9 12  We re build
//! A1  form T1 direct
//! #1  AnnotatorNotes T1  check the wording
//! T2  Source 19 23  Ilse
//! #2  RefersTo T2  ilse-brandt (person) Ilse Brandt
//! T3  Cue 14 18  said
//! T4  Attribution 14 18  said
//! E1  Attribution:T4 Cue:T3 Source:T2 Content:T1
//! #3  Speaker E1  ilse-brandt (person) Ilse Brandt
//! R1  supports Arg1:T5 Arg2:T6
//! ```
//!
//! The columns are parted by tabs. Offsets are code points. A fragment may hold no line end and no tab, so one that
//! does is split there; reading joins it again. A word of our lists that is several
//! words is written with `_` for the spaces.
//!
//! Attributions are events as in PolNeAR: the trigger lies on the cue, else on the source, else on the content, and is
//! no annotation of its own. A speaker is the key, the kind and the name of the entry; brackets around the kind mean
//! that the name is not told. `R` lines hold what claims have to do with each other, and `continues`.

mod events;
mod read;
mod speaker;
mod write;

use super::{Format, Loss, in_reading_order, reviewed};
use crate::model::annotation::{Annotation, Body};
use crate::model::article::{Article, is_line_end};
use crate::model::attribute::attributes_of;
use crate::model::attribution::Attribution;
use crate::model::claim::{CLAIM_RELATIONS, ClaimLink};
use crate::model::document::Document;
use crate::model::label::{LABELS, Label};
use crate::model::registry::Entry;
pub(super) use write::fragments;

pub(super) const FORMAT: Format = Format {
    key: "brat",
    title: "brat stand-off",
    extension: "ann",
    write: write::write,
    read: Some(read::read),
    cannot_hold: &[
        Loss::always("the text: put the article's text beside it, under the same name with .txt"),
        Loss::always("ids, who, when, and how an annotation came to be"),
        Loss::counted("tags", |it| bodies(it).filter(|it| !it.tags.is_empty()).count()),
        Loss::counted("annotations of white space alone", |it| {
            annotations(it).filter(|one| is_blank(it.article(), one)).count()
        }),
        Loss::counted("annotations of words that are not in the text any more", |it| {
            it.orphans().len()
        }),
        Loss::counted("fields of later versions", |it| {
            let attributions = it.attributions().values().filter(|it| !it.unknown.is_empty());
            bodies(it).filter(|it| !it.unknown.is_empty()).count() + attributions.count()
        }),
        Loss::counted(
            "two segments with nothing but line ends or tabs between them: they are read back as one",
            |it| annotations(it).filter(|one| runs_together(it.article(), one)).count(),
        ),
        Loss::counted(
            "other than letters, digits, - and _ in names and values of one's own: they become _",
            |it| bodies(it).filter(|it| is_renamed(it)).count(),
        ),
        Loss::counted(
            "tabs and rare line ends in notes: they become spaces; blank lines there",
            |it| bodies(it).filter(|it| is_note_changed(&it.note)).count(),
        ),
        Loss::counted("verdicts and evidence of claims", |it| {
            bodies(it).filter(|it| it.claim.is_some()).count()
        }),
        Loss::counted("attributions without a part in the text", |it| {
            it.attributions().values().filter(|one| !is_held(it, one)).count()
        }),
        Loss::counted("what entries of the registry say beyond key, kind and name", |it| {
            it.entries().values().filter(|it| says_more(it)).count()
        }),
        Loss::counted("links of one's own between other than claims", |it| {
            it.tables().claim_links.values().filter(|one| !is_told(it, one)).count()
        }),
        Loss::counted("notes of links between claims", |it| {
            it.tables()
                .claim_links
                .values()
                .filter(|it| !it.note.is_empty())
                .count()
        }),
        Loss::counted("findings that were let pass", |it| it.tables().dismissals.len()),
        Loss::counted("suggestions that were rejected", |it| it.tables().rejections.len()),
        Loss::counted("pieces of the review of the translation", reviewed),
        Loss::counted("scales of the folder's own", |it| it.tables().scales.len()),
    ],
};

/// What a program says of a value that is only there or not.
const PRESENT: &str = "true";
const NOTE: &str = "AnnotatorNotes";
/// The type of events that are attributions, and the label of their triggers.
pub(super) const ATTRIBUTION: &str = "Attribution";
/// The kind of note that names the entry of an attribution.
const SPEAKER: &str = "Speaker";
/// The kind of note that names the entry a mention refers to.
const REFERS_TO: &str = "RefersTo";
/// The relation of a quote to the one it goes on with.
const CONTINUES: &str = "continues";

/// Characters that end a line, or a column, for one program or another.
fn is_break(c: char) -> bool {
    is_line_end(c) || matches!(c, '\t' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}')
}

/// The title of one of our labels, or the safe form of another's name.
fn label_name(label: &Label) -> String {
    safe(label.title())
}

/// The label that brat calls `name`; what PolNeAR calls content is a quote.
fn label_of(name: &str) -> Label {
    if name.eq_ignore_ascii_case("content") {
        return Label::Quote;
    }
    let ours = LABELS.iter().find(|it| it.title.eq_ignore_ascii_case(name));
    ours.map_or_else(|| Label::Custom(name.into()), |it| it.label.clone())
}

/// `text` in the characters that brat allows in names; never empty.
fn safe(text: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    match text {
        "" => "_".into(),
        _ => text.chars().map(|c| if allowed(c) { c } else { '_' }).collect(),
    }
}

/// The attribute and value of `label` whose safe forms are these; what is not ours is kept as it stands.
fn attribute_of(label: &Label, key: &str, value: &str) -> (String, String) {
    let Some(ours) = attributes_of(label).find(|it| safe(it.key) == key) else {
        return (key.into(), value.into());
    };
    let known = ours.values.iter().find(|it| safe(it.key) == value);
    (ours.key.into(), known.map_or(value, |it| it.key).into())
}

fn annotations(document: &Document) -> impl Iterator<Item = &Annotation> {
    in_reading_order(document).map(|it| it.1)
}

fn bodies(document: &Document) -> impl Iterator<Item = &Body> {
    annotations(document).map(|it| &it.body)
}

/// Whether nothing of the words could stand on a line.
fn is_blank(article: &Article, annotation: &Annotation) -> bool {
    let mut segments = annotation.segments.iter();
    segments.all(|it| article.quote(it).chars().all(|c| c.is_whitespace() || is_break(c)))
}

fn runs_together(article: &Article, annotation: &Annotation) -> bool {
    let segments: Vec<_> = annotation.segments.iter().collect();
    segments
        .windows(2)
        .any(|it| article.text()[it[0].end()..it[1].start()].chars().all(is_break))
}

fn is_renamed(body: &Body) -> bool {
    let label = label_of(&label_name(&body.label));
    let mut attributes = body.attributes.iter();
    label != body.label
        || attributes.any(|(key, value)| {
            let (read_key, read_value) = attribute_of(&label, &safe(key), &safe(value));
            (&*read_key, &*read_value) != (&**key, &**value)
        })
}

fn is_note_changed(note: &str) -> bool {
    let lost = |line: &str| line.trim().is_empty() || line.contains(is_break);
    !note.is_empty() && note.split('\n').any(lost)
}

/// Whether an attribution has a part that stands in the text.
fn is_held(document: &Document, attribution: &Attribution) -> bool {
    let mut parts = attribution.parts().filter_map(|it| document.annotation(it.1));
    parts.any(|it| !is_blank(document.article(), it))
}

/// Whether a link is read back as one: brat has relations of any name between anything.
fn is_told(document: &Document, link: &ClaimLink) -> bool {
    let is_claim = |id| document.annotation(id).is_some_and(|it| it.body.label == Label::Claim);
    let ours = CLAIM_RELATIONS.iter().any(|it| *it.key == *link.relation);
    let of_claims = safe(&link.relation) != CONTINUES && is_claim(&link.from) && is_claim(&link.to);
    link.from != link.to && (ours || of_claims)
}

fn says_more(entry: &Entry) -> bool {
    let texts = [
        &entry.identity,
        &entry.affiliation_type,
        &entry.expertise,
        &entry.terms,
        &entry.note,
    ];
    texts.iter().any(|it| !it.is_empty())
        || !(entry.aliases.is_empty() && entry.positions.is_empty() && entry.ids.is_empty())
        || entry.anonymity.is_some()
        || entry.confidential
        || !entry.unknown.is_empty()
}
