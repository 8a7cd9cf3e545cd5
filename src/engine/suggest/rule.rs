//! The rules that propose, as a list: one row a rule.

use super::tongue;

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
        rules().find(|it| it.id == id)
    }
}

const fn rule(id: &'static str, confidence: u8, title: &'static str, reason: &'static str) -> Rule {
    Rule {
        id,
        title,
        reason,
        confidence,
    }
}

#[rustfmt::skip] // A row a rule.
mod table {
    use super::{rule, Rule};

    pub static QUOTATION_INVERTED: Rule = rule("quotation-then-verb", 96, "“…,” said Ana", "A verb of saying and its subject come right after the quotation");
    pub static QUOTATION_SUBJECT: Rule = rule("quotation-then-source", 96, "“…,” Ana said", "Somebody and a verb of saying come right after the quotation");
    pub static LEADS_QUOTATION: Rule = rule("source-then-quotation", 94, "Ana said: “…”", "Somebody and a verb of saying lead to the quotation");
    pub static INVERTED_LEAD: Rule = rule("verb-then-quotation", 90, "Said Ana: “…”", "A verb of saying and its subject lead to the quotation");
    pub static THAT_CLAUSE: Rule = rule("that-clause", 92, "Ana said that …", "A verb of saying or thinking is followed by a clause with “that”, “whether” or “how”");
    pub static BARE_CLAUSE: Rule = rule("bare-clause", 88, "Ana said the …", "A verb of saying or thinking is followed by a clause");
    pub static CLAUSE_SUBJECT: Rule = rule("clause-then-source", 84, "The …, Ana said", "The clause ends with a comma, somebody and a verb of saying");
    pub static CLAUSE_INVERTED: Rule = rule("clause-then-verb", 84, "The …, said Ana", "The clause ends with a comma, a verb of saying and its subject");
    pub static ACCORDING: Rule = rule("according-to", 92, "According to Ana, …", "The sentence says according to whom");
    pub static AS_SAID: Rule = rule("as-source-said", 78, "As Ana said, …", "The sentence says who put it so");
    pub static COLON: Rule = rule("source-colon", 82, "Ana: “…”", "A name or a short sentence and a colon lead to the quotation");
    pub static TRANSCRIPT: Rule = rule("transcript", 70, "ANA: …", "The line begins with a name in capitals and a colon, as in a transcript");
    pub static SIGNED: Rule = rule("signed-quotation", 88, "“…” — Ana", "A dash and a name follow the quotation");
    pub static CARRIED: Rule = rule("speaker-goes-on", 84, "“…” and nobody else named", "The sentence is only a quotation; the speaker of the one beside it goes on");
    pub static PARTICIPLE: Rule = rule("participle", 84, "…, adding that …", "A participle goes on with what the subject of the sentence says");
    pub static INFINITIVE: Rule = rule("wants-to", 55, "Ana wants to …", "Somebody wants, plans, promises or refuses something");
    pub static OBJECT: Rule = rule("takes-a-stand", 52, "Ana praised the …", "Somebody praises, blames, denies, asks for or announces something");
    pub static NOUN: Rule = rule("claim-that", 62, "Ana’s claim that …", "A noun of saying is followed by what is said");
    pub static PASSIVE: Rule = rule("is-said-to", 50, "… is believed to …", "It is said or believed, and nobody is named");
    pub static STANCE: Rule = rule("is-sure-that", 66, "Ana is sure that …", "An adjective tells where somebody stands, and a clause follows");
    pub static SHOWN: Rule = rule("is-described-in", 58, "… was described in a report", "Somebody or a document tells of it, in the passive");
    pub static ADVERB: Rule = rule("reportedly", 45, "reportedly …", "An adverb says that others tell it, and nobody is named");
    pub static LONE: Rule = rule("lone-quotation", 40, "Quotation without an attribution", "The words stand in quotation marks, and nobody is named for them");
    pub static TAUGHT: Rule = rule("taught-verb", 74, "A verb of your own", "Its verb was accepted as a cue in this folder before");
}
pub(super) use table::*;

/// Every rule for English and for all languages, the surest first.
pub static RULES: &[&Rule] = &[
    &QUOTATION_INVERTED,
    &QUOTATION_SUBJECT,
    &LEADS_QUOTATION,
    &THAT_CLAUSE,
    &ACCORDING,
    &INVERTED_LEAD,
    &BARE_CLAUSE,
    &SIGNED,
    &CLAUSE_SUBJECT,
    &CLAUSE_INVERTED,
    &CARRIED,
    &PARTICIPLE,
    &COLON,
    &AS_SAID,
    &TAUGHT,
    &TRANSCRIPT,
    &STANCE,
    &NOUN,
    &INFINITIVE,
    &OBJECT,
    &PASSIVE,
    &SHOWN,
    &ADVERB,
    &LONE,
];

/// Every rule, those of single languages last.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let others: &'static [&'static Rule] = tongue::RULES;
    RULES.iter().chain(others).copied()
}
