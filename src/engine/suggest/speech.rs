//! Verbs that attribute, with who stands beside them and what is said: the rules for one sentence.

use std::ops::Range;

use super::after::{After, Link};
use super::cue::{Cue, How};
use super::draft::Draft;
use super::rule::{self, Rule};
use super::scene::Scene;
use super::subject::Subject;
use super::token::Kind;
use super::verb::Form;
use super::word::Flags;

/// What is less sure is wrong so often that it is not worth anybody's look.
const LEAST: u8 = 44;

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
    /// Where the last content ends that is within no other, and whose it is.
    pub outer: (usize, Option<Range<usize>>),
}

impl Scene<'_> {
    /// Reads one sentence.
    pub(super) fn read_verbs(&self, reading: &mut Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        let mut at = sentence.start.max(reading.done);
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

    /// What the verb attributes; the place to go on reading from.
    pub(super) fn read_cue(&self, cue: &Cue, reading: &mut Reading, found: &mut Vec<Draft>) -> Option<usize> {
        let sentence = reading.sentence.clone();
        if let Some(next) = self.inverted(cue, reading, found) {
            return Some(next);
        }
        let from = sentence.start.max(self.last_end(reading, cue.group));
        if cue.how == How::Passive {
            return self.passive(cue, from, reading, found);
        }
        let subject = match cue.how {
            How::Active => self.subject(from, cue.group),
            How::Document => self.document(from, cue.at).map_or(Subject::Unknown, Subject::Named),
            How::Reported => self
                .reported(from, cue.at)
                .map_or(Subject::Unknown, |it| Subject::Named(it.0)),
            How::Passive => Subject::Unknown,
            How::Accompanying => self
                .accompanied(sentence.start, cue.at)
                .map_or(Subject::Unknown, Subject::Named),
            How::Participle | How::Infinitive => Subject::Shared,
        };
        let mut after = self.after(cue.at, cue.entry, cue.form, sentence.end);
        let mut subject = subject;
        if let Some(after) = &mut after {
            after.content.end = self.led_clause_end(&sentence, cue.at, &after.content);
        }
        // “is understood to have told”
        let told = subject == Subject::Unknown
            && cue.how == How::Active
            && cue.group > from
            && self.has(cue.group - 1, Flags::TO)
            && self.has(cue.group, Flags::HAVE);
        if told {
            subject = Subject::Shared;
        }
        // “Lund smiled, then said”
        let then = subject == Subject::Unknown
            && cue.how == How::Active
            && cue.group > from
            && self.is(cue.group - 1, Kind::Comma)
            && self.has(cue.group, Flags::ADVERB);
        if then {
            subject = Subject::Shared;
        }
        if let Subject::Named(who) = &subject
            && who.len() == 1
            && self.is_word(who.start, "who")
        {
            let set_off = who.start > from && matches!(self.tokens[who.start - 1].kind, Kind::Comma | Kind::Dash);
            if let Some(after) = after.as_mut().filter(|_| set_off) {
                let end = self.relative_end(&after.content);
                let cut = end < after.content.end;
                after.content.end = end;
                // “Ruiz – who denies the claims – said”
                if cut && after.link == Link::Bare && !self.is_clause(&after.content) {
                    after.link = Link::Object;
                }
            }
            subject = Subject::Named(self.with_antecedent(sentence.start, who.start));
        }
        if cue.how == How::Infinitive
            && after.is_none()
            && let Some(next) = self.habit(cue, from, reading, found)
        {
            return Some(next);
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
            // “…,” the agency quoted her as saying.
            How::Reported if after.is_none() => self
                .reported(from, cue.at)
                .and_then(|(_, start)| self.before(reading, start, cue, None)),
            _ => None,
        };
        self.propose(cue, source, before, after, reading, found)
    }

    pub(super) fn last_end(&self, reading: &Reading, group: usize) -> usize {
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

    /// Puts together what was found on both sides.
    pub(super) fn propose(
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
                false => match self.around(pieces[0].clone(), rest, sentence.end) {
                    Some([_, rest]) => Some(rest),
                    None => self.medial(rest, sentence.end),
                },
            };
            pieces.extend(second);
            let (rule, confidence) = match quoted && pieces[0].len() <= 2 {
                true => {
                    let least = if cue.entry.speech { 86 } else { 70 };
                    (&rule::QUOTATION_SUBJECT, 96.min(cue.entry.that.max(least) + 4))
                }
                false if self.is_heard_in_court(cue) => (&rule::CLAUSE_SUBJECT, 80),
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
        // “as Lund seeks to …”, beside what the sentence tells: the writer's own words.
        let aside = cue.how == How::Active
            && matches!(after.link, Link::Object | Link::To | Link::Preposition)
            && source.as_ref().is_some_and(|it| {
                it.start > sentence.start + 1
                    && self.has(it.start - 1, Flags::SUBORDINATOR)
                    && self.has(it.start - 1, Flags::PREPOSITION)
            });
        let confidence = if aside {
            confidence.saturating_sub(10)
        } else {
            confidence
        };
        let next = match after.link {
            Link::Quotation if after.content.len() == 1 => {
                let mut pieces = vec![after.content.clone()];
                let more = self.more_quotations(after.content.end, sentence.end);
                pieces.extend(more);
                let stop = pieces.last().map_or(after.content.end, |it| it.end);
                // “said: “We wait” and that …”
                if self.has(stop, Flags::CONJUNCTION) && self.has(stop + 1, Flags::THAT) && stop + 3 < sentence.end {
                    pieces.push(stop + 1..self.clause_end(stop + 2, sentence.end));
                }
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
        if after.content.start >= reading.outer.0 {
            reading.outer = (after.content.end, source.clone());
        }
        if source.is_some() {
            reading.last_source = source;
        }
        reading.within = after.content;
        Some(next)
    }

    /// The rule for what follows a verb, and how far it is trusted.
    pub(super) fn trust(&self, cue: &Cue, after: &After) -> (&'static Rule, u8) {
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
            // “from claiming asylum”: a gerund leads to a thing as often as to a clause.
            How::Infinitive if after.link == Link::Bare && cue.form == Form::Ing => {
                confidence = confidence.saturating_sub(40)
            }
            // “went on to say”
            How::Infinitive if cue.at > 1 && self.is_word(cue.at - 2, "on") => {}
            How::Infinitive => confidence = confidence.saturating_sub(24),
            How::Accompanying => confidence = confidence.saturating_sub(8),
            _ => {}
        }
        if self.is_heard_in_court(cue) && matches!(after.link, Link::That | Link::Bare) {
            confidence = 80;
        }
        let quoted = self.tokens[after.content.clone()].iter().any(|it| it.is(Kind::Quote));
        // Quotation marks show that the words are the speaker's.
        if quoted && matches!(after.link, Link::Object | Link::To | Link::Preposition) && confidence > 0 {
            confidence += 12;
        }
        (rule, confidence)
    }

    /// The subject of the verb before: “…, adding that”.
    pub(super) fn shared(&self, reading: &Reading, cue: &Cue) -> Option<Range<usize>> {
        // “Lund said the board sees a risk but warned …”: right behind it speaks whose words they were.
        let (end, outer) = &reading.outer;
        if outer.is_some() && (*end..end + 3).contains(&cue.group) {
            return outer.clone();
        }
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
            How::Active | How::Infinitive => (start + 1..cue.group.saturating_sub(1)).rev().find(finite)?,
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
    pub(super) fn push(
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
        let quoted = content
            .iter()
            .any(|it| self.tokens[it.clone()].iter().any(|it| it.is(Kind::Quote)));
        if pieces.is_empty() || confidence < LEAST && !quoted {
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
