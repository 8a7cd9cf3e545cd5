//! Checks switched on or off, in a folder's registry.

use crate::model::annotation::UnknownField;
use crate::model::dismissal::Switch;
use crate::model::limits::MAX_ENTRIES;
use crate::store::sidecar::records::{Field, Home, Listed, Shape, field};
use crate::store::sidecar::tokens::{Fault, Token};
use crate::store::sidecar::values::Values;

impl Listed for Switch {
    const FIELD: &'static str = "checks";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "a switch of a check";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(on, |from| from.optional(Values::truth).map(|it| it.unwrap_or(true)), |it| Some(it.on.to_string())),
    ];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 checks");
    const INLINE: bool = true;

    fn blank() -> Self {
        Switch { on: true }
    }

    /// Others stay in the text of the file: a switch is changed by its one word.
    fn unknown(&self) -> &[UnknownField] {
        &[]
    }

    fn set_unknown(&mut self, _unknown: Vec<UnknownField>) {}

    /// Also plain, as people write it: `"check": false`.
    fn read(it: &mut Values, home: Home) -> Result<(Option<String>, Self), Fault> {
        let next = it.lexer.peek()?;
        if next.token == Token::Name && matches!(&it.lexer.text[next.range()], "true" | "false") {
            return Ok((None, Switch { on: it.truth()? }));
        }
        let mut switch = Switch::blank();
        it.known_fields(Self::WHAT, |name, it| switch.take(name, it, home))?;
        Ok((None, switch))
    }
}
