//! What is said without a speaker as the subject: “is believed to …”, “it is understood that …”, “was described in a report”.

use std::ops::Range;

use super::cue::Cue;
use super::draft::Draft;
use super::rule;
use super::scene::Scene;
use super::speech::Reading;
use super::subject::Subject;
use super::token::Kind;
use super::word::Flags;

/// Verbs that tell in the passive what people say or think.
const TOLD: &[&str] = &[
    "say",
    "believe",
    "think",
    "report",
    "understand",
    "allege",
    "estimate",
    "suspect",
    "rumour",
    "rumor",
    "claim",
    "know",
    "assume",
    "presume",
    "fear",
    "consider",
    "predict",
    "forecast",
    "project",
    "reckon",
];

/// Verbs whose subject a document tells of.
const SHOWN: &[&str] = &[
    "highlight",
    "describe",
    "detail",
    "mention",
    "report",
    "disclose",
    "reveal",
    "announce",
    "confirm",
    "acknowledge",
    "criticise",
    "criticize",
    "condemn",
    "underline",
    "underscore",
    "recommend",
    "propose",
    "predict",
];

impl Scene<'_> {
    /// “is believed to”, “it was reported that”; `from` is where its clause may begin.
    pub(super) fn passive(
        &self,
        cue: &Cue,
        from: usize,
        reading: &mut Reading,
        found: &mut Vec<Draft>,
    ) -> Option<usize> {
        let end = reading.sentence.end;
        let base = cue.entry.base;
        let words = cue.group..cue.at + 1;
        let it = cue.group > from && self.is_word(cue.group - 1, "it");
        // “the cave, which is believed to be old, was found”
        let relative =
            cue.group > from + 1 && self.has(cue.group - 1, Flags::RELATIVE) && self.is(cue.group - 2, Kind::Comma);
        if let Some(mut content) = self.rumour(cue, it, end) {
            if relative {
                content.end = self.relative_end(&content);
            }
            let told = TOLD.contains(&base);
            // Nobody is named for such a thing as a rule, and that lowers every confidence.
            let confidence = match (told, it, self.has(content.start, Flags::TO)) {
                (true, true, _) => 80,
                (true, false, true) if base != "know" && base != "consider" => 76,
                _ => 62,
            };
            let start = content.start;
            self.push(found, &rule::PASSIVE, confidence, vec![content], None, words, reading);
            return Some(start);
        }
        if let Some(content) = self.told_last(cue, it, from, end) {
            self.push(found, &rule::PASSIVE, 76, vec![content], None, words, reading);
            return Some(cue.at + 1);
        }
        self.shown(cue, from, reading, found)
    }

    /// “The talks are over, it is understood”, “…, members have been told”: the clause before.
    fn told_last(&self, cue: &Cue, it: bool, from: usize, end: usize) -> Option<Range<usize>> {
        let told = it && TOLD.contains(&cue.entry.base) || cue.entry.base == "tell";
        let last = cue.at + 1 >= end || self.is(cue.at + 1, Kind::Comma) || self.is_time_at(cue.at + 1);
        if !(told && last) {
            return None;
        }
        let start = match self.subject(from, cue.group) {
            Subject::Named(subject) => subject.start,
            _ => return None,
        };
        let comma = start
            .checked_sub(1)
            .filter(|&it| it > from && self.is(it, Kind::Comma))?;
        self.left_content(from, comma, false)
    }

    /// What is said or believed, after the verb.
    fn rumour(&self, cue: &Cue, it: bool, end: usize) -> Option<Range<usize>> {
        let base = cue.entry.base;
        let told = TOLD.contains(&base);
        if !(told || cue.entry.that >= 70) {
            return None;
        }
        let mut at = cue.at + 1;
        while at < end && (self.has(at, Flags::ADVERB) || self.is_time_at(at)) && !self.has(at, Flags::DETERMINER) {
            at += 1;
        }
        if self.has(at, Flags::TO) && self.is_infinitive(at + 1) && at + 2 < end {
            // “was asked to leave”, “is expected to”: an order or an outlook.
            return (told || base == "expect").then(|| at..self.clause_end(at + 1, end));
        }
        if self.has(at, Flags::THAT) && self.leads_clause(at, end) {
            return Some(at..self.clause_end(at + 1, end));
        }
        // “the inquest was told he had left”
        let bare = (told && it || base == "tell") && at == cue.at + 1 && self.begins_noun_phrase(at);
        let content = at..self.clause_end(at, end);
        (bare && content.len() >= 3 && self.is_clause(&content) && self.clause_starts_well(&content)).then_some(content)
    }

    /// “The fault was described in a report by the union”: who tells of it stands behind.
    fn shown(&self, cue: &Cue, from: usize, reading: &Reading, found: &mut Vec<Draft>) -> Option<usize> {
        let end = reading.sentence.end;
        if !SHOWN.contains(&cue.entry.base) || !self.is_any(cue.at + 1, &["in", "by"]) {
            return None;
        }
        let Subject::Named(content) = self.subject(from, cue.group) else {
            return None;
        };
        let start = cue.at + 2;
        let stop = self.agent_end_open(start, end);
        let document =
            self.has(start, Flags::DETERMINER) && (start..stop.min(start + 6)).any(|it| self.has(it, Flags::OCCASION));
        let somebody = self.is_word(cue.at + 1, "by") && self.names_somebody(&(start..stop));
        if !(document || somebody) || content.len() < 2 {
            return None;
        }
        let words = cue.group..cue.at + 2;
        self.push(
            found,
            &rule::SHOWN,
            rule::SHOWN.confidence,
            vec![content],
            Some(start..stop),
            words,
            reading,
        );
        Some(stop)
    }

    /// Where a document or somebody ends that the rest of a clause tells of.
    fn agent_end_open(&self, start: usize, end: usize) -> usize {
        (start..end.min(start + super::subject::LONGEST))
            .find(|&it| {
                self.step();
                let token = &self.tokens[it];
                matches!(token.kind, Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Quote)
                    || token.has(Flags::SUBORDINATOR) && !token.has(Flags::PREPOSITION)
                    || token.is(Kind::Comma)
                        && self.apposition(it + 1, end).is_none()
                        && !self.has(it + 1, Flags::ED)
                        && !self.is_word(it + 1, "led")
                        && !self.has(it + 1, Flags::CONJUNCTION)
                    || token.has(Flags::CONJUNCTION) && self.holds_finite(it + 1..end.min(it + 4))
            })
            .unwrap_or(end.min(start + super::subject::LONGEST))
    }
}
