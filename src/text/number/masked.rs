//! Digits that are no numbers: in addresses, telephone numbers, times of day and written dates.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

static MASKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i:https?://\S+|www\.\S+|\S+@\S+\.[a-z]+)",
        // Times of day, scores and proportions.
        r"|\d{1,2}:\d{2}(?::\d{2})?|(?-u:\b)\d{1,2}-\d{1,2}(?:-\d{1,2})+|\d{1,2}/\d{1,2}(?-u:\b)",
        // 2025.06.17, 2025-06-17, 2025/6/17
        r"|\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}(?-u:\b)",
        // Telephone numbers.
        r"|\+?\d{2,4}[-–]\d{3,4}[-–]\d{3,4}",
        // Names with a number: F-16, COVID-19, MH370, G7, KF-21
        r"|(?-u:\b)[A-Z][A-Za-z]*[-–]?\d(?-u:[\w-])*",
        r"|(?-u:\b)\d+[A-Za-z]?[-–][A-Z](?-u:[\w-])*",
        // 5G, 3D, 4K, and what else is written together with capitals.
        r"|(?-u:\b)\d+[A-Z](?-u:\w)*",
    ))
    .ok()
});

/// Where such digits stand, as bytes, in order.
pub(super) fn masked(text: &str) -> Vec<Range<usize>> {
    let found = MASKS.iter().flat_map(|it| it.find_iter(text));
    found
        .map(|it| it.range())
        .filter(|it| !is_money(&text[it.clone()]))
        .collect()
}

/// “US$20” begins with letters; “30MW” and “20GW” are measures.
fn is_money(words: &str) -> bool {
    let unit = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let led = words.starts_with(|c: char| c.is_ascii_digit());
    led && [
        "MW", "GW", "KW", "MWh", "GWh", "TWh", "TB", "GB", "MB", "KRW", "USD", "M", "K", "B", "T", "BN",
    ]
    .contains(&unit)
}

/// A list of places in order, asked about in order.
pub(super) struct Masks {
    places: Vec<Range<usize>>,
    next: usize,
}

impl Masks {
    pub(super) fn of(text: &str) -> Self {
        Masks {
            places: masked(text),
            next: 0,
        }
    }

    /// The end of the masked place that holds `byte`; `byte` never goes back.
    pub(super) fn end_at(&mut self, byte: usize) -> Option<usize> {
        while self.places.get(self.next).is_some_and(|it| it.end <= byte) {
            self.next += 1;
        }
        let place = self.places.get(self.next)?;
        place.contains(&byte).then_some(place.end)
    }
}
