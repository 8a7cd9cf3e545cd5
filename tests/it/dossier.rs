//! Everything one entry said, and where it is mentioned.

use pressmark::engine::dossier::{mentions_of, said_by};
use pressmark::model::label::Label;
use pressmark::model::registering;
use pressmark::model::registry::{EntryKind, SourceId};

use crate::fixture::later;
use crate::gestures::Desk;

fn desk() -> Desk {
    Desk::of(
        "Pier to open\n\nNobody knew. [q1:“We will rebuild,”] [u:said] [s:Ana Ruiz]. [q1:“Soon.”] It rained.\n\n\
         [c:It cost 4,000 crowns], [s:Ruiz] said.",
    )
    .entry("ana-ruiz", EntryKind::Person, |_| {})
    .link(0, 1)
    .link(0, 2)
    .link(3, 4)
    .speaker(3, "ana-ruiz")
    .speaker(0, "ana-ruiz")
    .set(0, "form", "direct")
}

#[test]
fn what_an_entry_said_comes_in_text_order_with_its_context() {
    let desk = desk();
    let said = said_by(&desk.page.document, &"ana-ruiz".into());
    assert_eq!(said.len(), 2);
    assert_eq!(said[0].words, "“We will rebuild,” … “Soon.”");
    assert_eq!(said[0].context, "“We will rebuild,” said Ana Ruiz. “Soon.”");
    assert_eq!(
        (said[0].cue.as_deref(), said[0].source.as_deref()),
        (Some("said"), Some("Ana Ruiz"))
    );
    assert_eq!((&*said[0].form, said[0].line), ("direct", 3));
    assert_eq!((said[1].label.as_ref(), said[1].line), (Some(&Label::Claim), 5));
    assert_eq!(said[1].context, "It cost 4,000 crowns, Ruiz said.");
    let mentions = mentions_of(&desk.page.document, &"ana-ruiz".into());
    let words: Vec<&str> = mentions.iter().map(|it| &*it.words).collect();
    assert_eq!(words, ["Ana Ruiz", "Ruiz"]);
    assert_eq!(mentions[1].context, "It cost 4,000 crowns, Ruiz said.");
    assert!(said_by(&desk.page.document, &"nobody".into()).is_empty());
}

#[test]
fn what_is_lost_of_an_attribution_is_left_out_and_the_rest_told() {
    let desk = desk().lose(0).lose(3).lose(4);
    let said = said_by(&desk.page.document, &"ana-ruiz".into());
    assert_eq!((said[0].content.as_ref(), &*said[0].words), (None, ""));
    assert_eq!(said[0].context, "“We will rebuild,” said Ana Ruiz.");
    assert_eq!((said[1].at, said[1].line, &*said[1].context), (None, 0, ""));
}

#[test]
fn what_an_entry_merged_into_another_said_is_said_by_that() {
    let desk = desk().entry("a-ruiz", EntryKind::Person, |_| {});
    let into = SourceId::from("a-ruiz");
    let desk = desk.apply(|page, _| registering::merge(&page.document, &into, &"ana-ruiz".into(), &later()));
    assert_eq!(said_by(&desk.page.document, &into).len(), 2);
    assert_eq!(mentions_of(&desk.page.document, &into).len(), 2);
}

#[test]
fn a_context_is_short_and_shows_the_words() {
    let long = "ash and rust ".repeat(200);
    for text in [
        format!("{long}[q:“gone”] said {long}"),
        format!("[q:{long}] said Ana"),
        format!("{}[q:“gone”]{}", "가".repeat(2000), "나".repeat(2000)),
    ] {
        let desk = Desk::of(&text)
            .entry("ana", EntryKind::Person, |_| {})
            .speaker(0, "ana");
        let said = said_by(&desk.page.document, &"ana".into());
        let context = &said[0].context;
        assert!(context.chars().count() <= 300, "{context}");
        assert!(
            context.contains("“gone”") || context.starts_with("ash and rust"),
            "{context}"
        );
    }
}
