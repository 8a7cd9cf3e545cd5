//! The file of an article's original, in the same folder.

use std::path::{Component, Path, PathBuf};

use super::atomic::{PATIENCE, WriteError, replace_under};
use super::beside::{folder_of, is_same};
use super::folder;
use super::lock::FolderLock;
use super::swap::Expected;

/// How many names are tried for an original that is kept.
const MOST_NAMES: usize = 1_000;

/// Texts of a folder, the article with them, up to which each of them may be its original.
const FEW_TEXTS: usize = 3;
/// How many files that may be an original are named.
const MOST_NEARBY: usize = 5;

/// The path of the original that `article` names as `file`.
///
/// `None` unless it is a bare name: what a sidecar says leads to no other folder.
pub fn beside(article: &Path, file: &str) -> Option<PathBuf> {
    let mut parts = Path::new(file).components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(name)), None) if name == file => Some(article.with_file_name(name)),
        _ => None,
    }
}

/// Whether the file at `path` lies in the folder of `article`.
pub fn is_in_folder_of(article: &Path, path: &Path) -> bool {
    is_same(folder_of(article), folder_of(path))
}

/// Files beside `article` that may be its original, the likeliest first; their bare names.
///
/// Named like the article (`article.ko.txt` beside `article.md`), or “original”; in a folder of few texts, any other.
pub fn nearby(article: &Path) -> Vec<String> {
    let folder = folder_of(article);
    let name_of = |it: &Path| it.file_name().and_then(|it| it.to_str()).map(str::to_owned);
    let (Ok(texts), Some(own)) = (folder::texts(folder), name_of(article)) else {
        return Vec::new();
    };
    let few = texts.len() <= FEW_TEXTS;
    let stem = |name: &str| name.split('.').next().unwrap_or_default().to_lowercase();
    let likely = |name: &str| match (stem(name) == stem(&own), name.to_lowercase().contains("original")) {
        (true, true) => Some(0),
        (true, false) => Some(1),
        (false, true) => Some(2),
        (false, false) => few.then_some(3),
    };
    let names = texts.iter().filter_map(|it| name_of(it)).filter(|it| *it != own);
    let mut found: Vec<(u8, String)> = names.filter_map(|it| Some((likely(&it)?, it))).collect();
    found.sort();
    found.into_iter().map(|it| it.1).take(MOST_NEARBY).collect()
}

/// Writes the text of an original beside `article`, as `article.md.original.txt`, and answers where.
///
/// Never replaces a file: one that holds these very bytes is taken, else the next free name,
/// `article.md.original-2.txt` and so on.
pub fn keep(article: &Path, bytes: &[u8], extension: &str) -> Result<PathBuf, WriteError> {
    let extension: String = extension.chars().filter(|it| it.is_alphanumeric()).take(10).collect();
    let extension = if extension.is_empty() { "txt" } else { &extension };
    let lock = FolderLock::take(folder_of(article), PATIENCE)?;
    let name = article.file_name().unwrap_or_default().to_string_lossy();
    let mut target = article.to_path_buf();
    for number in 1..=MOST_NAMES {
        let number = if number == 1 {
            String::new()
        } else {
            format!("-{number}")
        };
        target = article.with_file_name(format!("{name}.original{number}.{extension}"));
        match std::fs::symlink_metadata(&target) {
            Ok(there) => {
                let same_length = there.is_file() && there.len() == bytes.len() as u64;
                if same_length && std::fs::read(&target).is_ok_and(|it| it == bytes) {
                    return Ok(target);
                }
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                match replace_under(&lock, &target, Expected::Nothing, bytes) {
                    Ok(_) => return Ok(target),
                    // Somebody was faster; the next name.
                    Err(WriteError::ChangedMeanwhile { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
            Err(_) => {}
        }
    }
    Err(WriteError::ChangedMeanwhile { path: target })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_name_is_an_original() {
        let article = Path::new("/articles/a.md");
        assert_eq!(beside(article, "a.ko.txt"), Some("/articles/a.ko.txt".into()));
        for odd in ["", "/etc/passwd", "../a.txt", "b/a.txt", ".", "..", "a.txt/", "./a.txt"] {
            assert_eq!(beside(article, odd), None, "{odd}");
        }
    }

    #[test]
    fn an_original_is_kept_under_a_free_name_and_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let article = folder.path().join("a.md");
        std::fs::write(&article, "text").unwrap();
        let first = keep(&article, "눈".as_bytes(), "txt").unwrap();
        assert_eq!(first, folder.path().join("a.md.original.txt"));
        assert_eq!(
            keep(&article, "눈".as_bytes(), "txt").unwrap(),
            first,
            "the same text is there already"
        );
        let second = keep(&article, "비".as_bytes(), "t/x:t").unwrap();
        assert_eq!(second, folder.path().join("a.md.original-2.txt"));
        assert_eq!(std::fs::read(&first).unwrap(), "눈".as_bytes());
    }

    #[test]
    fn what_may_be_the_original_is_named_likeliest_first() {
        let folder = tempfile::tempdir().unwrap();
        let put = |names: &[&str]| {
            for name in names {
                std::fs::write(folder.path().join(name), "text").unwrap();
            }
        };
        let article = folder.path().join("port.en.md");
        put(&["port.en.md", "letter.txt"]);
        assert_eq!(nearby(&article), ["letter.txt"], "there is no other text");
        put(&["port.ko.txt", "port.en.md.original.txt", "b.md", "original.txt", "c.md"]);
        let names = ["port.en.md.original.txt", "port.ko.txt", "original.txt"];
        assert_eq!(nearby(&article), names);
    }
}
