//! Who gets to speak, as rows and totals.

use pressmark::engine::balance::{Balance, Row};
use pressmark::engine::prose::Prose;
use pressmark::model::registry::EntryKind;

use crate::gestures::Desk;

/// Two quotes and a claim of Ana's, one quote of experts', one of nobody.
fn desk() -> Desk {
    Desk::of(
        "[s:Ana Ruiz] [u:said]: [q:“We will rebuild the pier.”] \
         [q:It “takes a year” or so], [s:she] said. \
         [c:The pier cost 4,000 crowns], Ruiz said. \
         [s:Experts] say [q:it may take two]. [u:Reportedly] [q:it is gone].",
    )
    .entry("ana-ruiz", EntryKind::Person, |it| {
        it.name = "Ana Ruiz".into();
        it.affiliation_type = "government".into();
        it.identity = "named".into();
    })
    .link(0, 2)
    .link(2, 1)
    .speaker(2, "ana-ruiz")
    .link(3, 4)
    .speaker(3, "ana-ruiz")
    .speaker(5, "ana-ruiz")
    .link(6, 7)
    .link(8, 9)
}

fn row<'b>(balance: &'b Balance, name: &str) -> &'b Row {
    balance.rows.iter().find(|it| &*it.name == name).unwrap()
}

#[test]
fn a_row_tells_how_much_rests_on_a_source() {
    let desk = desk();
    let document = &desk.page.document;
    let balance = Balance::of(document);
    assert_eq!(balance, Balance::of_read(document, &Prose::of(document.article())));
    assert_eq!((balance.rows.len(), balance.unattributed, balance.articles), (2, 1, 1));
    let ana = row(&balance, "Ana Ruiz");
    assert_eq!(
        (&*ana.kind, &*ana.affiliation_type, ana.anonymous),
        ("Person", "government", false)
    );
    assert_eq!((ana.attributions, ana.direct, ana.mixed, ana.indirect), (3, 1, 1, 0));
    // “We will rebuild the pier” and “takes a year”.
    assert_eq!((ana.quoted_words, ana.share, ana.first), (8, 1.0, Some(0.0)));
    let experts = row(&balance, "Experts");
    assert_eq!((experts.entry.as_ref(), experts.anonymous), (None, true));
    assert_eq!(
        (experts.attributions, experts.indirect, experts.quoted_words),
        (1, 1, 0)
    );
    assert!(experts.first.unwrap() > 0.5);
    assert_eq!(balance.rows[0].name, ana.name);
}

#[test]
fn totals_add_up() {
    let balance = Balance::of(&desk().page.document);
    for totals in [&balance.by_kind, &balance.by_affiliation, &balance.by_naming] {
        let (mut sources, mut attributions, mut words) = (0, 0, 0);
        for total in totals {
            sources += total.sources;
            attributions += total.attributions;
            words += total.quoted_words;
        }
        assert_eq!((sources, attributions, words), (2, 4, 8));
    }
    let naming: Vec<&str> = balance.by_naming.iter().map(|it| &*it.title).collect();
    assert_eq!(naming, ["named", "anonymous"]);
}

#[test]
fn articles_are_joined_by_entry_and_by_words() {
    let (one, other) = (desk(), desk());
    let pair = [("a.md", &one.page.document), ("b.md", &other.page.document)];
    let balance = Balance::joined(pair.into_iter());
    assert_eq!((balance.rows.len(), balance.articles, balance.unattributed), (2, 2, 2));
    let ana = row(&balance, "Ana Ruiz");
    assert_eq!((ana.articles, ana.attributions, ana.quoted_words), (2, 6, 16));
}

#[test]
fn the_same_words_marked_twice_are_quoted_once() {
    let desk = Desk::of("[q:[q:“We will rebuild.”]] [s:Ana] said.")
        .link(0, 2)
        .link(1, 2);
    let balance = Balance::of(&desk.page.document);
    assert_eq!(balance.rows[0].attributions, 2);
    assert_eq!(balance.rows[0].quoted_words, 3);
}

#[test]
fn an_article_without_attributions_has_no_rows() {
    let balance = Balance::of(&Desk::of("").page.document);
    assert!(balance.rows.is_empty() && balance.by_kind.is_empty());
}
