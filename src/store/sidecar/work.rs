//! What checking a claim has brought: its verdict and its evidence, read and printed.

use super::print::{self, Layout};
use super::tokens::Fault;
use super::values::Values;
use crate::model::claim::{Evidence, Locator, Verdict};

impl Values<'_> {
    /// `(scale: "…", value: "…", reason: "…")`.
    pub fn verdict(&mut self) -> Result<Verdict, Fault> {
        let mut verdict = Verdict::default();
        verdict.unknown = self.known_fields("a verdict", |name, it| {
            match name {
                "scale" => verdict.scale = it.long_text()?,
                "value" => verdict.value = it.long_text()?,
                "reason" => verdict.reason = it.long_text()?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(verdict)
    }

    /// A list of pieces of evidence.
    pub fn evidence(&mut self) -> Result<Vec<Evidence>, Fault> {
        let mut all = Vec::new();
        self.list(|it| {
            all.push(it.piece_of_evidence()?);
            Ok(())
        })?;
        Ok(all)
    }

    fn piece_of_evidence(&mut self) -> Result<Evidence, Fault> {
        let mut piece = Evidence::default();
        piece.unknown = self.known_fields("a piece of evidence", |name, it| {
            match name {
                "kind" => piece.kind = it.long_text()?,
                "title" => piece.title = it.long_text()?,
                "url" => piece.url = it.long_text()?,
                "locator" => match it.locator()? {
                    Some(locator) => piece.locator = Some(locator),
                    None => return Ok(false),
                },
                "quote" => piece.quote = it.long_text()?,
                "stance" => piece.stance = it.long_text()?,
                "note" => piece.note = it.long_text()?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(piece)
    }

    /// `(kind: "page", value: "12")`; `None`, and nothing is taken, when it says more than this version knows.
    fn locator(&mut self) -> Result<Option<Locator>, Fault> {
        let start = self.next_at()?;
        let mut locator = Locator::default();
        let read = self.optional(|it| {
            it.known_fields("a place in a piece of evidence", |name, it| {
                match name {
                    "kind" => locator.kind = it.long_text()?,
                    "value" => locator.value = it.long_text()?,
                    _ => return Ok(false),
                }
                Ok(true)
            })
        })?;
        if read.is_some_and(|unknown| unknown.is_empty()) {
            return Ok(Some(locator));
        }
        self.lexer.at = start;
        Ok(None)
    }
}

/// RON text of a verdict.
pub fn verdict(it: &Verdict) -> String {
    let fields = [
        ("scale", print::text(&it.scale)),
        ("value", Some(print::long(&it.value))),
        ("reason", print::text(&it.reason)),
    ];
    print::inline(fields, &it.unknown)
}

/// RON text of a list of evidence, a line each.
pub fn evidence(all: &[Evidence], layout: Layout) -> String {
    print::lines(all.iter().map(piece), layout)
}

fn piece(it: &Evidence) -> String {
    let locator = it.locator.as_ref().map(|it| {
        let fields = [
            ("kind", Some(print::long(&it.kind))),
            ("value", Some(print::long(&it.value))),
        ];
        print::inline(fields, &[])
    });
    let fields = [
        ("kind", print::text(&it.kind)),
        ("title", print::text(&it.title)),
        ("url", print::text(&it.url)),
        ("locator", locator),
        ("quote", print::text(&it.quote)),
        ("stance", print::text(&it.stance)),
        ("note", print::text(&it.note)),
    ];
    print::inline(fields, &it.unknown)
}
