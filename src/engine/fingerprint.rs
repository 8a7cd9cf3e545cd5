//! Names for words that stay the same when the text around them changes.

use std::fmt::Write;
use std::sync::Arc;

/// The fingerprints of many pieces of a text.
#[derive(Debug)]
pub struct Fingerprints {
    /// By place.
    of: Vec<u64>,
    /// Places, by fingerprint and then in order.
    places: Vec<u32>,
}

/// 64 bits of `words` (FNV-1a); how much white space stands between them does not matter.
pub fn fingerprint(words: &str) -> u64 {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    for (i, word) in words.split_whitespace().enumerate() {
        if i > 0 {
            add(b' ');
        }
        word.bytes().for_each(&mut add);
    }
    hash
}

/// The key of a finding of `check` about words: `check:` and 16 hex digits, then `:2` for the second such words.
pub fn words_key(check: &str, fingerprint: u64, time: usize) -> Arc<str> {
    let mut key = format!("{check}:{fingerprint:016x}");
    if time > 1 {
        // Writing to a string does not fail.
        let _ = write!(key, ":{time}");
    }
    key.into()
}

impl Fingerprints {
    /// Those of `pieces`, in order.
    pub fn of<'t>(pieces: impl Iterator<Item = &'t str>) -> Self {
        let of: Vec<u64> = pieces.map(fingerprint).collect();
        let mut places: Vec<u32> = (0..of.len() as u32).collect();
        places.sort_unstable_by_key(|&it| (of[it as usize], it));
        Fingerprints { of, places }
    }

    /// The key of a finding of `check` about the piece at `place`.
    pub fn key(&self, check: &str, place: usize) -> Option<Arc<str>> {
        let fingerprint = *self.of.get(place)?;
        let earlier = self.same(fingerprint).partition_point(|&it| (it as usize) < place);
        Some(words_key(check, fingerprint, earlier + 1))
    }

    /// The piece that a key of `check` is about.
    pub fn place(&self, check: &str, key: &str) -> Option<usize> {
        let rest = key.strip_prefix(check)?.strip_prefix(':')?;
        let (digits, time) = rest.split_once(':').unwrap_or((rest, "1"));
        let fingerprint = u64::from_str_radix(digits, 16).ok()?;
        let time: usize = time.parse().ok()?;
        let place = *self.same(fingerprint).get(time.checked_sub(1)?)? as usize;
        // One piece has one key, however else a file may write it.
        (self.key(check, place).as_deref() == Some(key)).then_some(place)
    }

    fn same(&self, fingerprint: u64) -> &[u32] {
        let first = self.places.partition_point(|&it| self.of[it as usize] < fingerprint);
        let end = self.places.partition_point(|&it| self.of[it as usize] <= fingerprint);
        &self.places[first..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_back_to_its_piece_whatever_stands_elsewhere() {
        let pieces = ["Rents rose.", "Rents  fell.", "Rents rose.", "Nobody\nasked."];
        let prints = Fingerprints::of(pieces.into_iter());
        for place in 0..4 {
            let key = prints.key("needs-source", place).unwrap();
            assert_eq!(prints.place("needs-source", &key), Some(place));
            assert_eq!(prints.place("other", &key), None);
        }
        assert!(prints.key("it", 2).unwrap().ends_with(":2"));
        assert_eq!(prints.key("it", 4), None);
        let elsewhere = Fingerprints::of(["New.", "Nobody asked."].into_iter());
        assert_eq!(elsewhere.key("it", 1), prints.key("it", 3));
    }

    #[test]
    fn a_key_that_is_none_leads_nowhere() {
        let prints = Fingerprints::of(["Rents rose."].into_iter());
        for key in [
            "",
            "it",
            "it:",
            "it:x",
            "it:00",
            "it:af63bd4c8601b7df:0",
            "it:af63bd4c8601b7df:1",
        ] {
            assert_eq!(prints.place("it", key), None, "{key}");
        }
    }
}
