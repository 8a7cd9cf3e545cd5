//! What stands above or below the text: who wrote it, who translated it, what the site adds.

use super::Part;

/// Longest line of the site's own, in bytes, that is told by where it stands.
const SHORT: usize = 100;
/// Longest line of the site's own, in bytes, that is told by its words.
const LONGEST: usize = 300;

/// What furniture begins with, in lower case.
#[rustfmt::skip] // By kind.
const BEGINNINGS: &[&str] = &[
    "to write comments", "to comment", "log in to ", "please log in", "sign in to ", "sign up for", "sign up to ", "subscribe to ", "subscribe now", "subscribe for",
    "already a subscriber", "read more:", "read more at ", "read also", "also read", "related:", "related stories", "related articles", "recommended",
    "share this", "follow us", "copyright", "©", "(c) ", "all rights reserved", "advertisement", "click here", "more on this", "leave a comment",
    "view comments", "comments (", "most read", "most viewed", "download our app", "get our newsletter", "this article was originally published",
    "have a tip", "contact us", "terms of ", "privacy policy", "저작권자", "ⓒ", "무단전재", "구독", "댓글", "관련기사", "ⓒ",
];

/// What furniture holds, in lower case.
#[rustfmt::skip] // By kind.
const ANYWHERE: &[&str] = &[
    "all rights reserved", "무단 전재", "무단전재", "재배포 금지", "log in to one of", "/250자", "terms of service", "privacy policy",
];

/// What each of the last lines is.
///
/// A byline, a disclosure or furniture is told by its words; after one of them, short lines
/// with no prose below them are furniture too.
pub(super) fn parts_of(lines: &[&str]) -> Vec<Option<Part>> {
    let mut parts: Vec<Option<Part>> = lines.iter().map(|it| part_of(it)).collect();
    let prose = lines
        .iter()
        .zip(&parts)
        .rposition(|(line, part)| part.is_none() && !is_short(line));
    let below = prose.map_or(0, |it| it + 1);
    let mut begun = false;
    for part in &mut parts[below..] {
        begun |= part.is_some();
        if begun {
            part.get_or_insert(Part::Furniture);
        }
    }
    parts
}

fn part_of(line: &str) -> Option<Part> {
    if is_disclosure(line) {
        return Some(Part::Disclosure);
    }
    if is_byline(line) {
        return Some(Part::Byline);
    }
    is_furniture(line).then_some(Part::Furniture)
}

fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let line = line
        .trim_start_matches(['*', '_', '[', '(', '>', '-', ' '])
        .to_lowercase();
    BEGINNINGS.iter().any(|it| line.starts_with(it)) || ANYWHERE.iter().any(|it| line.contains(it))
}

/// A line that is no sentence, and nobody's words.
fn is_short(line: &str) -> bool {
    let stops = line.ends_with(['.', '!', '?', '。', '”', '"', '’', '」', '…']);
    line.len() <= SHORT && !stops && !line.contains(['“', '”', '"', '«', '「', ':'])
}

/// “BY ANA RUIZ [ana@paper.example]”, “By Ana Ruiz and Ben Ode”, “김하늘 기자”.
pub(super) fn is_byline(line: &str) -> bool {
    if line.len() > SHORT + 60 {
        return false;
    }
    let line = line.trim_matches(['*', '_', '|', ' ']);
    const BEGINNINGS: &[&str] = &[
        "BY ",
        "By ",
        "by ",
        "Story by ",
        "Written by ",
        "Reported by ",
        "Text by ",
        "Von ",
        "Par ",
        "Por ",
    ];
    match BEGINNINGS.iter().find_map(|it| line.strip_prefix(it)) {
        Some(names) => are_names(names),
        None => is_korean_byline(line),
    }
}

/// Whether all of `words` is names, what joins them, and an address.
fn are_names(words: &str) -> bool {
    const JOINS: &[&str] = &[
        "and", "with", "of", "for", "the", "in", "de", "da", "van", "von", "der", "den", "bin", "al", "el", "la",
        "und", "et", "y",
    ];
    const DAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "then",
        "now",
        "contrast",
        "comparison",
        "law",
        "mistake",
    ];
    let names = words.split(['[', '<', '(']).next().unwrap_or_default();
    let mut names_found = 0;
    for (i, word) in names.split_whitespace().enumerate() {
        let bare = word.trim_matches([',', '|', '·', ';', '.', '/']);
        let lower = bare.to_lowercase();
        if bare.is_empty() || bare.contains('@') {
            continue;
        }
        if JOINS.contains(&bare) && i > 0 {
            continue;
        }
        if DAYS.contains(&lower.as_str())
            || !bare.starts_with(char::is_uppercase)
            || bare.contains(|c: char| c.is_ascii_digit())
        {
            return false;
        }
        names_found += 1;
    }
    let initial = |it: &str| it.rsplit(' ').next().is_some_and(|it| it.chars().count() <= 3);
    let names = names.trim_end();
    let sentence = names.ends_with(['?', '!', ':', '”', '"']) || (names.ends_with('.') && !initial(names));
    // One name alone, “By Ruiz”, may be a piece of anything.
    (2..=12).contains(&names_found) && !sentence
}

/// “김하늘 기자 kim@paper.example”
fn is_korean_byline(line: &str) -> bool {
    const TITLES: &[&str] = &["기자", "특파원", "선임기자", "논설위원", "인턴기자", "객원기자"];
    let mut words = line
        .split([' ', '·', ',', '=', '[', ']', '(', ')'])
        .filter(|it| !it.is_empty());
    let mut titled = false;
    let short = words.clone().count() <= 8;
    let fits = words.all(|word| {
        let title = TITLES.iter().any(|it| word.ends_with(it));
        titled |= title;
        title || word.contains('@') || (2..=5).contains(&word.chars().count()) && word.chars().all(is_hangul)
    });
    short && titled && fits
}

fn is_hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// “Translated from … using generative AI and edited by …”
pub(super) fn is_disclosure(line: &str) -> bool {
    if line.len() > LONGEST + 100 || line.contains(['“', '"', '«']) {
        return false;
    }
    let lower = line.trim_start_matches(['*', '_', '[', '(', '>', ' ']).to_lowercase();
    const SUBJECTS: &[&str] = &[
        "translated",
        "this article",
        "this story",
        "this report",
        "this text",
        "this translation",
        "this page",
        "this piece",
        "this content",
        "the article above",
        "machine translat",
        "ai-translated",
        "ai translat",
        "note:",
        "editor's note",
        "editor’s note",
        "disclosure",
        "disclaimer",
        "written with",
        "produced with",
        "edited by",
        "이 기사",
        "이 글",
        "본 기사",
        "この記事",
        "本文由",
    ];
    if !SUBJECTS.iter().any(|it| lower.starts_with(it)) {
        return false;
    }
    let made = [
        "translat",
        "generated",
        "written",
        "produced",
        "created",
        "assist",
        "summari",
        "번역",
        "작성",
        "翻訳",
        "翻译",
    ];
    let machine = [
        "generative",
        "machine translat",
        "artificial intelligence",
        "인공지능",
        "chatgpt",
        "language model",
        "automatic translat",
        "automatically translat",
        "자동 번역",
        "기계 번역",
    ];
    let ai = lower.split(|c: char| !c.is_alphanumeric()).any(|it| it == "ai")
        || lower.contains("ai를")
        || lower.contains("ai로");
    let by_machine = ai || machine.iter().any(|it| lower.contains(it));
    made.iter().any(|it| lower.contains(it)) && by_machine
}
