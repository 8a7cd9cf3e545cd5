//! The original: where it is, and what is known of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::effect::{Effect, Question, ReviewEffect};
use crate::app::reviewing::{OriginalText, ReviewSheet};
use crate::app::state::{Desk, Overlay, Pane, State, Tone};
use crate::engine::frame::Part;
use crate::engine::reanchor;
use crate::engine::review::language::language_of;
use crate::model::annotation::Stamp;
use crate::model::article::Article;
use crate::model::review::original::Original;
use crate::model::reviewing;
use crate::model::span::Span;

impl State {
    pub(super) fn toggle_translation(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.reviewing.open = !desk.reviewing.open;
        desk.reviewing.pending = None;
        desk.reviewing.reveal += 1;
        let asks = desk.reviewing.open && desk.original().is_none();
        self.overlay = None;
        self.focus = Some(Pane::Article);
        if asks {
            return self.ask_original();
        }
        self.search_other_text()
    }

    /// Asks where the original is, and looks for it beside the article meanwhile.
    pub(super) fn ask_original(&mut self) -> Vec<Effect> {
        self.lay_review(ReviewSheet::Original);
        let look = |desk: &Desk| Effect::Review {
            ticket: desk.ticket,
            effect: ReviewEffect::Look {
                article: desk.path.clone(),
            },
        };
        self.desk.as_ref().map(look).into_iter().collect()
    }

    pub(super) fn ask_for_original_file(&mut self) -> Vec<Effect> {
        self.overlay = None;
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let folder = desk.path.parent().map(PathBuf::from);
        vec![Effect::Ask(Question::Original { folder })]
    }

    pub(super) fn attach_original(&mut self, path: PathBuf) -> Vec<Effect> {
        self.keep_original(|article| ReviewEffect::Attach { article, path })
    }

    pub(super) fn paste_original(&mut self, text: String) -> Vec<Effect> {
        if text.trim().is_empty() {
            return self.missing("Paste the text of the original first");
        }
        self.keep_original(|article| ReviewEffect::Paste { article, text })
    }

    fn keep_original(&mut self, effect: impl FnOnce(PathBuf) -> ReviewEffect) -> Vec<Effect> {
        self.overlay = None;
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if let Some(reason) = desk.read_only.clone() {
            self.tell(Tone::Warning, format!("Nothing was attached: {reason}"));
            return Vec::new();
        }
        desk.put_original(OriginalText::Reading);
        vec![Effect::Review {
            ticket: desk.ticket,
            effect: effect(desk.path.clone()),
        }]
    }

    /// Takes an original that is read now, and was not known before.
    pub(in crate::app) fn original_kept(&mut self, text: Article, obtained: &'static str) -> Vec<Effect> {
        let stamp = self.stamp();
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let file = text.file();
        let original = Original {
            file: file.name.as_str().into(),
            sha256: file.sha256.as_str().into(),
            language: language_of(text.text()).into(),
            obtained: obtained.into(),
            ..desk.original_or_new(&stamp)
        };
        desk.reviewing.open = true;
        desk.put_original(OriginalText::Read(text));
        self.focus = Some(Pane::Article);
        let effects = self.change(|document, stamp| reviewing::set_original(document, Some(original), stamp));
        self.with_comparison(effects)
    }

    pub(super) fn have_no_original(&mut self) -> Vec<Effect> {
        self.overlay = None;
        let stamp = self.stamp();
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let original = Original {
            file: "".into(),
            sha256: "".into(),
            obtained: "".into(),
            ..desk.original_or_new(&stamp)
        };
        desk.reviewing.open = true;
        desk.put_original(OriginalText::None);
        self.focus = Some(Pane::Article);
        let effects = self.change(|document, stamp| reviewing::set_original(document, Some(original), stamp));
        self.with_comparison(effects)
    }

    pub(super) fn detach_original(&mut self) -> Vec<Effect> {
        self.overlay = None;
        if let Some(desk) = &mut self.desk {
            desk.reviewing.open = false;
        }
        self.change(|document, stamp| reviewing::set_original(document, None, stamp))
    }

    pub(super) fn set_original(&mut self, original: Original) -> Vec<Effect> {
        self.change(|document, stamp| reviewing::set_original(document, Some(original), stamp))
    }

    pub(super) fn take_disclosure(&mut self) -> Vec<Effect> {
        let stamp = self.stamp();
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let Some(original) = desk.with_disclosure(desk.original_or_new(&stamp)) else {
            return self.missing("The article does not say that it was translated");
        };
        self.set_original(original)
    }

    pub(super) fn set_reads(&mut self, reads: &str) -> Vec<Effect> {
        self.change(|document, stamp| {
            let name = "Say who reviews";
            reviewing::set_reviewer(document, name, stamp, |it| it.reads = reads.into())
        })
    }

    pub(super) fn set_independent(&mut self, independent: &str) -> Vec<Effect> {
        self.change(|document, stamp| {
            let name = "Say who reviews";
            reviewing::set_reviewer(document, name, stamp, |it| it.independent = independent.into())
        })
    }

    /// Whether a sheet about the original is open.
    pub fn asks_for_original(&self) -> bool {
        matches!(
            self.overlay,
            Some(Overlay::Review(ReviewSheet::Original | ReviewSheet::Paste))
        )
    }
}

impl Desk {
    /// The sentence of the article that says how it was translated.
    pub fn disclosure(&self) -> Option<Span> {
        let told = self.frame.parts.iter().find(|(_, part)| *part == Part::Disclosure);
        told.map(|(span, _)| *span)
    }

    /// What is known of the original; of a new one, what the article itself says.
    fn original_or_new(&self, stamp: &Stamp) -> Original {
        if let Some(known) = self.original() {
            return Original::clone(known);
        }
        let new = Original {
            into: language_of(self.document.article().text()).into(),
            ..Original::new(stamp)
        };
        self.with_disclosure(new.clone()).unwrap_or(new)
    }

    fn with_disclosure(&self, original: Original) -> Option<Original> {
        let article = self.document.article();
        let span = self.disclosure()?;
        let process: Arc<str> = match says_edited(article.quote(span)) {
            true => "post-edited".into(),
            false => "machine".into(),
        };
        Some(Original {
            claim: Some(reanchor::anchor_of(article, span)),
            process,
            ..original
        })
    }
}

/// Whether a disclosure says that a person has edited what a machine wrote.
fn says_edited(words: &str) -> bool {
    const EDITED: &[&str] = &[
        "edited",
        "editor",
        "reviewed",
        "revised",
        "checked",
        "redigiert",
        "bearbeitet",
        "geprüft",
        "révis",
        "relu",
        "editad",
        "revisad",
        "편집",
        "검수",
        "감수",
        "編集",
        "监修",
        "審校",
        "编辑",
    ];
    let words = words.to_lowercase();
    EDITED.iter().any(|it| words.contains(it))
}
