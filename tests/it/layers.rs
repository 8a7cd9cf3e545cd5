//! Keeps the map in `src/lib.rs` true: what each room of the code may use, and how full its files are.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, what it may use of the others, and words its code must not hold. Rooms not named here may use all.
#[rustfmt::skip] // A row a line.
const ROOMS: &[(&str, &[&str], &[&str])] = &[
    ("model", &[], PURE),
    ("text", &["model"], PURE),
    ("engine", &["model", "text"], PURE),
    ("formats", &["model", "text"], PURE),
    ("reading", &["model", "text"], PURE),
    ("store", &["model", "text", "engine", "reading"], &["egui", "eframe", "rfd::"]),
    ("app", &["model", "text", "engine", "formats", "reading"], &["egui", "eframe", "std::fs", "std::thread", "rfd::"]),
    ("ui", &["model", "text", "engine", "formats", "app"], &["std::fs", "std::thread", "&mut State"]),
    ("cli", &["model", "text", "engine", "formats", "reading", "store", "app"], &["egui", "eframe", "rfd::"]),
    ("shell", &ALL, &[]),
    ("worker", &ALL, &[]),
];

const ALL: [&str; 11] = [
    "model", "text", "engine", "formats", "reading", "store", "app", "ui", "cli", "shell", "worker",
];

/// Values in, values out: no window, file, thread, clock or output.
#[rustfmt::skip] // Reads as groups.
const PURE: &[&str] = &[
    "egui", "eframe", "rfd::", "std::fs", "std::net", "std::thread", "std::process",
    "std::time", "SystemTime", "Timestamp::now", "Zoned::now", "println!",
];

/// Files with nothing but tests, which no program holds.
const TESTS: &[&str] = &["tests.rs", "measured.rs"];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &[
    "common", "helper", "helpers", "manager", "misc", "mod", "stuff", "util", "utils",
];

/// Files are to stay under 400 lines; the rest is room to finish a thought.
const MOST_LINES: usize = 450;

#[test]
fn each_room_uses_only_those_its_row_allows() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some((room, allowed, forbidden)) = ROOMS.iter().find(|it| it.0 == room_of(&path)) else {
            continue;
        };
        let code: Vec<&str> = text.lines().filter(|it| !it.trim_start().starts_with("//")).collect();
        let code = code.join("\n");
        for used in rooms_used(&code) {
            if used != *room && !allowed.contains(&used) {
                wrong.push(format!("{}: {room} must not use {used}", path.display()));
            }
        }
        // Tests of a pure room may read the shared samples.
        let tests = path.file_name().is_some_and(|it| TESTS.iter().any(|name| it == *name));
        for word in forbidden.iter().filter(|&&it| !tests && code.contains(it)) {
            wrong.push(format!("{}: {room} must not use {word}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_holds_one_idea_and_its_name_says_which() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{}: {lines} lines; split it by idea", path.display()));
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if EMPTY_NAMES.contains(&&*name) {
            wrong.push(format!("{}: the name says nothing", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_check_sees_every_way_to_name_a_room() {
    assert_eq!(rooms_used("use crate::app::State; crate::model"), ["app", "model"]);
    assert_eq!(
        rooms_used("use crate::{\n    reading::{text, Reader},\n    ui,\n};"),
        ["reading", "ui"]
    );
    assert_eq!(rooms_used("super::super::cli::run(); super::store"), ["cli"]);
}

/// The rooms that `code` names by a path from the top of the crate.
fn rooms_used(code: &str) -> Vec<&'static str> {
    let paths = code
        .match_indices("crate::")
        .chain(code.match_indices("super::super::"));
    let heads = paths.flat_map(|(at, prefix)| heads(&code[at + prefix.len()..]));
    heads
        .filter_map(|head| ALL.into_iter().find(|it| *it == head))
        .collect()
}

/// The first words of the path, or of the paths in braces, that `code` begins with.
fn heads(code: &str) -> Vec<&str> {
    let word = |from: &'_ str| {
        from.find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(from.len())
    };
    if !code.starts_with('{') {
        return vec![&code[..word(code)]];
    }
    let (mut depth, mut found) = (0, Vec::new());
    for (i, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match depth {
            0 => break,
            1 if c == '{' || c == ',' => {
                let path = code[i + 1..].trim_start();
                found.push(&path[..word(path)]);
            }
            _ => {}
        }
    }
    found
}

/// The folder right under `src`, or the file there.
fn room_of(path: &Path) -> String {
    let first = path
        .components()
        .next()
        .map(|it| it.as_os_str().to_string_lossy().into_owned());
    first.unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// Every source file, with its path from `src`.
fn sources() -> Vec<(PathBuf, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut found) = (vec![top.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(&top).unwrap().to_owned(), text));
            }
        }
    }
    found.sort();
    found
}
