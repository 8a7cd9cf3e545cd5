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
use pressmark::ui::article_view::{ArticleView, Edge, Reveal, Selection, ViewEvent, ViewInput};
use proptest::prelude::*;

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
    window_with(document, |_| {})
}

/// A window that finds the system's fonts for what the built-in ones do not have.
fn window_with_fonts(document: Document) -> Window {
    window_with(document, |ctx| {
        ctx.add_font_provider(Arc::new(egui_system_font_provider::SystemFontProvider::new()));
    })
}

fn window_with(document: Document, setup: impl FnOnce(&egui::Context) + 'static) -> Window {
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
        .with_context_setup(setup)
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
        let mut window = window_with_fonts(document(&text, &[]));
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
    let marks = [
        ("Two went home", Label::Quote),
        ("went", Label::Cue),
        ("One", Label::Claim),
    ];
    let mut window = window(document("Head\nOne came. Two went home.", &marks));
    let (pos, _) = ends(&window, "went");
    click(&mut window, pos + vec2(2.0, 0.0), Modifiers::NONE);
    let clicked = window.state().events.iter().find_map(|it| match it {
        ViewEvent::ClickMark { ids, .. } => Some(ids.iter().map(ToString::to_string).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(clicked, Some(vec!["m1".to_owned(), "m0".to_owned()]));
}

fn key(window: &mut Window, key: egui::Key, modifiers: Modifiers) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(2);
}

/// A window that has the focus, its caret before `words`.
fn focused_at(text: &str, words: &str) -> Window {
    let mut window = of(text);
    let (pos, _) = ends(&window, words);
    click(&mut window, pos, Modifiers::NONE);
    window.run_steps(2);
    window
}

fn wheel(window: &mut Window, points: f32) {
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

fn prose(paragraphs: usize) -> String {
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

#[test]
fn arrows_move_by_lines_and_keep_the_column() {
    let text = "Head\nwide and wide again\nno\nwide and wide again";
    let mut window = focused_at(text, "again");
    let start = window.state().selection.head;
    key(&mut window, egui::Key::ArrowDown, Modifiers::NONE);
    assert_eq!(window.state().selection.head, text.find("no").unwrap() + 2);
    key(&mut window, egui::Key::ArrowDown, Modifiers::NONE);
    assert_eq!(window.state().selection.head, text.rfind("again").unwrap());
    key(&mut window, egui::Key::ArrowUp, Modifiers::SHIFT);
    key(&mut window, egui::Key::ArrowUp, Modifiers::SHIFT);
    assert_eq!(window.state().selection.head, start);
    assert_eq!(window.state().selection.anchor, text.rfind("again").unwrap());
}

#[test]
fn home_and_end_go_to_the_ends_of_line_and_article() {
    let text = prose(200);
    let mut window = focused_at(&text, "ice");
    key(&mut window, egui::Key::Home, Modifiers::NONE);
    let home = window.state().selection.head;
    assert!(home < text.find("ice").unwrap());
    key(&mut window, egui::Key::End, Modifiers::COMMAND);
    assert_eq!(window.state().selection.head, text.len());
    assert_eq!(window.state().view.visible_bytes().end, text.len() - 1);
    key(&mut window, egui::Key::Home, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(
        window.state().selection,
        Selection {
            anchor: text.len(),
            head: 0
        }
    );
    assert_eq!(window.state().view.visible_bytes().start, 0);
}

#[test]
fn page_keys_turn_pages_there_and_back() {
    let text = prose(400);
    let mut window = focused_at(&text, "ice");
    let start = window.state().selection.head;
    for _ in 0..5 {
        key(&mut window, egui::Key::PageDown, Modifiers::NONE);
        let (head, visible) = (window.state().selection.head, window.state().view.visible_bytes());
        assert!(visible.contains(&head), "{head} {visible:?}");
    }
    assert!(window.state().selection.head > 3000);
    for _ in 0..5 {
        key(&mut window, egui::Key::PageUp, Modifiers::NONE);
    }
    assert!(window.state().selection.head.abs_diff(start) < 300);
}

#[test]
fn tab_and_escape_stay_in_the_view() {
    let mut window = focused_at("Head\nOne came.", "came");
    for it in [egui::Key::Tab, egui::Key::Escape, egui::Key::ArrowLeft] {
        key(&mut window, it, Modifiers::NONE);
    }
    window.state_mut().events.clear();
    key(&mut window, egui::Key::ArrowUp, Modifiers::NONE);
    assert!(!window.state().events.is_empty());
}

#[test]
fn scrolling_there_and_back_changes_nothing() {
    let mut window = of(&prose(3000));
    wheel(&mut window, -700.0);
    let before = window.state().view.position();
    for _ in 0..10 {
        wheel(&mut window, -900.0);
    }
    assert!(window.state().view.position().byte > before.byte + 3000);
    for _ in 0..10 {
        wheel(&mut window, 900.0);
    }
    let after = window.state().view.position();
    assert_eq!(after.byte, before.byte);
    assert!((after.offset - before.offset).abs() < 1.0, "{before:?} {after:?}");
}

#[test]
fn the_top_line_stays_when_the_window_or_the_letters_change() {
    let mut window = of(&prose(3000));
    wheel(&mut window, -5000.0);
    let top = window.state().view.position().byte;
    for (width, zoom) in [(500.0, 1.0), (1200.0, 1.0), (800.0, 1.7), (350.0, 0.8), (800.0, 1.0)] {
        window.set_size(vec2(width, 600.0));
        window.state_mut().zoom = zoom;
        window.run_steps(3);
        assert_eq!(window.state().view.position().byte, top);
        let visible = window.state().view.visible_bytes();
        assert!(visible.start <= top && top < visible.start + 300, "{visible:?} {top}");
    }
}

#[test]
fn a_long_text_lays_out_no_more_than_a_short_one() {
    let word = "harbour lights ";
    for text in [
        word.repeat(70_000),
        prose(60_000),
        "가나다라 ".repeat(80_000),
        "x".repeat(3_000_000),
    ] {
        let middle = text.floor_char_boundary(text.len() / 2);
        let mut window = of(&text);
        assert!(window.state().view.laid_out_last_frame() < 40);
        window.state_mut().reveal = Some(Reveal {
            byte: middle,
            generation: 1,
        });
        window.run_steps(2);
        assert!(window.state().view.visible_bytes().contains(&middle));
        assert!(window.state().view.laid_out_last_frame() < 40);
        wheel(&mut window, -500.0);
        assert!(window.state().view.laid_out_last_frame() < 40);
        window.state_mut().reveal = Some(Reveal {
            byte: text.len(),
            generation: 2,
        });
        window.run_steps(2);
        assert!(window.state().view.laid_out_last_frame() < 40);
    }
}

#[test]
fn dragging_past_the_edge_scrolls() {
    let text = prose(300);
    let mut window = of(&text);
    let (from, _) = ends(&window, "ice");
    press(&mut window, from, Modifiers::NONE);
    window.event(egui::Event::PointerMoved(pos2(300.0, 690.0)));
    window.run_steps(60);
    let selection = window.state().selection;
    assert!(selection.head > 3000, "{selection:?}");
    assert!(window.state().view.position().byte > 0);
    let_go(&mut window, pos2(300.0, 690.0), Modifiers::NONE);
}

#[test]
fn a_grip_resizes_the_selected_annotation() {
    let text = "Head\nOne came. Two went home. Three stayed.";
    let mut window = window(document(text, &[("Two went home", Label::Quote)]));
    window.state_mut().selected = Some(AnnotationId::from("m0"));
    window.run_steps(2);
    let (_, from) = ends(&window, "home");
    let (_, to) = ends(&window, "Three");
    drag(&mut window, from + vec2(1.0, 0.0), to);
    let last = window.state().events.iter().rev().find_map(|it| match it {
        ViewEvent::Resize {
            id,
            segment,
            edge,
            byte,
            done,
        } => Some((id.to_string(), *segment, *edge, *byte, *done)),
        _ => None,
    });
    let end = text.find("Three").unwrap() + "Three".len();
    assert_eq!(last, Some(("m0".to_owned(), 0, Edge::End, end, true)));
    assert!(
        !window
            .state()
            .events
            .iter()
            .any(|it| matches!(it, ViewEvent::Select(_)))
    );
}

#[test]
fn a_click_in_the_margin_strip_goes_there() {
    let text = prose(2000);
    let mut window = of(&text);
    click(&mut window, pos2(792.0, 300.0), Modifiers::NONE);
    window.run_steps(2);
    let middle = window.state().view.position().byte;
    assert!(
        middle > text.len() * 2 / 5 && middle < text.len() * 3 / 5,
        "{middle} of {}",
        text.len()
    );
}

#[test]
fn a_picture_shows_its_source_text_on_demand() {
    use egui_kittest::kittest::Queryable;
    let mut window = of("Head\n![A pier at dusk](https://pictures.invalid/pier.jpg)\nWords.");
    let address = window.state().document.article().text().find("https").unwrap();
    assert!(window.state().view.rects_of(address..address + 5).is_empty());
    window.get_by_label("Show the source text of this picture").click();
    window.run_steps(3);
    assert!(!window.state().view.rects_of(address..address + 5).is_empty());
    window.get_by_label("Show only the caption").click();
    window.run_steps(3);
    assert!(window.state().view.rects_of(address..address + 5).is_empty());
}

#[test]
fn a_screen_reader_is_told_the_text_on_the_screen() {
    use egui_kittest::kittest::Queryable;
    let window = of("Head\nOne came.");
    assert_eq!(
        window.get_by_label("Article").value(),
        Some("Head\nOne came.".to_owned())
    );
}

/// Every grapheme that takes room is found again where it is painted.
fn check_every_grapheme(window: &Window) {
    use unicode_segmentation::UnicodeSegmentation;
    let view = &window.state().view;
    let visible = view.visible_bytes();
    let article = window.state().document.article();
    let text = article.text();
    for paragraph in 0..article.paragraph_count() {
        let whole = article.paragraph(paragraph);
        for (at, grapheme) in text[whole.clone()].grapheme_indices(true) {
            let bytes = whole.start + at..whole.start + at + grapheme.len();
            if bytes.end > visible.end {
                return;
            }
            let rects = view.rects_of(bytes.clone());
            assert!(
                rects.len() <= 1,
                "{grapheme:?} of {text:?} is in {} places",
                rects.len()
            );
            for rect in rects.into_iter().filter(|it| it.width() > 0.5) {
                assert!(rect.left() >= 0.0 && rect.left() < 800.0);
                assert_eq!(
                    view.grapheme_at(rect.center()),
                    Some(bytes.clone()),
                    "{grapheme:?} of {text:?}"
                );
            }
        }
    }
}

#[test]
fn known_hard_texts_are_exact_to_the_grapheme() {
    for text in [
        "Head\nhe said (שלום) then 12% left, \"مرحبا بكم\" twice",
        "Head\nשָׁלוֹם עֲלֵיכֶם, he said; 42 קילו [ביחד] abc",
        "עברית קודם, then English, ושוב עברית 3.5",
        "Head\nالسلام عليكم ورحمة الله لا إله",
        "Head\nதமிழ் மொழி, हिन्दी भाषा, ภาษาไทย ครับ",
        "Head\n👨‍👩‍👧‍👦 🇰🇷🇫🇷 👍🏽 e\u{301}\u{302} ﬁne office \u{ad}\u{200b}x",
        "Head\n\u{202e}reversed\u{202c} \u{0}\u{1b}[0m\ttab\u{feff}",
        "Head\nz\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}algo",
    ] {
        check_every_grapheme(&of(text));
        check_every_grapheme(&window_with_fonts(document(text, &[])));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_exact_to_the_grapheme(
        parts in proptest::collection::vec(
            prop_oneof![
                "\\PC{1,30}",
                "[a-zA-Z ,.]{1,60}",
                "[אבגדהוזחט ()0-9,.a-z]{1,40}",
                "[ابتثجحخدلآ٠-٩ ]{1,40}",
                "[\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11a8}-\u{11c2}가-힣]{1,20}",
                "[👩👧❤🏽🇰🇷\u{200d}\u{fe0f}\u{301}]{1,12}",
                "\n",
            ],
            1..6,
        )
    ) {
        check_every_grapheme(&of(&parts.concat()));
    }

    #[test]
    fn scripts_that_are_shaped_are_exact_to_the_grapheme(
        parts in proptest::collection::vec(
            prop_oneof![
                "[a-z ]{1,30}",
                "[אבגדהוזחטשׁלָם ()0-9,.]{1,40}",
                "[ابتثجحخدلآإهٌَ٠-٩، ]{1,60}",
                "[कखगि्ीुंरहनदभष ]{1,40}",
                "[தமிழ்மொழிகு ]{1,30}",
                "[กขคงิีึ่้ำเแไ ]{1,30}",
            ],
            1..4,
        )
    ) {
        check_every_grapheme(&window_with_fonts(document(&parts.concat(), &[])));
    }
}

#[test]
fn hostile_texts_are_shown_without_harm() {
    let Some(folder) = crate::shared::path("data/hostile/text") else {
        return;
    };
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut window = of(&text);
        window.state_mut().reveal = Some(Reveal {
            byte: text.len() / 2,
            generation: 1,
        });
        wheel(&mut window, -300.0);
        assert!(window.state().view.laid_out_last_frame() < 60);
        let (from, to) = (pos2(200.0, 100.0), pos2(500.0, 400.0));
        drag(&mut window, from, to);
        let range = window.state().selection.range();
        assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
    }
}
