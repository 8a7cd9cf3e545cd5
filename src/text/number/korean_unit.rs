//! What Korean numbers count, and what is said around them.

use super::Currency::{Dollar, Euro, Franc, Pound, Rouble, Rupee, Won, Yen, Yuan};
use super::Dimension::{
    Age, Area, Basis, Countries, Energy, Fold, Length, Mass, Money, Months, Occurrences, People, Percent, Points,
    Power, Rank, Seconds, Temperature, Things, Volume,
};
use super::{Bound, Change, Dimension, Unit};

const DAY: f64 = 86_400.0;

/// How many square metres a pyeong has.
pub(super) const PYEONG: f64 = 400.0 / 121.0;

/// Units and counters; longer ones before those they begin with. The second is the base units in one.
#[rustfmt::skip] // By kind.
const UNITS: &[(&str, Dimension, f64)] = &[
    ("%포인트", Points, 1.0), ("％포인트", Points, 1.0), ("퍼센트포인트", Points, 1.0), ("%p", Points, 1.0), ("%P", Points, 1.0), ("bp", Basis, 1.0),
    ("%", Percent, 1.0), ("％", Percent, 1.0), ("퍼센트", Percent, 1.0), ("프로", Percent, 1.0), ("할", Percent, 10.0),
    ("달러", Money(Dollar), 1.0), ("원", Money(Won), 1.0), ("엔", Money(Yen), 1.0), ("유로", Money(Euro), 1.0), ("위안", Money(Yuan), 1.0),
    ("파운드", Money(Pound), 1.0), ("루블", Money(Rouble), 1.0), ("루피", Money(Rupee), 1.0), ("프랑", Money(Franc), 1.0), ("센트", Money(Dollar), 0.01),
    ("제곱킬로미터", Area, 1e6), ("제곱미터", Area, 1.0), ("평방미터", Area, 1.0), ("평방킬로미터", Area, 1e6), ("㎡", Area, 1.0), ("m²", Area, 1.0), ("㎢", Area, 1e6), ("km²", Area, 1e6),
    ("헥타르", Area, 1e4), ("ha", Area, 1e4), ("에이커", Area, 4046.856), ("평", Area, PYEONG),
    ("킬로미터", Length, 1000.0), ("킬로그램", Mass, 1.0), ("센티미터", Length, 0.01), ("밀리미터", Length, 0.001),
    ("kWh", Energy, 1e3), ("MWh", Energy, 1e6), ("GWh", Energy, 1e9), ("TWh", Energy, 1e12), ("㎾h", Energy, 1e3),
    ("kW", Power, 1e3), ("kw", Power, 1e3), ("KW", Power, 1e3), ("㎾", Power, 1e3), ("MW", Power, 1e6), ("㎿", Power, 1e6), ("GW", Power, 1e9), ("킬로와트", Power, 1e3), ("메가와트", Power, 1e6), ("기가와트", Power, 1e9),
    ("km", Length, 1000.0), ("㎞", Length, 1000.0), ("㎝", Length, 0.01), ("cm", Length, 0.01), ("㎜", Length, 0.001), ("mm", Length, 0.001),
    ("kg", Mass, 1.0), ("㎏", Mass, 1.0), ("해리", Length, 1852.0), ("마일", Length, 1609.344), ("피트", Length, 0.3048), ("인치", Length, 0.0254), ("미터", Length, 1.0), ("m", Length, 1.0), ("ｍ", Length, 1.0),
    ("톤", Mass, 1000.0), ("t", Mass, 1000.0), ("그램", Mass, 0.001), ("g", Mass, 0.001), ("리터", Volume, 1.0), ("배럴", Volume, 158.987), ("갤런", Volume, 3.785),
    ("여 명", People, 1.0), ("명", People, 1.0), ("인분", Things, 1.0), ("인", People, 1.0), ("사람", People, 1.0), ("가구", Things, 1.0), ("가지", Things, 1.0),
    ("개국", Countries, 1.0), ("개월", Months, 1.0), ("개년", Months, 12.0), ("개 나라", Countries, 1.0), ("나라", Countries, 1.0),
    ("주년", Rank, 1.0), ("주일", Seconds, 7.0 * DAY), ("주간", Seconds, 7.0 * DAY), ("주", Seconds, 7.0 * DAY), ("달", Months, 1.0), ("년간", Months, 12.0), ("년", Months, 12.0), ("해", Months, 12.0),
    ("시간", Seconds, 3600.0), ("분간", Seconds, 60.0), ("분", Seconds, 60.0), ("초", Seconds, 1.0), ("일간", Seconds, DAY), ("일", Seconds, DAY), ("세기", Rank, 1.0),
    ("살", Age, 1.0), ("세대", Things, 1.0), ("세", Age, 1.0), ("번째", Rank, 1.0), ("차례", Occurrences, 1.0), ("배럴", Volume, 158.987), ("배", Fold, 1.0), ("곱절", Fold, 1.0),
    ("번", Occurrences, 1.0), ("회", Occurrences, 1.0), ("차", Rank, 1.0), ("위", Rank, 1.0), ("호", Rank, 1.0), ("층", Rank, 1.0), ("급", Rank, 1.0), ("등", Rank, 1.0), ("학년", Rank, 1.0), ("조항", Rank, 1.0),
    ("곳", Things, 1.0), ("자회담", Things, 1.0), ("자 ", Things, 1.0), ("개사", Things, 1.0), ("개", Things, 1.0), ("건", Things, 1.0), ("대", Things, 1.0), ("발", Things, 1.0), ("척", Things, 1.0), ("채", Things, 1.0), ("권", Things, 1.0), ("마리", Things, 1.0),
    ("기", Things, 1.0), ("정", Things, 1.0), ("장", Things, 1.0), ("편", Things, 1.0), ("종", Things, 1.0), ("점", Things, 1.0), ("표", Things, 1.0), ("석", Things, 1.0), ("골", Things, 1.0), ("팀", Things, 1.0), ("쌍", Things, 1.0), ("잔", Things, 1.0), ("병", Things, 1.0), ("통", Things, 1.0), ("문", Things, 1.0), ("그루", Things, 1.0), ("벌", Things, 1.0), ("켤레", Things, 1.0), ("줄", Things, 1.0), ("주먹", Things, 1.0), ("군데", Things, 1.0), ("자루", Things, 1.0), ("시즌", Things, 1.0), ("경기", Things, 1.0), ("이닝", Things, 1.0), ("단계", Things, 1.0), ("분야", Things, 1.0), ("쪽", Things, 1.0), ("좌", Things, 1.0), ("주째", Seconds, 7.0 * DAY),
    ("도", Temperature, 1.0),
];

/// Counters that a native numeral needs to be one; others would make numerals of 한, 세, 서.
#[rustfmt::skip] // By kind.
const NATIVE: &[&str] = &[
    "명", "사람", "개월", "개국", "개", "번째", "번", "달", "살", "시간", "채", "곳", "차례", "마리", "가지", "건", "배", "나라", "해", "주", "대", "척", "발", "권", "장", "쌍", "잔", "병", "그루", "벌", "켤레", "줄", "군데", "자루", "편", "팀", "쪽", "단계", "분야", "시즌", "경기", "골",
];

/// The unit at the start of `text` after at most one space, and the bytes up to its end.
pub(super) fn unit_at(text: &str) -> Option<(Unit, usize)> {
    let rest = text.strip_prefix(' ').unwrap_or(text);
    let space = text.len() - rest.len();
    let (word, dimension, factor) = UNITS
        .iter()
        .find(|it| rest.starts_with(it.0) && is_whole(it.0, &rest[it.0.len()..], space > 0))?;
    let unit = Unit::times(*dimension, *factor);
    Some((unit, space + word.len()))
}

/// Whether a counter is not the beginning of another word: 대 in 대통령, m in “mm”.
fn is_whole(word: &str, after: &str, spaced: bool) -> bool {
    if word.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return !after.starts_with(|c: char| c.is_ascii_alphanumeric());
    }
    let single = word.chars().count() == 1 && !matches!(word, "%" | "％" | "원" | "명" | "엔");
    !(spaced && single && after.starts_with(is_hangul)) || starts_with_particle(after)
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

#[rustfmt::skip] // By length.
const PARTICLES: &[&str] = &[
    "이상", "이하", "미만", "초과", "으로", "에서", "에게", "까지", "부터", "마다", "씩", "여", "가량", "정도", "안팎", "이나", "이며", "이고", "째", "당", "짜리", "만에",
    "은 ", "는 ", "이 ", "가 ", "을 ", "를 ", "의 ", "에 ", "와 ", "과 ", "도 ", "로 ", "만 ", "나 ", "간 ",
];

fn starts_with_particle(after: &str) -> bool {
    PARTICLES.iter().any(|it| after.starts_with(it))
}

/// Whether a native numeral may stand before the counter at the start of `text`.
pub(super) fn counts_natively(text: &str) -> bool {
    let rest = text.strip_prefix(' ').unwrap_or(text);
    let space = rest.len() < text.len();
    NATIVE.iter().any(|it| {
        let Some(after) = rest.strip_prefix(it) else {
            return false;
        };
        // 열대성, 한대: words of their own.
        let single = it.chars().count() == 1 && !matches!(*it, "명" | "개" | "번" | "달");
        let whole = !single || !after.starts_with(is_hangul) || starts_with_particle(after);
        whole && is_whole(it, after, space)
    })
}

/// What is said before a number of how near it is, with the bytes from its first word on.
pub(super) fn bound_before(before: &str) -> Option<(Bound, usize)> {
    #[rustfmt::skip] // By meaning.
    const WORDS: &[(&str, Bound)] = &[
        ("약", Bound::About), ("대략", Bound::About), ("얼추", Bound::About), ("어림잡아", Bound::About), ("한", Bound::None),
        ("최소", Bound::AtLeast), ("최소한", Bound::AtLeast), ("적어도", Bound::AtLeast), ("최저", Bound::AtLeast),
        ("최대", Bound::AtMost), ("최고", Bound::AtMost), ("최장", Bound::AtMost), ("많아야", Bound::AtMost), ("기껏해야", Bound::AtMost),
        ("거의", Bound::Nearly),
    ];
    let trimmed = before.strip_suffix(' ').unwrap_or(before);
    let found = WORDS.iter().filter(|it| it.1 != Bound::None && trimmed.ends_with(it.0));
    let (word, bound) = found.max_by_key(|it| it.0.len())?;
    let lead = &trimmed[..trimmed.len() - word.len()];
    let alone = !lead.ends_with(is_hangul);
    alone.then_some((*bound, before.len() - lead.len()))
}

/// What is said after a number and its unit of how near it is, with the bytes up to its end.
pub(super) fn bound_after(after: &str) -> Option<(Bound, usize)> {
    #[rustfmt::skip] // By meaning.
    const WORDS: &[(&str, Bound)] = &[
        ("이상", Bound::AtLeast), ("이하", Bound::AtMost), ("미만", Bound::Less), ("초과", Bound::More), ("넘", Bound::More), ("웃돌", Bound::More), ("웃도", Bound::More), ("상회", Bound::More),
        ("밑돌", Bound::Less), ("밑도", Bound::Less), ("하회", Bound::Less), ("못 미치", Bound::Less), ("못미치", Bound::Less), ("안 되", Bound::Less), ("안 돼", Bound::Less), ("안 된", Bound::Less), ("안돼", Bound::Less), ("안되", Bound::Less), ("채 안", Bound::Less),
        ("육박", Bound::Nearly), ("가까이", Bound::Nearly), ("가까운", Bound::Nearly), ("달하", Bound::None), ("가량", Bound::About), ("안팎", Bound::About), ("정도", Bound::About), ("내외", Bound::About), ("쯤", Bound::About), ("남짓", Bound::Over),
    ];
    let rest = after.trim_start_matches(' ');
    let rest = ["에서", "까지", "도", "을", "를", "이", "가", "에"]
        .iter()
        .find_map(|it| {
            let tail = rest.strip_prefix(it)?;
            tail.starts_with(' ').then(|| tail.trim_start_matches(' '))
        })
        .unwrap_or(rest);
    let (word, bound) = WORDS.iter().find(|it| rest.starts_with(it.0))?;
    let end = rest.find(|c: char| !is_hangul(c)).unwrap_or(rest.len()).max(word.len());
    (*bound != Bound::None).then_some((*bound, after.len() - rest.len() + end))
}

/// Which way something changed, told by the words after the number in its clause.
pub(super) fn change_after(after: &str) -> Option<Change> {
    const FALLS: &[&str] = &[
        "감소", "줄", "하락", "떨어", "내려", "내린", "내렸", "급감", "급락", "축소", "낮아", "낮춘", "낮췄", "인하",
        "삭감", "하향", "감축",
    ];
    const RISES: &[&str] = &[
        "증가", "늘", "상승", "올라", "오른", "올랐", "급증", "급등", "확대", "높아", "높인", "높였", "인상", "상향",
        "증액", "불어",
    ];
    let end = after.char_indices().nth(14).map_or(after.len(), |it| it.0);
    let near = &after[..end];
    let near = &near[..near.find([',', '.', '·', '(', '”']).unwrap_or(near.len())];
    // A second number has its own verb.
    let near = &near[..near.find(|c: char| c.is_ascii_digit()).unwrap_or(near.len())];
    let first = |words: &[&str]| words.iter().filter_map(|it| near.find(it)).min();
    match (first(FALLS), first(RISES)) {
        (Some(fall), Some(rise)) => Some(if fall < rise { Change::Fall } else { Change::Rise }),
        (Some(_), None) => Some(Change::Fall),
        (None, Some(_)) => Some(Change::Rise),
        (None, None) => None,
    }
}

/// Which way something changed, told by a noun right before the number: 감소가 6000명에 달했다.
pub(super) fn change_before(before: &str) -> Option<Change> {
    let noun = before
        .trim_end()
        .trim_end_matches(['은', '는', '이', '가', '폭', ' ', '액', '분', '약']);
    let fall = ["감소", "하락", "급감", "급락"].iter().any(|it| noun.ends_with(it));
    let rise = ["증가", "상승", "급증", "급등"].iter().any(|it| noun.ends_with(it));
    match (fall, rise) {
        (true, _) => Some(Change::Fall),
        (_, true) => Some(Change::Rise),
        _ => None,
    }
}
