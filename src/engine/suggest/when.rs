//! Clauses that tell when something happened, and so have a subject of their own: “shares fell after the bank said …”.

use super::scene::Scene;
use super::word::Flags;

/// Measures of time that “after” follows.
#[rustfmt::skip] // By kind.
pub(super) const SPANS: &[&str] = &[
    "days", "weeks", "months", "years", "hours", "minutes", "day", "week", "month", "year", "hour", "moments", "decades",
    "shortly", "soon", "just", "immediately",
];

/// Nouns for those who speak as one, and for what speaks for them.
#[rustfmt::skip] // By kind.
const BODIES: &[&str] = &[
    "company", "firm", "government", "ministry", "department", "agency", "union", "unions", "council", "board", "bank",
    "group", "team", "party", "committee", "commission", "club", "regulator", "airline", "hospital", "university", "charity",
    "report", "study", "survey", "poll", "paper", "newspaper",
];

impl Scene<'_> {
    /// “Shares fell after | the bank said”, “two days after | the bank said”, not “a statement issued after the meeting said”.
    pub(super) fn tells_when(&self, from: usize, at: usize, end: usize) -> bool {
        let leads = self.is_any(at, &["after", "before", "since", "until", "once", "as"]);
        // “sites such as the Courier”, “as well as Lund”
        let likens = at > from && self.is_any(at - 1, &["such", "well", "far", "long", "soon", "same"]);
        if !leads || likens || at <= from || at + 1 >= end || !self.begins_noun_phrase(at + 1) {
            return false;
        }
        if self.is_any(at - 1, SPANS) {
            return !self.is_word(at, "as");
        }
        let low = from.max(at.saturating_sub(30));
        let finite = (low + 1..at).rev().find(|&it| {
            self.step();
            self.is_finite(it, &self.tokens[it], false)
        });
        let Some(verb) = finite else { return false };
        let mark = (low..verb).rev().find(|&it| !self.tokens[it].is_word()).unwrap_or(low);
        if self.tokens[mark..verb].iter().any(|it| it.has(Flags::RELATIVE)) {
            // “The man who came after the fire said”, “one who has dived since the union said”.
            return self.is_any(at, &["after", "since", "until"]) && self.may_speak(end - 1);
        }
        // “The strike ended after”, “a report released after”: only who comes next tells.
        !self.is_reduced(verb) || verb + 1 == at && !self.is_word(at, "as") && self.may_speak(end - 1)
    }

    /// Whether a noun is a name, a role or a body, and no event: ministers, the company.
    fn may_speak(&self, noun: usize) -> bool {
        let token = &self.tokens[noun];
        token.has(Flags::CAPITAL) && !token.has(Flags::TIME) && !token.has(Flags::CAPITALS)
            || token.has(Flags::SUBJECT)
            || token.has(Flags::PEOPLE)
            || token.has(Flags::ROLE)
            || self.is_any(noun, BODIES)
    }
}
