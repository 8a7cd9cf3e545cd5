//! The text view, driven by mouse and keys without a window.

use egui::{Modifiers, pos2, vec2};
use pressmark::model::id::AnnotationId;
use pressmark::model::label::Label;
use pressmark::ui::article_view::{Edge, Reveal, Selection, ViewEvent};

use crate::reader::{
    click, document, drag, ends, focused_at, key, let_go, of, press, prose, selected, wheel, window, window_with_fonts,
};

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

#[test]
fn the_start_of_the_paragraph_below_the_screen_is_scrolled_to() {
    let text = prose(60);
    let mut window = of(&text);
    for paragraph in 1..30 {
        let byte = text.match_indices('\n').nth(paragraph).unwrap().0 + 1;
        let generation = paragraph as u64;
        window.state_mut().reveal = Some(Reveal {
            byte,
            jump: false,
            generation,
        });
        window.run_steps(3);
        let visible = window.state().view.visible_bytes();
        assert!(visible.contains(&byte), "paragraph {paragraph}, {byte} in {visible:?}");
    }
}

#[test]
fn the_word_right_after_the_selected_annotation_can_be_dragged_over() {
    let text = "Head\n“We wait,” said Oh Min, who left.";
    let mut window = window(document(text, &[("said", Label::Cue)]));
    window.state_mut().selected = Some(AnnotationId::from("m0".to_owned()));
    window.run_steps(3);
    let (from, to) = ends(&window, "Oh Min");
    drag(&mut window, from + vec2(1.0, 0.0), to);
    assert_eq!(selected(&window), "Oh Min");
}
