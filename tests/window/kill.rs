//! Kills the program while somebody marks, over and over, and looks for what was lost.
//!
//! `PRESSMARK_KILL_ROUNDS` sets how often (20 when not set), `PRESSMARK_KILL_SEED` which instants.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::running::{Durable, PATIENCE, Running, folder, press, pressmark, screen, type_text, unix_ms};

/// Younger than this, an edit may be lost by a kill.
const GRACE_MS: u64 = 1000;

#[test]
fn a_kill_at_any_instant_loses_nothing_older_than_a_second() {
    let Some(_screen) = screen() else {
        return;
    };
    let rounds = setting("PRESSMARK_KILL_ROUNDS").unwrap_or(20);
    let mut noise = Noise(setting("PRESSMARK_KILL_SEED").unwrap_or(1));
    let folder = folder("kill");
    let article = folder.join("article.md");
    let words = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/article.md"))
        .unwrap()
        .repeat(20);
    fs::write(&article, &words).unwrap();

    // The same article in every round, so that what one kill leaves is what the next start has to cope with.
    let (mut kept, mut acknowledged, mut worst) = (BTreeSet::new(), 0, 0);
    let (mut young, mut young_entries) = (0, 0);
    for round in 0..rounds {
        let timings = folder.join(format!("round-{round}.jsonl"));
        let mut running = Running::start(&folder, &article, &timings);
        // Now and then before there is a window, while the last journal is being taken up.
        let (killed, durable) = if noise.below(5) == 0 {
            sleep(Duration::from_millis(noise.below(1500)));
            running.kill()
        } else {
            running.focus();
            kill_while_marking(running, Duration::from_millis(noise.below(4000)))
        };

        let there = ids(&folder, &article, round);
        for id in &kept {
            assert!(
                there.contains(id),
                "round {round}: {id} had outlived a kill before and is gone"
            );
        }
        for edit in durable.iter().filter(|it| !it.removed && !there.contains(&it.id)) {
            let age = killed.saturating_sub(edit.unix_ms);
            assert!(
                age <= GRACE_MS,
                "round {round}: {} was acknowledged {age} ms before the kill and is gone",
                edit.id
            );
            young += 1;
            young_entries += usize::from(edit.id.starts_with("nr-"));
            worst = worst.max(age);
        }
        assert_eq!(
            fs::read_to_string(&article).unwrap(),
            words,
            "round {round}: the article was changed"
        );
        acknowledged += durable.len();
        kept = there;
    }
    eprintln!(
        "{rounds} kills, {acknowledged} edits acknowledged, {} records at the end, {} of them entries of the registry; \
         lost: {young} acknowledged less than {GRACE_MS} ms before (the oldest {worst} ms), \
         {young_entries} of them new speakers; none older",
        kept.len(),
        entries_of(&folder)
    );
    assert!(entries_of(&folder) > 0, "no kill met a registry");
    assert!(
        acknowledged as u64 >= rounds,
        "too few edits were acknowledged for the kills to mean anything"
    );
}

/// Marks words without a pause, and kills the program `time` after the first acknowledged edit.
fn kill_while_marking(running: Running, time: Duration) -> (u64, Vec<Durable>) {
    // A name that nobody has yet, for each new speaker.
    let mut names = 0;
    let mut gestures = ["a", "c", "v", "a", "s", "u"].iter().cycle();
    kill_during(running, time, move || {
        let gesture = *gestures.next().expect("they come again");
        press(&[
            "Right",
            "ctrl+Right",
            "ctrl+Right",
            "ctrl+shift+Right",
            "ctrl+shift+Right",
            if gesture == "a" { "q" } else { gesture },
        ]);
        if gesture == "a" {
            names += 1;
            press(&["a"]);
            type_text(&format!("Nr {} of {}", names, unix_ms()));
            press(&["Return", "Escape"]);
        }
    })
}

/// Does `gesture` over and over, and kills the program `time` after the first acknowledged edit.
fn kill_during(running: Running, time: Duration, mut gesture: impl FnMut() + Send) -> (u64, Vec<Durable>) {
    let killed = AtomicBool::new(false);
    scope(|threads| {
        threads.spawn(|| {
            while !killed.load(Ordering::Relaxed) {
                gesture();
                sleep(Duration::from_millis(60));
            }
        });
        let start = Instant::now();
        while running.durable().is_empty() && start.elapsed() < PATIENCE {
            sleep(Duration::from_millis(20));
        }
        sleep(time);
        let outcome = running.kill();
        killed.store(true, Ordering::Relaxed);
        outcome
    })
}

#[test]
fn a_kill_while_a_translation_is_reviewed_loses_nothing_older_than_a_second() {
    let Some(_screen) = screen() else {
        return;
    };
    let rounds = setting("PRESSMARK_KILL_ROUNDS").unwrap_or(20).div_ceil(4);
    let mut noise = Noise(setting("PRESSMARK_KILL_SEED").unwrap_or(1));
    let folder = folder("kill-review");
    let article = folder.join("article.md");
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for name in ["article.md", "article.ko.txt"] {
        fs::copy(assets.join(name), folder.join(name)).unwrap();
    }
    let mut kept: BTreeSet<String> = BTreeSet::new();
    let (mut acknowledged, mut young) = (0, 0);
    for round in 0..rounds {
        let timings = folder.join(format!("round-{round}.jsonl"));
        let mut running = Running::start(&folder, &article, &timings);
        running.focus();
        press(&["F9"]);
        sleep(Duration::from_millis(1500));
        if round == 0 {
            // The original is offered first, as its name begins like the article's.
            press(&["Return"]);
            sleep(Duration::from_millis(2500));
        }
        let mut gestures = [
            vec!["space"],
            vec!["n", "e"],
            vec!["j", "3", "n"],
            vec!["k", "BackSpace"],
            vec!["q", "1", "Escape", "F9"],
        ]
        .into_iter()
        .cycle();
        let (killed, durable) = kill_during(running, Duration::from_millis(noise.below(4000)), move || {
            press(&gestures.next().expect("they come again"));
        });
        let there = on_disk(&folder);
        // Of a record that was made and taken away again the last word counts.
        let last: BTreeMap<&str, &Durable> = durable.iter().map(|it| (it.id.as_str(), it)).collect();
        for edit in last.into_values() {
            kept.remove(&edit.id);
            let age = killed.saturating_sub(edit.unix_ms);
            let lost = !edit.removed && !there.contains(&edit.id);
            assert!(
                !lost || age <= GRACE_MS,
                "round {round}: {} was acknowledged {age} ms before the kill and is gone",
                edit.id
            );
            young += usize::from(lost);
            if !edit.removed && !lost {
                kept.insert(edit.id.clone());
            }
        }
        acknowledged += durable.len();
        let checked = pressmark(&folder).arg("check").arg(&article).output().unwrap();
        assert!(checked.status.success(), "round {round}: {checked:?}");
    }
    // What was kept is not only written but taken up again: the program saves it when it is closed.
    let timings = folder.join("last.jsonl");
    let mut running = Running::start(&folder, &article, &timings);
    running.focus();
    running.quit();
    let saved = ["article.md.ron", "sources.ron"].map(|it| fs::read_to_string(folder.join(it)).unwrap_or_default());
    let saved = saved.concat();
    for id in &kept {
        assert!(
            saved.contains(id.as_str()),
            "{id} outlived the kills and was not taken up"
        );
    }
    assert!(saved.contains("pairs: ["), "no pair was decided: {saved}");
    assert!(acknowledged as u64 >= rounds, "too few edits to mean anything");
    eprintln!("{rounds} kills of a review, {acknowledged} edits acknowledged, {young} lost that were younger");
}

/// All that the sidecar and its journals hold, as text.
fn on_disk(folder: &Path) -> String {
    let files = fs::read_dir(folder)
        .unwrap()
        .filter_map(|it| it.ok())
        .map(|it| it.path());
    let ours = files.filter(|it| {
        let name = it.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.contains(".ron")
    });
    let texts = ours.filter_map(|it| fs::read(it).ok());
    texts.map(|it| String::from_utf8_lossy(&it).into_owned()).collect()
}

/// How many entries the folder's registry holds.
fn entries_of(folder: &Path) -> usize {
    let registry = fs::read_to_string(folder.join("sources.ron")).unwrap_or_default();
    registry.matches("kind: ").count()
}

/// The records and entries that the next start would show; panics when the program finds anything wrong.
fn ids(home: &Path, article: &Path, round: u64) -> BTreeSet<String> {
    let output = |arguments: &[&str]| {
        let output = pressmark(home)
            .args(arguments)
            .arg(article)
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.success(),
            "round {round}: {arguments:?} says {said}{complaint}"
        );
        said
    };
    output(&["check"]);
    let shown: Value = serde_json::from_str(&output(&["show", "--format", "json"])).expect("JSON");
    let list = |name: &str| shown[name].as_array().cloned().unwrap_or_default();
    let texts = |items: Vec<Value>, name: &str| {
        let texts = items.iter().filter_map(|it| it[name].as_str().map(str::to_owned));
        texts.collect::<Vec<String>>()
    };
    let entries = texts(list("sources"), "key");
    let named = [
        texts(list("attributions"), "speaker"),
        texts(list("annotations"), "refers_to"),
    ];
    for key in named.concat() {
        assert!(
            entries.contains(&key),
            "round {round}: {key} is spoken of, and in no registry"
        );
    }
    let mut ids = BTreeSet::from_iter(entries);
    let mut inside = vec![&shown];
    while let Some(value) = inside.pop() {
        match value {
            Value::Object(fields) => {
                ids.extend(fields.get("id").and_then(Value::as_str).map(str::to_owned));
                inside.extend(fields.values());
            }
            Value::Array(items) => inside.extend(items),
            _ => {}
        }
    }
    ids
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Even noise from a seed (SplitMix64).
struct Noise(u64);

impl Noise {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }
}
