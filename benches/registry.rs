//! The speaker picker over a registry of 5,000 entries: each key of a query, as it is typed.

mod workload;

use std::sync::Arc;
use std::time::Duration;

use pressmark::app::command::{AttributionCommand, Command, RegistryCommand};
use pressmark::engine::picker::{Candidate, Card, Picker};
use pressmark::model::id::AnnotationId;
use pressmark::model::registry::{Entry, EntryKind, SourceId};
use pressmark::model::transaction::Transaction;
use workload::opened::opened;
use workload::timing::Timing;
use workload::{Noise, scaled, stamp};

/// A picture at 60 a second.
const FRAME: Duration = Duration::from_micros(16_667);

const SURNAMES: &[&str] = &["오", "김", "한", "박", "정", "윤", "최", "이"];
const SYLLABLES: &[&str] = &["경", "섭", "서", "윤", "민", "재", "하", "늘", "도", "현", "영", "교"];
const ONSETS: &[&str] = &["b", "d", "k", "l", "m", "n", "r", "s", "t", "v"];
const ENDS: &[&str] = &["a", "en", "il", "or", "ush", "eth", "ay", "um"];

fn main() {
    let mut noise = Noise::new(7);
    let entries: Vec<Vec<Arc<str>>> = (0..scaled(5000)).map(|_| names(&mut noise)).collect();
    let cards = || {
        entries
            .iter()
            .map(|it| Arc::new(Card::of(it, "senior researcher, Institute of Tides")))
    };
    Timing::of(
        "picker: making every entry ready",
        scaled(50),
        || (),
        |()| cards().count(),
    )
    .print(None);
    let candidates = cards().enumerate().map(|(key, card)| Candidate {
        key,
        card,
        in_sentence: None,
        is_last: key == 3,
        mentions: key % 97 / 90,
        recent: (key < 20).then_some(key),
    });
    let candidates: Vec<Candidate<usize>> = candidates.collect();
    let mut picker = Picker::new(candidates);
    for query in ["", "k", "ki", "marsh", "senior", "Oh Kyung-se", "오", "오경섭"] {
        let rank = |()| picker.rank(query, 12);
        Timing::of(&format!("picker: “{query}”"), scaled(500), || (), rank).print(Some(FRAME));
    }
    in_the_window(&entries);
}

/// The keys as the window answers them: 10 MB of text, 100,000 annotations and the registry.
fn in_the_window(entries: &[Vec<Arc<str>>]) {
    let mut document = workload::document(scaled(10_000_000), scaled(100_000));
    let mut transaction = Transaction::named("Fill");
    for (i, names) in entries.iter().enumerate() {
        let mut entry = Entry::new(EntryKind::Person, &names[0], &stamp());
        entry.aliases = names[1..].to_vec();
        transaction.put(
            document.tables(),
            SourceId::from(format!("s-{i}").as_str()),
            Some(entry),
        );
    }
    document.apply(&transaction).expect("new keys");
    let quotes: Vec<AnnotationId> = document.annotations().keys().take(200).cloned().collect();
    let (mut state, _) = opened(document);
    let pick = Command::Attribution(AttributionCommand::PickSpeaker);
    state.run(Command::Focus(quotes[0].clone()));
    Timing::of("window: A for the first time", 1, || (), |()| state.run(pick.clone())).print(None);
    let mut next = quotes.iter().cycle();
    let mut open = |()| {
        state.run(Command::Focus(next.next().expect("a quote").clone()));
        state.run(pick.clone())
    };
    Timing::of("window: A", scaled(200), || (), &mut open).print(Some(FRAME));
    for query in ["k", "ki", "Oh Kyung-se", "오"] {
        let key = Command::Registry(RegistryCommand::PickerQuery(query.to_owned()));
        Timing::of(
            &format!("window: A, then “{query}”"),
            scaled(200),
            || (),
            |()| state.run(key.clone()),
        )
        .print(Some(FRAME));
    }
    let speaker = Command::Registry(RegistryCommand::PickerTake(Some(0)));
    state.run(Command::Registry(RegistryCommand::PickerQuery("k".to_owned())));
    Timing::of("window: Enter", 1, || (), |()| state.run(speaker.clone())).print(Some(FRAME));
    let show = Command::Registry(RegistryCommand::ShowSpeaker);
    Timing::of(
        "window: an entry opens",
        scaled(200),
        || (),
        |()| state.run(show.clone()),
    )
    .print(Some(FRAME));
}

/// A name, for a third in Hangul, and for some an alias.
fn names(noise: &mut Noise) -> Vec<Arc<str>> {
    let mut pick = |from: &[&'static str]| from[noise.below(from.len())];
    let korean = [pick(SURNAMES), pick(SYLLABLES), pick(SYLLABLES)].concat();
    let mut word = || [pick(ONSETS), pick(ENDS), pick(ONSETS), pick(ENDS)].concat();
    let latin = format!("{} {}", word(), word());
    match noise.below(3) {
        0 => vec![korean.into()],
        1 => vec![latin.into(), korean.into()],
        _ => vec![latin.into()],
    }
}
