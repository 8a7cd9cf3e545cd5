//! The main job on the sample article, in the real window: by keys alone, by mouse alone, and again after reopening.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::running::{PATIENCE, Running, folder, mouse, press, pressmark, screen, type_text};

/// A copy of the sample article in a folder of its own.
fn sample(name: &str) -> (PathBuf, PathBuf) {
    let home = folder(name);
    let article = home.join("article.md");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/article.md");
    std::fs::copy(sample, &article).expect("a copy of the sample");
    (home, article)
}

/// Waits until the annotations on the disk, as label and words in reading order, are what `holds` wants.
#[track_caller]
fn wait_until(home: &Path, article: &Path, holds: impl Fn(&[(String, String)]) -> bool) -> Vec<(String, String)> {
    let start = Instant::now();
    loop {
        let output = pressmark(home)
            .args(["show", "--format", "json"])
            .arg(article)
            .output()
            .expect("the program's own listing");
        let shown: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let annotations = shown["annotations"].as_array().cloned().unwrap_or_default();
        let marked: Vec<(String, String)> = annotations.iter().map(label_and_words).collect();
        if holds(&marked) {
            return marked;
        }
        assert!(
            start.elapsed() < PATIENCE,
            "something else was expected than {marked:?}"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn label_and_words(annotation: &Value) -> (String, String) {
    let segments = annotation["segments"].as_array().cloned().unwrap_or_default();
    let words: Vec<&str> = segments.iter().filter_map(|it| it["exact"].as_str()).collect();
    let label = annotation["label"].as_str().unwrap_or_default();
    (label.to_lowercase(), words.join(" … "))
}

/// Finds `words` and marks them, all by keys, faster than a slow window draws.
fn find_and_mark(words: &str, key: &str) {
    press(&["ctrl+f", "ctrl+a"]);
    type_text(words);
    press(&["Return", key, "Escape"]);
}

#[test]
fn by_keys_alone_words_are_marked_noted_resized_and_stay() {
    let Some(_screen) = screen() else {
        return;
    };
    let (home, article) = sample("by-keys");
    let mut running = Running::start(&home, &article, &home.join("timings"));
    running.focus();
    running.wait_for("first_marks");
    find_and_mark("310 million won", "c");
    find_and_mark("Ban Seo-yul", "s");
    find_and_mark("One boat that comes", "q");
    // The quote grows by words at its end, and gets a note.
    press(&["bracketright", "ctrl+Right", "ctrl+Right", "Escape", "m"]);
    type_text("compare");
    press(&["Escape"]);
    let expected = [
        ("claim", "310 million won"),
        ("quote", "One boat that comes when the"),
        ("source", "Ban Seo-yul"),
    ];
    let expected = expected.map(|(label, words)| (label.to_owned(), words.to_owned()));
    wait_until(&home, &article, |marked| marked == expected);
    running.quit();
    let sidecar = std::fs::read(article.with_file_name("article.md.ron")).expect("a sidecar");
    assert!(String::from_utf8_lossy(&sidecar).contains("note: \"compare\""));

    // Opened again, looked through and closed, nothing is written; the place is remembered.
    let mut running = Running::start(&home, &article, &home.join("timings-again"));
    running.focus();
    running.wait_for("first_marks");
    press(&["ctrl+End"]);
    std::thread::sleep(Duration::from_millis(300));
    running.quit();
    let recent = std::fs::read_to_string(home.join("state/pressmark/recent.ron")).expect("what is remembered");
    assert!(!recent.contains("byte: 0,"), "{recent}");
    let again = std::fs::read(article.with_file_name("article.md.ron")).expect("a sidecar");
    assert!(again == sidecar, "opening changed the file");
    let left: Vec<String> = std::fs::read_dir(&home)
        .expect("the folder")
        .filter_map(|it| it.ok()?.file_name().into_string().ok())
        .filter(|it| it.contains("article"))
        .collect();
    assert_eq!(left.len(), 2, "only the article and its sidecar stay: {left:?}");
}

#[test]
fn by_mouse_alone_words_are_selected_marked_and_undone() {
    let Some(_screen) = screen() else {
        return;
    };
    let (home, article) = sample("by-mouse");
    let mut running = Running::start(&home, &article, &home.join("timings"));
    running.focus();
    running.wait_for("first_marks");
    let window = running.geometry();
    // The second word of the headline, at the top of the column.
    let (x, y) = (window.x + window.width / 4, window.y + 76);
    mouse(&["mousemove", &x.to_string(), &y.to_string()]);
    mouse(&["click", "--repeat", "2", "--delay", "60", "1"]);
    std::thread::sleep(Duration::from_millis(300));
    press(&["c"]);
    let word = wait_until(&home, &article, |marked| marked.len() == 1);
    assert_eq!(word[0].0, "claim");
    assert!(!word[0].1.contains(' '), "a double click selects one word: {word:?}");
    // A drag over the same line makes a longer mark; a plain click makes none.
    let (to_x, line) = ((x + 140).to_string(), y.to_string());
    mouse(&["mousemove", &(x - 60).to_string(), &line, "mousedown", "1"]);
    for step in [x - 40, x, x + 60] {
        std::thread::sleep(Duration::from_millis(60));
        mouse(&["mousemove", &step.to_string(), &line]);
    }
    std::thread::sleep(Duration::from_millis(60));
    mouse(&["mousemove", &to_x, &line]);
    std::thread::sleep(Duration::from_millis(120));
    mouse(&["mouseup", "1"]);
    std::thread::sleep(Duration::from_millis(200));
    press(&["q"]);
    wait_until(&home, &article, |marked| marked.len() == 2);
    mouse(&["click", "1"]);
    std::thread::sleep(Duration::from_millis(800));
    wait_until(&home, &article, |marked| marked.len() == 2);
    press(&["Escape", "ctrl+z"]);
    wait_until(&home, &article, |marked| marked == word);
    running.quit();
}
