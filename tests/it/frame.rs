//! What of a document is not its prose.

use jiff::civil::date;
use pressmark::engine::frame::{Frame, Part, frame_of};
use pressmark::model::article::Article;
use proptest::prelude::*;

use Part::{Byline, Caption, Credit, DateLine, Disclosure, Furniture, Headline, ImageMarkup};

/// Each part with its words.
fn parts(text: &str) -> Vec<(Part, String)> {
    let article = Article::new(text);
    let frame = frame_of(&article);
    let words = frame
        .parts
        .iter()
        .map(|&(span, part)| (part, article.quote(span).to_owned()));
    words.collect()
}

#[track_caller]
fn check(text: &str, wanted: &[(Part, &str)]) {
    let found = parts(text);
    let found: Vec<(Part, &str)> = found.iter().map(|(part, words)| (*part, words.as_str())).collect();
    assert_eq!(found, wanted, "{text}");
}

/// A line in the middle of an article.
fn part_of_line(line: &str) -> Option<Part> {
    let prose = "The ferry left at noon. It was full.\n\n";
    let text = format!("Ferry leaves\n\n{}{line}\n\n{}", prose.repeat(20), prose.repeat(20));
    let article = Article::new(text.as_str());
    frame_of(&article).part_at(text.find(line).unwrap())
}

#[test]
fn an_article_is_told_from_what_stands_around_it() {
    check(
        "Harbour to open again in spring\n\
         Published: 3 Mar. 2031, 08:15\n\
         Updated: 4 Mar. 2031, 09:00\n\
         ![A crane at the quay [NORTH DESK]](https://pictures.invalid/1.jpg)\n\
         A crane at the quay [NORTH DESK]\n\
         The harbour opens again in April. Two piers stay shut.\n\
         This photo, carried by the port's newsroom on March 1, shows the mayor on a pier. [YONHAP\n\
         “We are ready,” said Ana Ruiz, the harbour master.\n\
         Translated from the Harbour Post using generative AI and edited by staff.\n\
         BY BEN ODE [[email protected]]\n\
         with the Harbour Post\n\
         To write comments, please log in to your account.\n\
         Comment policy (0/250자)",
        &[
            (Headline, "Harbour to open again in spring"),
            (DateLine, "Published: 3 Mar. 2031, 08:15"),
            (DateLine, "Updated: 4 Mar. 2031, 09:00"),
            (
                ImageMarkup,
                "![A crane at the quay [NORTH DESK]](https://pictures.invalid/1.jpg)",
            ),
            (Caption, "A crane at the quay"),
            (Credit, "[NORTH DESK]"),
            (
                Caption,
                "This photo, carried by the port's newsroom on March 1, shows the mayor on a pier.",
            ),
            (Credit, "[YONHAP"),
            (
                Disclosure,
                "Translated from the Harbour Post using generative AI and edited by staff.",
            ),
            (Byline, "BY BEN ODE [[email protected]]"),
            (Furniture, "with the Harbour Post"),
            (Furniture, "To write comments, please log in to your account."),
            (Furniture, "Comment policy (0/250자)"),
        ],
    );
}

#[test]
fn the_first_line_is_a_headline_unless_it_reads_as_prose() {
    for line in [
        "# Ferry back. At last.",
        "Ferry back at last",
        "Will the ferry come? Nobody knows",
        "Ferry to sail to the U.S.",
    ] {
        check(
            &format!("{line}\n\nIt sails on Monday. So they say."),
            &[(Headline, line)],
        );
    }
    for line in [
        "“We wait,” said Ana Ruiz. “And we hope.”",
        "The ferry is back.",
        "부두는 내일 연다고 시장은 말했다.",
        "港口明天开放。",
        "“Never again.” — Ana Ruiz, passenger",
    ] {
        check(&format!("{line}\n\nIt sails on Monday. So they say."), &[]);
    }
    check(
        "\n\n2031-03-05\n\nFerry back at last\n\nIt sails.",
        &[(DateLine, "2031-03-05"), (Headline, "Ferry back at last")],
    );
}

#[test]
fn lines_of_nothing_but_a_date_are_told_in_many_forms() {
    for line in [
        "Published: 17 Jun. 2031, 18:11",
        "June 17, 2031",
        "Tuesday, June 17, 2031",
        "2031-06-17T18:11:00Z",
        "입력 2031.06.17 18:11",
        "2031년 6월 17일 오후 6시",
        "17.06.2031 | 5 min read",
        "Publié le 17 juin 2031 à 18h11",
    ] {
        let article = Article::new(format!("Ferry back\n{line}\n\nIt sails."));
        let frame = frame_of(&article);
        assert_eq!(frame.parts.get(1).map(|it| it.1), Some(DateLine), "{line}");
        assert_eq!(frame.published, Some(date(2031, 6, 17)), "{line}");
    }
    let dates = |text: &str| frame_of(&Article::new(text)).published;
    assert_eq!(
        dates("Title\nUpdated: June 18, 2031\nPublished: June 17, 2031\nIt sails."),
        Some(date(2031, 6, 17))
    );
    assert_eq!(
        dates("Title\nUpdated: June 18, 2031\nIt sails."),
        Some(date(2031, 6, 18))
    );
    assert_eq!(dates("Title\n03/04/2031\nIt sails."), None);
    for line in [
        "On June 17, 2031 the ferry sank",
        "1,200 people came in May 2031",
        "2031 was a good year",
        "17",
        "June",
    ] {
        assert_eq!(part_of_line(line), None, "{line}");
    }
}

#[test]
fn captions_are_told_by_their_credit_or_their_beginning() {
    for line in [
        "The mayor on a pier on March 1. [AP/YONHAP]",
        "The mayor on a pier. (AP Photo/Ana Ruiz)",
        "The mayor on a pier. Image: Ana Ruiz.",
        "In this file photo taken on May 2, the mayor waves.",
        "시장이 부두에 서 있다. [연합뉴스]",
        "배가 떠나고 있다. [솔나루신문]",
    ] {
        assert_eq!(part_of_line(line), Some(Caption), "{line}");
    }
    for line in [
        "This photo shows the mayor, critics said, and not his brother.",
        "“We keep [the pier]",
        "The crew sailed to the east [1]",
        "The crew sailed to the east. [1]",
        "선원은 “[배를] 두고 떠났다",
        "It was the first report of its kind. (Reuters)",
        "She said the image: a pier at dawn, had moved her.",
    ] {
        assert_eq!(part_of_line(line), None, "{line}");
    }
}

#[test]
fn prose_at_the_end_stays_prose() {
    check(
        "Ferry back\n\nThe ferry sails.\n\nBy Monday the pier was full.\n\nIt was translated by hand, not by AI, she said.\n\n“By All Means”",
        &[(Headline, "Ferry back")],
    );
    check(
        "Ferry back\n\nThe crew asked readers to subscribe to hope\n\nAna Ruiz",
        &[(Headline, "Ferry back")],
    );
    check("One line", &[(Headline, "One line")]);
    check("", &[]);
}

#[test]
fn a_byline_may_stand_above_the_text() {
    check(
        "Ferry back\nBy Ana Ruiz and Ben Ode\nThe ferry sails.\n김하늘 기자 kim@paper.invalid",
        &[
            (Headline, "Ferry back"),
            (Byline, "By Ana Ruiz and Ben Ode"),
            (Byline, "김하늘 기자 kim@paper.invalid"),
        ],
    );
}

/// Parts are in order and apart, and [`Frame::part_at`] finds each of them and nothing between.
fn holds(frame: &Frame, text: &str) -> Result<(), TestCaseError> {
    for two in frame.parts.windows(2) {
        prop_assert!(two[0].0.end() <= two[1].0.start());
    }
    for byte in 0..text.len() {
        let wanted = frame.parts.iter().find(|it| it.0.contains(byte)).map(|it| it.1);
        prop_assert_eq!(frame.part_at(byte), wanted);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_has_a_frame(text in "(\\PC|[\n\\[\\]()!#*.“”: 0-9]|By |Image: |June ){0,120}") {
        holds(&frame_of(&Article::new(text.as_str())), &text)?;
    }
}
