//! What is worked out from the document once, and kept until the document changes.

use crate::app::state::Desk;

/// One state of one open article: its ticket and its revision.
pub type Version = (u64, u64);

/// The version of the document that is on the desk.
pub fn version(desk: &Desk) -> Version {
    (desk.ticket, desk.revision)
}

/// A value with what it was worked out for.
#[derive(Debug)]
pub struct Cached<K, V>(Option<(K, V)>);

impl<K, V> Default for Cached<K, V> {
    fn default() -> Self {
        Cached(None)
    }
}

impl<K: PartialEq, V> Cached<K, V> {
    /// The value for `key`; worked out anew only when the key is another than the last time.
    pub fn get(&mut self, key: K, work: impl FnOnce() -> V) -> &V {
        let kept = self.0.take().filter(|it| it.0 == key);
        &self.0.insert(kept.unwrap_or_else(|| (key, work()))).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_worked_out_once_for_each_key() {
        let mut cached = Cached::default();
        assert_eq!(*cached.get(1, || "one"), "one");
        assert_eq!(*cached.get(1, || "other"), "one");
        assert_eq!(*cached.get(2, || "two"), "two");
    }
}
