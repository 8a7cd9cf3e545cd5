//! What checks see: both texts with what was read off each segment, and the pairs.

use std::cell::OnceCell;
use std::ops::Range;

use jiff::civil::Date;

use super::lexis::{Words, english_words};
use super::{Check, Dates, Finding, Found, Glossary, Level, Matter, Place, Text};
use crate::engine::review::pair::{Bead, Kind, Segment};
use crate::model::article::Article;
use crate::text::date::{self, When};
use crate::text::name::is_same_person;
use crate::text::number::{self, Quantity};
use crate::text::quotation;

/// Both texts and their pairs.
pub(super) struct Scene<'a> {
    pub original: Option<Side<'a>>,
    pub translation: Side<'a>,
    pub pairs: Vec<Pair>,
    pub glossary: &'a Glossary,
    /// Whether the original is Korean and the translation is not: the words of the tables apply.
    pub korean: bool,
    /// The words of the translation in each pair, once they were asked for.
    words: Vec<OnceCell<Words>>,
}

/// One of the two texts.
pub(super) struct Side<'a> {
    pub article: &'a Article,
    pub text: &'a str,
    pub segments: &'a [Segment],
    /// By segment.
    pub read: Vec<Reading>,
    pub published: Option<Date>,
}

/// What was read off a segment, in bytes of the text.
#[derive(Default)]
pub(super) struct Reading {
    pub numbers: Vec<Quantity>,
    pub dates: Vec<When>,
    /// Quotations with their marks, outermost only.
    pub quotes: Vec<Range<usize>>,
}

/// Segments that belong together, as places in the lists of segments.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub bead: usize,
    pub original: Range<usize>,
    pub translation: Range<usize>,
}

impl<'a> Scene<'a> {
    /// The sentences of the translation that stand for something, by place in it, each with its pair.
    pub fn translated(&self) -> impl Iterator<Item = (&Pair, usize)> {
        let segments = &self.translation.segments;
        let all = self
            .pairs
            .iter()
            .flat_map(|pair| pair.translation.clone().map(move |it| (pair, it)));
        all.filter(|(_, it)| segments[*it].kind.needs_partner())
    }

    pub fn of(
        original: Option<&Text<'a>>,
        translation: &Text<'a>,
        beads: &[Bead],
        dates: Dates,
        glossary: &'a Glossary,
    ) -> Self {
        let source = original.map(|it| it.article.text());
        let korean = source.is_some_and(is_korean) && !is_korean(translation.article.text());
        let original = original.map(|it| Side::of(it, dates.original.or(dates.translation), korean));
        let translation = Side::of(translation, dates.translation.or(dates.original), false);
        let limits = (
            original.as_ref().map_or(0, |it| it.segments.len()),
            translation.segments.len(),
        );
        let pairs = beads.iter().enumerate().map(|(bead, it)| Pair {
            bead,
            original: it.original.start.min(limits.0)..it.original.end.min(limits.0),
            translation: it.translation.start.min(limits.1)..it.translation.end.min(limits.1),
        });
        Scene {
            words: beads.iter().map(|_| OnceCell::new()).collect(),
            pairs: pairs.collect(),
            original,
            translation,
            glossary,
            korean,
        }
    }

    /// The pairs with prose, a headline or a caption on both sides, with the two texts.
    pub fn both(&self) -> impl Iterator<Item = (&Side<'a>, &Side<'a>, &Pair)> {
        let original = self.original.as_ref();
        let pairs = self.pairs.iter().filter(|it| self.is_text(it));
        pairs.filter_map(move |pair| Some((original?, &self.translation, pair)))
    }

    /// Whether `latin` is a way to write the name `hangul`, by the rules or by the folder's glossary.
    pub fn writes(&self, hangul: &str, latin: &str) -> bool {
        is_same_person(hangul, latin) || self.glossary.knows(hangul, latin)
    }

    /// Whether both sides of `pair` have words that were translated.
    fn is_text(&self, pair: &Pair) -> bool {
        let texts = |side: &Side, range: &Range<usize>| {
            !range.is_empty() && side.segments[range.clone()].iter().any(|it| it.kind.needs_partner())
        };
        let original = self.original.as_ref().is_some_and(|it| texts(it, &pair.original));
        original && texts(&self.translation, &pair.translation)
    }

    /// The words of the translation in `pair`, as of English.
    pub fn words(&self, pair: &Pair) -> &Words {
        let read = || english_words(self.translation.text, self.translation.bytes(&pair.translation));
        self.words[pair.bead].get_or_init(read)
    }

    /// The pair `step` places after `pair`.
    pub fn near(&self, pair: &Pair, step: isize) -> Option<&Pair> {
        self.pairs.get(pair.bead.checked_add_signed(step)?)
    }

    /// The pairs beside `pair`, the one before first.
    pub fn beside(&self, pair: &Pair) -> impl Iterator<Item = &Pair> {
        [-1, 1].into_iter().filter_map(|it| self.near(pair, it))
    }
}

impl<'a> Side<'a> {
    fn of(text: &Text<'a>, published: Option<Date>, korean: bool) -> Self {
        let words = text.article.text();
        let read = text.segments.iter().map(|it| Reading::of(words, it, published, korean));
        let mut side = Side {
            article: text.article,
            text: words,
            segments: text.segments,
            read: read.collect(),
            published,
        };
        side.read_quotes();
        side
    }

    /// A quotation may run over several sentences: it is looked for in paragraphs, and is in each segment with its part.
    fn read_quotes(&mut self) {
        let mut segment = 0;
        for paragraph in (0..self.article.paragraph_count()).map(|it| self.article.paragraph(it)) {
            let words = self.text.get(paragraph.clone()).unwrap_or_default();
            let mut last = 0;
            for pair in quotation::pairs(words) {
                let pair = paragraph.start + pair.start..paragraph.start + pair.end;
                if pair.start < last {
                    continue;
                }
                last = pair.end;
                while self.segments.get(segment).is_some_and(|it| it.span.end() <= pair.start) {
                    segment += 1;
                }
                let touched = self.segments[segment..]
                    .iter()
                    .take_while(|it| it.span.start() < pair.end)
                    .count();
                for at in segment..segment + touched {
                    let span = self.segments[at].span;
                    let part = pair.start.max(span.start())..pair.end.min(span.end());
                    if part.start < part.end {
                        self.read[at].quotes.push(part);
                    }
                }
            }
        }
    }

    /// The words from the first to the last of `segments`.
    pub fn words(&self, segments: &Range<usize>) -> &'a str {
        self.text.get(self.bytes(segments)).unwrap_or_default()
    }

    /// Bytes from the first to the last of `segments`; an empty range where they should stand, if there are none.
    pub fn bytes(&self, segments: &Range<usize>) -> Range<usize> {
        match (
            self.segments.get(segments.start),
            segments.end.checked_sub(1).and_then(|it| self.segments.get(it)),
        ) {
            (Some(first), Some(last)) if !segments.is_empty() => first.span.start()..last.span.end(),
            (Some(next), _) => next.span.start()..next.span.start(),
            _ => self.text.len()..self.text.len(),
        }
    }

    /// What was read off `segments` that are prose, a headline or a caption.
    pub fn readings(&self, segments: &Range<usize>) -> impl Iterator<Item = &Reading> {
        let places = segments
            .clone()
            .filter(|it| self.segments.get(*it).is_some_and(|it| it.kind.needs_partner()));
        places.filter_map(|it| self.read.get(it))
    }

    pub fn numbers(&self, segments: &Range<usize>) -> Vec<&Quantity> {
        self.readings(segments).flat_map(|it| &it.numbers).collect()
    }

    pub fn dates(&self, segments: &Range<usize>) -> Vec<&When> {
        self.readings(segments).flat_map(|it| &it.dates).collect()
    }

    pub fn quotes(&self, segments: &Range<usize>) -> Vec<Range<usize>> {
        self.readings(segments)
            .flat_map(|it| it.quotes.iter().cloned())
            .collect()
    }

    /// Whether any of `segments` is of that kind.
    pub fn has(&self, segments: &Range<usize>, kind: Kind) -> bool {
        self.segments
            .get(segments.clone())
            .is_some_and(|it| it.iter().any(|it| it.kind == kind))
    }

    /// The place of `bytes`.
    pub fn place(&self, bytes: Range<usize>) -> Place {
        let start = bytes.start;
        self.article.span(bytes).map_or(Place::Point(start), Place::Words)
    }

    /// All of `segments`.
    pub fn whole(&self, segments: &Range<usize>) -> Place {
        self.place(self.bytes(segments))
    }

    /// Where something that is missing from `segments` should stand: at their end.
    pub fn gap(&self, segments: &Range<usize>) -> Place {
        Place::Point(self.bytes(segments).end)
    }
}

impl Reading {
    fn of(text: &str, segment: &Segment, published: Option<Date>, korean: bool) -> Self {
        let range = segment.span.range();
        if matches!(
            segment.kind,
            Kind::Image | Kind::Repeat | Kind::Disclosure | Kind::Furniture
        ) {
            return Reading::default();
        }
        let dates = match korean {
            true => date::korean(text, range.clone(), published),
            false => date::english(text, range.clone(), published),
        };
        // A time of day is compared by itself: the other text may put the day elsewhere.
        let timed = |it: &When| it.time.is_some() && !it.is_time_only();
        let times: Vec<When> = dates.iter().filter(|it| timed(it)).map(When::time_alone).collect();
        let mut dates = dates;
        dates.iter_mut().filter(|it| timed(it)).for_each(|it| it.time = None);
        dates.extend(times);
        let mut numbers = match korean {
            true => number::korean(text, range.clone()),
            false => number::english(text, range.clone()),
        };
        numbers.retain(|it| {
            !dates
                .iter()
                .any(|date| date.at.start < it.at.end && it.at.start < date.at.end)
        });
        Reading {
            numbers,
            dates,
            quotes: Vec::new(),
        }
    }
}

impl Found {
    /// Adds that the translation of `pair` lacks `words` of the original.
    pub fn missing(
        &mut self,
        check: &'static Check,
        level: Level,
        pair: &Pair,
        places: [Place; 2],
        words: String,
        message: String,
    ) {
        let values = [words, String::new()];
        self.push(check, Some(pair.bead), places, Matter::Missing, level, values, message);
    }

    /// Adds that the translation of `pair` has `words` that the original has not.
    pub fn added(
        &mut self,
        check: &'static Check,
        level: Level,
        pair: &Pair,
        places: [Place; 2],
        words: String,
        message: String,
    ) {
        let values = [String::new(), words];
        self.push(check, Some(pair.bead), places, Matter::Added, level, values, message);
    }

    /// Adds that the sides of `pair` do not say the same.
    pub fn differs(
        &mut self,
        check: &'static Check,
        level: Level,
        pair: &Pair,
        places: [Place; 2],
        values: [String; 2],
        message: String,
    ) {
        self.push(check, Some(pair.bead), places, Matter::Differs, level, values, message);
    }

    /// Adds what `check` found in the pair of `bead`.
    #[expect(clippy::too_many_arguments, reason = "a finding has so many parts")]
    pub fn push(
        &mut self,
        check: &'static Check,
        bead: Option<usize>,
        places: [Place; 2],
        matter: Matter,
        level: Level,
        values: [String; 2],
        message: String,
    ) {
        let [original, translation] = places;
        self.all.push(Finding {
            check,
            key: "".into(),
            bead,
            original,
            translation,
            matter,
            level,
            values,
            message,
        });
    }
}

/// Whether much of the first words is in Hangul.
pub(super) fn is_korean(text: &str) -> bool {
    let letters = text.chars().filter(|it| it.is_alphabetic()).take(4000);
    let (mut hangul, mut all) = (0, 0);
    for letter in letters {
        all += 1;
        hangul += usize::from(is_hangul(letter));
    }
    hangul * 3 > all
}

pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}
