//! Cues: the words that attribute, such as “said”, “according to”, “reportedly”.

mod table;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::segment::trim;

/// Most words of one cue.
const MOST_WORDS: usize = 5;
/// Longest marked cue, in bytes, that is looked at.
const LONGEST: usize = 400;

/// One way to attribute, with its forms.
#[derive(Debug)]
pub struct Cue {
    /// The form a dictionary has it under.
    pub lemma: &'static str,
    /// A value of the attribute `class` of a cue.
    pub class: &'static str,
    /// How it stands in a sentence.
    pub used: Use,
    /// In lower case; several words have one space between.
    pub forms: &'static [&'static str],
}

/// How a cue stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Use {
    /// A verb that also stands after the words, before or after who said them: “…,” said Ana.
    Speech,
    /// A verb that a clause follows: studies show that …
    Clause,
    /// An adverb that names nobody: reportedly.
    Adverb,
    /// Who it was comes after: according to Ana.
    According,
    /// A noun that a clause follows: Ana's claim that …
    Noun,
    /// The verb at the end of a Korean or Japanese sentence.
    Final,
    /// Chinese, where no space shows a word.
    Chinese,
    /// A colon or a dash.
    Mark,
}

/// The cue that `words`, marked as one, hold: “said”, “was highlighted in”, “announcement made”.
///
/// Words around it that have no part in it are passed over; of two cues the first counts, and a
/// verb or a noun before a mark. Nouns that are also verbs (*claim*) count as the verb.
pub fn cue_of(words: &str) -> Option<&'static Cue> {
    let words = words.get(..words.floor_char_boundary(LONGEST))?.trim();
    let tokens = tokens(words, 0..words.len());
    let whole = (0..tokens.len()).find_map(|at| longest_at(words, &tokens[at..]));
    if let Some((_, cue)) = whole {
        return Some(cue);
    }
    let unspaced = table::CUES
        .iter()
        .filter(|it| matches!(it.used, Use::Final | Use::Chinese));
    let unspaced = unspaced.flat_map(|cue| cue.forms.iter().map(move |form| (form, cue)));
    if let Some((_, cue)) = unspaced
        .filter(|(form, _)| words.contains(**form))
        .max_by_key(|it| it.0.len())
    {
        return Some(cue);
    }
    let is_mark = words.ends_with(':') || table::MARK.forms.contains(&words);
    is_mark.then_some(&table::MARK)
}

/// The class of the cue in `words`, as the attribute `class` of a cue has it.
pub fn class_of(words: &str) -> Option<&'static str> {
    cue_of(words).map(|it| it.class)
}

/// The cues in `range` of `text`: whole words, capitals or not, in order and apart.
///
/// Left out are verbs where they are nouns (after an article, a possessive or a preposition) and
/// names (a capital inside a sentence). Chinese is not searched: no space shows its words.
pub fn cues_in(text: &str, range: Range<usize>) -> Vec<(Range<usize>, &'static Cue)> {
    let tokens = tokens(text, range);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match longest_at(text, &tokens[at..]) {
            Some((count, cue)) if stands_as_cue(text, &tokens, at, cue) => {
                found.push((tokens[at].start..tokens[at + count - 1].end, cue));
                at += count;
            }
            _ => at += 1,
        }
    }
    found
}

/// Every form with its cue; a verb wins over a noun of the same form.
static FORMS: LazyLock<HashMap<&'static str, &'static Cue>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for cue in table::CUES.iter().filter(|it| it.used != Use::Chinese) {
        for form in cue.forms {
            forms.entry(*form).or_insert(cue);
        }
    }
    forms
});

/// Nouns with their cue, where the same form may be a verb too.
static NOUNS: LazyLock<HashMap<&'static str, &'static Cue>> = LazyLock::new(|| {
    let nouns = table::CUES.iter().filter(|it| it.used == Use::Noun);
    nouns
        .flat_map(|cue| cue.forms.iter().map(move |form| (*form, cue)))
        .collect()
});

/// The noun cue that `word` is: *claim* in “the claim that …”.
pub fn noun_of(word: &str) -> Option<&'static Cue> {
    NOUNS.get(word.to_lowercase().as_str()).copied()
}

/// The longest cue that begins with the first of `tokens`, and how many of them it is.
fn longest_at(text: &str, tokens: &[Range<usize>]) -> Option<(usize, &'static Cue)> {
    let first = tokens.first()?;
    let mut found = None;
    let mut form = String::new();
    for (i, token) in tokens.iter().take(MOST_WORDS).enumerate() {
        let end_before = tokens[i.saturating_sub(1)].end;
        // Only white space may stand between the words of one cue.
        let apart = i > 0 && trim(text, end_before..token.start).is_some();
        if apart || token.len() > 40 || token.start - first.start > 120 {
            break;
        }
        if i > 0 {
            form.push(' ');
        }
        form.push_str(&text[token.clone()].to_lowercase());
        if let Some(cue) = FORMS.get(form.as_str()) {
            found = Some((i + 1, *cue));
        }
    }
    found
}

/// Whether the cue at token `at` is used as one.
fn stands_as_cue(text: &str, tokens: &[Range<usize>], at: usize, cue: &Cue) -> bool {
    let token = &tokens[at];
    let before = at.checked_sub(1).map(|it| tokens[it].clone());
    let between = &text[before.as_ref().map_or(token.start, |it| it.end)..token.start];
    let follows = before.is_some() && !between.contains(|c: char| !c.is_whitespace());
    let word = &text[token.clone()];
    if word.starts_with(char::is_uppercase) && follows {
        return false;
    }
    match cue.used {
        Use::Speech | Use::Clause => {
            let before = before.map_or("", |it| &text[it]);
            // “who asked not to be named” tells how one speaks, not what is said.
            let rest = &text[token.end..text.floor_char_boundary((token.end + 40).min(text.len()))];
            let asks_for_silence = cue.lemma == "ask" && NAMELESS.iter().any(|it| rest.trim_start().starts_with(it));
            if asks_for_silence {
                return false;
            }
            // French *a* is no article before its participle.
            cue.lemma == "dire" || !(follows && makes_noun(before))
        }
        _ => true,
    }
}

/// What somebody asks for who does not want to be named.
const NAMELESS: &[&str] = &[
    "not to be",
    "to remain anonymous",
    "to stay anonymous",
    "for anonymity",
    "that their name",
    "that her name",
    "that his name",
];

/// Articles, possessives and prepositions: what follows is a noun.
fn makes_noun(before: &str) -> bool {
    #[rustfmt::skip] // By kind.
    const BEFORE: &[&str] = &[
        "the", "a", "an", "this", "these", "those", "my", "your", "his", "its", "our", "their", "whose", "any", "no", "each", "every",
        "some", "such", "of", "in", "on", "at", "by", "for", "from", "with", "without", "under", "into", "about", "against", "to", "than",
        "new", "latest", "recent",
    ];
    let lower = before.to_lowercase();
    lower.ends_with("'s")
        || lower.ends_with("’s")
        || lower.ends_with("s'")
        || lower.ends_with("s’")
        || BEFORE.contains(&lower.as_str())
}

/// Words of `range`: letters and digits, with apostrophes and hyphens inside.
pub(super) fn tokens(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let Some(words) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    let mut chars = words.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let inner = matches!(c, '\'' | '’' | '-' | '‑') || (c == '.' && open.is_some());
        let next_is_letter = chars.peek().is_some_and(|it| it.1.is_alphanumeric());
        // A plural possessive keeps its apostrophe: players’ union.
        let plural = matches!(c, '\'' | '’') && words[..i].ends_with('s') && !next_is_letter;
        let inside = c.is_alphanumeric() || (open.is_some() && inner && next_is_letter) || (open.is_some() && plural);
        match (inside, open) {
            (true, None) => open = Some(i),
            (false, Some(start)) => {
                found.push(range.start + start..range.start + i);
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.map(|start| range.start + start..range.end));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::attribute::{ATTRIBUTES, Attribute};
    use crate::model::label::Label;

    #[test]
    fn every_class_is_a_value_of_the_attribute() {
        let is_class = |it: &&Attribute| it.label == Label::Cue && it.key == "class";
        let class = ATTRIBUTES.iter().find(is_class).unwrap();
        for cue in table::CUES.iter().chain([&table::MARK]) {
            assert!(class.values.iter().any(|it| it.key == cue.class), "{cue:?}");
            for form in cue.forms {
                assert_eq!(*form, form.to_lowercase(), "{cue:?}");
                assert!(form.split(' ').count() <= MOST_WORDS, "{cue:?}");
            }
        }
    }

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let found = cues_in(text, 0..text.len());
        let found: Vec<&str> = found.into_iter().map(|(it, _)| &text[it]).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn verbs_phrases_and_adverbs_are_found_and_nouns_are_not() {
        check("The mayor said it, Ruiz claims.", &["said", "claims"]);
        check("According to the report, he Pointed out the flaw", &["According to"]);
        check("The claims of his report were a warning to the state.", &[]);
        check(
            "“Wait,” Said Ruiz reportedly pointed out.",
            &["Said", "reportedly", "pointed out"],
        );
        check(
            "The council lashed out; the Post reports that ferries’ reports lied.",
            &["lashed out", "reports"],
        );
        check("그는 “간다”고 말했다.", &["말했다"]);
        check("", &[]);
    }

    #[track_caller]
    fn check_class(words: &str, class: Option<&str>) {
        assert_eq!(class_of(words), class, "{words}");
    }

    #[test]
    fn the_class_of_marked_words_is_told() {
        check_class("said", Some("neutral"));
        check_class("was highlighted in", Some("neutral"));
        check_class("are believed", Some("neutral"));
        check_class("has long claimed", Some("claiming"));
        check_class("reportedly", Some("claiming"));
        check_class("According to", Some("nominal"));
        check_class("announcement made", Some("nominal"));
        check_class("conceded that", Some("concessive"));
        check_class("lashed out at", Some("evaluative"));
        check_class("confirms", Some("factive"));
        check_class("was blunt:", Some("punctuation"));
        check_class(":", Some("punctuation"));
        check_class("라고 말했다", Some("neutral"));
        check_class("と述べた", Some("neutral"));
        check_class("表示：", Some("neutral"));
        check_class("ferry", None);
        check_class("", None);
    }
}
