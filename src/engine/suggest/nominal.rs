//! A noun of saying that leads to what is said: “Ana's claim that …”, “the announcement by Ana that …”.

use std::ops::Range;

use super::draft::Draft;
use super::rule;
use super::scene::Scene;
use super::speech::Reading;
use super::token::Kind;
use super::verb::Form;
use super::word::Flags;

/// Participles between a noun of saying and “by”.
const MADE: &[&str] = &["made", "issued", "released", "published", "given"];

impl Scene<'_> {
    /// “Ana's claim that …”, “the announcement by Ana that …”
    pub fn read_nouns(&self, reading: &Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        for at in sentence.clone() {
            self.step();
            let token = &self.tokens[at];
            if !token.has(Flags::SAYING_NOUN) || token.has(Flags::CAPITAL) && at > sentence.start {
                continue;
            }
            let last = sentence.end.min(at + 16);
            let that = (at + 1..last).find(|&it| self.has(it, Flags::THAT));
            let stops = |upto: usize| {
                self.tokens[at + 1..upto].iter().any(|it| {
                    matches!(it.kind, Kind::Comma | Kind::Semicolon | Kind::Quote | Kind::Colon)
                        || it.has(Flags::FINITE)
                })
            };
            // “the announcement made by”
            let made = self.is_any(at + 1, MADE);
            let stops = |upto: usize| match made {
                true => {
                    upto <= at + 2
                        || self.tokens[at + 2..upto]
                            .iter()
                            .any(|it| !it.is_word() || it.has(Flags::FINITE))
                }
                false => stops(upto),
            };
            let Some(that) = that.filter(|&it| !stops(it)) else {
                continue;
            };
            // “the report that was published”: a relative clause.
            let relative = self.token(that + 1).is_none_or(|it| {
                it.has(Flags::FINITE)
                    || it.has(Flags::AUXILIARY) && !it.has(Flags::SUBJECT)
                    || it.verb.is_some_and(|it| it.form == Form::Past)
            });
            if relative
                || that + 2 >= sentence.end
                || !self.holds_finite(that + 1..sentence.end) && sentence.end < that + 4
            {
                continue;
            }
            let source = if that == at + 1 {
                self.owner(sentence.start, at)
            } else {
                self.maker(at + 1, that)
            };
            if that > at + 1 && source.is_none() {
                continue;
            }
            let as_verb = token.verb.is_some()
                && at > sentence.start
                && !self.has(at - 1, Flags::DETERMINER)
                && !self.has(at - 1, Flags::GENITIVE)
                && !self.has(at - 1, Flags::PREPOSITION)
                && !self.is_plural_noun(sentence.start, at);
            // “no evidence that”, “the idea that”: nobody says it.
            let thing = self.is_any(
                at,
                &["evidence", "idea", "doubt", "doubts", "news", "notion", "opinion"],
            );
            if (as_verb || thing) && source.is_none() {
                continue;
            }
            let content = that..self.noun_clause_end(&sentence, at, that);
            let confidence = if source.is_some() { rule::NOUN.confidence } else { 65 };
            let cue = at..if made { at + 2 } else { at + 1 };
            self.push(found, &rule::NOUN, confidence, vec![content], source, cue, reading);
        }
    }

    /// Where the clause ends that a noun leads to: “the claim that it is safe | was wrong”, “amid reports that he left | , prices fell”.
    fn noun_clause_end(&self, sentence: &Range<usize>, noun: usize, that: usize) -> usize {
        let end = self.clause_end(that + 1, sentence.end);
        let leads = self.has(sentence.start, Flags::PREPOSITION) || self.has(sentence.start, Flags::SUBORDINATOR);
        if !leads && self.holds_finite(sentence.start..noun) {
            return end;
        }
        // The noun belongs to the subject of the sentence, or to a circumstance before it.
        let (mut verbs, mut clauses, mut inside) = (0usize, 0usize, false);
        for at in that + 1..end {
            self.step();
            let token = &self.tokens[at];
            let opens = token.has(Flags::SUBORDINATOR)
                || token.has(Flags::RELATIVE)
                || token.has(Flags::CONJUNCTION)
                || token.has(Flags::THAT)
                || token.verb.is_some() && self.has(at + 1, Flags::SUBJECT);
            clauses += usize::from(opens);
            if token.is(Kind::Comma) && verbs > 0 && leads && self.begins_noun_phrase(at + 1) {
                return at;
            }
            let adverb = token.has(Flags::ADVERB) || token.has(Flags::NEGATION) || token.has(Flags::AUXILIARY);
            let finite = self.is_finite(at, token, false) && !self.is_reduced(at);
            if finite && !inside && verbs > clauses && !leads {
                return at;
            }
            if finite && !inside {
                verbs += 1;
            }
            // “would not seek”: the verbs of one group.
            inside = finite && (!inside || token.has(Flags::AUXILIARY)) || inside && adverb;
        }
        end
    }

    /// “made by Ukrainian officials on June 7”
    fn maker(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let by = (from..end).find(|&it| self.is_any(it, &["by", "from"]))?;
        if by > from + 1 {
            return None;
        }
        let stop = (by + 1..end)
            .find(|&it| self.is_any(it, &["on", "in", "at"]) || self.has(it, Flags::TIME))
            .unwrap_or(end);
        (stop > by + 1).then_some(by + 1..stop)
    }

    /// “Ana Ruiz's”, “her” before a noun.
    fn owner(&self, from: usize, noun: usize) -> Option<Range<usize>> {
        let owner = (from..noun)
            .rev()
            .take(3)
            .find(|&it| self.has(it, Flags::GENITIVE) || self.has(it, Flags::POSSESSIVE))?;
        if self.has(owner, Flags::POSSESSIVE) {
            return (!self.is_any(owner, &["my", "your", "our"])).then_some(owner..owner + 1);
        }
        let mut start = owner;
        while start > from {
            let before = &self.tokens[start - 1];
            if before.has(Flags::PREPOSITION) || before.has(Flags::SUBORDINATOR) || before.has(Flags::CONJUNCTION) {
                break;
            }
            let joins = before.has(Flags::CAPITAL)
                || before.has(Flags::DETERMINER)
                || before.is(Kind::Word)
                    && !before.has(Flags::PREPOSITION)
                    && !before.has(Flags::CONJUNCTION)
                    && !before.has(Flags::AUXILIARY)
                    && before.verb.is_none()
                    && !before.has(Flags::ADVERB)
                    && !before.has(Flags::FINITE)
                    && !before.has(Flags::ED);
            if !joins || start + 6 < owner {
                break;
            }
            start -= 1;
            if before.has(Flags::DETERMINER) {
                break;
            }
        }
        Some(start..owner + 1)
    }
}
