//! What a frame of the article view costs: CPU time of egui's run and tessellation, without a window.

mod workload;

use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Event, Pos2, RawInput, Rect, pos2, vec2};
use pressmark::engine::survey::Survey;
use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::ui::article_view::{ArticleView, Beside, Nothing, Reveal, Selection, ViewEvent, ViewInput};
use workload::timing::Timing;
use workload::{Noise, scaled};

const SIZE: egui::Vec2 = vec2(1280.0, 800.0);
const FRAME: Option<Duration> = Some(Duration::from_millis(3));
const JUMP: Option<Duration> = Some(Duration::from_millis(8));

fn main() {
    measure("4 KB, 30 marks", &workload::document(4_000, 30));
    both(
        "100 KB, 10,000 marks",
        workload::document(scaled(100_000), scaled(10_000)),
    );
    both(
        "10 MB, 100,000 marks",
        workload::document(scaled(10_000_000), scaled(100_000)),
    );
    measure(
        "100 MB, 1,000,000 marks",
        &workload::document(scaled(100_000_000), scaled(1_000_000)),
    );
    let line = workload::text(scaled(10_000_000)).replace('\n', " ");
    measure("10 MB in one line", &Document::new(Article::new(line)));
    let korean = "어제 시장은 강가의 배가 늦게 건넜다고 보고서를 다시 내놓았다. ".repeat(12) + "\n";
    let korean = Article::new(korean.repeat(scaled(10_000_000) / korean.len() + 1));
    let marks = workload::annotations(&korean, scaled(100_000));
    both(
        "Korean 10 MB, 100,000 marks",
        Document::of(korean, marks, Default::default()),
    );
}

/// As it is, then with attributions, tags, the strip of sentences and signs of findings.
fn both(title: &str, document: Document) {
    measure(title, &document);
    let document = workload::attributed(document);
    let survey = Survey::of(&document);
    measure_beside(&format!("{title}, who said it"), &document, &survey);
}

fn measure(title: &str, document: &Document) {
    measure_beside(title, document, &Nothing);
}

/// Prints a row for each thing done with `document`.
fn measure_beside(title: &str, document: &Document, beside: &dyn Beside) {
    let ctx = Context::default();
    ctx.add_font_provider(Arc::new(egui_system_font_provider::SystemFontProvider::new()));
    let mut stage = Stage {
        ctx,
        beside,
        view: ArticleView::default(),
        selection: Selection::default(),
        reveal: None,
        time: 0.0,
    };
    let rounds = scaled(400);
    let mut noise = Noise::new(7);
    let text = document.article().text();
    let name = |what: &str| format!("{title}: {what}");

    Timing::of(&name("first frame"), 1, Vec::new, |it| stage.frame(document, it)).print(None);
    // Fonts and glyphs come as they are met; they are no cost of the view.
    for i in 0..rounds / 2 {
        let byte = text.floor_char_boundary(i * text.len() / rounds);
        stage.jump(document, byte);
    }
    Timing::of(&name("idle"), rounds, Vec::new, |it| stage.frame(document, it)).print(FRAME);

    stage.frame(document, vec![Event::PointerMoved(pos2(600.0, 400.0))]);
    let wheel = || vec![wheel(-90.0)];
    Timing::of(&name("scroll"), rounds, wheel, |it| stage.frame(document, it)).print(FRAME);

    let place = || text.floor_char_boundary(noise.below(text.len()));
    Timing::of(&name("jump"), rounds, place, |it| stage.jump(document, it)).print(JUMP);

    stage.frame(document, vec![button(pos2(500.0, 200.0), true)]);
    let mut i = 0;
    let to = || {
        i += 1;
        vec![Event::PointerMoved(pos2(
            450.0 + (i * 7 % 300) as f32,
            200.0 + (i % 400) as f32,
        ))]
    };
    Timing::of(&name("drag"), rounds, to, |it| stage.frame(document, it)).print(FRAME);
    stage.frame(document, vec![button(pos2(500.0, 200.0), false)]);
}

struct Stage<'a> {
    beside: &'a dyn Beside,
    ctx: Context,
    view: ArticleView,
    selection: Selection,
    reveal: Option<Reveal>,
    time: f64,
}

impl Stage<'_> {
    /// One frame, as far as the triangles.
    fn frame(&mut self, document: &Document, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let (view, selection, reveal, beside) = (&mut self.view, &mut self.selection, self.reveal, self.beside);
        let output = self.ctx.run_ui(input, |ui| {
            let input = ViewInput {
                document,
                revision: 1,
                selection: *selection,
                selected: None,
                edge: None,
                matches: &[],
                current_match: None,
                hints: &[],
                hint_typed: "",
                zoom: 1.0,
                reveal,
                letters: false,
                beside,
            };
            for event in view.show(ui, &input) {
                if let ViewEvent::Select(it) = event {
                    *selection = it;
                }
            }
        });
        let meshes = self.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        output.drop_without_applying_deltas();
        meshes.len()
    }

    /// A frame that shows `byte`.
    fn jump(&mut self, document: &Document, byte: usize) -> usize {
        let generation = self.reveal.map_or(1, |it| it.generation + 1);
        self.reveal = Some(Reveal {
            byte,
            jump: false,
            generation,
        });
        self.frame(document, Vec::new())
    }
}

fn wheel(points: f32) -> Event {
    Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    }
}
