//! A table of words for a person: as CSV, as Markdown, as a page of HTML.

use std::fmt::Write;

use super::csv::safe;
use super::report::{html_text, markdown_text};

/// Rows of words under headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub title: String,
    /// A sentence under the title: what was counted or gathered, and where.
    pub about: String,
    pub columns: Vec<&'static str>,
    /// Each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// How a page with a table looks, on a screen and on paper.
const STYLE: &str = "body { font: 16px/1.5 Georgia, serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }\n\
    table { border-collapse: collapse; width: 100%; }\n\
    th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #8888; }\n\
    thead { display: table-header-group; } tr { break-inside: avoid; }\n";

// Writing to a string cannot fail, so its results are not looked at.

impl Table {
    /// A row a line, with the headings first; no cell can be run as a formula.
    pub fn csv(&self) -> String {
        let mut out = csv::Writer::from_writer(Vec::new());
        let _ = out.write_record(&self.columns);
        for row in &self.rows {
            let _ = out.write_record(row.iter().map(|it| safe(it).into_owned()));
        }
        let bytes = out.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// A heading and a table; nothing in a cell is taken for Markdown.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n\n", markdown_text(&self.title), markdown_text(&self.about));
        let _ = writeln!(out, "| {} |", self.columns.join(" | "));
        let _ = writeln!(out, "|{}", " --- |".repeat(self.columns.len()));
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|it| markdown_text(&it.replace('\r', " "))).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
        out
    }

    /// One page without scripts, and with nothing from elsewhere.
    pub fn html(&self) -> String {
        let title = html_text(&self.title);
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <h1 dir=\"auto\">{title}</h1>\n<p>{}</p>\n<table>\n<thead><tr>",
            html_text(&self.about)
        );
        for column in &self.columns {
            let _ = write!(out, "<th scope=\"col\">{}</th>", html_text(column));
        }
        out += "</tr></thead>\n<tbody>\n";
        for row in &self.rows {
            out += "<tr>";
            for cell in row {
                let _ = write!(out, "<td dir=\"auto\">{}</td>", html_text(cell));
            }
            out += "</tr>\n";
        }
        out += "</tbody>\n</table>\n</body>\n</html>\n";
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cell: &str) -> Table {
        Table {
            title: "Said by <Ada>".into(),
            about: "In town.md".into(),
            columns: vec!["Line", "Words"],
            rows: vec![vec!["1".into(), cell.into()]],
        }
    }

    #[test]
    fn nothing_in_a_cell_is_run_or_breaks_the_table() {
        let odd = table("=1+1|<b>\nnext");
        assert!(odd.csv().contains("'=1+1"));
        let markdown = odd.markdown();
        assert_eq!(markdown.lines().filter(|it| it.starts_with("| 1 |")).count(), 1);
        assert!(markdown.contains("\\|") && markdown.contains("\\<b"));
        assert!(odd.html().contains("=1+1|&lt;b&gt;"));
        assert!(odd.html().contains("<title>Said by &lt;Ada&gt;</title>"));
    }
}
