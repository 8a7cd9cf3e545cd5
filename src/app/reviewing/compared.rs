//! All that is worked out of two texts side by side.

use std::sync::Arc;

use super::noted::noted;
use super::{Noted, Quotation, quotes};
use crate::engine::frame::frame_of;
use crate::engine::review::check::{Counterpart, Dates, Text, findings_and_counterparts};
use crate::engine::review::comparison::Comparison;
use crate::engine::review::experience::Experience;
use crate::engine::review::side::Side;

/// The rows, and what was found, quoted and named in them.
#[derive(Clone, Debug)]
pub struct Compared {
    pub comparison: Arc<Comparison>,
    /// In the order of the rows.
    pub findings: Arc<[Noted]>,
    /// In the order of the rows.
    pub quotes: Arc<[Quotation]>,
    /// Numbers, dates and names that belong together, in the order of the rows.
    pub values: Arc<[Counterpart]>,
}

impl Compared {
    /// Reads everything off `comparison`, with what the folder has taught. Linear in the texts.
    pub fn of(comparison: Comparison, experience: &Experience) -> Self {
        let texts = texts(&comparison);
        let [original, translation] = &texts;
        let there = (!original.article.is_empty()).then_some(original);
        let (beads, dates) = (comparison.beads(), dates(&texts));
        let (found, values) = findings_and_counterparts(there, translation, beads, dates, &experience.glossary);
        Compared {
            findings: noted(found, &comparison, experience),
            quotes: quotes(&comparison),
            values: values.into(),
            comparison: Arc::new(comparison),
        }
    }
}

/// Both texts as checks take them, the original first.
pub(super) fn texts(comparison: &Comparison) -> [Text<'_>; 2] {
    Side::BOTH.map(|side| Text {
        article: comparison.text(side),
        segments: comparison.segments(side),
    })
}

/// The days the two texts are dated.
fn dates(texts: &[Text<'_>; 2]) -> Dates {
    Dates {
        original: frame_of(texts[0].article).published,
        translation: frame_of(texts[1].article).published,
    }
}
