//! Reads what a sentence holds, a word at a time.

use super::factor::Factor;
use super::words::{self, *};

/// Words longer than this many bytes are in no list.
const LONGEST: usize = 24;

/// What the words of one sentence told so far.
#[derive(Default)]
struct Reader {
    signs: Signs,
    words: u32,
    amounts: u32,
    large: bool,
    date: bool,
    intends: bool,
    /// What the word before tells.
    last: Signs,
    /// “And that's what it is about.”
    begun_with_and: bool,
    /// Whether the first word only opens what is said; `None` until something follows it.
    opening: Option<bool>,
    points: bool,
    wide: bool,
}

/// What `sentence` holds, in no particular order and each once.
pub(super) fn factors_of(sentence: &str) -> Vec<Factor> {
    let mut reader = Reader::default();
    let mut rest = sentence;
    while let Some(at) = rest.find(|c: char| c.is_alphanumeric()) {
        reader.between(&rest[..at]);
        let word = &rest[at..];
        let end = end_of_word(word);
        reader.word(&word[..end]);
        rest = &word[end..];
    }
    reader.between(rest);
    if reader.wide {
        reader.signs |= words::signs_beside_latin(sentence);
    }
    reader.factors(sentence)
}

/// Where the word or number that `text` begins with ends.
fn end_of_word(text: &str) -> usize {
    let number = text.starts_with(|c: char| c.is_ascii_digit());
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let joins = match c {
            '\'' | '’' => !number,
            ',' | '.' => number,
            _ => {
                if !c.is_alphanumeric() {
                    return i;
                }
                continue;
            }
        };
        let next = chars.peek().map(|it| it.1);
        let goes_on = match number {
            true => next.is_some_and(|it| it.is_ascii_digit()),
            false => next.is_some_and(char::is_alphabetic),
        };
        if !(joins && goes_on) {
            return i;
        }
    }
    text.len()
}

impl Reader {
    /// Reads what stands between two words.
    fn between(&mut self, text: &str) {
        if self.words == 1 && self.opening.is_none() {
            let opens = text.starts_with([',', '.', '!', ':', '—']) && self.last & OPENS != 0;
            self.opening = Some(opens);
            // “No administration has …”, and not “No, …”.
            self.signs |= if opens { OPENS } else { self.last & (TOPS | ABSOLUTE) };
        }
        for c in text.chars() {
            match c {
                '%' | '％' => self.signs |= SHARE,
                '$' | '€' | '£' | '¥' | '₩' | '￥' => self.signs |= MONEY,
                _ => {}
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.words += 1;
        let mut signs = match word.as_bytes().first() {
            Some(byte) if byte.is_ascii_digit() => self.number(word),
            _ => self.signs_of(word),
        };
        if signs & TALLIES != 0 && self.last & AMOUNT != 0 {
            // “Two things”, “three of us”: a way of speaking, and no figure.
            self.amounts -= u32::from(self.last & (BIG | MONEY | SHARE) == 0);
        }
        // “That's what it is about.”
        self.points |= self.words == 1 + u32::from(self.begun_with_and) && signs & POINTS != 0;
        self.begun_with_and |= self.words == 1 && matches!(word, "And" | "But" | "So");
        // “going to”, “need to”, “I will”.
        self.intends |= signs & WILL != 0 || (signs & TO != 0 && self.last & WANTS != 0);
        self.amounts += u32::from(signs & AMOUNT != 0);
        self.large |= signs & BIG != 0;
        self.date |= signs & MONTH != 0 && word.starts_with(char::is_uppercase);
        self.last = signs;
        // What a first word means is known when it is seen what follows.
        if self.words == 1 {
            signs &= !(OPENS | TOPS | ABSOLUTE);
        }
        self.signs |= signs & !OPENS;
    }

    fn number(&mut self, word: &str) -> Signs {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 4 && word.len() <= 5 && (word.starts_with("1") || word.starts_with("20")) {
            self.date = true;
            return 0;
        }
        // “July 8”, “8 July” are told by the month; the day is no figure.
        if digits <= 2 && word.len() == digits && self.last & MONTH != 0 {
            self.date = true;
            return 0;
        }
        self.large |= digits >= 4 || word.contains(',');
        AMOUNT
    }

    /// What a word tells, in whatever case it is written.
    fn signs_of(&mut self, word: &str) -> Signs {
        if word.len() > LONGEST {
            self.wide |= !word.is_ascii();
            return 0;
        }
        if let (true, Some(byte)) = (word.is_ascii(), word.as_bytes().first()) {
            let mut low = [0; LONGEST];
            let low = &mut low[..word.len()];
            low.copy_from_slice(word.as_bytes());
            low.make_ascii_lowercase();
            let capital = byte.is_ascii_uppercase();
            let signs = words::signs_of(std::str::from_utf8(low).unwrap_or_default());
            // “May” within a sentence is the month, and “may” is not.
            return match (&*low, capital && self.words > 1) {
                (b"may", true) => MONTH,
                _ => signs,
            };
        }
        if word.contains('’') {
            return words::signs_of(&word.replace('’', "'").to_lowercase());
        }
        self.wide |= word.chars().any(|c| c >= '\u{1100}');
        words::signs_of(&word.to_lowercase())
    }

    fn factors(&self, sentence: &str) -> Vec<Factor> {
        let signs = self.signs;
        let has = |sign: Signs| signs & sign != 0;
        let closers = ['”', '"', '’', '\'', '»', '«', '」', '』', ')', ']', '*', '_', ' '];
        let bare = sentence.trim_end_matches(closers);
        let question = bare.ends_with(['?', '？', '؟']);
        // A script without spaces makes one word of many.
        let words = match self.wide {
            true => self.words.max(sentence.chars().count() as u32 / 3),
            false => self.words,
        };
        let stopped = bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '．', ';', ':']);
        let amounts = self.amounts + u32::from(self.wide && has(AMOUNT) && self.amounts == 0);
        let table = [
            (Factor::Number, amounts > 0),
            (Factor::Figures, amounts > 1),
            (Factor::LargeNumber, self.large),
            (Factor::Share, has(SHARE)),
            (Factor::Money, has(MONEY)),
            (Factor::Date, self.date),
            (Factor::Period, has(PERIOD)),
            (Factor::Comparison, has(COMPARES)),
            (Factor::Superlative, has(TOPS)),
            (Factor::Change, has(CHANGES)),
            (Factor::Cause, has(CAUSES)),
            (Factor::Harm, has(HARMS)),
            (Factor::Law, has(LAW)),
            (Factor::Study, has(STUDY)),
            (Factor::Absolute, has(ABSOLUTE)),
            (Factor::Deed, has(DEED)),
            (Factor::Office, has(OFFICE)),
            (Factor::Issue, has(ISSUE)),
            (Factor::Past, has(PAST)),
            (Factor::Long, words >= 13),
            (Factor::Quoted, sentence.contains(['“', '"', '「', '«'])),
            (Factor::Reported, has(SPEAKS)),
            (Factor::Question, question),
            (Factor::Opinion, has(OPINES)),
            (Factor::Judgement, has(JUDGES)),
            (Factor::FirstPerson, has(FIRST)),
            (Factor::Us, has(WE)),
            (Factor::SecondPerson, has(SECOND)),
            (Factor::Modal, has(MODAL)),
            (Factor::Intention, self.intends),
            (Factor::Address, has(ADDRESSES)),
            (Factor::Opening, has(OPENS)),
            (Factor::Appeal, has(LETS)),
            (Factor::Pointing, self.points),
            (Factor::Short, words < 9),
            (Factor::VeryShort, words < 5),
            (Factor::Unfinished, !stopped),
        ];
        let held = table.into_iter().filter(|it| it.1);
        held.map(|it| it.0).collect()
    }
}
