//! T2: units and currencies.

use super::number::matched;
use super::scene::Scene;
use super::{Check, Found, Level, Matter, shown};
use crate::text::number::{Agreement, Dimension, Quantity};

pub(super) const CHECK: Check = Check {
    id: "T2",
    key: "unit",
    title: "Unit or currency",
    rule: "A number keeps its currency and its kind of percentage; a measure that is converted is converted right.",
    look,
};

fn look(scene: &Scene, found: &mut Found) {
    if !scene.korean {
        return;
    }
    for (original, translation, pair) in scene.both() {
        let matched = matched(original, translation, pair);
        for (one, other, how) in &matched.pairs {
            let values = [
                original.text[one.at.clone()].trim(),
                translation.text[other.at.clone()].trim(),
            ];
            let Some((level, message)) = told(one, other, *how, values) else {
                continue;
            };
            let places = [original.place(one.at.clone()), translation.place(other.at.clone())];
            found.push(
                &CHECK,
                Some(pair.bead),
                places,
                Matter::Differs,
                level,
                values.map(str::to_owned),
                message,
            );
        }
        for other in matched.added {
            let before = translation.text[..other.at.start].trim_end();
            let converted = before.ends_with('(') && matches!(other.unit.dimension, Dimension::Money(_));
            let has_money = matched
                .pairs
                .iter()
                .any(|it| matches!(it.1.unit.dimension, Dimension::Money(_)));
            if converted && has_money {
                let words = translation.text[other.at.clone()].trim();
                let message = format!(
                    "{} is a conversion that the original does not give; check the rate",
                    shown(words)
                );
                let places = [original.gap(&pair.original), translation.place(other.at.clone())];
                found.added(&CHECK, Level::Note, pair, places, words.to_owned(), message);
            }
        }
    }
}

fn told(one: &Quantity, other: &Quantity, how: Agreement, values: [&str; 2]) -> Option<(Level, String)> {
    use Dimension::{Area, Bare, Fold, Length, Mass, Money, Percent, Points, Temperature, Volume};
    let [from, to] = values.map(shown);
    let pair = (one.unit.dimension, other.unit.dimension);
    if how == Agreement::Unit {
        return match pair {
            (Money(_), Money(_)) => Some((
                Level::Error,
                format!("{from} became {to}: the same number in another currency"),
            )),
            (Percent, Points) | (Points, Percent) => Some((
                Level::Error,
                format!("{from} became {to}: percent and percentage points are not the same"),
            )),
            (Fold, Percent | Points) | (Percent | Points, Fold) => Some((
                Level::Error,
                format!("{from} became {to}: so many times as much is not so many percent"),
            )),
            (
                Area | Length | Mass | Volume | Temperature | Money(_) | Percent | Points,
                Area | Length | Mass | Volume | Temperature | Money(_) | Percent | Points,
            ) => Some((
                Level::Error,
                format!("{from} became {to}: the same number in another unit"),
            )),
            _ => None,
        };
    }
    // The same number, with another factor: 평 and square metres.
    let measures = matches!(pair.0, Area | Length | Mass | Volume) && pair.0 == pair.1;
    if measures && how == Agreement::Value && one.value == other.value {
        return Some((
            Level::Error,
            format!("{from} became {to}: the same number in another unit, and not converted"),
        ));
    }
    if matches!(pair, (Money(_), Bare)) && how >= Agreement::Unbounded && one.value >= 1000.0 {
        return Some((Level::Note, format!("{from} became {to}: the currency is not named")));
    }
    None
}
