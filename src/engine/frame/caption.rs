//! The words under a picture, and whose picture it is.

use std::ops::Range;

/// Longest credit in bytes.
const LONGEST_CREDIT: usize = 80;

/// A caption line; bytes of the line.
pub(super) struct Caption {
    pub words: Option<Range<usize>>,
    pub credit: Option<Range<usize>>,
}

/// Words of a credit, in lower case, whatever its brackets.
#[rustfmt::skip] // By kind.
const PICTURE_WORDS: &[&str] = &[
    "photo", "photos", "photograph", "image", "images", "picture", "pictures", "courtesy", "handout", "screenshot", "screengrab", "screen", "capture",
    "사진", "사진제공", "캡처", "제공", "写真", "提供", "图片", "foto", "fotos", "crédit",
];

/// Agencies and archives that credits name, in lower case.
#[rustfmt::skip] // By kind.
const AGENCIES: &[&str] = &[
    "ap", "reuters", "afp", "upi", "epa", "dpa", "tass", "xinhua", "kyodo", "yonhap", "newsis", "news1", "getty", "bloomberg", "shutterstock",
    "alamy", "kcna", "efe", "ansa", "pa", "cp", "aap", "연합뉴스", "연합", "뉴시스", "뉴스1", "로이터", "조선중앙통신", "노동신문", "共同", "新华社", "時事",
];

/// What a credit at the end of a line begins with.
const CREDIT_LABELS: &[&str] = &[
    "Image: ",
    "Images: ",
    "Photo: ",
    "Photos: ",
    "Picture: ",
    "Photograph: ",
    "Credit: ",
    "Photo by ",
    "Photo credit: ",
    "Photo courtesy of ",
    "사진: ",
    "사진=",
    "Foto: ",
];

/// Reads `line` under the picture whose words are `alt`, if it is a caption.
pub(super) fn read(line: &str, alt: Option<&str>) -> Option<Caption> {
    let same = |words: &str| alt.is_some_and(|alt| alt.split_whitespace().eq(words.split_whitespace()));
    let whole = same(line);
    let credit = credit(line).or_else(|| last_brackets(line).filter(|_| whole));
    let words = match &credit {
        Some(it) => line[..it.start].trim_end(),
        None => line,
    };
    if credit.is_none() && !whole && !begins_as_caption(line) {
        return None;
    }
    let words = (!words.is_empty()).then_some(0..words.len());
    Some(Caption { words, credit })
}

/// What stands in square brackets at the end of a line that is known to be a caption.
fn last_brackets(line: &str) -> Option<Range<usize>> {
    let start = line.rfind('[')?;
    let short = line.len() - start <= LONGEST_CREDIT && start > 0;
    (short && line.ends_with(']')).then_some(start..line.len())
}

/// The credit that ends `line`.
fn credit(line: &str) -> Option<Range<usize>> {
    bracketed(line, '[', ']')
        .or_else(|| bracketed(line, '(', ')'))
        .or_else(|| labelled(line))
}

/// `[AP/YONHAP]`, also unclosed, and `(AP Photo/Ana Ruiz)`.
fn bracketed(line: &str, open: char, close: char) -> Option<Range<usize>> {
    let start = line.rfind(open)?;
    let inner = &line[start + 1..];
    let closed = inner.ends_with(close);
    let inner = inner.trim_end_matches(close);
    if inner.len() > LONGEST_CREDIT || inner.is_empty() || inner.contains(close) {
        return None;
    }
    let words: Vec<String> = inner
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect();
    let names = |list: &[&str]| words.iter().any(|it| list.contains(&it.as_str()));
    let names_picture = names(PICTURE_WORDS);
    let names_agency = names(AGENCIES);
    // Capitals, or a script that has none.
    let capitals = inner.chars().any(char::is_alphabetic) && !inner.contains(char::is_lowercase);
    let is_credit = match open {
        '[' if closed => {
            names_agency || names_picture || (capitals && words.len() <= 4 && ends_sentence(&line[..start]))
        }
        '[' => names_agency || names_picture,
        // A report may end in its agency's name; a picture's credit says more, or has no other word.
        _ => closed && words.len() <= 8 && names_picture,
    };
    is_credit.then_some(start..line.len())
}

/// “… Image: Ana Ruiz.”
fn labelled(line: &str) -> Option<Range<usize>> {
    let from = line.floor_char_boundary(line.len().saturating_sub(LONGEST_CREDIT + 20));
    let tail = &line[from..];
    let start = CREDIT_LABELS
        .iter()
        .filter_map(|it| tail.rfind(it).filter(|&at| at + it.len() < tail.len()))
        .min()?;
    let before = line[..from + start].chars().next_back();
    let credit = &tail[start..];
    let one_piece = !credit.trim_end_matches('.').contains(". ") || credit.len() < 40;
    let quoted = credit.contains(['“', '”', '"', '«']);
    (before.is_none_or(char::is_whitespace) && one_piece && !quoted).then_some(from + start..line.len())
}

/// “This photo, carried by …”, “In this file photo, …”
fn begins_as_caption(line: &str) -> bool {
    let start: String = line.chars().take(120).collect::<String>().to_lowercase();
    let mut words = start
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .peekable();
    words.next_if_eq(&"in");
    if !matches!(words.next(), Some("this" | "these" | "file")) {
        return start.starts_with("사진은 ") || start.starts_with("▲ ");
    }
    let Some(at) = words.clone().take(5).position(is_picture) else {
        return start.starts_with("file photo");
    };
    let mut after = words.skip(at + 1);
    const MADE: &[&str] = &[
        "carried",
        "released",
        "provided",
        "taken",
        "made",
        "captured",
        "distributed",
        "supplied",
        "obtained",
        "posted",
    ];
    after.by_ref().take(5).any(|it| MADE.contains(&it))
}

fn is_picture(word: &str) -> bool {
    matches!(
        word,
        "photo" | "photos" | "image" | "images" | "picture" | "photograph" | "screenshot"
    )
}

fn ends_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', '”', '"', '다', '。'])
}
