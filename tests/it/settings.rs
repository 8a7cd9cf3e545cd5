//! Settings that cannot be read cost nobody their work, and are not thrown away.

use std::fs;
use std::path::PathBuf;

use pressmark::store::places::Places;
use pressmark::store::settings::{Recent, RecentArticle, Settings, Theme, read_keymap};

use crate::desk::names_in;

fn places() -> (tempfile::TempDir, Places) {
    let home = tempfile::tempdir().unwrap();
    let places = Places::under(home.path());
    (home, places)
}

#[test]
fn settings_are_remembered() {
    let (_home, places) = places();
    assert_eq!(Settings::load(&places), (Settings::default(), None));
    let mut settings = Settings {
        zoom: 1.5,
        theme: Theme::Dark,
        annotator: "ana".into(),
        ..Settings::default()
    };
    settings.panels.insert("inspector".into(), 280.0);
    settings.save(&places).unwrap();
    assert_eq!(Settings::load(&places), (settings, None));

    let mut recent = Recent::default();
    for (name, byte) in [("a.md", 1), ("b.md", 2), ("a.md", 3)] {
        recent.remember(RecentArticle {
            path: PathBuf::from(name),
            byte,
            offset: 12.5,
        });
    }
    recent.window = Some([10.0, 20.0, 1280.0, 800.0]);
    recent.save(&places).unwrap();
    let (again, message) = Recent::load(&places);
    assert_eq!((&again, message), (&recent, None));
    assert_eq!(again.articles.len(), 2);
    assert_eq!(again.of(&PathBuf::from("a.md")).unwrap().byte, 3);
}

#[test]
fn a_broken_file_is_told_with_its_place_and_kept() {
    let (_home, places) = places();
    Settings::default().save(&places).unwrap();
    let folder = places.config.clone().unwrap();
    let path = folder.join("settings.ron");
    fs::write(&path, "(\n    zoom: big,\n)").unwrap();
    let (settings, message) = Settings::load(&places);
    assert_eq!(settings, Settings::default());
    let message = message.unwrap();
    assert!(message.contains("settings.ron:2:"), "{message}");
    settings.save(&places).unwrap();
    let names = names_in(&folder);
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[1].starts_with("settings.ron.broken-"), "{names:?}");
    assert_eq!(Settings::load(&places), (settings, None));
}

#[test]
fn numbers_beyond_all_sense_are_not_believed() {
    let (_home, places) = places();
    Settings::default().save(&places).unwrap();
    let path = places.config.clone().unwrap().join("settings.ron");
    fs::write(&path, "(zoom: NaN, panels: {\"a\": inf, \"b\": -1.0, \"c\": 5.0})").unwrap();
    let (settings, _) = Settings::load(&places);
    assert_eq!(settings.zoom, 1.0);
    assert_eq!(settings.panels.len(), 1);
    fs::write(&path, "(zoom: 1000.0, of_a_later_version: true)").unwrap();
    assert_eq!(Settings::load(&places).0.zoom, 4.0);
}

#[test]
fn without_folders_nothing_is_remembered_and_nothing_fails() {
    let places = Places::default();
    Settings::default().save(&places).unwrap();
    assert_eq!(Settings::load(&places), (Settings::default(), None));
    assert!(read_keymap(&places).is_none());
}

#[test]
fn a_keymap_is_read_as_text() {
    let (_home, places) = places();
    assert!(read_keymap(&places).is_none());
    let folder = places.config.clone().unwrap();
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("keymap.ron"), "{}").unwrap();
    let (path, text) = read_keymap(&places).unwrap().unwrap();
    assert_eq!((path, text.as_str()), (folder.join("keymap.ron"), "{}"));
    fs::write(folder.join("keymap.ron"), [0xff, 0xfe]).unwrap();
    assert!(read_keymap(&places).unwrap().is_err());
}
