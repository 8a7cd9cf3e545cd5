//! All findings and the coverage of a document, kept up to date gesture by gesture.

use std::ops::Range;
use std::sync::Arc;

use smallvec::SmallVec;

use super::check::{CHECKS, Check, Finding, Scene, Subject, findings_in_text};
use super::coverage::Coverage;
use super::prose::Prose;
use super::touched::touched;
use crate::model::article::Article;
use crate::model::dismissal::{Dismissal, Switch};
use crate::model::document::Document;
use crate::model::table::Table;
use crate::model::transaction::{Edit, Transaction};

/// What checks find in a document, and which of its sentences have a source.
///
/// Persistent maps: cloning costs no copy, and a gesture costs what it touches, however large the document.
#[derive(Clone, Debug)]
pub struct Survey {
    prose: Arc<Prose>,
    /// In text order.
    placed: imbl::OrdMap<Place, Arc<Finding>>,
    by_key: imbl::OrdMap<Arc<str>, Arc<Finding>>,
    by_subject: imbl::OrdMap<Subject, SmallVec<[Arc<Finding>; 1]>>,
    /// By place of the check.
    tallies: [Tally; CHECKS.len()],
    dismissals: Table<Dismissal>,
    switches: Table<Switch>,
    coverage: Coverage,
    checked: u64,
}

/// First byte, or [`NOWHERE`]; place of the check; key.
type Place = (u32, u8, Arc<str>);

/// After every byte of the text.
const NOWHERE: u32 = u32::MAX;

/// How many findings a check has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub open: usize,
    pub dismissed: usize,
}

impl Survey {
    /// Looks at all of `document`.
    pub fn of(document: &Document) -> Self {
        Survey::with(document, Arc::new(Prose::of(document.article())))
    }

    fn with(document: &Document, prose: Arc<Prose>) -> Self {
        let mut survey = Survey {
            placed: imbl::OrdMap::new(),
            by_key: imbl::OrdMap::new(),
            by_subject: imbl::OrdMap::new(),
            tallies: Default::default(),
            dismissals: document.tables().dismissals.clone(),
            switches: document.tables().switches.clone(),
            coverage: Coverage::of(document, &prose),
            checked: 0,
            prose,
        };
        for finding in findings_in_text(&survey.prose) {
            survey.add(finding);
        }
        let annotations = document.annotations().keys().cloned().map(Subject::Annotation);
        let attributions = document.attributions().keys().cloned().map(Subject::Attribution);
        let entries = document.entries().keys().cloned().map(Subject::Entry);
        for subject in annotations.chain(attributions).chain(entries) {
            survey.look(document, &subject);
        }
        survey
    }

    /// Follows `transaction`, which took `before`, the document surveyed so far, to `after`.
    pub fn update(&mut self, before: &Document, after: &Document, transaction: &Transaction) {
        if !self.is_about(after.article()) {
            *self = Survey::of(after);
            return;
        }
        self.switches = after.tables().switches.clone();
        self.checked = 0;
        for subject in &touched(before, after, transaction).subjects {
            self.forget(subject);
            self.look(after, subject);
            match subject {
                Subject::Annotation(id) => self.coverage.follow_annotation(before, after, id),
                Subject::Attribution(id) => self.coverage.follow_attribution(before, after, id),
                Subject::Entry(_) | Subject::Words(_) => {}
            }
        }
        for edit in &transaction.edits {
            if let Edit::Dismissal(change) = edit {
                self.follow_dismissal(after, &change.id);
            }
        }
    }

    /// Whether the survey is about that text.
    fn is_about(&self, article: &Article) -> bool {
        self.prose.article() == article
    }

    fn look(&mut self, document: &Document, subject: &Subject) {
        self.checked += 1;
        let prose = self.prose.clone();
        let scene = Scene {
            document,
            prose: &prose,
        };
        for finding in scene.findings_on(subject) {
            self.add(finding);
        }
    }

    fn add(&mut self, finding: Finding) {
        let finding = Arc::new(finding);
        let dismissed = self.dismissals.contains_key(&finding.key);
        self.tallies[finding.check.place()].add(dismissed);
        self.placed.insert(place(&finding), finding.clone());
        self.by_key.insert(finding.key.clone(), finding.clone());
        self.by_subject
            .entry(finding.subject.clone())
            .or_default()
            .push(finding);
    }

    fn forget(&mut self, subject: &Subject) {
        for finding in self.by_subject.remove(subject).unwrap_or_default() {
            let dismissed = self.dismissals.contains_key(&finding.key);
            self.tallies[finding.check.place()].take(dismissed);
            self.placed.remove(&place(&finding));
            self.by_key.remove(&finding.key);
        }
    }

    fn follow_dismissal(&mut self, after: &Document, key: &Arc<str>) {
        let was = self.dismissals.contains_key(key);
        let dismissal = after.tables().dismissals.get(key);
        if let Some(finding) = self.by_key.get(key) {
            let tally = &mut self.tallies[finding.check.place()];
            tally.take(was);
            tally.add(dismissal.is_some());
        }
        match dismissal {
            Some(dismissal) => self.dismissals.insert(key.clone(), dismissal.clone()),
            None => self.dismissals.remove(key),
        };
        self.coverage.follow_decision(after, key);
    }

    /// Which sentences have a source.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The article's sentences and quotations.
    pub fn prose(&self) -> &Arc<Prose> {
        &self.prose
    }

    /// Whether a check is made: as the folder says, or else as the check comes.
    pub fn is_on(&self, check: &Check) -> bool {
        self.switches.get(check.id).map_or(check.on, |it| it.on)
    }

    /// Whether a finding is to be looked at: its check is made, and nobody has let it pass.
    pub fn is_open(&self, finding: &Finding) -> bool {
        self.is_on(finding.check) && !self.dismissals.contains_key(&finding.key)
    }

    /// Findings to be looked at, in text order; those without a place last.
    pub fn open(&self) -> impl Iterator<Item = &Arc<Finding>> {
        self.placed.values().filter(|it| self.is_open(it))
    }

    /// How many findings are to be looked at; O(1).
    pub fn open_count(&self) -> usize {
        let on = CHECKS.iter().zip(&self.tallies).filter(|it| self.is_on(it.0));
        on.map(|it| it.1.open).sum()
    }

    /// How many findings a check has, whether or not it is made; O(1).
    pub fn tally(&self, check: &Check) -> Tally {
        self.tallies[check.place()]
    }

    /// Findings that were let pass, with why, in text order.
    pub fn dismissed(&self) -> Vec<(&Arc<Finding>, &Arc<Dismissal>)> {
        let found = self
            .dismissals
            .iter()
            .filter_map(|(key, it)| Some((self.by_key.get(key)?, it)));
        let mut found: Vec<_> = found.filter(|it| self.is_on(it.0.check)).collect();
        found.sort_by_cached_key(|it| place(it.0));
        found
    }

    /// Open findings whose place begins inside `bytes`, in text order; O(log n + k).
    pub fn in_bytes(&self, bytes: Range<usize>) -> impl Iterator<Item = &Arc<Finding>> {
        let bound = |byte: usize| (u32::try_from(byte).unwrap_or(NOWHERE), 0, Arc::from(""));
        let (from, to) = (bound(bytes.start), bound(bytes.end.max(bytes.start)));
        let found = self.placed.range(from..to).map(|it| it.1);
        found.filter(|it| self.is_open(it))
    }

    /// Open findings about a subject.
    pub fn of_subject(&self, subject: &Subject) -> impl Iterator<Item = &Arc<Finding>> {
        let found = self.by_subject.get(subject).into_iter().flatten();
        found.filter(|it| self.is_open(it))
    }

    /// The finding of that key, open or not.
    pub fn get(&self, key: &str) -> Option<&Arc<Finding>> {
        self.by_key.get(key)
    }

    /// The first open finding that begins after `byte`, or from the start of the text on.
    pub fn next(&self, byte: usize) -> Option<&Arc<Finding>> {
        let mut after = self.in_bytes(byte + 1..NOWHERE as usize);
        after.next().or_else(|| self.in_bytes(0..byte + 1).next())
    }

    /// How many annotations, attributions and entries the last update looked at.
    pub fn checked(&self) -> u64 {
        self.checked
    }
}

impl PartialEq for Survey {
    /// Equal findings in equal states, and equal coverage.
    fn eq(&self, other: &Self) -> bool {
        self.placed == other.placed
            && self.by_key == other.by_key
            && self.by_subject == other.by_subject
            && self.tallies == other.tallies
            && self.dismissals == other.dismissals
            && self.switches == other.switches
            && self.coverage == other.coverage
    }
}

impl Tally {
    fn add(&mut self, dismissed: bool) {
        *self.of(dismissed) += 1;
    }

    fn take(&mut self, dismissed: bool) {
        *self.of(dismissed) -= 1;
    }

    fn of(&mut self, dismissed: bool) -> &mut usize {
        match dismissed {
            true => &mut self.dismissed,
            false => &mut self.open,
        }
    }
}

fn place(finding: &Finding) -> Place {
    let byte = finding.at.map_or(NOWHERE, |it| it.start() as u32);
    (byte, finding.check.place() as u8, finding.key.clone())
}
