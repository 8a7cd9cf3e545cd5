//! The claims of an article, and how far they have come.

use pressmark::engine::agenda::{Agenda, ClaimRow};
use pressmark::model::claim::{Evidence, Verdict};
use pressmark::model::registry::EntryKind;
use pressmark::model::verifying;

use crate::fixture::later;
use crate::gestures::Desk;

#[test]
fn claims_are_told_in_text_order_with_their_progress() {
    let evidence = Evidence {
        title: "Harbour log".into(),
        ..Evidence::default()
    };
    let desk = Desk::of("[c:It burnt.] [q:“No.”] [c:It cost 4,000 crowns], [s:Ruiz] said. [c:It is ugly.]")
        .link(2, 3)
        .set(2, "status", "verified")
        .set(4, "check-worthiness", "not factual")
        .set(4, "status", "asked twice")
        .apply(|page, _| {
            let verdict = Verdict {
                value: "true".into(),
                ..Verdict::default()
            };
            verifying::set_verdict(&page.document, &page.ids[2], Some(verdict), &later())
        })
        .apply(|page, _| verifying::set_evidence(&page.document, &page.ids[2], vec![evidence.clone()], &later()))
        .apply(|page, id| verifying::relate(&page.document, id, &page.ids[0], &page.ids[2], "supports", &later()));
    let document = &desk.page.document;
    let agenda = Agenda::of(document);
    let ids = &desk.page.ids;
    assert_eq!(agenda.claims, [ids[0].clone(), ids[2].clone(), ids[4].clone()]);
    let progress = &agenda.progress;
    assert_eq!(
        (progress.total(), progress.with_verdict, progress.with_evidence),
        (3, 1, 1)
    );
    assert_eq!(progress.worth_checking, 2);
    let status = |it| progress.with_status(it);
    assert_eq!(
        (status("unstarted"), status("verified"), status("asked twice")),
        (1, 1, 1)
    );
    assert_eq!(&*progress.by_status[0].0, "unstarted");

    let row = ClaimRow::of(document, &ids[2]).unwrap();
    assert_eq!(
        (&*row.words, &*row.status, row.evidence, row.links),
        ("It cost 4,000 crowns", "verified", 1, 1)
    );
    assert_eq!(row.source.as_deref(), Some("Ruiz"));
    assert_eq!(&*row.verdict.unwrap().value, "true");
    assert_eq!(ClaimRow::of(document, &ids[1]), None);
    let named = desk
        .entry("ana", EntryKind::Person, |it| it.name = "Ana Ruiz".into())
        .speaker(2, "ana");
    let row = ClaimRow::of(&named.page.document, &named.page.ids[2]).unwrap();
    assert_eq!(row.source.as_deref(), Some("Ana Ruiz"));
}
