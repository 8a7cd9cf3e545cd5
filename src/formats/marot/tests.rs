use super::*;
use crate::model::mqm::Severity;

const NINE: &str = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n\
    alpha\tferry\t1\t7\tann\t배가 <v>두 척</v> 떴다\tThree boats left\tAccuracy/Mistranslation\tMajor\n\
    alpha\tferry\t1\t7\tbo\t배가 두 척 떴다\t<v>Three</v> boats left\tstyle/unnatural or awkward\tminor\n\
    beta\tferry\t1\t7\tann\t배가 두 척 떴다\tTwo boats left\tNo-error\tNo-error\n";

#[test]
fn nine_columns_are_read_with_their_marks() {
    let ratings = read(NINE).unwrap();
    let raw = Dialect {
        tenth: Tenth::None,
        header: true,
        quoting: Quoting::Raw,
    };
    assert_eq!(ratings.dialect, raw);
    assert_eq!(ratings.rows.len(), 3);
    let [first, second, third] = &ratings.rows[..] else {
        panic!()
    };
    assert_eq!(first.source.text, "배가 두 척 떴다");
    assert_eq!(&first.source.text[first.source.marks[0].clone()], "두 척");
    assert_eq!(first.severity, Verdict::Error(Severity::Major));
    assert_eq!(second.category.id(), "style/awkward");
    assert_eq!(second.category_written, "style/unnatural or awkward");
    assert_eq!(third.severity, Verdict::NoError);
    assert!(third.category.is_empty() && third.target.marks.is_empty());
    assert!(ratings.unknown.is_empty());
}

/// What is read is written back byte for byte in the dialect it came in.
#[track_caller]
fn round_trip(text: &str, dialect: Dialect) {
    let ratings = read(text).unwrap();
    assert_eq!(ratings.dialect, dialect);
    assert_eq!(write(&ratings.rows, dialect), text);
}

#[test]
fn every_dialect_is_written_as_it_was_read() {
    let of = |tenth, header, quoting| Dialect { tenth, header, quoting };
    round_trip(NINE, of(Tenth::None, true, Quoting::Raw));
    let row = "a\td\t1\t1\tr\ts\tt\tStyle/Awkward\tMinor";
    round_trip(&format!("{row}\n"), of(Tenth::None, false, Quoting::Raw));
    round_trip(&format!("{row}\tstiff\n"), of(Tenth::Comment, false, Quoting::Raw));
    let metadata = "{\"corrected_translation\":\"x\",\"target_spans\":[[0,1]]}";
    round_trip(
        &format!("{row}\t{metadata}\n"),
        of(Tenth::Metadata, false, Quoting::Raw),
    );
    let quoted = "a\td\t1\t1\tr\ts\t\"He said \"\"no\"\" <v>twice</v>\"\tStyle/Awkward\tMinor";
    round_trip(&format!("{quoted}\n"), of(Tenth::None, false, Quoting::Doubled));
    round_trip(
        &format!("{quoted}\t\"{{\"\"note\"\":\"\"dull\"\"}}\"\n"),
        of(Tenth::Metadata, false, Quoting::Doubled),
    );
}

#[test]
fn quotation_marks_enclose_only_where_the_file_doubles_them() {
    let target = |cell: &str| {
        let text = format!("a\td\t1\t1\tr\ts\t{cell}\tOther\tMinor\n");
        read(&text).unwrap().rows[0].target.text.clone()
    };
    assert_eq!(target("\"Stay,\" she said."), "\"Stay,\" she said.");
    assert_eq!(target("\"Stay\""), "\"Stay\"");
    assert_eq!(target("\"\"\"Stay\"\"\""), "\"Stay\"");
    assert_eq!(
        target("\"a\tb \"\"c\"\"\""),
        "a\tb \"c\"",
        "a tab inside an enclosed cell"
    );
    assert_eq!(target("5\" pipe"), "5\" pipe");
}

#[test]
fn metadata_gives_the_finer_type_the_note_and_the_number() {
    let metadata =
        "{\"pressmark_category\":\"accuracy/mistranslation/number\",\"note\":\"two, not three\",\"esa_score\":62}";
    let text = format!("a\td\t1\t1\tr\ts\tt\tAccuracy/Mistranslation\tMajor\t{metadata}\n");
    let row = &read(&text).unwrap().rows[0];
    assert_eq!(row.category.id(), "accuracy/mistranslation/number");
    assert_eq!(row.comment, "two, not three");
    assert_eq!(row.esa, Some(62.0));
}

#[test]
fn an_error_says_where_and_what_to_do() {
    let error = |text: &str| read(text).unwrap_err().to_string();
    assert!(error("a\tb\tc\n").starts_with("line 1, column 6: this row has 3 cells"));
    let long = format!("\u{feff}{NINE}é\t{}\n", ["x"; 12].join("\t"));
    assert!(
        error(&long).starts_with("line 5, column 21: this row has 13 cells"),
        "{}",
        error(&long)
    );
    let broken = "a\td\t1\t1\tr\ts\tt\tOther\tMinor\t{\"note\": }\n";
    assert!(
        error(broken).starts_with("line 1, column 36: the metadata is not JSON"),
        "{}",
        error(broken)
    );
    assert!(error("\n\n").starts_with("there are no ratings"));
    assert!(error(NINE.lines().next().unwrap()).starts_with("there are no ratings"));
}

#[test]
fn names_that_are_not_known_are_kept_and_told_once() {
    let row = "a\td\t1\t1\tr\ts\tt\tTone/Flat\tDreadful\r\n";
    let text = format!("{row}{row}a\td\t1\t1\tr\ts\tt\tTone/Flat\tMajor\n");
    let ratings = read(&text).unwrap();
    assert_eq!(
        ratings.unknown,
        [("Dreadful".to_owned(), 1), ("Tone/Flat".to_owned(), 3)]
    );
    assert_eq!(ratings.rows[2].category.id(), "Tone/Flat");
    assert_eq!(ratings.rows[0].severity_written, "Dreadful");
}

#[test]
fn what_would_break_a_row_is_spelled_otherwise() {
    let marked = |text: &str, marks: Vec<std::ops::Range<usize>>| crate::model::rating::Marked {
        text: text.into(),
        marks,
    };
    let row = Rating {
        source: marked("a\tb\nc <v>", vec![0..1, 0..2, 40..50]),
        target: marked("é", vec![1..2]),
        ..Rating::default()
    };
    let text = write(
        [&row],
        Dialect {
            tenth: Tenth::None,
            ..Dialect::default()
        },
    );
    assert_eq!(text, "\t\t\t\t\t<v>a</v> b c ‹v›\té\t\t\n");
    assert_eq!(marks::marked("a <v>b").text, "a <v>b");
    assert_eq!(marks::marked("</v>a<v></v>b").marks, [5..5]);
}

#[test]
fn hostile_files_take_no_longer_than_their_length() {
    let many_marks = "<v>".repeat(200_000);
    let many_cells = "\t".repeat(400_000);
    let many_quotes = "\"\"\t".repeat(200_000);
    for bad in [
        many_marks,
        many_cells,
        many_quotes,
        "\"".repeat(500_001),
        "{".repeat(400_000),
    ] {
        let _ = read(&bad);
        let _ = read(&format!("a\td\t1\t1\tr\ts\t{bad}\tOther\tMinor"));
        let _ = read(&format!("a\td\t1\t1\tr\ts\tt\tOther\tMinor\t{{{bad}"));
    }
}
