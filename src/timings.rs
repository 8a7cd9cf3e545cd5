//! What happened when, a JSON line an event, for measuring and for tests from outside.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};

/// The file of `--timings`, or nothing. Clones write to the same file.
#[derive(Clone)]
pub struct Timings {
    started: Instant,
    file: Option<Arc<Mutex<File>>>,
}

impl Timings {
    /// Writes events to a new file at `path`; nowhere without one. `started` is when the program began.
    pub fn new(path: Option<&Path>, started: Instant) -> io::Result<Self> {
        let file = path.map(File::create).transpose()?;
        Ok(Timings {
            started,
            file: file.map(|it| Arc::new(Mutex::new(it))),
        })
    }

    /// Milliseconds since the program began.
    pub fn ms(&self) -> u64 {
        self.started.elapsed().as_millis() as u64
    }

    /// Whether anybody wants events.
    pub fn is_on(&self) -> bool {
        self.file.is_some()
    }

    /// Writes one event at once: its name, `unix_ms`, `ms` since the program began, and `facts`.
    pub fn event(&self, name: &str, facts: Value) {
        let Some(file) = &self.file else {
            return;
        };
        let unix = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut line = Map::new();
        line.insert("event".into(), name.into());
        line.insert("unix_ms".into(), json!(unix.as_millis() as u64));
        line.insert("ms".into(), json!(self.started.elapsed().as_secs_f64() * 1e3));
        if let Value::Object(facts) = facts {
            line.extend(facts);
        }
        // One write a line, so that a kill leaves whole lines. A full disk must not disturb the work.
        let text = format!("{}\n", Value::Object(line));
        if let Ok(mut file) = file.lock() {
            let _ = file.write_all(text.as_bytes());
        }
    }
}
