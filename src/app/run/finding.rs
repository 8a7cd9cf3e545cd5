//! Finding words in the article.

use std::ops::Range;

use crate::app::effect::Effect;
use crate::app::selection::Selection;
use crate::app::state::{Desk, Find, Pane, State};
use crate::engine::review::side::Side;
use crate::engine::search::{self, Options};
use crate::model::article::Article;

impl State {
    pub(in crate::app) fn open_find(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.find.open = true;
        self.focus = Some(Pane::Find);
        // Selected words on one line are what one wants to find.
        let selection = desk.find_selection(desk.find_side());
        let range = selection.range();
        let words = desk.find_text().text().get(range.clone()).unwrap_or_default();
        if !range.is_empty() && range.len() < 200 && !words.contains('\n') {
            desk.find.query = words.to_owned();
        }
        self.search()
    }

    pub(in crate::app) fn find_query(&mut self, query: String) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            desk.find.query = query;
        }
        self.search()
    }

    pub(in crate::app) fn find_with(&mut self, change: impl FnOnce(&mut Options)) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            change(&mut desk.find.options);
        }
        self.search()
    }

    fn search(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let (side, text) = (desk.find_side(), desk.find_text().clone());
        let find = &mut desk.find;
        find.side = side;
        find.generation += 1;
        find.finished = false;
        if find.query.is_empty() {
            find.matches.clear();
            find.current = None;
            find.finished = true;
            return Vec::new();
        }
        vec![Effect::Find {
            ticket: desk.ticket,
            article: text,
            query: find.query.clone(),
            options: find.options,
            generation: find.generation,
        }]
    }

    /// Takes in what a search found; the match at or after the caret becomes the current one.
    pub(in crate::app) fn found(&mut self, generation: u64, matches: Vec<Range<usize>>, whole: bool) {
        let Some(desk) = &mut self.desk else {
            return;
        };
        if desk.find.generation != generation {
            return;
        }
        let from = desk.find_selection(desk.find.side).range().start;
        let next = matches.partition_point(|it| it.start < from);
        desk.find.current = match matches.len() {
            0 => None,
            len if next == len => Some(0),
            _ => Some(next),
        };
        desk.find.matches = matches;
        desk.find.finished = whole;
        desk.show_match();
    }

    pub(in crate::app) fn find_step(&mut self, forward: bool) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if !desk.find.open && desk.find.matches.is_empty() {
            return self.open_find();
        }
        let count = desk.find.matches.len();
        if let Some(current) = desk.find.current.filter(|_| count > 0) {
            let next = if forward {
                (current + 1) % count
            } else {
                (current + count - 1) % count
            };
            desk.find.current = Some(next);
            desk.show_match();
        }
        Vec::new()
    }

    /// Selects the current match and gives the keyboard back to the article.
    ///
    /// Someone may be faster than the search: what was typed just now is then looked for at once, or the place of
    /// older words would be selected.
    pub(in crate::app) fn find_select(&mut self) -> Vec<Effect> {
        if let Some(desk) = self.desk.as_mut().filter(|it| !it.find.finished) {
            // What the search under way still finds comes too late.
            desk.find.generation += 1;
            let find = &desk.find;
            let matches = search::find(desk.find_text().text(), &find.query, find.options, search::MOST_FOUND);
            let generation = find.generation;
            self.found(generation, matches, true);
        }
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if let Some(range) = desk.find.found() {
            if !desk.reviewing.open {
                desk.select(Selection {
                    anchor: range.start,
                    head: range.end,
                });
            }
            desk.show_match();
            self.focus = Some(Pane::Article);
        }
        Vec::new()
    }

    /// Looks again for what is looked for, where another text than the one searched is before the reader now.
    pub(in crate::app) fn search_other_text(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let same = desk.find.side == desk.find_side();
        if same || !desk.find.open && desk.find.matches.is_empty() {
            return Vec::new();
        }
        desk.find.matches.clear();
        desk.find.current = None;
        self.search()
    }
}

impl Find {
    /// The place of the current match, in bytes of the text that was searched.
    fn found(&self) -> Option<Range<usize>> {
        self.matches.get(self.current?).cloned()
    }
}

impl Desk {
    /// The text one looks in: the original only where it has the caret in a review.
    fn find_side(&self) -> Side {
        match self.reviewing.open && self.reviewing.original().is_some() {
            true => self.reviewing.side,
            false => Side::Translation,
        }
    }

    fn find_text(&self) -> &Article {
        let original = self.reviewing.original();
        let original = original.filter(|_| self.find_side() == Side::Original);
        original.unwrap_or_else(|| self.document.article())
    }

    fn find_selection(&self, side: Side) -> Selection {
        match self.reviewing.open {
            true => self.reviewing.selections[side.index()],
            false => self.selection,
        }
    }

    /// Brings the current match on the screen; in a review its words are selected in their pair.
    fn show_match(&mut self) {
        let Some(range) = self.find.found() else {
            return;
        };
        if !self.reviewing.open {
            self.jump_to(range.start);
            return;
        }
        let side = self.find.side;
        let row = self.reviewing.comparison.as_ref();
        if let Some(row) = row.and_then(|it| it.row_at(side, range.start)) {
            self.show_row(row);
            self.reviewing.side = side;
            self.reviewing.selections[side.index()] = Selection {
                anchor: range.start,
                head: range.end,
            };
        }
    }
}
