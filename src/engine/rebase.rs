//! A transaction made for an older document, fitted to the one of now.

use crate::model::document::Document;
use crate::model::tables::Fit;
use crate::model::transaction::Transaction;

/// What of a transaction still fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Rebased {
    pub transaction: Transaction,
    /// Whether nothing had to be left out.
    pub complete: bool,
}

/// The edits of `transaction` that `document` still needs and can take.
///
/// What is left out is not lost: it stands in the file, and the next save merges it record by record.
pub fn rebase(document: &Document, transaction: &Transaction) -> Rebased {
    let (mut edits, mut complete) = (Vec::new(), true);
    for edit in &transaction.edits {
        match edit.fit(document.tables()) {
            Fit::Needed => edits.push(edit.clone()),
            Fit::Done => {}
            Fit::Changed => complete = false,
        }
    }
    Rebased {
        transaction: Transaction::of(transaction.name.clone(), edits),
        complete,
    }
}
