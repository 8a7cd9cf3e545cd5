//! `pressmark suggest`: proposes quotes, who said them, and which sentences are worth checking.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::Read;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use clap::{Args, ValueEnum};

use super::export::{spare, write};
use super::folder::looked_at;
use super::{Failure, output};
use crate::engine::frame::frame_of;
use crate::engine::suggest::{Speaker, Suggester, Suggestion, Tongue};
use crate::engine::suggested::lessons_of;
use crate::engine::worth::{Worth, rank};
use crate::formats::suggestions::{ClaimRow, FactorRow, QuoteRow, SpeakerRow, Suggested, brat, json, json_list};
use crate::model::article::Article;
use crate::store::folder;

#[derive(Debug, Args)]
pub(super) struct Suggest {
    /// Articles, or folders of them
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Shape::Json)]
    format: Shape,
    /// Write a file for each article into DIR, named after it and replacing one of that name, and not to the output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Propose only what is at least so sure, between 0 and 1; 0 proposes all. Sentences worth checking are all listed
    #[arg(long, value_name = "SHARE", default_value = "0.6", value_parser = share)]
    min_confidence: u8,
    /// What the articles are written in, where the guess of each paragraph is wrong
    #[arg(long, value_enum, default_value_t = Language::Auto)]
    language: Language,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// Quotes with their sources and cues in brat's stand-off, places in code points
    Brat,
    /// Everything, for programs
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Language {
    Auto,
    En,
    Ko,
    Ja,
    Zh,
    Fr,
    De,
    Es,
}

impl Language {
    /// `None` where the words of each paragraph tell it.
    fn tongue(self) -> Option<Tongue> {
        match self {
            Language::Auto => None,
            Language::En => Some(Tongue::English),
            Language::Ko => Some(Tongue::Korean),
            Language::Ja => Some(Tongue::Japanese),
            Language::Zh => Some(Tongue::Chinese),
            Language::Fr => Some(Tongue::French),
            Language::De => Some(Tongue::German),
            Language::Es => Some(Tongue::Spanish),
        }
    }
}

/// A share as hundredths, the next higher where it lies between two.
fn share(given: &str) -> Result<u8, String> {
    let share: f64 = given.parse().map_err(|_| "this is not a number, as 0.6".to_owned())?;
    match (0.0..=1.0).contains(&share) {
        // 0.6 * 100 is a hair's breadth above 60.
        true => Ok((share * 100.0 - 1e-9).ceil() as u8),
        false => Err("it lies between 0 and 1".into()),
    }
}

impl Shape {
    fn extension(self) -> &'static str {
        match self {
            Shape::Brat => "ann",
            Shape::Json => "json",
        }
    }
}

impl Suggest {
    pub fn run(self) -> Result<(), Failure> {
        let (articles, mut whole) = self.articles()?;
        let several = articles.len() > 1 || self.articles.iter().any(|it| it.is_dir());
        if self.out.is_none() && self.format == Shape::Brat && several {
            let several = "brat has a file for each article; --out DIR says where to write them";
            return Err(Failure::Usage(several.into()));
        }
        let outputs = self.outputs(&articles)?;
        let at_once = thread::available_parallelism().map_or(1, NonZero::get);
        let mut objects = Vec::new();
        // A few at a time: a large folder does not have to fit into memory.
        for (articles, outputs) in articles.chunks(4 * at_once).zip(outputs.chunks(4 * at_once)) {
            for (text, output) in self.texts(articles, at_once).into_iter().zip(outputs) {
                match (text, output) {
                    (Err(failure), _) if !several => return Err(failure),
                    (Err(failure), _) => {
                        output::error(&failure.to_string());
                        whole = false;
                    }
                    (Ok(text), Some(output)) => write(&text, Some(output))?,
                    (Ok(text), None) => objects.push(text),
                }
            }
        }
        if self.out.is_none() {
            match (several, objects.first()) {
                (true, _) => output::print_file(&json_list(&objects))?,
                (false, Some(only)) => output::print_file(only)?,
                (false, None) => {}
            }
        }
        match whole {
            true => Ok(()),
            false => Err(Failure::Disk("not every article could be read".into())),
        }
    }

    /// The articles that are named, and those of the folders that are; whether every folder could be read.
    fn articles(&self) -> Result<(Vec<PathBuf>, bool), Failure> {
        let (mut articles, mut whole) = (Vec::new(), true);
        for path in &self.articles {
            if !path.is_dir() {
                articles.push(path.clone());
                continue;
            }
            match folder::texts(path) {
                Ok(texts) => articles.extend(texts),
                Err(error) => {
                    output::error(&format!("the folder cannot be read ({error}): {}", path.display()));
                    whole = false;
                }
            }
        }
        Ok((articles, whole))
    }

    /// Where each article's file goes; `None` where it goes to the output.
    fn outputs(&self, articles: &[PathBuf]) -> Result<Vec<Option<PathBuf>>, Failure> {
        let Some(folder) = &self.out else {
            return Ok(vec![None; articles.len()]);
        };
        let mut taken: HashMap<PathBuf, &Path> = HashMap::new();
        let mut outputs = Vec::new();
        for article in articles {
            let mut name = article.file_stem().unwrap_or_default().to_os_string();
            name.push(".");
            name.push(self.format.extension());
            let output = folder.join(name);
            if let Some(other) = taken.insert(output.clone(), article)
                && other != article
            {
                return Err(Failure::Usage(format!(
                    "{} and {} would both be written to {}; give them one after the other, with another --out",
                    other.display(),
                    article.display(),
                    output.display()
                )));
            }
            outputs.push(Some(output));
        }
        let real: HashSet<PathBuf> = articles.iter().filter_map(|it| fs::canonicalize(it).ok()).collect();
        for (article, output) in articles.iter().zip(outputs.iter().flatten()) {
            spare(article, output)?;
            if fs::canonicalize(output).is_ok_and(|it| real.contains(&it)) {
                return Err(Failure::Usage(format!(
                    "this would overwrite an article; choose another folder: {}",
                    output.display()
                )));
            }
        }
        fs::create_dir_all(folder)
            .map_err(|error| Failure::Disk(format!("the folder cannot be made ({error}): {}", folder.display())))?;
        Ok(outputs)
    }

    /// What is written for each of `articles`, in their order, worked out by `at_once` threads.
    fn texts(&self, articles: &[PathBuf], at_once: usize) -> Vec<Result<String, Failure>> {
        let share = articles.len().div_ceil(at_once).max(1);
        thread::scope(|scope| {
            let threads: Vec<_> = articles
                .chunks(share)
                .map(|some| {
                    (
                        some.len(),
                        scope.spawn(|| some.iter().map(|it| self.text(it)).collect::<Vec<_>>()),
                    )
                })
                .collect();
            let texts = threads.into_iter().flat_map(|(count, thread)| {
                let broken = |_| (0..count).map(|_| Err(Failure::Disk("the work on an article broke off".into())));
                thread.join().unwrap_or_else(|it| broken(it).collect())
            });
            texts.collect()
        })
    }

    fn text(&self, path: &Path) -> Result<String, Failure> {
        let suggested = self.suggested(path)?;
        Ok(match self.format {
            Shape::Brat => brat(&suggested),
            Shape::Json => json(&suggested),
        })
    }

    fn suggested(&self, path: &Path) -> Result<Suggested, Failure> {
        let document = looked_at(path)?;
        let article = document.article();
        let frame = frame_of(article);
        let lessons = lessons_of(&document);
        let mut suggester = Suggester::new(article, &frame, &lessons).in_tongue(self.language.tongue());
        let found = suggester.suggest(0..article.paragraph_count());
        let quotes = found.iter().filter(|it| it.confidence >= self.min_confidence);
        let claims = match self.format {
            Shape::Json => rank(article, &frame).iter().map(claim_row).collect(),
            Shape::Brat => Vec::new(),
        };
        Ok(Suggested {
            path: path.display().to_string(),
            marked: begins_with_mark(path, &article.file().encoding),
            quotes: quotes.map(|it| quote_row(article, it)).collect(),
            claims,
            article: article.clone(),
        })
    }
}

/// Whether the file begins with the byte order mark of its encoding.
fn begins_with_mark(path: &Path, encoding: &str) -> bool {
    let mark: &[u8] = match encoding {
        "utf-8" => b"\xEF\xBB\xBF",
        "utf-16le" => b"\xFF\xFE",
        "utf-16be" => b"\xFE\xFF",
        _ => return false,
    };
    let mut first = Vec::new();
    let read = File::open(path).and_then(|it| it.take(mark.len() as u64).read_to_end(&mut first));
    read.is_ok() && first == mark
}

fn quote_row(article: &Article, suggestion: &Suggestion) -> QuoteRow {
    let (kind, named_by) = match &suggestion.speaker {
        Speaker::Unnamed => ("unnamed", Vec::new()),
        Speaker::Named => ("named", Vec::new()),
        Speaker::Means(span) => ("means", vec![*span]),
        Speaker::OneOf(spans) => ("one-of", spans.clone()),
        Speaker::Carried(span) => ("carried", vec![*span]),
    };
    QuoteRow {
        content: suggestion.content.clone(),
        source: suggestion.source,
        cue: suggestion.cue,
        speaker: SpeakerRow { kind, named_by },
        rule: suggestion.rule.id,
        title: suggestion.rule.title,
        reason: suggestion.reason(article),
        remarks: suggestion.remarks.clone(),
        confidence: suggestion.confidence,
        level: suggestion.level().title(),
        form: suggestion.form(article),
        key: suggestion.key().to_string(),
    }
}

fn claim_row(worth: &Worth) -> ClaimRow {
    let factors = worth.factors.iter().map(|it| FactorRow {
        id: it.id(),
        title: it.title(),
        reason: it.reason(),
        weight: it.weight(),
    });
    ClaimRow {
        sentence: worth.sentence,
        score: worth.score,
        factors: factors.collect(),
    }
}
