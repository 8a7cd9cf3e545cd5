//! The program as a person runs it from a terminal.

use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

const TEXT: &str = "Pier to close\n“We rebuild it,” said Ilse Brandt. “Soon.”\nThe pier, the pier!\n";

/// A folder with an article, and a home of its own for the program.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Desk::with("pier.txt", TEXT.as_bytes())
    }

    pub fn with(name: &str, bytes: &[u8]) -> Self {
        let desk = Desk {
            folder: TempDir::new().unwrap(),
        };
        std::fs::create_dir(desk.folder.path().join("desk")).unwrap();
        std::fs::write(desk.path(name), bytes).unwrap();
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("desk").join(name)
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pressmark"));
        for variable in [
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "HOME",
        ] {
            command.env(variable, self.folder.path().join("home"));
        }
        command.env("USER", "ann").current_dir(self.folder.path().join("desk"));
        command.args(arguments).output().unwrap()
    }

    /// Runs and expects exit code 0 and nothing wrong; the output.
    #[track_caller]
    pub fn good(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let (out, err) = texts(&output);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {out}{err}");
        assert!(!err.contains("error"), "{err}");
        out
    }

    /// Runs and expects `code` and `word` among the errors, which are all of the output.
    #[track_caller]
    pub fn bad(&self, arguments: &[&str], code: i32, word: &str) -> String {
        let output = self.run(arguments);
        let (out, err) = texts(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {out}{err}");
        assert!(err.contains(word), "{arguments:?}: {err}");
        out
    }

    #[track_caller]
    pub fn mark(&self, arguments: &[&str]) -> String {
        let id = self.good(&[&["mark", "pier.txt"], arguments].concat());
        id.trim().to_owned()
    }
}

pub fn texts(output: &Output) -> (String, String) {
    let text = |it: &[u8]| String::from_utf8(it.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn marking_showing_and_unmarking() {
    let desk = Desk::new();
    let quote = desk.mark(&["--label", "quote", "--text", "“We rebuild it,”", "--note", "on tape"]);
    let claim = desk.mark(&["--label", "claim", "--text", "the pier", "--by", "eve"]);
    let both = desk.mark(&["--label", "custom:aside", "--chars", "0..4", "--chars", "8..13"]);
    let wanted = format!(
        "1:1 aside {both} \"Pier … close\"\n\
         2:1 quote {quote} \"“We rebuild it,”\" — on tape\n\
         3:11 claim {claim} \"the pier\"\n"
    );
    assert_eq!(desk.good(&["show", "pier.txt"]), wanted);
    let json: serde_json::Value = serde_json::from_str(&desk.good(&["show", "pier.txt", "--format", "json"])).unwrap();
    assert_eq!(json["annotations"][2]["by"], "eve");
    assert_eq!(json["annotations"][1]["by"], "ann");
    assert_eq!(desk.good(&["check", "pier.txt"]), "");
    assert_eq!(desk.good(&["check", "pier.txt.ron", "pier.txt"]), "");

    assert_eq!(desk.good(&["unmark", "pier.txt", &quote]), "");
    assert_eq!(desk.good(&["show", "pier.txt"]).lines().count(), 2);
    desk.bad(&["unmark", "pier.txt", &quote], 1, "no annotation has the id");
    assert_eq!(desk.read("pier.txt"), TEXT);
}

#[test]
fn of_words_that_stand_twice_the_one_asked_for_is_marked() {
    let desk = Desk::new();
    desk.bad(
        &["mark", "pier.txt", "--label", "claim", "--text", "e", "--nth", "99"],
        1,
        "times only",
    );
    desk.bad(
        &["mark", "pier.txt", "--label", "claim", "--text", "a boat"],
        1,
        "not in the article",
    );
    desk.mark(&["--label", "claim", "--text", "pier", "--nth", "2"]);
    assert!(desk.good(&["show", "pier.txt"]).starts_with("3:15 claim "));
    // White space and line ends are the same.
    desk.mark(&["--label", "source", "--text", "  “Soon.” The   pier "]);
    assert!(desk.good(&["show", "pier.txt"]).contains("\"“Soon.”\\nThe pier\""));
}

#[test]
fn scripts_may_say_who_when_and_which_id() {
    let desk = Desk::new();
    let told = ["--by", "eve", "--at", "2026-03-01T09:00:00Z", "--id", "figure 1"];
    let arguments = [&["--label", "claim", "--chars", "0..4"][..], &told].concat();
    assert_eq!(desk.mark(&arguments), "figure 1");
    let first = desk.read("pier.txt.ron");
    desk.bad(&[&["mark", "pier.txt"], &arguments[..]].concat(), 2, "is taken");
    desk.good(&["unmark", "pier.txt", "figure 1"]);
    desk.mark(&arguments);
    assert_eq!(desk.read("pier.txt.ron"), first);
}

#[test]
fn wrong_usage_is_told_with_a_remedy() {
    let desk = Desk::new();
    desk.bad(
        &["mark", "pier.txt", "--label", "quot", "--text", "pier"],
        2,
        "custom:NAME",
    );
    desk.bad(&["mark", "pier.txt", "--label", "quote"], 2, "--text");
    desk.bad(
        &["mark", "pier.txt", "--label", "quote", "--chars", "5..2"],
        2,
        "after the start",
    );
    desk.bad(
        &["mark", "pier.txt", "--label", "quote", "--chars", "5..9000"],
        2,
        "past the end",
    );
    desk.bad(
        &["mark", "pier.txt", "--label", "quote", "--chars", "4..5"],
        2,
        "no words",
    );
    desk.bad(&["export", "pier.txt", "--format", "xls"], 2, "csv");
    desk.bad(&["import", "pier.txt", "--format", "csv", "x"], 2, "brat");
    desk.bad(
        &["export", "pier.txt", "--format", "csv", "--output", "./pier.txt"],
        2,
        "overwrite",
    );
    assert!(!desk.path("pier.txt.ron").exists());
    assert_eq!(desk.read("pier.txt"), TEXT);
}

#[test]
fn files_that_cannot_be_read_or_saved_exit_with_3() {
    let desk = Desk::with("blob.txt", b"\x89PNG\r\n\x1a\n\0\0\0");
    desk.bad(&["show", "blob.txt"], 3, "a PNG image");
    desk.bad(&["check", "nothing.txt"], 3, "no such file");
    desk.bad(&["check", "blob.txt"], 3, "PNG");
    desk.bad(&["show", "."], 3, "");
    std::fs::write(desk.path("a.txt"), "pier").unwrap();
    desk.bad(&["show", "a.txt", "--encoding", "utf-7"], 3, "no encoding called");
    desk.bad(
        &["import", "a.txt", "--format", "json", "nothing.json"],
        3,
        "cannot be read",
    );
    std::fs::write(desk.path("a.txt.ron"), "Sidecar(\n  oops").unwrap();
    desk.bad(&["mark", "a.txt", "--label", "claim", "--text", "pier"], 3, "a.txt.ron");
    assert_eq!(desk.read("a.txt.ron"), "Sidecar(\n  oops");
}

#[test]
fn help_names_every_verb_and_every_exit_code() {
    let desk = Desk::new();
    let help = desk.good(&["--help"]);
    for word in [
        "check",
        "show",
        "mark",
        "unmark",
        "attribute",
        "sources",
        "said",
        "findings",
        "report",
        "export",
        "import",
        "--timings",
        "Exit codes: 0 done",
        "3 could not",
    ] {
        assert!(help.contains(word), "{word}: {help}");
    }
    for verb in [
        "check",
        "show",
        "mark",
        "unmark",
        "attribute",
        "sources",
        "said",
        "findings",
        "report",
        "export",
        "import",
    ] {
        assert!(desk.good(&[verb, "--help"]).contains("Usage: pressmark"));
    }
    desk.good(&["--version"]);
}

#[test]
fn an_export_comes_back_by_import() {
    let desk = Desk::new();
    desk.mark(&["--label", "quote", "--text", "“Soon.”", "--note", "=later"]);
    desk.mark(&["--label", "source", "--text", "Ilse Brandt"]);
    let shown = desk.good(&["show", "pier.txt"]);
    desk.good(&["export", "pier.txt", "--format", "json", "--output", "out.json"]);
    assert_eq!(
        desk.good(&["export", "pier.txt", "--format", "json"]),
        desk.read("out.json")
    );
    let brat = desk.good(&["export", "pier.txt", "--format", "brat"]);
    assert!(brat.starts_with("T1\tSource 36 47\tIlse Brandt\n"), "{brat}");
    assert!(
        desk.good(&["export", "pier.txt", "--format", "csv"])
            .contains(",'=later,")
    );

    let import = ["import", "pier.txt", "--format", "json", "out.json"];
    assert_eq!(desk.good(&import), "0 annotations added, 2 were there already\n");
    let before = desk.read("pier.txt.ron");
    std::fs::remove_file(desk.path("pier.txt.ron")).unwrap();
    assert_eq!(desk.good(&import), "2 annotations added\n");
    assert_eq!(desk.good(&["show", "pier.txt"]), shown);
    assert_eq!(desk.read("pier.txt.ron"), before);

    std::fs::write(desk.path("out.ann"), brat + "T9\tClaim 0 4\tBoat\n").unwrap();
    let out = desk.bad(
        &["import", "pier.txt", "--format", "brat", "out.ann"],
        1,
        "out.ann: line 4: T9 is not placed",
    );
    assert_eq!(out, "0 annotations added, 2 were there already\n");
}

#[test]
fn check_says_where_what_is_wrong() {
    let desk = Desk::with("a.txt", "caf\u{e9} “one” \u{e9} two\n".as_bytes());
    desk.good(&["mark", "a.txt", "--label", "quote", "--text", "“one”"]);
    let sidecar = desk.read("a.txt.ron");

    // The words have moved, then they are gone.
    std::fs::write(desk.path("a.txt"), "A café “one” \u{e9} two\n").unwrap();
    let out = desk.bad(&["check", "a.txt"], 1, "1 problem found");
    assert!(
        out.starts_with("a.txt.ron:") && out.contains("they stand at 1:8"),
        "{out}"
    );
    std::fs::write(desk.path("a.txt"), "caf\u{e9} two\n").unwrap();
    let out = desk.bad(&["check", "a.txt"], 1, "1 problem found");
    assert!(out.contains("not in the article"), "{out}");
    assert_eq!(desk.read("a.txt.ron"), sidecar);

    std::fs::write(desk.path("a.txt"), b"one\n\xC3\xA9\xC3\xA9 x\xFFy\n").unwrap();
    std::fs::write(desk.path("a.txt.ron"), "Sidecar(\n\n  oops").unwrap();
    let out = desk.bad(&["check", "a.txt"], 1, "2 problems found");
    assert!(out.starts_with("a.txt:2:5: bytes that are not utf-8"), "{out}");
    assert!(out.contains("\na.txt.ron:3:"), "{out}");
}

#[test]
fn nothing_in_a_file_acts_on_the_terminal() {
    let desk = Desk::with("a\u{1b}[2J.txt", "x \u{1b}[31mred\u{202e} y\n".as_bytes());
    let id = desk.good(&[
        "mark",
        "a\u{1b}[2J.txt",
        "--label",
        "claim",
        "--chars",
        "0..10",
        "--note",
        "\u{9b}2J",
    ]);
    assert_eq!(id.len(), 27);
    for arguments in [
        ["show", "a\u{1b}[2J.txt", "--format=text"],
        ["show", "a\u{1b}[2J.txt", "--format=json"],
    ] {
        let out = desk.good(&arguments);
        assert!(out.contains("1b"), "{out}");
        assert!(!out.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{out:?}");
    }
    std::fs::write(desk.path("a\u{1b}[2J.txt.ron"), "\u{1b}[31m").unwrap();
    let output = desk.run(&["check", "a\u{1b}[2J.txt"]);
    let (out, err) = texts(&output);
    assert!(!(out.clone() + &err).contains('\u{1b}'), "{out:?} {err:?}");
}

#[test]
fn odd_file_names_are_names() {
    for name in [
        "-dash.txt",
        "name with spaces.txt",
        "이름.txt",
        "#hash?.txt",
        ".hidden",
        "100%20.TXT",
    ] {
        let desk = Desk::with(name, b"The pier is shut.\n");
        desk.good(&["mark", "--label", "claim", "--text", "pier", "--", name]);
        assert!(desk.path(&format!("{name}.ron")).exists(), "{name}");
        assert_eq!(desk.good(&["check", "--", name]), "");
    }
}

#[test]
fn what_is_not_imported_is_told_once_a_kind_with_how_many() {
    let desk = Desk::new();
    let relations = "R1\tsaid Arg1:T1 Arg2:T1\nR22\tsaid Arg1:T1 Arg2:T1\nR3\tsaid Arg1:T1 Arg2:T1\n";
    let words = "T1\tQuote 15 28\tWe rebuild it\nT2\tClaim 0 3\tnowhere\n";
    std::fs::write(desk.path("in.ann"), format!("{words}{relations}")).unwrap();
    let output = desk.run(&["import", "pier.txt", "--format", "brat", "in.ann"]);
    let (out, err) = texts(&output);
    assert_eq!(
        (output.status.code(), &*out),
        (Some(1), "1 annotations added\n"),
        "{err}"
    );
    assert_eq!(err.lines().count(), 3, "{err}");
    assert!(
        err.contains("line 3: a relation") && err.contains("2 more such items follow"),
        "{err}"
    );
    assert!(err.contains("4 items of the file were not taken in"), "{err}");
}

#[test]
fn with_a_given_time_the_same_commands_make_the_same_file() {
    let made = || {
        let desk = Desk::new();
        let fixed = ["--at", "2026-03-01T09:00:00Z", "--by", "ann"];
        desk.good(&[&["mark", "pier.txt", "--label", "claim", "--text", "pier"][..], &fixed].concat());
        std::fs::write(desk.path("in.ann"), "T1\tQuote 15 28\tWe rebuild it\n").unwrap();
        desk.good(&[&["import", "pier.txt", "--format", "brat", "in.ann"][..], &fixed].concat());
        desk.read("pier.txt.ron")
    };
    assert_eq!(made(), made());
}
