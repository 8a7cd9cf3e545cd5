//! Finding the words of an imported annotation in the article. Numbers alone are never trusted.

use std::ops::Range;

use crate::model::article::Article;
use crate::model::span::Span;

/// Bytes searched for words that are not where a file says, at least; more in a long article.
const LEAST_BUDGET: usize = 256 << 20;
/// Most places where the same words are compared by their context.
const MOST_PLACES: usize = 10_000;

/// Finds words in one article, with a limit to the work a hostile file can make.
pub(super) struct Placing<'a> {
    article: &'a Article,
    budget: usize,
}

/// Why words have no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Lost {
    #[error("its words are not in the article")]
    Absent,
    #[error("its words are in the article more than once, and not where the file says")]
    Ambiguous,
    #[error("too many words are not where the file says; is it about this article?")]
    GivenUp,
}

impl<'a> Placing<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let budget = LEAST_BUDGET.max(article.len().saturating_mul(16));
        Placing { article, budget }
    }

    /// The span of `exact`: at `bytes` if the words stand there, else where they stand only once.
    ///
    /// Of several places, the only one with `prefix` before and `suffix` after it.
    pub(super) fn place(
        &mut self,
        bytes: Option<Range<usize>>,
        exact: &str,
        prefix: &str,
        suffix: &str,
    ) -> Result<Span, Lost> {
        let claimed = bytes.and_then(|it| self.article.span(it).ok());
        if let Some(span) = claimed.filter(|it| self.article.quote(*it) == exact) {
            return Ok(span);
        }
        self.search(exact, prefix, suffix)
    }

    fn search(&mut self, exact: &str, prefix: &str, suffix: &str) -> Result<Span, Lost> {
        let text = self.article.text();
        if exact.is_empty() {
            return Err(Lost::Absent);
        }
        self.budget = self.budget.checked_sub(text.len()).ok_or(Lost::GivenUp)?;
        let places = memchr::memmem::find_iter(text.as_bytes(), exact);
        let spans = places.filter_map(|it| self.article.span(it..it + exact.len()).ok());
        let spans: Vec<Span> = spans.take(MOST_PLACES).collect();
        if let [only] = spans[..] {
            return Ok(only);
        }
        if spans.is_empty() {
            return Err(Lost::Absent);
        }
        let fits = |it: &&Span| text[..it.start()].ends_with(prefix) && text[it.end()..].starts_with(suffix);
        let mut fitting = spans.iter().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(only), None) if spans.len() < MOST_PLACES && !(prefix.is_empty() && suffix.is_empty()) => Ok(*only),
            _ => Err(Lost::Ambiguous),
        }
    }
}
