//! A table of scores as text.

use serde_json::{Map, Value};

use crate::text::visible::visible;

/// Rows of scores under their columns.
#[derive(Debug)]
pub(super) struct Table {
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug)]
pub(super) enum Cell {
    Text(String),
    Count(u64),
    /// `None` where there is no score.
    Number(Option<f64>),
}

impl Cell {
    pub fn text(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl Table {
    /// Tab-separated, with six decimals. Nothing in a name can end a cell or act on a terminal.
    pub fn tsv(&self) -> String {
        let mut out = self.columns.join("\t") + "\n";
        for row in &self.rows {
            let cells = row.iter().map(|it| match it {
                Cell::Text(text) => visible(text).into_owned(),
                Cell::Count(count) => count.to_string(),
                Cell::Number(Some(number)) => format!("{number:.6}"),
                Cell::Number(None) => String::new(),
            });
            out += &cells.collect::<Vec<_>>().join("\t");
            out.push('\n');
        }
        out
    }

    /// A list of objects, with all digits.
    pub fn json(&self) -> Value {
        let row = |row: &Vec<Cell>| {
            let values = row.iter().map(|it| match it {
                Cell::Text(text) => Value::from(text.as_str()),
                Cell::Count(count) => Value::from(*count),
                Cell::Number(number) => Value::from(*number),
            });
            let names = self.columns.iter().map(|it| (*it).to_owned());
            Value::Object(names.zip(values).collect::<Map<_, _>>())
        };
        self.rows.iter().map(row).collect()
    }
}
