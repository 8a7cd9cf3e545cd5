//! Words between a Korean source and what it says that tell when, where and to whom.

use super::ending::ending_of;
use super::particle::{Particle, is_day, is_lead, is_time, particle_of};
use super::units::Unit;

/// Words after the source in which a place of speaking is looked for.
const REACH: usize = 8;

/// The first unit of `from..end` that is part of what is said: 17일, 성명에서 and 기자들과 만나 are passed over.
pub(super) fn after_adjuncts(text: &str, units: &[Unit], from: usize, end: usize) -> usize {
    let word = |it: usize| &text[units[it].range.clone()];
    let next = |it: usize| units.get(it + 1).map_or("", |it| &text[it.range.clone()]);
    let mut start = from;
    loop {
        while start < end && !units[start].is_quote {
            // 오전 alone tells when it happened, after a day when it was said.
            let hour = start == from && matches!(word(start), "오전" | "오후");
            if hour || !(is_day(word(start), next(start)) || is_lead(word(start))) {
                break;
            }
            start += 1;
        }
        let mut found = None;
        for (at, unit) in units.iter().enumerate().take(end.min(start + REACH)).skip(start) {
            if unit.is_quote || ending_of(word(at)).is_some() {
                break;
            }
            if is_venue(word(at)) {
                found = Some(at);
            }
            if particle_of(word(at)).is_some_and(|it| matches!(it.1, Particle::Topic | Particle::Subject)) {
                break;
            }
        }
        match found {
            Some(at) if at + 1 < end => start = at + 1,
            _ => return start.min(end),
        }
    }
}

/// Whether one speaks there, or so: 성명에서, 페이스북에, 인터뷰를 통해.
fn is_venue(word: &str) -> bool {
    #[rustfmt::skip] // By kind.
    const PLACES: &[&str] = &[
        "성명", "회견", "브리핑", "인터뷰", "방송", "통화", "토론회", "간담회", "연설", "보고서", "자료", "글", "논평", "청문회", "국감", "국정감사", "재판", "공판", "페이스북", "트위터", "엑스", "SNS", "홈페이지", "누리집", "유튜브", "라디오", "서한", "담화", "기고", "이메일", "전화", "입장문", "회의", "소셜미디어", "인스타그램", "최고위", "총회", "발표문", "기념사", "축사", "답변", "대담", "좌담회", "설명회", "기고문", "칼럼", "보도자료", "사설",
    ];
    if matches!(
        word,
        "통해" | "만나" | "인용해" | "출연해" | "기자들에게" | "취재진에" | "취재진에게" | "참석해"
    ) {
        return true;
    }
    let stem = ["에서", "에서도", "에", "을", "으로", "와의", "로"]
        .iter()
        .find_map(|it| word.strip_suffix(it));
    stem.is_some_and(|stem| PLACES.iter().any(|it| stem.ends_with(it)) && !word.ends_with('을'))
}

/// Whether `word`, before a quotation, belongs to the verb of saying and not to what is said.
pub(super) fn is_adjunct(word: &str) -> bool {
    #[rustfmt::skip] // By kind.
    const ENDS: &[&str] = &["대해", "대해서", "두고", "놓고", "향해", "관련해", "관해", "통해", "만나", "인용해", "인용", "때", "면서", "며", "하고", "에서", "에게", "에게서", "로부터", "가운데", "뒤", "후", "자", "직접", "거듭", "다시", "함께", "면서도", "지만", "에"];
    ENDS.iter().any(|it| word.ends_with(it)) || is_time(word) || is_venue(word) || is_lead(word)
}
