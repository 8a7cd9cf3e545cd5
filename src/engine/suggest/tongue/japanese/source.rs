//! Who speaks in a Japanese sentence: the words before は, が and によると.

use std::ops::Range;

/// Bytes after which a noun phrase is cut.
const LONGEST: usize = 150;

/// A noun phrase with its particle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Topic {
    pub range: Range<usize>,
    /// The byte after the particle and its comma.
    pub next: usize,
    /// Whether it ends like a person, a body or an outlet.
    pub speaks: bool,
}

/// “Xによると”
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct According {
    pub source: Range<usize>,
    pub cue: Range<usize>,
    /// Where what is said begins.
    pub next: usize,
}

/// Who speaks in `range`, outside of `quotes`: the first topic; or a later one behind “…が、”; or a subject.
///
/// `clause` says that a clause without marks follows, whose own subject looks the same.
pub(super) fn topic_in(text: &str, range: Range<usize>, quotes: &[Range<usize>], clause: bool) -> Option<Topic> {
    let words = text.get(range.clone())?;
    let mut topic: Option<Topic> = None;
    let mut subject: Option<Topic> = None;
    let mut next = quotes.partition_point(|it| it.end <= range.start);
    let mut broken = false;
    for (i, c) in words.char_indices() {
        let at = range.start + i;
        while next < quotes.len() && quotes[next].end <= at {
            next += 1;
        }
        if quotes.get(next).is_some_and(|it| it.start <= at) {
            continue;
        }
        let after = at + c.len_utf8();
        match c {
            '、' if topic.is_some() && text[range.start..at].ends_with(['が', 'ど', 'し', '方']) => broken = true,
            'は' if topic.is_none() || (broken && !clause) => {
                if let Some(found) = phrase(text, range.start, at, after, range.end) {
                    topic = Some(found);
                    broken = false;
                }
            }
            'が' | 'も' if topic.is_none() && subject.is_none() => {
                let found = phrase(text, range.start, at, after, range.end);
                subject = found.filter(|it| it.speaks);
            }
            _ => {}
        }
    }
    match (topic, subject) {
        (Some(topic), Some(subject)) if !topic.speaks && subject.speaks && subject.range.start < topic.range.start => {
            Some(subject)
        }
        (Some(topic), _) => Some(topic),
        (None, subject) => subject,
    }
}

/// The noun phrase that ends at `end`, before a particle that ends at `after`.
fn phrase(text: &str, from: usize, end: usize, after: usize, until: usize) -> Option<Topic> {
    let bare = &text[from..end];
    let last = bare.chars().next_back()?;
    let person = PERSON.iter().find(|it| bare.ends_with(**it));
    if !(is_noun(last) || person.is_some()) {
        return None;
    }
    // ではない, これは: not who speaks.
    let start = from + start_of(bare, person.map_or(0, |it| it.len()));
    if start >= end {
        return None;
    }
    let noun = &text[start..end];
    let speaks = person.is_some() || SPEAKERS.iter().any(|it| noun.ends_with(it)) || noun.ends_with(['）', ')']);
    let thing = !speaks && (THINGS.iter().any(|it| noun.ends_with(it)) || is_time(noun));
    let rest = &text[after..until];
    let next = until - rest.trim_start_matches(['、', '，', ' ', '　']).len();
    (!thing).then_some(Topic {
        range: start..end,
        next,
        speaks,
    })
}

/// Where the noun phrase at the end of `words` begins; its last `kept` bytes belong to it for sure.
fn start_of(words: &str, kept: usize) -> usize {
    let mut start = words.len() - kept;
    let mut depth = 0usize;
    for (i, c) in words[..start].char_indices().rev() {
        if words.len() - i > LONGEST {
            break;
        }
        match c {
            '）' | ')' | '」' | '』' => depth += 1,
            '（' | '(' | '「' | '『' => {
                if depth == 0 {
                    break;
                }
                depth -= 1;
            }
            _ if depth > 0 => {}
            'の' | '・' | '＝' | '=' | '　' | ' ' => {}
            // 米国とロシア, 首相や閣僚
            'と' | 'や' => {}
            _ if is_noun(c) => {}
            _ => break,
        }
        start = i;
    }
    let head = &words[start..];
    // のは, と首相は: a phrase begins with a noun.
    start + (head.len() - strip_time(head.trim_start_matches(['の', 'と', 'や', '・', ' ', '　'])).len())
}

/// A noun phrase without the day before it: 10日の会見で is taken off elsewhere.
fn strip_time(words: &str) -> &str {
    const LEADS: &[&str] = &["一方", "同日", "翌日", "前日", "当時", "今回", "今年", "昨年"];
    let bare = LEADS.iter().find_map(|it| words.strip_prefix(it)).unwrap_or(words);
    bare.trim_start_matches([' ', '　'])
}

/// Whether `c` is written in nouns: Chinese characters, katakana, Latin letters, figures.
fn is_noun(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '々' | '〆' | '\u{30a1}'..='\u{30fa}' | 'ー' | 'ｦ'..='ﾟ')
        || (c.is_alphanumeric() && !matches!(c, '\u{3041}'..='\u{309f}'))
        || matches!(
            c,
            '）' | ')' | '」' | '』' | '％' | '%' | '&' | '＆' | '\u{ff21}'..='\u{ff5a}'
        )
}

fn is_time(noun: &str) -> bool {
    noun.ends_with(['日', '月', '年', '時', '分', '週', '朝', '夜', '昼'])
}

/// Ends in hiragana that persons have.
const PERSON: &[&str] = &[
    "さん",
    "ら",
    "たち",
    "くん",
    "ちゃん",
    "さま",
    "私たち",
    "われわれ",
    "わたし",
    "あなた",
    "ぼく",
    "おれ",
    "みんな",
];

/// Ends of nouns that speak.
#[rustfmt::skip] // By kind.
const SPEAKERS: &[&str] = &[
    "氏", "君", "彼", "彼女", "私", "僕", "俺", "首相", "総理", "大統領", "大臣", "相", "長官", "長", "議員", "知事", "市長", "町長", "村長", "区長", "代表", "党首", "幹事長", "書記長", "委員長", "委員", "報道官", "広報官", "補佐官", "次官", "局長", "部長", "課長", "室長", "所長", "署長", "院長", "校長", "学長", "総長", "会長", "社長", "副社長",
    "取締役", "役員", "理事", "理事長", "総裁", "頭取", "教授", "准教授", "講師", "研究員", "博士", "学者", "専門家", "評論家", "アナリスト", "エコノミスト", "弁護士", "判事", "裁判長", "検事", "医師", "看護師", "監督", "選手", "コーチ", "投手", "捕手", "主将", "俳優", "女優", "歌手", "作家", "記者", "被告", "容疑者", "被害者", "遺族", "住民", "男性", "女性", "関係者", "幹部", "高官",
    "担当者", "責任者", "当局者", "外交官", "大使", "司令官", "将軍", "国王", "女王", "教皇", "法王", "国防相", "外相", "市民", "学生", "生徒", "母親", "父親", "社員", "職員", "店主", "農家", "漁師", "本人", "双方", "両者", "両国", "両氏", "有識者", "識者", "広報", "スポークスマン",
    "省", "庁", "府", "局", "署", "警察", "警視庁", "県警", "府警", "道警", "検察", "地検", "裁判所", "地裁", "高裁", "最高裁", "政府", "内閣", "国会", "議会", "党", "与党", "野党", "会", "協会", "委員会", "機構", "機関", "研究所", "大学", "大", "病院", "銀行", "日銀", "社", "会社", "企業", "団体", "組合", "労組", "連盟", "連合", "財団", "側", "市", "県", "町", "村", "都", "区", "国連", "ホワイトハウス",
    "クレムリン", "当局", "軍", "自衛隊", "通信", "新聞", "放送", "テレビ", "ニュース", "紙", "誌", "メディア", "報告書", "声明", "調査", "論文", "判決", "家", "者", "員", "士", "師", "官", "人",
];

/// Ends of nouns that say nothing.
#[rustfmt::skip] // By kind.
const THINGS: &[&str] = &[
    "今回", "今後", "現在", "結果", "理由", "原因", "場合", "問題", "事件", "事故", "状況", "影響", "被害", "計画", "政策", "対策", "方針", "価格", "費用", "物価", "景気", "経済", "選挙", "会談", "会議", "交渉", "合意", "協定", "条約", "法案", "法律", "制度", "訓練", "作戦", "攻撃", "戦争", "地震", "台風", "火災", "津波", "大雨", "気温", "目的", "内容", "可能性", "必要性", "一部",
    "以上", "以下", "程度", "割合", "数", "量", "額", "率", "性", "点", "件", "中", "上", "前", "後", "間", "時", "今", "昔", "何", "誰", "本件", "同様", "関係", "容疑", "責任", "安全", "平和", "技術", "製品", "商品", "試合", "大会", "作品", "映画", "番組",
];

/// The source and the cue of “Xによると” in `range`, outside of `quotes`.
pub(super) fn according_in(text: &str, range: Range<usize>, quotes: &[Range<usize>]) -> Option<According> {
    const CUES: &[&str] = &[
        "によりますと",
        "によると",
        "によれば",
        "の話では",
        "の調べでは",
        "の発表では",
        "の調査では",
    ];
    /// Bytes of the sentence in which it is looked for.
    const REACH: usize = 600;
    let end = text.floor_char_boundary((range.start + REACH).min(range.end));
    let words = text.get(range.start..end)?;
    let found = CUES.iter().filter_map(|cue| words.find(cue).map(|at| (at, *cue))).min();
    let (at, cue) = found?;
    let at = range.start + at;
    if quotes.iter().take_while(|it| it.start < at).any(|it| at < it.end) {
        return None;
    }
    let before = &text[range.start..at];
    // 「…」によると: the quotation may be part of the name; a comma ends what comes before.
    let comma = before
        .rfind(['、', '，'])
        .filter(|i| !quotes.iter().any(|it| it.contains(&(range.start + i))));
    let start = comma.map_or(range.start, |i| range.start + i + '、'.len_utf8());
    let source = &text[start..at];
    let bare = source.trim_start_matches([' ', '　']);
    let stripped = ["また", "一方", "なお", "さらに", "ただ", "ただし"]
        .iter()
        .find_map(|it| bare.strip_prefix(it))
        .unwrap_or(bare);
    let start = at - stripped.len();
    // の話では: の belongs to neither.
    let skip = if cue.starts_with('の') { 'の'.len_utf8() } else { 0 };
    let next = at + cue.len();
    let rest = &text[next..range.end];
    let next = range.end - rest.trim_start_matches(['、', '，', ' ', '　', 'は']).len();
    (start < at && stripped.len() <= 2 * LONGEST).then_some(According {
        source: start..at,
        cue: at + skip..at + cue.len(),
        next,
    })
}

/// The first byte of `range` that is part of what is said: 10日の会見で、 and 記者団に対し、 are passed over.
pub(super) fn after_adjuncts(text: &str, range: Range<usize>) -> usize {
    const ENDS: &[&str] = &[
        "会見で、",
        "会見で",
        "取材に対し、",
        "取材に対して、",
        "取材に、",
        "取材に応じ、",
        "記者団に対し、",
        "記者団に、",
        "記者団に",
        "声明で、",
        "声明で",
        "会合で、",
        "会合で",
        "委員会で、",
        "国会で、",
        "番組で、",
        "講演で、",
        "演説で、",
        "報告書で、",
        "インタビューで、",
        "インタビューで",
        "ブログで、",
        "投稿で、",
        "電話会談で、",
        "会談で、",
        "談話で、",
        "コメントで、",
        "日、",
        "に対し、",
        "ツイッターで、",
        "Xで、",
    ];
    /// Bytes after the source in which they are looked for.
    const REACH: usize = 120;
    let mut start = range.start;
    for _ in 0..3 {
        let end = text.floor_char_boundary((start + REACH).min(range.end));
        let Some(words) = text.get(start..end.max(start)) else {
            return start;
        };
        let limit = words.find(['が', 'は', '「', '『']).unwrap_or(words.len());
        let found = ENDS
            .iter()
            .filter_map(|it| words[..limit].find(it).map(|at| at + it.len()))
            .min();
        match found {
            Some(at) if start + at < range.end => start += at,
            _ => break,
        }
    }
    start
}
