//! T18, second part: words that became their opposite, or all where the original says some.
//!
//! Unlike the rows of left and right, a word here is only said to have become another where that
//! other is beyond doubt: “some” stands in many sentences, “all of them” does not.

use std::ops::Range;

use super::lexis::{Letters, Words, all_of, first_of, first_stem, whole_words};
use super::scene::{Pair, Scene, Side};
use super::{Check, Found, Level, shown};

/// Words of the original, what keeps them, and what turns them around.
struct Opposite {
    korean: &'static [&'static str],
    /// English words any of which may stand for it.
    kept: &'static [&'static str],
    /// English words that say something else.
    turned: &'static [&'static str],
    /// Korean words that explain those.
    unless: &'static [&'static str],
}

#[rustfmt::skip] // By meaning.
const ROWS: &[Opposite] = &[
    Opposite {
        korean: &["일부"],
        kept: &["some", "part", "parts", "partial*", "partly", "certain", "several", "portion*", "few", "section*", "segment*", "fraction*", "those", "one of", "number of", "selected", "handful", "many", "at all", "after all", "above all", "all but", "not all", "not every", "multiple", "others"],
        turned: &["all", "every", "everyone", "everybody", "entire", "whole", "most of", "most"],
        unless: &["모두", "모든", "전원", "전체", "전부", "전국", "매일", "매주", "매년", "매달", "마다", "온 ", "전 세계", "전세계", "대부분", "각 ", "각각", "내내", "총", "함께", "다 "],
    },
    Opposite {
        korean: &["모두 ", "모든 ", "전원이", "전원 ", "전부", "모조리"],
        kept: &["all", "every*", "each", "entire*", "whole", "both", "total*", "any", "anyone", "anything", "full*", "altogether", "combined", "across", "universal*", "none", "no", "nothing", "without", "alike", "together", "overall", "complete*", "throughout", "unanimous*", "comprehensive*", "sum", "collectively", "either", "neither", "respectively", "also", "too", "always", "remaining", "whatever", "whoever", "wherever"],
        turned: &["some of", "part of", "most of", "many of", "several of", "some", "most", "partly", "partially"],
        unless: &["일부", "대부분", "부분", "대다수", "상당수", "많은", "여러", "어떤", "몇", "가량", "약 ", "여 명", "여명"],
    },
    Opposite {
        korean: &["대부분", "대다수"],
        kept: &["most", "mostly", "majority", "largely", "mainly", "bulk", "many", "vast", "predominant*", "primarily", "overwhelming*", "large", "nearly all", "almost all", "much", "significant", "considerable", "substantial", "generally", "typically", "usually", "almost", "nearly", "often", "virtually", "chiefly", "principally", "plurality"],
        turned: &["all", "every", "everyone", "some of", "few of", "none of", "a few", "a handful"],
        unless: &["모두", "모든", "전원", "전체", "전부", "일부", "전국", "몇", "매", "마다"],
    },
    Opposite {
        korean: &["혐의를 부인", "의혹을 부인", "사실을 부인", "고 부인", "전면 부인", "을 부인", "를 부인"],
        kept: &["den*", "reject*", "refut*", "dismiss*", "disput*", "not admit*", "not acknowledg*", "never admit*", "to admit", "no wrongdoing", "any wrongdoing", "disavow*", "contradict*", "disclaim*", "rebut*", "innocen*"],
        turned: &["admit*", "acknowledg*", "confess*", "conced*"],
        unless: &["인정", "시인", "자백", "실토"],
    },
    Opposite {
        korean: &["인정했", "인정하", "시인했", "시인하", "자백했"],
        kept: &["admit*", "acknowledg*", "recogni*", "conced*", "confess*", "accept*", "grant*", "own*", "certif*", "credit*", "approv*", "found", "rul*", "agree*", "admission*", "allow*", "uph*", "convict*", "guilty", "confirm*", "not"],
        turned: &["denied", "denies", "deny", "denying"],
        unless: &["부인", "않", "못", "부정", "거부", "반박"],
    },
    Opposite {
        korean: &["꺾고", "꺾었", "꺾은", "이기고", "이겼", "제압하", "제압했", "물리치고", "물리쳤", "격파하", "격파했", "누르고"],
        kept: &["beat*", "defeat*", "victor*", "edg*", "overc*", "down*", "triumph*", "knock*", "rout*", "crush*", "past", "upset*", "stun*", "thrash*", "outlast*", "oust*", "conquer*", "dispatch*", "eliminat*", "overpower*"],
        turned: &["lost to", "loses to", "losing to", "lose to", "fell to", "falls to", "falling to"],
        unless: &["패했", "패해", "졌", "패배"],
    },
    Opposite {
        korean: &["패했", "에 패해", "무릎을 꿇", "에 졌다", "에게 졌"],
        kept: &["los*", "defeat*", "fell", "fall*", "beaten", "down*", "drop*", "succumb*", "bow*", "surrender*", "knocked", "eliminat*"],
        turned: &["beat", "beats", "beating", "won", "wins", "winning"],
        unless: &["꺾", "이겼", "이기", "승리", "우승"],
    },
    Opposite {
        korean: &["감소했", "감소하", "감소한", "감소세", "하락했", "하락하", "하락한", "하락세", "줄었", "줄어들", "줄어든", "떨어졌다", "떨어졌으", "떨어졌고", "떨어졌지만", "급감", "급락"],
        kept: &["fell", "fall*", "drop*", "declin*", "decreas*", "slid*", "slip*", "shr*", "plung*", "plummet*", "tumbl*", "sank", "sink*", "los*", "down*", "cut*", "reduc*", "low*", "contract*", "less*", "few*", "slow*", "eas*", "dip*", "diminish*", "weak*", "dwindl*", "narrow*", "short*", "small*", "halv*", "slash*", "retreat*", "erod*", "subsid*", "wan*", "taper*", "thin*", "backward*", "negative*", "off", "cool*", "soften*", "slump*", "sag*", "recede*", "collaps*", "worse*", "decay*"],
        turned: &["rose", "risen", "rises", "rising", "increased", "increases", "increasing", "climbed", "climbing", "grew", "jumped", "surged", "soared", "to rise", "will rise", "to increase", "will increase", "to grow", "will grow", "to climb"],
        unless: &["증가", "상승", "늘", "급증", "급등", "오르", "올랐", "올라", "오른", "높아", "확대", "성장", "회복", "불어", "커지", "커졌", "많아", "인상", "뛰", "치솟", "반등", "솟", "강세", "고조", "가중", "더 "],
    },
    Opposite {
        korean: &["증가했", "증가하", "증가한", "증가세", "상승했", "상승하", "상승한", "상승세", "늘었", "늘어났", "늘어난", "급증", "급등", "올랐다", "올랐으", "올랐고", "올랐지만"],
        kept: &["ris*", "rose", "increas*", "climb*", "grow*", "grew", "jump*", "surg*", "soar*", "up*", "gain*", "expan*", "rais*", "high*", "advanc*", "swell*", "swollen", "more", "doubl*", "tripl*", "quadrupl*", "larger", "bigger", "greater", "spik*", "shot", "boost*", "add*", "accelerat*", "ballooned", "skyrocket*", "rall*", "strengthen*", "escalat*", "mount*", "multipl*", "better", "improv*", "record", "longer", "extend*", "widen*", "heighten*", "build*", "edg*", "inch*", "recover*", "rebound*", "go up", "went up", "hike*"],
        turned: &["fell", "fallen", "falls", "falling", "dropped", "declined", "decreased", "plunged", "shrank", "tumbled", "to fall", "will fall", "to drop", "will drop", "to decline", "will decline", "to decrease", "to shrink"],
        unless: &["감소", "하락", "줄", "급감", "급락", "떨어", "내렸", "내려", "내린", "낮아", "축소", "둔화", "위축", "인하", "꺾", "약세", "폭락", "침체", "부진", "밑돌"],
    },
    Opposite {
        korean: &["완화하", "완화했", "완화해", "완화한", "완화를", "완화될", "완화됐"],
        kept: &["eas*", "relax*", "loosen*", "lift*", "soften*", "mitigat*", "alleviat*", "reliev*", "lower*", "reduc*", "calm*", "less*", "scal*", "cut*", "dial*", "defus*", "cushion*", "temper*", "moderat*", "deregulat*", "roll*", "remov*", "weaken*", "low", "dovish", "ameliorat*", "diminish*", "palliat*"],
        turned: &["tighten", "tightening", "tightened", "tightens", "toughen*", "strengthen*"],
        unless: &["강화", "조이", "조여", "긴축", "엄격"],
    },
    Opposite {
        korean: &["강화하", "강화했", "강화해", "강화한", "강화를", "강화될", "강화됐"],
        kept: &["strengthen*", "tight*", "tough*", "bolster*", "reinforc*", "enhanc*", "step*", "strict*", "boost*", "intensif*", "increas*", "beef*", "ramp*", "fortif*", "consolidat*", "improv*", "deepen*", "strong*", "more", "heighten*", "solidif*", "rais*", "expand*", "build*", "cement*", "upgrad*", "hard*", "harsh*", "augment*", "shor*", "focus*", "better", "greater", "further"],
        turned: &["ease", "easing", "eased", "relax*", "loosen*", "weaken", "weakening", "weakened"],
        unless: &["완화", "약화", "풀"],
    },
    Opposite {
        korean: &["최저", "최소치", "가장 낮", "가장 적"],
        kept: &["low*", "least", "minimum", "smallest", "fewest", "bottom", "worst", "weak*", "slow*", "floor", "min"],
        turned: &["record high", "all-time high", "highest", "largest", "biggest"],
        unless: &["최고", "최대", "가장 높", "가장 많", "가장 큰"],
    },
    Opposite {
        korean: &["사상 최고", "역대 최고", "사상 최대", "역대 최대", "가장 높", "가장 많", "가장 큰"],
        kept: &["high*", "largest", "most", "maximum", "best", "top*", "peak*", "big*", "great*", "strong*", "heav*", "longest", "leading", "main", "tallest", "more", "major", "much", "severe*", "large", "popular"],
        turned: &["record low", "all-time low", "lowest", "smallest", "fewest", "least"],
        unless: &["최저", "최소", "가장 낮", "가장 적", "가장 작"],
    },
    Opposite {
        korean: &["지 하루 만에", "지 이틀 만에", "지 사흘 만에", "지 나흘 만에", "지 닷새 만에", "지 일주일 만에", "지 한 달 만에", "지 1년 만에"],
        kept: &["after", "later", "since", "following", "within", "ago", "past", "on the heels"],
        turned: &["before", "earlier", "prior", "ahead"],
        unless: &["앞서", "전에", "앞두"],
    },
    Opposite {
        korean: &["가능성은 작", "가능성이 작", "가능성은 낮", "가능성이 낮", "가능성은 희박", "가능성이 희박", "가능성은 거의 없"],
        kept: &["unlikely", "low*", "slim*", "little", "remote", "small", "not", "no", "doubt*", "less*", "slight", "hardly", "improbab*", "never", "few", "minimal", "limited", "rare*"],
        turned: &["likely", "high possibility", "strong possibility", "good chance", "probably", "expected to"],
        unless: &["가능성이 크", "가능성이 높", "가능성은 크", "가능성은 높", "전망", "예상"],
    },
    Opposite {
        korean: &["가능성이 크", "가능성이 높", "가능성은 크", "가능성은 높", "유력하"],
        kept: &["likely", "likel*", "high*", "strong*", "good", "great*", "probab*", "significant*", "considerab*", "expect*", "may", "could", "can", "might", "possib*", "potential*", "chance*", "front-runner*", "seem*", "appear*"],
        turned: &["unlikely", "improbable"],
        unless: &["작", "낮", "희박", "없", "않"],
    },
    Opposite {
        korean: &[") 밖", "수역 밖", "구역 밖", "지역 밖", "영해 밖", "건물 밖", "시설 밖"],
        kept: &["outside", "out", "beyond", "off", "away", "other", "external*"],
        turned: &["inside", "within"],
        unless: &["안에", "내에", "내부", "이내"],
    },
    Opposite {
        korean: &["에게만", "에만", "에서만", "에 한해", "에 한정"],
        kept: &["only", "just", "solely", "exclusiv*", "limit*", "alone", "restrict*", "confin*", "sole", "unless", "merely", "except*", "specific*", "purely", "no other", "nowhere", "nothing"],
        turned: &["all", "every", "everyone", "everybody", "any"],
        unless: &["모두", "모든", "전원", "전체", "전부", "전국", "누구"],
    },
    Opposite {
        korean: &["원심을 확정", "형을 확정", "판결을 확정", "원심을 유지", "항소를 기각", "상고를 기각", "합헌"],
        kept: &["uph*", "confirm*", "finaliz*", "affirm*", "sustain*", "final*", "maintain*", "dismiss*", "reject*", "constitutional", "kept", "denied"],
        turned: &["overturn*", "revers*", "quash*", "struck down", "unconstitutional", "annul*", "vacated"],
        unless: &["파기", "뒤집", "위헌", "취소"],
    },
    Opposite {
        korean: &["원심을 파기", "원심을 깨", "판결을 뒤집", "위헌"],
        kept: &["overturn*", "revers*", "quash*", "struck", "strik*", "unconstitutional*", "annul*", "vacat*", "scrap*", "threw", "remand*", "sent", "back"],
        turned: &["upheld", "uphold*", "affirmed", "confirmed"],
        unless: &["확정", "유지", "합헌"],
    },
    Opposite {
        korean: &["영업손실", "순손실", "적자를", "적자로", "적자가"],
        kept: &["loss*", "lost", "losing", "deficit*", "red", "negative*", "shortfall*"],
        turned: &["profit", "profits", "net income", "surplus*"],
        unless: &["이익", "흑자", "수익"],
    },
    Opposite {
        korean: &["영업이익", "순이익", "흑자를", "흑자로", "흑자가"],
        kept: &["profit*", "income*", "surplus*", "black", "earn*", "positive*", "gain*"],
        turned: &["loss", "losses", "deficit*"],
        unless: &["손실", "적자"],
    },
];

/// What is more or less than another: “보다” and, soon after, one of the stems.
#[rustfmt::skip] // By meaning.
const COMPARED: &[Opposite] = &[
    Opposite {
        korean: &["높"],
        kept: &["high*", "above", "exceed*", "more", "over", "up", "rose", "ris*", "increas*", "greater", "surpass*", "top*", "outpac*", "ahead", "better", "strong*", "larger", "bigger", "elevat*", "outstrip*", "double*", "twice", "times", "hotter", "warmer", "steep*", "outperform*", "taller", "beat*"],
        turned: &["lower", "below", "fewer", "smaller", "less than"],
        unless: &["낮", "적은", "작은", "미만", "이하"],
    },
    Opposite {
        korean: &["낮"],
        kept: &["low*", "below", "less", "fewer", "under", "behind", "trail*", "short of", "down", "fell", "drop*", "declin*", "fall*", "smaller", "weaker", "lag*", "cool*", "reduc*", "cheap*", "decreas*", "underperform*", "modest", "colder"],
        turned: &["higher", "above", "exceeded", "exceeds", "exceeding", "more than", "greater"],
        unless: &["높", "많", "초과", "넘", "이상", "웃도"],
    },
    Opposite {
        korean: &["많은", "많이", "많다", "많고", "많아", "많았", "많지만"],
        kept: &["more", "most", "many", "much", "exceed*", "above", "over", "outnumber*", "greater", "larger", "up", "ris*", "rose", "increas*", "higher", "surpass*", "additional", "double*", "twice", "triple*", "times", "bigger", "extra", "further", "top*", "heavier", "grew", "grow*", "outpac*", "better", "longer", "excess", "compared"],
        turned: &["fewer", "less", "lower", "smaller", "below"],
        unless: &["적은", "적다", "적게", "낮", "작", "미만", "이하", "적었"],
    },
    Opposite {
        korean: &["적은", "적다", "적게", "적고", "적었"],
        kept: &["few*", "less*", "lower", "below", "under", "small*", "short of", "down", "fell", "drop*", "least", "declin*", "decreas*", "reduc*", "behind", "lighter", "compared"],
        turned: &["more", "higher", "greater", "above", "larger"],
        unless: &["많", "높", "큰", "초과", "넘", "이상", "더 "],
    },
    Opposite {
        korean: &["빠르", "빨랐", "빨라", "빠른", "일찍", "이르"],
        kept: &["fast*", "quick*", "earl*", "soon*", "ahead", "rapid*", "speed*", "before", "swift*", "accelerat*", "outpac*"],
        turned: &["slower", "later", "behind"],
        unless: &["느리", "늦"],
    },
    Opposite {
        korean: &["늦", "느리", "느린"],
        kept: &["slow*", "late*", "behind", "after", "delay*", "longer", "lag*"],
        turned: &["faster", "earlier", "sooner", "ahead"],
        unless: &["빠르", "빨", "일찍", "앞"],
    },
];

/// Most characters between “보다” and what is compared.
const REACH: usize = 14;

/// Adds what was turned around in each pair.
pub(super) fn compare(scene: &Scene, found: &mut Found, check: &'static Check) {
    for (original, translation, pair) in scene.both() {
        let part = original.words(&pair.original);
        let letters = Letters::of(part);
        let words = scene.words(pair);
        for row in ROWS {
            let stems = row.korean.iter().filter(|it| letters.may_hold(it));
            let at = stems.filter_map(|it| stem(part, it)).min_by_key(|it| it.start);
            if let Some(at) = at {
                told(found, check, (original, translation, pair), row, at, words);
            }
        }
        if !letters.may_hold("보다") {
            continue;
        }
        for row in COMPARED {
            if let Some(at) = compared(part, row.korean) {
                told(found, check, (original, translation, pair), row, at, words);
            }
        }
    }
}

/// Where `stem` stands in `part`, undenied.
fn stem(part: &str, stem: &str) -> Option<Range<usize>> {
    let mut places = part.match_indices(stem).map(|it| it.0..it.0 + stem.len());
    places.find(|it| !is_denied(&part[it.end..]))
}

/// Where one of `stems` follows a word that ends in “보다”.
fn compared(part: &str, stems: &[&str]) -> Option<Range<usize>> {
    part.match_indices("보다 ").find_map(|(at, than)| {
        let from = at + than.len();
        let rest = &part[from..];
        let end = rest.char_indices().nth(REACH).map_or(rest.len(), |it| it.0);
        let near = &rest[..end];
        let near = &near[..near.find([',', '.', '”']).unwrap_or(near.len())];
        let places = stems.iter().filter_map(|it| {
            let found = near.find(it)?;
            let begins = found == 0 || near[..found].ends_with([' ', '%', 'p']);
            begins.then_some(from + found..from + found + it.len())
        });
        let first = places.min_by_key(|it| it.start)?;
        (!is_denied(&part[first.end..])).then_some(first)
    })
}

/// Whether what follows a stem takes it back: “늘지 않았다”.
fn is_denied(rest: &str) -> bool {
    let end = rest.char_indices().nth(8).map_or(rest.len(), |it| it.0);
    let near = &rest[..end];
    ["지 않", "지 못", "지는 않", "지도 않", "수 없", "없"]
        .iter()
        .any(|it| near.contains(it))
}

fn told(
    found: &mut Found,
    check: &'static Check,
    (original, translation, pair): (&Side, &Side, &Pair),
    row: &Opposite,
    at: Range<usize>,
    words: &Words,
) {
    if first_of(words, row.kept).is_some() {
        return;
    }
    let range = original.bytes(&pair.original);
    if first_stem(original.text, range.clone(), row.unless).is_some() {
        return;
    }
    // “Some 300 people” are about so many.
    let counted = |it: &Range<usize>| {
        let after = translation.text[it.end..].trim_start();
        let word = &translation.text[it.clone()];
        let next = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
        // “Most experts”, and not “most serious”.
        let many = next == "people" || next.ends_with('s') && !next.ends_with("ous") && !next.ends_with("ss");
        word.eq_ignore_ascii_case("some") && after.starts_with(|c: char| c.is_ascii_digit())
            || word.eq_ignore_ascii_case("most") && !many
    };
    let Some(other) = all_of(words, row.turned).find(|it| !counted(it)) else {
        return;
    };
    let one = whole_words(original.text, range.start + at.start..range.start + at.end);
    let values = [
        original.text[one.clone()].to_owned(),
        translation.text[other.clone()].to_owned(),
    ];
    let message = format!("{} became {}", shown(&values[0]), shown(&values[1]));
    let places = [original.place(one), translation.place(other)];
    found.differs(check, Level::Warning, pair, places, values, message);
}
