//! Where somebody stands, by an adjective: “Ana is confident that …”, “Ana made clear that …”.

use std::ops::Range;

use super::draft::Draft;
use super::rule;
use super::scene::Scene;
use super::speech::Reading;
use super::subject::Subject;
use super::token::Kind;
use super::word::Flags;

/// Adjectives that a clause follows, and how far each is trusted to tell what somebody says or thinks.
const STANCES: &[(&str, u8)] = &[
    ("adamant", 80),
    ("confident", 72),
    ("convinced", 68),
    ("concerned", 66),
    ("worried", 64),
    ("hopeful", 66),
    ("optimistic", 66),
    ("afraid", 58),
    ("unsure", 56),
    ("certain", 56),
    ("sure", 54),
    ("skeptical", 60),
    ("sceptical", 60),
    ("disappointed", 60),
];

impl Scene<'_> {
    /// “is adamant that”, “are concerned the …”, “made it clear that”
    pub fn read_stances(&self, reading: &Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        for at in sentence.start + 2..sentence.end {
            self.step();
            let Some((start, trust)) = self.stance(&sentence, at) else {
                continue;
            };
            let next = at + 1;
            let that = self.has(next, Flags::THAT) && self.leads_clause(next, sentence.end);
            let content = next..self.clause_end(next + usize::from(that), sentence.end);
            let bare = !that
                && self.begins_noun_phrase(next)
                && content.len() >= 3
                && self.is_clause(&content)
                && self.clause_starts_well(&content);
            if !(that || bare) || content.is_empty() {
                continue;
            }
            let group = self.group_start(sentence.start, start);
            let Subject::Named(source) = self.subject(sentence.start, group) else {
                continue;
            };
            let nobody = self.is_any(source.start, &["it", "this", "that", "what", "there"]);
            if nobody {
                continue;
            }
            let confidence = if that { trust } else { trust.saturating_sub(6) };
            self.push(
                found,
                &rule::STANCE,
                confidence,
                vec![content],
                Some(source),
                group..next,
                reading,
            );
        }
    }

    /// Where the verb stands that the adjective at `at` goes with, and how far the two are trusted.
    fn stance(&self, sentence: &Range<usize>, at: usize) -> Option<(usize, u8)> {
        let token = self.token(at)?;
        if !token.is(Kind::Word) || token.has(Flags::CAPITAL) {
            return None;
        }
        if self.is_word(at, "clear") {
            let verb = if self.is_word(at - 1, "it") && at > sentence.start + 2 {
                at - 2
            } else {
                at - 1
            };
            return self
                .is_any(verb, &["made", "makes", "make", "making"])
                .then_some((verb, 84));
        }
        let before = (sentence.start + 1..at)
            .rev()
            .take(4)
            .find(|&it| !self.has(it, Flags::ADVERB) && !self.has(it, Flags::NEGATION) || self.has(it, Flags::BE))?;
        if !self.has(before, Flags::BE) || self.has(before, Flags::SUBJECT) {
            return None;
        }
        let stance = STANCES.iter().find(|it| self.is_word(at, it.0))?;
        Some((before, stance.1))
    }
}
