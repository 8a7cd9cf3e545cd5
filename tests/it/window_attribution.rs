//! Who said it, in the window: the inspector's attribution, the picker and the sheets about entries.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use pressmark::app::command::AttributionCommand::{self, LinkTo, MarkMentions};
use pressmark::app::command::{Command, RegistryCommand};
use pressmark::app::state::{Desk, Overlay, State};
use pressmark::model::attribution::Attribution;
use pressmark::model::id::AnnotationId;
use pressmark::model::registry::{EntryKind, SourceId};

use crate::app;
use crate::window::{NONE, Window, press, window};

const SHIFT: egui::Modifiers = egui::Modifiers::SHIFT;

fn desk<'h>(harness: &'h Harness<'static, Window>) -> &'h Desk {
    harness.state().state.desk.as_ref().expect("an article")
}

/// The annotations in the order of the text.
fn ids(state: &State) -> Vec<AnnotationId> {
    let desk = state.desk.as_ref().expect("an article");
    let marks = desk.document.index().iter().filter(|it| it.first);
    marks.map(|it| it.id.clone()).collect()
}

fn attribution(command: AttributionCommand) -> Command {
    Command::Attribution(command)
}

fn register(state: &mut State, name: &str, kind: EntryKind) -> SourceId {
    let name = name.to_owned();
    state.run(Command::Registry(RegistryCommand::New { name, kind }));
    state.focus = None;
    let id = state.desk.as_mut().expect("an article").entry.take();
    id.expect("a new entry is shown")
}

/// `[q:…]`, `[u:…]` and `[s:…]` in this order, joined, with the quote selected.
fn quoted() -> State {
    let mut state = app::state("“[q:We wait],” [u:said] [s:Mina Oh]. Mina Oh left.");
    let ids = ids(&state);
    for other in &ids[1..] {
        let (from, to) = (ids[0].clone(), other.clone());
        state.run(attribution(LinkTo { from, to }));
    }
    state.run(Command::Focus(ids[0].clone()));
    state
}

fn only(state: &State) -> Attribution {
    let desk = state.desk.as_ref().expect("an article");
    let all: Vec<_> = desk.document.attributions().values().collect();
    assert_eq!(all.len(), 1);
    (**all[0]).clone()
}

fn click(harness: &mut Harness<'static, Window>, name: &str) {
    let button = harness
        .get_all_by_label(name)
        .find(|it| matches!(it.accesskit_node().role(), Role::Button | Role::CheckBox));
    button.unwrap_or_else(|| panic!("no button {name}")).click();
    harness.run_steps(2);
}

#[test]
fn the_inspector_shows_each_part_of_an_attribution_and_a_click_goes_there() {
    let mut harness = window(quoted());
    click(&mut harness, "Mina Oh");
    let ids = ids(&harness.state().state);
    assert_eq!(desk(&harness).selected.as_ref(), Some(&ids[2]));
    click(&mut harness, "said");
    assert_eq!(desk(&harness).selected.as_ref(), Some(&ids[1]));
}

#[test]
fn a_part_taken_out_stays_marked_and_the_lack_of_a_source_is_told() {
    let mut harness = window(quoted());
    click(&mut harness, "Take out the source");
    assert_eq!(only(&harness.state().state).source, None);
    assert_eq!(desk(&harness).document.annotations().len(), 3);
    harness.get_by_label("Nobody is named. Press A, or mark the source and press L");
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert!(only(&harness.state().state).source.is_some());
}

#[test]
fn a_deleted_content_is_flagged_on_what_is_left() {
    let mut state = quoted();
    let ids = ids(&state);
    state.run(Command::Remove(ids[0].clone()));
    state.run(Command::Focus(ids[2].clone()));
    let harness = window(state);
    harness.get_by_label("Broken: nothing is attributed. Press L and pick the quote or the claim");
}

#[test]
fn a_part_with_another_label_is_flagged_with_what_to_do() {
    let mut state = quoted();
    let ids = ids(&state);
    state.run(Command::Relabel {
        id: ids[2].clone(),
        label: pressmark::model::label::Label::Claim,
    });
    let harness = window(state);
    harness.get_by_label("Broken: marked as a claim, not as its source. Change the label, or take it out");
}

#[test]
fn the_picker_takes_what_is_typed_right_after_its_key_and_registers_a_new_name() {
    let mut harness = window(quoted());
    press(&mut harness, NONE, egui::Key::A);
    assert!(matches!(harness.state().state.overlay, Some(Overlay::Speakers(_))));
    harness.event(egui::Event::Text("Mina Oh".into()));
    harness.run_steps(2);
    press(&mut harness, NONE, egui::Key::Enter);
    assert_eq!(harness.state().state.overlay, None);
    let speaker = only(&harness.state().state).speaker.expect("a speaker");
    let (_, entry) = desk(&harness).document.entry(&speaker).expect("an entry");
    assert_eq!(&*entry.name, "Mina Oh");
    harness.get_by_label("Remove attribution");
}

#[test]
fn text_and_enter_of_one_frame_take_the_row_that_the_text_brings_up() {
    let mut state = quoted();
    let kim = register(&mut state, "Kim Min-jun", EntryKind::Person);
    register(&mut state, "Anna Berg", EntryKind::Person);
    let mut harness = window(state);
    press(&mut harness, NONE, egui::Key::A);
    harness.event(egui::Event::Text("Min-jun".into()));
    harness.key_press(egui::Key::Enter);
    harness.run_steps(2);
    assert_eq!(only(&harness.state().state).speaker, Some(kim));
}

#[test]
fn arrows_choose_a_row_and_escape_leaves_everything_as_it_was() {
    let mut state = quoted();
    register(&mut state, "Anna Berg", EntryKind::Person);
    register(&mut state, "Kim Min-jun", EntryKind::Person);
    let mut harness = window(state);
    press(&mut harness, NONE, egui::Key::A);
    press(&mut harness, NONE, egui::Key::ArrowDown);
    let Some(Overlay::Speakers(picker)) = &harness.state().state.overlay else {
        panic!("the picker stays open");
    };
    assert_eq!(picker.row, 1);
    press(&mut harness, NONE, egui::Key::Escape);
    assert_eq!(harness.state().state.overlay, None);
    assert_eq!(only(&harness.state().state).speaker, None);
    press(&mut harness, NONE, egui::Key::Tab);
    let focused = harness.ctx.memory(|it| it.focused());
    assert_eq!(focused, Some(pressmark::ui::article_view::article_id()));
}

#[test]
fn a_click_takes_a_row_and_the_last_row_takes_the_speaker_away() {
    let mut state = quoted();
    let anna = register(&mut state, "Anna Berg", EntryKind::Person);
    let mut harness = window(state);
    press(&mut harness, NONE, egui::Key::A);
    let row = harness.get_all_by_role(Role::Button).find(|it| {
        let label = it.accesskit_node().label();
        label.is_some_and(|it| it.starts_with("Anna Berg, "))
    });
    row.expect("a row").click();
    harness.run_steps(2);
    assert_eq!(only(&harness.state().state).speaker, Some(anna));
    press(&mut harness, NONE, egui::Key::A);
    click(&mut harness, "Nobody known, Take the speaker away");
    assert_eq!(only(&harness.state().state).speaker, None);
}

#[test]
fn merging_asks_for_the_entry_that_stays() {
    let mut state = quoted();
    let anna = register(&mut state, "Anna Berg", EntryKind::Person);
    let doctor = register(&mut state, "Dr. Berg", EntryKind::Person);
    let mut harness = window(state);
    let ask = Command::Registry(RegistryCommand::AskMerge(doctor.clone()));
    harness.state_mut().state.run(ask);
    harness.run_steps(2);
    harness.get_by_label("Merge Dr. Berg into…");
    press(&mut harness, NONE, egui::Key::Enter);
    let document = &desk(&harness).document;
    assert_eq!(document.entry(&doctor).map(|it| it.0), Some(&anna));
}

#[test]
fn further_mentions_are_chosen_by_space_and_marked_by_enter() {
    let mut state = app::state("Mina Oh left. Mina Oh came. Mina Oh stayed.");
    let entry = register(&mut state, "Mina Oh", EntryKind::Person);
    let article = state.desk.as_ref().unwrap().document.article().clone();
    let spans = [0..7, 14..21, 28..35].map(|it| article.span(it).expect("words"));
    state.overlay = Some(Overlay::Mentions {
        entry: entry.clone(),
        spans: spans.to_vec(),
    });
    let mut harness = window(state);
    press(&mut harness, NONE, egui::Key::ArrowDown);
    press(&mut harness, NONE, egui::Key::Space);
    harness.get_by_label("Mark 2 mentions");
    press(&mut harness, NONE, egui::Key::Enter);
    let marked = attribution(MarkMentions {
        entry: entry.clone(),
        spans: vec![spans[0], spans[2]],
    });
    assert!(harness.state().commands.contains(&marked));
    assert_eq!(desk(&harness).document.mentions_of(&entry).count(), 2);
}

#[test]
fn a_click_on_a_mention_shows_its_place_and_keeps_the_list() {
    let mut state = app::state("Mina Oh left. Mina Oh came.");
    let entry = register(&mut state, "Mina Oh", EntryKind::Person);
    let article = state.desk.as_ref().unwrap().document.article().clone();
    let spans = [0..7, 14..21].map(|it| article.span(it).expect("words")).to_vec();
    state.overlay = Some(Overlay::Mentions { entry, spans });
    let mut harness = window(state);
    click(&mut harness, "Mina Oh left. Mina Oh came.");
    assert_eq!(desk(&harness).selection.range(), 0..7);
    assert!(harness.state().state.overlay.is_some());
}

#[test]
fn deleting_an_entry_tells_first_what_rests_on_it() {
    let mut state = quoted();
    let subject = ids(&state)[0].clone();
    let entry = register(&mut state, "Mina Oh", EntryKind::Person);
    let speaker = Some(entry.clone());
    state.run(attribution(AttributionCommand::SetSpeaker { subject, speaker }));
    state.run(Command::Registry(RegistryCommand::AskRemove(entry.clone())));
    let mut harness = window(state);
    harness.get_by_label("1 attribution and 1 mention in this article rest on nobody known afterwards; the marks stay");
    click(&mut harness, "Keep it");
    assert!(desk(&harness).document.entry(&entry).is_some());
    let ask = Command::Registry(RegistryCommand::AskRemove(entry.clone()));
    harness.state_mut().state.run(ask);
    harness.run_steps(2);
    press(&mut harness, NONE, egui::Key::Enter);
    assert!(desk(&harness).document.entry(&entry).is_none());
    assert_eq!(only(&harness.state().state).speaker, None);
}

#[test]
fn what_is_checked_goes_to_the_new_entry_when_one_is_split() {
    let mut state = quoted();
    let subject = ids(&state)[0].clone();
    let entry = register(&mut state, "Mina Oh", EntryKind::Person);
    let speaker = Some(entry.clone());
    state.run(attribution(AttributionCommand::SetSpeaker { subject, speaker }));
    state.run(Command::Registry(RegistryCommand::AskSplit(entry.clone())));
    let mut harness = window(state);
    harness.event(egui::Event::Text("Mina Oh, the younger".into()));
    harness.run_steps(2);
    click(&mut harness, "Said: “We wait”");
    click(&mut harness, "Split");
    let speaker = only(&harness.state().state).speaker.expect("a speaker");
    assert_ne!(speaker, entry);
    let (_, new) = desk(&harness).document.entry(&speaker).expect("the new one");
    assert_eq!(&*new.name, "Mina Oh, the younger");
    assert_eq!(desk(&harness).document.mentions_of(&entry).count(), 1);
}

#[test]
fn a_claim_is_related_by_the_first_letter_of_the_relation() {
    let mut state = app::state("[c:Rents rose]. [c:Rents fell].");
    state.run(Command::NextAnnotation);
    let mut harness = window(state);
    press(&mut harness, NONE, egui::Key::R);
    assert!(matches!(harness.state().state.overlay, Some(Overlay::Relations(_))));
    press(&mut harness, NONE, egui::Key::C);
    let hints = matches!(harness.state().state.overlay, Some(Overlay::Hints(_)));
    assert!(hints, "letters for the other claim");
    assert_eq!(desk(&harness).document.annotations().len(), 2);
}

#[test]
fn a_dismissal_is_kept_with_the_reason_that_was_typed() {
    let mut state = quoted();
    state.overlay = Some(Overlay::Dismiss {
        key: "some-check:1".into(),
        message: "Nobody is named".into(),
        words: "We wait".into(),
    });
    let mut harness = window(state);
    harness.event(egui::Event::Text("Named in the headline".into()));
    harness.run_steps(2);
    press(&mut harness, NONE, egui::Key::Enter);
    assert_eq!(harness.state().state.overlay, None);
    let dismissals = &desk(&harness).document.tables().dismissals;
    assert_eq!(&*dismissals["some-check:1"].reason, "Named in the headline");
}

#[test]
fn a_usual_reason_is_chosen_by_arrow_and_enter() {
    let mut state = quoted();
    state.overlay = Some(Overlay::Dismiss {
        key: "some-check:1".into(),
        message: "Nobody is named".into(),
        words: String::new(),
    });
    let mut harness = window(state);
    press(&mut harness, NONE, egui::Key::ArrowDown);
    press(&mut harness, NONE, egui::Key::Enter);
    let dismissals = &desk(&harness).document.tables().dismissals;
    assert_eq!(&*dismissals["some-check:1"].reason, "No quotation: a title or a term");
}

#[test]
fn shift_m_without_an_entry_says_what_to_do() {
    let mut harness = window(app::state("[q:We wait]"));
    press(&mut harness, SHIFT, egui::Key::M);
    assert_eq!(harness.state().state.overlay, None);
    assert!(!harness.state().state.notices.is_empty());
}

#[test]
fn the_inspector_keeps_its_width_whatever_it_shows() {
    let long = "We have waited for a very long time, and nobody has told us anything at all about it";
    let mut state = app::state(&format!(
        "“[q:{long}],” [u:said] [s:Mina Oh, who has been the head of the office]."
    ));
    let name = "Mina Oh of the Office for the Observation of Exceedingly Long Names";
    let speaker = Some(register(&mut state, name, EntryKind::Person));
    let all = ids(&state);
    for other in &all[1..] {
        let (from, to) = (all[0].clone(), other.clone());
        state.run(attribution(LinkTo { from, to }));
    }
    let subject = all[0].clone();
    state.run(attribution(AttributionCommand::SetSpeaker { subject, speaker }));
    let mut harness = window(state);
    for id in all {
        harness.state_mut().state.run(Command::Focus(id));
        harness.run_steps(12);
        let tags = harness
            .get_all_by_label("Tags")
            .find(|it| it.accesskit_node().role() == Role::TextInput);
        let rect = tags.expect("a field").rect();
        assert!(rect.left() > 970.0 && rect.right() <= 1280.0, "{rect:?}");
    }
}
