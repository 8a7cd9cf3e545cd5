//! The review of a translation, written in another program's format.

use std::path::{Path, PathBuf};

use super::{Export, replace, spare, write};
use crate::app::reviewed::worked_out;
use crate::cli::align::{lexicon_of, read};
use crate::cli::{Failure, output};
use crate::formats::review::{Content, ReviewFormat};
use crate::formats::withholding::Withheld;
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::review::original::ORIGINAL;
use crate::store::original::beside;

impl Export {
    pub(super) fn review(self, format: &ReviewFormat) -> Result<(), Failure> {
        if let Some(path) = &self.output {
            spare(&self.article.path, path)?;
        }
        let document = self.article.look_to_tell(&self.telling)?;
        let original = original_of(&self.article.path, &document, self.original.as_deref())?;
        if let Some(path) = &self.output
            && original.as_ref().is_some_and(|it| is_same(&it.0, path))
        {
            let what = "an export would overwrite the original; choose another file";
            return Err(Failure::Usage(format!("{what}: {}", path.display())));
        }
        // Without an original everything in the article stands alone.
        let original = original.map_or_else(|| Article::new(""), |it| it.1);
        let disclosure = self.telling.disclosure();
        let learned = lexicon_of(&self.article.path, None)?;
        let review = worked_out(&document, &original, learned.as_ref(), disclosure).unwrap_or_default();
        let export = format.export(&review).map_err(|it| Failure::Problem(it.to_string()))?;
        let path = self.output.as_deref();
        match (&export.content, path) {
            (Content::Text(text), _) => write(text, path)?,
            (Content::Packed(bytes), Some(path)) => replace(path, bytes)?,
            (Content::Packed(bytes), None) => output::print_packed(bytes)?,
        }
        for loss in &export.lost {
            output::note(&format!("{} does not keep {loss}", format.title));
        }
        let redacted = Withheld::of(&document, disclosure).keys().count();
        super::tell_redacted(redacted);
        Ok(())
    }
}

/// The text that `document` was translated from, with its path: the one `given`, else the one attached; `None` when a
/// person has said that there is none to be had.
pub(in crate::cli) fn original_of(
    article: &Path,
    document: &Document,
    given: Option<&Path>,
) -> Result<Option<(PathBuf, Article)>, Failure> {
    if let Some(path) = given {
        return Ok(Some((path.to_path_buf(), read(path)?)));
    }
    let Some(attached) = document.tables().originals.get(ORIGINAL) else {
        let what = "no original is attached to this article; say with --original FILE what it was translated from";
        return Err(Failure::Problem(what.to_owned()));
    };
    if attached.is_missing() {
        return Ok(None);
    }
    let Some(path) = beside(article, &attached.file) else {
        let what = "the original must lie in the folder of the article; attach it again, or name it with --original";
        return Err(Failure::Problem(format!("{what}: {}", attached.file)));
    };
    let text = read(&path)?;
    Ok(Some((path, text)))
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}
