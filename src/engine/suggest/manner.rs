//! Saying round a verb of saying: “she liked to say”, “a court heard”.

use super::cue::{Cue, How};
use super::draft::Draft;
use super::rule;
use super::scene::Scene;
use super::speech::Reading;
use super::subject::Subject;
use super::token::Kind;
use super::word::Flags;

/// Nouns for what somebody said, behind it.
#[rustfmt::skip] // By kind.
const VERDICTS: &[&str] = &[
    "verdict", "answer", "reply", "response", "retort", "message", "assessment", "advice", "reaction", "conclusion",
    "description", "summary",
];

impl Scene<'_> {
    /// ““A disgrace,” was Ana's verdict on it.”
    pub fn read_verdict(&self, reading: &Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        let (quote, verb) = (sentence.start, sentence.start + 1);
        if !self.is(quote, Kind::Quote) || !self.is_any(verb, &["was", "is"]) {
            return;
        }
        let noun = (verb + 2..sentence.end.min(verb + 8)).find(|&it| self.is_any(it, VERDICTS));
        let Some(noun) = noun.filter(|&it| !self.tokens[verb + 1..it].iter().any(|it| !it.is_word())) else {
            return;
        };
        let owner = (verb + 1..noun)
            .rev()
            .find(|&it| self.has(it, Flags::GENITIVE) || self.has(it, Flags::POSSESSIVE));
        if let Some(owner) = owner {
            let content = quote..quote + 1;
            let source = Some(verb + 1..owner + 1);
            self.push(
                found,
                &rule::AS_SAID,
                80,
                vec![content],
                source,
                verb..noun + 1,
                reading,
            );
        }
    }

    /// “…,” she liked to say; “…,” he went on to explain.
    pub(super) fn habit(&self, cue: &Cue, from: usize, reading: &mut Reading, found: &mut Vec<Draft>) -> Option<usize> {
        let mut verb = cue.group.checked_sub(1).filter(|_| self.has(cue.group, Flags::TO))?;
        if self.is_word(verb, "on") {
            verb = verb.checked_sub(1)?;
        }
        if verb <= from || !self.is_finite(verb, &self.tokens[verb], false) {
            return None;
        }
        let cue = Cue {
            group: self.group_start(from, verb),
            how: How::Active,
            ..*cue
        };
        let Subject::Named(source) = self.subject(from, cue.group) else {
            return None;
        };
        let before = self.before(reading, source.start, &cue, None).filter(|it| it.1)?;
        self.propose(&cue, Some(source), Some(before), None, reading, found)
    }

    /// “the court heard”: somebody said it there.
    pub(super) fn is_heard_in_court(&self, cue: &Cue) -> bool {
        cue.entry.base == "hear"
            && cue.group > 0
            && self.is_any(
                cue.group - 1,
                &[
                    "court",
                    "inquest",
                    "inquiry",
                    "jury",
                    "tribunal",
                    "hearing",
                    "trial",
                    "jurors",
                    "magistrates",
                ],
            )
    }
}
