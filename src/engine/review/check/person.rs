//! Korean people in a Korean text, and what looks like somebody's name in an English one.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::entity;
use super::lexis::begins_word;
use super::scene::is_hangul;
use crate::text::name::{korean_surname, korean_titles};

/// Most characters between a name and the title that shows that it is one.
const REACH: usize = 18;

/// Ends and wholes of words that look like names before a title and are none.
#[rustfmt::skip] // By kind.
const ENDS: &[&str] = &[
    "당", "부", "청", "측", "권", "층", "급", "적", "계", "들", "은", "는", "을", "를", "의", "에", "로", "과", "와", "도", "했", "한", "할", "된", "될", "하", "고", "며", "면", "서", "지", "게", "던", "인", "각", "회", "군", "사", "국", "시", "론", "법", "률", "병", "력", "점", "체", "업", "장", "식", "당시", "대",
];

#[rustfmt::skip] // By kind.
const WHOLES: &[&str] = &[
    "한반도", "전문가", "지도자", "고위급", "정치인", "경제인", "기업인", "언론인", "연구원", "변호인", "한국인", "조선인", "미국인", "중국인", "일본인", "민주당", "공화당", "국회의", "주한미", "주지사", "부통령", "부총리", "부위원", "선임연", "수석대", "안보실", "정무직", "전직대", "현직대", "신임", "전임", "임시", "차기", "수도권", "강남구", "서울시", "부산시", "경기도", "전라도", "강원도", "제주도", "남북한", "고등학", "초등학", "중학교", "대학교", "이사회", "위원회", "조직위", "대책위", "비대위", "선대위", "추진단", "방송사", "신문사", "통신사", "은행장", "노동계", "여당의", "야당의", "이란의", "인도의", "차관보", "이명의", "두명의", "명의", "소속사", "주무관", "국방장", "외교장", "우즈베", "방글라", "도널드", "조지아", "이집트", "이라크", "우간다", "유럽의", "성명을", "주석단", "우두머", "유엔군", "민간인",
    "조건부", "한동안", "하원의", "상원의", "전반기", "후반기", "정기국", "임원진", "공군의", "육군의", "해군의", "안전성", "공정위", "금융위", "방통위", "인권위", "권익위", "선관위", "국정원", "감사원", "검찰청", "경찰청", "정상급", "장관급", "차관급", "총리실", "한나라", "새누리", "열린우", "하지만", "그러나", "이어서", "이로써", "이처럼", "이같은", "이러한", "이번에", "이날도", "국제사", "은퇴한", "최우수", "최연소", "최고령", "최고위", "최상위", "최하위", "최전방", "최다승", "최고참", "최대주", "최대어", "최저임", "이미지", "이야기", "이적료", "전성기", "피해자", "피의자", "피고인", "피란민", "전문의", "전공의", "이용자", "이주민", "이재민", "주인공", "주최자", "지지자", "지원자", "참가자", "조합원", "조사관", "조사위", "조사단", "조종사", "조직원", "장애인", "한의사", "현지인", "노동자", "노숙인", "고소인", "고발인", "공무원", "공급자", "공직자", "관계자", "기술자", "구급대", "구조대", "반도체", "방문객", "사업자", "사용자", "선수단", "소비자", "소유자", "수사관", "시청자", "신고자", "신청자", "안내원", "어린이", "여행객", "연구자", "용의자", "우승자", "원주민", "유가족", "유권자", "유학생", "임직원", "임차인", "입주민", "제보자", "제작자", "지역구", "지자체", "진보당", "창업자", "채권자", "채무자", "투자자", "편집자", "하도급", "현장소", "홍보실", "금융권", "정치권",
];

/// A person named in a Korean text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Korean<'t> {
    pub at: Range<usize>,
    pub name: &'t str,
    /// Whether a title follows; what stands after an occupation may be another word.
    pub titled: bool,
}

/// The people with Korean names in `range`: a family name and two syllables, and a title soon after.
pub(super) fn in_korean(text: &str, range: Range<usize>) -> Vec<Korean<'_>> {
    let Some(part) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut found: Vec<Korean> = Vec::new();
    let mut at = 0;
    while let Some(first) = part[at..].chars().next() {
        if !is_hangul(first) || !begins_word(part, at) {
            at += first.len_utf8();
            continue;
        }
        let word = &part[at..at + part[at..].find(|c: char| !is_hangul(c)).unwrap_or(part.len() - at)];
        let titled = name_in(word, &part[at..]);
        if let Some(name) = titled.or_else(|| name_after(&part[..at], word, &part[at..])) {
            found.push(Korean {
                at: range.start + at..range.start + at + name.len(),
                name,
                titled: titled.is_some(),
            });
        }
        at += word.len();
    }
    found
}

/// The name that `word` is or begins with, told by the title after it.
fn name_in<'t>(word: &'t str, rest: &str) -> Option<&'t str> {
    for syllables in [3, 4] {
        let end = word.char_indices().nth(syllables).map_or(word.len(), |it| it.0);
        let name = &word[..end];
        if name.chars().count() != syllables {
            continue;
        }
        let tail = &word[end..];
        let glued = begins_with_title(tail) || tail == "씨" || tail.starts_with("씨는") || tail.starts_with("씨가");
        let apart = tail.is_empty() && is_titled(&rest[end..]);
        // 기획재정부, 한국은행: a body whose name begins like somebody's.
        let body = !entity::in_korean(word, 0..word.len()).is_empty();
        if (glued || apart) && !body && has_surname(name, syllables == 4) && !is_common(name) {
            return Some(name);
        }
    }
    None
}

/// What people do for a living, before their names.
#[rustfmt::skip] // By kind.
const OCCUPATIONS: &[&str] = &[
    "평론가", "소설가", "작가", "시인", "화가", "가수", "배우", "감독", "선수", "공격수", "수비수", "골키퍼", "투수", "타자", "포수", "미드필더", "신인", "변호사", "의사", "번역가", "사진가", "조각가", "건축가", "피아니스트", "바이올리니스트", "지휘자", "연출가", "작곡가", "활동가", "개그맨", "방송인", "무용가", "안무가", "디자이너", "셰프", "요리사", "기사", "주민", "상인", "농민", "어민",
];

/// The name that `word` begins with, told by an occupation before it and a particle or an age after it.
fn name_after<'t>(before: &str, word: &'t str, rest: &str) -> Option<&'t str> {
    let before = before.strip_suffix(' ')?;
    if !OCCUPATIONS.iter().any(|it| before.ends_with(it)) {
        return None;
    }
    [3, 4].into_iter().find_map(|syllables| {
        let end = word.char_indices().nth(syllables).map_or(word.len(), |it| it.0);
        let (name, tail) = word.split_at(end);
        let told = match tail {
            "" => rest[end..].starts_with('('),
            tail => tail.chars().count() <= 2 && tail.starts_with(is_particle),
        };
        let fits = name.chars().count() == syllables && has_surname(name, syllables == 4) && !is_common(name);
        (told && fits).then_some(name)
    })
}

/// Whether `name` begins with a family name, of two syllables if it is `long`.
fn has_surname(name: &str, long: bool) -> bool {
    korean_surname(name).is_some_and(|it| long == (it.chars().count() == 2))
}

/// Words of Hangul that are no Korean names and stand right before a title: 푸틴 대통령.
pub(super) fn before_title(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let Some(part) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut last: Option<Range<usize>> = None;
    let mut at = 0;
    for word in part.split(' ') {
        let bare = word.trim_matches(|c: char| !is_hangul(c));
        let titled = begins_with_title(bare) || ends_with_title(bare.strip_suffix(is_particle).unwrap_or(bare));
        if let Some(before) = last.take().filter(|_| titled && word.starts_with(is_hangul)) {
            let name = &part[before.clone()];
            let whole = name.chars().all(is_hangul) && name.chars().count() >= 2 && !is_common(name);
            if whole && name_in(name, &part[before.start..]).is_none() {
                found.push(range.start + before.start..range.start + before.end);
            }
        }
        last = Some(at..at + word.len());
        at += word.len() + 1;
    }
    found
}

/// Whether an English word after a title is no name: “General Assembly”.
pub(super) fn is_titled_word(word: &str) -> bool {
    [
        "assembly",
        "secretary",
        "staff",
        "affairs",
        "hospital",
        "motors",
        "electric",
        "of",
        "the",
        "election",
        "house",
        "court",
        "party",
        "park",
        "office",
    ]
    .contains(&word)
}

/// Whether a title stands within reach of a name: “… 북한 국무위원장”, “… (45)씨”, “… 기자”.
fn is_titled(after: &str) -> bool {
    let end = after.char_indices().nth(REACH).map_or(after.len(), |it| it.0);
    let mut near = &after[..end];
    if let Some(rest) = near.strip_prefix('(') {
        let age = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let closed = age.strip_prefix(')').or_else(|| age.strip_prefix("세)"));
        return age.len() < rest.len() && closed.is_some_and(|it| it.trim_start().starts_with('씨'))
            || closed.is_some();
    }
    // A particle or a mark ends the phrase.
    near = &near[..near.find([',', '.', '·', '”', '(', '‘', '“']).unwrap_or(near.len())];
    let mut words = near.split(' ').skip(1);
    let first = words.next();
    let titled = |word: &str| {
        TITLES.whole.contains(word)
            || ends_with_title(word)
            || word.strip_suffix(is_particle).is_some_and(ends_with_title)
            || begins_with_title(word)
    };
    let second = words.next();
    // 부산대 고고학과 교수: a department between the school and the office.
    let department = |it: &str| {
        [
            "학과",
            "학부",
            "의대",
            "법대",
            "공대",
            "대학원",
            "병원",
            "센터",
            "연구소",
            "연구실",
            "본부",
            "지부",
            "협회",
            "학회",
        ]
        .iter()
        .any(|end| it.ends_with(end))
    };
    let open = |it: &str| !it.ends_with(['은', '는', '을', '를', '에', '고', '며']);
    first.is_some_and(titled)
        || first.is_some_and(open)
            && (second.is_some_and(titled) || second.is_some_and(department) && words.next().is_some_and(titled))
}

fn titles() -> impl Iterator<Item = &'static str> {
    korean_titles().chain([
        "정부",
        "선장",
        "기장",
        "국장",
        "소방관",
        "주무관",
        "이장",
        "위원",
        "회원",
        "어르신",
        "지회장",
        "센터장",
        "총비서",
        "당수",
        "후보",
        "전 대통령",
        "대통령실",
        "행정부",
        "내각",
        "학생",
        "할머니",
        "할아버지",
        "군 ",
    ])
}

/// Titles by how they begin and end; those of one syllable only count as whole words.
struct Titles {
    whole: HashSet<&'static str>,
    by_first: HashMap<char, Vec<&'static str>>,
    by_last: HashMap<char, Vec<&'static str>>,
}

static TITLES: LazyLock<Titles> = LazyLock::new(|| {
    let mut all = Titles {
        whole: titles().collect(),
        by_first: HashMap::new(),
        by_last: HashMap::new(),
    };
    for title in titles().filter(|it| it.chars().nth(1).is_some()) {
        if let (Some(first), Some(last)) = (title.chars().next(), title.chars().next_back()) {
            all.by_first.entry(first).or_default().push(title);
            all.by_last.entry(last).or_default().push(title);
        }
    }
    all
});

fn begins_with_title(word: &str) -> bool {
    let titles = word.chars().next().and_then(|it| TITLES.by_first.get(&it));
    titles.is_some_and(|it| it.iter().any(|title| word.starts_with(title)))
}

fn ends_with_title(word: &str) -> bool {
    let titles = word.chars().next_back().and_then(|it| TITLES.by_last.get(&it));
    titles.is_some_and(|it| it.iter().any(|title| word.ends_with(title)))
}

fn is_particle(c: char) -> bool {
    matches!(
        c,
        '은' | '는' | '이' | '가' | '을' | '를' | '의' | '과' | '와' | '도' | '에'
    )
}

fn is_common(name: &str) -> bool {
    if WHOLES.iter().any(|it| name.starts_with(it)) {
        return true;
    }
    // Given names end in 원, 국, 인, 장 and the like too; only what hardly ever ends one counts.
    let never = [
        "당", "청", "측", "권", "층", "급", "적", "계", "들", "은", "는", "을", "를", "의", "에", "했", "할", "된",
        "될", "면", "게", "던", "회", "률", "병", "력", "점", "업", "로", "부", "처", "차",
    ];
    ENDS.contains(&name) || never.iter().any(|it| name.ends_with(it))
}

/// Two or three words that begin with capitals, or are all capitals: what may be a name.
pub(super) fn in_english(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let Some(part) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in part.char_indices().chain([(part.len(), '\n')]) {
        let inner = c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '‑');
        match (inner, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = part[from..at].trim_end_matches(['-', '’', '\'', '‑']);
                let word = word
                    .strip_suffix("'s")
                    .or_else(|| word.strip_suffix("’s"))
                    .unwrap_or(word);
                if !word.is_empty() {
                    words.push(from..from + word.len());
                }
                start = None;
            }
            _ => {}
        }
    }
    let capital = |it: &Range<usize>| part[it.clone()].starts_with(char::is_uppercase);
    let spaced = |a: &Range<usize>, b: &Range<usize>| &part[a.end..b.start] == " ";
    let mut found = Vec::new();
    for at in 0..words.len() {
        if !capital(&words[at]) {
            continue;
        }
        for len in [2, 3] {
            let Some(window) = words.get(at..at + len) else {
                continue;
            };
            let joined = window.windows(2).all(|it| spaced(&it[0], &it[1]));
            // The last part of a name may be small: Kim Jong un.
            if joined && window[..2].iter().all(capital) {
                found.push(range.start + window[0].start..range.start + window[len - 1].end);
            }
        }
    }
    found
}
