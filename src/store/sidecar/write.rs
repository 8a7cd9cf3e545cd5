//! From a document to the text of its file, touching only what changed.

use std::ops::Range;
use std::sync::Arc;

use super::entry::{Entry, Home, Texts, annotation_entries, orphan_entries};
use super::outline::Outline;
use super::patch::{FieldChange, Member, Replacement, indent_at, replaced, rest_of_line, struct_changes};
use super::print;
use super::strings::quoted;
use super::tokens::Fault;
use super::{Block, List, Removed, Sidecar};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::AnnotationId;

impl Sidecar {
    /// The file for `document`; this very one when it says the same already.
    pub fn write(&self, document: &Document) -> Sidecar {
        let nothing = document.annotations().is_empty() && document.orphans().is_empty();
        if self.raw.is_empty() {
            if nothing {
                return self.clone();
            }
            let template = print::template(document.article().file());
            return match super::parse(&template) {
                Ok(fresh) => fresh.with_removed(&self.removed).write(document),
                Err(_) => self.clone(),
            };
        }
        self.written(document).unwrap_or_else(|_| self.clone())
    }

    fn with_removed(mut self, removed: &imbl::OrdMap<AnnotationId, Removed>) -> Sidecar {
        self.removed = removed.clone();
        self
    }

    /// Errors cannot occur in a text that was read; they are passed on to keep this free of panics.
    fn written(&self, document: &Document) -> Result<Sidecar, Fault> {
        let article = document.article();
        let texts = Texts::of(self, article);
        let annotations = annotation_entries(document, &texts);
        let orphans = orphan_entries(document, &texts);
        let touched = [
            touched(&annotations, &self.annotations, Home::Annotations),
            touched(&orphans, &self.orphans, Home::Orphans),
        ];
        let file = article.file();
        let other_text = self.facts.sha256.as_ref().is_some_and(|it| *it != file.sha256) && !file.sha256.is_empty();
        if touched == [false, false] && !other_text {
            return Ok(self.clone());
        }
        // A field that is missing is put there first; this happens once in the life of a file.
        if self.document.is_none() && !file.sha256.is_empty() {
            return self.with_field("document", ["(", ")"])?.written(document);
        }
        if touched[0] && self.annotations.value.is_none() {
            return self.with_field("annotations", ["[", "]"])?.written(document);
        }
        if touched[1] && self.orphans.value.is_none() {
            return self.with_field("orphans", ["[", "]"])?.written(document);
        }
        drop(texts);

        let newline = self.newline();
        let mut replacements = self.fact_changes(article, newline)?;
        let lists = [(&self.annotations, annotations), (&self.orphans, orphans)];
        let mut written = Vec::new();
        for ((list, entries), touched) in lists.into_iter().zip(touched) {
            if let (true, Some(value)) = (touched, &list.value) {
                let (text, blocks) = list_text(&self.raw, list, value, &entries, newline);
                let range = value.clone();
                replacements.push(Replacement { range, text });
                written.push(Some(blocks));
            } else {
                written.push(None);
            }
        }
        let removed = self.removed_after(document);
        let shift = Shift::of(&replacements);
        let mut next = Sidecar {
            raw: replaced(&self.raw, replacements).into(),
            facts: self.facts.clone(),
            document: self.document.as_ref().map(|it| shift.range(it)),
            orphans: shift.list(&self.orphans, written.pop().flatten()),
            annotations: shift.list(&self.annotations, written.pop().flatten()),
            removed,
            problems: self.problems.clone(),
            known_for: Some(article.clone()),
        };
        if let Some(at) = &next.document {
            next.facts = super::facts(&next.raw, at.start)?;
        }
        Ok(next)
    }

    /// The line end of this file.
    fn newline(&self) -> &'static str {
        match memchr::memchr(b'\n', self.raw.as_bytes()) {
            Some(i) if self.raw[..i].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// The same with a new field `name` of the outermost struct: an empty bracket.
    fn with_field(&self, name: &str, brackets: [&str; 2]) -> Result<Sidecar, Fault> {
        let newline = self.newline();
        let outline = Outline::of(&self.raw)?;
        let indent = outline
            .fields
            .first()
            .and_then(|it| indent_at(&self.raw, it.name.start));
        let inside = indent.map_or_else(String::new, |it| format!("{newline}{it}"));
        let [open, close] = brackets;
        let change = FieldChange {
            name,
            value: Some(format!("{open}{inside}{close}")),
        };
        let changes = struct_changes(&self.raw, &outline, print::TOP_ORDER, vec![change], newline)?;
        Ok(super::parse(&replaced(&self.raw, changes))?.with_removed(&self.removed))
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

/// Whether a list must be written anew.
fn touched(entries: &[Entry], list: &List, home: Home) -> bool {
    let stays = |it: &Entry| !it.changed && it.old.is_some_and(|old| old.home == home);
    entries.len() != list.blocks.len() || !entries.iter().all(stays)
}

/// The text of a list in its order, and its blocks as they stand in that text.
fn list_text(raw: &str, list: &List, value: &Range<usize>, entries: &[Entry], newline: &str) -> (String, Vec<Block>) {
    let field_indent = field_indent(raw, value.start);
    let first = list.blocks.first().and_then(|it| indent_at(raw, it.place.start));
    let indent = first.map_or_else(|| format!("{field_indent}    "), str::to_owned);
    let inside = list
        .blocks
        .first()
        .map_or_else(|| rest_of_line(raw, value.start + 1), |it| it.place.from);
    let closing = &raw[list.blocks.last().map_or(inside, |it| it.place.to)..value.end];

    let mut out = String::with_capacity(value.len() + 1024);
    out.push_str(&raw[value.start..inside]);
    let mut blocks = Vec::with_capacity(entries.len());
    for (i, entry) in entries.iter().enumerate() {
        let place = put(&mut out, entry, &indent, newline, i + 1 == entries.len());
        blocks.push(Block {
            id: entry.id.clone(),
            // A double id is settled as soon as its list is written.
            id_in_file: None,
            place,
            record: entry.record.clone(),
            known: entry.known.clone(),
        });
    }
    if out.ends_with('\n') && closing.starts_with(']') {
        out.push_str(&field_indent);
    }
    out.push_str(closing);
    (out, blocks)
}

/// White space before the name of the field whose value begins at `at`.
fn field_indent(raw: &str, at: usize) -> String {
    let line = raw[..at].rfind('\n').map_or(0, |i| i + 1);
    let rest = &raw[line..at];
    rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()].to_owned()
}

/// Appends an entry with all its text.
fn put(out: &mut String, entry: &Entry, indent: &str, newline: &str, last: bool) -> Member {
    let from = out.len();
    let Some(old) = &entry.old else {
        if !out.ends_with('\n') {
            out.push_str(newline);
        }
        out.push_str(indent);
        out.push_str("// ---");
        out.push_str(newline);
        out.push_str(indent);
        let start = out.len();
        let record = &entry.record;
        out.push_str(&print::block(entry.id, &record.anchors, &record.body, indent, newline));
        let end = out.len();
        out.push(',');
        let comma = Some(out.len());
        out.push_str(newline);
        let to = out.len();
        return Member {
            from,
            start,
            end,
            comma,
            to,
        };
    };
    let place = old.place;
    out.push_str(&old.text[place.from..place.start]);
    let start = out.len();
    match entry.value(indent, newline) {
        Some(value) => out.push_str(&value),
        None => out.push_str(&old.text[place.start..place.end]),
    }
    let end = out.len();
    let mut comma = None;
    let mut copied = place.end;
    if let Some(after) = place.comma {
        out.push_str(&old.text[place.end..after]);
        comma = Some(out.len());
        copied = after;
    } else if !last {
        out.push(',');
        comma = Some(out.len());
    }
    out.push_str(&old.text[copied..place.to]);
    Member {
        from,
        start,
        end,
        comma,
        to: out.len(),
    }
}

/// How far each place of the text moves when it is changed.
struct Shift {
    /// For each replacement where it begins and ends, and how much longer the text becomes, in text order.
    steps: Vec<(Range<usize>, isize)>,
}

impl Shift {
    fn of(replacements: &[Replacement]) -> Shift {
        let step = |it: &Replacement| (it.range.clone(), it.text.len() as isize - it.range.len() as isize);
        let mut steps: Vec<_> = replacements.iter().map(step).collect();
        steps.sort_by_key(|it| it.0.start);
        Shift { steps }
    }

    /// How far a place outside the replacements, or at the start of one, moves.
    fn of_place(&self, at: usize) -> isize {
        let before = self.steps.iter().filter(|it| it.0.end <= at && it.0.start < at);
        before.map(|it| it.1).sum()
    }

    fn range(&self, range: &Range<usize>) -> Range<usize> {
        let start = range.start.saturating_add_signed(self.of_place(range.start));
        let end = range.end.saturating_add_signed(self.of_place(range.end));
        start..end
    }

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
