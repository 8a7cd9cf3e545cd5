//! A clause that who says it stands in the midst of: “The plan, Lund argued, “makes no sense””.

use std::ops::Range;

use super::scene::Scene;
use super::token::Kind;
use super::verb::Form;
use super::when::SPANS;
use super::word::{self, Flags};

/// Most tokens of the subject before who says it.
const LONGEST_HEAD: usize = 14;

impl Scene<'_> {
    /// The two pieces when `head` is the subject of a clause that goes on behind the comma at `stop`.
    pub(super) fn around(&self, head: Range<usize>, stop: usize, end: usize) -> Option<[Range<usize>; 2]> {
        if head.is_empty() || head.len() > LONGEST_HEAD || !self.is(stop, Kind::Comma) || stop + 1 >= end {
            return None;
        }
        let next = stop + 1;
        let noun = self.begins_noun_phrase(head.start)
            && !self.is_circumstance(&head)
            && !self.tokens[head.clone()]
                .iter()
                .any(|it| it.has(Flags::TIME) || it.is(Kind::Quote));
        let goes_on = if self.is(next, Kind::Quote) {
            let first = self.inside(next).split_whitespace().next().unwrap_or("");
            let flags = word::entry(first.as_bytes()).flags;
            // “It was, said Lund, “a bad day””, “The plan, Lund said, “is dead””.
            let verb_before = self.has(head.end - 1, Flags::BE);
            first.starts_with(char::is_lowercase) && (verb_before || flags.has(Flags::FINITE))
        } else {
            let finite = self.has(next, Flags::AUXILIARY) || self.is_finite(next, &self.tokens[next], false);
            finite && !self.has(next, Flags::SUBJECT)
        };
        let whole = self.has(head.end - 1, Flags::BE) || !self.has_own_verb(&head);
        if !(noun && goes_on && whole) {
            return None;
        }
        let rest = next..self.clause_end(next, end).max(next + 1);
        Some([head, rest])
    }

    /// Who “who” means at `who`, with it: “Ruiz, who said”, “residents who said”.
    pub(super) fn with_antecedent(&self, from: usize, who: usize) -> Range<usize> {
        if who <= from {
            return who..who + 1;
        }
        let mut start = who;
        if self.is(start - 1, Kind::Comma) {
            start -= 1;
        }
        let mut at = start;
        while at > from && start - at < 6 {
            let before = &self.tokens[at - 1];
            let joins = before.is(Kind::Word)
                && !before.has(Flags::PREPOSITION)
                && !before.has(Flags::CONJUNCTION)
                && !before.has(Flags::AUXILIARY)
                && (before.has(Flags::CAPITAL) || before.verb.is_none() && !before.has(Flags::FINITE));
            if !joins {
                break;
            }
            at -= 1;
            if before.has(Flags::DETERMINER) {
                break;
            }
        }
        if at == start {
            return who..who + 1;
        }
        // “Ruiz, the mayor, who said”: the name before what describes it.
        let described = self.has(at, Flags::DETERMINER) || self.tokens[at..start].iter().any(|it| it.has(Flags::ROLE));
        if described && at > from + 1 && self.is(at - 1, Kind::Comma) {
            let names = (from..at - 1)
                .rev()
                .take(4)
                .take_while(|&it| self.has(it, Flags::CAPITAL) && !self.has(it, Flags::TIME))
                .last();
            return names.unwrap_or(at)..who + 1;
        }
        at..who + 1
    }

    /// “Although Ruiz said she likes it, she wants more”: the clause that leads the sentence ends before its main one.
    pub(super) fn led_clause_end(&self, sentence: &Range<usize>, verb: usize, content: &Range<usize>) -> usize {
        // “Two days after Ruiz said”
        let spans = (sentence.start..sentence.end.min(sentence.start + 5))
            .take_while(|&it| {
                self.is(it, Kind::Number)
                    || self.has(it, Flags::DETERMINER)
                    || self.has(it, Flags::ADVERB)
                    || self.is_any(it, SPANS)
            })
            .count();
        let leads = (self.has(sentence.start, Flags::SUBORDINATOR)
            || spans > 0
                && self.is_any(sentence.start + spans - 1, SPANS)
                && self.is_any(sentence.start + spans, &["after", "before"]))
            && verb < content.start
            && content.start < verb + 3
            && verb < sentence.start + 10
            && !self.tokens[sentence.start..verb].iter().any(|it| it.is(Kind::Comma));
        if !leads {
            return content.end;
        }
        let comma = (content.start + 2..content.end).find(|&it| {
            self.step();
            self.is(it, Kind::Comma) && self.begins_noun_phrase(it + 1) && !self.is_date_comma(it)
        });
        comma
            .filter(|&it| self.holds_finite(it + 1..content.end.min(it + 12)))
            .unwrap_or(content.end)
    }

    /// Where what is said in a relative clause between commas or dashes is over: the sentence goes on with its verb.
    pub(super) fn relative_end(&self, content: &Range<usize>) -> usize {
        let comma = content.clone().find(|&it| {
            self.step();
            matches!(self.tokens[it].kind, Kind::Comma | Kind::Dash)
                && self.token(it + 1).is_some_and(|next| {
                    next.has(Flags::FINITE) && !next.has(Flags::SUBJECT)
                        || next.has(Flags::ED)
                        || next.verb.is_some_and(|it| it.form == Form::Past)
                })
        });
        comma.filter(|&it| it >= content.start + 2).unwrap_or(content.end)
    }
}
