//! An article taken up for one command, and put back.

use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};
use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::{Failure, output};
use crate::formats::disclosure::Disclosure;
use crate::formats::withholding::knows_everybody;
use crate::model::annotation::Stamp;
use crate::model::document::Document;
use crate::model::id::{AnnotationId, Mint};
use crate::model::transaction::Transaction;
use crate::store::open::{Access, Opened, Opening};
use crate::store::places::Places;

/// The article a verb is about.
#[derive(Debug, Args)]
pub(super) struct ArticleArgs {
    /// The article, a text file in any encoding
    #[arg(value_name = "ARTICLE")]
    pub path: PathBuf,
    /// The encoding of the article, as utf-8 or euc-kr, when the guess is wrong
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

/// Who makes a change, and when.
#[derive(Debug, Args)]
pub(super) struct ByArgs {
    /// Your key among the annotators [default: $USER, else “me”]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// When it was done, as 2026-03-01T09:00:00Z [default: now]
    #[arg(long, value_name = "TIME")]
    at: Option<Timestamp>,
}

/// Whether confidential sources are named.
#[derive(Debug, Args)]
pub(super) struct TellingArgs {
    /// Name sources that are confidential, off the record or on deep background
    #[arg(long)]
    with_confidential: bool,
}

impl TellingArgs {
    pub fn disclosure(&self) -> Disclosure {
        match self.with_confidential {
            true => Disclosure::WithConfidential,
            false => Disclosure::Redacted,
        }
    }
}

impl ByArgs {
    /// Who, and when.
    pub fn stamp(&self) -> Stamp {
        let user = || std::env::var("USER").ok().filter(|it| !it.is_empty());
        let by = self.by.clone().or_else(user);
        Stamp {
            by: by.unwrap_or_else(|| "me".into()).into(),
            at: self.at.unwrap_or_else(Timestamp::now),
        }
    }

    /// New ids for what is done now to `what`.
    ///
    /// With a given time, the same command on the same files makes the same ids, and so the same sidecar.
    pub fn ids(&self, stamp: &Stamp, what: &impl Hash) -> Ids {
        let seed = match self.at {
            Some(at) => {
                let mut hasher = DefaultHasher::new();
                (at, &*stamp.by, what).hash(&mut hasher);
                hasher.finish()
            }
            // Every state is seeded by chance; the time only makes it a number.
            None => RandomState::new().hash_one(stamp.at),
        };
        Ids {
            mint: Mint::new(seed),
            unix_ms: u64::try_from(stamp.at.as_millisecond()).unwrap_or_default(),
        }
    }
}

impl ArticleArgs {
    /// The article and its annotations, to look at.
    pub fn look(&self) -> Result<Document, Failure> {
        Ok(self.open(Access::Look)?.document)
    }

    /// As [`look`](Self::look), to hand on. Who is confidential must be known, unless all may be told.
    pub fn look_to_tell(&self, telling: &TellingArgs) -> Result<Document, Failure> {
        let opened = self.open(Access::Look)?;
        match &opened.report.registry {
            Some(blocked) if !telling.with_confidential && !knows_everybody(&opened.document) => {
                Err(Failure::Disk(format!(
                    "which sources are confidential is not known, so nothing was written; --with-confidential writes all the same. {}",
                    blocked.message
                )))
            }
            _ => Ok(opened.document),
        }
    }

    /// The article and its annotations, to make a change and [`save`].
    pub fn take(&self) -> Result<Opened, Failure> {
        let opened = self.open(Access::Command)?;
        match &opened.report.read_only {
            Some(reason) => Err(Failure::Disk(format!("nothing can be changed here: {reason}"))),
            None => Ok(opened),
        }
    }

    /// As [`take`](Self::take), to change the registry as well.
    pub fn take_with_registry(&self) -> Result<Opened, Failure> {
        let opened = self.take()?;
        match &opened.report.registry {
            Some(blocked) => Err(Failure::Disk(blocked.message.clone())),
            None => Ok(opened),
        }
    }

    fn open(&self, access: Access) -> Result<Opened, Failure> {
        let disk = |it: crate::store::open::OpenError| Failure::Disk(it.to_string());
        let opening = Opening::begin(&self.path, self.encoding.as_deref(), access, &Places::of_this_user());
        let opened = opening.map_err(disk)?.finish().map_err(disk)?;
        if let Some(broken) = opened.report.broken {
            return Err(Failure::Disk(broken.message));
        }
        let blocked = opened.report.registry.iter().map(|it| &it.message);
        for note in opened.report.notes.iter().chain(blocked) {
            output::note(note);
        }
        Ok(opened)
    }
}

/// Makes `transaction` and saves, by the very code the window uses.
pub(super) fn save(mut opened: Opened, transaction: &Transaction) -> Result<(), Failure> {
    let room = opened.document.has_room_for(transaction);
    room.map_err(|too_much| Failure::Problem(too_much.to_string()))?;
    let applied = opened.document.apply(transaction);
    applied.map_err(|conflict| Failure::Disk(conflict.to_string()))?;
    let saved = opened.keeper.save(&opened.document);
    let saved = saved.map_err(|error| Failure::Disk(error.to_string()))?;
    for note in &saved.notes {
        output::note(note);
    }
    // What was recovered from a session that was killed is in the file now.
    if let Err(error) = opened.journal.saved_through(0) {
        output::note(&error.to_string());
    }
    Ok(())
}

/// New ids for one command.
pub(super) struct Ids {
    mint: Mint,
    unix_ms: u64,
}

impl Ids {
    /// The next id, whether or not it is taken.
    pub fn mint(&mut self) -> AnnotationId {
        self.mint.next(self.unix_ms)
    }

    /// An id that nothing in `document` has.
    pub fn next(&mut self, document: &Document) -> AnnotationId {
        loop {
            let id = self.mint();
            if !is_taken(document, &id) {
                return id;
            }
        }
    }
}

/// Whether a record of any kind in `document` has the id.
pub(super) fn is_taken(document: &Document, id: &AnnotationId) -> bool {
    let tables = document.tables();
    tables.annotations.contains_key(id)
        || tables.orphans.contains_key(id)
        || tables.attributions.contains_key(id)
        || tables.claim_links.contains_key(id)
}
