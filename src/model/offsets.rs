//! Bytes, code points and UTF-16 units of one text, converted both ways.

/// Bytes between two checkpoints.
const STRIDE: usize = 4096;

/// Counts at every 4,096th byte, so that a conversion reads no more than that.
#[derive(Debug)]
pub struct Offsets {
    /// At byte `i * STRIDE`, rounded down to a `char` boundary.
    checkpoints: Vec<Checkpoint>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Checkpoint {
    byte: usize,
    chars: usize,
    utf16: usize,
}

impl Offsets {
    pub(super) fn new(text: &str) -> Self {
        let mut checkpoints = vec![Checkpoint::default()];
        let mut last = Checkpoint::default();
        let mut at = STRIDE;
        while at < text.len() {
            let byte = text.floor_char_boundary(at);
            let piece = &text[last.byte..byte];
            last = Checkpoint {
                byte,
                chars: last.chars + piece.chars().count(),
                utf16: last.utf16 + utf16_len(piece),
            };
            checkpoints.push(last);
            at += STRIDE;
        }
        Offsets { checkpoints }
    }

    /// Code points before `byte` of `text`; a byte inside a character counts as its start.
    pub fn chars_before(&self, text: &str, byte: usize) -> usize {
        let (from, piece) = self.piece(text, byte);
        from.chars + piece.chars().count()
    }

    /// UTF-16 units before `byte` of `text`.
    pub fn utf16_before(&self, text: &str, byte: usize) -> usize {
        let (from, piece) = self.piece(text, byte);
        from.utf16 + utf16_len(piece)
    }

    /// The byte at code point `chars`; `None` past the end.
    pub fn byte_of_char(&self, text: &str, chars: usize) -> Option<usize> {
        let from = self.last_where(|it| it.chars <= chars);
        let mut rest = text[from.byte..].char_indices();
        match rest.nth(chars - from.chars) {
            Some((i, _)) => Some(from.byte + i),
            None if self.chars_before(text, text.len()) == chars => Some(text.len()),
            None => None,
        }
    }

    /// The byte at UTF-16 unit `units`; `None` past the end or inside a surrogate pair.
    pub fn byte_of_utf16(&self, text: &str, units: usize) -> Option<usize> {
        let from = self.last_where(|it| it.utf16 <= units);
        let mut count = from.utf16;
        for (i, c) in text[from.byte..].char_indices() {
            if count >= units {
                return (count == units).then_some(from.byte + i);
            }
            count += c.len_utf16();
        }
        (count == units).then_some(text.len())
    }

    fn piece<'t>(&self, text: &'t str, byte: usize) -> (Checkpoint, &'t str) {
        let byte = text.floor_char_boundary(byte.min(text.len()));
        let from = self.last_where(|it| it.byte <= byte);
        (from, &text[from.byte..byte])
    }

    fn last_where(&self, holds: impl Fn(&Checkpoint) -> bool) -> Checkpoint {
        let index = self.checkpoints.partition_point(holds);
        self.checkpoints[index.saturating_sub(1)]
    }
}

fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
