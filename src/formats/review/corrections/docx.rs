//! The list of corrections as a table in a document of Office Open XML (ECMA-376), for Word and LibreOffice.

use std::io::Cursor;

use docx_rs::{
    Docx, LineSpacing, PageMargin, Paragraph, Run, RunFonts, Shading, Style, StyleType, Table, TableCell,
    TableCellMargins, TableLayoutType, TableRow, WidthType,
};
use unicode_bidi::{Direction, get_base_direction};

use super::{Entry, Pieces, entry, facts, lost, title};
use crate::formats::review::Review;

/// Lengths are twentieths of a point: A4 on its side, with margins of 1.5 cm.
const PAGE: (u32, u32) = (16_838, 11_906);
const MARGIN: i32 = 850;
/// What the columns are called, and how wide they are; together the width between the margins.
const COLUMNS: [(&str, usize); 7] = [
    ("No.", 560),
    ("Pair", 640),
    ("Original", 3_600),
    ("Translation now", 3_600),
    ("Should be", 2_700),
    ("Error", 1_900),
    ("Note", 2_138),
];
/// Half points.
const SIZE: usize = 20;
const HEADING_SIZE: usize = 32;
const SECOND_SIZE: usize = 26;
/// Behind the names of columns, and behind the words an error is about, which are bold as well.
const HEAD: &str = "E7E6E6";
const MARKED: &str = "FFF2CC";

/// The bytes of the document; the same for the same review. `None` where it would be too large to be packed.
pub(super) fn write(review: &Review) -> Option<Vec<u8>> {
    let languages = [&*review.language, &*review.into];
    let mut document = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(PageMargin {
            top: MARGIN,
            left: MARGIN,
            bottom: MARGIN,
            right: MARGIN,
            header: MARGIN / 2,
            footer: MARGIN / 2,
            gutter: 0,
        })
        .default_size(SIZE)
        .default_fonts(fonts(languages))
        .add_style(heading(1, HEADING_SIZE))
        .add_style(heading(2, SECOND_SIZE))
        .add_paragraph(paragraph(&title(review), None).style(&heading_id(1)));
    for fact in facts(review) {
        document = document.add_paragraph(paragraph(&fact, None));
    }
    let entries: Vec<Entry> = review.errors().map(entry).collect();
    if !entries.is_empty() {
        let rows = (1..).zip(&entries).map(|(number, it)| row(number, it, languages));
        let table = Table::new(std::iter::once(head()).chain(rows).collect())
            .set_grid(COLUMNS.map(|it| it.1).to_vec())
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(40, 80, 40, 80));
        // Between the facts and the table, and after it, as a table may not end a document.
        document = document
            .add_paragraph(Paragraph::new())
            .add_table(table)
            .add_paragraph(Paragraph::new());
    }
    if !review.lost.is_empty() {
        let says = paragraph("Errors whose words are not in the texts any more", None);
        document = document.add_paragraph(says.style(&heading_id(2)));
        for error in &review.lost {
            document = document.add_paragraph(paragraph(&lost(error), None));
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    document.pack(&mut bytes).ok()?;
    Some(bytes.into_inner())
}

fn heading_id(level: usize) -> String {
    format!("Heading{level}")
}

fn heading(level: usize, size: usize) -> Style {
    Style::new(heading_id(level), StyleType::Paragraph)
        .name(format!("heading {level}"))
        .outline_lvl(level - 1)
        .line_spacing(LineSpacing::new().before(160).after(120))
        .size(size)
        .bold()
}

/// Fonts that are at hand with either program; for East Asian letters, one of the first language that has them.
fn fonts(languages: [&str; 2]) -> RunFonts {
    let fonts = RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial");
    match languages.into_iter().find_map(east_asian) {
        Some(font) => fonts.east_asia(font),
        None => fonts,
    }
}

/// A font for a language that is written with East Asian letters.
fn east_asian(language: &str) -> Option<&'static str> {
    match language.split('-').next() {
        Some("ko") => Some("Malgun Gothic"),
        Some("ja") => Some("Yu Gothic"),
        Some("zh") => Some("Microsoft YaHei"),
        _ => None,
    }
}

fn head() -> TableRow {
    let cells = COLUMNS.map(|(name, width)| {
        let run = Run::new().add_text(name).bold();
        cell(width, Paragraph::new().add_run(run)).shading(Shading::new().fill(HEAD))
    });
    TableRow::new(cells.into()).cant_split()
}

fn row(number: usize, entry: &Entry, [from, into]: [&str; 2]) -> TableRow {
    let side = |name: &str, language| {
        let pieces = entry.sides.iter().find(|it| it.0 == name);
        pieces.map_or_else(Paragraph::new, |it| marked(&it.1, language))
    };
    let paragraphs = [
        paragraph(&number.to_string(), None),
        paragraph(&entry.pair.to_string(), None),
        side("Original", from),
        side("Translation", into),
        paragraph(&entry.correction, Some(into)),
        paragraph(&entry.heading, None),
        paragraph(&entry.note, None),
    ];
    let cells = COLUMNS.into_iter().zip(paragraphs);
    TableRow::new(cells.map(|((_, width), it)| cell(width, it)).collect())
}

fn cell(width: usize, paragraph: Paragraph) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
}

/// A sentence, with the words an error is about set off.
fn marked(pieces: &Pieces, language: &str) -> Paragraph {
    let text: String = pieces.iter().map(|it| &*it.1).collect();
    let runs = pieces.iter().map(|(marked, text)| {
        let run = run(text, Some(language));
        match marked {
            true => run.bold().shading(Shading::new().fill(MARKED)),
            false => run,
        }
    });
    directed(&text, runs.fold(Paragraph::new(), Paragraph::add_run))
}

/// `text` in `language`, if it is known.
fn paragraph(text: &str, language: Option<&str>) -> Paragraph {
    directed(text, Paragraph::new().add_run(run(text, language)))
}

fn run(text: &str, language: Option<&str>) -> Run {
    let run = Run::new().add_text(text);
    // Quotation marks and dots, which both scripts have, come out of the font of the letters around them.
    match language.and_then(east_asian) {
        Some(_) => run.fonts(RunFonts::new().hint("eastAsia")),
        None => run,
    }
}

/// The paragraph starts at the right where its text does.
fn directed(text: &str, mut paragraph: Paragraph) -> Paragraph {
    if get_base_direction(text) == Direction::Rtl {
        paragraph.property = paragraph.property.bidi(true);
    }
    paragraph
}
