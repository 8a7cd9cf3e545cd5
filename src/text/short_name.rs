//! A name short enough for a tag: the family name of a person, the acronym of an office.

use unicode_segmentation::UnicodeSegmentation;

/// Longest short name, in characters as one sees them.
const MOST: usize = 14;
/// What may stand after a family name.
const AFTER: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md"];

/// What a person is called for short: the family name.
///
/// It comes last, with the small words before it (“de la Torre”); first where the given name
/// after it is hyphenated as Korean ones are (“Kim Min-jung”). In Hangul, Han and kana it comes first, and a name without spaces stays whole.
pub fn short_person(name: &str) -> String {
    if let Some(acronym) = acronym(name) {
        return acronym;
    }
    let words: Vec<&str> = without_brackets(name).split_whitespace().collect();
    let is_suffix = |it: &&str| AFTER.contains(&it.trim_matches(['.', ',']).to_lowercase().as_str());
    let kept = words.len() - words.iter().rev().take_while(|it| is_suffix(it)).count();
    let words = if kept == 0 { &words[..] } else { &words[..kept] };
    let family = match words {
        [] => name.trim().to_owned(),
        [family, given] if is_hyphenated_given(given) => (*family).to_owned(),
        // The given name, or a title, comes after the family name here.
        [first, ..] if is_east_asian(name) => (*first).to_owned(),
        _ => {
            let small = |it: &&&str| it.chars().next().is_some_and(char::is_lowercase);
            let before = words[..words.len() - 1].iter().rev().take_while(small).count();
            words[words.len() - 1 - before..].join(" ")
        }
    };
    cut(family.trim_end_matches(','))
}

/// What anything else is called for short: its acronym in brackets, or else its first words.
pub fn short_title(name: &str) -> String {
    acronym(name).unwrap_or_else(|| first_words(name))
}

/// The first words of `text`, as many as fit.
pub fn first_words(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        let longer = if out.is_empty() {
            word.to_owned()
        } else {
            format!("{out} {word}")
        };
        if longer.graphemes(true).count() > MOST {
            return if out.is_empty() {
                cut(word)
            } else {
                out.trim_end_matches(is_stop).to_owned() + "…"
            };
        }
        out = longer;
    }
    out
}

/// What does not go before “…”.
fn is_stop(c: char) -> bool {
    matches!(c, ',' | ';' | ':')
}

/// Whether a word is a Korean given name as agencies write it: “Min-jung”.
fn is_hyphenated_given(word: &str) -> bool {
    let Some((before, after)) = word.split_once('-') else {
        return false;
    };
    let lower = after.chars().next().is_some_and(char::is_lowercase);
    !before.is_empty() && lower && !after.contains('-')
}

/// The acronym in the brackets of a name: “Institute of Tides (IoT)”.
fn acronym(name: &str) -> Option<String> {
    let inside = name.split_once('(')?.1.split_once(')')?.0.trim();
    let capitals = inside.chars().filter(|it| it.is_uppercase()).count();
    let fits = inside.chars().count() <= 8 && !inside.contains(char::is_whitespace);
    (fits && capitals >= 2).then(|| inside.to_owned())
}

fn without_brackets(name: &str) -> &str {
    name.split('(').next().unwrap_or(name)
}

fn is_east_asian(name: &str) -> bool {
    name.chars()
        .any(|it| matches!(it, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}'))
}

fn cut(text: &str) -> String {
    match text.grapheme_indices(true).nth(MOST) {
        Some((at, _)) => {
            let end = text[..at].grapheme_indices(true).next_back().map_or(at, |it| it.0);
            format!("{}…", text[..end].trim_end())
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_called_by_their_family_name() {
        for (name, short) in [
            ("Ada Marsh", "Marsh"),
            ("Ada Marsh-Okafor", "Marsh-Okafor"),
            ("Inés de la Torre", "de la Torre"),
            ("Otto Reed Jr.", "Reed"),
            ("Kim Min-jung", "Kim"),
            ("Min-jung Kim", "Kim"),
            ("김민정", "김민정"),
            ("김민정 교수", "김민정"),
            ("Ада Марш", "Марш"),
            ("山田 花子", "山田"),
            ("Cher", "Cher"),
            ("", ""),
            ("A Featherstonehaugh-Cholmondeley", "Featherstoneh…"),
        ] {
            assert_eq!(short_person(name), short, "{name}");
        }
    }

    #[test]
    fn offices_are_called_by_their_acronym_or_first_words() {
        for (name, short) in [
            ("Institute of Tides (IoT)", "IoT"),
            ("Harbour Board", "Harbour Board"),
            ("Ministry of Unification", "Ministry of…"),
            ("Ada Marsh, director of the locks", "Ada Marsh…"),
            ("Board (for harbours)", "Board (for…"),
            ("한국해양과학기술연구원부설기관", "한국해양과학기술연구원부설…"),
        ] {
            assert_eq!(short_title(name), short, "{name}");
        }
    }
}
