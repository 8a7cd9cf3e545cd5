//! Registry entries, in a folder's registry or in the sidecar of a lone article.

use std::sync::Arc;

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ENTRIES;
use crate::model::registry::{Anonymity, Entry, EntryKind, Position, SourceId};
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Field, Listed, Shape, field};
use crate::store::sidecar::strings::quoted;
use crate::store::sidecar::tokens::{Bracket, Fault, Token};
use crate::store::sidecar::values::Values;

impl Listed for Entry {
    const FIELD: &'static str = "sources";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "an entry of the registry";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(kind, |from| from.optional(Values::entry_kind).map(|it| it.unwrap_or(EntryKind::Other("".into()))), |it| kind(&it.kind)),
        field!(identity: text),
        field!(name, |from| from.long_text(), |it| Some(print::long(&it.name))),
        field!(aliases, |from| from.or_default(Values::strings), |it| print::strings(&it.aliases)),
        field!(positions, |from| from.or_default(Values::positions), |it, layout| positions(&it.positions, layout)),
        field!(affiliation_type: text),
        field!(expertise: text),
        field!(terms: text),
        field!(anonymity, |from| from.optional(Values::anonymity), |it| it.anonymity.as_ref().map(anonymity)),
        field!(confidential: truth),
        field!(ids, |from| from.or_default(Values::pairs), |it| print::pairs(&it.ids)),
        // How to reach people does not belong beside an article.
        Field {
            in_folder_only: true,
            ..field!(contact: text)
        },
        field!(note: text),
        field!(formerly, |from| from.or_default(Values::source_ids), |it| source_ids(&it.formerly)),
        field!(by: text),
        field!(created: time),
        field!(modified: time),
    ];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 entries");

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

fn source_ids(it: &[SourceId]) -> Option<String> {
    let keys: Vec<Arc<str>> = it.iter().map(|it| it.as_str().into()).collect();
    print::strings(&keys)
}

fn positions(it: &[Position], layout: Layout) -> Option<String> {
    (!it.is_empty()).then(|| print::lines(it.iter().map(position), layout))
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

    fn source_ids(&mut self) -> Result<Vec<SourceId>, Fault> {
        let keys = self.strings()?;
        Ok(keys.iter().map(|key| SourceId::from(&**key)).collect())
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
