//! Scores of error span annotation as the campaigns of WMT write them: CSV without a header, a row for each item.

use serde_json::Value;

use super::marot::spelling;
use crate::model::rating::{Rating, Verdict};

/// Scores of a campaign, as ratings: a row for each error span, or one that says there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Campaign {
    pub rows: Vec<Rating>,
    /// Items that only test the rater's attention; they are left out.
    pub tests: usize,
    /// Items that are a whole document; they are left out, as their segments are there.
    pub documents: usize,
}

/// Why a file of a campaign cannot be read. Lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CampaignError {
    #[error(
        "line {line}, column {column}: {what}. A row of a campaign is: login, system, item, TGT or BAD, source language, \
         target language, score, document, whether complete, spans as JSON, start, end. Mend the row, or export the file again"
    )]
    Row { line: u64, column: usize, what: String },
    #[error("there are no scores in this file")]
    Empty,
}

/// Whether `text` looks like a file of a campaign.
pub fn is_campaign(text: &str) -> bool {
    let first = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    let kind = first.split(',').nth(3).map(|it| it.trim().trim_matches('"'));
    kind.is_some_and(|it| it.starts_with("TGT") || it.starts_with("BAD"))
}

/// Reads the scores of a campaign.
pub fn read(text: &str) -> Result<Campaign, CampaignError> {
    let mut campaign = Campaign::default();
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for record in reader.from_reader(text.as_bytes()).records() {
        let record = record.map_err(|error| CampaignError::Row {
            line: error.position().map_or(0, |it| it.line()),
            column: 1,
            what: "this is not CSV".to_owned(),
        })?;
        let wrong = |i: usize, what: &str| CampaignError::Row {
            line: record.position().map_or(0, |it| it.line()),
            // Of the cells before, with their commas, as if none were enclosed.
            column: record.iter().take(i).map(|it| it.chars().count() + 1).sum::<usize>() + 1,
            what: what.to_owned(),
        };
        let cell = |i: usize| record.get(i).map(str::trim).unwrap_or_default();
        if record.len() < 8 {
            return Err(wrong(record.len(), &format!("this row has {} cells", record.len())));
        }
        match cell(3) {
            "TGT" => {}
            kind if kind.starts_with("BAD") || kind.starts_with("CHK") || kind.starts_with("REF") => {
                campaign.tests += 1;
                continue;
            }
            _ => return Err(wrong(3, "this is neither TGT nor BAD")),
        }
        if matches!(&*cell(8).to_ascii_lowercase(), "true" | "1") {
            campaign.documents += 1;
            continue;
        }
        let score = cell(6).parse().ok().filter(|it| (0.0..=100.0).contains(it));
        let Some(score) = score else {
            return Err(wrong(6, "the score is no number from 0 to 100"));
        };
        let severities = match cell(9) {
            "" => Vec::new(),
            spans => severities(spans).ok_or_else(|| wrong(9, "the spans are not a JSON list"))?,
        };
        let row = |severity: &str| Rating {
            system: cell(1).to_owned(),
            document: cell(7).to_owned(),
            document_segment: cell(2).to_owned(),
            segment: cell(2).to_owned(),
            rater: cell(0).to_owned(),
            severity: spelling::severity(severity),
            severity_written: severity.to_owned(),
            esa: Some(score),
            ..Rating::default()
        };
        if severities.is_empty() {
            campaign.rows.push(Rating {
                severity: Verdict::NoError,
                ..row("No-error")
            });
        }
        campaign.rows.extend(severities.iter().map(|it| row(it)));
    }
    if campaign.rows.is_empty() {
        return Err(CampaignError::Empty);
    }
    Ok(campaign)
}

/// The severity of each span of a JSON list; `None` if it is none.
fn severities(spans: &str) -> Option<Vec<String>> {
    let Ok(Value::Array(spans)) = serde_json::from_str(spans) else {
        return None;
    };
    let severity = |it: &Value| it.get("severity")?.as_str().map(str::to_owned);
    Some(spans.iter().filter_map(severity).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::mqm::Severity;

    const ROWS: &str = "ann,alpha,1,TGT,ko,en,80,ferry#1,False,\"[{\"\"start_i\"\":2,\"\"end_i\"\":5,\"\"severity\"\":\"\"major\"\",\"\"error_type\"\":null},{\"\"start_i\"\":\"\"missing\"\",\"\"end_i\"\":\"\"missing\"\",\"\"severity\"\":\"\"minor\"\"}]\",1.0,2.0\n\
        ann,beta,1,TGT,ko,en,95.5,ferry#1,False,[],1.0,2.0\n\
        ann,beta,2,BAD,ko,en,3,ferry#1,False,[],1.0,2.0\n\
        ann,beta,3,TGT,ko,en,90,ferry#1,True,[],1.0,2.0\n";

    #[test]
    fn a_row_becomes_a_rating_for_each_span() {
        assert!(is_campaign(ROWS));
        let campaign = read(ROWS).unwrap();
        assert_eq!((campaign.tests, campaign.documents), (1, 1));
        let rows: Vec<_> = campaign
            .rows
            .iter()
            .map(|it| (&*it.system, it.severity, it.esa))
            .collect();
        let wanted = [
            ("alpha", Verdict::Error(Severity::Major), Some(80.0)),
            ("alpha", Verdict::Error(Severity::Minor), Some(80.0)),
            ("beta", Verdict::NoError, Some(95.5)),
        ];
        assert_eq!(rows, wanted);
    }

    #[test]
    fn an_error_says_where() {
        let error = |text: &str| read(text).unwrap_err().to_string();
        assert!(error("a,b,c\n").starts_with("line 1, column 7: this row has 3 cells"));
        assert!(error("a,b,1,TGT,ko,en,eleven,d\n").starts_with("line 1, column 17: the score"));
        assert!(error("a,b,1,TGT,ko,en,11,d,False,{,,\n").starts_with("line 1, column 28: the spans"));
        assert!(error("a,b,1,WHAT,ko,en,11,d\n").starts_with("line 1, column 7: this is neither"));
        assert!(error("a,b,1,BAD,ko,en,11,d\n").starts_with("there are no scores"));
        assert!(!is_campaign("system\tdoc"));
    }
}
