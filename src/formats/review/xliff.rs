//! Pairs and errors as XLIFF 2.1, with the issues of its ITS module.
//!
//! A unit for each pair, a segment for each sentence. An error is a stand-off issue of its unit, to which marks in the
//! source and the target refer; its finer type, correction and note stand in the comment.

use std::ops::Range;

use super::xml::{escaped, language};
use super::{LOST, PROPOSED, Review, ReviewFormat, ReviewedError, ReviewedPair, Side, State, Writer};
use crate::model::mqm::{Category, Severity, TYPOLOGY};

pub(super) const FORMAT: ReviewFormat = ReviewFormat {
    key: "xliff",
    title: "Localisation file (XLIFF 2.1)",
    extension: "xlf",
    writer: Writer::Text(write),
    cannot_hold: &[LOST, PROPOSED],
};

/// Where the types of issues come from.
const PROFILE: &str = "https://themqm.org";

/// The types of ITS 2.0 for ours; what a type is a kind of comes after it.
#[rustfmt::skip] // A row a line.
const ISSUE_TYPES: &[(&str, &str)] = &[
    ("accuracy/mistranslation/number", "numbers"),
    ("accuracy/mistranslation/name", "inconsistent-entities"),
    ("accuracy/mistranslation", "mistranslation"),
    ("accuracy/addition/repetition", "duplication"),
    ("accuracy/addition", "addition"),
    ("accuracy/omission", "omission"),
    ("accuracy/untranslated", "untranslated"),
    ("accuracy", "mistranslation"),
    ("terminology", "terminology"),
    ("linguistic-conventions/grammar", "grammar"),
    ("linguistic-conventions/spelling", "misspelling"),
    ("linguistic-conventions/punctuation", "typographical"),
    ("linguistic-conventions/character-encoding", "characters"),
    ("linguistic-conventions/textual-conventions", "inconsistency"),
    ("style/language-register", "register"),
    ("style/inconsistent-style", "inconsistency"),
    ("style", "style"),
    ("locale-conventions", "locale-violation"),
    ("audience-appropriateness", "locale-specific-content"),
    ("design-and-markup/markup-tag", "markup"),
    ("design-and-markup/truncation-expansion", "length"),
    ("design-and-markup", "formatting"),
    ("custom", "other"),
];

fn issue_type(category: &Category) -> &'static str {
    let row = |id: &str| ISSUE_TYPES.iter().find(|it| it.0 == id).map(|it| it.1);
    let other = if category.is_empty() { "uncategorized" } else { "other" };
    category.path().find_map(row).unwrap_or(other)
}

/// From 0 to 100, as ITS has it.
fn severity(severity: Severity) -> u8 {
    match severity {
        Severity::Neutral => 0,
        Severity::Minor => 25,
        Severity::Major => 60,
        Severity::Critical => 100,
    }
}

fn write(review: &Review) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:its=\"http://www.w3.org/2005/11/its\" \
         its:version=\"2.0\" version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\">\n<file id=\"f1\" original=\"{}\">\n",
        language(&review.language),
        language(&review.into),
        escaped(&review.article)
    );
    out += &provenance(review);
    if !review.verdict.is_empty() {
        let reason = match &*review.verdict_reason {
            "" => String::new(),
            reason => format!(": {reason}"),
        };
        let verdict = escaped(&format!("{}{reason}", review.verdict));
        out += &format!("<notes>\n<note category=\"verdict\">{verdict}</note>\n</notes>\n");
    }
    for (number, pair) in (1..).zip(&review.pairs) {
        unit(number, pair, &mut out);
    }
    // A file needs a unit.
    if review.pairs.is_empty() {
        unit(1, &ReviewedPair::default(), &mut out);
    }
    out + "</file>\n</xliff>\n"
}

/// Who translated and who reviewed.
fn provenance(review: &Review) -> String {
    let named = [("tool", &review.system), ("revPerson", &review.reviewer)];
    let named: String = named
        .into_iter()
        .filter(|it| !it.1.is_empty())
        .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
        .collect();
    match &*named {
        "" => String::new(),
        named => format!(
            "<its:provenanceRecords xml:id=\"p1\">\n<its:provenanceRecord{named} revTool=\"Pressmark\"/>\n\
             </its:provenanceRecords>\n"
        ),
    }
}

fn unit(number: usize, pair: &ReviewedPair, out: &mut String) {
    let errors: Vec<&ReviewedError> = pair.errors.iter().filter(|it| !it.proposed).collect();
    let score = pair.score.map(|it| format!(" its:locQualityRatingScore=\"{it}\""));
    *out += &format!("<unit id=\"u{number}\"{}>\n", score.unwrap_or_default());
    for (i, error) in (1..).zip(&errors) {
        let severity = error
            .severity
            .map(|it| format!(" locQualityIssueSeverity=\"{}\"", severity(it)));
        *out += &format!(
            "<its:locQualityIssues xml:id=\"u{number}e{i}\">\n<its:locQualityIssue locQualityIssueType=\"{}\"{} \
             locQualityIssueComment=\"{}\" locQualityIssueProfileRef=\"{PROFILE}\"/>\n</its:locQualityIssues>\n",
            issue_type(&error.category),
            severity.unwrap_or_default(),
            escaped(&comment(error))
        );
    }
    notes(number, pair, &errors, out);
    let (sources, targets) = (Marks::original(number, &errors), Marks::translation(number, &errors));
    let count = pair
        .original
        .sentences
        .len()
        .max(pair.translation.sentences.len())
        .max(1);
    for i in 0..count {
        let state = match (pair.state, pair.translation.sentences.get(i)) {
            (_, None) => "",
            (State::Undecided, Some(_)) => " state=\"translated\"",
            (State::Agreed, Some(_)) => " state=\"final\"",
            (State::Marked, Some(_)) => " state=\"reviewed\"",
        };
        *out += &format!("<segment id=\"s{}\"{state}>\n<source>", i + 1);
        sources.write(&pair.original, i, out);
        *out += "</source>\n";
        if pair.translation.sentences.get(i).is_some() {
            *out += "<target>";
            targets.write(&pair.translation, i, out);
            *out += "</target>\n";
        }
        *out += "</segment>\n";
    }
    *out += "</unit>\n";
}

/// What an issue says: its type in full, how it ought to read, the note.
fn comment(error: &ReviewedError) -> String {
    let mut parts = vec![error.heading()];
    if !error.category.is_empty() {
        parts.push(format!("{TYPOLOGY}: {}", error.category.id()));
    }
    if !error.correction.is_empty() {
        parts.push(format!("Correction: {}", error.correction));
    }
    if !error.note.is_empty() {
        parts.push(error.note.clone());
    }
    parts.join(". ")
}

/// Notes for programs without the ITS module.
fn notes(number: usize, pair: &ReviewedPair, errors: &[&ReviewedError], out: &mut String) {
    if pair.note.is_empty() && errors.is_empty() {
        return;
    }
    *out += "<notes>\n";
    if !pair.note.is_empty() {
        *out += &format!(
            "<note id=\"u{number}n\" category=\"review\">{}</note>\n",
            escaped(&pair.note)
        );
    }
    for (i, error) in (1..).zip(errors) {
        let side = if error.translation.is_empty() && error.insertion.is_none() {
            "source"
        } else {
            "target"
        };
        let comment = escaped(&comment(error));
        *out += &format!("<note id=\"u{number}n{i}\" appliesTo=\"{side}\" category=\"error\">{comment}</note>\n");
    }
    *out += "</notes>\n";
}

/// The marks of one side, by where they begin.
struct Marks {
    number: usize,
    letter: char,
    /// With the number of the error, from 1.
    marks: Vec<(Range<usize>, usize)>,
}

impl Marks {
    fn original(number: usize, errors: &[&ReviewedError]) -> Self {
        let marks = (1..)
            .zip(errors)
            .flat_map(|(i, it)| it.original.iter().map(move |mark| (mark.clone(), i)));
        Marks::sorted(number, 's', marks.collect())
    }

    fn translation(number: usize, errors: &[&ReviewedError]) -> Self {
        let marks = (1..).zip(errors).flat_map(|(i, it)| {
            let gap = it.insertion.filter(|_| it.translation.is_empty()).map(|at| at..at);
            it.translation.iter().cloned().chain(gap).map(move |mark| (mark, i))
        });
        Marks::sorted(number, 't', marks.collect())
    }

    fn sorted(number: usize, letter: char, mut marks: Vec<(Range<usize>, usize)>) -> Self {
        marks.sort_by_key(|it| (it.0.start, it.0.end));
        Marks { number, letter, marks }
    }

    /// Sentence `i` of `side` with the pieces of the marks that lie in it, as starts and ends that may cross.
    fn write(&self, side: &Side, i: usize, out: &mut String) {
        let Some(sentence) = side.sentences.get(i) else { return };
        // Byte, whether it starts, id of the mark.
        let mut events: Vec<(usize, bool, String, usize)> = Vec::new();
        for (n, (mark, error)) in (1..).zip(&self.marks) {
            let piece = mark.start.max(sentence.start)..mark.end.min(sentence.end);
            let inside = match mark.is_empty() {
                true => sentence.contains(&mark.start) || (i + 1 == side.sentences.len() && mark.start >= sentence.end),
                false => !piece.is_empty() && piece.start < piece.end,
            };
            if !inside {
                continue;
            }
            let at = |byte: usize| byte.clamp(sentence.start, sentence.end);
            let id = format!("u{}{}{n}-{}", self.number, self.letter, i + 1);
            events.push((at(mark.start), true, id.clone(), *error));
            events.push((at(mark.end), false, id, *error));
        }
        // The start of a mark comes before its end, also where both are in one place.
        events.sort_by_key(|it| it.0);
        let mut at = sentence.start;
        for (byte, starts, id, error) in events {
            let Some(text) = side.text.get(at..byte) else { continue };
            *out += &escaped(text);
            at = byte;
            match starts {
                true => {
                    let issue = format!("its:locQualityIssuesRef=\"#its=u{}e{error}\"", self.number);
                    *out += &format!("<sm id=\"{id}\" type=\"its:generic\" {issue}/>");
                }
                false => *out += &format!("<em startRef=\"{id}\"/>"),
            }
        }
        *out += &escaped(side.text.get(at..sentence.end).unwrap_or_default());
    }
}
