//! `pressmark unmark`: removes an annotation.

use clap::Args;

use super::Failure;
use super::desk::{ArticleArgs, save};
use crate::model::id::AnnotationId;
use crate::model::intent;

#[derive(Debug, Args)]
pub(super) struct Unmark {
    #[command(flatten)]
    article: ArticleArgs,
    #[command(flatten)]
    by: super::desk::ByArgs,
    /// The annotation's id, as “show” prints it
    id: String,
}

impl Unmark {
    pub fn run(self) -> Result<(), Failure> {
        let opened = self.article.take()?;
        let id = AnnotationId::from(self.id.as_str());
        let stamp = self.by.stamp();
        let transaction = intent::remove(&opened.document, &id, &stamp);
        if transaction.is_empty() {
            let message = format!("no annotation has the id {id}; “pressmark show” lists them");
            return Err(Failure::Problem(message));
        }
        save(opened, &transaction)
    }
}
