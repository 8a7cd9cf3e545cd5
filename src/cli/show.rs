//! `pressmark show`: prints the annotations of an article.

use clap::{Args, ValueEnum};

use super::desk::{ArticleArgs, TellingArgs};
use super::{Failure, output};
use crate::formats::{self, disclosure::Told, listing::listing};

#[derive(Debug, Args)]
pub(super) struct Show {
    #[command(flatten)]
    article: ArticleArgs,
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    #[command(flatten)]
    telling: TellingArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    /// line:column label id "words" — note #tags
    Text,
    /// Everything, for programs
    Json,
}

impl Show {
    pub fn run(self) -> Result<(), Failure> {
        match self.format {
            Shape::Text => {
                let document = self.article.look()?;
                let told = Told::of(&document, self.telling.disclosure());
                output::print(&listing(&told.document))
            }
            Shape::Json => {
                let document = self.article.look_to_tell(&self.telling)?;
                let json = formats::format("json").map(|it| it.export(&document, self.telling.disclosure()));
                output::print_file(&json.map_or_else(String::new, |it| it.text))
            }
        }
    }
}
