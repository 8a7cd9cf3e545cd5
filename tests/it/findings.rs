//! What each check finds, and what it leaves alone.

use pressmark::engine::check::{CHECKS, Check, Subject};
use pressmark::engine::survey::Survey;
use pressmark::model::claim::{Evidence, Verdict};
use pressmark::model::document::Document;
use pressmark::model::registry::{Anonymity, Entry, EntryKind};
use pressmark::model::transaction::Edit;
use pressmark::model::{attributing, intent, registering, verifying};

use crate::fixture::{Page, later, stamp};
use crate::gestures::Desk;

impl Desk {
    /// The open findings: check and words.
    #[track_caller]
    fn check(self, wanted: &[(&str, &str)]) -> Desk {
        let found = open(&self.page.document);
        let found: Vec<(&str, &str)> = found.iter().map(|(id, words)| (*id, words.as_str())).collect();
        assert_eq!(found, wanted);
        self
    }
}

fn open(document: &Document) -> Vec<(&'static str, String)> {
    let survey = Survey::of(document);
    let words = |at: Option<_>| at.map_or(String::new(), |it| document.article().quote(it).to_owned());
    let found: Vec<_> = survey.open().map(|it| (it.check.id, words(it.at))).collect();
    assert_eq!(found.len(), survey.open_count());
    found
}

#[test]
fn every_check_has_an_id_of_its_own_and_quotes_its_rule() {
    for check in &CHECKS {
        assert_eq!(CHECKS.iter().filter(|it| it.id == check.id).count(), 1);
        assert_eq!(Check::named(check.id), Some(check));
        assert!(check.rule.ends_with('.') && check.rule.len() > 40, "{}", check.id);
        assert!(!check.title.ends_with('.') && !check.origin.title().is_empty());
        assert!(check.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
    }
}

#[test]
fn a_direct_quote_needs_a_source_or_a_speaker() {
    let quote = "[q:“We will rebuild the pier,”] [u:said] [s:Ana Ruiz] on Monday.";
    let desk = Desk::of(quote).check(&[
        ("unsourced-quote", "“We will rebuild the pier,”"),
        ("empty-cue", "said"),
        ("dangling-source", "Ana Ruiz"),
    ]);
    let desk = desk.link(0, 1).check(&[
        ("unsourced-quote", "“We will rebuild the pier,”"),
        ("dangling-source", "Ana Ruiz"),
    ]);
    desk.link(0, 2).check(&[]);
    Desk::of("[q:“We will rebuild the pier,”] she said.")
        .entry("ana", EntryKind::Person, |_| {})
        .speaker(0, "ana")
        .check(&[]);
}

#[test]
fn what_is_direct_is_told_by_its_form_or_else_by_its_marks() {
    Desk::of("She said “[q:we will rebuild].” He said [q:it would take years].")
        .check(&[("unsourced-quote", "we will rebuild")])
        .set(0, "form", "scare quote or title")
        .set(1, "form", "mixed")
        .check(&[("unsourced-quote", "it would take years")]);
    Desk::of("She “said [q:so much” and] more.").check(&[]);
}

#[test]
fn a_quote_that_goes_on_has_the_source_of_the_one_before() {
    let text = "[q:“One pier is gone,] [s:Ana] said.\n\n[q:“Two are left,]\n\n[q:“and a third.”]";
    let go_on = |desk: Desk, from: usize, to: usize| {
        desk.apply(|page, _| {
            attributing::continue_quote(&page.document, &page.ids[from], Some(&page.ids[to]), &later())
        })
    };
    let desk = Desk::of(text).link(0, 1);
    let desk = desk.check(&[
        ("unsourced-quote", "“Two are left,"),
        ("unsourced-quote", "“and a third.”"),
    ]);
    let desk = go_on(go_on(desk, 2, 0), 3, 2).check(&[]);
    // A circle is nobody's words.
    let desk = go_on(desk, 2, 3);
    assert_eq!(open(&desk.page.document).len(), 2);
}

#[test]
fn a_source_that_stands_a_sentence_away_is_told() {
    Desk::of("[s:Ana Ruiz] came late. [q:The pier was gone], she [u:said].")
        .link(1, 2)
        .link(1, 0)
        .check(&[("distant-attribution", "The pier was gone")]);
    Desk::of("[q1:“The pier is gone,”] [u:said] [s:Ana Ruiz]. [q1:“It will be built again.”]")
        .link(0, 1)
        .link(0, 2)
        .check(&[]);
    Desk::of("[q1:“The pier is gone.] [q1:We saw it go.”]\n\nSo [u:said] [s:Ana]. [q1:“It is over.”]")
        .link(0, 1)
        .link(0, 2)
        .check(&[]);
}

#[test]
fn a_plural_stands_for_more_than_one() {
    let vague = || {
        Desk::of("[s:Experts] [u:warn] that [q:the pier may go].")
            .link(2, 1)
            .link(2, 0)
    };
    vague().check(&[("vague-plural", "the pier may go")]);
    vague()
        .entry("ana", EntryKind::Person, |_| {})
        .speaker(2, "ana")
        .check(&[("vague-plural", "the pier may go")]);
    vague()
        .entry("panel", EntryKind::Group, |_| {})
        .speaker(2, "panel")
        .check(&[]);
    vague().set(0, "surface", "organisation").check(&[]);
    Desk::of("[s:An expert] [u:warns] that [q:the pier may go].")
        .link(2, 1)
        .link(2, 0)
        .check(&[]);
}

#[test]
fn an_anonymous_source_needs_a_reason() {
    let with = |change: fn(&mut Entry)| {
        Desk::of("[q:The pier is unsafe], [s:an official] [u:said].")
            .entry("official", EntryKind::Person, change)
            .link(0, 1)
            .link(0, 2)
            .speaker(0, "official")
    };
    let reason = |reason: &str, words: &str| {
        Some(Anonymity {
            reason: reason.into(),
            words: words.into(),
            unknown: Vec::new(),
        })
    };
    with(|_| {}).check(&[]);
    with(|it| it.identity = "anonymous".into()).check(&[("unexplained-anonymity", "The pier is unsafe")]);
    with(|it| it.identity = "role only".into()).check(&[("unexplained-anonymity", "The pier is unsafe")]);
    let desk = with(|it| it.identity = "anonymous".into());
    let explained = |anonymity| {
        let document = &desk.page.document;
        let edit = registering::edit(document, &"official".into(), &later(), |it| it.anonymity = anonymity);
        let mut document = document.clone();
        document.apply(&edit).unwrap();
        open(&document).len()
    };
    assert_eq!(explained(reason("safety", "")), 0);
    assert_eq!(explained(reason("", "who feared for her job")), 0);
    assert_eq!(explained(reason("no reason given", "")), 1);
    // One that no mark rests on is another article's.
    Desk::of("The pier is unsafe.")
        .entry("official", EntryKind::Person, |it| it.identity = "anonymous".into())
        .check(&[]);
}

#[test]
fn an_anonymous_source_gives_no_opinion() {
    let with = |text: &str| {
        Desk::of(text)
            .entry("official", EntryKind::Person, |it| {
                it.identity = "anonymous".into();
                it.anonymity = Some(Anonymity {
                    reason: "job".into(),
                    ..Anonymity::default()
                });
            })
            .link(0, 1)
            .link(0, 2)
            .speaker(0, "official")
    };
    let quote = "[q:The pier is ugly], [s:an official] [u:said].";
    with(quote).check(&[]);
    with(quote).set(0, "attitude", "evidence").check(&[]);
    with(quote)
        .set(0, "attitude", "belief")
        .check(&[("anonymous-opinion", "The pier is ugly")]);
    let claim = "[c:The pier is ugly], [s:an official] [u:said].";
    with(claim)
        .set(0, "check-worthiness", "not factual")
        .check(&[("anonymous-opinion", "The pier is ugly")]);
    with(quote)
        .set(2, "class", "evaluative")
        .check(&[("anonymous-opinion", "The pier is ugly"), ("evaluative-cue", "said")]);
}

#[test]
fn terms_are_kept() {
    let with = |terms: &str| {
        let terms = terms.to_owned();
        Desk::of("[q:The pier is unsafe], [s:Ana Ruiz] [u:said].")
            .entry("ana", EntryKind::Person, |it| {
                it.name = "Ana Ruiz".into();
                it.terms = terms.into();
            })
            .link(0, 1)
            .link(0, 2)
            .speaker(0, "ana")
    };
    with("on the record").check(&[]);
    with("off the record").check(&[("off-record", "The pier is unsafe")]);
    with("deep background").check(&[("off-record", "The pier is unsafe")]);
    with("background").check(&[("off-record", "The pier is unsafe")]);
    let unnamed = with("deep background").remove(1);
    unnamed.check(&[]);
}

#[test]
fn a_cue_that_judges_is_told_by_its_class_or_its_words() {
    Desk::of("[q:No], she [u:slammed].")
        .link(0, 1)
        .check(&[("evaluative-cue", "slammed")])
        .set(1, "class", "neutral")
        .check(&[]);
}

#[test]
fn a_verdict_rests_on_evidence() {
    let verdict = |it: &Page| {
        let verdict = Verdict {
            value: "false".into(),
            ..Verdict::default()
        };
        verifying::set_verdict(&it.document, &it.ids[0], Some(verdict), &later())
    };
    let evidence = |it: &Page| {
        let evidence = vec![Evidence {
            title: "Harbour register".into(),
            ..Evidence::default()
        }];
        verifying::set_evidence(&it.document, &it.ids[0], evidence, &later())
    };
    Desk::of("[c:The pier burnt in May.]")
        .apply(|page, _| verdict(page))
        .check(&[("verdict-without-evidence", "The pier burnt in May.")])
        .apply(|page, _| evidence(page))
        .check(&[]);
}

#[test]
fn quotation_marks_have_partners() {
    Desk::of("He said “it burnt. She didn't say.\n\nIt was 5\" wide, over” there.")
        .check(&[("unbalanced-quotation", "“"), ("unbalanced-quotation", "”")]);
    Desk::of("“It burnt,” she said. “We saw it.\n\n“It was late.”").check(&[]);
    Desk::of("“It burnt. \n\n![x](y)\n\n“It was late.”").check(&[]);
}

#[test]
fn a_finding_about_words_keeps_its_key_when_text_is_added_before() {
    let key = |text: &str| {
        let survey = Survey::of(&Page::of(text).document);
        survey.open().map(|it| it.key.to_string()).last().unwrap()
    };
    assert_eq!(key("He said “it burnt."), key("Added first.\n\nHe said “it burnt."));
    assert_ne!(key("He said “it burnt."), key("“it burnt.\n\nAgain: “it burnt."));
}

#[test]
fn what_an_attribution_names_and_does_not_have_is_told() {
    let linked = || {
        Desk::of("[q:“The pier is gone,”] [u:said] [s:Ana Ruiz].")
            .link(0, 1)
            .link(0, 2)
    };
    linked().check(&[]);
    linked().lose(0).check(&[("broken-attribution", "Ana Ruiz")]);
    linked().lose(2).check(&[
        ("unsourced-quote", "“The pier is gone,”"),
        ("broken-attribution", "“The pier is gone,”"),
    ]);
    linked()
        .speaker(0, "nobody")
        .apply(|page, _| {
            let mut undo = attributing::refer(&page.document, &page.ids[2], None, &later());
            undo.edits.retain(|it| matches!(it, Edit::Annotation(_)));
            undo
        })
        .check(&[("broken-attribution", "“The pier is gone,”")]);
    linked()
        .apply(|page, _| {
            let label = pressmark::model::label::Label::Claim;
            intent::relabel(&page.document, &page.ids[1], label, &later())
        })
        .check(&[("broken-attribution", "“The pier is gone,”")]);
    // Deleting a part is no fault: it is let go.
    linked().remove(1).check(&[]);
}

#[test]
fn a_mention_of_an_entry_that_is_gone_is_told() {
    Desk::of("[s:Ana Ruiz] came.")
        .apply(|page, _| attributing::refer(&page.document, &page.ids[0], Some(&"ana".into()), &later()))
        .check(&[("dangling-source", "Ana Ruiz")])
        .entry("ana", EntryKind::Person, |_| {})
        .check(&[]);
}

#[test]
fn a_source_linked_with_no_content_is_told_once() {
    Desk::of("[s:Ana Ruiz] [u:said] nothing.")
        .link(0, 1)
        .check(&[("empty-cue", "said")]);
}

#[test]
fn findings_are_dismissed_and_checks_switched_off() {
    let desk = Desk::of("[q:“We will rebuild,”] she said. [q:“Soon.”]");
    let survey = Survey::of(&desk.page.document);
    let finding = survey.open().next().unwrap().clone();
    assert_eq!(finding.subject, Subject::Annotation(desk.page.ids[0].clone()));
    assert_eq!(survey.of_subject(&finding.subject).count(), 1);
    let desk = desk.apply(|page, _| verifying::dismiss(&page.document, &finding.key, "A refrain", "", &stamp()));
    let survey = Survey::of(&desk.page.document);
    assert_eq!((survey.open().count(), survey.open_count()), (1, 1));
    assert_eq!(survey.of_subject(&finding.subject).count(), 0);
    let dismissed = survey.dismissed();
    assert_eq!(
        (&dismissed[0].0.key, &*dismissed[0].1.reason),
        (&finding.key, "A refrain")
    );
    let desk = desk.apply(|page, _| verifying::switch(&page.document, "unsourced-quote", Some(false)));
    let survey = Survey::of(&desk.page.document);
    assert_eq!((survey.open().count(), survey.open_count()), (0, 0));
    assert!(survey.dismissed().is_empty());
}
