//! Which sentences are worth checking first: those that say something definite that can be found true or false.
//!
//! A weighted sum of what the words of a sentence tell, as a ranking and never as a yes or no: nearly all
//! sentences of a news article are factual. Each word is looked up once, so it is linear in the text.

mod factor;
mod reader;
mod words;

use std::ops::Range;

use smallvec::SmallVec;

use crate::engine::frame::{Frame, Part};
use crate::model::article::Article;
use crate::model::span::Span;
use crate::text::segment::trim;
use crate::text::sentence::sentences;
pub use factor::{FACTORS, Factor};

/// How worth checking one sentence is.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    pub sentence: Span,
    /// Between 0 and 1; higher is more worth checking. It orders, and is no probability.
    pub score: f32,
    /// What in it says so or speaks against it, the weightiest first.
    pub factors: Vec<Factor>,
}

/// A text of at least so many lines may be a list of sentences, one a line.
const FEWEST_LISTED: usize = 10;
/// Longest line, in bytes, of such a list.
const LONGEST_LISTED: usize = 1500;

/// Every sentence of the article, the most worth checking first, those of the same score in the order of the text.
///
/// Sentences outside the prose, as headlines and captions, come too, with [`Factor::OutsideProse`].
/// Only the markup of images has none.
pub fn rank(article: &Article, frame: &Frame) -> Vec<Worth> {
    let lines = lines_of(article, frame);
    let several = lines.iter().filter(|it| it.sentences.len() > 1).count();
    // Many lines, of which nearly none holds two sentences: a list of sentences. One that the stops in it seem to cut stays whole.
    let listed = lines.len() >= FEWEST_LISTED
        && several * 10 <= lines.len()
        && lines.iter().all(|it| it.whole.len() <= LONGEST_LISTED);
    let mut ranked = Vec::new();
    for line in lines {
        match listed {
            true => ranked.extend(worth_of(article, frame, line.whole)),
            false => ranked.extend(line.sentences.into_iter().filter_map(|it| worth_of(article, frame, it))),
        }
    }
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.sentence.cmp(&b.sentence)));
    ranked
}

/// The score of one sentence, between 0 and 1, and what made it, the weightiest first.
pub fn score(sentence: &str) -> (f32, Vec<Factor>) {
    weighed(reader::factors_of(sentence))
}

fn worth_of(article: &Article, frame: &Frame, sentence: Range<usize>) -> Option<Worth> {
    let span = article.span(sentence).ok()?;
    let mut factors = reader::factors_of(article.quote(span));
    if frame.touches(span) {
        factors.push(Factor::OutsideProse);
    }
    let (score, factors) = weighed(factors);
    Some(Worth {
        sentence: span,
        score,
        factors,
    })
}

/// The score of these factors, and they in the order of their weight.
fn weighed(mut factors: Vec<Factor>) -> (f32, Vec<Factor>) {
    let sum: f32 = factors.iter().map(|it| it.weight()).sum();
    factors.sort_by(|a, b| b.weight().abs().total_cmp(&a.weight().abs()));
    (1.0 / (1.0 + (-sum - factor::BASE).exp()), factors)
}

/// A line that is not blank.
struct Line {
    whole: Range<usize>,
    sentences: SmallVec<[Range<usize>; 2]>,
}

fn lines_of(article: &Article, frame: &Frame) -> Vec<Line> {
    let text = article.text();
    let lines = (0..article.paragraph_count()).filter_map(|it| trim(text, article.paragraph(it)));
    let lines = lines.filter_map(|whole| {
        let sentences = match frame.part_at(whole.start) {
            Some(Part::ImageMarkup) => return None,
            // The stops in “2026. 3. 2” end no sentence.
            Some(Part::DateLine) => SmallVec::from_iter([whole.clone()]),
            _ => SmallVec::from_vec(sentences(text, whole.clone())),
        };
        Some(Line { whole, sentences })
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::frame::frame_of;

    fn ranked(text: &str) -> Vec<(String, Vec<Factor>)> {
        let article = Article::new(text);
        let ranked = rank(&article, &frame_of(&article));
        ranked
            .into_iter()
            .map(|it| (article.quote(it.sentence).to_owned(), it.factors))
            .collect()
    }

    #[test]
    fn a_figure_goes_before_a_wish_and_nothing_is_left_out() {
        let found = ranked(
            "Harbour talks\n\nWe hope to do better. The town lost 2,400 jobs last year, more than any other. Is that so?\n",
        );
        assert_eq!(found.len(), 4);
        assert!(found[0].0.starts_with("The town lost"));
        assert!(found[0].1.contains(&Factor::Number) && found[0].1.contains(&Factor::Comparison));
        let headline = found.iter().find(|it| it.0 == "Harbour talks").unwrap();
        assert!(headline.1.contains(&Factor::OutsideProse));
    }

    #[test]
    fn lines_that_are_sentences_stay_whole() {
        let mut text = String::new();
        for n in 0..40 {
            text += &format!("Line {n} of a debate.\n");
        }
        text += "No. I voted against it.\n";
        assert_eq!(ranked(&text).len(), 41);
    }

    #[test]
    fn any_text_is_ranked() {
        for text in [
            "",
            "\n\n",
            "\u{feff}",
            "“",
            "....",
            "?!?!",
            "１２３％",
            "한국의 수출이 30% 증가했다.",
        ] {
            for (_, factors) in ranked(text) {
                assert!(factors.len() <= FACTORS.len());
            }
        }
        let (korean, _) = score("한국의 수출이 지난해 30% 증가했다.");
        assert!(korean > score("우리는 더 잘해야 한다고 생각합니다.").0);
    }
}
