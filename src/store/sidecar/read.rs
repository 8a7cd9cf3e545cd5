//! From the text of a record to its values.
//!
//! The outline has checked brackets, strings and numbers; what can be wrong here is
//! that a field holds something else than it should.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::strings::unquoted;
use super::tokens::{Bracket, Fault, Lexeme, Lexer, Number, Token};
use crate::model::anchor::{Anchor, Exact};
use crate::model::annotation::{Body, Origin, UnknownField};
use crate::model::id::AnnotationId;
use crate::model::label::{LABELS, Label};
use crate::model::limits::MAX_SEGMENTS;

/// Most fields of one annotation that this version does not know.
const MAX_UNKNOWN: usize = 1_000;

/// An annotation or an orphan as its file has it.
pub struct Block {
    pub id: AnnotationId,
    pub anchors: Vec<Anchor>,
    pub body: Body,
}

/// The annotation whose text begins at byte `at` of `text`.
pub fn block(text: &str, at: usize) -> Result<Block, Fault> {
    let mut values = Values::new(text, at);
    let mut id = None;
    let mut label = None;
    let mut segments = None;
    let mut body = Body {
        label: Label::Claim,
        attributes: BTreeMap::new(),
        note: Arc::default(),
        tags: Vec::new(),
        refers_to: None,
        continues: None,
        claim: None,
        origin: Origin::Hand,
        by: Arc::default(),
        created: None,
        modified: None,
        unknown: Vec::new(),
    };
    values.fields("an annotation", |name, it| {
        match name {
            "id" => id = Some(AnnotationId::from(&*it.string()?)),
            "label" => label = Some(it.label()?),
            "segments" => segments = it.optional(Values::segments)?,
            "attributes" => body.attributes = it.optional(Values::attributes)?.unwrap_or_default(),
            "tags" => body.tags = it.optional(Values::tags)?.unwrap_or_default(),
            "note" => body.note = it.long_text()?,
            "origin" => body.origin = it.optional(Values::origin)?.unwrap_or_default(),
            "by" => body.by = it.text()?,
            "created" => body.created = it.optional(Values::time)?,
            "modified" => body.modified = it.optional(Values::time)?,
            _ if body.unknown.len() >= MAX_UNKNOWN => {
                return Err(Fault::limit(at, "an annotation has more than 1,000 fields"));
            }
            _ => body.unknown.push(UnknownField {
                name: name.into(),
                value: it.raw()?.into(),
            }),
        }
        Ok(())
    })?;
    // Their order in the file says nothing; one order makes equal what is equal.
    body.unknown.sort_by(|a, b| a.name.cmp(&b.name));
    let lacks = |field| Fault::wrong(at, format!("this annotation has no “{field}”"));
    body.label = label.ok_or_else(|| lacks("label"))?;
    Ok(Block {
        id: id.ok_or_else(|| lacks("id"))?,
        anchors: segments.unwrap_or_default(),
        body,
    })
}

/// Reads values one after the other.
pub struct Values<'t> {
    lexer: Lexer<'t>,
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

    fn expect(&mut self, token: Token, what: &str) -> Result<Lexeme, Fault> {
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

    fn text(&mut self) -> Result<Arc<str>, Fault> {
        let text = self.optional(Self::string)?;
        Ok(text.map_or_else(Arc::default, |it| it.as_ref().into()))
    }

    /// A text, or the pieces of one that is too long for one string.
    fn long_text(&mut self) -> Result<Arc<str>, Fault> {
        if self.lexer.peek()?.token != Token::Open(Bracket::Square) {
            return self.text();
        }
        let mut text = String::new();
        self.list(|it| {
            text.push_str(&it.string()?);
            Ok(())
        })?;
        Ok(text.into())
    }

    fn time(&mut self) -> Result<Timestamp, Fault> {
        let at = self.lexer.peek()?.start;
        let text = self.string()?;
        text.parse()
            .map_err(|_| Fault::wrong(at, "a time is expected here, such as “2026-01-31T16:45:00Z”"))
    }

    fn label(&mut self) -> Result<Label, Fault> {
        let it = self.lexer.token()?;
        let name = &self.lexer.text[it.range()];
        if it.token == Token::Name {
            if let Some(entry) = LABELS.iter().find(|entry| entry.title == name) {
                return Ok(entry.label.clone());
            }
            if name == "Custom" {
                self.expect(Token::Open(Bracket::Round), "“Custom(\"name\")”")?;
                let name = self.string()?;
                self.comma();
                self.expect(Token::Close(Bracket::Round), "a closing bracket")?;
                return Ok(Label::Custom(name.as_ref().into()));
            }
        }
        let titles: Vec<&str> = LABELS.iter().map(|entry| entry.title).collect();
        let message = format!("the label must be {} or Custom(\"name\")", titles.join(", "));
        Err(Fault::wrong(it.start, message))
    }

    fn tags(&mut self) -> Result<Vec<Arc<str>>, Fault> {
        let mut tags = Vec::new();
        self.list(|it| {
            tags.push(it.string()?.as_ref().into());
            Ok(())
        })?;
        Ok(tags)
    }

    fn attributes(&mut self) -> Result<BTreeMap<Arc<str>, Arc<str>>, Fault> {
        let mut attributes = BTreeMap::new();
        self.expect(Token::Open(Bracket::Curly), "a map: “{\"key\": \"value\"}”")?;
        loop {
            let next = self.lexer.peek()?;
            match next.token {
                Token::Close(_) => {
                    self.lexer.at = next.end;
                    return Ok(attributes);
                }
                Token::Comma => self.lexer.at = next.end,
                _ => {
                    let key = self.string()?;
                    self.expect(Token::Colon, "a colon")?;
                    let value = self.string()?;
                    attributes.insert(key.as_ref().into(), value.as_ref().into());
                }
            }
        }
    }

    fn origin(&mut self) -> Result<Origin, Fault> {
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

    fn segments(&mut self) -> Result<Vec<Anchor>, Fault> {
        let mut anchors = Vec::with_capacity(1);
        self.list(|it| {
            if anchors.len() >= MAX_SEGMENTS {
                let at = it.lexer.at;
                return Err(Fault::limit(at, "an annotation has more than 10,000 segments"));
            }
            anchors.push(it.anchor()?);
            Ok(())
        })?;
        Ok(anchors)
    }

    fn anchor(&mut self) -> Result<Anchor, Fault> {
        let at = self.lexer.peek()?.start;
        let (mut start, mut end) = (None, None);
        let (mut exact, mut head, mut tail, mut bytes) = (None, None, None, None);
        let (mut prefix, mut suffix) = (String::new(), String::new());
        self.fields("a segment", |name, it| {
            match name {
                "start" => start = Some(it.unsigned()?),
                "end" => end = Some(it.unsigned()?),
                "exact" => exact = it.optional(Self::string)?,
                "exact_start" => head = it.optional(Self::string)?,
                "exact_end" => tail = it.optional(Self::string)?,
                "exact_bytes" => bytes = it.optional(Self::unsigned)?,
                "prefix" => prefix = it.optional(Self::string)?.unwrap_or_default().into_owned(),
                "suffix" => suffix = it.optional(Self::string)?.unwrap_or_default().into_owned(),
                _ => {
                    it.raw()?;
                }
            }
            Ok(())
        })?;
        let exact = match (exact, head, tail, bytes) {
            (Some(exact), ..) => Exact::Whole(exact.into_owned()),
            (None, Some(head), Some(tail), Some(bytes)) => Exact::Ends {
                head: head.into_owned(),
                tail: tail.into_owned(),
                bytes,
            },
            _ => return Err(Fault::wrong(at, "this segment has no “exact”: the words it marks")),
        };
        let (Some(start), Some(end)) = (start, end) else {
            return Err(Fault::wrong(at, "this segment has no “start” or no “end”"));
        };
        if start > end {
            return Err(Fault::wrong(at, "this segment ends before it starts"));
        }
        Ok(Anchor {
            start,
            end,
            exact,
            prefix,
            suffix,
        })
    }
}
