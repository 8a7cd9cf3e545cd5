//! All that is worked out of two texts side by side.

use std::sync::Arc;

use super::{Noted, Quotation, noted, quotes};
use crate::engine::frame::frame_of;
use crate::engine::review::check::{Counterpart, Dates, Glossary, Text, counterparts};
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
        Compared {
            findings: noted(&comparison, experience),
            quotes: quotes(&comparison),
            values: values(&comparison, &experience.glossary),
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
pub(super) fn dates(texts: &[Text<'_>; 2]) -> Dates {
    Dates {
        original: frame_of(texts[0].article).published,
        translation: frame_of(texts[1].article).published,
    }
}

fn values(comparison: &Comparison, glossary: &Glossary) -> Arc<[Counterpart]> {
    let texts = texts(comparison);
    if texts[0].article.is_empty() {
        return Arc::default();
    }
    let mut found = counterparts(&texts[0], &texts[1], comparison.beads(), dates(&texts), glossary);
    found.sort_by_key(|it| it.bead);
    found.into()
}
