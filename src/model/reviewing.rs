//! What a person means by a gesture in the review of a translation, as a [`Transaction`].

use std::sync::Arc;

use super::accepting::count_in;
use super::annotation::{Annotation, Stamp};
use super::document::Document;
use super::id::AnnotationId;
use super::label::Label;
use super::review::original::{ORIGINAL, Original};
use super::review::pair::{Pair, PairState};
use super::review::reviewer::{ReviewVerdict, Reviewer};
use super::review::translation_error::TranslationError;
use super::transaction::Transaction;

/// Says what the article was translated from; `None` says that it is no translation.
pub fn set_original(document: &Document, original: Option<Original>, stamp: &Stamp) -> Transaction {
    let before = document.tables().originals.get(ORIGINAL);
    let name = match (&before, &original) {
        (None, _) => "Attach the original",
        (_, None) => "Let go of the original",
        _ => "Edit what is known of the original",
    };
    let mut transaction = Transaction::named(name);
    let after = original.map(|mut it| {
        if before.is_some_and(|before| **before != it) {
            it.modified = Some(stamp.at);
        }
        it
    });
    transaction.put(document.tables(), ORIGINAL.into(), after);
    transaction
}

/// The attribute that has the words of the original which a mark of the article stands for.
pub const ORIGINAL_WORDS: &str = "original words";

/// Gives marks of the article the words of the original that they stand for; `None` takes them away.
///
/// A quote becomes a translated one, where nothing is said of its fidelity: it is never word for word.
pub fn carry(document: &Document, marks: &[(AnnotationId, Option<String>)], stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named("Carry to the original");
    for (id, words) in marks {
        let Some(before) = document.annotation(id) else {
            continue;
        };
        let mut after = Annotation::clone(before);
        let attributes = &mut after.body.attributes;
        match words {
            Some(words) => {
                attributes.insert(ORIGINAL_WORDS.into(), words.as_str().into());
                if before.body.label == Label::Quote {
                    attributes
                        .entry("fidelity".into())
                        .or_insert_with(|| "translated".into());
                }
            }
            None => drop(attributes.remove(ORIGINAL_WORDS)),
        }
        if after != **before {
            after.body.modified = Some(stamp.at);
            transaction.put(document.tables(), id.clone(), Some(after));
        }
    }
    transaction
}

/// A pair as it is to be: its record if it has one, and else the id it gets.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub id: AnnotationId,
    pub pair: Pair,
}

/// Makes `pairs` be so; one that says nothing any more is removed.
pub fn set_pairs(document: &Document, name: &'static str, pairs: Vec<Wanted>, stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named(name);
    put_pairs(document, &mut transaction, pairs, stamp);
    transaction
}

/// As [`set_pairs`], and takes `gone` away: pairs were cut or joined.
pub fn replace_pairs(
    document: &Document,
    name: &'static str,
    gone: &[AnnotationId],
    pairs: Vec<Wanted>,
    stamp: &Stamp,
) -> Transaction {
    let mut transaction = Transaction::named(name);
    for id in gone {
        transaction.put::<Pair>(document.tables(), id.clone(), None);
    }
    put_pairs(document, &mut transaction, pairs, stamp);
    transaction
}

fn put_pairs(document: &Document, transaction: &mut Transaction, pairs: Vec<Wanted>, stamp: &Stamp) {
    for Wanted { id, mut pair } in pairs {
        let before = document.tables().pairs.get(&id);
        if before.is_some_and(|it| **it == pair) {
            continue;
        }
        if before.is_some() {
            pair.modified = Some(stamp.at);
        }
        let after = (!pair.is_plain()).then_some(pair);
        if before.is_some() || after.is_some() {
            transaction.put(document.tables(), id, after);
        }
    }
}

/// Adds an error; its pair is marked.
pub fn add_error(
    document: &Document,
    fresh: AnnotationId,
    error: TranslationError,
    pair: Option<Wanted>,
    stamp: &Stamp,
) -> Transaction {
    let mut transaction = Transaction::named("Mark an error");
    transaction.put(document.tables(), fresh, Some(error));
    let marked = pair.map(|mut it| {
        it.pair.state = PairState::Marked;
        it
    });
    put_pairs(document, &mut transaction, marked.into_iter().collect(), stamp);
    transaction
}

/// Changes an error; nothing if it is not there.
pub fn change_error(
    document: &Document,
    name: &'static str,
    id: &AnnotationId,
    stamp: &Stamp,
    change: impl FnOnce(&mut TranslationError),
) -> Transaction {
    let mut transaction = Transaction::named(name);
    if let Some(before) = document.tables().translation_errors.get(id) {
        let mut after = TranslationError::clone(before);
        change(&mut after);
        if after != **before {
            after.modified = Some(stamp.at);
            transaction.put(document.tables(), id.clone(), Some(after));
        }
    }
    transaction
}

/// Removes an error; its pair, if it has no other, is open again.
pub fn remove_error(document: &Document, id: &AnnotationId, reopened: Option<Wanted>, stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named("Remove an error");
    if document.tables().translation_errors.contains_key(id) {
        transaction.put::<TranslationError>(document.tables(), id.clone(), None);
    }
    let open = reopened.map(|mut it| {
        it.pair.state = PairState::Undecided;
        it
    });
    put_pairs(document, &mut transaction, open.into_iter().collect(), stamp);
    transaction
}

/// The rule that a finding in a pair comes from, by the finding's key; `None` for another kind of finding.
pub fn rule_of(finding: &str) -> Option<&str> {
    let rule = finding.split(':').next()?;
    rule.starts_with(RULE).then_some(rule)
}

/// How the ids of rules of this kind begin.
pub const RULE: &str = "review-";

/// Counts that a person found a finding right, or not.
pub fn judge_in(document: &Document, transaction: &mut Transaction, finding: &str, right: bool) {
    if let Some(rule) = rule_of(finding) {
        count_in(document, transaction, rule, |it| it.decide(right));
    }
}

/// Takes such a judgement back.
pub fn unjudge_in(document: &Document, transaction: &mut Transaction, finding: &str, right: bool) {
    let counted = rule_of(finding).filter(|it| document.tables().tallies.contains_key(*it));
    if let Some(rule) = counted {
        count_in(document, transaction, rule, |it| it.take_back(right));
    }
}

/// Changes what is known of the reviewer who makes the change.
pub fn set_reviewer(
    document: &Document,
    name: &'static str,
    stamp: &Stamp,
    change: impl FnOnce(&mut Reviewer),
) -> Transaction {
    let key = reviewer_key(stamp);
    let mut transaction = Transaction::named(name);
    let before = document.tables().reviewers.get(&key);
    let mut after = before.map_or_else(|| Reviewer::new(stamp), |it| Reviewer::clone(it));
    change(&mut after);
    if before.is_none_or(|it| **it != after) {
        if before.is_some() {
            after.modified = Some(stamp.at);
        }
        transaction.put(document.tables(), key, Some(after));
    }
    transaction
}

/// Signs a verdict, or takes it back.
pub fn sign(document: &Document, verdict: Option<ReviewVerdict>, stamp: &Stamp) -> Transaction {
    let name = if verdict.is_some() {
        "Sign the verdict"
    } else {
        "Take the verdict back"
    };
    set_reviewer(document, name, stamp, |it| {
        it.verdict = verdict.map(|mut it| {
            it.at = Some(stamp.at);
            it
        });
    })
}

/// The key of the reviewer who does something now.
pub fn reviewer_key(stamp: &Stamp) -> Arc<str> {
    match &*stamp.by {
        "" => "reviewer".into(),
        _ => stamp.by.clone(),
    }
}
