//! Keeps what the README shows true.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

#[test]
fn the_sidecar_in_the_readme_fits_the_sample_article() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(top.join("README.md")).unwrap();
    let article = fs::read(top.join("assets/article.md")).unwrap();

    let hash: String = Sha256::digest(&article)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert!(readme.contains(&format!("sha256: \"{hash}\",")));
    assert!(readme.contains(&format!("bytes: {},", article.len())));

    let segments: Vec<&str> = readme
        .lines()
        .filter(|it| it.trim_start().starts_with("(start: "))
        .collect();
    assert_eq!(segments.len(), 2);
    for segment in segments {
        let field = |name: &str| segment.split(&format!("{name}: ")).nth(1).unwrap();
        let number = |name| -> usize { field(name).split(',').next().unwrap().parse().unwrap() };
        let words = |name| field(name).split('"').nth(1).unwrap().replace("\\n", "\n");
        let shown = words("prefix") + &words("exact") + &words("suffix");
        let before = number("start") - words("prefix").len();
        assert_eq!(shown.as_bytes(), &article[before..before + shown.len()]);
        assert_eq!(number("end") - number("start"), words("exact").len());
    }
}

#[test]
fn every_file_the_readme_names_is_there() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(top.join("README.md")).unwrap();
    let links = readme.split("](").skip(1).filter_map(|it| it.split(')').next());
    for link in links.filter(|it| !it.starts_with("http")) {
        assert!(top.join(link).exists(), "{link}");
    }
    for script in [".ci/sample", ".ci/test", ".ci/run", "tests/it/layers.rs"] {
        assert!(readme.contains(script) && top.join(script).exists(), "{script}");
    }
}
