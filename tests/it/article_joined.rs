//! What the article view makes beside the words: as much as is on the screen, however much there is.

use egui::{Modifiers, pos2};
use egui_kittest::kittest::Queryable;
use pressmark::engine::survey::Survey;
use pressmark::model::article::Article;
use pressmark::model::attributing;
use pressmark::model::document::Document;
use pressmark::model::id::AnnotationId;
use pressmark::model::label::Label;
use pressmark::ui::article_view::ViewEvent;

use crate::fixture;
use crate::reader::{Window, click, document, ends, selected, wheel, window};

/// Quotes that say who said them, each with its own source and cue; all of `shared` rest on one source besides.
fn attributed(count: usize, shared: bool) -> Document {
    let said: Vec<[String; 3]> = (0..count)
        .map(|i| {
            [
                format!("Boats were late {i:04}"),
                format!("told {i:04}"),
                format!("Ana {i:04}"),
            ]
        })
        .collect();
    let paragraph = |it: &[String; 3]| format!("“{}.” {} us {} at noon.\n", it[0], it[2], it[1]);
    let text = format!("Head\n{}", said.iter().map(paragraph).collect::<String>());
    let labels = [Label::Quote, Label::Cue, Label::Source];
    let marks: Vec<(&str, Label)> = said
        .iter()
        .flat_map(|it| it.iter().map(String::as_str).zip(labels.clone()))
        .collect();
    let mut document = document(&text, &marks);
    let id = |n: usize| AnnotationId::from(format!("m{n}"));
    for i in 0..count {
        let source = if shared { 2 } else { 3 * i + 2 };
        for other in [3 * i + 1, source] {
            let fresh = AnnotationId::from(format!("a{i}-{other}"));
            let link = attributing::link(&document, fresh, &id(3 * i), &id(other), &fixture::stamp()).unwrap();
            document.apply(&link).unwrap();
        }
    }
    document
}

fn lines_on_screen(window: &Window) -> usize {
    let bytes = window.state().view.visible_bytes();
    window.state().document.article().text()[bytes].lines().count()
}

/// Takes the mouse off the words.
fn away(window: &mut Window) {
    window.event(egui::Event::PointerMoved(egui::pos2(2.0, 2.0)));
    window.run_steps(2);
}

#[test]
fn tags_are_made_for_what_begins_on_the_screen() {
    let few = window(attributed(3, false));
    assert_eq!(few.state().view.made_last_frame().tags, 3);
    let mut many = window(attributed(600, false));
    for _ in 0..3 {
        let made = many.state().view.made_last_frame();
        assert!(made.tags > 5 && made.tags <= lines_on_screen(&many), "{made:?}");
        assert_eq!(made.connectors, 0);
        wheel(&mut many, -3000.0);
        away(&mut many);
    }
}

#[test]
fn the_parts_of_the_selected_attribution_are_joined_in_text_order() {
    let mut window = window(attributed(600, false));
    for part in ["m0", "m1", "m2"] {
        window.state_mut().selected = Some(AnnotationId::from(part));
        window.run_steps(2);
        assert_eq!(window.state().view.made_last_frame().connectors, 2, "{part}");
    }
    wheel(&mut window, -6000.0);
    away(&mut window);
    assert_eq!(window.state().view.made_last_frame().connectors, 0);
}

#[test]
fn a_source_of_very_many_quotes_is_joined_with_a_few() {
    let mut window = window(attributed(300, true));
    window.state_mut().selected = Some(AnnotationId::from("m2"));
    window.run_steps(2);
    let made = window.state().view.made_last_frame();
    assert!(made.connectors > 2 && made.connectors <= 16, "{made:?}");
}

#[test]
fn hovering_joins_and_moving_on_lets_go() {
    let mut window = window(attributed(5, false));
    let (on, _) = ends(&window, "told 0002");
    let (off, _) = ends(&window, "Head");
    for (pos, lines) in [(on, 2), (off, 0)] {
        window.event(egui::Event::PointerMoved(pos + egui::vec2(3.0, 0.0)));
        window.run_steps(2);
        assert_eq!(window.state().view.made_last_frame().connectors, lines);
    }
}

#[test]
fn a_part_off_the_screen_leaves_a_stub() {
    let mut document = attributed(200, false);
    let far = AnnotationId::from("m599");
    assert!(document.annotation(&far).is_some());
    let (first, fresh) = (AnnotationId::from("m0"), AnnotationId::from("far"));
    let unlinked = attributing::unlink(&document, &AnnotationId::from("m2"), &fixture::stamp());
    document.apply(&unlinked).unwrap();
    let link = attributing::link(&document, fresh, &first, &far, &fixture::stamp()).unwrap();
    document.apply(&link).unwrap();
    let mut window = window(document);
    window.state_mut().selected = Some(first);
    window.run_steps(2);
    // The cue, then the source far below.
    assert!(window.state().view.made_last_frame().connectors >= 2);
}

/// The same, with a survey beside it.
fn surveyed(document: Document) -> Window {
    let mut window = window(document);
    window.state_mut().survey = Some(Survey::of(&window.state().document));
    window.run_steps(2);
    window
}

#[test]
fn sentences_and_findings_are_shown_for_the_screen_only() {
    let said = "“[q:Boats were late],” some experts said. Rents rose by a fifth. \n";
    let page = fixture::Page::of(&format!("Head\n{}", said.repeat(500)));
    let mut window = surveyed(page.document);
    for _ in 0..3 {
        let made = window.state().view.made_last_frame();
        let lines = lines_on_screen(&window);
        assert!(
            made.sentences > lines / 2 && made.sentences <= 2 * lines + 2,
            "{made:?} in {lines} lines"
        );
        assert!(made.flags > 3 && made.flags <= lines, "{made:?} in {lines} lines");
        wheel(&mut window, -3000.0);
    }
}

#[test]
fn a_click_on_the_strip_selects_the_sentence() {
    let mut window = surveyed(Document::new(Article::new(
        "Head\nBoats were late again today. Rents rose by a fifth.\n",
    )));
    let row = window.state().view.rects_of(5..10)[0];
    let bottom = pos2(row.left() - 22.0, row.bottom() - 5.0);
    click(&mut window, bottom, Modifiers::NONE);
    assert_eq!(selected(&window), "Rents rose by a fifth.");
    window.get_by_label("Sources by sentence: 2 of 3 on the screen without one");
}

#[test]
fn a_click_on_a_sign_names_its_findings() {
    let page = fixture::Page::of("Head\n“[q:Boats were late],” they said.\n");
    let mut window = surveyed(page.document);
    let finding = window.state().survey.as_ref().unwrap().open().next().unwrap().clone();
    let sign = window
        .get_all_by_label_contains("Finding: ")
        .next()
        .expect("a sign")
        .rect();
    click(&mut window, sign.center(), Modifiers::NONE);
    let clicked = window.state().events.iter().find_map(|it| match it {
        ViewEvent::ClickRemarks(keys) => Some(keys.clone()),
        _ => None,
    });
    assert_eq!(clicked.unwrap().first(), Some(&finding.key));
    assert!(selected(&window).is_empty());
}

#[test]
fn a_click_with_ctrl_leaves_the_caret_where_it_is() {
    let mut window = window(attributed(5, false));
    let (caret, _) = ends(&window, "Head");
    click(&mut window, caret, Modifiers::NONE);
    let before = window.state().selection;
    let (pos, _) = ends(&window, "told 0002");
    click(&mut window, pos + egui::vec2(3.0, 0.0), Modifiers::COMMAND);
    assert_eq!(window.state().selection, before);
}
