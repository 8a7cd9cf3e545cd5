//! Opening, saving, the journal and finding: an article of 10 MB with 100,000 annotations.

mod workload;

use std::fs;
use std::path::Path;
use std::time::Duration;

use pressmark::engine::search::{self, Options};
use pressmark::model::document::Document;
use pressmark::model::history::{History, Step};
use pressmark::model::id::AnnotationId;
use pressmark::model::intent;
use pressmark::store::open::{Access, Opened, Opening};
use pressmark::store::places::Places;
use pressmark::store::sidecar::Sidecar;
use workload::timing::Timing;
use workload::{scaled, stamp};

const fn ms(ms: u64) -> Option<Duration> {
    Some(Duration::from_millis(ms))
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the bench");
    let places = Places::under(&folder.path().join("places"));
    let path = folder.path().join("article.txt");
    fs::write(&path, workload::text(scaled(10_000_000))).expect("room for the article");
    first_save(&path, &places);
    opening(&path, &places);
    saving(&path, &places);
    journal(&path, &places);
    finding(&path, &places);
}

fn opened(path: &Path, places: &Places) -> Opened {
    let opening = Opening::begin(path, None, Access::Window, places).expect("an article");
    opening.finish().expect("its annotations")
}

/// Marks everything and writes the first sidecar.
fn first_save(path: &Path, places: &Places) {
    let mut desk = opened(path, places);
    let article = desk.document.article().clone();
    let annotations = workload::annotations(&article, scaled(100_000));
    let marked = Document::of(article, annotations, Default::default());
    Timing::of(
        "save: first, all of them",
        1,
        || marked.clone(),
        |it| desk.keeper.save(&it).is_ok(),
    )
    .print(None);
    let sidecar = fs::metadata(desk.keeper.sidecar_path()).map_or(0, |it| it.len());
    println!("{} bytes of text, {sidecar} bytes of sidecar", marked.article().len());
}

fn opening(path: &Path, places: &Places) {
    let begin = |()| Opening::begin(path, None, Access::Window, places);
    Timing::of("open: the text, before its annotations", scaled(20), || (), begin).print(ms(80));
    let looked_at = Opening::begin(path, None, Access::Look, places).expect("an article");
    let article = looked_at.article().clone();
    let bytes = fs::read(path.with_file_name("article.txt.ron")).expect("a sidecar");
    Timing::of(
        "open: the sidecar, read and checked",
        scaled(15),
        || (),
        |()| Sidecar::parse(&bytes),
    )
    .print(None);
    let sidecar = Sidecar::parse(&bytes).expect("a good sidecar");
    let resolve = |()| sidecar.resolve(&article);
    Timing::of(
        "open: annotations compared with their words",
        scaled(15),
        || (),
        resolve,
    )
    .print(None);
    Timing::of(
        "open: text and annotations, ready",
        scaled(15),
        || (),
        |()| opened(path, places),
    )
    .print(ms(600));
}

/// Each save after one gesture, as the window does it on a thread of its own.
fn saving(path: &Path, places: &Places) {
    let Opened {
        mut document,
        mut keeper,
        ..
    } = opened(path, places);
    let ids: Vec<AnnotationId> = document.annotations().keys().cloned().collect();
    let mut n = 0;
    let next = || {
        n += 1;
        let id = &ids[n * 997 % ids.len()];
        let note = intent::note(&document, id, &format!("note {n}"), &stamp());
        document.apply(&note).expect("a note fits");
        document.clone()
    };
    Timing::of("save: one annotation changed", scaled(15), next, |it| {
        keeper.save(&it).is_ok()
    })
    .print(ms(400));
}

fn journal(path: &Path, places: &Places) {
    let Opened {
        mut document,
        mut journal,
        ..
    } = opened(path, places);
    let ids: Vec<AnnotationId> = document.annotations().keys().cloned().collect();
    let mut history = History::default();
    let mut n = 0;
    let next = || -> Vec<(u64, Step)> {
        n += 1;
        let id = &ids[n as usize * 997 % ids.len()];
        let note = intent::note(&document, id, &format!("note {n}"), &stamp());
        vec![(n, history.commit(&mut document, note).expect("a note fits"))]
    };
    Timing::of("journal: one gesture, safe on the disk", scaled(300), next, |it| {
        journal.append(&it).is_ok()
    })
    .print(ms(5));
}

fn finding(path: &Path, places: &Places) {
    let opening = Opening::begin(path, None, Access::Look, places).expect("an article");
    let text = opening.article().text();
    // A rare word is one of the text's own, found a few times only.
    let rare: String = text[text.floor_char_boundary(text.len() / 2)..]
        .chars()
        .skip(3)
        .take(24)
        .collect();
    for (name, query, case) in [
        ("find: rare words", rare.as_str(), false),
        ("find: rare words, with case", rare.as_str(), true),
        ("find: what is not there", "quixotically", false),
        ("find: Korean words", "보고서를", false),
    ] {
        let options = Options {
            case,
            whole_words: false,
        };
        Timing::of(
            name,
            scaled(30),
            || (),
            |()| search::find(text, query, options, 1_000_000).len(),
        )
        .print(ms(20));
    }
}
