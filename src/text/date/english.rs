//! Dates of English texts.

use jiff::ToSpan;
use jiff::civil::Date;

use super::english_word::{is_counted, weekday};
use super::{Part, When, month_after, nearest_year};
use crate::text::number::{Token, tokens};

/// The dates of `text`, in order and apart.
pub(super) fn dates(text: &str, published: Option<Date>) -> Vec<When> {
    let words = tokens(text);
    let reader = Reader {
        text,
        words: &words,
        published,
    };
    let mut found: Vec<When> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((mut when, end)) = reader.read(at) else {
            at += 1;
            continue;
        };
        let end = end.clamp(at + 1, words.len());
        when.at = words[at].at.start..words[end - 1].at.end;
        // A.m. and p.m. keep their last stop.
        if text[when.at.end..].starts_with('.') && text[..when.at.end].ends_with(".m") {
            when.at.end += 1;
        }
        reader.carry(&mut when, found.last());
        let second = reader.second_day(&when, end);
        found.push(when);
        at = end;
        if let Some((when, end)) = second {
            found.push(when);
            at = end;
        }
    }
    share_years(&mut found, text);
    found
}

/// Between January and mid-December last year: the year is that of both.
fn share_years(found: &mut [When], text: &str) {
    for n in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(n);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else {
            continue;
        };
        let between = text.get(first.at.end..second.at.start).unwrap_or_default().trim();
        let joined = matches!(between, "and" | "to" | "through" | "until" | "-" | "–");
        if joined && first.month_told && !first.year_told && second.year_told {
            first.year = second.year;
            first.year_told = true;
        }
    }
}

pub(super) struct Reader<'t> {
    pub text: &'t str,
    pub words: &'t [Token],
    pub published: Option<Date>,
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |it| it.text.as_str())
    }

    /// The word at `at` if nothing but a comma stands before it.
    pub(super) fn next(&self, at: usize) -> &str {
        let Some(token) = self.words.get(at) else { return "" };
        let before = at.checked_sub(1).map_or(0, |it| self.words[it].at.end);
        let between = self.text.get(before..token.at.start).unwrap_or_default();
        let thin = between
            .chars()
            .all(|c| matches!(c, ' ' | ',' | '-' | '–' | '.' | '(' | '’' | '\''));
        if thin { &token.text } else { "" }
    }

    /// The date that begins with the word at `at`, and the word after it.
    fn read(&self, at: usize) -> Option<(When, usize)> {
        let mut when = When::at(0..0);
        self.weekday(at, &mut when)
            .or_else(|| self.month(at, &mut when))
            .or_else(|| self.part_of_year(at, &mut when))
            .or_else(|| self.relative(at, &mut when))
            .or_else(|| self.year(at, &mut when))
            .or_else(|| self.time(at, &mut when))
            .map(|end| (when, end))
    }

    /// “June 14 to 16”, “June 14-16”, “June 14 and 16”: a second day of the month of `first`, and the word after it.
    fn second_day(&self, first: &When, end: usize) -> Option<(When, usize)> {
        first.day.filter(|_| first.month_told && first.time.is_none())?;
        let year_last = self.words.get(end.wrapping_sub(1))?.at.len() == 4;
        let link = self.next(end);
        let joined = self.words.get(end).is_some_and(|it| it.joined);
        let at = end + usize::from(matches!(link, "to" | "through" | "and" | "until"));
        if year_last || at == end && !joined || self.next(at).is_empty() {
            return None;
        }
        let day = self.day(at).filter(|it| Some(*it) > first.day)?;
        let after = self.day_end(at);
        // “June 14 and 16 people”, “June 14 to 16 July”.
        let ends = self.words.get(after).is_none_or(|it| {
            it.broken
                || link == "to" && !it.capital
                || matches!(
                    it.text.as_str(),
                    "and"
                        | "in"
                        | "at"
                        | "on"
                        | "by"
                        | "for"
                        | "to"
                        | "with"
                        | "as"
                        | "when"
                        | "last"
                        | "this"
                        | "before"
                        | "after"
                        | "found"
                        | "showed"
                )
        });
        let mut when = When {
            day: Some(day),
            part: None,
            weekday: None,
            relative: None,
            ..first.clone()
        };
        when.at = self.words[at].at.start..self.words[after - 1].at.end;
        ends.then_some((when, after))
    }

    /// “Tuesday”, “Tuesday, June 17”, “last Tuesday”.
    fn weekday(&self, at: usize, when: &mut When) -> Option<usize> {
        let lead = usize::from(matches!(self.word(at), "last" | "next" | "this" | "on"));
        let token = self.words.get(at + lead)?;
        let weekday = weekday(&token.text).filter(|_| token.capital)?;
        when.weekday = Some(weekday);
        match self.word(at) {
            "last" => when.week = Some(-1),
            "next" => when.week = Some(1),
            _ => {}
        }
        let end = at + lead + 1;
        let dated = end + usize::from(self.next(end) == "the");
        if !self.next(dated).is_empty()
            && !matches!(self.next(dated), "last" | "this" | "next")
            && let Some(more) = self.month(dated, when).filter(|_| when.day.is_some())
        {
            when.weekday = Some(weekday);
            return Some(more);
        }
        (when.year, when.month, when.day, when.part) = (None, None, None, None);
        (when.year_told, when.month_told) = (false, false);
        // “Tuesday at 6 p.m.”
        let timed = end + usize::from(self.next(end) == "at");
        if let Some(more) = self.time(timed, when) {
            return Some(more);
        }
        Some(end)
    }

    /// “June 17, 2025”, “17 June”, “mid-December last year”, “end of March”, “last June”.
    fn month(&self, start: usize, when: &mut When) -> Option<usize> {
        let mut at = start;
        let lead = match self.word(at) {
            "early" => Some(Part::Early),
            "mid" | "middle" => Some(Part::Middle),
            "late" | "end" => Some(Part::Late),
            "beginning" | "start" => Some(Part::Early),
            _ => None,
        };
        if lead.is_some() {
            at += 1 + usize::from(self.word(at + 1) == "of");
        }
        let near = matches!(self.word(at), "last" | "next" | "this").then(|| self.word(at).to_owned());
        if near.is_some() {
            at += 1;
        }
        if let Some(day) = self.day(at) {
            let after = self.day_end(at);
            let of = after + usize::from(self.next(after) == "of");
            if let Some(month) = self.month_name(of, true) {
                when.day = Some(day);
                when.month = Some(month);
                return Some(self.month_end(of + 1, when, near.as_deref()));
            }
            // “on the 17th”: a bare day.
            let bare = self.word(at.wrapping_sub(1)) == "the" && after == at + 2 && self.is_bare_day(after);
            if bare && near.is_none() {
                when.day = Some(day);
                return Some(after);
            }
        }
        let sure = lead.is_some() || near.is_some();
        let dated = self.day(at + 1).is_some();
        let month = self.month_name(at, sure || dated)?;
        when.month = Some(month);
        let mut end = at + 1;
        // “June 17”, and not “June 2025”, “June 3 million”.
        if let Some(day) = self.day(end).filter(|_| !self.next(end).is_empty()) {
            when.day = Some(day);
            end = self.day_end(end);
        }
        when.part = lead.filter(|_| when.day.is_none());
        Some(self.month_end(end, when, near.as_deref()))
    }

    /// The year after a month; the word after it.
    fn month_end(&self, mut end: usize, when: &mut When, near: Option<&str>) -> usize {
        when.month_told = true;
        let this = self.published.map(Date::year);
        let of = end + usize::from(self.next(end) == "of");
        if let Some(year) = self.year_at(end).filter(|_| !self.next(end).is_empty()) {
            when.year = Some(year);
            when.year_told = true;
            end += 1;
        } else if let Some(step) = self.year_step(of) {
            when.year = this.map(|it| it + step);
            when.year_told = this.is_some();
            end = of + 2;
        } else if let (Some(near), Some(published), Some(month)) = (near, self.published, when.month) {
            let ahead = month > published.month();
            when.year = Some(match near {
                "last" if month >= published.month() => published.year() - 1,
                "next" if !ahead => published.year() + 1,
                _ => published.year(),
            });
            when.year_told = near != "this";
        }
        end
    }

    /// “last year”, “this year”, “next year”.
    pub(super) fn year_step(&self, at: usize) -> Option<i16> {
        if self.next(at).is_empty() || self.next(at + 1) != "year" {
            return None;
        }
        match self.word(at) {
            "last" => Some(-1),
            "this" => Some(0),
            "next" => Some(1),
            _ => None,
        }
    }

    /// “first half of 2026”, “second quarter”, “earlier this year”, “last year”, “early 2025”.
    fn part_of_year(&self, at: usize, when: &mut When) -> Option<usize> {
        let mut end = at;
        let order = match self.word(at) {
            "first" => Some(1),
            "second" => Some(2),
            "third" => Some(3),
            "fourth" | "final" => Some(4),
            "latter" => Some(2),
            _ => None,
        };
        when.part = match (order, self.next(at + 1)) {
            (Some(1), "half") => Some(Part::FirstHalf),
            (Some(2), "half") => Some(Part::SecondHalf),
            (Some(quarter), "quarter") => Some(Part::Quarter(quarter)),
            _ => None,
        };
        if when.part.is_some() {
            end += 2;
            end += usize::from(self.next(end) == "of");
            let step = self.year_step(end + usize::from(self.next(end) == "the"));
            if let Some(step) = step {
                self.set_year(when, step);
                return Some(end + 2);
            }
            if let Some(year) = self.year_at(end) {
                (when.year, when.year_told) = (Some(year), true);
                return Some(end + 1);
            }
            return Some(at + 2);
        }
        let lead = match self.word(at) {
            "early" | "earlier" | "beginning" | "start" => Some(Part::Early),
            "mid" | "middle" => Some(Part::Middle),
            "late" | "later" | "end" => Some(Part::Late),
            _ => None,
        };
        if lead.is_some() {
            end += 1;
            end += usize::from(self.next(end) == "of");
            end += usize::from(self.next(end) == "the");
        }
        if let Some(year) = self.year_at(end).filter(|_| lead.is_some()) {
            (when.year, when.year_told) = (Some(year), true);
            when.part = lead;
            return Some(end + 1);
        }
        if lead.is_some() && self.next(end) == "year" {
            self.set_year(when, 0);
            when.part = lead;
            return Some(end + 1);
        }
        let step = self.year_step(end)?;
        self.set_year(when, step);
        // “Earlier this year” may be any time before.
        when.part = lead.filter(|_| !matches!(self.word(at), "earlier" | "later"));
        Some(end + 2)
    }

    fn set_year(&self, when: &mut When, step: i16) {
        when.year = self.published.map(|it| it.year() + step);
        when.year_told = when.year.is_some();
    }

    /// “the previous day”, “a day earlier”, “yesterday”, “last month”, “next week”.
    fn relative(&self, at: usize, when: &mut When) -> Option<usize> {
        let (second, third) = (self.next(at + 1), self.next(at + 2));
        let seen = |when: &mut When, days: i32| {
            when.relative = Some(days);
            let date = self.published.and_then(|it| it.checked_add(days.days()).ok());
            if let Some(date) = date {
                when.set_date(date);
            }
        };
        let (days, len) = match (self.word(at), second, third) {
            ("yesterday", ..) => {
                seen(when, -1);
                return Some(at + 1);
            }
            ("today", ..) => {
                seen(when, 0);
                return Some(at + 1);
            }
            ("tomorrow", ..) => {
                seen(when, 1);
                return Some(at + 1);
            }
            ("the", "previous" | "preceding" | "prior", "day") => (-1, 3),
            ("the", "day", "before") => (-1, 3),
            ("a" | "one", "day", "earlier" | "before" | "prior") => (-1, 3),
            ("the", "following" | "next", "day")
            | ("the", "day", "after")
            | ("a" | "one", "day", "later" | "after") => (1, 3),
            ("the" | "that", "same", "day") => (0, 3),
            ("that" | "this" | "same", "day", _) => (0, 2),
            ("last", "month", _) => return self.set_month(when, -1).map(|()| at + 2),
            ("this", "month", _) => return self.set_month(when, 0).map(|()| at + 2),
            ("next", "month", _) => return self.set_month(when, 1).map(|()| at + 2),
            ("last", "week", _) => (-7, 2),
            ("this", "week", _) => (-8, 2),
            ("next", "week", _) => (7, 2),
            _ => return None,
        };
        match days {
            -7 => when.week = Some(-1),
            -8 => when.week = Some(0),
            7 => when.week = Some(1),
            days => when.relative = Some(days),
        }
        Some(at + len)
    }

    fn set_month(&self, when: &mut When, months: i32) -> Option<()> {
        let (year, month) = month_after(self.published?, months)?;
        (when.year, when.month, when.month_told) = (Some(year), Some(month), true);
        Some(())
    }

    /// 2024, the 1990s.
    fn year(&self, at: usize, when: &mut When) -> Option<usize> {
        let year = self.year_at(at)?;
        let token = &self.words[at];
        let before = self.text[..token.at.start].chars().next_back();
        if before.is_some_and(|it| matches!(it, '$' | '€' | '£' | '¥' | '₩' | '/' | '#' | ':')) {
            return None;
        }
        (when.year, when.year_told) = (Some(year), true);
        let after = &self.text[token.at.end..];
        if after.starts_with('s')
            || after.starts_with("’s") && year % 10 == 0
            || after.starts_with("'s") && year % 10 == 0
        {
            when.decade = year % 10 == 0;
            return Some(at + 1 + usize::from(after.starts_with('s')));
        }
        let counted = self
            .words
            .get(at + 1)
            .filter(|it| !it.broken && it.at.start == token.at.end + 1);
        let counts = counted.is_some_and(|it| is_counted(&it.text));
        (!counts).then_some(at + 1)
    }

    /// Day, month and year that the text leaves to be worked out.
    fn carry(&self, when: &mut When, before: Option<&When>) {
        let Some(published) = self.published else { return };
        if let (Some(month), None) = (when.month, when.year) {
            when.year = nearest_year(published, month, when.day.unwrap_or(1));
        }
        if let (Some(day), None) = (when.day, when.month) {
            let date = super::latest(published, day, true);
            if let Some(date) = date {
                when.set_date(date);
            }
        }
        let relative = when.relative.filter(|_| when.day.is_none());
        if let (Some(days), Some(named)) = (relative, before.and_then(When::date))
            && let Ok(date) = named.checked_add(days.days())
        {
            when.set_date(date);
        }
    }
}
