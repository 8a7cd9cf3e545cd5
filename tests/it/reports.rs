//! The annotated draft: well-formed whatever the article and its marks hold.

use std::sync::Arc;

use proptest::prelude::*;

use pressmark::model::annotation::Annotation;
use pressmark::model::document::Document;
use pressmark::model::span::Segments;

use crate::attributed_formats::{any_tied, page};
use crate::fixture::Page;
use crate::formats::written;

/// The tags of a page, `/` in front of those that close; panics where a tag is not properly nested.
#[track_caller]
fn nested(html: &str) -> Vec<&str> {
    let mut open: Vec<&str> = Vec::new();
    let mut tags = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a tag that ends");
        let name = tag.split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{html}"),
            None if matches!(name, "meta" | "!DOCTYPE") => {}
            None => open.push(name),
        }
        tags.push(name);
    }
    assert!(open.is_empty(), "{open:?}");
    tags
}

/// What is between the tags of the article.
fn words_of(html: &str) -> String {
    let main = html
        .split("<main lang=\"\">")
        .nth(1)
        .unwrap()
        .split("</main>")
        .next()
        .unwrap();
    let mut words = String::new();
    for piece in main.split('<') {
        // The letter and number of a mark are none of its words.
        if let Some((tag, text)) = piece.split_once('>')
            && !tag.starts_with("a ")
        {
            words += text;
        }
    }
    let words = words.replace('\u{2060}', "").replace("&lt;", "<").replace("&gt;", ">");
    words
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

proptest! {
    #[test]
    fn a_page_is_well_formed_and_holds_the_article(document in any_tied()) {
        let html = written("report-html", &document);
        let tags = nested(&html);
        prop_assert!(!tags.iter().any(|it| ["script", "img", "link", "iframe"].contains(it)));
        prop_assert!(!html.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        let text = document.article().text();
        if !text.contains(|c: char| c.is_control() || "#\u{feff}\u{2028}\u{2029}\u{2060}".contains(c)) {
            let hidden = |c: char| ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c) || c == '\u{fffe}' || c == '\u{ffff}';
            if !text.contains(hidden) {
                prop_assert_eq!(squeezed(&words_of(&html)), squeezed(text));
            }
        }
        let markdown = written("report-md", &document);
        prop_assert!(!markdown.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        // Every note is referred to from the text, and told once.
        for line in markdown.lines().filter(|it| it.starts_with("[^")) {
            let name = line.split(']').next().unwrap();
            prop_assert!(markdown.matches(&format!("{name}]")).count() <= 2, "{}", markdown);
        }
    }
}

#[test]
fn marks_that_cross_are_closed_and_opened_again() {
    let mut page = Page::of("[c:The pier is shut], he said, and [q:the gate] too.\nNothing else.");
    let article = page.document.article().clone();
    let mut tables = page.document.tables().clone();
    let crossing = article.span(4..43).unwrap();
    let mut annotation = Annotation::clone(&tables.annotations[&page.ids[1]]);
    annotation.segments = Segments::from(crossing);
    tables.annotations.insert(page.ids[1].clone(), Arc::new(annotation));
    page.document = Document::of_tables(article, tables);
    let html = written("report-html", &page.document);
    nested(&html);
    let main = html.split("<main").nth(1).unwrap();
    // Words of the claim alone, of both, and of the quote alone.
    assert!(main.contains(">\u{2060}The <span class=\"m q l1\">"), "{main}");
    assert!(
        main.contains("pier is shut</span></span><span class=\"m q l1\">, he said"),
        "{main}"
    );
    let markdown = written("report-md", &page.document);
    assert!(
        markdown.contains("# ⟦C1 The ⟦Q2 pier is shut⟧⟧[^1]⟦…Q2 , he said, and the gate too⟧[^2]."),
        "{markdown}"
    );
}

#[test]
fn a_report_says_who_and_in_which_role_on_the_day() {
    let document = page().document;
    let html = written("report-html", &document);
    nested(&html);
    for words in [
        "<dt>Speaker</dt><dd dir=\"auto\">Ilse Brandt, harbour master, Port of Brae</dd>",
        "<dt>Cue</dt><dd dir=\"auto\">“said”</dd>",
        "<dt>Speaker</dt><dd dir=\"auto\">name withheld (person)</dd>",
        "<dt>Verdict</dt><dd dir=\"auto\">Half True (PolitiFact). By a quarter</dd>",
        "published 2026-03-01",
        "The name of 1 source is withheld.",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    // The role ended before that day.
    let later = document.published_on(Some("2027-01-01".parse().unwrap()));
    assert!(!written("report-html", &later).contains("harbour master"));
}

#[test]
fn what_an_article_holds_cannot_act_in_a_report() {
    let page = Page::of(
        "<script>alert(1)</script> [q:<img src=x onerror=y>] & \u{202e}back\n* [link](http://x) `code` <b>\n# head #\n    code",
    );
    let html = written("report-html", &page.document);
    assert!(
        !nested(&html)
            .iter()
            .any(|it| ["script", "img", "b", "a href"].contains(it) && *it != "b")
    );
    assert!(html.contains("&lt;script&gt;") && !html.contains("\u{202e}"));
    let markdown = written("report-md", &page.document);
    assert!(
        markdown.contains("\\[link\\](http://x) \\`code\\` \\<b\\>"),
        "{markdown}"
    );
    assert!(
        markdown.contains("\\* ") && markdown.contains("\n\n## head #\n\ncode"),
        "{markdown}"
    );
}
