//! Pairs as a translation memory: TMX 1.4b.

use super::xml::{escaped, language};
use super::{LOST, Loss, Review, ReviewFormat, Side, Writer};

pub(super) const FORMAT: ReviewFormat = ReviewFormat {
    key: "tmx",
    title: "Translation memory (TMX)",
    extension: "tmx",
    writer: Writer::Text(write),
    cannot_hold: &[
        Loss {
            what: "errors",
            count: |it| it.errors().count(),
        },
        Loss {
            what: "pairs without a counterpart",
            count: |it| {
                it.pairs
                    .iter()
                    .filter(|it| !is_whole(&it.original, &it.translation))
                    .count()
            },
        },
        Loss {
            what: "the verdict",
            count: |it| usize::from(!it.verdict.is_empty()),
        },
        LOST,
    ],
};

fn is_whole(original: &Side, translation: &Side) -> bool {
    !original.text.is_empty() && !translation.text.is_empty()
}

fn write(review: &Review) -> String {
    let (source, target) = (language(&review.language), language(&review.into));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n\
         <header creationtool=\"Pressmark\" creationtoolversion=\"{}\" segtype=\"block\" o-tmf=\"Pressmark\" \
         adminlang=\"en\" srclang=\"{source}\" datatype=\"plaintext\"/>\n<body>\n",
        env!("CARGO_PKG_VERSION")
    );
    for (number, pair) in (1..).zip(&review.pairs) {
        if !is_whole(&pair.original, &pair.translation) {
            continue;
        }
        out += &format!("<tu tuid=\"{number}\">\n");
        if !pair.note.is_empty() {
            out += &format!("<note>{}</note>\n", escaped(&pair.note));
        }
        out += &format!(
            "<prop type=\"x-pair\">{number}</prop>\n<prop type=\"x-status\">{}</prop>\n",
            pair.state.key()
        );
        if let Some(score) = pair.score {
            out += &format!("<prop type=\"x-score\">{score}</prop>\n");
        }
        for (language, side) in [(source, &pair.original), (target, &pair.translation)] {
            let text = escaped(&side.text);
            out += &format!("<tuv xml:lang=\"{language}\"><seg>{text}</seg></tuv>\n");
        }
        out += "</tu>\n";
    }
    out + "</body>\n</tmx>\n"
}
