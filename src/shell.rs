//! The window: the only `eframe::App`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::{Context, ViewportCommand};
use jiff::Timestamp;
use serde_json::json;

use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::keymap::Keymap;
use crate::app::settings::Theme;
use crate::app::state::{Clock, State, Tone};
use crate::timings::Timings;
use crate::ui::keys::typed_ahead::TypedAhead;
use crate::ui::{frame, style, toasts::Toasts};
use crate::worker::{Ahead, Memory, Worker};

/// Longest wait for the last save when leaving.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the window, with `article` if one is given, and stays until it is closed.
///
/// # Errors
/// If no window can be opened here; the text says why and what to do.
pub fn run(article: Option<PathBuf>, timings: Timings) -> Result<(), String> {
    timings.event("start", json!({}));
    let article = article.map(|it| std::path::absolute(&it).unwrap_or(it));
    let ahead = article.clone().map(Ahead::start);
    let memory = Memory::recall();
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Pressmark")
        .with_app_id("pressmark")
        .with_min_inner_size([640.0, 420.0])
        .with_inner_size([1280.0, 800.0])
        .with_drag_and_drop(true);
    if let Some([x, y, width, height]) = memory.window {
        viewport = viewport.with_inner_size([width, height]).with_position([x, y]);
    }
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../assets/icon.png")) {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions {
        viewport,
        persist_window: false,
        ..Default::default()
    };
    let create = move |cc: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        Ok(Box::new(Shell::new(&cc.egui_ctx, article, ahead, memory, timings)))
    };
    eframe::run_native("Pressmark", options, Box::new(create)).map_err(|error| {
        format!(
            "No window can be opened ({error}). Run Pressmark in a graphical session; \
             the commands `show`, `mark`, `check`, `export` work without one"
        )
    })
}

/// The state, what draws it, and what works for it.
pub struct Shell {
    state: State,
    drafts: frame::Drafts,
    toasts: Toasts,
    worker: Worker,
    timings: Timings,
    leaving: Option<Instant>,
    shown: Shown,
    window: Option<[f32; 4]>,
    title: String,
    typed_ahead: TypedAhead,
    /// Commands carried out and not yet on the screen, with the time they were asked for.
    awaiting: Vec<(String, Instant)>,
}

/// What has been on the screen already, for the timings.
#[derive(Default)]
struct Shown {
    frames: u64,
    text: bool,
    marks: bool,
}

impl Shell {
    /// A window's content on `ctx`, as it was the last time.
    pub fn new(
        ctx: &Context,
        article: Option<PathBuf>,
        ahead: Option<Ahead>,
        memory: Memory,
        timings: Timings,
    ) -> Self {
        style::apply(ctx);
        let (keymap, keymap_errors) = match &memory.keymap {
            Some(text) => Keymap::read(text),
            None => (Keymap::default(), Vec::new()),
        };
        let worker = Worker::start(ctx.clone(), timings.clone(), ahead);
        let mut state = State::new(memory.settings, memory.recent, keymap, memory.seed);
        for problem in memory.problems {
            state.tell(Tone::Warning, problem);
        }
        for error in keymap_errors {
            state.tell(Tone::Warning, format!("keymap.ron, {error}"));
        }
        timings.event("window_ready", json!({}));
        let mut shell = Shell {
            state,
            drafts: frame::Drafts::default(),
            toasts: Toasts::default(),
            worker,
            timings,
            leaving: None,
            shown: Shown::default(),
            window: memory.window,
            title: String::new(),
            typed_ahead: TypedAhead::default(),
            awaiting: Vec::new(),
        };
        shell.tell_time();
        match article {
            Some(path) if path.is_dir() => {
                shell.perform(vec![Effect::Ask(Question::Article { folder: Some(path) })]);
            }
            Some(path) => shell.run(Command::Open(path)),
            None => {}
        }
        shell
    }

    /// What the window shows, for tests.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Carries out `command`; before leaving the article, keeps what is half typed about it.
    pub fn run(&mut self, command: Command) {
        if leaves(&command) {
            for half_typed in self.drafts.flush() {
                self.run(half_typed);
            }
        }
        let command = absolute(command);
        let begun = Instant::now();
        let name = self.timings.is_on().then(|| name_of(&command));
        let effects = self.state.run(command);
        if let Some(name) = name {
            let ms = begun.elapsed().as_secs_f64() * 1e3;
            self.timings.event(
                "command",
                json!({ "name": name, "model_ms": ms, "frame": self.shown.frames }),
            );
            self.awaiting.push((name, begun));
        }
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Copy(words) => self.worker.context().copy_text(words),
                Effect::Quit => self.leaving = Some(Instant::now()),
                effect => self.worker.perform(effect, self.window),
            }
        }
    }

    fn tell_time(&mut self) {
        let clock = Clock {
            now: to_the_millisecond(Timestamp::now()),
            ms: self.timings.ms(),
        };
        let effects = self.state.tick(clock);
        self.perform(effects);
    }

    fn take_in_outcomes(&mut self) {
        while let Some(outcome) = self.worker.next_outcome() {
            let effects = self.state.absorb(outcome);
            self.perform(effects);
        }
    }

    /// Dropped files, the window's own closing button, its size.
    fn look_at_window(&mut self, ctx: &Context) {
        let (dropped, closing, rect) = ctx.input(|input| {
            let viewport = input.viewport();
            let dropped: Vec<PathBuf> = input
                .raw
                .dropped_files
                .iter()
                .map(|it| it.path().to_path_buf())
                .collect();
            let rect = viewport
                .outer_rect
                .zip(viewport.inner_rect)
                .map(|(outer, inner)| [outer.min.x, outer.min.y, inner.width(), inner.height()]);
            (dropped, viewport.close_requested(), rect)
        });
        self.window = rect.or(self.window);
        if let Some(path) = dropped.into_iter().next() {
            self.run(Command::Open(path));
        }
        if closing && self.leaving.is_none() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.run(Command::Quit);
        }
    }

    /// Closes the window once everything is on the disk, or after [`PATIENCE`].
    fn leave_when_done(&mut self, ctx: &Context) {
        let Some(since) = self.leaving else {
            return;
        };
        if self.worker.is_idle() || since.elapsed() > PATIENCE {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        } else {
            ctx.request_repaint_after(Duration::from_millis(20));
        }
    }

    fn keep_looking(&mut self, ctx: &Context) {
        ctx.set_theme(match self.state.settings.theme {
            Theme::System => egui::ThemePreference::System,
            Theme::Light => egui::ThemePreference::Light,
            Theme::Dark => egui::ThemePreference::Dark,
        });
        let title = match &self.state.desk {
            Some(desk) => format!("{} – Pressmark", desk.name()),
            None => "Pressmark".into(),
        };
        if self.title != title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
        if let Some(desk) = &self.state.desk
            && let Some(ms) = desk.saving.due_in(self.state.ms())
        {
            ctx.request_repaint_after(Duration::from_millis(ms));
        }
    }

    /// Tells how long each command took from the key or the click to the frame that shows what it did.
    fn tell_what_is_shown(&mut self) {
        for (name, asked) in std::mem::take(&mut self.awaiting) {
            let ms = asked.elapsed().as_secs_f64() * 1e3;
            let frame = self.shown.frames + 1;
            self.timings
                .event("shown", json!({ "name": name, "after_ms": ms, "frame": frame }));
        }
    }

    fn time_frame(&mut self, begun: Instant) {
        self.shown.frames += 1;
        if !self.timings.is_on() {
            return;
        }
        let Some(desk) = &self.state.desk else {
            return;
        };
        let ms = begun.elapsed().as_secs_f64() * 1e3;
        let frame = self.shown.frames;
        if !self.shown.text {
            self.shown.text = true;
            self.timings.event("first_text", json!({ "cpu_ms": ms }));
        }
        if !self.shown.marks && !desk.loading {
            self.shown.marks = true;
            self.timings.event("first_marks", json!({ "cpu_ms": ms }));
        }
        self.timings.event("frame", json!({ "n": frame, "cpu_ms": ms }));
    }
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.tell_time();
        self.take_in_outcomes();
        self.look_at_window(ctx);
        self.leave_when_done(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let begun = Instant::now();
        let ctx = ui.ctx().clone();
        // Keys first, so that this very frame shows what they did.
        let pressed = frame::pressed(ui, &self.state);
        self.typed_ahead.hold(&ctx, pressed.held_back);
        for command in pressed.commands {
            self.run(command);
        }
        self.drafts.focus = self.state.focus.take().or(self.drafts.focus);
        let commands = frame::frame(ui, &self.state, &mut self.drafts);
        let acted = commands.iter().any(|it| !matches!(it, Command::Viewed { .. }));
        for command in commands {
            self.run(command);
        }
        self.toasts.take(&mut self.state.notices);
        self.toasts.show(&ctx);
        self.keep_looking(&ctx);
        if acted {
            // Drawn once more before it is shown, so that the answer is in the same frame.
            ctx.request_discard("a command was carried out");
            ctx.request_repaint();
        } else {
            self.tell_what_is_shown();
        }
        self.time_frame(begun);
    }

    /// Keys that were meant for a field that is there only now come first.
    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        self.typed_ahead.feed(ctx, input);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// Finer times would only make the file harder to read.
fn to_the_millisecond(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at)
}

/// Whether `command` leaves the article, so that what is half typed must be kept before.
fn leaves(command: &Command) -> bool {
    matches!(
        command,
        Command::Open(_) | Command::Reopen { .. } | Command::Reload | Command::Close | Command::Quit | Command::SaveNow
    )
}

/// An article is remembered by its whole path, so that it is the same one wherever the program is started.
fn absolute(command: Command) -> Command {
    match command {
        Command::Open(path) => Command::Open(std::path::absolute(&path).unwrap_or(path)),
        other => other,
    }
}

/// The name of a command for the timings, without what it carries.
fn name_of(command: &Command) -> String {
    match crate::app::command::entry_of(command) {
        Some(entry) => entry.name.to_owned(),
        None => format!("{command:?}")
            .chars()
            .take_while(|it| it.is_alphanumeric())
            .collect(),
    }
}
