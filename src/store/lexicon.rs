//! What a folder's reviews have taught, in plain files beside the articles: `lexicon.txt` and `glossary.txt`.
//!
//! The lexicon is learned from pairs that reviewers confirmed; people may add lines to it and take lines out. The glossary
//! is written by people alone.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::atomic::{PATIENCE, WriteError, replace_under, target_of};
use super::beside::folder_of;
use super::folder::articles;
use super::input::read_limited;
use super::lock::FolderLock;
use super::open::{Access, Opening};
use super::original::beside;
use super::places::Places;
use super::swap::Expected;
use crate::engine::review::check::Glossary;
use crate::engine::review::decided::Decided;
use crate::engine::review::experience::Experience;
use crate::engine::review::lexicon::{Learned, learn, read, written};
use crate::model::article::{Article, MAX_ARTICLE_BYTES};
use crate::model::document::Document;
use crate::model::review::original::ORIGINAL;
use crate::reading;

/// The name of the lexicon in its folder.
pub const LEXICON: &str = "lexicon.txt";
/// The name of the glossary in its folder.
pub const GLOSSARY: &str = "glossary.txt";

/// Largest of either that is read.
const MOST_BYTES: u64 = 16 << 20;
/// Most lines that are learned, the surest first.
const MOST_LINES: usize = 50_000;
/// How often writing is tried when another program writes too.
const TRIES: usize = 3;

/// How the file begins that this program writes.
const HEAD: &str = "\
# Words that translate each other, learned from the pairs that reviewers of this folder confirmed.
# A line: word of the original, word of the translation, how often they stand together (1 is always), parted by tabs.
# Lines may be added by hand. Put # before a line to take it out for good.
";

/// Why the lexicon was not written.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    #[error("The articles of the folder cannot be listed ({source}): {}", path.display())]
    Unlisted {
        path: std::path::PathBuf,
        source: io::Error,
    },
    #[error("The folder's words for translations cannot be read ({source}), so they count for nothing. Check that you may read the file and that it is UTF-8, or move it away: {}", path.display())]
    Unreadable {
        path: std::path::PathBuf,
        source: io::Error,
    },
    #[error("This is no lexicon, so nothing was written over it. Move it away to let the folder's reviews teach words: {}", path.display())]
    Foreign { path: std::path::PathBuf },
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Adds what the files of `folder` say to `experience`; a file that is not there says nothing.
///
/// # Errors
/// When one of them is there and cannot be read; what can is taken all the same.
pub fn experience_of(folder: &Path, experience: &mut Experience) -> Result<(), LexiconError> {
    let lexicon = lexicon_at(&folder.join(LEXICON)).map(|it| experience.lexicon = it);
    glossary_at(&folder.join(GLOSSARY), &mut experience.glossary)?;
    lexicon
}

/// The lexicon in the file at `path`, whose name does not matter; empty when there is none.
pub fn lexicon_at(path: &Path) -> Result<Learned, LexiconError> {
    Ok(text_at(path)?.map_or_else(Learned::default, |it| read(&it)))
}

/// Adds the names in the file at `path` to `glossary`; none when there is no such file.
pub fn glossary_at(path: &Path, glossary: &mut Glossary) -> Result<(), LexiconError> {
    if let Some(text) = text_at(path)? {
        glossary.read(&text);
    }
    Ok(())
}

/// Whether `path` is one of these files, and no article of such a name.
pub fn is_own(path: &Path) -> bool {
    let named = path
        .file_name()
        .is_some_and(|name| [LEXICON, GLOSSARY].iter().any(|it| name == *it));
    // Each line of either has a tab, or is a remark.
    let shaped = |text: String| {
        let mut lines = text.lines().filter(|it| !it.trim().is_empty());
        lines.next().is_some_and(|it| it.starts_with('#') || it.contains('\t'))
    };
    named && text_at(path).ok().flatten().is_some_and(shaped)
}

fn text_at(path: &Path) -> Result<Option<String>, LexiconError> {
    let unreadable = |source| LexiconError::Unreadable {
        path: path.into(),
        source,
    };
    match read_limited(path, MOST_BYTES) {
        Ok(bytes) => String::from_utf8(bytes)
            .map(Some)
            .map_err(|it| unreadable(io::Error::new(io::ErrorKind::InvalidData, it))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(error)),
    }
}

/// Learns from the confirmed pairs of every article in the folder of `article`, and writes the lexicon anew; answers how
/// many lines it has. `document` is the article as it stands, saved or not.
///
/// What is in the file stays, unless it is learned anew; lines behind `#` stay out. An article that cannot be read teaches
/// nothing.
pub fn grow(article: &Path, document: &Document) -> Result<usize, LexiconError> {
    let folder = folder_of(article);
    let mut pairs: Vec<(String, String)> = Vec::new();
    let listed = articles(folder).map_err(|source| LexiconError::Unlisted {
        path: folder.into(),
        source,
    })?;
    let others = listed.iter().filter(|it| it.file_name() != article.file_name());
    for other in others {
        if let Some(document) = look(other) {
            pairs.extend(confirmed(other, &document));
        }
    }
    pairs.extend(confirmed(article, document));
    let learned = learn(pairs.iter().map(|it| (it.0.as_str(), it.1.as_str())));
    write(&folder.join(LEXICON), &learned)
}

fn look(article: &Path) -> Option<Document> {
    let opening = Opening::begin(article, None, Access::Look, &Places::default()).ok()?;
    let opened = opening.finish().ok()?;
    opened.report.broken.is_none().then_some(opened.document)
}

/// The pairs of `document` that a person decided about.
fn confirmed(article: &Path, document: &Document) -> Vec<(String, String)> {
    let text = || -> Option<Article> {
        let original = document.tables().originals.get(ORIGINAL)?;
        let path = beside(article, &original.file)?;
        let bytes = read_limited(&path, MAX_ARTICLE_BYTES as u64).ok()?;
        reading::read(&path.file_name()?.to_string_lossy(), &bytes, None).ok()
    };
    text().map_or_else(Vec::new, |it| Decided::of(&it, document).confirmed())
}

/// Puts `learned` into the file at `path`, beside what is there.
fn write(path: &Path, learned: &Learned) -> Result<usize, LexiconError> {
    let target = target_of(path)?;
    for _ in 1..TRIES {
        match write_once(&target, learned) {
            Err(LexiconError::Write(WriteError::ChangedMeanwhile { .. })) => {}
            done => return done,
        }
    }
    write_once(&target, learned)
}

fn write_once(target: &Path, learned: &Learned) -> Result<usize, LexiconError> {
    let lock = FolderLock::take(folder_of(target), PATIENCE).map_err(WriteError::from)?;
    let before = text_at(target)?;
    if before
        .as_deref()
        .is_some_and(|it| !it.trim().is_empty() && !is_lexicon(it))
    {
        return Err(LexiconError::Foreign { path: target.into() });
    }
    let (text, lines) = merged(before.as_deref().unwrap_or_default(), learned);
    // A folder without any confirmed pairs needs no file.
    if before.as_deref().unwrap_or_default() == text || before.is_none() && lines == 0 {
        return Ok(lines);
    }
    let expected = before
        .as_ref()
        .map_or(Expected::Nothing, |it| Expected::Bytes(it.as_bytes()));
    replace_under(&lock, target, expected, text.as_bytes())?;
    Ok(lines)
}

/// Whether every line is a remark or a row.
fn is_lexicon(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    lines.all(|it| it.starts_with('#') || it.trim().is_empty() || cells(it).is_some())
}

/// Both words of a row.
fn cells(line: &str) -> Option<(&str, &str)> {
    let mut cells = line.split('\t').map(str::trim);
    Some((cells.next()?, cells.next()?)).filter(|it| !it.0.is_empty() && !it.1.is_empty())
}

/// The text of a lexicon that was `before` and has `learned` more, and how many rows it has.
fn merged(before: &str, learned: &Learned) -> (String, usize) {
    let remarks = before
        .trim_start_matches('\u{feff}')
        .lines()
        .filter(|it| it.starts_with('#'));
    let (out, remarks): (Vec<&str>, Vec<&str>) = remarks
        .filter(|it| !HEAD.lines().any(|head| head == *it))
        .partition(|it| cells(it.trim_start_matches('#')).is_some());
    let taken_out: BTreeSet<(&str, &str)> = out.iter().filter_map(|it| cells(it.trim_start_matches('#'))).collect();
    let known = read(before);
    let mut rows: BTreeMap<(&str, &str), f32> = BTreeMap::new();
    let mut newest: Vec<&(String, String, f32)> = learned.rows().iter().collect();
    newest.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| (&a.0, &a.1).cmp(&(&b.0, &b.1))));
    newest.truncate(MOST_LINES);
    for (from, to, dice) in known.rows().iter().chain(newest) {
        if !taken_out.contains(&(from.as_str(), to.as_str())) {
            rows.insert((from, to), *dice);
        }
    }
    let count = rows.len();
    let rows = Learned::of(
        rows.into_iter()
            .map(|((from, to), dice)| (from.to_owned(), to.to_owned(), dice)),
    );
    let line = |it: &&str| format!("{it}\n");
    let remarks: String = remarks.iter().chain(&out).map(line).collect();
    (format!("{HEAD}{remarks}{}", written(&rows)), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(all: &[(&str, &str, f32)]) -> Learned {
        Learned::of(all.iter().map(|it| (it.0.to_owned(), it.1.to_owned(), it.2)))
    }

    #[test]
    fn what_people_wrote_stays_and_what_they_took_out_stays_out() {
        let (first, lines) = merged("", &rows(&[("물", "water", 0.5), ("눈", "snow", 0.75)]));
        assert_eq!(lines, 2);
        assert!(
            first.starts_with(HEAD) && first.ends_with("눈\tsnow\t0.750\n물\twater\t0.500\n"),
            "{first}"
        );
        assert_eq!(
            merged(&first, &Learned::default()),
            (first.clone(), 2),
            "the same again"
        );
        let edited = first.replace("물\t", "#물\t") + "# mine\n불\tfire\t1\n";
        let (second, lines) = merged(&edited, &rows(&[("물", "water", 0.6), ("눈", "snow", 0.8)]));
        assert_eq!(lines, 2);
        assert!(
            second.contains("# mine\n#물\twater\t0.500\n눈\tsnow\t0.800\n불\tfire\t1.000\n"),
            "{second}"
        );
        assert!(read(&second).rows().iter().all(|it| it.0 != "물"));
    }

    #[test]
    fn a_file_of_another_kind_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LEXICON);
        let learned = rows(&[("눈", "snow", 0.75)]);
        assert_eq!(write(&path, &Learned::default()).unwrap(), 0);
        assert!(!path.exists(), "nothing learned, nothing written");
        assert_eq!(write(&path, &learned).unwrap(), 1);
        assert!(is_own(&path));
        assert_eq!(lexicon_at(&path).unwrap(), learned);
        for text in [&b"Words of the harbour\n\nAn article."[..], &[0xff, 0xfe, 0x41]] {
            std::fs::write(&path, text).unwrap();
            assert!(write(&path, &learned).is_err());
            assert_eq!(std::fs::read(&path).unwrap(), text);
            assert!(!is_own(&path));
        }
        let mut experience = Experience::default();
        std::fs::remove_file(&path).unwrap();
        std::fs::write(folder.path().join(GLOSSARY), "눈송이\tSnow Flake\n").unwrap();
        experience_of(folder.path(), &mut experience).unwrap();
        assert!(experience.glossary.knows("눈송이", "Snow Flake") && experience.learned().is_none());
    }

    #[test]
    fn a_glossary_that_cannot_be_read_is_told_and_the_lexicon_counts_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join(LEXICON), &rows(&[("눈", "snow", 0.75)])).unwrap();
        std::fs::write(folder.path().join(GLOSSARY), [0xff, 0xfe, 0x41]).unwrap();
        let mut experience = Experience::default();
        let told = experience_of(folder.path(), &mut experience).unwrap_err().to_string();
        assert!(told.contains("glossary.txt") && told.contains("UTF-8"), "{told}");
        assert!(experience.learned().is_some());
    }
}
