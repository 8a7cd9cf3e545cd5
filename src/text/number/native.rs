//! Korean numerals of the language itself: 열두, 서른여섯, 두세; and words for so many days.

/// A native numeral and how it is written.
pub(super) struct Native {
    pub value: f64,
    /// The higher one of 두세 “two or three”.
    pub upto: Option<f64>,
    pub len: usize,
}

const TENS: [(&str, f64); 10] = [
    ("열", 10.0),
    ("스물", 20.0),
    ("스무", 20.0),
    ("서른", 30.0),
    ("마흔", 40.0),
    ("쉰", 50.0),
    ("예순", 60.0),
    ("일흔", 70.0),
    ("여든", 80.0),
    ("아흔", 90.0),
];

/// Longer ones first where one begins another.
#[rustfmt::skip] // By value.
const ONES: [(&str, f64); 22] = [
    ("하나", 1.0), ("한", 1.0),
    ("두", 2.0), ("둘", 2.0),
    ("세", 3.0), ("석", 3.0), ("셋", 3.0), ("서", 3.0),
    ("네", 4.0), ("넉", 4.0), ("넷", 4.0), ("너", 4.0),
    ("다섯", 5.0), ("닷", 5.0),
    ("여섯", 6.0), ("엿", 6.0),
    ("일곱", 7.0), ("여덟", 8.0), ("아홉", 9.0),
    ("대여섯", 5.0), ("예닐곱", 6.0), ("일고여덟", 7.0),
];

/// Two neighbours in one word.
#[rustfmt::skip] // By value.
const PAIRS: [(&str, f64, f64); 8] = [
    ("한두", 1.0, 2.0), ("두세", 2.0, 3.0), ("두서너", 2.0, 4.0), ("서너", 3.0, 4.0), ("너댓", 4.0, 5.0), ("네댓", 4.0, 5.0),
    ("대여섯", 5.0, 6.0), ("예닐곱", 6.0, 7.0),
];

/// Words for a number of days, or of years; in seconds and months.
#[rustfmt::skip] // By length.
const DAYS: [(&str, f64); 11] = [
    ("하루", 1.0), ("이틀", 2.0), ("사흘", 3.0), ("나흘", 4.0), ("닷새", 5.0), ("엿새", 6.0), ("이레", 7.0), ("여드레", 8.0),
    ("아흐레", 9.0), ("열흘", 10.0), ("보름", 15.0),
];

/// The native numeral at the start of `text`.
pub(super) fn native(text: &str) -> Option<Native> {
    for (word, from, upto) in PAIRS {
        if text.starts_with(word) {
            return Some(Native {
                value: from,
                upto: Some(upto),
                len: word.len(),
            });
        }
    }
    let ten = TENS.iter().find(|it| text.starts_with(it.0));
    let (tens, len) = ten.map_or((0.0, 0), |it| (it.1, it.0.len()));
    let one = ONES.iter().find(|it| text[len..].starts_with(it.0));
    let (ones, more) = one.map_or((0.0, 0), |it| (it.1, it.0.len()));
    (len + more > 0).then_some(Native {
        value: tens + ones,
        upto: None,
        len: len + more,
    })
}

/// The number of days that the word at the start of `text` means, and its length.
pub(super) fn days(text: &str) -> Option<(f64, usize)> {
    let word = DAYS.iter().find(|it| text.starts_with(it.0))?;
    Some((word.1, word.0.len()))
}

/// The power of ten of 수십, 수백만 at the start of `text`, and its length.
pub(super) fn dozens(text: &str) -> Option<(f64, usize)> {
    let rest = text.strip_prefix('수').or_else(|| text.strip_prefix('몇'))?;
    let mut value = 1.0;
    let mut len = text.len() - rest.len();
    for c in rest.chars() {
        let place = match c {
            '십' => 10.0,
            '백' => 100.0,
            '천' => 1000.0,
            _ => match super::numeral::large_place(c) {
                Some(place) => place,
                None => break,
            },
        };
        value *= place;
        len += c.len_utf8();
    }
    (value > 1.0).then_some((value, len))
}
