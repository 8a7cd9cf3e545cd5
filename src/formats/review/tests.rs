mod docx;

use super::error_spans::{of_ratings, place, read};
use super::*;
use crate::formats::marot;

/// Two pairs with an error of each kind, one that is right, one left out, one undecided.
fn review() -> Review {
    let at = |text: &str, words: &str| {
        let start = text.find(words).unwrap();
        start..start + words.len()
    };
    let ferry = "The harbor said three boats, “old & slow”, left on Monday.";
    let original = "항만은 \"낡고 느린\" 배 두 척이 월요일에 떠났다고 밝혔다.";
    let two = "Rain fell. It was <cold>.";
    Review {
        article: "ferry.md".into(),
        title: "Ferries & fog".into(),
        original: "ferry.ko.txt".into(),
        language: "ko".into(),
        into: "en".into(),
        process: "machine".into(),
        system: "engine 3".into(),
        post_editor: String::new(),
        disclosed: "Translated by AI.".into(),
        reviewer: "ann".into(),
        verdict: "publishable after the listed corrections".into(),
        verdict_reason: String::new(),
        pairs: vec![
            ReviewedPair {
                original: Side::sentence(original),
                translation: Side::sentence(ferry),
                state: State::Marked,
                score: Some(40),
                note: "Ask the harbor\nagain".into(),
                errors: vec![
                    ReviewedError {
                        category: "accuracy/mistranslation/number".into(),
                        severity: Some(Severity::Critical),
                        original: vec![at(original, "두 척")],
                        translation: vec![at(ferry, "three boats")],
                        correction: "two boats".into(),
                        note: "두 is two".into(),
                        ..ReviewedError::default()
                    },
                    ReviewedError {
                        category: "style/awkward".into(),
                        severity: Some(Severity::Minor),
                        translation: vec![at(ferry, "boats, “old")],
                        ..ReviewedError::default()
                    },
                    ReviewedError {
                        translation: vec![at(ferry, "harbor")],
                        proposed: true,
                        ..ReviewedError::default()
                    },
                ],
            },
            ReviewedPair {
                original: Side::sentence("비가 왔고 추웠다."),
                translation: Side {
                    text: two.into(),
                    sentences: vec![0..10, 11..two.len()],
                },
                state: State::Marked,
                errors: vec![ReviewedError {
                    category: "accuracy/omission/caveat".into(),
                    severity: Some(Severity::Major),
                    original: vec![at("비가 왔고 추웠다.", "왔고")],
                    insertion: Some(two.len() - 1),
                    correction: "at night".into(),
                    ..ReviewedError::default()
                }],
                ..ReviewedPair::default()
            },
            ReviewedPair {
                original: Side::sentence("끝."),
                translation: Side::sentence("The end."),
                state: State::Agreed,
                ..ReviewedPair::default()
            },
            ReviewedPair {
                original: Side::sentence("빠진 문장."),
                ..ReviewedPair::default()
            },
        ],
        lost: vec![ReviewedError {
            correction: "gone <b>".into(),
            ..ReviewedError::default()
        }],
    }
}

fn text(key: &str) -> String {
    text_of(key, &review())
}

fn text_of(key: &str, review: &Review) -> String {
    match review_format(key).unwrap().export(review).unwrap().content {
        Content::Text(text) => text,
        Content::Packed(_) => panic!("{key} is no text"),
    }
}

#[test]
fn ratings_hold_every_error_and_come_back() {
    let written = text("marot");
    let ratings = marot::read(&written).unwrap();
    assert_eq!(ratings.rows.len(), 4, "{written}");
    let [number, style, omission, right] = &ratings.rows[..] else {
        panic!()
    };
    assert_eq!(&number.target.text[number.target.marks[0].clone()], "three boats");
    assert_eq!(number.category_written, "Accuracy/Mistranslation");
    assert_eq!(number.esa, Some(40.0));
    assert!(
        number
            .metadata
            .contains("\"corrected_translation\":\"The harbor said two boats, “old"),
        "{}",
        number.metadata
    );
    assert_eq!(style.severity_written, "Minor");
    assert_eq!(&omission.source.text[omission.source.marks[0].clone()], "왔고");
    assert_eq!(right.category_written, "No-error");

    let review = review();
    let article = review
        .pairs
        .iter()
        .map(|it| &*it.translation.text)
        .collect::<Vec<_>>()
        .join("\n\n");
    let original = review
        .pairs
        .iter()
        .map(|it| &*it.original.text)
        .collect::<Vec<_>>()
        .join("\n\n");
    let found = of_ratings(&ratings.rows, &article, &original);
    assert_eq!(found.skipped, Vec::<String>::new());
    let [number, style, omission] = &found.errors[..] else {
        panic!("{found:?}")
    };
    let pair = &review.pairs[0].errors;
    assert_eq!(*number, pair[0]);
    assert_eq!(*style, pair[1]);
    let start = article.find("Rain").unwrap();
    assert_eq!(
        omission.insertion,
        Some(start + review.pairs[1].translation.text.len() - 1)
    );
    assert_eq!(omission.category.id(), "accuracy/omission/caveat");
    assert_eq!(omission.correction, "at night");
    assert_eq!(&original[omission.original[0].clone()], "왔고");
}

#[test]
fn what_a_format_has_no_place_for_is_told() {
    let lost = |key: &str| review_format(key).unwrap().export(&review()).unwrap().lost;
    assert_eq!(
        lost("tmx"),
        [
            "errors (3)",
            "pairs without a counterpart (1)",
            "the verdict (1)",
            "errors whose words are not in the texts any more (1)"
        ]
    );
    assert!(lost("marot").contains(&"pairs that nobody has decided (1)".to_owned()));
    assert_eq!(
        lost("corrections-md"),
        ["errors that a program proposed and nobody accepted (1)"]
    );
    let mut keys: Vec<_> = REVIEW_FORMATS.iter().map(|it| it.key).collect();
    keys.dedup();
    assert_eq!(keys.len(), REVIEW_FORMATS.len());
}

#[test]
fn a_localisation_file_has_a_unit_a_pair_and_marks_that_may_cross() {
    let xliff = text("xliff");
    assert_eq!(xliff.matches("<unit ").count(), 4);
    assert!(
        xliff.contains("locQualityIssueType=\"numbers\" locQualityIssueSeverity=\"100\""),
        "{xliff}"
    );
    let target = "The harbor said <sm id=\"u1t1-1\" type=\"its:generic\" its:locQualityIssuesRef=\"#its=u1e1\"/>three \
        <sm id=\"u1t2-1\" type=\"its:generic\" its:locQualityIssuesRef=\"#its=u1e2\"/>boats<em startRef=\"u1t1-1\"/>, \
        “old<em startRef=\"u1t2-1\"/> &amp; slow”, left on Monday.";
    assert!(xliff.contains(target), "{xliff}");
    assert!(
        xliff.contains("<segment id=\"s2\" state=\"reviewed\">\n<source></source>\n<target>It was &lt;cold&gt;<sm "),
        "{xliff}"
    );
    assert_eq!(xliff.matches("<sm ").count(), xliff.matches("<em ").count());
    assert!(xliff.contains("its:locQualityRatingScore=\"40\""));
}

#[test]
fn a_language_that_is_no_code_is_not_known() {
    let odd = Review {
        language: "ko\" x".into(),
        into: String::new(),
        ..Review::default()
    };
    let xliff = text_of("xliff", &odd);
    assert!(xliff.contains("srcLang=\"und\" trgLang=\"und\""), "{xliff}");
    assert!(text("tmx").contains("<tuv xml:lang=\"ko\"><seg>"));
}

#[test]
fn the_list_of_corrections_shows_both_sides_and_what_it_should_be() {
    let markdown = text("corrections-md");
    assert!(markdown.contains("1. **Critical · Number** (pair 1)\n"), "{markdown}");
    assert!(
        markdown.contains("   - Translation: The harbor said **three boats**, “old \\& slow”"),
        "{markdown}"
    );
    assert!(
        markdown.contains("   - Translation: Rain fell. It was \\<cold\\>**\\[…\\]**."),
        "{markdown}"
    );
    assert!(markdown.contains("   - Should be: two boats\n"));
    assert!(
        markdown.contains("- Errors: 1 critical, 1 major, 1 minor\n"),
        "{markdown}"
    );
    assert!(
        markdown.starts_with("# Corrections for Ferries \\& fog\n\n- Article: ferry.md\n- Original: ferry.ko.txt\n"),
        "{markdown}"
    );
    let provenance =
        "- Translation: By a machine, not edited; system: engine 3; the article says “Translated by AI.”\n";
    assert!(markdown.contains(provenance), "{markdown}");
    assert!(markdown.ends_with("- Error; should be: gone \\<b\\>\n"), "{markdown}");
    let html = text("corrections-html");
    assert!(
        html.contains("<mark>three boats</mark>") && html.contains("<ins>two boats</ins>"),
        "{html}"
    );
    assert!(html.contains("gone &lt;b&gt;") && !html.contains("<cold>"), "{html}");
}

#[test]
fn readers_are_told_what_was_said_and_what_should_have_been() {
    assert_eq!(
        text("correction-note"),
        "Corrections: An earlier version of this article, a translation, had the following errors.\n\n\
         - It said “The harbor said three boats”. It should have said “The harbor said two boats”.\n\
         - It left out the following: “at night”.\n"
    );
    let mut one = review();
    one.pairs[1].errors.clear();
    let note = |review: &Review| text_of("correction-note", review);
    assert!(
        note(&one).starts_with("Correction: An earlier version of this article said “The harbor"),
        "{}",
        note(&one)
    );
    one.pairs[0].errors.clear();
    assert_eq!(note(&one), "Nothing in this review needs a correction for readers.\n");
}

#[test]
fn a_short_correction_is_told_with_words_around_it_up_to_the_clause() {
    let note = |text: &str, words: &str, correction: &str, category: &str| {
        let start = text.find(words).unwrap();
        let pair = ReviewedPair {
            translation: Side::sentence(text),
            errors: vec![ReviewedError {
                category: category.into(),
                severity: Some(Severity::Major),
                translation: vec![start..start + words.len()],
                correction: correction.into(),
                ..ReviewedError::default()
            }],
            ..ReviewedPair::default()
        };
        let review = Review {
            pairs: vec![pair],
            ..Review::default()
        };
        let text = text_of("correction-note", &review);
        text.trim()
            .trim_start_matches("Correction: An earlier version of this article ")
            .to_owned()
    };
    let name = "accuracy/mistranslation/name";
    assert_eq!(
        note("In June, Lee rose 4.5 percent, (he said).", "4.5", "5.4", name),
        "said “Lee rose 4.5 percent”. It should have said “Lee rose 5.4 percent”."
    );
    assert_eq!(
        note(
            "Kim met Lim in the old city hall of Masan on the last day.",
            "old",
            "new",
            name
        ),
        "said “Kim met Lim in the old city hall of Masan on the last day”. It should have said \
         “Kim met Lim in the new city hall of Masan on the last day”."
    );
    let long = "He then went on and on and on to say that old boats of the town could go no further than here today";
    assert_eq!(
        note(long, "old", "new", name),
        "said “to say that old boats of the town”. It should have said “to say that new boats of the town”."
    );
    assert_eq!(
        note("It rained. Nobody came.", "Nobody came", "", "accuracy/addition"),
        "said “Nobody came”. The original does not say so."
    );
    assert_eq!(
        note("Wet.", "Wet", "Soaked", "style/awkward"),
        "Nothing in this review needs a correction for readers."
    );
}

#[test]
fn spans_of_a_program_are_placed_by_their_words_near_their_place() {
    let article = "Rain fell in Busan.\n\nRain fell again, and Busan – 부산 – slept.";
    let words = |json: &str| {
        let found = read(json, article).unwrap();
        let words = found
            .errors
            .iter()
            .map(|it| it.translation.first().map_or("", |it| &article[it.clone()]).to_owned());
        (words.collect::<Vec<_>>(), found)
    };
    let (placed, found) = words(
        r#"{"system": [{"src": "", "mt": "Rain fell again, and Busan – 부산 – slept.", "COMET": 0.5, "errors": [
            {"text": " Busan", "start": 19, "end": 25, "severity": "major", "confidence": 0.613},
            {"text": "부산", "start": 30, "end": 31, "severity": "minor", "confidence": 0.2},
            {"text": "Daegu", "start": 0, "end": 5, "severity": "minor", "confidence": 0.2}]},
            {"mt": "Never written.", "errors": [{"text": "x", "severity": "minor"}]}]}"#,
    );
    assert_eq!(placed, ["Busan", "부산"]);
    assert!(found.errors.iter().all(|it| it.proposed));
    assert_eq!(found.errors[0].note, "confidence 0.61");
    assert!(found.errors[0].translation[0].start > 20, "the second Busan is meant");
    assert_eq!(found.skipped.len(), 2, "{found:?}");

    let (placed, _) = words(r#"[{"text": "Rain", "start": 22, "end": 26, "severity": "critical", "confidence": 1}]"#);
    assert_eq!(placed, ["Rain"]);
    let (placed, found) = words(
        r#"[{"translation": "Rain fell in Busan.", "spans": [{"start_i": 0, "end_i": 3, "severity": "minor", "error_type": null},
            {"start_i": "missing", "end_i": "missing", "severity": "major"}]}]"#,
    );
    assert_eq!(placed, ["Rain", ""]);
    assert_eq!(found.errors[1].insertion, Some(19));
    assert_eq!(found.errors[1].category.id(), "accuracy/omission");
}

#[test]
fn a_file_without_spans_says_what_is_wanted() {
    let error = |text: &str| read(text, "article").unwrap_err().to_string();
    assert!(
        error("[1, 2").starts_with("line 1, column 5: this is not JSON"),
        "{}",
        error("[1, 2")
    );
    assert!(error("{\"a\": 3}").starts_with("there are no error spans"));
    assert!(error(&"[".repeat(100_000)).contains("not JSON"));
    assert_eq!(place("abc", "", Some(7..9)), None);
    assert_eq!(place("a bc ", "", Some(1..99)), Some(2..4));
}
