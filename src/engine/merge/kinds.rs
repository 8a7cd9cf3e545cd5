//! How two versions of one record are put together, kind by kind.

use std::sync::Arc;

use super::fields::{few, field, map, mild, set, unknown};
use super::{Beside, CONFLICT, Free, Mergeable};
use crate::model::annotation::{Annotation, Body, Orphan};
use crate::model::attribution::Attribution;
use crate::model::claim::{ClaimLink, ClaimWork, Scale};
use crate::model::dismissal::{Dismissal, Switch};
use crate::model::id::AnnotationId;
use crate::model::registry::{Entry, SourceId};
use crate::model::rejection::{Lesson, Rejection, Tally};

impl Mergeable for Annotation {
    fn merged(base: Option<&Self>, mine: &Self, theirs: &Self) -> Option<Self> {
        let body = base.map(|it| &it.body);
        let (m, t) = (&mine.body, &theirs.body);
        Some(Annotation {
            segments: field(base.map(|it| &it.segments), &mine.segments, &theirs.segments)?,
            body: Body {
                label: field(body.map(|it| &it.label), &m.label, &t.label)?,
                attributes: map(body.map(|it| &it.attributes), &m.attributes, &t.attributes)?,
                note: field(body.map(|it| &it.note), &m.note, &t.note)?,
                tags: set(body.map_or(&[], |it| &it.tags), &m.tags, &t.tags),
                refers_to: field(body.map(|it| &it.refers_to), &m.refers_to, &t.refers_to)?,
                continues: field(body.map(|it| &it.continues), &m.continues, &t.continues)?,
                claim: work(body.and_then(|it| it.claim.as_deref()), &m.claim, &t.claim)?,
                // Who made it, when and how is not worth a conflict.
                origin: mild(body.map(|it| &it.origin), &m.origin, &t.origin),
                by: mild(body.map(|it| &it.by), &m.by, &t.by),
                created: mild(body.map(|it| &it.created), &m.created, &t.created),
                modified: m.modified.max(t.modified),
                unknown: unknown(body.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)?,
            },
        })
    }

    fn beside(_id: &AnnotationId, theirs: &Self, free: &mut Free<Self>) -> (AnnotationId, Self) {
        let mut copy = theirs.clone();
        mark_conflict(&mut copy.body);
        (free.annotation_id(), copy)
    }
}

/// The verdict as one, evidence as a set.
fn work(
    base: Option<&ClaimWork>,
    mine: &Option<Arc<ClaimWork>>,
    theirs: &Option<Arc<ClaimWork>>,
) -> Option<Option<Arc<ClaimWork>>> {
    let nothing = ClaimWork::default();
    let (base, m) = (base.unwrap_or(&nothing), mine.as_deref().unwrap_or(&nothing));
    let t = theirs.as_deref().unwrap_or(&nothing);
    let merged = ClaimWork {
        verdict: field(Some(&base.verdict), &m.verdict, &t.verdict)?,
        evidence: few(&base.evidence, &m.evidence, &t.evidence),
    };
    Some((merged != nothing).then(|| Arc::new(merged)))
}

/// Orphans are merged whole: nobody edits one, but it may be placed or removed.
impl Mergeable for Orphan {
    fn merged(_base: Option<&Self>, _mine: &Self, _theirs: &Self) -> Option<Self> {
        None
    }

    fn beside(_id: &AnnotationId, theirs: &Self, free: &mut Free<Self>) -> (AnnotationId, Self) {
        let mut copy = theirs.clone();
        mark_conflict(&mut copy.body);
        (free.annotation_id(), copy)
    }
}

fn mark_conflict(body: &mut Body) {
    if !body.tags.iter().any(|it| &**it == CONFLICT) {
        body.tags.push(CONFLICT.into());
    }
}

impl Mergeable for Attribution {
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        Some(Attribution {
            content: field(base.map(|it| &it.content), &m.content, &t.content)?,
            source: field(base.map(|it| &it.source), &m.source, &t.source)?,
            cue: field(base.map(|it| &it.cue), &m.cue, &t.cue)?,
            speaker: field(base.map(|it| &it.speaker), &m.speaker, &t.speaker)?,
            origin: mild(base.map(|it| &it.origin), &m.origin, &t.origin),
            by: mild(base.map(|it| &it.by), &m.by, &t.by),
            created: mild(base.map(|it| &it.created), &m.created, &t.created),
            modified: m.modified.max(t.modified),
            unknown: unknown(base.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)?,
        })
    }
}

impl Mergeable for Entry {
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        // Where both met the same source, what only one of them says is taken.
        let blank: Arc<str> = "".into();
        let text = |of: fn(&Entry) -> &Arc<str>| field(base.map_or(Some(&blank), |it| Some(of(it))), of(m), of(t));
        Some(Entry {
            kind: field(base.map(|it| &it.kind), &m.kind, &t.kind)?,
            identity: text(|it| &it.identity)?,
            name: field(base.map(|it| &it.name), &m.name, &t.name)?,
            aliases: set(base.map_or(&[], |it| &it.aliases), &m.aliases, &t.aliases),
            positions: few(base.map_or(&[], |it| &it.positions), &m.positions, &t.positions),
            affiliation_type: text(|it| &it.affiliation_type)?,
            expertise: text(|it| &it.expertise)?,
            terms: text(|it| &it.terms)?,
            anonymity: field(Some(base.map_or(&None, |it| &it.anonymity)), &m.anonymity, &t.anonymity)?,
            // Of two minds, the careful one.
            confidential: field(base.map(|it| &it.confidential), &m.confidential, &t.confidential).unwrap_or(true),
            ids: map(base.map(|it| &it.ids), &m.ids, &t.ids)?,
            contact: text(|it| &it.contact)?,
            note: text(|it| &it.note)?,
            formerly: set(base.map_or(&[], |it| &it.formerly), &m.formerly, &t.formerly),
            by: mild(base.map(|it| &it.by), &m.by, &t.by),
            created: mild(base.map(|it| &it.created), &m.created, &t.created),
            modified: m.modified.max(t.modified),
            unknown: unknown(base.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)?,
        })
    }

    fn beside(id: &SourceId, version: &Self, free: &mut Free<Self>) -> (SourceId, Self) {
        let mut copy = version.clone();
        copy.name = format!("{} ({CONFLICT})", version.name).into();
        // What was merged into the entry means the one that keeps the key; it can mean only one.
        copy.formerly.clear();
        (id.beside(free), copy)
    }

    /// Two who were given the same key at once: other articles may refer to the one that is in the file.
    fn is_theirs_by_right(base: Option<&Self>) -> bool {
        base.is_none()
    }
}

impl Mergeable for ClaimLink {
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        Some(ClaimLink {
            from: field(base.map(|it| &it.from), &m.from, &t.from)?,
            to: field(base.map(|it| &it.to), &m.to, &t.to)?,
            relation: field(base.map(|it| &it.relation), &m.relation, &t.relation)?,
            note: field(base.map(|it| &it.note), &m.note, &t.note)?,
            by: mild(base.map(|it| &it.by), &m.by, &t.by),
            created: mild(base.map(|it| &it.created), &m.created, &t.created),
            unknown: unknown(base.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)?,
        })
    }
}

impl Mergeable for Dismissal {
    /// That a finding was let pass is the same on both sides; two reasons for it are one after the other.
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        let reason = field(base.map(|it| &it.reason), &m.reason, &t.reason);
        Some(Dismissal {
            reason: reason.unwrap_or_else(|| joined(&m.reason, &t.reason)),
            words: mild(base.map(|it| &it.words), &m.words, &t.words),
            by: mild(base.map(|it| &it.by), &m.by, &t.by),
            created: mild(base.map(|it| &it.created), &m.created, &t.created),
            unknown: unknown(base.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)
                .unwrap_or_else(|| m.unknown.clone()),
        })
    }
}

/// `mine; theirs`, or the one that is there; what one repeats of the other is not said twice.
fn joined(mine: &Arc<str>, theirs: &Arc<str>) -> Arc<str> {
    if theirs.is_empty() || mine.split("; ").any(|it| it == &**theirs) {
        mine.clone()
    } else if mine.is_empty() || theirs.split("; ").any(|it| it == &**mine) {
        theirs.clone()
    } else {
        format!("{mine}; {theirs}").into()
    }
}

impl Mergeable for Scale {
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        Some(Scale {
            values: field(base.map(|it| &it.values), &m.values, &t.values)?,
            help: mild(base.map(|it| &it.help), &m.help, &t.help),
            unknown: unknown(base.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)?,
        })
    }

    fn beside(id: &Arc<str>, theirs: &Self, free: &mut Free<Self>) -> (Arc<str>, Self) {
        (
            free.numbered(|number| format!("{id} ({number})").into()),
            theirs.clone(),
        )
    }
}

impl Mergeable for Switch {
    /// On or off, as I have it.
    fn merged(_base: Option<&Self>, mine: &Self, _theirs: &Self) -> Option<Self> {
        Some(mine.clone())
    }
}

impl Mergeable for Rejection {
    /// That something was not wanted is the same on both sides.
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        Some(Rejection {
            rule: mild(base.map(|it| &it.rule), &m.rule, &t.rule),
            words: mild(base.map(|it| &it.words), &m.words, &t.words),
            by: mild(base.map(|it| &it.by), &m.by, &t.by),
            created: mild(base.map(|it| &it.created), &m.created, &t.created),
            unknown: unknown(base.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)
                .unwrap_or_else(|| m.unknown.clone()),
        })
    }
}

impl Mergeable for Tally {
    /// What either side has counted since counts.
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        let blank = Tally::default();
        let base = base.unwrap_or(&blank);
        Some(Tally {
            unknown: unknown(&base.unknown, &m.unknown, &t.unknown).unwrap_or_else(|| m.unknown.clone()),
            ..Tally::moved(base, t, m)
        })
    }
}

impl Mergeable for Lesson {
    fn merged(base: Option<&Self>, m: &Self, t: &Self) -> Option<Self> {
        Some(Lesson {
            by: mild(base.map(|it| &it.by), &m.by, &t.by),
            created: mild(base.map(|it| &it.created), &m.created, &t.created),
            unknown: unknown(base.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)
                .unwrap_or_else(|| m.unknown.clone()),
        })
    }
}
