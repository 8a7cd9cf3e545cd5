//! What `Q` proposes on a selection, and how a quote goes on.

use pressmark::engine::proposal::{carry_over, next_part, propose};
use pressmark::model::article::Article;
use pressmark::model::span::Segments;
use proptest::prelude::*;

use crate::fixture::Page;

/// The article between a headline and other prose, so that no sentence is the headline.
fn page(marked: &str) -> Page {
    Page::of(&format!(
        "Harbour news\n\nThe port is open. It rained.\n\n{marked}\n\nNothing else came to pass."
    ))
}

/// `|…|` is the selection; what is proposed is compared with `[content | cue | source]`, pieces joined by ` / `.
#[track_caller]
fn check(marked: &str, content: &str, cue: &str, source: &str) {
    let page = page(marked);
    let article = page.document.article();
    let proposal = propose(article, page.selected());
    let words = |it: Option<_>| it.map_or("", |it| article.quote(it));
    let pieces: Vec<&str> = proposal.segments.iter().map(|it| article.quote(it)).collect();
    let found = (pieces.join(" / "), words(proposal.cue), words(proposal.source));
    assert_eq!(
        found,
        (content.to_owned(), cue, source),
        "{marked}\n{}",
        proposal.reason
    );
    assert!(!proposal.reason.is_empty());
}

#[test]
fn a_quotation_takes_what_comes_right_after_it() {
    check("|“We wait,”| said Ana Ruiz.", "“We wait,”", "said", "Ana Ruiz");
    check("“|We wait|,” said Ana Ruiz.", "We wait", "said", "Ana Ruiz");
    check("|“We wait,”| she said.", "“We wait,”", "said", "she");
    check(
        "|'We wait,'| said Ana Ruiz, the port's director, on Tuesday.",
        "'We wait,'",
        "said",
        "Ana Ruiz, the port's director",
    );
    check(
        "|“We wait,”| Ana Ruiz, a crane operator, told reporters.",
        "“We wait,”",
        "told",
        "Ana Ruiz, a crane operator",
    );
    check(
        "|“We wait.”| — Ana Ruiz, student",
        "“We wait.”",
        "",
        "Ana Ruiz, student",
    );
    check(
        "|The pier will close|, analysts believe.",
        "The pier will close",
        "believe",
        "analysts",
    );
    check(
        "|The pier will close|, according to a note seen by crews.",
        "The pier will close",
        "according to",
        "a note seen by crews",
    );
    check(
        "|The rise in fees| was described in a report by the Port Board.",
        "The rise in fees",
        "was described in",
        "a report by the Port Board",
    );
}

#[test]
fn a_quotation_takes_what_leads_to_it() {
    check("Ana Ruiz said: |“We wait.”|", "“We wait.”", "said", "Ana Ruiz");
    check(
        "Ana Ruiz said Tuesday |that the pier will close|.",
        "that the pier will close",
        "said",
        "Ana Ruiz",
    );
    check(
        "Observers say |the pier will close|.",
        "the pier will close",
        "say",
        "Observers",
    );
    check(
        "According to the board, |the pier will close|.",
        "the pier will close",
        "According to",
        "the board",
    );
    check(
        "The cranes are believed |to be unsafe|.",
        "to be unsafe",
        "are believed",
        "",
    );
    check(
        "The port reportedly |plans to sell two cranes|.",
        "plans to sell two cranes",
        "reportedly",
        "",
    );
    check(
        "It follows the announcement made by port officials on May 2 |that fees will rise|.",
        "that fees will rise",
        "announcement made",
        "port officials",
    );
    check(
        "Ana Ruiz's claim |that fees will rise| was new.",
        "that fees will rise",
        "claim",
        "Ana Ruiz",
    );
    check(
        "Ana Ruiz said fees will rise, adding |that nobody asked her|.",
        "that nobody asked her",
        "adding",
        "Ana Ruiz",
    );
    check("ANA RUIZ: |“We wait.”|", "“We wait.”", ":", "ANA RUIZ");
    check(
        "Ana Ruiz wrote to staff:\n\n|“We wait.”|",
        "“We wait.”",
        "wrote",
        "Ana Ruiz",
    );
}

#[test]
fn a_whole_sentence_is_taken_apart() {
    check(
        "|“We wait,” said Ana Ruiz, a crane operator. “And we hope.”|",
        "“We wait,” / “And we hope.”",
        "said",
        "Ana Ruiz, a crane operator",
    );
    check(
        "|“If it fails,” Ana Ruiz warned, “we start again.”|",
        "“If it fails,” / “we start again.”",
        "warned",
        "Ana Ruiz",
    );
    check(
        "|Experts warn that the pier may “fall apart.”|",
        "that the pier may “fall apart.”",
        "warn",
        "Experts",
    );
    check(
        "|Ana Ruiz said the pier will close.|",
        "the pier will close",
        "said",
        "Ana Ruiz",
    );
    check(
        "|According to the board, the pier will close.|",
        "the pier will close",
        "According to",
        "the board",
    );
    check(
        "|The pier will close, according to the board.|",
        "The pier will close",
        "according to",
        "the board",
    );
    check(
        "|The pier, according to two crews, has cracks.|",
        "The pier / has cracks",
        "according to",
        "two crews",
    );
    check(
        "|The pier will close, Ana Ruiz said.|",
        "The pier will close",
        "said",
        "Ana Ruiz",
    );
    check(
        "|The pier is believed to be unsafe.|",
        "to be unsafe",
        "is believed",
        "",
    );
}

#[test]
fn a_clause_inside_the_sentence_does_not_speak_for_it() {
    check(
        "|It carried 900 people in May, according to a report that the harbour office released on Monday.|",
        "It carried 900 people in May",
        "according to",
        "a report that the harbour office released on Monday",
    );
    check(
        "|A senior clerk, who asked not to be named because talks are going on, said the board had wavered in May.|",
        "the board had wavered in May",
        "said",
        "A senior clerk, who asked not to be named because talks are going on",
    );
    check(
        "The team found that many sold a boat, a share she called |“high for a town this small.”|",
        "“high for a town this small.”",
        "called",
        "she",
    );
}

#[test]
fn other_languages_have_their_own_order() {
    check(
        "항만청은 |“부두를 연다”|고 밝혔다.",
        "“부두를 연다”",
        "밝혔다",
        "항만청",
    );
    check(
        "|“부두를 연다”|고 항만청장은 말했다.",
        "“부두를 연다”",
        "말했다",
        "항만청장",
    );
    check(
        "|보고서에 따르면 배가 49척 떠났다.|",
        "배가 49척 떠났다",
        "따르면",
        "보고서",
    );
    check("|항만청은 부두를 연다고 밝혔다.|", "부두를 연다", "밝혔다", "항만청");
    check("港長は|「埠頭は開く」|と述べた。", "「埠頭は開く」", "述べた", "港長");
    check("港长王强表示：|“码头会开。”|", "“码头会开。”", "表示", "港长王强");
    check(
        "|« Le quai ouvre »|, a déclaré Ana Ruiz, directrice du port.",
        "« Le quai ouvre »",
        "déclaré",
        "Ana Ruiz, directrice du port",
    );
    check(
        "Ruiz betonte, |dass der Hafen offen sei|.",
        "dass der Hafen offen sei",
        "betonte",
        "Ruiz",
    );
}

#[test]
fn nothing_is_proposed_where_nothing_says_whose_words_they_are() {
    check(
        "|The pier was closed for a year|.",
        "The pier was closed for a year",
        "",
        "",
    );
    check("The so-called |“smart”| cranes cost more.", "“smart”", "", "");
    check("Ana Ruiz left. |“We wait.”| It rained.", "“We wait.”", "", "");
    // Two could have said it.
    check("Ana Ruiz said |“we wait,”| Ben Ode said.", "“we wait,”", "", "");
    // No words of another sentence, and no headline.
    check("The claims of the crews |were heard|.", "were heard", "", "");
    let headline = Page::of("Ruiz says |port will open|\n\nIt rained. It rained again.");
    let proposal = propose(headline.document.article(), headline.selected());
    assert_eq!((proposal.cue, proposal.source), (None, None));
}

#[test]
fn the_form_is_told_by_the_marks() {
    let form = |marked: &str| {
        let page = page(marked);
        propose(page.document.article(), page.selected()).form
    };
    assert_eq!(form("|“We wait,”| said Ana."), Some("direct"));
    assert_eq!(form("“|We wait|,” said Ana."), Some("direct"));
    assert_eq!(form("Ana said |that they “wait” for the tide|."), Some("mixed"));
    assert_eq!(form("Ana said |that they wait|."), Some("indirect"));
}

#[track_caller]
fn check_next(marked: &str, wanted: Option<&str>) {
    let page = page(marked);
    let article = page.document.article();
    let next = next_part(article, &Segments::from(page.selected()));
    assert_eq!(next.map(|it| article.quote(it)), wanted, "{marked}");
}

#[test]
fn the_next_part_follows_the_attribution_or_opens_the_next_paragraph() {
    check_next("|“We wait,”| said Ana Ruiz. “And we hope.”", Some("“And we hope.”"));
    check_next(
        "|“If it fails,”| Ana Ruiz warned, “we start again.”",
        Some("“we start again.”"),
    );
    check_next("|“We wait.”| “We hope.”", Some("“We hope.”"));
    check_next("|“We wait.|\n\n“We hope,” Ana Ruiz said.", Some("“We hope,”"));
    check_next("|“We wait.”|\n\n“We hope,” Ana Ruiz said.", Some("“We hope,”"));
    check_next(
        "|“We wait,”| said Ana Ruiz. The tide came in. The crew of the “Hope” left.",
        None,
    );
    check_next("|“We wait,”| said Ana Ruiz.", None);
    check_next("|The pier is open.|\n\n“We hope,” Ana Ruiz said.", None);
}

#[track_caller]
fn check_carried(marked: &str, wanted: Option<&str>) {
    let page = page(marked);
    let article = page.document.article();
    let carried = carry_over(article, page.selected());
    assert_eq!(carried.map(|it| article.quote(it.from)), wanted, "{marked}");
}

#[test]
fn a_lone_quotation_takes_the_speaker_of_its_neighbour() {
    check_carried("“We wait,” said Ana Ruiz. |“And we hope.”|", Some("“We wait,”"));
    check_carried(
        "|“And we hope.”| The tide came. “We wait,” said Ana Ruiz.",
        Some("“We wait,”"),
    );
    check_carried("“We wait,” said Ana Ruiz.\n\n|“And we hope.”|", Some("“We wait,”"));
    check_carried("“We wait,” said Ana Ruiz. |“And we hope,”| said Ben Ode.", None);
    check_carried("|“And we hope.”|", None);
    check_carried("|No quotation.|", None);
}

#[test]
fn a_very_long_line_is_not_read_through() {
    let text = format!(
        "Title\n\n{}“We wait,” said Ana Ruiz. {}",
        "The tide came in. ".repeat(200_000),
        "“It went out.” ".repeat(200_000)
    );
    let start = text.find("“We").unwrap();
    let article = Article::new(text.as_str());
    let selection = article.span(start..start + "“We wait,”".len()).unwrap();
    let proposal = propose(&article, selection);
    assert_eq!(proposal.source.map(|it| article.quote(it)), Some("Ana Ruiz"));
    assert!(next_part(&article, &proposal.segments).is_some());
    carry_over(&article, selection);
    let all = article.span(0..text.len()).unwrap();
    assert_eq!(propose(&article, all).source, None);
}

proptest! {
    #[test]
    fn any_selection_of_any_text_has_an_answer(
        text in "(\\PC|[ ,.:;?!“”\"'’‘«»()—\n]|said |Ana |that |according to |told |was |by |The |claim |은 |고 말했다|「|」|と述べた){1,60}",
        ends: (prop::sample::Index, prop::sample::Index),
    ) {
        let article = Article::new(text.as_str());
        let bounds: Vec<usize> = text.char_indices().map(|it| it.0).chain([text.len()]).collect();
        let (a, b) = (bounds[ends.0.index(bounds.len())], bounds[ends.1.index(bounds.len())]);
        if let Ok(selection) = article.span(a.min(b)..a.max(b)) {
            let proposal = propose(&article, selection);
            for part in [proposal.cue, proposal.source].into_iter().flatten() {
                prop_assert!(!article.quote(part).trim().is_empty());
                prop_assert!(proposal.segments.iter().all(|it| !it.touches(part)), "a part lies in the content");
            }
            if let (Some(cue), Some(source)) = (proposal.cue, proposal.source) {
                prop_assert!(!cue.touches(source), "{:?}", article.quote(cue));
            }
            next_part(&article, &proposal.segments);
            carry_over(&article, selection);
        }
    }
}

#[test]
fn who_asked_not_to_be_named_said_something_else() {
    let page = page("|An official who asked not to be named because he may not speak said the board would fail.|");
    let proposal = propose(page.document.article(), page.selected());
    let cue = proposal.cue.map(|it| page.document.article().quote(it));
    assert_ne!(cue, Some("asked"), "{}", proposal.reason);
}
