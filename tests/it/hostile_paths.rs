//! Paths that lead to no file, to the wrong one, or to one without end.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

const TEXT: &str = "The ferry sank\n“It was old,” said Otto Lind.\n";
/// Far longer than any of this takes; only a program that hangs reaches it.
const HANGS: Duration = Duration::from_secs(60);

struct Folder(TempDir);

impl Folder {
    /// With the article `ferry.txt`.
    fn new() -> Self {
        let folder = Folder(TempDir::new().unwrap());
        fs::write(folder.path("ferry.txt"), TEXT).unwrap();
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn pipe(&self, name: &str) {
        let made = Command::new("mkfifo").arg(self.path(name)).status().unwrap();
        assert!(made.success());
    }

    /// The exit code and the errors of the program; it is killed if it hangs.
    #[track_caller]
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_pressmark"))
            .args(arguments)
            .current_dir(self.0.path())
            .env("HOME", self.path("home"))
            .env("XDG_STATE_HOME", self.path("home"))
            .env("XDG_CONFIG_HOME", self.path("home"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let pause = Duration::from_millis(20);
        let mut waited = Duration::ZERO;
        while program.try_wait().unwrap().is_none() {
            sleep(pause);
            waited += pause;
            if waited > HANGS {
                program.kill().unwrap();
                panic!("{arguments:?} hangs");
            }
        }
        let Output { status, stderr, .. } = program.wait_with_output().unwrap();
        (status.code(), String::from_utf8(stderr).unwrap())
    }
}

#[test]
fn a_pipe_or_a_device_for_a_sidecar_is_told_and_stays_what_it_is() {
    for verb in [
        &["check", "ferry.txt"][..],
        &["show", "ferry.txt"],
        &["mark", "ferry.txt", "--label", "claim", "--text", "ferry"],
    ] {
        let folder = Folder::new();
        folder.pipe("ferry.txt.ron");
        let (code, errors) = folder.run(verb);
        assert_ne!(code, Some(0), "{verb:?}: {errors}");
        let kind = fs::symlink_metadata(folder.path("ferry.txt.ron")).unwrap().file_type();
        assert!(std::os::unix::fs::FileTypeExt::is_fifo(&kind));
    }
    let folder = Folder::new();
    symlink("/dev/zero", folder.path("ferry.txt.ron")).unwrap();
    let (code, errors) = folder.run(&["check", "ferry.txt"]);
    assert_ne!(code, Some(0), "{errors}");
}

#[test]
fn an_article_over_the_limit_is_told_with_the_limit() {
    let folder = Folder::new();
    let big = fs::File::create(folder.path("big.txt")).unwrap();
    big.set_len((512 << 20) + 1).unwrap();
    let (code, errors) = folder.run(&["show", "big.txt"]);
    assert_eq!(code, Some(3));
    assert!(errors.contains("larger than 512 MB"), "{errors}");
}

#[test]
fn a_file_without_end_is_not_imported() {
    let folder = Folder::new();
    let (code, errors) = folder.run(&["import", "ferry.txt", "--format", "json", "/dev/zero"]);
    assert_eq!(code, Some(3), "{errors}");
    assert!(errors.contains("larger than 512 MB"), "{errors}");
}

/// An article that reads as a sidecar, too.
const BOTH: &str = "(schema: (1, 0), annotations: [])";

#[test]
fn an_article_that_is_its_own_sidecar_is_not_replaced() {
    let links: [fn(&Path, &Path) -> std::io::Result<()>; 2] = [|a, b| symlink(a, b), |a, b| fs::hard_link(a, b)];
    for link in links {
        let folder = Folder::new();
        fs::write(folder.path("ferry.txt"), BOTH).unwrap();
        link(&folder.path("ferry.txt"), &folder.path("ferry.txt.ron")).unwrap();
        let (code, errors) = folder.run(&["mark", "ferry.txt", "--label", "claim", "--text", "schema"]);
        assert_eq!(code, Some(3), "{errors}");
        assert!(errors.contains("the article itself"), "{errors}");
        assert_eq!(fs::read_to_string(folder.path("ferry.txt")).unwrap(), BOTH);
    }
}

#[test]
fn nothing_is_written_over_the_article_by_whatever_name() {
    let folder = Folder::new();
    symlink("ferry.txt", folder.path("link.txt")).unwrap();
    fs::hard_link(folder.path("ferry.txt"), folder.path("hard.txt")).unwrap();
    for name in ["ferry.txt", "./ferry.txt", "link.txt", "hard.txt", "ferry.txt.ron"] {
        let export = ["export", "ferry.txt", "--format", "csv", "--output", name];
        assert_eq!(folder.run(&export).0, Some(2), "{name}");
        assert_eq!(folder.run(&["ferry.txt", "--timings", name]).0, Some(2), "{name}");
        assert_eq!(fs::read_to_string(folder.path("ferry.txt")).unwrap(), TEXT);
    }
}
