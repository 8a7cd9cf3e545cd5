//! What was said before a verb, and what goes on behind it: “…,” Ana said, “…”.

use std::ops::Range;

use super::after::{After, Link};
use super::cue::{Cue, How};
use super::draft::Draft;
use super::rule;
use super::scene::Scene;
use super::speech::Reading;
use super::token::Kind;
use super::verb::Form;
use super::word::Flags;

impl Scene<'_> {
    /// “…,” said Ana Ruiz.
    pub(super) fn inverted(&self, cue: &Cue, reading: &mut Reading, found: &mut Vec<Draft>) -> Option<usize> {
        let sentence = reading.sentence.clone();
        let inverts = cue.entry.speech
            && matches!(cue.form, Form::Past | Form::Third)
            && cue.how == How::Active
            && cue.group == cue.at
            && cue.entry.particle.is_empty();
        if !inverts {
            return None;
        }
        let leads = cue.at == sentence.start;
        let after_quote = cue.at > sentence.start
            && (self.is(cue.at - 1, Kind::Quote)
                || cue.at > sentence.start + 1
                    && matches!(self.tokens[cue.at - 1].kind, Kind::Comma | Kind::Dash)
                    && self.is(cue.at - 2, Kind::Quote));
        let after_comma = cue.at > sentence.start && matches!(self.tokens[cue.at - 1].kind, Kind::Comma);
        if !(leads || after_quote || after_comma)
            || cue.entry.that == 0 && !matches!(cue.entry.base, "continue" | "read")
        {
            return None;
        }
        let next = self.token(cue.at + 1)?;
        // “…, said Monday”: when, not who. “…, told the council”: whom, not who.
        let time = next.has(Flags::TIME) && !self.has(cue.at + 2, Flags::CAPITAL);
        if time || cue.entry.base == "tell" && !next.has(Flags::SUBJECT) {
            return None;
        }
        if next.has(Flags::THAT) || next.has(Flags::SUBJECT) && !next.has(Flags::CAPITAL) && !after_quote {
            return None;
        }
        let agent = if next.has(Flags::SUBJECT) && !next.has(Flags::DETERMINER) {
            cue.at + 1..cue.at + 2
        } else {
            self.agent(cue.at + 1, sentence.end)?
        };
        let stop = agent.end;
        // “the mayor, Ana Ruiz, said Bo Lund was late”: a clause follows.
        let verb_follows = self.token(stop).filter(|_| stop < sentence.end).is_some_and(|it| {
            it.has(Flags::FINITE)
                || it.has(Flags::AUXILIARY)
                || it.verb.is_some_and(|it| it.form == Form::Past)
                || it.has(Flags::ED)
        });
        if verb_follows {
            return None;
        }
        let begin = match self.is_told_of(reading, cue.at) {
            // “The results suggest …, said Lund”: all of it is hers.
            true => reading.done.min(reading.within.start),
            false => self.last_end(reading, cue.at),
        };
        let mut content = Vec::new();
        if leads {
            let quote = (stop..sentence.end.min(stop + 14)).find(|&it| {
                self.is(it, Kind::Quote) && it > 0 && matches!(self.tokens[it - 1].kind, Kind::Colon | Kind::Comma)
            })?;
            content.push(quote..quote + 1);
        } else {
            match self.left_content(begin, cue.at, after_quote) {
                Some(left) => {
                    content.push(left);
                    content.extend(self.second_piece(stop, sentence.end));
                }
                None => content.extend(self.around(begin..cue.at.checked_sub(1)?, stop, sentence.end)?),
            }
        }
        let quoted = content.iter().any(|it| self.is(it.start, Kind::Quote) && it.len() == 1);
        let (rule, confidence) = match (leads, quoted) {
            (true, _) => (&rule::INVERTED_LEAD, 90),
            (false, true) => (&rule::QUOTATION_INVERTED, if cue.entry.that > 0 { 96 } else { 80 }),
            (false, false) => (&rule::CLAUSE_INVERTED, 84.min(cue.entry.that)),
        };
        let last = content.last().map_or(stop, |it| it.end).max(stop);
        self.push(
            found,
            rule,
            confidence,
            content,
            Some(agent.clone()),
            cue.group..cue.at + 1,
            reading,
        );
        reading.last_source = Some(agent);
        reading.done = last;
        Some(last)
    }

    /// Whether what somebody says ends right before `at`, so that it may be told of by another.
    fn is_told_of(&self, reading: &Reading, at: usize) -> bool {
        let end = reading.within.end;
        end + 1 == at || end == at && end > reading.within.start + 1 && self.is(end - 1, Kind::Quote)
    }

    /// What was said before `end`, from `begin` on: a quotation, or a clause that ends in a comma.
    pub(super) fn left_content(&self, begin: usize, end: usize, quoted: bool) -> Option<Range<usize>> {
        let mut stop = end;
        while stop > begin && matches!(self.tokens[stop - 1].kind, Kind::Comma | Kind::Dash) {
            stop -= 1;
        }
        let mut start = begin;
        while start < stop
            && (matches!(
                self.tokens[start].kind,
                Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Colon
            ) || self.has(start, Flags::CONJUNCTION) && start + 1 < stop)
        {
            start += 1;
        }
        if start >= stop {
            return None;
        }
        if quoted || self.is(stop - 1, Kind::Quote) {
            // Only the quotation, when what stands before it ends with a stop or a colon.
            let quote = stop - 1;
            let lead = (start..quote)
                .rev()
                .find(|&it| matches!(self.tokens[it].kind, Kind::Colon | Kind::Semicolon));
            if let Some(lead) = lead {
                return Some(lead + 1..stop);
            }
            let one = start == quote;
            let speech = self.is_speech(quote);
            return (one || speech || self.word_count(quote) <= 6).then_some(start..stop);
        }
        let content = start..stop;
        // “a policy which critics have condemned”: the clause is about what stands before.
        let who = self.is_any(start, &["who", "which"]) || self.has(stop - 1, Flags::RELATIVE);
        (self.is_clause(&content) && self.has_main_verb(&content) && !who && content.len() >= 2).then_some(content)
    }

    /// “…,” she said, “…”
    pub(super) fn second_piece(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let mut at = from;
        // A place or a time may stand between.
        while at < end && at < from + 16 {
            self.step();
            match self.tokens[at].kind {
                Kind::Quote if self.is_work(at) => return None,
                Kind::Quote => {
                    let set_off = at > 0
                        && matches!(
                            self.tokens[at - 1].kind,
                            Kind::Comma | Kind::Colon | Kind::Dash | Kind::Semicolon
                        );
                    if !set_off {
                        return None;
                    }
                    // A clause may go on after a quotation without a mark at its end.
                    let next = at + 1;
                    let ends = next >= end
                        || !self.tokens[next].is_word()
                        || matches!(self.last_mark(at), ',' | '.' | '?' | '!');
                    let stop = if ends { next } else { self.clause_end(next, end) };
                    return Some(at..stop);
                }
                Kind::Comma if self.another_speaker(at + 1, end) => return self.goes_on_low(at + 1, end),
                Kind::Comma | Kind::Colon | Kind::Dash => {}
                Kind::Semicolon | Kind::Stop | Kind::Exclaim => return None,
                _ if self.tokens[at].verb.is_some_and(|it| it.verb.that > 70) && at > from => return None,
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// “…,” Park said, as her son played, “and we wait.”: a quotation that goes on without a capital.
    fn goes_on_low(&self, from: usize, end: usize) -> Option<Range<usize>> {
        for at in from..end.min(from + 16) {
            self.step();
            let token = &self.tokens[at];
            if token.is(Kind::Quote) {
                let low = self.inside(at).starts_with(char::is_lowercase);
                return (low && self.is(at - 1, Kind::Comma)).then_some(at..at + 1);
            }
            let tells = token.verb.is_some_and(|it| {
                it.verb.speech && it.verb.particle.is_empty() && (it.verb.that > 0 || it.verb.object > 0)
            });
            if tells || matches!(token.kind, Kind::Semicolon | Kind::Colon | Kind::Stop | Kind::Dash) {
                return None;
            }
        }
        None
    }

    pub(super) fn another_speaker(&self, at: usize, end: usize) -> bool {
        at < end
            && self.token(at).is_some_and(|it| {
                it.verb.is_some_and(|it| it.form == Form::Ing)
                    || it.has(Flags::CONJUNCTION)
                    || it.has(Flags::SUBORDINATOR)
            })
    }

    /// What was said before the subject: “…, Ana Ruiz said.”
    pub(super) fn before(
        &self,
        reading: &Reading,
        subject: usize,
        cue: &Cue,
        after: Option<&After>,
    ) -> Option<(Range<usize>, bool)> {
        let begin = match self.is_told_of(reading, subject) {
            // “Voters fear …, a survey shows”: all of it is shown.
            true => reading.done.min(reading.within.start),
            false => self.last_end(reading, subject),
        };
        let particle = cue.entry.particle.is_empty() || self.is_word(cue.at + 1, cue.entry.particle);
        if subject <= begin || !particle || !(cue.entry.takes_clause() || cue.entry.speech) {
            return None;
        }
        let previous = &self.tokens[subject - 1];
        let quote_before = previous.is(Kind::Quote)
            || subject > begin + 1
                && matches!(previous.kind, Kind::Comma | Kind::Dash)
                && self.is(subject - 2, Kind::Quote);
        if quote_before {
            let quote = if previous.is(Kind::Quote) {
                subject - 1
            } else {
                subject - 2
            };
            let mark = self.last_mark(quote);
            let comma = !previous.is(Kind::Quote)
                || matches!(mark, ',' | '?' | '!' | '.' | '…' | '—' | '-')
                || self.is_open_quote(quote);
            let full = comma || self.is_speech(quote) && self.word_count(quote) >= 4;
            let content = self.left_content(begin, subject, true)?;
            // ““The Long Way,” Lund's first novel, says that”
            let work = previous.is(Kind::Quote)
                && after.is_some_and(|it| it.link == Link::That)
                && self.is_title(quote)
                && self.is_word(cue.at, "says");
            // “In her essay “Light,” Lund says that”, “Lund, known as “the Shark,” said”: what something is called.
            if work || content.start < quote && self.is_named_there(content.start, quote) {
                return None;
            }
            return full.then_some((content, true));
        }
        if !previous.is(Kind::Comma) {
            return None;
        }
        // “Berg, prosecutors said, took bribes”
        if let Some([head, _]) = self.around(begin..subject - 1, cue.at + 1, reading.sentence.end) {
            return Some((head, false));
        }
        let follows = after.is_some_and(|it| {
            matches!(
                it.link,
                Link::That | Link::Bare | Link::Quotation | Link::BareAfterPlace | Link::To
            )
        });
        // “If it breaks, Ruiz said, “we start again””: both are hers.
        let broken = after.is_some_and(|it| it.link == Link::Quotation && self.set_off(it.content.start))
            && self.is(cue.at + 1, Kind::Comma)
            && self.has(begin, Flags::SUBORDINATOR)
            && self.inside(cue.at + 2).starts_with(char::is_lowercase);
        if broken {
            return self.left_content(begin, subject, false).map(|it| (it, false));
        }
        // “After he left, Ruiz said that …”
        if follows || cue.entry.that < 60 {
            return None;
        }
        // “a goal the bench felt should not have stood”
        let next = cue.at + 1;
        if next < reading.sentence.end
            && self.has(next, Flags::AUXILIARY)
            && self.is_finite(next, &self.tokens[next], false)
        {
            return None;
        }
        // “two winners, both considered to be rich”
        if !cue.entry.speech && self.has(cue.at + 1, Flags::TO) {
            return None;
        }
        let Some(content) = self.left_content(begin, subject, false) else {
            // “In the end, Lund said, nobody came.”
            let head = begin..subject - 1;
            let stop = cue.at + 1;
            let plain = !head.is_empty()
                && head.len() <= 8
                && self.is_circumstance(&head)
                && self.is(stop, Kind::Comma)
                && !self.tokens[head.clone()]
                    .iter()
                    .any(|it| it.is(Kind::Comma) || it.is(Kind::Quote));
            let end = reading.sentence.end;
            let rest = stop + 1..self.clause_end(stop + 1, end).max(stop + 1);
            let follows =
                plain && rest.len() >= 3 && self.begins_noun_phrase(rest.start) && self.clause_starts_well(&rest);
            return follows.then_some((rest, false));
        };
        let leads = self.has(content.start, Flags::SUBORDINATOR)
            && !self.tokens[content.start..content.end]
                .iter()
                .any(|it| it.is(Kind::Comma));
        // “If the law falls, Ruiz said, thousands will lose”: both are hers.
        let stop = cue.at + 1;
        let goes_on = leads && self.is(stop, Kind::Comma) && self.begins_noun_phrase(stop + 1);
        let end = reading.sentence.end;
        (!leads || goes_on && self.clause_starts_well(&(stop + 1..end.max(stop + 1)))).then_some((content, false))
    }

    pub(super) fn set_off(&self, at: usize) -> bool {
        at > 0
            && matches!(
                self.tokens[at - 1].kind,
                Kind::Comma | Kind::Colon | Kind::Dash | Kind::Semicolon
            )
    }

    /// Quotations joined by “and”, “but”: He said “A” and “B”.
    pub(super) fn more_quotations(&self, from: usize, end: usize) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = from;
        while at + 1 < end {
            let joined = self.is(at, Kind::Comma) || self.has(at, Flags::CONJUNCTION);
            let next = if joined && self.has(at + 1, Flags::CONJUNCTION) {
                at + 2
            } else {
                at + 1
            };
            if !(joined && next < end && self.is(next, Kind::Quote)) {
                break;
            }
            // “A,” and “B,” Lund said: the second is Lund's.
            if self
                .token(next + 1)
                .is_some_and(|it| it.is_word() && next + 1 < end && !it.has(Flags::CONJUNCTION))
            {
                break;
            }
            found.push(next..next + 1);
            at = next + 1;
        }
        found
    }

    /// “The bridge, Ruiz said, had cracks”: the rest of the clause.
    pub(super) fn medial(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let comma = (from..end.min(from + 10)).find(|&it| self.is(it, Kind::Comma))?;
        // Only a time or a place between verb and comma.
        let plain = self.tokens[from..comma]
            .iter()
            .all(|it| it.is_word() && it.verb.is_none_or(|it| it.verb.that == 0));
        let start = comma + 1;
        let first = self.token(start).filter(|_| start < end)?;
        let other = first.has(Flags::ING) && !first.has(Flags::CAPITAL)
            || first.has(Flags::CONJUNCTION) && self.token(start + 1).is_some_and(|it| it.verb.is_some())
            || first.has(Flags::RELATIVE) && !first.has(Flags::THAT)
            || first.has(Flags::SUBORDINATOR) && !first.has(Flags::PREPOSITION);
        if !plain || other {
            return None;
        }
        let content = start..self.clause_end(start, end);
        (content.len() >= 2 || self.is(start, Kind::Quote)).then_some(content)
    }
}
