//! What commands do to what one sees: marked text in, commands, marked text out.

use pressmark::app::command::Command::{self, *};
use pressmark::app::effect::{Effect, Opened, Outcome};
use pressmark::app::keymap::Keymap;
use pressmark::app::listing::Listing;
use pressmark::app::run::suggesting::Answer;
use pressmark::app::selection::{Motion, Selection};
use pressmark::app::settings::Settings;
use pressmark::app::state::{Clock, Overlay, RegistryHome, State};
use pressmark::engine::frame::frame_of;
use pressmark::engine::suggest::suggest;
use pressmark::engine::suggested::Suggested;
use pressmark::engine::survey::Survey;
use pressmark::engine::worth::rank;
use pressmark::model::annotation::Annotation;
use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::history::History;
use pressmark::model::intent::Edge;
use pressmark::model::label::Label::*;

use crate::fixture::{self, Page};

/// A window's state with `marked` open and selected as it says.
pub fn state(marked: &str) -> State {
    state_of(Page::of(marked))
}

/// A window's state with `text` open, as it stands.
pub fn state_of_text(text: &str) -> State {
    state_of(Page {
        document: Document::new(Article::new(text)),
        selection: None,
        ids: Vec::new(),
    })
}

fn state_of(page: Page) -> State {
    let mut state = State::new(Settings::default(), Vec::new(), Keymap::default(), 7);
    state.tick(clock(0));
    let effects = state.run(Open("town.md".into()));
    let Some(Effect::Open { ticket, .. }) = effects.first().cloned() else {
        panic!("opening asks for the file first: {effects:?}");
    };
    let article = page.document.article().clone();
    state.absorb(Outcome::ArticleRead { ticket, article });
    let effects = state.absorb(Outcome::Opened {
        ticket,
        opened: Box::new(opened(page.document)),
    });
    survey(&mut state, &effects);
    if let Some(span) = page.selection {
        state.run(Select(Selection {
            anchor: span.start(),
            head: span.end(),
        }));
    }
    state
}

/// What opening finds of `document` when nothing is the matter.
pub fn opened(document: Document) -> Opened {
    Opened {
        frame: frame_of(document.article()).into(),
        document,
        history: History::default(),
        read_only: None,
        registry_home: RegistryHome::Folder,
        registry_blocked: None,
        moved: Vec::new(),
        orphaned: 0,
        recovered: 0,
        broken: None,
        notes: Vec::new(),
    }
}

/// Makes the checks that `effects` ask for, and looks for suggestions.
pub fn survey(state: &mut State, effects: &[Effect]) {
    for effect in effects {
        if let Effect::Suggest {
            ticket,
            snapshot,
            frame,
            lessons,
            revision,
            generation,
            ..
        } = effect
        {
            let suggestions = suggest(snapshot.article(), frame, lessons);
            let answer = Answer {
                generation: *generation,
                revision: *revision,
                whole: true,
                suggested: Box::new(Suggested::of(snapshot, suggestions)),
                worth: Some(rank(snapshot.article(), frame).into()),
            };
            let ticket = *ticket;
            state.absorb(Outcome::Suggested { ticket, answer });
        }
        if let Effect::Survey {
            ticket,
            snapshot,
            revision,
        } = effect
        {
            state.absorb(Outcome::Surveyed {
                ticket: *ticket,
                revision: *revision,
                survey: Box::new(Survey::of(snapshot)),
            });
        }
    }
}

fn clock(ms: u64) -> Clock {
    Clock {
        now: fixture::stamp().at,
        ms,
    }
}

pub fn shown(state: &State) -> String {
    let desk = state.desk.as_ref().expect("an article");
    let selection = desk.document.article().span(desk.selection.range()).ok();
    fixture::marked(&desk.document, selection)
}

/// Runs `commands` on the article `before` and compares how it looks after.
#[track_caller]
fn check(before: &str, commands: &[Command], after: &str) {
    let mut state = state(before);
    for command in commands {
        state.run(command.clone());
    }
    assert_eq!(shown(&state), after, "{commands:?} on {before}");
}

fn go(motion: Motion) -> Command {
    Move { motion, extend: false }
}

fn extend(motion: Motion) -> Command {
    Move { motion, extend: true }
}

#[test]
fn marking_highlights_the_selection() {
    check("Rents |rose| again", &[Mark(Claim)], "Rents [c:rose] again");
    check("“|Así es|”, dijo", &[Mark(Quote)], "“[q:Así es]”, dijo");
    check("Rents| rose |again", &[Mark(Claim)], "Rents [c:rose] again");
    check("Nothing selected", &[Mark(Claim)], "Nothing selected");
}

#[test]
fn a_label_pressed_first_marks_what_is_selected_next() {
    let rose = Select(Selection { anchor: 6, head: 10 });
    check(
        "Rents rose again",
        &[Mark(Claim), rose.clone(), MarkArmed],
        "Rents [c:rose] again",
    );
    check(
        "Rents rose again",
        &[Mark(Claim), Escape, rose, MarkArmed],
        "Rents |rose| again",
    );
}

#[test]
fn a_label_changes_the_selected_annotation_when_no_words_are_selected() {
    check(
        "[c:Rents rose], she said",
        &[NextAnnotation, Mark(Quote)],
        "[q:Rents rose], she said",
    );
    check(
        "[c:Rents rose], |she| said",
        &[Mark(Source)],
        "[c:Rents rose], [s:she] said",
    );
}

#[test]
fn undo_and_redo_go_through_everything_done() {
    let marked = "Rents [c:rose] again";
    check("Rents |rose| again", &[Mark(Claim), Undo], "Rents |rose| again");
    check("Rents |rose| again", &[Mark(Claim), Undo, Redo], marked);
    check("Rents |rose| again", &[Mark(Claim), Mark(Quote), Undo], marked);
    check("Rents [c:rose] again", &[NextAnnotation, Delete, Undo], marked);
    check(
        "Rents [c:rose] again",
        &[NextAnnotation, Delete, Undo, Redo],
        "Rents |rose| again",
    );
}

#[test]
fn keys_alone_select_and_mark_words() {
    let words = [go(Motion::WordRight), extend(Motion::WordRight), Mark(Claim)];
    check("Rents rose again", &words, "Rents [c:rose] again");
    let to_end = [go(Motion::End), extend(Motion::WordLeft), Mark(Cue)];
    check("“Enough,” she said", &to_end, "“Enough,” she [u:said]");
}

#[test]
fn growing_takes_word_quotation_sentence_paragraph_and_shrinking_goes_back() {
    let text = "It was late. “We |w|ait,” said Ana. Rain fell.\nMore";
    check(text, &[Grow], "It was late. “We |wait|,” said Ana. Rain fell.\nMore");
    check(
        text,
        &[Grow, Grow],
        "It was late. “|We wait,|” said Ana. Rain fell.\nMore",
    );
    check(
        text,
        &[Grow, Grow, Grow],
        "It was late. |“We wait,”| said Ana. Rain fell.\nMore",
    );
    check(
        text,
        &[Grow, Grow, Grow, Grow],
        "It was late. |“We wait,” said Ana.| Rain fell.\nMore",
    );
    check(
        text,
        &[Grow, Grow, Grow, Grow, Grow],
        "|It was late. “We wait,” said Ana. Rain fell.|\nMore",
    );
    check(
        text,
        &[Grow, Grow, Grow, Shrink],
        "It was late. “|We wait,|” said Ana. Rain fell.\nMore",
    );
    check(text, &[Grow, Shrink, Shrink, Shrink], text);
}

#[test]
fn an_edge_picked_is_moved_by_arrows() {
    let right = [NextAnnotation, PickEdge(Edge::End), go(Motion::WordRight)];
    check("Rents [c:rose] again today", &right, "Rents [c:rose again] today");
    let left = [NextAnnotation, PickEdge(Edge::Start), go(Motion::WordLeft)];
    check("Rents [c:rose] again", &left, "[c:Rents rose] again");
    let twice = [NextAnnotation, PickEdge(Edge::End), go(Motion::Left), go(Motion::Left)];
    check("Rents [c:rose] again", &twice, "Rents [c:ro]se again");
    let never_empty = [NextAnnotation, PickEdge(Edge::End), go(Motion::Start)];
    check("Rents [c:rose] again", &never_empty, "Rents [c:rose] again");
}

#[test]
fn segments_are_added_split_and_removed() {
    let still = Select(Selection { anchor: 27, head: 39 });
    let added = "[q1:“We wait,”] she said. [q1:“Still.”]";
    check(
        "[q:“We wait,”] she said. “Still.”",
        &[NextAnnotation, still, AddSegment],
        added,
    );
    let elsewhere = [NextAnnotation, go(Motion::End), extend(Motion::WordLeft), AddSegment];
    check(
        "[q:We wait], said Ana. Still",
        &elsewhere,
        "[q1:We wait], said Ana. [q1:Still]",
    );
    let said = Select(Selection { anchor: 9, head: 16 });
    check("[q:“A,” said X. “B.”]", &[said, Split], "[q1:“A,”] said X. [q1:“B.”]");
    let removed = "“We wait,” she said. [q:“Still.”]";
    check(added, &[NextAnnotation, RemoveSegment], removed);
    check(removed, &[NextAnnotation, RemoveSegment], removed);
}

#[test]
fn two_annotations_are_joined_by_letters() {
    let mut state = state("[q:We wait], she said. [q:Still]");
    let len = state.desk.as_ref().unwrap().document.article().len();
    state.run(Viewed {
        bytes: 0..len,
        place: (0, 0.0),
    });
    state.run(NextAnnotation);
    state.run(Join);
    let Some(Overlay::Hints(hints)) = &state.overlay else {
        panic!("joining asks for the other one");
    };
    let letters: Vec<char> = hints.targets[0].letters.chars().collect();
    for letter in letters {
        state.run(HintLetter(letter));
    }
    assert_eq!(shown(&state), "[q1:We wait], she said. [q1:Still]");
}

#[test]
fn tab_goes_through_annotations_in_reading_order_and_round() {
    let mut state = state("[c:One] two [q:three] four [s:five]");
    let words = |state: &State| {
        let desk = state.desk.as_ref().unwrap();
        desk.document
            .words(desk.document.annotation(desk.selected.as_ref().unwrap()).unwrap())
    };
    let mut seen = Vec::new();
    for _ in 0..4 {
        state.run(NextAnnotation);
        seen.push(words(&state));
    }
    assert_eq!(seen, ["One", "three", "five", "One"]);
    state.run(PreviousAnnotation);
    assert_eq!(words(&state), "five");
}

#[test]
fn overlapping_annotations_are_reached_one_after_the_other() {
    let mut state = state("[q:We [c:wait] here]");
    state.run(Select(Selection::caret(4)));
    let mut letters = Vec::new();
    for _ in 0..3 {
        state.run(CycleOverlap);
        let desk = state.desk.as_ref().unwrap();
        letters.push(
            desk.document
                .annotation(desk.selected.as_ref().unwrap())
                .unwrap()
                .body
                .label
                .letter(),
        );
    }
    assert_eq!(letters, ['Q', 'C', 'Q']);
}

#[test]
fn every_change_goes_to_the_journal_and_then_to_a_save() {
    let mut state = state("Rents |rose| again");
    let effects = state.run(Mark(Claim));
    assert!(matches!(effects[..], [Effect::Journal { .. }]), "{effects:?}");
    assert!(state.tick(clock(100)).is_empty(), "too early");
    let due = state.tick(clock(600));
    let [Effect::Save { ticket, through, .. }] = due[..] else {
        panic!("a save is due: {due:?}");
    };
    assert!(state.tick(clock(700)).is_empty(), "one save at a time");
    state.absorb(Outcome::Saved {
        ticket,
        through,
        took_ms: 1,
        merged: None,
    });
    assert!(state.tick(clock(5_000)).is_empty(), "nothing is left to save");
}

#[test]
fn a_filtered_table_follows_every_change() {
    let mut state = state("Rents |rose| again, [s:they] say");
    let listing = Listing {
        label: Some(Claim),
        ..Listing::default()
    };
    let asked = state.run(List(listing));
    assert!(matches!(asked[..], [Effect::List { revision: 1, .. }]), "{asked:?}");
    let effects = state.run(Mark(Claim));
    let [
        Effect::Journal { .. },
        Effect::List {
            ticket,
            snapshot,
            listing,
            revision,
        },
    ] = &effects[..]
    else {
        panic!("the journal first, then the table: {effects:?}");
    };
    let rows = listing.rows(snapshot);
    assert_eq!(rows.len(), 1);
    state.absorb(Outcome::Listed {
        ticket: *ticket,
        revision: *revision,
        listing: listing.clone(),
        rows: rows.clone(),
    });
    let desk = state.desk.as_ref().unwrap();
    assert_eq!(desk.rows.as_ref().map(|it| &it.2), Some(&rows));
}

#[test]
fn a_failed_save_is_told_kept_and_tried_again() {
    let mut state = state("Rents |rose| again");
    state.run(Mark(Claim));
    let due = state.tick(clock(600));
    let [Effect::Save { ticket, .. }] = due[..] else {
        panic!("a save is due: {due:?}");
    };
    let message = "The disk is full".to_owned();
    state.absorb(Outcome::SaveFailed { ticket, message });
    assert!(state.notices.iter().any(|it| it.text == "The disk is full"));
    assert!(state.tick(clock(1_000)).is_empty(), "not at once");
    assert!(matches!(state.tick(clock(6_000))[..], [Effect::Save { .. }]));
    assert_eq!(shown(&state), "Rents [c:rose] again");
}

#[test]
fn an_answer_for_an_article_left_behind_changes_nothing() {
    let mut state = state("Rents |rose| again");
    let old = state.desk.as_ref().unwrap().ticket;
    state.run(Open("other.md".into()));
    let message = "late".to_owned();
    state.absorb(Outcome::OpenFailed { ticket: old, message });
    assert!(state.notices.iter().all(|it| it.text != "late"));
    assert!(state.opening.is_some());
}

#[test]
fn nothing_changes_in_an_article_opened_for_reading_only() {
    let mut state = state("Rents |rose| again");
    state.desk.as_mut().unwrap().read_only = Some("another window has it".into());
    assert!(state.run(Mark(Claim)).is_empty());
    assert_eq!(shown(&state), "Rents |rose| again");
    assert!(state.notices.iter().any(|it| it.text.contains("another window has it")));
}

#[test]
fn notes_tags_and_attributes_are_kept_and_undone_one_by_one() {
    let mut state = state("Rents [c:rose] again");
    state.run(NextAnnotation);
    let id = state.desk.as_ref().unwrap().selected.clone().unwrap();
    state.run(SetNote {
        id: id.clone(),
        note: "by how much?".into(),
    });
    state.run(SetTags {
        id: id.clone(),
        tags: vec!["housing".into(), " ".into(), "housing".into()],
    });
    state.run(SetAttribute {
        id: id.clone(),
        key: "kind".into(),
        value: Some("quantity".into()),
    });
    let body = |state: &State| Annotation::clone(state.desk.as_ref().unwrap().document.annotation(&id).unwrap()).body;
    let tags = |state: &State| body(state).tags.iter().map(|it| it.to_string()).collect::<Vec<_>>();
    assert_eq!(&*body(&state).note, "by how much?");
    assert_eq!(tags(&state), ["housing"]);
    assert_eq!(body(&state).attributes.get("kind").map(|it| &**it), Some("quantity"));
    state.run(Undo);
    assert_eq!(body(&state).attributes.get("kind"), None);
    state.run(Undo);
    assert!(tags(&state).is_empty());
}

#[test]
fn the_readers_place_is_written_while_reading_but_not_at_every_step() {
    let mut state = state("Rents rose again");
    let viewed = |byte| Viewed {
        bytes: byte..16,
        place: (byte, 1.0),
    };
    state.tick(clock(4_000));
    let effects = state.run(viewed(6));
    let [Effect::Remember { recent, .. }] = &effects[..] else {
        panic!("the place is to be written: {effects:?}");
    };
    assert_eq!(recent[0].byte, 6);
    state.tick(clock(5_000));
    assert!(state.run(viewed(11)).is_empty());
    state.tick(clock(7_100));
    assert_eq!(state.run(viewed(0)).len(), 1);
}

#[test]
fn letters_over_the_text_lead_to_any_visible_word() {
    let mut state = state("Rents rose again");
    state.run(Viewed {
        bytes: 0..16,
        place: (0, 0.0),
    });
    state.run(Hint);
    let Some(Overlay::Hints(hints)) = &state.overlay else {
        panic!("letters are shown");
    };
    let again = hints
        .targets
        .iter()
        .find(|it| it.byte == 11)
        .unwrap_or_else(|| panic!("no target at the last word: {:?}", hints.targets));
    let letters: Vec<char> = again.letters.chars().collect();
    for letter in letters {
        state.run(HintLetter(letter));
    }
    assert_eq!(state.overlay, None);
    assert_eq!(state.desk.as_ref().unwrap().selection, Selection::caret(11));
}

#[test]
fn the_signs_of_an_image_line_never_become_part_of_a_mark() {
    let image = "![A crane at the quay [NORTH DESK]](https://pictures.invalid/1.jpg)";
    check(
        &format!("|{image}|\nRents rose"),
        &[Mark(Quote)],
        "![[q:A crane at the quay [NORTH DESK]]](https://pictures.invalid/1.jpg)\nRents rose",
    );
    check(
        &format!("Rents |rose\n{image}|"),
        &[Mark(Claim)],
        "Rents [c:rose\n![A crane at the quay [NORTH DESK]]](https://pictures.invalid/1.jpg)",
    );
}
