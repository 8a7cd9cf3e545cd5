//! Attribution without a verb of its own clause: “according to Ana”, “as Ana put it”, “reportedly”.

use std::ops::Range;

use super::draft::Draft;
use super::rule;
use super::scene::Scene;
use super::speech::Reading;
use super::subject::Subject;
use super::token::Kind;
use super::verb::Form;
use super::word::Flags;

/// Most tokens of what follows “according to”.
const LONGEST: usize = 40;

impl Scene<'_> {
    /// “according to …” at the start, in the middle or at the end of a sentence.
    pub fn read_according(&self, reading: &mut Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        for at in sentence.clone() {
            self.step();
            if !(self.is_word(at, "according") && self.is_word(at + 1, "to")) || at + 2 >= sentence.end {
                continue;
            }
            // “according to plan”, “according to their size”
            if !self.begins_noun_phrase(at + 2)
                || self.has(at + 2, Flags::QUESTION)
                || self.is_any(at + 2, &["plan", "schedule", "size", "age", "need"])
            {
                continue;
            }
            let initial = self.tokens[sentence.start..at]
                .iter()
                .all(|it| !it.is_word() && !it.is(Kind::Quote) || it.has(Flags::CONJUNCTION) || it.has(Flags::ADVERB));
            let within = at > sentence.start && self.has(at - 1, Flags::THAT)
                || at > sentence.start + 1 && self.is(at - 1, Kind::Comma) && self.has(at - 2, Flags::THAT);
            let initial = initial || within;
            let source_end = self.document_end(at + 2, sentence.end, initial);
            let source = at + 2..source_end;
            if source.is_empty() {
                continue;
            }
            let mut contents = Vec::new();
            let after_comma = if self.is(source_end, Kind::Comma) {
                source_end + 1
            } else {
                source_end
            };
            if initial {
                if after_comma < sentence.end {
                    contents.push(after_comma..self.end_of_clause(after_comma, sentence.end));
                }
            } else {
                let start = self.clause_before_according(&sentence, at);
                let mut stop = at;
                while stop > start && matches!(self.tokens[stop - 1].kind, Kind::Comma | Kind::Dash | Kind::Open) {
                    stop -= 1;
                }
                let relative = self.tokens[start..stop].len() == 1 && self.has(start, Flags::RELATIVE);
                if stop > start && !relative {
                    contents.push(start..stop);
                }
                let whole = contents
                    .first()
                    .is_some_and(|it| self.holds_finite(it.start + 1..it.end));
                // “…, which, according to Ana, she regrets”
                let inner = contents.last().is_some_and(|it| self.has(it.end - 1, Flags::RELATIVE));
                if inner {
                    contents.clear();
                }
                let medial = self.is(source_end, Kind::Comma) && after_comma < sentence.end;
                let goes_on = medial
                    && !whole
                    && !self.has(after_comma, Flags::RELATIVE)
                    && !self.has(after_comma, Flags::CONJUNCTION);
                if goes_on {
                    let end = self.end_of_clause(after_comma, sentence.end);
                    // The relative clause is over where the sentence goes on with its verb.
                    let over = (after_comma + 1..end)
                        .find(|&it| inner && self.is(it, Kind::Comma) && self.has(it + 1, Flags::FINITE));
                    contents.push(after_comma..over.unwrap_or(end));
                }
            }
            contents.retain(|it| !it.is_empty());
            let quoted = contents.iter().any(|it| self.is(it.start, Kind::Quote));
            if contents.iter().map(Range::len).sum::<usize>() < 2 && !quoted {
                continue;
            }
            self.push(
                found,
                &rule::ACCORDING,
                rule::ACCORDING.confidence,
                contents,
                Some(source.clone()),
                at..at + 2,
                reading,
            );
            reading.last_source = Some(source);
        }
    }

    fn end_of_clause(&self, from: usize, end: usize) -> usize {
        self.clause_end(from, end)
    }

    /// Where the name of a source or document ends.
    fn document_end(&self, from: usize, end: usize, initial: bool) -> usize {
        let end = end.min(from + LONGEST);
        let mut at = from;
        while at < end {
            self.step();
            let token = &self.tokens[at];
            match token.kind {
                Kind::Comma => {
                    let stop = (at + 1..end)
                        .find(|&it| matches!(self.tokens[it].kind, Kind::Comma | Kind::Semicolon | Kind::Dash))
                        .unwrap_or(end);
                    let closed = stop < end && self.is(stop, Kind::Comma);
                    let place = stop == at + 2 && self.has(at + 1, Flags::CAPITAL) && !self.has(at + 1, Flags::TIME)
                        || stop == at + 2 && self.is(at + 1, Kind::Number);
                    // “…, which says that”: it tells more than that.
                    let relative = self.has(at + 1, Flags::RELATIVE)
                        && !self.has(at + 1, Flags::THAT)
                        && !self.tells_again(at + 2, end);
                    let counts = self.is_any(at + 1, &["more", "fewer", "less", "some", "many", "most", "no", "all"])
                        || initial && self.has(stop + 1, Flags::CONJUNCTION);
                    let described = !counts
                        && (self.has(at + 1, Flags::DETERMINER)
                            || self.has(at + 1, Flags::ROLE)
                            || self.has(at + 1, Flags::ED)
                                && !self.has(at + 1, Flags::CAPITAL)
                                && self.has(at + 2, Flags::PREPOSITION))
                        && !self.holds_finite(at + 1..stop);
                    // At the start of a sentence a second comma has to come; at its end all may belong.
                    let cites = self.is_any(at + 1, &["quoting", "citing"]);
                    let belongs = (place || relative || described || cites) && (closed || !initial);
                    if !belongs {
                        return at;
                    }
                    at = stop;
                    continue;
                }
                Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Stop | Kind::Exclaim => return at,
                Kind::Open => {
                    at = self.after_bracket(at, end);
                    continue;
                }
                Kind::Quote if self.is_speech(at) && at > from => return at,
                Kind::Close => return at,
                // “According to Ruiz the boats …”
                Kind::Word
                    if initial
                        && at > from
                        && token.has(Flags::DETERMINER)
                        && self.tokens[from..at].iter().all(|it| it.has(Flags::CAPITAL)) =>
                {
                    return at;
                }
                Kind::Word
                    if initial
                        && at > from
                        && token.has(Flags::SUBJECT)
                        && !self.tokens[at - 1].has(Flags::CONJUNCTION) =>
                {
                    return at;
                }
                Kind::Word if at > from && self.has(at, Flags::CONJUNCTION) && !self.holds_name(at + 1) => return at,
                _ => {}
            }
            at += 1;
        }
        at
    }

    fn holds_name(&self, at: usize) -> bool {
        self.token(at).is_some_and(|it| {
            it.has(Flags::CAPITAL)
                || it.has(Flags::DETERMINER) && !it.has(Flags::SUBJECT)
                || it.has(Flags::ES)
                || it.has(Flags::PEOPLE)
        })
    }

    /// Where the clause begins that ends before “according to” at `at`.
    fn clause_before_according(&self, sentence: &Range<usize>, at: usize) -> usize {
        let mut start = sentence.start;
        for it in sentence.start..at {
            self.step();
            let token = &self.tokens[it];
            let after_comma = it > sentence.start && self.is(it - 1, Kind::Comma);
            if token.is(Kind::Semicolon)
                || after_comma && self.is_any(it, &["but", "while", "although"]) && self.holds_finite(it + 1..at)
            {
                start = it + 1;
            }
        }
        while start < at && (self.has(start, Flags::CONJUNCTION) || self.is(start, Kind::Comma)) {
            start += 1;
        }
        start
    }

    /// “As Ana put it, …”, “in the words of Ana, …”
    pub fn read_as(&self, reading: &mut Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        let at = sentence.start;
        if !self.is_word(at, "as") || sentence.len() < 6 {
            return;
        }
        let Some(comma) = (at + 2..sentence.end.min(at + 24)).find(|&it| self.is(it, Kind::Comma)) else {
            return;
        };
        let verb = (at + 2..comma).find(|&it| {
            self.tokens[it]
                .verb
                .is_some_and(|it| it.verb.speech && it.verb.that >= 70 && matches!(it.form, Form::Past | Form::Third))
                || self.is_word(it, "put")
        });
        let Some(verb) = verb else { return };
        let group = self.group_start(at + 1, verb);
        let Subject::Named(source) = self.subject(at + 1, group) else {
            return;
        };
        let content = comma + 1..self.clause_end(comma + 1, sentence.end);
        if content.len() < 3 && !content.clone().any(|it| self.is(it, Kind::Quote)) || verb + 4 < comma {
            return;
        }
        self.push(
            found,
            &rule::AS_SAID,
            rule::AS_SAID.confidence,
            vec![content.clone()],
            Some(source.clone()),
            group..verb + 1,
            reading,
        );
        reading.last_source = Some(source);
        reading.done = comma + 1;
    }

    /// “…, as Ana put it.”, “The fine, as Ana noted, is legal.”
    pub fn read_as_last(&self, reading: &mut Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        let marks = (sentence.start + 2..sentence.end).rev().find(|&it| {
            self.step();
            self.has(it, Flags::SUBORDINATOR)
                && self.is_word(it, "as")
                && (self.is(it - 1, Kind::Comma) || self.is(it - 1, Kind::Quote))
        });
        let Some(at) = marks else { return };
        let tells = |it: usize| {
            self.tokens[it]
                .verb
                .is_some_and(|it| it.verb.speech && it.verb.that >= 80 && matches!(it.form, Form::Past | Form::Third))
                && !self.has(it + 1, Flags::THAT)
                && !self.is(it + 1, Kind::Quote)
        };
        let puts = |it: usize| self.is_word(it, "put") && self.is_word(it + 1, "it");
        let Some(verb) = (at + 2..sentence.end.min(at + 12)).find(|&it| puts(it) || tells(it)) else {
            return;
        };
        let stop = if puts(verb) { verb + 2 } else { verb + 1 };
        let last = stop >= sentence.end || self.is_occasion(stop) || self.is_time_at(stop);
        let medial = self.is(stop, Kind::Comma);
        let group = self.group_start(at + 1, verb);
        let Subject::Named(source) = self.subject(at + 1, group) else {
            return;
        };
        let end = if self.is(at - 1, Kind::Comma) { at - 1 } else { at };
        let start = (sentence.start..end)
            .find(|&it| !self.has(it, Flags::CONJUNCTION))
            .unwrap_or(sentence.start);
        let contents: Vec<Range<usize>> = match self.around(start..end, stop, sentence.end) {
            Some(pieces) if medial => pieces.into(),
            _ if last && (end - start >= 3 || self.is(end - 1, Kind::Quote)) => vec![start..end],
            _ => return,
        };
        self.push(
            found,
            &rule::AS_SAID,
            72,
            contents,
            Some(source.clone()),
            at..stop,
            reading,
        );
        reading.last_source = Some(source);
    }

    /// “in the words of Ana, “…””, “in Ana's words, “…””
    pub fn read_words_of(&self, reading: &Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        for at in sentence.clone() {
            self.step();
            if !self.has(at, Flags::PREPOSITION) || !self.is_word(at, "in") || at + 2 >= sentence.end {
                continue;
            }
            let of = self.is_word(at + 1, "the") && self.is_word(at + 2, "words") && self.is_word(at + 3, "of");
            let words = (at + 2..sentence.end.min(at + 8))
                .find(|&it| self.is_any(it, &["words", "view", "opinion", "telling"]));
            let theirs = words.filter(|&it| self.has(it - 1, Flags::GENITIVE) || self.has(it - 1, Flags::POSSESSIVE));
            let from = match (of, theirs) {
                (true, _) => at + 4,
                (false, Some(words)) => words + 1,
                _ => continue,
            };
            let Some(quote) = (from..sentence.end.min(from + 20)).find(|&it| self.is(it, Kind::Quote)) else {
                continue;
            };
            let mut stop = quote;
            while stop > from && matches!(self.tokens[stop - 1].kind, Kind::Comma | Kind::Colon) {
                stop -= 1;
            }
            let (source, cue) = match of {
                true => (from..stop, at..from),
                // “in Ruiz's words”
                false => (at + 1..from - 1, at..from),
            };
            let well = stop < quote && if of { stop > from } else { stop == from };
            if well {
                self.push(
                    found,
                    &rule::AS_SAID,
                    80,
                    vec![quote..quote + 1],
                    Some(source),
                    cue,
                    reading,
                );
            }
        }
    }

    /// “Russia reportedly aims to …”
    pub fn read_adverbs(&self, reading: &Reading, found: &mut Vec<Draft>) {
        let sentence = reading.sentence.clone();
        for at in sentence.clone() {
            self.step();
            if !self.has(at, Flags::ADVERB)
                || !self.is_any(at, &["reportedly", "allegedly", "purportedly", "supposedly"])
                || at + 3 >= sentence.end
            {
                continue;
            }
            let start = if self.is(at + 1, Kind::Comma) { at + 2 } else { at + 1 };
            let content = start..self.clause_end(start, sentence.end);
            if content.len() >= 3 && self.has(at.max(1) - 1, Flags::DETERMINER) == self.has(at, Flags::DETERMINER) {
                self.push(found, &rule::ADVERB, 60, vec![content], None, at..at + 1, reading);
            }
        }
    }
}
