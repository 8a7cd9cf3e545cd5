//! Who says what in the manners of magazines, courts, sports pages and earnings reports: marked text in, suggestions out.

use crate::suggest_english::{check, check_nothing};

#[test]
fn who_speaks_in_a_clause_that_tells_when() {
    check(
        "that-clause",
        "The strike ended after [s:a leaked report] [u:warned] [q:that the roof leaked].",
    );
    check(
        "bare-clause",
        "Shares fell as [s:the bank] [u:said] [q:it had lost two clients].",
    );
    check(
        "that-clause",
        "He resigned before [s:ministers] [u:announced] [q:that the plan was dead].",
    );
    check(
        "bare-clause",
        "The firm, which makes lamps, was sold after [s:its owner] [u:said] [q:he was tired].",
    );
    check(
        "bare-clause",
        "Two days after [s:the bank] [u:said] [q:it was safe], it failed.",
    );
    check(
        "bare-clause",
        "They met Park, who has dived since [s:the union] [u:said] [q:the boats leaked].",
    );
    check(
        "bare-clause",
        "[s:The man who came after the fire] [u:said] [q:he was sorry].",
    );
    check(
        "that-clause",
        "[s:A statement issued after the meeting] [u:said] [q:that talks would go on].",
    );
    check(
        "that-clause",
        "She studied in Hanbit, where [s:a teacher] [u:told] her [q:that lamps were dull].",
    );
}

#[test]
fn what_something_is_called_is_no_speech() {
    check(
        "that-clause",
        "In the essay “Light and Tide,” [s:the writer Ana Ruiz] [u:says] [q:that towns fear the dark].",
    );
    check(
        "source-then-quotation",
        "In a letter titled “A Plea,” [s:the union] [u:wrote]: [q:“We are tired of waiting.”]",
    );
    check(
        "bare-clause",
        "[s:Lund, known as “the Shark,”] [u:said] [q:he was retiring].",
    );
    check(
        "quotation-then-source",
        "[q:“We had lamps,”] [s:she] [u:wrote] in her memoir, “Crumbs” (1994).",
    );
}

#[test]
fn a_work_at_the_head_is_no_speech() {
    check(
        "that-clause",
        "“The Long Way,” [s:Lund’s first novel], [u:says] [q:that boats are sad].",
    );
}

#[test]
fn what_is_told_of_what_somebody_told() {
    check(
        "clause-then-source",
        "[q:A diver told police the rope was “old and wet,”] [s:a court] [u:heard].",
    );
    check(
        "bare-clause",
        "[s:A diver] [u:told] police [q:the rope was “old and wet,”] a court heard.",
    );
    check(
        "clause-then-verb",
        "[q:The results suggest that the tide turns early], [u:said] [s:co-author Bo Lund].",
    );
    check(
        "that-clause",
        "[s:The results] [u:suggest] [q:that the tide turns early], said co-author Bo Lund.",
    );
    check(
        "that-clause",
        "[s:Ana Ruiz, the mayor], is understood to [u:have told] friends [q:that she would go].",
    );
}

#[test]
fn the_same_one_goes_on_behind_what_was_said() {
    check(
        "that-clause",
        "[s:Chief Bo Lund] said the board sees “a return to growth” next year but [u:cautioned] [q:that it was far off].",
    );
    check(
        "bare-clause",
        "[s:Lund] [u:said] [q:the plan was “bold”] but urged caution.",
    );
    check(
        "quotation-then-source",
        "[q:“This,”] [s:he] [u:said], pointing at the wall, [q:“is where it broke.”]",
    );
    check(
        "clause-then-source",
        "[q:If the tide arose early], [s:they] [u:write], [q:“it is likely to be an answer to the moon.”]",
    );
    check(
        "quotation-then-source",
        "[q:“If it falls, call it a raft,”] [s:she] [u:liked to say].",
    );
}

#[test]
fn what_was_said_as_a_thing() {
    check(
        "as-source-said",
        "[q:“A disgrace,”] [u:was [s:Bo Lund’s] verdict] on the match.",
    );
    check("as-source-said", "It is, [u:in [s:Lund’s] view], [q:“a scandal.”]");
    check(
        "takes-a-stand",
        "[s:The union] [u:warned Tuesday of] [q:a “disaster” in the north].",
    );
    check(
        "source-then-quotation",
        "[s:An aide] [u:said]: [q:“We wait”] and [q:that it was “looking into” the leak].",
    );
}

#[test]
fn insertions_and_places() {
    check(
        "bare-clause",
        "[s:Lund – who denies the charges] – [u:said] [q:he was “sorry for the hurt caused”].",
    );
    check(
        "source-then-quotation",
        "[s:A sign outside] [u:read] [q:“Closed until further notice.”]",
    );
    check(
        "that-clause",
        "[s:Ruiz] [u:told] reporters aboard the Gull [q:that the tide was early].",
    );
    check("bare-clause", "[s:Park] [u:told] the board [q:he’s counted 600 boats].");
    check(
        "source-then-quotation",
        "[s:A critic] [u:once said]: [q:“It is all lamps.”]",
    );
    check(
        "quotation-then-verb",
        "[q:“We wait,”] [u:said] [s:Ana Ruiz, whose husband, Bo, was a diver].",
    );
}

#[test]
fn a_sentence_after_a_quotation_with_a_stop_is_one_of_its_own() {
    check(
        "source-then-quotation",
        "Seo said that it was “a slip of the pen.” [s:The minister] [u:also stressed], [q:“We will mend it.”]",
    );
    check(
        "that-clause",
        "[s:Seo] [u:said] [q:that it was “a slip of the pen.”] The minister also stressed, “We will mend it.”",
    );
}

#[test]
fn feet_and_inches_within_what_is_said() {
    check(
        "quotation-then-source",
        "[q:\"It was 6\" deep. They sent one man,\"] [s:she] [u:said].",
    );
    check(
        "quotation-then-source",
        "[q:“He’s 6’2”, maybe more,”] [s:the coach] [u:said].",
    );
}

#[test]
fn documents_and_their_bounds() {
    check(
        "according-to",
        "[q:The pier lost 60 boats], [u:according to] [s:the Harbour Institute], which says the count is low.",
    );
    check(
        "according-to",
        "[u:According to] [s:the Harbour Institute], [q:more than 60 boats leak in Hanbit, and there are ten new leaks a year].",
    );
    check(
        "clause-then-source",
        "[q:People who nap by the sea may live longer], [s:new research] [u:suggests].",
    );
}

#[test]
fn what_only_looks_like_somebody_speaking() {
    check_nothing("The team had led through a shot, a goal the home bench felt should not have stood.");
    check_nothing("Bloggers disputed that, saying little.");
}
