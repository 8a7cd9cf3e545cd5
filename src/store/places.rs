//! The folders the program keeps its own files in.

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// Where settings and memory of this user lie; `None` where there is no such folder.
///
/// Without a home folder everything still works, only nothing is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// What the user chooses: settings and keys.
    pub config: Option<PathBuf>,
    /// What the program remembers: recent articles, undo history, backups.
    pub state: Option<PathBuf>,
}

impl Places {
    /// The folders of this user, after the XDG base directory specification.
    pub fn of_this_user() -> Self {
        let Ok(base) = etcetera::choose_base_strategy() else {
            return Places::default();
        };
        let state = base.state_dir().unwrap_or_else(|| base.data_dir());
        Places {
            config: Some(base.config_dir().join("pressmark")),
            state: Some(state.join("pressmark")),
        }
    }

    /// Both folders under `root`.
    pub fn under(root: &Path) -> Self {
        Places {
            config: Some(root.join("config")),
            state: Some(root.join("state")),
        }
    }
}

/// Makes `folder` and those above it, for this user's eyes only.
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
