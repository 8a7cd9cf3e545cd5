//! Lists that are exported beside whole articles, as plain rows: what somebody said, findings, who gets to speak.

use crate::engine::balance::{Balance, Row};
use crate::engine::check::Finding;
use crate::engine::dossier::{Said, said_by};
use crate::engine::survey::Survey;
use crate::formats::balance::BalanceRow;
use crate::formats::disclosure::{Disclosure, WITHHELD};
use crate::formats::findings::FindingRow;
use crate::formats::said::{SaidRow, Speaker};
use crate::model::document::Document;
use crate::model::registry::{Entry, SourceId};

/// Who an entry is, above a list of what it said.
pub fn speaker(entry: &Entry) -> Speaker {
    Speaker {
        name: entry.name.to_string(),
        kind: entry.kind.title().to_owned(),
    }
}

/// Everything an entry said in an article of that name, in text order.
pub fn said_rows(article: &str, document: &Document, key: &SourceId, entry: &Entry) -> Vec<SaidRow> {
    let published = document.published();
    let role = entry.position_on(published).map(|it| it.shown()).unwrap_or_default();
    let row = |it: Said| SaidRow {
        article: article.to_owned(),
        published: published.map(|it| it.to_string()).unwrap_or_default(),
        line: it.line,
        label: it.label.map(|it| it.key().to_owned()).unwrap_or_default(),
        form: it.form.to_string(),
        words: it.words,
        context: it.context,
        source: it.source.unwrap_or_default(),
        cue: it.cue.unwrap_or_default(),
        role: role.clone(),
        tags: it.tags.join(", "),
        note: it.note.to_string(),
    };
    said_by(document, key).into_iter().map(row).collect()
}

/// Open findings of the article called `path`, in text order; with those that were let pass where `all` is asked for.
pub fn finding_rows(path: &str, document: &Document, survey: &Survey, all: bool) -> Vec<FindingRow> {
    let mut rows: Vec<FindingRow> = survey.open().map(|it| finding_row(path, document, it, None)).collect();
    if all {
        let dismissed = survey.dismissed();
        let dismissed = dismissed
            .iter()
            .map(|(it, why)| finding_row(path, document, it, Some(&why.reason)));
        rows.extend(dismissed);
        rows.sort_by_key(|it| (it.start_char.is_none(), it.start_char));
    }
    rows
}

fn finding_row(path: &str, document: &Document, finding: &Finding, dismissed: Option<&str>) -> FindingRow {
    let article = document.article();
    let chars = |byte| article.offsets().chars_before(article.text(), byte);
    let check = finding.check;
    FindingRow {
        path: path.to_owned(),
        place: finding.at.map(|it| article.line_and_column(it.start())),
        start_char: finding.at.map(|it| chars(it.start())),
        end_char: finding.at.map(|it| chars(it.end())),
        check: check.id.into(),
        rule: check.rule.into(),
        origin: check.origin.title().into(),
        message: finding.message.clone(),
        words: finding.at.map(|it| article.quote(it).to_owned()),
        key: finding.key.to_string(),
        dismissed: dismissed.map(str::to_owned),
    }
}

/// Who gets to speak, a row a source.
pub fn balance_rows(balance: &Balance, disclosure: Disclosure) -> Vec<BalanceRow> {
    let row = |it: &Row| {
        let withheld = it.redacted && disclosure == Disclosure::Redacted;
        BalanceRow {
            key: it
                .entry
                .as_ref()
                .filter(|_| !withheld)
                .map(|it| it.to_string())
                .unwrap_or_default(),
            name: if withheld { WITHHELD.into() } else { it.name.to_string() },
            kind: it.kind.to_string(),
            affiliation_type: if withheld {
                String::new()
            } else {
                it.affiliation_type.to_string()
            },
            anonymous: it.anonymous,
            attributions: it.attributions,
            direct: it.direct,
            indirect: it.indirect,
            mixed: it.mixed,
            quoted_words: it.quoted_words,
            share: it.share,
            first: it.first,
            articles: it.articles,
        }
    };
    balance.rows.iter().map(row).collect()
}
