//! Marking by letters alone, and by mouse alone.

use pressmark::app::command::Command::*;
use pressmark::app::hint::Purpose;
use pressmark::app::keymap::Keymap;
use pressmark::app::selection::{Motion, Selection};
use pressmark::app::settings::{RecentArticle, Settings};
use pressmark::app::state::{Overlay, State};
use pressmark::model::label::Label;
use pressmark::shell::Shell;
use pressmark::timings::Timings;
use pressmark::worker::Memory;

use crate::app::{shown, state};

/// Everything is on the screen, and the letters of the word at `byte` are typed.
fn pick(state: &mut State, byte: usize) {
    let Some(Overlay::Hints(hints)) = &state.overlay else {
        panic!("letters are shown");
    };
    let target = hints.targets.iter().find(|it| it.byte == byte);
    let letters = target.expect("letters for that place").letters.clone();
    for letter in letters.chars() {
        state.run(HintLetter(letter));
    }
}

fn all_visible(marked: &str) -> State {
    let mut state = state(marked);
    let len = state.desk.as_ref().unwrap().document.article().len();
    state.run(Viewed {
        bytes: 0..len,
        place: (0, 0.0),
    });
    state
}

#[test]
fn letters_select_from_the_caret_to_the_end_of_a_word_and_back_to_its_start() {
    let mut state = all_visible("One boat came late, said the crew");
    state.run(Hint);
    pick(&mut state, 4);
    state.run(HintSelect);
    pick(&mut state, 14);
    assert_eq!(shown(&state), "One |boat came late|, said the crew");
    state.run(HintSelect);
    pick(&mut state, 0);
    assert_eq!(shown(&state), "|One boat came late|, said the crew");
}

#[test]
fn letters_that_select_stand_over_words_only() {
    let mut state = all_visible("One [q:boat came] late");
    state.run(HintSelect);
    let Some(Overlay::Hints(hints)) = &state.overlay else {
        panic!("letters are shown");
    };
    assert_eq!(hints.purpose, Purpose::Select);
    assert!(hints.targets.iter().all(|it| it.annotation.is_none()));
}

#[test]
fn no_word_has_letters_of_its_own_where_an_annotation_begins() {
    let mut state = all_visible("One [q:boat came] late");
    state.run(Hint);
    let Some(Overlay::Hints(hints)) = &state.overlay else {
        panic!("letters are shown");
    };
    let bytes: Vec<usize> = hints.targets.iter().map(|it| it.byte).collect();
    assert_eq!(bytes, [0, 4, 9, 14]);
    assert!(hints.targets[1].annotation.is_some());
}

#[test]
fn another_label_for_an_annotation_leaves_the_selected_words_alone() {
    let mut state = state("One [q:boat came] late");
    state.run(NextAnnotation);
    let id = state.desk.as_ref().unwrap().selected.clone().unwrap();
    state.run(Move {
        motion: Motion::End,
        extend: false,
    });
    state.run(Move {
        motion: Motion::WordLeft,
        extend: true,
    });
    state.run(Relabel {
        id,
        label: Label::Claim,
    });
    assert_eq!(shown(&state), "One [c:boat came] |late|");
}

#[test]
fn undoing_a_mark_leaves_its_words_selected() {
    let mut state = state("One |boat came| late");
    state.run(Mark(Label::Quote));
    state.run(Move {
        motion: Motion::Start,
        extend: false,
    });
    let before = state.desk.as_ref().unwrap().reveal.map(|it| it.generation);
    state.run(Undo);
    assert_eq!(shown(&state), "One |boat came| late");
    assert!(state.desk.as_ref().unwrap().reveal.map(|it| it.generation) > before);
}

#[test]
fn a_double_click_selects_words_for_the_annotation_that_was_selected() {
    let mut state = state("“[q:We wait]”, said Oh, “hope”");
    state.run(NextAnnotation);
    let id = state.desk.as_ref().unwrap().selected.clone();
    let byte = state
        .desk
        .as_ref()
        .unwrap()
        .document
        .article()
        .text()
        .find("hope")
        .unwrap();
    state.run(Click(byte + 1));
    assert_eq!(state.desk.as_ref().unwrap().selected, None);
    state.run(Select(Selection {
        anchor: byte,
        head: byte + 4,
    }));
    assert_eq!(state.desk.as_ref().unwrap().selected, id);
    state.run(AddSegment);
    assert_eq!(shown(&state), "“[q1:We wait]”, said Oh, “[q1:hope]”");
}

#[test]
fn a_drag_after_a_click_elsewhere_takes_up_nothing() {
    let mut state = state("[q:We wait], said Oh and left");
    state.run(NextAnnotation);
    state.run(Click(20));
    state.run(Select(Selection::caret(20)));
    state.run(Select(Selection { anchor: 20, head: 24 }));
    assert_eq!(state.desk.as_ref().unwrap().selected, None);
}

#[test]
fn an_article_is_remembered_once() {
    let article = |path: &str| RecentArticle {
        path: path.into(),
        byte: 3,
        offset: 0.0,
    };
    let recent = vec![article("/a/town.md"), article("/a/other.md"), article("/a/town.md")];
    let state = State::new(Settings::default(), recent, Keymap::default(), 1);
    let paths: Vec<_> = state.recent.iter().map(|it| it.path.clone()).collect();
    assert_eq!(paths, [std::path::Path::new("/a/town.md"), "/a/other.md".as_ref()]);
}

#[test]
fn an_article_opened_by_a_relative_path_is_remembered_by_a_whole_one() {
    let ctx = egui::Context::default();
    let timings = Timings::new(None, std::time::Instant::now()).unwrap();
    let memory = Memory {
        settings: Settings::default(),
        recent: Vec::new(),
        window: None,
        keymap: None,
        problems: Vec::new(),
        seed: 1,
    };
    let shell = Shell::new(&ctx, Some("no-such-town.md".into()), None, memory, timings);
    let (_, path) = shell.state().opening.as_ref().expect("it is being opened");
    assert!(path.is_absolute(), "{path:?}");
}
