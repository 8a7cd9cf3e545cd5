use super::*;

/// The best agreement between any number of the one and any of the other.
fn best(original: &str, translation: &str) -> Option<Agreement> {
    let (one, other) = (
        korean(original, 0..original.len()),
        english(translation, 0..translation.len()),
    );
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| agreement(a, b)));
    pairs.max()
}

#[test]
fn the_shared_vectors_agree() {
    let root = std::env::var_os("PRESSMARK_SHARED").map(std::path::PathBuf::from);
    let root = root.unwrap_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    let Ok(table) = std::fs::read_to_string(root.join("data/ko-numbers/number-vectors.tsv")) else {
        eprintln!("skipped: the number vectors are not there (set PRESSMARK_SHARED)");
        return;
    };
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [original, .., translation, expected] = columns[..] else {
            continue;
        };
        let agrees = best(original, translation) >= Some(Agreement::Unbounded);
        if agrees != (expected == "match") {
            wrong.push(told(original, translation, expected));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A number of the original, one of the translation, and how they agree.
#[rustfmt::skip] // A table.
const PAIRS: &[(&str, &str, Agreement)] = &[
    ("배 1만2천 척", "12,000 boats", Agreement::Same),
    ("쌀 34만 톤", "340,000 tons of rice", Agreement::Same),
    ("쌀 34만 톤", "3.4 million tons of rice", Agreement::Magnitude(1)),
    ("주민 일흔두 명", "seventy-two residents", Agreement::Same),
    ("5할", "half", Agreement::Same),
    ("석 달 반", "three and a half months", Agreement::Same),
    ("10년 만에", "for the first time in a decade", Agreement::Same),
    ("사흘 동안", "for three days", Agreement::Same),
    ("1년 6개월", "18 months", Agreement::Same),
    ("수십만 마리", "hundreds of thousands of birds", Agreement::Same),
    ("수십만 마리", "tens of thousands of birds", Agreement::Magnitude(-1)),
    ("예산 50억 유로", "a budget of 5 billion euros", Agreement::Same),
    ("예산 50억 유로", "a budget of 5 billion won", Agreement::Unit),
    ("예산 50억 유로", "a budget of 5 billion dollars", Agreement::Unit),
    ("3명 이상", "three or more people", Agreement::Same),
    ("3명 이상", "three people", Agreement::Unbounded),
    ("3명 이상", "no more than three people", Agreement::Bound),
    ("4.2% 올랐다", "rose 4.2 percent", Agreement::Same),
    ("4.2% 올랐다", "dropped 4.2 percent", Agreement::Direction),
    ("4.2% 올랐다", "a 4.2 percent drop", Agreement::Direction),
    ("23억6000만 원", "2.4 billion won", Agreement::Near),
    ("7400대", "7,000 vehicles", Agreement::Value),
    ("제3차 회의", "the third meeting", Agreement::Same),
    ("세 번째 회의", "the fourth meeting", Agreement::Value),
    ("섭씨 30도", "30 degrees Celsius", Agreement::Same),
    ("시속 120km", "75 miles per hour", Agreement::Near),
    ("만 명이 넘는 시민", "more than 10,000 citizens", Agreement::Same),
    ("5명 중 2명", "two of the five", Agreement::Same),
    ("천만 명", "10 million people", Agreement::Same),
    ("1억5천만 명", "one hundred and fifty million people", Agreement::Same),
    ("약 2500만 원", "about $25 million", Agreement::Unit),
];

#[test]
fn values_of_both_languages_agree() {
    let mut wrong = Vec::new();
    for (original, translation, expected) in PAIRS {
        let found = best(original, translation);
        if found != Some(*expected) {
            wrong.push(told(original, translation, &format!("{found:?}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn told(original: &str, translation: &str, found: &str) -> String {
    let (one, other) = (
        korean(original, 0..original.len()),
        english(translation, 0..translation.len()),
    );
    format!("{original} / {translation}: {found} of {one:?} and {other:?}")
}

#[track_caller]
fn check_none(text: &str) {
    let found = if text.is_ascii() {
        english(text, 0..text.len())
    } else {
        korean(text, 0..text.len())
    };
    assert_eq!(found, [], "{text}");
}

#[test]
fn words_and_names_that_look_like_numbers_are_none() {
    check_none("이 일만 아니라 조사도 한다");
    check_none("한 목소리를 냈다, 세 확산, 서 있다");
    check_none("코로나19 이후 F-16 전투기");
    check_none("2025년 6월 17일 오후 6시 11분");
    check_none("17일(현지시간) 세계 정세");
    check_none("1인당");
    check_none("02-123-4567로 문의");
    check_none("an F-16 and a Boeing 737 in June 2025");
    check_none("on June 17 at 6 p.m. and on 9 May 2024, at 18:11");
    check_none("no one said that this one was it");
    check_none("the 1990s, and see https://example.org/12/34");
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_the_readers(text in "[가-힣0-9a-zA-Z만억조천백십한두세 ,.%$~분의일월년 -]{0,80}|.{0,60}") {
        for quantity in korean(&text, 0..text.len()).into_iter().chain(english(&text, 0..text.len())) {
            assert!(text.get(quantity.at.clone()).is_some_and(|it| !it.is_empty()));
            assert!(quantity.value.is_finite());
        }
    }
}
