use jiff::civil::{Date, date};

use super::*;

fn best(original: &str, translation: &str, published: Date) -> Option<Agreement> {
    let one = korean(original, 0..original.len(), Some(published));
    let other = english(translation, 0..translation.len(), Some(published));
    let pairs = one
        .iter()
        .flat_map(|a| other.iter().map(move |b| agreement(a, b, Some(published))));
    pairs.max()
}

fn told(original: &str, translation: &str, published: Date) -> String {
    let one = korean(original, 0..original.len(), Some(published));
    let other = english(translation, 0..translation.len(), Some(published));
    format!(
        "{original} / {translation}: {:?} of {one:?} and {other:?}",
        best(original, translation, published)
    )
}

#[test]
fn the_shared_vectors_agree() {
    let root = std::env::var_os("PRESSMARK_SHARED").map(std::path::PathBuf::from);
    let root = root.unwrap_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    let Ok(table) = std::fs::read_to_string(root.join("data/ko-numbers/date-vectors.tsv")) else {
        eprintln!("skipped: the date vectors are not there (set PRESSMARK_SHARED)");
        return;
    };
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [dateline, original, translation, expected, ..] = columns[..] else {
            continue;
        };
        let published: Date = dateline.parse().unwrap();
        let numbers = || {
            let one = crate::text::number::korean(original, 0..original.len());
            let other = crate::text::number::english(translation, 0..translation.len());
            one.iter()
                .zip(&other)
                .any(|(a, b)| crate::text::number::agreement(a, b) == crate::text::number::Agreement::Same)
        };
        let agrees = best(original, translation, published) >= Some(Agreement::LessExact) || numbers();
        if agrees != (expected == "match") {
            wrong.push(told(original, translation, published));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All of Thursday, 12 March 2026.
#[rustfmt::skip] // A table.
const PAIRS: &[(&str, &str, Agreement)] = &[
    ("지난 3일", "March 3", Agreement::Same),
    ("지난 20일", "Feb. 20", Agreement::Same),
    ("지난 20일", "March 20", Agreement::Doubtful),
    ("12일", "Thursday", Agreement::Same),
    ("12일", "Wednesday", Agreement::Different),
    ("11일(현지시간)", "Thursday", Agreement::OtherZone),
    ("오는 15일", "Sunday", Agreement::Same),
    ("지난해 9월", "September last year", Agreement::Same),
    ("지난해 9월", "last September", Agreement::Same),
    ("지난해 9월", "September 2024", Agreement::Different),
    ("지난해 9월", "last year", Agreement::LessExact),
    ("지난달 8일", "Feb. 8", Agreement::Same),
    ("지난달 8일", "Feb. 18", Agreement::Different),
    ("다음 달", "next month", Agreement::Same),
    ("다음 달", "in April", Agreement::Same),
    ("2023년 5월 9일", "on May 9, 2023", Agreement::Same),
    ("2023년 5월 9일", "on 9 May 2023", Agreement::Same),
    ("2023년 5월 9일", "on May 9, 2022", Agreement::Different),
    ("올해 하반기", "the second half of this year", Agreement::Same),
    ("올해 하반기", "the first half of this year", Agreement::Different),
    ("오전 10시 30분", "10:30 a.m.", Agreement::Same),
    ("오후 10시 30분", "10:30 a.m.", Agreement::Different),
    ("정오", "noon", Agreement::Same),
    ("1980년대", "the 1980s", Agreement::Same),
    ("1980년대", "the 1970s", Agreement::Different),
    ("지난주", "last week", Agreement::Same),
    ("4월 초", "early April", Agreement::Same),
    ("4월 초", "late April", Agreement::Different),
    ("목요일", "Thursday", Agreement::Same),
];

#[test]
fn dates_of_both_languages_agree() {
    let published = date(2026, 3, 12);
    let wrong: Vec<String> = PAIRS
        .iter()
        .filter(|it| best(it.0, it.1, published) != Some(it.2))
        .map(|it| format!("{:?} expected: {}", it.2, told(it.0, it.1, published)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_range_shares_its_year() {
    let published = date(2026, 3, 12);
    let text = "Between January and mid-December last year";
    let found = english(text, 0..text.len(), Some(published));
    assert_eq!(
        found.iter().map(|it| it.year).collect::<Vec<_>>(),
        [Some(2025), Some(2025)]
    );
    let text = "지난해 1월부터 12월 중순까지";
    let found = korean(text, 0..text.len(), Some(published));
    assert_eq!(
        found.iter().map(|it| it.year).collect::<Vec<_>>(),
        [Some(2025), Some(2025)]
    );
}

#[test]
fn words_that_look_like_dates_are_none() {
    let published = Some(date(2026, 3, 12));
    for text in [
        "3일간 이어진 회의",
        "오늘날 세계",
        "일 년 내내",
        "올림픽",
        "다음 회의",
        "오는 사람",
    ] {
        assert_eq!(korean(text, 0..text.len(), published), [], "{text}");
    }
    for text in [
        "They may march on.",
        "2,024 people",
        "a second term",
        "1500 people came",
        "the 3rd man",
    ] {
        assert_eq!(english(text, 0..text.len(), published), [], "{text}");
    }
}

#[test]
fn a_weekday_that_is_not_that_of_its_date_is_told() {
    let published = Some(date(2026, 3, 12));
    let wrong = |text: &str| {
        english(text, 0..text.len(), published)
            .first()
            .and_then(|it| it.wrong_weekday(published))
    };
    assert_eq!(wrong("on Wednesday, March 11"), None);
    assert_eq!(wrong("on Tuesday, March 11"), Some(Weekday::Wednesday));
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_the_readers(text in "[가-힣0-9a-zA-Z년월일시분오전후지난해초말반기화 ,.():-]{0,80}|.{0,60}") {
        let published = Some(date(2026, 3, 12));
        for when in korean(&text, 0..text.len(), published).into_iter().chain(english(&text, 0..text.len(), published)) {
            assert!(text.get(when.at.clone()).is_some_and(|it| !it.is_empty()));
        }
    }
}
