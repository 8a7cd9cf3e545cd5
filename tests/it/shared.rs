//! Test data kept outside the repository.

use std::path::PathBuf;

/// A folder or file of the shared test data; `None`, with a word about it, where it is not there.
pub fn path(name: &str) -> Option<PathBuf> {
    let root = match std::env::var_os("PRESSMARK_SHARED") {
        Some(root) => PathBuf::from(root),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
    };
    let path = root.join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there (set PRESSMARK_SHARED)", path.display());
    None
}
