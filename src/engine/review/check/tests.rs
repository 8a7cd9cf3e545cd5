use jiff::civil::date;

use super::*;
use crate::engine::review::pair::Kind;

/// All of Thursday, 12 March 2026.
pub(super) fn found_in(original: &[&str], translation: &[&str]) -> Vec<Finding> {
    let (one, other) = (Article::new(original.join("\n")), Article::new(translation.join("\n")));
    let cut = |article: &Article| -> Vec<Segment> {
        let spans = (0..article.paragraph_count()).filter_map(|it| article.span(article.paragraph(it)).ok());
        spans
            .map(|span| Segment {
                span,
                kind: Kind::Prose,
            })
            .collect()
    };
    let (from, to) = (cut(&one), cut(&other));
    let beads: Vec<Bead> = (0..from.len().max(to.len()))
        .map(|it| Bead {
            original: it.min(from.len())..(it + 1).min(from.len()),
            translation: it.min(to.len())..(it + 1).min(to.len()),
        })
        .collect();
    let day = Some(date(2026, 3, 12));
    let dates = Dates {
        original: day,
        translation: day,
    };
    let texts = [
        Text {
            article: &one,
            segments: &from,
        },
        Text {
            article: &other,
            segments: &to,
        },
    ];
    let source = (!original.is_empty()).then_some(&texts[0]);
    findings(source, &texts[1], &beads, dates, &Glossary::default())
}

/// Ids and levels of what is found in one pair; notes are left out.
pub(super) fn told(original: &str, translation: &str) -> Vec<(&'static str, Level)> {
    let found = found_in(&[original], &[translation]);
    found
        .iter()
        .filter(|it| it.level > Level::Note)
        .map(|it| (it.check.id, it.level))
        .collect()
}

#[rustfmt::skip] // A table.
const WRONG: &[(&str, &str, &str, Level)] = &[
    ("T1", "어선 420척이 항구를 떠났다.", "Some 240 fishing boats left the port.", Level::Error),
    ("T1", "쌀 3만 톤을 보냈다.", "It sent 300,000 tons of rice.", Level::Error),
    ("T1", "매출이 4.2% 늘었다.", "Sales fell 4.2 percent.", Level::Error),
    ("T1", "주민 70명 이상이 대피했다.", "No more than 70 residents were evacuated.", Level::Error),
    ("T1", "세 번째 다리가 놓였다.", "The fourth bridge was built.", Level::Error),
    ("T2", "사업비는 350억원이다.", "The project costs $35 billion.", Level::Error),
    ("T2", "금리를 0.5%포인트 올렸다.", "It raised the rate by 0.5 percent.", Level::Error),
    ("T1", "땅 2000평을 샀다.", "It bought 2,000 square meters of land.", Level::Error),
    ("T3", "배는 지난 3일 떠났다.", "The ship left on March 4.", Level::Error),
    ("T3", "배는 11일 떠났다.", "The ship left Tuesday.", Level::Error),
    ("T3", "다리는 지난해 9월 무너졌다.", "The bridge collapsed in September 2024.", Level::Error),
    ("T4", "강나루 선장이 배를 몰았다.", "Captain Kang Na-ri steered the ship.", Level::Error),
    ("T4", "강나루 선장이 배를 몰았다.", "Captain Jang Na-ru steered the ship.", Level::Error),
    ("T5", "시장은 다리가 낡았다고 봤다.", "The mayor saw the bridge as “much too old to carry anybody.”", Level::Error),
    ("T5", "그는 “다리가 너무 낡아 위험하다”고 말했다.", "He said that the bridge was old and dangerous.", Level::Warning),
    ("T6", "배는 항구로 돌아오지 않았다.", "The ship returned to the port.", Level::Warning),
    ("T6", "배는 항구로 돌아왔다.", "The ship did not return to the port.", Level::Warning),
    ("T8", "로이터통신은 배가 떠났다고 보도했다.", "AFP reported that the ship had left.", Level::Error),
    ("T8", "일본은 협상에 나섰다.", "China took part in the talks.", Level::Error),
    ("T8", "항만청은 배가 떠났다고 밝혔다.", "The ship has left the port.", Level::Warning),
    ("T9", "배가 항구를 떠났다.", "The ship left the 항구 in the morning.", Level::Warning),
    ("T13", "국방부 차관이 배를 찾았다.", "The defense minister visited the ship.", Level::Warning),
    ("T15", "문의는 desk@example.org로 하면 된다.", "Write to desc@example.org for more.", Level::Error),
    ("T8", "대만과 일본이 나섰다.", "Taiwan and China took part.", Level::Error),
    ("T18", "사진 왼쪽이 새 다리다.", "The new bridge is on the right.", Level::Warning),
    ("T21", "새 다리가 놓였다.", "The largest bridge was built.", Level::Warning),
];

/// Fails with every fault of `table` (check, original, translation, level) that is not found.
pub(super) fn finds_each(table: &[(&str, &str, &str, Level)]) {
    let missed: Vec<String> = table
        .iter()
        .filter(|it| !told(it.1, it.2).contains(&(it.0, it.3)))
        .map(|it| format!("{} {:?} in {} / {}: {:?}", it.0, it.3, it.1, it.2, told(it.1, it.2)))
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn each_check_finds_its_fault() {
    finds_each(WRONG);
}

#[rustfmt::skip] // A table.
const RIGHT: &[(&str, &str)] = &[
    ("어선 420여 척이 항구를 떠났다.", "About 420 fishing boats left the port."),
    ("쌀 3만 톤 이상을 보냈다.", "It sent at least 30,000 tons of rice."),
    ("매출이 4.2% 줄어든 23억6000만원이었다.", "Sales fell 4.2 percent to 2.36 billion won."),
    ("땅 5만 평을 샀다.", "It bought 165,000 square meters of land."),
    ("배는 지난 3일 떠나 11일 돌아왔다.", "The ship left on March 3 and returned Wednesday."),
    ("강나루 선장은 이날 배를 몰았다.", "Captain Kang Na-ru steered the ship that day."),
    ("그는 “다리가 너무 낡아 위험하다”고 말했다.", "“The bridge is far too old and dangerous,” he said."),
    ("비는 쉽게 그치지 않을 것으로 보인다.", "The rain is expected to continue."),
    ("참가자는 100명뿐만 아니라 더 있었다.", "There were not only 100 participants but more."),
    ("로이터통신은 배가 떠났다고 보도했다.", "Reuters reported that the ship had left."),
    ("한·미·일 3국은 회담을 열었다.", "South Korea, the United States and Japan held talks."),
    ("국방부 차관이 배를 찾았다.", "The vice minister of defense visited the ship."),
    ("사진 왼쪽이 새 다리다.", "The new bridge is on the left."),
    ("국내 최대 다리가 놓였다.", "The country's largest bridge was built."),
    ("두 사람은 한 달 반 만에 다시 만났다.", "The two met again after a month and a half."),
    ("환자 세 명 중 한 명이 숨졌다.", "One of the three patients died."),
    ("전체의 3분의 2가 찬성했다.", "Two-thirds were in favor."),
    ("방미 중인 그는 12일 워싱턴에 도착했다.", "He arrived in Washington on Thursday on a visit to the United States."),
    ("정부는 2차 회의를 오는 20일 연다.", "The government will hold the second meeting on March 20."),
    ("항만청은 배가 떠났다고 밝혔다.", "The ship has left, the port authority said."),
];

#[test]
fn what_is_faithful_stays_silent() {
    let wrong: Vec<String> = RIGHT
        .iter()
        .filter(|it| !told(it.0, it.1).is_empty())
        .map(|it| {
            let found = found_in(&[it.0], &[it.1]);
            let found: Vec<&str> = found.iter().map(|it| it.message.as_str()).collect();
            format!("{} / {}: {found:?}", it.0, it.1)
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_number_that_moved_to_the_next_sentence_is_not_missing() {
    let found = found_in(
        &["배 420척이 떠났다.", "항구는 조용했다."],
        &["Ships left.", "The port, with 420 ships gone, was quiet."],
    );
    assert!(found.iter().all(|it| it.level < Level::Warning), "{found:?}");
}

#[test]
fn a_missing_and_an_added_sentence_are_told_apart() {
    let found = found_in(
        &["배가 떠났다.", "배 32척 가운데 26척이 돌아왔다."],
        &["The ship left."],
    );
    let told: Vec<_> = found.iter().map(|it| (it.check.id, it.matter, it.level)).collect();
    assert_eq!(told, [("T12", Matter::Missing, Level::Error)]);
    let found = found_in(
        &["배가 떠났다."],
        &["The ship left.", "It was an old and beautiful ship."],
    );
    let told: Vec<_> = found.iter().map(|it| (it.check.id, it.matter, it.level)).collect();
    assert_eq!(told, [("T12", Matter::Added, Level::Warning)]);
}

#[test]
fn without_an_original_the_translation_is_looked_at_by_itself() {
    let found = found_in(
        &[],
        &[
            "The ship left on Tuesday, March 11.",
            "Of the 30 sailors, including 40 women, all were 선원 of the port.",
        ],
    );
    let told: Vec<_> = found.iter().map(|it| it.check.id).collect();
    assert_eq!(told, ["T3", "T23", "T9"]);
}

#[test]
fn a_repeated_sentence_is_told() {
    let line = "The ship left the port early in the morning with all its sailors aboard.";
    let found = found_in(
        &[
            "배가 선원을 모두 태우고 이른 아침 떠났다.",
            "항구에는 아무도 남지 않았다.",
        ],
        &[line, line],
    );
    assert!(found.iter().any(|it| it.check.id == "T10"), "{found:?}");
}

#[test]
fn every_finding_has_a_key_of_its_own() {
    let found = found_in(
        &["배 420척이 떠났다.", "배 420척이 떠났다."],
        &["Some 240 ships left.", "Some 240 ships left."],
    );
    let keys: std::collections::HashSet<_> = found.iter().map(|it| it.key.clone()).collect();
    assert_eq!(keys.len(), found.len());
    assert!(found.len() >= 2, "{found:?}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn no_text_breaks_the_checks(
        original in proptest::collection::vec("[가-힣0-9 .,“”‘’?%()만억년월일한·미로않없]{0,60}", 0..5),
        translation in proptest::collection::vec("[A-Za-z0-9 .,“”‘’?%()$\\-]{0,80}|.{0,40}", 0..5),
    ) {
        let original: Vec<&str> = original.iter().map(String::as_str).collect();
        let translation: Vec<&str> = translation.iter().map(String::as_str).collect();
        for finding in found_in(&original, &translation) {
            assert!(!finding.message.is_empty());
        }
    }
}

#[test]
fn times_of_day_are_compared_apart_from_their_days() {
    assert_eq!(
        told(
            "집계는 12일 오전 6시 기준이다.",
            "The count was made at 6 p.m. on Thursday."
        ),
        [("T3", Level::Error)]
    );
    assert_eq!(
        told(
            "집계는 12일 오전 6시 기준이다.",
            "The count was made at 6 a.m. on Thursday."
        ),
        []
    );
}
