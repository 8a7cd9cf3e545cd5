//! Placeholder.
use crate::text::name::Agreement;
use std::sync::Arc;
#[derive(Clone, Debug)]
pub struct Candidate<K> {
    pub key: K,
    pub names: Vec<Arc<str>>,
    pub detail: String,
    pub in_sentence: Option<Agreement>,
    pub is_last: bool,
    pub mentions: usize,
    pub recent: Option<usize>,
}
#[derive(Clone, Debug)]
pub struct Ranked<K> {
    pub key: K,
    pub why: String,
    pub matched: Vec<u32>,
}
#[derive(Debug)]
pub struct Picker<K> {
    all: Vec<Candidate<K>>,
}
impl<K: Clone> Picker<K> {
    pub fn new(candidates: impl IntoIterator<Item = Candidate<K>>) -> Self {
        Picker {
            all: candidates.into_iter().collect(),
        }
    }
    pub fn rank(&mut self, query: &str, most: usize) -> Vec<Ranked<K>> {
        self.all
            .iter()
            .filter(|it| it.names.iter().any(|n| n.contains(query)))
            .take(most)
            .map(|it| Ranked {
                key: it.key.clone(),
                why: String::new(),
                matched: vec![],
            })
            .collect()
    }
}
