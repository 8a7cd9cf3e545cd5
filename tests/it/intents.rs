//! What each gesture of a person does to a document.

use pressmark::model::annotation::{Annotation, Body, Origin, Orphan};
use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::intent::{self, Edge};
use pressmark::model::label::Label;
use pressmark::model::span::Segments;
use pressmark::model::table::Table;
use pressmark::model::transaction::Transaction;

use crate::fixture::{Page, later, stamp};

/// Does what `intent` says on `before`, compares how it looks after, and takes it back.
#[track_caller]
fn check(before: &str, intent: impl Fn(&Page) -> Transaction, after: &str) -> Page {
    let mut page = Page::of(before);
    let original = page.document.clone();
    let transaction = intent(&page);
    page.document.apply(&transaction).unwrap();
    assert_eq!(page.marked(), after, "{transaction:?}");
    assert_eq!(transaction.is_empty(), page.document == original, "{transaction:?}");

    let mut undone = page.document.clone();
    undone.apply(&transaction.inverse()).unwrap();
    assert_eq!(undone, original, "{transaction:?}");
    page
}

fn new_id() -> AnnotationId {
    Mint::new(2).next(1)
}

#[test]
fn marking_highlights_the_selection() {
    let mark = |label: Label| {
        move |page: &Page| {
            intent::mark(
                &page.document,
                new_id(),
                page.selected().into(),
                label.clone(),
                &stamp(),
            )
        }
    };
    check("Rents |rose| again", mark(Label::Claim), "Rents [c:|rose|] again");
    check("“|Así es|”, dijo", mark(Label::Quote), "“[q:|Así es|]”, dijo");
    check("[q:“We |will| stay”]", mark(Label::Source), "[q:“We [s:|will|] stay”]");
    let page = check("|셋방|이 없다", mark(Label::Cue), "[u:|셋방|]이 없다");
    let (_, made) = page.document.annotations().get_min().unwrap();
    assert_eq!(made.body, Body::new(Label::Cue, &stamp()));
}

#[test]
fn a_segment_is_added_and_joined_with_what_it_touches() {
    let add = |page: &Page| intent::add_segment(&page.document, &page.ids[0], page.selected(), &later());
    check("[q:“A,”] said X. |“B.”|", add, "[q1:“A,”] said X. [q1:|“B.”|]");
    check("[q:one] two| three|", add, "[q1:one] two[q1:| three|]");
    check("[q:one]| two| three", add, "[q:one| two|] three");
    check("[q:o|n|e] two", add, "[q:o|n|e] two");
}

#[test]
fn a_segment_is_removed_but_never_the_last() {
    let remove = |page: &Page| {
        let byte = page.selected().start();
        intent::remove_segment(&page.document, &page.ids[0], byte, &later())
    };
    check("[q1:one] two [q1:|three|]", remove, "[q:one] two |three|");
    check("[q1:one] |two| [q1:three]", remove, "[q1:one] |two| [q1:three]");
    check("[q:|one|] two", remove, "[q:|one|] two");
}

#[test]
fn splitting_takes_words_out_of_a_quote() {
    let split = |page: &Page| intent::split(&page.document, &page.ids[0], page.selected(), &later());
    check("[q:“A,” |said X.| “B.”]", split, "[q1:“A,”] |said X.| [q1:“B.”]");
    check("[q:one |two|]", split, "[q:one] |two|");
    check("[q:|one| two]", split, "|one| [q:two]");
    check("[q:|one two|]", split, "[q:|one two|]");
    check("[q:one] |two|", split, "[q:one] |two|");
    check(
        "[q1:one] a [q1:|two|] b [q1:three]",
        split,
        "[q1:one] a |two| b [q1:three]",
    );
    check("[q1: one] a [q1:b|c|d]", split, "[q1: one] a [q1:b]|c|[q1:d]");
}

#[test]
fn an_edge_moves_but_never_past_the_other() {
    let resize = |segment, edge, byte| {
        move |page: &Page| intent::resize(&page.document, &page.ids[0], segment, edge, byte, &later())
    };
    check("one [c:two] three", resize(0, Edge::Start, 0), "[c:one two] three");
    check("one [c:two] three", resize(0, Edge::End, 13), "one [c:two three]");
    check("one [c:two] three", resize(0, Edge::End, 5), "one [c:t]wo three");
    for (edge, byte) in [
        (Edge::End, 4),
        (Edge::End, 0),
        (Edge::Start, 7),
        (Edge::Start, 13),
        (Edge::End, 14),
    ] {
        check("one [c:two] three", resize(0, edge, byte), "one [c:two] three");
    }
    check("[c:셋방]이", resize(0, Edge::End, 4), "[c:셋방]이");
    check("[c1:one] two [c1:three]", resize(0, Edge::End, 8), "[c:one two three]");
    check(
        "[c1:one] two [c1:three]",
        resize(2, Edge::End, 1),
        "[c1:one] two [c1:three]",
    );
}

#[test]
fn another_label_drops_what_only_the_old_one_had() {
    let mut page = Page::of("[q:“Yes”]");
    for (key, value) in [("form", "direct"), ("wire", "AFN")] {
        let set = intent::set_attribute(&page.document, &page.ids[0], key, Some(value), &stamp());
        page.document.apply(&set).unwrap();
    }
    let same = intent::relabel(&page.document, &page.ids[0], Label::Quote, &later());
    assert!(same.is_empty());

    let relabel = intent::relabel(&page.document, &page.ids[0], Label::Claim, &later());
    page.document.apply(&relabel).unwrap();
    assert_eq!(page.marked(), "[c:“Yes”]");
    let left: Vec<&str> = page.body(0).attributes.keys().map(|it| &**it).collect();
    assert_eq!(left, ["wire"]);
    assert_eq!(page.body(0).modified, Some(later().at));
}

#[test]
fn a_note_tags_and_attributes_are_set_and_cleared() {
    let note = |text: &'static str| move |it: &Page| intent::note(&it.document, &it.ids[0], text, &later());
    let page = check("[c:one]", note("by whom?"), "[c:one]");
    assert_eq!(&*page.body(0).note, "by whom?");
    assert_eq!(page.body(0).modified, Some(later().at));
    let page = check("[c:one]", note(""), "[c:one]");
    assert_eq!(page.body(0).modified, None);

    let tag = |it: &Page| intent::tag(&it.document, &it.ids[0], [" rent ", "", "city", "rent"], &later());
    let page = check("[c:one]", tag, "[c:one]");
    assert_eq!(page.body(0).tags, ["rent".into(), "city".into()]);

    let set = |value| move |it: &Page| intent::set_attribute(&it.document, &it.ids[0], "kind", value, &later());
    let page = check("[c:one]", set(Some("event")), "[c:one]");
    assert_eq!(page.body(0).attributes.get("kind").map(|it| &**it), Some("event"));
    check("[c:one]", set(None), "[c:one]");
}

#[test]
fn a_rule_is_told_that_a_person_changed_its_work() {
    let mut page = Page::of("one");
    let mut body = Body::new(Label::Claim, &stamp());
    body.origin = Origin::Rule {
        id: "figures".into(),
        edited: false,
    };
    let segments = page.document.article().span(0..3).unwrap().into();
    let add = intent::add(&page.document, "Accept", new_id(), Annotation { segments, body });
    page.document.apply(&add).unwrap();
    let note = intent::note(&page.document, &new_id(), "checked", &later());
    page.document.apply(&note).unwrap();
    let origin = &page.document.annotation(&new_id()).unwrap().body.origin;
    assert_eq!(
        *origin,
        Origin::Rule {
            id: "figures".into(),
            edited: true
        }
    );
}

#[test]
fn two_annotations_become_one() {
    let merge = |it: &Page| intent::merge(&it.document, &it.ids[0], &it.ids[1], &later());
    check("[q:“A,”] said X. [q:“B.”]", merge, "[q1:“A,”] said X. [q1:“B.”]");
    check("[q:one][c: two]", merge, "[q:one two]");
    // The second says nothing new, and still there is only one afterwards.
    check("[q:one [c:two]]", merge, "[q:one two]");

    let itself = |it: &Page| intent::merge(&it.document, &it.ids[0], &it.ids[0], &later());
    check("[q:one]", itself, "[q:one]");
    let gone = |it: &Page| intent::merge(&it.document, &new_id(), &it.ids[0], &later());
    check("[q:one]", gone, "[q:one]");
}

#[test]
fn merging_keeps_what_both_say() {
    let mut page = Page::of("[c:one] [c:two]");
    let ids = page.ids.clone();
    for (id, note, tags, kind) in [
        (&ids[0], "first", ["a", "b"], "event"),
        (&ids[1], "second", ["b", "c"], "other"),
    ] {
        let edit = intent::note(&page.document, id, note, &stamp());
        page.document.apply(&edit).unwrap();
        let edit = intent::tag(&page.document, id, tags, &stamp());
        page.document.apply(&edit).unwrap();
        let edit = intent::set_attribute(&page.document, id, "kind", Some(kind), &stamp());
        page.document.apply(&edit).unwrap();
    }
    let merge = intent::merge(&page.document, &ids[0], &ids[1], &later());
    page.document.apply(&merge).unwrap();
    let body = page.body(0);
    assert_eq!(&*body.note, "first\nsecond");
    assert_eq!(body.tags, ["a".into(), "b".into(), "c".into()]);
    assert_eq!(&*body.attributes["kind"], "event");
}

#[test]
fn removing_takes_the_annotation_and_nothing_else() {
    let remove = |it: &Page| intent::remove(&it.document, &it.ids[0], &later());
    check("[q1:one] [c:two] [q1:three]", remove, "one [c:two] three");
    check(
        "[c:one]",
        |it| intent::remove(&it.document, &new_id(), &later()),
        "[c:one]",
    );
}

#[test]
fn an_orphan_finds_a_place_by_hand() {
    let article = Article::new("Rents rose again");
    let body = Body {
        note: "kept".into(),
        ..Body::new(Label::Claim, &stamp())
    };
    let orphans = Table::<Orphan>::unit(
        new_id(),
        Orphan {
            anchors: Vec::new(),
            body: body.clone(),
        }
        .into(),
    );
    let original = Document::of(article, Table::<Annotation>::new(), orphans);

    let mut document = original.clone();
    let segments: Segments = document.article().span(6..10).unwrap().into();
    let place = intent::place(&document, &new_id(), segments.clone(), &later());
    document.apply(&place).unwrap();
    assert!(document.orphans().is_empty());
    let placed = document.annotation(&new_id()).unwrap();
    assert_eq!(
        placed.body,
        Body {
            modified: Some(later().at),
            ..body
        }
    );
    assert_eq!(document.words(placed), "rose");
    document.apply(&place.inverse()).unwrap();
    assert_eq!(document, original);

    assert!(intent::place(&document, &AnnotationId::from("other"), segments, &later()).is_empty());
    let remove = intent::remove(&document, &new_id(), &later());
    document.apply(&remove).unwrap();
    assert!(document.orphans().is_empty());
}

#[test]
fn a_gesture_that_does_not_fit_changes_nothing_at_all() {
    let mut page = Page::of("[c:one] [q:two] three");
    let mut removal = intent::remove(&page.document, &page.ids[0], &later());
    let stale = intent::note(&page.document, &page.ids[1], "stale", &later());
    removal.edits.extend(stale.edits);
    let newer = intent::note(&page.document, &page.ids[1], "newer", &later());
    page.document.apply(&newer).unwrap();

    let before = page.document.clone();
    let conflict = page.document.apply(&removal).unwrap_err();
    assert_eq!(conflict.id, page.ids[1].to_string());
    assert_eq!(page.document, before);
    assert_eq!(page.document.index().len(), 2);
}
