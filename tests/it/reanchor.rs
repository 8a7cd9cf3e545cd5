//! Words are found again where they went, or not at all.

use pressmark::engine::reanchor::{Found, anchor_of, find, find_all};
use pressmark::model::anchor::{Anchor, Exact};
use pressmark::model::article::Article;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// The anchor of the words between `[` and `]` in `before`, and where it points in `after`, shown the same way.
#[track_caller]
fn check(before: &str, after: &str, expected: &str) {
    let start = before.find('[').unwrap();
    let end = before.find(']').unwrap() - 1;
    let old = Article::new(before.replace(['[', ']'], ""));
    let anchor = anchor_of(&old, old.span(start..end).unwrap());
    let new = Article::new(after);
    let shown = match find(&new, &anchor).span() {
        None => "lost".to_owned(),
        Some(span) => format!(
            "{}[{}]{}",
            &after[..span.start()],
            new.quote(span),
            &after[span.end()..]
        ),
    };
    assert_eq!(shown, expected, "{before}");
}

#[test]
fn words_are_found_where_they_went() {
    check(
        "The river [rose by a metre] at night.",
        "The river rose by a metre at night.",
        "The river [rose by a metre] at night.",
    );
    check(
        "The river [rose] at night.",
        "Late on: The river rose at night.",
        "Late on: The river [rose] at night.",
    );
    // One side was rewritten; the words are long and stand only here.
    check(
        "The river [rose by a whole metre] at night.",
        "Upstream, a dam rose by a whole metre at night.",
        "Upstream, a dam [rose by a whole metre] at night.",
    );
    // What followed was rewritten; all that stood before is still there.
    check(
        "On Monday the old harbour master [said] nothing.",
        "Later. On Monday the old harbour master said\na lot. Others said nothing.",
        "Later. On Monday the old harbour master [said]\na lot. Others said nothing.",
    );
    // The same words elsewhere do not confuse it: the surroundings tell them apart.
    check(
        "First he said yes. Then she [said] no.",
        "It began so: First he said yes. Then she said no.",
        "It began so: First he said yes. Then she [said] no.",
    );
}

#[test]
fn what_is_not_certain_is_lost() {
    check(
        "The river [rose by a metre] at night.",
        "The river rose by two metres at night.",
        "lost",
    );
    check(
        "One: she [said] no.",
        "Two: one: she said no. Or: one: she said no.",
        "lost",
    );
    check(
        "Then he [said] nothing more to them.",
        "Nobody there had ever said what it was.",
        "lost",
    );
    check("[a]", "b a", "lost");
    check("Some [words] here.", "", "lost");
}

#[test]
fn the_same_word_at_the_same_place_by_chance_is_not_taken() {
    check(
        "The mayor [said] the bridge was safe.",
        "Anna Webb [said] nothing. The mayor said the bridge was safe."
            .replace(['[', ']'], "")
            .as_str(),
        "Anna Webb said nothing. The mayor [said] the bridge was safe.",
    );
}

/// Where the words in brackets of `before` are in `after`, each as it is found there or as `-`.
fn where_all_went(before: &str, after: &str) -> String {
    let old = Article::new(before.replace(['[', ']'], ""));
    let mut anchors = Vec::new();
    for (k, (open, _)) in before.match_indices('[').enumerate() {
        let end = before[open..].find(']').unwrap() + open;
        let span = old.span(open - 2 * k..end - 2 * k - 1).unwrap();
        anchors.push(anchor_of(&old, span));
    }
    let new = Article::new(after);
    let found = find_all(&new, &anchors.iter().collect::<Vec<_>>());
    let shown = found
        .iter()
        .map(|it| it.span().map_or("-".into(), |it| it.start().to_string()));
    shown.collect::<Vec<String>>().join(" ")
}

const FERRY: &str = "The [ferry] left the island at noon, the harbour office said.\n\n";
const FLOOD: &str = "By then [the river had risen by a metre] and the lower road was closed to all traffic.\n\n";
const VOTE: &str = "The council [will vote on Friday] about the new dam.\n";

#[test]
fn a_copy_of_an_edited_passage_is_not_taken_for_it() {
    let plain = |it: &str| it.replace(['[', ']'], "");
    let edited = plain(FLOOD).replace("a metre", "two metres");
    let after = [plain(FLOOD), plain(FERRY), edited, plain(VOTE)].concat();
    let vote = after.find("will").unwrap();
    let ferry = after.find("ferry").unwrap();
    assert_eq!(
        where_all_went(&[FERRY, FLOOD, VOTE].concat(), &after),
        format!("{ferry} - {vote}")
    );
}

#[test]
fn a_passage_that_moved_as_a_whole_keeps_its_marks() {
    let plain = |it: &str| it.replace(['[', ']'], "");
    let after = [plain(FLOOD), plain(FERRY), plain(VOTE)].concat();
    let place = |it: &str| after.find(it).unwrap();
    assert_eq!(
        where_all_went(&[FERRY, FLOOD, VOTE].concat(), &after),
        format!("{} {} {}", place("ferry"), place("the river"), place("will"))
    );
}

#[test]
fn very_long_words_are_kept_by_their_ends() {
    let long: String = (0..900).map(|it| format!("wort{it}ü ")).collect();
    let old = Article::new(format!("Before it: {long}. After it."));
    let span = old.span(11..11 + long.len()).unwrap();
    let anchor = anchor_of(&old, span);
    let Exact::Ends { head, tail, bytes } = &anchor.exact else {
        panic!("{anchor:?}");
    };
    assert_eq!(
        (head.chars().count(), tail.chars().count(), *bytes),
        (200, 200, long.len() as u64)
    );
    assert_eq!(find(&old, &anchor), Found::InPlace(span));
    let new = Article::new(format!("More. Before it: {long}. After it."));
    assert_eq!(
        find(&new, &anchor),
        Found::Moved(new.span(17..17 + long.len()).unwrap())
    );
    let cut = Article::new(format!("More. Before it: {}. After it.", long.replace("wort500ü ", "")));
    assert_eq!(find(&cut, &anchor), Found::Lost);
}

#[test]
fn surroundings_end_between_graphemes() {
    let text = format!("{}e\u{301}|x|{}", "👩‍🔬".repeat(40), "👩‍🔬".repeat(40));
    let article = Article::new(text.replace('|', ""));
    let at = article.text().find('x').unwrap();
    let anchor = anchor_of(&article, article.span(at..at + 1).unwrap());
    assert!(
        anchor.prefix.ends_with("👩‍🔬e\u{301}") && anchor.prefix.starts_with("👩‍🔬"),
        "{anchor:?}"
    );
    assert!(anchor.suffix.ends_with("👩‍🔬"), "{anchor:?}");
    assert!(anchor.prefix.chars().count() <= 32 && anchor.suffix.chars().count() <= 32);
    let flood = Article::new(format!("a{}b", "\u{301}".repeat(5000)));
    let last = flood.span(flood.len() - 1..flood.len()).unwrap();
    assert_eq!(anchor_of(&flood, last).prefix, "");
}

/// A text in which no 16 bytes occur twice.
fn counted(words: usize) -> String {
    (0..words)
        .map(|it| format!("{} words{it} und{}é ", it * 7 % 10, it * 31))
        .collect()
}

fn anchors(article: &Article, ends: &[(Index, Index)]) -> Vec<Anchor> {
    let boundaries: Vec<usize> = (0..=article.len())
        .filter(|&it| article.text().is_char_boundary(it))
        .collect();
    let spans = ends.iter().filter_map(|(a, b)| {
        let (a, b) = (*a.get(&boundaries), *b.get(&boundaries));
        article.span(a.min(b)..a.max(b)).ok()
    });
    spans.map(|it| anchor_of(article, it)).collect()
}

proptest! {
    #[test]
    fn an_insertion_elsewhere_moves_every_mark_exactly(
        ends in vec((any::<Index>(), any::<Index>()), 1..20),
        at: Index,
        inserted in "\\PC{1,40}",
    ) {
        let text = counted(60);
        let old = Article::new(text.clone());
        let anchors = anchors(&old, &ends);
        let at = text.floor_char_boundary(at.index(text.len()));
        let new = Article::new(format!("{}{inserted}{}", &text[..at], &text[at..]));
        let found = find_all(&new, &anchors.iter().collect::<Vec<_>>());
        for (anchor, found) in anchors.iter().zip(found) {
            let (start, end) = (anchor.start as usize, anchor.end as usize);
            // Put into the words themselves, it is no insertion elsewhere.
            if start < at && at < end {
                continue;
            }
            let by = if at <= start { inserted.len() } else { 0 };
            let near = (start.saturating_sub(130)..end + 130).contains(&at);
            match found.span() {
                Some(span) => prop_assert_eq!(span.range(), start + by..end + by),
                None => prop_assert!(near, "{:?}", anchor),
            }
        }
    }

    #[test]
    fn the_words_of_every_place_found_are_the_words_meant(
        old in "[ab \\n]{1,60}",
        new in "[ab \\n]{0,200}",
        ends in vec((any::<Index>(), any::<Index>()), 1..8),
    ) {
        let anchors = anchors(&Article::new(old.as_str()), &ends);
        let new = Article::new(format!("{new}{old}{new}"));
        let all: Vec<&Anchor> = anchors.iter().collect();
        for (anchor, found) in anchors.iter().zip(find_all(&new, &all)) {
            if let Some(span) = found.span() {
                prop_assert!(anchor.exact.matches(new.quote(span)));
            }
            // All together they know of each other, and can only doubt more.
            if found != Found::Lost {
                prop_assert_eq!(find(&new, anchor), found, "one by one as all together");
            }
        }
    }
}
