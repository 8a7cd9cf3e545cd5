//! An entry of the registry as the text of a note: `ilse-brandt (person) Ilse Brandt`.

use super::{is_break, safe};
use crate::formats::disclosure::Told;
use crate::model::registry::{EntryKind, SourceId};

/// What a note says of an entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A key of which nothing else is known.
    Key(SourceId),
    Entry {
        key: SourceId,
        kind: EntryKind,
        name: String,
    },
    /// Somebody whose name the file does not tell.
    Redacted(SourceId),
}

/// The note for the entry that `key` means.
pub(super) fn note_of(told: &Told, key: &SourceId) -> String {
    let Some((key, entry)) = told.document.entry(key) else {
        return encoded(key.as_str());
    };
    let (key_text, kind) = (encoded(key.as_str()), safe(entry.kind.key()));
    match told.is_redacted(key) {
        true => format!("{key_text} [{kind}]"),
        false => format!("{key_text} ({kind}) {}", entry.name.replace(is_break, " ").trim()),
    }
}

/// What such a note says; nothing when it is empty.
pub(super) fn named(note: &str) -> Option<Named> {
    let note = note.trim();
    let (key, rest) = note.split_once(' ').unwrap_or((note, ""));
    if key.is_empty() {
        return None;
    }
    let key = SourceId::from(decoded(key).as_str());
    let rest = rest.trim();
    let within = |open: char, close: char| rest.strip_prefix(open)?.split_once(close);
    if within('[', ']').is_some_and(|it| it.1.is_empty()) {
        return Some(Named::Redacted(key));
    }
    let (kind, name) = match within('(', ')') {
        Some((kind, name)) => (EntryKind::named(kind), name.trim()),
        None if rest.is_empty() => return Some(Named::Key(key)),
        // Written by hand: only a person has a name and nothing else.
        None => (EntryKind::Person, rest),
    };
    Some(Named::Entry {
        key,
        kind,
        name: name.into(),
    })
}

/// `key` without white space: percent signs and white space as `%20`, nothing as `%`.
fn encoded(key: &str) -> String {
    if key.is_empty() {
        return "%".into();
    }
    let mut out = String::new();
    for c in key.chars() {
        if c.is_whitespace() || c.is_control() || is_break(c) || c == '%' {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out += &format!("%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

fn decoded(key: &str) -> String {
    if key == "%" {
        return String::new();
    }
    let mut bytes = Vec::with_capacity(key.len());
    let mut rest = key.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).filter(|_| *first == b'%');
        let byte = hex.and_then(|it| u8::from_str_radix(std::str::from_utf8(it).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    // A key that is not written by us stays as it is.
    String::from_utf8(bytes).unwrap_or_else(|_| key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_any_kind_come_back() {
        for key in ["ada-marsh", "", "%", "a b", "100%20", "오\u{3000}경\t섭", "%zz"] {
            let text = encoded(key);
            assert!(!text.contains(char::is_whitespace), "{text}");
            assert_eq!(decoded(&text), key);
        }
        assert_eq!(decoded("%FF"), "%FF");
    }
}
