//! A save killed at each of its system calls, or refused there: a short run of the shared fault run.

use std::path::Path;
use std::process::Command;

use crate::shared;

const TEXT: &str = "The mill burned down\nNobody was hurt, said Edda Moor. “We were lucky.”\n";
const PROGRAM: &str = env!("CARGO_BIN_EXE_pressmark");

#[test]
fn a_save_killed_or_refused_at_any_call_leaves_the_old_file_or_the_new_one() {
    let Some(run) = shared::path("eval/fault/fault_run.py") else {
        return;
    };
    let traced = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    if !traced.is_ok_and(|it| it.success()) {
        eprintln!("skipped: strace is not there, or may not trace");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let seed = folder.path().join("seed");
    std::fs::create_dir(&seed).unwrap();
    std::fs::write(seed.join("mill.txt"), TEXT).unwrap();
    let fixed = ["--by", "ann", "--at", "2026-03-01T09:00:00Z"];
    let first = Command::new(PROGRAM)
        .args(["mark", "mill.txt", "--label", "quote", "--text", "We were lucky."])
        .args(fixed)
        .current_dir(&seed)
        .env("XDG_STATE_HOME", folder.path())
        .output()
        .unwrap();
    assert!(first.status.success(), "{first:?}");
    std::fs::write(seed.join("in.ann"), "T1\tClaim 4 20\tmill burned down\n").unwrap();
    let import = ["import", "mill.txt", "--format", "brat", "in.ann"];
    trials(&run, &seed, "kill,enospc", &[&import[..], &fixed].concat());
}

fn trials(run: &Path, seed: &Path, kinds: &str, verb: &[&str]) {
    let output = Command::new("python3")
        .arg(run)
        .arg("--work")
        .arg(seed)
        .args(["--watch", "mill.txt.ron", "--watch", "mill.txt", "--kinds", kinds])
        .arg("--check")
        .arg(format!("'{PROGRAM}' check mill.txt"))
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
