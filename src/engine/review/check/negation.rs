//! T6: negation.

use std::ops::Range;

use super::lexis::{Letters, Words, all_of, begins_word, first_of, first_stem, whole_words};
use super::scene::{Pair, Scene, Side};
use super::{Check, Found, Level, shown};

pub(super) const CHECK: Check = Check {
    id: "T6",
    key: "negation",
    title: "Negation",
    rule: "What the original denies the translation denies, in whatever words.",
    look,
};

/// Endings and words that deny.
#[rustfmt::skip] // By kind.
const DENIES: &[&str] = &[
    "지 않", "지도 않", "지는 않", "지 못", "지도 못", "지는 못", "치 않", "치 못", "못하", "못했", "못한", "못할", "못해", "아니", "아닌", "아닐", "아냐", "없", "지 말", "지 마라",
    "수 없", "않았", "않는", "않은", "않을", "않고", "않기", "않아",
];

/// Words that look like it and do not, or say something that English says without denying.
#[rustfmt::skip] // By kind.
const IDIOMS: &[&str] = &[
    "뿐만 아니라", "뿐 아니라", "뿐아니라", "뿐만아니라", "수밖에 없", "밖에 없", "밖에 안", "지 않을 수 없", "에 지나지 않", "에 불과", "다름없", "다름 아닌", "틀림없", "어김없", "끊임없", "상관없", "변함없", "변함 없", "못지않", "못지 않", "머지않", "머지 않", "마지않",
    "않을까", "않겠나", "않겠느", "않겠는", "않겠습니까", "않겠어", "않나", "않느냐", "아닌가", "아니냐", "아닐까", "아니라면", "아니더라도", "없애", "없앨", "없앤", "가차없", "여지없", "하염없", "거침없", "아낌없", "난데없", "꾸준", "아니었", "안 되는", "그치지 않", "할 것 없이", "너나없이", "빠짐없", "유례없", "유례 없", "전례 없", "전례없", "사상 유례", "서슴지 않", "적지 않", "만만치 않", "심상치 않", "아니고선", "멀지 않",
    "아니나", "못내", "못자리", "어쩔 수 없", "더할 나위 없", "두말할", "말할 것도 없", "의심의 여지가 없", "이견이 없", "이견 없", "이의가 없", "이의 없", "차질이 없", "차질 없", "의심할 여지 없", "의심할 여지없", "여지 없",
];

/// What English has in place of a denied Korean word, or the other way round.
#[rustfmt::skip] // By kind.
const NEGATIVE: &[&str] = &[
    "not", "no", "never", "none", "neither", "nor", "without", "cannot", "nobody", "nothing", "nowhere", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't", "can't", "couldn't", "shouldn't", "haven't", "hasn't", "hadn't", "mustn't", "ain't",
];

/// English words that deny in themselves.
#[rustfmt::skip] // By kind.
const LEXICAL: &[&str] = &[
    "unable", "fail*", "refus*", "deny*", "deni*", "denounc*", "lack*", "reject*", "declin*", "rule* out", "ruling out", "absen*", "impossib*", "unlikely", "unclear", "unknown", "uncertain*", "undisclosed", "unprecedented", "unchanged", "unless", "few", "little", "hardly", "barely", "rarely", "seldom", "scarce*", "avoid*", "stop*", "prevent*", "prohibit*", "ban", "banned", "bans", "forbid*", "forbad*", "instead", "rather than", "far from", "yet to", "beyond", "free of", "free from", "only", "just", "still",
    "remain*", "despite", "regardless", "illegal*", "invalid*", "inadequa*", "insufficien*", "incomplet*", "inevitab*", "unavoidab*", "unaccept*", "unable", "unwilling*", "unreal*", "unfair*", "unexpect*", "unusual*", "unfound*", "unconfirm*", "undecid*", "unresolved", "unsafe", "unstabl*", "unnecess*", "unhapp*", "unaware", "unabated", "unanswer*", "irrelevan*", "irrespons*", "irrevers*", "immun*", "indefinit*", "independent*", "disagree*", "disapprov*", "dissatisf*", "disput*", "discount*", "dismiss*", "doubt*", "difficult*", "hard", "tough", "short of", "stuck", "miss", "missed", "misses", "lose*", "losing", "lost", "loss*", "empty", "void", "zero", "nil", "gone", "missing", "withh*", "oppose*", "opposing", "against", "withdr*", "abandon*", "cancel*", "suspend*", "block*", "halt*", "exclud*", "exempt*", "except*", "other than", "bar", "bars", "barred", "barring", "overlook*", "ignor*", "neglect*", "unlike", "out of", "away from", "non-*", "hesita*", "reluctan*", "limited", "must", "have to", "has to", "had to", "too * to", "too * * to", "keep*", "kept", "continu*", "leave* open", "left open", "leave* * open", "left * open", "leave* * * open", "left * * open", "silent", "skip*", "worthless", "useless", "helpless", "homeless", "stateless", "endless*", "countless", "even if", "before",
    "uninterrupt*", "undetect*", "undermin*", "unarm*", "uninsur*", "unemploy*", "undocument*", "unidentif*", "unspecif*", "unauthor*", "uncommon", "unconstitution*", "unverif*", "untouch*", "unwant*", "unfit", "unpaid", "untru*", "untreat*", "unhurt", "unharm*", "unscath*", "idle", "false*", "less than", "fewer than", "no longer", "neutral*", "steadfast*", "firm", "firmly",
];

/// Korean words that deny in themselves, and those whose English often denies.
#[rustfmt::skip] // By kind.
const LEXICAL_KOREAN: &[&str] = &[
    "불가", "불법", "비공개", "무관", "미정", "미납", "불허", "불참", "부인", "거부", "거절", "금지", "반대", "부정", "실패", "어렵", "어려", "힘들", "드물", "거의", "전무", "부족", "결여", "제외", "중단", "못", "안 ", "막", "무산", "무효", "무죄", "미흡", "미달", "미지", "미확인", "불확실", "불투명", "불만", "불신", "불리", "불안", "비판", "반발", "일축", "배제", "모르", "모른", "몰라", "몰랐", "그만", "취소", "보류", "유보", "미루", "연기",
    "피하", "피해", "면하", "놓치", "놓쳤", "사라", "잃", "끊", "끝", "말라", "말아", "마라", "삼가", "자제", "무시", "외면", "기각", "각하", "탈락", "불발", "결렬", "포기", "철회", "폐지", "해제", "아직", "전혀", "결코", "절대", "도무지", "별로", "뿐", "만이", "무조건", "부재", "공백", "비밀", "익명", "밖", "않", "없", "아니", "아닌", "빈 ", "텅", "0", "무인", "무소속", "무기한", "비핵", "비정규", "미만", "이하", "보다", "대신", "커녕", "말고", "넘", "더 이상", "금기", "불", "무혐의", "미성년", "역부족", "한계",
];

/// Denied words that English denies with a word for the same thing, which then is no denial of it: “does not oppose”.
#[rustfmt::skip] // By kind.
const OPPOSED: &[(&[&str], &[&str])] = &[
    (&["반대하지"], &["oppose*", "opposing", "against"]),
    (&["거부하지", "거절하지"], &["refus*", "reject*", "declin*", "deny*", "deni*"]),
    (&["부인하지"], &["deny*", "deni*"]),
    (&["금지하지"], &["ban", "banned", "bans", "prohibit*", "forbid*"]),
    (&["포기하지"], &["abandon*"]),
    (&["실패하지"], &["fail*"]),
    (&["배제하지"], &["rule* out", "ruling out", "exclud*"]),
    (&["멈추지", "중단하지", "그만두지"], &["stop*", "halt*", "suspend*", "end", "ended", "ends"]),
    (&["의심하지"], &["doubt*"]),
    (&["무시하지", "외면하지"], &["ignor*", "overlook*"]),
    (&["잃지"], &["lose*", "losing", "lost", "loss*"]),
    (&["놓치지"], &["miss", "missed", "misses"]),
    (&["어렵지", "힘들지"], &["difficult*", "hard", "tough"]),
    (&["피하지"], &["avoid*"]),
    (&["제외하지"], &["exclud*", "except*"]),
    (&["끝나지", "끝내지"], &["end", "ended", "ends"]),
    (&["막지"], &["block*", "stop*", "prevent*"]),
    (&["철회하지"], &["withdr*"]),
    (&["취소하지", "취소되지"], &["cancel*"]),
    (&["비판하지", "비난하지"], &["denounc*"]),
];

/// Beginnings of words that only now and then stand for a denial.
const WEAK: &[&str] = &[
    "remain",
    "still",
    "only",
    "just",
    "keep",
    "kept",
    "continu",
    "missing",
    "before",
    "must",
    "have",
    "has",
    "had",
    "too",
    "end",
    "silent",
    "limited",
    "firm",
    "even",
    "out",
    "away",
    "gone",
    "independen",
];

const ENGLISH_IDIOMS: &[&str] = &[
    "not only",
    "not just",
    "not merely",
    "not to mention",
    "not least",
    "no doubt",
    "no more than",
    "no less than",
    "no fewer than",
    "nothing but",
    "nothing more than",
    "no matter",
    "whether or not",
    "or not",
    "no wonder",
    "if not",
    "not yet known",
    "no sooner",
    "no other than",
    "none other than",
];

fn look(scene: &Scene, found: &mut Found) {
    if !scene.korean {
        return;
    }
    for (original, translation, pair) in scene.both() {
        let denied = denials(original, pair);
        let words = scene.words(pair);
        let idioms = all_of(words, ENGLISH_IDIOMS).count();
        let negatives: Vec<Range<usize>> = all_of(words, NEGATIVE).chain(contracted(words)).collect();
        let count = negatives.len().saturating_sub(idioms);
        if let Some(last) = denied.last().filter(|_| count == 0) {
            // In a translation of several sentences another word may carry it.
            let said = first_of(words, LEXICAL).is_some() && !is_opposed(&original.text[last.clone()], words);
            if !said && idioms == 0 && !beside_denies(scene, pair) {
                lost(found, original, translation, pair, last.clone(), &negatives);
            }
        } else if denied.len() > 1 && is_less_denied(original, pair, words, count) {
            if let Some(first) = denied.first() {
                lost(found, original, translation, pair, first.clone(), &negatives);
            }
        } else if denied.is_empty() && count > 0 && !has_idiom(original, pair) {
            let says = pair
                .original
                .clone()
                .any(|it| first_stem(original.text, original.segments[it].span.range(), LEXICAL_KOREAN).is_some());
            if let Some(first) = negatives.first().filter(|_| !says) {
                let words = translation.text[first.clone()].to_owned();
                let message = format!("{} denies something that the original does not deny", shown(&words));
                let places = [original.whole(&pair.original), translation.place(first.clone())];
                found.added(&CHECK, Level::Warning, pair, places, words, message);
            }
        }
    }
}

/// Whether all that denies in the translation is the word that the original denies.
fn is_opposed(denied: &str, words: &Words) -> bool {
    let row = OPPOSED.iter().find(|row| row.0.iter().any(|it| denied.contains(it)));
    row.is_some_and(|row| {
        let own: Vec<Range<usize>> = all_of(words, row.1).collect();
        !own.is_empty()
            && all_of(words, LEXICAL)
                .filter(|it| !WEAK.iter().any(|weak| word_at(words, it).starts_with(weak)))
                .all(|it| own.contains(&it))
    })
}

/// The word that begins at a place.
fn word_at<'w>(words: &'w Words, at: &Range<usize>) -> &'w str {
    let place = words.partition_point(|it| it.0.start < at.start);
    words.get(place).map_or("", |it| it.1.as_str())
}

/// Whether more sentences of the original deny something than the translation has words for it.
fn is_less_denied(original: &Side, pair: &Pair, words: &Words, count: usize) -> bool {
    let denying = |it: usize| {
        let one = Pair {
            original: it..it + 1,
            ..pair.clone()
        };
        !denials(original, &one).is_empty()
    };
    let sentences = pair.original.clone().filter(|it| denying(*it)).count();
    // “Have not ruled out” denies once.
    let single = |at: &Range<usize>| {
        let place = words.partition_point(|it| it.0.start < at.start);
        let before = place
            .checked_sub(1)
            .and_then(|it| words.get(it))
            .map_or("", |it| it.1.as_str());
        !NEGATIVE.contains(&before) && !before.ends_with("n't")
    };
    sentences >= 2 && count + all_of(words, LEXICAL).filter(single).count() < sentences
}

fn lost(found: &mut Found, original: &Side, translation: &Side, pair: &Pair, at: Range<usize>, _: &[Range<usize>]) {
    let words = original.text[at.clone()].to_owned();
    let quoted = |side: &Side, segments: &Range<usize>, at: Option<&Range<usize>>| {
        side.quotes(segments)
            .iter()
            .any(|it| at.is_none_or(|at| it.start <= at.start && at.end <= it.end))
    };
    // Within somebody's words, on both sides, nothing excuses it.
    let contrasts = words.starts_with("아니라");
    let level =
        match !contrasts && quoted(original, &pair.original, Some(&at)) && quoted(translation, &pair.translation, None)
        {
            true => Level::Error,
            false => Level::Warning,
        };
    let message = format!("{} denies, and the translation does not", shown(&words));
    let places = [original.place(at), translation.whole(&pair.translation)];
    found.missing(&CHECK, level, pair, places, words, message);
}

/// The words of the original that deny, each with the word before it.
fn denials(side: &Side, pair: &Pair) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for segment in pair.original.clone() {
        let range = side.segments[segment].span.range();
        let part = &side.text[range.clone()];
        let letters = Letters::of(part);
        let idioms: Vec<Range<usize>> = IDIOMS
            .iter()
            .filter(|it| letters.may_hold(it))
            .flat_map(|it| part.match_indices(it))
            .map(|(at, it)| at..at + it.len())
            .collect();
        let mut places: Vec<(usize, usize)> = DENIES
            .iter()
            .filter(|it| letters.may_hold(it))
            .flat_map(|it| part.match_indices(it))
            .map(|(at, it)| (at, it.len()))
            .collect();
        places.extend(
            part.match_indices(" 안 ")
                .filter(|it| is_denied_verb(&part[it.0 + it.1.len()..]))
                .map(|(at, it)| (at, it.len())),
        );
        places.sort_unstable();
        for (at, len) in places {
            let held = idioms.iter().any(|it| it.start < at + len && at < it.end);
            let inside = part[at..].starts_with("아니")
                && !begins_word(part, at)
                && !part[..at].ends_with(['이', '가', '은', '는']);
            let noun = part[at..].starts_with('없')
                && !begins_word(part, at)
                && !part[..at].ends_with(['이', '가', '은', '는', '도', '수']);
            if held || inside || noun {
                continue;
            }
            let whole = whole_words(side.text, range.start + at..range.start + at + len);
            match found.last_mut() {
                Some(last) if whole.start <= last.end => last.end = last.end.max(whole.end),
                _ => found.push(whole),
            }
        }
    }
    found
}

/// Verbs that “안” denies; “안 돼” after a number means less than.
fn is_denied_verb(rest: &str) -> bool {
    const VERBS: &[&str] = &[
        "했", "하", "한", "할", "해", "가", "갔", "오", "왔", "보", "봤", "받", "주", "준", "줬", "쓰", "썼", "먹",
        "팔", "나", "났", "지킨", "지켰", "만난", "만났", "들", "맞", "믿", "내",
    ];
    VERBS.iter().any(|it| rest.starts_with(it))
}

fn has_idiom(side: &Side, pair: &Pair) -> bool {
    pair.original
        .clone()
        .any(|it| first_stem(side.text, side.segments[it].span.range(), IDIOMS).is_some())
}

/// Whether the pair before or after has a denial in the translation that its own original does not have.
fn beside_denies(scene: &Scene, pair: &Pair) -> bool {
    let Some(original) = &scene.original else { return false };
    scene.beside(pair).any(|it| {
        let words = scene.words(it);
        !it.translation.is_empty()
            && denials(original, it).is_empty()
            && all_of(words, NEGATIVE)
                .chain(all_of(words, &["yet to"]))
                .next()
                .is_some()
    })
}

fn contracted(words: &Words) -> impl Iterator<Item = Range<usize>> + '_ {
    let listed = |it: &str| NEGATIVE.contains(&it);
    words
        .iter()
        .filter(move |it| it.1.ends_with("n't") && !listed(&it.1))
        .map(|it| it.0.clone())
}
