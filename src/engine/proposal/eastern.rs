//! Korean, Japanese and Chinese: the source first with its particle, the cue at the end.

use std::ops::Range;

use super::around::{Found, How};
use super::passage::Passage;
use crate::engine::cue::{Use, cue_of};
use crate::text::segment::trim;

/// What ends a Korean source, longest first.
const KOREAN_SUBJECT: &[&str] = &["에서는", "께서는", "에서", "께서", "측은", "은", "는", "이", "가"];
/// What Korean puts between words and the verb of saying, longest first.
const KOREAN_AFTER: &[&str] = &[
    "이라고",
    "이라며",
    "이라면서",
    "라고",
    "라며",
    "라면서",
    "고",
    "며",
    "면서",
];
/// What ends a Japanese source, longest first.
const JAPANESE_SUBJECT: &[&str] = &["は、", "が、", "は", "が"];
/// What Japanese puts between words and the verb of saying, longest first.
const JAPANESE_AFTER: &[&str] = &["などと", "とも", "と", "って"];
/// Chinese verbs of saying, longer before shorter.
const CHINESE: &[&str] = &[
    "强调说",
    "表示",
    "指出",
    "强调",
    "回应",
    "写道",
    "告诉记者",
    "透露",
    "介绍",
    "说",
    "說",
    "称",
    "稱",
];

/// The cue and source of `content` in `range`, if they are written in one of the three languages.
pub(super) fn around(passage: &Passage, content: &[Range<usize>], range: &Range<usize>) -> Option<Found> {
    let text = passage.text;
    let (first, last) = (content.first()?, content.last()?);
    if !text[range.clone()].chars().any(is_eastern) {
        return None;
    }
    let lead = trim(text, range.start..first.start);
    let rest = trim(text, last.end..range.end);
    korean(text, lead.clone(), rest.clone())
        .or_else(|| japanese(text, lead.clone(), rest.clone()))
        .or_else(|| chinese(text, lead, rest))
}

fn korean(text: &str, lead: Option<Range<usize>>, rest: Option<Range<usize>>) -> Option<Found> {
    if let Some(lead) = &lead
        && let Some(found) = korean_according(text, lead)
    {
        return Some(found);
    }
    let rest = rest?;
    // The marks may have been left out of the content.
    let start = rest.end - text[rest.clone()].trim_start_matches(is_mark).len();
    let particle = KOREAN_AFTER.iter().find(|it| text[start..rest.end].starts_with(**it))?;
    let after = trim(text, start + particle.len()..rest.end)?;
    let words = without_stop(text, after);
    let verb = words.start + text[words.clone()].rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let verb = trim(text, verb..words.end)?;
    cue_of(&text[verb.clone()]).filter(|it| it.used == Use::Final)?;
    let between = trim(text, words.start..verb.start).and_then(|it| korean_subject(text, &it));
    let source = lead.and_then(|it| korean_subject(text, &it)).or(between);
    Some(Found {
        cue: Some(verb),
        source,
        how: How::Before,
    })
}

/// “MSMT 보고서에 따르면”
fn korean_according(text: &str, lead: &Range<usize>) -> Option<Found> {
    let words = text[lead.clone()].trim_end_matches([',', ' ']);
    let verb = ["따르면", "의하면"].into_iter().find(|it| words.ends_with(it))?;
    let cue = lead.start + words.len() - verb.len()..lead.start + words.len();
    let source = text[lead.start..cue.start].trim_end().strip_suffix('에')?;
    let source = trim(text, lead.start..lead.start + source.len())?;
    Some(Found {
        cue: Some(cue),
        source: Some(source),
        how: How::According,
    })
}

/// `words` without the particle they end with; a day before the source is left out.
fn korean_subject(text: &str, words: &Range<usize>) -> Option<Range<usize>> {
    let bare = text[words.clone()].trim_end_matches([',', ' ', '“', '"', '‘', '\'']);
    let particle = KOREAN_SUBJECT.iter().find(|it| bare.ends_with(**it))?;
    let mut start = words.start;
    let end = words.start + bare.len() - particle.len();
    // “17일 국방부는”: the day is no part of the source.
    while let Some(space) = text[start..end].find(' ') {
        let word = &text[start..start + space];
        let day = word.ends_with('일') && word.starts_with(|c: char| c.is_ascii_digit());
        if !(day
            || matches!(
                word,
                "이날" | "지난" | "한편" | "또" | "앞서" | "이어" | "그러나" | "하지만"
            ))
        {
            break;
        }
        start += space + 1;
    }
    // A comma or a verb before the subject makes it part of a longer sentence.
    let plain = !text[start..end].contains([',', '”', '"']);
    trim(text, start..end).filter(|it| plain && text[it.clone()].split(' ').count() <= 8)
}

fn japanese(text: &str, lead: Option<Range<usize>>, rest: Option<Range<usize>>) -> Option<Found> {
    let rest = rest?;
    let start = rest.end - text[rest.clone()].trim_start_matches(is_mark).len();
    let particle = JAPANESE_AFTER
        .iter()
        .find(|it| text[start..rest.end].starts_with(**it))?;
    let verb = without_stop(text, trim(text, start + particle.len()..rest.end)?);
    cue_of(&text[verb.clone()]).filter(|it| it.used == Use::Final && it.forms.contains(&&text[verb.clone()]))?;
    let source = lead.and_then(|lead| {
        let words = text[lead.clone()].trim_end_matches(['「', '『']);
        let particle = JAPANESE_SUBJECT.iter().find(|it| words.ends_with(**it))?;
        trim(text, lead.start..lead.start + words.len() - particle.len())
    });
    let source = source.filter(|it| !text[it.clone()].contains(['、', '「', '」']));
    Some(Found {
        cue: Some(verb),
        source,
        how: How::Before,
    })
}

fn chinese(text: &str, lead: Option<Range<usize>>, rest: Option<Range<usize>>) -> Option<Found> {
    // …”王强说。
    if let Some(rest) = rest {
        let start = rest.end - text[rest.clone()].trim_start_matches(is_mark).len();
        let words = without_stop(text, start..rest.end);
        if let Some(verb) = CHINESE.iter().find(|it| text[words.clone()].ends_with(**it)) {
            let cue = words.end - verb.len()..words.end;
            let source = trim(text, words.start..cue.start);
            let plain = source.as_ref().is_some_and(|it| plain_name(text, it));
            return plain.then_some(Found {
                cue: Some(cue),
                source,
                how: How::After,
            });
        }
    }
    // 王强表示：“…
    let lead = lead?;
    let words = text[lead.clone()].trim_end_matches(['“', '「', '"', '：', ':', '，', ',']);
    let verb = CHINESE.iter().find(|it| words.ends_with(**it))?;
    let cue = lead.start + words.len() - verb.len()..lead.start + words.len();
    let source = trim(text, lead.start..cue.start);
    let plain = source.as_ref().is_some_and(|it| plain_name(text, it));
    (plain && words.len() < lead.len()).then_some(Found {
        cue: Some(cue),
        source,
        how: How::Before,
    })
}

/// Short, and without a mark inside.
fn plain_name(text: &str, range: &Range<usize>) -> bool {
    let words = &text[range.clone()];
    words.chars().count() <= 24
        && !words.contains(['，', '。', '：', '”', '“', '、', '；'])
        && words.chars().any(is_eastern)
}

/// The content of a Korean sentence that is selected whole: between the source and 고 or after 따르면.
pub(super) fn content_of(text: &str, selection: &Range<usize>) -> Option<Range<usize>> {
    let words = &text[selection.clone()];
    if !words.chars().any(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c)) {
        return None;
    }
    let body = without_stop(text, selection.clone());
    if let Some(at) = ["에 따르면 ", "에 의하면 ", "에 따르면, ", "에 의하면, "]
        .iter()
        .find_map(|it| words.find(it).map(|at| at + it.len()))
    {
        return trim(text, selection.start + at..body.end);
    }
    let verb = text[body.clone()].rfind(' ')?;
    let before = text[body.start..body.start + verb].trim_end();
    let end = body.start + before.strip_suffix('고')?.len();
    let mut start = None;
    for (i, _) in text[body.start..end].match_indices(' ').take(6) {
        let word = &text[body.start..body.start + i];
        if word.ends_with(['은', '는']) {
            start = Some(body.start + i);
            break;
        }
        if start.is_none() && word.ends_with(['이', '가']) {
            start = Some(body.start + i);
        }
    }
    trim(text, start?..end)
}

fn without_stop(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text[range.clone()].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '。' | '．'));
    range.start..range.start + words.len()
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '”' | '’' | '"' | '\'' | '」' | '』' | '，' | ',' | '。')
}

fn is_eastern(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}
