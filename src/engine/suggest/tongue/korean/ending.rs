//! Endings by which Korean quotes.

/// What an ending of quoting does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// 다고, 라고: a verb of saying follows.
    Closes,
    /// 다며, 라면서: more of the same speaker follows.
    Links,
    /// 다는, 라는: a noun follows.
    Noun,
}

/// The ending of quoting of a word inside a sentence, and how many bytes of the word are content.
///
/// 시작된다고 has 시작된다, 모독이라고 has 모독.
pub(super) fn ending_of(word: &str) -> Option<(Ending, usize)> {
    let mut rest = word;
    for extra in ["도", "만", "는", "까지"] {
        if let Some(bare) = rest.strip_suffix(extra)
            && bare.ends_with('고')
        {
            rest = bare;
            break;
        }
    }
    let (ending, stem) = if let Some(stem) = rest.strip_suffix("고") {
        (Ending::Closes, stem)
    } else if let Some(stem) = rest.strip_suffix("면서") {
        (Ending::Links, stem)
    } else if let Some(stem) = rest.strip_suffix("며") {
        (Ending::Links, stem)
    } else {
        (Ending::Noun, rest.strip_suffix("는")?)
    };
    let last = stem.chars().next_back()?;
    if stem.len() == last.len_utf8() {
        return None;
    }
    let before = &stem[..stem.len() - last.len_utf8()];
    match last {
        // 예상보다는 compares.
        '다' if NOT_QUOTED.contains(&word) || before.ends_with(['보', '마']) && ending == Ending::Noun => None,
        '다' => Some((ending, stem.len())),
        '냐' => Some((ending, stem.len())),
        // 하자고 proposes, 혼자고 does not.
        '자' if ending == Ending::Noun => before
            .ends_with(['하', '되', '보', '말', '두'])
            .then_some((ending, stem.len())),
        '자' => before.ends_with(PROPOSING).then_some((ending, stem.len())),
        '라' if NOT_QUOTED.contains(&word) => None,
        '라' => {
            if let Some(noun) = before.strip_suffix("이")
                && !noun.is_empty()
            {
                return Some((ending, noun.len()));
            }
            // 대피하라고 commands: the verb is content. 테러라고 calls: the noun is.
            let commands = before.ends_with(COMMANDING) || before.ends_with("아니");
            Some((ending, if commands { stem.len() } else { before.len() }))
        }
        _ => None,
    }
}

/// Syllables before -자 that propose.
const PROPOSING: &[char] = &[
    '말', '하', '되', '보', '가', '지', '내', '주', '추', '두', '기', '리', '키', '나', '오', '르', '쓰', '놓', '받',
    '잡', '찾', '막', '살', '믿', '이', '서', '히',
];
/// Syllables before -라 that command.
const COMMANDING: &[char] = &[
    '하', '으', '가', '오', '주', '두', '보', '달', '마', '지', '내', '리', '기', '서', '키', '라', '나', '히',
];

/// Words that only look like quoting.
#[rustfmt::skip] // By ending.
const NOT_QUOTED: &[&str] = &[
    "그렇다고", "이렇다고", "바라며", "바라면서", "자라며", "자라면서", "놀라며", "놀라면서", "모자라며", "따라며", "올라며", "잘라며", "몰라며", "나라는", "바라는", "자라는", "놀라는", "모자라는", "다는",
    "따라고", "나라고", "달라는",
];

/// What a word that stands right after a quotation does, and how many bytes of it are its particle.
pub(super) fn after_quotation(word: &str) -> Option<(Ending, usize)> {
    #[rustfmt::skip] // By what they do, longer before shorter.
    const PARTICLES: &[(&str, Ending)] = &[
        ("이라고까지", Ending::Closes), ("이라고도", Ending::Closes), ("이라고만", Ending::Closes), ("이라고는", Ending::Closes), ("이라고", Ending::Closes),
        ("라고까지", Ending::Closes), ("라고도", Ending::Closes), ("라고만", Ending::Closes), ("라고는", Ending::Closes), ("라고", Ending::Closes),
        ("이라면서", Ending::Links), ("라면서", Ending::Links), ("이라며", Ending::Links), ("라며", Ending::Links), ("이라면서도", Ending::Links), ("라면서도", Ending::Links),
        ("이라는", Ending::Noun), ("라는", Ending::Noun),
        ("느냐고", Ending::Closes), ("이냐고", Ending::Closes), ("냐고", Ending::Closes), ("이냐며", Ending::Links), ("냐며", Ending::Links),
        ("이다고", Ending::Closes), ("다고", Ending::Closes), ("이다며", Ending::Links), ("다며", Ending::Links), ("다면서", Ending::Links),
        ("자고", Ending::Closes), ("자며", Ending::Links), ("고도", Ending::Closes), ("고는", Ending::Closes), ("고", Ending::Closes), ("하고", Ending::Closes),
        ("면서도", Ending::Links), ("면서", Ending::Links), ("며", Ending::Links), ("는", Ending::Noun),
    ];
    let found = PARTICLES.iter().find(|(particle, _)| word == *particle);
    found.map(|(particle, ending)| (*ending, particle.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, wanted: Option<(Ending, &str)>) {
        assert_eq!(ending_of(word).map(|(it, len)| (it, &word[..len])), wanted, "{word}");
    }

    #[test]
    fn an_ending_of_quoting_leaves_what_was_said() {
        check("시작된다고", Some((Ending::Closes, "시작된다")));
        check("모독이라고", Some((Ending::Closes, "모독")));
        check("테러라고", Some((Ending::Closes, "테러")));
        check("대피하라고", Some((Ending::Closes, "대피하라")));
        check("강화하자고도", Some((Ending::Closes, "강화하자")));
        check("아니라고", Some((Ending::Closes, "아니라")));
        check("있다며", Some((Ending::Links, "있다")));
        check("것이라면서", Some((Ending::Links, "것")));
        check("하겠다는", Some((Ending::Noun, "하겠다")));
        check("바라며", None);
        check("하려고", None);
        check("보고", None);
        check("다고", None);
        check("", None);
    }
}
