//! Whether a date of the original and one of the translation are the same.

use jiff::civil::Date;

use super::{Part, Time, When};

/// How two dates agree; the better is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// They cannot be compared: a time and a year.
    None,
    /// Another day, month, year or time.
    Different,
    /// Perhaps another: one of them had to be guessed.
    Doubtful,
    /// A day apart where the original has the date of another place.
    OtherZone,
    /// The same as far as both go, but one says more.
    LessExact,
    Same,
}

/// How the date of the `original` and that of the `translation` agree; `published` is the article's date line.
pub fn agreement(original: &When, translation: &When, published: Option<Date>) -> Agreement {
    if original.is_time_only() || translation.is_time_only() {
        return match (original.time, translation.time) {
            (Some(one), Some(other)) if original.is_time_only() == translation.is_time_only() => times(one, other),
            _ => Agreement::None,
        };
    }
    let time = match (original.time, translation.time) {
        (Some(one), Some(other)) => times(one, other),
        _ => Agreement::Same,
    };
    calendar(original, translation, published).min(if time == Agreement::Different {
        time
    } else {
        Agreement::Same
    })
}

fn calendar(one: &When, other: &When, published: Option<Date>) -> Agreement {
    if one.decade != other.decade {
        return Agreement::None;
    }
    if let (Some(a), Some(b)) = (one.week, other.week)
        && one.weekday.is_none() == other.weekday.is_none()
    {
        let days = one.weekday == other.weekday;
        return if a == b && days {
            Agreement::Same
        } else {
            Agreement::Different
        };
    }
    if one.relative.is_some() && one.relative == other.relative {
        return Agreement::Same;
    }
    // A weekday alone against a day of the calendar.
    match (bare_weekday(one), bare_weekday(other)) {
        (Some(a), Some(b)) => return if a == b { Agreement::Same } else { Agreement::Different },
        (Some(weekday), None) => return on_weekday(other, weekday, one, published),
        (None, Some(weekday)) => return on_weekday(one, weekday, other, published),
        (None, None) => {}
    }
    if one.week.is_some() || other.week.is_some() {
        return Agreement::None;
    }
    fields(one, other)
}

fn bare_weekday(when: &When) -> Option<jiff::civil::Weekday> {
    when.weekday.filter(|_| when.day.is_none())
}

/// Whether `dated` falls on `weekday`, near enough to the date line to be named by it.
fn on_weekday(dated: &When, weekday: jiff::civil::Weekday, named: &When, published: Option<Date>) -> Agreement {
    let Some(date) = dated.date() else {
        return match dated.weekday {
            Some(other) => {
                if other == weekday {
                    Agreement::Same
                } else {
                    Agreement::Different
                }
            }
            None => Agreement::None,
        };
    };
    let Some(published) = published else {
        return Agreement::None;
    };
    let days = (date - published).get_days();
    if date.weekday() == weekday {
        return if (-9..=9).contains(&days) {
            Agreement::Same
        } else {
            Agreement::Doubtful
        };
    }
    let apart =
        (i32::from(date.weekday().to_monday_zero_offset()) - i32::from(weekday.to_monday_zero_offset())).rem_euclid(7);
    match apart {
        1 | 6 if dated.local || named.local => Agreement::OtherZone,
        _ if dated.relative.is_some() => Agreement::Doubtful,
        _ if (-9..=9).contains(&days) => Agreement::Different,
        _ => Agreement::None,
    }
}

fn fields(one: &When, other: &When) -> Agreement {
    let relative = one.relative.is_some() || other.relative.is_some();
    if let (Some(a), Some(b)) = (one.date(), other.date()) {
        if a == b {
            return Agreement::Same;
        }
        let apart = (a - b).get_days().abs();
        if one.local && apart == 1 {
            return Agreement::OtherZone;
        }
        if relative {
            return if apart <= 1 {
                Agreement::Doubtful
            } else {
                Agreement::None
            };
        }
        // The day agrees and the month or year was guessed.
        let guessed =
            !(one.month_told && other.month_told) || a.month() == b.month() && !(one.year_told && other.year_told);
        return if a.day() == b.day() && guessed {
            Agreement::Doubtful
        } else {
            Agreement::Different
        };
    }
    let mut found = Agreement::Same;
    let told = one.month_told || other.month_told;
    match (one.year, other.year) {
        (Some(a), Some(b)) if a != b => {
            found = found.min(if one.year_told && other.year_told {
                Agreement::Different
            } else {
                Agreement::Doubtful
            });
        }
        (Some(_), Some(_)) => {}
        _ if one.year_told != other.year_told => found = found.min(Agreement::LessExact),
        _ => {}
    }
    match (one.month, other.month) {
        (Some(a), Some(b)) if a != b => {
            found = found.min(if one.month_told && other.month_told {
                Agreement::Different
            } else {
                Agreement::Doubtful
            })
        }
        (Some(_), None) | (None, Some(_)) if told => found = found.min(Agreement::LessExact),
        _ => {}
    }
    match (one.day, other.day) {
        (Some(a), Some(b)) if a != b => found = Agreement::Different,
        (Some(_), None) | (None, Some(_)) => found = found.min(Agreement::LessExact),
        _ => {}
    }
    match (one.part, other.part) {
        (Some(a), Some(b)) if a != b => found = found.min(parts(a, b)),
        (Some(_), None) | (None, Some(_)) if one.part.is_some_and(is_exact) || other.part.is_some_and(is_exact) => {
            found = found.min(Agreement::LessExact)
        }
        _ => {}
    }
    // Nothing in common that was told.
    let shared = one.year.is_some() && other.year.is_some() && (one.year_told || other.year_told)
        || one.month.is_some() && other.month.is_some()
        || one.day.is_some() && other.day.is_some()
        || one.part.is_some() && other.part.is_some();
    if shared { found } else { Agreement::None }
}

fn is_exact(part: Part) -> bool {
    matches!(part, Part::FirstHalf | Part::SecondHalf | Part::Quarter(_))
}

fn parts(one: Part, other: Part) -> Agreement {
    match (one, other) {
        // A quarter lies in a half.
        (Part::Quarter(quarter), half) | (half, Part::Quarter(quarter)) if !matches!(half, Part::Quarter(_)) => {
            let first = quarter <= 2;
            let fits = match half {
                Part::FirstHalf => first,
                Part::SecondHalf => !first,
                _ => return Agreement::Doubtful,
            };
            if fits {
                Agreement::LessExact
            } else {
                Agreement::Different
            }
        }
        _ if is_exact(one) == is_exact(other) => Agreement::Different,
        _ => Agreement::Doubtful,
    }
}

fn times(one: Time, other: Time) -> Agreement {
    let hours = one.hour == other.hour || (!(one.sure && other.sure) && one.hour % 12 == other.hour % 12);
    match (hours, one.minute.unwrap_or(0) == other.minute.unwrap_or(0)) {
        (true, true) => Agreement::Same,
        (true, false) if one.minute.is_none() || other.minute.is_none() => Agreement::LessExact,
        _ => Agreement::Different,
    }
}
