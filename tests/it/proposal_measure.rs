//! How often the proposals on a selected quotation are right, on shared texts with known answers.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use pressmark::engine::proposal::{QuoteProposal, propose};
use pressmark::model::article::Article;
use pressmark::model::span::Span;

use crate::shared;

/// What one known attribution says, in bytes.
#[derive(Default)]
struct Known {
    name: String,
    content: Vec<Range<usize>>,
    source: Option<Vec<Range<usize>>>,
    cue: Option<Vec<Range<usize>>>,
}

/// How proposals compare with what is known.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    exact: usize,
    overlapping: usize,
    /// Nothing proposed where something is known.
    missed: usize,
    /// Nothing proposed, and rightly.
    rightly_none: usize,
    /// Something proposed elsewhere, or where nothing is known.
    wrong: usize,
}

impl Tally {
    fn add(&mut self, proposed: Option<Span>, known: Option<&Vec<Range<usize>>>) -> &'static str {
        let (counter, word) = match (proposed, known) {
            (None, None) => (&mut self.rightly_none, "none"),
            (None, Some(_)) => (&mut self.missed, "missed"),
            (Some(_), None) => (&mut self.wrong, "WRONG"),
            (Some(span), Some(known)) if known[..] == [span.range()] => (&mut self.exact, "exact"),
            (Some(span), Some(known)) if known.iter().any(|it| it.start < span.end() && span.start() < it.end) => {
                (&mut self.overlapping, "overlap")
            }
            _ => (&mut self.wrong, "WRONG"),
        };
        *counter += 1;
        word
    }
}

/// The attributions of a brat file beside its text.
fn known(text: &str, ann: &str) -> Vec<Known> {
    let mut bytes: Vec<usize> = text.char_indices().map(|it| it.0).collect();
    bytes.push(text.len());
    let mut pieces: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    for line in ann.lines().filter(|it| it.starts_with('T')) {
        let mut fields = line.split('\t');
        let (id, place) = (fields.next().unwrap(), fields.next().unwrap());
        let (_, offsets) = place.split_once(' ').unwrap();
        let ranges = offsets.split(';').map(|it| {
            let (start, end) = it.split_once(' ').unwrap();
            bytes[start.parse::<usize>().unwrap()]..bytes[end.parse::<usize>().unwrap()]
        });
        pieces.insert(id, ranges.collect());
    }
    let events = ann.lines().filter(|it| it.starts_with('E'));
    events
        .map(|line| {
            let (name, roles) = line.split_once('\t').unwrap();
            let mut known = Known {
                name: name.to_owned(),
                ..Known::default()
            };
            for role in roles.split(' ') {
                let (role, id) = role.split_once(':').unwrap();
                match role {
                    "Content" => known.content = pieces[id].clone(),
                    "Source" => known.source = Some(pieces[id].clone()),
                    "Cue" => known.cue = Some(pieces[id].clone()),
                    _ => {}
                }
            }
            known
        })
        .collect()
}

/// Tallies of sources and of cues; `select` picks the selection.
fn measure(text: &str, ann: &str, name: &str, select: fn(&Known, &str) -> Range<usize>) -> (Tally, Tally) {
    let article = Article::new(text);
    let (mut sources, mut cues) = (Tally::default(), Tally::default());
    for it in known(text, ann) {
        let selection = article.span(select(&it, text)).unwrap();
        let QuoteProposal {
            segments, source, cue, ..
        } = propose(&article, selection);
        let content: Vec<_> = segments.iter().map(Span::range).collect();
        let of_content = if content == it.content { "exact" } else { "other" };
        let of_source = sources.add(source, it.source.as_ref());
        let of_cue = cues.add(cue, it.cue.as_ref());
        let words = |it: Option<Span>| it.map(|it| article.quote(it).to_owned());
        println!(
            "{name} {}: content {of_content}, source {of_source} {:?}, cue {of_cue} {:?}",
            it.name,
            words(source),
            words(cue)
        );
    }
    (sources, cues)
}

fn hull(known: &Known, _: &str) -> Range<usize> {
    known.content[0].start..known.content[known.content.len() - 1].end
}

fn first_segment(known: &Known, _: &str) -> Range<usize> {
    known.content[0].clone()
}

/// The hull without its quotation marks.
fn inside_marks(known: &Known, text: &str) -> Range<usize> {
    let whole = hull(known, text);
    let words = &text[whole.clone()];
    let mark = |c: char| {
        matches!(
            c,
            '“' | '”' | '"' | '‘' | '’' | '\'' | ',' | '«' | '»' | '„' | '「' | '」'
        )
    };
    let start = whole.start + (words.len() - words.trim_start_matches(mark).len());
    let end = whole.start + words.trim_end_matches(mark).len();
    start..end.max(start + 1)
}

/// From the first to the last word of the attribution: what a hurried reader selects.
fn everything(known: &Known, text: &str) -> Range<usize> {
    let all = || {
        known
            .content
            .iter()
            .chain(known.source.iter().flatten())
            .chain(known.cue.iter().flatten())
    };
    let start = all().map(|it| it.start).min().unwrap();
    let end = all().map(|it| it.end).max().unwrap();
    let stop = usize::from(text[end..].starts_with('.'));
    start..end + stop
}

#[test]
fn the_seed_is_read_well() {
    let (Some(text), Some(ann)) = (
        shared::path("data/seed/article.en.md"),
        shared::path("data/seed/gold.ann"),
    ) else {
        return;
    };
    let (text, ann) = (fs::read_to_string(text).unwrap(), fs::read_to_string(ann).unwrap());
    for (name, select) in [
        ("hull", hull as fn(&Known, &str) -> _),
        ("first", first_segment),
        ("inside", inside_marks),
        ("all", everything),
    ] {
        let (sources, cues) = measure(&text, &ann, name, select);
        println!("{name}: sources {sources:?}\n{name}: cues {cues:?}");
        assert!(
            sources.exact + sources.rightly_none >= 7 && cues.exact >= 7,
            "{name}: {sources:?} {cues:?}"
        );
        assert!(sources.wrong + cues.wrong <= 1, "{name}: {sources:?} {cues:?}");
    }
}

/// `cargo test --test it proposal_measure -- --ignored --nocapture` prints the table.
#[test]
#[ignore = "prints a table"]
fn proposals_on_the_development_texts() {
    for folder in ["data/quotes-dev/styles", "data/quotes-dev/news"] {
        let Some(folder) = shared::path(folder) else { return };
        for (name, select) in [
            ("hull", hull as fn(&Known, &str) -> _),
            ("inside", inside_marks),
            ("all", everything),
        ] {
            let (sources, cues) = measure_folder(&folder, select);
            println!(
                "== {} {name}\n   sources {sources:?}\n   cues    {cues:?}",
                folder.display()
            );
        }
    }
}

fn measure_folder(folder: &Path, select: fn(&Known, &str) -> Range<usize>) -> (Tally, Tally) {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let (mut sources, mut cues) = (Tally::default(), Tally::default());
    for file in files.iter().filter(|it| it.extension().is_some_and(|it| it == "txt")) {
        let (text, ann) = (
            fs::read_to_string(file).unwrap(),
            fs::read_to_string(file.with_extension("ann")).unwrap(),
        );
        let name = file.file_stem().unwrap().to_string_lossy();
        let (of_sources, of_cues) = measure(&text, &ann, &name, select);
        for (total, one) in [(&mut sources, of_sources), (&mut cues, of_cues)] {
            total.exact += one.exact;
            total.overlapping += one.overlapping;
            total.missed += one.missed;
            total.rightly_none += one.rightly_none;
            total.wrong += one.wrong;
        }
    }
    (sources, cues)
}
