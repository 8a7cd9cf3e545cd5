//! Findings, coverage and the entry view on an article of 10 MB with 100,000 annotations, 30,000 attributions and 5,000 entries.

mod workload;

use std::sync::Arc;
use std::time::Duration;

use pressmark::engine::balance::Balance;
use pressmark::engine::dossier::{mentions_of, said_by};
use pressmark::engine::survey::Survey;
use pressmark::model::article::Article;
use pressmark::model::attribution::{Attribution, Role};
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::label::Label;
use pressmark::model::registry::{Entry, EntryKind, SourceId};
use pressmark::model::tables::Tables;
use pressmark::model::transaction::Transaction;
use pressmark::model::{attributing, intent, registering, verifying};
use workload::timing::Timing;
use workload::{Noise, scaled, stamp};

/// Follows a gesture within the frame it shows in.
const UPDATE: Option<Duration> = Some(Duration::from_millis(4));
/// The entry view opens within that time.
const ENTRY: Option<Duration> = Some(Duration::from_millis(50));

fn main() {
    let document = attributed(scaled(10_000_000), scaled(100_000), scaled(30_000), scaled(5_000));
    println!(
        "{} bytes, {} annotations, {} attributions, {} entries",
        document.article().len(),
        document.annotations().len(),
        document.attributions().len(),
        document.entries().len()
    );
    Timing::of(
        "survey: all of a document",
        scaled(3),
        || (),
        |()| Survey::of(&document),
    )
    .print(None);
    let survey = Survey::of(&document);
    println!(
        "{} findings open, {} sentences, {:.0} % covered",
        survey.open_count(),
        survey.prose().len(),
        100.0 * survey.coverage().share()
    );
    follow(&document, &survey);
    questions(&document, &survey);
}

fn follow(document: &Document, survey: &Survey) {
    let ids: Vec<AnnotationId> = document.annotations().keys().cloned().collect();
    let entries: Vec<SourceId> = document.entries().keys().cloned().collect();
    let (mut noise, mut mint) = (Noise::new(6), Mint::new(7));
    let mut some = |from: usize| noise.below(from);

    let rounds = scaled(2_000);
    gesture("note", document, survey, rounds, |document| {
        intent::note(document, &ids[some(ids.len())], "Ask again", &stamp())
    });
    gesture("remove", document, survey, rounds, |document| {
        intent::remove(document, &ids[some(ids.len())], &stamp())
    });
    gesture("set speaker", document, survey, rounds, |document| {
        let speaker = &entries[some(entries.len())];
        attributing::set_speaker(document, mint.next(0), &ids[some(ids.len())], Some(speaker), &stamp())
    });
    gesture("edit entry", document, survey, rounds, |document| {
        let entry = &entries[some(entries.len())];
        registering::edit(document, entry, &stamp(), |it| it.terms = "background".into())
    });
    gesture("decide on a sentence", document, survey, rounds, |document| {
        let byte = some(document.article().len());
        let key = survey.coverage().decision_key(byte).map(|it| it.0);
        verifying::dismiss(document, &key.unwrap_or_default(), "known", "", &stamp())
    });
}

/// Times how the survey follows what `meant` says.
fn gesture(
    name: &str,
    document: &Document,
    survey: &Survey,
    rounds: usize,
    mut meant: impl FnMut(&Document) -> Transaction,
) {
    let prepare = || {
        let transaction = meant(document);
        let mut after = document.clone();
        after.apply(&transaction).expect("a gesture that fits");
        (after, transaction)
    };
    let act = |(after, transaction): (Document, Transaction)| {
        let mut followed = survey.clone();
        followed.update(document, &after, &transaction);
        followed
    };
    Timing::of(&format!("survey: follow “{name}”"), rounds, prepare, act).print(UPDATE);
}

fn questions(document: &Document, survey: &Survey) {
    let mut noise = Noise::new(9);
    let mut place = || noise.below(document.article().len());
    let margin = |at: usize| {
        let marks = survey.in_bytes(at..at + 4000).count();
        (marks, survey.coverage().in_bytes(at..at + 4000).count())
    };
    Timing::of("survey: margin of a screen", scaled(20_000), &mut place, margin).print(None);
    let next = |at: usize| survey.coverage().next_unsourced(at);
    Timing::of("coverage: next unsourced", scaled(2_000), &mut place, next).print(None);

    let entries: Vec<SourceId> = document.entries().keys().cloned().collect();
    let mut noise = Noise::new(10);
    let entry = || entries[noise.below(entries.len())].clone();
    let view = |id: SourceId| (said_by(document, &id), mentions_of(document, &id));
    Timing::of("dossier: open the view of an entry", scaled(5_000), entry, view).print(ENTRY);
    let balance = |()| Balance::of_read(document, survey.prose());
    Timing::of("balance: all sources", scaled(3), || (), balance).print(None);
}

/// A document in which quotes rest on sources, cues and entries nearby.
fn attributed(bytes: usize, annotations: usize, attributions: usize, entries: usize) -> Document {
    let article = Article::new(workload::text(bytes));
    let mut tables = Tables {
        annotations: workload::annotations(&article, annotations),
        ..Tables::default()
    };
    let (mut noise, mut mint) = (Noise::new(12), Mint::new(13));
    let mut keys: Vec<SourceId> = Vec::with_capacity(entries);
    for n in 0..entries {
        let name = format!("Ana {n} Ruiz");
        let mut entry = Entry::new(EntryKind::Person, &name, &stamp());
        if n % 20 == 0 {
            entry.identity = "anonymous".into();
        }
        let key = SourceId::from(format!("ana-{n}").as_str());
        tables.entries.insert(key.clone(), Arc::new(entry));
        keys.push(key);
    }
    let with = |labels: [Label; 2]| -> Vec<AnnotationId> {
        let all = tables.annotations.iter();
        let found = all.filter(|it| labels.contains(&it.1.body.label));
        found.map(|it| it.0.clone()).collect()
    };
    let contents = with([Label::Quote, Label::Claim]);
    let sources = with([Label::Source, Label::Source]);
    let cues = with([Label::Cue, Label::Cue]);
    for n in 0..attributions {
        let mut attribution = Attribution::new(&stamp());
        attribution.set_part(Role::Content, Some(contents[n % contents.len()].clone()));
        let source = sources[n % sources.len()].clone();
        if n % 2 == 0 {
            let key = keys[noise.below(keys.len())].clone();
            attribution.speaker = Some(key.clone());
            if let Some(mention) = tables.annotations.get(&source) {
                let mut mention = (**mention).clone();
                mention.body.refers_to = Some(key);
                tables.annotations.insert(source.clone(), Arc::new(mention));
            }
        }
        attribution.set_part(Role::Source, Some(source));
        attribution.set_part(Role::Cue, Some(cues[n % cues.len()].clone()));
        tables.attributions.insert(mint.next(0), Arc::new(attribution));
    }
    Document::of_tables(article, tables)
}
