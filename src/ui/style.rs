//! How panels and controls look, light and dark.

use egui::{Color32, CornerRadius, FontFamily, FontId, Stroke, Style, TextStyle, Theme, Visuals, vec2};

/// Time within which a click at the same place counts as one more: what desktops allow, and slower hands need.
pub const DOUBLE_CLICK_SECONDS: f64 = 0.5;

/// Sets sizes, spacing and colours once, for both themes.
pub fn apply(ctx: &egui::Context) {
    ctx.style_mut_of(Theme::Light, |style| shape(style, light()));
    ctx.style_mut_of(Theme::Dark, |style| shape(style, dark()));
    ctx.options_mut(|it| it.input_options.max_double_click_delay = DOUBLE_CLICK_SECONDS);
}

fn shape(style: &mut Style, visuals: Visuals) {
    style.visuals = visuals;
    style.spacing.item_spacing = vec2(8.0, 5.0);
    style.spacing.button_padding = vec2(8.0, 3.0);
    style.spacing.interact_size.y = 24.0;
    let font = |size: f32| FontId::new(size, FontFamily::Proportional);
    style.text_styles.insert(TextStyle::Body, font(14.0));
    style.text_styles.insert(TextStyle::Button, font(14.0));
    style.text_styles.insert(TextStyle::Small, font(11.5));
    style
        .text_styles
        .insert(TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace));
}

fn light() -> Visuals {
    let mut visuals = Visuals::light();
    visuals.panel_fill = Color32::from_rgb(0xF4, 0xF2, 0xEE);
    visuals.window_fill = Color32::from_rgb(0xFB, 0xFA, 0xF7);
    visuals.faint_bg_color = Color32::from_rgb(0xEC, 0xEA, 0xE5);
    visuals.extreme_bg_color = Color32::WHITE;
    visuals.override_text_color = Some(Color32::from_rgb(0x24, 0x23, 0x20));
    visuals.weak_text_color = Some(Color32::from_rgb(0x5C, 0x5A, 0x55));
    visuals.selection.bg_fill = Color32::from_rgb(0xC9, 0xDC, 0xF6);
    visuals.selection.stroke = Stroke::new(1.0, Color32::from_rgb(0x1A, 0x4F, 0x9C));
    visuals.hyperlink_color = Color32::from_rgb(0x1A, 0x4F, 0x9C);
    round(visuals)
}

fn dark() -> Visuals {
    let mut visuals = Visuals::dark();
    visuals.panel_fill = Color32::from_rgb(0x23, 0x24, 0x27);
    visuals.window_fill = Color32::from_rgb(0x2A, 0x2B, 0x2E);
    visuals.faint_bg_color = Color32::from_rgb(0x2B, 0x2C, 0x30);
    visuals.extreme_bg_color = Color32::from_rgb(0x17, 0x18, 0x1A);
    visuals.override_text_color = Some(Color32::from_rgb(0xE2, 0xE0, 0xDB));
    visuals.weak_text_color = Some(Color32::from_rgb(0xAE, 0xAC, 0xA6));
    visuals.selection.bg_fill = Color32::from_rgb(0x2B, 0x4A, 0x72);
    visuals.selection.stroke = Stroke::new(1.0, Color32::from_rgb(0x9C, 0xC7, 0xFF));
    visuals.hyperlink_color = Color32::from_rgb(0x9C, 0xC7, 0xFF);
    round(visuals)
}

fn round(mut visuals: Visuals) -> Visuals {
    let widgets = &mut visuals.widgets;
    for widget in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        widget.corner_radius = CornerRadius::same(4);
    }
    visuals
}
