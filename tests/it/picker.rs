//! The speaker picker: who comes first, and why.

use std::sync::Arc;

use pressmark::engine::picker::{Candidate, Card, Picker};
use pressmark::text::name::Agreement;

/// A candidate by name and aliases, with what speaks for it.
struct Person {
    names: Vec<Arc<str>>,
    detail: &'static str,
    in_sentence: Option<Agreement>,
    is_last: bool,
    mentions: usize,
    recent: Option<usize>,
}

fn person(names: &str) -> Person {
    Person {
        names: names.split('|').map(Arc::from).collect(),
        detail: "",
        in_sentence: None,
        is_last: false,
        mentions: 0,
        recent: None,
    }
}

fn picker(people: &[Person]) -> Picker<usize> {
    Picker::new(people.iter().enumerate().map(|(key, it)| Candidate {
        key,
        card: Card::of(&it.names, it.detail).into(),
        in_sentence: it.in_sentence,
        is_last: it.is_last,
        mentions: it.mentions,
        recent: it.recent,
    }))
}

/// The rows for `query` as “name: why”.
#[track_caller]
fn check(people: &[Person], query: &str, expected: &[&str]) {
    let rows = picker(people).rank(query, 10);
    let shown: Vec<String> = rows
        .iter()
        .map(|it| match it.why.as_str() {
            "" => people[it.key].names[0].to_string(),
            why => format!("{}: {why}", people[it.key].names[0]),
        })
        .collect();
    assert_eq!(shown, expected, "{query:?}");
}

fn cast() -> Vec<Person> {
    vec![
        Person {
            recent: Some(1),
            ..person("Bo Lind")
        },
        person("Ada Marsh"),
        Person {
            mentions: 3,
            ..person("Cleo Tarn")
        },
        Person {
            in_sentence: Some(Agreement::Whole),
            ..person("Oh Kyung-seob|오경섭")
        },
        Person {
            is_last: true,
            mentions: 1,
            ..person("Dora Finch")
        },
        Person {
            recent: Some(0),
            detail: "director, Institute of Tides",
            ..person("Wim Aster")
        },
    ]
}

#[test]
fn without_a_query_the_likeliest_comes_first_and_says_why() {
    check(
        &cast(),
        "",
        &[
            "Oh Kyung-seob: named in this sentence",
            "Dora Finch: last speaker, 1 mention here",
            "Cleo Tarn: 3 mentions here",
            "Wim Aster: used recently",
            "Bo Lind: used recently",
            "Ada Marsh",
        ],
    );
    check(
        &cast(),
        "  ",
        &[
            "Oh Kyung-seob: named in this sentence",
            "Dora Finch: last speaker, 1 mention here",
            "Cleo Tarn: 3 mentions here",
            "Wim Aster: used recently",
            "Bo Lind: used recently",
            "Ada Marsh",
        ],
    );
    assert_eq!(picker(&cast()).rank("", 2).len(), 2);
    assert!(picker(&cast()).rank("a", 0).is_empty());
    assert!(picker(&[]).rank("a", 5).is_empty());
}

#[test]
fn a_query_finds_names_aliases_and_details() {
    check(&cast(), "mar", &["Ada Marsh", "Wim Aster: used recently"]);
    check(&cast(), "mars", &["Ada Marsh"]);
    check(&cast(), "MÁRSH", &["Ada Marsh"]);
    check(&cast(), "marsh ada", &["Ada Marsh"]);
    check(&cast(), "kyungseob", &["Oh Kyung-seob: named in this sentence"]);
    check(&cast(), "kyung seob", &["Oh Kyung-seob: named in this sentence"]);
    check(
        &cast(),
        "오경",
        &["Oh Kyung-seob: matches alias 오경섭, named in this sentence"],
    );
    check(
        &cast(),
        "institute",
        &["Wim Aster: matches role or affiliation, used recently"],
    );
    check(&cast(), "zzq", &[]);
}

#[test]
fn hangul_and_latin_find_each_other_while_typed() {
    let people = [
        person("Oh Kyung-seob"),
        person("한서윤"),
        person("Ada Marsh"),
        person("Han Bom"),
    ];
    for typed in ["오경섭", "오경", "오"] {
        check(&people, typed, &["Oh Kyung-seob"]);
    }
    for typed in ["Han Seo-yoon", "han seoy", "seoyoon", "han seo-y"] {
        assert_eq!(picker(&people).rank(typed, 5)[0].key, 1, "{typed}");
    }
    assert_eq!(picker(&people).rank("경섭", 5).len(), 1);
}

#[test]
fn a_better_match_comes_before_a_better_reason_and_reasons_break_ties() {
    let people = [
        Person {
            mentions: 9,
            ..person("Mara Lindsay")
        },
        person("Lind"),
        Person {
            is_last: true,
            ..person("Bo Lind")
        },
        person("Al Lind"),
    ];
    let rows: Vec<usize> = picker(&people).rank("lind", 9).iter().map(|it| it.key).collect();
    assert_eq!(rows, [1, 2, 3, 0]);
    let people = [
        Person {
            mentions: 5,
            ..person("Bo Lind")
        },
        person("Al Lind"),
        Person {
            in_sentence: Some(Agreement::Surname),
            ..person("Cy Lind")
        },
    ];
    let rows: Vec<usize> = picker(&people).rank("lind", 9).iter().map(|it| it.key).collect();
    assert_eq!(rows, [2, 0, 1]);
}

#[test]
fn the_letters_that_match_are_told_by_their_place_in_the_shown_name() {
    let people = [person("Oh Kyung-seob"), person("Zoë Sørås"), person("한서윤")];
    let matched = |query: &str| picker(&people).rank(query, 1)[0].matched.clone();
    assert_eq!(matched("kyungs"), [3, 4, 5, 6, 7, 9]);
    assert_eq!(matched("soras"), [4, 5, 6, 7, 8]);
    assert_eq!(matched("서윤"), [1, 2]);
    assert_eq!(matched("okse"), [0, 3, 9, 10]);
}

#[test]
fn any_letters_may_be_typed() {
    for query in [
        "'",
        "\"",
        "^",
        "!a",
        "$",
        "\\",
        "ㅇ",
        "오ㄱ",
        "👩‍👧",
        "e\u{301}",
        "a b c d e f",
    ] {
        let _ = picker(&cast()).rank(query, 5);
    }
}
