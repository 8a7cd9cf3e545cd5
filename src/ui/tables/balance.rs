//! The source balance: who is quoted how much, in this article or in the folder.

mod plot;

use std::sync::Arc;

use egui::{RichText, ScrollArea, Sense, Ui};
use egui_extras::{Column, TableRow};

use crate::app::command::{Command, RegistryCommand};
use crate::app::folder_view::TextExport;
use crate::app::run::texts;
use crate::app::state::{Desk, Pane};
use crate::engine::balance::{Balance, Row, Total};
use crate::engine::prose::Prose;
use crate::text::visible::cut;
use crate::ui::cached::{Version, version};
use crate::ui::folder_reading::folder_reading;
use crate::ui::frame::Drafts;
use crate::ui::tables::listed::{ROW, listed};
use crate::ui::tables::sideways::at_least;

/// A narrower table is scrolled sideways.
const LEAST: f32 = 1_020.0;
/// With more attributions than this, the balance follows when asked, and not every gesture.
const MOST_FOLLOWED: usize = 5_000;

/// A longer article, in bytes, is not read while its frame is drawn.
const MOST_READ: usize = 200_000;

/// What the tab keeps between frames.
#[derive(Default)]
pub struct BalanceDrafts {
    pub view: BalanceView,
    pub whole_folder: bool,
    pub sort: BalanceSort,
    pub descending: bool,
    /// The sentences of the article of that opening; they stay while it is marked.
    prose: Option<(u64, Arc<Prose>)>,
    made: Option<Made>,
}

/// How the balance is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BalanceView {
    #[default]
    Speakers,
    Totals,
    Plot,
}

/// What the speakers of the balance are sorted by. Numbers come largest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BalanceSort {
    #[default]
    Words,
    Name,
    Kind,
    Affiliation,
    Naming,
    Attributions,
    Direct,
    Indirect,
    Mixed,
    /// Where it first appears.
    First,
}

impl BalanceSort {
    fn is_number(self) -> bool {
        use BalanceSort::{Attributions, Direct, Indirect, Mixed, Words};
        matches!(self, Words | Attributions | Direct | Indirect | Mixed)
    }
}

/// What a balance was worked out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Article(Version),
    /// The folder as it was read, by where it is kept.
    Folder(usize),
}

struct Made {
    scope: Scope,
    sorted: (BalanceSort, bool),
    balance: Balance,
    /// Rows of the balance in the order they are shown.
    order: Vec<usize>,
}

/// The choices of the tab, then the balance; worked out only while it is shown.
pub fn balance_table(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    let wanted = drafts.takes_focus(Pane::Table);
    let draft = &mut drafts.balance;
    ui.horizontal_wrapped(|ui| {
        for (folder, title) in [(false, "This article"), (true, "Whole folder")] {
            let choice = ui.selectable_label(draft.whole_folder == folder, title);
            if wanted && draft.whole_folder == folder {
                choice.request_focus();
            }
            if choice.clicked() {
                draft.whole_folder = folder;
            }
        }
        ui.separator();
        for (view, title) in [
            (BalanceView::Speakers, "Speakers"),
            (BalanceView::Totals, "Totals"),
            (BalanceView::Plot, "Plot"),
        ] {
            if ui.selectable_label(draft.view == view, title).clicked() {
                draft.view = view;
            }
        }
        ui.separator();
        if ui.button("Save as CSV…").clicked() {
            let folder = draft.whole_folder;
            let export = RegistryCommand::AskExport(TextExport::Balance { folder });
            commands.push(Command::Registry(export));
        }
        if draft.whole_folder {
            ui.separator();
            commands.extend(folder_reading(ui, desk));
        }
    });
    if draft.whole_folder && desk.folder.is_none() {
        return commands;
    }
    let scope = prepare(desk, draft);
    if let (Scope::Article(_), Some(made)) = (scope, &draft.made)
        && made.scope != scope
    {
        ui.horizontal(|ui| {
            ui.label("Counted before the last changes");
            if ui.button("Count again").clicked() {
                draft.made = None;
            }
        });
    }
    match &draft.made {
        Some(made) if made.balance.rows.is_empty() => nothing_yet(ui),
        Some(_) => commands.extend(shown(ui, desk, draft)),
        None => drop(ui.weak("The article is still being read")),
    }
    commands
}

fn nothing_yet(ui: &mut Ui) {
    ui.add_space(8.0);
    ui.weak("Nothing is attributed yet. Select a quote and press A to say who said it; here you then see who gets to speak, and how much");
}

/// Works out what is not up to date; answers what is wanted.
fn prepare(desk: &Desk, draft: &mut BalanceDrafts) -> Scope {
    let scope = match desk.folder.as_ref().filter(|_| draft.whole_folder) {
        Some(folder) => Scope::Folder(Arc::as_ptr(folder).addr()),
        None => Scope::Article(version(desk)),
    };
    let follows = desk.document.attributions().len() <= MOST_FOLLOWED;
    let usable = draft.made.as_ref().is_some_and(|it| match (it.scope, scope) {
        (Scope::Article(made), Scope::Article(now)) => made == now || (made.0 == now.0 && !follows),
        (made, now) => made == now,
    });
    if !usable {
        let balance = match scope {
            Scope::Folder(_) => texts::balance(desk, true),
            Scope::Article(_) => match prose(desk, draft) {
                Some(prose) => Balance::of_read(&desk.document, &prose),
                None => {
                    draft.made = None;
                    return scope;
                }
            },
        };
        draft.made = Some(Made {
            scope,
            sorted: (draft.sort, draft.descending),
            order: order(&balance, draft.sort, draft.descending),
            balance,
        });
    }
    let sorted = (draft.sort, draft.descending);
    if let Some(made) = draft.made.as_mut().filter(|it| it.sorted != sorted) {
        made.order = order(&made.balance, sorted.0, sorted.1);
        made.sorted = sorted;
    }
    scope
}

/// The sentences of the open article; `None` while a long one is still being read beside the window.
fn prose(desk: &Desk, draft: &mut BalanceDrafts) -> Option<Arc<Prose>> {
    if let Some(survey) = &desk.survey {
        return Some(survey.prose().clone());
    }
    let known = draft.prose.take().filter(|it| it.0 == desk.ticket);
    let read = || (desk.ticket, Arc::new(Prose::of(desk.document.article())));
    draft.prose = known.or_else(|| (desk.document.article().len() <= MOST_READ).then(read));
    draft.prose.as_ref().map(|it| it.1.clone())
}

fn order(balance: &Balance, sort: BalanceSort, descending: bool) -> Vec<usize> {
    let rows = &balance.rows;
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let most = |of: fn(&Row) -> usize| move |n: &usize| std::cmp::Reverse(of(&rows[*n]));
    match sort {
        // The balance comes with the most quoted first.
        BalanceSort::Words => {}
        BalanceSort::Name => order.sort_by_cached_key(|n| rows[*n].name.to_lowercase()),
        BalanceSort::Kind => order.sort_by_key(|n| (rows[*n].kind.is_empty(), rows[*n].kind.clone())),
        BalanceSort::Affiliation => order.sort_by_key(|n| {
            let key = &rows[*n].affiliation_type;
            (key.is_empty(), key.clone())
        }),
        BalanceSort::Naming => order.sort_by_key(|n| rows[*n].anonymous),
        BalanceSort::Attributions => order.sort_by_key(most(|it| it.attributions)),
        BalanceSort::Direct => order.sort_by_key(most(|it| it.direct)),
        BalanceSort::Indirect => order.sort_by_key(most(|it| it.indirect)),
        BalanceSort::Mixed => order.sort_by_key(most(|it| it.mixed)),
        BalanceSort::First => order.sort_by(|a, b| {
            let first = |n: &usize| rows[*n].first.unwrap_or(f32::INFINITY);
            first(a).total_cmp(&first(b))
        }),
    }
    if descending {
        order.reverse();
    }
    order
}

fn shown(ui: &mut Ui, desk: &Desk, draft: &mut BalanceDrafts) -> Option<Command> {
    let BalanceDrafts {
        view,
        sort,
        descending,
        made,
        ..
    } = draft;
    let made = made.as_ref()?;
    match view {
        BalanceView::Speakers => at_least(ui, LEAST, |ui| speakers(ui, desk, made, sort, descending)),
        BalanceView::Totals => {
            totals(ui, &made.balance);
            None
        }
        BalanceView::Plot => {
            plot::plot(ui, &made.balance);
            None
        }
    }
}

const COLUMNS: &[(BalanceSort, &str, &str)] = &[
    (
        BalanceSort::Name,
        "Source",
        "Entry of the registry, or the words of a mention that refers to none",
    ),
    (BalanceSort::Kind, "Kind", "What the entry is"),
    (BalanceSort::Affiliation, "Speaks for", "Its affiliation type"),
    (BalanceSort::Naming, "Naming", "Whether readers learn who it is"),
    (BalanceSort::Attributions, "Said", "Quotes and claims that rest on it"),
    (BalanceSort::Direct, "Direct", "Quotes inside quotation marks"),
    (
        BalanceSort::Mixed,
        "Mixed",
        "Quotes with some words inside quotation marks",
    ),
    (BalanceSort::Indirect, "Indirect", "Quotes retold"),
    (
        BalanceSort::Words,
        "Words",
        "Words inside quotation marks, and their share of all",
    ),
    (
        BalanceSort::First,
        "First at",
        "Where it first appears, from the start (0 %) to the end (100 %) of the text",
    ),
];

fn speakers(ui: &mut Ui, desk: &Desk, made: &Made, sort: &mut BalanceSort, descending: &mut bool) -> Option<Command> {
    let mut command = None;
    listed(ui, "balance", None)
        .column(Column::remainder().at_least(140.0).clip(true))
        .columns(Column::initial(96.0).at_least(50.0).clip(true), 3)
        .columns(Column::initial(68.0).at_least(40.0), 4)
        .column(Column::initial(150.0).at_least(90.0).clip(true))
        .column(Column::initial(74.0).at_least(50.0))
        .header(ROW, |mut header| {
            for (by, title, help) in COLUMNS {
                header.col(|ui| {
                    // Numbers come largest first.
                    let largest_first = *descending != by.is_number();
                    let arrow = match (*sort == *by, largest_first) {
                        (false, _) => "",
                        (true, false) => " ⏶",
                        (true, true) => " ⏷",
                    };
                    let text = RichText::new(format!("{title}{arrow}")).strong();
                    let button = ui.add(egui::Button::new(text).frame(false));
                    if button.on_hover_text(*help).clicked() {
                        *descending = *sort == *by && !*descending;
                        *sort = *by;
                    }
                });
            }
        })
        .body(|body| {
            body.rows(ROW, made.order.len(), |mut row| {
                let found = made.order.get(row.index()).and_then(|n| made.balance.rows.get(*n));
                if let Some(source) = found {
                    command = command.take().or(speaker(&mut row, desk, source));
                }
            });
        });
    command
}

fn speaker(row: &mut TableRow<'_, '_>, desk: &Desk, source: &Row) -> Option<Command> {
    row.set_selected(source.entry.is_some() && source.entry == desk.entry);
    let naming = if source.anonymous { "anonymous" } else { "named" };
    let number = |n: usize| match n {
        0 => "–".to_owned(),
        n => n.to_string(),
    };
    let cells = [
        cut(&source.name, 120),
        source.kind.to_string(),
        source.affiliation_type.to_string(),
        naming.to_owned(),
        number(source.attributions),
        number(source.direct),
        number(source.mixed),
        number(source.indirect),
    ];
    for cell in cells {
        row.col(|ui| drop(ui.add(egui::Label::new(cell).truncate().selectable(false))));
    }
    row.col(|ui| share(ui, source.quoted_words, source.share));
    let first = source.first.map(percent).unwrap_or_else(|| "–".to_owned());
    row.col(|ui| drop(ui.add(egui::Label::new(first).selectable(false))));
    let entry = source.entry.clone().filter(|it| desk.document.entry(it).is_some());
    let clicked = row.response().clicked();
    entry
        .filter(|_| clicked)
        .map(|it| Command::Registry(RegistryCommand::Show(it)))
}

fn percent(share: f32) -> String {
    format!("{:.0} %", 100.0 * share)
}

/// Words, with a bar as long as their share, and the share in figures.
fn share(ui: &mut Ui, words: usize, share: f32) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(56.0, 10.0), Sense::hover());
    let visuals = ui.visuals();
    ui.painter().rect_filled(rect, 2.0, visuals.extreme_bg_color);
    let filled = egui::Rect::from_min_size(
        rect.min,
        egui::vec2(rect.width() * share.clamp(0.0, 1.0), rect.height()),
    );
    ui.painter().rect_filled(filled, 2.0, visuals.selection.stroke.color);
    ui.add(egui::Label::new(format!("{words} · {}", percent(share))).selectable(false));
}

/// The sums of all sources of a sort, side by side.
fn totals(ui: &mut Ui, balance: &Balance) {
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            for (title, totals) in [
                ("By naming", &balance.by_naming),
                ("By kind", &balance.by_kind),
                ("By affiliation", &balance.by_affiliation),
            ] {
                ui.vertical(|ui| of_sort(ui, title, totals));
                ui.add_space(20.0);
            }
        });
        let unattributed = balance.unattributed;
        if unattributed > 0 {
            ui.weak(match unattributed {
                1 => "1 attribution says neither a speaker nor a source".to_owned(),
                n => format!("{n} attributions say neither a speaker nor a source"),
            });
        }
    });
}

fn of_sort(ui: &mut Ui, title: &str, totals: &[Total]) {
    egui::Grid::new(("totals", title))
        .num_columns(4)
        .spacing(egui::vec2(14.0, 4.0))
        .show(ui, |ui| {
            for head in [title, "Sources", "Said", "Words"] {
                ui.label(RichText::new(head).strong());
            }
            ui.end_row();
            for total in totals {
                ui.label(if total.title.is_empty() {
                    "not said"
                } else {
                    &total.title
                });
                ui.label(total.sources.to_string());
                ui.label(total.attributions.to_string());
                ui.horizontal(|ui| share(ui, total.quoted_words, total.share));
                ui.end_row();
            }
        });
}
