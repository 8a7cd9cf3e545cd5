//! How a claim is worked on: verdict, evidence, and what it has to do with other claims.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::annotation::UnknownField;
use super::attribute::Value;
use super::id::AnnotationId;
use super::table::Record;

/// What checking a claim has brought, kept with its annotation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ClaimWork {
    #[serde(default)]
    pub verdict: Option<Verdict>,
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

/// A value on a scale.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The name of a scale of [`SCALES`] or of the folder; empty for words only.
    #[serde(default)]
    pub scale: Arc<str>,
    /// A value of the scale, or any words.
    pub value: Arc<str>,
    /// Why, in a sentence or two.
    #[serde(default)]
    pub reason: Arc<str>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// Something that speaks for or against a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// A key of [`EVIDENCE_KINDS`]; empty when not said.
    #[serde(default)]
    pub kind: Arc<str>,
    /// What it is: a title, a name.
    #[serde(default)]
    pub title: Arc<str>,
    /// Address or file. Never opened by itself.
    #[serde(default)]
    pub url: Arc<str>,
    /// Where in it; `None` when all of it is meant.
    #[serde(default)]
    pub locator: Option<Locator>,
    /// Its own words.
    #[serde(default)]
    pub quote: Arc<str>,
    /// A key of [`STANCES`]; empty when not said.
    #[serde(default)]
    pub stance: Arc<str>,
    #[serde(default)]
    pub note: Arc<str>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// A place in a piece of evidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Locator {
    /// A key of [`LOCATORS`], or another.
    pub kind: Arc<str>,
    /// As one writes it: `12`, `3–5`, `00:12:30`, `2026-03-01`.
    pub value: Arc<str>,
}

const fn value(key: &'static str, help: &'static str) -> Value {
    Value { key, help }
}

/// How near a piece of evidence is to what happened.
pub const EVIDENCE_KINDS: &[Value] = &[
    value(
        "primary",
        "The thing itself: data, a law, a recording, somebody who was there",
    ),
    value("secondary", "Somebody's account of it"),
    value("other", "None of these, or not known"),
];

/// What a piece of evidence does to its claim.
pub const STANCES: &[Value] = &[
    value("supports", "Makes it likelier"),
    value("refutes", "Makes it unlikelier"),
    value("context", "Helps to understand it"),
];

/// The kinds of places in a piece of evidence.
pub const LOCATORS: &[Value] = &[
    value("page", "Page, or pages"),
    value("paragraph", "Paragraph or section"),
    value("time", "Time stamp in a recording, hours:minutes:seconds"),
    value("interview date", "The day it was said"),
    value("table", "Table or figure"),
    value("other", "Any other place"),
];

/// A scale for verdicts that comes with the program.
#[derive(Debug)]
pub struct ShippedScale {
    pub name: &'static str,
    pub help: &'static str,
    /// From the worst to the best; `None` where a value has no place on it.
    pub values: &'static [(&'static str, Option<u32>)],
}

/// The shipped scales. Names and values are those their publishers print.
pub const SCALES: &[ShippedScale] = &[
    ShippedScale {
        name: "true/false",
        help: "The plain one",
        values: &[
            ("false", Some(1)),
            ("partly true", Some(2)),
            ("true", Some(3)),
            ("unproven", None),
        ],
    },
    ShippedScale {
        name: "PolitiFact",
        help: "The Truth-O-Meter's six levels",
        values: &[
            ("Pants on Fire", Some(1)),
            ("False", Some(2)),
            ("Mostly False", Some(3)),
            ("Half True", Some(4)),
            ("Mostly True", Some(5)),
            ("True", Some(6)),
        ],
    },
    ShippedScale {
        name: "Pinocchios",
        help: "The Washington Post's: the fewer, the truer",
        values: &[
            ("Four Pinocchios", Some(1)),
            ("Three Pinocchios", Some(2)),
            ("Two Pinocchios", Some(3)),
            ("One Pinocchio", Some(4)),
            ("Geppetto Checkmark", Some(5)),
        ],
    },
    ShippedScale {
        name: "Meta ratings",
        help: "Of Meta's fact-checking partners",
        values: &[
            ("False", Some(1)),
            ("Altered", Some(1)),
            ("Partly False", Some(2)),
            ("Missing Context", Some(3)),
            ("Satire", None),
            ("True", Some(4)),
        ],
    },
];

/// A scale of a folder's own, by name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    /// From the worst to the best.
    pub values: Vec<Arc<str>>,
    #[serde(default)]
    pub help: Arc<str>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

impl Record for Scale {
    type Id = Arc<str>;
}

/// What one claim does to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimLink {
    pub from: AnnotationId,
    pub to: AnnotationId,
    /// A key of [`CLAIM_RELATIONS`], or another.
    pub relation: Arc<str>,
    #[serde(default)]
    pub note: Arc<str>,
    #[serde(default)]
    pub by: Arc<str>,
    pub created: Option<Timestamp>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

impl Record for ClaimLink {
    type Id = AnnotationId;
}

/// What a claim can do to another.
pub const CLAIM_RELATIONS: &[Value] = &[
    value("supports", "Makes the other one likelier"),
    value("contradicts", "Cannot be true together with the other one"),
    value("repeats", "Says the same again"),
];
