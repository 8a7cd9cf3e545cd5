//! The mouse: selecting, resizing, scrolling past the edge, folding pictures.

use std::ops::Range;

use egui::{Event, InputState, Modifiers, PointerButton, Pos2, Rect, Response, Ui, pos2};

use super::linking::Linking;
use super::sheet::Sheet;
use super::units::Unit;
use super::{Edge, Selection, ViewEvent, ViewInput};
use crate::model::id::AnnotationId;
use crate::ui::style::DOUBLE_CLICK_SECONDS;

/// Points that the mouse may move between clicks that count together, and before a click is a drag.
const CLICK_SLACK: f32 = 5.0;
/// How near to a grip the mouse takes it, in points.
const GRIP_REACH: f32 = 8.0;
/// How far from the line of a grip the mouse takes it.
const GRIP_EDGE: f32 = 2.5;

/// What the mouse button is doing.
#[derive(Clone, Debug, Default)]
enum Drag {
    #[default]
    Nothing,
    Selecting {
        unit: Unit,
        /// What the press selected.
        origin: Range<usize>,
        from: Pos2,
        moved: bool,
        /// Whether letting go without moving is a plain click.
        plain: bool,
    },
    Resizing {
        grip: Grip,
        byte: usize,
    },
    Linking(Linking),
}

/// One end of one segment of the selected annotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Grip {
    pub id: AnnotationId,
    pub segment: usize,
    pub edge: Edge,
}

/// What the mouse did before this frame.
#[derive(Default)]
pub struct Pointer {
    drag: Drag,
    clicks: u32,
    last: Option<(f64, Pos2)>,
}

/// What the mouse asks for besides events.
#[derive(Default)]
pub struct Wish {
    /// Points to scroll because the mouse is held past the edge.
    pub scroll: f32,
    /// Whether to take the keyboard focus.
    pub focus: bool,
}

impl Pointer {
    /// Whether the button is held.
    pub fn is_dragging(&self) -> bool {
        !matches!(self.drag, Drag::Nothing)
    }

    /// The grip that is held, and the byte it is at.
    pub fn resizing(&self) -> Option<(&Grip, usize)> {
        match &self.drag {
            Drag::Resizing { grip, byte } => Some((grip, *byte)),
            _ => None,
        }
    }

    /// The link that is being dragged.
    pub fn linking(&self) -> Option<&Linking> {
        match &self.drag {
            Drag::Linking(linking) => Some(linking),
            _ => None,
        }
    }

    /// Reads this frame's mouse; `grips` are those of the selected annotation and where they stand.
    pub fn update(
        &mut self,
        ui: &Ui,
        response: &Response,
        sheet: &Sheet,
        input: &ViewInput<'_>,
        grips: &[(Grip, Rect)],
        events: &mut Vec<ViewEvent>,
    ) -> Wish {
        let mut wish = Wish::default();
        let (pos, now, pressed, released, held) = ui.input(|it| {
            let pointer = &it.pointer;
            let pressed = pointer.button_pressed(PointerButton::Primary);
            let released = pointer.button_released(PointerButton::Primary);
            (pointer.interact_pos(), it.time, pressed, released, held_at_click(it))
        });
        let Some(pos) = pos else {
            if released {
                self.drag = Drag::Nothing;
            }
            return wish;
        };
        let ours = response.is_pointer_button_down_on() || response.clicked_by(PointerButton::Primary);
        if pressed && ours && sheet.screen.contains(pos) {
            wish.focus = true;
            let pos = ui.input(|it| it.pointer.press_origin()).unwrap_or(pos);
            match held.command {
                // The caret stays: nothing but a link can come of it.
                true => self.drag = Drag::Linking(Linking::begin(sheet, input, pos)),
                false => self.press(pos, now, held.shift, sheet, input, grips, events),
            }
        }
        if self.is_dragging() {
            wish.scroll = self.follow(pos, sheet, input, ui.input(|it| it.stable_dt), events);
        }
        if released {
            self.release(sheet, input, pos, events);
        }
        wish
    }

    #[expect(clippy::too_many_arguments, reason = "one place calls it, with what it has at hand")]
    fn press(
        &mut self,
        pos: Pos2,
        now: f64,
        shift: bool,
        sheet: &Sheet,
        input: &ViewInput<'_>,
        grips: &[(Grip, Rect)],
        events: &mut Vec<ViewEvent>,
    ) {
        if let Some((grip, byte)) = nearest_grip(pos, sheet, grips) {
            self.drag = Drag::Resizing { grip, byte };
            return;
        }
        let again = self
            .last
            .is_some_and(|(time, at)| now - time < DOUBLE_CLICK_SECONDS && at.distance(pos) < CLICK_SLACK);
        self.clicks = if again && !shift { self.clicks % 4 + 1 } else { 1 };
        self.last = Some((now, pos));
        let (Some(border), Some(grapheme)) = (sheet.border_at(pos), sheet.grapheme_at(pos)) else {
            return;
        };
        let unit = Unit::of_clicks(self.clicks);
        let (origin, selection) = match unit {
            Unit::Grapheme if shift => {
                let anchor = input.selection.anchor;
                (anchor..anchor, Selection { anchor, head: border })
            }
            Unit::Grapheme => (
                border..border,
                Selection {
                    anchor: border,
                    head: border,
                },
            ),
            _ => {
                let around = unit.around(input.document.article(), &grapheme);
                let selection = Selection {
                    anchor: around.start,
                    head: around.end,
                };
                (around, selection)
            }
        };
        events.push(ViewEvent::Select(selection));
        self.drag = Drag::Selecting {
            unit,
            origin,
            from: pos,
            moved: false,
            plain: self.clicks == 1 && !shift,
        };
    }

    /// Answers by how many points to scroll.
    fn follow(
        &mut self,
        pos: Pos2,
        sheet: &Sheet,
        input: &ViewInput<'_>,
        seconds: f32,
        events: &mut Vec<ViewEvent>,
    ) -> f32 {
        let screen = sheet.screen;
        let inside = pos2(pos.x, pos.y.clamp(screen.top() + 1.0, screen.bottom() - 1.0));
        match &mut self.drag {
            Drag::Nothing => return 0.0,
            Drag::Linking(linking) => {
                linking.moved |= linking.from.distance(pos) > CLICK_SLACK;
                linking.to = inside;
                if !linking.moved {
                    return 0.0;
                }
            }
            Drag::Selecting {
                unit,
                origin,
                from,
                moved,
                ..
            } => {
                *moved |= from.distance(pos) > CLICK_SLACK;
                if !*moved {
                    return 0.0;
                }
                let selection = dragged(*unit, origin, inside, sheet, input);
                if let Some(selection) = selection.filter(|it| *it != input.selection) {
                    events.push(ViewEvent::Select(selection));
                }
            }
            Drag::Resizing { grip, byte } => {
                let Some(border) = sheet.border_at(inside).filter(|it| it != byte) else {
                    return edge_scroll(pos, screen, seconds);
                };
                *byte = border;
                events.push(resize(grip, border, false));
            }
        }
        edge_scroll(pos, screen, seconds)
    }

    fn release(&mut self, sheet: &Sheet, input: &ViewInput<'_>, pos: Pos2, events: &mut Vec<ViewEvent>) {
        match std::mem::take(&mut self.drag) {
            Drag::Selecting {
                moved: false,
                plain: true,
                ..
            } => events.push(click(sheet, input, pos)),
            Drag::Resizing { grip, byte } => events.push(resize(&grip, byte, true)),
            Drag::Linking(linking) => events.extend(linking.end(sheet, input, pos)),
            Drag::Selecting { .. } | Drag::Nothing => {}
        }
    }
}

/// The keys held while the button was pressed; at the end of a slow frame the hand may have let go of them.
fn held_at_click(input: &InputState) -> Modifiers {
    let of_click = |event: &Event| match event {
        Event::PointerButton {
            pressed: true,
            modifiers,
            ..
        } => Some(*modifiers),
        _ => None,
    };
    input.events.iter().find_map(of_click).unwrap_or(input.modifiers)
}

fn dragged(unit: Unit, origin: &Range<usize>, pos: Pos2, sheet: &Sheet, input: &ViewInput<'_>) -> Option<Selection> {
    if unit == Unit::Grapheme {
        let head = sheet.border_at(pos)?;
        return Some(Selection {
            anchor: origin.start,
            head,
        });
    }
    let around = unit.around(input.document.article(), &sheet.grapheme_at(pos)?);
    Some(if around.start < origin.start {
        Selection {
            anchor: origin.end,
            head: around.start,
        }
    } else {
        Selection {
            anchor: origin.start,
            head: around.end.max(origin.end),
        }
    })
}

fn click(sheet: &Sheet, input: &ViewInput<'_>, pos: Pos2) -> ViewEvent {
    let ids = sheet.written_at(pos).map(|it| ids_at(input, &it)).unwrap_or_default();
    if ids.is_empty() {
        let byte = sheet.border_at(pos).unwrap_or(input.selection.head);
        return ViewEvent::ClickText { byte };
    }
    ViewEvent::ClickMark { ids, pos }
}

/// The annotations that cover the grapheme `at`, the shortest mark first.
pub fn ids_at(input: &ViewInput<'_>, at: &Range<usize>) -> Vec<AnnotationId> {
    let mut marks = input.document.index().some_touching(at.clone(), 64);
    marks.sort_by_key(|it| it.span.len());
    let mut ids: Vec<AnnotationId> = Vec::with_capacity(marks.len());
    for mark in marks {
        if !ids.contains(&mark.id) {
            ids.push(mark.id.clone());
        }
    }
    ids
}

fn resize(grip: &Grip, byte: usize, done: bool) -> ViewEvent {
    ViewEvent::Resize {
        id: grip.id.clone(),
        segment: grip.segment,
        edge: grip.edge,
        byte,
        done,
    }
}

fn nearest_grip(pos: Pos2, sheet: &Sheet, grips: &[(Grip, Rect)]) -> Option<(Grip, usize)> {
    let (grip, rect) = grips
        .iter()
        .filter(|it| takes(it, pos))
        .min_by(|a, b| a.1.distance_to_pos(pos).total_cmp(&b.1.distance_to_pos(pos)))?;
    let byte = sheet.border_at(rect.center())?;
    Some((grip.clone(), byte))
}

/// Whether the mouse would take a grip at `pos`.
pub fn over_grip(pos: Pos2, grips: &[(Grip, Rect)]) -> bool {
    grips.iter().any(|it| takes(it, pos))
}

/// Around its dot there is room; along its line little, for the word beside it to be selected.
fn takes((grip, rect): &(Grip, Rect), pos: Pos2) -> bool {
    let dot = match grip.edge {
        Edge::Start => rect.center_top(),
        Edge::End => rect.center_bottom(),
    };
    dot.distance(pos) <= GRIP_REACH || rect.distance_to_pos(pos) <= GRIP_EDGE
}

/// Faster the further out the mouse is.
fn edge_scroll(pos: Pos2, screen: Rect, seconds: f32) -> f32 {
    let out = (pos.y - screen.bottom()).max(0.0) - (screen.top() - pos.y).max(0.0);
    let speed = (out * 12.0).clamp(-2400.0, 2400.0);
    speed * seconds.min(0.05)
}
