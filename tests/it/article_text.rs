//! The text view on texts of any script, length and intent.

use egui::pos2;
use pressmark::ui::article_view::Reveal;
use proptest::prelude::*;

use crate::reader::{Window, document, drag, of, prose, wheel, window_with_fonts};

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
            jump: false,
            generation: 1,
        });
        window.run_steps(2);
        assert!(window.state().view.visible_bytes().contains(&middle));
        assert!(window.state().view.laid_out_last_frame() < 40);
        wheel(&mut window, -500.0);
        assert!(window.state().view.laid_out_last_frame() < 40);
        window.state_mut().reveal = Some(Reveal {
            byte: text.len(),
            jump: false,
            generation: 2,
        });
        window.run_steps(2);
        assert!(window.state().view.laid_out_last_frame() < 40);
    }
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
            jump: false,
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
