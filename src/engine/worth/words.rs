//! The words that say how check-worthy a sentence is, by what they tell.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

/// What a word tells; a word may tell several things.
pub(super) type Signs = u64;

pub(super) const AMOUNT: Signs = 1 << 0;
pub(super) const BIG: Signs = 1 << 1;
pub(super) const SHARE: Signs = 1 << 2;
pub(super) const MONEY: Signs = 1 << 3;
pub(super) const MONTH: Signs = 1 << 4;
pub(super) const PERIOD: Signs = 1 << 5;
pub(super) const COMPARES: Signs = 1 << 6;
pub(super) const TOPS: Signs = 1 << 7;
pub(super) const CHANGES: Signs = 1 << 8;
pub(super) const CAUSES: Signs = 1 << 9;
pub(super) const HARMS: Signs = 1 << 10;
pub(super) const LAW: Signs = 1 << 11;
pub(super) const STUDY: Signs = 1 << 12;
pub(super) const ABSOLUTE: Signs = 1 << 13;
pub(super) const DEED: Signs = 1 << 14;
pub(super) const OFFICE: Signs = 1 << 15;
pub(super) const ISSUE: Signs = 1 << 16;
pub(super) const PAST: Signs = 1 << 18;
pub(super) const STATES: Signs = 1 << 19;
pub(super) const FIRST: Signs = 1 << 20;
pub(super) const SECOND: Signs = 1 << 21;
pub(super) const WE: Signs = 1 << 22;
pub(super) const MODAL: Signs = 1 << 23;
pub(super) const WILL: Signs = 1 << 24;
pub(super) const WANTS: Signs = 1 << 25;
pub(super) const TO: Signs = 1 << 26;
pub(super) const OPINES: Signs = 1 << 27;
pub(super) const JUDGES: Signs = 1 << 28;
pub(super) const ADDRESSES: Signs = 1 << 29;
pub(super) const OPENS: Signs = 1 << 30;
pub(super) const LETS: Signs = 1 << 31;
pub(super) const SPEAKS: Signs = 1 << 32;
pub(super) const POINTS: Signs = 1 << 33;
pub(super) const TALLIES: Signs = 1 << 34;

/// Words by what they tell, in lower case.
#[rustfmt::skip] // Reads as lists.
const WORDS: &[(Signs, &str)] = &[
    (AMOUNT, "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
        eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens half third thirds quarter quarters \
        twice double doubled triple tripled fold majority"),
    (AMOUNT | BIG, "hundred hundreds thousand thousands million millions billion billions trillion trillions"),
    (AMOUNT | SHARE, "percent percentage percents"),
    (SHARE, "rate rates ratio average share proportion"),
    (AMOUNT | MONEY, "dollar dollars euro euros pounds yen won yuan cents bucks"),
    (MONEY, "tax taxes taxed taxpayer taxpayers budget budgets deficit deficits debt debts spending surplus income incomes wage wages salary \
        salaries price prices cost costs revenue revenues fund funds funding funded subsidy subsidies loan loans bail fine fines \
        fee fees profit profits money paid pay pays tariff tariffs"),
    (MONTH, "january february march april june july august september october november december"),
    (PERIOD, "year years decade decades century since ago month months week weeks yesterday"),
    (COMPARES, "more less fewer than higher lower greater larger smaller bigger faster slower longer shorter older younger worse better \
        cheaper richer poorer stronger weaker above below exceed exceeds exceeded compared similar twice outnumber outnumbered"),
    (TOPS, "first most least largest biggest highest lowest greatest smallest fastest slowest longest shortest oldest youngest worst \
        richest poorest strongest weakest deepest record unprecedented only holiest ever fewest"),
    (CHANGES, "increase increased increases increasing decrease decreased decreases decline declined declines declining rose risen rise rises \
        rising fell fallen fall falls falling drop dropped drops grew grown growth grow grows growing shrank shrunk shrinks gain gained \
        gains lost lose loses losing loss losses cut cuts cutting raised raise raises raising reduced reduce reduces reducing reduction doubled tripled \
        quadrupled soared plunged surged expanded expands created creates added worsened slashed halved collapsed recovered lowered"),
    (CAUSES, "because cause caused causes causing led leads due result resulted results effect effects affect affected affects \
        consequence therefore contributed prompted triggered leading depending impact"),
    (HARMS, "kill killed kills killing killings died die dies dying dead death deaths wounded injured injuries injury casualties victims victim \
        murder murdered murders attack attacked attacks war wars fire fired firing bomb bombs bombing explosion shooting shot crash \
        crashed sank drowned abuse abused assault assaulted rape raped torture tortured violence violent crime crimes criminal theft stole \
        stolen fraud corruption bribe bribes arrested arrest arrests jailed jail imprisoned prison charged charges accused accuses allegations \
        alleged forced illegal illegally disease infection infected epidemic suicide starvation hunger poverty terror terrorism terrorist \
        terrorists missile missiles hacked hackers evacuated destroyed destroy damage damaged manslaughter negligence smuggling trafficking \
        threat threatened persecuted"),
    (LAW, "law laws court courts ruled ruling rules judge judges trial sentence sentenced convicted conviction guilty bill bills legislation \
        act veto vetoed treaty treaties agreement ban banned bans legal lawsuit lawsuits sued constitution constitutional amendment policy \
        policies regulation regulations sanctions mandatory requires required require rights election elected elections vote votes \
        voters seats defeated turnout"),
    (STUDY, "study studies research researchers scientists survey surveys poll polls report reports data statistics evidence figures found \
        estimate estimated estimates estimating according experts findings published census"),
    (ABSOLUTE, "never always every all none nobody nothing everybody entire whole no any zero neither single"),
    (DEED, "voted supported opposed proposed promised signed passed vetoed sponsored introduced appointed nominated endorsed approved rejected \
        refused failed spent cut sent built brought negotiated invaded withdrew deployed sold bought gave ended stopped closed opened \
        launched created repealed balanced blocked favored favoured inherited called said told took ran held admitted \
        changed claimed denied started"),
    (OFFICE, "president senator governor congress congressman congresswoman senate house administration republicans republican democrats \
        democrat democratic government opponent secretary minister mayor pentagon parliament party supreme federal states army military \
        police"),
    (ISSUE, "jobs job unemployment unemployed uninsured insurance health medicare medicaid security economy economic inflation workers \
        families children schools students teachers troops soldiers forces weapons nuclear oil gas energy trade imports exports \
        immigrants immigration refugees border drugs drug welfare recession manufacturing population \
        companies corporations americans countries veterans seniors pension pensions housing farmers steel pollution emissions \
        climate abortion guns gun"),
    (PAST, "was were had did went came took gave made got left lost won said told found held led fell rose grew began became brought built \
        bought sent spent sold paid ran saw knew kept stood met broke chose drew drove fought spoke stole threw wrote been sank"),
    (STATES, "is are has have"),
    (FIRST, "i me my mine myself i'm i've i'd"),
    (FIRST | WILL, "i'll"),
    (WE, "we our us ours we're we've"),
    (WE | WILL, "we'll"),
    (SECOND, "you your yours yourself you're you've you'd"),
    (MODAL, "would could should might may can must cannot ought can't couldn't wouldn't shouldn't if"),
    (WILL, "will shall won't he'll she'll they'll it'll"),
    (WANTS, "need needs want wants going got gotta hope plan plans try trying intend have has like"),
    (TO, "to"),
    (OPINES, "think believe feel hope guess suppose wish opinion seems seem maybe perhaps probably honestly frankly personally \
        agree disagree disagreed understand convinced proud glad happy sorry doubt know sure"),
    (JUDGES, "good great bad wonderful terrible wrong important best fair unfair fundamental moral values dream faith \
        future freedom leadership vision courage strong strength hope responsibility ought judgment judgement ridiculous disaster love \
        respect honor honour tough able matter message truth"),
    (ADDRESSES, "thank thanks please welcome tonight goodnight ladies gentlemen applause laughter crosstalk inaudible question questions \
        rebuttal moderator audience respond response answer debate sir ma'am"),
    (OPENS, "well now look so okay ok yes no yeah and but listen oh again finally sure right first second third anyway"),
    (LETS, "let let's"),
    (SPEAKS, "said says say told tells added adds wrote asked commented noted stated observed explained declared announced"),
    (POINTS, "that that's this it it's there's that'll here's these those"),
    (TALLIES, "thing things point points way ways reason reasons part parts side sides issue issues area areas question questions"),
];

/// Ends that show a past tense, and words with such ends that are none.
const NO_PAST: &str = "need needed indeed hundred speed embed seed feed breed exceed proceed succeed weed greed creed sacred naked wicked \
    kindred united so-called";

static TABLE: LazyLock<HashMap<&'static str, Signs>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, Signs> = HashMap::new();
    for (signs, words) in WORDS {
        for word in words.split_whitespace() {
            *table.entry(word).or_default() |= signs;
        }
    }
    for word in NO_PAST.split_whitespace() {
        table.entry(word).or_default();
    }
    table
});

/// What a word in lower case tells.
pub(super) fn signs_of(word: &str) -> Signs {
    match TABLE.get(word) {
        // “imprisoned” is a harm and a past tense.
        Some(signs) if *signs != 0 && ends_in_past(word) => signs | PAST,
        Some(signs) => *signs,
        None if ends_in_past(word) => PAST,
        None => 0,
    }
}

fn ends_in_past(word: &str) -> bool {
    word.len() >= 5 && word.ends_with("ed")
}

/// What to look for in scripts whose words have no space between, or carry their particles.
static OTHER: LazyLock<Vec<(Signs, Regex)>> = LazyLock::new(|| {
    let table: [(Signs, &str); 10] = [
        (SHARE | AMOUNT, "퍼센트|％|百分之|パーセント|%"),
        (
            AMOUNT | BIG,
            r"[0-9一二三四五六七八九十百千数两兩](?:万|億|亿|兆)|[0-9](?:만|억|조|천)|수백|수천|수만|数百|数千",
        ),
        (
            MONEY,
            "달러|예산|세금|적자|부채|물가|임금|円|ドル|予算|税金|税|赤字|美元|人民币|预算|債務|债务|元",
        ),
        (
            COMPARES,
            "보다|이상|이하|以上|以下|より|超え|超过|超過|比去年|前年比|전년",
        ),
        (
            TOPS,
            "최초|최대|최고|최저|가장|사상|처음|最初|最大|最高|最低|最多|首次|第一|史上|初めて",
        ),
        (
            CHANGES,
            "증가|감소|늘었|늘어|줄었|줄어|올랐|떨어|급증|급감|増加|減少|上昇|下落|增加|减少|增长|下降|上升",
        ),
        (
            CAUSES,
            "때문|인해|원인|결과|영향|ため|原因|影響|由于|因为|导致|影响|によって",
        ),
        (
            HARMS,
            "사망|숨졌|부상|살해|공격|전쟁|체포|구속|기소|혐의|범죄|사고|폭발|死亡|死者|負傷|攻撃|戦争|逮捕|起訴|事故|爆発|受伤|攻击|战争|被捕|犯罪",
        ),
        (
            LAW,
            "법원|판결|재판|법안|법률|선고|투표|선거|裁判|判決|法律|法案|選挙|投票|法院|判决|选举|条例",
        ),
        (
            STUDY,
            "연구|조사|통계|보고서|분석|자료|研究|調査|統計|報告|データ|调查|统计|报告|数据",
        ),
    ];
    let compiled = table.into_iter();
    compiled
        .filter_map(|(signs, it)| Some((signs, Regex::new(it).ok()?)))
        .collect()
});

/// Endings and words of the same scripts that ask, wish or promise.
static OTHER_LESS: LazyLock<Vec<(Signs, Regex)>> = LazyLock::new(|| {
    let table: [(Signs, &str); 4] = [
        (
            OPINES,
            "생각합니다|생각한다|믿습니다|같습니다|같다|思います|思う|と考え|我认为|我相信|我觉得",
        ),
        (
            WILL,
            "하겠습니다|하겠다|할 것이다|할 계획|할 예정|つもり|予定|でしょう|将会|将要|计划",
        ),
        (MODAL, "해야|할 수 있|べき|かもしれ|应该|可能|必须"),
        (ADDRESSES, "감사합니다|안녕하|ありがとう|谢谢|大家好"),
    ];
    let compiled = table.into_iter();
    compiled
        .filter_map(|(signs, it)| Some((signs, Regex::new(it).ok()?)))
        .collect()
});

/// What a sentence in such a script tells.
pub(super) fn signs_beside_latin(sentence: &str) -> Signs {
    let found = OTHER.iter().chain(OTHER_LESS.iter());
    found
        .filter(|it| it.1.is_match(sentence))
        .fold(0, |signs, it| signs | it.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_tells_what_its_lists_say() {
        assert_eq!(signs_of("billion"), AMOUNT | BIG);
        assert_eq!(signs_of("imprisoned"), HARMS | PAST);
        assert_eq!(signs_of("travelled"), PAST);
        assert_eq!(signs_of("hundred") & PAST, PAST & signs_of("hundred"));
        assert_eq!(signs_of("xyzzy"), 0);
    }
}
