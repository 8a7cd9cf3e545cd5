//! The folder's registry: where entries live, who may write it, and that nothing of it is lost.

use std::fs;
use std::path::{Path, PathBuf};

use pressmark::model::label::Label;
use pressmark::model::registry::{Entry, EntryKind, SourceId};
use pressmark::model::{attributing, registering, verifying};
use pressmark::store::folder;
use pressmark::store::open::{Access, Opening};
use pressmark::store::save::{Elsewhere, SaveError};
use pressmark::store::sidecar::Home;

use crate::desk::{Desk, Sitting, TEXT, stamp};

/// Adds an entry, and answers its key.
fn meet(window: &mut Sitting, name: &str) -> SourceId {
    let key = SourceId::fresh(name, |it| window.document().entries().contains_key(it));
    let entry = Entry::new(EntryKind::Person, name, &stamp());
    let add = registering::add(window.document(), key.clone(), entry);
    window.commit(add);
    key
}

fn edit(window: &mut Sitting, key: &SourceId, change: impl FnOnce(&mut Entry)) {
    let edit = registering::edit(window.document(), key, &stamp(), change);
    assert!(!edit.is_empty());
    window.commit(edit);
}

fn names(window: &Sitting) -> Vec<String> {
    window
        .document()
        .entries()
        .values()
        .map(|it| it.name.to_string())
        .collect()
}

fn registry(desk: &Desk) -> PathBuf {
    desk.folder().join("sources.ron")
}

/// A second article in the folder.
fn other(desk: &Desk) -> PathBuf {
    let path = desk.folder().join("other.md");
    if !path.exists() {
        fs::write(&path, TEXT).unwrap();
    }
    path
}

fn at(desk: &Desk, path: &Path) -> Sitting {
    Sitting::at(path, Access::Window, &desk.places)
}

const LONE: &str =
    "(schema: 1, sources: {\"ida\": (kind: Person, name: \"Ida\", contact: \"tel:7\")}, annotations: [])";

#[test]
fn a_new_entry_goes_to_the_folder_and_every_article_there_knows_it() {
    let desk = Desk::new();
    let mut window = desk.window();
    assert_eq!(window.opened.keeper.registry_home(), Home::Folder);
    let key = meet(&mut window, "Ana Ruiz");
    let mention = window.mark("Ana Ruiz", Label::Source);
    let refer = attributing::refer(window.document(), &mention, Some(&key), &stamp());
    window.commit(refer);
    let saved = window.save();
    assert!(saved.written && saved.registry_written);
    assert_eq!(desk.files(), ["article.md", "article.md.ron", "sources.ron"]);
    let text = fs::read_to_string(registry(&desk)).unwrap();
    assert!(
        text.starts_with("#![enable(implicit_some)]\n//")
            && text.contains("\"ana-ruiz\": (\n            kind: Person,\n"),
        "{text}"
    );
    assert!(!desk.saved().contains("sources"), "{}", desk.saved());
    assert!(!window.save().written);
    assert_eq!(desk.look().document(), window.document());
    let second = at(&desk, &other(&desk));
    assert_eq!(names(&second), ["Ana Ruiz"]);
}

#[test]
fn files_without_registry_are_written_as_before() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
    for field in ["sources", "attributions", "claim_links", "dismissals"] {
        assert!(!desk.saved().contains(field));
    }
}

#[test]
fn scales_and_switches_live_in_the_folder_and_attributions_with_the_article() {
    let desk = Desk::new();
    let mut window = desk.window();
    let quote = window.mark("We were not asked", Label::Quote);
    let key = meet(&mut window, "The union");
    let speaker = attributing::set_speaker(window.document(), "x".into(), &quote, Some(&key), &stamp());
    window.commit(speaker);
    let dismiss = verifying::dismiss(window.document(), "no-cue:x", "it is plain", "We", &stamp());
    window.commit(dismiss);
    let switch = verifying::switch(window.document(), "scare-quotes", Some(false));
    window.commit(switch);
    window.save();
    assert_eq!(desk.look().document(), window.document());
    let text = fs::read_to_string(registry(&desk)).unwrap();
    assert!(text.contains("\"scare-quotes\": (on: false),"), "{text}");
    assert!(desk.saved().contains("speaker: \"the-union\""), "{}", desk.saved());
    assert!(desk.saved().contains("\"no-cue:x\": ("), "{}", desk.saved());
}

#[test]
fn two_windows_of_one_folder_add_entries_at_once_and_lose_none() {
    let desk = Desk::new();
    let (mut one, mut two) = (desk.window(), at(&desk, &other(&desk)));
    meet(&mut one, "Ana Ruiz");
    meet(&mut two, "The council");
    one.save();
    assert!(two.save().merged.is_some());
    assert_eq!(names(&two), ["Ana Ruiz", "The council"]);
    assert!(matches!(one.look(), Some(Elsewhere::Sidecar(_))));
    assert_eq!(names(&one), names(&two));
    assert!(one.look().is_none() && two.look().is_none());
    // Both change one entry, in different fields; then in the same one.
    let key = SourceId::from("ana-ruiz");
    edit(&mut one, &key, |it| it.note = "Reeve".into());
    edit(&mut two, &key, |it| it.aliases.push("A. Ruiz".into()));
    two.save();
    one.save();
    let both = &desk.look().document().entries()[&key].clone();
    assert_eq!((&*both.note, both.aliases.len()), ("Reeve", 1));
    two.look();
    edit(&mut one, &key, |it| it.name = "Ana R.".into());
    edit(&mut two, &key, |it| it.name = "Anna Ruiz".into());
    one.save();
    assert_eq!(two.save().merged.unwrap().conflicts, ["ana-ruiz"]);
    assert_eq!(names(&desk.look()), ["Anna Ruiz", "Ana R. (conflict)", "The council"]);
    assert!(!two.save().written);
}

#[test]
fn many_threads_of_different_articles_lose_no_entry() {
    let desk = Desk::new();
    let folder = desk.folder().to_path_buf();
    std::thread::scope(|scope| {
        for number in 0..4 {
            let (path, places) = (folder.join(format!("{number}.md")), desk.places.clone());
            fs::write(&path, TEXT).unwrap();
            scope.spawn(move || {
                let mut window = Sitting::at(&path, Access::Window, &places);
                for entry in 0..5 {
                    meet(&mut window, &format!("Source {number} {entry}"));
                    window.save();
                }
            });
        }
    });
    assert_eq!(desk.look().document().entries().len(), 20);
}

#[test]
fn a_lone_article_keeps_its_entries_until_they_are_shared() {
    let desk = Desk::new();
    fs::write(desk.sidecar(), LONE).unwrap();
    let mut window = desk.window();
    assert_eq!(window.opened.keeper.registry_home(), Home::Article);
    meet(&mut window, "Ana Ruiz");
    edit(&mut window, &"ida".into(), |it| it.note = "owner".into());
    window.save();
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
    assert!(desk.saved().contains("contact: \"tel:7\"") && desk.saved().contains("note: \"owner\""));
    assert!(window.document().entries()[&SourceId::from("ida")].contact.is_empty());

    let snapshot = window.document().clone();
    let saved = window.opened.keeper.share_registry(&snapshot).unwrap();
    // The contact that no one had read is an entry's now.
    window.take_in(saved.merged.unwrap().transaction);
    assert_eq!(&*window.document().entries()[&SourceId::from("ida")].contact, "tel:7");
    assert_eq!(window.opened.keeper.registry_home(), Home::Folder);
    let text = fs::read_to_string(registry(&desk)).unwrap();
    assert!(
        text.contains("\"ida\"") && text.contains("\"ana-ruiz\"") && text.contains("tel:7"),
        "{text}"
    );
    assert!(!desk.saved().contains("ida"), "{}", desk.saved());
    assert!(!window.save().written);
    assert_eq!(names(&desk.look()), ["Ana Ruiz", "Ida"]);
}

#[test]
fn a_contact_never_reaches_a_sidecar() {
    let desk = Desk::new();
    fs::write(desk.sidecar(), LONE.replace("tel:7", "tel:8")).unwrap();
    let mut window = desk.window();
    let key = meet(&mut window, "Ana Ruiz");
    edit(&mut window, &key, |it| it.contact = "ana@example.org".into());
    edit(&mut window, &"ida".into(), |it| it.contact = "ida@example.org".into());
    window.save();
    assert!(!desk.saved().contains("example.org"), "{}", desk.saved());
    assert_eq!(&*desk.look().document().entries()[&key].contact, "ana@example.org");
    assert_eq!(
        &*desk.look().document().entries()[&SourceId::from("ida")].contact,
        "ida@example.org"
    );
    // What the sidecar says stays as it stands; the folder's entry counts.
    assert!(desk.saved().contains("tel:8"));
}

#[test]
fn an_entry_in_both_files_is_the_folders_and_the_sidecars_text_stays() {
    let desk = Desk::new();
    fs::write(desk.sidecar(), LONE).unwrap();
    fs::write(registry(&desk), "(schema: 1, sources: {\"ida\": (name: \"Ida Lund\")})").unwrap();
    let mut window = desk.window();
    assert_eq!(names(&window), ["Ida Lund"]);
    edit(&mut window, &"ida".into(), |it| it.note = "owner".into());
    window.save();
    assert_eq!(desk.saved(), LONE);
    assert!(fs::read_to_string(registry(&desk)).unwrap().contains("note: \"owner\""));
    // Deleted, it does not come back from the other file.
    let remove = registering::remove(window.document(), &"ida".into(), &stamp());
    window.commit(remove);
    window.save();
    assert!(names(&desk.look()).is_empty());
    assert!(window.undo());
    window.save();
    assert_eq!(names(&desk.look()), ["Ida Lund"]);
}

#[test]
fn a_registry_that_cannot_be_read_is_never_overwritten_and_all_else_is_saved() {
    for broken in [
        "(schema: 1, sources: {\"a\": (name: 5)})",
        "(schema: 1, sources: {",
        "",
        "Sidecar(schema: 1)",
    ] {
        let desk = Desk::new();
        fs::write(registry(&desk), broken).unwrap();
        let mut window = desk.window();
        let trouble = window.opened.report.registry.clone().unwrap();
        assert!(
            trouble.message.contains("sources.ron") && !trouble.too_new,
            "{}",
            trouble.message
        );
        assert!(window.opened.report.read_only.is_none());
        window.mark("Ana Ruiz", Label::Source);
        assert!(window.save().written);
        meet(&mut window, "Ana Ruiz");
        let error = window.try_save().unwrap_err();
        assert!(matches!(&error, SaveError::Registry { .. }), "{error}");
        assert_eq!(fs::read_to_string(registry(&desk)).unwrap(), broken);
        assert!(window.undo());
        window.mark("the council", Label::Source);
        assert!(window.save().written);
        // Mended, it is taken in, and written again.
        meet(&mut window, "Ana Ruiz");
        fs::write(registry(&desk), "(schema: 1, sources: {\"a\": (name: \"Al\")})").unwrap();
        window.save();
        assert_eq!(names(&desk.look()), ["Al", "Ana Ruiz"]);
    }
}

#[test]
fn a_registry_of_a_newer_version_is_shown_and_left_alone() {
    let desk = Desk::new();
    let text = "Registry(schema: (2, 0), sources: {\"a\": (name: \"Al\", aura: 3)}, orbits: [])";
    fs::write(registry(&desk), text).unwrap();
    let mut window = desk.window();
    assert!(window.opened.report.registry.as_ref().unwrap().too_new);
    assert!(window.opened.keeper.registry_blocked().is_some());
    assert_eq!(names(&window), ["Al"]);
    window.mark("Ana Ruiz", Label::Source);
    assert!(window.save().written);
    edit(&mut window, &"a".into(), |it| it.note = "x".into());
    assert!(matches!(window.try_save(), Err(SaveError::Registry { .. })));
    assert_eq!(fs::read_to_string(registry(&desk)).unwrap(), text);
}

#[test]
fn a_registry_that_breaks_or_goes_meanwhile_is_told_once() {
    let desk = Desk::new();
    let mut window = desk.window();
    meet(&mut window, "Ana Ruiz");
    window.save();
    let good = fs::read(registry(&desk)).unwrap();
    fs::write(registry(&desk), "(schema: 1, sources: {\"a\": oh").unwrap();
    assert!(matches!(window.look(), Some(Elsewhere::RegistryBroken(reason)) if reason.contains("1:")));
    assert!(window.look().is_none());
    assert_eq!(names(&window), ["Ana Ruiz"]);
    fs::write(registry(&desk), &good).unwrap();
    assert!(window.look().is_none());
    fs::remove_file(registry(&desk)).unwrap();
    assert!(matches!(window.look(), Some(Elsewhere::RegistryGone)));
    assert!(window.save().registry_written);
    assert_eq!(fs::read(registry(&desk)).unwrap(), good);
}

#[test]
fn killed_between_the_two_files_the_entry_is_there_and_the_rest_is_recovered() {
    let desk = Desk::new();
    let mut window = desk.window();
    let mention = window.mark("Ana Ruiz", Label::Source);
    window.save();
    let sidecar = desk.saved();
    let key = meet(&mut window, "Ana Ruiz");
    let refer = attributing::refer(window.document(), &mention, Some(&key), &stamp());
    window.commit(refer);
    let after = window.document().clone();
    let snapshot = after.clone();
    window.opened.keeper.save(&snapshot).unwrap();
    drop(window);
    fs::write(desk.sidecar(), sidecar).unwrap();

    let mut again = desk.window();
    assert_eq!(again.document(), &after);
    assert_eq!(again.opened.report.recovered, 1);
    again.save();
    assert_eq!(desk.look().document(), &after);
}

#[test]
fn unsaved_attributions_and_entries_are_made_again() {
    let desk = Desk::new();
    let mut window = desk.window();
    let quote = window.mark("We were not asked", Label::Quote);
    let key = meet(&mut window, "The union");
    let speaker = attributing::set_speaker(window.document(), "x".into(), &quote, Some(&key), &stamp());
    window.commit(speaker);
    let switch = verifying::switch(window.document(), "scare-quotes", Some(false));
    window.commit(switch);
    let after = window.document().clone();
    drop(window);
    let mut again = desk.window();
    assert_eq!(again.document(), &after);
    again.save();
    assert!(again.undo() && again.undo());
    assert!(again.document().attributions().is_empty());
    drop(again);
    // Another text: what has no place in it is carried over as it is.
    let mut window = desk.window();
    let speaker = attributing::set_speaker(window.document(), "y".into(), &quote, Some(&key), &stamp());
    window.commit(speaker);
    let attributions = window.document().attributions().clone();
    drop(window);
    fs::write(&desk.article, format!("More.\n{TEXT}")).unwrap();
    assert_eq!(desk.window().document().attributions(), &attributions);
}

#[test]
fn undo_survives_a_restart_though_another_article_changed_an_entry() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    let key = meet(&mut window, "Ana Ruiz");
    window.save();
    drop(window);
    let mut second = at(&desk, &other(&desk));
    edit(&mut second, &key, |it| it.note = "Reeve".into());
    second.save();
    drop(second);

    let mut window = desk.window();
    assert_eq!(window.opened.history.len(), 2);
    let opened = &mut window.opened;
    let stale = opened.history.undo(&mut opened.document).unwrap();
    assert!(
        stale
            .unwrap_err()
            .to_string()
            .contains("the record ana-ruiz was changed by something else")
    );
    assert!(window.undo());
    assert!(window.shown().is_empty());
    window.save();
    drop(window);
    // And the history agrees after another restart.
    let mut window = desk.window();
    assert_eq!(window.opened.history.len(), 0);
    assert!(window.redo());
    assert_eq!(window.shown(), ["source: Ana Ruiz"]);
}

#[cfg(unix)]
#[test]
fn a_linked_registry_in_another_folder_stays_a_link() {
    let desk = Desk::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let real = elsewhere.path().join("all.ron");
    fs::write(&real, "(schema: 1, sources: {\"a\": (name: \"Al\")})").unwrap();
    std::os::unix::fs::symlink(&real, registry(&desk)).unwrap();
    let mut window = desk.window();
    meet(&mut window, "Ana Ruiz");
    window.save();
    assert!(fs::symlink_metadata(registry(&desk)).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().contains("ana-ruiz"));
    // A link to the article is no registry.
    fs::remove_file(registry(&desk)).unwrap();
    std::os::unix::fs::symlink(&desk.article, registry(&desk)).unwrap();
    let mut window = at(&desk, &other(&desk));
    meet(&mut window, "Bo");
    assert!(matches!(window.try_save(), Err(SaveError::Registry { .. })));
    assert_eq!(fs::read_to_string(&desk.article).unwrap(), TEXT);
}

#[test]
fn an_article_whose_sidecar_has_the_registrys_name_keeps_its_entries() {
    let desk = Desk::new();
    let path = desk.folder().join("sources");
    fs::write(&path, TEXT).unwrap();
    let mut window = at(&desk, &path);
    window.mark("Ana Ruiz", Label::Source);
    meet(&mut window, "Ana Ruiz");
    window.save();
    drop(window);
    assert_eq!(names(&at(&desk, &path)), ["Ana Ruiz"]);
    let window = desk.window();
    assert!(
        window
            .opened
            .report
            .registry
            .as_ref()
            .unwrap()
            .message
            .contains("begins with “Sidecar(”")
    );
}

#[test]
fn a_folder_tells_its_articles_and_its_registry_without_opening_one() {
    let desk = Desk::new();
    assert!(folder::articles(desk.folder()).unwrap().is_empty());
    assert!(folder::registry(desk.folder()).unwrap().is_none());
    let mut second = at(&desk, &other(&desk));
    second.mark("Ana Ruiz", Label::Source);
    meet(&mut second, "Ana Ruiz");
    second.save();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    fs::create_dir(desk.folder().join("sources")).unwrap();
    fs::write(desk.folder().join("left.md.ron"), "(schema: 1)").unwrap();
    assert_eq!(
        folder::articles(desk.folder()).unwrap(),
        [desk.article.clone(), other(&desk)]
    );
    let known = folder::registry(desk.folder()).unwrap().unwrap();
    assert!(known.blocked.is_none());
    assert_eq!(&known.tables().entries, window.document().entries());
    let look = |path: &Path| Opening::begin(path, None, Access::Look, &desk.places).unwrap();
    for path in folder::articles(desk.folder()).unwrap() {
        let opened = look(&path).knowing(&known).finish().unwrap();
        // The very same records: the file was not read again.
        let key = SourceId::from("ana-ruiz");
        assert!(std::sync::Arc::ptr_eq(
            &opened.document.entries()[&key],
            &known.tables().entries[&key]
        ));
    }
    meet(&mut window, "Bo");
    window.save();
    let opened = look(&desk.article).knowing(&known).finish().unwrap();
    assert_eq!(opened.document.entries().len(), 2);

    fs::write(registry(&desk), "(schema: 1, oh").unwrap();
    let broken = folder::registry(desk.folder()).unwrap().unwrap();
    assert_eq!(broken.blocked.unwrap().place, Some((1, 15)));
    assert!(folder::registry(&desk.folder().join("none")).is_err());
}

#[test]
fn a_broken_registry_is_put_aside_or_its_backup_restored() {
    let desk = Desk::new();
    let mut window = desk.window();
    meet(&mut window, "Ana Ruiz");
    window.save();
    meet(&mut window, "Bo");
    window.save();
    drop(window);
    fs::write(registry(&desk), "(schema: 1, sources: {").unwrap();
    let mut window = desk.window();
    let trouble = window.opened.report.registry.clone().unwrap();
    assert!(trouble.backup.is_some());
    let aside = window.opened.keeper.restore_registry().unwrap();
    assert_eq!(fs::read_to_string(aside).unwrap(), "(schema: 1, sources: {");
    drop(window);
    assert_eq!(names(&desk.window()), ["Ana Ruiz"]);
    fs::write(registry(&desk), "(schema: 1, sources: {").unwrap();
    let mut window = desk.window();
    window.opened.keeper.set_aside_registry().unwrap();
    drop(window);
    assert!(names(&desk.window()).is_empty());
    assert!(!desk.files().contains(&"sources.ron".to_owned()));
}

#[cfg(unix)]
#[test]
fn a_registry_keeps_its_mode_and_a_left_over_one_is_swept() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let mut window = desk.window();
    meet(&mut window, "Ana Ruiz");
    window.save();
    fs::set_permissions(registry(&desk), fs::Permissions::from_mode(0o640)).unwrap();
    meet(&mut window, "Bo");
    window.save();
    assert_eq!(
        fs::metadata(registry(&desk)).unwrap().permissions().mode() & 0o777,
        0o640
    );
    drop(window);
    fs::write(desk.folder().join(".sources.ron.tmp"), "half").unwrap();
    let files = desk.window();
    drop(files);
    assert_eq!(desk.files(), ["article.md", "sources.ron"]);
}

#[cfg(unix)]
#[test]
fn in_a_folder_that_cannot_be_written_nothing_of_either_file_is() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let mut window = desk.window();
    let quote = window.mark("We were not asked", Label::Quote);
    window.save();
    let before = desk.saved();
    fs::set_permissions(desk.folder(), fs::Permissions::from_mode(0o555)).unwrap();
    let may_write = fs::write(desk.folder().join("probe"), "").is_ok();
    if may_write {
        fs::remove_file(desk.folder().join("probe")).unwrap();
        eprintln!("skipped: this user may write everywhere");
    } else {
        let opened = &mut window.opened;
        let key = SourceId::from("ana");
        let entry = Entry::new(EntryKind::Person, "Ana", &stamp());
        opened
            .document
            .apply(&registering::add(&opened.document, key.clone(), entry))
            .unwrap();
        let speaker = attributing::set_speaker(&opened.document, "x".into(), &quote, Some(&key), &stamp());
        opened.document.apply(&speaker).unwrap();
        assert!(opened.keeper.save(&opened.document).is_err());
        assert_eq!(desk.saved(), before);
    }
    fs::set_permissions(desk.folder(), fs::Permissions::from_mode(0o755)).unwrap();
}
