//! Whom a source means: the name a pronoun, a family name or a description stands for.

use std::collections::HashMap;
use std::ops::Range;

use super::word::{self, Flags};
use super::{Speaker, Suggestion};
use crate::model::article::Article;
use crate::model::span::Span;

/// How many of those named last may be meant by a description.
const MOST_CHOICES: usize = 6;
/// Nouns kept for what somebody is.
const MOST_ROLES: usize = 8;
/// How many of those named last a pronoun may mean.
const LOOK_BACK: usize = 8;

/// Somebody named as a source earlier in the article.
struct Named {
    /// The fullest words for them.
    span: Span,
    /// Nouns for what they are, in lower case: “researcher”.
    roles: Vec<String>,
    gender: Option<Gender>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    He,
    She,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Person,
    Body,
    Group,
}

/// Those named so far, by family name.
#[derive(Default)]
struct Known {
    all: Vec<Named>,
    by_name: HashMap<String, usize>,
    /// Places in `all`, the last one spoken of last.
    recent: Vec<usize>,
}

/// Says of each suggestion whom its source means; suggestions are in the order of the text.
pub(super) fn resolve(article: &Article, suggestions: &mut [Suggestion]) {
    let mut known = Known::default();
    for suggestion in suggestions {
        let Some(source) = suggestion.source else { continue };
        let carried = matches!(suggestion.speaker, Speaker::Carried(_));
        let meant = known.meant(article, source);
        suggestion.speaker = match (carried, meant) {
            (true, Speaker::Means(span)) => Speaker::Carried(span),
            (true, _) => Speaker::Carried(source),
            (false, meant) => meant,
        };
    }
}

impl Known {
    fn meant(&mut self, article: &Article, source: Span) -> Speaker {
        let words = article.quote(source);
        let lower = words.to_lowercase();
        match lower.as_str() {
            "he" | "him" | "그" | "그는" => return self.pronoun(Some(Gender::He)),
            "she" | "her" | "그녀" => return self.pronoun(Some(Gender::She)),
            "who" | "which" | "that" | "i" | "we" | "you" => return Speaker::Unnamed,
            "they" | "it" => return self.body(lower == "they"),
            _ => {}
        }
        let shape = Shape::of(words);
        match shape.name.clone() {
            Some(name) => self.named(article, source, &name, shape),
            None => self.description(&lower),
        }
    }

    fn pronoun(&mut self, gender: Option<Gender>) -> Speaker {
        let fits = |it: &&usize| {
            let named = &self.all[**it];
            named.kind == Kind::Person && (named.gender.is_none() || named.gender == gender)
        };
        let Some(at) = self.recent.iter().rev().take(LOOK_BACK).find(fits).copied() else {
            return Speaker::Unnamed;
        };
        self.all[at].gender = gender;
        self.spoken(at);
        Speaker::Means(self.all[at].span)
    }

    fn body(&mut self, several: bool) -> Speaker {
        let wanted = if several { Kind::Group } else { Kind::Body };
        let found = self
            .recent
            .iter()
            .rev()
            .take(LOOK_BACK)
            .find(|&&it| self.all[it].kind == wanted || self.all[it].kind == Kind::Body);
        found.map_or(Speaker::Unnamed, |&it| Speaker::Means(self.all[it].span))
    }

    fn named(&mut self, article: &Article, source: Span, name: &Range<usize>, shape: Shape) -> Speaker {
        let words = article.quote(source);
        let name_words: Vec<&str> = words[name.clone()].split_whitespace().map(bare).collect();
        let (Some(first), Some(last)) = (name_words.first(), name_words.last()) else {
            return Speaker::Named;
        };
        let single = name_words.len() == 1;
        let earlier = self
            .by_name
            .get(*last)
            .or_else(|| self.by_name.get(*first).filter(|_| single))
            .copied();
        if let Some(at) = earlier {
            self.spoken(at);
            let known = &mut self.all[at];
            known.roles.extend(shape.roles.into_iter().take(4));
            known.roles.truncate(8);
            if single {
                return Speaker::Means(known.span);
            }
            let whole = article.quote(known.span).len() >= words.len();
            if !whole {
                known.span = source;
            }
            return Speaker::Named;
        }
        let at = self.all.len();
        let kind = shape.kind;
        self.all.push(Named {
            span: source,
            roles: shape.roles,
            gender: shape.gender,
            kind,
        });
        self.by_name.insert((*last).to_owned(), at);
        // Korean and Chinese names have the family name first; given names are used alone, too.
        if kind == Kind::Person && !single {
            self.by_name.entry((*first).to_owned()).or_insert(at);
        }
        self.spoken(at);
        Speaker::Named
    }

    fn description(&mut self, lower: &str) -> Speaker {
        let head = lower
            .split_whitespace()
            .map(bare)
            .rfind(|it| !it.is_empty())
            .unwrap_or_default();
        let definite = lower.starts_with("the ");
        if !definite || head.is_empty() {
            return Speaker::Unnamed;
        }
        let mut found: Vec<Span> = Vec::new();
        for &at in self.recent.iter().rev().take(4 * LOOK_BACK) {
            let named = &self.all[at];
            if named.roles.iter().any(|it| it == head) && !found.contains(&named.span) {
                found.push(named.span);
            }
            if found.len() == MOST_CHOICES {
                break;
            }
        }
        if found.is_empty() {
            Speaker::Unnamed
        } else {
            Speaker::OneOf(found)
        }
    }

    fn spoken(&mut self, at: usize) {
        if self.recent.last() != Some(&at) {
            self.recent.push(at);
        }
    }
}

/// What the words for a source tell.
struct Shape {
    /// The name in them, in bytes.
    name: Option<Range<usize>>,
    roles: Vec<String>,
    gender: Option<Gender>,
    kind: Kind,
}

impl Shape {
    fn of(words: &str) -> Shape {
        let mut best: Option<(usize, usize, usize)> = None;
        let mut open: Option<(usize, usize, usize)> = None;
        let mut roles = Vec::new();
        let mut gender = None;
        let mut body = false;
        // The words up to the first comma or preposition say what it is.
        let mut head = true;
        let mut at = 0;
        for (i, word) in words.split_inclusive(char::is_whitespace).enumerate().take(60) {
            let start = at;
            at += word.len();
            let word = word.trim_end();
            let plain = bare(word);
            let lower = plain.to_lowercase();
            let flags = if plain.len() <= word::LONGEST {
                word::entry(lower.as_bytes()).flags
            } else {
                Flags::default()
            };
            match lower.as_str() {
                "mr" | "sir" | "spokesman" | "chairman" | "congressman" | "king" | "prince" | "father" => {
                    gender = Some(Gender::He)
                }
                "ms" | "mrs" | "miss" | "spokeswoman" | "chairwoman" | "congresswoman" | "queen" | "princess"
                | "sister" => gender = Some(Gender::She),
                _ => {}
            }
            // “a professor at the university” is no university.
            body |= head
                && matches!(
                    lower.as_str(),
                    "ministry"
                        | "agency"
                        | "department"
                        | "committee"
                        | "commission"
                        | "council"
                        | "company"
                        | "party"
                        | "university"
                        | "police"
                        | "news"
                        | "report"
                        | "study"
                        | "times"
                        | "post"
                        | "group"
                        | "association"
                        | "federation"
                        | "union"
                        | "government"
                        | "administration"
                        | "court"
                        | "office"
                        | "bank"
                        | "institute"
                        | "center"
                        | "centre"
                        | "team"
                        | "corporation"
                        | "foundation"
                        | "statement"
                        | "organization"
                        | "organisation"
                );
            head &= !(word.ends_with(',') || flags.has(Flags::PREPOSITION) && lower != "of");
            let role = flags.has(Flags::ROLE);
            // “a diver”, “the researcher”: a description may use any noun that stood beside the name.
            let noun = !plain.starts_with(char::is_uppercase) && plain.len() > 3 && flags == Flags::default();
            if (role || noun) && roles.len() < MOST_ROLES {
                roles.push(lower.clone());
            }
            let plural = i == 0 && flags.has(Flags::PEOPLE);
            let named = !(flags.has(Flags::TITLE) || flags.has(Flags::TIME));
            let capital = plain.starts_with(char::is_uppercase)
                && named
                && !(i == 0 && (plural || role || flags.has(Flags::DETERMINER)));
            let ended = word.ends_with([',', ')', '’']) || word.ends_with("'s") || word.ends_with("’s");
            if capital && !plain.is_empty() {
                let lead = word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
                let run = open.get_or_insert((start + lead, 0, 0));
                run.1 = start + lead + plain.len();
                run.2 += 1;
            }
            if (!capital || ended)
                && let Some(run) = open.take()
                && best.is_none_or(|it| it.2 < 2 && run.2 > it.2)
            {
                best = Some(run);
            }
        }
        if let Some(run) = open
            && best.is_none_or(|it| it.2 < 2 && run.2 > it.2)
        {
            best = Some(run);
        }
        let kind = match (body, &best) {
            (true, _) => Kind::Body,
            (false, Some(_)) => Kind::Person,
            (false, None) => Kind::Group,
        };
        Shape {
            name: best
                .filter(|it| it.1 > it.0 && words.get(it.0..it.1).is_some())
                .map(|it| it.0..it.1),
            roles,
            gender,
            kind,
        }
    }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}
