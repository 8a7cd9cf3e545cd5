//! Names made alike for comparing.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::hangul::is_hangul;

/// `name` for comparing: lower case, without accents, hyphens and apostrophes; any other punctuation is one space.
///
/// Letters that no accent explains are spelled out (ß ss, ø o, æ ae, ł l), the
/// stops of initials go (U.S. is us), & is “and”. Hangul stays whole.
pub fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut letters = name.nfkd().peekable();
    // Letters of the word so far, and whether it is single letters with stops between.
    let mut run = 0;
    while let Some(c) = letters.next() {
        if is_combining_mark(c) && !is_hangul(c) || is_dropped(c) {
            continue;
        }
        if c.is_alphanumeric() || is_hangul(c) {
            run += 1;
            push_lower(&mut out, c);
            continue;
        }
        let initial = c == '.' && run == 1 && letters.peek().is_some_and(|it| it.is_alphabetic());
        run = 0;
        if initial {
            continue;
        }
        let word = if c == '&' { " and " } else { " " };
        out.push_str(word);
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ").nfc().collect()
}

/// Hyphens, apostrophes and characters that show nothing.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '-' | '‐' | '‑' | '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʻ' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}'
    )
}

fn push_lower(out: &mut String, c: char) {
    for c in c.to_lowercase() {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            'ŋ' => out.push('n'),
            'ŧ' => out.push('t'),
            _ if is_combining_mark(c) && !is_hangul(c) => {}
            _ => out.push(c),
        }
    }
}

/// `word` without the ’s that says whose something is.
pub(super) fn owner(word: &str) -> &str {
    let shorter = ["’s", "'s", "’S", "'S"].iter().find_map(|it| word.strip_suffix(it));
    shorter.unwrap_or_else(|| match word.strip_suffix(['’', '\'']) {
        Some(shorter) if shorter.ends_with(['s', 'S', 'x', 'z']) => shorter,
        _ => word,
    })
}

/// `text` with ’s taken from every word.
pub(super) fn without_owners(text: &str) -> Cow<'_, str> {
    if !text.contains(['’', '\'']) {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| owner(word.trim_end_matches([',', '.', ';', ':'])))
        .collect();
    Cow::Owned(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_written_differently_fold_alike() {
        for (name, plain) in [
            ("Oh Kyung-seob", "oh kyungseob"),
            ("OH  Kyŏng‑sŏp", "oh kyongsop"),
            ("Håkon Sørås", "hakon soras"),
            ("Łucja Weiß", "lucja weiss"),
            ("Þóra Æsdóttir", "thora aesdottir"),
            ("Seán O’Brien, Jr.", "sean obrien jr"),
            ("U.S. Tide & Wave Co.", "us tide and wave co"),
            ("J. K. Marsh", "j k marsh"),
            ("(NAO)", "nao"),
            ("오경섭", "오경섭"),
            ("\u{110b}\u{1169} 경섭", "오 경섭"),
            ("İnci Işık", "inci isik"),
            (" – ", ""),
        ] {
            assert_eq!(folded(name), plain, "{name}");
        }
    }
}
