//! One kind's records in a file: where each stands, and what becomes of its text.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use super::lists::{InList, list_text};
use super::outline::Outline;
use super::patch::{FieldChange, Member, Replacement, indent_at, members, replaced, struct_changes, unknown_changes};
use super::print::{self, Layout};
use super::problem::Problems;
use super::read_all;
use super::records::{Home, Listed, Shape};
use super::shift::Shift;
use super::strings::quoted;
use super::tokens::{Fault, Token};
use super::values::Values;
use crate::model::table::{Record, Table};
use crate::model::tables::Tables;

/// The records of one kind in a file.
#[derive(Clone, Debug)]
pub struct Listing<T: Listed> {
    home: Home,
    /// The value of the field, brackets included; `None` when the file has no such field.
    value: Option<Range<usize>>,
    blocks: Arc<Vec<Block<T>>>,
    /// What was taken out since the file was read, so that undo brings it back as it was.
    removed: imbl::OrdMap<<T as Record>::Id, Block<T, Arc<str>>>,
}

/// One record in a file; `text` is its own when it is not in the file any more.
#[derive(Clone, Debug)]
struct Block<T: Listed, Text = ()> {
    id: <T as Record>::Id,
    /// The id in the file, if that one belongs to an earlier block already.
    id_in_file: Option<<T as Record>::Id>,
    place: Member,
    record: Arc<T>,
    text: Text,
}

/// A listing of any kind, as part of a file.
pub trait Part {
    /// Name and brackets of its field.
    fn field(&self) -> (&'static str, [&'static str; 2]);
    /// Whether the file has that field.
    fn is_there(&self) -> bool;
    /// Whether the file says something else than `tables`.
    fn is_touched(&self, tables: &Tables) -> bool;
    /// Makes it say what `tables` do, with places as they are before [`Part::shift`].
    fn rewrite(&mut self, raw: &str, tables: &Tables, newline: &str) -> Option<Replacement>;
    /// Follows a change of the text.
    fn shift(&mut self, shift: &Shift);
}

impl<T: Listed> Listing<T> {
    /// For a file that does not exist yet.
    pub fn none(home: Home) -> Self {
        Listing {
            home,
            value: None,
            blocks: Arc::default(),
            removed: imbl::OrdMap::new(),
        }
    }

    /// Reads the field of a file, if it has it.
    pub fn read(text: &str, outline: &Outline, home: Home, problems: &mut Problems) -> Result<Self, Fault> {
        let Some(field) = outline.field(text, T::FIELD) else {
            return Ok(Listing::none(home));
        };
        let start = field.value.start;
        let (open, shape) = match T::SHAPE {
            Shape::List => ('[', "a list: “[…]”"),
            Shape::Map => ('{', "a map: “{\"key\": (…)}”"),
        };
        if !text[start..].starts_with(open) {
            let message = format!("“{}” must be {shape}", T::FIELD);
            return Err(Fault::wrong(start, message));
        }
        if field.items.len() > T::MOST.0 {
            return Err(Fault::limit(start, T::MOST.1));
        }
        let places = members(text, start + 1, field.items.iter().cloned())?;
        let read = read_all(&places, |place| one::<T>(text, place.start, home))?;
        let mut seen = HashMap::with_capacity(read.len());
        let mut blocks = Vec::with_capacity(read.len());
        for (place, (id, record)) in places.into_iter().zip(read) {
            let fresh = fresh_id::<T>(&mut seen, &id, text, place.start, problems);
            blocks.push(Block {
                id_in_file: (fresh != id).then_some(id),
                id: fresh,
                place,
                record: Arc::new(record),
                text: (),
            });
        }
        Ok(Listing {
            home,
            value: Some(field.value.clone()),
            blocks: Arc::new(blocks),
            removed: imbl::OrdMap::new(),
        })
    }

    /// The records of the file.
    pub fn table(&self) -> Table<T> {
        self.blocks
            .iter()
            .map(|it| (it.id.clone(), it.record.clone()))
            .collect()
    }

    /// Remembers what `before` had taken out.
    pub fn with_removed_of(mut self, before: &Self) -> Self {
        self.removed = before.removed.clone();
        self
    }

    /// Whether a record of that id was taken out since the file was read.
    pub fn had(&self, id: &<T as Record>::Id) -> bool {
        self.removed.contains_key(id)
    }

    fn so_far(&self) -> Option<(Member, Member)> {
        Some((self.blocks.first()?.place, self.blocks.last()?.place))
    }
}

/// The record whose text begins at byte `at`, with its key if it has one.
fn one<T: Listed>(text: &str, at: usize, home: Home) -> Result<(<T as Record>::Id, T), Fault> {
    let mut values = Values::new(text, at);
    if T::SHAPE == Shape::Map {
        let key = values.string()?;
        values.expect(Token::Colon, "a colon")?;
        return Ok((key.as_ref().into(), T::read(&mut values, home)?.1));
    }
    let (id, record) = T::read(&mut values, home)?;
    let id = id.ok_or_else(|| Fault::wrong(at, format!("{} has no “id”", T::WHAT)))?;
    Ok((id.as_str().into(), record))
}

/// `id`, or one made from it when an earlier block has it.
fn fresh_id<T: Listed>(
    seen: &mut HashMap<String, usize>,
    id: &<T as Record>::Id,
    text: &str,
    at: usize,
    problems: &mut Problems,
) -> <T as Record>::Id {
    let name = id.to_string();
    let Some(last) = seen.get(&name).copied() else {
        seen.insert(name, 1);
        return id.clone();
    };
    let mut numbered = (last + 1..).map(|number| (number, T::double(&name, number)));
    let Some((number, fresh)) = numbered.find(|(_, fresh)| !seen.contains_key(fresh)) else {
        return id.clone();
    };
    problems.tell(text, at, || {
        format!(
            "“{}” has “{}” twice; both are kept, this one as “{}”",
            T::FIELD,
            name.escape_debug(),
            fresh.escape_debug()
        )
    });
    seen.insert(name, number);
    seen.insert(fresh.clone(), 1);
    fresh.as_str().into()
}

impl<T: Listed> Part for Listing<T> {
    fn field(&self) -> (&'static str, [&'static str; 2]) {
        match T::SHAPE {
            Shape::List => (T::FIELD, ["[", "]"]),
            Shape::Map => (T::FIELD, ["{", "}"]),
        }
    }

    fn is_there(&self) -> bool {
        self.value.is_some()
    }

    fn is_touched(&self, tables: &Tables) -> bool {
        let table = T::table(tables);
        if table.len() != self.blocks.len() {
            return true;
        }
        let texts = Texts::of(self);
        let mut hint = 0;
        let stays = |(id, record): (_, &Arc<T>)| {
            let block = texts.in_file(id, &mut hint);
            block.is_some_and(|it| is_same(&it.record, record))
        };
        !table.iter().all(stays)
    }

    fn rewrite(&mut self, raw: &str, tables: &Tables, newline: &str) -> Option<Replacement> {
        let value = self.value.clone()?;
        let table = T::table(tables);
        let texts = Texts::of(self);
        let mut hint = 0;
        let wanted: Vec<Wanted<T>> = table
            .iter()
            .map(|(id, record)| Wanted {
                id,
                record,
                old: texts.find(raw, id, &mut hint),
                home: self.home,
            })
            .collect();
        let (text, places) = list_text(raw, &value, self.so_far(), &wanted, newline);
        let block = |(it, place): (&Wanted<T>, Member)| Block {
            id: it.id.clone(),
            // A double id is settled as soon as its list is written.
            id_in_file: None,
            place: place.moved(value.start as isize),
            record: it.record.clone(),
            text: (),
        };
        let blocks: Vec<Block<T>> = wanted.iter().zip(places).map(block).collect();
        let mut removed = self.removed.clone();
        for id in self.removed.keys().filter(|id| table.contains_key(*id)) {
            removed.remove(id);
        }
        for it in self.blocks.iter().filter(|it| !table.contains_key(&it.id)) {
            let gone = Block {
                id: it.id.clone(),
                id_in_file: it.id_in_file.clone(),
                place: it.place.alone(),
                record: it.record.clone(),
                text: raw[it.place.from..it.place.to].into(),
            };
            removed.insert(it.id.clone(), gone);
        }
        drop(wanted);
        drop(texts);
        self.blocks = Arc::new(blocks);
        self.removed = removed;
        Some(Replacement { range: value, text })
    }

    fn shift(&mut self, shift: &Shift) {
        let Some(old) = &self.value else {
            return;
        };
        let value = shift.range(old);
        let by = value.start as isize - old.start as isize;
        if by != 0 {
            for it in Arc::make_mut(&mut self.blocks) {
                it.place = it.place.moved(by);
            }
        }
        self.value = Some(value);
    }
}

fn is_same<T: PartialEq>(a: &Arc<T>, b: &Arc<T>) -> bool {
    Arc::ptr_eq(a, b) || a == b
}

/// The texts of a listing by id.
struct Texts<'a, T: Listed> {
    listing: &'a Listing<T>,
    by_id: OnceCell<HashMap<String, &'a Block<T>>>,
}

impl<'a, T: Listed> Texts<'a, T> {
    fn of(listing: &'a Listing<T>) -> Self {
        Texts {
            listing,
            by_id: OnceCell::new(),
        }
    }

    /// The block of `id`; `hint` is where to look first, and is left where to look next.
    fn in_file(&self, id: &<T as Record>::Id, hint: &mut usize) -> Option<&'a Block<T>> {
        if let Some(block) = self.listing.blocks.get(*hint).filter(|it| it.id == *id) {
            *hint += 1;
            return Some(block);
        }
        let blocks = self.listing.blocks.iter();
        let by_id = self
            .by_id
            .get_or_init(|| blocks.map(|it| (it.id.to_string(), it)).collect());
        by_id.get(&id.to_string()).copied()
    }

    fn find(&self, raw: &'a str, id: &<T as Record>::Id, hint: &mut usize) -> Option<Old<'a, T>> {
        if let Some(block) = self.in_file(id, hint) {
            return Some(Old {
                text: raw,
                place: block.place,
                record: &block.record,
                is_double: block.id_in_file.is_some(),
            });
        }
        let removed = self.listing.removed.get(id)?;
        Some(Old {
            text: &removed.text,
            place: removed.place,
            record: &removed.record,
            is_double: removed.id_in_file.is_some(),
        })
    }
}

/// The text a record has so far.
struct Old<'a, T> {
    text: &'a str,
    place: Member,
    record: &'a Arc<T>,
    /// Whether another id stands there.
    is_double: bool,
}

/// A record as it shall stand in the file.
struct Wanted<'a, T: Listed> {
    id: &'a <T as Record>::Id,
    record: &'a Arc<T>,
    old: Option<Old<'a, T>>,
    home: Home,
}

impl<T: Listed> InList for Wanted<'_, T> {
    const MARKED: bool = matches!(T::SHAPE, Shape::List);

    fn old(&self) -> Option<(&str, Member)> {
        self.old.as_ref().map(|it| (it.text, it.place))
    }

    fn value(&self, indent: &str, newline: &str) -> Option<String> {
        let old = self.old.as_ref()?;
        if !old.is_double && is_same(old.record, self.record) {
            return None;
        }
        let text = &old.text[old.place.start..old.place.end];
        let patched = self.patched(text, old, indent, newline);
        Some(patched.unwrap_or_else(|_| self.fresh(indent, newline)))
    }

    fn fresh(&self, indent: &str, newline: &str) -> String {
        let inner = format!("{indent}    ");
        let layout = Layout {
            indent: &inner,
            newline,
        };
        let id = quoted(&self.id.to_string());
        let mut fields: Vec<(&str, Option<String>)> = Vec::new();
        let mut out = match T::SHAPE {
            Shape::Map => format!("{id}: "),
            Shape::List => {
                fields.push(("id", Some(id)));
                String::new()
            }
        };
        fields.extend(T::fields(self.home).map(|it| (it.name, (it.value)(self.record, layout))));
        if T::INLINE {
            out.push_str(&print::inline(fields, self.record.unknown()));
            return out;
        }
        let mut said: Vec<(&str, String)> = fields.into_iter().filter_map(|it| Some((it.0, it.1?))).collect();
        for it in self.record.unknown() {
            if said.iter().all(|(name, _)| *name != &*it.name) {
                said.push((&it.name, print::raw(&it.value)));
            }
        }
        let _ = write!(out, "({newline}");
        for (name, value) in said {
            let _ = write!(out, "{inner}{name}: {value},{newline}");
        }
        out.push_str(indent);
        out.push(')');
        out
    }
}

impl<T: Listed> Wanted<'_, T> {
    /// `text` with the fields changed that say something else.
    fn patched(&self, text: &str, old: &Old<T>, indent: &str, newline: &str) -> Result<String, Fault> {
        let mut values = Values::new(text, 0);
        let mut head = String::new();
        if T::SHAPE == Shape::Map {
            values.string()?;
            let key = values.lexer.at;
            values.expect(Token::Colon, "a colon")?;
            let at = values.next_at()?;
            head = match old.is_double {
                true => quoted(&self.id.to_string()) + &text[key..at],
                false => text[..at].to_owned(),
            };
        }
        let text = &text[values.next_at()?..];
        let outline = Outline::of(text)?;
        let first = outline.fields.first();
        let inner = first.and_then(|it| indent_at(text, it.name.start));
        let inner = inner.map_or_else(|| format!("{indent}    "), str::to_owned);
        let layout = Layout {
            indent: &inner,
            newline,
        };
        let mut changes = Vec::new();
        if old.is_double && T::SHAPE == Shape::List {
            changes.push(FieldChange {
                name: "id",
                value: Some(quoted(&self.id.to_string())),
            });
        }
        for field in T::fields(self.home) {
            let value = (field.value)(self.record, layout);
            if value != (field.value)(old.record, layout) {
                let name = field.name;
                changes.push(FieldChange { name, value });
            }
        }
        changes.extend(unknown_changes(old.record.unknown(), self.record.unknown()));
        let order: Vec<&str> = ["id"].into_iter().chain(T::FIELDS.iter().map(|it| it.name)).collect();
        let done = struct_changes(text, &outline, &order, changes, newline)?;
        Ok(head + &replaced(text, done))
    }
}
