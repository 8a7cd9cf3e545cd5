//! Whether a Korean noun can speak.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use crate::engine::suggest::word::ShortHash;

/// What a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// A person, a body, an outlet, a document.
    Speaker,
    /// A thing or an event, which says nothing.
    Thing,
    /// Perhaps a name.
    Unknown,
}

/// Ends of nouns that speak; longer than what they end with is fine: 선임연구위원.
#[rustfmt::skip] // By kind.
const SPEAKERS: &[&str] = &[
    "대통령", "총리", "장관", "차관", "의원", "지사", "시장", "군수", "청장", "처장", "국장", "과장", "실장", "팀장", "부장", "본부장", "단장", "소장", "원장", "센터장", "위원장", "위원", "대변인", "총장", "학장", "교수", "강사",
    "박사", "연구원", "연구관", "대표", "이사", "회장", "사장", "의장", "행장", "점장", "서장", "관장", "교장", "교사", "감독", "선수", "코치", "배우", "가수", "작가", "기자", "특파원", "앵커", "평론가", "활동가", "전문가",
    "분석가", "애널리스트", "이코노미스트", "변호사", "판사", "검사", "변호인", "변호인단", "사령관", "장군", "제독", "대령", "중장", "소장", "준장", "대장", "경감", "경위", "목사", "신부", "스님", "주교", "추기경", "교황", "랍비", "왕", "여왕", "국왕",
    "왕자", "공주", "총재", "서기", "주석", "수석", "비서관", "행정관", "보좌관", "특사", "대사", "외교관", "관료", "당국자", "관계자", "소식통", "측근", "책임자", "담당자", "창립자", "설립자", "지도자", "당선인", "후보", "후보자", "대리", "부통령", "부회장",
    "공동대표", "최고경영자", "씨", "여사", "옹", "군", "양", "님", "그", "그녀", "이들", "그들", "나", "저", "본인", "자신", "우리", "일각", "누리꾼", "네티즌", "시민", "주민", "유족", "피해자", "생존자", "목격자", "의사", "간호사", "학자", "과학자",
    "연구자", "참가자", "이용자", "소비자", "상인", "어민", "농민", "학생", "학부모", "노동자", "직원", "간부", "경찰관", "소방관", "대원", "팬", "들", "측", "전 의원", "경영자", "자문", "보좌진", "통계학자", "선장", "기장", "단체장", "대위", "소령", "병장", "외상", "부상", "외교부장", "부장관",
    "부", "성", "청", "처", "원", "국", "실", "위", "위원회", "당국", "정부", "경찰", "검찰", "법원", "재판부", "국회", "의회", "시의회", "군", "공군", "해군", "육군", "합참", "국정원", "대통령실", "청와대", "백악관", "크렘린궁", "크렘린", "대사관", "영사관", "시청", "도청", "구청", "시",
    "도", "여당", "야당", "당", "민주당", "국민의힘", "공화당", "협회", "학회", "연구소", "연구회", "재단", "센터", "병원", "대학", "대학교", "학교", "은행", "공사", "공단", "노조", "연맹", "연합", "연대", "단체", "조합", "회사", "업체", "업계", "기업", "그룹", "전자", "자동차", "증권", "항공", "건설", "사무국", "본부", "진흥원",
    "통신", "신문", "일보", "방송", "뉴스", "언론", "매체", "타임스", "타임즈", "저널", "포스트", "잡지", "보고서", "성명", "논문", "조사", "연구", "연구팀", "연구진", "제작진", "취재진", "의료진", "경영진", "소속사", "구단", "팀", "전문가들", "국민", "여론", "유엔", "회의소", "거래소", "기구", "기관", "위원단", "조사단", "대표단", "수사팀", "외신", "투자자", "시장조사업체", "금융사", "정보국", "로이터", "블룸버그",
];

/// Ends of nouns that say nothing.
#[rustfmt::skip] // By kind.
const THINGS: &[&str] = &[
    "것", "수", "점", "때", "경우", "이유", "결과", "상황", "문제", "피해", "사건", "사고", "정책", "조치", "계획", "규모", "가격", "비용", "물가", "금리", "환율", "주가", "매출", "이익", "실적", "수출", "수입", "비율", "증가율", "성장률", "실업률", "지지율", "점유율",
    "태풍", "지진", "폭발", "폭발물", "화재", "홍수", "가뭄", "폭우", "날씨", "기온", "바람", "파도", "진원", "규제", "법안", "법", "법률", "개정안", "조약", "협정", "협상", "회담", "회의", "선거", "투표", "대회", "경기", "훈련", "작전", "공격", "공습", "전쟁", "침공", "도발", "파병", "방문", "방북", "만남", "합의",
    "미사일", "드론", "항공기", "여객기", "비행기", "선박", "자동차들", "열차", "버스", "차량", "건물", "다리", "도로", "공항", "시설", "공장", "발전소", "송전선", "원전", "제품", "상품", "서비스", "기술", "시스템", "프로그램", "소프트웨어", "인터넷", "컴퓨터", "휴대전화", "스마트폰", "앱", "데이터", "정보",
    "물질", "바이러스", "백신", "치료제", "약", "질병", "감염", "증상", "환자 수", "수치", "숫자", "수준", "속도", "크기", "면적", "거리", "높이", "깊이", "기간", "시간", "시기", "날", "해", "올해", "내년", "지난해", "이번", "현재", "오늘", "어제", "내일", "최근", "당시", "이후", "이전",
    "발언", "주장", "의견", "입장", "생각", "말", "이야기", "소문", "의혹", "혐의", "증거", "사실", "진실", "책임", "의무", "권리", "자유", "평화", "안보", "경제", "사회", "문화", "역사", "교육", "환경", "기후", "미래", "과거", "일", "작품", "영화", "드라마", "노래", "음악", "책", "그림", "사진", "영상", "행사", "축제", "예산", "세금", "자금", "투자", "부채", "대출",
    "수사", "재판", "판결", "기소", "체포", "범행", "범죄", "테러", "폭력", "갈등", "위기", "위험", "가능성", "필요성", "효과", "영향", "변화", "목표", "목적", "방법", "방안", "대책", "대안", "해법", "과정", "절차", "기준", "원칙", "제도", "제안", "요구", "요청", "결정", "선택", "지원", "협력", "관계", "교류", "무역", "이적료", "부상자", "사망자", "실종자", "사상자", "확진자",
    "데", "바", "등", "여기", "거기", "이것", "그것", "이곳", "그곳", "무엇", "이는", "여부", "배경", "의도", "의미", "뜻", "내용", "자료들", "수량", "물량", "생산량", "판매량", "공급", "수요", "고용", "임금", "집값", "전셋값", "유가", "땅", "물", "불", "공기", "바다", "강",
];

/// What an end of a noun tells.
#[derive(Clone, Copy, Default)]
struct Ends {
    speaks: bool,
    is_thing: bool,
}

/// Every end of both lists.
static ENDS: LazyLock<HashMap<&'static [u8], Ends, BuildHasherDefault<ShortHash>>> = LazyLock::new(|| {
    let mut ends: HashMap<&'static [u8], Ends, BuildHasherDefault<ShortHash>> = HashMap::default();
    for word in SPEAKERS {
        ends.entry(word.as_bytes()).or_default().speaks = true;
    }
    for word in THINGS {
        ends.entry(word.as_bytes()).or_default().is_thing = true;
    }
    ends
});

/// Bytes of a noun whose end is looked at.
const END: usize = 18;

/// What the noun phrase `words` ends with.
pub(super) fn kind_of(words: &str) -> Noun {
    // A name may have a bracket after it: 홍길동(45).
    let bare = match words.ends_with([')', '）']) {
        true => words.rfind(['(', '（']).map_or(words, |i| &words[..i]),
        false => words,
    };
    let end = &bare[bare.ceil_char_boundary(bare.len().saturating_sub(END))..];
    let (mut speaker, mut thing) = (0, 0);
    for (at, _) in end.char_indices() {
        let tail = &end[at..];
        // A single syllable is a whole word, or hangs on a longer one.
        if tail.len() == 3 && !(at == 0 || end.len() > 6) {
            continue;
        }
        let Some(ends) = ENDS.get(tail.as_bytes()) else {
            continue;
        };
        if ends.speaks {
            speaker = speaker.max(tail.len());
        }
        if ends.is_thing {
            thing = thing.max(tail.len());
        }
    }
    match speaker.cmp(&thing) {
        std::cmp::Ordering::Greater => Noun::Speaker,
        std::cmp::Ordering::Less => Noun::Thing,
        std::cmp::Ordering::Equal if speaker > 0 => Noun::Thing,
        std::cmp::Ordering::Equal => Noun::Unknown,
    }
}

/// Nouns that carry a clause: 입장, 전망.
#[rustfmt::skip] // By kind.
pub(super) const CLAIMS: &[&str] = &[
    "입장", "뜻", "의사", "의견", "견해", "주장", "지적", "설명", "분석", "전망", "평가", "비판", "우려", "방침", "의지", "생각", "판단", "관측", "해석", "반응", "목소리", "메시지", "발언", "말", "취지", "제안", "소감", "의혹", "기대", "기대감", "경고", "요구", "조언", "당부", "각오", "포부", "계획",
    "인식", "시각", "의구심", "불만", "논리", "진단", "관점", "글", "소식", "추측", "반박", "해명", "호소", "결론", "자신감", "의문",
];

/// The noun of [`CLAIMS`] that `word` begins with.
pub(super) fn claim_of(word: &str) -> Option<&'static str> {
    let found = CLAIMS.iter().filter(|it| word.starts_with(**it));
    found.max_by_key(|it| it.len()).copied()
}
