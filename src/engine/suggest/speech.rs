//! Verbs that attribute, with who stands beside them and what is said: the rules for one sentence.

use std::ops::Range;

use super::clause::{After, Link};
use super::draft::Draft;
use super::rule::{self, Rule};
use super::scene::Scene;
use super::subject::Subject;
use super::token::Kind;
use super::verb::{Form, Verb};
use super::word::Flags;

/// What is known while a sentence is read.
pub(super) struct Reading {
    /// Where the sentence begins and ends, as places of tokens.
    pub sentence: Range<usize>,
    /// Tokens up to which everything belongs to an attribution already.
    pub done: usize,
    /// The source of the last attribution of the sentence, as places of tokens.
    pub last_source: Option<Range<usize>>,
    /// The innermost content that is being read: what begins in it is said within what is said.
    pub within: Range<usize>,
}

/// A verb that attributes, in its place.
struct Cue {
    /// The verb.
    at: usize,
    entry: &'static Verb,
    form: Form,
    /// Where its group begins: “has repeatedly said”.
    group: usize,
    how: How,
}

/// How a verb has its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Active,
    /// “is believed”, “was told”
    Passive,
    /// “, adding”
    Participle,
    /// “with Ana saying”
    Accompanying,
    /// “by saying”, “to say”
    Infinitive,
}

impl Scene<'_> {
    /// Reads one sentence.
    pub fn read_verbs(&self, reading: &mut Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        let mut at = sentence.start;
        while at < sentence.end {
            self.step();
            if let Some(cue) = self.cue(&sentence, at)
                && let Some(next) = self.read_cue(&cue, reading, found)
            {
                at = next.max(at + 1);
                continue;
            }
            at += 1;
        }
    }

    /// The verb at `at`, if it is used as one.
    fn cue(&self, sentence: &Range<usize>, at: usize) -> Option<Cue> {
        let token = self.token(at)?;
        let form = token.verb?;
        let (entry, form) = (form.verb, form.form);
        let first = at == sentence.start;
        let before = at.checked_sub(1).filter(|_| !first);
        // “Asked whether …, Ruiz said”; “when asked about it”: how one comes to speak.
        let asked = form == Form::Past
            && (first && !self.begins_agent(at + 1, entry)
                || before.is_some_and(|it| {
                    self.is_any(it, &["when", "if", "once", "as", "unless"]) && !self.has(it, Flags::RELATIVE)
                }));
        if asked {
            return None;
        }
        let after_mark = before.is_none_or(|it| !self.tokens[it].is_word());
        if token.has(Flags::CAPITAL) && !after_mark {
            return None;
        }
        let group = self.group_start(sentence.start, at);
        let cue = |how: How| {
            Some(Cue {
                at,
                entry,
                form,
                group,
                how,
            })
        };
        let led_by = |flags: Flags| before.is_some_and(|it| self.has(it, flags));
        let word_before = before.map_or("", |it| self.words(it));
        if form == Form::Ing {
            let participle = after_mark
                && !first
                && before.is_some_and(|it| matches!(self.tokens[it].kind, Kind::Comma | Kind::Quote | Kind::Dash));
            if participle {
                return cue(How::Participle);
            }
            if before.is_some_and(|it| self.has(it, Flags::BE))
                || group < at && self.tokens[group..at].iter().any(|it| it.has(Flags::BE))
            {
                return cue(How::Active);
            }
            if entry.speech && self.accompanied(sentence.start, at).is_some() {
                return cue(How::Accompanying);
            }
            let led = led_by(Flags::PREPOSITION) || self.is_any(before?, &["while", "when", "of"]);
            return if led && entry.that >= 80 {
                cue(How::Infinitive)
            } else {
                None
            };
        }
        let articles = led_by(Flags::DETERMINER) || led_by(Flags::GENITIVE);
        let counts = matches!(
            word_before,
            "some"
                | "Some"
                | "many"
                | "Many"
                | "most"
                | "Most"
                | "several"
                | "Several"
                | "few"
                | "Few"
                | "another"
                | "Another"
                | "others"
                | "Others"
                | "all"
                | "All"
                | "both"
                | "Both"
                | "one"
                | "One"
                | "two"
                | "three"
                | "this"
                | "This"
                | "that"
        );
        if articles
            && !(counts
                && (form == Form::Past
                    || form == Form::Third
                    || self.is_plural(at - 1)
                    || matches!(word_before, "some" | "Some" | "many" | "Many" | "most" | "Most")))
        {
            return None;
        }
        let auxiliaries = &self.tokens[group..at];
        let passive = auxiliaries.iter().any(|it| it.has(Flags::BE)) && matches!(form, Form::Past | Form::Participle);
        if passive {
            return cue(How::Passive);
        }
        match form {
            Form::Participle => auxiliaries
                .iter()
                .any(|it| it.has(Flags::HAVE))
                .then(|| cue(How::Active))
                .flatten(),
            Form::Base => {
                let modal = auxiliaries.iter().any(|it| {
                    (it.has(Flags::AUXILIARY) || it.has(Flags::MODAL))
                        && !it.has(Flags::TO)
                        && !it.has(Flags::BE)
                        && !it.has(Flags::HAVE)
                });
                if led_by(Flags::TO) {
                    return (entry.that >= 70 || entry.speech && entry.object > 0)
                        .then(|| cue(How::Infinitive))
                        .flatten();
                }
                let plural = before.is_some_and(|it| {
                    self.is_plural(it)
                        || self.tokens[it].is(Kind::Comma)
                            && it > sentence.start
                            && self.is_plural_subject(sentence.start, it)
                });
                (modal || plural).then(|| cue(How::Active)).flatten()
            }
            Form::Third => {
                let noun = led_by(Flags::PREPOSITION)
                    || led_by(Flags::CONJUNCTION)
                        && !self.has(at + 1, Flags::THAT)
                        && !self.is(at + 1, Kind::Quote)
                        && entry.object > 0
                        && !self.begins_noun_phrase(at + 1)
                    || led_by(Flags::SUBORDINATOR) && !led_by(Flags::RELATIVE);
                (!noun && !first).then(|| cue(How::Active)).flatten()
            }
            _ => {
                if led_by(Flags::PREPOSITION) && !led_by(Flags::CONJUNCTION) && !led_by(Flags::ADVERB) {
                    return None;
                }
                // “said to be”, “accused of”, “called the Ark”: a participle behind its noun.
                let passive = self.is_word(at + 1, "by")
                    || entry.base == "say" && self.has(at + 1, Flags::TO)
                    || entry.base == "accuse" && self.is_word(at + 1, "of");
                (!passive).then(|| cue(How::Active)).flatten()
            }
        }
    }

    /// “Said Ana Ruiz: “…””
    fn begins_agent(&self, at: usize, entry: &Verb) -> bool {
        entry.speech
            && entry.base != "ask"
            && self.token(at).is_some_and(|it| {
                it.is_word() && !it.has(Flags::PREPOSITION) && !it.has(Flags::QUESTION) && !it.has(Flags::THAT)
            })
    }

    /// “experts in the field,” may be the subject of a verb in its base form.
    fn is_plural_subject(&self, start: usize, end: usize) -> bool {
        self.tokens[start..end].iter().take(6).any(|it| it.has(Flags::PEOPLE))
    }

    /// What the verb attributes; the place to go on reading from.
    fn read_cue(&self, cue: &Cue, reading: &mut Reading, found: &mut Vec<Draft>) -> Option<usize> {
        let sentence = reading.sentence.clone();
        if let Some(next) = self.inverted(cue, reading, found) {
            return Some(next);
        }
        let from = sentence.start.max(self.last_end(reading, cue.group));
        let subject = match cue.how {
            How::Active => self.subject(from, cue.group),
            How::Passive => Subject::Unknown,
            How::Accompanying => self
                .accompanied(sentence.start, cue.at)
                .map_or(Subject::Unknown, Subject::Named),
            How::Participle | How::Infinitive => Subject::Shared,
        };
        let after = self.after(cue.at, cue.entry, cue.form, sentence.end);
        if cue.how == How::Passive {
            return self.passive(cue, after, reading, found);
        }
        let source = match &subject {
            Subject::Named(source) => Some(source.clone()),
            Subject::Shared => self.shared(reading, cue),
            Subject::Unknown => None,
        };
        let subject_start = match &subject {
            Subject::Named(source) => source.start,
            _ => cue.group,
        };
        let before = match cue.how {
            How::Active => self.before(reading, subject_start, cue, after.as_ref()),
            _ => None,
        };
        self.propose(cue, source, before, after, reading, found)
    }

    fn last_end(&self, reading: &Reading, group: usize) -> usize {
        // Within what somebody says the next clause has its own subject; behind it the sentence goes on.
        if reading.within.start < group && group < reading.within.end {
            return reading.within.start.max(reading.done.min(group));
        }
        if reading.done <= group {
            reading.done
        } else {
            reading.sentence.start
        }
    }

    /// “…,” said Ana Ruiz.
    fn inverted(&self, cue: &Cue, reading: &mut Reading, found: &mut Vec<Draft>) -> Option<usize> {
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
        let begin = self.last_end(reading, cue.at);
        let mut content = Vec::new();
        if leads {
            let quote = (stop..sentence.end.min(stop + 14)).find(|&it| {
                self.is(it, Kind::Quote) && it > 0 && matches!(self.tokens[it - 1].kind, Kind::Colon | Kind::Comma)
            })?;
            content.push(quote..quote + 1);
        } else {
            let left = self.left_content(begin, cue.at, after_quote)?;
            content.push(left);
            content.extend(self.second_piece(stop, sentence.end));
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

    /// What was said before `end`, from `begin` on: a quotation, or a clause that ends in a comma.
    fn left_content(&self, begin: usize, end: usize, quoted: bool) -> Option<Range<usize>> {
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
        let who = self.is_any(start, &["who", "which"]);
        (self.is_clause(&content) && !who && content.len() >= 3).then_some(content)
    }

    /// “…,” she said, “…”
    fn second_piece(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let mut at = from;
        // A place or a time may stand between.
        while at < end && at < from + 16 {
            self.step();
            match self.tokens[at].kind {
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
                Kind::Comma if self.another_speaker(at + 1, end) => return None,
                Kind::Comma | Kind::Colon | Kind::Dash => {}
                Kind::Semicolon | Kind::Stop | Kind::Exclaim => return None,
                _ if self.tokens[at].verb.is_some_and(|it| it.verb.that > 70) && at > from => return None,
                _ => {}
            }
            at += 1;
        }
        None
    }

    fn another_speaker(&self, at: usize, end: usize) -> bool {
        at < end
            && self.token(at).is_some_and(|it| {
                it.verb.is_some_and(|it| it.form == Form::Ing)
                    || it.has(Flags::CONJUNCTION)
                    || it.has(Flags::SUBORDINATOR)
            })
    }

    /// What was said before the subject: “…, Ana Ruiz said.”
    fn before(
        &self,
        reading: &Reading,
        subject: usize,
        cue: &Cue,
        after: Option<&After>,
    ) -> Option<(Range<usize>, bool)> {
        let sentence = &reading.sentence;
        let begin = match reading.within.end + 1 == subject {
            // “Voters fear …, a survey shows”: all of it is shown.
            true => reading.done.min(reading.within.start),
            false => self.last_end(reading, subject),
        };
        if subject <= begin || !(cue.entry.takes_clause() || cue.entry.speech) {
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
            return full.then_some((content, true));
        }
        if !previous.is(Kind::Comma) {
            return None;
        }
        let follows = after.is_some_and(|it| {
            matches!(
                it.link,
                Link::That | Link::Bare | Link::Quotation | Link::BareAfterPlace | Link::To
            )
        });
        // “After he left, Ruiz said that …”
        if follows || cue.entry.that < 60 {
            return None;
        }
        let content = self.left_content(begin, subject, false)?;
        let _ = sentence;
        let leads = self.has(content.start, Flags::SUBORDINATOR)
            && !self.tokens[content.start..content.end]
                .iter()
                .any(|it| it.is(Kind::Comma));
        (!leads).then_some((content, false))
    }

    /// Puts together what was found on both sides.
    fn propose(
        &self,
        cue: &Cue,
        source: Option<Range<usize>>,
        before: Option<(Range<usize>, bool)>,
        after: Option<After>,
        reading: &mut Reading,
        found: &mut Vec<Draft>,
    ) -> Option<usize> {
        let sentence = reading.sentence.clone();
        let words = cue.group..cue.at + 1;
        if let Some((content, quoted)) = before {
            // Said of nobody: a quotation and a bare verb.
            source.as_ref()?;
            let mut pieces = vec![content];
            let rest = cue.at + 1;
            let second = match quoted {
                true => after
                    .as_ref()
                    .filter(|it| it.link == Link::Quotation && self.set_off(it.content.start))
                    .map(|it| it.content.clone())
                    .or_else(|| self.second_piece(rest, sentence.end)),
                false => self.medial(rest, sentence.end),
            };
            pieces.extend(second);
            let (rule, confidence) = match quoted && pieces[0].len() <= 2 {
                true => (&rule::QUOTATION_SUBJECT, 96.min(cue.entry.that.max(70) + 4)),
                false => (&rule::CLAUSE_SUBJECT, cue.entry.bare.max(50) - 4),
            };
            // “…,” Ruiz said that “…”: another thing said.
            let also = after.filter(|it| quoted && matches!(it.link, Link::That));
            let last = pieces.last().map_or(rest, |it| it.end).max(rest);
            self.push(found, rule, confidence, pieces, source.clone(), words.clone(), reading);
            reading.last_source = source.clone();
            reading.done = last;
            if let Some(also) = also {
                reading.done = also.content.end;
                self.push(
                    found,
                    &rule::THAT_CLAUSE,
                    cue.entry.that - 10,
                    vec![also.content.clone()],
                    source,
                    words,
                    reading,
                );
                return Some(also.content.start + 1);
            }
            return Some(last);
        }
        let after = after?;
        let unnamed = source.is_none();
        let (rule, confidence) = self.trust(cue, &after);
        if confidence == 0 {
            return None;
        }
        if unnamed
            && (matches!(after.link, Link::Object | Link::To | Link::Preposition)
                || cue.how != How::Active && after.link != Link::Quotation && after.link != Link::That)
        {
            return None;
        }
        let next = match after.link {
            Link::Quotation if after.content.len() == 1 => {
                let mut pieces = vec![after.content.clone()];
                let more = self.more_quotations(after.content.end, sentence.end);
                pieces.extend(more);
                let last = pieces.last().map_or(after.content.end, |it| it.end);
                self.push(
                    found,
                    rule,
                    confidence,
                    pieces,
                    source.clone(),
                    cue.group..after.cue_end.max(cue.at + 1),
                    reading,
                );
                reading.done = last;
                last
            }
            _ => {
                self.push(
                    found,
                    rule,
                    confidence,
                    vec![after.content.clone()],
                    source.clone(),
                    cue.group..after.cue_end.max(cue.at + 1),
                    reading,
                );
                after.content.start
            }
        };
        if source.is_some() {
            reading.last_source = source;
        }
        reading.within = after.content;
        Some(next)
    }

    fn set_off(&self, at: usize) -> bool {
        at > 0
            && matches!(
                self.tokens[at - 1].kind,
                Kind::Comma | Kind::Colon | Kind::Dash | Kind::Semicolon
            )
    }

    /// Quotations joined by “and”, “but”: He said “A” and “B”.
    fn more_quotations(&self, from: usize, end: usize) -> Vec<Range<usize>> {
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
    fn medial(&self, from: usize, end: usize) -> Option<Range<usize>> {
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
        (content.len() >= 2).then_some(content)
    }

    /// The rule for what follows a verb, and how far it is trusted.
    fn trust(&self, cue: &Cue, after: &After) -> (&'static Rule, u8) {
        let entry = cue.entry;
        let (rule, mut confidence): (&'static Rule, u8) = match after.link {
            Link::Quotation => (
                &rule::LEADS_QUOTATION,
                if entry.that >= 60 || matches!(entry.base, "read" | "continue" | "call" | "describe") {
                    94
                } else {
                    80
                },
            ),
            Link::That => (&rule::THAT_CLAUSE, entry.that),
            Link::Bare => (&rule::BARE_CLAUSE, entry.bare),
            Link::BareAfterPlace => (&rule::BARE_CLAUSE, entry.bare.saturating_sub(10)),
            Link::To => (&rule::INFINITIVE, entry.to),
            Link::Object => (&rule::OBJECT, entry.object),
            Link::Preposition => (&rule::OBJECT, 52),
        };
        match cue.how {
            How::Participle => {
                return match after.link {
                    Link::Object | Link::To | Link::Preposition => (rule, confidence.saturating_sub(14)),
                    _ => (
                        &rule::PARTICIPLE,
                        confidence.saturating_sub(if entry.speech { 6 } else { 24 }),
                    ),
                };
            }
            How::Infinitive => confidence = confidence.saturating_sub(24),
            How::Accompanying => confidence = confidence.saturating_sub(8),
            _ => {}
        }
        let quoted = self.tokens[after.content.clone()].iter().any(|it| it.is(Kind::Quote));
        // Quotation marks show that the words are the speaker's.
        if quoted && matches!(after.link, Link::Object | Link::To | Link::Preposition) && confidence > 0 {
            confidence += 12;
        }
        (rule, confidence)
    }

    /// “is believed to”, “was told that”: nobody is named, or “by” names somebody.
    fn passive(&self, cue: &Cue, after: Option<After>, reading: &mut Reading, found: &mut Vec<Draft>) -> Option<usize> {
        let after = after?;
        let (rule, confidence) = match after.link {
            Link::That if cue.entry.that >= 70 => (&rule::PASSIVE, 56),
            Link::To if cue.entry.that >= 70 => (&rule::PASSIVE, 50),
            _ => {
                // “are believed to focus”: verbs without an infinitive of their own take one here.
                return None;
            }
        };
        self.push(
            found,
            rule,
            confidence,
            vec![after.content.clone()],
            None,
            cue.group..cue.at + 1,
            reading,
        );
        Some(after.content.start)
    }

    /// The words between “with” and “saying” at `verb`.
    fn accompanied(&self, from: usize, verb: usize) -> Option<Range<usize>> {
        let with = (from.max(verb.saturating_sub(9))..verb)
            .rev()
            .find(|&it| self.is_word(it, "with") || !self.tokens[it].is_word())?;
        (self.is_word(with, "with") && with + 1 < verb).then_some(with + 1..verb)
    }

    /// The subject of the verb before: “…, adding that”.
    fn shared(&self, reading: &Reading, cue: &Cue) -> Option<Range<usize>> {
        if let Some(source) = &reading.last_source {
            return Some(source.clone());
        }
        let start = reading.sentence.start;
        let finite = |it: &usize| {
            self.step();
            self.is_finite(*it, &self.tokens[*it], false)
                && !self.is_reduced(*it)
                && !self.tokens[*it - 1].has(Flags::TO)
        };
        // “laughed and said” has the subject of the verb beside it; a participle that of the first verb.
        let verb = match cue.how {
            How::Active => (start + 1..cue.group.saturating_sub(1)).rev().find(finite)?,
            _ => (start + 1..cue.at).find(finite)?,
        };
        let group = self.group_start(start, verb);
        match self.subject(start, group) {
            Subject::Named(source) => Some(source),
            _ => None,
        }
    }

    /// Adds a draft; what lowers trust in it is told.
    #[allow(clippy::too_many_arguments)]
    pub fn push(
        &self,
        found: &mut Vec<Draft>,
        rule: &'static Rule,
        confidence: u8,
        content: Vec<Range<usize>>,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        reading: &Reading,
    ) {
        let mut remarks = Vec::new();
        let mut confidence = confidence;
        let mut lower = |by: u8, why: &'static str| {
            confidence = confidence.saturating_sub(by);
            remarks.push(why);
        };
        match &source {
            None => lower(15, "Nobody is named for it"),
            Some(source) => {
                let plain = self.tokens[source.clone()].iter().any(|it| {
                    it.has(Flags::CAPITAL)
                        || it.has(Flags::DETERMINER)
                        || it.has(Flags::SUBJECT)
                        || it.has(Flags::PEOPLE)
                        || it.has(Flags::ES)
                        || it.has(Flags::RELATIVE)
                });
                if !plain {
                    lower(12, "The source is no name and has no article");
                }
                if self.tokens[source.clone()].iter().all(|it| it.has(Flags::FIRST_PERSON)) {
                    lower(20, "The writer speaks of themself");
                }
            }
        }
        let tokens: usize = content.iter().map(Range::len).sum();
        if tokens > 80 {
            lower(10, "It is a long piece of text");
        }
        let inner = content
            .first()
            .is_some_and(|it| reading.within.start < it.start && it.end <= reading.within.end);
        if inner {
            lower(12, "It is told within what somebody else says");
        }
        let pieces: Vec<Range<usize>> = content.iter().filter_map(|it| self.bytes(it)).collect();
        if pieces.is_empty() {
            return;
        }
        found.push(Draft {
            content: pieces.into_iter().collect(),
            source: source.and_then(|it| self.bytes(&it)),
            cue: self.bytes(&cue),
            rule,
            confidence,
            remarks,
        });
    }
}
