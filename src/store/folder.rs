//! Placeholder.
use std::io;
use std::path::{Path, PathBuf};
pub fn articles(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for it in std::fs::read_dir(folder)? {
        let path = it?.path();
        if path.extension().is_some_and(|it| it == "ron") && path.with_extension("").is_file() {
            found.push(path.with_extension(""));
        }
    }
    found.sort();
    Ok(found)
}
