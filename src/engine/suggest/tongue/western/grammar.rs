//! What the rules for languages in Latin script need to know of one of them.

use std::collections::HashMap;

/// What a word may do, one bit each.
pub(super) type Class = u32;

/// A finite verb of saying.
pub(super) const VERB: Class = 1;
/// A participle of saying, which needs an auxiliary: déclaré, gesagt.
pub(super) const PARTICIPLE: Class = 1 << 1;
/// An auxiliary before a participle.
pub(super) const AUXILIARY: Class = 1 << 2;
/// What begins a reported clause: que, dass.
pub(super) const THAT: Class = 1 << 3;
/// A pronoun that speaks.
pub(super) const PRONOUN: Class = 1 << 4;
/// An article or a possessive.
pub(super) const ARTICLE: Class = 1 << 5;
/// A preposition or an adverb that ends a source after its verb, and begins none before it.
pub(super) const STOP: Class = 1 << 6;
/// A conjunction or an adverb between clauses.
pub(super) const LINK: Class = 1 << 7;
/// A relative pronoun: who.
pub(super) const RELATIVE: Class = 1 << 8;
/// A word that joins nouns: de, von.
pub(super) const JOINS: Class = 1 << 9;
/// Stands between source and verb, or verb and auxiliary: ne, se, auch.
pub(super) const LIGHT: Class = 1 << 10;
/// Reports in the subjunctive: sei, habe.
pub(super) const MOOD: Class = 1 << 11;
/// According to whom: selon, laut.
pub(super) const ACCORDING: Class = 1 << 12;
/// Stands after the noun it means: zufolge.
pub(super) const AFTERWARDS: Class = 1 << 13;
/// Any other common finite verb, which ends a noun phrase.
pub(super) const FINITE: Class = 1 << 14;
/// Speaks only after a quotation or a clause: so.
pub(super) const TRAILS: Class = 1 << 15;

/// A verb of calling, with an object before what it is called: bezeichnete X als „…“.
pub(super) const CALL: Class = 1 << 16;

/// The words of one language.
pub(super) struct Grammar {
    pub words: HashMap<&'static str, Class>,
    /// More words that mean “according to”, the first of which is not marked by itself: nach Angaben.
    pub phrases: &'static [&'static [&'static str]],
    /// Whether a clause may follow its verb with a comma and no conjunction, in the subjunctive.
    pub bare_clause: bool,
    /// Whether nouns begin with a capital.
    pub capital_nouns: bool,
    /// Whether the verb stands second, so that no comma follows “according to X”.
    pub verb_second: bool,
}

/// The words of a language by class; several classes may name the same word.
pub(super) type Lists = &'static [(Class, &'static str)];

impl Grammar {
    pub fn new(lists: &[Lists]) -> Grammar {
        let mut words: HashMap<&'static str, Class> = HashMap::new();
        for (class, forms) in lists.iter().flat_map(|it| it.iter()) {
            for form in forms.split_whitespace() {
                *words.entry(form).or_insert(0) |= class;
            }
        }
        Grammar {
            words,
            phrases: &[],
            bare_clause: false,
            capital_nouns: false,
            verb_second: false,
        }
    }

    /// What `word`, in lower case, may do.
    pub fn class(&self, word: &str) -> Class {
        self.words.get(word).copied().unwrap_or(0)
    }
}
