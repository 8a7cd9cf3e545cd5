//! What each gesture about who said what does, and that attributions survive what is done to their parts.

use std::collections::BTreeMap;

use pressmark::model::annotation::Annotation;
use pressmark::model::article::Article;
use pressmark::model::attributing::{self, NoLink, Part, Quoted};
use pressmark::model::attribution::{Attribution, ROLES, Role};
use pressmark::model::claim::{Evidence, Verdict};
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::label::Label;
use pressmark::model::registry::{EntryKind, SourceId};
use pressmark::model::transaction::Transaction;
use pressmark::model::{intent, verifying};
use proptest::prelude::*;

use crate::any_gesture::{Gesture, TEXT, any_gesture, meant};
use crate::fixture::{Page, later, stamp};
use crate::gestures::Desk;

/// Each attribution as the words of its content, source and cue, and its speaker; `.` where there is none.
fn told(document: &Document) -> Vec<String> {
    let words = |id: &AnnotationId| document.annotation(id).map_or("?".to_owned(), |it| document.words(it));
    let told = document.attributions().values().map(|it| {
        let parts = ROLES.map(|role| it.part(role).map_or(".".to_owned(), words));
        let speaker = it.speaker.as_ref().map_or(".", |it| it.as_str());
        format!("{} | {} | {} | {speaker}", parts[0], parts[1], parts[2])
    });
    told.collect()
}

#[test]
fn linking_makes_one_attribution_of_what_belongs_together() {
    let text = "[q:“A”] [u:said] [s:Ana]. [q:“B”] [u:added] [s:Ben].";
    let desk = Desk::of(text).link(0, 1);
    assert_eq!(told(&desk.page.document), ["“A” | . | said | ."]);
    let desk = desk.link(2, 0);
    assert_eq!(told(&desk.page.document), ["“A” | Ana | said | ."]);
    // A part that is there in its role is replaced.
    let desk = desk.link(0, 5);
    assert_eq!(told(&desk.page.document), ["“A” | Ben | said | ."]);
    // A source and a cue that stand alone are taken along by their quote.
    let desk = desk.link(4, 2).link(3, 4);
    assert_eq!(
        told(&desk.page.document),
        ["“A” | Ben | said | .", "“B” | Ana | added | ."]
    );
    // One source may carry several quotes.
    let desk = desk.link(3, 5);
    assert_eq!(
        told(&desk.page.document),
        ["“A” | Ben | said | .", "“B” | Ben | added | ."]
    );
}

#[test]
fn what_cannot_be_linked_is_told() {
    let page = Page::of("[q:“A”] [c:b] [s:Ana]");
    let link = |one: &AnnotationId, other: &AnnotationId| {
        attributing::link(&page.document, Mint::new(2).next(0), one, other, &stamp()).unwrap_err()
    };
    assert_eq!(link(&page.ids[0], &page.ids[0]), NoLink::Itself);
    assert_eq!(link(&page.ids[0], &page.ids[1]), NoLink::SameRole);
    assert_eq!(link(&page.ids[0], &"gone".into()), NoLink::Gone);
}

#[test]
fn linking_twice_changes_nothing() {
    let desk = Desk::of("[q:“A”] said [s:Ana]").link(0, 1);
    let page = &desk.page;
    let again = attributing::link(
        &page.document,
        Mint::new(5).next(0),
        &page.ids[1],
        &page.ids[0],
        &later(),
    );
    assert!(again.unwrap().is_empty());
}

#[test]
fn marking_a_quote_joins_its_parts_in_one_gesture() {
    let page = Page::of("|“A”| said Ana. [s:Ben]");
    let words = |words: &str| {
        let start = page.document.article().text().find(words).unwrap();
        Part::Words(page.document.article().span(start..start + words.len()).unwrap().into())
    };
    let mut mint = Mint::new(3);
    let quoted = Quoted {
        content: Part::Words(page.selected().into()),
        cue: Some(words("said")),
        source: Some(words("Ana")),
        speaker: Some("ana".into()),
        form: Some("direct"),
        cue_class: Some("neutral"),
        rule: None,
    };
    let (transaction, content) = attributing::quote(&page.document, &mut || mint.next(0), quoted.clone(), &stamp());
    let mut document = page.document.clone();
    document.apply(&transaction).unwrap();
    assert_eq!(told(&document), ["“A” | Ana | said | ana"]);
    let body = |id: &AnnotationId| document.annotation(id).unwrap().body.clone();
    assert_eq!(body(&content).attributes["form"], "direct".into());
    let source = document.attributions().values().next().unwrap().source.clone().unwrap();
    assert_eq!(body(&source).refers_to, Some("ana".into()));
    document.apply(&transaction.inverse()).unwrap();
    assert_eq!(document, page.document);
    // Nothing to rest on: a mark, and no attribution.
    let bare = Quoted {
        cue: None,
        source: None,
        speaker: None,
        ..quoted
    };
    let (transaction, _) = attributing::quote(&page.document, &mut || mint.next(0), bare, &stamp());
    document.apply(&transaction).unwrap();
    assert!(document.attributions().is_empty());
    assert_eq!(document.annotations().len(), 2);
}

#[test]
fn deleting_a_part_keeps_the_rest_until_nothing_is_left() {
    let desk = Desk::of("[q:“A”] [u:said] [s:Ana]").link(0, 1).link(0, 2);
    let desk = desk.remove(1);
    assert_eq!(told(&desk.page.document), ["“A” | Ana | . | ."]);
    let desk = desk.remove(0);
    assert_eq!(told(&desk.page.document), [". | Ana | . | ."]);
    assert!(told(&desk.remove(2).page.document).is_empty());
}

#[test]
fn merging_annotations_keeps_what_each_was_linked_with() {
    let merge = |desk: Desk, into: usize, from: usize| {
        desk.apply(|page, _| intent::merge(&page.document, &page.ids[into], &page.ids[from], &later()))
    };
    let desk = Desk::of("[q:“A”] [q:“B”] said [s:Ana]").link(1, 2);
    assert_eq!(told(&merge(desk, 0, 1).page.document), ["“A” … “B” | Ana | . | ."]);
    // What became a quote cannot stay the source.
    let desk = Desk::of("[q:“A”] [u:said] [s:Ana]").link(0, 1).link(0, 2);
    assert_eq!(told(&merge(desk, 0, 2).page.document), ["“A” … Ana | . | said | ."]);
}

#[test]
fn merging_claims_keeps_the_work_on_both() {
    let evidence = |title: &str| Evidence {
        title: title.into(),
        ..Evidence::default()
    };
    let set = |desk: Desk, n: usize, titles: [&str; 2]| {
        desk.apply(|page, _| {
            verifying::set_evidence(&page.document, &page.ids[n], titles.map(evidence).to_vec(), &later())
        })
    };
    let desk = set(set(Desk::of("[c:one] [c:two] [c:three]"), 0, ["a", "b"]), 1, ["b", "c"]);
    let desk = desk.apply(|page, _| {
        let verdict = Verdict {
            value: "true".into(),
            ..Verdict::default()
        };
        verifying::set_verdict(&page.document, &page.ids[1], Some(verdict), &later())
    });
    let relate = |desk: Desk, from: usize, to: usize| {
        desk.apply(|page, id| {
            verifying::relate(&page.document, id, &page.ids[from], &page.ids[to], "repeats", &later())
        })
    };
    let desk = relate(relate(desk, 0, 1), 1, 2);
    let desk = desk.apply(|page, _| intent::merge(&page.document, &page.ids[0], &page.ids[1], &later()));
    let work = desk.page.body(0).claim.clone().unwrap();
    let titles: Vec<&str> = work.evidence.iter().map(|it| &*it.title).collect();
    assert_eq!(titles, ["a", "b", "c"]);
    assert_eq!(&*work.verdict.as_ref().unwrap().value, "true");
    let links: Vec<_> = desk.page.document.tables().claim_links.values().collect();
    assert_eq!(
        (links.len(), &links[0].from, &links[0].to),
        (1, &desk.page.ids[0], &desk.page.ids[2])
    );
    let desk = desk.remove(2);
    assert!(desk.page.document.tables().claim_links.is_empty());
}

#[test]
fn a_quote_goes_on_with_the_one_before_when_the_one_between_goes() {
    let desk = Desk::of("[q:“A] [q:“B] [q:“C”]");
    let go_on = |desk: Desk, n: usize| {
        desk.apply(|page, _| {
            attributing::continue_quote(&page.document, &page.ids[n], Some(&page.ids[n - 1]), &later())
        })
    };
    let desk = go_on(go_on(desk, 1), 2).remove(1);
    assert_eq!(desk.page.body(2).continues.as_ref(), Some(&desk.page.ids[0]));
    let desk = desk.remove(0);
    assert_eq!(desk.page.body(2).continues, None);
}

#[test]
fn a_speaker_is_set_for_every_attribution_of_a_mention_and_for_a_bare_quote() {
    let desk = Desk::of("[q:“A”] said [s:Ana]. [q:“B”] [q:“C”] [u:said]")
        .entry("ana", EntryKind::Person, |_| {})
        .link(0, 1)
        .speaker(1, "ana");
    assert_eq!(told(&desk.page.document), ["“A” | Ana | . | ana"]);
    assert_eq!(desk.page.body(1).refers_to, Some("ana".into()));
    // Who a mention refers to is known when it is linked.
    let desk = desk.link(1, 2).speaker(3, "ana").speaker(4, "ana");
    assert_eq!(
        told(&desk.page.document),
        ["“A” | Ana | . | ana", "“B” | Ana | . | ana", "“C” | . | . | ana"]
    );
    let desk = desk.apply(|page, id| attributing::set_speaker(&page.document, id, &page.ids[1], None, &later()));
    assert_eq!(
        told(&desk.page.document),
        ["“A” | Ana | . | .", "“B” | Ana | . | .", "“C” | . | . | ana"]
    );
    assert_eq!(desk.page.body(1).refers_to, None);
}

/// That nothing a gesture leaves behind names what is not there.
#[track_caller]
pub fn coherent(document: &Document) {
    let there = |id: &AnnotationId| document.annotation(id).is_some() || document.orphans().contains_key(id);
    for (id, attribution) in document.attributions() {
        assert!(attribution.parts().next().is_some(), "{id} is empty");
        assert!(
            attribution.parts().all(|it| there(it.1)),
            "{id} has a part that is gone"
        );
        let speaker = attribution.speaker.as_ref();
        assert!(
            speaker.is_none_or(|it| document.entry(it).is_some()),
            "{id} rests on an entry that is gone"
        );
    }
    for (id, annotation) in document.annotations() {
        let refers_to = annotation.body.refers_to.as_ref();
        assert!(
            refers_to.is_none_or(|it| document.entry(it).is_some()),
            "{id} mentions an entry that is gone"
        );
        let continues = annotation.body.continues.as_ref();
        assert!(continues.is_none_or(there), "{id} goes on with a quote that is gone");
        assert_ne!(continues, Some(id));
    }
    for (id, link) in &document.tables().claim_links {
        assert!(there(&link.from) && there(&link.to), "{id} links a claim that is gone");
        assert_ne!(link.from, link.to);
    }
    let fresh = Document::of_tables(document.article().clone(), document.tables().clone());
    assert_eq!(format!("{:?}", document.links()), format!("{:?}", fresh.links()));
}

/// What becomes of the parts of an attribution when annotations change.
fn expected(before: &Attribution, gesture: &Gesture, transaction: &Transaction, after: &Document) -> Parts {
    let mut parts: Parts = before.parts().map(|(role, id)| (role, id.clone())).collect();
    let gone = |id: &AnnotationId| after.annotation(id).is_none() && !after.orphans().contains_key(id);
    if let Gesture::MergeMarks(..) = gesture
        && !transaction.is_empty()
    {
        let kept = transaction.edits.iter().find_map(|edit| match edit {
            pressmark::model::transaction::Edit::Annotation(it) if it.after.is_some() => Some(it.id.clone()),
            _ => None,
        });
        // One that says all of the other already is not changed; only the attribution tells which it is.
        for (role, id) in parts.iter_mut().filter(|it| gone(it.1)) {
            let suits = |it: &&AnnotationId| label(after, it).and_then(|it| Role::of(&it)) == Some(*role);
            let named = transaction.edits.iter().find_map(|edit| match edit {
                pressmark::model::transaction::Edit::Attribution(it) if it.before.as_deref() == Some(before) => {
                    it.after.as_ref()?.part(*role).cloned()
                }
                _ => None,
            });
            let kept = named.or_else(|| kept.clone());
            if let Some(kept) = kept.as_ref().filter(suits) {
                *id = kept.clone();
            }
        }
    }
    parts.retain(|_, id| !gone(id));
    parts
}

type Parts = BTreeMap<Role, AnnotationId>;

fn label(document: &Document, id: &AnnotationId) -> Option<Label> {
    document
        .annotation(id)
        .map(|it: &std::sync::Arc<Annotation>| it.body.label.clone())
}

/// Whether a gesture is about annotations, and not about who said them.
fn edits_parts(gesture: &Gesture) -> bool {
    use Gesture::*;
    matches!(
        gesture,
        Mark(..)
            | AddSegment(..)
            | Split(..)
            | Resize(..)
            | Relabel(..)
            | Remove(..)
            | MergeMarks(..)
            | Set(..)
            | Verdict(..)
            | Evidence(..)
            | Lose(..)
            | Place(..)
            | Continue(..)
            | Relate(..)
    )
}

/// Whether a gesture is made by a person: words are lost between two openings, by others.
fn is_made(gesture: &Gesture) -> bool {
    !matches!(gesture, Gesture::Lose(_))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_attribution_survives_any_sequence_of_edits_to_its_parts(
        made in prop::collection::vec(any_gesture().prop_filter("is a gesture", is_made), 5..25),
        edits in prop::collection::vec(any_gesture().prop_filter("is about annotations", edits_parts), 1..25),
    ) {
        let (mut document, mut mint) = (Document::new(Article::new(TEXT)), Mint::new(4));
        for gesture in &made {
            if let Some(transaction) = meant(&document, &mut mint, gesture) {
                document.apply(&transaction).unwrap();
            }
        }
        coherent(&document);
        let original = document.clone();
        let mut done = Vec::new();
        for gesture in &edits {
            let Some(transaction) = meant(&document, &mut mint, gesture) else { continue };
            let before = document.clone();
            document.apply(&transaction).unwrap();
            coherent(&document);
            for (id, attribution) in before.attributions() {
                let parts = expected(attribution, gesture, &transaction, &document);
                let after = document.attributions().get(id);
                let kept: Parts = after.into_iter().flat_map(|it| it.parts()).map(|(role, id)| (role, id.clone())).collect();
                prop_assert_eq!(&kept, &parts, "{} after {:?}", id, gesture);
                if let Some(after) = after {
                    prop_assert_eq!(&after.speaker, &attribution.speaker);
                    prop_assert_eq!((&after.by, &after.created), (&attribution.by, &attribution.created));
                }
            }
            prop_assert_eq!(document.attributions().len() <= before.attributions().len(), true);
            done.push(transaction);
        }
        for transaction in done.iter().rev() {
            document.apply(&transaction.inverse()).unwrap();
        }
        coherent(&document);
        prop_assert_eq!(document, original);
    }

    #[test]
    fn no_gesture_leaves_a_name_for_what_is_not_there(gestures in prop::collection::vec(any_gesture().prop_filter("is a gesture", is_made), 1..50)) {
        let (mut document, mut mint) = (Document::new(Article::new(TEXT)), Mint::new(4));
        let mut done: Vec<Transaction> = Vec::new();
        for gesture in gestures {
            let transaction = match gesture {
                Gesture::Undo => done.pop().map(|it| it.inverse()),
                _ => {
                    let meant = meant(&document, &mut mint, &gesture);
                    done.extend(meant.clone());
                    meant
                }
            };
            if let Some(transaction) = transaction {
                document.apply(&transaction).unwrap();
                coherent(&document);
            }
        }
    }
}

#[test]
fn entries_are_named_by_key_wherever_they_are_meant() {
    // The key stays when the name changes.
    let desk = Desk::of("[q:“A”] said [s:Ana]")
        .entry("ana", EntryKind::Person, |_| {})
        .link(0, 1)
        .speaker(0, "ana");
    let key = SourceId::from("ana");
    let desk = desk.apply(|page, _| pressmark::model::registering::rename(&page.document, &key, "Ana Ruiz", &later()));
    assert_eq!(told(&desk.page.document), ["“A” | Ana | . | ana"]);
}
