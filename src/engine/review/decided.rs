//! What a person has decided, found again in the two texts.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::comparison::{Given, PairKey};
use super::side::Side;
use crate::engine::reanchor;
use crate::model::anchor::Anchor;
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::review::pair::Pair;
use crate::model::review::translation_error::TranslationError;
use crate::model::span::Span;
use crate::model::tables::Tables;
use crate::model::transaction::{Edit, Transaction};

/// The pairs and errors of a document with their places in both texts.
///
/// A record whose words are gone from a text has no place there: its pair is open again.
#[derive(Clone, Debug)]
pub struct Decided {
    original: Article,
    article: Article,
    pairs: BTreeMap<AnnotationId, PlacedPair>,
    by_key: HashMap<PairKey, Vec<AnnotationId>>,
    errors: BTreeMap<AnnotationId, PlacedError>,
    /// How many errors were made of each finding.
    of_findings: HashMap<Arc<str>, usize>,
}

/// A pair where it stands now.
#[derive(Clone, Debug)]
pub struct PlacedPair {
    pub pair: Arc<Pair>,
    pub key: PairKey,
    /// Whether all its words were found.
    pub whole: bool,
}

/// An error where it stands now.
#[derive(Clone, Debug)]
pub struct PlacedError {
    pub error: Arc<TranslationError>,
    /// By side, in text order.
    pub spans: [Vec<Span>; 2],
    /// A byte of the article.
    pub insertion: Option<usize>,
}

impl Decided {
    /// What `document` has, over `original` and its own article.
    pub fn of(original: &Article, document: &Document) -> Self {
        let mut decided = Decided {
            original: original.clone(),
            article: document.article().clone(),
            pairs: BTreeMap::new(),
            by_key: HashMap::new(),
            errors: BTreeMap::new(),
            of_findings: HashMap::new(),
        };
        let Tables {
            pairs,
            translation_errors,
            ..
        } = document.tables();
        // All anchors of a side at once: each text is gone through once, however many there are.
        let originals = decided.found(Side::Original, pairs.values().filter_map(|it| it.original.as_ref()));
        let translations = decided.found(
            Side::Translation,
            pairs.values().filter_map(|it| it.translation.as_ref()),
        );
        let (mut originals, mut translations) = (originals.into_iter(), translations.into_iter());
        for (id, pair) in pairs {
            let original = pair.original.as_ref().and_then(|_| originals.next());
            let translation = pair.translation.as_ref().and_then(|_| translations.next());
            decided.put_pair(id, pair, [original, translation]);
        }
        for (id, error) in translation_errors {
            decided.put_error(id, Some(error));
        }
        decided
    }

    /// Follows a gesture.
    pub fn follow(&mut self, transaction: &Transaction) {
        for edit in &transaction.edits {
            match edit {
                Edit::Pair(change) => {
                    self.take_pair(&change.id);
                    if let Some(pair) = &change.after {
                        let original = self.found(Side::Original, pair.original.iter()).pop();
                        let translation = self.found(Side::Translation, pair.translation.iter()).pop();
                        self.put_pair(&change.id, pair, [original, translation]);
                    }
                }
                Edit::TranslationError(change) => self.put_error(&change.id, change.after.as_ref()),
                _ => {}
            }
        }
    }

    fn text(&self, side: Side) -> &Article {
        match side {
            Side::Original => &self.original,
            Side::Translation => &self.article,
        }
    }

    fn found<'a>(&self, side: Side, anchors: impl Iterator<Item = &'a Anchor>) -> Vec<Option<Span>> {
        let anchors: Vec<&Anchor> = anchors.collect();
        let found = reanchor::find_all(self.text(side), &anchors);
        found.into_iter().map(|it| it.span()).collect()
    }

    fn put_pair(&mut self, id: &AnnotationId, pair: &Arc<Pair>, found: [Option<Option<Span>>; 2]) {
        let key = found.map(Option::flatten);
        let placed = PlacedPair {
            pair: pair.clone(),
            whole: found.iter().all(|it| *it != Some(None)) && key != [None, None],
            key,
        };
        if placed.whole && !pair.moved {
            self.by_key.entry(key).or_default().push(id.clone());
        }
        self.pairs.insert(id.clone(), placed);
    }

    fn take_pair(&mut self, id: &AnnotationId) {
        let Some(placed) = self.pairs.remove(id) else {
            return;
        };
        if let Some(ids) = self.by_key.get_mut(&placed.key) {
            ids.retain(|it| it != id);
            if ids.is_empty() {
                self.by_key.remove(&placed.key);
            }
        }
    }

    fn put_error(&mut self, id: &AnnotationId, error: Option<&Arc<TranslationError>>) {
        if let Some(before) = self.errors.remove(id) {
            let finding = &before.error.finding;
            let left = self.of_findings.get(finding).map_or(0, |it| it - 1);
            match left {
                0 => drop(self.of_findings.remove(finding)),
                left => drop(self.of_findings.insert(finding.clone(), left)),
            }
        }
        let Some(error) = error else {
            return;
        };
        if !error.finding.is_empty() {
            *self.of_findings.entry(error.finding.clone()).or_default() += 1;
        }
        let spans = |side, anchors: &[Anchor]| self.found(side, anchors.iter()).into_iter().flatten().collect();
        let spans = [
            spans(Side::Original, &error.original),
            spans(Side::Translation, &error.translation),
        ];
        let insertion = error.insertion.as_ref().and_then(|it| {
            let span = reanchor::find(&self.article, &it.words).span()?;
            Some(if it.after { span.end() } else { span.start() })
        });
        let placed = PlacedError {
            error: error.clone(),
            spans,
            insertion,
        };
        self.errors.insert(id.clone(), placed);
    }

    /// The record of the pair with exactly these words; of several, the one changed last.
    pub fn pair(&self, key: &PairKey) -> Option<(&AnnotationId, &Arc<Pair>)> {
        let ids = self.by_key.get(key)?;
        let of = |id: &'_ AnnotationId| self.pairs.get_key_value(id).map(|(id, it)| (id, &it.pair));
        let all = ids.iter().filter_map(of);
        all.max_by_key(|(id, it)| (it.modified.or(it.created), (*id).clone()))
    }

    /// The link between a sentence and its counterpart elsewhere, by the words of both or of one.
    pub fn moved(&self, key: &PairKey) -> Option<(&AnnotationId, &PlacedPair)> {
        let fits = |it: &PlacedPair| (0..2).all(|i| key[i].is_none() || it.key[i] == key[i]);
        self.pairs.iter().find(|(_, it)| it.pair.moved && it.whole && fits(it))
    }

    /// Every pair with its place, by id.
    pub fn pairs(&self) -> impl Iterator<Item = (&AnnotationId, &PlacedPair)> {
        self.pairs.iter()
    }

    /// Every error with its places, by id.
    pub fn errors(&self) -> impl Iterator<Item = (&AnnotationId, &PlacedError)> {
        self.errors.iter()
    }

    /// Whether an error was made of the finding with that key.
    pub fn has_finding(&self, key: &Arc<str>) -> bool {
        self.of_findings.contains_key(key)
    }

    pub fn error(&self, id: &AnnotationId) -> Option<&PlacedError> {
        self.errors.get(id)
    }

    /// Pairs that an alignment has to respect: put together by hand, or decided with words on both sides.
    pub fn given(&self) -> Given {
        let given = |it: &&PlacedPair| {
            let both = it.key.iter().all(Option::is_some);
            it.whole && !it.pair.moved && (it.pair.fixed || both && it.pair.state.is_decided())
        };
        // What was put together by hand comes first: where two cross, it stays.
        let (by_hand, decided): (Vec<_>, Vec<_>) = self.pairs.values().filter(given).partition(|it| it.pair.fixed);
        let mut seen = HashSet::new();
        let mut given = Given::default();
        given
            .pairs
            .extend(by_hand.iter().map(|it| it.key).filter(|it| seen.insert(*it)));
        given.by_hand = given.pairs.len();
        given
            .pairs
            .extend(decided.iter().map(|it| it.key).filter(|it| seen.insert(*it)));
        given
    }

    /// The words of the pairs that a person decided about, with both sides there, in the order of their ids.
    pub fn confirmed(&self) -> Vec<(String, String)> {
        let pairs = self
            .pairs
            .values()
            .filter(|it| it.whole && !it.pair.moved && it.pair.state.is_decided());
        let words = |side: Side, span: Option<Span>| Some(self.text(side).quote(span?).to_owned());
        pairs
            .filter_map(|it| Some((words(Side::Original, it.key[0])?, words(Side::Translation, it.key[1])?)))
            .collect()
    }

    /// Records that have lost their words in a text that was changed.
    pub fn reopened(&self) -> usize {
        self.pairs
            .values()
            .filter(|it| !it.whole && it.pair.state.is_decided())
            .count()
    }
}

impl PlacedError {
    /// Where it begins, on the side it has: for the row it belongs to.
    pub fn place(&self) -> Option<(Side, usize)> {
        let translation = self.spans[1].first().map(|it| it.start());
        let translation = translation.or(self.insertion).map(|it| (Side::Translation, it));
        // What is left out belongs to the row of the words that are.
        let original = self.spans[0].first().map(|it| (Side::Original, it.start()));
        match self.spans[1].is_empty() {
            true => original.or(translation),
            false => translation,
        }
    }
}
