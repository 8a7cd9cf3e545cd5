//! What Markdown marks in a line: headings, images and links. The text itself is never changed.

use std::ops::Range;

/// What a line is for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The title of the article: its first line that is not blank.
    Headline,
    /// `#` to `######`: level 1 to 6.
    Heading(u8),
    /// An image alone on its line; both are bytes of the line.
    Image {
        alt: Range<usize>,
        url: Range<usize>,
    },
    Plain,
}

/// What `line` is; `index` is 0 for the first line of the article that is not blank.
pub fn kind(line: &str, index: usize) -> Line {
    let start = line.len() - line.trim_start().len();
    let words = line.trim();
    if words.starts_with("![")
        && let Some(image) = image(line, start)
    {
        return image;
    }
    if index == 0 && !words.is_empty() {
        return Line::Headline;
    }
    let level = words.bytes().take(7).take_while(|b| *b == b'#').count();
    let spaced = words[level..].starts_with([' ', '\t']);
    match level {
        1..=6 if spaced => Line::Heading(level as u8),
        _ => Line::Plain,
    }
}

/// The image that begins at `start` and ends the line.
fn image(line: &str, start: usize) -> Option<Line> {
    let alt_start = start + 2;
    let mut depth = 0_usize;
    let mut bytes = line.bytes().enumerate().skip(alt_start);
    let alt_end = loop {
        match bytes.next()? {
            (_, b'\\') => {
                bytes.next();
            }
            (_, b'[') => depth += 1,
            (i, b']') if depth == 0 => break i,
            (_, b']') => depth -= 1,
            _ => {}
        }
    };
    let (url, end) = target(line, alt_end + 1)?;
    line[end..].trim().is_empty().then_some(Line::Image {
        alt: alt_start..alt_end,
        url,
    })
}

/// The inline links of `line`, in order: the bytes of their words, and of their address.
///
/// Images are none. Linear, whatever the brackets.
pub fn links(line: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut open = Vec::new();
    let mut at = 0;
    while let Some(i) = memchr::memchr3(b'[', b']', b'\\', &bytes[at..]) {
        let mark = at + i;
        at = mark + 1;
        match bytes[mark] {
            b'\\' => at += usize::from(at < bytes.len() && bytes[at].is_ascii()),
            b'[' => open.push(mark),
            _ => {
                let Some(start) = open.pop() else { continue };
                let is_image = start > 0 && bytes[start - 1] == b'!';
                let Some((url, end)) = target(line, mark + 1) else {
                    continue;
                };
                at = end;
                if !is_image && start + 1 < mark {
                    found.push((start + 1..mark, url));
                    // A link holds no other link.
                    open.clear();
                }
            }
        }
    }
    found
}

/// The address in `(…)` at `start`, with a title in quotation marks or not, and the byte after it.
///
/// Brackets end the search, so that no byte is looked at twice.
fn target(line: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let inner = line.get(start..)?.strip_prefix('(')?;
    let first = start + 1;
    let mut depth = 0_usize;
    let mut url_end = None;
    for (i, b) in inner.bytes().enumerate() {
        match b {
            b'[' | b']' => return None,
            b' ' | b'\t' => url_end = url_end.or(Some(i)),
            b'(' => depth += 1,
            b')' if depth == 0 => {
                let url = &inner[..url_end.unwrap_or(i)];
                let rest = inner[url.len()..i].trim();
                let titled = rest.is_empty() || rest.starts_with(['"', '\'', '(']);
                let angled = url.starts_with('<') && url.ends_with('>') && url.len() > 1;
                let cut = usize::from(angled);
                let url = first + cut..first + url.len() - cut;
                return (titled && !url.is_empty()).then_some((url, first + i + 1));
            }
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_alone_on_its_line_is_told_with_brackets_in_its_caption() {
        let line = "![A boat leaves the old harbour [Photo desk]](https://pictures.invalid/a_(1).jpg)";
        let Line::Image { alt, url } = kind(line, 4) else {
            panic!()
        };
        assert_eq!(&line[alt], "A boat leaves the old harbour [Photo desk]");
        assert_eq!(&line[url], "https://pictures.invalid/a_(1).jpg");
        assert_eq!(kind("![a](b) and more", 1), Line::Plain);
        assert_eq!(kind("![a](b", 1), Line::Plain);
    }

    #[test]
    fn headings_and_the_headline_are_told() {
        assert_eq!(kind("# Ferry service to resume", 0), Line::Headline);
        assert_eq!(kind("## What comes next", 3), Line::Heading(2));
        assert_eq!(kind("#tag is no heading", 3), Line::Plain);
        assert_eq!(kind("####### too deep", 3), Line::Plain);
        assert_eq!(kind("", 0), Line::Plain);
    }

    #[track_caller]
    fn check(line: &str, wanted: &[(&str, &str)]) {
        let found: Vec<_> = links(line)
            .into_iter()
            .map(|(words, url)| (&line[words], &line[url]))
            .collect();
        assert_eq!(found, wanted, "{line}");
    }

    #[test]
    fn links_are_found_between_words() {
        check(
            "See [the report](https://r.invalid/x \"Title\") and [a [second] one](<y z>)",
            &[("the report", "https://r.invalid/x")],
        );
        check("[a [second] one](y)", &[("a [second] one", "y")]);
        check("![picture](p) [words](w)", &[("words", "w")]);
        check(r"\[no](x) [yes\]](y)", &[(r"yes\]", "y")]);
        check("[](x) [open](", &[]);
    }

    #[test]
    fn very_many_brackets_are_read_once() {
        for hostile in ["[", "](", "![", "[](", "\\", "[a](b", "![a"] {
            let line = hostile.repeat(200_000);
            links(&line);
            kind(&line, 1);
        }
    }
}
