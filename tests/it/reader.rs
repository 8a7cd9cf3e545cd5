//! A reader at the article view: a harness without a window, and what hands do there.

use std::sync::Arc;

use egui::{Modifiers, Pos2, pos2, vec2};
use egui_kittest::Harness;
use pressmark::engine::survey::Survey;
use pressmark::model::annotation::{Annotation, Body, Orphan, Stamp};
use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::id::AnnotationId;
use pressmark::model::label::Label;
use pressmark::model::table::Table;
use pressmark::ui::article_view::{ArticleView, Beside, Nothing, Reveal, Selection, ViewEvent, ViewInput};

/// A reader of one document, who carries out what the view asks for.
pub struct Reader {
    pub view: ArticleView,
    pub document: Document,
    pub selection: Selection,
    pub selected: Option<AnnotationId>,
    pub zoom: f32,
    pub reveal: Option<Reveal>,
    pub events: Vec<ViewEvent>,
    /// What stands beside the text; nothing where there is none.
    pub survey: Option<Survey>,
}

pub type Window = Harness<'static, Reader>;

pub fn document(text: &str, marks: &[(&str, Label)]) -> Document {
    let article = Article::new(text);
    let stamp = Stamp {
        by: "me".into(),
        at: jiff::Timestamp::UNIX_EPOCH,
    };
    let annotation = |(i, (words, label)): (usize, &(&str, Label))| {
        let start = article.text().find(words).unwrap();
        let annotation = Annotation {
            segments: article.span(start..start + words.len()).unwrap().into(),
            body: Body::new(label.clone(), &stamp),
        };
        (AnnotationId::from(format!("m{i}")), Arc::new(annotation))
    };
    let table: Table<Annotation> = marks.iter().enumerate().map(annotation).collect();
    Document::of(article, table, Table::<Orphan>::new())
}

pub fn window(document: Document) -> Window {
    window_with(document, |_| {})
}

/// A window that finds the system's fonts for what the built-in ones do not have.
pub fn window_with_fonts(document: Document) -> Window {
    window_with(document, |ctx| {
        ctx.add_font_provider(Arc::new(egui_system_font_provider::SystemFontProvider::new()));
    })
}

pub fn window_with(document: Document, setup: impl FnOnce(&egui::Context) + 'static) -> Window {
    let reader = Reader {
        view: ArticleView::default(),
        document,
        selection: Selection::default(),
        selected: None,
        zoom: 1.0,
        reveal: None,
        events: Vec::new(),
        survey: None,
    };
    let frame = |ui: &mut egui::Ui, reader: &mut Reader| {
        let input = ViewInput {
            document: &reader.document,
            revision: 1,
            selection: reader.selection,
            selected: reader.selected.as_ref(),
            edge: None,
            matches: &[],
            current_match: None,
            hints: &[],
            hint_typed: "",
            zoom: reader.zoom,
            reveal: reader.reveal,
            letters: false,
            beside: reader.survey.as_ref().map_or(&Nothing, |it| it as &dyn Beside),
        };
        let events = reader.view.show(ui, &input);
        for event in &events {
            if let ViewEvent::Select(selection) = event {
                reader.selection = *selection;
            }
        }
        reader.events.extend(events);
    };
    let mut window = Harness::builder()
        .with_size(vec2(800.0, 600.0))
        .allow_missing_glyphs()
        .with_step_dt(0.02)
        .with_context_setup(setup)
        .with_max_steps(40)
        .build_ui_state(frame, reader);
    window.run_steps(3);
    window
}

pub fn of(text: &str) -> Window {
    window(document(text, &[]))
}

/// The middle of the `nth` (from 0) occurrence's first and last grapheme.
pub fn ends(window: &Window, words: &str) -> (Pos2, Pos2) {
    let start = window.state().document.article().text().find(words).unwrap();
    let rects = window.state().view.rects_of(start..start + words.len());
    let (first, last) = (rects[0], rects[rects.len() - 1]);
    (
        pos2(first.left() + 1.0, first.center().y),
        pos2(last.right() - 1.0, last.center().y),
    )
}

pub fn press(window: &mut Window, pos: Pos2, modifiers: Modifiers) {
    window.event(egui::Event::PointerMoved(pos));
    window.step();
    window.event_modifiers(
        egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed: true,
            modifiers,
        },
        modifiers,
    );
    window.step();
}

pub fn let_go(window: &mut Window, pos: Pos2, modifiers: Modifiers) {
    window.event_modifiers(
        egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed: false,
            modifiers,
        },
        modifiers,
    );
    window.step();
}

pub fn click(window: &mut Window, pos: Pos2, modifiers: Modifiers) {
    press(window, pos, modifiers);
    let_go(window, pos, modifiers);
}

pub fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    press(window, from, Modifiers::NONE);
    for share in [0.3, 0.7, 1.0] {
        window.event(egui::Event::PointerMoved(from + (to - from) * share));
        window.step();
    }
    let_go(window, to, Modifiers::NONE);
}

pub fn selected(window: &Window) -> &str {
    let state = window.state();
    &state.document.article().text()[state.selection.range()]
}

pub fn key(window: &mut Window, key: egui::Key, modifiers: Modifiers) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(2);
}

/// A window that has the focus, its caret before `words`.
pub fn focused_at(text: &str, words: &str) -> Window {
    let mut window = of(text);
    let (pos, _) = ends(&window, words);
    click(&mut window, pos, Modifiers::NONE);
    window.run_steps(2);
    window
}

pub fn wheel(window: &mut Window, points: f32) {
    window.event(egui::Event::PointerMoved(pos2(300.0, 300.0)));
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, points),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(20);
}

pub fn prose(paragraphs: usize) -> String {
    let sentences = [
        "Boats came in late. ",
        "Nobody had seen the ice before. ",
        "“We wait,” she said. ",
    ];
    let paragraph = |i: usize| {
        sentences
            .iter()
            .cycle()
            .skip(i)
            .take(3 + i % 7)
            .copied()
            .collect::<String>()
    };
    (0..paragraphs).map(|i| paragraph(i) + "\n").collect()
}
