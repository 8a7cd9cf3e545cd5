//! Two windows on two articles of one folder, at their common registry in any order: they come to agree, and
//! what is on the disk is what they show.

use std::fs;
use std::path::PathBuf;

use pressmark::model::label::Label;
use pressmark::model::registry::{Entry, EntryKind, SourceId};
use pressmark::model::{attributing, registering, verifying};
use pressmark::store::folder;
use pressmark::store::open::Access;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::desk::{Desk, Sitting, TEXT, stamp};

#[derive(Clone, Debug)]
enum Act {
    Meet(usize),
    Edit(usize),
    Merge(usize),
    Delete(usize),
    /// Marks words and says whose they are.
    Attribute(usize),
    Switch(bool),
    Undo,
    Save,
    Look,
    /// Closes without saving and opens again, as after a crash.
    Crash,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..4usize).prop_map(Act::Meet),
        3 => (0..9usize).prop_map(Act::Edit),
        1 => (0..9usize).prop_map(Act::Merge),
        1 => (0..9usize).prop_map(Act::Delete),
        3 => (0..9usize).prop_map(Act::Attribute),
        1 => any::<bool>().prop_map(Act::Switch),
        3 => Just(Act::Undo),
        4 => Just(Act::Save),
        2 => Just(Act::Look),
        1 => Just(Act::Crash),
    ]
}

fn pick(window: &Sitting, number: usize) -> Option<SourceId> {
    let keys: Vec<&SourceId> = window.document().entries().keys().collect();
    (!keys.is_empty()).then(|| keys[number % keys.len()].clone())
}

fn perform(window: &mut Sitting, act: &Act, count: usize) {
    let document = window.document().clone();
    match act {
        Act::Meet(name) => {
            let name = ["Ana", "Bo", "Cy", "Ana B"][*name];
            let key = SourceId::fresh(name, |it| document.entries().contains_key(it));
            // Now and then two are met under one key that are not the same.
            let shown = if count.is_multiple_of(3) {
                name.to_uppercase()
            } else {
                name.to_owned()
            };
            window.commit(registering::add(
                &document,
                key,
                Entry::new(EntryKind::Person, &shown, &stamp()),
            ));
        }
        Act::Edit(number) => {
            if let Some(key) = pick(window, *number) {
                let edit = registering::edit(&document, &key, &stamp(), |it| match number % 3 {
                    0 => it.note = format!("{count}").into(),
                    1 => it.aliases.push(format!("{count}").into()),
                    _ => it.contact = format!("tel:{count}").into(),
                });
                window.commit(edit);
            }
        }
        Act::Merge(number) => {
            if let (Some(one), Some(other)) = (pick(window, *number), pick(window, number + 1)) {
                window.commit(registering::merge(&document, &one, &other, &stamp()));
            }
        }
        Act::Delete(number) => {
            if let Some(key) = pick(window, *number) {
                window.commit(registering::remove(&document, &key, &stamp()));
            }
        }
        Act::Attribute(number) => {
            if let Some(key) = pick(window, *number) {
                let quote = window.mark("We were not asked", Label::Quote);
                let fresh = format!("a{count}").as_str().into();
                let speaker = attributing::set_speaker(window.document(), fresh, &quote, Some(&key), &stamp());
                window.commit(speaker);
            }
        }
        Act::Switch(on) => window.commit(verifying::switch(&document, "scare-quotes", Some(*on))),
        Act::Undo => drop(window.try_undo()),
        Act::Save => drop(window.save()),
        Act::Look => drop(window.look()),
        Act::Crash => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn two_windows_come_to_agree_with_each_other_and_the_disk(acts in vec((any::<bool>(), act()), 1..40), lone: bool) {
        let desk = Desk::new();
        if lone {
            fs::write(desk.sidecar(), "(schema: 1, sources: {\"ida\": (kind: Person, name: \"Ida\", contact: \"tel:7\")})").unwrap();
        }
        let paths: [PathBuf; 2] = [desk.article.clone(), desk.folder().join("other.md")];
        fs::write(&paths[1], TEXT).unwrap();
        let mut windows = paths.clone().map(|it| Some(Sitting::at(&it, Access::Window, &desk.places)));
        for (count, (second, act)) in acts.iter().enumerate() {
            let number = usize::from(*second);
            if matches!(act, Act::Crash) {
                // Whom they rest on may have got another key from the neighbour.
                let attributed = |it: &Sitting| it.document().attributions().keys().cloned().collect::<Vec<_>>();
                let before = windows[number].take().map(|it| attributed(&it));
                windows[number] = Some(Sitting::at(&paths[number], Access::Window, &desk.places));
                let after = windows[number].as_ref().map(attributed);
                prop_assert_eq!(before, after);
            }
            if let Some(window) = &mut windows[number] {
                perform(window, act, count);
            }
        }
        // Each saves what it has; after that they only need to look.
        for _ in 0..3 {
            for window in windows.iter_mut().flatten() {
                window.save();
                window.look();
            }
        }
        for (window, path) in windows.iter_mut().flatten().zip(&paths) {
            prop_assert!(window.look().is_none());
            prop_assert!(!window.save().written);
            let found = Sitting::at(path, Access::Look, &desk.places);
            prop_assert_eq!(found.document(), window.document());
            let sidecar = fs::read_to_string(format!("{}.ron", path.display())).unwrap_or_default();
            prop_assert!(!sidecar.replace("tel:7", "").contains("tel:"), "{}", sidecar);
        }
        if let (Some(known), [Some(one), Some(two)]) = (folder::registry(desk.folder()).unwrap(), &windows) {
            prop_assert!(known.blocked.is_none());
            prop_assert_eq!(&known.tables().entries, two.document().entries());
            for (key, entry) in &known.tables().entries {
                prop_assert_eq!(one.document().entries().get(key), Some(entry));
            }
        }
    }
}
