//! Values of a text, one after the other.
//!
//! The outline has checked brackets, strings and numbers; what can be wrong here is
//! that a field holds something else than it should.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::strings::unquoted;
use super::tokens::{Bracket, Fault, Lexeme, Lexer, Number, Token};
use crate::model::annotation::{Origin, UnknownField};
use crate::model::id::AnnotationId;
use crate::model::registry::SourceId;

/// Most fields of one record that this version does not know.
const MAX_UNKNOWN: usize = 1_000;

/// Reads values one after the other.
pub struct Values<'t> {
    pub lexer: Lexer<'t>,
}

impl<'t> Values<'t> {
    pub fn new(text: &'t str, at: usize) -> Self {
        let lexer = Lexer::new(text, at);
        Values { lexer }
    }

    /// Every field of the struct that comes next; `read` must take the value.
    pub fn fields(
        &mut self,
        what: &str,
        mut read: impl FnMut(&'t str, &mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut open = self.lexer.token()?;
        let start = open.start;
        if open.token == Token::Name {
            open = self.lexer.token()?;
        }
        if open.token != Token::Open(Bracket::Round) {
            return Err(Fault::wrong(
                start,
                format!("{what} is expected here: “(field: value, …)”"),
            ));
        }
        loop {
            let name = self.lexer.token()?;
            match name.token {
                Token::Close(_) => return Ok(()),
                Token::Comma => continue,
                Token::Name if self.lexer.token()?.token == Token::Colon => {
                    read(&self.lexer.text[name.range()], self)?;
                }
                _ => return Err(Fault::wrong(name.start, "the name of a field is expected here")),
            }
        }
    }

    /// As [`fields`](Self::fields); `read` answers whether it knows the field, and takes the value only then.
    /// Returns the fields it does not know, by name.
    pub fn known_fields(
        &mut self,
        what: &str,
        mut read: impl FnMut(&'t str, &mut Self) -> Result<bool, Fault>,
    ) -> Result<Vec<UnknownField>, Fault> {
        let mut unknown = Vec::new();
        self.fields(what, |name, it| {
            if read(name, it)? {
                return Ok(());
            }
            if unknown.len() >= MAX_UNKNOWN {
                return Err(Fault::limit(it.lexer.at, format!("{what} has more than 1,000 fields")));
            }
            unknown.push(UnknownField {
                name: name.into(),
                value: it.raw()?.into(),
            });
            Ok(())
        })?;
        // Their order in the file says nothing; one order makes equal what is equal.
        unknown.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(unknown)
    }

    /// A value that says nothing when it is absent.
    pub fn or_default<T: Default>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        Ok(self.optional(read)?.unwrap_or_default())
    }

    /// A value that may be absent: `None`, or with or without `Some(…)` around it.
    pub fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
        let next = self.lexer.peek()?;
        match &self.lexer.text[next.range()] {
            "None" => {
                self.lexer.at = next.end;
                Ok(None)
            }
            "Some" => {
                self.lexer.at = next.end;
                self.expect(Token::Open(Bracket::Round), "a bracket")?;
                let value = read(self)?;
                self.comma();
                self.expect(Token::Close(Bracket::Round), "a closing bracket")?;
                Ok(Some(value))
            }
            _ => read(self).map(Some),
        }
    }

    pub fn string(&mut self) -> Result<std::borrow::Cow<'t, str>, Fault> {
        let it = self.expect(Token::String, "a string in double quotes")?;
        Ok(unquoted(&self.lexer.text[it.range()]))
    }

    pub fn annotation_id(&mut self) -> Result<AnnotationId, Fault> {
        Ok(AnnotationId::from(&*self.string()?))
    }

    pub fn source_id(&mut self) -> Result<SourceId, Fault> {
        Ok(SourceId::from(&*self.string()?))
    }

    pub fn unsigned(&mut self) -> Result<u64, Fault> {
        let it = self.lexer.token()?;
        match it.token {
            Token::Number(Number::Unsigned(value)) => Ok(value),
            _ => Err(Fault::wrong(it.start, "a whole number is expected here")),
        }
    }

    /// A string of its own, or nothing.
    pub fn owned(&mut self) -> Result<Option<String>, Fault> {
        Ok(self.optional(Self::string)?.map(|it| it.into_owned()))
    }

    /// Passes a comma, if there is one.
    pub fn comma(&mut self) {
        if let Ok(next) = self.lexer.peek()
            && next.token == Token::Comma
        {
            self.lexer.at = next.end;
        }
    }

    /// The text of the next value, whatever it is.
    pub fn raw(&mut self) -> Result<&'t str, Fault> {
        let first = self.lexer.token()?;
        let mut depth = usize::from(matches!(first.token, Token::Open(_)));
        if first.token == Token::Name && self.lexer.peek()?.token == Token::Open(Bracket::Round) {
            self.lexer.token()?;
            depth = 1;
        }
        let mut end = self.lexer.at;
        while depth > 0 {
            let it = self.lexer.token()?;
            end = it.end;
            match it.token {
                Token::Open(_) => depth += 1,
                Token::Close(_) => depth -= 1,
                Token::End => break,
                _ => {}
            }
        }
        Ok(&self.lexer.text[first.start..end])
    }

    /// Takes `token`, which must come next; `what` tells it to a person.
    pub fn expect(&mut self, token: Token, what: &str) -> Result<Lexeme, Fault> {
        let it = self.lexer.token()?;
        if it.token != token {
            return Err(Fault::wrong(it.start, format!("{what} is expected here")));
        }
        Ok(it)
    }

    /// The elements of the list that comes next.
    pub fn list(&mut self, mut read: impl FnMut(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.expect(Token::Open(Bracket::Square), "a list: “[…]”")?;
        loop {
            let next = self.lexer.peek()?;
            match next.token {
                Token::Close(_) => {
                    self.lexer.at = next.end;
                    return Ok(());
                }
                Token::Comma => self.lexer.at = next.end,
                _ => read(self)?,
            }
        }
    }

    /// A string, or nothing, which is the empty one.
    pub fn text(&mut self) -> Result<Arc<str>, Fault> {
        let text = self.optional(Self::string)?;
        Ok(text.map_or_else(Arc::default, |it| it.as_ref().into()))
    }

    /// A text or nothing, which is the empty one; a text may be in pieces.
    pub fn long_text(&mut self) -> Result<Arc<str>, Fault> {
        Ok(self.optional(Self::long_string)?.unwrap_or_default())
    }

    /// A string, or the pieces of one that is too long for one string.
    pub fn long_string(&mut self) -> Result<Arc<str>, Fault> {
        if self.lexer.peek()?.token != Token::Open(Bracket::Square) {
            return Ok(self.string()?.as_ref().into());
        }
        let mut text = String::new();
        self.list(|it| {
            text.push_str(&it.string()?);
            Ok(())
        })?;
        Ok(text.into())
    }

    /// `true` or `false`.
    pub fn truth(&mut self) -> Result<bool, Fault> {
        let it = self.lexer.token()?;
        match &self.lexer.text[it.range()] {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(Fault::wrong(it.start, "“true” or “false” is expected here")),
        }
    }

    /// Where the next value begins.
    pub fn next_at(&self) -> Result<usize, Fault> {
        Ok(self.lexer.peek()?.start)
    }

    /// A time in UTC.
    pub fn time(&mut self) -> Result<Timestamp, Fault> {
        let at = self.lexer.peek()?.start;
        let text = self.string()?;
        text.parse()
            .map_err(|_| Fault::wrong(at, "a time is expected here, such as “2026-01-31T16:45:00Z”"))
    }

    /// A list of strings.
    pub fn strings(&mut self) -> Result<Vec<Arc<str>>, Fault> {
        let mut strings = Vec::new();
        self.list(|it| {
            strings.push(it.long_string()?);
            Ok(())
        })?;
        Ok(strings)
    }

    /// A map of strings.
    pub fn pairs(&mut self) -> Result<BTreeMap<Arc<str>, Arc<str>>, Fault> {
        let mut pairs = BTreeMap::new();
        self.expect(Token::Open(Bracket::Curly), "a map: “{\"key\": \"value\"}”")?;
        loop {
            let next = self.lexer.peek()?;
            match next.token {
                Token::Close(_) => {
                    self.lexer.at = next.end;
                    return Ok(pairs);
                }
                Token::Comma => self.lexer.at = next.end,
                _ => {
                    let key = self.string()?;
                    self.expect(Token::Colon, "a colon")?;
                    let value = self.long_string()?;
                    pairs.insert(key.as_ref().into(), value);
                }
            }
        }
    }

    /// How a record came to be.
    pub fn origin(&mut self) -> Result<Origin, Fault> {
        let start = self.lexer.peek()?;
        let mut known = None;
        match &self.lexer.text[start.range()] {
            "Rule" => {
                let (mut id, mut edited, mut others) = (None, false, false);
                self.fields("a rule", |name, it| {
                    match name {
                        "id" => id = Some(it.text()?),
                        "edited" => edited = it.raw()? == "true",
                        _ => others = it.raw().map(|_| true)?,
                    }
                    Ok(())
                })?;
                known = id.filter(|_| !others).map(|id| Origin::Rule { id, edited });
            }
            "Import" => {
                let (mut format, mut others) = (None, false);
                self.fields("an import", |name, it| {
                    match name {
                        "format" => format = Some(it.text()?),
                        _ => others = it.raw().map(|_| true)?,
                    }
                    Ok(())
                })?;
                known = format.filter(|_| !others).map(|format| Origin::Import { format });
            }
            "Hand" => {
                self.lexer.at = start.end;
                known = Some(Origin::Hand);
            }
            _ => {}
        }
        if let Some(origin) = known {
            return Ok(origin);
        }
        self.lexer.at = start.start;
        Ok(Origin::Other(self.raw()?.into()))
    }
}
