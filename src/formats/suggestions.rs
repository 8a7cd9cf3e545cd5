//! What is proposed for an article, for a program or to be scored.
//!
//! Places are counted from the start of the file as it stands: line ends are not translated, and a byte order mark counts.

mod json;
mod standoff;

use crate::model::article::Article;
use crate::model::span::{Segments, Span};
pub use json::{json, json_list};
pub use standoff::brat;

/// Everything that is proposed for one article.
#[derive(Clone, Debug)]
pub struct Suggested {
    /// The article's file, as the person named it.
    pub path: String,
    pub article: Article,
    /// Whether the file begins with a byte order mark, which is no part of the article's text.
    pub marked: bool,
    /// In text order.
    pub quotes: Vec<QuoteRow>,
    /// Every sentence, the most worth checking first.
    pub claims: Vec<ClaimRow>,
}

/// A proposed attribution, or a quotation that nobody is named for.
#[derive(Clone, Debug)]
pub struct QuoteRow {
    pub content: Segments,
    pub source: Option<Span>,
    pub cue: Option<Span>,
    pub speaker: SpeakerRow,
    /// Id, title and sentence of reason of the rule.
    pub rule: &'static str,
    pub title: &'static str,
    pub reason: String,
    /// What raised or lowered the confidence.
    pub remarks: Vec<&'static str>,
    /// In hundredths.
    pub confidence: u8,
    pub level: &'static str,
    /// `direct`, `indirect` or `mixed`.
    pub form: &'static str,
    /// What a rejection is remembered by.
    pub key: String,
}

/// Whom a source means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerRow {
    /// `unnamed`, `named`, `means`, `one-of` or `carried`.
    pub kind: &'static str,
    /// Words elsewhere in the article that name who is meant, the likeliest first.
    pub named_by: Vec<Span>,
}

/// A sentence in the order of what is worth checking.
#[derive(Clone, Debug)]
pub struct ClaimRow {
    pub sentence: Span,
    /// Between 0 and 1.
    pub score: f32,
    /// The weightiest first.
    pub factors: Vec<FactorRow>,
}

/// What makes a sentence more or less worth checking.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct FactorRow {
    pub id: &'static str,
    pub title: &'static str,
    pub reason: &'static str,
    /// Above 0 it makes the sentence more worth checking.
    pub weight: f32,
}

impl QuoteRow {
    /// The words for who says it: beside it, or beside the quotation that it goes on with.
    fn speaks(&self) -> Option<Span> {
        let carried = || self.speaker.named_by.first().copied();
        self.source.or_else(|| match self.speaker.kind {
            "carried" => carried(),
            _ => None,
        })
    }
}

/// Code points of a byte order mark, and its bytes in UTF-8.
const MARK: (usize, usize) = (1, 3);

#[cfg(test)]
mod tests {
    use super::*;

    fn suggested(text: &str, marked: bool) -> Suggested {
        let article = Article::new(text);
        let place = |words: &str| {
            let at = text.find(words).unwrap();
            article.span(at..at + words.len()).unwrap()
        };
        let row = |content: &[&str], kind: &'static str, source: Option<&str>, named_by: &[&str]| QuoteRow {
            content: Segments::new(content.iter().map(|it| place(it))).unwrap(),
            source: source.map(place),
            cue: Some(place("said")),
            speaker: SpeakerRow {
                kind,
                named_by: named_by.iter().map(|it| place(it)).collect(),
            },
            rule: "quote-then-source",
            title: "Quotation, then who said it",
            reason: "It is beside it".into(),
            remarks: vec!["It is long"],
            confidence: 91,
            level: "sure",
            form: "direct",
            key: "quote:1".into(),
        };
        Suggested {
            path: "a.txt".into(),
            marked,
            quotes: vec![
                row(&["“É,”", "“B.”"], "named", Some("Ana"), &[]),
                row(&["“Third\r\nline.”"], "carried", None, &["Ana"]),
            ],
            claims: vec![ClaimRow {
                sentence: place("“B.”"),
                score: 0.123456,
                factors: vec![FactorRow {
                    id: "short",
                    title: "Few words",
                    reason: "It says little",
                    weight: -0.4,
                }],
            }],
            article: article.clone(),
        }
    }

    const TEXT: &str = "“É,” said Ana. “B.”\r\n“Third\r\nline.”\r\n";

    #[test]
    fn the_same_words_are_one_line_and_pieces_keep_their_places() {
        let expected = "\
T1\tContent 0 4;15 19\t“É,” “B.”
T2\tSource 10 13\tAna
T3\tCue 5 9\tsaid
T4\tAttribution 5 9\tsaid
E1\tAttribution:T4 Content:T1 Source:T2 Cue:T3
T5\tContent 21 27;29 35\t“Third line.”
T6\tAttribution 5 9\tsaid
E2\tAttribution:T6 Content:T5 Source:T2 Cue:T3
";
        assert_eq!(brat(&suggested(TEXT, false)), expected);
    }

    #[test]
    fn a_byte_order_mark_counts() {
        let text = brat(&suggested(TEXT, true));
        assert!(text.starts_with("T1\tContent 1 5;16 20\t"), "{text}");
        let told: serde_json::Value = serde_json::from_str(&json(&suggested(TEXT, true))).unwrap();
        let piece = &told["suggestions"][0]["content"][0];
        assert_eq!(
            (&piece["start"], &piece["end"], &piece["start_byte"], &piece["end_byte"]),
            (&1.into(), &5.into(), &3.into(), &12.into())
        );
    }

    #[test]
    fn json_tells_everything() {
        let told: serde_json::Value = serde_json::from_str(&json(&suggested(TEXT, false))).unwrap();
        let first = &told["suggestions"][0];
        assert_eq!(first["confidence"], 0.91);
        assert_eq!(first["source"]["text"], "Ana");
        assert_eq!(told["suggestions"][1]["speaker"]["named_by"][0]["start"], 10);
        let claim = &told["claims"][0];
        assert_eq!((&claim["rank"], &claim["score"]), (&1.into(), &0.1235.into()));
        assert_eq!(claim["factors"][0]["id"], "short");
        let list: serde_json::Value = serde_json::from_str(&json_list(&[json(&suggested(TEXT, false))])).unwrap();
        assert_eq!(list[0], told);
    }
}
