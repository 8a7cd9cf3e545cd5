//! Who says what in English: marked text in, suggestions out.

use pressmark::engine::frame::frame_of;
use pressmark::engine::suggest::{Lessons, Speaker, Suggestion, suggest};
use pressmark::model::article::Article;
use pressmark::model::span::Span;

/// A headline comes first, so that nothing of the sentence is taken for one.
fn read(sentence: &str) -> (Article, Vec<Suggestion>) {
    let article = Article::new(format!("A headline of its own\n\n{sentence}\n"));
    let found = suggest(&article, &frame_of(&article), &Lessons::default());
    (article, found)
}

/// The surest suggestion of `marked`, where `[q:…]` is what is said, `[s:…]` its source and `[u:…]` its cue.
#[track_caller]
pub(crate) fn check(rule: &str, marked: &str) {
    let mut plain = String::new();
    let mut parts: Vec<(char, String)> = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let mark = rest.strip_prefix('[').and_then(|it| it.split_once(':'));
        match mark.filter(|it| matches!(it.0, "q" | "s" | "u")) {
            Some((kind, after)) => {
                open.push((kind.chars().next().unwrap(), plain.len()));
                rest = after;
                continue;
            }
            None if c == ']' => {
                let (kind, start) = open.pop().unwrap();
                parts.push((kind, plain[start..].to_owned()));
            }
            None => plain.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    let (article, found) = read(&plain);
    let words = |it: Option<Span>| it.map_or(String::new(), |it| article.quote(it).to_owned());
    let of = |kind: char| -> Vec<String> { parts.iter().filter(|it| it.0 == kind).map(|it| it.1.clone()).collect() };
    let wanted = (of('q'), of('s').concat(), of('u').concat());
    let told: Vec<_> = found
        .iter()
        .map(|it| {
            let content: Vec<String> = it.content.iter().map(|it| article.quote(it).to_owned()).collect();
            (it.rule.id, (content, words(it.source), words(it.cue)))
        })
        .collect();
    assert!(
        told.iter().any(|it| it.0 == rule && it.1 == wanted),
        "{marked}\nfound {told:#?}"
    );
}

#[track_caller]
pub(crate) fn check_nothing(sentence: &str) {
    let (article, found) = read(sentence);
    let likely: Vec<_> = found
        .iter()
        .filter(|it| it.confidence >= 60)
        .map(|it| article.quote(it.content.hull()))
        .collect();
    assert!(likely.is_empty(), "{sentence}: {likely:?}");
}

#[test]
fn a_quotation_and_who_said_it_right_after() {
    check(
        "quotation-then-source",
        "[q:“The pier is safe,”] [s:Ana Ruiz] [u:said].",
    );
    check(
        "quotation-then-source",
        "[q:“The pier is safe,”] [s:the mayor] [u:told] reporters on Tuesday.",
    );
    check(
        "quotation-then-verb",
        "[q:“The pier is safe,”] [u:said] [s:Ana Ruiz, a diver from Hanbit who checked it twice].",
    );
    check("quotation-then-verb", "[q:“Is it safe?”] [u:asked] [s:Bo Lund].");
    check(
        "quotation-then-source",
        "[q:“If it breaks,”] [s:Ruiz] [u:warned], [q:“we start again.”]",
    );
    check("quotation-then-verb", "[q:“It creaks,”] [u:beamed] [s:Ana Ruiz].");
    check(
        "quotation-then-verb",
        "[q:'It creaks,'] [u:said] [s:Ana Ruiz, 52, the council's leader].",
    );
}

#[test]
fn who_says_it_leads_to_a_quotation() {
    check(
        "source-then-quotation",
        "[s:Ana Ruiz] [u:said], [q:“The pier is safe.”]",
    );
    check(
        "source-then-quotation",
        "[s:She] [u:wrote] on the notice board: [q:“The pier is safe.”]",
    );
    check("source-colon", "[s:Ms. Ruiz] [u:was blunt:] [q:“The pier is gone.”]");
    check(
        "signed-quotation",
        "[q:“The pier is gone for good.”] [u:—] [s:Ana Ruiz, diver]",
    );
    check("verb-then-quotation", "[u:Said] [s:Ana Ruiz]: [q:“The pier is gone.”]");
}

#[test]
fn clauses_after_a_verb() {
    check(
        "that-clause",
        "[s:Ana Ruiz, who dives there], [u:said] [q:that the pier creaks].",
    );
    check(
        "bare-clause",
        "[s:Officials briefed on the matter] [u:said] [q:the pier had been closed in March].",
    );
    check(
        "that-clause",
        "[s:The group] [u:said] in a statement on Monday [q:that the pier creaks].",
    );
    check(
        "that-clause",
        "[s:The council] [u:did not say] [q:whether the pier would open].",
    );
    check(
        "bare-clause",
        "[s:Lund] [u:said] [q:although it rained, the pier stayed dry].",
    );
    check(
        "participle",
        "[s:The council] closed the pier, [u:saying] [q:that it creaks].",
    );
    check("bare-clause", "[s:Experts] [u:say] [q:that’s unlikely].");
}

#[test]
fn clauses_before_who_said_them() {
    check(
        "clause-then-source",
        "[q:The pier will open in May], [s:the mayor] [u:said].",
    );
    check(
        "clause-then-verb",
        "[q:The pier will open in May], [u:said] [s:Ana Ruiz, a diver at the harbour].",
    );
    check(
        "clause-then-source",
        "[q:Most people want the pier], [s:a new survey] [u:shows].",
    );
    check("according-to", "[u:According to] [s:Ana Ruiz], [q:the pier creaks].");
    check(
        "according-to",
        "[q:The pier creaks], [u:according to] [s:two divers who know it].",
    );
    check(
        "according-to",
        "[q:The pier], [u:according to] [s:two divers], [q:had 31 cracked bolts].",
    );
    check("as-source-said", "As [s:Ruiz] [u:put] it, [q:“the pier is gone.”]");
}

#[test]
fn wishes_and_stands_are_told_with_less_trust() {
    check("wants-to", "[s:The council] [u:plans] [q:to sell the pier].");
    check(
        "takes-a-stand",
        "[s:Lund] [u:has accused] [q:the council of hiding the report].",
    );
    check("claim-that", "[s:Ruiz’s] [u:claim] [q:that the pier creaks].");
}

#[test]
fn nouns_titles_and_measures_are_no_speech() {
    check_nothing("The claims of the report were a warning to the state.");
    check_nothing("The so-called “smart” lamps cost $120 each.");
    check_nothing("The shelf is 5' 10\" tall and 36\" wide.");
    check_nothing("Ruiz, asked about the pier, left.");
}

#[test]
fn speakers_are_followed_through_the_article() {
    let (article, found) = read(
        "“The pier creaks,” said Ana Ruiz, a diver. “Nobody listens to us.”\n\nRuiz said it would fall. She added that the lamps were gone. “It is over,” the diver said.",
    );
    let ana = "Ana Ruiz, a diver";
    let meant = |words: &str| {
        let it = found
            .iter()
            .find(|it| article.quote(it.content.first()).contains(words))
            .unwrap();
        match &it.speaker {
            Speaker::Means(span) | Speaker::Carried(span) => article.quote(*span).to_owned(),
            Speaker::OneOf(spans) => format!("one of {}", article.quote(spans[0])),
            other => format!("{other:?}"),
        }
    };
    assert_eq!(meant("Nobody listens"), ana);
    assert_eq!(meant("it would fall"), ana);
    assert_eq!(meant("lamps were gone"), ana);
    assert_eq!(meant("It is over"), format!("one of {ana}"));
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    let (article, found) = read(
        "Okafor read it out. “The first came in March.\n\n“The second came in June.\n\n“We asked for help,” Okafor said.",
    );
    let pieces: Vec<&str> = found[0].content.iter().map(|it| article.quote(it)).collect();
    assert_eq!(
        pieces,
        [
            "“The first came in March.",
            "“The second came in June.",
            "“We asked for help,”"
        ]
    );
    assert_eq!(found.len(), 1);
}

#[test]
fn what_a_folder_taught_is_taken_into_account() {
    let article = Article::new("A headline\n\nAna Ruiz blorps that the pier creaks.\n");
    let frame = frame_of(&article);
    assert!(suggest(&article, &frame, &Lessons::default()).is_empty());
    let lessons = Lessons {
        cues: vec!["blorps".into()],
        ..Lessons::default()
    };
    let found = suggest(&article, &frame, &lessons);
    assert_eq!(found.iter().map(|it| it.rule.id).collect::<Vec<_>>(), ["taught-verb"]);
    let named = Lessons {
        names: vec!["Ana Ruiz".into()],
        ..lessons.clone()
    };
    assert!(suggest(&article, &frame, &named)[0].confidence > found[0].confidence);
}

#[test]
fn what_nobody_says_by_name_is_told_with_little_trust() {
    check("is-said-to", "The talks [u:are believed] [q:to focus on the pier].");
    check(
        "claim-that",
        "It fits the [u:announcement made] by [s:two divers] on June 7 [q:that the pier creaks].",
    );
    check("reportedly", "The council [u:reportedly] [q:sold the pier].");
}

#[test]
fn what_is_said_without_a_speaker() {
    check(
        "is-said-to",
        "The crews [u:are believed] [q:to work at night, with lamps on the pier].",
    );
    check("is-said-to", "Lund [u:is understood] [q:to be considering an appeal].");
    check(
        "is-said-to",
        "It [u:was reported] last week [q:that the mill would close].",
    );
    check("is-said-to", "It [u:is thought] [q:the men left on Friday].");
    check(
        "is-described-in",
        "[q:The fault] [u:was described in] [s:a report by the Harbour Institute].",
    );
    check_nothing("Lund was asked to leave.");
}

#[test]
fn words_that_are_written_somewhere_or_reported_by_others() {
    check(
        "source-then-quotation",
        "Visitors find [s:a notice] [u:saying], [q:“The pier is closed.”]",
    );
    check(
        "that-clause",
        "The Courier quoted [s:an unnamed official] as [u:saying] [q:that the talks had failed].",
    );
    check(
        "source-then-quotation",
        "[s:Lund] was quoted by the Courier as [u:saying]: [q:“We will not leave.”]",
    );
    check(
        "that-clause",
        "[s:He] went on [u:to say] [q:that the bridge was unsafe].",
    );
}

#[test]
fn nouns_that_look_like_verbs() {
    check(
        "claim-that",
        "There are [u:fears] [q:that the strike could last for weeks].",
    );
    check_nothing("The council has no current plans to widen the road.");
    check_nothing("The form has 40 questions, “all of them hard” for a beginner, and no help.");
}

#[test]
fn a_clause_behind_a_noun_ends_before_the_verb_of_the_sentence() {
    check(
        "claim-that",
        "[s:The company's] [u:claim] [q:that its ferry is safe] has been challenged by the union.",
    );
    check(
        "claim-that",
        "Despite [s:Lund's] [u:insistence] [q:that he knew nothing], the board dismissed him.",
    );
}

#[test]
fn days_and_listeners_are_no_speakers() {
    check(
        "quotation-then-source",
        "[q:\"We fix this,\"] [s:Ruiz, 45, of Dayton, Ohio], [u:said] Monday.",
    );
    check(
        "source-then-quotation",
        "[s:Ms Ruiz, whose son was hurt], [u:told] the inquiry: [q:“Nobody told us anything.”]",
    );
    check(
        "clause-then-verb",
        "[q:The owners], [u:said] [s:Lund], [q:are at a loss].",
    );
}

#[test]
fn what_something_is_called() {
    check(
        "takes-a-stand",
        "[s:Lund] [u:described] the plan as [q:“a gift to the rich that nobody will ever pay for.”]",
    );
    check(
        "takes-a-stand",
        "[s:The union] [u:called] [q:the cuts “reckless and illegal”].",
    );
    check(
        "takes-a-stand",
        "[s:He] [u:warned of] [q:“dire consequences” for the port].",
    );
}

#[test]
fn a_participle_that_names_where_it_was_heard_ends_a_clause() {
    check(
        "that-clause",
        "[s:The paper] [u:reported] [q:that the two had met in secret], citing people who were there.",
    );
    check(
        "according-to",
        "The rule, which, [u:according to] [s:Lund], [q:nobody knew], is old.",
    );
}

#[test]
fn who_says_it_stands_within_the_clause() {
    check(
        "clause-then-source",
        "[q:Berg], [s:prosecutors] [u:said], [q:took $40,000 in cash].",
    );
    check(
        "clause-then-source",
        "[q:The plan], [s:Lund] [u:argued], [q:“makes no sense.”]",
    );
    check(
        "quotation-then-verb",
        "[q:It was], [u:said] [s:Lund], [q:“a very bad day.”]",
    );
    check(
        "clause-then-source",
        "In the end, [s:Lund] [u:said], [q:nobody came to the meeting].",
    );
    check(
        "quotation-then-source",
        "[q:“They promised a school,”] [s:Park] [u:said], as her son played, [q:“and we wait.”]",
    );
    check(
        "quotation-then-source",
        "[q:“We will respond,”] [s:the spokesman] was quoted as [u:saying].",
    );
    check(
        "as-source-said",
        "[q:The bridge is “a ribbon of rust,”] [u:as [s:the mayor] put it].",
    );
}

#[test]
fn what_is_said_in_a_relative_clause() {
    check(
        "bare-clause",
        "[s:Ruiz, who] [u:said] [q:she had seen the smoke], called the fire brigade.",
    );
    check(
        "bare-clause",
        "He called [s:Bo Lund, who] [u:said] [q:the bridge was closed].",
    );
    check(
        "bare-clause",
        "[s:Sources close to Ms Ruiz] [u:say] [q:she is “furious”].",
    );
}

#[test]
fn a_dateline_is_no_part_of_what_is_said() {
    check(
        "clause-then-source",
        "LONDON, March 3 (Reuters) - [q:Output fell in February], [s:a survey] [u:showed] on Monday.",
    );
    check(
        "that-clause",
        "HANBIT — [s:The agency] [u:said] in a statement Friday [q:that no one was hurt].",
    );
}

#[test]
fn a_line_with_a_colon_leads_to_a_paragraph_without_marks() {
    check(
        "source-colon",
        "In a letter, [s:the church] [u:denied] the charge:\n\n[q:She was not held there. She was a guest.]",
    );
}
