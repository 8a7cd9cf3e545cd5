//! How much one article can hold. A sidecar beyond these is refused, so nothing beyond them is made.

use super::annotation::Body;
use super::document::Document;
use super::table::Change;
use super::transaction::{Edit, Transaction};

/// Annotations and orphans of one article.
pub const MAX_ANNOTATIONS: usize = 1_000_000;
/// Attributions of one article, and likewise links between claims and dismissed findings.
pub const MAX_ATTRIBUTIONS: usize = 1_000_000;
/// Segments of one annotation.
pub const MAX_SEGMENTS: usize = 10_000;
/// Entries of one registry.
pub const MAX_ENTRIES: usize = 100_000;
/// Bytes of one note, tag, attribute or name.
pub const MAX_STRING_BYTES: usize = 1_000_000;

/// What there would be too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TooMuch {
    #[error("an article holds at most {MAX_ANNOTATIONS} annotations; delete some, or divide the article")]
    Annotations,
    #[error("an annotation holds at most {MAX_SEGMENTS} segments; use several annotations")]
    Segments,
    #[error("a registry holds at most {MAX_ENTRIES} entries; divide the folder")]
    Entries,
    #[error("a note, a tag or an attribute holds at most 1 MB of text; shorten it")]
    Text,
}

impl Document {
    /// Whether the document stays within the limits when `transaction` is applied; O(edits).
    pub fn has_room_for(&self, transaction: &Transaction) -> Result<(), TooMuch> {
        let mut count = self.annotations().len() + self.orphans().len();
        for edit in &transaction.edits {
            match edit {
                Edit::Annotation(Change { after: Some(it), .. }) => within(it.segments.len(), &it.body)?,
                Edit::Orphan(Change { after: Some(it), .. }) => within(it.anchors.len(), &it.body)?,
                Edit::Annotation(_) | Edit::Orphan(_) => {}
                other => {
                    small(other)?;
                    continue;
                }
            }
            let (before, after) = edit.presence();
            count = count + usize::from(after) - usize::from(before).min(count);
        }
        if self.entries().len() + transaction.edits.len() > MAX_ENTRIES {
            let added = transaction
                .edits
                .iter()
                .filter(|it| matches!(it, Edit::Entry(_)) && !it.presence().0);
            if self.entries().len() + added.count() > MAX_ENTRIES {
                return Err(TooMuch::Entries);
            }
        }
        if count > MAX_ANNOTATIONS {
            Err(TooMuch::Annotations)
        } else {
            Ok(())
        }
    }
}

/// No text of a record is longer than the record itself.
fn small(edit: &Edit) -> Result<(), TooMuch> {
    match serde_json::to_vec(edit) {
        Ok(json) if json.len() > 2 * MAX_STRING_BYTES => Err(TooMuch::Text),
        _ => Ok(()),
    }
}

fn within(segments: usize, body: &Body) -> Result<(), TooMuch> {
    if segments > MAX_SEGMENTS {
        return Err(TooMuch::Segments);
    }
    let texts = body
        .tags
        .iter()
        .chain(body.attributes.keys())
        .chain(body.attributes.values());
    let longest = texts.chain([&body.note, &body.by]).map(|it| it.len()).max();
    if longest > Some(MAX_STRING_BYTES) {
        Err(TooMuch::Text)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::annotation::{Annotation, Stamp};
    use crate::model::article::Article;
    use crate::model::id::Mint;
    use crate::model::intent;
    use crate::model::label::Label;
    use crate::model::span::Segments;

    #[test]
    fn what_no_sidecar_could_hold_is_refused_before_it_is_made() {
        let document = Document::new(Article::new("a ".repeat(MAX_SEGMENTS + 1)));
        let stamp = Stamp {
            by: "ann".into(),
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        let pieces = |n: usize| Segments::new((0..n).map(|i| document.article().span(2 * i..2 * i + 1).unwrap()));
        let add = |segments, note: &str| {
            let mut body = Body::new(Label::Claim, &stamp);
            body.note = note.into();
            intent::add(&document, "Mark", Mint::new(1).next(1), Annotation { segments, body })
        };
        let most = add(pieces(MAX_SEGMENTS).unwrap(), "");
        assert_eq!(document.has_room_for(&most), Ok(()));
        let more = add(pieces(MAX_SEGMENTS + 1).unwrap(), "");
        assert_eq!(document.has_room_for(&more), Err(TooMuch::Segments));
        let wordy = add(pieces(1).unwrap(), &"x".repeat(MAX_STRING_BYTES + 1));
        assert_eq!(document.has_room_for(&wordy), Err(TooMuch::Text));
    }
}
