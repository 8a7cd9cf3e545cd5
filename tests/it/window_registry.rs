//! The registry in the window: the table of speakers, the view of an entry, everything somebody said.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use pressmark::app::command::{AttributionCommand, Command, RegistryCommand};
use pressmark::app::effect::{Broken, Effect, Outcome};
use pressmark::app::folder_view::{FolderArticle, FolderView, TextExport, TextForm};
use pressmark::app::state::{Bottom, Clock, Desk, Overlay, RegistryHome, State};
use pressmark::model::document::Document;
use pressmark::model::id::AnnotationId;
use pressmark::model::registry::{Entry, EntryKind, SourceId};
use pressmark::model::transaction::Transaction;

use crate::app;
use crate::fixture;
use crate::window::{CTRL, NONE, Window, press, window};

type Shown = Harness<'static, Window>;

fn registry(command: RegistryCommand) -> Command {
    Command::Registry(command)
}

/// An article whose claims and quotes rest on two people, with the registry at the bottom of the window.
fn town() -> State {
    let mut state = app::state(
        "[s:Ada Marsh] [u:said] [q:the harbour closes].\n\nMarsh [u:adds] that [c:rents rose]. \
         [s:오경섭] hopes [q:it opens].\n\nNobody |knows more| here",
    );
    let ada = register(&mut state, "Ada Marsh", EntryKind::Person);
    let oh = register(&mut state, "오경섭", EntryKind::Person);
    register(&mut state, "Institute of Tides", EntryKind::Organisation);
    let ids = ids(&state);
    for (subject, speaker) in [(2, &ada), (4, &ada), (6, &oh)] {
        set_speaker(&mut state, &ids[subject], speaker);
    }
    state.run(Command::ShowBottom(Bottom::Speakers));
    state.focus = None;
    state
}

fn register(state: &mut State, name: &str, kind: EntryKind) -> SourceId {
    let name = name.to_owned();
    state.run(registry(RegistryCommand::New { name, kind }));
    state.focus = None;
    state.desk.as_mut().unwrap().entry.take().expect("a new entry is shown")
}

fn set_speaker(state: &mut State, subject: &AnnotationId, speaker: &SourceId) {
    state.run(Command::Attribution(AttributionCommand::SetSpeaker {
        subject: subject.clone(),
        speaker: Some(speaker.clone()),
    }));
}

/// The annotations in the order of the text.
fn ids(state: &State) -> Vec<AnnotationId> {
    let marks = state.desk.as_ref().unwrap().document.index().iter();
    marks.filter(|it| it.first).map(|it| it.id.clone()).collect()
}

fn desk(shown: &Shown) -> &Desk {
    shown.state().state.desk.as_ref().unwrap()
}

fn entry(shown: &Shown, id: &str) -> Entry {
    Entry::clone(&desk(shown).document.entries()[&SourceId::from(id)])
}

fn click(shown: &mut Shown, label: &str) {
    shown.get_by_label(label).click();
    shown.run_steps(3);
}

fn click_button(shown: &mut Shown, label: &str) {
    let button = shown
        .get_all_by_label(label)
        .find(|it| it.accesskit_node().role() == Role::Button);
    button.unwrap_or_else(|| panic!("a button {label}")).click();
    shown.run_steps(3);
}

/// Shows an entry's fields.
fn fields_of(shown: &mut Shown, id: &str) {
    shown.state_mut().state.run(registry(RegistryCommand::Show(id.into())));
    shown.run_steps(2);
    click(shown, "Entry");
}

/// Types into a field.
fn type_in(shown: &mut Shown, label: &str, text: &str) {
    fn field<'s>(shown: &'s Shown, label: &'s str) -> egui_kittest::Node<'s> {
        let mut nodes = shown.get_all_by_label(label);
        let field = nodes.find(|it| matches!(it.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput));
        field.unwrap_or_else(|| panic!("a field {label}"))
    }
    field(shown, label).focus();
    shown.run_steps(2);
    field(shown, label).type_text(text);
    shown.run_steps(2);
}

/// Types into a field and leaves it.
fn type_into(shown: &mut Shown, label: &str, text: &str) {
    type_in(shown, label, text);
    press(shown, NONE, Key::Escape);
    shown.run_steps(2);
}

fn rows(shown: &Shown) -> Vec<String> {
    let entries = desk(shown).document.entries();
    let rows = shown.state().drafts.registry.rows();
    rows.iter().map(|it| entries[it].name.to_string()).collect()
}

#[test]
fn an_empty_registry_says_what_it_is_and_a_name_typed_there_is_its_first_entry() {
    let mut state = app::state("Rents |rose| again");
    state.run(Command::ShowBottom(Bottom::Speakers));
    let mut shown = window(state);
    shown.get_by_label_contains("select a name in the article and press V");
    type_in(&mut shown, "New entry", "Ada Marsh");
    press(&mut shown, NONE, Key::Enter);
    shown.run_steps(2);
    assert_eq!(&*entry(&shown, "ada-marsh").name, "Ada Marsh");
    assert_eq!(desk(&shown).entry, Some("ada-marsh".into()));
    // The name has the keyboard; what is typed there is its own.
    press(&mut shown, NONE, Key::Escape);
    press(&mut shown, CTRL, Key::Z);
    assert!(desk(&shown).document.entries().is_empty());
    assert_eq!(desk(&shown).entry, None);
}

#[test]
fn the_table_counts_what_rests_on_each_entry_and_a_row_shows_it() {
    let mut shown = window(town());
    assert_eq!(rows(&shown), ["Ada Marsh", "Institute of Tides", "오경섭"]);
    click(&mut shown, "Institute of Tides");
    assert_eq!(desk(&shown).entry, Some("institute-of-tides".into()));
    press(&mut shown, NONE, Key::ArrowUp);
    assert_eq!(desk(&shown).entry, Some("ada-marsh".into()));
    shown.get_by_label("Said 2");
}

#[test]
fn search_finds_names_without_accents_roles_and_other_scripts() {
    let mut state = town();
    let id = register(&mut state, "José Núñez", EntryKind::Person);
    let mut changed = Entry::clone(&state.desk.as_ref().unwrap().document.entries()[&id]);
    changed.positions.push(pressmark::model::registry::Position {
        role: "harbour master".into(),
        ..Default::default()
    });
    let entry = Box::new(changed);
    state.run(registry(RegistryCommand::Set { id, entry }));
    let mut shown = window(state);
    type_in(&mut shown, "Search", "NUNEZ");
    assert_eq!(rows(&shown), ["José Núñez"]);
    shown.state_mut().drafts.registry.roster.query = "master".into();
    shown.run_steps(2);
    assert_eq!(rows(&shown), ["José Núñez"]);
    shown.state_mut().drafts.registry.roster.query = "오경".into();
    shown.run_steps(2);
    assert_eq!(rows(&shown), ["오경섭"]);
    shown.state_mut().drafts.registry.roster.query = "oh kyung".into();
    shown.run_steps(2);
    assert_eq!(rows(&shown), ["오경섭"]);
    click(&mut shown, "Show all");
    assert_eq!(rows(&shown).len(), 4);
    click(&mut shown, "Only in this article");
    assert_eq!(rows(&shown), ["Ada Marsh", "오경섭"]);
}

#[test]
fn typed_fields_are_kept_when_they_are_left_and_each_is_one_gesture() {
    let mut shown = window(town());
    fields_of(&mut shown, "ada-marsh");
    type_into(&mut shown, "Other names", "마시");
    type_into(&mut shown, "Knows about", "tides");
    let kept = entry(&shown, "ada-marsh");
    assert_eq!((&*kept.aliases[0], &*kept.expertise), ("마시", "tides"));
    press(&mut shown, CTRL, Key::Z);
    let undone = entry(&shown, "ada-marsh");
    assert_eq!((&*undone.aliases[0], &*undone.expertise), ("마시", ""));
    assert_eq!(
        shown.state().drafts.registry.entry.as_ref().unwrap().fields.expertise,
        ""
    );
}

#[test]
fn what_is_typed_is_kept_on_a_pause_and_when_another_entry_is_shown() {
    let mut shown = window(town());
    fields_of(&mut shown, "ada-marsh");
    type_in(&mut shown, "Contact", "at the harbour");
    assert_eq!(&*entry(&shown, "ada-marsh").contact, "");
    shown.state_mut().state.tick(Clock {
        now: fixture::later().at,
        ms: 5_000,
    });
    shown.run_steps(2);
    assert_eq!(&*entry(&shown, "ada-marsh").contact, "at the harbour");
    type_in(&mut shown, "Contact", ", daily");
    shown
        .state_mut()
        .state
        .run(registry(RegistryCommand::Show("institute-of-tides".into())));
    shown.run_steps(2);
    assert_eq!(&*entry(&shown, "ada-marsh").contact, "at the harbour, daily");
    assert_eq!(&*entry(&shown, "institute-of-tides").contact, "");
}

#[test]
fn a_lone_article_keeps_no_contacts_and_can_share_its_registry() {
    let mut state = town();
    state.desk.as_mut().unwrap().registry_home = RegistryHome::Article;
    let mut shown = window(state);
    click(&mut shown, "Share with the folder");
    assert_eq!(shown.state().commands.last(), Some(&registry(RegistryCommand::Share)));
    fields_of(&mut shown, "ada-marsh");
    let contact = shown
        .get_all_by_label("Contact")
        .find(|it| it.accesskit_node().role() == Role::MultilineTextInput);
    assert!(contact.unwrap().accesskit_node().is_disabled());
}

#[test]
fn a_role_gets_its_time_and_an_odd_date_is_told() {
    let mut shown = window(town());
    fields_of(&mut shown, "ada-marsh");
    click(&mut shown, "Add a role");
    type_into(&mut shown, "Role", "harbour master");
    type_into(&mut shown, "From", "last June");
    shown.get_by_label_contains("“last June” is no date");
    let position = entry(&shown, "ada-marsh").positions[0].clone();
    assert_eq!((&*position.role, &*position.from), ("harbour master", "last June"));
    click(&mut shown, "Remove this role");
    assert!(entry(&shown, "ada-marsh").positions.is_empty());
}

#[test]
fn the_reason_for_anonymity_takes_the_selected_words_of_the_article() {
    let mut shown = window(town());
    fields_of(&mut shown, "ada-marsh");
    shown
        .get_by_label("Take the selected words of the article")
        .click_accesskit();
    shown.run_steps(3);
    let anonymity = entry(&shown, "ada-marsh").anonymity.expect("a reason");
    assert_eq!(&*anonymity.words, "knows more");
    press(&mut shown, CTRL, Key::Z);
    assert_eq!(entry(&shown, "ada-marsh").anonymity, None);
}

#[test]
fn an_entry_is_renamed_and_its_old_name_stays_as_an_alias() {
    let mut shown = window(town());
    click(&mut shown, "Institute of Tides");
    press(&mut shown, NONE, Key::F2);
    shown.get_by_label("New name");
    shown.state_mut().drafts.registry.rename = Some("Tide Office".into());
    press(&mut shown, NONE, Key::Enter);
    let renamed = entry(&shown, "institute-of-tides");
    assert_eq!(
        (&*renamed.name, &*renamed.aliases[0]),
        ("Tide Office", "Institute of Tides")
    );
    press(&mut shown, CTRL, Key::Z);
    assert_eq!(&*entry(&shown, "institute-of-tides").name, "Institute of Tides");
}

#[test]
fn an_entry_is_deleted_from_the_table_once_what_it_affects_was_shown() {
    let mut shown = window(town());
    click(&mut shown, "오경섭");
    press(&mut shown, NONE, Key::Delete);
    assert_eq!(shown.state().state.overlay, Some(Overlay::RemoveEntry("오경섭".into())));
    click_button(&mut shown, "Delete the entry");
    assert_eq!(rows(&shown), ["Ada Marsh", "Institute of Tides"]);
    assert_eq!(desk(&shown).entry, None);
    press(&mut shown, CTRL, Key::Z);
    assert_eq!(rows(&shown).len(), 3);
    assert_eq!(desk(&shown).document.spoken_by(&"오경섭".into()).count(), 1);
}

#[test]
fn two_entries_become_one_and_two_again() {
    let mut shown = window(town());
    click(&mut shown, "오경섭");
    click_button(&mut shown, "Merge with…");
    press(&mut shown, NONE, Key::Enter);
    let merged: Vec<String> = rows(&shown);
    assert_eq!(merged.len(), 2);
    let into = desk(&shown).entry.clone().expect("the merged entry is shown");
    assert!(entry(&shown, into.as_str()).formerly.contains(&"오경섭".into()));
    press(&mut shown, CTRL, Key::Z);
    assert_eq!(rows(&shown).len(), 3);
    assert_eq!(desk(&shown).document.spoken_by(&"오경섭".into()).count(), 1);
}

#[test]
fn one_entry_becomes_two_and_one_again() {
    let mut shown = window(town());
    click(&mut shown, "Ada Marsh");
    click_button(&mut shown, "Split…");
    shown.get_by_label("Name of the new entry").type_text("Ben Marsh");
    shown.run_steps(2);
    let check = shown
        .get_all_by_label("Said: “rents rose”")
        .find(|it| it.accesskit_node().role() == Role::CheckBox);
    check.expect("a box to check").click();
    shown.run_steps(3);
    click_button(&mut shown, "Split");
    let spoken = |shown: &Shown, id: &str| desk(shown).document.spoken_by(&id.into()).count();
    assert_eq!((spoken(&shown, "ada-marsh"), spoken(&shown, "ben-marsh")), (1, 1));
    press(&mut shown, CTRL, Key::Z);
    assert_eq!((spoken(&shown, "ada-marsh"), spoken(&shown, "ben-marsh")), (2, 0));
}

#[test]
fn everything_somebody_said_is_listed_and_a_click_goes_there() {
    let mut shown = window(town());
    click(&mut shown, "Ada Marsh");
    shown.get_by_label("Line 1 · quote. the harbour closes");
    click(&mut shown, "Line 3 · claim. rents rose");
    let selected = desk(&shown).selected.clone().expect("one is selected");
    let words = desk(&shown)
        .document
        .words(&desk(&shown).document.annotation(&selected).unwrap().clone());
    assert_eq!(words, "rents rose");
    assert_eq!(desk(&shown).entry, Some("ada-marsh".into()), "the list stays");
    press(&mut shown, NONE, Key::Escape);
    assert_eq!(desk(&shown).entry, None);
    assert_eq!(desk(&shown).selected, Some(selected), "the annotation is shown again");
}

#[test]
fn what_was_said_in_the_whole_folder_is_listed_once_the_folder_was_read() {
    let mut shown = window(town());
    click(&mut shown, "Ada Marsh");
    click(&mut shown, "Whole folder");
    click(&mut shown, "Read the folder");
    assert_eq!(
        shown.state().commands.last(),
        Some(&registry(RegistryCommand::ReadFolder))
    );
    shown.get_by_label("Stop");
    let (other, ticket) = (town(), desk(&shown).ticket);
    let document: Document = other.desk.unwrap().document;
    let folder = FolderView {
        articles: vec![FolderArticle {
            name: "port.md".into(),
            path: "port.md".into(),
            document,
        }],
        problems: vec!["gate.md: no such file".into()],
    };
    let folder = folder.into();
    shown.state_mut().state.absorb(Outcome::FolderRead { ticket, folder });
    shown.run_steps(2);
    shown.get_by_label("1 could not be read");
    click(&mut shown, "port.md, line 3 · claim. rents rose");
    assert_eq!(shown.state().commands.last(), Some(&Command::Open("port.md".into())));
}

#[test]
fn the_list_of_what_was_said_asks_where_to_be_saved() {
    let mut shown = window(town());
    click(&mut shown, "Ada Marsh");
    click(&mut shown, "Save the list…");
    click(&mut shown, "As Markdown…");
    let what = TextExport::Said {
        entry: "ada-marsh".into(),
        folder: false,
        form: TextForm::Markdown,
    };
    assert_eq!(
        shown.state().commands.last(),
        Some(&registry(RegistryCommand::AskExport(what.clone())))
    );
    let effects = shown.state_mut().state.run(registry(RegistryCommand::AskExport(what)));
    assert!(matches!(effects[..], [Effect::Ask(_)]));
}

/// The texts that would be written.
fn written(state: &mut State, what: TextExport) -> String {
    let path = "out.txt".into();
    let effects = state.run(registry(RegistryCommand::Export { what, path }));
    match &effects[..] {
        [Effect::WriteFile { bytes, .. }] => String::from_utf8(bytes.clone()).unwrap(),
        other => panic!("one text: {other:?}"),
    }
}

fn said_as(form: TextForm) -> TextExport {
    TextExport::Said {
        entry: "ada-marsh".into(),
        folder: false,
        form,
    }
}

#[test]
fn what_was_said_is_written_with_its_place_words_and_context() {
    let mut state = town();
    let csv = written(&mut state, said_as(TextForm::Csv));
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 3, "{csv}");
    let second = "Ada Marsh,town.md,,3,claim,,rents rose,Marsh adds that rents rose.";
    assert!(rows[2].starts_with(second), "{csv}");
    for form in [TextForm::Markdown, TextForm::Html] {
        let text = written(&mut state, said_as(form));
        for words in ["Ada Marsh", "town.md", "the harbour closes", "rents rose"] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
}

#[test]
fn an_export_does_not_tell_who_a_confidential_source_is() {
    let mut state = town();
    let id = SourceId::from("ada-marsh");
    let mut entry = Entry::clone(&state.desk.as_ref().unwrap().document.entries()[&id]);
    entry.confidential = true;
    let entry = Box::new(entry);
    state.run(registry(RegistryCommand::Set { id, entry }));
    for what in [said_as(TextForm::Html), TextExport::Balance { folder: false }] {
        let text = written(&mut state, what);
        assert!(text.contains("name withheld"), "{text}");
        assert!(!text.contains("Ada") && !text.contains("ada-marsh"), "{text}");
    }
    let effects = state.run(registry(RegistryCommand::AskExport(said_as(TextForm::Csv))));
    assert!(
        !format!("{effects:?}").contains("ada-marsh.csv"),
        "the name of the file tells nothing"
    );
}

#[test]
fn the_balance_shows_who_is_quoted_and_a_row_leads_to_the_entry() {
    let mut shown = window(town());
    click(&mut shown, "Balance");
    shown.get_by_label("Speaks for");
    click(&mut shown, "Ada Marsh");
    assert_eq!(desk(&shown).entry, Some("ada-marsh".into()));
    click(&mut shown, "Totals");
    shown.get_by_label("By naming");
    click(&mut shown, "Plot");
    shown.get_by_label_contains("Ada Marsh: 1 indirect quotes, 1 claims and others");
    click(&mut shown, "Save as CSV…");
    let export = TextExport::Balance { folder: false };
    assert_eq!(
        shown.state().commands.last(),
        Some(&registry(RegistryCommand::AskExport(export)))
    );
}

#[test]
fn the_balance_follows_what_is_undone() {
    let mut shown = window(town());
    click(&mut shown, "Balance");
    assert!(shown.query_by_label("오경섭").is_some());
    shown.state_mut().state.run(Command::Undo);
    shown.run_steps(3);
    assert!(shown.query_by_label("오경섭").is_none());
}

#[test]
fn five_thousand_entries_are_prepared_once_and_only_rows_on_the_screen_are_drawn() {
    let mut state = town();
    let desk_of = state.desk.as_mut().unwrap();
    let mut transaction = Transaction::named("many");
    for n in 0..5_000 {
        let entry = Entry::new(EntryKind::Person, &format!("Witness {n:04}"), &fixture::stamp());
        let id = SourceId::from(format!("witness-{n:04}").as_str());
        transaction.put(desk_of.document.tables(), id, Some(entry));
    }
    desk_of.document.apply(&transaction).unwrap();
    let mut shown = window(state);
    assert_eq!(rows(&shown).len(), 5_003);
    let drawn = shown.query_all_by_label_contains("Witness").count();
    assert!(drawn < 60, "{drawn} rows are drawn");
    type_in(&mut shown, "Search", "witness 4321");
    assert_eq!(rows(&shown), ["Witness 4321"]);
    press(&mut shown, NONE, Key::ArrowDown);
    assert_eq!(desk(&shown).entry, Some("witness-4321".into()));
}

#[test]
fn mentions_are_listed_and_next_and_previous_go_through_them() {
    let mut state = town();
    let ids = ids(&state);
    let names = [0, 5].map(|n| ids[n].clone());
    // What names somebody refers to the entry that it is given as a speaker.
    for name in &names {
        set_speaker(&mut state, name, &"ada-marsh".into());
    }
    let mut shown = window(state);
    click(&mut shown, "Ada Marsh");
    click(&mut shown, "Mentions 2");
    click_button(&mut shown, "Next");
    assert_eq!(desk(&shown).selected.as_ref(), Some(&names[0]));
    press(&mut shown, NONE, Key::N);
    assert_eq!(desk(&shown).selected.as_ref(), Some(&names[1]));
    assert_eq!(desk(&shown).entry, Some("ada-marsh".into()), "the list stays");
    click_button(&mut shown, "Mark further mentions…");
    let expected = Command::Attribution(AttributionCommand::AskMentions);
    assert_eq!(shown.state().commands.last(), Some(&expected));
}

#[test]
fn by_keys_alone_from_the_search_into_the_entry_and_back() {
    let mut shown = window(town());
    type_in(&mut shown, "Search", "tides");
    press(&mut shown, NONE, Key::Enter);
    shown.run_steps(2);
    assert_eq!(desk(&shown).entry, Some("institute-of-tides".into()));
    let tab = shown.get_by_label("Entry");
    assert!(tab.accesskit_node().is_focused(), "the keyboard is in the entry");
    press(&mut shown, NONE, Key::Escape);
    assert_eq!(desk(&shown).entry, None);
}

#[test]
fn choosing_another_annotation_leaves_the_entry_and_keeps_what_was_typed() {
    let mut shown = window(town());
    fields_of(&mut shown, "ada-marsh");
    type_in(&mut shown, "Knows about", "tides");
    let first = ids(&shown.state().state)[2].clone();
    shown.state_mut().state.run(Command::Focus(first));
    shown.run_steps(2);
    assert_eq!(desk(&shown).entry, None);
    assert_eq!(&*entry(&shown, "ada-marsh").expertise, "tides");
}

#[test]
fn a_registry_that_cannot_be_read_is_told_above_the_article_with_what_can_be_done() {
    let mut state = app::state("Rents |rose| again");
    state.desk.as_mut().expect("an article").registry_blocked = Some(Broken {
        message: "a comma is missing: sources.ron:3:1".into(),
        too_new: false,
        backup: Some("2026-03-01 09:00 UTC".into()),
    });
    let mut harness = window(state);
    harness.get_by_label("Sources can be seen, but not changed: a comma is missing: sources.ron:3:1");
    harness
        .get_by_label("Use the registry saved 2026-03-01 09:00 UTC")
        .click();
    harness.run_steps(2);
    let wished = Command::Registry(RegistryCommand::Restore);
    assert!(harness.state().commands.contains(&wished));
    let effects = harness
        .state_mut()
        .state
        .run(Command::Registry(RegistryCommand::SetAside));
    assert!(matches!(effects[..], [Effect::SetAsideRegistry { .. }]), "{effects:?}");
}
