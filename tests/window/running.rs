//! The program as it runs on the screen, and hands for its keyboard.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use serde_json::Value;

/// How long a slow machine may take to show a window or to answer.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The screen, for one test at a time: only one window has the keyboard. Says so when there is none.
pub fn screen() -> Option<MutexGuard<'static, ()>> {
    static SCREEN: Mutex<()> = Mutex::new(());
    let wanted = std::env::var_os("PRESSMARK_WINDOW").is_some_and(|it| it == "1");
    if !wanted {
        eprintln!(
            "Skipped: needs a screen of its own; type `PRESSMARK_WINDOW=1 bash .ci/screen cargo test --test window`"
        );
    }
    // A test that failed has left nothing on the screen that matters to the next one.
    wanted.then(|| SCREEN.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A folder for one test, empty, kept afterwards so that one can look into it.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// The program's command line, with settings and state of its own under `home`.
pub fn pressmark(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pressmark"));
    for (variable, name) in [
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        command.env(variable, home.join(name));
    }
    command.stdin(Stdio::null());
    command
}

/// The program with an article open.
pub struct Running {
    child: Child,
    timings: PathBuf,
}

/// An edit that the program said is safe on the disk.
#[derive(Clone, Debug)]
pub struct Durable {
    pub id: String,
    /// Whether the edit took the record away.
    pub removed: bool,
    /// Milliseconds since 1970.
    pub unix_ms: u64,
}

impl Running {
    /// Starts the program on `article`. It writes what it does to `timings`, and what it says to `timings` + `.log`.
    pub fn start(home: &Path, article: &Path, timings: &Path) -> Running {
        let log = File::create(timings.with_extension("log")).expect("a log");
        let child = pressmark(home)
            .arg(article)
            .arg("--timings")
            .arg(timings)
            .stdout(log.try_clone().expect("the same log"))
            .stderr(log)
            .spawn()
            .expect("the program starts");
        Running {
            child,
            timings: timings.to_owned(),
        }
    }

    /// Waits for the window and gives it the keyboard; panics when none comes.
    pub fn focus(&mut self) {
        let pid = self.child.id().to_string();
        let start = Instant::now();
        loop {
            assert!(
                start.elapsed() < PATIENCE,
                "no window came; see {}",
                self.timings.with_extension("log").display()
            );
            if let Some(status) = self.child.try_wait().expect("a child") {
                panic!(
                    "the program ended ({status}); see {}",
                    self.timings.with_extension("log").display()
                );
            }
            let found = xdotool(&["search", "--onlyvisible", "--pid", &pid]).unwrap_or_default();
            // The last one: a window may have others of its own behind it.
            if let Some(window) = found.lines().last()
                && xdotool(&["windowactivate", "--sync", window]).is_some()
            {
                return;
            }
            sleep(Duration::from_millis(50));
        }
    }

    /// Waits until the timings tell of `event`.
    pub fn wait_for(&self, event: &str) {
        let start = Instant::now();
        let wanted = format!("\"event\":\"{event}\"");
        while !std::fs::read_to_string(&self.timings)
            .unwrap_or_default()
            .contains(&wanted)
        {
            assert!(start.elapsed() < PATIENCE, "the program never told of {event}");
            sleep(Duration::from_millis(30));
        }
        self.wait_until_calm();
    }

    /// Waits until no frame has been drawn for a moment: what was told of is on the screen, and a click is not late.
    fn wait_until_calm(&self) {
        let written = || std::fs::metadata(&self.timings).map_or(0, |it| it.len());
        let start = Instant::now();
        let mut before = None;
        while before != Some(written()) && start.elapsed() < PATIENCE {
            before = Some(written());
            sleep(Duration::from_millis(200));
        }
    }

    /// Where the window is on the screen.
    pub fn geometry(&self) -> Geometry {
        let pid = self.child.id().to_string();
        let found = xdotool(&["search", "--onlyvisible", "--pid", &pid]).unwrap_or_default();
        let window = found.lines().last().unwrap_or_default().to_owned();
        let shell = xdotool(&["getwindowgeometry", "--shell", &window]).unwrap_or_default();
        let value = |name: &str| {
            let line = shell.lines().find_map(|it| it.strip_prefix(name)?.strip_prefix('='));
            line.and_then(|it| it.parse().ok()).unwrap_or(0)
        };
        Geometry {
            x: value("X"),
            y: value("Y"),
            width: value("WIDTH"),
        }
    }

    /// Leaves the program by its own key, and waits until it is gone.
    pub fn quit(mut self) {
        press(&["Escape", "ctrl+q"]);
        let start = Instant::now();
        while self.child.try_wait().expect("a child").is_none() {
            if start.elapsed() > PATIENCE {
                let _ = self.child.kill();
                panic!("the program does not end");
            }
            sleep(Duration::from_millis(30));
        }
    }

    /// The edits acknowledged so far. A last line cut short by a kill does not count.
    pub fn durable(&self) -> Vec<Durable> {
        let text = std::fs::read_to_string(&self.timings).unwrap_or_default();
        let events = text.lines().filter_map(|it| serde_json::from_str::<Value>(it).ok());
        let durable = events.filter(|it| it["event"] == "durable");
        durable
            .filter_map(|it| {
                Some(Durable {
                    id: it["id"].as_str()?.to_owned(),
                    removed: it["removed"].as_bool()?,
                    unix_ms: it["unix_ms"].as_u64()?,
                })
            })
            .collect()
    }

    /// Ends the program as a power cut would, without a word to it, and says when (milliseconds since 1970).
    pub fn kill(mut self) -> (u64, Vec<Durable>) {
        let at = unix_ms();
        self.child.kill().expect("a child");
        self.child.wait().expect("a child");
        (at, self.durable())
    }
}

/// A test that fails leaves no window behind, which would take the next one's keys.
impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A window's place on the screen, in pixels.
pub struct Geometry {
    pub x: i32,
    pub y: i32,
    pub width: i32,
}

/// Types letters, as one would on a keyboard.
pub fn type_text(text: &str) {
    xdotool(&["type", "--delay", "15", text]);
}

/// Moves and clicks the mouse, as `xdotool` names it.
pub fn mouse(arguments: &[&str]) {
    xdotool(arguments);
}

/// Presses keys one after another, as `xdotool key` names them; not heard when no window has the keyboard.
pub fn press(keys: &[&str]) {
    let mut arguments = vec!["key", "--delay", "5"];
    arguments.extend(keys);
    xdotool(&arguments);
}

/// What `xdotool` answers; `None` when it says no.
fn xdotool(arguments: &[&str]) -> Option<String> {
    let output = Command::new("xdotool")
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("xdotool");
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The clock, in milliseconds since 1970.
pub fn unix_ms() -> u64 {
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .expect("a clock after 1970");
    since.as_millis() as u64
}
