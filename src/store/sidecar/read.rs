//! From the text of an annotation to what it says.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::tokens::{Bracket, Fault, Token};
use super::values::Values;
use crate::model::anchor::{Anchor, Exact};
use crate::model::annotation::{Body, Origin};
use crate::model::claim::ClaimWork;
use crate::model::id::AnnotationId;
use crate::model::label::{LABELS, Label};
use crate::model::limits::MAX_SEGMENTS;
use crate::model::registry::SourceId;

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
    let mut work = ClaimWork::default();
    body.unknown = values.known_fields("an annotation", |name, it| {
        match name {
            "id" => id = Some(AnnotationId::from(&*it.string()?)),
            "label" => label = Some(it.label()?),
            "segments" => segments = it.optional(Values::segments)?,
            "attributes" => body.attributes = it.optional(Values::pairs)?.unwrap_or_default(),
            "tags" => body.tags = it.optional(Values::strings)?.unwrap_or_default(),
            "note" => body.note = it.long_text()?,
            "refers_to" => body.refers_to = it.optional(Values::string)?.map(|it| SourceId::from(&*it)),
            "continues" => body.continues = it.optional(Values::string)?.map(|it| AnnotationId::from(&*it)),
            "verdict" => work.verdict = it.optional(Values::verdict)?,
            "evidence" => work.evidence = it.optional(Values::evidence)?.unwrap_or_default(),
            "origin" => body.origin = it.optional(Values::origin)?.unwrap_or_default(),
            "by" => body.by = it.text()?,
            "created" => body.created = it.optional(Values::time)?,
            "modified" => body.modified = it.optional(Values::time)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    body.claim = (work != ClaimWork::default()).then(|| Arc::new(work));
    let lacks = |field| Fault::wrong(at, format!("this annotation has no “{field}”"));
    body.label = label.ok_or_else(|| lacks("label"))?;
    Ok(Block {
        id: id.ok_or_else(|| lacks("id"))?,
        anchors: segments.unwrap_or_default(),
        body,
    })
}

impl Values<'_> {
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

    /// A list of segments.
    pub fn segments(&mut self) -> Result<Vec<Anchor>, Fault> {
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

    /// One segment.
    pub fn anchor(&mut self) -> Result<Anchor, Fault> {
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
