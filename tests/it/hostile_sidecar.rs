//! Files that break the notation or the rules: refused with a place, never a panic.

use std::path::PathBuf;

use pressmark::model::article::Article;
use pressmark::store::sidecar::{Registry, Sidecar, SidecarError};

/// The shared test data: `PRESSMARK_SHARED`, or beside this package.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("PRESSMARK_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let found = root.join(path);
    if !found.exists() {
        eprintln!("skipped: the shared test data is not here ({path})");
        return None;
    }
    Some(found)
}

#[test]
fn every_hostile_file_meets_its_row() {
    let Some(table) = shared("data/hostile/table.json") else {
        return;
    };
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(&table).unwrap()).unwrap();
    let rows = rows
        .iter()
        .filter(|it| it["file"].as_str().unwrap().starts_with("ron/"));
    let mut count = 0;
    for row in rows {
        let (file, expect) = (row["file"].as_str().unwrap(), row["expect"].as_str().unwrap());
        let bytes = std::fs::read(table.with_file_name(file)).unwrap();
        let found = Sidecar::parse(&bytes);
        let registry = Registry::parse(&bytes);
        if let Ok(it) = &registry {
            assert_eq!(it.write(&it.tables()).raw().as_bytes(), bytes, "{file}");
        }
        if expect.starts_with("refuse") {
            let error = registry
                .err()
                .unwrap_or_else(|| panic!("{file} was read as a registry"));
            assert!(error.0.place().is_some(), "{file}: {error}");
            let error = found.as_ref().err().unwrap_or_else(|| panic!("{file} was read"));
            assert!(error.place().is_some(), "{file}: {error}");
        } else if expect.starts_with("loads;") || expect == "loads" {
            assert!(found.is_ok(), "{file}: {found:?}");
        }
        if let Ok(it) = &found {
            assert_eq!(it.raw().as_bytes(), bytes, "{file}");
            it.resolve(&Article::new("Some text"));
        }
        count += 1;
    }
    assert!(count > 30);
}

#[track_caller]
fn error(text: &str) -> SidecarError {
    Sidecar::parse(text.as_bytes()).unwrap_err()
}

#[test]
fn an_error_tells_its_line_and_column_in_characters() {
    let found = error("(\n  schema: 1,\n  \"é\": ü§\n)");
    assert_eq!(found.place(), Some((3, 3)), "{found}");
    let found = error("\u{feff}(schema: 1, e: \"é\", f: §)");
    assert_eq!(found.place(), Some((1, 24)), "{found}");
}

#[test]
fn each_kind_of_damage_has_its_name() {
    for text in ["", "\u{feff}", "// nothing\n", " \n", "\0\0\0"] {
        assert_eq!(error(text), SidecarError::Empty, "{text:?}");
    }
    let newer = error(
        "#![enable(new_thing)]
(schema: (2, 1), x: ยง)",
    )
    .to_string();
    assert!(newer.contains("newer version (format 2.1"), "{newer}");
    assert_eq!(
        error("(schema: 9999999999999)"),
        SidecarError::TooNew { found: (u32::MAX, 0) }
    );
    assert_eq!(error("(schema: 2, new: <§>)"), SidecarError::TooNew { found: (2, 0) });
    for text in [
        "(schema: 1",
        "(schema: 1, note: \"a",
        "(schema: 1)\0\0",
        "(schema: 1, a: [",
        "/* a",
        "(schema: 1,\n\0",
    ] {
        assert!(matches!(error(text), SidecarError::Torn { .. }), "{text:?}");
    }
    assert_eq!(
        error("(\nschema: 1,\n<<<<<<< here\na: 1,\n=======\na: 2,\n>>>>>>> there\n)"),
        SidecarError::MergeConflict { line: 3, column: 1 }
    );
    assert!(matches!(
        Sidecar::parse(b"(schema: 1, a: \"\xff\xff\")"),
        Err(SidecarError::NotUtf8 { line: 1, column: 17 })
    ));
    assert!(matches!(
        Sidecar::parse(b"(schema: 1, a: \"\xc3"),
        Err(SidecarError::Torn { .. })
    ));
    assert!(error("{\"schema\": 1}").to_string().contains("JSON"));
    assert!(error("(name: 1)").to_string().contains("schema"));
    let label = error("(schema: 1, annotations: [(id: \"a\", label: Quot)])").to_string();
    assert!(label.contains("Claim, Quote, Source, Cue or Custom"), "{label}");
}

#[test]
fn doubles_are_refused_wherever_they_are() {
    for text in [
        "(schema: 1, a: (b: 1, b: 2))",
        "(schema: 1, a: {\"x\": 1, \"\\x78\": 2})",
        "(schema: 1, a: {\"x\": 1, r\"x\": 2})",
        "(schema: 1, a: [{1: 1, 1: 2}])",
    ] {
        assert!(error(text).to_string().contains("given twice"), "{text}");
    }
    let many: String = (0..2000).map(|i| format!("\"{i}\": 1, ")).collect();
    assert!(Sidecar::parse(format!("(schema: 1, a: {{{many}}})").as_bytes()).is_ok());
    assert!(
        error(&format!("(schema: 1, a: {{{many} \"1999\": 1}})"))
            .to_string()
            .contains("given twice")
    );
}

#[test]
fn limits_are_told() {
    let deep = format!("(schema: 1, a: {}{})", "[".repeat(64), "]".repeat(64));
    assert!(matches!(error(&deep), SidecarError::Limit { .. }));
    let long = format!("(schema: 1, a: \"{}\")", "x".repeat(1_000_001));
    assert!(matches!(error(&long), SidecarError::Limit { .. }));
    let segment = "(start: 0, end: 1, exact: \"a\"),";
    let segments = format!(
        "(schema: 1, annotations: [(id: \"a\", label: Cue, segments: [{}])])",
        segment.repeat(10_001)
    );
    assert!(matches!(error(&segments), SidecarError::Limit { .. }));
    let entries: String = (0..100_001).map(|it| format!("\"{it}\":(),")).collect();
    let entries = format!("(schema: 1, sources: {{{entries}}})");
    assert!(matches!(error(&entries), SidecarError::Limit { .. }));
    let registry = Registry::parse(entries.as_bytes()).unwrap_err();
    assert!(matches!(registry.0, SidecarError::Limit { .. }));
    let attributions = format!("(schema: 1, attributions: [{}])", "1,".repeat(1_000_001));
    assert!(matches!(error(&attributions), SidecarError::Limit { .. }));
}

#[test]
fn cutting_a_file_anywhere_never_panics_and_never_passes() {
    let text = "#![enable(implicit_some)]\n(schema: (1, 0), /* é */ annotations: [(id: \"a\\u{e9}\", label: Custom(\"x\"), \
                segments: [(start: 0, end: 1, exact: r#\"a\"#)], note: 'c', n: -0x1F, f: 1.5e-3, o: Some(b\"x\"))])";
    assert!(
        matches!(error(text), SidecarError::Syntax { .. }),
        "the note is no string"
    );
    let text = text.replace("note: 'c', ", "");
    assert!(Sidecar::parse(text.as_bytes()).is_ok());
    for cut in 0..text.len() {
        let found = Sidecar::parse(&text.as_bytes()[..cut]);
        assert!(found.is_err(), "{cut}");
    }
}

#[test]
fn many_doubles_of_one_id_are_no_trouble() {
    let block = "(id: \"a\", label: Cue),\n";
    let text = format!("(schema: 1, annotations: [{}])", block.repeat(20_000));
    let sidecar = Sidecar::parse(text.as_bytes()).unwrap();
    let resolved = sidecar.resolve(&Article::new("a"));
    assert_eq!(
        (resolved.document.orphans().len(), resolved.problems.len()),
        (20_000, 100)
    );
}
