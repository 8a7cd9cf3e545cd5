//! The kinds of records that files hold besides annotations, each in a list or a map of its own.
//!
//! A kind says here how one of its records is read and printed; `listing` does the rest for all of them.

use super::print::Layout;
use super::tokens::Fault;
use super::values::Values;
use crate::model::annotation::UnknownField;
use crate::model::table::Record;
use crate::model::tables::Kept;

/// Where a registry entry lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In the folder's `sources.ron`, for all its articles.
    Folder,
    /// In the sidecar of its article.
    Article,
}

/// How a file holds the records of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `[(id: "…", …), …]`.
    List,
    /// `{"key": (…), …}`.
    Map,
}

/// A kind of records that a file holds in a field of its own.
pub trait Listed: Kept<Id: Send> + Send {
    const FIELD: &'static str;
    const SHAPE: Shape;
    /// One of them, as a person says it: “an attribution”.
    const WHAT: &'static str;
    /// The known fields of one, in the order they are written.
    const ORDER: &'static [&'static str];
    /// The most of them a file may hold, and how a person says that there are more.
    const MOST: (usize, &'static str);
    /// Whether a new one is written on one line.
    const INLINE: bool = false;

    /// The id that stands in a file as `text`.
    fn id(text: &str) -> <Self as Record>::Id;

    /// What names a further record of the same id.
    fn double(id: &str, number: usize) -> String {
        match Self::SHAPE {
            Shape::List => format!("{id}#{number}"),
            Shape::Map => format!("{id}-{number}"),
        }
    }

    /// A record that says nothing.
    fn blank() -> Self;

    /// Takes the value of the field `name`, if it is a known one; answers whether it is.
    fn take(&mut self, name: &str, it: &mut Values, home: Home) -> Result<bool, Fault>;

    /// RON text of the field `name`; `None` when there is nothing to say.
    fn value(&self, name: &str, home: Home, layout: Layout) -> Option<String>;

    /// Fields of the file that this version does not know.
    fn unknown(&self) -> &[UnknownField];
    fn set_unknown(&mut self, unknown: Vec<UnknownField>);

    /// A field without which a record means nothing, if it is not there.
    fn lacks(&self) -> Option<&'static str> {
        None
    }

    /// The record that comes next, and its id if that stands inside.
    fn read(it: &mut Values, home: Home) -> Result<(Option<String>, Self), Fault> {
        let at = it.next_at()?;
        let (mut id, mut record) = (None, Self::blank());
        let unknown = it.known_fields(Self::WHAT, |name, it| {
            if name == "id" && Self::SHAPE == Shape::List {
                id = Some(it.string()?.into_owned());
                return Ok(true);
            }
            record.take(name, it, home)
        })?;
        record.set_unknown(unknown);
        match record.lacks() {
            Some(field) => Err(Fault::wrong(at, format!("{} has no “{field}”", Self::WHAT))),
            None => Ok((id, record)),
        }
    }
}
