//! A Korean sentence, read from left to right for what is said and the verb that says it.

use std::ops::Range;

use smallvec::SmallVec;

use super::super::rules::{CLAUSE, NOUN, QUOTED};
use super::ending::{Ending, after_quotation, ending_of};
use super::noun::claim_of;
use super::particle::{is_lead, is_time};
use super::units::Unit;
use super::verb::{Form, Kind, Verb, verb_of};
use crate::engine::suggest::draft::Draft;

/// Most words between the particle of quoting and its verb.
const TAIL: usize = 14;
/// Most words of a source before 에 따르면.
const ACCORDING_MOST: usize = 18;

/// A piece of what is said.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The unit it begins with; the source may still have to be taken off.
    pub from: usize,
    /// The unit of its particle.
    pub unit: usize,
    pub range: Range<usize>,
    pub is_quote: bool,
    pub ending: Ending,
}

/// “X에 따르면”
#[derive(Clone, Debug)]
pub(super) struct According {
    pub source: Range<usize>,
    pub cue: Range<usize>,
    /// The unit after it.
    pub next: usize,
}

/// A sentence, read from left to right.
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub units: &'a [Unit],
    pub found: &'a mut Vec<Draft>,
    /// Where the clause begins whose verb is still to come.
    pub start: usize,
    pub pieces: SmallVec<[Piece; 4]>,
    pub according: Option<According>,
    /// Who spoke in the clause before.
    pub speaker: Option<Range<usize>>,
    /// The byte that no later content may begin before.
    pub free: usize,
    /// The unit after a verb that takes more words: 말하고 있다.
    pub next: usize,
}

impl<'a> Reading<'a> {
    pub fn new(text: &'a str, units: &'a [Unit], found: &'a mut Vec<Draft>) -> Self {
        Reading {
            text,
            units,
            found,
            start: 0,
            pieces: SmallVec::new(),
            according: None,
            speaker: None,
            free: units.first().map_or(0, |it| it.range.start),
            next: 0,
        }
    }

    pub fn word(&self, at: usize) -> &'a str {
        self.units
            .get(at)
            .filter(|it| !it.is_quote)
            .map_or("", |it| &self.text[it.range.clone()])
    }

    pub fn step(&mut self, at: usize) {
        let unit = &self.units[at];
        if unit.is_quote || at < self.next {
            return;
        }
        let word = self.word(at);
        let quote = at.checked_sub(1).filter(|&it| self.units[it].is_quote);
        if let Some(quote) = quote
            && let Some((ending, _)) = after_quotation(word)
        {
            // 라고 한 …, 라고 불리는 …: a name, or words that somebody else uses.
            let named = matches!(
                self.word(at + 1),
                "한" | "하는" | "불리는" | "부르는" | "불린" | "부른" | "적힌" | "쓰인" | "쓴"
            );
            if !named {
                self.pieces.push(Piece {
                    from: quote,
                    unit: at,
                    range: self.units[quote].range.clone(),
                    is_quote: true,
                    ending,
                });
            }
            return;
        }
        if self.according.is_none() && self.according_at(at) {
            return;
        }
        if let Some((ending, len)) = ending_of(word) {
            let told = ending == Ending::Closes && verb_of(&word[..len]).is_some_and(|it| it.kind == Kind::Say);
            if told
                && self
                    .pieces
                    .last()
                    .is_some_and(|it| it.is_quote && it.ending != Ending::Noun)
            {
                // “…”라고 말했다고: who said it counts, not who tells of it.
                let cue = unit.range.start..unit.range.start + len;
                self.emit(at, cue, &QUOTED, 0);
                return;
            }
            self.clause(at, ending, len);
            return;
        }
        if let Some(verb) = verb_of(word) {
            self.verb(at, verb);
        }
    }

    /// A clause that ends at the unit `at` with an ending of quoting.
    fn clause(&mut self, at: usize, ending: Ending, len: usize) {
        while self.pieces.last().is_some_and(|it| it.ending != Ending::Links) {
            self.pieces.pop();
        }
        let from = self.pieces.last().map_or(self.start, |it| it.unit + 1);
        let start = self.units[from.min(at)].range.start;
        self.pieces.push(Piece {
            from: from.min(at),
            unit: at,
            range: start..self.units[at].range.start + len,
            is_quote: false,
            ending,
        });
    }

    /// Takes “X에 따르면” that ends with the unit `at`.
    fn according_at(&mut self, at: usize) -> bool {
        let word = self.word(at);
        let Some(form) = ["따르면", "의하면", "따르자면"]
            .into_iter()
            .find(|it| word.ends_with(it))
        else {
            return false;
        };
        let cue = self.units[at].range.end - form.len()..self.units[at].range.end;
        let before = &word[..word.len() - form.len()];
        let end = match before.is_empty() {
            true => at.checked_sub(1).map_or(0, |it| self.units[it].range.end),
            false => self.units[at].range.start + before.len(),
        };
        let last = if before.is_empty() { at } else { at + 1 };
        let mut first = self.start.max(last.saturating_sub(2 * ACCORDING_MOST));
        while first < last && (is_lead(self.word(first)) || is_time(self.word(first))) {
            first += 1;
        }
        first = first.max(last.saturating_sub(ACCORDING_MOST));
        let Some(begin) = self.units.get(first).map(|it| it.range.start).filter(|it| *it < end) else {
            return false;
        };
        let Some(words) = self.text.get(begin..end) else {
            return false;
        };
        // 들리는 바에 의하면: nobody is named.
        let bare = words.strip_suffix("에").unwrap_or(words).trim_end();
        let vague = bare.ends_with(" 바") || bare == "이" || bare.is_empty();
        if vague || !words.ends_with('에') {
            return false;
        }
        self.according = Some(According {
            source: begin..begin + bare.len(),
            cue,
            next: at + 1,
        });
        self.start = at + 1;
        self.pieces.clear();
        true
    }

    /// A verb of saying at the unit `at`.
    fn verb(&mut self, at: usize, verb: Verb) {
        let (last, form) = self.whole_verb(at, verb.form);
        let cue = self.units[at].range.start..self.units[last].range.end;
        let piece = self.pieces.last().filter(|it| at - it.unit <= TAIL);
        let ends = matches!(form, Form::Final | Form::Linking);
        match piece.map(|it| (it.ending, it.is_quote)) {
            Some((Ending::Closes, _)) if ends && verb.kind == Kind::Passive => {
                self.emit_passive(at, cue);
            }
            Some((Ending::Closes, is_quote)) if ends => {
                // 했다 follows its particle, or who said it.
                let near = verb.kind != Kind::Do || self.pieces.last().is_some_and(|it| at - it.unit <= 4);
                if near {
                    self.emit(at, cue, if is_quote { &QUOTED } else { &CLAUSE }, 0);
                }
            }
            Some((Ending::Links, is_quote)) if ends && verb.kind == Kind::Say => {
                self.emit(at, cue, if is_quote { &QUOTED } else { &CLAUSE }, 6);
            }
            Some((Ending::Noun, _))
                if ends && self.follows_claim(at) && (verb.kind == Kind::Say || word_is_did(self.word(at))) =>
            {
                self.emit(at, cue, &NOUN, 0);
            }
            _ if form == Form::Final || form == Form::Linking => self.unmarked(at, cue, verb.kind),
            _ => {}
        }
        self.next = last + 1;
    }

    /// The last unit of the verb that begins at `at`, and how the whole is used: 말하고 있다, 밝힌 바 있다, 말하기도 했다.
    fn whole_verb(&self, at: usize, form: Form) -> (usize, Form) {
        let next = self.word(at + 1);
        match form {
            Form::Linking if self.word(at).ends_with('고') && (next.starts_with("있") || next.starts_with("나섰")) => {
                (at + 1, Form::Final)
            }
            Form::Nominal if next.starts_with('했') || next.starts_with('한') || next.starts_with('하') => {
                (at + 1, Form::Final)
            }
            Form::Adnominal if next == "바" && self.word(at + 2).starts_with("있") => (at + 2, Form::Final),
            // 말한 뒤, 전한 데 이어: the sentence goes on.
            Form::Adnominal if matches!(next, "뒤" | "후" | "데" | "다음") => (at, Form::Linking),
            _ => (at, form),
        }
    }

    /// Whether the words before the verb `at` are a claim that a clause hangs on: 입장을 밝혔다.
    fn follows_claim(&self, at: usize) -> bool {
        let piece = self.pieces.last().map_or(at, |it| it.unit);
        (piece + 1..at)
            .rev()
            .take(3)
            .any(|it| claim_of(self.word(it)).is_some())
    }

    /// Clauses without a particle of quoting: 것으로 전망했다, 것을 촉구했다, 인지 물었다.
    fn unmarked(&mut self, at: usize, cue: Range<usize>, kind: Kind) {
        let Some(before) = at
            .checked_sub(1)
            .filter(|&it| it >= self.start && !self.units[it].is_quote)
        else {
            return;
        };
        let word = self.word(before);
        let asks = word.ends_with("지") && (self.word(at).starts_with('물') || self.word(at).starts_with("질문"));
        let wants = word.ends_with("것을")
            && ["촉구", "요구", "당부", "요청", "지시", "주문", "제안", "권고"]
                .iter()
                .any(|it| self.word(at).starts_with(it));
        let thing = word.ends_with("것으로") || wants;
        if !(asks || thing) || kind == Kind::Do {
            return;
        }
        let end = self.units[before].range.start
            + if asks {
                word.len()
            } else {
                word.len() - (if wants { "을" } else { "으로" }).len()
            };
        while self.pieces.last().is_some_and(|it| it.ending != Ending::Links) {
            self.pieces.pop();
        }
        let from = self.pieces.last().map_or(self.start, |it| it.unit + 1).min(before);
        let start = self.units[from].range.start;
        self.pieces.push(Piece {
            from,
            unit: before,
            range: start..end,
            is_quote: false,
            ending: Ending::Closes,
        });
        match kind {
            Kind::Passive => self.emit_passive(at, cue),
            _ => self.emit(at, cue, &CLAUSE, 15),
        }
    }
}

/// 말을 했다
fn word_is_did(word: &str) -> bool {
    matches!(word, "했다" | "했습니다" | "한다")
}
