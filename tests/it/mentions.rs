//! Further mentions of an entry: where its names stand in an article.

use pressmark::engine::mention::mentions_of;
use pressmark::model::article::Article;
use pressmark::text::name::Agreement;
use proptest::prelude::*;

/// `text` with each mention of `names` in brackets: `[…]` a name as given, `(…)` a family name.
#[track_caller]
fn check(names: &[&str], marked: &str) {
    let text: String = marked
        .chars()
        .filter(|it| !matches!(it, '[' | ']' | '<' | '>'))
        .collect();
    let mut shown = text.clone();
    for mention in mentions_of(&Article::new(text), names).iter().rev() {
        let [open, close] = match mention.agreement {
            Agreement::Whole => ["[", "]"],
            _ => ["<", ">"],
        };
        shown.insert_str(mention.span.end(), close);
        shown.insert_str(mention.span.start(), open);
    }
    assert_eq!(shown, marked, "{names:?}");
}

#[test]
fn full_names_are_found_at_word_borders_in_any_case() {
    check(
        &["Ada Marsh"],
        "“We rebuild,” said [Ada Marsh]. [ADA MARSH]! ([Ada\u{a0}Marsh])",
    );
    check(
        &["Ada Marsh"],
        "Ada Marshal, Nada Marsh and Ada Marsh-Lind are others; [Ada Marsh]’s map is not",
    );
    check(&["Ada Marsh"], "Nothing here");
    check(&["MSMT"], "The [MSMT] report, not the msmt or MSMTs");
    check(&["Oh Kyung-seob"], "[Oh Kyung-seob] and [Oh Kyung‑seob]");
    check(&["Zoë Sørås"], "[Zoe\u{308} Søra\u{30a}s] and [Zoë Sørås]");
    check(&["", "  "], "Nothing");
}

#[test]
fn a_family_name_counts_after_the_full_name_only() {
    check(
        &["Ada Marsh"],
        "Marsh was not yet named. [Ada Marsh] came. <Marsh> said so, Dr. <Marsh> and Ms. <Marsh>.",
    );
    check(
        &["Ada Marsh"],
        "[Ada Marsh] met Bea Marsh on Marsh Street. But <Marsh> left; the marsh stayed.",
    );
    check(
        &["Ada Marsh"],
        "[Ada Marsh] won.\n\n“<Marsh> won,” said Minister <Marsh>.",
    );
    check(
        &["Oh Kyung-seob"],
        "[Oh Kyung-seob] spoke. “Yes,” <Oh> said. “Ohio,” he said.",
    );
    check(&["Oh Kyung Seob", "오경섭"], "[Oh Kyung Seob] spoke. <Oh> said more.");
    check(&["Harbour Board"], "The [Harbour Board] met. The Board rose.");
}

#[test]
fn the_longest_name_wins_and_none_overlap() {
    check(
        &["Northern Audit Office", "NAO", "Audit Office"],
        "The [Northern Audit Office] ([NAO]), an [Audit Office]",
    );
    check(&["Ada Marsh", "Marsh"], "[Marsh] and [Ada Marsh]");
}

#[test]
fn korean_particles_and_titles_end_no_word() {
    check(
        &["오경섭"],
        "[오경섭]은 말했다. [오경섭] 연구위원이, [오경섭]씨는, 오경섭호텔에서",
    );
    check(
        &["한서윤"],
        "한 교수는 없다. [한서윤] 교수가 왔다. <한 교수>는 “좋다”고 했다. <한 씨>의 말. 한번 더",
    );
    check(&["Ada Marsh"], "[Ada Marsh]는 말했다");
}

#[test]
fn long_lines_of_many_mentions_are_all_found() {
    let text = "Ada Marsh and Marsh. ".repeat(3000);
    assert_eq!(mentions_of(&Article::new(text), &["Ada Marsh"]).len(), 6000);
}

proptest! {
    #[test]
    fn mentions_are_in_order_apart_and_hold_a_name(
        words in proptest::collection::vec(proptest::sample::select(vec![
            "Ada", "Marsh", "Ada Marsh", "said.", "오경섭", "오경섭은", "-", "the", "“", "é", "\n", "👩‍👧",
        ]), 0..40),
        gaps in proptest::collection::vec(any::<bool>(), 40),
    ) {
        let pieces = words.iter().zip(gaps).map(|(word, gap)| format!("{word}{}", if gap { " " } else { "" }));
        let article = Article::new(pieces.collect::<String>());
        let mut end = 0;
        for mention in mentions_of(&article, &["Ada Marsh", "오경섭"]) {
            prop_assert!(mention.span.start() >= end);
            end = mention.span.end();
            let words = &article.text()[mention.span.range()];
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert!(["Ada Marsh", "Marsh", "오경섭"].contains(&words.as_str()), "{}", words);
        }
    }
}
