//! What a person does in the window, and what then holds.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use pressmark::app::command::Command;
use pressmark::app::keymap::Keymap;
use pressmark::app::selection::Selection;
use pressmark::app::settings::Settings;
use pressmark::app::state::{Overlay, State};
use pressmark::model::anchor::{Anchor, Exact};
use pressmark::model::annotation::{Body, Orphan};
use pressmark::model::document::Document;
use pressmark::model::id::Mint;
use pressmark::model::label::Label;
use pressmark::ui::frame::{Drafts, frame, pressed};
use pressmark::ui::keys::typed_ahead::TypedAhead;
use pressmark::ui::style;

use crate::app::{self, shown};
use crate::fixture;

pub struct Window {
    pub state: State,
    pub drafts: Drafts,
    pub commands: Vec<Command>,
    pub typed_ahead: TypedAhead,
}

/// The whole window over `state`, with its commands carried out as the shell does.
pub fn window(state: State) -> Harness<'static, Window> {
    let draw = |ui: &mut egui::Ui, window: &mut Window| {
        style::apply(ui.ctx());
        let pressed = pressed(ui, &window.state);
        window.typed_ahead.hold(ui.ctx(), pressed.held_back);
        for command in pressed.commands {
            window.commands.push(command.clone());
            window.state.run(command);
        }
        window.drafts.focus = window.state.focus.take().or(window.drafts.focus);
        for command in frame(ui, &window.state, &mut window.drafts) {
            if !matches!(command, Command::Viewed { .. }) {
                ui.ctx().request_discard("a command was carried out");
            }
            window.commands.push(command.clone());
            window.state.run(command);
        }
    };
    let window = Window {
        state,
        drafts: Drafts::default(),
        commands: Vec::new(),
        typed_ahead: TypedAhead::default(),
    };
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .with_step_dt(1.0 / 30.0)
        .allow_missing_glyphs()
        .build_ui_state(draw, window);
    harness.run_steps(3);
    harness
}

/// Presses a key, and lets the window answer.
pub fn press(harness: &mut Harness<'static, Window>, modifiers: egui::Modifiers, key: egui::Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(2);
}

/// Presses `keys` faster than a frame is drawn: all of them come to one frame. `/` is Escape, `⏎` is
/// Ctrl+Enter, of which the frame does not see that Ctrl is held.
pub fn press_at_once(harness: &mut Harness<'static, Window>, keys: &str) {
    for sign in keys.chars() {
        let key = match sign {
            '/' => egui::Key::Escape,
            '↵' | '⏎' => egui::Key::Enter,
            ' ' => egui::Key::Space,
            letter => egui::Key::from_name(&letter.to_uppercase().to_string()).expect("a key"),
        };
        let event = |pressed| egui::Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: if sign == '⏎' { CTRL } else { NONE },
        };
        let events = &mut harness.input_mut().events;
        events.push(event(true));
        if !matches!(sign, '/' | '↵' | '⏎') {
            events.push(egui::Event::Text(sign.to_string()));
        }
        events.push(event(false));
    }
    draw_slowly(harness);
}

/// Draws what came to one frame, as the shell does, until nothing waits.
fn draw_slowly(harness: &mut Harness<'static, Window>) {
    for _ in 0..8 {
        let ctx = harness.ctx.clone();
        let mut input = std::mem::take(harness.input_mut());
        harness.state_mut().typed_ahead.feed(&ctx, &mut input);
        *harness.input_mut() = input;
        harness.step();
    }
}

pub const CTRL: egui::Modifiers = egui::Modifiers::COMMAND;
pub const NONE: egui::Modifiers = egui::Modifiers::NONE;

fn empty() -> State {
    State::new(Settings::default(), Vec::new(), Keymap::default(), 1)
}

#[test]
fn an_empty_window_says_how_to_begin_and_its_button_asks_for_an_article() {
    let mut harness = window(empty());
    harness.get_by_label("Open an article…").click();
    harness.run_steps(2);
    assert_eq!(harness.state().commands.last(), Some(&Command::AskForArticle));
}

#[test]
fn a_letter_marks_the_selected_words_and_the_inspector_shows_them() {
    let mut harness = window(app::state("Rents |rose| again"));
    press(&mut harness, NONE, egui::Key::C);
    assert_eq!(shown(&harness.state().state), "Rents [c:rose] again");
    harness.get_by_label("Made by me, 2026-03-01 09:00 UTC");
}

#[test]
fn letters_typed_into_a_field_are_text() {
    let mut harness = window(app::state("Rents [c:rose] again"));
    press(&mut harness, NONE, egui::Key::Tab);
    press(&mut harness, NONE, egui::Key::M);
    let note = |harness: &Harness<'static, Window>| {
        let field = harness
            .get_all_by_label("Note")
            .find(|it| it.accesskit_node().role() == Role::MultilineTextInput);
        field.expect("a field for the note").type_text("quite so");
    };
    note(&harness);
    harness.run_steps(2);
    press(&mut harness, NONE, egui::Key::Q);
    assert_eq!(shown(&harness.state().state), "Rents [c:rose] again");
}

#[test]
fn a_note_typed_faster_than_a_frame_is_a_note() {
    for keys in ["mcompare/", "/mcompare/", "mcompare/q", "m/q", "mcompare/mquote/"] {
        let mut harness = window(app::state("Rents [c:rose] again"));
        press(&mut harness, NONE, egui::Key::Tab);
        if keys.starts_with('/') {
            press(&mut harness, NONE, egui::Key::CloseBracket);
        }
        press_at_once(&mut harness, keys);
        harness.run_steps(2);
        let (label, note) = label_and_note(&harness);
        let expected = match keys {
            "mcompare/q" => (Label::Quote, "compare"),
            "m/q" => (Label::Quote, ""),
            "mcompare/mquote/" => (Label::Claim, "comparequote"),
            _ => (Label::Claim, "compare"),
        };
        assert_eq!((label, note.as_str()), expected, "{keys}");
    }
}

#[test]
fn a_move_that_drawing_sees_to_comes_before_the_command_after_it() {
    let mut harness = window(app::state("Rents rose again"));
    let events = [
        (egui::Key::End, NONE),
        (egui::Key::ArrowLeft, CTRL | egui::Modifiers::SHIFT),
        (egui::Key::C, NONE),
    ];
    harness
        .input_mut()
        .events
        .extend(events.map(|(key, modifiers)| egui::Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }));
    draw_slowly(&mut harness);
    assert_eq!(shown(&harness.state().state), "Rents rose [c:again]");
}

#[test]
fn words_are_found_and_marked_faster_than_a_frame() {
    let mut harness = window(app::state("Rents rose again"));
    press(&mut harness, CTRL, egui::Key::F);
    press_at_once(&mut harness, "rose↵q/");
    assert_eq!(shown(&harness.state().state), "Rents [q:rose] again");
}

#[test]
fn a_word_clicked_twice_and_marked_within_a_frame_is_marked() {
    let text = "rose ".repeat(400);
    let mut harness = window(app::state(&text));
    let pos = egui::pos2(400.0, 300.0);
    harness.hover_at(pos);
    harness.run_steps(2);
    for pressed in [true, false, true, false] {
        harness.input_mut().events.push(egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: NONE,
        });
    }
    press_at_once(&mut harness, "c");
    let marked = shown(&harness.state().state);
    assert_eq!(marked.matches("[c:rose]").count(), 1, "{marked}");
}

fn label_and_note(harness: &Harness<'static, Window>) -> (Label, String) {
    let desk = harness.state().state.desk.as_ref().expect("an article");
    let (_, only) = desk.document.annotations().iter().next().expect("an annotation");
    (only.body.label.clone(), only.body.note.to_string())
}

#[test]
fn a_click_on_another_label_changes_the_annotation() {
    let mut harness = window(app::state("Rents [c:rose] again"));
    harness.state_mut().state.run(Command::NextAnnotation);
    harness.run_steps(2);
    let button = harness
        .get_all_by_label("Quote")
        .find(|it| it.accesskit_node().role() == Role::Button);
    button.expect("a button for the label").click();
    harness.run_steps(2);
    assert_eq!(shown(&harness.state().state), "Rents [q:rose] again");
}

#[test]
fn the_palette_finds_a_command_by_part_of_its_name() {
    let mut harness = window(app::state("Rents |rose| again"));
    press(&mut harness, CTRL, egui::Key::K);
    assert_eq!(harness.state().state.overlay, Some(Overlay::Palette));
    harness.get_by_label("Type part of a command's name").type_text("cue");
    harness.run_steps(2);
    press(&mut harness, NONE, egui::Key::Enter);
    assert_eq!(harness.state().state.overlay, None);
    assert_eq!(shown(&harness.state().state), "Rents [u:rose] again");
}

#[test]
fn help_shows_every_command_and_escape_closes_it() {
    let mut harness = window(app::state("Rents rose"));
    press(&mut harness, NONE, egui::Key::F1);
    assert_eq!(harness.state().state.overlay, Some(Overlay::Help));
    harness.get_by_label("Select the annotation before");
    press(&mut harness, NONE, egui::Key::Escape);
    assert_eq!(harness.state().state.overlay, None);
}

#[test]
fn a_row_of_the_table_leads_to_its_annotation() {
    let mut harness = window(app::state("Rents [c:rose] again, [s:they] say"));
    harness.get_by_label("they").click();
    harness.run_steps(2);
    let desk = harness.state().state.desk.as_ref().unwrap();
    let selected = desk
        .document
        .annotation(desk.selected.as_ref().expect("one is selected"))
        .unwrap();
    assert_eq!(selected.body.label, Label::Source);
}

#[test]
fn a_lost_annotation_is_placed_on_the_words_selected_for_it() {
    let mut state = app::state("Rents |rose| again");
    let desk = state.desk.as_mut().unwrap();
    let id = Mint::new(3).next(5);
    let orphan = Orphan {
        anchors: vec![Anchor {
            start: 90,
            end: 94,
            exact: Exact::Whole("grew".into()),
            prefix: "Rents ".into(),
            suffix: String::new(),
        }],
        body: Body::new(Label::Claim, &fixture::stamp()),
    };
    let orphans = [(id.clone(), std::sync::Arc::new(orphan))].into_iter().collect();
    desk.document = Document::of(desk.document.article().clone(), Default::default(), orphans);
    let mut harness = window(state);
    harness.get_by_label("Lost 1").click();
    harness.run_steps(2);
    harness.get_by_label("Claim   grew").click();
    harness.run_steps(2);
    harness.get_by_label("Place here").click();
    harness.run_steps(2);
    let desk = harness.state().state.desk.as_ref().unwrap();
    assert!(desk.document.orphans().is_empty());
    assert_eq!(desk.document.words(desk.document.annotation(&id).unwrap()), "rose");
}

#[test]
fn what_is_found_is_selected_by_enter_and_can_be_marked() {
    let mut harness = window(app::state("Rents rose again, rents fell"));
    press(&mut harness, CTRL, egui::Key::F);
    harness.get_by_label("Find").type_text("rents");
    harness.run_steps(2);
    let find = &harness.state().state.desk.as_ref().unwrap().find;
    assert_eq!(find.query, "rents");
}

#[test]
fn an_empty_article_says_that_there_is_nothing_to_mark() {
    let harness = window(app::state(""));
    harness.get_by_label("This article is empty: there is nothing to mark");
}

#[test]
fn copy_takes_the_selected_words() {
    let mut state = app::state("Rents |rose| again");
    let effects = state.run(Command::Copy);
    assert!(matches!(&effects[..], [pressmark::app::effect::Effect::Copy(words)] if words == "rose"));
    state.run(Command::Select(Selection::caret(0)));
    assert!(state.run(Command::Copy).is_empty());
}

#[test]
fn the_mouse_alone_marks_selected_words_and_adds_more_to_them() {
    let mut harness = window(app::state("“We |wait”, said Oh, “and hope|”"));
    let button = |harness: &Harness<'static, Window>, name: &str| {
        let found = harness
            .get_all_by_label(name)
            .find(|it| it.accesskit_node().role() == Role::Button);
        found.expect("a button").click();
    };
    let select = |harness: &mut Harness<'static, Window>, anchor, head| {
        let selection = Selection { anchor, head };
        harness.state_mut().state.run(Command::Select(selection));
        harness.run_steps(2);
    };
    select(&mut harness, 3, 10);
    button(&harness, "Quote");
    harness.run_steps(2);
    let text = harness.state().state.desk.as_ref().unwrap().document.article().text();
    let second = text.find("and").unwrap();
    select(&mut harness, second, second + 8);
    button(&harness, "Add to the quote below");
    harness.run_steps(2);
    assert_eq!(
        shown(&harness.state().state),
        "“[q1:We wait]”, said Oh, “[q1:and hope]”"
    );
}

#[test]
fn after_the_palette_the_keys_are_the_articles_again() {
    let mut harness = window(app::state("Rents [c:rose] again"));
    press(&mut harness, CTRL, egui::Key::K);
    press(&mut harness, NONE, egui::Key::Escape);
    press(&mut harness, NONE, egui::Key::Tab);
    let focused = harness.ctx.memory(|it| it.focused());
    assert_eq!(focused, Some(pressmark::ui::article_view::article_id()));
}

#[test]
fn finding_again_types_over_what_was_looked_for() {
    let mut harness = window(app::state("Rents rose again"));
    press(&mut harness, CTRL, egui::Key::F);
    harness.get_by_label("Find").type_text("ro");
    harness.run_steps(2);
    press(&mut harness, NONE, egui::Key::Escape);
    press(&mut harness, CTRL, egui::Key::F);
    harness.event(egui::Event::Text("ag".into()));
    harness.run_steps(2);
    let query = &harness.state().state.desk.as_ref().unwrap().find.query;
    assert_eq!(query, "ag");
}

#[test]
fn the_rows_of_the_table_are_gone_through_by_keys_from_its_filter() {
    let mut harness = window(app::state("Rents [c:rose] again, [s:Oh] said"));
    press(&mut harness, NONE, egui::Key::F6);
    press(&mut harness, NONE, egui::Key::ArrowDown);
    let first = harness.state().state.desk.as_ref().unwrap().selected.clone();
    press(&mut harness, NONE, egui::Key::ArrowDown);
    let second = harness.state().state.desk.as_ref().unwrap().selected.clone();
    assert!(first.is_some() && second.is_some() && first != second);
    press(&mut harness, NONE, egui::Key::ArrowUp);
    assert_eq!(harness.state().state.desk.as_ref().unwrap().selected, first);
    press(&mut harness, NONE, egui::Key::Enter);
    press(&mut harness, NONE, egui::Key::Q);
    assert_eq!(shown(&harness.state().state), "Rents [q:rose] again, [s:Oh] said");
}

#[test]
fn arrows_and_enter_pick_one_of_several_annotations() {
    let mut harness = window(app::state("Rents [c:rose, [s:Oh] said]"));
    let desk = harness.state().state.desk.as_ref().unwrap();
    let ids: Vec<_> = desk.document.annotations().iter().map(|(id, _)| id.clone()).collect();
    harness.state_mut().state.run(Command::Offer(ids.clone()));
    harness.run_steps(2);
    press(&mut harness, NONE, egui::Key::ArrowDown);
    press(&mut harness, NONE, egui::Key::Enter);
    let desk = harness.state().state.desk.as_ref().unwrap();
    assert_eq!(desk.selected.as_ref(), ids.get(1));
}
