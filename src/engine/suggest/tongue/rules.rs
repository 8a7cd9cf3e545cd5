//! The rules for languages other than English.

use crate::engine::suggest::rule::Rule;

/// Every rule of these languages, the surest first.
pub(in crate::engine::suggest) static RULES: &[&Rule] = &[
    &QUOTED,
    &NAMED_AFTER,
    &NAMED_BEFORE,
    &ACCORDING,
    &CLAUSE,
    &TRAILING,
    &DIALOGUE,
    &NOUN,
    &IMPERSONAL,
    &MOOD,
];

/// Korean and Japanese: quotation, particle, verb at the end.
pub(super) static QUOTED: Rule = Rule {
    id: "tongue-quoted",
    title: "Quotation, then a verb of saying at the end",
    reason: "A quotation is followed by the particle of quoting and a verb of saying",
    confidence: 94,
};

/// Other languages: quotation, then verb and name in either order.
pub(super) static NAMED_AFTER: Rule = Rule {
    id: "tongue-quotation-first",
    title: "Quotation, then who said it, in another language",
    reason: "A quotation is followed by a verb of saying and who said it",
    confidence: 94,
};

/// Name, verb, quotation.
pub(super) static NAMED_BEFORE: Rule = Rule {
    id: "tongue-source-first",
    title: "Who said it, then a quotation, in another language",
    reason: "Somebody with a verb of saying stands before a quotation",
    confidence: 92,
};

/// *selon X*, *laut X*, X에 따르면, Xによると, 据X报道.
pub(super) static ACCORDING: Rule = Rule {
    id: "tongue-according",
    title: "“According to”, in another language",
    reason: "The sentence names whom it goes by",
    confidence: 85,
};

/// A reported clause without quotation marks, its verb of saying before or after it.
pub(super) static CLAUSE: Rule = Rule {
    id: "tongue-clause",
    title: "Reported clause, in another language",
    reason: "A verb of saying carries a clause",
    confidence: 80,
};

/// A clause, a comma, then verb and name.
pub(super) static TRAILING: Rule = Rule {
    id: "tongue-trailing",
    title: "Clause, then who said it, in another language",
    reason: "A clause is followed by a verb of saying and who said it",
    confidence: 78,
};

/// A line of speech that begins with a dash.
pub(super) static DIALOGUE: Rule = Rule {
    id: "tongue-dialogue",
    title: "Speech after a dash",
    reason: "A paragraph begins with a dash and names who speaks",
    confidence: 82,
};

/// A clause carried by a noun: …다는 입장을 밝혔다, との見方を示した.
pub(super) static NOUN: Rule = Rule {
    id: "tongue-noun",
    title: "Reported clause with a noun, in another language",
    reason: "A clause is called somebody's view, claim or plan",
    confidence: 70,
};

/// 것으로 알려졌다: nobody is named.
pub(super) static IMPERSONAL: Rule = Rule {
    id: "tongue-impersonal",
    title: "Reported without a source, in another language",
    reason: "The sentence says that something is known or expected, and not by whom",
    confidence: 52,
};

/// German reported speech that goes on in the subjunctive.
pub(super) static MOOD: Rule = Rule {
    id: "tongue-subjunctive",
    title: "Sentence in the subjunctive after reported speech",
    reason: "The verb stands in the subjunctive that reports what somebody said",
    confidence: 58,
};
