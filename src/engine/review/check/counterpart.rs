//! Values of both sides that belong together, right or wrong: what a person is shown to have been compared.

use super::scene::{Pair, Scene, Side};
use super::{Dates, Glossary, Text, date, number};
use crate::engine::review;
use crate::engine::review::check::person::{in_english, in_korean};
use crate::engine::review::pair::Bead;
use crate::model::span::Span;
use crate::text::{date as dates, number as numbers};

/// A number, a date or a name of one side of a pair, and what stands for it on the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counterpart {
    /// The pair, by its place in the list of beads.
    pub bead: usize,
    pub of: Matched,
    pub original: Span,
    pub translation: Span,
    pub agreement: Agreement,
}

impl Counterpart {
    /// Its words on a side.
    pub fn span(&self, side: review::side::Side) -> Span {
        match side {
            review::side::Side::Original => self.original,
            review::side::Side::Translation => self.translation,
        }
    }
}

/// What kind of value it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matched {
    Number,
    Date,
    Name,
}

/// How the two values agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    Same,
    /// As far as the less exact of the two goes.
    Nearly,
    Differs,
}

impl Agreement {
    /// As one writes it between the two.
    pub fn sign(self) -> &'static str {
        match self {
            Agreement::Same => "=",
            Agreement::Nearly => "≈",
            Agreement::Differs => "≠",
        }
    }
}

/// The values of both texts that belong together, in the order of the pairs, and of the translation in each.
///
/// Numbers and dates are read in Korean and in English only: other originals have none. Linear in the texts.
pub fn counterparts(
    original: &Text,
    translation: &Text,
    beads: &[Bead],
    dates: Dates,
    glossary: &Glossary,
) -> Vec<Counterpart> {
    values_of(&Scene::of(Some(original), translation, beads, dates, glossary))
}

pub(super) fn values_of(scene: &Scene) -> Vec<Counterpart> {
    if !scene.korean {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (original, translation, pair) in scene.both() {
        let first = found.len();
        of_numbers(&mut found, original, translation, pair);
        of_dates(&mut found, original, translation, pair);
        of_names(&mut found, scene, original, translation, pair);
        found[first..].sort_by_key(|it| it.translation.start());
    }
    found
}

fn of_numbers(found: &mut Vec<Counterpart>, original: &Side, translation: &Side, pair: &Pair) {
    use numbers::Agreement::{Near, Same, Unbounded};
    for (one, other, how) in number::matched(original, translation, pair).pairs {
        // “One ship” and “once” have the same number, and nothing to do with each other.
        if one.value == 1.0 && one.unit.dimension != other.unit.dimension {
            continue;
        }
        let agreement = match how {
            Same => Agreement::Same,
            Near | Unbounded => Agreement::Nearly,
            _ => Agreement::Differs,
        };
        push(
            found,
            (original, translation, pair),
            Matched::Number,
            (&one.at, &other.at),
            agreement,
        );
    }
}

fn of_dates(found: &mut Vec<Counterpart>, original: &Side, translation: &Side, pair: &Pair) {
    use dates::Agreement::{LessExact, OtherZone, Same};
    let (one, other) = (original.dates(&pair.original), translation.dates(&pair.translation));
    for (one, other, how) in date::matched(&one, &other, original.published).0 {
        let agreement = match how {
            Same => Agreement::Same,
            LessExact | OtherZone => Agreement::Nearly,
            _ => Agreement::Differs,
        };
        push(
            found,
            (original, translation, pair),
            Matched::Date,
            (&one.at, &other.at),
            agreement,
        );
    }
}

/// Only names that are the same person's: another name in the same place is a finding, if it is anything.
fn of_names(found: &mut Vec<Counterpart>, scene: &Scene, original: &Side, translation: &Side, pair: &Pair) {
    let mut windows = in_english(translation.text, translation.bytes(&pair.translation));
    for person in in_korean(original.text, original.bytes(&pair.original)) {
        let here = windows.iter().position(|it| {
            let words = &translation.text[it.clone()];
            scene.writes(person.name, words)
        });
        if let Some(here) = here {
            let window = windows.remove(here);
            push(
                found,
                (original, translation, pair),
                Matched::Name,
                (&person.at, &window),
                Agreement::Same,
            );
        }
    }
}

fn push(
    found: &mut Vec<Counterpart>,
    (original, translation, pair): (&Side, &Side, &Pair),
    of: Matched,
    (one, other): (&std::ops::Range<usize>, &std::ops::Range<usize>),
    agreement: Agreement,
) {
    let spans = original
        .place(one.clone())
        .span()
        .zip(translation.place(other.clone()).span());
    let linked = spans.map(|(original, translation)| Counterpart {
        bead: pair.bead,
        of,
        original,
        translation,
        agreement,
    });
    found.extend(linked);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::review::pair::{Kind, Segment};
    use crate::model::article::Article;

    /// The values of one pair, as a person reads them.
    fn values(original: &str, translation: &str) -> Vec<String> {
        let (one, other) = (Article::new(original), Article::new(translation));
        let segment = |article: &Article| {
            vec![Segment {
                span: article.span(0..article.len()).unwrap(),
                kind: Kind::Prose,
            }]
        };
        let (from, to) = (segment(&one), segment(&other));
        let text = |article, segments| Text { article, segments };
        let beads = [Bead {
            original: 0..1,
            translation: 0..1,
        }];
        let published = Some(jiff::civil::date(2025, 6, 17));
        let dates = Dates {
            original: published,
            translation: published,
        };
        let found = counterparts(
            &text(&one, &from),
            &text(&other, &to),
            &beads,
            dates,
            &Glossary::default(),
        );
        found
            .iter()
            .map(|it| {
                let (a, b) = (one.quote(it.original), other.quote(it.translation));
                format!("{} {} {}", a.trim(), it.agreement.sign(), b.trim())
            })
            .collect()
    }

    #[test]
    fn values_of_both_sides_are_put_together_in_reading_order() {
        let found = values(
            "강나루 시장은 16일 1만2000명이 왔고 44명이 다쳤다고 말했다.",
            "Mayor Kang Na-ru said on June 16 that 12,000 people came and 45 were hurt.",
        );
        assert_eq!(
            found[..3],
            ["강나루 = Kang Na-ru", "16일 = June 16", "1만2000명 = 12,000 people"]
        );
        assert!(values("비가 왔다.", "It rained.").is_empty());
        assert!(values("배 한 척이 왔다.", "The ships came at once.").is_empty());
        assert!(values("배 한 척이 낫다.", "Once people trust it, they stay.").is_empty());
    }

    #[test]
    fn a_number_ten_times_larger_is_shown_beside_the_one_it_stands_for() {
        assert_eq!(
            values("약 90만 발이 운송됐다.", "About 9 million shells were shipped."),
            ["약 90만 발 ≠ About 9 million"]
        );
    }
}
