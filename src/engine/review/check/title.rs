//! T13: offices and titles.

use super::lexis::first_of;
use super::scene::{Scene, is_hangul};
use super::wordpair::{Row, compare};
use super::{Check, Found, Level, shown};

pub(super) const CHECK: Check = Check {
    id: "T13",
    key: "title",
    title: "Office or title",
    rule: "Somebody has the same office in both texts.",
    look,
};

#[rustfmt::skip] // By group.
const ROWS: &[Row] = &[
    Row { group: 1, korean: &["부통령"], english: &["vice presiden*", "deputy president*"] },
    Row { group: 1, korean: &["부사장"], english: &["vice presiden*", "deputy chief", "deputy presiden*"] },
    Row { group: 1, korean: &["부회장"], english: &["vice chair*", "deputy chair*", "deputy head", "vice presiden*", "deputy presiden*"] },
    Row { group: 1, korean: &["부총리"], english: &["deputy prime", "vice premier", "deputy premier"] },
    Row { group: 1, korean: &["^대통령", "^대통령실"], english: &["president*", "blue house", "mr. president", "administration"] },
    Row { group: 1, korean: &["^총리", "^국무총리"], english: &["prime minister*", "premier", "chancellor"] },
    Row { group: 1, korean: &["차관보"], english: &["assistant secretary", "assistant minister", "deputy minister", "assistant"] },
    Row { group: 1, korean: &["차관"], english: &["vice minister*", "deputy minister*", "undersecretary", "under secretary", "deputy secretary", "vice foreign", "vice defense", "deputy*", "vice", "assistant"] },
    Row { group: 1, korean: &["장관", "외무상", "외교부장", "국방상"], english: &["minister*", "secretary", "ministerial", "attorney general", "top diplomat"] },
    Row { group: 1, korean: &["국가주석", "국무위원장"], english: &["president*", "leader", "chairman", "chair", "state affairs"] },
    Row { group: 1, korean: &["^서기", "안보회의 서기"], english: &["secretary", "clerk"] },
    Row { group: 1, korean: &["대변인"], english: &["spokes*", "press secretary"] },
    Row { group: 1, korean: &["대사", "대사관"], english: &["ambassador*", "envoy*", "embassy", "embassies"] },
    Row { group: 1, korean: &["도지사", "주지사"], english: &["governor*", "gov"] },
    Row { group: 1, korean: &["^시장은", "^시장이", "서울시장", "부산시장", "대구시장", "인천시장", "광주시장", "대전시장", "울산시장", "세종시장", "수원시장", "성남시장", "고양시장", "용인시장", "창원시장", "청주시장", "전주시장", "포항시장"], english: &["mayor*", "market*"] },
    Row { group: 1, korean: &["^의원", "국회의원", "상원의원", "하원의원"], english: &["lawmaker*", "representative*", "rep", "senator*", "sen", "congress*", "assembly*", "legislator*", "member*", "mp", "parliamentarian*", "councilor*"] },
    Row { group: 1, korean: &["교수"], english: &["professor*", "prof", "teaches", "academic*", "faculty"] },
    Row { group: 1, korean: &["연구위원", "^연구원은", "^연구원이", "선임연구원", "책임연구원"], english: &["research*", "fellow*", "analyst*", "scholar*", "scientist*"] },
    Row { group: 1, korean: &["^회장"], english: &["chair*", "president", "head"] },
    Row { group: 1, korean: &["대표이사", "최고경영자"], english: &["ceo*", "chief executive*", "president", "head"] },
    Row { group: 1, korean: &["^검사", "부장검사", "차장검사", "특별검사", "평검사", "검찰총장"], english: &["prosecutor*", "prosecut*", "attorney", "test*", "inspect*", "exam*", "screen*", "check*"] },
    Row { group: 1, korean: &["판사", "재판장"], english: &["judge*", "justice*", "court"] },
    Row { group: 1, korean: &["변호사"], english: &["lawyer*", "attorney*", "counsel*", "barrister*"] },
];

fn look(scene: &Scene, found: &mut Found) {
    if scene.korean {
        compare(scene, found, &CHECK, ROWS, Level::Warning, false);
        former(scene, found);
    }
}

/// Offices that somebody may have held before.
#[rustfmt::skip] // By kind.
const OFFICES: &[&str] = &[
    "대통령", "총리", "장관", "차관", "의원", "대표", "위원장", "회장", "사장", "감독", "총장", "청장", "시장", "지사", "대사", "원장", "의장", "실장", "수석", "국장", "처장", "부총리", "총재", "이사장", "비서관", "보좌관", "사령관", "참모총장", "대법관",
];

/// Somebody who held an office once, and holds it in the translation.
fn former(scene: &Scene, found: &mut Found) {
    const FORMER: &[&str] = &[
        "former",
        "formerly",
        "ex-*",
        "ex",
        "then-*",
        "then",
        "previous*",
        "past",
        "onetime",
        "one-time",
        "late",
        "retired",
        "once",
        "predecessor*",
        "ousted",
        "impeached",
        "served",
        "was",
        "emeritus",
        "jailed",
        "disgraced",
        "departing",
        "outgoing",
        "had been",
    ];
    for (original, translation, pair) in scene.both() {
        let range = original.bytes(&pair.original);
        let part = &original.text[range.clone()];
        let Some(at) = part.match_indices(" 전 ").find_map(|it| office_after(part, it.0)) else {
            continue;
        };
        // Later mentions often leave it out.
        if first_of(scene.words(pair), FORMER).is_some()
            || scene.beside(pair).any(|it| first_of(scene.words(it), FORMER).is_some())
        {
            continue;
        }
        let place = range.start + at.start..range.start + at.end;
        let words = original.text[place.clone()].to_owned();
        let message = format!("{}: the translation does not say that this is past", shown(&words));
        let places = [original.place(place), translation.gap(&pair.translation)];
        found.missing(&CHECK, Level::Warning, pair, places, words, message);
    }
}

/// “전” with the office after it, at most three words on; before it stands a name and no length of time.
fn office_after(part: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let name = part[..at].rsplit(' ').next()?;
    let named = (2..=5).contains(&name.chars().count())
        && name.chars().all(is_hangul)
        && !name.ends_with([
            '달', '년', '월', '주', '일', '간', '분', '기', '해', '초', '로', '에', '은', '는', '직', '기',
        ]);
    if !named {
        return None;
    }
    let from = at + 1;
    let mut end = from + "전 ".len();
    for word in part[end..].split(' ').take(3) {
        end += word.len();
        let bare = word.trim_end_matches(|c: char| !is_hangul(c));
        let bare = bare
            .strip_suffix(['은', '는', '이', '가', '을', '를', '의', '도', '과', '와'])
            .unwrap_or(bare);
        if OFFICES.iter().any(|it| bare.ends_with(it)) {
            return Some(from..end);
        }
        if word.ends_with([',', '.']) {
            return None;
        }
        end += 1;
    }
    None
}
