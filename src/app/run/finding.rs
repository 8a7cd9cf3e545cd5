//! Finding words in the article.

use std::ops::Range;

use crate::app::effect::Effect;
use crate::app::selection::Selection;
use crate::app::state::{Pane, State};
use crate::engine::search::Options;

impl State {
    pub(in crate::app) fn open_find(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.find.open = true;
        self.focus = Some(Pane::Find);
        // Selected words on one line are what one wants to find.
        let range = desk.selection.range();
        let words = &desk.document.article().text()[range.clone()];
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
        let find = &mut desk.find;
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
            article: desk.document.article().clone(),
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
        let from = desk.selection.range().start;
        let next = matches.partition_point(|it| it.start < from);
        desk.find.current = match matches.len() {
            0 => None,
            len if next == len => Some(0),
            _ => Some(next),
        };
        desk.find.matches = matches;
        desk.find.finished = whole;
        if let Some(current) = desk.find.current {
            desk.jump_to(desk.find.matches[current].start);
        }
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
            desk.jump_to(desk.find.matches[next].start);
        }
        Vec::new()
    }

    /// Selects the current match and gives the keyboard back to the article.
    pub(in crate::app) fn find_select(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let current = desk.find.current.and_then(|it| desk.find.matches.get(it)).cloned();
        if let Some(range) = current {
            desk.select(Selection {
                anchor: range.start,
                head: range.end,
            });
            desk.jump_to(range.start);
            self.focus = Some(Pane::Article);
        }
        Vec::new()
    }
}
