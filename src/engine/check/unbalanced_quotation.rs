//! Quotation marks without a partner.

use super::super::prose::{Lone, Prose};
use super::{Check, Look, Origin};
use crate::model::span::Span;

pub(super) const CHECK: Check = Check {
    id: "unbalanced-quotation",
    title: "Quotation mark without a partner",
    rule: "A quotation ends where its marks say; one of several paragraphs opens again in each and closes in the last.",
    origin: Origin::House,
    on: true,
    look: Look::Text(look),
};

fn look(prose: &Prose) -> Vec<(Span, String)> {
    let message = |kind: Lone| match kind {
        Lone::Opens => "This quotation is not closed, nor opened again in the next paragraph",
        Lone::Closes => "This mark closes a quotation that was not opened in this paragraph",
    };
    let found = prose.unpaired().iter();
    found.map(|&(at, kind)| (at, message(kind).to_owned())).collect()
}
