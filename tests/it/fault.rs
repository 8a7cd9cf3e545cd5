//! A save killed at each of its system calls, or refused there: a short run of the shared fault run.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shared;

const TEXT: &str = "The mill burned down\nNobody was hurt, said Edda Moor. “We were lucky.”\n";
const PROGRAM: &str = env!("CARGO_BIN_EXE_pressmark");

#[test]
fn a_save_killed_or_refused_at_any_call_leaves_the_old_file_or_the_new_one() {
    let Some(run) = fault_run() else { return };
    let folder = tempfile::tempdir().unwrap();
    let seed = folder.path().join("seed");
    std::fs::create_dir(&seed).unwrap();
    std::fs::write(seed.join("mill.txt"), TEXT).unwrap();
    let fixed = ["--by", "ann", "--at", "2026-03-01T09:00:00Z"];
    done(
        &seed,
        &[
            &["mark", "mill.txt", "--label", "quote", "--text", "We were lucky."],
            &fixed[..],
        ]
        .concat(),
    );
    std::fs::write(seed.join("in.ann"), "T1\tClaim 4 20\tmill burned down\n").unwrap();
    let import = ["import", "mill.txt", "--format", "brat", "in.ann"];
    let watched = ["mill.txt.ron", "mill.txt"];
    trials(&run, &seed, &watched, "kill,enospc", &[&import[..], &fixed].concat());
}

#[test]
fn a_new_registry_is_written_whole_or_not_at_all() {
    attributed(&[]);
}

#[test]
fn a_registry_that_is_there_is_the_old_one_or_the_new_one() {
    attributed(&[
        "attribute",
        "mill.txt",
        "--quote",
        "q2",
        "--speaker",
        "Bo Reed",
        "--id",
        "a0",
    ]);
}

/// Runs `attribute` with a speaker who is new, after `before`, with faults at every call.
fn attributed(before: &[&str]) {
    let Some(run) = fault_run() else { return };
    let folder = tempfile::tempdir().unwrap();
    let seed = folder.path().join("seed");
    std::fs::create_dir(&seed).unwrap();
    std::fs::write(seed.join("mill.txt"), TEXT).unwrap();
    let fixed = ["--by", "ann", "--at", "2026-03-01T09:00:00Z"];
    for (id, words) in [("q1", "We were lucky."), ("q2", "The mill burned down")] {
        let mark = ["mark", "mill.txt", "--label", "quote", "--text", words, "--id", id];
        done(&seed, &[&mark, &fixed[..]].concat());
    }
    if !before.is_empty() {
        done(&seed, &[before, &fixed].concat());
    }
    let verb = [
        "attribute",
        "mill.txt",
        "--quote",
        "q1",
        "--speaker",
        "Edda Moor",
        "--id",
        "a1",
    ];
    let watched = ["sources.ron", "mill.txt.ron", "mill.txt"];
    trials(&run, &seed, &watched, "kill,enospc", &[&verb, &fixed[..]].concat());
}

/// The shared fault run; says so when it cannot be run here.
fn fault_run() -> Option<PathBuf> {
    let run = shared::path("eval/fault/fault_run.py")?;
    let traced = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    if !traced.is_ok_and(|it| it.success()) {
        eprintln!("skipped: strace is not there, or may not trace");
        return None;
    }
    Some(run)
}

fn done(folder: &Path, verb: &[&str]) {
    let output = Command::new(PROGRAM)
        .args(verb)
        .current_dir(folder)
        .env("XDG_STATE_HOME", folder.join("../state"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}

fn trials(run: &Path, seed: &Path, watched: &[&str], kinds: &str, verb: &[&str]) {
    // No attribution may name an entry that no file holds: the sidecar is written after the registry.
    let check = format!(
        "'{PROGRAM}' check mill.txt && {{ ! grep -q 'speaker: \"edda-moor\"' mill.txt.ron || grep -q '\"edda-moor\": (' sources.ron; }}"
    );
    let output = Command::new("python3")
        .arg(run)
        .arg("--work")
        .arg(seed)
        .args(watched.iter().flat_map(|it| ["--watch", it]))
        .args(["--kinds", kinds, "--check", &check])
        .args(["--", PROGRAM])
        .args(verb)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{told}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(told.contains(" 0 failed"), "{told}");
}
