//! A document and what the user is looking at.

use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::effect::{Broken, Effect, Ticket};
use super::folder_view::{FolderProgress, SharedFolder};
use super::keymap::Keymap;
use super::listing::Listing;
pub use super::overlay::Overlay;
use super::reviewing::Reviewing;
use super::run::following::Unsurveyed;
use super::saving::Saving;
use super::selection::Selection;
use super::settings::{RecentArticle, Settings};
use super::suggesting::{ReviewWishes, Suggesting};
use crate::engine::frame::Frame;
use crate::engine::picker::{Card, Picker as Ranking};
use crate::engine::review::side::Side;
use crate::engine::search;
use crate::engine::survey::Survey;
use crate::model::annotation::Stamp;
use crate::model::document::Document;
use crate::model::history::History;
use crate::model::id::{AnnotationId, Mint};
use crate::model::intent::Edge;
use crate::model::label::Label;
use crate::model::registry::{Entry, SourceId};

/// Everything the window shows.
///
/// It changes only by [`run`](State::run), [`absorb`](State::absorb) and [`tick`](State::tick),
/// which answer with [`Effect`]s; drawing reads it.
#[derive(Debug)]
pub struct State {
    pub desk: Option<Desk>,
    /// The article being opened: its ticket and path.
    pub opening: Option<(Ticket, PathBuf)>,
    pub settings: Settings,
    pub recent: Vec<RecentArticle>,
    pub keymap: Keymap,
    pub overlay: Option<Overlay>,
    pub bottom: Bottom,
    /// How suggestions are shown.
    pub reviewing: ReviewWishes,
    /// Told and not yet shown; the window takes them.
    pub notices: Vec<Notice>,
    /// What should get the keyboard next; the window takes it.
    pub focus: Option<Pane>,
    pub(super) last_pane: Option<Pane>,
    /// When the reader's place was written last.
    pub(super) place_kept_ms: u64,
    pub(super) clock: Clock,
    pub(super) mint: Mint,
    pub(super) last_ticket: Ticket,
    pub(super) quitting: bool,
    /// Whether it was said how to take back what was found beside a quote.
    pub(super) told_of_quoting: bool,
}

/// The open article.
#[derive(Debug)]
pub struct Desk {
    pub ticket: Ticket,
    pub path: PathBuf,
    pub document: Document,
    /// What of the article is not its prose; empty until the annotations are read.
    pub frame: Arc<Frame>,
    pub history: History,
    /// Rises with every change of the document.
    pub revision: u64,
    /// Whether the annotations are still being read.
    pub loading: bool,
    /// Why nothing can be changed; `None` when everything can.
    pub read_only: Option<String>,
    pub broken: Option<Broken>,
    /// Annotations found again at another place at the last opening.
    pub moved: Vec<AnnotationId>,
    pub selection: Selection,
    /// The selections one grew from, so that shrinking goes the same way back.
    pub(super) grown: Vec<Selection>,
    pub selected: Option<AnnotationId>,
    /// What the last plain click let go, and where; more clicks at the same place take it up again.
    pub(super) let_go: Option<(AnnotationId, usize)>,
    pub selected_orphan: Option<AnnotationId>,
    /// The edge that arrows move: segment from 0, and which end.
    pub edge: Option<(usize, Edge)>,
    /// The label the next dragged selection gets.
    pub armed: Option<Label>,
    pub find: Find,
    pub listing: Listing,
    /// The rows of a listing that is not plain, with the revision they were made for.
    pub rows: Option<(u64, Listing, Vec<AnnotationId>)>,
    pub saving: Saving,
    pub reveal: Option<Reveal>,
    /// Bytes on the screen, and where its top is: a byte, and points below the top of its piece.
    pub visible: Range<usize>,
    pub place: (usize, f32),
    pub article_changed: bool,
    /// Where the registry is kept.
    pub registry_home: RegistryHome,
    /// Why the folder's registry cannot be changed; `None` when it can.
    pub registry_blocked: Option<Broken>,
    /// The registry entry the inspector shows; `None` when it shows the selected annotation.
    pub entry: Option<SourceId>,
    /// Entries used in this session, the last one first, each once.
    pub recent_speakers: Vec<SourceId>,
    /// The annotated articles of the folder, once they were asked for.
    pub folder: Option<SharedFolder>,
    pub reading_folder: Option<FolderProgress>,
    /// What entries are found by in the picker, each with the entry it was made of.
    pub(super) cards: HashMap<SourceId, (Arc<Entry>, Arc<Card>)>,
    /// The entries of the open picker, prepared for ranking.
    pub(super) ranking: Option<Ranking<SourceId>>,
    /// What the checks find, and which sentences have a source; `None` while it is worked out for the first time.
    pub survey: Option<Survey>,
    /// Gestures made while the survey was worked out.
    pub(super) unsurveyed: Vec<Unsurveyed>,
    /// The finding that was gone to last, by its key.
    pub finding: Option<Arc<str>>,
    /// The review of the translation.
    pub reviewing: Reviewing,
    /// What is suggested, and how far one has come with it.
    pub suggesting: Suggesting,
}

/// Finding in the article, or in the original while a translation is reviewed.
#[derive(Debug, Default)]
pub struct Find {
    pub open: bool,
    /// The text that was searched: it has the matches.
    pub side: Side,
    pub query: String,
    pub options: search::Options,
    /// In text order.
    pub matches: Vec<Range<usize>>,
    pub current: Option<usize>,
    /// Whether all of the article has been searched.
    pub finished: bool,
    pub(super) generation: u64,
}

/// A place to bring on the screen; `generation` tells a new wish from an old one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reveal {
    pub byte: usize,
    /// Whether one jumped there, and wants to see what follows, too; a caret only has to stay on the screen.
    pub jump: bool,
    pub generation: u64,
}

/// The tab at the bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bottom {
    #[default]
    Annotations,
    Claims,
    Speakers,
    Findings,
    Balance,
    Lost,
    Suggestions,
}

/// Where the entries of the registry are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RegistryHome {
    /// In the folder's `sources.ron`.
    #[default]
    Folder,
    /// In the sidecar of the article, which goes wherever the article goes.
    Article,
    /// No file holds any yet.
    Nowhere,
}

/// A part of the window that can have the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    Article,
    Inspector,
    Table,
    Note,
    Tags,
    Find,
    /// The verdict of the selected claim.
    Verdict,
    /// The last piece of evidence of the selected claim.
    Evidence,
    /// The name of the entry that is shown.
    Entry,
    /// The correction of the selected error of a translation.
    Correction,
    /// The note on the pair at hand.
    PairNote,
    /// Its score.
    Score,
}

/// Something to tell the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub tone: Tone,
    pub text: String,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Done,
    Note,
    Warning,
    Failure,
}

/// The time, as the window tells it; the state reads no clock.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clock {
    pub now: Timestamp,
    /// Milliseconds since the program started; never runs backwards.
    pub ms: u64,
}

impl State {
    /// Nothing open. `seed` should differ between sessions.
    pub fn new(settings: Settings, mut recent: Vec<RecentArticle>, keymap: Keymap, seed: u64) -> Self {
        let mut known = std::collections::BTreeSet::new();
        recent.retain(|it| known.insert(it.path.clone()));
        State {
            desk: None,
            opening: None,
            settings,
            recent,
            keymap,
            overlay: None,
            bottom: Bottom::default(),
            reviewing: ReviewWishes::default(),
            notices: Vec::new(),
            focus: None,
            last_pane: None,
            place_kept_ms: 0,
            clock: Clock::default(),
            mint: Mint::new(seed),
            last_ticket: 0,
            quitting: false,
            told_of_quoting: false,
        }
    }

    /// Tells the time, and asks for a save when one is due.
    pub fn tick(&mut self, clock: Clock) -> Vec<Effect> {
        self.clock = clock;
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if desk.read_only.is_some() || !desk.saving.is_due(clock.ms) {
            return Vec::new();
        }
        vec![desk.save(clock.ms)]
    }

    /// Who does what is done now, and when.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            by: self.settings.annotator.as_str().into(),
            at: self.clock.now,
        }
    }

    pub(super) fn fresh_id(&mut self) -> AnnotationId {
        let ms = self.clock.now.as_millisecond();
        self.mint.next(u64::try_from(ms).unwrap_or(0))
    }

    /// Leaves something for the window to tell.
    pub fn tell(&mut self, tone: Tone, text: impl Into<String>) {
        let text = text.into();
        self.notices.push(Notice { tone, text });
    }

    /// Milliseconds on the window's clock.
    pub fn ms(&self) -> u64 {
        self.clock.ms
    }
}

impl Desk {
    /// An article just read, before its annotations are.
    pub(super) fn new(ticket: Ticket, path: PathBuf, document: Document) -> Self {
        Desk {
            ticket,
            path,
            document,
            frame: Arc::default(),
            history: History::default(),
            revision: 0,
            loading: true,
            read_only: None,
            broken: None,
            moved: Vec::new(),
            selection: Selection::default(),
            grown: Vec::new(),
            selected: None,
            let_go: None,
            selected_orphan: None,
            edge: None,
            armed: None,
            find: Find::default(),
            listing: Listing::default(),
            rows: None,
            saving: Saving::default(),
            reveal: None,
            visible: 0..0,
            place: (0, 0.0),
            article_changed: false,
            registry_home: RegistryHome::default(),
            registry_blocked: None,
            entry: None,
            recent_speakers: Vec::new(),
            folder: None,
            reading_folder: None,
            cards: HashMap::new(),
            ranking: None,
            survey: None,
            unsurveyed: Vec::new(),
            finding: None,
            reviewing: Reviewing::default(),
            suggesting: Suggesting::default(),
        }
    }

    /// The bare name of the article's file.
    pub fn name(&self) -> String {
        match self.path.file_name() {
            Some(name) => name.to_string_lossy().into_owned(),
            None => self.path.display().to_string(),
        }
    }

    pub(super) fn save(&mut self, ms: u64) -> Effect {
        let through = self.saving.begin(ms);
        Effect::Save {
            ticket: self.ticket,
            snapshot: self.document.clone(),
            through,
        }
    }

    /// Saves, and moves the entries of a lone article to the folder's registry.
    pub(super) fn share_registry(&mut self, ms: u64) -> Effect {
        let through = self.saving.begin(ms);
        Effect::ShareRegistry {
            ticket: self.ticket,
            snapshot: self.document.clone(),
            through,
        }
    }

    /// Brings a caret on the screen that moved to `byte`.
    pub(super) fn reveal(&mut self, byte: usize) {
        self.look_at(byte, false);
    }

    /// Brings `byte` on the screen with what follows it.
    pub(super) fn jump_to(&mut self, byte: usize) {
        self.look_at(byte, true);
    }

    fn look_at(&mut self, byte: usize, jump: bool) {
        let generation = self.reveal.map_or(0, |it| it.generation) + 1;
        self.reveal = Some(Reveal { byte, jump, generation });
    }

    /// Selects an annotation and puts the caret at its start.
    pub(super) fn focus(&mut self, id: &AnnotationId) {
        let Some(annotation) = self.document.annotation(id) else {
            return;
        };
        let start = annotation.segments.first().start();
        self.selected = Some(id.clone());
        self.selected_orphan = None;
        self.entry = None;
        self.edge = None;
        self.selection = Selection::caret(start);
        self.grown.clear();
        self.jump_to(start);
    }

    pub(super) fn select(&mut self, selection: Selection) {
        self.selection = selection;
        self.grown.clear();
        self.edge = None;
    }
}
