//! Who said what, through commands: links, speakers, entries, and what becomes of them.

use pressmark::app::command::AttributionCommand as Say;
use pressmark::app::command::Command::{self, *};
use pressmark::app::command::RegistryCommand as Keep;
use pressmark::app::command::VerificationCommand as Check;
use pressmark::app::state::{Overlay, State};
use pressmark::model::attribution::Role;
use pressmark::model::claim::{Evidence, Verdict};
use pressmark::model::document::Document;
use pressmark::model::id::AnnotationId;
use pressmark::model::label::Label;
use pressmark::model::registry::{EntryKind, SourceId};

use crate::app::{shown, state};

const SAID: &str = "[q:“We rebuild,”] [u:said] [s:Ada Marsh]. Rents rose.";

/// The id of the first annotation on exactly these words.
#[track_caller]
pub fn id_of(state: &State, words: &str) -> AnnotationId {
    let document = document(state);
    let found = document
        .annotations()
        .iter()
        .find(|(_, it)| document.words(it) == words);
    found.unwrap_or_else(|| panic!("no annotation on {words}")).0.clone()
}

pub fn document(state: &State) -> &Document {
    &state.desk.as_ref().expect("an article").document
}

/// Each attribution as “content ← source (cue) = speaker”, in the order of their ids; `?` for a part that is not there.
pub fn attributions(state: &State) -> Vec<String> {
    let document = document(state);
    let words = |id: Option<&AnnotationId>| match id {
        None => "-".to_owned(),
        Some(id) => document.annotation(id).map_or("?".to_owned(), |it| document.words(it)),
    };
    let row = |it: &pressmark::model::attribution::Attribution| {
        let speaker = it.speaker.as_ref().map_or("-", SourceId::as_str);
        let (content, source) = (words(it.content.as_ref()), words(it.source.as_ref()));
        format!("{content} ← {source} ({}) = {speaker}", words(it.cue.as_ref()))
    };
    document.attributions().values().map(|it| row(it)).collect()
}

fn run(state: &mut State, commands: impl IntoIterator<Item = Command>) {
    for command in commands {
        state.run(command);
    }
}

fn link(state: &mut State, one: &str, other: &str) {
    let (from, to) = (id_of(state, one), id_of(state, other));
    state.run(Attribution(Say::LinkTo { from, to }));
}

/// The article with quote, cue and source in one attribution.
fn linked() -> State {
    let mut state = state(SAID);
    link(&mut state, "“We rebuild,”", "Ada Marsh");
    link(&mut state, "said", "“We rebuild,”");
    state
}

#[test]
fn linking_makes_one_attribution_whichever_way_one_begins() {
    assert_eq!(attributions(&linked()), ["“We rebuild,” ← Ada Marsh (said) = -"]);

    let mut other_way = state(SAID);
    link(&mut other_way, "said", "Ada Marsh");
    link(&mut other_way, "Ada Marsh", "“We rebuild,”");
    assert_eq!(attributions(&other_way), ["“We rebuild,” ← Ada Marsh (said) = -"]);
}

#[test]
fn two_of_a_kind_are_not_linked_and_one_is_told_why() {
    let mut state = state("[q:one] and [c:two]");
    link(&mut state, "one", "two");
    assert_eq!(attributions(&state), [] as [&str; 0]);
    assert!(
        state.notices.iter().any(|it| it.text.contains("same kind")),
        "{:?}",
        state.notices
    );
}

#[test]
fn another_source_takes_the_place_of_the_first() {
    let mut state = state("[q:“We rebuild,”] said [s:the mayor], not [s:Ada Marsh].");
    link(&mut state, "“We rebuild,”", "the mayor");
    link(&mut state, "“We rebuild,”", "Ada Marsh");
    assert_eq!(attributions(&state), ["“We rebuild,” ← Ada Marsh (-) = -"]);
    assert_eq!(
        shown(&state),
        "[q:“We rebuild,”] said [s:the mayor], not [s:Ada Marsh]."
    );
}

#[test]
fn deleting_a_part_keeps_the_rest_and_one_undo_brings_it_back_linked() {
    for part in ["“We rebuild,”", "said", "Ada Marsh"] {
        let mut state = linked();
        let before = attributions(&state);
        let id = id_of(&state, part);
        state.run(Remove(id));
        let after = attributions(&state);
        assert_eq!(after.len(), 1);
        assert_eq!(after[0], before[0].replace(part, "-"));
        state.run(Undo);
        assert_eq!(attributions(&state), before);
    }
}

#[test]
fn an_attribution_goes_with_its_last_part() {
    let mut state = linked();
    for part in ["said", "Ada Marsh", "“We rebuild,”"] {
        let id = id_of(&state, part);
        state.run(Remove(id));
    }
    assert_eq!(attributions(&state), [] as [&str; 0]);
    run(&mut state, [Undo, Undo, Undo]);
    assert_eq!(attributions(&state), ["“We rebuild,” ← Ada Marsh (said) = -"]);
}

#[test]
fn joining_two_annotations_keeps_what_they_were_linked_with() {
    let mut state = state("[q:“We rebuild,”] said [s:Ada Marsh]. [q:“Now.”]");
    link(&mut state, "“Now.”", "Ada Marsh");
    let (into, from) = (id_of(&state, "“We rebuild,”"), id_of(&state, "“Now.”"));
    run(
        &mut state,
        [
            Viewed {
                bytes: 0..50,
                place: (0, 0.0),
            },
            Focus(into),
            Join,
        ],
    );
    let Some(Overlay::Hints(hints)) = &state.overlay else {
        panic!("letters over the annotations");
    };
    let target = hints
        .targets
        .iter()
        .find(|it| it.annotation.as_ref() == Some(&from))
        .expect("the other quote");
    for letter in target.letters.clone().chars() {
        state.run(HintLetter(letter));
    }
    assert_eq!(attributions(&state), ["“We rebuild,” … “Now.” ← Ada Marsh (-) = -"]);
}

#[test]
fn letters_for_linking_are_only_over_what_fits() {
    let mut state = state(SAID);
    let quote = id_of(&state, "“We rebuild,”");
    run(
        &mut state,
        [
            Viewed {
                bytes: 0..60,
                place: (0, 0.0),
            },
            Focus(quote),
            Attribution(Say::Link),
        ],
    );
    let Some(Overlay::Hints(hints)) = &state.overlay else {
        panic!("letters over the annotations");
    };
    let targets: Vec<_> = hints.targets.iter().filter_map(|it| it.annotation.clone()).collect();
    assert_eq!(targets, [id_of(&state, "said"), id_of(&state, "Ada Marsh")]);
}

#[test]
fn a_new_speaker_is_one_gesture_for_entry_attribution_and_mention() {
    let mut state = linked();
    let subject = id_of(&state, "“We rebuild,”");
    let name = "Ada Marsh".to_owned();
    state.run(Attribution(Say::NewSpeaker { subject, name }));
    assert_eq!(attributions(&state), ["“We rebuild,” ← Ada Marsh (said) = ada-marsh"]);
    let mention = id_of(&state, "Ada Marsh");
    let refers_to = |state: &State| {
        document(state)
            .annotation(&mention)
            .expect("the source")
            .body
            .refers_to
            .clone()
    };
    assert_eq!(refers_to(&state), Some(SourceId::from("ada-marsh")));
    assert_eq!(document(&state).entries().len(), 1);
    state.run(Undo);
    assert_eq!(attributions(&state), ["“We rebuild,” ← Ada Marsh (said) = -"]);
    assert_eq!(refers_to(&state), None);
    assert!(document(&state).entries().is_empty());
}

#[test]
fn a_quote_without_anything_else_gets_an_attribution_with_its_speaker() {
    let mut state = state("[q:“We rebuild,”] she said.");
    let subject = id_of(&state, "“We rebuild,”");
    let name = "오경섭".to_owned();
    state.run(Attribution(Say::NewSpeaker { subject, name }));
    assert_eq!(attributions(&state), ["“We rebuild,” ← - (-) = 오경섭"]);
}

#[test]
fn the_picker_offers_entries_and_takes_what_enter_is_pressed_on() {
    let mut state = linked();
    for name in ["Ada Marsh", "Bo Tern"] {
        let name = name.to_owned();
        state.run(Registry(Keep::New {
            name,
            kind: EntryKind::Person,
        }));
    }
    let quote = id_of(&state, "“We rebuild,”");
    run(
        &mut state,
        [
            Focus(quote),
            Attribution(Say::PickSpeaker),
            Registry(Keep::PickerQuery("tern".into())),
        ],
    );
    let Some(Overlay::Speakers(picker)) = &state.overlay else {
        panic!("the picker");
    };
    assert_eq!(picker.rows[0].name, "Bo Tern");
    state.run(Registry(Keep::PickerTake(None)));
    assert_eq!(state.overlay, None);
    assert_eq!(attributions(&state), ["“We rebuild,” ← Ada Marsh (said) = bo-tern"]);
}

#[test]
fn merging_entries_takes_what_rested_on_both_and_undo_parts_them() {
    let mut state = linked();
    let subject = id_of(&state, "“We rebuild,”");
    for name in ["Ada Marsh", "A. Marsh"] {
        let (subject, name) = (subject.clone(), name.to_owned());
        state.run(Attribution(Say::NewSpeaker { subject, name }));
    }
    let before = document(&state).clone();
    let (into, from) = (SourceId::from("ada-marsh"), SourceId::from("a-marsh"));
    state.run(Registry(Keep::Merge {
        into: into.clone(),
        from: from.clone(),
    }));
    assert_eq!(attributions(&state), ["“We rebuild,” ← Ada Marsh (said) = ada-marsh"]);
    let merged = &document(&state).entries()[&into];
    assert_eq!(merged.aliases, ["A. Marsh".into()]);
    assert_eq!(
        document(&state).entry(&from).expect("still known by its old key").0,
        &into
    );
    state.run(Undo);
    assert_eq!(document(&state), &before);
}

#[test]
fn a_deleted_entry_leaves_the_attribution_and_comes_back_with_undo() {
    let mut state = linked();
    let (subject, name) = (id_of(&state, "“We rebuild,”"), "Ada Marsh".to_owned());
    state.run(Attribution(Say::NewSpeaker { subject, name }));
    let before = document(&state).clone();
    state.run(Registry(Keep::Remove(SourceId::from("ada-marsh"))));
    assert_eq!(attributions(&state), ["“We rebuild,” ← Ada Marsh (said) = -"]);
    state.run(Undo);
    assert_eq!(document(&state), &before);
}

#[test]
fn parts_are_taken_out_and_whole_attributions_removed_while_the_marks_stay() {
    let mut state = linked();
    let attribution = document(&state).attributions().keys().next().expect("one").clone();
    let role = Role::Cue;
    state.run(Attribution(Say::TakeOut {
        attribution: attribution.clone(),
        role,
    }));
    assert_eq!(attributions(&state), ["“We rebuild,” ← Ada Marsh (-) = -"]);
    state.run(Attribution(Say::Remove(attribution)));
    assert_eq!(attributions(&state), [] as [&str; 0]);
    assert_eq!(shown(&state), SAID);
}

#[test]
fn claims_get_verdict_evidence_and_relations() {
    let mut state = state("[c:Rents rose]. [c:Rents fell].");
    let (rose, fell) = (id_of(&state, "Rents rose"), id_of(&state, "Rents fell"));
    let verdict = Verdict {
        scale: "true/false".into(),
        value: "true".into(),
        ..Verdict::default()
    };
    state.run(Focus(rose.clone()));
    state.run(Verification(Check::SetVerdict {
        claim: rose.clone(),
        verdict: Some(verdict.clone()),
    }));
    state.run(Verification(Check::AddEvidence));
    let relation = "contradicts".to_owned();
    let (from, to) = (rose.clone(), fell);
    state.run(Verification(Check::RelateTo { from, to, relation }));
    let work = document(&state)
        .annotation(&rose)
        .expect("the claim")
        .body
        .claim
        .clone()
        .expect("worked on");
    assert_eq!(work.verdict, Some(verdict));
    assert_eq!(work.evidence, [Evidence::default()]);
    assert_eq!(document(&state).tables().claim_links.len(), 1);
    run(&mut state, [Undo, Undo, Undo]);
    assert_eq!(document(&state).annotation(&rose).expect("the claim").body.claim, None);
    assert!(document(&state).tables().claim_links.is_empty());
}

#[test]
fn with_a_quote_selected_its_label_stays_what_was_asked_for() {
    let mut state = state("[c:Rents rose]");
    let claim = id_of(&state, "Rents rose");
    run(&mut state, [Focus(claim.clone()), Attribution(Say::Quote)]);
    assert_eq!(
        document(&state).annotation(&claim).expect("it").body.label,
        Label::Quote
    );
}

#[test]
fn the_same_words_are_not_marked_as_a_quote_twice() {
    let mut state = state("Harbour news\n\n|“We rebuild,” said Ada Marsh.| Rents rose.");
    state.run(Attribution(Say::Quote));
    assert_eq!(attributions(&state), ["“We rebuild,” ← Ada Marsh (said) = -"]);
    let marks = document(&state).annotations().len();
    state.run(SelectAll);
    state.run(Verification(Check::PreviousUnsourced));
    let sentence = pressmark::app::selection::Selection { anchor: 14, head: 48 };
    run(&mut state, [Select(sentence), Attribution(Say::Quote)]);
    assert_eq!(document(&state).annotations().len(), marks);
    assert_eq!(attributions(&state).len(), 1);
}
