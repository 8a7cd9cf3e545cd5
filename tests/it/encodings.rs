//! Files in every encoding, as desks send them.

use pressmark::model::article::Article;
use pressmark::reading::{ENCODINGS, ReadError, read};

use super::shared;

#[test]
fn every_file_of_the_shared_table_opens_as_it_should() {
    let Some(folder) = shared::path("data/encodings") else {
        return;
    };
    let table = std::fs::read(folder.join("table.json")).unwrap();
    let table: Vec<serde_json::Value> = serde_json::from_slice(&table).unwrap();
    for row in &table {
        let name = row["file"].as_str().unwrap();
        let bytes = std::fs::read(folder.join("files").join(name)).unwrap();
        let result = read(name, &bytes, None);
        if row["encoding"] == "binary" {
            assert!(matches!(result, Err(ReadError::Binary { .. })), "{name}: {result:?}");
            continue;
        }
        let article = result.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(article.file().name, name);
        assert_eq!(article.file().bytes, bytes.len() as u64);
        if let Some(expected) = row["expected_text"].as_str() {
            let expected = std::fs::read_to_string(folder.join(expected)).unwrap();
            let expected = expected.strip_prefix('\u{feff}').unwrap_or(&expected);
            assert!(article.text() == expected, "{name} reads as {:?}", article.file());
            assert_eq!(article.file().replaced_count, 0, "{name}");
        }
        let wanted = row["encoding"].as_str().unwrap();
        let wanted = match wanted.split([' ', ',']).next().unwrap() {
            "cp949" => "euc-kr",
            "utf-16-le" => "utf-16le",
            "utf-16-be" => "utf-16be",
            "utf-8-sig" | "empty" => "utf-8",
            other => other,
        };
        assert_eq!(article.file().encoding, wanted, "{name}");
    }
}

#[track_caller]
fn open(bytes: &[u8]) -> Article {
    read("sample.txt", bytes, None).unwrap()
}

#[test]
fn utf8_with_few_faults_is_utf8_and_the_faults_are_counted() {
    let article = open(b"caf\xC3\xA9 \xFF na\xC3\xAFve \xE2\x80\x9Cyes\xE2\x80\x9D \xC3");
    assert_eq!(article.text(), "café \u{fffd} naïve “yes” \u{fffd}");
    let file = article.file();
    assert_eq!(
        (file.encoding.as_str(), file.guessed, file.replaced_count),
        ("utf-8", true, 2)
    );
    for at in &file.replaced {
        assert!(article.text()[*at as usize..].starts_with('\u{fffd}'));
    }
}

#[test]
fn western_bytes_are_not_taken_for_broken_utf8() {
    let article = open(b"The caf\xE9 on the quay closed in d\xE9cembre, its owner said.\n");
    assert_eq!(
        article.text(),
        "The café on the quay closed in décembre, its owner said.\n"
    );
    assert!(article.file().guessed);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    assert_eq!(open(b"\xEF\xBB\xBFpier").text(), "pier");
    assert_eq!(open(b"\xFF\xFEp\0i\0").text(), "pi");
    assert_eq!(open(b"\xFE\xFF\0p\0i").text(), "pi");
    assert_eq!(open(b"\xEF\xBB\xBF").text(), "");
    // Only the first one is a mark.
    assert_eq!(open(b"\xEF\xBB\xBF\xEF\xBB\xBFx").text(), "\u{feff}x");
    // An odd last byte of UTF-16 is counted, not lost.
    assert_eq!(open(b"\xFF\xFEp\0i").file().replaced_count, 1);
}

#[test]
fn utf16_without_a_mark_is_told_by_its_zero_bytes() {
    let text = "배는 정오에 떠났다. 아무도 손을 흔들지 않았다.\n";
    let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(open(&le).text(), text);
    assert_eq!(open(&be).text(), text);
    assert_eq!(open(b"a\0b c\0d e").text(), "a\0b c\0d e");
}

#[test]
fn a_chosen_encoding_is_kept_to() {
    let bytes = b"\xB9\xE8\xB4\xC2 \xB6\xB0\xB3\xB5\xB4\xD9.";
    for label in ["euc-kr", "CP949", "windows-949"] {
        let article = read("a.txt", bytes, Some(label)).unwrap();
        assert_eq!(article.text(), "배는 떠났다.");
        assert_eq!(
            (article.file().encoding.as_str(), article.file().guessed),
            ("euc-kr", false)
        );
    }
    assert!(matches!(
        read("a.txt", bytes, Some("utf-7")),
        Err(ReadError::UnknownEncoding { .. })
    ));
    assert!(matches!(
        read("a.txt", bytes, Some("martian")),
        Err(ReadError::UnknownEncoding { .. })
    ));
}

#[test]
fn every_encoding_on_the_menu_exists() {
    for (label, _) in ENCODINGS {
        let article = read("a.txt", b"pier", Some(label)).unwrap();
        assert_eq!(article.file().encoding, *label);
    }
}

#[test]
fn random_bytes_are_refused_with_a_remedy() {
    let mut noise = 7_u32;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (noise >> 24) as u8
    })
    .take(4096)
    .collect();
    let error = read("folder/blob.txt", &bytes, None).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("Save its words as a text file and open that: blob.txt"),
        "{error}"
    );
}

#[test]
fn the_hash_is_of_the_raw_bytes() {
    let hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(open(b"").file().sha256, hash);
    assert_ne!(open(b"\xEF\xBB\xBF").file().sha256, hash);
}
