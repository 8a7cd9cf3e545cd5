//! Registry entries, in a folder's registry or in the sidecar of a lone article.

use std::sync::Arc;

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ENTRIES;
use crate::model::registry::{Anonymity, Entry, EntryKind, Position, SourceId};
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::strings::quoted;
use crate::store::sidecar::tokens::{Bracket, Fault, Token};
use crate::store::sidecar::values::Values;

impl Listed for Entry {
    const FIELD: &'static str = "sources";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "an entry of the registry";
    #[rustfmt::skip] // Reads as groups.
    const ORDER: &'static [&'static str] = &[
        "kind", "identity", "name", "aliases", "positions", "affiliation_type", "expertise",
        "terms", "anonymity", "confidential", "ids", "contact", "note", "formerly",
        "by", "created", "modified",
    ];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 entries");

    fn id(text: &str) -> SourceId {
        SourceId::from(text)
    }

    fn blank() -> Self {
        Entry {
            kind: EntryKind::Other("".into()),
            identity: "".into(),
            name: "".into(),
            aliases: Vec::new(),
            positions: Vec::new(),
            affiliation_type: "".into(),
            expertise: "".into(),
            terms: "".into(),
            anonymity: None,
            confidential: false,
            ids: Default::default(),
            contact: "".into(),
            note: "".into(),
            formerly: Vec::new(),
            by: "".into(),
            created: None,
            modified: None,
            unknown: Vec::new(),
        }
    }

    fn take(&mut self, name: &str, it: &mut Values, home: Home) -> Result<bool, Fault> {
        match name {
            "kind" => self.kind = it.optional(Values::entry_kind)?.unwrap_or(EntryKind::Other("".into())),
            "identity" => self.identity = it.long_text()?,
            "name" => self.name = it.long_text()?,
            "aliases" => self.aliases = it.optional(Values::strings)?.unwrap_or_default(),
            "positions" => self.positions = it.optional(Values::positions)?.unwrap_or_default(),
            "affiliation_type" => self.affiliation_type = it.long_text()?,
            "expertise" => self.expertise = it.long_text()?,
            "terms" => self.terms = it.long_text()?,
            "anonymity" => self.anonymity = it.optional(Values::anonymity)?,
            "confidential" => self.confidential = it.optional(Values::truth)?.unwrap_or(false),
            "ids" => self.ids = it.optional(Values::pairs)?.unwrap_or_default(),
            // How to reach people does not belong beside an article: left where it stands, and not read.
            "contact" if home == Home::Folder => self.contact = it.long_text()?,
            "note" => self.note = it.long_text()?,
            "formerly" => {
                let keys = it.optional(Values::strings)?.unwrap_or_default();
                self.formerly = keys.iter().map(|key| SourceId::from(&**key)).collect();
            }
            "by" => self.by = it.long_text()?,
            "created" => self.created = it.optional(Values::time)?,
            "modified" => self.modified = it.optional(Values::time)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, home: Home, layout: Layout) -> Option<String> {
        match name {
            "kind" => kind(&self.kind),
            "identity" => print::text(&self.identity),
            "name" => Some(print::long(&self.name)),
            "aliases" => print::strings(&self.aliases),
            "positions" if self.positions.is_empty() => None,
            "positions" => Some(print::lines(self.positions.iter().map(position), layout)),
            "affiliation_type" => print::text(&self.affiliation_type),
            "expertise" => print::text(&self.expertise),
            "terms" => print::text(&self.terms),
            "anonymity" => self.anonymity.as_ref().map(anonymity),
            "confidential" => self.confidential.then(|| "true".to_owned()),
            "ids" => print::pairs(&self.ids),
            "contact" if home == Home::Folder => print::text(&self.contact),
            "note" => print::text(&self.note),
            "formerly" => {
                let keys: Vec<Arc<str>> = self.formerly.iter().map(|it| it.as_str().into()).collect();
                print::strings(&keys)
            }
            "by" => print::text(&self.by),
            "created" => print::time(self.created),
            "modified" => print::time(self.modified),
            _ => None,
        }
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}

/// The text of a field `contact` that stood in a sidecar and was not read; `None` when there is no such field.
pub fn unread_contact(entry: &Entry) -> Option<Result<Arc<str>, Fault>> {
    let field = entry.unknown.iter().find(|it| &*it.name == "contact")?;
    Some(Values::new(&field.value, 0).long_text())
}

/// A bare name where it can be one; `None` when nothing is said.
fn kind(kind: &EntryKind) -> Option<String> {
    let title = kind.title();
    let is_name = title.starts_with(|c: char| c.is_ascii_alphabetic())
        && title.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !matches!(
            title,
            "Some" | "None" | "NaN" | "inf" | "NaNf32" | "NaNf64" | "inff32" | "inff64"
        );
    match kind {
        EntryKind::Other(name) if name.is_empty() => None,
        EntryKind::Other(name) if !is_name || EntryKind::named(name) != *kind => {
            Some(format!("Other({})", quoted(name)))
        }
        _ => Some(title.to_owned()),
    }
}

fn position(it: &Position) -> String {
    let fields = [
        ("role", print::text(&it.role)),
        ("affiliation", print::text(&it.affiliation)),
        ("from", print::text(&it.from)),
        ("to", print::text(&it.to)),
    ];
    print::inline(fields, &it.unknown)
}

fn anonymity(it: &Anonymity) -> String {
    let fields = [("reason", print::text(&it.reason)), ("words", print::text(&it.words))];
    print::inline(fields, &it.unknown)
}

impl Values<'_> {
    fn entry_kind(&mut self) -> Result<EntryKind, Fault> {
        let it = self.lexer.token()?;
        let name = &self.lexer.text[it.range()];
        match it.token {
            Token::Name if name == "Other" && self.lexer.peek()?.token == Token::Open(Bracket::Round) => {
                self.lexer.token()?;
                let name = self.string()?;
                self.comma();
                self.expect(Token::Close(Bracket::Round), "a closing bracket")?;
                Ok(EntryKind::Other(name.as_ref().into()))
            }
            Token::Name => Ok(EntryKind::named(name)),
            _ => Err(Fault::wrong(
                it.start,
                "the kind must be Person, Organisation, Document, Group or Outlet",
            )),
        }
    }

    fn positions(&mut self) -> Result<Vec<Position>, Fault> {
        let mut all = Vec::new();
        self.list(|it| {
            let mut position = Position::default();
            position.unknown = it.known_fields("a position", |name, it| {
                match name {
                    "role" => position.role = it.long_text()?,
                    "affiliation" => position.affiliation = it.long_text()?,
                    "from" => position.from = it.long_text()?,
                    "to" => position.to = it.long_text()?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            all.push(position);
            Ok(())
        })?;
        Ok(all)
    }

    fn anonymity(&mut self) -> Result<Anonymity, Fault> {
        let mut anonymity = Anonymity::default();
        anonymity.unknown = self.known_fields("a reason for anonymity", |name, it| {
            match name {
                "reason" => anonymity.reason = it.long_text()?,
                "words" => anonymity.words = it.long_text()?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(anonymity)
    }
}
