use super::super::Tongue::Korean;
use super::super::sample::check;

#[test]
fn a_quotation_takes_source_and_verb() {
    check(
        Korean,
        "박서준 한울대 교수는 “물가가 곧 내려간다”고 말했다. 그는 “시간이 걸릴 것”이라고 덧붙였다.",
        &[
            "“물가가 곧 내려간다” <- 박서준 한울대 교수 <- 말했다",
            "“시간이 걸릴 것” <- 그 <- 덧붙였다",
        ],
    );
    check(
        Korean,
        "김하늘 대변인은 17일 정례 브리핑에서 “협상은 끝나지 않았다”라며 “문은 열려 있다”고 강조했다.",
        &["“협상은 끝나지 않았다” | “문은 열려 있다” <- 김하늘 대변인 <- 강조했다"],
    );
}

#[test]
fn the_source_may_stand_behind_what_is_said() {
    check(
        Korean,
        "“다리는 안전하다”고 이수진 현장소장은 말했다.",
        &["“다리는 안전하다” <- 이수진 현장소장 <- 말했다"],
    );
    check(
        Korean,
        "태풍이 내일 상륙한다고 기상청이 16일 밝혔다.",
        &["태풍이 내일 상륙한다 <- 기상청 <- 밝혔다"],
    );
}

#[test]
fn reported_clauses_keep_their_own_subject() {
    check(
        Korean,
        "교육부는 내년부터 등록금이 오른다고 발표했다.",
        &["내년부터 등록금이 오른다 <- 교육부 <- 발표했다"],
    );
    check(
        Korean,
        "전문가들은 금리가 더 오를 것으로 전망했다.",
        &["금리가 더 오를 것 <- 전문가들 <- 전망했다"],
    );
    check(
        Korean,
        "야당은 정부가 책임을 회피하고 있다며 특검을 도입하자고 촉구했다.",
        &["정부가 책임을 회피하고 있다 | 특검을 도입하자 <- 야당 <- 촉구했다"],
    );
    check(
        Korean,
        "시장은 현장에 있던 직원들에게 대피하라고 지시했다.",
        &["현장에 있던 직원들에게 대피하라 <- 시장 <- 지시했다"],
    );
}

#[test]
fn sentences_go_by_somebody() {
    check(
        Korean,
        "소방 당국에 따르면 이 불로 3명이 다쳤다.",
        &["이 불로 3명이 다쳤다 <- 소방 당국 <- 따르면"],
    );
    check(
        Korean,
        "서해일보에 따르면 최 시장은 “사퇴는 없다”고 말했다.",
        &["“사퇴는 없다” <- 최 시장 <- 말했다"],
    );
}

#[test]
fn a_noun_may_carry_the_clause() {
    check(
        Korean,
        "정부는 추가 대책을 내놓겠다는 입장을 밝혔다.",
        &["추가 대책을 내놓겠다 <- 정부 <- 밝혔다"],
    );
    check(
        Korean,
        "예산을 더 늘려야 한다는 게 연구진의 설명이다.",
        &["예산을 더 늘려야 한다 <- 연구진 <- 설명이다"],
    );
}

#[test]
fn two_speakers_may_share_a_sentence() {
    check(
        Korean,
        "여당은 “민생 예산”이라고 주장했지만 야당은 “선심성 예산”이라고 반박했다.",
        &["“민생 예산” <- 여당 <- 주장했지만", "“선심성 예산” <- 야당 <- 반박했다"],
    );
}

#[test]
fn nobody_is_named_where_nobody_is() {
    check(
        Korean,
        "두 나라는 다음 달 회담을 여는 것으로 알려졌다.",
        &["두 나라는 다음 달 회담을 여는 것 <- - <- 알려졌다"],
    );
    check(Korean, "“곧 도착한다”고 말했다.", &["“곧 도착한다” <- - <- 말했다"]);
    check(
        Korean,
        "그의 소설 ‘긴 겨울’은 상을 받았다. 사람들은 그를 ‘거인’이라고 불렀다.",
        &[],
    );
}

#[test]
fn a_quotation_that_ends_with_another_mark_ends_before_its_particle() {
    check(
        Korean,
        "이 관계자는 “아직 조사 중\"이라고 말했다. 그는 “곧 발표한다”고 했다.",
        &["“아직 조사 중\" <- 이 관계자 <- 말했다", "“곧 발표한다” <- 그 <- 했다"],
    );
}
