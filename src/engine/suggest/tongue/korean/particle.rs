//! Korean particles and verb endings: what a word is in its sentence.

use super::verb::{CODA_L, CODA_N, coda};

/// What marks a noun that may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Particle {
    /// 은, 는, 께서는, 측은.
    Topic,
    /// 이, 가, 께서.
    Subject,
    /// 도.
    Also,
    /// 에서, 에서는 of a body.
    From,
}

/// The particle of `word`, and how many bytes come before it.
pub(super) fn particle_of(word: &str) -> Option<(usize, Particle)> {
    let len = |particle: &str| word.len() - particle.len();
    if word.ends_with("께서는") {
        return Some((len("께서는"), Particle::Topic));
    }
    if word.ends_with("께서") {
        return Some((len("께서"), Particle::Subject));
    }
    if word.ends_with("에서는") {
        return Some((len("에서는"), Particle::From)).filter(|it| it.0 > 0);
    }
    if word.ends_with("에서") {
        return Some((len("에서"), Particle::From)).filter(|it| it.0 > 0);
    }
    let last = word.chars().next_back()?;
    if !matches!(last, '은' | '는' | '이' | '가' | '도') {
        return None;
    }
    let at = word.len() - last.len_utf8();
    let stem = &word[..at];
    let before = stem.chars().next_back()?;
    // Figures, Latin letters and brackets take either form.
    let closed = coda(before).map(|it| it != 0);
    let found = match last {
        '는' if closed != Some(true) && !is_verb_before_neun(stem) => Particle::Topic,
        '은' if closed != Some(false) && !is_adjective_before_eun(stem) => Particle::Topic,
        '이' if closed != Some(false) && !NOT_SUBJECT_I.contains(&word) && !word.ends_with("없이") => {
            Particle::Subject
        }
        '가' if closed != Some(true) && !NOT_SUBJECT_GA.contains(&word) => Particle::Subject,
        '도' if !word.ends_with("해도") && !word.ends_with("라도") && word != "기도" => Particle::Also,
        _ => return None,
    };
    Some((at, found))
}

#[rustfmt::skip] // By ending.
const NOT_SUBJECT_I: &[&str] = &["같이", "많이", "높이", "깊이", "굳이", "일일이", "길이", "넓이", "곧이", "틈틈이", "끝없이", "헛되이", "꾸준이", "나날이", "뜻밖이"];
#[rustfmt::skip] // By ending.
const NOT_SUBJECT_GA: &[&str] = &["국가", "추가", "평가", "증가", "참가", "전문가", "작가", "휴가", "허가", "물가", "주가", "원가", "어가", "다가", "가", "불가", "누군가", "인가"];

/// Whether 는 after `stem` is the ending of a verb (하는, 열리는) and no particle.
fn is_verb_before_neun(stem: &str) -> bool {
    #[rustfmt::skip] // By last syllable.
    const VERBS: &[&str] = &[
        "하", "되", "어지", "려지", "여지", "워지", "뤄지", "아지", "해지", "터지", "빠지", "미치", "펼치", "넘치", "그치", "끼치", "합치", "마치", "떨치", "외치", "거치", "놓치", "보이", "쓰이", "줄이", "높이", "모이", "쌓이", "붙이", "벌이", "들이", "움직이", "죽이",
        "먹이", "속이", "숙이", "열리", "걸리", "알리", "달리", "올리", "내리", "돌리", "몰리", "팔리", "실리", "풀리", "늘리", "살리", "말리", "버리", "벌리", "누리", "노리", "때리", "드리", "꾸리", "들리", "밀리", "쏠리", "갈리", "불리", "잘리", "흔들리", "남기", "넘기", "옮기", "즐기", "숨기", "이기",
        "생기", "챙기", "당기", "맡기", "벗기", "밝히", "꼽히", "잡히", "막히", "묻히", "찍히", "부딪히", "나오", "들어오", "다가오", "돌아오", "가져오", "불러오", "나가", "들어가", "돌아가", "이어가", "올라가", "살아가", "만들어가", "해주", "보여주", "알려주", "도와주", "보내", "나타내", "드러내", "끝내", "펴내",
        "내", "일어나", "벗어나", "나타나", "늘어나", "드러나", "떠나", "끝나", "만나", "바라보", "지켜보", "내다보", "살펴보", "시키", "세우", "키우", "채우", "싸우", "앞세우", "내세우", "피우", "쓰", "애쓰", "따르", "오르", "이르", "모르", "부르", "흐르", "누르", "떠오르", "치르", "이끄", "두", "거두", "앞두", "맞추",
        "갖추", "낮추", "감추", "멈추", "나서", "들어서", "앞서", "맞서", "넘어서", "돌아서", "일어서", "다루", "이루", "미루", "만드", "자라", "바라", "달라", "라", "다", "냐", "커지", "지",
    ];
    #[rustfmt::skip] // Nouns with such an end.
    const NOUNS: &[&str] = &[
        "우리", "총리", "관리", "대리", "파리", "거리", "처리", "논리", "심리", "국내", "보고서", "비서", "경찰서", "소방서", "부서", "회사", "대사", "이사", "검사", "판사", "의사", "지사", "박사", "목사", "변호사", "간호사", "교사", "기사", "조사", "수사", "인사", "행사", "소식통사", "통신사", "항공사", "본사", "언론사", "제작사", "방송사", "감사",
        "소속사", "증권사", "제조사", "개발사", "운용사", "신문사", "자사", "양사", "당사", "이미지", "메시지", "정치", "아내", "이란사", "나라", "프라다", "캐나다", "우간다", "르완다", "이지", "단지", "지지", "편지", "복지", "기지", "잡지", "여지사", "박지", "수지", "현지", "두",
    ];
    // One syllable is the whole word, save where hardly a noun ends so.
    let fits = |it: &str| it.len() > 3 || stem == it || matches!(it, "하" | "되" | "쓰" | "라" | "다" | "냐");
    let verb = VERBS.iter().any(|it| stem.ends_with(it) && fits(it));
    verb && !NOUNS.iter().any(|it| stem.ends_with(it))
}

/// Whether 은 after `stem` is the ending of an adjective or a verb: 많은, 받은.
fn is_adjective_before_eun(stem: &str) -> bool {
    #[rustfmt::skip] // By last syllable.
    const STEMS: &[&str] = &[
        "같", "많", "높", "낮", "좋", "적", "깊", "넓", "좁", "짧", "굵", "젊", "늙", "붉", "밝", "맑", "검", "받", "입", "잡", "찾", "맡", "얻", "잃", "맞", "앉", "믿", "담", "닮", "겪", "놓", "쌓", "않", "싶", "옳", "꼽", "뽑", "묶", "닫", "걷", "씻", "읽", "먹", "심", "넘", "숨", "삼", "붙", "꽂", "갚",
        "덮", "뒤집", "꺾", "밟", "녹", "썩", "굳", "뻗", "벗", "빼앗", "좇", "쫓", "짓밟", "작",
    ];
    // 제작은, 사적은, 공업은: nouns of two syllables with such an end are names of things and speak as little.
    STEMS.iter().any(|it| stem.ends_with(it))
}

/// Whether `word` stands before a noun as a verb or an adjective: 있던, 열린, 공개한.
pub(super) fn is_adnominal(word: &str) -> bool {
    let Some(last) = word.chars().next_back() else {
        return false;
    };
    let stem = &word[..word.len() - last.len_utf8()];
    match last {
        '는' => particle_of(word).is_none(),
        '은' => is_adjective_before_eun(stem),
        '던' => !stem.is_empty(),
        '한' => !stem.is_empty() && !["북", "남", "대", "무", "제", "권", "기", "신", "시", "최대"].contains(&stem),
        '된' | '린' | '킨' | '낸' | '운' | '긴' | '친' | '른' | '든' | '쓴' | '둔' | '룬' | '춘' | '난' | '온'
        | '준' | '힌' | '인' | '진' | '본' | '간' | '끈' => {
            #[rustfmt::skip] // By last syllable.
            const VERBS: &[&str] = &[
                "된", "열린", "걸린", "알린", "올린", "내린", "팔린", "실린", "풀린", "늘린", "몰린", "들린", "꾸린", "버린", "누린", "시킨", "지킨", "일으킨", "보낸", "나타낸", "드러낸", "낸", "끝낸", "세운", "키운", "싸운", "채운", "가까운", "어려운", "새로운", "남긴", "넘긴", "옮긴", "숨긴", "챙긴", "맡긴", "담긴",
                "마친", "미친", "펼친", "거친", "합친", "지친", "따른", "오른", "이른", "치른", "저지른", "만든", "든", "쓴", "둔", "앞둔", "거둔", "이룬", "다룬", "갖춘", "맞춘", "감춘", "만난", "나타난", "드러난", "일어난", "늘어난", "벗어난", "떠난", "끝난", "나온", "들어온", "돌아온", "다녀온", "온", "해온", "가져온",
                "준", "해준", "보여준", "밝힌", "꼽힌", "잡힌", "숨진", "가진", "알려진", "벌어진", "이뤄진", "떨어진", "높아진", "쓰인", "보인", "벌인", "들인", "높인", "줄인", "붙인", "모인", "죽인", "본", "지켜본", "살펴본", "다녀간", "들어간", "이끈",
            ];
            VERBS
                .iter()
                .any(|it| word.ends_with(it) && (it.len() > 3 || word.len() == it.len()))
        }
        // A verb to come: 대피할, 열릴.
        '할' | '될' | '릴' | '갈' | '올' | '질' | '칠' => stem.len() > 3 && coda(last) == Some(CODA_L),
        _ => coda(last) == Some(CODA_N) && word.ends_with("했던"),
    }
}

/// Whether `word` has a case or an ending that a noun phrase does not have inside: 국회에서, 의원을, 하며.
pub(super) fn is_case(word: &str) -> bool {
    #[rustfmt::skip] // By kind.
    const ENDS: &[&str] = &[
        "에서", "에게", "에게서", "으로", "부터", "까지", "에", "을", "를", "하며", "하고", "으며", "면서", "지만", "위해", "대해", "통해", "인해", "따라", "따르면", "의하면", "후", "뒤", "중", "때", "께", "으나", "는데", "하자", "되자", "면", "가운데", "데다", "에도", "에는", "로는", "로도", "들과", "만나", "인용해", "관련해", "보고", "있고", "했고", "됐고", "였고", "였으며", "처럼", "라고", "다고", "대로",
    ];
    if ENDS.iter().any(|it| word.ends_with(it) && word.len() > it.len())
        || matches!(word, "후" | "뒤" | "중" | "때" | "가운데")
    {
        // 파악, 노을: a noun of two syllables in -을 or -에 is rare.
        return true;
    }
    // 앞두고, 받고: a verb goes on; 사고, 디오고: a noun.
    if let Some(stem) = word.strip_suffix('고') {
        #[rustfmt::skip] // By last syllable.
        const VERBS: &[&str] = &[
            "두", "하", "되", "있", "없", "받", "갖", "쓰", "들", "내", "리", "지", "치", "키", "우", "넘", "맞", "놓", "맡", "이", "히", "기", "추", "르", "했", "됐", "였", "었", "았", "나오", "들어오", "나가", "들어가", "해오", "나서", "앞서", "맞서", "겪", "잡", "찾",
        ];
        return VERBS.iter().any(|it| stem.ends_with(it));
    }
    // 평양으로, 텍사스로: 로 after a vowel or ㄹ.
    if let Some(stem) = word.strip_suffix('로') {
        let open = stem
            .chars()
            .next_back()
            .and_then(coda)
            .is_none_or(|it| it == 0 || it == CODA_L);
        // 모로, 파로: of two syllables it is rather a name.
        return open && stem.chars().nth(1).is_some();
    }
    particle_of(word).is_some_and(|it| it.1 != Particle::Also)
}

/// Whether `word` opens a sentence and is part of no noun phrase: 그러나, 한편.
pub(super) fn is_lead(word: &str) -> bool {
    #[rustfmt::skip] // By kind.
    const LEADS: &[&str] = &[
        "그러나", "하지만", "한편", "또", "또한", "이어", "이에", "그러면서", "그러면서도", "특히", "앞서", "그러자", "반면", "반면에", "다만", "아울러", "그리고", "따라서", "실제로", "더불어", "즉", "결국", "이어서", "이와", "그런데", "게다가", "이에따라", "이에앞서", "물론", "그래서", "마지막으로", "끝으로",
        "이외에도", "더구나", "오히려", "그렇지만", "이처럼", "이같이", "그럼에도", "당초", "역시", "나아가", "앞서",
    ];
    LEADS.contains(&word)
}

/// Whether `word` tells the day on which somebody spoke: 17일, 28일(현지시간), 오전; `next` comes after it.
pub(super) fn is_day(word: &str, next: &str) -> bool {
    let bare = word.find(['(', '（']).map_or(word, |i| &word[..i]);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = |it: &str| it.starts_with(|c: char| c.is_ascii_digit()) && it.contains('일');
    match bare {
        "오전" | "오후" | "이날" | "전날" | "어제" | "오늘" | "현지시간" => true,
        "지난" => numbered(next),
        _ if bare.ends_with("요일") => true,
        _ => digits > 0 && (bare[digits..] == *"일" || bare[digits..] == *"월" && numbered(next)),
    }
}

/// Whether `word` is a day or a time: 17일, 28일(현지시간), 오전.
pub(super) fn is_time(word: &str) -> bool {
    #[rustfmt::skip] // By kind.
    const TIMES: &[&str] = &[
        "오전", "오후", "이날", "전날", "다음날", "지난", "지난달", "지난해", "작년", "내년", "올해", "어제", "오늘", "최근", "당시", "현재", "이후", "그동안", "새벽", "저녁", "아침", "현지시간", "이달", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일", "같은", "오는",
    ];
    let bare = word.find(['(', '（']).map_or(word, |i| &word[..i]);
    if TIMES.contains(&bare) {
        return true;
    }
    let digits = bare
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'~'))
        .count();
    digits > 0
        && matches!(
            &bare[digits..],
            "일" | "월" | "년" | "시" | "분" | "일에" | "일에는" | "년에" | "월에" | "시께" | "일께" | "일까지"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, wanted: Option<(&str, Particle)>) {
        assert_eq!(particle_of(word).map(|(len, it)| (&word[..len], it)), wanted, "{word}");
    }

    #[test]
    fn particles_are_told_from_endings_of_verbs() {
        check("국방부는", Some(("국방부", Particle::Topic)));
        check("그는", Some(("그", Particle::Topic)));
        check("위원은", Some(("위원", Particle::Topic)));
        check("총리는", Some(("총리", Particle::Topic)));
        check("대통령께서는", Some(("대통령", Particle::Topic)));
        check("IOC가", Some(("IOC", Particle::Subject)));
        check("센터(JTWC)가", Some(("센터(JTWC)", Particle::Subject)));
        check("언론이", Some(("언론", Particle::Subject)));
        check("정부도", Some(("정부", Particle::Also)));
        for word in [
            "있는",
            "하는",
            "열리는",
            "받은",
            "많은",
            "같이",
            "국가",
            "는",
            "은",
            "에서",
            "떨어지는",
        ] {
            check(word, None);
        }
    }

    #[test]
    fn verbs_before_nouns_are_known() {
        for word in ["있던", "공개한", "열린", "추진하는", "숨진", "받은"] {
            assert!(is_adnominal(word), "{word}");
        }
        for word in ["북한", "사진", "정부는", "대변인", "국회에서", "기간", "일본"] {
            assert!(!is_adnominal(word), "{word}");
        }
    }
}
