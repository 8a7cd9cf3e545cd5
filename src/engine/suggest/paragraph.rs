//! One paragraph: its quotations, its sentences, and what the rules find in them.

use std::cell::Cell;
use std::collections::HashSet;
use std::ops::Range;

use super::draft::Draft;
use super::rule;
use super::scene::Scene;
use super::speech::Reading;
use super::token::{self, Kind, Token};
use super::tongue::{self, Tongue};
use super::verb::Form;
use crate::text::quotation::marks;

/// Words fewer than which a quotation without an attribution is a title or a scare quote.
const FEWEST_LONE_WORDS: usize = 5;

/// A quotation nobody is named for so far.
#[derive(Clone, Debug)]
pub(super) struct Lone {
    /// Bytes, with marks.
    pub at: Range<usize>,
    /// Whether its sentence is nothing else.
    pub alone: bool,
}

/// What a line that ends with a colon leads on with.
#[derive(Clone, Debug)]
pub(super) struct Leads {
    /// In bytes.
    pub source: Option<Range<usize>>,
    /// In bytes.
    pub cue: Option<Range<usize>>,
    /// Whether its verb is one of saying, so that words without quotation marks may follow.
    pub says: bool,
}

/// What was found in a paragraph.
#[derive(Default)]
pub(super) struct Found {
    pub drafts: Vec<Draft>,
    pub lone: Vec<Lone>,
    /// Bytes of the quotation that begins the paragraph.
    pub opens: Option<Range<usize>>,
    /// Whether its last quotation is left open, to go on in the next paragraph.
    pub left_open: Option<Range<usize>>,
    /// Bytes of the paragraph.
    pub whole: Range<usize>,
    /// The source and cue of a last sentence that ends with a colon: who speaks in the next paragraph.
    pub leads: Option<Leads>,
}

/// Space used again from paragraph to paragraph.
#[derive(Default)]
pub(super) struct Reader {
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    quotes: Vec<Range<usize>>,
    pub steps: Cell<u64>,
    pub tongue: Option<Tongue>,
    before: Option<Tongue>,
    /// Verbs that were accepted as cues in this folder, in lower case.
    pub taught: HashSet<Box<str>>,
}

impl Reader {
    /// Reads `paragraph` (bytes of `text`).
    pub fn read(&mut self, text: &str, paragraph: Range<usize>) -> Found {
        let mut found = Found {
            whole: paragraph.clone(),
            ..Found::default()
        };
        outermost(text, &paragraph, &mut self.quotes);
        let tongue = match self.tongue {
            Some(tongue) => tongue,
            None => tongue::tongue_of(&text[paragraph.clone()], self.before.unwrap_or(Tongue::English)),
        };
        self.before = Some(tongue);
        if tongue != Tongue::English {
            tongue::drafts(text, paragraph.clone(), tongue, &self.quotes, &mut found.drafts);
        }
        // The other languages have words of their own.
        if tongue == Tongue::English {
            token::tokens(text, paragraph.clone(), &self.quotes, &self.taught, &mut self.tokens);
            let scene = Scene {
                text,
                tokens: &self.tokens,
                steps: &self.steps,
            };
            scene.sentences(&mut self.sentences);
            self.read_english(text, &mut found);
        } else {
            self.sentences.clear();
        }
        if !self.taught.is_empty() {
            for draft in &mut found.drafts {
                let words = draft.cue.clone().map(|it| text[it].to_lowercase());
                if words.is_some_and(|it| it.split_whitespace().any(|it| self.taught.contains(it))) {
                    draft.rule = &rule::TAUGHT;
                }
            }
        }
        self.read_lone(text, &paragraph, &mut found);
        found
    }

    fn read_english(&self, text: &str, found: &mut Found) {
        let scene = Scene {
            text,
            tokens: &self.tokens,
            steps: &self.steps,
        };
        for (i, sentence) in self.sentences.iter().enumerate() {
            let mut sentence = sentence.clone();
            if i == 0 {
                sentence.start = scene.after_dateline(&sentence);
            }
            let mut reading = Reading {
                sentence: sentence.clone(),
                done: sentence.start,
                last_source: None,
                within: 0..0,
                outer: (0, None),
            };
            let before = found.drafts.len();
            if i == 0 {
                scene.read_transcript(sentence.start..self.tokens.len(), &reading, &mut found.drafts);
                if found.drafts.len() > before {
                    return;
                }
            }
            scene.read_signature(&mut reading, &mut found.drafts);
            if found.drafts.len() > before {
                continue;
            }
            scene.read_as(&mut reading, &mut found.drafts);
            scene.read_as_last(&mut reading, &mut found.drafts);
            scene.read_according(&mut reading, &mut found.drafts);
            scene.read_verbs(&mut reading, &mut found.drafts);
            scene.read_words_of(&reading, &mut found.drafts);
            scene.read_verdict(&reading, &mut found.drafts);
            scene.read_colon(&mut reading, &mut found.drafts);
            scene.read_nouns(&reading, &mut found.drafts);
            scene.read_stances(&reading, &mut found.drafts);
            scene.read_adverbs(&reading, &mut found.drafts);
            if i + 1 == self.sentences.len() {
                found.leads = scene.leads_on(&reading);
            }
        }
    }

    /// Quotations that no draft holds.
    fn read_lone(&self, text: &str, paragraph: &Range<usize>, found: &mut Found) {
        found.opens = self
            .quotes
            .first()
            .filter(|it| text[paragraph.start..it.start].trim().is_empty())
            .cloned();
        let last = self.quotes.last();
        found.left_open = last
            .filter(|it| {
                it.end >= paragraph.start + text[paragraph.clone()].trim_end().len()
                    && is_left_open(&text[(*it).clone()])
            })
            .cloned();
        let mut held: Vec<&Range<usize>> = found.drafts.iter().flat_map(|it| it.content.iter()).collect();
        held.sort_unstable_by_key(|it| (it.start, it.end));
        let mut ends: Vec<usize> = found.drafts.iter().map(end_of).collect();
        ends.sort_unstable();
        // The farthest end of what begins up to here.
        let mut next = 0;
        let mut reach = 0;
        for quote in &self.quotes {
            while next < held.len() && held[next].start <= quote.start {
                reach = reach.max(held[next].end);
                next += 1;
            }
            let overlaps = reach > quote.start || held.get(next).is_some_and(|it| it.start < quote.end);
            if overlaps {
                continue;
            }
            let alone = self.is_alone(text, paragraph, quote) || goes_on_after(text, &ends, quote);
            let words = text[quote.clone()].split_whitespace().take(FEWEST_LONE_WORDS).count();
            let spaceless = text[quote.clone()]
                .chars()
                .any(|c| ('\u{3040}'..='\u{30ff}').contains(&c) || ('\u{4e00}'..='\u{9fff}').contains(&c));
            // “Absolutely.”
            let sentence = text[quote.clone()]
                .trim_end_matches(super::scene::is_closing)
                .ends_with(['.', '?', '!']);
            if alone && (words > 1 || spaceless || sentence) || words >= FEWEST_LONE_WORDS {
                found.lone.push(Lone {
                    at: quote.clone(),
                    alone,
                });
            }
        }
    }

    /// Whether a quotation is a sentence of its own: a sentence ends before it, and it ends one.
    fn is_alone(&self, text: &str, paragraph: &Range<usize>, quote: &Range<usize>) -> bool {
        let before = text[paragraph.start..quote.start].trim_end();
        let begins =
            before.is_empty() || before.ends_with(['.', '?', '!', '…', '。', '”', '"', '’', '»', '“', '」', ':', '：']);
        let inner = text[quote.clone()].trim_end_matches(|c: char| super::scene::is_closing(c) || c.is_whitespace());
        let ended = inner.ends_with(['.', '?', '!', '…', '。', '—', '-']);
        let after = text[quote.end..paragraph.end].trim_start();
        let ends = after.is_empty()
            || after.starts_with(['.', '。'])
            || ended
                && after.starts_with(|c: char| {
                    c.is_uppercase()
                        || matches!(c, '“' | '"' | '‘' | '\'' | '«' | '„' | '「' | '—' | '(')
                        || c.is_alphabetic() && !c.is_lowercase()
                });
        begins && ends
    }
}

impl Scene<'_> {
    /// Who speaks after a sentence that ends with a colon or a comma: “Ana wrote:”
    fn leads_on(&self, reading: &Reading) -> Option<Leads> {
        let sentence = reading.sentence.clone();
        let last = sentence.end.checked_sub(1)?;
        if !matches!(self.token(last)?.kind, Kind::Colon | Kind::Comma) {
            return None;
        }
        let verb = (sentence.start..last).rev().take(24).find(|&it| {
            self.tokens[it]
                .verb
                .is_some_and(|it| it.verb.speech && it.form != Form::Base)
                || self.is_finite(it, &self.tokens[it], it == sentence.start)
        })?;
        let group = self.group_start(sentence.start, verb);
        let source = match self.subject(sentence.start, group) {
            super::subject::Subject::Named(source) => self.bytes(&source),
            _ => None,
        };
        Some(Leads {
            source,
            cue: self.bytes(&(group..verb + 1)),
            says: self.is(last, Kind::Colon)
                && self.tokens[verb]
                    .verb
                    .is_some_and(|it| it.verb.speech && (it.verb.that >= 80 || it.verb.base == "deny")),
        })
    }
}

/// A draft for a quotation that a line before leads to.
pub(super) fn led(lone: &Lone, leads: Leads) -> Draft {
    Draft {
        content: std::iter::once(lone.at.clone()).collect(),
        source: leads.source,
        cue: leads.cue,
        rule: &rule::LEADS_QUOTATION,
        confidence: 82,
        remarks: Vec::new(),
    }
}

/// A draft for a paragraph without quotation marks that a line before leads to.
pub(super) fn led_plain(paragraph: Range<usize>, leads: Leads) -> Draft {
    Draft {
        content: std::iter::once(paragraph).collect(),
        source: leads.source,
        cue: leads.cue,
        rule: &rule::COLON,
        confidence: 64,
        remarks: vec!["It stands in no quotation marks"],
    }
}

/// Where an attribution ends, with its cue and source.
fn end_of(draft: &Draft) -> usize {
    let parts = [draft.cue.as_ref(), draft.source.as_ref()].into_iter().flatten();
    parts.chain(&draft.content).map(|it| it.end).max().unwrap_or(0)
}

/// “…,” she added; and, later, “…”: nothing but such words between an attribution and another quotation.
fn goes_on_after(text: &str, ends: &[usize], quote: &Range<usize>) -> bool {
    let after = ends.partition_point(|&it| it <= quote.start);
    let Some(end) = after.checked_sub(1).map(|it| ends[it]) else {
        return false;
    };
    let between = &text[end..quote.start];
    between.len() < 60
        && between.contains([',', ';', ':'])
        && !between.contains(['.', '?', '!'])
        && between
            .split(|c: char| !c.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .all(|it| {
                let flags = super::word::entry(it.to_lowercase().as_bytes()).flags;
                flags.has(super::word::Flags::CONJUNCTION)
                    || flags.has(super::word::Flags::ADVERB)
                    || flags.has(super::word::Flags::TIME)
            })
}

/// Whether the words of a quotation have no mark at their end.
fn is_left_open(words: &str) -> bool {
    words.chars().nth(1).is_none() || !words.trim_end().ends_with(super::scene::is_closing)
}

/// The outermost quotations of a paragraph, in bytes of the text; one left open runs to its end.
fn outermost(text: &str, paragraph: &Range<usize>, found: &mut Vec<Range<usize>>) {
    found.clear();
    let words = &text[paragraph.clone()];
    if !holds_marks(words) {
        return;
    }
    let marks = marks(words);
    let mut end = 0;
    let mut open = marks.unpaired.iter().filter(|it| it.opens).peekable();
    for pair in &marks.pairs {
        if pair.start >= end {
            found.push(paragraph.start + pair.start..paragraph.start + pair.end);
            end = pair.end;
        }
        while open.next_if(|it| it.at.start < end).is_some() {}
    }
    // The first mark without a partner after the last pair opens a quotation that goes on.
    if let Some(open) = open.find(|it| it.at.start >= end) {
        let before = words[..open.at.start].trim_end();
        let begins = before.is_empty()
            || before.ends_with([':', ',', '.', '：', '，', '。', '!', '?', '”', '"', '—'])
            || words[..open.at.start].ends_with(' ');
        let rest = words[open.at.start..].trim_end();
        if begins && rest.len() > open.at.len() {
            let whole = paragraph.start + open.at.start..paragraph.start + open.at.start + rest.len();
            found.push(cut_open(text, whole));
        }
        return;
    }
    if let Some(at) = single_left_open(words, end) {
        let whole = paragraph.start + at..paragraph.start + words.trim_end().len();
        found.push(cut_open(text, whole));
    }
}

/// ‘We are ready. (and a new paragraph): a single mark that opens a sentence behind the last quotation, which ended at `from`.
fn single_left_open(words: &str, from: usize) -> Option<usize> {
    let rest = words.get(from..)?;
    let (at, mark) = rest
        .char_indices()
        .find(|&(at, c)| matches!(c, '\'' | '‘') && (at == 0 && from == 0 || rest[..at].ends_with(' ')))?;
    let at = from + at;
    let after = &words[at + mark.len_utf8()..];
    let before = words[..at].trim_end();
    let begins = before.is_empty() || before.ends_with(['.', ':', ',', '?', '!', '’', '\'']);
    let old = after.starts_with("Tis ") || after.starts_with("Twas ");
    let sentence = !old && after.starts_with(char::is_uppercase) && after.trim_end().ends_with(['.', '?', '!', '…']);
    (begins && sentence && after.split_whitespace().nth(3).is_some()).then_some(at)
}

/// A quotation left open ends before “, she said” that stands in its last sentence.
fn cut_open(text: &str, open: Range<usize>) -> Range<usize> {
    let words = &text[open.clone()];
    let last = words.trim_end_matches(['.', '!', '?']);
    let from = last.rfind(['.', '!', '?']).map_or(0, |it| it + 1);
    let Some(comma) = last[from..].rfind(", ").map(|it| from + it) else {
        return open;
    };
    let tail: Vec<&str> = last[comma + 2..].split_whitespace().take(8).collect();
    let tells = tail.len() <= 6
        && tail.iter().any(|it| {
            let lower = it.to_lowercase();
            super::word::entry(lower.as_bytes())
                .verb
                .is_some_and(|it| it.verb.speech && it.verb.that >= 80)
        });
    if tells {
        open.start..open.start + comma + 1
    } else {
        open
    }
}

/// Whether a quotation mark may be in the words.
fn holds_marks(words: &str) -> bool {
    // Beside the two straight marks all begin with one of four bytes; others that do are told apart later.
    words.bytes().any(|it| matches!(it, b'"' | b'\'' | 0xC2 | 0xE2 | 0xE3))
}
