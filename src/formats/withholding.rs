//! Names that are not to be told, and texts without them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::disclosure::{Disclosure, WITHHELD};
use crate::model::document::Document;
use crate::model::registry::SourceId;

/// The sources of a document that are not to be told.
///
/// What a person wrote about a mark may name them; the article's own words are not looked at, as anybody can read those.
#[derive(Debug, Default)]
pub struct Withheld {
    /// A key without a meaning for the key of each.
    neutral: BTreeMap<SourceId, SourceId>,
    /// Their names and keys, in lower case, the longest first.
    names: Vec<String>,
}

impl Withheld {
    /// Those of `document` that `disclosure` keeps back.
    pub fn of(document: &Document, disclosure: Disclosure) -> Self {
        if disclosure == Disclosure::WithConfidential {
            return Withheld::default();
        }
        let mut withheld = Withheld::default();
        let mut n = 0;
        for (key, entry) in document.entries().iter().filter(|it| it.1.is_redacted()) {
            let fresh = loop {
                n += 1;
                let fresh = SourceId::from(format!("redacted-{n}").as_str());
                if !document.entries().contains_key(&fresh) {
                    break fresh;
                }
            };
            let keys = entry.formerly.iter().chain([key]).map(SourceId::as_str);
            let names = entry.names().map(|it| it.trim()).chain(keys);
            withheld
                .names
                .extend(names.filter(|it| !it.is_empty()).map(str::to_lowercase));
            withheld.neutral.insert(key.clone(), fresh);
        }
        withheld.names.sort_by_key(|it| std::cmp::Reverse(it.len()));
        withheld.names.dedup();
        withheld
    }

    pub fn is_empty(&self) -> bool {
        self.neutral.is_empty()
    }

    /// The keys that stand for those that are not told.
    pub fn keys(&self) -> impl Iterator<Item = (&SourceId, &SourceId)> {
        self.neutral.iter()
    }

    /// The key that stands for the one that `key` means, which may be a former one; `None` for one that may be told.
    pub fn key(&self, document: &Document, key: &SourceId) -> Option<&SourceId> {
        self.neutral.get(document.entry(key)?.0)
    }

    /// The key of a finding: “check:entry” for one that is about an entry.
    pub fn finding(&self, document: &Document, key: &str) -> Option<String> {
        let (check, id) = key.split_once(':')?;
        Some(format!("{check}:{}", self.key(document, &SourceId::from(id))?))
    }

    /// `text` without the names.
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.names.is_empty() || text.is_empty() {
            return text.into();
        }
        let mut out = String::new();
        let (mut kept, mut at) = (0, 0);
        while let Some(c) = text[at..].chars().next() {
            let before = text[..at].chars().next_back();
            let found = self
                .names
                .iter()
                .find_map(|name| Some(at + begins(&text[at..], name)?))
                .filter(|_| !before.is_some_and(char::is_alphanumeric));
            match found {
                Some(end) if ends_word(&text[..end], &text[end..]) => {
                    out += &text[kept..at];
                    out += WITHHELD;
                    (kept, at) = (end, end);
                }
                _ => at += c.len_utf8(),
            }
        }
        match kept {
            0 => text.into(),
            _ => (out + &text[kept..]).into(),
        }
    }

    /// As [`text`](Self::text), in place.
    pub fn amend(&self, text: &mut Arc<str>) {
        if let Cow::Owned(told) = self.text(text) {
            *text = told.into();
        }
    }
}

/// Whether every source that the marks name is in the registry, so that it is known who is confidential.
pub fn knows_everybody(document: &Document) -> bool {
    let bodies = document.annotations().values().map(|it| &it.body);
    let mentions = bodies.chain(document.orphans().values().map(|it| &it.body));
    let mentions = mentions.filter_map(|it| it.refers_to.as_ref());
    let speakers = document.attributions().values().filter_map(|it| it.speaker.as_ref());
    mentions.chain(speakers).all(|it| document.entry(it).is_some())
}

/// The bytes of `text` that say `name`, which is in lower case, at its start.
fn begins(text: &str, name: &str) -> Option<usize> {
    let mut wanted = name.chars();
    let mut end = 0;
    while !wanted.as_str().is_empty() {
        let c = text[end..].chars().next()?;
        if !c.to_lowercase().all(|it| wanted.next() == Some(it)) {
            return None;
        }
        end += c.len_utf8();
    }
    Some(end)
}

/// Whether a word ends between the two. Particles follow a name without a space where letters have no case.
fn ends_word(name: &str, after: &str) -> bool {
    let last = name.chars().next_back();
    let has_case = last.is_some_and(|it| it.is_uppercase() || it.is_lowercase() || it.is_numeric());
    !has_case || !after.starts_with(char::is_alphanumeric)
}
