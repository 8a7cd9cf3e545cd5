//! The rules that propose, as a list: one row a rule.

/// A way to find who says what.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable; kept as the origin of accepted marks.
    pub id: &'static str,
    /// For a table: “Quotation, then who said it”.
    pub title: &'static str,
    /// Why such words are proposed, as a sentence.
    pub reason: &'static str,
    /// How often it is right, in hundredths, before anything raises or lowers it.
    pub confidence: u8,
}

impl Rule {
    /// The rule of that id.
    pub fn by_id(id: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|it| it.id == id)
    }
}

pub(super) static LONE: Rule = Rule {
    id: "lone-quotation",
    title: "Quotation without an attribution",
    reason: "The words stand in quotation marks, and nobody is named for them",
    confidence: 40,
};

/// Every rule, the surest first.
pub static RULES: &[&Rule] = &[&LONE];
