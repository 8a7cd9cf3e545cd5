//! How two versions of the review of a translation are put together.

use std::sync::Arc;

use super::Mergeable;
use super::fields::{field, mild, unknown};
use crate::model::review::original::Original;
use crate::model::review::pair::Pair;
use crate::model::review::reviewer::Reviewer;
use crate::model::review::translation_error::TranslationError;

impl Mergeable for Original {
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        // Where both attached the same text, what only one of them says of it is taken.
        let blank = Original::default();
        let base = base.unwrap_or(&blank);
        let text = |of: fn(&Original) -> &Arc<str>| field(Some(of(base)), of(m), of(t));
        Some(Original {
            file: text(|it| &it.file)?,
            sha256: text(|it| &it.sha256)?,
            language: text(|it| &it.language)?,
            into: text(|it| &it.into)?,
            obtained: text(|it| &it.obtained)?,
            outlet: text(|it| &it.outlet)?,
            title: text(|it| &it.title)?,
            url: text(|it| &it.url)?,
            read_on: text(|it| &it.read_on)?,
            process: text(|it| &it.process)?,
            claim: field(Some(&base.claim), &m.claim, &t.claim)?,
            system: text(|it| &it.system)?,
            post_editor: text(|it| &it.post_editor)?,
            note: text(|it| &it.note)?,
            by: mild(Some(&base.by), &m.by, &t.by),
            created: mild(Some(&base.created), &m.created, &t.created),
            modified: m.modified.max(t.modified),
            unknown: unknown(&base.unknown, &m.unknown, &t.unknown)?,
        })
    }
}

impl Mergeable for Pair {
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        Some(Pair {
            original: field(base.map(|it| &it.original), &m.original, &t.original)?,
            translation: field(base.map(|it| &it.translation), &m.translation, &t.translation)?,
            state: field(base.map(|it| &it.state), &m.state, &t.state)?,
            fixed: field(base.map(|it| &it.fixed), &m.fixed, &t.fixed).unwrap_or(true),
            moved: field(base.map(|it| &it.moved), &m.moved, &t.moved)?,
            note: field(base.map(|it| &it.note), &m.note, &t.note)?,
            score: field(base.map(|it| &it.score), &m.score, &t.score)?,
            by: mild(base.map(|it| &it.by), &m.by, &t.by),
            created: mild(base.map(|it| &it.created), &m.created, &t.created),
            modified: m.modified.max(t.modified),
            unknown: unknown(base.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)?,
        })
    }
}

impl Mergeable for TranslationError {
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        Some(TranslationError {
            category: field(base.map(|it| &it.category), &m.category, &t.category)?,
            severity: field(base.map(|it| &it.severity), &m.severity, &t.severity)?,
            original: field(base.map(|it| &it.original), &m.original, &t.original)?,
            translation: field(base.map(|it| &it.translation), &m.translation, &t.translation)?,
            insertion: field(base.map(|it| &it.insertion), &m.insertion, &t.insertion)?,
            correction: field(base.map(|it| &it.correction), &m.correction, &t.correction)?,
            note: field(base.map(|it| &it.note), &m.note, &t.note)?,
            // One of the two has accepted it.
            proposed: field(base.map(|it| &it.proposed), &m.proposed, &t.proposed).unwrap_or(false),
            finding: mild(base.map(|it| &it.finding), &m.finding, &t.finding),
            origin: mild(base.map(|it| &it.origin), &m.origin, &t.origin),
            by: mild(base.map(|it| &it.by), &m.by, &t.by),
            created: mild(base.map(|it| &it.created), &m.created, &t.created),
            modified: m.modified.max(t.modified),
            unknown: unknown(base.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)?,
        })
    }
}

impl Mergeable for Reviewer {
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        Some(Reviewer {
            name: field(base.map(|it| &it.name), &m.name, &t.name)?,
            reads: field(base.map(|it| &it.reads), &m.reads, &t.reads)?,
            independent: field(base.map(|it| &it.independent), &m.independent, &t.independent)?,
            verdict: field(base.map(|it| &it.verdict), &m.verdict, &t.verdict)?,
            created: mild(base.map(|it| &it.created), &m.created, &t.created),
            modified: m.modified.max(t.modified),
            unknown: unknown(base.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)?,
        })
    }
}
