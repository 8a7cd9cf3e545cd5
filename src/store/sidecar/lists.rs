//! The text of a list or a map, written anew from blocks of which most stay as they are.

use std::ops::Range;

use super::patch::{Member, indent_at, rest_of_line};

/// A block as it shall stand in its list.
pub trait InList {
    /// Whether a line `// ---` comes before a new one, so that git keeps two people's additions apart.
    const MARKED: bool;
    /// The text it has so far, and its place there; `None` when it is new.
    fn old(&self) -> Option<(&str, Member)>;
    /// The new text in that place; `None` when it stays as it is.
    fn value(&self, indent: &str, newline: &str) -> Option<String>;
    /// The text of a new one; `indent` is that of its first line, which has it already.
    fn fresh(&self, indent: &str, newline: &str) -> String;
}

/// The text of the list that is `value` in `raw` with `blocks` in their order, and their places from its start on.
///
/// `so_far` are the places of its first and its last block in `raw`.
pub fn list_text<B: InList>(
    raw: &str,
    value: &Range<usize>,
    so_far: Option<(Member, Member)>,
    blocks: &[B],
    newline: &str,
) -> (String, Vec<Member>) {
    let field_indent = field_indent(raw, value.start);
    let first = so_far.and_then(|it| indent_at(raw, it.0.start));
    let indent = first.map_or_else(|| format!("{field_indent}    "), str::to_owned);
    let inside = so_far.map_or_else(|| rest_of_line(raw, value.start + 1), |it| it.0.from);
    let closing = &raw[so_far.map_or(inside, |it| it.1.to)..value.end];

    let mut out = String::with_capacity(value.len() + 1024);
    out.push_str(&raw[value.start..inside]);
    let mut places = Vec::with_capacity(blocks.len());
    for (i, block) in blocks.iter().enumerate() {
        places.push(put(&mut out, block, &indent, newline, i + 1 == blocks.len()));
    }
    if out.ends_with('\n') && closing.starts_with([']', '}']) {
        out.push_str(&field_indent);
    }
    out.push_str(closing);
    (out, places)
}

/// White space before the name of the field whose value begins at `at`.
fn field_indent(raw: &str, at: usize) -> String {
    let line = raw[..at].rfind('\n').map_or(0, |i| i + 1);
    let rest = &raw[line..at];
    rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()].to_owned()
}

/// Appends a block with all its text.
fn put<B: InList>(out: &mut String, block: &B, indent: &str, newline: &str, last: bool) -> Member {
    let from = out.len();
    let Some((text, place)) = block.old() else {
        if !out.ends_with('\n') {
            out.push_str(newline);
        }
        if B::MARKED {
            out.push_str(indent);
            out.push_str("// ---");
            out.push_str(newline);
        }
        out.push_str(indent);
        let start = out.len();
        out.push_str(&block.fresh(indent, newline));
        let end = out.len();
        out.push(',');
        let comma = Some(out.len());
        out.push_str(newline);
        let to = out.len();
        return Member {
            from,
            start,
            end,
            comma,
            to,
        };
    };
    out.push_str(&text[place.from..place.start]);
    let start = out.len();
    match block.value(indent, newline) {
        Some(value) => out.push_str(&value),
        None => out.push_str(&text[place.start..place.end]),
    }
    let end = out.len();
    let mut comma = None;
    let mut copied = place.end;
    if let Some(after) = place.comma {
        out.push_str(&text[place.end..after]);
        comma = Some(out.len());
        copied = after;
    } else if !last {
        out.push(',');
        comma = Some(out.len());
    }
    out.push_str(&text[copied..place.to]);
    Member {
        from,
        start,
        end,
        comma,
        to: out.len(),
    }
}
