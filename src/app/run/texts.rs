//! Texts drawn up from several records: what an entry said, the source balance.

use std::path::PathBuf;

use crate::app::effect::Effect;
use crate::app::folder_view::TextExport;
use crate::app::state::State;

impl State {
    pub(in crate::app) fn export_text(&mut self, _what: &TextExport, _path: PathBuf) -> Vec<Effect> {
        Vec::new()
    }
}
