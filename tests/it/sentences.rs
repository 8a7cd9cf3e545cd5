//! Where sentences end.

use pressmark::text::segment::{sentence_at, sentences};

/// Splits `marked` at its `|` and expects the sentences between them.
#[track_caller]
fn check(marked: &str) {
    let text = marked.replace('|', "");
    let found: Vec<&str> = sentences(&text, 0..text.len())
        .into_iter()
        .map(|it| &text[it])
        .collect();
    let wanted: Vec<&str> = marked.split('|').map(str::trim).filter(|it| !it.is_empty()).collect();
    assert_eq!(found, wanted);
}

#[test]
fn a_sentence_ends_at_its_stop_with_the_marks_that_close_it() {
    check("The ferry left at noon. |Nobody waved! |Would it return?");
    check("(It was late.) |The crew slept.");
    check("“We lost the pier.” |“When?” |“In May.”");
    check("**The harbour is closed.** |It will open again.");
    check("He went home... |Then he called.");
}

#[test]
fn a_quotation_and_its_verb_are_one_sentence() {
    check("“The pier is gone,” said Ilse Brandt. |“We rebuild.”");
    check("“Will it hold?” she asked. |Nobody knew.");
    check("“Will it hold?” Ilse Brandt asked. |Nobody knew.");
    check("\"Stop!\" the captain shouted. |It was too late.");
    check("“We knew. |Nobody acted.” |Brandt left the room.");
    check("‘It holds.’ |The mayor smiled.");
}

#[test]
fn abbreviations_initials_and_numbers_end_nothing() {
    check("On Oct. 10 Dr. J. K. Ost met Mrs. Lane at No. 5 Pier St. near the U.S. Embassy.");
    check("He lives in the U.S. |The firm does not.");
    check("It opens at 9 a.m. Friday, or at 10 p.m. |The bar stays shut.");
    check("Rates rose 3.5 percent. |Prices fell 1.25 points, vs. 0.75 before.");
    check("Ost Ferries Inc. said so. |Ost Ferries Inc. |It said so.");
    check("See ost.invalid/a.html for more. |Nothing else.");
    check("1. Open the gate. |2. Close it.");
    check("It happened in May. |40 people saw it.");
    check("Well… maybe. |Yahoo! said no.");
}

#[test]
fn a_german_day_ends_nothing() {
    check("Die Brücke wurde am 4. Mai gesperrt. |Sie ist alt.");
    check("Sie stammt aus dem 19. Jahrhundert. |Niemand ging hin.");
    check("It closed on May 4. |May was warm.");
}

#[test]
fn korean_sentences_end_after_their_verb() {
    check("배는 정오에 떠났다. |아무도 손을 흔들지 않았다.");
    check("“다리는 사라졌어요.” |시장은 자리를 떴다.");
    check("“다리는 사라졌다.”라고 시장은 말했다. |그는 떠났다.");
    check("“다리가 버틸까요?”라는 질문이 나왔다. |답은 없었다.");
    check("“다리는 사라졌다.” 라고 시장은 말했다.");
    check("회의는 2031. 3. 5. 열렸다. |비율은 3.5%였다.");
    check("김 시장(61)은 웃었다.|");
}

#[test]
fn chinese_and_japanese_sentences_need_no_space() {
    check("船は正午に出た。|誰も手を振らなかった。");
    check("「橋は消えた。」と市長は述べた。|彼は去った。");
    check("桥不见了。|谁知道呢？|没有人！");
    check("नाव चली गई। |कोई नहीं बोला।");
}

#[test]
fn the_sentence_at_a_place_is_found_in_a_long_paragraph() {
    let one = "The tide came in again over the old pier. ";
    let text = format!("\n{}", one.repeat(5_000));
    let paragraph = 1..text.len();
    for i in [0, 1, 2_500, 4_999] {
        let start = 1 + i * one.len();
        let found = sentence_at(&text, paragraph.clone(), start + 7);
        assert_eq!(found, start..start + one.len() - 1);
    }
    assert_eq!(sentence_at(&text, paragraph.clone(), text.len()).end, text.len() - 1);
    assert_eq!(sentence_at("  ", 0..2, 1), 1..1);
    // In the space between two sentences it is the later one.
    assert_eq!(sentence_at("One. Two.", 0..9, 4), 5..9);
}

#[test]
fn hostile_runs_are_read_once() {
    for hostile in [".", ". ", "?”", "(.", "\u{301}.", "A.", "”", "1. ", "。", "…", " "] {
        let text = hostile.repeat(100_000);
        sentences(&text, 0..text.len());
        sentence_at(&text, 0..text.len(), text.len() / 2);
    }
}
