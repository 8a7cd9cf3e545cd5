//! From a document to the text of its file, touching only what changed.

use std::ops::Range;
use std::sync::Arc;

use super::entry::{Entry, Home, Texts, annotation_entries, orphan_entries};
use super::lists::list_text;
use super::outline::Outline;
use super::patch::{FieldChange, Member, Replacement, replaced, struct_changes};
use super::shift::Shift;
use super::strings::quoted;
use super::tokens::Fault;
use super::{Block, List, Removed, Sidecar, print, text};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::registry;
use crate::model::table::Table;
use crate::model::tables::Tables;

impl Sidecar {
    /// The file for `document` with all its registry entries, as of a lone article; this very one
    /// when it says the same already.
    pub fn write(&self, document: &Document) -> Sidecar {
        self.write_with(document, document.entries())
    }

    /// The file for `document` with just these `entries` of the registry.
    pub fn write_with(&self, document: &Document, entries: &Table<registry::Entry>) -> Sidecar {
        let tables = Tables {
            entries: entries.clone(),
            ..document.tables().clone()
        };
        if self.raw.is_empty() {
            if !Sidecar::is_needed_for(document, entries) {
                return self.clone();
            }
            let template = print::template(document.article().file());
            return match super::parse(&template) {
                Ok(fresh) => fresh.with_removed_of(self).write_with(document, entries),
                Err(_) => self.clone(),
            };
        }
        self.written(document, &tables).unwrap_or_else(|_| self.clone())
    }

    fn with_removed_of(mut self, before: &Sidecar) -> Sidecar {
        self.removed = before.removed.clone();
        self.kinds = self.kinds.with_removed_of(&before.kinds);
        self
    }

    /// Errors cannot occur in a text that was read; they are passed on to keep this free of panics.
    fn written(&self, document: &Document, tables: &Tables) -> Result<Sidecar, Fault> {
        let article = document.article();
        let texts = Texts::of(self, article);
        let annotations = annotation_entries(document, &texts);
        let orphans = orphan_entries(document, &texts);
        let touched = [
            touched(&annotations, &self.annotations, Home::Annotations),
            touched(&orphans, &self.orphans, Home::Orphans),
        ];
        let others = self.kinds.parts().iter().any(|it| it.is_touched(tables));
        let file = article.file();
        let other_text = self.facts.sha256.as_ref().is_some_and(|it| *it != file.sha256) && !file.sha256.is_empty();
        if touched == [false, false] && !others && !other_text {
            return Ok(self.clone());
        }
        // A field that is missing is put there first; this happens once in the life of a file.
        let missing = if self.document.is_none() && !file.sha256.is_empty() {
            Some(("document", ["(", ")"]))
        } else if touched[0] && self.annotations.value.is_none() {
            Some(("annotations", ["[", "]"]))
        } else if touched[1] && self.orphans.value.is_none() {
            Some(("orphans", ["[", "]"]))
        } else {
            text::missing_field(self.kinds.parts(), tables)
        };
        if let Some((name, brackets)) = missing {
            let raw = text::with_field(&self.raw, name, brackets, print::TOP_ORDER)?;
            return super::parse(&raw)?.with_removed_of(self).written(document, tables);
        }
        drop(texts);

        let newline = text::newline(&self.raw);
        let mut replacements = self.fact_changes(article, newline)?;
        let lists = [(&self.annotations, annotations), (&self.orphans, orphans)];
        let mut written = Vec::new();
        for ((list, entries), touched) in lists.into_iter().zip(touched) {
            if let (true, Some(value)) = (touched, &list.value) {
                let (text, blocks) = block_list(&self.raw, list, value, &entries, newline);
                let range = value.clone();
                replacements.push(Replacement { range, text });
                written.push(Some(blocks));
            } else {
                written.push(None);
            }
        }
        let mut kinds = self.kinds.clone();
        replacements.extend(text::rewrite(kinds.parts_mut(), &self.raw, tables, newline));
        let removed = self.removed_after(document);
        let shift = Shift::of(&replacements);
        kinds.parts_mut().into_iter().for_each(|it| it.shift(&shift));
        let mut next = Sidecar {
            raw: replaced(&self.raw, replacements).into(),
            facts: self.facts.clone(),
            document: self.document.as_ref().map(|it| shift.range(it)),
            orphans: shift.list(&self.orphans, written.pop().flatten()),
            annotations: shift.list(&self.annotations, written.pop().flatten()),
            kinds,
            removed,
            problems: self.problems.clone(),
            known_for: Some(article.clone()),
        };
        if let Some(at) = &next.document {
            next.facts = super::facts(&next.raw, at.start)?;
        }
        Ok(next)
    }

    /// What `document` says about the article, where it is something else now.
    fn fact_changes(&self, article: &Article, newline: &str) -> Result<Vec<Replacement>, Fault> {
        let file = article.file();
        let differs = |known: &Option<String>, now: &str| !now.is_empty() && known.as_deref() != Some(now);
        let mut changes = Vec::new();
        let mut fact = |name, value: String| {
            let value = Some(value);
            changes.push(FieldChange { name, value });
        };
        if differs(&self.facts.name, &file.name) {
            fact("name", quoted(&file.name));
        }
        if differs(&self.facts.sha256, &file.sha256) {
            fact("sha256", quoted(&file.sha256));
        }
        if !file.sha256.is_empty() && self.facts.bytes != Some(file.bytes) {
            fact("bytes", file.bytes.to_string());
        }
        if differs(&self.facts.encoding, &file.encoding) {
            fact("encoding", quoted(&file.encoding));
        }
        let (Some(value), false) = (&self.document, changes.is_empty()) else {
            return Ok(Vec::new());
        };
        let text = &self.raw[value.clone()];
        let changes = struct_changes(text, &Outline::of(text)?, print::DOCUMENT_ORDER, changes, newline)?;
        Ok(vec![Replacement {
            range: value.clone(),
            text: replaced(text, changes),
        }])
    }

    /// The blocks that are not in the file once `document` is written.
    fn removed_after(&self, document: &Document) -> imbl::OrdMap<AnnotationId, Removed> {
        let stands = |id: &AnnotationId| document.annotations().contains_key(id) || document.orphans().contains_key(id);
        let mut removed = self.removed.clone();
        for id in self.removed.keys().filter(|id| stands(id)) {
            removed.remove(id);
        }
        for block in self.annotations.blocks.iter().chain(&*self.orphans.blocks) {
            if !stands(&block.id) {
                let it = Removed {
                    text: self.raw[block.place.from..block.place.to].into(),
                    place: block.place.alone(),
                    record: block.record.clone(),
                    id_in_file: block.id_in_file.clone(),
                };
                removed.insert(block.id.clone(), it);
            }
        }
        removed
    }
}

/// The text of a list in its order, and its blocks as they stand in that text.
fn block_list(raw: &str, list: &List, value: &Range<usize>, entries: &[Entry], newline: &str) -> (String, Vec<Block>) {
    let so_far = list.blocks.first().zip(list.blocks.last());
    let so_far = so_far.map(|(first, last)| (first.place, last.place));
    let (text, places) = list_text(raw, value, so_far, entries, newline);
    let block = |(entry, place): (&Entry, Member)| Block {
        id: entry.id.clone(),
        // A double id is settled as soon as its list is written.
        id_in_file: None,
        place,
        record: entry.record.clone(),
        known: entry.known.clone(),
    };
    let blocks = entries.iter().zip(places).map(block).collect();
    (text, blocks)
}

/// Whether a list must be written anew.
fn touched(entries: &[Entry], list: &List, home: Home) -> bool {
    let stays = |it: &Entry| !it.changed && it.old.is_some_and(|old| old.home == home);
    entries.len() != list.blocks.len() || !entries.iter().all(stays)
}

impl Shift {
    /// A list after the change; `blocks` are its new ones, placed from the start of its value.
    fn list(&self, list: &List, blocks: Option<Vec<Block>>) -> List {
        let Some(old) = &list.value else {
            return list.clone();
        };
        let value = self.range(old);
        let mut blocks = match blocks {
            Some(mut blocks) => {
                for it in &mut blocks {
                    it.place = it.place.moved(value.start as isize);
                }
                Arc::new(blocks)
            }
            None => list.blocks.clone(),
        };
        let by = value.start as isize - old.start as isize;
        if Arc::ptr_eq(&blocks, &list.blocks) && by != 0 {
            for it in Arc::make_mut(&mut blocks) {
                it.place = it.place.moved(by);
            }
        }
        let value = Some(value);
        List { value, blocks }
    }
}
