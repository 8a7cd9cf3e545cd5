//! Undo reaches back past a restart, and never does what does not fit.

use std::collections::BTreeMap;
use std::fs;

use pressmark::model::id::AnnotationId;
use pressmark::model::label::Label;
use proptest::prelude::*;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};

use crate::desk::{Desk, Sitting, names_in};

#[test]
fn undo_and_redo_survive_a_restart() {
    let desk = Desk::new();
    let mut window = desk.window();
    let id = window.mark("Ana Ruiz", Label::Source);
    window.note(&id, "Who?");
    window.mark("the council", Label::Source);
    window.save();
    window.undo();
    window.save();
    drop(window);

    let mut again = desk.window();
    assert!(again.redo());
    assert_eq!(again.shown(), ["source: Ana Ruiz = Who?", "source: the council"]);
    assert!(again.undo() && again.undo());
    assert_eq!(again.shown(), ["source: Ana Ruiz"]);
    assert!(again.undo() && !again.undo());
    assert!(again.shown().is_empty());
}

#[test]
fn unsaved_gestures_can_be_undone_after_a_crash() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    window.mark("the council", Label::Source);
    drop(window);
    let mut again = desk.window();
    assert!(again.undo());
    assert_eq!(again.shown(), ["source: Ana Ruiz"]);
    assert!(again.undo() && !again.undo());
}

#[test]
fn history_starts_anew_when_a_record_was_changed_elsewhere() {
    let desk = Desk::new();
    let mut window = desk.window();
    let id = window.mark("Ana Ruiz", Label::Source);
    window.note(&id, "first");
    window.save();
    drop(window);
    desk.edit_sidecar("first", "other");
    let mut again = desk.window();
    assert!(!again.undo());
    again.mark("the council", Label::Source);
    again.save();
    drop(again);
    let mut third = desk.window();
    assert!(third.undo() && !third.undo());
}

#[test]
fn history_that_cannot_be_written_never_fails_a_save() {
    let desk = Desk::new();
    fs::create_dir_all(desk.home().join("state")).unwrap();
    fs::write(desk.home().join("state/history"), "a file in the way").unwrap();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    let snapshot = window.document().clone();
    assert!(window.opened.keeper.save(&snapshot).unwrap().written);
    let told = window.opened.journal.saved_through(1).unwrap_err().to_string();
    assert!(told.contains("undo will not reach back"), "{told}");
    window.mark("the council", Label::Source);
    window.save();
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn a_torn_or_foreign_history_is_no_harm() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    window.mark("the council", Label::Source);
    window.save();
    drop(window);
    let folder = desk.home().join("state/history");
    let file = folder.join(&names_in(&folder)[0]);
    let bytes = fs::read(&file).unwrap();
    for cut in [bytes.len() - 1, bytes.len() / 2, 20, 0] {
        fs::write(&file, &bytes[..cut]).unwrap();
        let mut again = desk.window();
        assert_eq!(again.shown().len(), 2);
        while again.undo() {}
        while again.redo() {}
        assert_eq!(again.shown().len(), 2);
        again.save();
    }
}

#[test]
fn a_sidecar_gets_a_backup_before_it_is_replaced() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    let first = desk.saved();
    window.mark("the council", Label::Source);
    window.save();
    window.mark("the union", Label::Source);
    window.save();
    let folder = desk.home().join("state/backups");
    let folder = folder.join(&names_in(&folder)[0]);
    assert_eq!(names_in(&folder), ["1.ron"]);
    assert_eq!(fs::read_to_string(folder.join("1.ron")).unwrap(), first);

    // When the last one is old, or from the future by a clock that was wrong, another is made; five stay.
    let day = std::time::Duration::from_secs(86_400);
    let now = std::time::SystemTime::now();
    for (round, when) in [now - day, now + day].into_iter().cycle().take(8).enumerate() {
        let newest = fs::File::options().append(true).open(folder.join("1.ron")).unwrap();
        newest.set_modified(when).unwrap();
        let before = desk.saved();
        window.mark(if round % 2 == 0 { "The mill" } else { "May" }, Label::Claim);
        window.save();
        assert_eq!(fs::read_to_string(folder.join("1.ron")).unwrap(), before);
    }
    assert_eq!(names_in(&folder), ["1.ron", "2.ron", "3.ron", "4.ron", "5.ron"]);
}

/// What a person can do to a sitting, by number so that cases shrink well.
#[derive(Clone, Debug)]
enum Act {
    Mark(usize),
    Note(usize),
    Remove(usize),
    Undo,
    Redo,
    Save,
    /// Close without saving and open again, as after a crash.
    Crash,
    /// Save and open again.
    Reopen,
    /// Another program marks something.
    Elsewhere(usize),
}

/// A simple model: a stack of states.
#[derive(Clone, Debug, Default)]
struct Model {
    /// What was there before the first gesture.
    base: Notes,
    done: Vec<Notes>,
    undone: Vec<Notes>,
    /// Marked by others and not taken in yet.
    pending: Notes,
    /// Numbers given so far.
    count: usize,
}

/// Number of each mark, and of the note it has.
type Notes = BTreeMap<usize, Option<usize>>;

impl Model {
    fn now(&self) -> Notes {
        self.done.last().unwrap_or(&self.base).clone()
    }

    fn pick(&self, number: usize) -> Option<usize> {
        let keys: Vec<usize> = self.now().into_keys().collect();
        (!keys.is_empty()).then(|| keys[number % keys.len()])
    }

    fn push(&mut self, now: Notes) {
        self.done.push(now);
        self.undone.clear();
    }
}

struct Machine;

impl ReferenceStateMachine for Machine {
    type State = Model;
    type Transition = Act;

    fn init_state() -> BoxedStrategy<Model> {
        Just(Model::default()).boxed()
    }

    fn transitions(_: &Model) -> BoxedStrategy<Act> {
        prop_oneof![
            4 => (0..WORDS.len()).prop_map(Act::Mark),
            3 => (0..9usize).prop_map(Act::Note),
            2 => (0..9usize).prop_map(Act::Remove),
            3 => Just(Act::Undo),
            2 => Just(Act::Redo),
            2 => Just(Act::Save),
            1 => Just(Act::Crash),
            1 => Just(Act::Reopen),
            1 => (0..WORDS.len()).prop_map(Act::Elsewhere),
        ]
        .boxed()
    }

    fn apply(mut model: Model, act: &Act) -> Model {
        let number = model.count;
        model.count += 1;
        let mut now = model.now();
        match act {
            Act::Mark(_) => {
                now.insert(number, None);
                model.push(now);
            }
            Act::Note(pick) => {
                if let Some(id) = model.pick(*pick) {
                    now.insert(id, Some(number));
                    model.push(now);
                }
            }
            Act::Remove(pick) => {
                if let Some(id) = model.pick(*pick) {
                    now.remove(&id);
                    model.push(now);
                }
            }
            Act::Undo => model.undone.extend(model.done.pop()),
            Act::Redo => model.done.extend(model.undone.pop()),
            Act::Elsewhere(_) => drop(model.pending.insert(number, None)),
            // Taking in what others wrote is a gesture like any other.
            Act::Save | Act::Reopen if model.pending.is_empty() => {}
            Act::Save | Act::Reopen => {
                now.append(&mut model.pending);
                model.push(now);
            }
            // What others wrote was there when the window opened again.
            Act::Crash => {
                let pending = std::mem::take(&mut model.pending);
                let states = model.done.iter_mut().chain(&mut model.undone).chain([&mut model.base]);
                states.for_each(|it| it.extend(pending.clone()));
            }
        }
        model
    }
}

const WORDS: &[&str] = &["Ana Ruiz", "the council", "the union", "Nobody was.", "The mill"];

struct Room {
    desk: Desk,
    window: Sitting,
    /// By the model's number.
    ids: BTreeMap<usize, AnnotationId>,
}

impl Room {
    /// Opens the article again in another window.
    fn reopened(self) -> Room {
        let Room { desk, window, ids } = self;
        drop(window);
        let window = desk.window();
        Room { desk, window, ids }
    }

    fn shown(&self) -> BTreeMap<AnnotationId, String> {
        let annotations = self.window.document().annotations().iter();
        annotations
            .map(|(id, it)| (id.clone(), it.body.note.to_string()))
            .collect()
    }
}

impl StateMachineTest for Machine {
    type SystemUnderTest = Room;
    type Reference = Machine;

    fn init_test(_: &Model) -> Room {
        let desk = Desk::new();
        Room {
            window: desk.window(),
            desk,
            ids: BTreeMap::new(),
        }
    }

    fn apply(mut room: Room, model: &Model, act: Act) -> Room {
        // The model has made the step already.
        let number = model.count - 1;
        let now = model.now();
        match act {
            Act::Mark(word) => {
                let id = room.window.mark(WORDS[word], Label::Claim);
                room.ids.insert(number, id);
            }
            Act::Note(_) => {
                if let Some((noted, _)) = now.iter().find(|(_, note)| **note == Some(number)) {
                    room.window.note(&room.ids[noted], &number.to_string());
                }
            }
            Act::Remove(_) => {
                let there = |it: &&usize| room.window.document().annotation(&room.ids[*it]).is_some();
                if let Some(gone) = room.ids.keys().filter(there).find(|it| !now.contains_key(it)) {
                    room.window.remove(&room.ids[gone]);
                }
            }
            Act::Undo => drop(room.window.undo()),
            Act::Redo => drop(room.window.redo()),
            Act::Save => drop(room.window.save()),
            Act::Crash => room = room.reopened(),
            Act::Reopen => {
                room.window.save();
                room = room.reopened();
                assert_eq!(room.window.opened.report.recovered, 0);
            }
            Act::Elsewhere(word) => {
                let mut command = room.desk.command();
                let id = command.mark(WORDS[word], Label::Quote);
                command.save();
                room.ids.insert(number, id);
            }
        }
        room
    }

    fn check_invariants(room: &Room, model: &Model) {
        let note = |it: Option<usize>| it.map_or(String::new(), |it| it.to_string());
        let expected: BTreeMap<_, _> = model
            .now()
            .into_iter()
            .map(|(it, n)| (room.ids[&it].clone(), note(n)))
            .collect();
        assert_eq!(room.shown(), expected);
        assert_eq!(room.window.opened.history.len(), model.done.len());
    }

    fn teardown(mut room: Room, model: Model) {
        room.window.save();
        for other in model.pending.keys() {
            let kept = room.window.document().annotation(&room.ids[other]);
            assert!(kept.is_some(), "another's mark was lost");
        }
        assert!(room.desk.files().iter().all(|it| !it.starts_with('.')));
        assert_eq!(room.desk.look().document(), room.window.document());
    }
}

prop_state_machine! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_session_agrees_with_a_stack_of_states(sequential 1..30 => Machine);
}
