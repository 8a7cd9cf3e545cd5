//! Sentences of a paragraph, where quotations count as one thing each.

use std::ops::Range;

/// A sentence, and which of the paragraph's quotations are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// In bytes of the text; without outer white space and without its stop, unless that is inside a quotation.
    pub range: Range<usize>,
    /// Places in the list of quotations.
    pub quotes: Range<usize>,
}

/// How a script shows the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stops {
    /// A stop and white space: Korean.
    Spaced,
    /// A stop and white space, but not after an abbreviation or before a small letter; a quotation with a stop inside may end one.
    Western,
    /// 。！？ wherever they stand.
    Wide,
}

/// Bytes of a word before a stop that are looked at.
const WORD: usize = 48;

/// The sentences of `paragraph`, cut outside of `quotes`. Linear.
pub(super) fn sentences(text: &str, paragraph: Range<usize>, quotes: &[Range<usize>], stops: Stops) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = paragraph.start;
    let mut first = 0;
    let mut at = paragraph.start;
    let mut next = 0;
    let mut push = |start: usize, end: usize, quotes: Range<usize>| {
        let words = &text[start..end];
        let range = start + (words.len() - words.trim_start().len())..start + words.trim_end().len();
        if range.start < range.end {
            found.push(Sentence { range, quotes });
        }
    };
    while at < paragraph.end {
        while next < quotes.len() && quotes[next].start < at {
            next += 1;
        }
        let until = quotes.get(next).map_or(paragraph.end, |it| it.start.min(paragraph.end));
        if let Some((stop, after)) = next_stop(text, at..until, paragraph.end, stops) {
            push(start, stop, first..next);
            (start, first, at) = (after, next, after);
            continue;
        }
        let Some(quote) = quotes.get(next).filter(|it| it.end <= paragraph.end) else {
            break;
        };
        at = quote.end.max(until);
        next += 1;
        if stops != Stops::Wide && ends_with_quotation(text, quote, paragraph.end, stops) {
            push(start, at, first..next);
            (start, first) = (at, next);
        }
    }
    push(start, paragraph.end, first..quotes.len());
    found
}

/// Where the first sentence end in `range` is: before its stop, and after it.
fn next_stop(text: &str, range: Range<usize>, end: usize, stops: Stops) -> Option<(usize, usize)> {
    let words = &text[range.clone()];
    let mut seen = 0;
    for (i, c) in words.char_indices() {
        let is_stop = match stops {
            Stops::Wide => matches!(c, '。' | '！' | '？' | '．' | '｡' | '!' | '?'),
            _ => matches!(c, '.' | '!' | '?' | '…' | '。'),
        };
        if !is_stop || i < seen {
            continue;
        }
        let stop = range.start + i;
        let rest = &text[stop..end];
        let run = rest
            .find(|c: char| !matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | ')' | '）' | ']'))
            .unwrap_or(rest.len());
        let after = stop + run;
        seen = i + run;
        if stops == Stops::Wide {
            return Some((stop, after));
        }
        let rest = &text[after..end];
        let ends = rest.chars().next().is_none_or(char::is_whitespace);
        let ends = ends && (c != '.' || run > 1 || !goes_on(text, range.start..stop, rest, stops));
        let lower = stops == Stops::Western && rest.trim_start().starts_with(char::is_lowercase);
        if ends && !lower {
            return Some((stop, after));
        }
    }
    None
}

/// Whether the full stop after `before` belongs to a number or an abbreviation.
fn goes_on(text: &str, before: Range<usize>, rest: &str, stops: Stops) -> bool {
    let from = text.ceil_char_boundary(before.end.saturating_sub(WORD).max(before.start));
    let word = &text[from..before.end];
    let space = word.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '’' | '\''));
    let word = space
        .map_or(word, |i| &word[i..])
        .trim_start_matches(|c: char| !c.is_alphanumeric());
    let next = rest.trim_start().chars().next();
    if word.is_empty() || next.is_none() {
        return false;
    }
    if word.bytes().all(|b| b.is_ascii_digit()) {
        // 2031. 3. 5.; am 3. Mai.
        return word.len() <= 2 || next.is_some_and(|c| c.is_ascii_digit());
    }
    if stops == Stops::Spaced {
        return word.len() == 1;
    }
    let letters = word.chars().filter(|c| *c != '.').count();
    letters == 1 && word.chars().all(|c| c == '.' || c.is_alphabetic())
        || word.contains('.') && letters <= 4
        || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Words of the western languages that are cut short with a stop.
const ABBREVIATIONS: &[&str] = &[
    "abs", "adm", "art", "av", "bl", "bzw", "ca", "cf", "dott", "dr", "dra", "drs", "env", "evtl", "excmo", "fr",
    "gen", "gob", "hr", "inkl", "insp", "ing", "kap", "kl", "lic", "m", "max", "mgr", "mio", "mlle", "mm", "mme", "mr",
    "mrd", "mrs", "nr", "núm", "op", "on", "pag", "prof", "red", "rev", "s", "sen", "sog", "sr", "sra", "srta", "sres",
    "st", "str", "tel", "tzw", "ul", "usw", "vgl", "vol", "zb", "ud", "uds",
];

/// Whether the sentence is over with `quote`, which has a stop inside.
fn ends_with_quotation(text: &str, quote: &Range<usize>, end: usize, stops: Stops) -> bool {
    let inner = text[quote.clone()].trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
    if !inner.ends_with(['.', '!', '?', '…', '。']) {
        return false;
    }
    let rest = &text[quote.end..end];
    let Some(next) = rest.trim_start().chars().next() else {
        return true;
    };
    match stops {
        Stops::Western => next.is_uppercase() || is_opening(next),
        // A particle of quoting goes on with the sentence.
        _ => rest.starts_with(char::is_whitespace) && !quotes_on(rest.trim_start()),
    }
}

/// Whether Korean `rest` begins with what stands after a quotation.
fn quotes_on(rest: &str) -> bool {
    const AFTER: &[&str] = &[
        "라고",
        "이라고",
        "라며",
        "이라며",
        "라면서",
        "라는",
        "이라는",
        "고 ",
        "며 ",
        "면서 ",
        "하고 ",
    ];
    AFTER.iter().any(|it| rest.starts_with(it))
}

pub(super) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '"' | '\'' | '»' | '«' | '›' | '“' | '‘' | '」' | '』' | '》' | '〉' | ')' | '）'
    )
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '"' | '«' | '»' | '„' | '‚' | '‘' | '”')
}

#[cfg(test)]
mod tests {
    use super::super::sample::quotes_of;
    use super::*;

    #[track_caller]
    fn check(text: &str, stops: Stops, wanted: &[&str]) {
        let found = sentences(text, 0..text.len(), &quotes_of(text), stops);
        let found: Vec<&str> = found.into_iter().map(|it| &text[it.range]).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn a_stop_inside_a_quotation_ends_no_sentence_that_goes_on() {
        check(
            "그는 “간다. 정말이다.”라고 말했다. 비가 온다.",
            Stops::Spaced,
            &["그는 “간다. 정말이다.”라고 말했다", "비가 온다"],
        );
        check(
            "규모 6.8의 지진이 2031. 3. 5. 났다.",
            Stops::Spaced,
            &["규모 6.8의 지진이 2031. 3. 5. 났다"],
        );
        check(
            "« Oui. », dit M. Roux. Il part.",
            Stops::Western,
            &["« Oui. », dit M. Roux", "Il part"],
        );
        check(
            "„Nein!“ rief er am 3. Mai. „Gut.“ Dann ging er.",
            Stops::Western,
            &["„Nein!“ rief er am 3. Mai", "„Gut.“", "Dann ging er"],
        );
        check(
            "他说：“好。”她走了。天黑！",
            Stops::Wide,
            &["他说：“好。”她走了", "天黑"],
        );
    }
}
