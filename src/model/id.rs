//! Names of records that stay the same wherever the record goes.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ulid::Ulid;

/// The id of an annotation.
///
/// Ours are ULIDs: they sort by time and need no coordination. A file written by
/// hand or by another program may name its annotations otherwise; such a name is kept.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum AnnotationId {
    /// 26 characters of Crockford's base 32.
    Ulid(Ulid),
    /// Any other text, kept as it stands.
    Named(Arc<str>),
}

impl From<&str> for AnnotationId {
    fn from(text: &str) -> Self {
        match Ulid::from_str(text) {
            // Lower case and look-alike letters parse too, but would not be written back the same.
            Ok(ulid) if ulid.to_string() == text => AnnotationId::Ulid(ulid),
            _ => AnnotationId::Named(text.into()),
        }
    }
}

impl From<String> for AnnotationId {
    fn from(text: String) -> Self {
        AnnotationId::from(text.as_str())
    }
}

impl From<AnnotationId> for String {
    fn from(id: AnnotationId) -> Self {
        id.to_string()
    }
}

impl fmt::Display for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AnnotationId::Ulid(ulid) => f.write_str(ulid.array_to_str(&mut [0; ulid::ULID_LEN])),
            AnnotationId::Named(name) => f.write_str(name),
        }
    }
}

impl fmt::Debug for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Makes ids that are unique and rise within a session, whatever the clock does.
///
/// The model reads no clock and no randomness: the seed and the time come from outside.
#[derive(Clone, Debug)]
pub struct Mint {
    last: u128,
    noise: u64,
}

impl Mint {
    /// `seed` should differ between sessions; in tests it is a constant.
    pub fn new(seed: u64) -> Self {
        Mint { last: 0, noise: seed }
    }

    /// The next id, at `unix_ms` milliseconds since 1970 or just after the last one, whichever is later.
    pub fn next(&mut self, unix_ms: u64) -> AnnotationId {
        let random = (u128::from(self.noise()) << 64) | u128::from(self.noise());
        let fresh = u128::from(Ulid::from_parts(unix_ms, random));
        self.last = if fresh > self.last { fresh } else { self.last + 1 };
        AnnotationId::Ulid(Ulid::from(self.last))
    }

    /// SplitMix64 (Steele, Lea and Flood 2014): well mixed from any seed, and the same in every run.
    fn noise(&mut self) -> u64 {
        self.noise = self.noise.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.noise;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}
