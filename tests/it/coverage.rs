//! Which sentences rest on something.

use pressmark::engine::coverage::{Progress, Sourcing};
use pressmark::engine::survey::Survey;
use pressmark::model::claim::{Evidence, Locator};
use pressmark::model::document::Document;
use pressmark::model::id::Mint;
use pressmark::model::{attributing, verifying};

use crate::fixture::{Page, later, stamp};

/// Each sentence as `+` sourced, `?` needs a source, `=` needs none by a person's word, `-` needs none.
fn signs(document: &Document) -> String {
    let survey = Survey::of(document);
    let all = survey.coverage().in_bytes(0..document.article().len());
    let sign = |state| match state {
        Sourcing::Sourced => '+',
        Sourcing::NeedsSource => '?',
        Sourcing::Decided => '=',
        Sourcing::NeedsNone => '-',
    };
    all.map(|it| sign(it.1)).collect()
}

fn linked(marked: &str, links: &[(usize, usize)]) -> Page {
    let mut page = Page::of(marked);
    let mut mint = Mint::new(6);
    for &(one, other) in links {
        let link = attributing::link(&page.document, mint.next(0), &page.ids[one], &page.ids[other], &stamp());
        page.document.apply(&link.unwrap()).unwrap();
    }
    page
}

#[test]
fn the_frame_of_an_article_and_interjections_need_no_source() {
    let page = Page::of(
        "Harbour to open again in spring\n\
         Published: 3 Mar. 2031, 08:15\n\
         ![A crane at the quay [NORTH DESK]](https://pictures.invalid/1.jpg)\n\
         A crane at the quay [NORTH DESK]\n\
         The harbour opens again in April. Two piers stay shut, though.\n\
         ## What comes next\n\
         Not at all! Who is to pay for all of it?\n\
         배는 오늘 늦게 떠났다. 물론 아니다.\n",
    );
    let survey = Survey::of(&page.document);
    let needed: Vec<&str> = survey
        .coverage()
        .in_bytes(0..page.document.article().len())
        .filter(|it| it.1 == Sourcing::NeedsSource)
        .map(|it| &page.document.article().text()[it.0])
        .collect();
    assert_eq!(
        needed,
        [
            "The harbour opens again in April.",
            "Two piers stay shut, though.",
            "Who is to pay for all of it?",
            "배는 오늘 늦게 떠났다.",
        ]
    );
    assert_eq!(survey.coverage().progress(), Progress { counted: 4, settled: 0 });
}

#[test]
fn a_sentence_is_sourced_by_what_says_whose_words_it_holds() {
    let text = "Pier to open\n\n[q1:“The pier is gone,”] [u:said] [s:Ana Ruiz] at noon. [q1:“We saw it go.”] It burnt all night long.";
    assert_eq!(signs(&linked(text, &[]).document), "-???");
    // A cue names nobody.
    assert_eq!(signs(&linked(text, &[(0, 1)]).document), "-???");
    assert_eq!(signs(&linked(text, &[(0, 2)]).document), "-++?");
    let page = linked(
        "Pier to open\n\n[s:Ana Ruiz] was [u:asked] about it all. It burnt all night long.",
        &[(0, 1)],
    );
    assert_eq!(signs(&page.document), "-+?");
}

#[test]
fn a_claim_is_sourced_by_evidence_that_says_where() {
    let with = |evidence: Evidence| {
        let mut page = Page::of("Pier to open\n\n[c:It burnt all night long]. It cost 4,000 crowns.");
        let set = verifying::set_evidence(&page.document, &page.ids[0], vec![evidence], &later());
        page.document.apply(&set).unwrap();
        signs(&page.document)
    };
    let untold = Evidence {
        title: "A book".into(),
        ..Evidence::default()
    };
    assert_eq!(with(untold.clone()), "-??");
    let address = Evidence {
        url: "https://register.invalid/4".into(),
        ..untold.clone()
    };
    assert_eq!(with(address), "-+?");
    let page = Locator {
        kind: "page".into(),
        value: "12".into(),
    };
    let told = Evidence {
        locator: Some(page),
        ..untold
    };
    assert_eq!(with(told), "-+?");
}

#[test]
fn a_person_says_that_a_sentence_needs_no_source() {
    let mut page = Page::of("Pier to open\n\nIt burnt all night long. It cost 4,000 crowns. It burnt all night long.");
    let survey = Survey::of(&page.document);
    let last = page.document.article().len() - 3;
    let (key, sentence) = survey.coverage().decision_key(last).unwrap();
    assert!(key.starts_with("needs-source:") && key.ends_with(":2"), "{key}");
    assert_eq!(&page.document.article().text()[sentence], "It burnt all night long.");
    let decide = verifying::dismiss(&page.document, &key, "Common knowledge", "", &stamp());
    page.document.apply(&decide).unwrap();
    assert_eq!(signs(&page.document), "-??=");
    assert_eq!(Survey::of(&page.document).coverage().share(), 1.0 / 3.0);
    page.document.apply(&verifying::restore(&page.document, &key)).unwrap();
    assert_eq!(signs(&page.document), "-???");
}

#[test]
fn the_next_and_the_previous_sentence_without_a_source_are_found_all_round() {
    let text = "Pier to open\n\nIt burnt all night long. [q:It cost 4,000 crowns], [s:Ana Ruiz] said. It was very old.";
    let page = linked(text, &[(0, 1)]);
    let survey = Survey::of(&page.document);
    let words = page.document.article().text();
    let at = |part: &str| words.find(part).unwrap();
    let next = |byte| survey.coverage().next_unsourced(byte).map(|it| &words[it]);
    let previous = |byte| survey.coverage().previous_unsourced(byte).map(|it| &words[it]);
    assert_eq!(next(0), Some("It burnt all night long."));
    assert_eq!(next(at("burnt")), Some("It was very old."));
    assert_eq!(next(at("was very")), Some("It burnt all night long."));
    assert_eq!(previous(at("was very")), Some("It burnt all night long."));
    assert_eq!(previous(at("burnt")), Some("It was very old."));
    assert_eq!(previous(0), Some("It was very old."));
    let none = Survey::of(&Page::of("").document);
    assert_eq!(none.coverage().next_unsourced(0), None);
    assert_eq!(none.coverage().previous_unsourced(0), None);
    assert_eq!(none.coverage().share(), 1.0);
}

#[test]
fn sentences_are_told_for_any_part_of_the_text() {
    let text = "It burnt all night long. It cost 4,000 crowns. It was very old.\n\n  It is gone for good now.";
    let page = Page::of(text);
    let survey = Survey::of(&page.document);
    let told = |bytes| -> Vec<&str> { survey.coverage().in_bytes(bytes).map(|it| &text[it.0]).collect() };
    assert_eq!(told(3..5), ["It burnt all night long."]);
    assert_eq!(told(24..25), [""; 0]);
    assert_eq!(told(23..26), ["It burnt all night long.", "It cost 4,000 crowns."]);
    assert_eq!(told(0..text.len()).len(), 4);
    assert_eq!(told(text.len()..text.len() + 9), [""; 0]);
}

#[test]
fn a_date_with_stops_is_one_sentence_that_needs_no_source() {
    let page = Page::of("# 항만청, 봄에 부두 다시 열기로\n2026. 3. 2\n항만청은 2일 부두를 봄에 다시 연다고 밝혔다.");
    assert_eq!(signs(&page.document), "--?");
}
