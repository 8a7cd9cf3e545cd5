//! What the selected annotation rests on: content, source, cue and speaker of its attributions.

use egui::{RichText, Ui};

use super::section::{Opening, key_button, leading, quiet, row, section, take_out};
use crate::app::command::{AttributionCommand, Command, RegistryCommand};
use crate::app::run::quoting::Carried;
use crate::app::state::{Desk, State};
use crate::model::annotation::{Annotation, Origin};
use crate::model::attribution::{Attribution, ROLES, Role};
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::SourceId;
use crate::ui::cached::version;
use crate::ui::frame::Drafts;

/// Most attributions of one annotation that are shown.
const MOST_SHOWN: usize = 20;

/// What the annotation rests on, or what rests on it; with what can be done about it.
pub fn attributions(
    ui: &mut Ui,
    state: &State,
    desk: &Desk,
    id: &AnnotationId,
    annotation: &Annotation,
    drafts: &mut Drafts,
) -> Vec<Command> {
    let label = &annotation.body.label;
    if Role::of(label).is_none() {
        return Vec::new();
    }
    let title = match label {
        Label::Quote => "Who said it",
        Label::Claim => "Who says so",
        _ => "Attribution",
    };
    let content = |ui: &mut Ui| {
        let mut commands = Vec::new();
        let mut count = 0;
        for (own, attribution) in desk.document.attributions_of(id).take(MOST_SHOWN) {
            if count > 0 {
                ui.separator();
            }
            count += 1;
            commands.extend(one(ui, state, desk, id, (own, attribution)));
        }
        let more = desk.document.links().attributions_of(id).len().saturating_sub(count);
        if more > 0 {
            ui.weak(format!("and {more} attributions more"));
        }
        if count == 0 {
            ui.weak(match label {
                Label::Quote | Label::Claim => "Nobody is named for it yet",
                _ => "Not linked with a quote or a claim yet",
            });
        }
        commands.extend(carried(ui, state, desk, id, drafts));
        if *label == Label::Quote {
            commands.extend(continuation(ui, desk, annotation));
        }
        commands.extend(acts(ui, state, label, count > 0));
        commands
    };
    section(ui, title, Opening::Open, content).unwrap_or_default()
}

/// One attribution, part by part.
fn one(
    ui: &mut Ui,
    state: &State,
    desk: &Desk,
    selected: &AnnotationId,
    (id, attribution): (&AnnotationId, &Attribution),
) -> Vec<Command> {
    let mut commands = Vec::new();
    commands.extend(speaker(ui, desk, selected, attribution));
    for role in ROLES {
        commands.extend(part(ui, desk, selected, (id, attribution), role));
    }
    match &attribution.origin {
        Origin::Rule { id, edited } => {
            let then = if *edited { "then changed" } else { "unchanged" };
            ui.weak(format!("Found by the rule “{}”, {then}", id.replace('-', " ")));
        }
        Origin::Import { format } => drop(ui.weak(format!("Imported from {format}"))),
        Origin::Hand | Origin::Other(_) => {}
    }
    let remove = Command::Attribution(AttributionCommand::Remove(id.clone()));
    commands.extend(key_button(ui, state, "Remove attribution", remove));
    commands
}

/// How a part of an attribution stands in the article.
enum Standing<'d> {
    /// The attribution has no such part.
    Missing,
    Here(&'d Annotation),
    /// It plays another role by its label.
    Other(&'d Annotation),
    /// Its words are not in the article any more.
    Lost(String),
    /// No annotation has its id.
    Gone,
}

fn standing<'d>(desk: &'d Desk, attribution: &Attribution, role: Role) -> Standing<'d> {
    let Some(id) = attribution.part(role) else {
        return Standing::Missing;
    };
    match (desk.document.annotation(id), desk.document.orphans().get(id)) {
        (Some(it), _) if Role::of(&it.body.label) == Some(role) => Standing::Here(it),
        (Some(it), _) => Standing::Other(it),
        (None, Some(it)) => Standing::Lost(it.anchors.first().map(|it| it.exact.shown()).unwrap_or_default()),
        (None, None) => Standing::Gone,
    }
}

fn part(
    ui: &mut Ui,
    desk: &Desk,
    selected: &AnnotationId,
    (id, attribution): (&AnnotationId, &Attribution),
    role: Role,
) -> Option<Command> {
    let mut command = None;
    let part = attribution.part(role);
    let title = title_of(role);
    let words = |ui: &mut Ui| {
        let go = part.cloned().map(Command::Focus);
        match standing(desk, attribution, role) {
            Standing::Missing => quiet(ui, if_missing(role, attribution.speaker.is_some())),
            Standing::Here(_) if part == Some(selected) => quiet(ui, "the one selected"),
            Standing::Here(it) => {
                if leading(ui, &desk.document.words(it), "Go there").clicked() {
                    command = go;
                }
            }
            Standing::Other(it) => {
                if leading(ui, &desk.document.words(it), "Go there").clicked() {
                    command = go;
                }
            }
            Standing::Lost(words) => {
                if leading(ui, &words, "Show it among the lost ones").clicked() {
                    command = part.cloned().map(Command::FocusOrphan);
                }
            }
            Standing::Gone => quiet(ui, "deleted"),
        }
    };
    let mut out = false;
    row(ui, title, words, |ui| {
        if part.is_some() {
            let name = format!("Take out the {}", role.key());
            out = take_out(ui, &name).clicked();
        }
    });
    if let Some(flaw) = flaw(desk, attribution, role) {
        ui.label(RichText::new(flaw).color(ui.visuals().strong_text_color()));
    }
    let take_out = out.then(|| {
        Command::Attribution(AttributionCommand::TakeOut {
            attribution: id.clone(),
            role,
        })
    });
    take_out.or(command)
}

fn title_of(role: Role) -> &'static str {
    match role {
        Role::Content => "Words",
        Role::Source => "Source",
        Role::Cue => "Cue",
    }
}

fn if_missing(role: Role, spoken: bool) -> &'static str {
    match role {
        Role::Content => "none",
        Role::Source if spoken => "not mentioned",
        Role::Source => "none",
        Role::Cue => "none",
    }
}

/// What is wrong with a part, and what to do about it.
fn flaw(desk: &Desk, attribution: &Attribution, role: Role) -> Option<String> {
    let what = role.key();
    Some(match standing(desk, attribution, role) {
        Standing::Here(_) => return None,
        Standing::Missing => match role {
            Role::Content => "Broken: nothing is attributed. Press L and pick the quote or the claim".into(),
            Role::Source if attribution.speaker.is_none() => {
                "Nobody is named. Press A, or mark the source and press L".into()
            }
            Role::Source | Role::Cue => return None,
        },
        Standing::Other(it) => format!(
            "Broken: marked as a {}, not as its {what}. Change the label, or take it out",
            it.body.label.key()
        ),
        Standing::Lost(_) => {
            "Broken: these words are not in the article any more. Click them to place them, or take them out".into()
        }
        Standing::Gone => format!("Broken: the {what} was deleted. Take it out, or link another one with L"),
    })
}

fn speaker(ui: &mut Ui, desk: &Desk, selected: &AnnotationId, attribution: &Attribution) -> Option<Command> {
    let mut command = None;
    let speaker = attribution.speaker.as_ref();
    let entry = speaker.and_then(|it| desk.document.entry(it));
    let words = |ui: &mut Ui| match (speaker, entry) {
        (None, _) => quiet(ui, "not said"),
        (Some(key), None) => quiet(ui, key.as_str()),
        (Some(_), Some((id, entry))) => {
            if leading(ui, &entry.name, "Show the entry and everything it said").clicked() {
                command = Some(show(id));
            }
        }
    };
    let mut out = false;
    row(ui, "Speaker", words, |ui| {
        out = speaker.is_some() && take_out(ui, "Take out the speaker").clicked();
    });
    match (speaker, entry) {
        (Some(_), None) => {
            ui.label("Broken: this entry is not in the registry any more. Press A to say who it is");
        }
        (Some(_), Some((_, entry))) => {
            let role = entry.position_on(desk.published()).map(|it| it.shown());
            if let Some(role) = role.filter(|it| !it.is_empty()) {
                ui.weak(role);
            }
        }
        (None, _) => {}
    }
    let nobody = out.then(|| {
        Command::Attribution(AttributionCommand::SetSpeaker {
            subject: selected.clone(),
            speaker: None,
        })
    });
    nobody.or(command)
}

/// The wish to see an entry.
pub fn show(id: &SourceId) -> Command {
    Command::Registry(RegistryCommand::Show(id.clone()))
}

/// The speaker that the quote probably has, until a person has said so.
fn carried(ui: &mut Ui, state: &State, desk: &Desk, id: &AnnotationId, drafts: &mut Drafts) -> Option<Command> {
    let key = (version(desk), id.clone());
    let Carried { speaker, reason } = drafts.carried.get(key, || desk.carried(id)).as_ref()?;
    let (_, entry) = desk.document.entry(speaker)?;
    ui.add_space(4.0);
    ui.label(format!("Probably {}", entry.name));
    ui.weak(reason);
    let confirm = Command::Attribution(AttributionCommand::ConfirmCarried);
    key_button(ui, state, "Confirm", confirm)
}

/// The quote that this one goes on with.
fn continuation(ui: &mut Ui, desk: &Desk, quote: &Annotation) -> Option<Command> {
    let earlier = quote.body.continues.as_ref()?;
    let mut command = None;
    let words = |ui: &mut Ui| match desk.document.annotation(earlier) {
        Some(it) => {
            if leading(
                ui,
                &desk.document.words(it),
                "Go to the quote that this one goes on with",
            )
            .clicked()
            {
                command = Some(Command::Focus(earlier.clone()));
            }
        }
        None => quiet(ui, "a quote that is not there any more"),
    };
    let mut out = false;
    row(ui, "Continues", words, |ui| {
        out = take_out(ui, "Let the quote stand alone").clicked();
    });
    let alone = out.then_some(Command::Attribution(AttributionCommand::Continue));
    alone.or(command)
}

fn acts(ui: &mut Ui, state: &State, label: &Label, attributed: bool) -> Vec<Command> {
    let mut acts = vec![("Link…", AttributionCommand::Link)];
    // Of a source, it stands above, beside who it is.
    if *label != Label::Source {
        acts.insert(0, ("Speaker…", AttributionCommand::PickSpeaker));
    }
    if *label == Label::Quote {
        if !attributed {
            acts.insert(0, ("Find source and cue", AttributionCommand::Quote));
        }
        acts.push(("Add the next part", AttributionCommand::NextPart));
        acts.push(("Continues the quote before", AttributionCommand::Continue));
    }
    ui.add_space(2.0);
    let buttons = |ui: &mut Ui| {
        let clicked = acts
            .into_iter()
            .filter_map(|(title, act)| key_button(ui, state, title, Command::Attribution(act)));
        clicked.collect()
    };
    ui.horizontal_wrapped(buttons).inner
}
