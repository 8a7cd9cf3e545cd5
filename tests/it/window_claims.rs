//! Checking claims in the window: verdict, evidence, relations, the table.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use pressmark::app::command::{Command, VerificationCommand};
use pressmark::app::state::{Desk, State};
use pressmark::model::claim::{ClaimWork, Scale};
use pressmark::model::id::AnnotationId;

use crate::app;
use crate::window::{NONE, Window, press, window};

const SHIFT: egui::Modifiers = egui::Modifiers::SHIFT;

fn desk(state: &State) -> &Desk {
    state.desk.as_ref().expect("an article")
}

fn ids(state: &State) -> Vec<AnnotationId> {
    let marks = desk(state).document.index().iter().filter(|it| it.first);
    marks.map(|it| it.id.clone()).collect()
}

/// Two claims, the first one selected.
fn claims() -> State {
    let mut state = app::state("[c:Rents rose by half]. [c:Rents fell].");
    state.run(Command::NextAnnotation);
    state
}

/// What checking the `n`th claim has brought.
fn work(harness: &Harness<'static, Window>, n: usize) -> ClaimWork {
    let state = &harness.state().state;
    let body = &desk(state).document.annotation(&ids(state)[n]).expect("a claim").body;
    body.claim.as_deref().cloned().unwrap_or_default()
}

fn click(harness: &mut Harness<'static, Window>, name: &str) {
    let button = harness.get_all_by_label(name).find(|it| {
        matches!(
            it.accesskit_node().role(),
            Role::Button | Role::CheckBox | Role::ComboBox
        )
    });
    button.unwrap_or_else(|| panic!("no button {name}")).click_accesskit();
    harness.run_steps(3);
}

fn type_into(harness: &mut Harness<'static, Window>, name: &str, words: &str) {
    let field = harness.get_all_by_label(name).find(|it| {
        let role = it.accesskit_node().role();
        matches!(role, Role::TextInput | Role::MultilineTextInput)
    });
    let field = field.unwrap_or_else(|| panic!("no field {name}"));
    field.focus();
    field.type_text(words);
    harness.run_steps(3);
}

#[test]
fn a_verdict_is_given_by_a_click_and_taken_back_by_another() {
    let mut harness = window(claims());
    click(&mut harness, "partly true");
    let verdict = work(&harness, 0).verdict.expect("a verdict");
    assert_eq!((&*verdict.scale, &*verdict.value), ("true/false", "partly true"));
    click(&mut harness, "partly true");
    assert_eq!(work(&harness, 0).verdict, None);
}

#[test]
fn the_key_for_the_verdict_leads_to_its_values_and_arrows_and_space_give_one() {
    let mut harness = window(claims());
    press(&mut harness, SHIFT, egui::Key::C);
    press(&mut harness, NONE, egui::Key::ArrowRight);
    press(&mut harness, NONE, egui::Key::Space);
    let verdict = work(&harness, 0).verdict.expect("a verdict");
    assert_eq!(&*verdict.value, "partly true");
}

#[test]
fn a_reason_half_typed_is_kept_when_another_claim_is_selected() {
    let mut harness = window(claims());
    click(&mut harness, "false");
    type_into(&mut harness, "Reason", "The office says a third");
    let second = ids(&harness.state().state)[1].clone();
    harness.state_mut().state.run(Command::Focus(second));
    harness.run_steps(3);
    let verdict = work(&harness, 0).verdict.expect("a verdict");
    assert_eq!(&*verdict.reason, "The office says a third");
    assert_eq!(work(&harness, 1).verdict, None);
}

#[test]
fn the_next_claim_begins_with_the_scale_used_last() {
    let mut harness = window(claims());
    let combo = |harness: &mut Harness<'static, Window>, name: &str| {
        let combo = harness.get_all_by_role(Role::ComboBox).find(|it| {
            it.accesskit_node().value().as_deref() == Some(name)
                || it.accesskit_node().label().as_deref() == Some("Scale")
        });
        combo.expect("the choice of the scale").click();
        harness.run_steps(3);
    };
    combo(&mut harness, "true/false");
    click(&mut harness, "PolitiFact");
    click(&mut harness, "Half True");
    let second = ids(&harness.state().state)[1].clone();
    harness.state_mut().state.run(Command::Focus(second));
    harness.run_steps(3);
    click(&mut harness, "Pants on Fire");
    let verdict = work(&harness, 1).verdict.expect("a verdict");
    assert_eq!((&*verdict.scale, &*verdict.value), ("PolitiFact", "Pants on Fire"));
}

#[test]
fn evidence_is_filled_in_where_its_key_leads_and_folds_to_a_line() {
    let mut harness = window(claims());
    press(&mut harness, SHIFT, egui::Key::E);
    harness.event(egui::Event::Text("Rent index 2025".into()));
    harness.run_steps(2);
    type_into(&mut harness, "Address", "https://example.org/rents");
    click(&mut harness, "Done");
    let evidence = work(&harness, 0).evidence;
    assert_eq!(evidence.len(), 1);
    assert_eq!(&*evidence[0].title, "Rent index 2025");
    assert_eq!(&*evidence[0].url, "https://example.org/rents");
    harness.get_by_label("Rent index 2025");
    click(&mut harness, "Remove evidence 1");
    assert!(work(&harness, 0).evidence.is_empty());
}

#[test]
fn evidence_half_typed_is_kept_when_another_claim_is_selected() {
    let mut harness = window(claims());
    press(&mut harness, SHIFT, egui::Key::E);
    harness.event(egui::Event::Text("Rent index".into()));
    harness.run_steps(2);
    let second = ids(&harness.state().state)[1].clone();
    harness.state_mut().state.run(Command::Focus(second));
    harness.run_steps(3);
    assert_eq!(&*work(&harness, 0).evidence[0].title, "Rent index");
    assert!(work(&harness, 1).evidence.is_empty());
}

#[test]
fn pieces_of_evidence_change_places() {
    let mut harness = window(claims());
    for title in ["One", "Two"] {
        press(&mut harness, SHIFT, egui::Key::E);
        harness.event(egui::Event::Text(title.into()));
        harness.run_steps(2);
        press(&mut harness, NONE, egui::Key::Escape);
    }
    let titles = |harness: &Harness<'static, Window>| {
        let evidence = work(harness, 0).evidence;
        evidence.iter().map(|it| it.title.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&harness), ["One", "Two"]);
    click(&mut harness, "Up");
    assert_eq!(titles(&harness), ["Two", "One"]);
}

#[test]
fn a_scale_of_the_folders_own_is_offered_with_its_values() {
    let mut state = claims();
    state.run(Command::Verification(VerificationCommand::SetScale {
        name: "House".into(),
        scale: Some(Scale {
            values: vec!["wrong".into(), "right".into()],
            ..Scale::default()
        }),
    }));
    let mut harness = window(state);
    harness.state_mut().drafts.last_scale = Some("House".into());
    let second = ids(&harness.state().state)[1].clone();
    harness.state_mut().state.run(Command::Focus(second));
    harness.run_steps(3);
    click(&mut harness, "right");
    let verdict = work(&harness, 1).verdict.expect("a verdict");
    assert_eq!((&*verdict.scale, &*verdict.value), ("House", "right"));
}

#[test]
fn an_own_scale_is_made_from_a_name_and_lines() {
    let mut harness = window(claims());
    harness.state_mut().drafts.scale = Some(Default::default());
    harness.run_steps(2);
    type_into(&mut harness, "Name", "House");
    type_into(&mut harness, "Values", "wrong\nright\nright\n");
    click(&mut harness, "Save the scale");
    let scales = &desk(&harness.state().state).document.tables().scales;
    assert_eq!(scales["House"].values, ["wrong".into(), "right".into()]);
    click(&mut harness, "wrong");
    let verdict = work(&harness, 0).verdict.expect("a verdict");
    assert_eq!(&*verdict.scale, "House");
}

#[test]
fn a_related_claim_is_shown_leads_there_and_can_be_let_go() {
    let mut state = claims();
    let all = ids(&state);
    state.run(Command::Verification(VerificationCommand::RelateTo {
        from: all[0].clone(),
        to: all[1].clone(),
        relation: "contradicts".into(),
    }));
    let mut harness = window(state);
    click(&mut harness, "contradicts: Rents fell");
    assert_eq!(desk(&harness.state().state).selected.as_ref(), Some(&all[1]));
    click(&mut harness, "Remove “contradicted by”");
    assert!(desk(&harness.state().state).document.tables().claim_links.is_empty());
}

#[test]
fn the_claims_tab_tells_progress_and_changes_a_status_in_place() {
    let mut harness = window(claims());
    click(&mut harness, "Claims 2");
    harness
        .get_all_by_label("0 of 2 checked, 0 with a verdict")
        .next()
        .expect("progress");
    click(&mut harness, "Status of line 1");
    click(&mut harness, "verified");
    harness
        .get_all_by_label("1 of 2 checked, 0 with a verdict")
        .next()
        .expect("progress");
}

#[test]
fn the_rows_of_the_claims_are_gone_through_by_arrows() {
    let mut harness = window(claims());
    click(&mut harness, "Claims 2");
    let rows = harness.get_all_by_role(Role::ListBox).next().expect("the rows");
    rows.focus();
    harness.run_steps(2);
    press(&mut harness, NONE, egui::Key::ArrowDown);
    let state = &harness.state().state;
    assert_eq!(desk(state).selected.as_ref(), Some(&ids(state)[1]));
    press(&mut harness, NONE, egui::Key::Enter);
    assert!(harness.state().commands.contains(&Command::ToArticle));
}

/// Two quotes that nobody is named for.
fn unsourced() -> State {
    app::state("“[q:We will wait for the council],” it said.\n\n“[q:Nobody asked us about the harbour],” it said.")
}

#[test]
fn a_finding_is_gone_to_by_its_row_and_its_rule_is_quoted() {
    let mut harness = window(unsourced());
    click(&mut harness, "Findings 2");
    let row = harness
        .get_all_by_label("Nobody asked us about the harbour")
        .find(|it| it.accesskit_node().role() == Role::Label);
    row.expect("a row").click();
    harness.run_steps(3);
    let state = &harness.state().state;
    assert_eq!(desk(state).selected.as_ref(), Some(&ids(state)[1]));
    let rule = harness.get_all_by_role(Role::Label).any(|it| {
        let said = it.accesskit_node().value().or(it.accesskit_node().label());
        said.is_some_and(|it| it.starts_with("Rule (AP): "))
    });
    assert!(rule, "the rule is quoted");
}

#[test]
fn a_finding_is_dismissed_from_its_row_and_looked_at_again() {
    let mut harness = window(unsourced());
    press(&mut harness, NONE, egui::Key::F8);
    press(&mut harness, NONE, egui::Key::D);
    press(&mut harness, NONE, egui::Key::Enter);
    harness.get_by_label("Findings 1");
    click(&mut harness, "Dismissed 1");
    harness.get_by_label("Named earlier in the article");
    click(&mut harness, "Look again");
    harness.get_by_label("Findings 2");
}

#[test]
fn a_check_is_switched_off_for_the_folder() {
    let mut harness = window(unsourced());
    click(&mut harness, "Findings 2");
    click(&mut harness, "Checks made 12 of 12");
    click(&mut harness, "Direct quote without a source");
    harness.get_by_label("Findings 0");
    let switches = &desk(&harness.state().state).document.tables().switches;
    assert!(!switches["unsourced-quote"].on);
}

#[test]
fn the_help_tells_the_job_step_by_step() {
    let mut harness = window(unsourced());
    press(&mut harness, NONE, egui::Key::F1);
    harness.get_by_label("Who said it, step by step");
}
