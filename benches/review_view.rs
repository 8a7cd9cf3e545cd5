//! What a frame of the review of a translation costs, of ten pairs and of ten thousand: the whole window, as far as the
//! triangles.

mod workload;

use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Pos2, RawInput, Rect, vec2};
use pressmark::app::command::{Command, ReviewCommand};
use pressmark::app::effect::{Effect, Outcome, ReviewEffect, ReviewOutcome};
use pressmark::app::reviewing::Compared;
use pressmark::app::state::State;
use pressmark::engine::review::comparison::Comparison;
use pressmark::model::article::{Article, ArticleFile};
use pressmark::ui::frame::{Drafts, frame};
use pressmark::ui::style;
use workload::opened::text_opened;
use workload::scaled;
use workload::timing::Timing;

const SIZE: egui::Vec2 = vec2(1280.0, 800.0);
const FRAME: Option<Duration> = Some(Duration::from_millis(8));

fn main() {
    for pairs in [10, 1_000, 10_000] {
        let pairs = scaled(pairs).max(10);
        let mut stage = Stage::of(pairs);
        let rows = stage.state.desk.as_ref().map_or(0, |it| it.reviewing.len());
        let name = |what: &str| format!("review of {rows} pairs: {what}");
        let rounds = scaled(300);
        for row in 0..20 {
            stage.go(row * rows / 20);
        }
        Timing::of(&name("idle"), rounds, || (), |()| stage.draw()).print(FRAME);
        let mut row = 0;
        let next = || {
            row = (row + 1) % rows;
            row
        };
        Timing::of(&name("next pair"), rounds, next, |row| stage.go(row)).print(FRAME);
        let mut row = 1;
        let far = || {
            row = (row * 7 + 3) % rows;
            row
        };
        Timing::of(&name("jump"), rounds, far, |row| stage.go(row)).print(FRAME);
        let agree = || Command::Review(ReviewCommand::Agree);
        Timing::of(&name("agree"), rounds.min(rows), agree, |it| {
            stage.state.run(it);
            stage.draw()
        })
        .print(None);
    }
}

/// Two texts of `pairs` sentences, of which every third has a number that differs, and every fifth a quotation.
fn texts(pairs: usize) -> [String; 2] {
    let (mut original, mut article) = (String::new(), String::new());
    for n in 0..pairs {
        let (count, told) = (n * 7 % 900 + 100, n * 7 % 900 + 100 + usize::from(n % 3 == 0));
        if n % 5 == 0 {
            original += &format!("강나루 시장은 “배 {count}척이 온다”고 말했다.\n");
            article += &format!("“{told} ships will come,” said Kang Na-ru, the mayor.\n");
        } else {
            original += &format!("항구에는 {count}명이 모였고 비가 {}시간 내렸다.\n", n % 20 + 2);
            article += &format!(
                "At the port {told} people met, and it rained for {} hours.\n",
                n % 20 + 2
            );
        }
    }
    [original, article]
}

struct Stage {
    ctx: Context,
    state: State,
    drafts: Drafts,
    time: f64,
}

impl Stage {
    /// The window with both texts side by side.
    fn of(pairs: usize) -> Self {
        let ctx = Context::default();
        ctx.add_font_provider(Arc::new(egui_system_font_provider::SystemFontProvider::new()));
        let [original, article] = texts(pairs);
        let state = text_opened(article);
        let mut stage = Stage {
            ctx,
            state,
            drafts: Drafts::default(),
            time: 0.0,
        };
        let effects = stage
            .state
            .run(Command::Review(ReviewCommand::Attach("town.ko.txt".into())));
        stage.answer(effects, &original);
        stage
    }

    /// Does what is asked for the review.
    fn answer(&mut self, effects: Vec<Effect>, original: &str) {
        let mut queue = effects;
        while let Some(effect) = queue.pop() {
            let Effect::Review { ticket, effect } = effect else {
                continue;
            };
            let outcome = match effect {
                ReviewEffect::Compare {
                    generation,
                    original,
                    article,
                    given,
                    experience,
                    ..
                } => {
                    let found = Comparison::of(&original, &article, &given, None, &mut |_| true);
                    let compared = Compared::of(found.expect("nobody calls it off"), &experience);
                    ReviewOutcome::Compared { generation, compared }
                }
                _ => {
                    let file = ArticleFile {
                        name: "town.ko.txt".into(),
                        ..ArticleFile::default()
                    };
                    ReviewOutcome::Kept {
                        text: Article::read_from(original, file),
                        obtained: "file",
                    }
                }
            };
            queue.extend(self.state.absorb(Outcome::Review { ticket, outcome }));
        }
    }

    fn go(&mut self, row: usize) -> usize {
        self.state.run(Command::Review(ReviewCommand::Row(row)));
        self.draw()
    }

    fn draw(&mut self) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            ..RawInput::default()
        };
        let (state, drafts) = (&self.state, &mut self.drafts);
        let output = self.ctx.run_ui(input, |ui| {
            style::apply(ui.ctx());
            frame(ui, state, drafts);
        });
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }
}
