//! Which commands fit what was typed in the palette.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::command::{ENTRIES, Entry};

/// The entries that fit `query`, best first; all of them in their order for an empty one.
pub fn ranked(query: &str) -> Vec<&'static Entry> {
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, &Entry)> = ENTRIES
        .iter()
        .filter_map(|entry| {
            let title = pattern.score(Utf32Str::new(entry.title, &mut buffer), &mut matcher);
            let help = pattern.score(Utf32Str::new(entry.help, &mut buffer), &mut matcher);
            // A hit in the name counts more than one in the explanation.
            let score = title.map(|it| it * 2 + 1).max(help)?;
            Some((score, entry))
        })
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_of_a_name_finds_the_command() {
        assert_eq!(ranked("quot")[0].name, "quote");
        assert_eq!(ranked("")[0].name, ENTRIES[0].name);
        assert_eq!(ranked("").len(), ENTRIES.len());
        assert!(ranked("zzzzqq").is_empty());
    }
}
