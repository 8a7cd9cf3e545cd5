//! Which encoding bytes are in, and decoding them without losing count of what could not be read.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, EUC_KR, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::Decoded;

/// Most places of replaced bytes that are listed; all are counted.
const MAX_LISTED: usize = 1_000;
/// Bytes from which an encoding is guessed.
const GUESS_BYTES: usize = 4 << 20;
/// Bytes in which UTF-16 is recognised by its zero bytes.
const UTF16_SAMPLE: usize = 64 << 10;

/// The encodings to choose from: WHATWG name in lower case, and title.
#[rustfmt::skip] // A row a line.
pub const ENCODINGS: &[(&str, &str)] = &[
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16le", "Unicode (UTF-16 LE)"),
    ("utf-16be", "Unicode (UTF-16 BE)"),
    ("euc-kr", "Korean (EUC-KR, CP949)"),
    ("shift_jis", "Japanese (Shift_JIS)"),
    ("euc-jp", "Japanese (EUC-JP)"),
    ("iso-2022-jp", "Japanese (ISO-2022-JP)"),
    ("gb18030", "Chinese, simplified (GB18030)"),
    ("big5", "Chinese, traditional (Big5)"),
    ("windows-1252", "Western (Windows-1252, Latin 1)"),
    ("iso-8859-15", "Western (Latin 9)"),
    ("macintosh", "Western (Mac Roman)"),
    ("windows-1250", "Central European (Windows-1250)"),
    ("iso-8859-2", "Central European (Latin 2)"),
    ("windows-1251", "Cyrillic (Windows-1251)"),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("koi8-u", "Cyrillic (KOI8-U)"),
    ("iso-8859-5", "Cyrillic (ISO-8859-5)"),
    ("ibm866", "Cyrillic (CP866)"),
    ("windows-1253", "Greek (Windows-1253)"),
    ("windows-1254", "Turkish (Windows-1254)"),
    ("windows-1255", "Hebrew (Windows-1255)"),
    ("windows-1256", "Arabic (Windows-1256)"),
    ("windows-1257", "Baltic (Windows-1257)"),
    ("windows-1258", "Vietnamese (Windows-1258)"),
    ("windows-874", "Thai (Windows-874)"),
];

/// Decodes by the encoding called `label`; `None` when there is no such encoding.
///
/// A byte order mark of that encoding is passed over. UTF-7 is none: it can hide what a text says.
pub(super) fn decode_as(bytes: &[u8], label: &str) -> Option<Decoded> {
    let label = match label.to_ascii_lowercase().as_str() {
        "cp949" | "uhc" => EUC_KR.name(),
        _ => label,
    };
    let encoding = Encoding::for_label_no_replacement(label.as_bytes())?;
    Some(decoded(bytes, encoding, false))
}

/// Decodes by what the bytes say of themselves, or else by a guess.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decoded(bytes, encoding, false);
    }
    let Err(fault) = std::str::from_utf8(bytes) else {
        return match utf16_by_zeros(bytes, 3) {
            Some(encoding) => decoded(bytes, encoding, true),
            None => decoded(bytes, UTF_8, false),
        };
    };
    if let Some(encoding) = utf16_by_zeros(bytes, 60) {
        return decoded(bytes, encoding, true);
    }
    if is_mostly_utf8(bytes) {
        return decoded(bytes, UTF_8, true);
    }
    decoded(bytes, guess(bytes, fault.valid_up_to()), true)
}

/// The likely encoding of bytes that are no UTF-8 from `fault` on.
fn guess(bytes: &[u8], fault: usize) -> &'static Encoding {
    let start = fault.saturating_sub(GUESS_BYTES / 2);
    let end = bytes.len().min(start + GUESS_BYTES);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[start..end], true);
    match detector.guess(None, Utf8Detection::Deny) {
        // GB18030 reads all that GBK does, and more.
        it if it == GBK => GB18030,
        it => it,
    }
}

/// UTF-16 without a byte order mark: one byte in `every` is zero, on one side only, and every pair decodes.
///
/// Bytes that are UTF-8 as well are UTF-16 only if most of their characters are
/// ASCII; other text has a zero byte at least at its spaces and line ends.
fn utf16_by_zeros(bytes: &[u8], every: usize) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(UTF16_SAMPLE) & !1];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|it| **it == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let (encoding, zeros, stray) = match first > second {
        true => (UTF_16BE, first, second),
        false => (UTF_16LE, second, first),
    };
    if zeros == 0 || stray > 0 || zeros * every < sample.len() {
        return None;
    }
    let (text, faults) = encoding.decode_without_bom_handling(sample);
    // The sample may end inside a surrogate pair.
    let cut = sample.len() < bytes.len();
    let bad = text
        .chars()
        .filter(|c| *c == '\0' || *c == char::REPLACEMENT_CHARACTER)
        .count();
    (bad == 0 || (cut && faults && bad == 1)).then_some(encoding)
}

/// Whether the bytes read as UTF-8 with a few faults: at least twice as many good multi-byte characters as bad places.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let mut good = 0_usize;
    let mut bad = 0_usize;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= 2 * bad
}

/// `bytes` in `encoding`, U+FFFD where they cannot be decoded, without their byte order mark.
fn decoded(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Decoded {
    let mut out = Decoded {
        encoding: encoding.name().to_ascii_lowercase(),
        guessed,
        ..Decoded::default()
    };
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut at = 0;
    loop {
        let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len() - at);
        out.text.reserve(room.unwrap_or(0).min(bytes.len() - at + 64));
        let (result, read) = decoder.decode_to_string_without_replacement(&bytes[at..], &mut out.text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return out,
            DecoderResult::OutputFull => out.text.reserve(bytes.len() - at + 64),
            DecoderResult::Malformed(_, _) => {
                out.replaced_count += 1;
                if out.replaced.len() < MAX_LISTED {
                    out.replaced.push(out.text.len() as u32);
                }
                out.text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}
