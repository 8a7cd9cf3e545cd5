//! The quotations of an original and of its translation, side by side.
//!
//! A translated quotation is never word for word: each row shows the original words beside it, for a
//! person to decide.

use super::check::Text;
use super::check::quote::is_speech;
use super::pair::Bead;
use super::side::Side;
use crate::engine::cue::{Use, cues_in};
use crate::model::article::Article;
use crate::model::span::Span;
use crate::text::name::parts;
use crate::text::quotation;

/// One quotation, in one or both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The pair it stands in, by its place in the list of beads.
    pub bead: usize,
    /// The words with their marks, in text order: several where an attribution or a new sentence divides them.
    pub original: Vec<Span>,
    pub translation: Vec<Span>,
    /// Who says it, as the translation names them; else as the original does.
    pub speaker: Option<Speaker>,
    pub status: Status,
    /// Whether whole words of somebody are quoted, and no word or two under doubt.
    pub speech: bool,
}

impl Row {
    /// The words with their marks on a side, in text order.
    pub fn spans(&self, side: Side) -> &[Span] {
        match side {
            Side::Original => &self.original,
            Side::Translation => &self.translation,
        }
    }

    /// All that is quoted on a side, in which `text` it stands; pieces apart by “…”.
    pub fn words(&self, side: Side, text: &Article) -> String {
        let pieces: Vec<&str> = self.spans(side).iter().map(|it| text.quote(*it)).collect();
        pieces.join(" … ")
    }
}

/// Who says something, and in which of the two texts the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    pub span: Span,
    pub in_original: bool,
}

/// What became of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Quoted in both.
    Paired,
    /// Quoted in both, in more pieces here than there.
    Split,
    /// The original quotes nothing here: words were put into quotation marks.
    NewlyQuoted,
    /// The translation says it in its own words.
    LostMarks,
}

impl Status {
    /// In a few words, for a list.
    pub fn title(self) -> &'static str {
        match self {
            Status::Paired => "quoted in both",
            Status::Split => "quoted in other pieces",
            Status::NewlyQuoted => "newly put in quotation marks",
            Status::LostMarks => "no longer quoted",
        }
    }
}

/// Every quotation of both texts, paired through `beads`, in the order of the pairs. Linear in the texts.
pub fn ledger(original: &Text, translation: &Text, beads: &[Bead]) -> Vec<Row> {
    let (one, other) = (by_segment(original), by_segment(translation));
    let mut rows = Vec::new();
    for (place, bead) in beads.iter().enumerate() {
        let gather = |all: &[Vec<Span>], range: &std::ops::Range<usize>| -> Vec<Span> {
            all.get(range.clone())
                .unwrap_or_default()
                .iter()
                .flatten()
                .copied()
                .collect()
        };
        let (from, to) = (gather(&one, &bead.original), gather(&other, &bead.translation));
        let row = |original_spans: Vec<Span>, translation_spans: Vec<Span>, status: Status| {
            let quoted = original_spans.iter().map(|it| original.article.quote(*it));
            let mut words = quoted.chain(translation_spans.iter().map(|it| translation.article.quote(*it)));
            let speech = words.any(is_speech);
            let speaker = speaker(translation, &bead.translation, &translation_spans, false)
                .or_else(|| speaker(original, &bead.original, &original_spans, true));
            Row {
                bead: place,
                original: original_spans,
                translation: translation_spans,
                speaker,
                status,
                speech,
            }
        };
        match (from.len(), to.len()) {
            (0, 0) => {}
            (_, 0) => rows.extend(from.into_iter().map(|it| row(vec![it], Vec::new(), Status::LostMarks))),
            (0, _) => rows.extend(to.into_iter().map(|it| row(Vec::new(), vec![it], Status::NewlyQuoted))),
            (a, b) if a == b => {
                let pairs = from.into_iter().zip(to);
                rows.extend(pairs.map(|(one, other)| row(vec![one], vec![other], Status::Paired)));
            }
            _ => rows.push(row(from, to, Status::Split)),
        }
    }
    rows
}

/// The outermost quotations of each segment; one that runs over several is in each with its part.
fn by_segment(text: &Text) -> Vec<Vec<Span>> {
    let mut found = vec![Vec::new(); text.segments.len()];
    let mut segment = 0;
    for paragraph in (0..text.article.paragraph_count()).map(|it| text.article.paragraph(it)) {
        let words = text.article.text().get(paragraph.clone()).unwrap_or_default();
        let mut last = 0;
        for pair in quotation::pairs(words) {
            let pair = paragraph.start + pair.start..paragraph.start + pair.end;
            if pair.start < last {
                continue;
            }
            last = pair.end;
            while text.segments.get(segment).is_some_and(|it| it.span.end() <= pair.start) {
                segment += 1;
            }
            for (at, it) in text.segments.iter().enumerate().skip(segment) {
                if it.span.start() >= pair.end {
                    break;
                }
                let part = pair.start.max(it.span.start())..pair.end.min(it.span.end());
                if it.kind.needs_partner() {
                    found[at].extend(text.article.span(part).ok());
                }
            }
        }
    }
    found
}

/// Who speaks in the segments: the words beside the verb of saying that name somebody.
fn speaker(text: &Text, segments: &std::ops::Range<usize>, quotes: &[Span], in_original: bool) -> Option<Speaker> {
    let pieces = text.segments.get(segments.clone()).filter(|it| !it.is_empty())?;
    let (first, last) = (pieces.first()?, pieces.last()?);
    let range = first.span.start()..last.span.end();
    let words = text.article.text();
    let cues = cues_in(words, range.clone());
    let outside = |start: usize, end: usize| !quotes.iter().any(|it| it.start() < end && start < it.end());
    let (cue, _) = cues
        .into_iter()
        .find(|it| it.1.used != Use::Mark && outside(it.0.start, it.0.end))?;
    // What stands between the verb and the next quotation or mark, after it first, then before it.
    let stops = |c: char| matches!(c, '.' | ';' | ':' | '“' | '”' | '"' | '\n');
    let after = words.get(cue.end..range.end)?;
    let after = cue.end..cue.end + after.find(stops).unwrap_or(after.len());
    let before = words.get(range.start..cue.start)?;
    let start = before
        .char_indices()
        .rev()
        .find(|it| stops(it.1))
        .map_or(0, |it| it.0 + it.1.len_utf8());
    let before = range.start + start..cue.start;
    [after, before].into_iter().find_map(|piece| {
        let part = without_particle(words.get(piece.clone())?);
        let name = parts(part.trim())?.name;
        let lead = piece.end - part.trim_start().len();
        let span = text.article.span(lead + name.start..lead + name.end).ok()?;
        outside(span.start(), span.end()).then_some(Speaker { span, in_original })
    })
}

/// What Korean puts behind the closing mark of a quotation, the longest first: it is no name.
const QUOTATIVES: &[&str] = &[
    "이라면서",
    "이라는",
    "이라며",
    "이라고",
    "라면서",
    "라는",
    "라며",
    "라고",
    "고",
];

/// `words` behind a quotation without the particle that belongs to it.
fn without_particle(words: &str) -> &str {
    let rest = QUOTATIVES.iter().find_map(|it| words.strip_prefix(it));
    // A word of its own that only begins so is none.
    let whole = rest.filter(|it| it.is_empty() || it.starts_with(char::is_whitespace));
    whole.unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::review::pair::{Kind, Segment};

    fn rows(original: &[&str], translation: &[&str]) -> Vec<(Status, Option<String>)> {
        let (one, other) = (Article::new(original.join("\n")), Article::new(translation.join("\n")));
        let cut = |article: &Article| -> Vec<Segment> {
            let spans = (0..article.paragraph_count()).filter_map(|it| article.span(article.paragraph(it)).ok());
            spans
                .map(|span| Segment {
                    span,
                    kind: Kind::Prose,
                })
                .collect()
        };
        let (from, to) = (cut(&one), cut(&other));
        let beads: Vec<Bead> = (0..from.len())
            .map(|it| Bead {
                original: it..it + 1,
                translation: it..it + 1,
            })
            .collect();
        let original = Text {
            article: &one,
            segments: &from,
        };
        let translation = Text {
            article: &other,
            segments: &to,
        };
        let rows = ledger(&original, &translation, &beads);
        let name = |it: &Row| {
            it.speaker.as_ref().map(|it| {
                if it.in_original {
                    one.quote(it.span)
                } else {
                    other.quote(it.span)
                }
                .to_owned()
            })
        };
        rows.iter().map(|it| (it.status, name(it))).collect()
    }

    #[test]
    fn every_quotation_has_a_row() {
        let found = rows(
            &[
                "“배는 내일 떠난다”고 강나루 선장이 말했다.",
                "항구는 조용했다.",
                "그는 “물이 차다”고 덧붙였다.",
            ],
            &[
                "“The ship leaves tomorrow,” said Kang Na-ru, the captain.",
                "The harbor was “quiet as the night before,” he said.",
                "He added that the water was cold.",
            ],
        );
        let status: Vec<Status> = found.iter().map(|it| it.0).collect();
        assert_eq!(status, [Status::Paired, Status::NewlyQuoted, Status::LostMarks]);
        assert_eq!(found[0].1.as_deref(), Some("Kang Na-ru"));
        assert_eq!(found[2].1, None, "neither “고” nor “he” names anybody");
    }

    #[test]
    fn a_divided_quotation_is_one_row() {
        let found = rows(
            &["“배는 내일 떠나고 모레 돌아온다”고 그는 말했다."],
            &["“The ship leaves tomorrow,” he said, “and returns the day after.”"],
        );
        assert_eq!(found.iter().map(|it| it.0).collect::<Vec<_>>(), [Status::Split]);
    }
}
