//! What a Korean sentence has left open at its end.

use super::super::rules::{ACCORDING, CLAUSE, NOUN, QUOTED};
use super::ending::Ending;
use super::noun::claim_of;
use super::reading::{Piece, Reading};

impl Reading<'_> {
    /// What the sentence leaves open at its end.
    pub fn end(&mut self) {
        let Some(last) = self.units.len().checked_sub(1) else {
            return;
        };
        let word = self.word(last);
        let open = self.pieces.last().map(|it| (it.ending, it.is_quote, it.unit));
        match open {
            Some((Ending::Noun, ..)) => self.end_with_claim(last),
            Some((Ending::Closes, true, unit)) if unit < last && word.ends_with('다') && !is_naming(word) => {
                // 선을 그었다, 목소리를 높였다: a verb of another kind says it.
                let object = last
                    .checked_sub(1)
                    .filter(|&it| it > unit && self.word(it).ends_with(['을', '를']));
                let cue = self.units[object.unwrap_or(last)].range.start..self.units[last].range.end;
                self.emit(last, cue, &QUOTED, 20);
            }
            Some((Ending::Closes, false, unit)) if unit + 1 < last && word.ends_with('다') => {
                let noun = self.word(last - 1);
                let idiom = noun.ends_with(['을', '를'])
                    && (claim_of(noun).is_some()
                        || matches!(noun, "선을" | "입을" | "날을" | "각을" | "혀를" | "분통을"));
                if idiom {
                    let cue = self.units[last - 1].range.start..self.units[last].range.end;
                    self.emit(last, cue, &CLAUSE, 12);
                }
            }
            // “…”라며 고개를 저었다.
            Some((Ending::Links, true, _)) => {
                while self.pieces.last().is_some_and(|it| !it.is_quote) {
                    self.pieces.pop();
                }
                let unit = self.pieces.last().map_or(last, |it| it.unit);
                let cue = self.units[unit].range.clone();
                self.emit(unit, cue, &QUOTED, 16);
            }
            Some((Ending::Closes, true, unit)) if unit == last => {
                let cue = self.units[unit].range.clone();
                self.emit(unit, cue, &QUOTED, 24);
            }
            _ => {}
        }
        self.end_according(last);
    }

    /// …다는 설명이다, …다는 게 그의 설명이다.
    fn end_with_claim(&mut self, last: usize) {
        let word = self.word(last);
        let Some(unit) = self
            .pieces
            .last()
            .map(|it| it.unit)
            .filter(|&it| it < last && last - it <= 6)
        else {
            return;
        };
        if !word.ends_with('다') {
            return;
        }
        let cue = self.units[last].range.clone();
        if claim_of(word).is_none() {
            // 입장을 내놨다; 지적이 나온다, which names nobody.
            let noun = last
                .checked_sub(1)
                .filter(|&it| it > unit)
                .map_or("", |it| self.word(it));
            match claim_of(noun) {
                Some(_) if noun.ends_with(['을', '를']) => self.emit(last, cue, &NOUN, 0),
                Some(_) if noun.ends_with(['이', '가', '도']) => self.emit_passive(last, cue),
                _ => {}
            }
            return;
        }
        // 게 경찰의 판단이다.
        let of = last
            .checked_sub(1)
            .filter(|&it| it > unit && self.word(it).ends_with('의'));
        let Some(of) = of else {
            self.emit(last, cue, &NOUN, 0);
            return;
        };
        let from = match self.word(unit + 1) {
            "게" | "것이" | "것은" | "건" | "것" => unit + 2,
            _ => unit + 1,
        };
        let source = self.units[from.min(of)].range.start..self.units[of].range.end - "의".len();
        let first = self.pieces.first().map_or(unit, |it| it.from);
        let start = self.after_leads(first);
        if let Some(piece) = self.pieces.first_mut().filter(|it| !it.is_quote) {
            piece.range.start = self.units[start].range.start;
        }
        self.push(
            (source.start < source.end).then_some(source),
            Some(cue),
            &NOUN,
            NOUN.confidence,
        );
    }

    /// The rest of a sentence after “X에 따르면”, when nobody else speaks in it.
    fn end_according(&mut self, last: usize) {
        let Some(according) = self.according.take().filter(|it| it.next <= last) else {
            return;
        };
        let start = self.units[according.next].range.start;
        let end = self.units[last].range.end;
        self.pieces.clear();
        self.pieces.push(Piece {
            from: according.next,
            unit: last,
            range: start..end,
            is_quote: false,
            ending: Ending::Closes,
        });
        self.push(
            Some(according.source),
            Some(according.cue),
            &ACCORDING,
            ACCORDING.confidence,
        );
    }
}

/// Whether a verb gives a name: 라고 불린다.
fn is_naming(word: &str) -> bool {
    [
        "부른",
        "부릅",
        "불린",
        "불렸",
        "불렀",
        "붙였",
        "지었",
        "명명",
        "적혔",
        "적혀",
        "새겨",
        "있다",
        "한다고",
    ]
    .iter()
    .any(|it| word.starts_with(it))
}
