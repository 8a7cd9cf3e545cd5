//! The text view, driven by mouse and keys without a window.

use std::sync::Arc;

use egui::{Modifiers, Pos2, pos2, vec2};
use egui_kittest::Harness;
use pressmark::model::annotation::{Annotation, Body, Orphan, Stamp};
use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::id::AnnotationId;
use pressmark::model::label::Label;
use pressmark::model::table::Table;
use pressmark::ui::article_view::{ArticleView, Reveal, Selection, ViewEvent, ViewInput};

/// A reader of one document, who carries out what the view asks for.
struct Reader {
    view: ArticleView,
    document: Document,
    selection: Selection,
    selected: Option<AnnotationId>,
    zoom: f32,
    reveal: Option<Reveal>,
    events: Vec<ViewEvent>,
}

type Window = Harness<'static, Reader>;

fn document(text: &str, marks: &[(&str, Label)]) -> Document {
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

fn window(document: Document) -> Window {
    let reader = Reader {
        view: ArticleView::default(),
        document,
        selection: Selection::default(),
        selected: None,
        zoom: 1.0,
        reveal: None,
        events: Vec::new(),
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
        .with_max_steps(40)
        .build_ui_state(frame, reader);
    window.run_steps(3);
    window
}

fn of(text: &str) -> Window {
    window(document(text, &[]))
}

/// The middle of the `nth` (from 0) occurrence's first and last grapheme.
fn ends(window: &Window, words: &str) -> (Pos2, Pos2) {
    let start = window.state().document.article().text().find(words).unwrap();
    let rects = window.state().view.rects_of(start..start + words.len());
    let (first, last) = (rects[0], rects[rects.len() - 1]);
    (
        pos2(first.left() + 1.0, first.center().y),
        pos2(last.right() - 1.0, last.center().y),
    )
}

fn press(window: &mut Window, pos: Pos2, modifiers: Modifiers) {
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

fn let_go(window: &mut Window, pos: Pos2, modifiers: Modifiers) {
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

fn click(window: &mut Window, pos: Pos2, modifiers: Modifiers) {
    press(window, pos, modifiers);
    let_go(window, pos, modifiers);
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    press(window, from, Modifiers::NONE);
    for share in [0.3, 0.7, 1.0] {
        window.event(egui::Event::PointerMoved(from + (to - from) * share));
        window.step();
    }
    let_go(window, to, Modifiers::NONE);
}

fn selected(window: &Window) -> &str {
    let state = window.state();
    &state.document.article().text()[state.selection.range()]
}

#[track_caller]
fn check_drag(text: &str, words: &str) {
    let mut window = of(text);
    let (from, to) = ends(&window, words);
    drag(&mut window, from, to);
    assert_eq!(selected(&window), words, "in {text}");
}

#[test]
fn dragging_over_words_selects_exactly_them() {
    check_drag("Head\nRents rose by a tenth, the office said.", "rose by a tenth");
    check_drag("제목\n시장은 어제 예산을 발표했다.", "어제 예산을");
    check_drag("Head\ncafe\u{301} and nai\u{308}ve", "e\u{301} and nai\u{308}");
    let jamo = "Head\n\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af} end";
    check_drag(jamo, "\u{1100}\u{1173}\u{11af} e");
    check_drag("Head\na 👩‍👩‍👧 b 🇰🇷 c", "👩‍👩‍👧 b 🇰🇷");
    check_drag("Head\noffice fluff, affine", "fluff");
}

#[test]
fn dragging_over_right_to_left_words_selects_exactly_them() {
    for word in ["שלום", "מרחבא", "مرحبا", "السلام"] {
        let text = format!("Head\nhe said {word} then left");
        let mut window = of(&text);
        let start = text.find(word).unwrap();
        let rect = window.state().view.rects_of(start..start + word.len())[0];
        // From its right edge, where it begins, to its left edge.
        let y = rect.center().y;
        drag(&mut window, pos2(rect.right() - 1.0, y), pos2(rect.left() + 1.0, y));
        assert_eq!(selected(&window), word);
    }
}

#[test]
fn clicks_in_a_row_select_word_sentence_and_paragraph() {
    let text = "Head\nOne came. Two went home. Three stayed.\nNext one.";
    let mut window = of(text);
    let (pos, _) = ends(&window, "went");
    let pos = pos + vec2(3.0, 0.0);
    for wanted in ["", "went", "Two went home.", "One came. Two went home. Three stayed."] {
        click(&mut window, pos, Modifiers::NONE);
        assert_eq!(selected(&window), wanted);
    }
}

#[test]
fn a_shift_click_extends_the_selection() {
    let mut window = of("Head\nOne came. Two went home.");
    let (from, _) = ends(&window, "came");
    let (_, to) = ends(&window, "went");
    click(&mut window, from, Modifiers::NONE);
    window.run_steps(60);
    click(&mut window, to, Modifiers::SHIFT);
    assert_eq!(selected(&window), "came. Two went");
}

#[test]
fn a_selection_crosses_paragraphs() {
    let mut window = of("Head\nOne came.\n\nTwo went home.");
    let (from, _) = ends(&window, "came");
    let (_, to) = ends(&window, "Two went");
    drag(&mut window, from, to);
    assert_eq!(selected(&window), "came.\n\nTwo went");
}

#[test]
fn a_click_on_overlapping_marks_names_them_all() {
    let marks = [("Two went home", Label::Quote), ("went", Label::Cue), ("One", Label::Claim)];
    let mut window = window(document("Head\nOne came. Two went home.", &marks));
    let (pos, _) = ends(&window, "went");
    click(&mut window, pos + vec2(2.0, 0.0), Modifiers::NONE);
    let clicked = window.state().events.iter().find_map(|it| match it {
        ViewEvent::ClickMark { ids, .. } => Some(ids.iter().map(ToString::to_string).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(clicked, Some(vec!["m1".to_owned(), "m0".to_owned()]));
}
