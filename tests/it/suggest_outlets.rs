//! Who says what, as papers of several countries and agencies write it: marked text in, suggestions out.

use crate::suggest_english::{check, check_nothing};

#[test]
fn courts_and_inquests() {
    check(
        "that-clause",
        "[s:The court] [u:heard] [q:that Berg, 52, had been drinking].",
    );
    check("is-said-to", "The inquest [u:was told] [q:Berg had been drinking].");
    check("that-clause", "[s:The court] [u:ruled] 5-4 [q:that the law was void].");
}

#[test]
fn where_somebody_stands() {
    check("is-sure-that", "[s:Ruiz] [u:is adamant] [q:that they lied].");
    check(
        "is-sure-that",
        "[s:Ruiz] [u:made it clear] [q:the strike would go ahead].",
    );
    check(
        "is-sure-that",
        "[s:Residents] [u:are worried] [q:that the road will flood].",
    );
    check_nothing("It is clear that the road is wet.");
}

#[test]
fn what_is_told_last() {
    check("is-said-to", "[q:The talks are over], it [u:is understood].");
    check("is-said-to", "[q:The talks are over], members [u:have been told].");
}

#[test]
fn one_who_says_more_in_a_relative_clause() {
    check(
        "quotation-then-verb",
        "[q:“They lied,”] [u:insists] [s:Ruiz], who adds that “they know it”.",
    );
    check(
        "that-clause",
        "“They lied,” insists [s:Ruiz, who] [u:adds] [q:that “they know it”].",
    );
}

#[test]
fn statements_and_signs_that_say_something() {
    check(
        "bare-clause",
        "Ruiz issued [s:a statement] [u:saying] [q:the strike would go ahead].",
    );
    check(
        "source-then-quotation",
        "Protesters held [s:signs] [u:reading] [q:“Shame” and “Go home.”]",
    );
    check(
        "as-source-said",
        "The hearing was, [u:in [s:Ruiz's] words], [q:“a sham.”]",
    );
    check("source-colon", "[s:Lund][u::] [q:“We will win”]");
}

#[test]
fn short_clauses_and_quoted_ends() {
    check("bare-clause", "[s:The ruling] [u:said] [q:Ruiz “knew what it meant.”]");
    check(
        "clause-then-source",
        "[q:Ruiz knew], [s:The Courier] [u:reported] Monday.",
    );
    check(
        "source-then-quotation",
        "[s:Protesters] [u:shouted] [q:“go home”] as he left.",
    );
}

#[test]
fn a_sentence_of_one_word_is_speech_beside_speech() {
    check("speaker-goes-on", "“Yes,” [s:he] says. [q:“Absolutely.”]");
}

#[test]
fn single_marks_over_paragraphs() {
    check(
        "speaker-goes-on",
        "'Fine,' [s:Lund] said. [q:'We have waited for years.]\n\n[q:'We can wait a little more.']",
    );
}

#[test]
fn words_that_only_look_like_cues() {
    check_nothing("A bank spokesman, asked about the claims, left the room.");
    check_nothing("The woman found in the water may have left the boat.");
    check_nothing("In her opening remarks for visitors the guide was brief.");
}

#[test]
fn circumstances_before_the_main_clause() {
    check(
        "clause-then-source",
        "[q:If the law falls], [s:Ruiz] [u:said], [q:thousands will lose].",
    );
    check(
        "bare-clause",
        "Although [s:Ruiz] [u:said] [q:she likes the bill], she wants changes.",
    );
    check("bare-clause", "[s:Lund] smiled, [u:then said] [q:he was late].");
    check("bare-clause", "[s:Both Ruiz and Lund] [u:say] [q:the fine is legal].");
}

#[test]
fn as_somebody_noted() {
    check("as-source-said", "[q:The fine], [u:as [s:Ruiz] noted], [q:is legal].");
    check(
        "as-source-said",
        "[q:The fine is legal], [u:as [s:Ruiz] noted] in her book.",
    );
}
