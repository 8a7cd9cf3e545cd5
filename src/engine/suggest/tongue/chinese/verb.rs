//! Chinese verbs of saying, where no space shows a word.

use std::ops::Range;

use super::source::source_of;

/// Verbs of saying, with how they are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// Also before a clause without a comma: 认为…
    Clause,
    /// Before a comma, a colon or a quotation.
    Marked,
    /// Only after a quotation, or before its colon: 笑道.
    Quoted,
}

#[rustfmt::skip] // By meaning, simplified and traditional.
const VERBS: &[(&str, Use)] = &[
    ("表示", Use::Clause), ("指出", Use::Clause), ("强调", Use::Clause), ("強調", Use::Clause), ("认为", Use::Clause), ("認為", Use::Clause), ("宣布", Use::Clause), ("宣佈", Use::Clause), ("透露", Use::Clause), ("补充道", Use::Marked), ("补充说", Use::Marked), ("補充說", Use::Marked), ("补充", Use::Marked), ("補充", Use::Marked),
    ("坦言", Use::Marked), ("直言", Use::Marked), ("写道", Use::Marked), ("寫道", Use::Marked), ("告诉", Use::Marked), ("告訴", Use::Marked), ("介绍说", Use::Marked), ("介绍", Use::Marked), ("介紹", Use::Marked), ("解释说", Use::Marked), ("解释", Use::Marked), ("解釋", Use::Marked), ("警告", Use::Clause), ("承认", Use::Clause), ("承認", Use::Clause), ("否认", Use::Clause), ("否認", Use::Clause),
    ("证实", Use::Clause), ("證實", Use::Clause), ("重申", Use::Clause), ("披露", Use::Marked), ("声称", Use::Clause), ("聲稱", Use::Clause), ("宣称", Use::Clause), ("宣稱", Use::Clause), ("呼吁", Use::Clause), ("呼籲", Use::Clause), ("回应称", Use::Marked), ("回应说", Use::Marked), ("回应", Use::Marked), ("回應", Use::Marked), ("回答说", Use::Marked), ("回答", Use::Marked), ("批评", Use::Marked), ("批評", Use::Marked),
    ("谴责", Use::Marked), ("譴責", Use::Marked), ("预测", Use::Clause), ("預測", Use::Clause), ("预计", Use::Clause), ("預計", Use::Clause), ("建议", Use::Clause), ("建議", Use::Clause), ("提到", Use::Marked), ("谈到", Use::Marked), ("談到", Use::Marked), ("提出", Use::Marked), ("感叹", Use::Marked), ("感慨", Use::Marked), ("反驳", Use::Marked), ("反駁", Use::Marked), ("质疑", Use::Marked), ("質疑", Use::Marked),
    ("分析说", Use::Marked), ("分析称", Use::Marked), ("分析", Use::Marked), ("总结", Use::Marked), ("相信", Use::Clause), ("承诺", Use::Clause), ("承諾", Use::Clause), ("敦促", Use::Marked), ("估计", Use::Clause), ("估計", Use::Clause), ("显示", Use::Clause), ("顯示", Use::Clause), ("发现", Use::Clause), ("發現", Use::Clause), ("表明", Use::Clause), ("报道", Use::Marked), ("报导", Use::Marked), ("報道", Use::Marked), ("報導", Use::Marked),
    ("通报", Use::Marked), ("通報", Use::Marked), ("评论", Use::Marked), ("評論", Use::Marked), ("抱怨", Use::Clause), ("主张", Use::Clause), ("主張", Use::Clause), ("期待", Use::Marked), ("回忆", Use::Marked), ("回憶", Use::Marked), ("说道", Use::Marked), ("說道", Use::Marked), ("说", Use::Clause), ("說", Use::Clause), ("称", Use::Clause), ("稱", Use::Clause), ("喊", Use::Quoted), ("问", Use::Quoted), ("問", Use::Quoted), ("道", Use::Quoted), ("表達", Use::Quoted), ("写", Use::Quoted), ("喊道", Use::Quoted), ("问道", Use::Quoted), ("指责", Use::Marked), ("指責", Use::Marked), ("担心", Use::Clause), ("擔心", Use::Clause), ("希望", Use::Clause), ("赞扬", Use::Marked), ("讚揚", Use::Marked), ("指称", Use::Clause), ("指稱", Use::Clause), ("坚称", Use::Clause), ("堅稱", Use::Clause), ("辩称", Use::Clause), ("介绍道", Use::Marked), ("提醒", Use::Marked), ("断言", Use::Clause), ("斷言", Use::Clause), ("判断", Use::Marked), ("推测", Use::Clause),
];

/// Words that are no verbs of saying though they hold one.
#[rustfmt::skip] // By verb.
const OTHERS: &[&str] = &[
    "小说", "学说", "传说", "听说", "据说", "再说", "演说", "游说", "诉说", "虽说", "按说", "說法", "说法", "说明", "說明", "说服", "說服", "说客", "说唱", "说话", "說話", "小說", "學說", "傳說", "聽說", "據說", "演說", "遊說", "解说", "解說", "可以说", "来说", "來說", "换句话说",
    "名称", "名稱", "职称", "職稱", "简称", "簡稱", "号称", "號稱", "人称", "别称", "别稱", "统称", "俗称", "俗稱", "自称为", "称为", "稱為", "称号", "稱號", "称呼", "稱呼", "称赞", "稱讚", "称职", "称霸", "据称", "據稱", "对称", "對稱", "堪称", "堪稱", "可称", "被称", "被稱", "尊称", "昵称", "称作", "稱作", "全称",
    "知道", "道路", "道德", "道理", "街道", "渠道", "管道", "轨道", "频道", "頻道", "通道", "味道", "人道", "公道", "道歉", "地道", "铁道", "隧道", "赤道", "霸道", "航道", "道教", "报道员",
    "问题", "問題", "访问", "訪問", "学问", "顾问", "顧問", "疑问", "质问", "慰问", "审问", "询问", "问候", "显示屏", "显示器", "提出了", "建议书", "报道了", "写作", "发现了", "希望工程",
];

/// Attitudes that are expressed and not said: 表示欢迎.
#[rustfmt::skip] // By attitude.
const ATTITUDES: &[&str] = &[
    "欢迎", "歡迎", "感谢", "感謝", "遗憾", "遺憾", "关切", "關切", "反对", "反對", "支持", "谴责", "譴責", "祝贺", "祝賀", "慰问", "慰問", "同意", "担忧", "擔憂", "不满", "不滿", "敬意", "满意", "滿意", "哀悼", "理解", "赞赏", "讚賞", "关注", "關注", "强烈", "強烈", "衷心", "诚挚", "热烈", "高度", "深切", "严重", "抗议", "抗議",
];

/// The use of the verb that ends `words`, and its bytes.
fn verb_at_end(words: &str) -> Option<(usize, Use)> {
    let found = VERBS
        .iter()
        .filter(|it| words.ends_with(it.0))
        .max_by_key(|it| it.0.len())?;
    let other = OTHERS.iter().any(|it| words.ends_with(it));
    (!other).then_some((found.0.len(), found.1))
}

/// Bytes of the verb that stands before a quotation, at the end of `words`; 告诉记者 counts with its object.
pub(super) fn verb_before(words: &str) -> Option<usize> {
    let bare = [
        "记者",
        "記者",
        "媒体",
        "媒體",
        "法新社",
        "路透社",
        "新华社",
        "他",
        "她",
        "我们",
    ]
    .iter()
    .find_map(|it| {
        let rest = words.strip_suffix(it)?;
        (rest.ends_with("告诉") || rest.ends_with("告訴")).then_some(rest)
    });
    match bare {
        Some(bare) => Some("告诉".len() + words.len() - bare.len()),
        None => verb_at_end(words).map(|it| it.0),
    }
}

/// The verb in the few words after a quotation: where it is, and its bytes.
pub(super) fn verb_in(segment: &str) -> Option<(usize, usize)> {
    let whole = verb_at_end(segment).map(|(len, _)| (segment.len() - len, len));
    whole.or_else(|| {
        let (at, len) = verbs(segment).next().map(|(at, len, _)| (at, len))?;
        Some((at, len))
    })
}

/// Characters that a verb of saying begins with.
fn begins(c: char) -> bool {
    matches!(
        c,
        '表' | '指'
            | '强'
            | '強'
            | '认'
            | '認'
            | '宣'
            | '透'
            | '补'
            | '補'
            | '坦'
            | '直'
            | '写'
            | '寫'
            | '告'
            | '介'
            | '解'
            | '警'
            | '承'
            | '否'
            | '证'
            | '證'
            | '重'
            | '披'
            | '声'
            | '聲'
            | '呼'
            | '回'
            | '批'
            | '谴'
            | '譴'
            | '预'
            | '預'
            | '建'
            | '提'
            | '谈'
            | '談'
            | '感'
            | '反'
            | '质'
            | '質'
            | '分'
            | '总'
            | '相'
            | '敦'
            | '估'
            | '显'
            | '顯'
            | '发'
            | '發'
            | '报'
            | '報'
            | '通'
            | '评'
            | '評'
            | '抱'
            | '主'
            | '期'
            | '说'
            | '說'
            | '称'
            | '稱'
            | '赞'
            | '讚'
            | '担'
            | '擔'
            | '希'
            | '坚'
            | '堅'
            | '辩'
            | '断'
            | '斷'
            | '判'
            | '推'
    )
}

/// Verbs in `words`, in order.
fn verbs(words: &str) -> impl Iterator<Item = (usize, usize, Use)> {
    words
        .char_indices()
        .filter(|it| begins(it.1))
        .filter_map(move |(at, _)| {
            let found = VERBS
                .iter()
                .filter(|it| it.1 != Use::Quoted && words[at..].starts_with(it.0))
                .max_by_key(|it| it.0.len())?;
            // 小说, 名称: part of another word.
            let from = words.floor_char_boundary(at.saturating_sub(6));
            let until = words.ceil_char_boundary((at + 9).min(words.len()));
            let near = &words[from..until];
            let at_near = at - from;
            let other = OTHERS.iter().any(|it| {
                near.match_indices(*it)
                    .any(|(i, _)| i <= at_near && at_near < i + it.len())
            });
            (!other).then_some((at, found.0.len(), found.1))
        })
}

/// The first verb of `range` that carries a clause, with its source; outside of `quotes`, in the first few segments.
pub(super) fn first_verb(
    text: &str,
    range: Range<usize>,
    quotes: &[Range<usize>],
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    /// Bytes of a sentence in which it is looked for.
    const REACH: usize = 360;
    let end = text.floor_char_boundary((range.start + REACH).min(range.end));
    let words = text.get(range.start..end)?;
    for (at, len, used) in verbs(words) {
        let cue = range.start + at..range.start + at + len;
        if quotes
            .iter()
            .take_while(|it| it.start < cue.end)
            .any(|it| it.start < cue.end && cue.start < it.end)
        {
            continue;
        }
        let rest = &text[cue.end..range.end];
        let rest = rest.strip_prefix(['道', '说', '說', '称', '稱']).unwrap_or(rest);
        let extra = text[cue.end..range.end].len() - rest.len();
        let marked = rest.starts_with(['，', '：', ',', ':']);
        if rest.chars().take(4).count() < 4 || (!marked && used != Use::Clause) {
            continue;
        }
        if !marked && ATTITUDES.iter().any(|it| rest.starts_with(it))
            || rest.starts_with(['的', '了', '过', '着', '、', '出', '书'])
        {
            continue;
        }
        let cue = cue.start..cue.end + extra;
        if let Some(source) = source_of(text, range.start..cue.start) {
            return Some((cue, Some(source)));
        }
        if let Some(source) = super::source::earlier_source(text, range.start..cue.start).filter(|_| marked) {
            return Some((cue, Some(source)));
        }
    }
    None
}
