//! Which speaker is meant: candidates put in order while one types.

use std::cmp::Reverse;
use std::sync::Arc;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str, Utf32String};

use crate::text::name::{Agreement, begins_in_hangul, begins_same_person, folded, romanised};

/// Somebody who may be picked.
#[derive(Clone, Debug)]
pub struct Candidate<K> {
    /// What the caller knows the candidate by.
    pub key: K,
    /// What it is found by.
    pub card: Arc<Card>,
    /// How well a name agrees with words of the sentence.
    pub in_sentence: Option<Agreement>,
    /// Whether it is the speaker attributed last.
    pub is_last: bool,
    /// How often it is mentioned in the article.
    pub mentions: usize,
    /// Place among those used lately, 0 the latest.
    pub recent: Option<usize>,
}

/// What somebody is found by, made ready for matching. It costs more than ranking does, so it is kept.
pub struct Card {
    /// The shown name and aliases.
    names: Vec<Name>,
    detail: Utf32String,
    /// The shown name, folded.
    sort: String,
}

/// A row of the picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked<K> {
    /// The candidate's key.
    pub key: K,
    /// Why it stands where it does, in words for the row; empty when nothing speaks for it.
    pub why: String,
    /// Characters of the shown name that the query matched, in order.
    pub matched: Vec<u32>,
}

/// Candidates made ready for one opening of the picker.
pub struct Picker<K> {
    rows: Vec<Row<K>>,
    /// Places in `rows`, best first, as without a query.
    order: Vec<u32>,
    matcher: Matcher,
}

struct Row<K> {
    key: K,
    card: Arc<Card>,
    reasons: Reasons,
}

struct Name {
    text: Arc<str>,
    /// Folded, for matching.
    folded: Utf32String,
    /// In Latin letters, if the name is in Hangul.
    latin: Option<Utf32String>,
    /// Folded.
    plain: String,
    /// Folded, without spaces.
    joined: String,
}

/// What speaks for a candidate before anything is typed. The greater comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Reasons {
    in_sentence: Option<Agreement>,
    is_last: bool,
    mentions: usize,
    recent: Option<Reverse<usize>>,
}

/// How well a query fits a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fit {
    score: u32,
    /// Which name it fits; `None` for the detail.
    name: Option<usize>,
}

/// Added to the score of a name that the query begins, is, or sounds like: more than any gap costs.
const SAME: u32 = 400;
const BEGINS: u32 = 200;
const WORD: u32 = 160;
const WORD_BEGINS: u32 = 100;

impl Card {
    /// Of somebody's names, the shown one first, and of what else may be typed: role, affiliation.
    pub fn of(names: &[Arc<str>], detail: &str) -> Self {
        Card {
            names: names.iter().map(Name::of).collect(),
            detail: Utf32String::from(folded(detail)),
            sort: names.first().map_or_else(String::new, |it| folded(it)),
        }
    }

    /// Whether a word of a name stands in `text`, which must be folded.
    pub fn shares_a_word_with(&self, text: &str) -> bool {
        let mut words = self.names.iter().flat_map(|it| it.plain.split(' '));
        words.any(|word| {
            !word.is_empty()
                && text
                    .split(' ')
                    .any(|it| it == word || is_hangul(word) && it.starts_with(word))
        })
    }

    /// Whether a whole name stands in `text`, which must be folded.
    pub fn stands_in(&self, text: &str) -> bool {
        let mut names = self.names.iter().map(|it| it.plain.as_str());
        names.any(|it| !it.is_empty() && text.contains(it))
    }

    /// Whether some name is in Hangul.
    pub fn is_hangul(&self) -> bool {
        self.names.iter().any(|it| it.latin.is_some())
    }
}

impl std::fmt::Debug for Card {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Card of {}", self.sort)
    }
}

impl<K> std::fmt::Debug for Picker<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picker of {}", self.rows.len())
    }
}

impl<K: Clone> Picker<K> {
    /// Makes `candidates` ready.
    pub fn new(candidates: impl IntoIterator<Item = Candidate<K>>) -> Self {
        let rows: Vec<Row<K>> = candidates.into_iter().map(Row::of).collect();
        let mut order: Vec<u32> = (0..rows.len() as u32).collect();
        let place = |at: u32| {
            let row = &rows[at as usize];
            (Reverse(row.reasons), &row.card.sort)
        };
        order.sort_by(|a, b| place(*a).cmp(&place(*b)));
        Picker {
            rows,
            order,
            matcher: Matcher::new(Config::DEFAULT),
        }
    }

    /// The `most` best rows for `query`, best first.
    ///
    /// Without a query: named in the sentence, last speaker, mentions in this
    /// article, recent use, name. With one, how well it fits comes first and
    /// those reasons lift. Hangul finds Latin names and the other way round.
    pub fn rank(&mut self, query: &str, most: usize) -> Vec<Ranked<K>> {
        let query = Query::of(query);
        if query.plain.is_empty() {
            let first = self.order.iter().take(most);
            return first
                .map(|&it| {
                    let row = &self.rows[it as usize];
                    row.ranked(row.reasons.words(), Vec::new())
                })
                .collect();
        }
        let mut found: Vec<(u32, usize, u32, Fit)> = Vec::new();
        for (place, &at) in self.order.iter().enumerate() {
            let row = &self.rows[at as usize];
            if let Some(fit) = row.fit(&query, &mut self.matcher) {
                found.push((fit.score + row.reasons.lift(), place, at, fit));
            }
        }
        let best = |it: &(u32, usize, u32, Fit)| (Reverse(it.0), it.1);
        if found.len() > most && most > 0 {
            found.select_nth_unstable_by_key(most - 1, best);
        }
        found.truncate(most);
        found.sort_unstable_by_key(best);
        let rows = found.into_iter().map(|(.., at, fit)| {
            let row = &self.rows[at as usize];
            row.ranked(row.why(fit), row.matched(&query, fit, &mut self.matcher))
        });
        rows.collect()
    }
}

/// What was typed, ready for matching.
struct Query {
    typed: String,
    plain: String,
    pattern: Pattern,
    is_hangul: bool,
    /// Hangul of two syllables or more in Latin letters, without spaces.
    latin: Option<String>,
}

impl Query {
    fn of(query: &str) -> Self {
        let plain = folded(query);
        let fuzzy = |it: &str| {
            Pattern::new(
                it,
                CaseMatching::Ignore,
                Normalization::Smart,
                nucleo_matcher::pattern::AtomKind::Fuzzy,
            )
        };
        let is_hangul = is_hangul(&plain);
        Query {
            typed: query.trim().to_owned(),
            pattern: fuzzy(&plain),
            latin: (is_hangul && plain.chars().nth(1).is_some()).then(|| joined(&folded(&romanised(&plain)))),
            is_hangul,
            plain,
        }
    }
}

impl<K: Clone> Row<K> {
    fn of(candidate: Candidate<K>) -> Self {
        Row {
            key: candidate.key,
            card: candidate.card,
            reasons: Reasons {
                in_sentence: candidate.in_sentence,
                is_last: candidate.is_last,
                mentions: candidate.mentions,
                recent: candidate.recent.map(Reverse),
            },
        }
    }

    fn fit(&self, query: &Query, matcher: &mut Matcher) -> Option<Fit> {
        let names = self.card.names.iter().enumerate().filter_map(|(at, name)| {
            let score = name.score(query, matcher)?;
            // The shown name before an alias that fits as well.
            let score = 2 * score + u32::from(at == 0);
            Some(Fit { score, name: Some(at) })
        });
        names.max_by_key(|it| it.score).or_else(|| {
            let score = query.pattern.score(self.card.detail.slice(..), matcher)?;
            Some(Fit {
                score: score / 2,
                name: None,
            })
        })
    }

    fn ranked(&self, why: String, matched: Vec<u32>) -> Ranked<K> {
        Ranked {
            key: self.key.clone(),
            why,
            matched,
        }
    }

    /// Why the row is there for a query: the alias or detail that fits, when the shown name does not show it.
    fn why(&self, fit: Fit) -> String {
        let words = self.reasons.words();
        let fitting = match fit.name {
            Some(0) => return words,
            Some(at) => format!("matches alias {}", self.card.names[at].text),
            None => "matches role or affiliation".to_owned(),
        };
        if words.is_empty() {
            fitting
        } else {
            format!("{fitting}, {words}")
        }
    }

    /// Which characters of the shown name to bring out.
    fn matched(&self, query: &Query, fit: Fit, matcher: &mut Matcher) -> Vec<u32> {
        let (Some(0), Some(name)) = (fit.name, self.card.names.first()) else {
            return Vec::new();
        };
        // Folding loses hyphens, so each character is found again in the name as it is shown.
        let (plain, places) = shown_letters(&name.text);
        let mut matched = Vec::new();
        let wanted = joined(&query.plain);
        if let Some(at) = plain.iter().collect::<String>().find(&wanted) {
            let start = plain.iter().scan(0, |bytes, c| {
                *bytes += c.len_utf8();
                Some(*bytes)
            });
            let start = start.take_while(|&it| it <= at).count();
            matched.extend(places.iter().skip(start).take(wanted.chars().count()));
        } else {
            let mut found = Vec::new();
            let atom = Utf32Str::Unicode(&plain);
            let fuzzy = Pattern::new(
                &wanted,
                CaseMatching::Ignore,
                Normalization::Smart,
                nucleo_matcher::pattern::AtomKind::Fuzzy,
            );
            if fuzzy.indices(atom, matcher, &mut found).is_some() {
                matched.extend(found.iter().filter_map(|&it| places.get(it as usize)));
            }
        }
        matched.sort_unstable();
        matched.dedup();
        matched
    }
}

/// The letters of `name`, folded one by one, and the characters of `name` they come from.
fn shown_letters(name: &str) -> (Vec<char>, Vec<u32>) {
    let mut letters = (Vec::new(), Vec::new());
    for (at, c) in name.chars().enumerate() {
        let mut buffer = [0; 4];
        for c in folded(c.encode_utf8(&mut buffer)).chars() {
            letters.0.push(c);
            letters.1.push(at as u32);
        }
    }
    letters
}

impl Name {
    fn of(text: &Arc<str>) -> Self {
        let plain = folded(text);
        Name {
            text: text.clone(),
            latin: is_hangul(&plain).then(|| Utf32String::from(folded(&romanised(text)))),
            joined: joined(&plain),
            folded: Utf32String::from(plain.as_str()),
            plain,
        }
    }

    fn score(&self, query: &Query, matcher: &mut Matcher) -> Option<u32> {
        let mut score = query
            .pattern
            .score(self.folded.slice(..), matcher)
            .map(|it| it + closeness(&self.folded, &query.plain));
        if self.latin.is_some() != query.is_hangul {
            score = score.max(self.across(query, matcher));
        }
        score
    }

    /// How well a name in one script fits a query in the other.
    fn across(&self, query: &Query, matcher: &mut Matcher) -> Option<u32> {
        if let Some(latin) = &self.latin {
            let fuzzy = query.pattern.score(latin.slice(..), matcher);
            // Hearing costs more than seeing, so it comes only where letters do not fit.
            return fuzzy.or_else(|| begins_same_person(&self.text, &query.typed).then_some(BEGINS));
        }
        let written = query.latin.as_ref().is_some_and(|it| self.joined.contains(it));
        (written || begins_in_hangul(&query.plain, &self.text)).then_some(BEGINS)
    }
}

/// Extra for a name that is the query or begins with it, or one of whose words does.
fn closeness(name: &Utf32String, query: &str) -> u32 {
    let length = query.chars().count();
    let begins = |at: usize| name.len() >= at + length && query.chars().eq(name.slice(at..at + length).chars());
    if begins(0) {
        return if name.len() == length { SAME } else { BEGINS };
    }
    let words = name
        .slice(..)
        .chars()
        .enumerate()
        .filter(|it| it.1 == ' ')
        .map(|it| it.0 + 1);
    let whole = |at: usize| name.len() == at + length || name.slice(at + length..at + length + 1).chars().eq([' ']);
    let fits = words.filter(|it| begins(*it));
    fits.map(|at| if whole(at) { WORD } else { WORD_BEGINS })
        .max()
        .unwrap_or(0)
}

fn joined(folded: &str) -> String {
    folded.replace(' ', "")
}

fn is_hangul(plain: &str) -> bool {
    plain
        .chars()
        .any(|it| matches!(it, '가'..='힣' | '\u{3131}'..='\u{318e}' | '\u{1100}'..='\u{11ff}'))
}

impl Reasons {
    /// What is added to the score of a match: enough to decide between likes and to lift clearly, less than a beginning is worth.
    fn lift(self) -> u32 {
        let sentence = match self.in_sentence {
            Some(Agreement::Whole | Agreement::Within) => 120,
            Some(Agreement::Surname | Agreement::Initials) => 90,
            None => 0,
        };
        let last = if self.is_last { 60 } else { 0 };
        let mentions = 8 * self.mentions.min(5) as u32;
        let recent = self.recent.map_or(0, |it| 20u32.saturating_sub(it.0 as u32));
        sentence + last + mentions + recent
    }

    /// The two best reasons in words; empty when there are none.
    fn words(self) -> String {
        let mentions = match self.mentions {
            0 => None,
            1 => Some("1 mention here".to_owned()),
            count => Some(format!("{count} mentions here")),
        };
        let all = [
            self.in_sentence.map(|_| "named in this sentence".to_owned()),
            self.is_last.then(|| "last speaker".to_owned()),
            mentions,
            self.recent.map(|_| "used recently".to_owned()),
        ];
        let best: Vec<String> = all.into_iter().flatten().take(2).collect();
        best.join(", ")
    }
}
