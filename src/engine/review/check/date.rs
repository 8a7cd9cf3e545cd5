//! T3: dates, weekdays and times.

use super::scene::{Pair, Scene, Side};
use super::{Check, Found, Level, Matter, Place, calendar, shown};
use crate::engine::review::pair::Kind;
use crate::text::date::{Agreement, When, agreement};

pub(super) const CHECK: Check = Check {
    id: "T3",
    key: "date",
    title: "Date or time",
    rule: "A date of the translation is that of the original, worked out from the date line; a weekday is that of its own date.",
    look,
};

/// Most dates of one side of a pair that are compared each with each.
const MOST: usize = 32;

fn look(scene: &Scene, found: &mut Found) {
    weekdays(scene, found);
    if !scene.korean {
        calendar::compare(scene, found);
        return;
    }
    for (original, translation, pair) in scene.both() {
        compare(scene, found, original, translation, pair);
    }
    // Date lines name the day of the other text, too.
    for pair in &scene.pairs {
        let Some(original) = &scene.original else { return };
        let dated = |side: &Side, segments: &std::ops::Range<usize>| side.has(segments, Kind::DateLine);
        if dated(original, &pair.original) && dated(&scene.translation, &pair.translation) {
            date_lines(found, original, &scene.translation, pair);
        }
    }
}

fn date_lines(found: &mut Found, original: &Side, translation: &Side, pair: &Pair) {
    let first = |side: &Side, segments: &std::ops::Range<usize>| -> Option<When> {
        let dates = segments
            .clone()
            .filter_map(|it| side.read.get(it))
            .flat_map(|it| it.dates.iter());
        {
            let mut dates = dates;
            dates.find(|it| it.date().is_some()).cloned()
        }
    };
    let (Some(one), Some(other)) = (first(original, &pair.original), first(translation, &pair.translation)) else {
        return;
    };
    // A translation may well be published later, and never before.
    let earlier = other.date() < one.date();
    if earlier {
        let words = [
            original.text[one.at.clone()].to_owned(),
            translation.text[other.at.clone()].to_owned(),
        ];
        let message = format!(
            "The date line {} is earlier than that of the original, {}",
            shown(&words[1]),
            shown(&words[0])
        );
        let places = [original.place(one.at), translation.place(other.at)];
        found.differs(&CHECK, Level::Warning, pair, places, words, message);
    }
}

/// Weekdays that are not those of their own dates need no original.
fn weekdays(scene: &Scene, found: &mut Found) {
    let side = &scene.translation;
    for pair in &scene.pairs {
        for when in side.dates(&pair.translation) {
            let Some(right) = when.wrong_weekday(side.published) else {
                continue;
            };
            let words = side.text[when.at.clone()].to_owned();
            let message = format!("{} was a {}", shown(&words), weekday_name(right));
            found.push(
                &CHECK,
                Some(pair.bead),
                [Place::Nowhere, side.place(when.at.clone())],
                Matter::Inside,
                Level::Error,
                [String::new(), words],
                message,
            );
        }
    }
}

fn weekday_name(day: jiff::civil::Weekday) -> &'static str {
    use jiff::civil::Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    match day {
        Monday => "Monday",
        Tuesday => "Tuesday",
        Wednesday => "Wednesday",
        Thursday => "Thursday",
        Friday => "Friday",
        Saturday => "Saturday",
        Sunday => "Sunday",
    }
}

/// Dates that belong together with how they agree, and which of each side have a partner.
type Matched<'s> = (Vec<(&'s When, &'s When, Agreement)>, Vec<bool>, Vec<bool>);

/// Pairs the dates of both sides, the best agreement first.
pub(super) fn matched<'s>(one: &[&'s When], other: &[&'s When], published: Option<jiff::civil::Date>) -> Matched<'s> {
    let (mut used, mut taken) = (vec![false; one.len()], vec![false; other.len()]);
    let mut candidates = Vec::new();
    for (i, a) in one.iter().enumerate().take(MOST) {
        for (j, b) in other.iter().enumerate().take(MOST) {
            candidates.push((std::cmp::Reverse(agreement(a, b, published)), i.abs_diff(j), i, j));
        }
    }
    candidates.sort();
    let mut pairs = Vec::new();
    for (how, _, i, j) in candidates {
        if !used[i] && !taken[j] && how.0 > Agreement::Different {
            (used[i], taken[j]) = (true, true);
            pairs.push((one[i], other[j], how.0));
        }
    }
    (pairs, used, taken)
}

fn compare(scene: &Scene, found: &mut Found, original: &Side, translation: &Side, pair: &Pair) {
    let published = original.published;
    let one = original.dates(&pair.original);
    let other = translation.dates(&pair.translation);
    let agree = |a: &When, b: &When| agreement(a, b, published);
    let (pairs, used, taken) = matched(&one, &other, published);
    for (a, b, how) in pairs {
        told(found, original, translation, pair, a, b, how);
    }
    let elsewhere = |when: &When, missing: bool| {
        let near = scene.beside(pair).chain([pair]);
        let fits = |it: &&When| {
            // “This year” is no other way to name a day.
            let vague = when.day.is_some() && it.day.is_none() && it.weekday.is_none() && !it.month_told;
            let how = if missing { agree(when, it) } else { agree(it, when) };
            how >= Agreement::LessExact && !vague
        };
        near.into_iter().any(|it| match missing {
            true => translation
                .dates(&it.translation)
                .into_iter()
                .take(MOST)
                .any(|it| fits(&it)),
            false => original.dates(&it.original).into_iter().take(MOST).any(|it| fits(&it)),
        })
    };
    let mut added: Vec<&When> = (0..other.len())
        .filter(|it| !taken[*it])
        .map(|it| other[it])
        .filter(|it| !elsewhere(it, false))
        .collect();
    for when in (0..one.len()).filter(|it| !used[*it]).map(|it| one[it]) {
        if elsewhere(when, true) {
            continue;
        }
        if let Some(at) = added.iter().position(|it| agree(when, it) == Agreement::Different) {
            let other = added.remove(at);
            told(found, original, translation, pair, when, other, Agreement::Different);
            continue;
        }
        // “This day” and times of day are often left out.
        if when.relative.is_some() || !when.is_calendar() {
            continue;
        }
        let words = original.text[when.at.clone()].to_owned();
        let exact =
            when.day.is_some() || when.month_told || when.year_told && when.year != published.map(|it| it.year());
        // “From a year earlier” says it as well.
        let said = when.day.is_none() && !when.month_told && says_year(translation.words(&pair.translation));
        let unknown = published.is_none() && !when.month_told;
        let level = if exact && !said && !unknown {
            Level::Warning
        } else {
            Level::Note
        };
        let message = format!("{} is missing from the translation", shown(&words));
        let places = [original.place(when.at.clone()), translation.gap(&pair.translation)];
        found.missing(&CHECK, level, pair, places, words, message);
    }
    for when in added {
        if when.relative.is_some() || when.is_time_only() && one.is_empty() {
            continue;
        }
        let words = translation.text[when.at.clone()].to_owned();
        let level = if when.day.is_some() || when.month_told {
            Level::Warning
        } else {
            Level::Note
        };
        let message = format!("{} is not in the original", shown(&words));
        let places = [original.gap(&pair.original), translation.place(when.at.clone())];
        found.added(&CHECK, level, pair, places, words, message);
    }
}

/// Whether words speak of a year without its number: “a year earlier”, “next spring”.
fn says_year(words: &str) -> bool {
    let seasons = ["spring", "summer", "autumn", "fall", "winter"];
    let near = |season: &str| {
        ["next", "last", "this", "coming"]
            .iter()
            .any(|it| words.contains(&format!("{it} {season}")))
    };
    words.contains("year") || words.contains("annual") || seasons.into_iter().any(near)
}

fn told(found: &mut Found, original: &Side, translation: &Side, pair: &Pair, one: &When, other: &When, how: Agreement) {
    let words = [
        original.text[one.at.clone()].to_owned(),
        translation.text[other.at.clone()].to_owned(),
    ];
    let [from, to] = [shown(&words[0]), shown(&words[1])];
    let resolved = one
        .date()
        .map(|it| format!(" ({it}, a {})", weekday_name(it.weekday())))
        .unwrap_or_default();
    let (level, message) = match how {
        Agreement::Different => {
            let level = if one.relative.is_some() || other.relative.is_some() {
                Level::Warning
            } else {
                Level::Error
            };
            (level, format!("{from}{resolved} became {to}"))
        }
        Agreement::Doubtful if one.relative.is_none() && other.relative.is_none() => {
            (Level::Note, format!("{from}{resolved} may not be {to}"))
        }
        Agreement::OtherZone => (
            Level::Note,
            format!("{from}{resolved} became {to}: a day apart, as between time zones"),
        ),
        Agreement::LessExact
            if one.day.is_some() && other.day.is_none() && other.weekday.is_none()
                || one.month_told && other.month.is_none() =>
        {
            (Level::Note, format!("{from} became {to}, which says less"))
        }
        _ => return,
    };
    let places = [original.place(one.at.clone()), translation.place(other.at.clone())];
    found.differs(&CHECK, level, pair, places, words, message);
}
