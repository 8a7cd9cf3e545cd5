//! The caret, the selection, and going from mark to mark.

use std::ops::Range;

use crate::app::effect::Effect;
use crate::app::hint::{Hints, Purpose};
use crate::app::selection::{Motion, Selection, grown, moved};
use crate::app::state::{Bottom, Desk, Overlay, Pane, State, Tone};
use crate::model::id::AnnotationId;
use crate::model::index::Mark;
use crate::model::intent::Edge;
use crate::text::segment;

/// The place in the text is written no more often than this.
const PLACE_MS: u64 = 3_000;

impl State {
    /// Changes what is selected; needs nothing from outside.
    fn on_desk(&mut self, act: impl FnOnce(&mut Desk)) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            act(desk);
        }
        Vec::new()
    }

    pub(in crate::app) fn select(&mut self, selection: Selection) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let len = desk.document.article().len();
        desk.select(Selection {
            anchor: selection.anchor.min(len),
            head: selection.head.min(len),
        });
        // The first click of two lets go of the annotation that the word may be meant for.
        if let Some((id, byte)) = desk.let_go.take()
            && !selection.is_empty()
            && (selection.range().start..=selection.range().end).contains(&byte)
        {
            desk.selected = desk.selected.take().or(Some(id));
            desk.forget_what_is_gone();
        }
        Vec::new()
    }

    /// A plain click beside every annotation: the caret goes there, and what was selected is let go.
    pub(in crate::app) fn click(&mut self, byte: usize) -> Vec<Effect> {
        if self.review_clicked(byte) {
            return Vec::new();
        }
        self.on_desk(|desk| {
            desk.select(Selection::caret(byte.min(desk.document.article().len())));
            desk.let_go = desk.selected.take().map(|it| (it, byte));
            desk.selected_orphan = None;
        })
    }

    pub(in crate::app) fn mark_armed(&mut self) -> Vec<Effect> {
        let armed = self
            .desk
            .as_ref()
            .and_then(|it| Some((it.armed.clone()?, it.selected_words()?)));
        match armed {
            Some((label, span)) => self.mark_span(span, label),
            None => Vec::new(),
        }
    }

    pub(in crate::app) fn select_all(&mut self) -> Vec<Effect> {
        self.on_desk(|desk| {
            let head = desk.document.article().len();
            desk.select(Selection { anchor: 0, head });
        })
    }

    pub(in crate::app) fn show_words(&mut self, words: Range<usize>) -> Vec<Effect> {
        self.on_desk(|desk| desk.show(words))
    }

    pub(in crate::app) fn move_caret(&mut self, motion: Motion, extend: bool) -> Vec<Effect> {
        if self.desk.as_ref().is_some_and(|it| it.reviewing.open) {
            return self.move_review_caret(motion, extend);
        }
        if !extend && self.move_corrected(motion) {
            return Vec::new();
        }
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if let (Some((segment, edge)), Some(id), false) = (desk.edge, desk.selected.clone(), extend) {
            return self.move_edge(id, segment, edge, motion);
        }
        let before = desk.selection;
        desk.select(before.moved(desk.document.article(), motion, extend));
        // The selected annotation stays so, for words elsewhere to be added to it.
        desk.reveal(desk.selection.head);
        Vec::new()
    }

    /// Moves the picked edge of the selected annotation, and keeps it picked.
    fn move_edge(&mut self, id: AnnotationId, segment: usize, edge: Edge, motion: Motion) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let Some(span) = desk
            .document
            .annotation(&id)
            .and_then(|it| it.segments.iter().nth(segment))
        else {
            return Vec::new();
        };
        let article = desk.document.article();
        let from = match edge {
            Edge::Start => span.start(),
            Edge::End => span.end(),
        };
        let mut byte = moved(article, from, motion);
        // Going right by words ends behind a word, where an annotation ends but does not begin.
        if edge == Edge::Start && motion == Motion::WordRight {
            let rest = &article.text()[byte..];
            byte += rest.len() - rest.trim_start().len();
        }
        let effects = self.resize(&id, segment, edge, byte);
        if let Some(desk) = &mut self.desk {
            desk.edge = Some((segment, edge));
            desk.forget_what_is_gone();
            desk.reveal(byte);
        }
        effects
    }

    pub(in crate::app) fn grow(&mut self) -> Vec<Effect> {
        self.on_desk(|desk| {
            let before = desk.selection;
            let range = grown(desk.document.article(), before.range());
            let after = Selection {
                anchor: range.start,
                head: range.end,
            };
            if after.range() != before.range() {
                let mut way = std::mem::take(&mut desk.grown);
                way.push(before);
                desk.select(after);
                desk.grown = way;
            }
        })
    }

    pub(in crate::app) fn shrink(&mut self) -> Vec<Effect> {
        self.on_desk(|desk| {
            let Some(before) = desk.grown.pop() else {
                return;
            };
            let way = std::mem::take(&mut desk.grown);
            desk.select(before);
            desk.grown = way;
        })
    }

    pub(in crate::app) fn copy(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        if desk.reviewing.open {
            return desk.reviewing.selected_words().map(Effect::Copy).into_iter().collect();
        }
        let annotation = desk.selected.as_ref().and_then(|it| desk.document.annotation(it));
        let words = match annotation {
            _ if !desk.selection.is_empty() => desk.document.article().text()[desk.selection.range()].to_owned(),
            Some(annotation) => desk.document.words(annotation),
            None => return Vec::new(),
        };
        vec![Effect::Copy(words)]
    }

    pub(in crate::app) fn next_annotation(&mut self) -> Vec<Effect> {
        self.go(|desk| {
            let index = desk.document.index();
            let found = match desk.selected_mark() {
                Some(mark) => next_first(index.after(mark.span, &mark.id), |it| index.after(it.span, &it.id)),
                None => next_first(index.first_from(desk.selection.head), |it| index.after(it.span, &it.id)),
            };
            found.or_else(|| next_first(index.first_from(0), |it| index.after(it.span, &it.id)))
        })
    }

    pub(in crate::app) fn previous_annotation(&mut self) -> Vec<Effect> {
        self.go(|desk| {
            let index = desk.document.index();
            let found = match desk.selected_mark() {
                Some(mark) => next_first(index.before(mark.span, &mark.id), |it| index.before(it.span, &it.id)),
                None => next_first(index.last_before(desk.selection.head), |it| {
                    index.before(it.span, &it.id)
                }),
            };
            found.or_else(|| next_first(index.last_before(usize::MAX), |it| index.before(it.span, &it.id)))
        })
    }

    fn go(&mut self, find: impl FnOnce(&Desk) -> Option<&Mark>) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        match find(desk).map(|it| it.id.clone()) {
            Some(id) => desk.focus(&id),
            None => self.tell(Tone::Note, "Nothing is marked yet. Select words and press C, Q, S or U"),
        }
        Vec::new()
    }

    pub(in crate::app) fn cycle_overlap(&mut self) -> Vec<Effect> {
        self.on_desk(|desk| {
            let caret = desk.selection.head;
            let here = desk.document.index().touching(caret..caret + 1);
            let mut ids: Vec<AnnotationId> = here.iter().map(|it| it.id.clone()).collect();
            ids.dedup();
            let at = desk.selected.as_ref().and_then(|id| ids.iter().position(|it| it == id));
            let next = at.map_or(0, |it| (it + 1) % ids.len());
            if let Some(id) = ids.get(next) {
                // The caret stays, so that the same annotations stay under it.
                desk.selected = Some(id.clone());
                desk.edge = None;
            }
        })
    }

    pub(in crate::app) fn focus_annotation(&mut self, id: &AnnotationId) -> Vec<Effect> {
        self.overlay = None;
        self.on_desk(|desk| desk.focus(id))
    }

    pub(in crate::app) fn pick(&mut self, id: AnnotationId) -> Vec<Effect> {
        self.on_desk(|desk| {
            desk.selected = Some(id);
            desk.selected_orphan = None;
            desk.entry = None;
            desk.edge = None;
        })
    }

    pub(in crate::app) fn focus_orphan(&mut self, id: AnnotationId) -> Vec<Effect> {
        self.on_desk(|desk| {
            desk.selected = None;
            desk.selected_orphan = Some(id);
            desk.entry = None;
        })
    }

    pub(in crate::app) fn hint(&mut self, purpose: Purpose) -> Vec<Effect> {
        if let Some(desk) = &self.desk {
            let hints = Hints::over(&desk.document, desk.visible.clone(), purpose);
            self.overlay = (!hints.targets.is_empty()).then_some(Overlay::Hints(hints));
        }
        Vec::new()
    }

    pub(in crate::app) fn hint_letter(&mut self, letter: char) -> Vec<Effect> {
        let Some(Overlay::Hints(hints)) = &mut self.overlay else {
            return Vec::new();
        };
        let target = hints.take(letter);
        let (open, purpose) = (hints.is_open(), hints.purpose.clone());
        if target.is_some() || !open {
            self.overlay = None;
        }
        let Some(target) = target else {
            return Vec::new();
        };
        match (purpose, target.annotation) {
            (Purpose::Join(into), Some(from)) => self.join(&into, &from),
            (Purpose::Link(from), Some(to)) => self.link(&from, &to),
            (Purpose::Relate(from, relation), Some(to)) => self.relate(&from, &to, relation),
            (Purpose::Join(_) | Purpose::Link(_) | Purpose::Relate(..), None) => Vec::new(),
            (Purpose::Jump, Some(id)) => self.focus_annotation(&id),
            (Purpose::Jump, None) => self.select(Selection::caret(target.byte)),
            (Purpose::Select, _) => self.select_to(target.byte),
        }
    }

    /// Selects from where selecting began to the word at `byte`, with that word.
    fn select_to(&mut self, byte: usize) -> Vec<Effect> {
        self.on_desk(|desk| {
            let word = segment::word_at(desk.document.article().text(), byte);
            let range = desk.selection.range();
            let selection = if word.start < range.start {
                Selection {
                    anchor: range.end,
                    head: word.start,
                }
            } else {
                Selection {
                    anchor: range.start,
                    head: word.end,
                }
            };
            desk.select(selection);
            desk.reveal(selection.head);
        })
    }

    /// Closes what lies on top, else lets go of what is selected, innermost first.
    pub(in crate::app) fn escape(&mut self) -> Vec<Effect> {
        if self.overlay.take().is_some() {
            return Vec::new();
        }
        let finding = self.desk.as_ref().is_some_and(|it| it.find.open);
        if !finding && self.escape_review() {
            return Vec::new();
        }
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if !desk.find.open && desk.escape_review() {
            self.focus = Some(Pane::Article);
            return Vec::new();
        }
        if desk.find.open {
            desk.find.open = false;
            desk.find.matches.clear();
            self.focus = Some(Pane::Article);
        } else if desk.armed.take().is_some() || desk.edge.take().is_some() {
        } else if desk.entry.take().is_some() {
            self.focus = Some(Pane::Article);
        } else if !desk.selection.is_empty() {
            desk.select(Selection::caret(desk.selection.head));
        } else {
            desk.selected = None;
            desk.selected_orphan = None;
            self.focus = Some(Pane::Article);
        }
        Vec::new()
    }

    pub(in crate::app) fn focus_article(&mut self) -> Vec<Effect> {
        self.focus = Some(Pane::Article);
        Vec::new()
    }

    /// Keeps where the reader is, now and then also on the disk, so that a crash does not send one back far.
    pub(in crate::app) fn viewed(&mut self, bytes: Range<usize>, place: (usize, f32)) -> Vec<Effect> {
        let ms = self.clock.ms;
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.visible = bytes;
        desk.place = place;
        if ms < self.place_kept_ms + PLACE_MS {
            return Vec::new();
        }
        self.place_kept_ms = ms;
        let path = desk.path.clone();
        self.remember_article(path, place);
        vec![self.remembered()]
    }

    pub(in crate::app) fn show_bottom(&mut self, bottom: Bottom) -> Vec<Effect> {
        self.bottom = bottom;
        if self.settings.table {
            return Vec::new();
        }
        self.remember(|it| it.table = true)
    }
}

impl Desk {
    /// Selects words and brings them on the screen.
    pub(in crate::app) fn show(&mut self, words: Range<usize>) {
        let len = self.document.article().len();
        self.select(Selection {
            anchor: words.start.min(len),
            head: words.end.min(len),
        });
        self.jump_to(words.start.min(len));
    }

    /// The first segment of the selected annotation, as the index has it, while the caret is still there.
    fn selected_mark(&self) -> Option<Mark> {
        let id = self.selected.clone()?;
        let annotation = self.document.annotation(&id)?;
        let hull = annotation.segments.hull();
        if !(hull.start()..=hull.end()).contains(&self.selection.head) {
            return None;
        }
        Some(Mark {
            span: annotation.segments.first(),
            label: annotation.body.label.clone(),
            first: true,
            id,
        })
    }
}

/// From `mark` on, the first one that begins an annotation.
fn next_first<'a>(mark: Option<&'a Mark>, step: impl Fn(&'a Mark) -> Option<&'a Mark>) -> Option<&'a Mark> {
    let mut at = mark;
    while let Some(mark) = at {
        if mark.first {
            return Some(mark);
        }
        at = step(mark);
    }
    None
}
