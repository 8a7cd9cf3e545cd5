//! From paragraphs to suggestions: quotations that go on, speakers that go on, whom sources mean.

use std::collections::HashMap;
use std::ops::Range;

use super::draft::Draft;
use super::paragraph::{Found, Leads, Reader, led, led_plain};
use super::rule;
use super::tongue::Tongue;
use super::{Lessons, Rule, Speaker, Suggestion, speaker};
use crate::engine::fingerprint::fingerprint;
use crate::engine::frame::Frame;
use crate::model::article::Article;
use crate::model::span::{Segments, Span};
use crate::text::segment::trim;

/// A speaker is carried over so many paragraphs without a quotation at most.
const MOST_PARAGRAPHS_APART: usize = 2;

/// A quotation that goes on over more paragraphs than this is taken for several: its pieces are put in order with each of them.
const MOST_PIECES: usize = 200;

/// Reads an article paragraph by paragraph.
pub struct Suggester<'a> {
    article: &'a Article,
    frame: &'a Frame,
    lessons: &'a Lessons,
    reader: Reader,
}

/// Everything that is proposed for an article, in the order of the text.
pub fn suggest(article: &Article, frame: &Frame, lessons: &Lessons) -> Vec<Suggestion> {
    Suggester::new(article, frame, lessons).suggest(0..article.paragraph_count())
}

/// What is proposed in some paragraphs, by their places; whom sources mean may lie before them and is not told then.
pub fn suggest_in(article: &Article, frame: &Frame, lessons: &Lessons, paragraphs: Range<usize>) -> Vec<Suggestion> {
    Suggester::new(article, frame, lessons).suggest(paragraphs)
}

/// What is known from paragraph to paragraph.
#[derive(Default)]
struct Running {
    /// The last attribution with a source, and the paragraph it stands in.
    last: Option<(Range<usize>, usize)>,
    /// The quotation that the paragraph before has left open: the draft that holds it.
    open: Option<usize>,
    leads: Option<Leads>,
}

impl<'a> Suggester<'a> {
    /// A reader of `article` that takes account of what was taught.
    pub fn new(article: &'a Article, frame: &'a Frame, lessons: &'a Lessons) -> Self {
        let mut reader = Reader::default();
        reader.taught.extend(lessons.cues.iter().map(|it| Box::from(&**it)));
        Suggester {
            article,
            frame,
            lessons,
            reader,
        }
    }

    /// Takes every paragraph as written in `tongue`; else the language is told by the words.
    pub fn in_tongue(mut self, tongue: Option<Tongue>) -> Self {
        self.reader.tongue = tongue;
        self
    }

    /// Tokens looked at so far: a measure of the work that does not depend on the machine.
    pub fn steps(&self) -> u64 {
        self.reader.steps.get()
    }

    /// What is proposed in some paragraphs, by their places.
    pub fn suggest(&mut self, paragraphs: Range<usize>) -> Vec<Suggestion> {
        self.suggest_while(paragraphs, &mut |_| true).unwrap_or_default()
    }

    /// As [`suggest`](Suggester::suggest), asking now and then with the byte it has come to; `None` when told to leave off.
    pub fn suggest_while(
        &mut self,
        paragraphs: Range<usize>,
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Option<Vec<Suggestion>> {
        const OFTEN: usize = 100_000;
        let mut asked = 0;
        let text = self.article.text();
        let mut drafts: Vec<(Draft, bool)> = Vec::new();
        let mut running = Running::default();
        for place in paragraphs.start..paragraphs.end.min(self.article.paragraph_count()) {
            let Some(paragraph) = trim(text, self.article.paragraph(place)) else {
                continue;
            };
            if self.is_framed(&paragraph) {
                continue;
            }
            if paragraph.start >= asked + OFTEN {
                asked = paragraph.start;
                if !go_on(asked) {
                    return None;
                }
            }
            let found = self.reader.read(text, paragraph);
            join(found, place, &mut running, &mut drafts);
        }
        let mut suggestions = self.finish(drafts);
        speaker::resolve(self.article, &mut suggestions);
        Some(suggestions)
    }

    /// Whether anything of a paragraph belongs to the frame of the document; a caption may stand before its credit.
    fn is_framed(&self, paragraph: &Range<usize>) -> bool {
        let parts = &self.frame.parts;
        let first = parts.partition_point(|(part, _)| part.end() <= paragraph.start);
        parts.get(first).is_some_and(|(part, _)| part.start() < paragraph.end)
    }

    /// Whether words for a source hold a name or a role that was accepted in this folder before.
    fn is_known(&self, source: &str) -> bool {
        let names = self
            .lessons
            .names
            .iter()
            .any(|it| !it.is_empty() && source.contains(&**it));
        names
            || !self.lessons.roles.is_empty() && {
                let lower = source.to_lowercase();
                self.lessons
                    .roles
                    .iter()
                    .any(|it| !it.is_empty() && lower.contains(&**it))
            }
    }

    fn finish(&self, mut drafts: Vec<(Draft, bool)>) -> Vec<Suggestion> {
        drafts.sort_by_key(|(it, _)| {
            (
                it.content.first().map_or(0, |it| it.start),
                std::cmp::Reverse(it.confidence),
            )
        });
        let mut times: HashMap<u64, u32> = HashMap::new();
        let mut suggestions: Vec<Suggestion> = Vec::with_capacity(drafts.len());
        for (draft, carried) in drafts {
            let span = |it: Range<usize>| trim(self.article.text(), it).and_then(|it| self.article.span(it).ok());
            let Some(content) = Segments::new(draft.content.into_iter().filter_map(span)) else {
                continue;
            };
            // Two rules for the same words: the surer one came first.
            if suggestions.last().is_some_and(|it: &Suggestion| it.content == content) {
                continue;
            }
            let source: Option<Span> = draft.source.and_then(span);
            let decisions = self.lessons.decisions.get(draft.rule.id).copied().unwrap_or_default();
            let mut remarks = draft.remarks;
            let mut confidence = draft.confidence.min(99);
            if decisions.is_mostly_rejected() && confidence >= 60 {
                confidence = 59;
                remarks.push("Most suggestions of this rule were rejected in this folder");
            }
            if let Some(source) = source
                && self.is_known(self.article.quote(source))
            {
                confidence = (confidence + 4).min(99);
                remarks.push("Who says it was accepted in this folder before");
            }
            let words: String = content
                .iter()
                .map(|it| self.article.quote(it))
                .collect::<Vec<_>>()
                .join(" ");
            let fingerprint = fingerprint(&words);
            let time = times.entry(fingerprint).and_modify(|it| *it += 1).or_insert(1);
            suggestions.push(Suggestion {
                content,
                source,
                cue: draft.cue.and_then(span),
                speaker: match source {
                    Some(source) if carried => Speaker::Carried(source),
                    Some(_) => Speaker::Named,
                    None => Speaker::Unnamed,
                },
                rule: draft.rule,
                confidence,
                remarks,
                fingerprint,
                time: *time,
            });
        }
        suggestions
    }
}

/// Takes in what was found in the paragraph at `place`.
fn join(found: Found, place: usize, running: &mut Running, drafts: &mut Vec<(Draft, bool)>) {
    let first = drafts.len();
    drafts.extend(found.drafts.into_iter().map(|it| (it, false)));
    let mut lone = found.lone;
    let leads = running.leads.take();
    // “Ana wrote:” and a new paragraph.
    if let Some(leads) = leads {
        if let Some(opens) = &found.opens {
            if let Some(at) = lone.iter().position(|it| it.at == *opens) {
                let quote = lone.remove(at);
                drafts.push((led(&quote, leads), false));
            }
        } else if leads.says
            && leads.source.is_some()
            && drafts[first..]
                .iter()
                .all(|(it, _)| it.source.is_none() || it.confidence < 60)
        {
            lone.clear();
            drafts.truncate(first);
            drafts.push((led_plain(found.whole.clone(), leads), false));
        }
    }
    let has_room = |it: &usize| drafts.get(*it).is_some_and(|it| it.0.content.len() < MOST_PIECES);
    let goes_on = running.open.take().filter(|it| found.opens.is_some() && has_room(it));
    let speakers = Speakers::of(&drafts[first..]);
    for quote in lone {
        let draft = carried(&quote.at, quote.alone, place, running, &speakers);
        drafts.push(draft);
    }
    // A quotation that goes on in a new paragraph is one with its beginning.
    if let (Some(before), Some(opens)) = (goes_on, &found.opens)
        && let Some(here) = drafts[first..]
            .iter()
            .position(|(it, _)| {
                it.content
                    .iter()
                    .any(|it| it.start <= opens.start && opens.end <= it.end)
            })
            .map(|it| first + it)
        && before < here
    {
        let later = drafts.remove(here).0;
        let earlier = &mut drafts[before];
        // The beginning had nobody of its own: whoever is named here spoke.
        if earlier.1 || earlier.0.source.is_none() || earlier.0.rule == &rule::LONE {
            let content = std::mem::take(&mut earlier.0.content);
            *earlier = (later, false);
            let mut pieces = content;
            pieces.extend(std::mem::take(&mut earlier.0.content));
            pieces.sort_by_key(|it| it.start);
            earlier.0.content = pieces;
        } else {
            earlier.0.content.extend(later.content);
        }
        running.last = earlier.0.source.clone().map(|it| (it, place));
        if found.left_open.is_some() {
            running.open = Some(before);
        }
    } else if let Some(open) = &found.left_open {
        let first = first.min(drafts.len());
        running.open = drafts[first..]
            .iter()
            .rposition(|(it, _)| it.content.iter().any(|it| it.start <= open.start && open.end <= it.end))
            .map(|it| first + it);
    }
    let spoken = drafts[first.min(drafts.len())..]
        .iter()
        .filter(|(it, _)| it.source.is_some() && it.confidence >= 60);
    if let Some((last, _)) = spoken.max_by_key(|(it, _)| it.content.last().map_or(0, |it| it.end)) {
        running.last = last.source.clone().map(|it| (it, place));
    }
    running.leads = found.leads;
}

/// Who speaks in a paragraph, by place.
struct Speakers {
    /// Where what they say begins and ends, and the words for them, by the end.
    by_end: Vec<(usize, Range<usize>)>,
    /// By the beginning; each with the one whose words end first from there on.
    by_start: Vec<(usize, usize, Range<usize>)>,
}

impl Speakers {
    fn of(drafts: &[(Draft, bool)]) -> Self {
        let spoken = drafts
            .iter()
            .filter(|(it, _)| it.confidence >= 60)
            .filter_map(|(it, _)| {
                let (first, last) = (it.content.first()?.start, it.content.last()?.end);
                Some((first, last, it.source.clone()?))
            });
        let mut by_start: Vec<_> = spoken.collect();
        let mut by_end: Vec<_> = by_start.iter().map(|(_, end, it)| (*end, it.clone())).collect();
        by_end.sort_by_key(|it| it.0);
        by_start.sort_by_key(|it| it.0);
        for at in (1..by_start.len()).rev() {
            if by_start[at].1 < by_start[at - 1].1 {
                let (end, source) = (by_start[at].1, by_start[at].2.clone());
                by_start[at - 1].1 = end;
                by_start[at - 1].2 = source;
            }
        }
        Speakers { by_end, by_start }
    }

    /// Who spoke last before the quotation, or speaks first after it.
    fn beside(&self, quote: &Range<usize>) -> Option<&Range<usize>> {
        let before = self.by_end.partition_point(|it| it.0 <= quote.start);
        let after = self.by_start.partition_point(|it| it.0 < quote.end);
        let before = before.checked_sub(1).and_then(|it| self.by_end.get(it));
        before
            .map(|it| &it.1)
            .or_else(|| self.by_start.get(after).map(|it| &it.2))
    }
}

/// A quotation that nobody is named for beside it: whoever spoke before, or speaks next, in its paragraph, or spoke last.
fn carried(quote: &Range<usize>, alone: bool, place: usize, running: &Running, here: &Speakers) -> (Draft, bool) {
    let lone = |source: Option<Range<usize>>, rule: &'static Rule, confidence: u8| Draft {
        content: std::iter::once(quote.clone()).collect(),
        source,
        cue: None,
        rule,
        confidence,
        remarks: Vec::new(),
    };
    if !alone {
        return (lone(None, &rule::LONE, rule::LONE.confidence), false);
    }
    if let Some(source) = here.beside(quote) {
        return (
            lone(Some(source.clone()), &rule::CARRIED, rule::CARRIED.confidence),
            true,
        );
    }
    let last = running.last.as_ref();
    match last.filter(|(_, at)| place - at <= MOST_PARAGRAPHS_APART) {
        Some((source, _)) => (lone(Some(source.clone()), &rule::CARRIED, 72), true),
        None => (lone(None, &rule::LONE, 62), false),
    }
}
