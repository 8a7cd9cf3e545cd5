//! What a survey of the document has to say beside the text.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Beside, Need, Proposed, Remark, Sentence};
use crate::engine::check::Finding;
use crate::engine::coverage::Sourcing;
use crate::engine::survey::Survey;
use crate::model::id::AnnotationId;

/// Most findings that are shown on one screen.
const MOST_REMARKS: usize = 200;

impl Beside for Survey {
    fn sentences(&self, bytes: Range<usize>) -> Vec<Sentence> {
        let sentence = |(bytes, sourcing)| Sentence {
            bytes,
            need: match sourcing {
                Sourcing::Sourced => Need::Sourced,
                Sourcing::NeedsSource => Need::Wanting,
                Sourcing::Decided => Need::Settled,
                Sourcing::NeedsNone => Need::None,
            },
        };
        self.coverage().in_bytes(bytes).map(sentence).collect()
    }

    fn remarks(&self, bytes: Range<usize>) -> Vec<Remark> {
        let remark = |it: &Arc<Finding>| {
            Some(Remark {
                key: it.key.clone(),
                bytes: it.at?.range(),
                message: it.message.clone(),
                rule: format!("{} ({})", it.check.rule, it.check.origin.title()),
            })
        };
        self.in_bytes(bytes).take(MOST_REMARKS).filter_map(remark).collect()
    }

    /// Who else may have spoken is not the survey's business.
    fn proposed(&self, _: &AnnotationId) -> Option<Proposed> {
        None
    }

    fn published(&self) -> Option<Date> {
        None
    }
}
