//! What a person means by a gesture about checking claims and findings, as a [`Transaction`].

use std::sync::Arc;

use super::annotation::Stamp;
use super::claim::{ClaimLink, ClaimWork, Evidence, Scale, Verdict};
use super::dismissal::{Dismissal, Switch};
use super::document::Document;
use super::id::AnnotationId;
use super::intent::update_in;
use super::transaction::Transaction;

/// Judges a claim; `None` takes the verdict back.
pub fn set_verdict(document: &Document, claim: &AnnotationId, verdict: Option<Verdict>, stamp: &Stamp) -> Transaction {
    work(document, "Set verdict", claim, stamp, |it| it.verdict = verdict)
}

/// Replaces the evidence of a claim.
pub fn set_evidence(document: &Document, claim: &AnnotationId, evidence: Vec<Evidence>, stamp: &Stamp) -> Transaction {
    work(document, "Edit evidence", claim, stamp, |it| it.evidence = evidence)
}

fn work(
    document: &Document,
    name: &'static str,
    claim: &AnnotationId,
    stamp: &Stamp,
    change: impl FnOnce(&mut ClaimWork),
) -> Transaction {
    let mut transaction = Transaction::named(name);
    update_in(document, &mut transaction, claim, stamp, |it| {
        let mut work = it.body.claim.take().map_or_else(ClaimWork::default, |it| (*it).clone());
        change(&mut work);
        it.body.claim = (work != ClaimWork::default()).then(|| Arc::new(work));
    });
    transaction
}

/// Says what one claim does to another; nothing when that is said already, or when one is not there.
pub fn relate(
    document: &Document,
    fresh: AnnotationId,
    from: &AnnotationId,
    to: &AnnotationId,
    relation: &str,
    stamp: &Stamp,
) -> Transaction {
    let mut transaction = Transaction::named(format!("Claim {relation} claim"));
    let said = |id: &AnnotationId| {
        let link = document.tables().claim_links.get(id);
        link.is_some_and(|it| (&it.from, &it.to, &*it.relation) == (from, to, relation))
    };
    let there = document.annotation(from).is_some() && document.annotation(to).is_some();
    if from != to && there && !document.links().claim_links_of(from).iter().any(said) {
        let link = ClaimLink {
            from: from.clone(),
            to: to.clone(),
            relation: relation.into(),
            note: "".into(),
            by: stamp.by.clone(),
            created: Some(stamp.at),
            unknown: Vec::new(),
        };
        transaction.put(document.tables(), fresh, Some(link));
    }
    transaction
}

/// Takes back what one claim does to another.
pub fn remove_relation(document: &Document, id: &AnnotationId) -> Transaction {
    let mut transaction = Transaction::named("Remove link between claims");
    if document.tables().claim_links.contains_key(id) {
        transaction.put::<ClaimLink>(document.tables(), id.clone(), None);
    }
    transaction
}

/// Removes the links between a claim that goes and others.
pub(super) fn let_go(document: &Document, transaction: &mut Transaction, claim: &AnnotationId) {
    for id in document.links().claim_links_of(claim) {
        transaction.put::<ClaimLink>(document.tables(), id.clone(), None);
    }
}

/// Puts `with` in the place of `claim` in its links; one between the two goes.
pub(super) fn replace_end(
    document: &Document,
    transaction: &mut Transaction,
    claim: &AnnotationId,
    with: &AnnotationId,
) {
    for id in document.links().claim_links_of(claim) {
        let Some(before) = document.tables().claim_links.get(id) else {
            continue;
        };
        let mut link = ClaimLink::clone(before);
        for end in [&mut link.from, &mut link.to] {
            if *end == *claim {
                *end = with.clone();
            }
        }
        let link = (link.from != link.to).then_some(link);
        transaction.put(document.tables(), id.clone(), link);
    }
}

/// Lets a finding pass; `key` is the finding's, `words` those it is about.
pub fn dismiss(document: &Document, key: &str, reason: &str, words: &str, stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named("Dismiss finding");
    let dismissal = Dismissal::new(reason, words, stamp);
    transaction.put(document.tables(), key.into(), Some(dismissal));
    transaction
}

/// Looks at a dismissed finding again.
pub fn restore(document: &Document, key: &str) -> Transaction {
    let mut transaction = Transaction::named("Restore finding");
    if document.tables().dismissals.contains_key(key) {
        transaction.put::<Dismissal>(document.tables(), key.into(), None);
    }
    transaction
}

/// Makes a check in this folder, or does not; `None` leaves it to the program.
pub fn switch(document: &Document, check: &str, on: Option<bool>) -> Transaction {
    let mut transaction = Transaction::named("Switch check");
    transaction.put(document.tables(), check.into(), on.map(|on| Switch { on }));
    transaction
}

/// Adds, changes or removes a scale of the folder's own.
pub fn set_scale(document: &Document, name: &str, scale: Option<Scale>) -> Transaction {
    let mut transaction = Transaction::named("Edit scale");
    transaction.put(document.tables(), name.into(), scale);
    transaction
}
