//! Which quotation marks belong together.

use std::ops::Range;

/// Bytes of a paragraph looked at on each side of a place.
const WINDOW: usize = 512 << 10;

/// A kind of quotation, by the mark that opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// “…”, „…“ and „…”.
    Double,
    /// ‘…’, ‚…‘ and ‚…’.
    Single,
    /// ”…”, as in Swedish.
    Same,
    Straight,
    StraightSingle,
    /// «…»
    Guillemets,
    /// »…«
    Inward,
    /// ‹…›
    SmallGuillemets,
    /// 「…」
    Corner,
    /// 『…』
    DoubleCorner,
    /// 《…》
    DoubleAngle,
    /// 〈…〉
    Angle,
}

const KINDS: usize = Kind::Angle as usize + 1;

/// The quotation marks of one paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// As [`pairs`] tells them.
    pub pairs: Vec<Range<usize>>,
    /// Marks without a partner, in order. Single marks are left out: an apostrophe looks the same.
    pub unpaired: Vec<Unpaired>,
}

/// A quotation mark without a partner in its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpaired {
    /// The mark, in bytes of the text.
    pub at: Range<usize>,
    /// Whether it begins a quotation.
    pub opens: bool,
}

/// What a mark does.
enum Role {
    Opens(Kind),
    Closes(Kind),
    /// Closes, or is the apostrophe of a plural: ‘the crews’ pay’. The next mark will tell.
    MayClose(Kind),
    /// Closes what has not begun.
    Unpaired,
    /// An apostrophe, an inch sign.
    Nothing,
}

/// The quotations of one paragraph, marks included, as bytes of `text`: by start, outer before inner.
///
/// Marks without a partner are passed over; an apostrophe is told from a quotation
/// mark by the letters around it. Linear in the text.
pub fn pairs(text: &str) -> Vec<Range<usize>> {
    marks(text).pairs
}

/// The quotation marks of one paragraph: those that belong together, and those that have no partner.
pub fn marks(text: &str) -> Marks {
    let mut open = Open::default();
    let mut before = None;
    for (at, mark) in text.char_indices() {
        if is_mark(mark) {
            let end = at + mark.len_utf8();
            match open.role(mark, before, &text[end..]) {
                Role::Opens(kind) => open.push(kind, at),
                Role::Closes(kind) => open.close(kind, end),
                Role::MayClose(kind) => open.may_close(kind, end),
                Role::Unpaired => open.unpaired.push((at, false)),
                Role::Nothing => {}
            }
        }
        before = Some(mark);
    }
    while open.pop().is_some() {}
    let Open {
        closed: mut pairs,
        mut unpaired,
        ..
    } = open;
    pairs.sort_unstable_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    unpaired.sort_unstable();
    let length = |at: usize| text[at..].chars().next().map_or(0, char::len_utf8);
    let unpaired = unpaired.into_iter().map(|(at, opens)| Unpaired {
        at: at..at + length(at),
        opens,
    });
    Marks {
        pairs,
        unpaired: unpaired.collect(),
    }
}

/// The innermost quotation around `byte` in `paragraph` (both in bytes of `text`): without its marks, and with them.
///
/// A place just outside a mark counts as inside.
pub fn inside(text: &str, paragraph: Range<usize>, byte: usize) -> Option<(Range<usize>, Range<usize>)> {
    let start = text
        .floor_char_boundary(byte.saturating_sub(WINDOW))
        .max(paragraph.start);
    let end = text
        .ceil_char_boundary(byte.saturating_add(WINDOW).min(text.len()))
        .min(paragraph.end);
    let words = text.get(start..end)?;
    let around = pairs(words).into_iter().map(|it| start + it.start..start + it.end);
    let outer = around
        .filter(|it| it.start <= byte && byte <= it.end)
        .min_by_key(|it| (it.len(), it.start))?;
    let quoted = &text[outer.clone()];
    let opening = quoted.chars().next().map_or(0, char::len_utf8);
    let closing = quoted.chars().next_back().map_or(0, char::len_utf8);
    Some((outer.start + opening..outer.end - closing, outer))
}

/// Quotations that have begun, outermost first, and those that have ended.
#[derive(Default)]
struct Open {
    stack: Vec<Begun>,
    counts: [usize; KINDS],
    closed: Vec<Range<usize>>,
    /// Where marks without a partner stand, and whether they open.
    unpaired: Vec<(usize, bool)>,
}

struct Begun {
    kind: Kind,
    start: usize,
    /// Where it has ended if no other mark ends it.
    may_end: Option<usize>,
}

impl Open {
    fn has(&self, kind: Kind) -> bool {
        self.counts[kind as usize] > 0
    }

    fn push(&mut self, kind: Kind, start: usize) {
        if self
            .stack
            .last()
            .is_some_and(|it| it.kind == kind && it.may_end.is_some())
        {
            self.pop();
        }
        let may_end = None;
        self.stack.push(Begun { kind, start, may_end });
        self.counts[kind as usize] += 1;
    }

    /// Forgets the innermost one, which has no partner, or only one that was in doubt.
    fn pop(&mut self) -> Option<Begun> {
        let last = self.stack.pop()?;
        self.counts[last.kind as usize] -= 1;
        match last.may_end {
            Some(end) => self.closed.push(last.start..end),
            None if last.kind.is_plain() => self.unpaired.push((last.start, true)),
            None => {}
        }
        Some(last)
    }

    /// Ends the last open quotation of `kind` at `end`; those inside it had no partner.
    fn close(&mut self, kind: Kind, end: usize) {
        if !self.has(kind) {
            return;
        }
        while let Some(last) = self.stack.last_mut() {
            if last.kind == kind {
                last.may_end = Some(end);
                self.pop();
                return;
            }
            self.pop();
        }
    }

    fn may_close(&mut self, kind: Kind, end: usize) {
        match self.stack.last_mut() {
            Some(last) if last.kind == kind => {
                last.may_end.get_or_insert(end);
            }
            _ => self.close(kind, end),
        }
    }

    /// Closes `kind`, or has no partner; a figure before it makes it an inch sign.
    fn closing(&self, kind: Kind, before: Option<char>) -> Role {
        match self.has(kind) {
            true => Role::Closes(kind),
            false if before.is_some_and(|c| c.is_ascii_digit() || c.is_whitespace()) => Role::Nothing,
            false if kind.is_plain() => Role::Unpaired,
            false => Role::Nothing,
        }
    }

    /// What `mark` does between the character `before` and the text `rest`.
    fn role(&mut self, mark: char, before: Option<char>, rest: &str) -> Role {
        let mut ahead = rest.chars();
        let after = ahead.next();
        // “the crews’ pay”, “5’ deep”
        let plural = before.is_some_and(|c| c == 's' || c.is_ascii_digit())
            && after == Some(' ')
            && ahead.next().is_some_and(char::is_lowercase);
        let figure = before.is_some_and(|c| c.is_ascii_digit());
        let space_before = before.is_none_or(|c| c.is_whitespace() || opens_clause(c));
        let space_after = after.is_none_or(char::is_whitespace);
        let letter_before = before.is_some_and(char::is_alphanumeric);
        let letter_after = after.is_some_and(char::is_alphanumeric);
        match mark {
            '„' => Role::Opens(Kind::Double),
            '‚' => Role::Opens(Kind::Single),
            // Closes „…“, opens “…”.
            '“' if self.has(Kind::Double) && !space_before && !letter_after => Role::Closes(Kind::Double),
            '“' => Role::Opens(Kind::Double),
            '”' if figure && self.counts[Kind::Double as usize] == 1 && closes_later(mark, rest) => Role::Nothing,
            '”' if self.has(Kind::Double) => Role::Closes(Kind::Double),
            '”' if self.has(Kind::Same) => Role::Closes(Kind::Same),
            '”' if space_before && !space_after => Role::Opens(Kind::Same),
            '”' => self.closing(Kind::Double, before),
            '‘' if self.has(Kind::Single) && !space_before && !letter_after => Role::Closes(Kind::Single),
            '‘' => Role::Opens(Kind::Single),
            '’' if letter_before && is_latin(before) && letter_after && is_latin(after) => Role::Nothing,
            '’' if self.has(Kind::Single) && plural => Role::MayClose(Kind::Single),
            '’' if self.has(Kind::Single) && !space_before => Role::Closes(Kind::Single),
            '»' if self.has(Kind::Guillemets) => Role::Closes(Kind::Guillemets),
            '»' if space_before && !space_after => Role::Opens(Kind::Inward),
            '»' => self.closing(Kind::Guillemets, before),
            '«' if self.has(Kind::Inward) && !space_before => Role::Closes(Kind::Inward),
            '«' => Role::Opens(Kind::Guillemets),
            '‹' => Role::Opens(Kind::SmallGuillemets),
            '›' => Role::Closes(Kind::SmallGuillemets),
            '「' => Role::Opens(Kind::Corner),
            '」' => self.closing(Kind::Corner, None),
            '『' => Role::Opens(Kind::DoubleCorner),
            '』' => self.closing(Kind::DoubleCorner, None),
            '《' => Role::Opens(Kind::DoubleAngle),
            '》' => self.closing(Kind::DoubleAngle, None),
            '〈' => Role::Opens(Kind::Angle),
            '〉' => self.closing(Kind::Angle, None),
            '"' if figure && self.has(Kind::Straight) && closes_later(mark, rest) => Role::Nothing,
            '"' => match self.straight(Kind::Straight, space_before, space_after) {
                Role::Nothing => self.closing(Kind::Straight, before),
                role => role,
            },
            // An apostrophe stands between letters, or before a year as in '90s.
            '\'' if letter_before && is_latin(before) && letter_after && is_latin(after) => Role::Nothing,
            '\'' if !self.has(Kind::StraightSingle) && after.is_some_and(|c| c.is_ascii_digit()) => Role::Nothing,
            '\'' if self.has(Kind::StraightSingle) && plural => Role::MayClose(Kind::StraightSingle),
            '\'' => self.straight(Kind::StraightSingle, space_before, space_after),
            _ => Role::Nothing,
        }
    }

    /// A mark that opens and closes alike: space before it says that it opens.
    fn straight(&mut self, kind: Kind, space_before: bool, space_after: bool) -> Role {
        match self.has(kind) {
            true if space_before && !space_after => {
                // The earlier one had no partner in front of this one.
                if self.stack.last().is_some_and(|it| it.kind == kind) {
                    self.pop();
                }
                Role::Opens(kind)
            }
            true => Role::Closes(kind),
            false if space_before && !space_after => Role::Opens(kind),
            false => Role::Nothing,
        }
    }
}

impl Kind {
    /// Whether its marks are quotation marks and nothing else.
    fn is_plain(self) -> bool {
        !matches!(self, Kind::Single | Kind::StraightSingle | Kind::SmallGuillemets)
    }
}

/// “It was 6” deep”: whether the next mark like `mark` closes, too, so that one after a figure is an inch sign.
fn closes_later(mark: char, rest: &str) -> bool {
    const FAR: usize = 400;
    let mut before = ' ';
    for c in rest.chars().take(FAR) {
        match c {
            '“' if mark == '”' => return false,
            _ if c == mark => return mark == '”' || !(before.is_whitespace() || opens_clause(before)),
            _ => before = c,
        }
    }
    false
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '„'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '"'
            | '\''
            | '「'
            | '」'
            | '『'
            | '』'
            | '《'
            | '》'
            | '〈'
            | '〉'
    )
}

/// Characters after which a mark opens, as white space does.
fn opens_clause(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '（'
            | '—'
            | '–'
            | '-'
            | '/'
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '"'
            | '\''
            | '「'
            | '『'
            | '«'
            | '‹'
    )
}

/// Whether an apostrophe may stand next to `c`: Hangul takes a closing mark without a space.
fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| (c as u32) < 0x1100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, quotations: &[&str]) {
        let found: Vec<&str> = pairs(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, quotations, "{text}");
    }

    #[test]
    fn each_style_of_marks_is_paired() {
        check("“One,” she said. “Two.”", &["“One,”", "“Two.”"]);
        check("\"One,\" she said. \"Two.\"", &["\"One,\"", "\"Two.\""]);
        check("« Un », dit-elle ; «deux»", &["« Un »", "«deux»"]);
        check("„Eins“, sagte sie. »Zwei« und „trzy”", &["„Eins“", "»Zwei«", "„trzy”"]);
        check("”Ett”, sa hon", &["”Ett”"]);
        check(
            "「一つ『二つ』」と《三》〈四〉",
            &["「一つ『二つ』」", "『二つ』", "《三》", "〈四〉"],
        );
        check("그는 ‘하나’라고 했고 “둘”이라고 했다", &["‘하나’", "“둘”"]);
    }

    #[test]
    fn an_apostrophe_is_no_quotation_mark() {
        check("It’s the mayor’s, she didn’t say", &[]);
        check("It's the mayor's, she didn't say", &[]);
        check("‘It’s ours,’ he said", &["‘It’s ours,’"]);
        check("'It's ours,' he said of the '90s", &["'It's ours,'"]);
        check("‘The crews’ pay is late,’ he said", &["‘The crews’ pay is late,’"]);
        check(
            "‘The crews’ he said, and 'the boats' too",
            &["‘The crews’", "'the boats'"],
        );
        check("“She called it ‘ours’”", &["“She called it ‘ours’”", "‘ours’"]);
    }

    #[test]
    fn marks_without_a_partner_are_passed_over() {
        check("“Begun here, and “ended” too", &["“ended”"]);
        check("a 5\" pipe and \"words\"", &["\"words\""]);
        check("\"A 6\" hole,\" she said. \"42\"", &["\"A 6\" hole,\"", "\"42\""]);
        check("“He’s 6’2”, so.” “42”", &["“He’s 6’2”, so.”", "“42”"]);
        check("“An “old 42”” ‘6’ deep’", &["“An “old 42””", "“old 42”", "‘6’ deep’"]);
        check("ended” and «begun", &[]);
    }

    #[test]
    fn marks_without_a_partner_are_told_apart_from_apostrophes_and_inches() {
        let unpaired = |text: &str| -> Vec<(String, bool)> {
            let found = marks(text).unpaired.into_iter();
            found.map(|it| (text[it.at.start..].to_owned(), it.opens)).collect()
        };
        assert_eq!(unpaired("a “b c"), [("“b c".to_owned(), true)]);
        assert_eq!(unpaired("a b” c"), [("” c".to_owned(), false)]);
        assert_eq!(unpaired("a b\" c"), [("\" c".to_owned(), false)]);
        assert_eq!(unpaired("“a” „b“ «c» ”d” \"e\" 「f」"), []);
        assert_eq!(unpaired("a 5\" pipe, a 6” one, the crews’ pay, ‘90s, 'tis"), []);
        assert_eq!(unpaired("“a 「b” c").len(), 1);
    }

    #[test]
    fn the_innermost_quotation_around_a_place_is_found() {
        let text = "x “a ‘b’ c” y";
        let at = |byte| inside(text, 0..text.len(), byte).map(|(inner, outer)| (&text[inner], &text[outer]));
        assert_eq!(at(text.find('b').unwrap()), Some(("b", "‘b’")));
        assert_eq!(at(text.find('a').unwrap()), Some(("a ‘b’ c", "“a ‘b’ c”")));
        assert_eq!(at(0), None);
    }

    #[test]
    fn very_many_nested_marks_are_paired() {
        let text = "“".repeat(120_000) + &"”".repeat(120_000);
        assert_eq!(pairs(&text).len(), 120_000);
        assert!(pairs(&"「『".repeat(60_000)).is_empty());
        pairs(&"“‘\"'".repeat(60_000));
    }
}
