//! What is done alike to every file of ours: reading its schema, adding a field, changing its parts.

use super::error::{error_of, utf8};
use super::listing::Part;
use super::outline::Outline;
use super::patch::{FieldChange, Replacement, indent_at, replaced, struct_changes};
use super::tokens::{Fault, FaultKind, Lexer};
use super::values::Values;
use super::{MAX_FILE_BYTES, SCHEMA, SidecarError};
use crate::model::tables::Tables;

/// The text of a file, and what `read` makes of it.
pub fn read<T>(bytes: &[u8], read: impl FnOnce(&str) -> Result<T, Fault>) -> Result<T, SidecarError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(SidecarError::TooLarge { bytes: bytes.len() });
    }
    let text = utf8(bytes)?;
    let mut lexer = Lexer::new(text, text.len() - text.trim_start_matches('\u{FEFF}').len());
    if lexer.skip_trivia().is_ok() && lexer.at == text.len() {
        return Err(SidecarError::Empty);
    }
    read(text).map_err(|fault| error_of(text, fault))
}

/// Refuses a file of another schema; `what` it would be if it had one.
pub fn check_schema(text: &str, outline: &Outline, what: &str) -> Result<(), Fault> {
    let other = match what {
        "sidecar" => "Registry",
        _ => "Sidecar",
    };
    if text[outline.name.clone()] == *other {
        let message = format!("this is no {what}: it begins with “{other}(”");
        return Err(Fault::wrong(outline.name.start, message));
    }
    let Some(field) = outline.field(text, "schema") else {
        let message = format!("this is no {what}: it has no “schema: (1, 0)”");
        return Err(Fault::wrong(outline.inside, message));
    };
    let at = field.value.start;
    match schema(text, at)? {
        (SCHEMA, _) => Ok(()),
        (major, minor) if major > SCHEMA => {
            let kind = FaultKind::TooNew(major, minor);
            Err(Fault { at, kind })
        }
        _ => Err(Fault::wrong(at, "no version ever wrote this schema; it is “(1, 0)”")),
    }
}

/// `1` or `(1, 0)`.
pub fn schema(text: &str, at: usize) -> Result<(u32, u32), Fault> {
    let mut values = Values::new(text, at);
    let narrow = |it: u64| u32::try_from(it).unwrap_or(u32::MAX);
    if let Ok(major) = values.unsigned() {
        return Ok((narrow(major), 0));
    }
    let wrong = || Fault::wrong(at, "the schema must be a pair of numbers: “(1, 0)”");
    let inside = text[at..].trim_start().strip_prefix('(').ok_or_else(wrong)?;
    let mut values = Values::new(text, text.len() - inside.len());
    let pair = [values.unsigned().map_err(|_| wrong())?, {
        values.comma();
        values.unsigned().unwrap_or(0)
    }];
    Ok((narrow(pair[0]), narrow(pair[1])))
}

/// The line end of a file.
pub fn newline(raw: &str) -> &'static str {
    match memchr::memchr(b'\n', raw.as_bytes()) {
        Some(i) if raw[..i].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// `raw` with a new field `name` of the outermost struct: an empty bracket.
pub fn with_field(raw: &str, name: &str, brackets: [&str; 2], order: &[&str]) -> Result<String, Fault> {
    let newline = newline(raw);
    let outline = Outline::of(raw)?;
    let indent = outline.fields.first().and_then(|it| indent_at(raw, it.name.start));
    let inside = indent.map_or_else(String::new, |it| format!("{newline}{it}"));
    let [open, close] = brackets;
    let change = FieldChange {
        name,
        value: Some(format!("{open}{inside}{close}")),
    };
    let changes = struct_changes(raw, &outline, order, vec![change], newline)?;
    Ok(replaced(raw, changes))
}

/// The first part that says something else than `tables` and has no field yet.
pub fn missing_field<'p>(
    parts: impl IntoIterator<Item = &'p dyn Part>,
    tables: &Tables,
) -> Option<(&'static str, [&'static str; 2])> {
    let missing = parts.into_iter().find(|it| !it.is_there() && it.is_touched(tables));
    missing.map(|it| it.field())
}

/// Makes the parts say what `tables` do.
pub fn rewrite<'p>(
    parts: impl IntoIterator<Item = &'p mut dyn Part>,
    raw: &str,
    tables: &Tables,
    newline: &str,
) -> Vec<Replacement> {
    let touched = parts.into_iter().filter(|it| it.is_touched(tables));
    touched.filter_map(|it| it.rewrite(raw, tables, newline)).collect()
}
