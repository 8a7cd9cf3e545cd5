//! Words and digits of English dates: times of day, days, years, names of months and weekdays.

use jiff::civil::Weekday;

use super::english::Reader;
use super::{Time, When};

impl Reader<'_> {
    /// 18:11, 6:11 p.m., 6 p.m., noon, midnight.
    pub(super) fn time(&self, at: usize, when: &mut When) -> Option<usize> {
        match self.next(at) {
            "noon" | "midday" => {
                when.time = Some(Time {
                    hour: 12,
                    minute: None,
                    sure: true,
                });
                return Some(at + 1);
            }
            "midnight" => {
                when.time = Some(Time {
                    hour: 0,
                    minute: None,
                    sure: true,
                });
                return Some(at + 1);
            }
            _ => {}
        }
        let token = self.words.get(at)?;
        let hour: i8 = token.text.parse().ok().filter(|it| (0..=24).contains(it))?;
        let mut end = at + 1;
        let mut minute = None;
        if let Some(next) = self.words.get(end)
            && self.text.get(token.at.end..next.at.start) == Some(":")
            && next.at.len() == 2
        {
            minute = Some(next.text.parse().ok().filter(|it| (0..60).contains(it))?);
            end += 1;
        }
        let half = match self.next(end) {
            "a.m" | "am" => Some(0),
            "p.m" | "pm" => Some(12),
            _ => None,
        };
        if half.is_none() && minute.is_none() {
            return None;
        }
        end += usize::from(half.is_some());
        let hour = half.map_or(hour, |it| hour % 12 + it) % 24;
        when.time = Some(Time {
            hour,
            minute,
            sure: true,
        });
        Some(end)
    }

    /// The number at `at` if it can be a day of a month: 17, 17th.
    pub(super) fn day(&self, at: usize) -> Option<i8> {
        let token = self.words.get(at)?;
        let value = token.text.parse().ok().filter(|it| (1..=31).contains(it))?;
        let next = self.words.get(at + 1);
        let glued = next.filter(|it| it.at.start == token.at.end);
        let fits = glued.is_none_or(|it| is_ordinal_end(&it.text));
        let scaled = next.is_some_and(|it| {
            !it.broken
                && matches!(
                    it.text.as_str(),
                    "million" | "billion" | "percent" | "%" | "trillion" | "people"
                )
        });
        let timed = self.text[token.at.end..].starts_with(':');
        (fits && !scaled && !timed && token.at.len() <= 2).then_some(value)
    }

    /// The word after the day at `at`.
    pub(super) fn day_end(&self, at: usize) -> usize {
        let glued = self.words.get(at + 1).filter(|it| it.at.start == self.words[at].at.end);
        at + 1 + usize::from(glued.is_some_and(|it| is_ordinal_end(&it.text)))
    }

    /// Whether “the 17th” is followed by no noun.
    pub(super) fn is_bare_day(&self, after: usize) -> bool {
        self.words.get(after).is_none_or(|it| {
            it.broken || matches!(it.text.as_str(), "and" | "that" | "at" | "in" | "to" | "as" | "when")
        })
    }

    pub(super) fn year_at(&self, at: usize) -> Option<i16> {
        let token = self.words.get(at)?;
        let written = token.at.len() == 4 && token.is_digits();
        token
            .text
            .parse()
            .ok()
            .filter(|it| written && (1500..2200).contains(it))
    }

    /// The month named by the word at `at`; “May” and “March” only where something tells a date.
    pub(super) fn month_name(&self, at: usize, sure: bool) -> Option<i8> {
        let token = self.words.get(at).filter(|it| it.capital)?;
        let month = month(&token.text)?;
        let doubtful = matches!(token.text.as_str(), "may" | "march" | "mar" | "sun");
        let before = at.checked_sub(1).map_or("", |it| self.word(it));
        let told = matches!(
            before,
            "in" | "of"
                | "since"
                | "until"
                | "by"
                | "from"
                | "to"
                | "through"
                | "between"
                | "and"
                | "last"
                | "next"
                | "this"
                | "on"
                | "for"
                | "during"
                | "before"
                | "after"
        );
        let dated = self.year_at(at + 1).is_some() || self.year_step(at + 1).is_some();
        (!doubtful || sure || dated || (told && at > 0)).then_some(month)
    }
}

fn is_ordinal_end(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

/// Nouns after which four digits are a number of something.
pub(super) fn is_counted(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "units"
            | "dollars"
            | "won"
            | "percent"
            | "soldiers"
            | "troops"
            | "men"
            | "workers"
            | "tons"
            | "kilometers"
            | "km"
            | "miles"
            | "meters"
            | "feet"
            | "homes"
            | "houses"
            | "times"
            | "jobs"
            | "cases"
            | "students"
            | "households"
            | "employees"
            | "residents"
            | "vehicles"
            | "drones"
            | "yen"
            | "euros"
            | "tonnes"
            | "hectares"
            | "acres"
            | "years"
            | "days"
            | "hours"
            | "square"
    )
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word.trim_end_matches(['s', '’', '\'']) {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" => Weekday::Tuesday,
        "wednesday" | "wed" | "wedne" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// The months in English, from January.
pub(in crate::text) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month(word: &str) -> Option<i8> {
    let word = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word);
    let short = word.len() == 3 || word == "sept";
    let place = MONTHS
        .iter()
        .position(|it| *it == word || short && it.starts_with(word))?;
    Some(place as i8 + 1)
}
