//! What stands around digits in Korean: what makes a date, an age or a name of them.

use super::korean::{is_hangul, near_before};
use super::numeral::Numeral;

/// Whether a number before `after` is a year, a month of the calendar or a day of one, or a time of day.
pub(super) fn is_date(after: &str, number: Numeral, month_before: bool) -> bool {
    let whole = number.grain == 1.0;
    let value = number.value;
    if !whole {
        return false;
    }
    let (unit, rest) = match after.char_indices().nth(1) {
        Some((len, _)) => after.split_at(len),
        None => (after, ""),
    };
    match unit {
        "년" => {
            (1000.0..=2999.0).contains(&value)
                || rest.starts_with("대")
                || rest.starts_with("생")
                || (is_after_years(rest) && (50.0..100.0).contains(&value))
        }
        "월" => (1.0..=12.0).contains(&value),
        "일" => (1.0..=31.0).contains(&value) && (month_before || !lasts(rest)),
        "시" => value <= 24.0 && !rest.starts_with('간'),
        "분" => after.starts_with("분기"),
        _ => false,
    }
}

fn is_after_years(rest: &str) -> bool {
    rest.starts_with('도')
}

/// Whether days are counted and not named: 3일간, 3일 동안, 3일 만에.
pub(in crate::text) fn lasts(rest: &str) -> bool {
    const WORDS: &[&str] = &[
        "간",
        "동안",
        "만에",
        "째",
        "이내",
        "내에",
        "넘",
        "이상",
        "여",
        "남짓",
        "치",
        "분",
        "연속",
        "로 줄",
        "로 늘",
        "로 단축",
        "로 연장",
        "로 축소",
        "로 확대",
    ];
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    // 30일에서 12일로: so many days became so many.
    let second = rest
        .strip_prefix("에서 ")
        .map(|it| it.trim_start_matches(|c: char| c.is_ascii_digit()));
    if second.is_some_and(|it| it.starts_with("일로 ")) {
        return true;
    }
    WORDS.iter().any(|it| rest.starts_with(it))
}

/// Whether “6월 ” stands before `at`.
pub(super) fn before_is_month(text: &str, at: usize) -> bool {
    near_before(text, at).trim_end().ends_with('월')
}

/// 20대 남성: an age, told by decade.
pub(super) fn is_decade(value: f64, after: &str, rest: &str) -> bool {
    const WORDS: &[&str] = &[
        "남성",
        "여성",
        "남녀",
        "청년",
        "초반",
        "중반",
        "후반",
        "후",
        "직장인",
        "부부",
        "유권자",
        "가 ",
        "는 ",
        "의 남",
        "의 여",
    ];
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    after.trim_start().starts_with('대')
        && value % 10.0 == 0.0
        && (10.0..=90.0).contains(&value)
        && WORDS.iter().any(|it| rest.starts_with(it))
}

pub(super) fn is_temperature(before: &str) -> bool {
    ["섭씨", "영하", "영상", "기온", "최고", "최저"]
        .iter()
        .any(|it| before.trim_end().ends_with(it))
}

/// Hangul that may stand right before digits: 약90만, 총14명.
pub(super) fn ends_in_lead(before: &str) -> bool {
    [
        "약", "총", "제", "최소", "최대", "각", "매", "만", "단", "전", "연", "월", "일", "지난", "년", "시", "억",
        "조", "간",
    ]
    .iter()
    .any(|it| before.ends_with(it))
}

/// The length of what parts the two numbers of a score or a proportion: 3대2, 3 대 2.
pub(super) fn score_mark(after: &str) -> Option<usize> {
    let mark = ["대", " 대 "].into_iter().find(|it| after.starts_with(it))?;
    after[mark.len()..]
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(mark.len())
}

/// Whether a number that stands after `before` is the second of a score.
pub(super) fn ends_in_score(before: &str) -> bool {
    let first = before.strip_suffix('대');
    first.is_some_and(|it| it.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether what follows a number without a unit is a particle.
pub(super) fn starts_plainly(after: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "에", "을", "를", "은", "는", "이", "가", "로", "으로", "과", "와", "의", "까지", "에서", "이상", "이하", "여",
        "보다",
    ];
    let word = &after[..after.find(|c: char| !is_hangul(c)).unwrap_or(after.len())];
    PARTICLES.contains(&word)
}
