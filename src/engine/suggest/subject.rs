//! The words for who speaks, to the left of a verb.

use std::ops::Range;

use super::scene::Scene;
use super::token::Kind;
use super::verb::Form;
use super::word::Flags;

/// Most tokens of a source.
pub(super) const LONGEST: usize = 48;

/// What stands to the left of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Places of the tokens.
    Named(Range<usize>),
    /// “and said”: the subject of the verb before.
    Shared,
    Unknown,
}

impl Scene<'_> {
    /// Where the verb group begins whose verb is at `verb`: adverbs and auxiliaries come before it.
    pub(super) fn group_start(&self, from: usize, verb: usize) -> usize {
        let mut start = verb;
        while start > from {
            self.step();
            let Some(token) = self.token(start - 1) else { break };
            let auxiliary = token.has(Flags::AUXILIARY) && !token.has(Flags::SUBJECT);
            // “Both said”, “all said”, “most said”: who, not how.
            let adverb = token.has(Flags::ADVERB) && !token.has(Flags::CAPITAL) && !(token.has(Flags::DETERMINER));
            if token.has(Flags::TIME) && token.has(Flags::CAPITAL) && start >= from + 3 && self.is_word(start - 2, "on")
            {
                start -= 2;
                continue;
            }
            let day = token.has(Flags::TIME)
                && token.has(Flags::CAPITAL)
                && start - 1 > from
                && self.has(start - 2, Flags::CAPITAL);
            let to = token.has(Flags::TO) && start == verb;
            if !(auxiliary || adverb || token.has(Flags::NEGATION) && !token.has(Flags::DETERMINER) || to || day) {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Where the clause begins whose verb group begins at `end`.
    pub(super) fn clause_start(&self, from: usize, end: usize) -> usize {
        let low = from.max(end.saturating_sub(LONGEST + 20));
        let mut at = end;
        let mut depth = 0usize;
        while at > low {
            self.step();
            let token = &self.tokens[at - 1];
            match token.kind {
                Kind::Close => depth += 1,
                Kind::Open => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                Kind::Quote => {
                    // A quoted word inside the subject: the “Squad” member said.
                    let inner = self.word_count(at - 1) <= 4
                        && at - 1 > from
                        && self.tokens[at - 2].is_word()
                        && !self.is_speech_mark(at - 1)
                        && at < end
                        && self.tokens[at].is_word();
                    if !inner {
                        return at;
                    }
                }
                Kind::Semicolon | Kind::Colon | Kind::Stop | Kind::Exclaim => return at,
                Kind::Dash => {
                    // A pair of dashes around an insertion belongs to the subject.
                    let other = (low..at - 1).rev().take(20).find(|&it| self.is(it, Kind::Dash));
                    match other {
                        Some(it) if at < end || it > low => {
                            at = it;
                            continue;
                        }
                        _ => return at,
                    }
                }
                Kind::Word if self.starts_clause(from, at - 1, end) => return at,
                _ => {}
            }
            at -= 1;
        }
        low
    }

    pub(super) fn is_speech_mark(&self, at: usize) -> bool {
        matches!(self.last_mark(at), ',' | '?' | '!' | '.')
    }

    /// Whether the word at `at` begins a clause whose subject stands between it and `end`.
    pub(super) fn starts_clause(&self, from: usize, at: usize, end: usize) -> bool {
        let token = &self.tokens[at];
        if token.has(Flags::CAPITAL) && at > from {
            return false;
        }
        if token.has(Flags::CONJUNCTION) {
            // “Ana Ruiz and Bo Lund said” is one subject; “he left and Bo Lund said” is not.
            let comma = at > from && self.is(at - 1, Kind::Comma);
            let verb_before = self.holds_finite(from.max(at.saturating_sub(30))..at);
            return at == from
                || self.is_any(at, &["but", "yet", "so"])
                || (verb_before && (comma || !self.joins_names(at)))
                || (comma && end - at > 1 && !self.is_list(from, at));
        }
        if token.has(Flags::THAT) {
            return at > from
                && (self.tokens[at - 1].verb.is_some()
                    || self.has(at - 1, Flags::SAYING_NOUN)
                    || self.has(at - 1, Flags::TIME));
        }
        let word = self.words(at);
        // “after”, “since”, “as” lead to nouns as often as to clauses.
        token.has(Flags::SUBORDINATOR) && !matches!(word, "after" | "before" | "since" | "until" | "once" | "as")
            || self.tells_when(from, at, end)
            || matches!(word, "as" | "than")
                && at > from
                && !self.is(at - 1, Kind::Comma)
                && at + 1 < end
                && self.has(at + 1, Flags::SUBJECT)
    }

    pub(super) fn joins_names(&self, at: usize) -> bool {
        at > 0 && self.has(at - 1, Flags::CAPITAL) && self.has(at + 1, Flags::CAPITAL)
    }

    /// “A, B, and C”
    pub(super) fn is_list(&self, from: usize, at: usize) -> bool {
        let before = from.max(at.saturating_sub(14))..at.saturating_sub(1);
        let commas = self.tokens[before.clone()]
            .iter()
            .filter(|it| it.is(Kind::Comma))
            .count();
        commas >= 1 && !self.holds_finite(before)
    }

    /// The subject in `from..end`, which begins a sentence or follows what was said; `end` is where the verb group begins.
    pub(super) fn subject(&self, from: usize, end: usize) -> Subject {
        if end <= from {
            return Subject::Unknown;
        }
        let last = &self.tokens[end - 1];
        if last.has(Flags::CONJUNCTION) {
            return Subject::Shared;
        }
        if last.is(Kind::Comma) && end - 1 > from && self.has(end - 2, Flags::CONJUNCTION) {
            return Subject::Shared;
        }
        if last.is(Kind::Word)
            && (last.has(Flags::SUBJECT) || self.is_any(end - 1, &["who"]))
            && !self.is_any(end - 1, &["you"])
        {
            // “everyone in the room”, “a share she called”.
            return Subject::Named(end - 1..end);
        }
        let start = self.clause_start(from, end);
        let found = match last.kind {
            // “Lund, known as “the Shark,””
            Kind::Quote if self.is_called(end - 1) => {
                let start = self.clause_start(from, end - 1);
                self.with_parenthesis(start, end)
            }
            Kind::Comma => self.with_parenthesis(start, end - 1),
            Kind::Word | Kind::Number | Kind::Close | Kind::Quote => self.without_parenthesis(start, end),
            Kind::Dash => {
                let open = (start..end - 1).rev().find(|&it| self.is(it, Kind::Dash));
                open.and_then(|it| self.without_parenthesis(start, it).map(|head| head.start..end - 1))
            }
            _ => None,
        };
        found.map_or(Subject::Unknown, Subject::Named)
    }

    /// “Ana Ruiz, the harbour master,” up to the comma at `end`.
    pub(super) fn with_parenthesis(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let chunks = self.chunks(start, end);
        let mut head = 0;
        while head + 1 < chunks.len() && (self.is_circumstance(&chunks[head]) || self.has_own_verb(&chunks[head])) {
            head += 1;
        }
        // What tells when or how ends it: “Ruiz, the mayor, on Tuesday, said”; “Lopez, 34, of Dayton” goes on.
        let of = |it: &Range<usize>| {
            self.is_any(
                it.start,
                &[
                    "of",
                    "from",
                    "and",
                    "based",
                    "headquartered",
                    "aged",
                    "founded",
                    "owned",
                ],
            ) || self.has(it.start, Flags::SUBORDINATOR) && self.has(it.start, Flags::RELATIVE)
        };
        let chunk_count = chunks.len();
        let last = (head + 1..chunk_count)
            .find(|&it| self.is_circumstance(&chunks[it]) && !of(&chunks[it]))
            .unwrap_or(chunk_count)
            .checked_sub(1)?;
        let name = self.noun_phrase(chunks.get(head)?.clone())?;
        let source = name.start..match last > head {
            true => chunks[last].end,
            false => name.end,
        };
        (source.len() <= LONGEST).then_some(source)
    }

    pub(super) fn without_parenthesis(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let chunks = self.chunks(start, end);
        let last = chunks.last()?.clone();
        let name = self.noun_phrase(last.clone());
        // “Malaysia's prime minister, Ana Ruiz said”; “Ruiz, Lund and Park said”.
        if chunks.len() >= 2 && name.as_ref().is_some_and(|it| it.start == last.start) {
            let before = &chunks[chunks.len() - 2];
            let first = chunks.len() == 2 || chunks[..chunks.len() - 2].iter().all(|it| self.is_circumstance(it));
            let role = !self.is_circumstance(before)
                && !self.has_own_verb(before)
                && self.begins_noun_phrase(before.start)
                && self.tokens[before.clone()].iter().any(|it| it.has(Flags::ROLE))
                && self.has(last.start, Flags::CAPITAL);
            if first && role {
                return Some(self.noun_phrase(before.clone())?.start..last.end);
            }
            let list = self.tokens[last.clone()].iter().any(|it| it.has(Flags::CONJUNCTION))
                || self.has(last.start, Flags::CONJUNCTION);
            if list {
                let first = chunks
                    .iter()
                    .rposition(|it| self.is_circumstance(it) || self.has_own_verb(it))
                    .map_or(0, |it| it + 1);
                let head = self.noun_phrase(chunks.get(first)?.clone())?;
                return Some(head.start..last.end);
            }
        }
        name
    }

    /// Pieces between commas outside brackets.
    pub(super) fn chunks(&self, start: usize, end: usize) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = start;
        let mut depth = 0usize;
        for at in start..end {
            self.step();
            match self.tokens[at].kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::Comma if depth == 0 => {
                    if at > from {
                        found.push(from..at);
                    }
                    from = at + 1;
                }
                _ => {}
            }
        }
        if end > from {
            found.push(from..end);
        }
        found
    }

    /// “On Tuesday”, “however”, “speaking at a rally”: says when, where or how.
    pub(super) fn is_circumstance(&self, chunk: &Range<usize>) -> bool {
        let Some(first) = self.token(chunk.start) else {
            return true;
        };
        let numbers_only = self.tokens[chunk.clone()]
            .iter()
            .all(|it| it.is(Kind::Number) || it.has(Flags::TIME));
        let leads = first.has(Flags::PREPOSITION)
            || first.has(Flags::SUBORDINATOR)
            || first.has(Flags::CONJUNCTION)
            || first.has(Flags::TO);
        let adverb = first.has(Flags::ADVERB) && !first.has(Flags::DETERMINER);
        numbers_only && first.has(Flags::TIME)
            || leads && !(first.has(Flags::DETERMINER))
            || adverb
            || (first.has(Flags::TIME) && chunk.len() <= 3)
            || first.has(Flags::ING) && !first.has(Flags::CAPITAL)
            || first.has(Flags::ING) && chunk.len() > 2 && !self.has(chunk.start + 1, Flags::CAPITAL)
            || (first.has(Flags::ED) && !first.has(Flags::CAPITAL))
    }

    /// Whether a piece has a finite verb of its own, not one of a relative clause.
    pub(super) fn has_own_verb(&self, chunk: &Range<usize>) -> bool {
        let first_verb = chunk.clone().find(|&it| {
            self.step();
            let token = &self.tokens[it];
            self.is_finite(it, token, it == chunk.start) && !self.is_reduced(it)
        });
        first_verb.is_some_and(|verb| !self.tokens[chunk.start..verb].iter().any(|it| it.has(Flags::RELATIVE)))
    }

    /// “officials briefed on”, “a man named Lund”, “a report published Monday”: a participle behind its noun.
    pub(super) fn is_reduced(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let participle = token.has(Flags::ED)
            || token
                .verb
                .is_some_and(|it| matches!(it.form, Form::Past | Form::Participle))
            || self.is_any(
                at,
                &[
                    "held", "made", "led", "sent", "found", "built", "known", "given", "taken", "seen", "put",
                    "bought", "caught", "heard", "hung", "laid", "lit", "lent", "dug", "swept",
                ],
            );
        let tells = token.verb.is_some_and(|it| it.verb.speech && it.verb.that >= 80)
            && !self.is_any(at + 1, &["by", "in", "on"]);
        let next = self.token(at + 1);
        participle
            && !tells
            && !token.has(Flags::AUXILIARY)
            && next.is_some_and(|it| {
                (it.has(Flags::PREPOSITION)
                    || it.has(Flags::TIME)
                    || it.has(Flags::TO)
                    || it.has(Flags::CAPITAL)
                        && self.is_any(
                            at,
                            &["named", "called", "known", "dubbed", "titled", "nicknamed", "entitled"],
                        ))
                    && !self.is_any(at, &["said", "told", "added", "went"])
            })
    }

    /// The noun phrase that ends a piece without commas.
    pub(super) fn noun_phrase(&self, chunk: Range<usize>) -> Option<Range<usize>> {
        let mut start = chunk.start;
        while start < chunk.end {
            self.step();
            let token = &self.tokens[start];
            let adverb = token.has(Flags::ADVERB) && !token.has(Flags::DETERMINER);
            let conjunction = token.has(Flags::CONJUNCTION);
            let day = token.has(Flags::TIME)
                && start + 1 < chunk.end
                && !self.has(start, Flags::DETERMINER)
                && (self.has(start + 1, Flags::DETERMINER)
                    || self.has(start + 1, Flags::CAPITAL)
                    || self.has(start + 1, Flags::SUBJECT));
            if !(adverb
                || conjunction
                || day
                || (token.has(Flags::THAT) || self.is_any(start, &["which", "whom"]))
                    && self.begins_noun_phrase(start + 1)
                    && start + 1 < chunk.end)
            {
                break;
            }
            start += 1;
        }
        if start >= chunk.end {
            return None;
        }
        if (self.has(start, Flags::PREPOSITION) || self.has(start, Flags::SUBORDINATOR))
            && !self.has(start, Flags::DETERMINER)
        {
            start = self.after_phrase(start, chunk.end)?;
        }
        // “a move that union leaders called”: who called it stands in the relative clause.
        let relative = (start + 1..chunk.end.saturating_sub(1))
            .rev()
            .find(|&it| self.has(it, Flags::RELATIVE));
        if let Some(relative) = relative {
            let next = relative + 1;
            let subject = self.has(next, Flags::DETERMINER)
                || self.has(next, Flags::CAPITAL)
                || self.has(next, Flags::SUBJECT)
                || self.has(next, Flags::PEOPLE)
                || self.has(next, Flags::ES)
                || self.has(next + 1, Flags::PEOPLE);
            if subject
                && !self.has(next, Flags::FINITE)
                && !self.holds_finite(next..chunk.end)
                && self.tokens[next].verb.is_none()
            {
                return Some(next..chunk.end);
            }
        }
        // A verb of its own before the name: what follows it is another clause.
        let verb = (start..chunk.end).find(|&it| {
            self.step();
            self.is_finite(it, &self.tokens[it], it == start) && !self.is_reduced(it)
        });
        if let Some(verb) = verb {
            let relative = self.tokens[start..verb].iter().any(|it| it.has(Flags::RELATIVE));
            if !relative {
                return None;
            }
        }
        let named = self.tokens[start..chunk.end].iter().any(|it| {
            it.is(Kind::Quote)
                || it.is(Kind::Number)
                || it.is(Kind::Word) && (!it.has(Flags::PREPOSITION) || it.has(Flags::CAPITAL))
        });
        let whole = start..chunk.end;
        (named && whole.len() <= LONGEST).then_some(whole)
    }

    /// What comes after “in a statement”, “on Tuesday”: a new noun phrase.
    pub(super) fn after_phrase(&self, start: usize, end: usize) -> Option<usize> {
        (start + 2..end).find(|&it| {
            self.step();
            let token = &self.tokens[it];
            let before = &self.tokens[it - 1];
            let noun_before = before.is_word()
                && !before.has(Flags::DETERMINER)
                && !before.has(Flags::PREPOSITION)
                && !before.has(Flags::CONJUNCTION);
            let subject = token.has(Flags::SUBJECT);
            let article = token.has(Flags::DETERMINER) && !token.has(Flags::CAPITAL);
            let name = token.has(Flags::CAPITAL)
                && (!before.has(Flags::CAPITAL) || before.has(Flags::TIME))
                && !before.has(Flags::GENITIVE);
            noun_before && (subject || article || name)
        })
    }
}
