//! What the checks find in the shared example, and in passages that are faithful.

use std::ops::Range;
use std::path::PathBuf;

use jiff::civil::date;

use super::*;
use crate::engine::review::pair::Kind;

fn shared(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("PRESSMARK_SHARED").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    let path = root.join(name);
    if !path.exists() {
        eprintln!("skipped: {name} is not there (set PRESSMARK_SHARED)");
        return None;
    }
    Some(path)
}

fn table(path: PathBuf) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text
        .lines()
        .skip(1)
        .map(|it| it.split('\t').map(str::to_owned).collect());
    rows.collect()
}

fn kind(named: &str) -> Kind {
    match named {
        "headline" => Kind::Headline,
        "dateline" | "date" => Kind::DateLine,
        "image" | "image-markup" | "markup" => Kind::Image,
        "caption" => Kind::Caption,
        "byline" => Kind::Byline,
        "disclosure" => Kind::Disclosure,
        "boilerplate" | "furniture" | "label" => Kind::Furniture,
        _ => Kind::Prose,
    }
}

fn segments(article: &Article, rows: &[Vec<String>]) -> Vec<Segment> {
    let place = |it: &Vec<String>| -> Range<usize> {
        let numbers: Vec<usize> = it.iter().filter_map(|it| it.parse().ok()).collect();
        // The last two numbers are bytes.
        let [.., start, end] = numbers[..] else {
            panic!("{it:?}")
        };
        start..end
    };
    rows.iter()
        .map(|it| Segment {
            span: article.span(place(it)).unwrap(),
            kind: kind(&it[1]),
        })
        .collect()
}

#[test]
fn the_shared_example() {
    let Some(folder) = shared("data/seed") else { return };
    let original = Article::new(std::fs::read_to_string(folder.join("original.ko.txt")).unwrap());
    let translation = Article::new(std::fs::read_to_string(folder.join("article.en.md")).unwrap());
    let rows = [
        table(folder.join("segments.ko.tsv")),
        table(folder.join("segments.en.tsv")),
    ];
    let ids = |n: usize, names: &str| -> Range<usize> {
        let places: Vec<usize> = names
            .split_whitespace()
            .map(|name| rows[n].iter().position(|it| it[0] == name).unwrap())
            .collect();
        places
            .first()
            .map_or(0..0, |first| *first..places[places.len() - 1] + 1)
    };
    let beads: Vec<Bead> = table(folder.join("alignment.tsv"))
        .iter()
        .map(|it| Bead {
            original: ids(0, &it[2]),
            translation: ids(1, &it[3]),
        })
        .collect();
    let (one, other) = (segments(&original, &rows[0]), segments(&translation, &rows[1]));
    let original = Text {
        article: &original,
        segments: &one,
    };
    let translation = Text {
        article: &translation,
        segments: &other,
    };
    let day = Some(date(2025, 6, 17));
    let dates = Dates {
        original: day,
        translation: day,
    };
    let found = findings(Some(&original), &translation, &beads, dates, &Glossary::default());
    for it in &found {
        eprintln!(
            "{} {} {:?} {} [{} | {}]",
            it.check.id,
            it.level.key(),
            it.bead.map(|it| it + 1),
            it.message,
            it.values[0],
            it.values[1]
        );
    }
    let touches = |place: Place, text: &Article, start: &str, end: &str| {
        let (Ok(start), Ok(end)) = (start.parse::<usize>(), end.parse::<usize>()) else {
            return false;
        };
        place
            .span()
            .is_some_and(|it| it.touches(text.span(start..end).unwrap()))
    };
    let mut missed = Vec::new();
    for row in table(folder.join("planted-differences.tsv")) {
        let hit = found.iter().any(|it| {
            touches(it.original, original.article, &row[7], &row[8])
                || touches(it.translation, translation.article, &row[13], &row[14])
        });
        if !hit {
            missed.push(row[0].clone());
        }
    }
    eprintln!("not found: {missed:?}");
    let text = |article: &Article, words: &str, segment: &str, n: usize| -> Option<Range<usize>> {
        let at = rows[n].iter().position(|it| it[0] == segment)?;
        let span = if n == 0 { one[at].span } else { other[at].span };
        let start = span.start() + article.text()[span.range()].find(words)?;
        (!words.is_empty()).then_some(start..start + words.len())
    };
    let mut wrong = Vec::new();
    for row in table(folder.join("controls.tsv")) {
        let places = [
            text(original.article, &row[2], &row[1], 0),
            text(translation.article, &row[4], &row[3], 1),
        ];
        for it in found.iter().filter(|it| it.level == Level::Error) {
            let spans = [it.original.span(), it.translation.span()];
            let hit = spans.iter().zip(&places).any(|(span, place)| {
                span.zip(place.clone())
                    .is_some_and(|(span, place)| span.start() < place.end && place.start < span.end())
            });
            if hit {
                wrong.push(format!("{} {}", row[0], it.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let reach = ["D04", "D05", "D06", "D07", "D08", "D09", "D12", "D13", "D15", "D02"];
    let short: Vec<_> = missed.iter().filter(|it| reach.contains(&it.as_str())).collect();
    assert!(short.is_empty(), "{short:?}");
}

#[test]
fn faithful_passages_have_few_errors() {
    let Some(folder) = shared("data/ko-en/passages") else {
        return;
    };
    let (mut errors, mut warnings, mut notes, mut pairs) = (0, 0, 0, 0);
    for n in 1..=40 {
        let read =
            |ending: &str| Article::new(std::fs::read_to_string(folder.join(format!("p{n:02}.{ending}"))).unwrap());
        let (original, translation) = (read("ko"), read("en"));
        let lines = |article: &Article| -> Vec<Segment> {
            let lines = (0..article.paragraph_count()).filter_map(|it| article.span(article.paragraph(it)).ok());
            lines
                .map(|span| Segment {
                    span,
                    kind: Kind::Prose,
                })
                .collect()
        };
        let (one, other) = (lines(&original), lines(&translation));
        let beads: Vec<Bead> = (0..one.len().min(other.len()))
            .map(|it| Bead {
                original: it..it + 1,
                translation: it..it + 1,
            })
            .collect();
        pairs += beads.len();
        let texts = [
            Text {
                article: &original,
                segments: &one,
            },
            Text {
                article: &translation,
                segments: &other,
            },
        ];
        let found = findings(
            Some(&texts[0]),
            &texts[1],
            &beads,
            Dates::default(),
            &Glossary::default(),
        );
        for it in &found {
            match it.level {
                Level::Error => errors += 1,
                Level::Warning => warnings += 1,
                Level::Note => notes += 1,
            }
            if it.level >= Level::Warning {
                let bead = it.bead.unwrap_or(0);
                eprintln!(
                    "p{n:02}:{} {} {} {}\n    {}\n    {}",
                    bead + 1,
                    it.check.id,
                    it.level.key(),
                    it.message,
                    original.quote(one[bead].span),
                    translation.quote(other[bead].span)
                );
            }
        }
    }
    eprintln!("{errors} errors, {warnings} warnings, {notes} notes in {pairs} pairs");
}
