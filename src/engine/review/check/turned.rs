//! Faults that leave every word in place but one: an order, a scope, a comparison, a place.

use super::tests::{finds_each, found_in, told};
use super::*;

#[rustfmt::skip] // A table.
const WRONG: &[(&str, &str, &str, Level)] = &[
    ("T1", "수리 기간은 30일에서 12일로 줄었다.", "Repairs went from 12 days to 30.", Level::Error),
    ("T1", "충돌로 2명이 숨지고 7명이 다쳤다.", "The collision killed seven people and injured two.", Level::Error),
    ("T1", "찬성 9표, 반대 4표였다.", "Four voted in favor and nine against.", Level::Error),
    ("T1", "중국인 4명과 일본인 6명이 탔다.", "Aboard were six Chinese and four Japanese.", Level::Error),
    ("T1", "해안팀은 산악팀을 4대1로 이겼다.", "The coast team beat the mountain team 5-1.", Level::Error),
    ("T1", "배 값은 6억원을 넘을 것이다.", "The ship will cost less than 600 million won.", Level::Error),
    ("T2", "어획량은 2.5배 늘었다.", "The catch grew 2.5 percent.", Level::Error),
    ("T3", "조사는 지난달 24일 끝났다. 올해 들어 처음이다.", "The survey ended on Feb. 23, the first this year.", Level::Error),
    ("T3", "조사는 2월 14일부터 16일까지 이뤄졌다.", "The survey ran from Feb. 14 to 17.", Level::Error),
    ("T4", "선원 노모(41)씨가 구조됐다.", "A sailor surnamed Ko, 41, was rescued.", Level::Error),
    ("T4", "한나리 선장이 배를 몰았다.", "Captain Han Na-rwy steered the ship.", Level::Warning),
    ("T4", "등대는 명가온이 지었다.", "The lighthouse was built by Myung Ga-ol.", Level::Error),
    ("T6", "항만청은 계획에 반대하지 않는다.", "The port authority opposes the plan.", Level::Warning),
    ("T6", "그는 “수색을 멈추지 않겠다”고 말했다.", "“We will stop the search,” he said.", Level::Warning),
    ("T7", "다리는 다음 달 열릴 것으로 보인다.", "The bridge will open next month.", Level::Error),
    ("T8", "행사는 전라북도에서 열렸다.", "The event was held in South Jeolla.", Level::Error),
    ("T8", "배는 대구에서 왔다.", "The boat came from Daejeon.", Level::Error),
    ("T18", "일부 주민은 배를 팔았다.", "All residents sold their boats.", Level::Warning),
    ("T18", "모든 주민이 배를 팔았다.", "Some of the residents sold their boats.", Level::Warning),
    ("T18", "선장은 혐의를 부인했다.", "The captain admitted the charges.", Level::Warning),
    ("T18", "물가는 작년보다 높았다.", "Prices were lower than last year.", Level::Warning),
    ("T18", "어획량이 감소했다.", "The catch increased.", Level::Warning),
    ("T18", "해안팀은 산악팀을 꺾고 결승에 올랐다.", "The coast team lost to the mountain team in the semifinal.", Level::Warning),
    ("T18", "그는 왼발로 찼다.", "He took a right-footed shot.", Level::Warning),
    ("T1", "미국은 중국산 쌀에 30%, 중국은 미국산 밀에 10%를 매긴다.", "The United States puts 10 percent on Chinese rice, China 30 percent on American wheat.", Level::Error),
    ("T1", "인구 감소가 6100명에 달했다.", "The population grew, with an increase of 6,100.", Level::Error),
    ("T1", "배의 3분의 1 이상이 낡았다.", "Less than a third of the boats are old.", Level::Error),
    ("T13", "강나루 전 해양부 장관이 왔다.", "Oceans Minister Kang Na-ru came.", Level::Warning),
    ("T18", "항만 규제를 완화했다.", "It tightened port rules.", Level::Warning),
    ("T18", "수온은 사상 최저였다.", "The water temperature hit a record high.", Level::Warning),
    ("T18", "주민은 대부분 30대 초반이다.", "Most residents are in their late 30s.", Level::Warning),
    ("T18", "비가 올 가능성은 작다.", "Rain is likely.", Level::Warning),
    ("T18", "배는 수리를 끝낸 지 이틀 만에 떠났다.", "The ship left two days before the repairs ended.", Level::Warning),
    ("T18", "배는 금지 구역 밖에 있었다.", "The ship was inside the prohibited area.", Level::Warning),
    ("T18", "축제는 가을에 열린다.", "The festival is held in spring.", Level::Warning),
];

#[test]
fn what_is_turned_around_is_found() {
    finds_each(WRONG);
}

#[rustfmt::skip] // A table.
const RIGHT: &[(&str, &str)] = &[
    ("수리 기간은 30일에서 12일로 줄었다.", "Repair time was cut to 12 days from 30."),
    ("충돌로 2명이 숨지고 7명이 다쳤다.", "Two people died in the collision and seven were injured."),
    ("찬성 9표, 반대 4표였다.", "Nine voted in favor and four against."),
    ("중국인 4명과 일본인 6명이 탔다.", "Aboard were four Chinese and six Japanese."),
    ("해안팀은 산악팀을 4대1로 이겼다.", "The coast team beat the mountain team 4-1."),
    ("배 값은 6억원을 넘을 것이다.", "The ship will exceed 600 million won."),
    ("어획량은 2.5배 늘었다.", "The catch grew 2.5 times."),
    ("조사는 2월 14일부터 16일까지 이뤄졌다.", "The survey ran from Feb. 14 to 16."),
    ("선원 노모(41)씨가 구조됐다.", "A sailor surnamed Noh, 41, was rescued."),
    ("등대는 명가온이 지었다.", "The lighthouse was built by Myung Ga-on."),
    ("항만청은 계획에 반대하지 않는다.", "The port authority does not oppose the plan."),
    ("항만청은 가능성을 배제하지 않고 있다.", "The port authority leaves the possibility open."),
    ("다리는 다음 달 열릴 전망이다.", "The bridge is expected to open next month."),
    ("행사는 전라북도에서 열렸다.", "The event was held in North Jeolla."),
    ("미국은 중국산 쌀에 30%, 중국은 미국산 밀에 10%를 매긴다.", "The United States puts 30 percent on Chinese rice, China 10 percent on American wheat."),
    ("인구 감소가 6100명에 달했다.", "The population decline came to 6,100."),
    ("배의 3분의 1 이상이 낡았다.", "More than a third of the boats are old."),
    ("강나루 전 해양부 장관이 왔다.", "Former Oceans Minister Kang Na-ru came."),
    ("한 달 전 장관이 왔다.", "The minister came a month ago."),
    ("항만 규제를 완화했다.", "It eased port rules."),
    ("배는 섬을 한 바퀴 항해한 뒤 가라앉았다.", "The ship sailed around the island before it sank."),
    ("비가 올 가능성은 작다.", "Rain is unlikely."),
    ("일부 주민은 배를 팔았다.", "Some residents sold all they had."),
    ("모두 300명이 왔다.", "A total of 300 people came."),
    ("물가는 작년보다 높았다.", "Prices rose above last year's."),
    ("어획량이 감소했지만 값은 늘었다.", "The catch shrank, though prices increased."),
    ("한강수리연구원은 강을 검사한다.", "The Han River Repair Institute inspects the river."),
    ("최우수선수로 뽑혔다.", "She was named most valuable player."),
    ("초판 7000부는 모두 팔렸다.", "All 7,000 copies of the first print run were sold."),
    ("소설은 세 자매의 이야기다.", "The novel tells of three sisters."),
    ("새 배는 내년 봄 나온다.", "The new ship comes out next spring."),
    ("선원은 절반이 안 된다.", "Fewer than half are sailors."),
];

#[test]
fn what_is_said_in_other_words_is_left_alone() {
    let wrong: Vec<String> = RIGHT
        .iter()
        .map(|it| (it, told(it.0, it.1)))
        .filter(|it| !it.1.is_empty())
        .map(|(it, found)| format!("{} / {}: {found:?}", it.0, it.1))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_of_one_person_are_not_anothers() {
    let original = [
        "강나루 시장은 “다리를 고치겠다”고 말했다.",
        "표가람 의원은 “돈이 모자라다”고 말했다.",
        "비가 왔다.",
    ];
    let right = [
        "“We will repair the bridge,” Mayor Kang Na-ru said.",
        "“There is too little money,” Rep. Pyo Ga-ram said.",
        "It rained.",
    ];
    let wrong = [
        right[0],
        "“There is too little money,” Mayor Kang Na-ru said.",
        right[2],
    ];
    let errors = |translation: &[&str]| -> Vec<&'static str> {
        let found = found_in(&original, translation);
        found
            .iter()
            .filter(|it| it.level == Level::Error)
            .map(|it| it.check.id)
            .collect()
    };
    assert!(errors(&right).is_empty());
    assert_eq!(errors(&wrong), ["T8"]);
}

#[test]
fn a_family_name_alone_tells_who_speaks() {
    let original = "노 의원은 “다리가 낡았다”고 말했다.";
    assert!(told(original, "“The bridge is old,” Rep. Noh said.").is_empty());
    assert!(told(original, "“The bridge is old,” she said.").is_empty());
    assert_eq!(
        told(original, "“The bridge is old,” Rep. Pyo said."),
        [("T8", Level::Error)]
    );
    assert_eq!(
        told("민씨는 “다리가 낡았다”고 말했다.", "“The bridge is old,” said Pyo."),
        [("T8", Level::Error)]
    );
    assert!(told("이 의원은 “다리가 낡았다”고 말했다.", "“The bridge is old,” Pyo said.").is_empty());
}

#[test]
fn answers_of_an_interview_need_no_marks() {
    let original = ["Q : 왜 바다로 갔나.", "A : “바다가 나를 불렀기 때문이다.”"];
    let translation = ["Q. Why did you go to sea?", "A. Because the sea called me."];
    let found = found_in(&original, &translation);
    assert!(found.iter().all(|it| it.level == Level::Note), "{found:?}");
}

#[test]
fn months_and_weekdays_of_other_languages_are_compared() {
    let of = |original: &str, translation: &str| -> Vec<&'static str> {
        let found = found_in(&[original], &[translation]);
        found
            .iter()
            .filter(|it| it.level == Level::Error)
            .map(|it| it.check.id)
            .collect()
    };
    assert_eq!(
        of(
            "Der Hafen bleibt bis Ende Juni zu.",
            "The port is closed until the end of July."
        ),
        ["T3"]
    );
    assert_eq!(of("Er kam am Montag.", "He came on Tuesday."), ["T3"]);
    assert_eq!(of("港は11月に閉まる。", "The port closes in December."), ["T3"]);
    assert!(
        of(
            "Der Hafen bleibt bis Ende Juni zu.",
            "The port is closed until the end of June."
        )
        .is_empty()
    );
    assert!(of("Er kam am 4. März.", "He came on March 4.").is_empty());
}
