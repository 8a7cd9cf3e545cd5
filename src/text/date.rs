//! Days, months, years and times of day in English and Korean texts, resolved from an article's date line.
//!
//! Korean copy names bare days (“17일”, “지난 9일”) and English copy weekdays; both become days of the calendar here.

mod agree;
mod english;
pub(in crate::text) mod english_word;
mod korean;

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

pub use agree::{Agreement, agreement};

/// A day, a month, a year or a time of day that a text names.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// Where it is named, in bytes of the text.
    pub at: Range<usize>,
    pub year: Option<i16>,
    /// Whether the year is written, or said by “last year”, and not only worked out.
    pub year_told: bool,
    /// 1 to 12.
    pub month: Option<i8>,
    /// Whether the month is written, or said by “last month”.
    pub month_told: bool,
    /// 1 to 31.
    pub day: Option<i8>,
    pub part: Option<Part>,
    pub weekday: Option<Weekday>,
    /// Days after the day named before it, or after the date line: -1 for “the previous day”.
    pub relative: Option<i32>,
    /// Weeks after that of the date line.
    pub week: Option<i32>,
    /// Hour and minute, of 24 hours; without “오전” or “p.m.” the hour may be either.
    pub time: Option<Time>,
    /// Whether the day is that of another place: 현지시간.
    pub local: bool,
    /// Whether years of a decade are meant: 1990s.
    pub decade: bool,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    pub hour: i8,
    pub minute: Option<i8>,
    /// Whether morning and afternoon are told apart.
    pub sure: bool,
}

/// A part of a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Early,
    Middle,
    Late,
    FirstHalf,
    SecondHalf,
    /// 1 to 4.
    Quarter(u8),
}

impl When {
    fn at(at: Range<usize>) -> Self {
        When {
            at,
            year: None,
            year_told: false,
            month: None,
            month_told: false,
            day: None,
            part: None,
            weekday: None,
            relative: None,
            week: None,
            time: None,
            local: false,
            decade: false,
        }
    }

    /// The day of the calendar, where one is known.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// Whether it names nothing but a time of day.
    pub fn is_time_only(&self) -> bool {
        self.time.is_some() && self.is_timeless_empty()
    }

    /// Its time of day without the day.
    pub fn time_alone(&self) -> When {
        When {
            time: self.time,
            ..When::at(self.at.clone())
        }
    }

    /// Whether it names a day, a month, a year, a quarter: something that another date would contradict.
    pub fn is_calendar(&self) -> bool {
        self.day.is_some() || self.month_told || self.year_told || self.part.is_some()
    }

    /// The weekday it names, if that is not the weekday of its own date.
    ///
    /// A year that is not written is not held against it unless the date line is near.
    pub fn wrong_weekday(&self, published: Option<Date>) -> Option<Weekday> {
        let (weekday, date) = (self.weekday?, self.date()?);
        let near = published.is_some_and(|it| (date - it).get_days().abs() <= 120);
        ((self.year_told || near) && date.weekday() != weekday).then(|| date.weekday())
    }

    fn is_timeless_empty(&self) -> bool {
        let calendar = self.year.is_some() || self.month.is_some() || self.day.is_some() || self.part.is_some();
        !(calendar || self.weekday.is_some() || self.relative.is_some() || self.week.is_some())
    }

    fn set_date(&mut self, date: Date) {
        self.year = Some(date.year());
        self.month = Some(date.month());
        self.day = Some(date.day());
    }
}

/// The dates in `range` of the Korean `text`, in order and apart; `published` is the article's date line.
pub fn korean(text: &str, range: Range<usize>, published: Option<Date>) -> Vec<When> {
    in_part(text, range, |part| korean::dates(part, published))
}

/// The dates in `range` of the English `text`, in order and apart; `published` is the article's date line.
pub fn english(text: &str, range: Range<usize>, published: Option<Date>) -> Vec<When> {
    in_part(text, range, |part| english::dates(part, published))
}

fn in_part(text: &str, range: Range<usize>, read: impl Fn(&str) -> Vec<When>) -> Vec<When> {
    let Some(part) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut found = read(part);
    for when in &mut found {
        when.at = range.start + when.at.start..range.start + when.at.end;
    }
    found
}

/// The year of a month (and day) that is named without one: the nearest that is not half a year ahead.
fn nearest_year(published: Date, month: i8, day: i8) -> Option<i16> {
    let this = published.year();
    let date = Date::new(this, month, day.clamp(1, 28)).ok()?;
    let ahead = published.checked_add(6.months()).ok()?;
    Some(if date > ahead { this - 1 } else { this })
}

/// The date of the day `day` nearest before `published`, itself included if `today`.
fn latest(published: Date, day: i8, today: bool) -> Option<Date> {
    let mut month = published.first_of_month();
    for _ in 0..3 {
        if let Ok(date) = Date::new(month.year(), month.month(), day)
            && (date < published || today && date == published)
        {
            return Some(date);
        }
        month = month.checked_sub(1.month()).ok()?;
    }
    None
}

/// The date of the day `day` nearest after `published`.
fn next(published: Date, day: i8) -> Option<Date> {
    let mut month = published.first_of_month();
    for _ in 0..3 {
        if let Ok(date) = Date::new(month.year(), month.month(), day)
            && date > published
        {
            return Some(date);
        }
        month = month.checked_add(1.month()).ok()?;
    }
    None
}

/// `months` after the month of `published`, as year and month.
fn month_after(published: Date, months: i32) -> Option<(i16, i8)> {
    let date = published.first_of_month().checked_add(months.months()).ok()?;
    Some((date.year(), date.month()))
}

#[cfg(test)]
mod tests;
