//! Going through findings and unsourced sentences, and keeping what is found up with what is done.

use pressmark::app::command::{AttributionCommand, Command, VerificationCommand};
use pressmark::app::effect::{Effect, Outcome};
use pressmark::app::state::{Bottom, Desk, Overlay, State};
use pressmark::engine::survey::Survey;
use pressmark::model::id::AnnotationId;
use pressmark::model::label::Label;

use crate::app;

/// Two quotes that nobody is named for, and two plain sentences.
const TOWN: &str = "The rents of the town rose by half this year. “[q:We will wait for the council],” it said.\n\n\
                    “[q:Nobody asked us about the harbour],” it said. The council met in the old hall on Monday.";

fn desk(state: &State) -> &Desk {
    state.desk.as_ref().expect("an article")
}

fn check(command: VerificationCommand) -> Command {
    Command::Verification(command)
}

fn ids(state: &State) -> Vec<AnnotationId> {
    let marks = desk(state).document.index().iter().filter(|it| it.first);
    marks.map(|it| it.id.clone()).collect()
}

/// What is found after every gesture so far is what a fresh look finds.
#[track_caller]
fn is_up_to_date(state: &State) {
    let desk = desk(state);
    assert_eq!(desk.survey, Some(Survey::of(&desk.document)));
}

fn open(state: &State) -> usize {
    desk(state).survey.as_ref().expect("a survey").open_count()
}

fn words(state: &State) -> &str {
    let desk = desk(state);
    &desk.document.article().text()[desk.selection.range()]
}

#[test]
fn findings_are_gone_through_in_text_order_and_round_the_end() {
    let mut state = app::state(TOWN);
    let all = ids(&state);
    for id in [&all[0], &all[1], &all[0]] {
        state.run(check(VerificationCommand::NextFinding));
        assert_eq!(desk(&state).selected.as_ref(), Some(id));
    }
    state.run(check(VerificationCommand::PreviousFinding));
    assert_eq!(desk(&state).selected.as_ref(), Some(&all[1]));
    assert_eq!(state.bottom, Bottom::Findings);
}

#[test]
fn a_finding_that_is_mended_is_gone_and_comes_back_with_undo() {
    let mut state = app::state(TOWN);
    let before = open(&state);
    let subject = ids(&state)[0].clone();
    let name = "Ada Marsh".to_owned();
    state.run(Command::Attribution(AttributionCommand::NewSpeaker { subject, name }));
    assert_eq!(open(&state), before - 1);
    is_up_to_date(&state);
    state.run(Command::Undo);
    assert_eq!(open(&state), before);
    is_up_to_date(&state);
}

#[test]
fn the_finding_at_hand_is_dismissed_with_a_reason_and_looked_at_again() {
    let mut state = app::state(TOWN);
    let before = open(&state);
    state.run(check(VerificationCommand::NextFinding));
    state.run(check(VerificationCommand::AskDismiss));
    let Some(Overlay::Dismiss { key, words, .. }) = state.overlay.take() else {
        panic!("the reason is asked for");
    };
    assert_eq!(words, "We will wait for the council");
    let reason = "Said at a meeting".to_owned();
    let dismiss = VerificationCommand::Dismiss {
        key: key.clone(),
        reason,
        words,
    };
    state.run(check(dismiss));
    assert_eq!(open(&state), before - 1);
    state.run(check(VerificationCommand::NextFinding));
    assert_eq!(desk(&state).selected.as_ref(), Some(&ids(&state)[1]));
    state.run(check(VerificationCommand::Restore(key)));
    assert_eq!(open(&state), before);
    is_up_to_date(&state);
}

#[test]
fn a_selected_annotation_has_its_finding_at_hand() {
    let mut state = app::state(TOWN);
    let second = ids(&state)[1].clone();
    state.run(Command::Focus(second));
    state.run(check(VerificationCommand::AskDismiss));
    assert!(matches!(&state.overlay, Some(Overlay::Dismiss { words, .. }) if words.starts_with("Nobody asked")));
}

#[test]
fn without_a_finding_at_hand_nothing_is_dismissed() {
    let mut state = app::state(TOWN);
    state.run(check(VerificationCommand::AskDismiss));
    assert_eq!(state.overlay, None);
    assert!(state.notices.iter().any(|it| it.text.contains("F8")));
}

#[test]
fn a_check_that_is_switched_off_finds_nothing_and_on_again_is_as_before() {
    let mut state = app::state(TOWN);
    let before = open(&state);
    let switch = |on| {
        let check = "unsourced-quote".to_owned();
        Command::Verification(VerificationCommand::Switch { check, on })
    };
    state.run(switch(false));
    assert_eq!(open(&state), before - 2);
    state.run(switch(true));
    assert_eq!(open(&state), before);
    // As the check comes anyway, nothing is written down.
    assert!(desk(&state).document.tables().switches.is_empty());
}

#[test]
fn sentences_without_a_source_are_selected_one_after_the_other() {
    let mut state = app::state(TOWN);
    state.run(check(VerificationCommand::NextUnsourced));
    let first = words(&state).to_owned();
    state.run(check(VerificationCommand::NextUnsourced));
    assert_ne!(words(&state), first);
    assert_eq!(desk(&state).selected, None);
    state.run(check(VerificationCommand::PreviousUnsourced));
    assert_eq!(words(&state), first);
}

#[test]
fn a_sentence_that_needs_none_is_passed_over_and_the_same_key_takes_that_back() {
    let mut state = app::state("The rents of the town rose by half. The council met in the old hall.");
    let next = || check(VerificationCommand::NextUnsourced);
    state.run(Command::Select(pressmark::app::selection::Selection::caret(0)));
    state.run(check(VerificationCommand::NeedsNone));
    state.run(next());
    assert_eq!(words(&state), "The council met in the old hall.");
    state.run(next());
    assert_eq!(words(&state), "The council met in the old hall.");
    state.run(Command::Select(pressmark::app::selection::Selection::caret(0)));
    state.run(check(VerificationCommand::NeedsNone));
    assert!(desk(&state).document.tables().dismissals.is_empty());
    is_up_to_date(&state);
}

#[test]
fn what_is_done_while_the_checks_are_made_is_looked_at_when_they_are() {
    let mut state = app::state(TOWN);
    // As after opening: the checks are made of what was there then.
    let reload = state.run(Command::Reload);
    let Some(Effect::Open { ticket, .. }) = reload.iter().find(|it| matches!(it, Effect::Open { .. })).cloned() else {
        panic!("reading again");
    };
    let document = pressmark::model::document::Document::clone(&desk(&app::state(TOWN)).document);
    let article = document.article().clone();
    state.absorb(Outcome::ArticleRead { ticket, article });
    let effects = state.absorb(Outcome::Opened {
        ticket,
        opened: Box::new(app::opened(document)),
    });
    let asked = effects.iter().find_map(|it| match it {
        Effect::Survey { snapshot, revision, .. } => Some((snapshot.clone(), *revision)),
        _ => None,
    });
    let (snapshot, revision) = asked.expect("the checks are asked for");
    assert_eq!(desk(&state).survey, None);
    let first = ids(&state)[0].clone();
    state.run(Command::Relabel {
        id: first.clone(),
        label: Label::Claim,
    });
    state.run(Command::Remove(first));
    state.absorb(Outcome::Surveyed {
        ticket,
        revision,
        survey: Box::new(Survey::of(&snapshot)),
    });
    is_up_to_date(&state);
}

#[test]
fn a_gesture_looks_again_only_at_what_it_touches() {
    let many: String = (0..300)
        .map(|i| format!("“[q:We will wait for council {i}],” it said.\n\n"))
        .collect();
    let mut state = app::state(&many);
    let subject = ids(&state)[150].clone();
    let name = "Ada Marsh".to_owned();
    state.run(Command::Attribution(AttributionCommand::NewSpeaker { subject, name }));
    let checked = desk(&state).survey.as_ref().expect("a survey").checked();
    assert!(checked <= 4, "{checked} looked at");
    is_up_to_date(&state);
}
