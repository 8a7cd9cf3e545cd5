//! Japanese verbs of saying, and the particles of quoting before them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A verb of saying, found after what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub cue: Range<usize>,
    /// The byte after the particle of quoting.
    pub particle: usize,
    /// Where what is said ends.
    pub content_end: usize,
    /// とした上で: more of the same speaker follows.
    pub links: bool,
    /// との見方を示した: a noun carries it.
    pub noun: bool,
    /// とされる, と報じられた: nobody is named.
    pub passive: bool,
}

/// Beginnings of verbs of saying and of phrases that stand for one.
#[rustfmt::skip] // By kind.
const STEMS: &[&str] = &[
    "述べ", "語っ", "語り", "語る", "語ら", "話し", "話す", "言っ", "言い", "言う", "明らかにし", "明かし", "説明し", "説明する", "指摘し", "指摘する", "強調し", "強調する", "主張し", "主張する", "伝え", "報じ", "コメントし", "コメントを", "コメント", "反論し", "訴え", "認め", "批判し", "批判する", "非難し", "警告し",
    "表明し", "否定し", "振り返", "呼びかけ", "呼び掛け", "求め", "促し", "評価し", "分析し", "分析する", "予測し", "予測する", "予想し", "予想する", "答え", "回答し", "報告し", "宣言し", "断言し", "記し", "書い", "書き込", "書き", "投稿し", "発信し", "ツイートし", "つぶや", "尋ね", "質問し", "問いかけ", "問い掛け", "漏らし",
    "こぼし", "打ち明け", "告白し", "証言し", "供述し", "釈明し", "弁明し", "陳謝し", "謝罪し", "約束し", "誓っ", "誓い", "喜ん", "喜び", "喜ぶ", "苦笑", "笑っ", "笑顔を", "胸を張", "意気込", "付け加え", "付言し", "加え", "続け", "締めくく", "叫", "力説し", "迫っ", "断じ", "結論付け", "結論づけ", "発表し", "公表し", "通知し", "述懐し",
    "回想し", "嘆い", "嘆く", "悔や", "憤", "怒っ", "懸念し", "懸念を", "危機感を", "疑問を", "期待し", "期待を", "期待する", "歓迎し", "称賛し", "たたえ", "絶賛し", "皮肉", "揶揄", "けん制し", "牽制し", "反発し", "糾弾し", "抗議し", "提案し", "提言し", "助言し", "指示し", "命じ", "発言し", "言及し", "応じ", "返し",
    "切り出し", "口にし", "口をそろえ", "説い", "説く", "諭し", "確認し", "推測し", "推定し", "見ている", "見ており", "見る", "見た", "みている", "みており", "みる", "考えて", "判断し", "感謝し", "感謝を", "不満を", "怒りを", "喜びを", "思いを", "心境を", "悔しさを", "つづっ", "綴っ", "見方を示し", "考えを示し", "触れ", "憂慮", "不快感を", "自信を", "意欲を", "決意を", "激励し", "念を押し", "注文を", "難色を", "理解を", "感想を", "不安を", "驚い", "驚き", "謙遜し", "絶句し", "訂正し", "通告し", "話す", "釘を刺し", "くぎを刺し", "伝達し", "宣告し", "見積も", "信じ", "主張",
];

static BY_FIRST: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut found: HashMap<char, Vec<&'static str>> = HashMap::new();
    for stem in STEMS {
        found.entry(stem.chars().next().unwrap_or(' ')).or_default().push(stem);
    }
    for stems in found.values_mut() {
        stems.sort_by_key(|it| std::cmp::Reverse(it.len()));
    }
    found
});

/// Nouns that carry what is said: 見方, 考え.
#[rustfmt::skip] // By kind.
const NOUNS: &[&str] = &[
    "見方", "考え", "認識", "意向", "見解", "見通し", "声", "懸念", "方針", "コメント", "談話", "声明", "姿勢", "期待", "思い", "立場", "意見", "判断", "予測", "分析", "指摘", "主張", "批判", "訴え", "説明", "感想", "決意", "意欲", "意思", "疑問", "不満", "報告", "報告書", "発表", "調査結果", "結果", "推計", "試算", "メッセージ", "書き込み", "投稿", "論文", "提言", "要望", "警告", "予想", "持論", "危機感", "心境", "見立て", "結論", "仮説",
];

/// Bytes after a quotation in which its verb is looked for.
const REACH: usize = 150;

/// The verb of saying after a quotation that ends where `range` begins.
pub(super) fn said_after(text: &str, range: Range<usize>) -> Option<Said> {
    const PARTICLES: &[&str] = &[
        "などとして",
        "などとし",
        "などと",
        "とも",
        "として",
        "とした",
        "とし",
        "との",
        "といった",
        "という",
        "とは",
        "って",
        "と",
    ];
    let end = text.floor_char_boundary((range.start + REACH).min(range.end));
    let words = text.get(range.start..end)?;
    let particle = PARTICLES.iter().find(|it| words.starts_with(**it))?;
    let after = range.start + particle.len();
    let rest = &text[after..end];
    let noun = matches!(*particle, "との" | "という" | "といった");
    let mut said = Said {
        cue: range.start..after,
        particle: after,
        content_end: range.start,
        links: false,
        noun,
        passive: false,
    };
    if noun {
        let carried = NOUNS
            .iter()
            .filter(|it| rest.starts_with(**it))
            .max_by_key(|it| it.len())?;
        let verb = rest[carried.len()..].strip_prefix('を')?;
        let start = after + carried.len() + 'を'.len_utf8();
        let len = inflected(verb);
        said.cue = start..start + len;
        return (len > 0).then_some(said);
    }
    if matches!(*particle, "などとして" | "などとし" | "として" | "とした" | "とし") {
        // とした。 says; とした上で、 and とし、 go on.
        let ends = rest.is_empty() && end == range.end
            || rest.starts_with("いる")
            || rest.starts_with("います")
            || rest.starts_with("おり")
            || rest.starts_with("いた");
        let many = rest.starts_with("上で")
            || rest.starts_with("うえで")
            || rest.starts_with('、')
            || rest.starts_with("つつ")
            || rest.starts_with("ながら");
        let at = after
            - particle
                .trim_start_matches("など")
                .strip_prefix('と')
                .map_or(0, str::len);
        said.cue = at..after + if ends { inflection(rest) } else { 0 };
        said.links = many && !ends;
        return (ends || many).then_some(said);
    }
    let (at, len) = first_verb(rest)?;
    said.cue = after + at..after + at + len;
    said.passive = is_passive(&text[said.cue.clone()]);
    Some(said)
}

/// Where the first verb of saying in `words` is, with its ending.
fn first_verb(words: &str) -> Option<(usize, usize)> {
    for (i, c) in words.char_indices() {
        if matches!(c, '。' | '「' | '『') {
            return None;
        }
        let Some(stems) = BY_FIRST.get(&c) else {
            continue;
        };
        if let Some(stem) = stems.iter().find(|it| words[i..].starts_with(**it)) {
            // 呼ばれ, 題した: names.
            let rest = &words[i + stem.len()..];
            return Some((i, stem.len() + inflection(rest)));
        }
    }
    None
}

/// Bytes of the verb that `words` begins with, up to a comma or the end.
fn inflected(words: &str) -> usize {
    let head = words
        .find(|c: char| matches!(c, '、' | '。' | '「') || c.is_whitespace())
        .unwrap_or(words.len());
    // 示した上で: a noun follows the verb.
    let verb = &words[..head];
    let kanji = verb
        .find(|c: char| matches!(c, '\u{3041}'..='\u{309f}'))
        .unwrap_or(verb.len());
    (kanji + inflection(&verb[kanji..])).min(head)
}

/// Bytes of hiragana at the beginning of `rest` that inflect a verb.
fn inflection(rest: &str) -> usize {
    let end = rest
        .find(|c: char| !matches!(c, '\u{3041}'..='\u{309f}'))
        .unwrap_or(rest.len());
    let run = &rest[..end];
    let stop = [
        "という",
        "とのこと",
        "ので",
        "ため",
        "うえで",
        "とき",
        "けれど",
        "ことを",
        "とみられ",
        "そうだ",
    ]
    .iter()
    .filter_map(|it| run.find(it))
    .min()
    .unwrap_or(run.len());
    let run = &run[..stop];
    let bare = run
        .strip_suffix('が')
        .or_else(|| run.strip_suffix('と'))
        .or_else(|| run.strip_suffix('の'))
        .unwrap_or(run);
    bare.len()
}

fn is_passive(cue: &str) -> bool {
    ["られて", "られた", "られる", "されて", "された", "される", "られ"]
        .iter()
        .any(|it| cue.ends_with(it) || cue.contains("られて"))
        && !cue.starts_with("述べ")
}

/// A clause with と and a verb of saying that end `range`; the particle stands after `open`.
pub(super) fn clause_at_end(text: &str, range: Range<usize>, open: usize) -> Option<Said> {
    /// Bytes at the end of the sentence in which particle and verb are looked for.
    const TAIL: usize = 180;
    let start = text.ceil_char_boundary(range.end.saturating_sub(TAIL).max(range.start).max(open));
    let tail = text.get(start..range.end)?;
    let tail = ["という", "とのことだ", "とのこと", "ということだ"]
        .iter()
        .find_map(|it| tail.strip_suffix(it).filter(|it| it.ends_with('た')))
        .unwrap_or(tail);
    // From the last particle back: the first that a verb follows to the end.
    for (i, _) in tail.rmatch_indices('と').take(8) {
        let before = text[range.start..start + i].chars().next_back()?;
        let rest = &tail[i + 'と'.len_utf8()..];
        let particle = start + i + 'と'.len_utf8();
        let bare = &text[range.start..start + i];
        let said = |cue: Range<usize>, content_end: usize, noun: bool, passive: bool| {
            Some(Said {
                cue,
                particle,
                content_end,
                links: false,
                noun,
                passive,
            })
        };
        if !ends_clause(before) {
            continue;
        }
        let content_end = start + i - if bare.ends_with("など") { "など".len() } else { 0 };
        // としている。とした。
        if matches!(
            rest,
            "している" | "しています" | "した" | "しました" | "していた" | "する" | "しており"
        ) {
            return said(particle..particle + rest.len(), content_end, false, false);
        }
        if matches!(
            rest,
            "される"
                | "されている"
                | "された"
                | "みられる"
                | "みられている"
                | "見られる"
                | "見られている"
                | "いわれる"
                | "言われる"
                | "言われている"
                | "報じられた"
                | "伝えられている"
        ) {
            return said(particle..particle + rest.len(), content_end, false, true);
        }
        let carries = rest
            .strip_prefix('の')
            .map(|it| (it, 3))
            .or_else(|| rest.strip_prefix("いう").map(|it| (it, 6)));
        if let Some((noun, skip)) = carries {
            let Some(word) = NOUNS
                .iter()
                .filter(|it| noun.starts_with(**it))
                .max_by_key(|it| it.len())
            else {
                continue;
            };
            let verb = &noun[word.len()..];
            let Some(verb) = verb.strip_prefix('を') else {
                continue;
            };
            let at = particle + skip + word.len() + 'を'.len_utf8();
            let len = inflected(verb);
            if len > 0 && len + 6 >= verb.len() {
                return said(at..at + len, content_end, true, false);
            }
            continue;
        }
        let (extra, rest) = match rest.strip_prefix('も') {
            Some(rest) => ('も'.len_utf8(), rest),
            None => (0, rest),
        };
        if let Some((at, len)) = first_verb(rest)
            && at + len + 6 >= rest.len()
        {
            let cue = particle + extra + at..particle + extra + at + len;
            let passive = is_passive(&text[cue.clone()]);
            return said(cue, content_end, false, passive);
        }
    }
    wish(text, range, start)
}

/// …よう求めた, …ことを明らかにした.
fn wish(text: &str, range: Range<usize>, start: usize) -> Option<Said> {
    const ENDS: &[(&str, &str, &str)] = &[
        ("ように求め", "よう", "求め"),
        ("よう求め", "よう", "求め"),
        ("よう呼びかけ", "よう", "呼びかけ"),
        ("よう呼び掛け", "よう", "呼び掛け"),
        ("よう促し", "よう", "促し"),
        ("よう訴え", "よう", "訴え"),
        ("よう指示し", "よう", "指示し"),
        ("よう要請し", "よう", "要請し"),
        ("ことを明らかにし", "こと", "明らかにし"),
        ("ことを発表し", "こと", "発表し"),
        ("ことを認め", "こと", "認め"),
        ("ことを明かし", "こと", "明かし"),
        ("ことを表明し", "こと", "表明し"),
        ("ことを公表し", "こと", "公表し"),
        ("と発表し", "", "発表し"),
    ];
    let tail = text.get(start..range.end)?;
    let (at, (_, head, verb)) = ENDS
        .iter()
        .filter_map(|it| tail.rfind(it.0).map(|at| (at, it)))
        .max_by_key(|it| it.0)?;
    let cue = start + at + tail[at..].find(verb)?;
    let len = verb.len() + inflection(&text[cue + verb.len()..range.end]);
    let keeps = if *head == "こと" { head.len() } else { 0 };
    (cue + len + 6 >= range.end).then_some(Said {
        cue: cue..cue + len,
        particle: cue,
        content_end: start + at + keeps,
        links: false,
        noun: true,
        passive: false,
    })
}

/// Whether a clause may end with `c` before と.
fn ends_clause(c: char) -> bool {
    matches!(
        c,
        'た' | 'だ'
            | 'る'
            | 'い'
            | 'う'
            | 'く'
            | 'す'
            | 'つ'
            | 'ぬ'
            | 'ぶ'
            | 'む'
            | 'ぐ'
            | 'ん'
            | 'か'
            | 'ね'
            | 'よ'
            | 'ど'
            | 'ろ'
            | 'き'
            | 'え'
            | 'け'
            | 'れ'
            | '」'
            | '』'
            | '）'
            | 'め'
    )
}
