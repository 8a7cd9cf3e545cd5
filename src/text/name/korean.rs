//! Korean mentions: what hangs on a name, titles, bodies and groups.

use std::ops::Range;

use super::hangul::is_hangul;
use super::parts::NameParts;
use super::shape::Shape;
use super::surname::{is_surname, surname_chars};

/// What is written to the end of a noun without a space. Longer ones first.
#[rustfmt::skip] // By length.
const PARTICLES: &[&str] = &[
    "에게서는", "으로부터", "이라면서", "이라고", "이라는", "에게서", "에게는", "에서는", "에서도", "으로서", "으로는", "께서는", "로부터", "이라며", "라면서",
    "라고", "라는", "라며", "까지", "부터", "처럼", "보다", "에게", "에서", "께서", "한테", "으로", "로서", "로는", "이며", "이나", "이란", "마저", "조차", "에는", "에도", "와는", "과는", "측은", "측이", "이자", "이다",
    "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "만", "측", "란", "나", "며",
];

/// Offices and forms of address after a name. A longer title may end with one of these.
#[rustfmt::skip] // By field.
const TITLES: &[&str] = &[
    "씨", "님", "여사", "군", "양", "선생", "옹",
    "대통령", "총리", "장관", "차관", "의원", "지사", "시장", "군수", "구청장", "청장", "처장", "국장", "과장", "비서관", "행정관", "보좌관", "수석", "특사", "대사", "총영사", "서기", "주석",
    "위원장", "위원", "대변인", "사무총장", "총장", "부총장", "학장", "교수", "강사", "박사", "연구원", "연구관", "연구위원", "소장", "원장", "센터장", "교장", "교사",
    "대표", "대표이사", "사장", "회장", "이사", "이사장", "상무", "전무", "부장", "차장", "실장", "팀장", "본부장", "단장", "지점장", "최고경영자",
    "판사", "검사", "변호사", "대법관", "재판관", "사령관", "대장", "중장", "준장", "대령", "중령", "소령", "대위", "경위", "경감", "총경", "서장", "의사", "간호사", "약사",
    "기자", "앵커", "특파원", "작가", "감독", "선수", "코치", "배우", "가수", "평론가", "활동가", "전문가", "애널리스트", "이코노미스트", "목사", "신부", "스님", "주교", "추기경", "조합장", "지부장",
];

/// Ends of the names of bodies.
#[rustfmt::skip] // By kind.
const BODIES: &[&str] = &[
    "부", "처", "청", "원", "국", "실", "위", "위원회", "대", "대학", "대학교", "학교", "연구원", "연구소", "연구회", "학회", "협회", "공사", "공단", "은행", "재단", "센터", "병원", "법원", "검찰",
    "경찰", "경찰청", "경찰서", "국회", "의회", "정부", "당국", "군", "시청", "도청", "구청", "노조", "연합", "연맹", "연대", "조합", "단체", "회사", "그룹", "전자", "자동차", "기업", "증권", "물산", "건설", "항공", "백악관", "청와대", "사무국", "본부", "당", "감사원", "국정원", "금감원", "진흥원",
];

const OUTLETS: &[&str] = &[
    "통신",
    "통신사",
    "신문",
    "일보",
    "방송",
    "뉴스",
    "타임스",
    "저널",
    "경제",
    "매체",
    "언론",
];

const DOCUMENTS: &[&str] = &[
    "보고서",
    "조사",
    "연구",
    "논문",
    "성명",
    "자료",
    "통계",
    "법",
    "법률",
    "판결",
    "판결문",
    "조약",
    "협정",
    "발표문",
    "백서",
    "문건",
    "문서",
    "회고록",
    "보도자료",
    "설문",
];

/// Nobody in particular.
const VAGUE: &[&str] = &[
    "관계자",
    "소식통",
    "당국자",
    "관측통",
    "목격자",
    "주민",
    "시민",
    "네티즌",
    "누리꾼",
    "유족",
    "일각",
    "업계",
    "학계",
    "측근",
    "제보자",
    "내부자",
    "전문가",
    "분석가",
    "관리",
];

/// Whether `tail`, the Hangul that stands right after a name without a space, leaves it whole: particles and titles.
pub fn is_korean_tail(tail: &str) -> bool {
    let particle = |it: &str| it.is_empty() || PARTICLES.contains(&it);
    particle(tail) || titles_before(tail).any(particle)
}

/// Titles that stand after a bare family name: 씨, and those of two syllables or more.
pub fn korean_titles() -> impl Iterator<Item = &'static str> {
    TITLES
        .iter()
        .copied()
        .filter(|it| *it == "씨" || it.chars().count() > 1)
}

/// The family name of the Hangul name `name`, if it looks like a person's.
pub fn korean_surname(name: &str) -> Option<&str> {
    let end = name.char_indices().nth(surname_chars(name))?.0;
    is_name(name).then(|| &name[..end])
}

/// What is left of `tail` after each title that begins it.
fn titles_before(tail: &str) -> impl Iterator<Item = &str> {
    TITLES.iter().filter_map(|it| tail.strip_prefix(it))
}

/// `word` without the particle at its end; itself when nothing would be left.
pub(super) fn bare(word: &str) -> &str {
    let bare = PARTICLES.iter().find_map(|it| word.strip_suffix(it));
    bare.filter(|it| !it.is_empty()).unwrap_or(word)
}

/// `word` as it is and without a particle: what it may be the form of.
fn readings(word: &str) -> [&str; 2] {
    [word, bare(word)]
}

/// Whether `word` is a title, or ends with one as 선임연구위원 does.
///
/// 연구원 is a researcher, and the end of the name of an institute unless a rank stands before it.
pub(super) fn is_title(word: &str) -> bool {
    const RANKS: &[&str] = &["선임", "책임", "수석", "전임", "객원", "주임"];
    readings(word).into_iter().any(|it| {
        if let Some(before) = it.strip_suffix("연구원") {
            return before.is_empty() || RANKS.contains(&before);
        }
        TITLES.contains(&it)
            || TITLES
                .iter()
                .any(|title| title.chars().count() > 1 && it.ends_with(title))
    })
}

/// Whether `word` looks like a full Korean name: a family name and one to three syllables, and no body or title.
pub(super) fn is_name(word: &str) -> bool {
    let chars = word.chars().count();
    let surname: String = word.chars().take(surname_chars(word)).collect();
    let given = chars.saturating_sub(surname.chars().count());
    let fits = (1..=3).contains(&given) && (2..=5).contains(&chars);
    fits && word.chars().all(is_hangul)
        && is_surname(&surname)
        && !is_title(word)
        && !is_vague_word(word)
        && !is_body(word)
}

/// Whether `word` ends as bodies do. Short endings count only after two syllables, or every 원 and 부 were one.
fn is_body(word: &str) -> bool {
    let ends = |ends: &[&str]| {
        let chars = word.chars().count();
        let long =
            |it: &str| it.chars().count() > 1 || chars > 3 || matches!(it, "대" | "부" | "청" | "위") && chars == 3;
        ends.iter().any(|it| word.ends_with(it) && (word == *it || long(it)))
    };
    ends(BODIES) || ends(OUTLETS) || ends(DOCUMENTS)
}

fn is_vague_word(word: &str) -> bool {
    let plural = word.chars().count() > 2 && word.ends_with('들');
    plural || VAGUE.iter().any(|it| word.ends_with(it))
}

/// Whether the mention ends with a group or somebody unnamed.
pub(super) fn is_vague(mention: &str) -> bool {
    let words = words(mention);
    let Some(last) = words.last() else {
        return false;
    };
    let vague = readings(last.0).into_iter().any(is_vague_word);
    let named = words[..words.len() - 1].iter().any(|it| is_name(it.0));
    vague && !named
}

/// Whether the mention speaks of several.
pub(super) fn is_plural(mention: &str) -> bool {
    let words = words(mention);
    words.last().is_some_and(|it| {
        readings(it.0)
            .into_iter()
            .any(|it| it.chars().count() > 1 && it.ends_with('들'))
    })
}

/// What kind of thing the mention speaks of.
pub(super) fn shape(mention: &str) -> Shape {
    let words = words(mention);
    let Some(last) = words.last() else {
        return Shape::Person;
    };
    let ends = |table: &[&str]| {
        readings(last.0)
            .into_iter()
            .any(|it| table.iter().any(|end| it.ends_with(end)))
    };
    if is_vague(mention) || is_plural(mention) {
        Shape::Group
    } else if is_title(last.0) || readings(last.0).into_iter().any(is_name) {
        Shape::Person
    } else if ends(OUTLETS) {
        Shape::Outlet
    } else if ends(DOCUMENTS) {
        Shape::Document
    } else if readings(last.0).into_iter().any(is_body) && !is_name(words[0].0) {
        Shape::Organisation
    } else {
        Shape::Person
    }
}

/// The parts of a Korean mention.
pub(super) fn parts(mention: &str) -> Option<NameParts> {
    let words = words(mention);
    let (last, before) = words.split_last()?;
    if before.is_empty() {
        return alone(last);
    }
    if !is_title(last.0) {
        let end = last.1.start + bare_of(last.0).len();
        if is_name(before[0].0) && is_body(bare_of(last.0)) {
            return Some(NameParts {
                affiliation: Some(words[1].1.start..end),
                ..NameParts::only(before[0].1.clone())
            });
        }
        // 오 경섭, or a body of several words; a name in the middle of something else is no name of it.
        let whole = words[0].1.start..end;
        let named = before.iter().any(|it| is_name(it.0));
        return (!named && shape(mention) != Shape::Group).then_some(NameParts::only(whole));
    }
    let at = name_among(before)?;
    let name = before[at].1.clone();
    let rest = [&before[..at], &before[at + 1..]].into_iter().find(|it| !it.is_empty());
    let affiliation = rest.and_then(|it| Some(it.first()?.1.start..it.last()?.1.end));
    let role = last.1.start..last.1.start + title_of(last.0).len();
    let courtesy = matches!(title_of(last.0), "씨" | "님" | "군" | "양" | "여사" | "선생" | "옹");
    Some(NameParts {
        name,
        role: (!courtesy).then_some(role),
        affiliation,
    })
}

/// Which of `words` is the name: next to the title, or the first, whichever looks more like one.
fn name_among(words: &[(&str, Range<usize>)]) -> Option<usize> {
    let three = |it: &usize| words[*it].0.chars().count() == 3;
    let mut likely = [words.len() - 1, 0].into_iter().filter(|&it| is_name(words[it].0));
    let first = likely.next()?;
    // 박서준 어민회 회장: a club may look like a name, a person seldom like a club.
    let club = |at: &usize| words[*at].0.ends_with(['회', '당', '단']);
    if three(&first) && club(&first) {
        return Some(likely.find(|it| three(it) && !club(it)).unwrap_or(first));
    }
    if three(&first) {
        return Some(first);
    }
    Some(likely.find(three).unwrap_or(first))
}

/// A single word: a name, a name with its title, or a body.
fn alone((word, range): &(&str, Range<usize>)) -> Option<NameParts> {
    let within = |length: usize| range.start..range.start + length;
    for chars in [3, 2, 4] {
        let Some((end, _)) = word.char_indices().nth(chars) else {
            continue;
        };
        let (name, tail) = word.split_at(end);
        let rest = titles_before(tail).find(|it| it.is_empty() || PARTICLES.contains(it));
        if let (true, Some(rest)) = (is_name(name), rest) {
            let title = &tail[..tail.len() - rest.len()];
            let courtesy = title.chars().count() == 1;
            let role = range.start + end..range.start + end + title.len();
            return Some(NameParts {
                name: within(end),
                role: (!courtesy).then_some(role),
                affiliation: None,
            });
        }
    }
    if is_title(word) || readings(word).into_iter().any(is_vague_word) {
        return None;
    }
    Some(NameParts::only(within(bare_of(word).len())))
}

/// The name in `word`: whole when it looks like one of three syllables, else without its particle.
fn bare_of(word: &str) -> &str {
    if is_name(word) && word.chars().count() <= 3 || is_body(word) {
        return word;
    }
    bare(word)
}

/// The title in `word`, without a particle.
fn title_of(word: &str) -> &str {
    if TITLES.iter().any(|it| word.ends_with(it)) {
        return word;
    }
    bare(word)
}

/// Words with their bytes, without brackets and what they hold, punctuation or quotation marks.
pub(super) fn words(mention: &str) -> Vec<(&str, Range<usize>)> {
    let mut words = Vec::new();
    let mut start = None;
    let mut depth = 0usize;
    for (at, c) in mention.char_indices().chain([(mention.len(), ' ')]) {
        let in_word = (c.is_alphanumeric() || is_hangul(c) || matches!(c, '-' | '·' | '&')) && depth == 0;
        match (in_word, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((&mention[from..at], from..at));
                start = None;
            }
            _ => {}
        }
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    words
}
