//! Attribution by a mark: “Ana: “…””, “ANA: …”, ““…” — Ana”.

use std::ops::Range;

use super::draft::Draft;
use super::rule;
use super::scene::Scene;
use super::speech::Reading;
use super::subject::Subject;
use super::token::Kind;
use super::word::Flags;

/// Most tokens of a name before a colon.
const LONGEST_NAME: usize = 8;

impl Scene<'_> {
    /// “Ms. Ruiz was blunt: “…””, “The mayor: “…””. Nothing when a verb has taken the quotation already.
    pub fn read_colon(&self, reading: &mut Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        let colon = sentence.clone().find(|&it| {
            self.step();
            self.is(it, Kind::Colon) && self.is(it + 1, Kind::Quote)
        });
        let Some(colon) = colon.filter(|&it| it + 1 < sentence.end && it > sentence.start) else {
            return;
        };
        let Some(quote) = self.bytes(&(colon + 1..colon + 2)) else {
            return;
        };
        if found.iter().rev().take(8).any(|it| {
            it.content
                .iter()
                .any(|it| it.start <= quote.start && quote.end <= it.end)
        }) {
            return;
        }
        let lead = sentence.start..colon;
        let mark = colon..colon + 1;
        let named = lead.len() <= LONGEST_NAME && self.names_somebody(&lead) && !self.holds_finite(lead.clone());
        let speech = self.is_speech(colon + 1) || named && self.word_count(colon + 1) >= 2;
        if !speech {
            return;
        }
        let verb = lead
            .clone()
            .find(|&it| self.is_finite(it, &self.tokens[it], it == lead.start) && !self.is_reduced(it));
        match verb {
            Some(verb) => {
                let group = self.group_start(lead.start, verb);
                let source = match self.subject(lead.start, group) {
                    Subject::Named(source) => Some(source),
                    _ => None,
                };
                let cue = if colon - group <= 6 { group..colon + 1 } else { mark };
                let confidence = if source.is_some() { 80 } else { 66 };
                self.push(
                    found,
                    &rule::COLON,
                    confidence,
                    vec![colon + 1..colon + 2],
                    source.clone(),
                    cue,
                    reading,
                );
                reading.last_source = source.or(reading.last_source.take());
            }
            None => {
                let name =
                    lead.len() <= LONGEST_NAME && self.has(lead.start, Flags::CAPITAL) && self.names_somebody(&lead);
                let source = name.then_some(lead);
                self.push(
                    found,
                    &rule::COLON,
                    rule::COLON.confidence,
                    vec![colon + 1..colon + 2],
                    source.clone(),
                    mark,
                    reading,
                );
                reading.last_source = source.or(reading.last_source.take());
            }
        }
        reading.done = colon + 2;
    }

    /// “ANA RUIZ: We rebuild.” at the start of a paragraph.
    pub fn read_transcript(&self, paragraph: Range<usize>, reading: &Reading, found: &mut Vec<Draft>) {
        let Some(colon) = paragraph
            .clone()
            .take(LONGEST_NAME)
            .find(|&it| self.is(it, Kind::Colon))
        else {
            return;
        };
        let name = paragraph.start..colon;
        let capitals = !name.is_empty()
            && self.tokens[name.clone()]
                .iter()
                .all(|it| it.has(Flags::CAPITALS) || it.is(Kind::Stop) || self.text[it.range()].ends_with('.'))
            && self.tokens[name.clone()]
                .iter()
                .any(|it| it.has(Flags::CAPITALS) && it.end - it.start > 1);
        let content = colon + 1..paragraph.end;
        if capitals && content.len() >= 3 && !self.is(colon + 1, Kind::Quote) {
            self.push(
                found,
                &rule::TRANSCRIPT,
                rule::TRANSCRIPT.confidence,
                vec![content],
                Some(name),
                colon..colon + 1,
                reading,
            );
        }
    }

    /// “…” — Ana Ruiz, student
    pub fn read_signature(&self, reading: &mut Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        let dash = sentence
            .clone()
            .find(|&it| self.is(it, Kind::Dash) && it > sentence.start && self.is(it - 1, Kind::Quote));
        let Some(dash) = dash.filter(|&it| self.has(it + 1, Flags::CAPITAL)) else {
            return;
        };
        let rest = dash + 1..sentence.end;
        let plain = rest.len() <= 14
            && !self.holds_finite(rest.clone())
            && !self.tokens[rest.clone()].iter().any(|it| it.is(Kind::Quote));
        let alone = sentence.start == dash - 1;
        if !plain || !alone || rest.is_empty() {
            return;
        }
        self.push(
            found,
            &rule::SIGNED,
            rule::SIGNED.confidence,
            vec![dash - 1..dash],
            Some(rest.clone()),
            dash..dash + 1,
            reading,
        );
        reading.last_source = Some(rest);
        reading.done = sentence.end;
    }
}
