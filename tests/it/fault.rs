//! A save killed at each of its system calls, or refused there: a short run of the shared fault run.

use std::path::{Path, PathBuf};
use std::process::Command;

use pressmark::model::intent;

use crate::desk::stamp;
use crate::{reviewing_killed, shared};

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

#[test]
fn a_review_in_progress_outlives_a_save_that_is_killed_or_refused_at_any_call() {
    let Some(run) = fault_run() else { return };
    let desk = reviewing_killed::begun();
    let fixed = ["--by", "ann", "--at", "2026-03-01T09:00:00Z"];
    let words = ["mark", "article.md", "--label", "quote", "--text", "Nobody was hurt."];
    let watched = ["article.md.ron", "article.md"];
    // Half of the review is only in the journal of a session that was killed: it is taken up by the save, or stays there.
    let export = format!("'{PROGRAM}' export article.md --format");
    let check = format!(
        "'{PROGRAM}' check article.md && {export} corrections-md >list && {export} xliff >pairs && \
         grep -q 'a first correction' list && grep -q 'a second correction' list && grep -q 'ask the mayor' list && \
         grep -q 'cannot judge' list && grep -q 'look again' pairs && test $(grep -c 'state=\"final\"' pairs) = 3; \
         told=$?; rm -f list pairs; exit $told"
    );
    trials_with(
        &run,
        desk.folder(),
        &watched,
        "kill,enospc,eio",
        &check,
        &[&words[..], &fixed].concat(),
    );

    // All of it in the sidecar, and another reviewer's error comes in.
    desk.window().save();
    let rows = "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n\
        mt\ttown\t1\t1\tbo\t아무도 다치지 않았다.\t<v>Nobody</v> was hurt.\tStyle/Awkward\tMinor\t{}\n";
    std::fs::write(desk.folder().join("bo.tsv"), rows).unwrap();
    let import = [
        "import",
        "article.md",
        "--format",
        "marot",
        "bo.tsv",
        "--original",
        "original.txt",
    ];
    trials_with(
        &run,
        desk.folder(),
        &watched,
        "kill,enospc,eio",
        &check,
        &[&import[..], &fixed].concat(),
    );
}

#[test]
fn a_save_that_a_full_disk_cuts_short_leaves_the_review_as_it_was() {
    let (mut refused, mut saved) = (0, 0);
    // In blocks of 512 bytes: a write goes as far as the limit, and then fails.
    for blocks in (0..100).step_by(4) {
        let desk = reviewing_killed::begun();
        let before = (desk.saved(), desk.look().document().clone());
        let output = Command::new("sh")
            .args([
                "-c",
                "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"",
                &blocks.to_string(),
                PROGRAM,
            ])
            .args([
                "mark",
                "article.md",
                "--label",
                "quote",
                "--text",
                "Nobody was hurt.",
                "--id",
                "q1",
            ])
            .current_dir(desk.folder())
            .env("XDG_STATE_HOME", desk.home().join("state"))
            .output()
            .unwrap();
        let look = desk.look();
        let mut after = look.document().clone();
        let id = "q1".into();
        let marked = after.annotations().contains_key(&id);
        assert_eq!(marked, output.status.success(), "{blocks} blocks: {output:?}");
        if marked {
            let taken_back = intent::remove(&after, &id, &stamp());
            after.apply(&taken_back).unwrap();
            saved += 1;
        } else {
            assert_eq!(desk.saved(), before.0, "{blocks} blocks");
            refused += 1;
        }
        assert_eq!(after.tables(), before.1.tables(), "{blocks} blocks");
    }
    assert!(refused > 3 && saved > 3, "{refused} refused, {saved} saved");
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

/// Faults at every call of `verb`; the files must be whole, and no attribution may be left hanging.
fn trials(run: &Path, seed: &Path, watched: &[&str], kinds: &str, verb: &[&str]) {
    // No attribution may name an entry that no file holds: the sidecar is written after the registry.
    let check = format!(
        "'{PROGRAM}' check mill.txt && {{ ! grep -q 'speaker: \"edda-moor\"' mill.txt.ron || grep -q '\"edda-moor\": (' sources.ron; }}"
    );
    trials_with(run, seed, watched, kinds, &check, verb);
}

/// Faults at every call of `verb`; after each, `check` must succeed.
fn trials_with(run: &Path, seed: &Path, watched: &[&str], kinds: &str, check: &str, verb: &[&str]) {
    let output = Command::new("python3")
        .arg(run)
        .arg("--work")
        .arg(seed)
        .args(watched.iter().flat_map(|it| ["--watch", it]))
        .args(["--kinds", kinds, "--check", check])
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
