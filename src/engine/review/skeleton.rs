//! Whether a word in Hangul may be a foreign name in Latin letters, told by its consonants.

use super::stem::folded;

/// Longest word that is compared, in characters.
const LONGEST: usize = 24;
/// Most readings of one Latin word.
const MOST_READINGS: usize = 8;

/// Consonants that Korean does not tell apart in foreign names, a letter a class; 0 is none.
#[rustfmt::skip] // ㄱ to ㅎ.
const ONSETS: [u8; 19] = [b'K', b'K', b'N', b'T', b'T', b'L', b'M', b'P', b'P', b'C', b'C', 0, b'C', b'C', b'C', b'K', b'T', b'P', b'H'];
#[rustfmt::skip] // None, then ㄱ to ㅎ.
const CODAS: [u8; 28] = [
    0, b'K', b'K', b'K', b'N', b'N', b'N', b'T', b'L', b'L', b'M', b'L', b'L', b'L', b'P', b'L', b'M', b'P', b'P',
    b'T', b'T', b'N', b'T', b'T', b'K', b'T', b'P', b'T',
];
/// Revised Romanization.
#[rustfmt::skip] // ㄱ to ㅎ; ㅏ to ㅣ; none, then ㄱ to ㅎ.
const LATIN_ONSETS: [&str; 19] = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
#[rustfmt::skip]
const LATIN_VOWELS: [&str; 21] = ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"];
#[rustfmt::skip]
const LATIN_CODAS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
];
/// ㅡ, which is put between consonants, and ㅣ, which ends many.
const EU: usize = 18;

/// A Hangul word taken apart.
pub(super) struct Hangul {
    /// Its consonants, a class each; two alike with no vowel of their own between are one.
    pub key: Vec<u8>,
    /// In Latin letters.
    pub latin: String,
}

/// Takes `word` apart; `None` when it is not all whole syllables, or too long.
pub(super) fn hangul(word: &str) -> Option<Hangul> {
    let mut key = Vec::new();
    let mut latin = String::new();
    let mut between = true;
    for (i, c) in word.chars().enumerate() {
        let index = usize::try_from(u32::from(c)).ok()?.checked_sub(0xAC00)?;
        if index >= 11_172 || i >= LONGEST {
            return None;
        }
        let (onset, vowel, coda) = (index / 588, index % 588 / 28, index % 28);
        push(&mut key, ONSETS[onset], between);
        between = vowel != EU;
        push(&mut key, CODAS[coda], between);
        between &= CODAS[coda] == 0;
        latin.push_str(LATIN_ONSETS[onset]);
        if vowel != EU || !LATIN_CODAS[coda].is_empty() {
            latin.push_str(LATIN_VOWELS[vowel]);
        }
        latin.push_str(LATIN_CODAS[coda]);
    }
    Some(Hangul { key, latin })
}

/// Adds a consonant; `apart` says that a vowel stands before it.
fn push(key: &mut Vec<u8>, class: u8, apart: bool) {
    if class != 0 && (apart || key.last() != Some(&class)) {
        key.push(class);
    }
}

/// The consonants that Hangul would give a Latin `word`, in each way it may be read.
pub(super) fn latin_keys(word: &str) -> Vec<Vec<u8>> {
    let letters: Vec<char> = folded(word).chars().take(LONGEST).collect();
    let mut keys: Vec<Vec<u8>> = vec![Vec::new()];
    let mut at = 0;
    // Whether a vowel, or nothing, stands before.
    let mut apart = true;
    while let Some(&c) = letters.get(at) {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let (readings, used) = readings(c, next, &letters[at + 1..], at == 0);
        if readings.is_empty() {
            apart = true;
        } else {
            keys = read(&keys, readings, apart);
            apart = false;
        }
        at += used;
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Each of `keys` with each of `readings` after it.
fn read(keys: &[Vec<u8>], readings: &[&[u8]], apart: bool) -> Vec<Vec<u8>> {
    let longer = readings.iter().flat_map(|reading| {
        keys.iter().map(move |key| {
            let mut key = key.clone();
            for (i, &class) in reading.iter().enumerate() {
                push(&mut key, class, apart && i == 0);
            }
            key
        })
    });
    longer.take(MOST_READINGS).collect()
}

/// How the letter `c` before `next` may be read, and how many letters that takes; vowels have no reading.
fn readings(c: char, next: char, rest: &[char], first: bool) -> (&'static [&'static [u8]], usize) {
    let soft = matches!(next, 'e' | 'i' | 'y');
    let vowel = |it: char| matches!(it, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    match (c, next) {
        ('p', 'h') => (&[b"P"], 2),
        ('t', 'h') => (&[b"T", b"C"], 2),
        ('s', 'h') | ('z', 'h') | ('t', 's') | ('t', 'z') | ('d', 'z') | ('d', 'j') => (&[b"C"], 2),
        ('s', 'c') if rest.get(1) == Some(&'h') => (&[b"C", b"CK"], 3),
        ('t', 'c') if rest.get(1) == Some(&'h') => (&[b"C"], 3),
        ('c', 'h') => (&[b"C", b"K"], 2),
        ('k', 'h') | ('c', 'k') | ('q', 'u') => (&[b"K"], 2),
        ('g', 'h') => (&[b"K", b""], 2),
        ('k', 'n') if first => (&[b"N", b"KN"], 2),
        ('w', 'r') if first => (&[b"L"], 2),
        ('n', 'g') => match rest.get(1) {
            Some(&it) if vowel(it) => (&[b"NK", b"NC", b"N"], 2),
            _ => (&[b"N"], 2),
        },
        ('c', _) if soft => (&[b"C", b"K"], 1),
        ('g', _) if soft => (&[b"K", b"C"], 1),
        ('c' | 'k' | 'q' | 'g', _) => (&[b"K"], 1),
        ('x', _) => (&[b"KC", b"C"], 1),
        ('p' | 'b' | 'f' | 'v', _) => (&[b"P"], 1),
        ('d' | 't', _) => (&[b"T"], 1),
        ('s' | 'z' | 'j', _) => (&[b"C"], 1),
        ('m', _) => (&[b"M"], 1),
        ('n', _) => (&[b"N"], 1),
        ('l', _) => (&[b"L"], 1),
        // Dropped at the end of a syllable, or kept: 파커, 메르켈.
        ('r', _) if vowel(next) || next == 'r' => (&[b"L"], 1),
        ('r', _) => (&[b"", b"L"], 1),
        ('h', _) if vowel(next) => (&[b"H", b""], 1),
        _ => (&[], 1),
    }
}

/// How alike two words in small Latin letters are: 1 less the share of letters to change. Both are cut
/// to 24 letters.
pub(super) fn likeness(a: &str, b: &str) -> f32 {
    let a: Vec<char> = a.chars().take(LONGEST).collect();
    let b: Vec<char> = b.chars().take(LONGEST).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(!alike(*x, *y));
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    let longest = a.len().max(b.len()).max(1);
    1.0 - row[b.len()] as f32 / longest as f32
}

/// Letters that stand for one sound in one of the two.
fn alike(a: char, b: char) -> bool {
    const GROUPS: [&str; 6] = ["pbfv", "td", "kgcq", "lr", "sjz", "iye"];
    a == b || GROUPS.iter().any(|it| it.contains(a) && it.contains(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_name_keeps_its_consonants_in_hangul() {
        let meets = |korean: &str, latin: &str| {
            let korean = hangul(korean).unwrap();
            latin_keys(latin).contains(&korean.key)
        };
        for (korean, latin) in [
            ("블라디미르", "Vladimir"),
            ("메르켈", "Merkel"),
            ("파커", "Parker"),
            ("후세인", "Hussein"),
            ("밀러", "Miller"),
            ("베를루스코니", "Berlusconi"),
            ("스미스", "Smith"),
            ("워싱턴", "Washington"),
        ] {
            assert!(meets(korean, latin), "{korean} {latin}");
        }
        assert!(!meets("메르켈", "Miller"));
    }

    #[test]
    fn likeness_is_of_letters() {
        assert_eq!(likeness("putin", "putin"), 1.0);
        assert!(likeness("syoigu", "shoigu") > 0.8);
        assert!(likeness("hoeui", "boston") < 0.4);
        assert_eq!(likeness("", ""), 1.0);
    }
}
