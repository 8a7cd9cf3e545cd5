//! The kinds of records that files hold besides annotations, each in a list or a map of its own.
//!
//! A kind says here how one of its records is read and printed; `listing` does the rest for all of them.

use super::print::Layout;
use super::tokens::Fault;
use super::values::Values;
use crate::model::annotation::UnknownField;
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

/// A field of a record, as files hold it.
pub struct Field<T> {
    pub name: &'static str,
    /// Takes the value that comes next in the file.
    pub take: fn(&mut T, &mut Values) -> Result<(), Fault>,
    /// RON text; `None` when there is nothing to say.
    pub value: fn(&T, Layout) -> Option<String>,
    /// Whether a sidecar leaves it where it stands, and does not read it.
    pub in_folder_only: bool,
}

/// A row of [`Listed::FIELDS`]: a text, a time, a truth that is false where nothing is said, or anything else by how it is
/// taken and printed.
macro_rules! field {
    ($name:ident: text) => {
        field!($name, |from| from.long_text(), |it| {
            $crate::store::sidecar::print::text(&it.$name)
        })
    };
    ($name:ident: time) => {
        field!(
            $name,
            |from| from.optional($crate::store::sidecar::values::Values::time),
            |it| { $crate::store::sidecar::print::time(it.$name) }
        )
    };
    ($name:ident: truth) => {
        field!(
            $name,
            |from| from.or_default($crate::store::sidecar::values::Values::truth),
            |it| it.$name.then(|| "true".to_owned())
        )
    };
    ($name:ident, |$from:ident| $taken:expr, |$it:ident| $value:expr) => {
        field!($name, |$from| $taken, |$it, _layout| $value)
    };
    ($name:ident, |$from:ident| $taken:expr, |$it:ident, $layout:ident| $value:expr) => {
        $crate::store::sidecar::records::Field {
            name: stringify!($name),
            take: |record, $from| {
                record.$name = $taken?;
                Ok(())
            },
            value: |$it, $layout| $value,
            in_folder_only: false,
        }
    };
}
pub(super) use field;

/// A kind of records that a file holds in a field of its own.
pub trait Listed: Kept<Id: Send + for<'t> From<&'t str>> + Send + 'static {
    const FIELD: &'static str;
    const SHAPE: Shape;
    /// One of them, as a person says it: “an attribution”.
    const WHAT: &'static str;
    /// The known fields of one, in the order they are written.
    const FIELDS: &'static [Field<Self>];
    /// The most of them a file may hold, and how a person says that there are more.
    const MOST: (usize, &'static str);
    /// Whether a new one is written on one line.
    const INLINE: bool = false;

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
    fn take(&mut self, name: &str, it: &mut Values, home: Home) -> Result<bool, Fault> {
        match Self::fields(home).find(|field| field.name == name) {
            Some(field) => (field.take)(self, it).map(|()| true),
            None => Ok(false),
        }
    }

    /// The known fields of a file of that home.
    fn fields(home: Home) -> impl Iterator<Item = &'static Field<Self>> {
        Self::FIELDS
            .iter()
            .filter(move |it| home == Home::Folder || !it.in_folder_only)
    }

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
