//! What each annotation of a document is in the file: kept, changed or new.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::lists::InList;
use super::outline::Outline;
use super::patch::{FieldChange, Member, Replacement, indent_at, replaced, struct_changes, unknown_changes};
use super::print::Layout;
use super::strings::quoted;
use super::tokens::Fault;
use super::{Block, Sidecar, print};
use crate::engine::reanchor;
use crate::model::anchor::Anchor;
use crate::model::annotation::{Annotation, Orphan};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::span::{Segments, Span};

/// One annotation or orphan as it shall stand in the file.
pub struct Entry<'a> {
    pub id: &'a AnnotationId,
    /// The text it has so far; `None` when it is new.
    pub old: Option<Old<'a>>,
    pub record: Arc<Orphan>,
    /// Whether the text so far says something else.
    pub changed: bool,
    /// The annotation it is made of; `None` for an orphan.
    pub known: Option<Arc<Annotation>>,
}

/// Where the text of an entry stands so far.
#[derive(Clone, Copy)]
pub struct Old<'a> {
    pub text: &'a str,
    pub place: Member,
    pub record: &'a Arc<Orphan>,
    pub id_in_file: Option<&'a AnnotationId>,
    pub home: Home,
    known: Option<&'a Arc<Annotation>>,
}

/// Where a text comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Home {
    Annotations,
    Orphans,
    /// Taken out before, as by an undo that is now redone.
    Removed,
}

/// The texts of a sidecar by id.
pub struct Texts<'a> {
    sidecar: &'a Sidecar,
    /// Whether what this program wrote before was for the text at hand.
    same_text: bool,
    by_id: OnceCell<HashMap<&'a AnnotationId, (Home, &'a Block)>>,
}

impl<'a> Texts<'a> {
    pub fn of(sidecar: &'a Sidecar, article: &Article) -> Self {
        Texts {
            sidecar,
            same_text: sidecar.known_for.as_ref() == Some(article),
            by_id: OnceCell::new(),
        }
    }

    /// The text of `id`; `hint` is where to look first, and is left where to look next.
    fn find(&self, id: &AnnotationId, home: Home, hint: &mut usize) -> Option<Old<'a>> {
        let list = match home {
            Home::Orphans => &self.sidecar.orphans,
            Home::Annotations | Home::Removed => &self.sidecar.annotations,
        };
        if let Some(block) = list.blocks.get(*hint).filter(|it| it.id == *id) {
            *hint += 1;
            return Some(self.old(home, block));
        }
        let by_id = self.by_id.get_or_init(|| {
            let annotations = self.sidecar.annotations.blocks.iter();
            let orphans = self.sidecar.orphans.blocks.iter();
            let annotations = annotations.map(|it| (&it.id, (Home::Annotations, it)));
            annotations
                .chain(orphans.map(|it| (&it.id, (Home::Orphans, it))))
                .collect()
        });
        if let Some((home, block)) = by_id.get(id) {
            return Some(self.old(*home, block));
        }
        let removed = self.sidecar.removed.get(id)?;
        Some(Old {
            text: &removed.text,
            place: removed.place,
            record: &removed.record,
            id_in_file: removed.id_in_file.as_ref(),
            home: Home::Removed,
            known: None,
        })
    }

    fn old(&self, home: Home, block: &'a Block) -> Old<'a> {
        Old {
            text: &self.sidecar.raw,
            place: block.place,
            record: &block.record,
            id_in_file: block.id_in_file.as_ref(),
            home,
            known: block.known.as_ref().filter(|_| self.same_text),
        }
    }
}

/// The annotations of a document by first start, then end, then id.
pub fn annotation_entries<'a>(document: &'a Document, texts: &Texts<'a>) -> Vec<Entry<'a>> {
    let article = document.article();
    let mut sorted: Vec<_> = document
        .annotations()
        .iter()
        .map(|(id, it)| (it.segments.first(), id, it))
        .collect();
    sorted.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let mut hint = 0;
    let entry = |(_, id, annotation): (Span, &'a AnnotationId, &'a Arc<Annotation>)| {
        let old = texts.find(id, Home::Annotations, &mut hint);
        let same = old.is_some_and(|it| it.says(annotation, article));
        let record = match old {
            Some(old) if same => old.record.clone(),
            _ => Arc::new(Orphan {
                anchors: anchors(old.map(|it| &**it.record), annotation, article),
                body: annotation.body.clone(),
            }),
        };
        Entry {
            id,
            old,
            record,
            changed: !same,
            known: Some(annotation.clone()),
        }
    };
    sorted.into_iter().map(entry).collect()
}

/// The orphans of a document by first start, then end, then id.
pub fn orphan_entries<'a>(document: &'a Document, texts: &Texts<'a>) -> Vec<Entry<'a>> {
    let mut sorted: Vec<_> = document
        .orphans()
        .iter()
        .map(|(id, it)| (it.anchors.first().map(|anchor| (anchor.start, anchor.end)), id, it))
        .collect();
    sorted.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let mut hint = 0;
    let entry = |(_, id, orphan): (_, &'a AnnotationId, &'a Arc<Orphan>)| {
        let old = texts.find(id, Home::Orphans, &mut hint);
        let same = old.is_some_and(|it| Arc::ptr_eq(it.record, orphan) || **it.record == **orphan);
        Entry {
            id,
            old,
            record: orphan.clone(),
            changed: !same,
            known: None,
        }
    };
    sorted.into_iter().map(entry).collect()
}

/// The anchors of an annotation; segments that are where they were keep what the file says of them.
fn anchors(old: Option<&Orphan>, annotation: &Annotation, article: &Article) -> Vec<Anchor> {
    let anchor = |span: Span| {
        let same = |it: &&Anchor| {
            (it.start, it.end) == (span.start() as u64, span.end() as u64) && it.exact.matches(article.quote(span))
        };
        let old = old.and_then(|old| old.anchors.iter().find(same));
        old.cloned().unwrap_or_else(|| reanchor::anchor_of(article, span))
    };
    annotation.segments.iter().map(anchor).collect()
}

impl Old<'_> {
    /// Whether the text says just what `annotation` is.
    fn says(&self, annotation: &Arc<Annotation>, article: &Article) -> bool {
        if self.known.is_some_and(|it| Arc::ptr_eq(it, annotation)) {
            return true;
        }
        if self.record.body != annotation.body {
            return false;
        }
        let here = |it: &Anchor| {
            let (start, end) = (usize::try_from(it.start).ok()?, usize::try_from(it.end).ok()?);
            let span = article.span(start..end).ok()?;
            it.exact.matches(article.quote(span)).then_some(span)
        };
        let spans: Option<Vec<Span>> = self.record.anchors.iter().map(here).collect();
        spans.and_then(Segments::new).as_ref() == Some(&annotation.segments)
    }
}

impl InList for Entry<'_> {
    const MARKED: bool = true;

    fn old(&self) -> Option<(&str, Member)> {
        self.old.map(|it| (it.text, it.place))
    }

    fn value(&self, indent: &str, newline: &str) -> Option<String> {
        let old = self.old?;
        if !self.changed && old.id_in_file.is_none() {
            return None;
        }
        let text = &old.text[old.place.start..old.place.end];
        let patched = self.patched(text, old, indent, newline);
        Some(patched.unwrap_or_else(|_| self.fresh(indent, newline)))
    }

    fn fresh(&self, indent: &str, newline: &str) -> String {
        let record = &self.record;
        print::block(self.id, &record.anchors, &record.body, indent, newline)
    }
}

impl Entry<'_> {
    /// `text` with the fields changed that say something else.
    fn patched(&self, text: &str, old: Old, indent: &str, newline: &str) -> Result<String, Fault> {
        let outline = Outline::of(text)?;
        let (before, after) = (&old.record.body, &self.record.body);
        let mut changes = Vec::new();
        if old.id_in_file.is_some() {
            changes.push(FieldChange {
                name: "id",
                value: Some(quoted(&self.id.to_string())),
            });
        }
        if before.label != after.label {
            changes.push(FieldChange {
                name: "label",
                value: Some(print::label(&after.label)),
            });
        }
        let first = outline.fields.first();
        let inner = first.and_then(|it| indent_at(text, it.name.start));
        let inner = inner.map_or_else(|| format!("{indent}    "), str::to_owned);
        let layout = Layout {
            indent: &inner,
            newline,
        };
        for name in print::BODY_FIELDS {
            let value = print::value(after, name, layout);
            if value != print::value(before, name, layout) {
                changes.push(FieldChange { name, value });
            }
        }
        changes.extend(unknown_changes(&before.unknown, &after.unknown));
        let mut replacements = Vec::new();
        if old.record.anchors != self.record.anchors {
            match self.segment_changes(text, &outline, old, newline)? {
                Some(changes) => replacements = changes,
                None => changes.push(FieldChange {
                    name: "segments",
                    value: Some(print::segments(&self.record.anchors, layout)),
                }),
            }
        }
        replacements.extend(struct_changes(text, &outline, print::BLOCK_ORDER, changes, newline)?);
        Ok(replaced(text, replacements))
    }

    /// Changes inside the segments; `None` when there are more or fewer of them than before.
    fn segment_changes(
        &self,
        text: &str,
        outline: &Outline,
        old: Old,
        newline: &str,
    ) -> Result<Option<Vec<Replacement>>, Fault> {
        let (before, after) = (&old.record.anchors, &self.record.anchors);
        let items = outline.field(text, "segments").map_or(&[][..], |it| &it.items);
        if before.len() != after.len() || items.len() != after.len() {
            return Ok(None);
        }
        let mut replacements = Vec::new();
        for ((before, after), item) in before.iter().zip(after).zip(items) {
            if before == after {
                continue;
            }
            let (before, after) = (print::segment(before), print::segment(after));
            let gone = before.iter().filter(|(name, _)| !after.iter().any(|it| it.0 == *name));
            let mut changes: Vec<FieldChange> = gone.map(|&(name, _)| FieldChange { name, value: None }).collect();
            for (name, value) in after {
                if !before.iter().any(|it| it.0 == name && it.1 == value) {
                    let value = Some(value);
                    changes.push(FieldChange { name, value });
                }
            }
            let text = &text[item.clone()];
            let changes = struct_changes(text, &Outline::of(text)?, print::SEGMENT_ORDER, changes, newline)?;
            replacements.push(Replacement {
                range: item.clone(),
                text: replaced(text, changes),
            });
        }
        Ok(Some(replacements))
    }
}
