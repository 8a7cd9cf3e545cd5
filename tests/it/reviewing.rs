//! The review of a translation: commands in, records and rows out.

use std::sync::Arc;

use pressmark::app::command::{Command, ReviewCommand};
use pressmark::app::effect::{Effect, Outcome, ReviewEffect, ReviewOutcome};
use pressmark::app::keymap::Mode;
use pressmark::app::reviewing::{Compared, OriginalText, RESTS_ON, ReviewSheet, RowState};
use pressmark::app::selection::{Motion, Selection};
use pressmark::app::state::{Desk, Overlay, State};
use pressmark::engine::review::comparison::Comparison;
use pressmark::engine::review::side::Side;
use pressmark::model::article::{Article, ArticleFile};
use pressmark::model::mqm::Severity;
use pressmark::model::review::pair::PairState;
use proptest::prelude::*;

use crate::app;

pub const KOREAN: &str = "다리 다시 열린다\n\n시는 화요일 다리를 다시 연다고 밝혔다. 공사에는 14개월이 걸렸다. 아무도 다치지 않았다.\n\n시장은 “비용은 3억 원이었다”고 말했다. 다음 회의는 5월에 열린다.\n";
pub const ENGLISH: &str = "Bridge to open again\n\nThe city said Tuesday that it would open the bridge again. The work took 14 months. Nobody was hurt.\n\nThe mayor said, “It cost 300 million won.” The next meeting is in May.\n";

/// A text as read from a file of that name.
pub fn file(name: &str, text: &str) -> Article {
    let file = ArticleFile {
        name: name.into(),
        bytes: text.len() as u64,
        sha256: format!("{:064x}", text.bytes().map(u64::from).sum::<u64>()),
        encoding: "utf-8".into(),
        ..ArticleFile::default()
    };
    Article::read_from(text, file)
}

/// Does what `effects` ask for the review, as the worker would; `original` is the only original there is. Gives back what
/// else was asked for.
pub fn answer(state: &mut State, effects: Vec<Effect>, original: &Article) -> Vec<Effect> {
    let (mut queue, mut others) = (effects, Vec::new());
    while !queue.is_empty() {
        let mut next = Vec::new();
        for effect in queue {
            let Effect::Review { ticket, effect } = effect else {
                others.push(effect);
                continue;
            };
            let outcome = match effect {
                ReviewEffect::Look { .. } => ReviewOutcome::Nearby { files: Arc::default() },
                ReviewEffect::Read { .. } => ReviewOutcome::Read { text: original.clone() },
                ReviewEffect::Attach { .. } | ReviewEffect::Paste { .. } => ReviewOutcome::Kept {
                    text: original.clone(),
                    obtained: "file",
                },
                ReviewEffect::Compare {
                    generation,
                    original,
                    article,
                    given,
                    experience,
                    ..
                } => {
                    let comparison = Comparison::of(&original, &article, &given, None, &mut |_| true).unwrap();
                    ReviewOutcome::Compared {
                        generation,
                        compared: Compared::of(comparison, &experience),
                    }
                }
                // There is no folder here.
                ReviewEffect::Learn { .. } => continue,
            };
            next.extend(state.absorb(Outcome::Review { ticket, outcome }));
        }
        queue = next;
    }
    others
}

/// A window in which the two texts stand side by side.
pub fn review_of(original: &str, article: &str) -> (State, Article) {
    let mut state = app::state_of_text(article);
    let original = file("original.txt", original);
    let effects = state.run(Command::Review(ReviewCommand::Attach("original.txt".into())));
    answer(&mut state, effects, &original);
    (state, original)
}

pub fn review() -> (State, Article) {
    review_of(KOREAN, ENGLISH)
}

pub fn desk(state: &State) -> &Desk {
    state.desk.as_ref().expect("an article")
}

pub fn run(state: &mut State, original: &Article, command: ReviewCommand) {
    let effects = state.run(Command::Review(command));
    answer(state, effects, original);
}

pub fn undo(state: &mut State, original: &Article) {
    let effects = state.run(Command::Undo);
    answer(state, effects, original);
}

/// The rows as a person reads them: both sides by their first word.
fn rows(state: &State) -> Vec<String> {
    let comparison = desk(state).reviewing.comparison.as_ref().expect("aligned");
    let side = |row, side| {
        let words = comparison.span(row, side).map(|it| comparison.text(side).quote(it));
        words
            .map_or("–", |it| it.split_whitespace().next().unwrap_or(""))
            .to_owned()
    };
    (0..comparison.len())
        .map(|row| format!("{} {}", side(row, Side::Original), side(row, Side::Translation)))
        .collect()
}

#[test]
fn an_attached_original_stands_beside_the_article_sentence_against_sentence() {
    let (state, _) = review();
    let desk = desk(&state);
    assert_eq!(state.mode(), Mode::Translation);
    assert_eq!(
        rows(&state),
        [
            "다리 Bridge",
            "시는 The",
            "공사에는 The",
            "아무도 Nobody",
            "시장은 The",
            "다음 The"
        ]
    );
    let original = desk.original().unwrap();
    assert_eq!(
        (&*original.file, &*original.language, &*original.into),
        ("original.txt", "ko", "en")
    );
    assert_eq!(desk.reviewing.overview.asked, 6);
    assert!(
        desk.document.tables().pairs.is_empty(),
        "what is worked out is not stored"
    );
}

#[test]
fn agreeing_goes_on_to_the_next_pair_and_undo_comes_back() {
    let (mut state, original) = review();
    run(&mut state, &original, ReviewCommand::Row(0));
    run(&mut state, &original, ReviewCommand::Agree);
    run(&mut state, &original, ReviewCommand::Agree);
    let reviewing = &desk(&state).reviewing;
    assert_eq!((reviewing.row, reviewing.overview.done), (2, 2));
    undo(&mut state, &original);
    let reviewing = &desk(&state).reviewing;
    assert_eq!((reviewing.row, reviewing.overview.done), (1, 1));
    assert_eq!(rows(&state).len(), 6);
}

#[test]
fn pairs_are_merged_cut_unlinked_and_moved_and_undo_restores_the_alignment() {
    let (mut state, original) = review();
    let before = rows(&state);
    run(&mut state, &original, ReviewCommand::Row(1));
    run(&mut state, &original, ReviewCommand::Merge);
    assert_eq!(
        rows(&state),
        ["다리 Bridge", "시는 The", "아무도 Nobody", "시장은 The", "다음 The"]
    );
    // The carets of both sides stand at the beginning; the translation's is put where the second sentence begins.
    let byte = ENGLISH.find("The work").unwrap();
    let selection = Selection::caret(byte);
    run(
        &mut state,
        &original,
        ReviewCommand::Select {
            side: Side::Translation,
            selection,
        },
    );
    run(&mut state, &original, ReviewCommand::Cut);
    assert_eq!(rows(&state), before, "each side is cut between its sentences");

    run(&mut state, &original, ReviewCommand::Row(2));
    run(&mut state, &original, ReviewCommand::Unlink);
    assert_eq!(rows(&state)[2..4], ["공사에는 –", "– The"]);
    undo(&mut state, &original);
    assert_eq!(rows(&state), before);

    run(&mut state, &original, ReviewCommand::Row(2));
    run(&mut state, &original, ReviewCommand::TakeBelow);
    assert_eq!(rows(&state)[2..4], ["공사에는 The", "아무도 –"]);
    run(&mut state, &original, ReviewCommand::GiveBelow);
    assert_eq!(rows(&state), before);
    for _ in 0..4 {
        undo(&mut state, &original);
    }
    assert_eq!(rows(&state), before);
    assert!(desk(&state).document.tables().pairs.is_empty());
}

#[test]
fn an_error_is_marked_by_severity_and_kind_and_its_pair_with_it() {
    let (mut state, original) = review();
    run(&mut state, &original, ReviewCommand::Row(2));
    for (text, words) in [(ENGLISH, "14 months"), (KOREAN, "14개월")] {
        let start = text.find(words).unwrap();
        let side = if text == ENGLISH {
            Side::Translation
        } else {
            Side::Original
        };
        let selection = Selection {
            anchor: start,
            head: start + words.len(),
        };
        run(&mut state, &original, ReviewCommand::Select { side, selection });
    }
    run(&mut state, &original, ReviewCommand::Mark(Severity::Major));
    assert_eq!(state.mode(), Mode::Kind);
    run(
        &mut state,
        &original,
        ReviewCommand::Kind("accuracy/mistranslation/number"),
    );
    let reviewing = &desk(&state).reviewing;
    assert_eq!(reviewing.overview.state(2), RowState::Marked);
    let error = desk(&state)
        .document
        .tables()
        .translation_errors
        .values()
        .next()
        .unwrap();
    assert_eq!(
        (&*error.severity, &*error.category),
        ("major", "accuracy/mistranslation/number")
    );
    assert_eq!(error.original[0].exact.shown(), "14개월", "both sides are one error");
    assert_eq!(error.translation[0].exact.shown(), "14 months");

    // With the error selected and no words, a number changes how grave it is.
    run(&mut state, &original, ReviewCommand::Mark(Severity::Critical));
    let tables = desk(&state).document.tables();
    assert_eq!(
        &*tables.translation_errors.values().next().unwrap().severity,
        "critical"
    );
    run(&mut state, &original, ReviewCommand::RemoveError);
    assert_eq!(desk(&state).reviewing.overview.state(2), RowState::Open);
}

#[test]
fn an_omission_says_what_is_missing_and_where() {
    let (mut state, original) = review_of(
        "시는 다리를 연다고 밝혔다. 공사에는 14개월이 걸렸고 두 사람이 다쳤다.\n",
        "The city said it would open the bridge. The work took 14 months.\n",
    );
    run(&mut state, &original, ReviewCommand::Row(1));
    let text = original.text();
    let start = text.find("두 사람이").unwrap();
    let selection = Selection {
        anchor: start,
        head: text.len() - 2,
    };
    run(
        &mut state,
        &original,
        ReviewCommand::Select {
            side: Side::Original,
            selection,
        },
    );
    run(&mut state, &original, ReviewCommand::Side);
    for _ in 0..5 {
        state.run(Command::Move {
            motion: Motion::WordRight,
            extend: false,
        });
    }
    run(&mut state, &original, ReviewCommand::Omission);
    let error = desk(&state)
        .document
        .tables()
        .translation_errors
        .values()
        .next()
        .unwrap()
        .clone();
    assert_eq!(&*error.category, "accuracy/omission");
    assert!(error.original[0].exact.shown().starts_with("두 사람이"));
    let insertion = error.insertion.as_ref().unwrap();
    assert!(
        insertion.after && insertion.words.exact.shown() == "months",
        "{insertion:?}"
    );
}

fn decide_all(state: &mut State, original: &Article) {
    run(state, original, ReviewCommand::Row(0));
    for _ in 0..desk(state).reviewing.len() {
        run(state, original, ReviewCommand::Agree);
    }
    decide_quotes(state, original);
}

/// Says of every quotation that waits that its original words were seen; answers how many there were.
pub fn decide_quotes(state: &mut State, original: &Article) -> usize {
    let mut count = 0;
    run(state, original, ReviewCommand::NextQuote);
    while let Some(Overlay::Review(ReviewSheet::Quote(key))) = &state.overlay {
        let key = key.clone();
        let reason = RESTS_ON[0].to_owned();
        run(state, original, ReviewCommand::QuoteStands { key, reason });
        count += 1;
    }
    count
}

#[test]
fn a_verdict_waits_for_every_pair_and_no_critical_error_is_publishable() {
    let (mut state, original) = review();
    let sign = |value| ReviewCommand::Sign {
        value,
        reason: String::new(),
    };
    run(&mut state, &original, sign("publishable"));
    assert!(desk(&state).review_verdict().is_none());
    run(&mut state, &original, ReviewCommand::Mark(Severity::Critical));
    run(&mut state, &original, ReviewCommand::Kind(""));
    decide_all(&mut state, &original);
    assert_eq!(desk(&state).reviewing.overview.todo(), 0);
    run(&mut state, &original, sign("publishable"));
    assert!(
        desk(&state).review_verdict().is_none(),
        "a critical error stands in the way"
    );
    assert!(desk(&state).review_scores().is_none(), "no score before the verdict");
    run(&mut state, &original, sign("publishable after corrections"));
    let verdict = desk(&state).review_verdict().unwrap().2;
    assert_eq!(&*verdict.original_sha256, original.file().sha256);
    assert!(!desk(&state).is_stale(verdict));
    let scores = desk(&state).review_scores().unwrap();
    assert_eq!(scores.counts, [0, 0, 0, 1]);
}

#[test]
fn a_changed_text_opens_only_what_it_touches_and_turns_the_verdict_stale() {
    let (mut state, original) = review();
    decide_all(&mut state, &original);
    let sign = ReviewCommand::Sign {
        value: "publishable",
        reason: String::new(),
    };
    run(&mut state, &original, sign);
    let document = desk(&state).document.clone();

    let changed = file("original.txt", &KOREAN.replace("14개월", "15개월"));
    let mut again = app::state_of_text("x");
    let effects = again.run(Command::Open("town.md".into()));
    let ticket = effects.iter().find_map(|it| match it {
        Effect::Open { ticket, .. } => Some(*ticket),
        _ => None,
    });
    let ticket = ticket.unwrap();
    let article = document.article().clone();
    again.absorb(Outcome::ArticleRead { ticket, article });
    let opened = Box::new(app::opened(document));
    let effects = again.absorb(Outcome::Opened { ticket, opened });
    assert!(!desk(&again).reviewing.open, "the article is shown first");
    answer(&mut again, effects, &changed);
    let reviewing = &desk(&again).reviewing;
    let open: Vec<usize> = (0..reviewing.len())
        .filter(|row| reviewing.overview.state(*row) == RowState::Open)
        .collect();
    assert_eq!(open, [2]);
    assert_eq!(reviewing.overview.reopened, 1);
    let verdict = desk(&again).review_verdict().unwrap().2;
    assert!(desk(&again).is_stale(verdict));
}

#[test]
fn without_an_original_only_cannot_judge_is_left_and_it_needs_a_reason() {
    let mut state = app::state_of_text(ENGLISH);
    let none = file("", "");
    run(&mut state, &none, ReviewCommand::HaveNone);
    assert!(matches!(desk(&state).reviewing.text, OriginalText::None));
    let sign = |value, reason: &str| ReviewCommand::Sign {
        value,
        reason: reason.into(),
    };
    run(&mut state, &none, sign("publishable", "fine"));
    run(&mut state, &none, sign("cannot judge", " "));
    assert!(desk(&state).review_verdict().is_none());
    run(
        &mut state,
        &none,
        sign("cannot judge", "not checked against its source"),
    );
    assert!(desk(&state).review_verdict().is_some());
}

#[test]
fn what_the_article_says_of_its_translation_is_taken_as_its_origin() {
    let article =
        format!("{ENGLISH}\nThis article was translated from Korean using generative AI and edited by our staff.\n");
    let (state, _) = review_of(KOREAN, &article);
    let original = desk(&state).original().unwrap();
    assert_eq!(&*original.process, "post-edited");
    let claim = original.claim.as_ref().unwrap();
    assert!(claim.exact.shown().starts_with("This article was translated"));
    let reviewing = &desk(&state).reviewing;
    assert_eq!(reviewing.overview.asked, 6, "the disclosure asks for nothing");
}

#[test]
fn reading_goes_through_the_original_first_and_then_the_translation() {
    let (mut state, original) = review();
    run(&mut state, &original, ReviewCommand::Reading);
    for _ in 0..6 {
        run(&mut state, &original, ReviewCommand::Next);
    }
    let reviewing = &desk(&state).reviewing;
    assert_eq!((reviewing.reading, reviewing.row), (Some(Side::Translation), 0));
    state.run(Command::Escape);
    assert_eq!(desk(&state).reviewing.reading, None);
    assert!(desk(&state).reviewing.open);
    state.run(Command::Escape);
    assert_eq!(state.mode(), Mode::Annotate);
}

/// Something a reviewer may do.
#[derive(Clone, Debug)]
pub enum Gesture {
    Row(usize),
    Select(Side, usize, usize),
    Run(ReviewCommand),
    Undo,
    Redo,
}

impl Gesture {
    /// What asks for it, over `original` and [`ENGLISH`].
    pub fn command(self, original: &Article) -> Command {
        match self {
            Gesture::Row(row) => Command::Review(ReviewCommand::Row(row)),
            Gesture::Select(side, at, len) => {
                let text = match side {
                    Side::Original => original.text(),
                    Side::Translation => ENGLISH,
                };
                let anchor = text.floor_char_boundary(at);
                let head = text.floor_char_boundary((anchor + len).min(text.len()));
                let selection = Selection { anchor, head };
                Command::Review(ReviewCommand::Select { side, selection })
            }
            Gesture::Run(command) => Command::Review(command),
            Gesture::Undo => Command::Undo,
            Gesture::Redo => Command::Redo,
        }
    }
}

pub fn gesture() -> impl Strategy<Value = Gesture> {
    let side = prop_oneof![Just(Side::Original), Just(Side::Translation)];
    let command = prop::sample::select(vec![
        ReviewCommand::Agree,
        ReviewCommand::Reopen,
        ReviewCommand::Cut,
        ReviewCommand::Merge,
        ReviewCommand::Unlink,
        ReviewCommand::TakeBelow,
        ReviewCommand::GiveBelow,
        ReviewCommand::LinkMoved,
        ReviewCommand::Realign,
        ReviewCommand::Mark(Severity::Minor),
        ReviewCommand::Kind("accuracy/addition"),
        ReviewCommand::Omission,
        ReviewCommand::NextError,
        ReviewCommand::RemoveError,
        ReviewCommand::SetPairNote {
            row: 1,
            note: "look".into(),
        },
        ReviewCommand::SetScore {
            row: 2,
            score: Some(70),
        },
        ReviewCommand::SetReads("native".into()),
        ReviewCommand::HaveNone,
        ReviewCommand::Sign {
            value: "cannot judge",
            reason: "tired".into(),
        },
        ReviewCommand::TakeBack,
    ]);
    prop_oneof![
        3 => (0..8usize).prop_map(Gesture::Row),
        3 => (side, 0..200usize, 0..30usize).prop_map(|(side, at, len)| Gesture::Select(side, at, len)),
        8 => command.prop_map(Gesture::Run),
        2 => Just(Gesture::Undo),
        1 => Just(Gesture::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_gesture_of_a_review_can_be_taken_back(gestures in prop::collection::vec(gesture(), 1..24)) {
        let (mut state, original) = review();
        let mut seen = vec![desk(&state).document.clone()];
        for gesture in gestures {
            let effects = state.run(gesture.command(&original));
            answer(&mut state, effects, &original);
            seen.push(desk(&state).document.clone());
            // Rows hold every sentence of both sides once, whatever was done to them.
            if let Some(comparison) = &desk(&state).reviewing.comparison {
                for side in Side::BOTH {
                    let mut next = 0;
                    for row in 0..comparison.len() {
                        let places = comparison.places(row, side);
                        prop_assert_eq!(places.start, next);
                        next = places.end;
                    }
                    prop_assert_eq!(next, comparison.segments(side).len());
                }
            }
        }
        for _ in 0..100 {
            undo(&mut state, &original);
        }
        // Attaching is the first gesture: it was taken back, too.
        prop_assert!(desk(&state).document.tables().originals.is_empty());
        let bare = app::state_of_text(ENGLISH);
        prop_assert_eq!(&desk(&state).document, &desk(&bare).document);
        for _ in 0..100 {
            let effects = state.run(Command::Redo);
            answer(&mut state, effects, &original);
        }
        prop_assert!(seen.contains(&desk(&state).document));
    }
}

#[test]
fn a_decision_among_many_pairs_leaves_the_others_alone() {
    let sentence = |n: usize| format!("문장 {n}번은 {}명이 썼다.\n", n * 7 % 1000);
    let translated = |n: usize| format!("Sentence {n} was written by {} people.\n", n * 7 % 1000);
    let original: String = (0..200).map(sentence).collect();
    let article: String = (0..200).map(translated).collect();
    let (mut state, original) = review_of(&original, &article);
    assert_eq!(rows(&state).len(), 200);
    let begun = std::time::Instant::now();
    for _ in 0..20 {
        run(&mut state, &original, ReviewCommand::Agree);
    }
    let each = begun.elapsed() / 20;
    eprintln!("one decision among 200 pairs: {each:?}");
    let pairs = &desk(&state).document.tables().pairs;
    assert!(pairs.values().all(|it| it.state == PairState::Agreed));
    assert_eq!(pairs.len(), 20);
}
