//! What can be said of a claim, a quote, a source or a cue.

use super::label::Label;

/// A closed list of values for one property of one label.
#[derive(Debug)]
pub struct Attribute {
    pub label: Label,
    /// As in the sidecar.
    pub key: &'static str,
    pub title: &'static str,
    pub help: &'static str,
    /// A file may hold other values; they are shown and kept.
    pub values: &'static [Value],
}

/// One value of an [`Attribute`].
#[derive(Debug)]
pub struct Value {
    /// As in the sidecar and in the interface.
    pub key: &'static str,
    pub help: &'static str,
}

const fn value(key: &'static str, help: &'static str) -> Value {
    Value { key, help }
}

/// The attributes of a label, in the order they are shown.
pub fn attributes_of(label: &Label) -> impl Iterator<Item = &'static Attribute> {
    ATTRIBUTES.iter().filter(move |it| it.label == *label)
}

/// Every attribute.
///
/// Quote: after the PolNeAR guidelines (Newell, Margolin and Ruths 2018) and PARC 3.0 (Pareti 2016).
/// Claim: kinds after Full Fact's claim types, check-worthiness after ClaimBuster, status after Meedan Check.
pub const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        label: Label::Claim,
        key: "kind",
        title: "Kind",
        help: "What sort of statement it is",
        values: &[
            value("quantity", "A number, an amount, a share"),
            value("cause or correlation", "One thing brings about, or goes with, another"),
            value("law or rule", "What is allowed, required or forbidden"),
            value("prediction", "What will be"),
            value("personal experience", "What somebody saw or lived through"),
            value("event", "What happened"),
            value("definition", "What something is or means"),
            value("other", "None of these, or not known"),
        ],
    },
    Attribute {
        label: Label::Claim,
        key: "check-worthiness",
        title: "Worth checking",
        help: "Whether readers would want it checked",
        values: &[
            value("check-worthy", "A fact that matters"),
            value("unimportant", "A fact that matters little"),
            value("not factual", "An opinion, a question, a wish"),
        ],
    },
    Attribute {
        label: Label::Claim,
        key: "status",
        title: "Status",
        help: "How far the check has come",
        values: &[
            value("unstarted", "Nobody has looked yet"),
            value("in progress", "Being checked"),
            value("inconclusive", "Checked without a result"),
            value("verified", "Checked and right"),
            value("false", "Checked and wrong"),
        ],
    },
    Attribute {
        label: Label::Claim,
        key: "asserted by",
        title: "Asserted by",
        help: "In whose voice it is told",
        values: &[
            value("the paper", "In the paper's own voice"),
            value("a source", "Only as somebody's words"),
            value("both", "The paper makes a source's claim its own"),
        ],
    },
    Attribute {
        label: Label::Quote,
        key: "form",
        title: "Form",
        help: "How the words are given",
        values: &[
            value("direct", "Inside quotation marks"),
            value("indirect", "Retold"),
            value("mixed", "Retold, with some words inside quotation marks"),
            value("scare quote or title", "Marks around a term or a title, nobody's words"),
            value("other", "None of these, or not known"),
        ],
    },
    Attribute {
        label: Label::Quote,
        key: "attitude",
        title: "Attitude",
        help: "What the source does with the words",
        values: &[
            value("statement", "Says that something is so"),
            value("decree", "Orders or promises"),
            value("intention", "Plans or wants to do"),
            value("belief", "Thinks or expects"),
            value("desire", "Hopes or wishes"),
            value("evidence", "Shows, as a study or a document does"),
            value("declined to comment", "Would not say"),
            value("other", "None of these, or not known"),
        ],
    },
    Attribute {
        label: Label::Quote,
        key: "polarity",
        title: "Polarity",
        help: "Whether the saying itself is denied",
        values: &[
            value("affirmed", "The source said it"),
            value("negated", "The source did not say it, or denied it"),
        ],
    },
    Attribute {
        label: Label::Quote,
        key: "fidelity",
        title: "Fidelity",
        help: "How near the words are to what was said",
        values: &[
            value("verbatim", "Word for word"),
            value("condensed", "Shortened"),
            value("altered", "Changed"),
            value("translated", "From another language"),
            value("back-translated", "Translated there and back"),
            value("unverifiable", "Cannot be compared with what was said"),
        ],
    },
    Attribute {
        label: Label::Source,
        key: "surface",
        title: "Mentioned as",
        help: "What the mention looks like",
        values: &[
            value("name", "A name alone"),
            value("name with role", "A name with a role or an affiliation"),
            value("role", "A role without a name"),
            value("pronoun", "He, she, they"),
            value("organisation", "An office, a company, a team"),
            value("document", "A report, a law, data"),
            value("vague group", "Experts, observers, sources"),
            value("implicit", "Understood from the text around it"),
            value("other", "None of these, or not known"),
        ],
    },
    Attribute {
        label: Label::Cue,
        key: "class",
        title: "Class",
        help: "What the cue says about the words",
        values: &[
            value("neutral", "Said, told"),
            value("claiming", "Claimed, alleged"),
            value("factive", "Confirmed, revealed"),
            value("concessive", "Admitted, conceded"),
            value("evaluative", "Slammed, hailed"),
            value("nominal", "According to, in a statement"),
            value("punctuation", "A colon or a dash"),
            value("other", "None of these, or not known"),
        ],
    },
];
