//! Changes of RON text that leave everything else as it stands.

use std::ops::Range;

use super::outline::Outline;
use super::print;
use super::tokens::{Fault, Lexer};
use crate::model::annotation::UnknownField;

/// One field of a struct or one element of a list, with all the text that belongs to it.
///
/// What lies between two members belongs to one of them: the comma and the rest of
/// its line to the one before, comments on lines of their own to the one after.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Where its text begins: comments and white space before it.
    pub from: usize,
    /// The name of a field, or the element itself.
    pub start: usize,
    /// The byte after the value.
    pub end: usize,
    /// The byte after the comma, if there is one.
    pub comma: Option<usize>,
    /// The byte after the rest of the line.
    pub to: usize,
}

impl Member {
    /// The same member in a text that is `by` bytes longer before it.
    pub fn moved(self, by: isize) -> Member {
        let moved = |at: usize| at.saturating_add_signed(by);
        Member {
            from: moved(self.from),
            start: moved(self.start),
            end: moved(self.end),
            comma: self.comma.map(moved),
            to: moved(self.to),
        }
    }

    /// The same member in a text that begins at its first byte.
    pub fn alone(self) -> Member {
        self.moved(-(self.from as isize))
    }
}

/// The members of a bracket whose content begins at `inside`.
///
/// `text` must have been accepted by [`Outline::of`].
pub fn members(text: &str, inside: usize, values: impl Iterator<Item = Range<usize>>) -> Result<Vec<Member>, Fault> {
    let mut from = rest_of_line(text, inside);
    let mut members = Vec::with_capacity(values.size_hint().0);
    for Range { start, end } in values {
        let mut lexer = Lexer::new(text, end);
        lexer.skip_trivia()?;
        let comma = text[lexer.at..].starts_with(',').then_some(lexer.at + 1);
        let to = rest_of_line(text, comma.unwrap_or(end));
        let from_here = from.min(start);
        members.push(Member {
            from: from_here,
            start,
            end,
            comma,
            to,
        });
        from = to;
    }
    Ok(members)
}

/// The byte after the line end, when only white space and a line comment come before it; else `at`.
pub fn rest_of_line(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let trimmed = rest.trim_start_matches([' ', '\t', '\r']);
    match trimmed.as_bytes() {
        [b'\n', ..] => at + rest.len() - trimmed.len() + 1,
        [b'/', b'/', ..] => at + memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |i| i + 1),
        _ => at,
    }
}

/// White space between the last line end before `at` and `at`; `None` when other text stands there.
pub fn indent_at(text: &str, at: usize) -> Option<&str> {
    let line = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let before = &text[line..at];
    before.bytes().all(|b| b == b' ' || b == b'\t').then_some(before)
}

/// A piece of text to be replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacement {
    pub range: Range<usize>,
    pub text: String,
}

/// `text` with every replacement made; those at the same place in their order.
pub fn replaced(text: &str, mut replacements: Vec<Replacement>) -> String {
    replacements.sort_by_key(|it| (it.range.start, it.range.end));
    let added: usize = replacements.iter().map(|it| it.text.len()).sum();
    let mut out = String::with_capacity(text.len() + added);
    let mut copied = 0;
    for Replacement { range, text: new } in &replacements {
        out.push_str(&text[copied..range.start.max(copied)]);
        out.push_str(new);
        copied = range.end.max(copied);
    }
    out.push_str(&text[copied..]);
    out
}

/// What becomes of one field.
#[derive(Clone, Debug)]
pub struct FieldChange<'n> {
    pub name: &'n str,
    /// RON text of the new value; `None` removes the field.
    pub value: Option<String>,
}

/// The changes of fields that this version does not know.
pub fn unknown_changes<'n>(before: &'n [UnknownField], after: &'n [UnknownField]) -> Vec<FieldChange<'n>> {
    let gone = |it: &&UnknownField| !after.iter().any(|other| other.name == it.name);
    let gone = before.iter().filter(gone).map(|it| FieldChange {
        name: &it.name,
        value: None,
    });
    let new = after.iter().filter(|it| !before.contains(it)).map(|it| FieldChange {
        name: &it.name,
        value: Some(print::raw(&it.value)),
    });
    gone.chain(new).collect()
}

/// The replacements that make `changes` in the struct `outline` of `text`.
///
/// Only what a change names is touched. A new field goes after those that come before
/// it in `order` (names that are not there come last), on a line of its own if the others have one.
pub fn struct_changes(
    text: &str,
    outline: &Outline,
    order: &[&str],
    changes: Vec<FieldChange>,
    newline: &str,
) -> Result<Vec<Replacement>, Fault> {
    let ranges = outline.fields.iter().map(|it| it.name.start..it.value.end);
    let members = members(text, outline.inside, ranges)?;
    let rank = |name: &str| order.iter().position(|it| *it == name).unwrap_or(order.len());
    let mut done = Vec::new();
    let mut added = Vec::new();
    for change in changes {
        let place = outline
            .fields
            .iter()
            .position(|it| text[it.name.clone()] == *change.name);
        match (place, change.value) {
            (Some(i), Some(value)) => done.push(Replacement {
                range: outline.fields[i].value.clone(),
                text: value,
            }),
            (Some(i), None) => done.push(Replacement {
                range: line_of(text, &members[i]),
                text: String::new(),
            }),
            (None, Some(value)) => added.push((rank(change.name), change.name, value)),
            (None, None) => {}
        }
    }
    added.sort_by_key(|it| it.0);
    let last = members.len().checked_sub(1);
    // A last field that goes needs no comma after it.
    let goes = |end: usize| {
        done.iter()
            .any(|it| it.text.is_empty() && it.range.start < end && end <= it.range.end)
    };
    let without_comma = last
        .map(|i| members[i])
        .filter(|it| it.comma.is_none() && !goes(it.end));
    let mut commas = None;
    for (rank_here, name, value) in added {
        let before = outline
            .fields
            .iter()
            .rposition(|it| rank(&text[it.name.clone()]) <= rank_here);
        let at = before.map_or(members.first().map_or(outline.inside, |it| it.from), |i| members[i].to);
        let is_last = before == last;
        if is_last && let Some(it) = without_comma {
            commas = Some(it.end);
        }
        let style = members.first().map(|it| indent_at(text, it.start));
        let text = match style {
            Some(Some(indent)) => {
                let start = if text[..at].ends_with('\n') { "" } else { newline };
                format!("{start}{indent}{name}: {value},{newline}")
            }
            Some(None) if before.is_none() => format!("{name}: {value}, "),
            Some(None) if is_last => format!(" {name}: {value}"),
            Some(None) => format!(" {name}: {value},"),
            None => format!("{name}: {value},"),
        };
        done.push(Replacement { range: at..at, text });
    }
    // Sorting keeps the order of what was pushed, so the comma must come first.
    if let Some(end) = commas {
        let comma = Replacement {
            range: end..end,
            text: ",".to_owned(),
        };
        done.insert(0, comma);
    }
    separate_inline(&mut done);
    Ok(done)
}

/// Two fields added at one place of a one-line struct need a comma between them.
fn separate_inline(replacements: &mut [Replacement]) {
    for i in 1..replacements.len() {
        let (before, here) = replacements.split_at_mut(i);
        let Some(last) = before.last_mut() else {
            continue;
        };
        let same_place = last.range == here[0].range && last.range.is_empty();
        if same_place && last.text.len() > 1 && !last.text.trim_end().ends_with(',') {
            last.text.push(',');
        }
    }
}

/// A field with its comma: its whole line, if nothing else stands there.
fn line_of(text: &str, member: &Member) -> Range<usize> {
    let end = member.comma.unwrap_or(member.end);
    let blank = text[end..member.to].trim().is_empty();
    match indent_at(text, member.start) {
        Some(indent) if blank && member.to > end => member.start - indent.len()..member.to,
        Some(_) => member.start..end,
        None => {
            let spaces = text[..member.start].len() - text[..member.start].trim_end_matches(' ').len();
            member.start - spaces..end
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDER: &[&str] = &["a", "b", "c", "d"];

    #[track_caller]
    fn check(before: &str, changes: &[(&str, Option<&str>)], after: &str) {
        let outline = Outline::of(before).unwrap();
        let changes = changes.iter().map(|&(name, value)| FieldChange {
            name,
            value: value.map(str::to_owned),
        });
        let done = struct_changes(before, &outline, ORDER, changes.collect(), "\n").unwrap();
        let found = replaced(before, done);
        assert_eq!(found, after);
        Outline::of(&found).unwrap();
    }

    #[test]
    fn only_the_named_field_changes() {
        check(
            "(a: 1, /* why */ b : 2 )",
            &[("b", Some("3"))],
            "(a: 1, /* why */ b : 3 )",
        );
        check("(\n  a: 1, // one\n)", &[("a", Some("2"))], "(\n  a: 2, // one\n)");
    }

    #[test]
    fn a_removed_field_takes_its_line_and_leaves_comments() {
        check(
            "(\n  a: 1,\n  // kept\n  b: 2,\n)",
            &[("b", None)],
            "(\n  a: 1,\n  // kept\n)",
        );
        check(
            "(\n  a: 1, // kept\n  b: 2,\n)",
            &[("a", None)],
            "(\n   // kept\n  b: 2,\n)",
        );
        check("(a: 1, b: 2, c: 3)", &[("b", None)], "(a: 1, c: 3)");
        check("(a: 1, b: 2)", &[("b", None)], "(a: 1,)");
        check("(a: 1)", &[("a", None)], "()");
    }

    #[test]
    fn a_new_field_goes_to_its_place_in_the_style_around_it() {
        check(
            "(\n  a: 1,\n  c: 3,\n)",
            &[("b", Some("2"))],
            "(\n  a: 1,\n  b: 2,\n  c: 3,\n)",
        );
        check(
            "(\n  a: 1\n)",
            &[("c", Some("3")), ("b", Some("2"))],
            "(\n  a: 1,\n  b: 2,\n  c: 3,\n)",
        );
        check("(\n  b: 1, // x\n)", &[("a", Some("0"))], "(\n  a: 0,\n  b: 1, // x\n)");
        check("(a: 1, c: 3)", &[("b", Some("2"))], "(a: 1, b: 2, c: 3)");
        check("(a: 1)", &[("b", Some("2")), ("c", Some("3"))], "(a: 1, b: 2, c: 3)");
        check("(c: 1)", &[("a", Some("2")), ("b", Some("3"))], "(a: 2, b: 3, c: 1)");
        check("()", &[("a", Some("2")), ("b", Some("3"))], "(a: 2,b: 3,)");
        check("(a: 1, c: 2)", &[("c", None), ("d", Some("3"))], "(a: 1, d: 3)");
        check(
            "(\n  a: 1,\n  c: 2\n)",
            &[("c", None), ("d", Some("3"))],
            "(\n  a: 1,\n  d: 3,\n)",
        );
        check("(a: 1 // one\n)", &[("b", Some("2"))], "(a: 1, // one\n b: 2)");
    }
}
