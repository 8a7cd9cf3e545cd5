//! The source balance as bars: how often each source is quoted, and in which form.

use egui::{Color32, ScrollArea, Ui};
use egui_plot::{Bar, BarChart, Corner, GridMark, Legend, Plot};

use crate::engine::balance::{Balance, Row};
use crate::model::label::Label;
use crate::text::visible::cut;
use crate::ui::theme::ViewTheme;

/// Most sources that get a bar; the table has all of them.
const MOST_BARS: usize = 60;
/// Most lines that show how long the bars are.
const MOST_LINES: usize = 10;
/// Height of a bar with the space around it, in points.
const BAR: f32 = 22.0;

/// How a quote gives its words, with how many quotes of a source do so.
type Form = (&'static str, fn(&Row) -> usize);

/// From the marks outwards: the surest words first.
const FORMS: [Form; 4] = [
    ("Direct quotes", |it| it.direct),
    ("Mixed quotes", |it| it.mixed),
    ("Indirect quotes", |it| it.indirect),
    ("Claims and others", |it| {
        it.attributions.saturating_sub(it.direct + it.mixed + it.indirect)
    }),
];

/// A bar for each source, the most quoted on top.
pub(super) fn plot(ui: &mut Ui, balance: &Balance) {
    let rows: Vec<&Row> = balance.rows.iter().take(MOST_BARS).collect();
    if rows.len() < balance.rows.len() {
        ui.weak(format!("The {MOST_BARS} most quoted of {} sources", balance.rows.len()));
    }
    let colours = colours(ui.visuals().dark_mode);
    let height = (rows.len() as f32 * BAR + 40.0).max(ui.available_height());
    let edge = egui::Stroke::new(1.0, ViewTheme::of(ui.visuals().dark_mode).label(&Label::Quote).line);
    let charts: Vec<BarChart> = FORMS
        .iter()
        .enumerate()
        .map(|(n, _)| chart(&rows, n, colours[n], edge))
        .collect();
    let name = |mark: GridMark| {
        let row = (mark.value <= 0.0 && mark.value.fract() == 0.0).then_some(-mark.value as usize);
        row.and_then(|it| rows.get(it))
            .map(|it| cut(&it.name, 28))
            .unwrap_or_default()
    };
    let count = |mark: GridMark| match mark.value.fract() == 0.0 && mark.value >= 0.0 {
        true => format!("{}", mark.value),
        false => String::new(),
    };
    let most = rows.iter().map(|it| it.attributions).max().unwrap_or(0);
    let step = most.div_ceil(MOST_LINES).max(1);
    let spoken = format!("Quotes and claims by source. {}", spoken(&rows));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let shown = Plot::new("source-balance")
            .height(height)
            .allow_zoom(false)
            .allow_drag(false)
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .show_crosshair(false)
            .show_grid([true, false])
            .grid_color(ui.visuals().widgets.noninteractive.bg_stroke.color)
            .grid_fade(0.0)
            .y_axis_min_width(150.0)
            .y_grid_spacer(|input| {
                let (from, to) = input.bounds;
                let places = (from.floor() as i64)..=(to.ceil() as i64);
                places
                    .map(|n| GridMark {
                        value: n as f64,
                        step_size: 1.0,
                    })
                    .collect()
            })
            .x_grid_spacer(move |_| {
                let marks = (0..=most).step_by(step);
                marks
                    .map(|n| GridMark {
                        value: n as f64,
                        step_size: step as f64,
                    })
                    .collect()
            })
            .y_axis_formatter(move |mark, _| name(mark))
            .x_axis_formatter(move |mark, _| count(mark))
            .legend(Legend::default().position(Corner::RightBottom))
            .include_x(0.0)
            .show(ui, |plot| {
                for chart in charts {
                    plot.bar_chart(chart);
                }
            });
        let response = &shown.response;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Figure, true, &spoken));
    });
}

/// The bars of one form, after those of the forms before it.
fn chart(rows: &[&Row], form: usize, colour: Color32, edge: egui::Stroke) -> BarChart {
    let (title, of) = FORMS[form];
    let bars = rows.iter().enumerate().filter(|(_, it)| of(it) > 0).map(|(n, row)| {
        let before: usize = FORMS[..form].iter().map(|(_, of)| of(row)).sum();
        Bar::new(-(n as f64), of(row) as f64)
            .base_offset(before as f64)
            .width(0.7)
            .fill(colour)
            .stroke(edge)
            .name(format!("{}\n{title}: {}", cut(&row.name, 80), of(row)))
    });
    let formatter = |bar: &Bar, _: &BarChart| bar.name.clone();
    BarChart::new(title, bars.collect())
        .horizontal()
        .color(colour)
        .element_formatter(Box::new(formatter))
}

/// Colours that differ in lightness, too, so that they can be told apart without hue.
fn colours(dark: bool) -> [Color32; 4] {
    let theme = ViewTheme::of(dark);
    let quote = theme.label(&Label::Quote);
    let claim = theme.label(&Label::Claim);
    let between = quote.line.lerp_to_gamma(quote.tint, 0.45);
    [quote.line, between, quote.tint, claim.line]
}

/// The figures in words, for who cannot see the bars.
fn spoken(rows: &[&Row]) -> String {
    let rows = rows.iter().map(|it| {
        let forms = FORMS.iter().filter(|(_, of)| of(it) > 0);
        let forms: Vec<String> = forms
            .map(|(title, of)| format!("{} {}", of(it), title.to_lowercase()))
            .collect();
        format!("{}: {}", it.name, forms.join(", "))
    });
    let rows: Vec<String> = rows.collect();
    rows.join("; ")
}
