//! Going through suggestions: accepting, rejecting, correcting, and taking all of it back.

use pressmark::app::command::{Command, SuggestionCommand};
use pressmark::app::selection::{Motion, Selection};
use pressmark::app::state::{Desk, Overlay, State};
use pressmark::app::suggesting::Batch;
use pressmark::engine::suggest::{Level, suggest};
use pressmark::engine::suggested::{Order, Suggested, lessons_of};
use pressmark::model::annotation::Origin;
use pressmark::model::attribution::Role;

use crate::app;

/// Two quotations that nobody is named for.
const TOWN: &str = "The harbour shut.\n\n“We waited for the whole night.”\n\n“Nobody told us about the tide at all.”\n";

fn desk(state: &State) -> &Desk {
    state.desk.as_ref().expect("an article")
}

fn wish(command: SuggestionCommand) -> Command {
    Command::Suggestion(command)
}

/// The town, with unsure suggestions shown and the review begun.
fn reviewing(text: &str) -> State {
    let mut state = app::state(text);
    state.run(wish(SuggestionCommand::ShowUnsure));
    state.run(wish(SuggestionCommand::Review));
    state
}

/// The words of the suggestion at hand.
fn at_hand(state: &State) -> Option<String> {
    let found = desk(state).suggesting.current()?;
    let article = desk(state).document.article();
    let pieces: Vec<&str> = found.suggestion.content.iter().map(|it| article.quote(it)).collect();
    Some(pieces.join(" … "))
}

fn open(state: &State) -> usize {
    let found = desk(state).suggesting.found.as_ref().expect("suggestions");
    found.open_from(Level::Unsure)
}

/// What is open after every gesture so far is what a fresh look finds.
#[track_caller]
fn is_up_to_date(state: &State) {
    let desk = desk(state);
    let lessons = lessons_of(&desk.document);
    let fresh = Suggested::of(&desk.document, suggest(desk.document.article(), &desk.frame, &lessons));
    let kept = desk.suggesting.found.as_ref().expect("suggestions");
    let seen = |it: &Suggested| -> Vec<_> {
        let all = it.all().iter();
        all.map(|it| (it.key.clone(), it.standing, it.level)).collect()
    };
    assert_eq!(seen(kept), seen(&fresh));
    for level in [Level::Unsure, Level::Likely, Level::Sure] {
        assert_eq!(kept.open_count(level), fresh.open_count(level));
    }
}

#[test]
fn one_goes_through_suggestions_and_undo_goes_back_to_the_one_it_is_about() {
    let mut state = reviewing(TOWN);
    let before = desk(&state).document.clone();
    let first = at_hand(&state).expect("a suggestion");
    assert!(first.contains("We waited"), "{first}");
    state.run(wish(SuggestionCommand::Accept));
    assert!(at_hand(&state).is_some_and(|it| it.contains("Nobody told")));
    assert!(app::shown(&state).contains("[q:"), "{}", app::shown(&state));
    is_up_to_date(&state);
    state.run(wish(SuggestionCommand::Reject));
    assert_eq!((at_hand(&state), open(&state)), (None, 0));
    is_up_to_date(&state);
    state.run(Command::Undo);
    assert!(at_hand(&state).is_some_and(|it| it.contains("Nobody told")));
    state.run(Command::Undo);
    assert_eq!(at_hand(&state).as_ref(), Some(&first));
    assert_eq!(desk(&state).document, before, "with what was counted and learned");
    is_up_to_date(&state);
}

#[test]
fn skipping_goes_round_both_ways_and_changes_nothing() {
    let mut state = reviewing(TOWN);
    let first = at_hand(&state);
    state.run(wish(SuggestionCommand::Skip));
    let second = at_hand(&state);
    assert_ne!(first, second);
    state.run(wish(SuggestionCommand::Skip));
    assert_eq!(at_hand(&state), first);
    state.run(wish(SuggestionCommand::Back));
    assert_eq!(at_hand(&state), second);
    state.run(wish(SuggestionCommand::SwitchOrder));
    assert_eq!(state.reviewing.order, Order::Confidence);
    state.run(wish(SuggestionCommand::Skip));
    assert!(at_hand(&state).is_some());
    assert_eq!(open(&state), 2);
    assert!(desk(&state).history.is_empty());
}

#[test]
fn what_was_accepted_says_by_which_rule_and_whether_it_was_changed() {
    let mut state = reviewing(TOWN);
    state.run(wish(SuggestionCommand::Accept));
    state.run(wish(SuggestionCommand::Correct));
    state.run(wish(SuggestionCommand::NextEdge));
    state.run(Command::Move {
        motion: Motion::WordLeft,
        extend: false,
    });
    state.run(wish(SuggestionCommand::Keep));
    let origins: Vec<Origin> = desk(&state)
        .document
        .annotations()
        .values()
        .map(|it| it.body.origin.clone())
        .collect();
    let edited: Vec<bool> = origins
        .iter()
        .map(|it| matches!(it, Origin::Rule { edited: true, .. }))
        .collect();
    assert_eq!(edited, [false, true], "{origins:?}");
    let tallies = &desk(&state).document.tables().tallies;
    let counted: Vec<(u32, u32)> = tallies.values().map(|it| (it.accepted, it.edited)).collect();
    assert_eq!(counted, [(1, 1)]);
}

#[test]
fn a_source_can_be_put_there_before_accepting_and_taken_out_again() {
    let mut state = reviewing(TOWN);
    state.run(wish(SuggestionCommand::Correct));
    let harbour = TOWN.find("The harbour").unwrap();
    state.run(Command::Select(Selection {
        anchor: harbour,
        head: harbour + "The harbour".len(),
    }));
    state.run(wish(SuggestionCommand::SetPart(Role::Source)));
    let correction = desk(&state).suggesting.correction().expect("a correction");
    assert!(correction.source.is_some());
    state.run(wish(SuggestionCommand::RemovePart));
    let correction = desk(&state).suggesting.correction().expect("a correction");
    assert!(correction.source.is_none());
    state.run(Command::Escape);
    assert!(desk(&state).suggesting.correction().is_none());
    assert!(desk(&state).suggesting.review.is_some(), "only the correction is left");
    state.run(Command::Escape);
    assert!(desk(&state).suggesting.review.is_none());
}

#[test]
fn a_rejection_can_be_taken_back() {
    let mut state = reviewing(TOWN);
    let key = desk(&state).suggesting.current().unwrap().key.clone();
    state.run(wish(SuggestionCommand::Reject));
    assert_eq!(open(&state), 1);
    let rejection = desk(&state).document.tables().rejections[&key].clone();
    assert!(rejection.words.contains("We waited"));
    state.run(wish(SuggestionCommand::TakeBack(key)));
    assert_eq!(open(&state), 2);
    assert!(desk(&state).document.tables().tallies.is_empty(), "nor is it counted");
    is_up_to_date(&state);
}

#[test]
fn many_are_accepted_and_taken_back_in_one_gesture() {
    let mut state = app::state(TOWN);
    let before = desk(&state).document.clone();
    state.run(wish(SuggestionCommand::AskAcceptAll(Batch::default())));
    assert!(matches!(state.overlay, Some(Overlay::AcceptAll(_))));
    let found = desk(&state).suggesting.found.as_ref().unwrap();
    let keys: Vec<_> = found.all().iter().map(|it| it.key.clone()).collect();
    state.run(wish(SuggestionCommand::AcceptAll(keys)));
    assert_eq!((open(&state), state.overlay.is_none()), (0, true));
    assert_eq!(desk(&state).history.len(), 1);
    is_up_to_date(&state);
    state.run(Command::Undo);
    assert_eq!(desk(&state).document, before);
    assert_eq!(open(&state), 2);
}

#[test]
fn words_that_are_marked_by_hand_are_not_suggested_and_a_gesture_looks_only_at_what_it_touches() {
    let text: String = (0..500).map(|n| format!("“Boat {n} came in very late.”\n\n")).collect();
    let mut state = app::state(&text);
    let place = text.find("Boat 250").unwrap();
    state.run(Command::Select(Selection {
        anchor: place,
        head: place + 8,
    }));
    state.run(Command::Mark(pressmark::model::label::Label::Quote));
    let found = desk(&state).suggesting.found.as_ref().unwrap();
    assert_eq!((found.all().len(), open(&state)), (500, 499));
    assert!(found.checked() <= 1, "{} looked at", found.checked());
    state.run(Command::Delete);
    assert_eq!(open(&state), 500);
    is_up_to_date(&state);
}

#[test]
fn late_answers_are_dropped_and_gestures_made_meanwhile_count() {
    let mut state = app::state(TOWN);
    let old = state.run(wish(SuggestionCommand::LookAgain));
    let new = state.run(wish(SuggestionCommand::LookAgain));
    state.run(wish(SuggestionCommand::ShowUnsure));
    let place = TOWN.find("We waited").unwrap();
    state.run(Command::Select(Selection {
        anchor: place,
        head: place + 9,
    }));
    state.run(Command::Mark(pressmark::model::label::Label::Quote));
    app::survey(&mut state, &old);
    assert!(desk(&state).suggesting.looking, "an answer to an older question");
    app::survey(&mut state, &new);
    assert!(!desk(&state).suggesting.looking);
    assert_eq!(open(&state), 1);
    is_up_to_date(&state);
}
