//! What a frame of the article view costs: CPU time of egui's run and tessellation, without a window.
//!
//! `cargo bench --bench article_view` prints a row for each text and what is done with it.
//! With `quick` as argument the texts are small, to see that it still runs.

use std::sync::Arc;
use std::time::Instant;

use egui::{Context, Event, Pos2, RawInput, Rect, pos2, vec2};
use pressmark::model::annotation::{Annotation, Body, Orphan, Stamp};
use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::id::Mint;
use pressmark::model::label::LABELS;
use pressmark::model::table::Table;
use pressmark::ui::article_view::{ArticleView, Reveal, Selection, ViewEvent, ViewInput};

const SIZE: egui::Vec2 = vec2(1280.0, 800.0);
const FRAMES: usize = 400;

struct Workload {
    title: &'static str,
    bytes: usize,
    marks: usize,
    korean: bool,
}

fn main() {
    let quick = std::env::args().any(|it| it == "quick");
    let workload = |title, bytes, marks, korean| Workload {
        title,
        bytes,
        marks,
        korean,
    };
    let workloads = match quick {
        true => vec![workload("20 KB, 500 marks", 20_000, 500, false)],
        false => vec![
            workload("4 KB, 30 marks", 4_000, 30, false),
            workload("100 KB, 10,000 marks", 100_000, 10_000, false),
            workload("10 MB, 100,000 marks", 10_000_000, 100_000, false),
            workload("100 MB, 1,000,000 marks", 100_000_000, 1_000_000, false),
            workload("Korean 10 MB, 100,000 marks", 10_000_000, 100_000, true),
        ],
    };
    println!(
        "{:30} {:>14} {:>9} {:>9} {:>9} {:>9}",
        "", "", "p50 ms", "p95 ms", "p99 ms", "max ms"
    );
    for it in workloads {
        measure(&it);
    }
}

fn measure(workload: &Workload) {
    let document = document(workload);
    let ctx = Context::default();
    ctx.add_font_provider(Arc::new(egui_system_font_provider::SystemFontProvider::new()));
    let mut stage = Stage {
        ctx,
        view: ArticleView::default(),
        selection: Selection::default(),
        reveal: None,
        time: 0.0,
    };
    let first = stage.frame(&document, Vec::new());
    report(workload, "first frame", vec![first]);
    for _ in 0..10 {
        stage.frame(&document, Vec::new());
    }
    let idle = (0..FRAMES).map(|_| stage.frame(&document, Vec::new())).collect();
    report(workload, "idle", idle);

    let over = Event::PointerMoved(pos2(600.0, 400.0));
    stage.frame(&document, vec![over]);
    let scroll = (0..FRAMES)
        .map(|_| stage.frame(&document, vec![wheel(-90.0)]))
        .collect();
    report(workload, "scroll", scroll);

    let mut noise = Noise(7);
    let jump = |i: usize, stage: &mut Stage, noise: &mut Noise| {
        let byte = document
            .article()
            .text()
            .floor_char_boundary(noise.below(document.article().len()));
        stage.reveal = Some(Reveal {
            byte,
            generation: 1 + i as u64,
        });
        stage.frame(&document, Vec::new())
    };
    let jumps = (0..FRAMES).map(|i| jump(i, &mut stage, &mut noise)).collect();
    report(workload, "jump", jumps);

    stage.frame(&document, vec![button(pos2(500.0, 200.0), true)]);
    let drag = (0..FRAMES)
        .map(|i| {
            let to = pos2(450.0 + (i * 7 % 300) as f32, 200.0 + (i % 400) as f32);
            stage.frame(&document, vec![Event::PointerMoved(to)])
        })
        .collect();
    stage.frame(&document, vec![button(pos2(500.0, 200.0), false)]);
    report(workload, "drag", drag);
}

struct Stage {
    ctx: Context,
    view: ArticleView,
    selection: Selection,
    reveal: Option<Reveal>,
    time: f64,
}

impl Stage {
    /// Milliseconds of one frame.
    fn frame(&mut self, document: &Document, events: Vec<Event>) -> f64 {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let (view, selection, reveal) = (&mut self.view, &mut self.selection, self.reveal);
        let start = Instant::now();
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
            };
            for event in view.show(ui, &input) {
                if let ViewEvent::Select(it) = event {
                    *selection = it;
                }
            }
        });
        let meshes = self.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        let spent = start.elapsed().as_secs_f64() * 1e3;
        std::hint::black_box(meshes);
        output.drop_without_applying_deltas();
        spent
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

fn report(workload: &Workload, what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    println!(
        "{:30} {what:>14} {:9.2} {:9.2} {:9.2} {:9.2}",
        workload.title,
        at(0.5),
        at(0.95),
        at(0.99),
        at(1.0)
    );
}

fn document(workload: &Workload) -> Document {
    let mut noise = Noise(1);
    let article = Article::new(text(workload, &mut noise));
    let stamp = Stamp {
        by: "bench".into(),
        at: jiff::Timestamp::UNIX_EPOCH,
    };
    let mut mint = Mint::new(1);
    let table: Table<Annotation> = (0..workload.marks)
        .filter_map(|i| {
            let start = article.text().floor_char_boundary(noise.below(article.len() - 200));
            let end = article.text().floor_char_boundary(start + 10 + noise.below(90));
            let annotation = Annotation {
                segments: article.span(start..end).ok()?.into(),
                body: Body::new(LABELS[i % 4].label.clone(), &stamp),
            };
            Some((mint.next(i as u64), Arc::new(annotation)))
        })
        .collect();
    Document::of(article, table, Table::<Orphan>::new())
}

fn text(workload: &Workload, noise: &mut Noise) -> String {
    let words: &[&str] = match workload.korean {
        true => &[
            "항구에",
            "배가",
            "늦게",
            "들어왔다.",
            "시장은",
            "어제",
            "새 예산을",
            "발표했다고",
            "전했다.",
        ],
        false => &[
            "the", "harbour", "office", "said", "boats", "would", "wait", "until", "ice", "melts.", "Nobody", "saw",
        ],
    };
    let mut text = String::with_capacity(workload.bytes + 100);
    while text.len() < workload.bytes {
        text.push_str(words[noise.below(words.len())]);
        text.push(if noise.below(70) == 0 { '\n' } else { ' ' });
    }
    text
}

/// Numbers that look random and are the same in every run (xorshift, Marsaglia 2003).
struct Noise(u64);

impl Noise {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % most.max(1)
    }
}
