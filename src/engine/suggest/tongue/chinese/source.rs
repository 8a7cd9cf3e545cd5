//! Who speaks in a Chinese sentence: the words before the verb, without day and place.

use std::ops::Range;

/// Most characters of a source.
const LONGEST: usize = 30;

/// Words that stand before a source and are no part of it.
#[rustfmt::skip] // By kind.
const LEADS: &[&str] = &[
    "但是", "但", "不过", "不過", "然而", "此外", "另外", "同时", "同時", "随后", "隨後", "对此", "對此", "因此", "而", "当天", "當天", "当日", "當日", "昨天", "昨日", "今天", "今日", "近日", "日前", "上午", "下午", "晚间", "晚間", "凌晨", "目前", "其中", "最后", "最終", "并且", "并", "並", "还", "還", "也", "又", "据悉", "接着", "接著",
    "周一", "周二", "周三", "周四", "周五", "周六", "周日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "本周", "上周", "當地時間", "当地时间", "当时", "當時", "会后", "會後", "有", "所以", "而且", "那么", "那麼",
];

/// Words between a source and its verb: day, place, listener, manner.
#[rustfmt::skip] // By kind.
const ADJUNCTS: &[&str] = &[
    "在", "于", "於", "对记者", "對記者", "对媒体", "對媒體", "对此", "對此", "对", "對", "向", "就", "接受", "当天", "當天", "当日", "當日", "昨天", "昨日", "今天", "今日", "近日", "日前", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "星期", "上周", "本周", "随后", "隨後", "也", "还", "還", "又", "再次", "再度", "曾", "并", "並", "进一步", "進一步", "明确", "明確", "通过", "透過",
    "一再", "多次", "坚定", "笑", "则", "則", "日", "同时", "同時", "上午", "下午", "晚上", "晚间", "晚間", "公开", "公開", "首次", "连夜", "率先", "反复", "紧急", "当场", "特别", "特別", "郑重", "鄭重", "认真", "如此", "这样", "這樣", "强烈", "強烈", "随即", "隨即", "事后", "事後", "私下", "分别", "分別", "一致", "均", "都", "普遍", "主动", "坦率", "委婉", "激动", "愤怒地", "发文", "發文", "发表声明", "發表聲明", "发推", "致电", "則", "最新", "最近", "回答", "答问", "称赞",
];

/// Pronouns, which are a source by themselves.
const PRONOUNS: &[&str] = &[
    "他们", "她们", "他們", "她們", "我们", "我們", "他", "她", "我", "双方", "雙方", "其",
];

/// The source that ends where `range` ends, before a verb.
pub(super) fn source_of(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let after = words
        .rfind(is_boundary)
        .map_or(0, |i| i + words[i..].chars().next().map_or(0, char::len_utf8));
    noun_phrase(text, range.start + after..range.end).filter(|it| is_plausible(&text[it.clone()]))
}

/// The subject at the beginning of the sentence, when a clause with a comma stands between it and the verb.
pub(super) fn earlier_source(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let first = words.find(is_boundary)?;
    let segment = range.start..range.start + first;
    let found = noun_phrase(text, segment.clone())?;
    // Only when the day, the place or the like shows where it ends.
    let pronoun = PRONOUNS.contains(&&text[found.clone()]);
    (found.end < segment.end && (pronoun || is_plausible(&text[found.clone()]))).then_some(found)
}

fn is_boundary(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '；' | '：' | ':' | '！' | '？' | ',' | '”' | '」' | '“' | '「' | '…' | '—'
    )
}

/// The noun phrase at the beginning of `range`, behind words like 但 and before words like 在.
fn noun_phrase(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let mut start = range.start;
    loop {
        let words = &text[start..range.end];
        let bare = words.trim_start();
        let lead = LEADS
            .iter()
            .filter(|it| bare.starts_with(**it))
            .max_by_key(|it| it.len());
        let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let dated = (digits > 0)
            .then(|| {
                bare[digits..]
                    .chars()
                    .next()
                    .filter(|c| matches!(c, '年' | '月' | '日' | '号' | '时'))
            })
            .flatten();
        let skip = match (lead, dated) {
            (_, Some(c)) => digits + c.len_utf8(),
            // 有: 有专家认为.
            (Some(lead), _) => lead.len(),
            (None, None) => 0,
        };
        start = range.end - bare.len() + skip;
        if skip == 0 {
            break;
        }
    }
    let words = text.get(start..range.end)?;
    let pronoun = PRONOUNS.iter().find(|it| words.starts_with(**it));
    let least = if pronoun.is_some() { 1 } else { 2 };
    let mut end = words.len();
    for (count, (i, c)) in words.char_indices().enumerate() {
        if count > LONGEST {
            return None;
        }
        if count < least {
            continue;
        }
        let rest = &words[i..];
        let adjunct = ADJUNCTS.iter().find(|it| rest.starts_with(**it));
        // 对外经贸, 在野党, 在线: part of a name.
        let named = [
            "对外",
            "對外",
            "在野",
            "在线",
            "向东",
            "就业",
            "就業",
            "对冲",
            "日本",
            "日报",
            "日報",
            "日内瓦",
            "日元",
            "都市",
            "都会",
            "首都",
        ]
        .iter()
        .any(|it| rest.starts_with(it));
        if (adjunct.is_some() && !named) || c.is_ascii_digit() {
            end = i;
            break;
        }
    }
    let found = words[..end].trim_end();
    (!found.is_empty()).then_some(start..start + found.len())
}

/// Whether `words` may be a person or a body, and no clause.
fn is_plausible(words: &str) -> bool {
    if PRONOUNS.contains(&words) {
        return true;
    }
    let count = words.chars().count();
    #[rustfmt::skip] // By kind.
    const VERBS: &[&str] = &["是", "了", "着", "将", "將", "被", "把", "已经", "可以", "应该", "應該", "没有", "沒有", "不", "这", "這", "那", "什么", "如果", "因为", "因為", "虽然", "雖然", "可能", "必须", "需要", "能够", "如何"];
    let clause = VERBS.iter().any(|it| words.contains(it));
    (2..=LONGEST).contains(&count)
        && !clause
        && !words.ends_with(['的', '所', '地', '得', '来', '可'])
        && words.chars().any(char::is_alphabetic)
}

/// “据X报道”, and where what it says begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct According {
    /// `None` of 据悉.
    pub source: Option<Range<usize>>,
    pub cue: Range<usize>,
    pub next: usize,
}

/// A sentence that begins with 据 or 根据.
pub(super) fn according_at(text: &str, sentence: Range<usize>) -> Option<According> {
    /// Bytes in which the comma after it is looked for.
    const REACH: usize = 180;
    let words = text.get(sentence.clone())?;
    let bare = words.trim_start_matches(|c: char| c.is_whitespace());
    let bare = ["另", "又", "此外，", "另外，"]
        .iter()
        .find_map(|it| bare.strip_prefix(it).filter(|it| it.starts_with(['据', '據'])))
        .unwrap_or(bare);
    let head = ["根据", "根據", "据", "據", "按照", "援引"]
        .iter()
        .find(|it| bare.starts_with(**it))?;
    let start = sentence.end - bare.len();
    let from = start + head.len();
    let until = text.floor_char_boundary((from + REACH).min(sentence.end));
    let comma = text[from..until].find(['，', '：', ',', ':'])?;
    let phrase = from..from + comma;
    let next = phrase.end + text[phrase.end..].chars().next().map_or(0, char::len_utf8);
    let body = &text[phrase.clone()];
    #[rustfmt::skip] // By verb.
    const VERBS: &[&str] = &["报道称", "报道", "報道", "報導", "报导", "介绍", "介紹", "透露", "消息称", "消息", "统计", "統計", "称", "稱", "分析", "通报", "通報", "了解", "悉", "说", "說", "预测", "預測", "估计", "估計", "披露", "表示", "显示", "顯示", "公布", "公佈"];
    let verb = VERBS.iter().find(|it| body.ends_with(**it));
    let (source, cue) = match verb {
        Some(verb) if verb.len() == body.len() => (None, start..phrase.end),
        Some(verb) => (Some(from..phrase.end - verb.len()), phrase.end - verb.len()..phrase.end),
        None => (Some(phrase.clone()), start..from),
    };
    // 据美国媒体10日报道: the day is no part of the source.
    let source = source.and_then(|it| noun_phrase(text, it));
    (source.is_some() || verb.is_some_and(|it| it.len() == body.len())).then_some(According { source, cue, next })
}
