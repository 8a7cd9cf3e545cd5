//! Stands in until the real one is merged.
use crate::model::{annotation::{Annotation, Orphan}, article::Article, document::Document, id::AnnotationId, table::Table};
use std::sync::Arc;
#[derive(Clone, Debug)]
pub struct Sidecar { raw: Arc<str>, facts: DocumentFacts }
#[derive(Clone, Debug, Default)]
pub struct DocumentFacts { pub sha256: Option<String>, pub encoding: Option<String> }
#[derive(Clone, Debug, PartialEq)]
pub struct Problem { pub line: usize, pub column: usize, pub message: String }
#[derive(Clone, Debug, thiserror::Error)]
pub enum SidecarError { #[error("syntax {0}")] Syntax(String), #[error("too new")] TooNew { found: (u32,u32) } }
impl SidecarError { pub fn place(&self) -> Option<(usize,usize)> { Some((1,1)) } }
pub struct Resolved { pub document: Document, pub moved: Vec<AnnotationId>, pub orphaned: Vec<AnnotationId>, pub problems: Vec<Problem> }
impl Sidecar {
    pub fn new_for(_: &Article) -> Sidecar { Sidecar { raw: "".into(), facts: Default::default() } }
    pub fn parse(b: &[u8]) -> Result<Sidecar, SidecarError> {
        let _: (Vec<(AnnotationId, Annotation)>, Vec<(AnnotationId, Orphan)>) = serde_json::from_slice(b).map_err(|e| SidecarError::Syntax(e.to_string()))?;
        Ok(Sidecar { raw: String::from_utf8_lossy(b).as_ref().into(), facts: Default::default() })
    }
    pub fn raw(&self) -> &str { &self.raw }
    pub fn facts(&self) -> &DocumentFacts { &self.facts }
    pub fn resolve(&self, a: &Article) -> Resolved {
        let (x, y): (Vec<(AnnotationId, Annotation)>, Vec<(AnnotationId, Orphan)>) = serde_json::from_str(&self.raw).unwrap_or_default();
        let t: Table<Annotation> = x.into_iter().map(|(i, v)| (i, Arc::new(v))).collect();
        let o: Table<Orphan> = y.into_iter().map(|(i, v)| (i, Arc::new(v))).collect();
        Resolved { document: Document::of(a.clone(), t, o), moved: vec![], orphaned: vec![], problems: vec![] }
    }
    pub fn write(&self, d: &Document) -> Sidecar {
        let x: Vec<_> = d.annotations().iter().collect(); let y: Vec<_> = d.orphans().iter().collect();
        Sidecar { raw: serde_json::to_string_pretty(&(x, y)).unwrap_or_default().into(), facts: Default::default() }
    }
}
