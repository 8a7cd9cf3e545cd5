//! Korean verbs of saying, in all their endings.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How a verb of saying is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub kind: Kind,
    pub form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// 말하다, 밝히다.
    Say,
    /// 하다 alone, which says only after a particle of quoting.
    Do,
    /// 보다, 여기다: a view.
    Hold,
    /// 알려지다: nobody is named.
    Passive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Ends the sentence: 말했다.
    Final,
    /// The sentence goes on: 말했고, 말했지만, 말하며.
    Linking,
    /// Before a noun: 말한, 밝힌.
    Adnominal,
    /// 말하기도 (했다).
    Nominal,
}

/// Nouns that make a verb of saying with 하다.
#[rustfmt::skip] // By kind.
const NOUNS: &[&str] = &[
    "말", "전", "이야기", "얘기", "설명", "언급", "답", "대답", "답변", "발언", "발표", "보도", "소개", "공개", "공지", "통보", "고지", "회답", "회신", "응답", "부연", "진술", "증언",
    "강조", "역설", "지적", "주장", "단언", "장담", "확언", "공언", "선언", "천명", "표명", "피력", "주창", "항변", "반박", "반발", "반론", "부인", "일축", "해명", "변명", "호소", "하소연", "토로", "고백",
    "비판", "비난", "맹비난", "질타", "규탄", "성토", "혹평", "조롱", "비꼬", "힐난", "개탄", "한탄", "탄식", "경고", "우려", "걱정", "염려", "의심",
    "평가", "호평", "극찬", "칭찬", "격찬", "환영", "축하", "격려", "위로", "감사", "사과", "사죄", "회고", "회상", "술회",
    "분석", "진단", "해석", "판단", "추정", "추산", "추측", "예상", "예측", "예견", "전망", "관측", "기대", "간주", "결론", "판시", "판결", "제시", "증명", "입증",
    "촉구", "요구", "요청", "당부", "주문", "지시", "명령", "권고", "권유", "조언", "충고", "제안", "건의", "제언", "호통", "독려", "약속", "다짐", "맹세", "자신", "확신",
    "인정", "시인", "자인", "확인", "폭로", "고발", "질문", "반문", "추궁", "응수", "화답", "맞대응", "귀띔", "기술", "서술", "기록", "논평", "타진", "예고", "공식화", "시사", "암시", "통지", "보고", "신고", "자랑", "생각", "농담", "외", "칭", "운운",
];

/// Beginnings of the forms of other verbs, with their kind.
#[rustfmt::skip] // By verb.
const STEMS: &[(Kind, &[&str])] = &[
    (Kind::Say, &[
        "밝혔", "밝힌", "밝히", "밝힐", "밝혀", "덧붙였", "덧붙인", "덧붙이", "덧붙여", "내다봤", "내다본", "내다보", "물었", "묻는", "되물었", "캐물었", "적었", "적고", "적은", "썼", "알렸", "알린", "알리",
        "꼬집었", "꼬집은", "꼬집", "받아쳤", "맞받았", "맞받아", "되받았", "쏘아붙였", "몰아세웠", "몰아붙였", "털어놨", "털어놓", "못박았", "못박", "외쳤", "외치", "소리쳤", "속삭였", "부르짖었", "중얼거렸", "되뇌었",
        "말씀했", "말씀하", "이른다", "일렀", "내비쳤", "내비친", "드러냈", "잘라말했", "둘러댔", "따졌", "나무랐", "꾸짖었", "타일렀", "치켜세웠", "추켜세웠", "깎아내렸", "몰아쳤", "말합니다", "말했", "올렸", "남겼", "읊었", "건넸",
    ]),
    (Kind::Hold, &["봤", "본다", "보고", "보았", "봅니다", "여긴다", "여겼", "여기고", "믿는다", "믿고", "느꼈", "느낀다", "점쳤", "점친다"]),
    (Kind::Passive, &[
        "알려졌", "알려진", "알려져", "전해졌", "전해진", "전해져", "나타났", "나타난", "드러났", "드러난", "파악됐", "파악된", "확인됐", "확인된", "조사됐", "관측됐", "관측된", "전망됐", "전망된", "예상됐", "예상된", "추정됐", "추정된",
        "분석됐", "분석된", "보도됐", "집계됐", "집계된", "보인다", "보입니다", "풀이된", "해석된", "평가된", "평가됐", "우려된", "기대된", "밝혀졌", "밝혀진", "꼽힌", "꼽혔", "파악되", "전망되", "예상되", "추정되", "알려지",
    ]),
];

static NOUN: LazyLock<HashMap<&'static str, ()>> = LazyLock::new(|| NOUNS.iter().map(|it| (*it, ())).collect());
static STEM: LazyLock<HashMap<&'static str, Kind>> = LazyLock::new(|| {
    let all = STEMS.iter();
    all.flat_map(|(kind, forms)| forms.iter().map(|form| (*form, *kind)))
        .collect()
});

/// Most characters of a stem.
const LONGEST: usize = 5;

/// The verb of saying that `word` is.
pub(super) fn verb_of(word: &str) -> Option<Verb> {
    if !word.starts_with(is_hangul) {
        return None;
    }
    let mut found = None;
    for (count, (i, c)) in word.char_indices().enumerate().take(LONGEST + 1) {
        if matches!(c, '했' | '한' | '하' | '해' | '합' | '할') {
            let noun = &word[..i];
            let kind = match noun.is_empty() {
                true => Some(Kind::Do),
                false => NOUN.get(noun).map(|()| Kind::Say),
            };
            if let Some(form) = form_of(&word[i..])
                && let Some(kind) = kind
            {
                found = Some(Verb { kind, form });
            }
        }
        let end = i + c.len_utf8();
        if count < LONGEST
            && let Some(kind) = STEM.get(&word[..end])
            && let Some(form) = form_of(word)
        {
            found = Some(Verb { kind: *kind, form });
        }
    }
    // 하다 with nothing before it says something only as a verb that ends.
    found.filter(|it| {
        it.kind != Kind::Do
            || matches!(
                word,
                "했다"
                    | "한다"
                    | "했습니다"
                    | "합니다"
                    | "했고"
                    | "했으며"
                    | "했지만"
                    | "했는데"
                    | "했으나"
                    | "하기도"
                    | "해"
                    | "하였다"
                    | "했다며"
                    | "하고"
            )
    })
}

/// What the ending of a verb says, when it is one that attribution uses.
fn form_of(word: &str) -> Option<Form> {
    const LINKING: &[&str] = &[
        "고",
        "며",
        "지만",
        "으나",
        "는데",
        "면서",
        "으면서",
        "한데",
        "여",
        "해",
        "자",
        "더니",
        "어",
    ];
    const NOMINAL: &[&str] = &["기도", "기까지", "기는", "기만", "곤"];
    if word.ends_with('다') || word.ends_with("습니다") || word.ends_with('요') || word.ends_with("했음") {
        return Some(Form::Final);
    }
    if NOMINAL.iter().any(|it| word.ends_with(it)) {
        return Some(Form::Nominal);
    }
    if LINKING.iter().any(|it| word.ends_with(it)) {
        return Some(Form::Linking);
    }
    let last = word.chars().next_back()?;
    matches!(coda(last), Some(CODA_N)).then_some(Form::Adnominal)
}

pub(super) fn is_hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// The place of ㄴ among final consonants.
pub(super) const CODA_N: u32 = 4;
/// The place of ㄹ among final consonants.
pub(super) const CODA_L: u32 = 8;

/// The final consonant of a syllable, by its place in Unicode's list; `None` of another character; 0 when it has none.
pub(super) fn coda(c: char) -> Option<u32> {
    is_hangul(c).then(|| (c as u32 - 0xac00) % 28)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, wanted: Option<(Kind, Form)>) {
        assert_eq!(verb_of(word).map(|it| (it.kind, it.form)), wanted, "{word}");
    }

    #[test]
    fn verbs_of_saying_are_known_in_their_endings() {
        check("말했다", Some((Kind::Say, Form::Final)));
        check("밝혔습니다", Some((Kind::Say, Form::Final)));
        check("보도했으며", Some((Kind::Say, Form::Linking)));
        check("지적했지만", Some((Kind::Say, Form::Linking)));
        check("말하기도", Some((Kind::Say, Form::Nominal)));
        check("밝힌", Some((Kind::Say, Form::Adnominal)));
        check("했다", Some((Kind::Do, Form::Final)));
        check("알려졌다", Some((Kind::Passive, Form::Final)));
        check("본다", Some((Kind::Hold, Form::Final)));
        check("덧붙이고", Some((Kind::Say, Form::Linking)));
        check("도착했다", None);
        check("말", None);
        check("보고서에서", None);
        check("", None);
    }
}
