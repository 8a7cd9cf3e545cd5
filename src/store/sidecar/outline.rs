//! The shape of a RON text: which fields it has and where they stand.
//!
//! The whole text is checked on the way, so that what reads it afterwards can trust
//! its brackets, strings and numbers. Beyond the notation itself, a name given twice
//! in a struct, a key given twice in a map, and numbers that are not finite are refused.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::strings::unquoted;
use super::tokens::{Bracket, Fault, FaultKind, Lexeme, Lexer, Number, Token};

/// Deepest nesting of brackets.
pub const MAX_DEPTH: usize = 64;

/// Fields of a file that are maps of records. A key that is there twice is kept, and told when the records are read.
const RECORD_MAPS: &[&str] = &[
    "sources",
    "dismissals",
    "rejections",
    "scales",
    "checks",
    "learned",
    "rules",
];

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// A struct `Name(field: value, …)`: its fields, and the elements of fields that are lists or maps.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The name before the bracket; empty where there is none.
    pub name: Range<usize>,
    /// The byte after the opening bracket.
    pub inside: usize,
    /// The closing bracket.
    pub close: usize,
    /// In the order of the text.
    pub fields: Vec<Field>,
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: Range<usize>,
    pub value: Range<usize>,
    /// The elements, when the value is a list, or the keys with their values, when it is a map; else empty.
    pub items: Vec<Range<usize>>,
}

impl Outline {
    /// Reads all of `text`, which must be one struct with named fields.
    pub fn of(text: &str) -> Result<Outline, Fault> {
        let mut lexer = Lexer::new(text, text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len());
        extensions(&mut lexer)?;
        let first = lexer.peek()?;
        if first.token == Token::Name {
            lexer.at = first.end;
        }
        let open = lexer.token()?;
        let inside = match open.token {
            Token::Open(Bracket::Round) => open.end,
            Token::Open(Bracket::Curly) if lexer.peek()?.token == Token::String => {
                return Err(Fault::wrong(
                    open.start,
                    "this is JSON, not RON: a file begins with “Sidecar(” or “Registry(”",
                ));
            }
            _ => {
                return Err(Fault::wrong(
                    first.start,
                    "such a file begins with a name and a bracket: “Sidecar(”, “Registry(”",
                ));
            }
        };
        let mut scan = Scan {
            lexer,
            stack: Vec::with_capacity(8),
            keys: Vec::with_capacity(64),
            outline: Outline::default(),
        };
        scan.outline.inside = inside;
        if first.token == Token::Name {
            scan.outline.name = first.range();
        }
        scan.stack.push(Frame::new(Kind::Struct, first.start, 0));
        scan.run()?;
        let rest = scan.lexer.token()?;
        match rest.token {
            Token::End => Ok(scan.outline),
            _ => Err(Fault::wrong(rest.start, "there is more text after the closing bracket")),
        }
    }

    /// The field `name` of the text the outline is of.
    pub fn field(&self, text: &str, name: &str) -> Option<&Field> {
        self.fields.iter().find(|it| &text[it.name.clone()] == name)
    }
}

/// The name and the place of the value of the first field, even if all else is beyond this version.
pub fn first_field(text: &str) -> Option<(&str, usize)> {
    let mut lexer = Lexer::new(text, text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len());
    loop {
        let it = lexer.token().ok()?;
        match it.token {
            Token::Open(Bracket::Round) if !text[..it.start].ends_with("enable") => break,
            Token::End | Token::Colon => return None,
            _ => {}
        }
    }
    let name = lexer.token().ok()?;
    let colon = lexer.token().ok()?;
    (colon.token == Token::Colon).then(|| (&text[name.range()], colon.end))
}

/// `#![enable(…)]`, any number of times.
fn extensions(lexer: &mut Lexer) -> Result<(), Fault> {
    let text = lexer.text;
    while lexer.peek()?.token == Token::Mark {
        for expected in ["#", "!", "[", "enable", "("] {
            let it = lexer.token()?;
            if &text[it.range()] != expected {
                return Err(Fault::wrong(it.start, format!("“{expected}” is missing here")));
            }
        }
        loop {
            let it = lexer.token()?;
            match (it.token, &text[it.range()]) {
                (Token::Close(Bracket::Round), _) => break,
                (Token::Comma, _) => {}
                (Token::Name, "implicit_some" | "unwrap_newtypes" | "unwrap_variant_newtypes") => {}
                (Token::Name, "explicit_struct_names") => {}
                (Token::Name, name) => {
                    return Err(Fault::wrong(it.start, format!("the extension “{name}” is not known")));
                }
                _ => return Err(Fault::wrong(it.start, "only names of extensions may stand here")),
            }
        }
        let it = lexer.token()?;
        if it.token != Token::Close(Bracket::Square) {
            return Err(Fault::wrong(it.start, "“]” is missing here"));
        }
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Struct,
    Tuple,
    List,
    Map,
}

/// An open bracket.
struct Frame<'t> {
    kind: Kind,
    /// First byte of the value, its name included.
    start: usize,
    /// Where its keys begin in [`Scan::keys`].
    keys: usize,
    /// The keys again, once there are many.
    many: Option<HashSet<Cow<'t, str>>>,
    /// Of a struct's field, or of a map, the key.
    name: Range<usize>,
    expects: Expects,
    items: Vec<Range<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Expects {
    /// A member or the closing bracket.
    Member,
    /// The value of a struct field or of a map key.
    Value,
    /// The key of a map has just been read.
    Colon,
    /// A comma or the closing bracket.
    Comma,
}

impl Frame<'_> {
    fn new(kind: Kind, start: usize, keys: usize) -> Self {
        Frame {
            kind,
            start,
            keys,
            many: None,
            name: 0..0,
            expects: Expects::Member,
            items: Vec::new(),
        }
    }

    fn closes_with(&self) -> Bracket {
        match self.kind {
            Kind::Struct | Kind::Tuple => Bracket::Round,
            Kind::List => Bracket::Square,
            Kind::Map => Bracket::Curly,
        }
    }
}

/// Names and keys up to this number are compared one by one.
const FEW_KEYS: usize = 24;

struct Scan<'t> {
    lexer: Lexer<'t>,
    stack: Vec<Frame<'t>>,
    /// Names and keys of all open brackets.
    keys: Vec<Cow<'t, str>>,
    outline: Outline,
}

impl<'t> Scan<'t> {
    /// Until the outermost bracket closes.
    fn run(&mut self) -> Result<(), Fault> {
        while let Some(frame) = self.stack.last_mut() {
            let it = self.lexer.token()?;
            match (frame.expects, it.token) {
                (_, Token::End) => {
                    let kind = FaultKind::Torn;
                    return Err(Fault { at: it.start, kind });
                }
                (Expects::Member | Expects::Comma, Token::Close(bracket)) if bracket == frame.closes_with() => {
                    self.close(it);
                }
                (Expects::Member, Token::Name) if frame.kind == Kind::Struct => {
                    frame.name = it.range();
                    let colon = self.lexer.token()?;
                    if colon.token != Token::Colon {
                        return Err(expected(colon, "a colon after the name of a field"));
                    }
                    frame.expects = Expects::Value;
                    self.key(Cow::Borrowed(&self.lexer.text[it.range()]), it.start)?;
                }
                (Expects::Member, _) if frame.kind == Kind::Struct => {
                    return Err(expected(it, "the name of a field"));
                }
                (Expects::Colon, Token::Colon) => frame.expects = Expects::Value,
                (Expects::Colon, _) => return Err(expected(it, "a colon after a key")),
                (Expects::Comma, Token::Comma) => frame.expects = Expects::Member,
                (Expects::Comma, _) => return Err(expected(it, "a comma or a closing bracket")),
                (Expects::Member | Expects::Value, _) => self.value(it)?,
            }
        }
        Ok(())
    }

    fn value(&mut self, it: Lexeme) -> Result<(), Fault> {
        match it.token {
            Token::Open(bracket) => self.open(it.start, bracket),
            Token::Name => {
                let name = &self.lexer.text[it.range()];
                let next = self.lexer.peek()?;
                if next.token == Token::Open(Bracket::Round) {
                    self.lexer.at = next.end;
                    return self.open(it.start, Bracket::Round);
                }
                if matches!(name, "NaN" | "inf" | "NaNf32" | "NaNf64" | "inff32" | "inff64") {
                    return Err(Fault::wrong(it.start, "the number is not finite"));
                }
                self.done(it.range())
            }
            Token::Number(number) => {
                let frame = self.stack.last().filter(|it| it.kind == Kind::Struct);
                let name = frame.map_or("", |frame| &self.lexer.text[frame.name.clone()]);
                if matches!(name, "start" | "end" | "bytes") && !matches!(number, Number::Unsigned(_)) {
                    let message = format!("“{name}” is a count of bytes: a whole number from 0 on");
                    return Err(Fault::wrong(it.start, message));
                }
                self.done(it.range())
            }
            Token::String | Token::Other => self.done(it.range()),
            _ => Err(expected(it, "a value")),
        }
    }

    fn open(&mut self, start: usize, bracket: Bracket) -> Result<(), Fault> {
        if self.stack.len() >= MAX_DEPTH {
            let message = format!("brackets are nested more than {MAX_DEPTH} deep");
            return Err(Fault::limit(start, message));
        }
        let kind = match bracket {
            Bracket::Square => Kind::List,
            Bracket::Curly => Kind::Map,
            Bracket::Round => {
                // Only a colon tells a struct from a tuple.
                let mut ahead = self.lexer;
                let named = ahead.token()?.token == Token::Name && ahead.token()?.token == Token::Colon;
                if named { Kind::Struct } else { Kind::Tuple }
            }
        };
        let frame = Frame::new(kind, start, self.keys.len());
        self.stack.push(frame);
        Ok(())
    }

    fn close(&mut self, bracket: Lexeme) {
        let Some(frame) = self.stack.pop() else {
            return;
        };
        self.keys.truncate(frame.keys);
        let value = frame.start..bracket.end;
        match self.stack.len() {
            0 => self.outline.close = bracket.start,
            1 => self.field(value, frame.items),
            _ => self.finished(value),
        }
    }

    /// A value without brackets was read.
    fn done(&mut self, value: Range<usize>) -> Result<(), Fault> {
        let Some(frame) = self.stack.last_mut() else {
            return Ok(());
        };
        if frame.kind == Kind::Map && frame.expects == Expects::Member {
            frame.expects = Expects::Colon;
            frame.name = value.clone();
            let text = &self.lexer.text[value.clone()];
            let key = match text.as_bytes().first() {
                Some(b'"' | b'r') if text.ends_with(['"', '#']) => unquoted(text),
                _ => Cow::Borrowed(text),
            };
            return self.key(key, value.start);
        }
        if self.stack.len() == 1 {
            self.field(value, Vec::new());
        } else {
            self.finished(value);
        }
        Ok(())
    }

    /// Whether the open bracket is a map of records: two people can have added the same key to it.
    fn keeps_doubles(&self) -> bool {
        match &self.stack[..] {
            [file, map] => map.kind == Kind::Map && RECORD_MAPS.contains(&&self.lexer.text[file.name.clone()]),
            _ => false,
        }
    }

    fn finished(&mut self, value: Range<usize>) {
        let depth = self.stack.len();
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        if (frame.kind, frame.expects) == (Kind::Map, Expects::Member) {
            frame.expects = Expects::Colon;
            frame.name = value;
            return;
        }
        frame.expects = Expects::Comma;
        match frame.kind {
            Kind::List if depth == 2 => frame.items.push(value),
            Kind::Map if depth == 2 => frame.items.push(frame.name.start..value.end),
            _ => {}
        }
    }

    /// A field of the outermost struct was read.
    fn field(&mut self, value: Range<usize>, items: Vec<Range<usize>>) {
        if let Some(frame) = self.stack.last_mut() {
            frame.expects = Expects::Comma;
            let name = frame.name.clone();
            self.outline.fields.push(Field { name, value, items });
        }
    }

    /// Takes in a name or key, which must be new in its bracket.
    fn key(&mut self, key: Cow<'t, str>, at: usize) -> Result<(), Fault> {
        if self.keeps_doubles() {
            return Ok(());
        }
        let Some(frame) = self.stack.last_mut() else {
            return Ok(());
        };
        let before = &self.keys[frame.keys..];
        let double = if before.len() < FEW_KEYS {
            before.contains(&key)
        } else {
            let many = frame.many.get_or_insert_with(|| before.iter().cloned().collect());
            !many.insert(key.clone())
        };
        if double {
            let shown: String = key.chars().take(40).flat_map(char::escape_debug).collect();
            return Err(Fault::wrong(at, format!("“{shown}” is given twice")));
        }
        self.keys.push(key);
        Ok(())
    }
}

fn expected(found: Lexeme, what: &str) -> Fault {
    Fault::wrong(found.start, format!("{what} is expected here"))
}
