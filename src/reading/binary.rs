//! Files that hold no text, told by how they begin or by what they decode to.

/// First bytes of common files, and what such a file is.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"OggS", "a sound or film file"),
    (b"ID3", "a sound file"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xFD7zXZ\0", "an xz archive"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old office document"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7FELF", "a program"),
    (b"\xCA\xFE\xBA\xBE", "a program"),
];

/// Characters looked at to tell text from the rest.
const SAMPLE: usize = 64 << 10;

/// What a file that begins with these bytes is; `None` when it may be text.
pub(super) fn signature(bytes: &[u8]) -> Option<&'static str> {
    let known = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start));
    known.map(|(_, what)| *what)
}

/// Whether `text` holds too many control characters to be anybody's words.
///
/// Where the encoding was guessed hardly any are allowed: such text never has them,
/// and random bytes always do.
pub(super) fn looks_binary(text: &str, guessed: bool) -> bool {
    let mut all = 0_usize;
    let mut controls = 0_usize;
    for c in text.chars().take(SAMPLE) {
        all += 1;
        controls += usize::from(matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}'));
    }
    match guessed {
        true => controls > 3 && controls * 50 > all,
        false => controls > 16 && controls * 3 > all,
    }
}
