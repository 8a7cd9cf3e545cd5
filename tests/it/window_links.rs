//! Linking with the mouse, and what the article shows of who said what.

use egui::{Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use pressmark::app::command::{AttributionCommand, Command, VerificationCommand};
use pressmark::app::state::{Bottom, Overlay, State};
use pressmark::engine::survey::Survey;
use pressmark::model::attribution::{Attribution, Role};
use pressmark::model::id::AnnotationId;
use pressmark::ui::status;

use crate::app;
use crate::fixture;
use crate::window::{CTRL, NONE, Window, press, window};

const SAID: &str = "Head\n“[q:We wait],” [u:said] [s:Ana Ruiz] at noon. “[q:Still],” others went home.";

/// The annotation whose words are `words`.
fn id(state: &State, words: &str) -> AnnotationId {
    let document = &state.desk.as_ref().unwrap().document;
    let mut all = document.annotations().iter();
    let found = all.find(|(_, it)| document.words(it) == words);
    found.unwrap_or_else(|| panic!("“{words}” is marked")).0.clone()
}

fn linked(state: &State) -> Vec<Attribution> {
    let document = &state.desk.as_ref().unwrap().document;
    document.attributions().iter().map(|(_, it)| (**it).clone()).collect()
}

fn place(harness: &Harness<'static, Window>, words: &str) -> Pos2 {
    let window = harness.state();
    let text = window.state.desk.as_ref().unwrap().document.article().text();
    let start = text.find(words).unwrap();
    window.drafts.view.rects_of(start..start + words.len())[0].center()
}

fn button(harness: &mut Harness<'static, Window>, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    let button = PointerButton::Primary;
    let event = egui::Event::PointerButton {
        pos,
        button,
        pressed,
        modifiers,
    };
    harness.event_modifiers(event, modifiers);
    harness.step();
}

fn click(harness: &mut Harness<'static, Window>, words: &str, modifiers: Modifiers) {
    let pos = place(harness, words);
    drag(harness, &[pos], modifiers);
}

fn drag(harness: &mut Harness<'static, Window>, way: &[Pos2], modifiers: Modifiers) {
    harness.event_modifiers(egui::Event::PointerMoved(way[0]), modifiers);
    harness.step();
    button(harness, way[0], true, modifiers);
    for pos in way {
        harness.event_modifiers(egui::Event::PointerMoved(*pos), modifiers);
        harness.step();
    }
    button(harness, way[way.len() - 1], false, modifiers);
    harness.run_steps(2);
}

#[test]
fn a_ctrl_click_links_the_selected_annotation_and_a_plain_click_changes_nothing() {
    let mut harness = window(app::state(SAID));
    let revision = |harness: &Harness<'static, Window>| harness.state().state.desk.as_ref().unwrap().revision;
    let before = revision(&harness);
    click(&mut harness, "We wait", NONE);
    click(&mut harness, "Ana Ruiz", NONE);
    assert_eq!(revision(&harness), before);
    click(&mut harness, "We wait", CTRL);
    let state = &harness.state().state;
    let [attribution] = &linked(state)[..] else {
        panic!("one attribution: {:?}", linked(state));
    };
    assert_eq!(attribution.content, Some(id(state, "We wait")));
    assert_eq!(attribution.source, Some(id(state, "Ana Ruiz")));
    assert_eq!(state.desk.as_ref().unwrap().selected, Some(id(state, "Ana Ruiz")));
}

#[test]
fn a_ctrl_drag_links_two_annotations_whatever_is_selected() {
    let mut harness = window(app::state(SAID));
    click(&mut harness, "Still", NONE);
    let way = [
        place(&harness, "We wait"),
        place(&harness, "at noon"),
        place(&harness, "said"),
    ];
    drag(&mut harness, &way, CTRL);
    let state = &harness.state().state;
    let [attribution] = &linked(state)[..] else {
        panic!("one attribution: {:?}", linked(state));
    };
    assert_eq!(attribution.part(Role::Content), Some(&id(state, "We wait")));
    assert_eq!(attribution.part(Role::Cue), Some(&id(state, "said")));
    assert!(state.desk.as_ref().unwrap().selection.range().is_empty());
}

#[test]
fn a_ctrl_drag_that_ends_or_begins_beside_marks_links_nothing() {
    let mut harness = window(app::state(SAID));
    let (quote, blank) = (place(&harness, "We wait"), place(&harness, "went home"));
    drag(&mut harness, &[quote, blank], CTRL);
    drag(&mut harness, &[blank, quote], CTRL);
    assert!(linked(&harness.state().state).is_empty());
}

#[test]
fn a_ctrl_click_on_several_marks_lists_those_that_fit() {
    let mut harness = window(app::state("Head\n[q:We wait], [s:Ana, [c:who [u:said] so]]."));
    click(&mut harness, "We wait", NONE);
    click(&mut harness, "said", CTRL);
    let state = &harness.state().state;
    let (cue, source) = (id(state, "said"), id(state, "Ana, who said so"));
    let offered = Overlay::PickLink {
        from: id(state, "We wait"),
        to: vec![cue, source.clone()],
    };
    assert_eq!(state.overlay, Some(offered));
    press(&mut harness, NONE, egui::Key::ArrowDown);
    press(&mut harness, NONE, egui::Key::Enter);
    let state = &harness.state().state;
    assert_eq!(state.overlay, None);
    assert_eq!(linked(state)[0].source, Some(source));
}

#[test]
fn a_ctrl_click_that_cannot_link_says_why() {
    let mut harness = window(app::state(SAID));
    click(&mut harness, "We wait", CTRL);
    let told = |harness: &Harness<'static, Window>| harness.state().state.notices.last().unwrap().text.clone();
    assert!(told(&harness).starts_with("Select a quote"), "{}", told(&harness));
    click(&mut harness, "We wait", NONE);
    click(&mut harness, "Still", CTRL);
    assert!(told(&harness).starts_with("Two of the same kind"), "{}", told(&harness));
}

#[test]
fn the_status_line_says_what_is_being_linked() {
    let mut harness = window(app::state(SAID));
    click(&mut harness, "We wait", NONE);
    press(&mut harness, NONE, egui::Key::L);
    harness.get_by_label("Link the quote with…");
    press(&mut harness, NONE, egui::Key::Escape);
    harness.get_by_label("Annotate");
}

#[test]
fn the_status_line_says_how_far_the_article_is_sourced_and_leads_on() {
    let page = fixture::Page::of("Head\nBoats were late again today. “[q:We wait here],” they said.");
    let survey = Survey::of(&page.document);
    let draw = |ui: &mut egui::Ui, (survey, commands): &mut (Survey, Vec<Command>)| {
        ui.horizontal(|ui| commands.extend(status::progress(ui, survey)));
    };
    let mut harness = Harness::builder().build_ui_state(draw, (survey, Vec::new()));
    harness.get_by_label("0 % sourced").click();
    harness.run_steps(2);
    let count = harness.state().0.open_count();
    let findings = if count == 1 {
        "1 finding".to_owned()
    } else {
        format!("{count} findings")
    };
    harness.get_by_label(&findings).click();
    harness.run_steps(2);
    let next = Command::Verification(VerificationCommand::NextUnsourced);
    assert_eq!(harness.state().1, [next, Command::ShowBottom(Bottom::Findings)]);
}

#[test]
fn a_tag_tells_a_screen_reader_who_said_it_and_a_click_on_it_selects_the_quote() {
    let mut harness = window(app::state(SAID));
    let quote = id(&harness.state().state, "We wait");
    let source = id(&harness.state().state, "Ana Ruiz");
    let link = AttributionCommand::LinkTo {
        from: quote.clone(),
        to: source,
    };
    harness.state_mut().state.run(Command::Attribution(link));
    harness.run_steps(2);
    harness.get_by_label("Source in the text: Ana Ruiz");
    let name = AttributionCommand::NewSpeaker {
        subject: quote.clone(),
        name: "Ana Ruiz".into(),
    };
    harness.state_mut().state.run(Command::Attribution(name));
    harness.run_steps(2);
    harness.get_by_label("Said by Ruiz").click();
    harness.run_steps(2);
    let desk = harness.state().state.desk.as_ref().unwrap();
    assert_eq!(desk.selected, Some(quote));
    assert_eq!(desk.selection.head, 0, "the caret stays");
}

#[test]
fn a_part_that_is_gone_shows_on_the_tag() {
    let mut harness = window(app::state(SAID));
    let state = &mut harness.state_mut().state;
    let (quote, source) = (id(state, "We wait"), id(state, "Ana Ruiz"));
    state.run(Command::Attribution(AttributionCommand::LinkTo {
        from: quote,
        to: source.clone(),
    }));
    let desk = state.desk.as_mut().unwrap();
    // As when the sidecar was changed elsewhere: the attribution names what is not there.
    let mut transaction = pressmark::model::transaction::Transaction::default();
    transaction.put::<pressmark::model::annotation::Annotation>(desk.document.tables(), source, None);
    desk.document.apply(&transaction).unwrap();
    desk.revision += 1;
    harness.run_steps(2);
    harness.get_by_label("Broken attribution");
}
