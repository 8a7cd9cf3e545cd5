//! Going through what the checks found, and through sentences without a source.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::state::State;

impl State {
    pub(in crate::app) fn to_finding(&mut self, _forward: bool) -> Vec<Effect> {
        Vec::new()
    }

    pub(in crate::app) fn show_finding(&mut self, _key: &Arc<str>) -> Vec<Effect> {
        Vec::new()
    }

    pub(in crate::app) fn ask_for_dismissal(&mut self) -> Vec<Effect> {
        Vec::new()
    }

    pub(in crate::app) fn switch_check(&mut self, _check: &str, _on: bool) -> Vec<Effect> {
        Vec::new()
    }

    pub(in crate::app) fn to_unsourced(&mut self, _forward: bool) -> Vec<Effect> {
        Vec::new()
    }

    pub(in crate::app) fn needs_none(&mut self) -> Vec<Effect> {
        Vec::new()
    }
}
