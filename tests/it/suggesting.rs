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

/// The town with people in it: a direct quote in two parts, a report, a pronoun.
const PEOPLE: &str = "The harbour\n\n\
    “We waited for the whole night,” said Ana Ruiz, the harbour master. “Nobody told us about the tide.”\n\n\
    The mayor, Bo Lind, said that the pier will open again in May. Experts say it may take a year.\n\n\
    She said that the ferry will be late.\n";

#[test]
fn speakers_are_joined_or_registered_with_role_and_affiliation_in_the_same_gesture() {
    let mut state = app::state_of_text(PEOPLE);
    state.run(wish(SuggestionCommand::Review));
    while desk(&state).suggesting.current().is_some() {
        let before = desk(&state).history.len();
        state.run(wish(SuggestionCommand::Accept));
        if desk(&state).history.len() == before {
            // A description that may mean several people.
            state.run(wish(SuggestionCommand::Choose(1)));
        }
        assert_eq!(desk(&state).history.len(), before + 1, "one gesture each");
    }
    let document = &desk(&state).document;
    let names: Vec<&str> = document.entries().values().map(|it| &*it.name).collect();
    assert!(names.contains(&"Ana Ruiz") && names.contains(&"Bo Lind"), "{names:?}");
    assert!(!names.contains(&"Experts"), "nobody in particular: {names:?}");
    let ana = document.entries().values().find(|it| &*it.name == "Ana Ruiz").unwrap();
    assert_eq!(&*ana.positions[0].role, "harbour master");
    let lessons = &document.tables().lessons;
    assert!(lessons.contains_key("role: harbour master"), "{lessons:?}");
    assert_eq!(lessons_of(document).roles.len(), lessons.len());
    for attribution in document.attributions().values() {
        assert!(matches!(&attribution.origin, Origin::Rule { edited: false, .. }));
        let source = attribution.source.as_ref().and_then(|it| document.annotation(it));
        if let (Some(source), Some(speaker)) = (source, &attribution.speaker) {
            assert_eq!(source.body.refers_to.as_ref(), Some(speaker));
        }
    }
}

#[test]
fn somebody_else_is_picked_from_the_registry_in_the_same_gesture() {
    use pressmark::app::command::RegistryCommand::{PickerQuery, PickerTake};
    let mut state = app::state_of_text(PEOPLE);
    state.run(wish(SuggestionCommand::Review));
    state.run(wish(SuggestionCommand::AcceptFor));
    assert!(matches!(state.overlay, Some(Overlay::Speakers(_))));
    state.run(Command::Registry(PickerQuery("Cleo Marsh".into())));
    state.run(Command::Registry(PickerTake(None)));
    let document = &desk(&state).document;
    let names: Vec<&str> = document.entries().values().map(|it| &*it.name).collect();
    assert_eq!(names, ["Cleo Marsh"]);
    assert!(document.attributions().values().all(|it| it.speaker.is_some()));
    assert_eq!(desk(&state).history.len(), 1);
}

#[test]
fn a_mark_that_is_there_is_used_and_whom_it_means_is_believed() {
    let mut state = app::state("“We waited for the whole night,” said [s:Ana Ruiz].\n");
    let source = desk(&state).document.annotations().keys().next().unwrap().clone();
    state.run(Command::Attribution(
        pressmark::app::command::AttributionCommand::NewSpeaker {
            subject: source.clone(),
            name: "Anna Ruiz-Lind".into(),
        },
    ));
    state.run(wish(SuggestionCommand::Review));
    state.run(wish(SuggestionCommand::Accept));
    let document = &desk(&state).document;
    let attribution = document.attributions().values().next().expect("an attribution");
    assert_eq!(attribution.source.as_ref(), Some(&source));
    assert_eq!(document.entries().len(), 1);
    assert!(attribution.speaker.is_some());
}

#[test]
fn a_rule_that_is_mostly_rejected_drops_to_the_lowest_level_and_comes_back_with_undo() {
    let text: String = (0..12)
        .map(|n| format!("Ana Ruiz said that boat {n} came late.\n\n"))
        .collect();
    let mut state = app::state_of_text(&text);
    let likely = |state: &State| {
        let found = desk(state).suggesting.found.as_ref().expect("suggestions");
        found.open_from(Level::Likely)
    };
    assert_eq!(likely(&state), 12);
    state.run(wish(SuggestionCommand::Review));
    for _ in 0..8 {
        state.run(wish(SuggestionCommand::Reject));
    }
    assert_eq!((likely(&state), open(&state)), (0, 4));
    is_up_to_date(&state);
    state.run(Command::Undo);
    assert_eq!(likely(&state), 5);
    is_up_to_date(&state);
}

#[test]
fn what_was_rejected_stays_so_after_saving_and_opening_again() {
    use pressmark::engine::frame::frame_of;
    use pressmark::model::accepting::reject;
    let files = crate::desk::Desk::new();
    let mut window = files.window();
    let article = window.document().article().clone();
    let frame = frame_of(&article);
    let suggestions = || suggest(&article, &frame, &Default::default());
    let found = Suggested::of(window.document(), suggestions());
    let key = found.all()[0].key.clone();
    let rule = found.all()[0].suggestion.rule.id;
    let transaction = reject(window.document(), &key, (rule, "words"), true, &crate::fixture::stamp());
    window.commit(transaction);
    window.save();
    drop(window);
    let window = files.window();
    let again = Suggested::of(window.document(), suggestions());
    let rejected: Vec<_> = again.rejected().map(|it| it.key.clone()).collect();
    assert_eq!(rejected, [key]);
    assert_eq!(again.open_from(Level::Unsure), found.all().len() - 1);
    assert_eq!(
        window.document().tables().tallies[rule].rejected,
        1,
        "in the folder's file"
    );
}

proptest::proptest! {
    #[test]
    fn whatever_is_decided_undo_restores_the_document(
        parts in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 1..12),
        decisions in proptest::collection::vec(0..6_u8, 1..20),
    ) {
        let mut state = app::state_of_text(&parts.concat());
        let before = desk(&state).document.clone();
        let count = open(&state);
        state.run(wish(SuggestionCommand::ShowUnsure));
        state.run(wish(SuggestionCommand::Review));
        for decision in decisions {
            state.run(wish(match decision {
                0 | 1 => SuggestionCommand::Accept,
                2 => SuggestionCommand::Choose(1),
                3 => SuggestionCommand::Reject,
                4 => SuggestionCommand::Skip,
                _ => SuggestionCommand::Choose(0),
            }));
        }
        is_up_to_date(&state);
        while !desk(&state).history.is_empty() {
            state.run(Command::Undo);
        }
        proptest::prop_assert_eq!(&desk(&state).document, &before);
        proptest::prop_assert_eq!(open(&state), count);
        is_up_to_date(&state);
    }
}

const PIECES: [&str; 7] = [
    "“We waited all night,” said Ana Ruiz. ",
    "She said that the pier is old. ",
    "“Nobody asked us about it at all.”\n\n",
    "The researcher said the tide came late. ",
    "Bo Lind, a pilot at the Harbour Office, warned that boats may sink.\n\n",
    "According to the council, 40 boats came. ",
    "« 오늘은 배가 없다 »고 말했다.\n",
];

#[test]
fn a_cue_that_was_taught_finds_quotes_in_the_next_article_until_it_is_forgotten() {
    let mut state = reviewing("“We waited all night at the pier,” burbled Ana Ruiz.\n");
    state.run(wish(SuggestionCommand::Accept));
    let document = desk(&state).document.clone();
    let names: Vec<&str> = document.entries().values().map(|it| &*it.name).collect();
    assert_eq!(names, ["Ana Ruiz"]);
    let lesson = document.tables().lessons.keys().next().expect("a lesson").clone();
    assert_eq!(&*lesson, "cue: burbled");
    let next = pressmark::model::article::Article::new("Bo Lind burbled that the ferry will never come back.\n");
    let frame = pressmark::engine::frame::frame_of(&next);
    let found = suggest(&next, &frame, &lessons_of(&document));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].rule.id, "taught-verb");
    state.run(wish(SuggestionCommand::Forget(lesson)));
    let lessons = lessons_of(&desk(&state).document);
    assert!(
        suggest(&next, &frame, &lessons)
            .iter()
            .all(|it| it.rule.id != "taught-verb")
    );
}

#[test]
fn ten_thousand_are_accepted_in_one_gesture() {
    let text: String = (0..10_000)
        .map(|n| format!("“Boat {n} came late today,” said Ana Ruiz {}.\n\n", n % 7))
        .collect();
    let mut state = app::state_of_text(&text);
    let found = desk(&state).suggesting.found.as_ref().unwrap();
    let keys: Vec<_> = found.all().iter().map(|it| it.key.clone()).collect();
    assert!(keys.len() >= 10_000, "{}", keys.len());
    let begun = std::time::Instant::now();
    state.run(wish(SuggestionCommand::AcceptAll(keys)));
    let accepting = begun.elapsed();
    assert_eq!(desk(&state).history.len(), 1);
    assert!(open(&state) < 100, "{} left", open(&state));
    let begun = std::time::Instant::now();
    state.run(Command::Undo);
    println!("accepted in {accepting:?}, undone in {:?}", begun.elapsed());
    assert!(desk(&state).document.annotations().is_empty());
}
