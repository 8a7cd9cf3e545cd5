//! The colours of the article view, light and dark.

use egui::Color32;

use crate::model::label::Label;

/// Colours of one label: the tint behind its words and the line under them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelColours {
    pub tint: Color32,
    pub line: Color32,
}

/// Every colour the article view paints with.
///
/// Ink and quiet text have a contrast of at least 4.5 to 1 on the paper and on
/// every tint, also where labels lie over each other (kept by a test).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewTheme {
    pub dark: bool,
    pub paper: Color32,
    pub ink: Color32,
    /// Addresses, captions, signs of Markdown.
    pub quiet: Color32,
    /// Painted over tints, under the text.
    pub selection: Color32,
    pub found: Color32,
    pub found_now: Color32,
    pub caret: Color32,
    /// Beside sentences that have what they need.
    pub covered: Color32,
    /// The margin strip and its viewport.
    pub strip: Color32,
    pub viewport: Color32,
    labels: [LabelColours; 5],
}

/// How many labels deep a tint still changes.
pub const DEEPEST_TINT: usize = 4;

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn colours(tint: u32, line: u32) -> LabelColours {
    LabelColours {
        tint: rgb(tint),
        line: rgb(line),
    }
}

/// Black on warm white.
#[rustfmt::skip] // A colour a line.
pub const LIGHT: ViewTheme = ViewTheme {
    dark: false,
    paper: rgb(0xFDFCF9),
    ink: rgb(0x1F1E1B),
    quiet: rgb(0x56544F),
    selection: Color32::from_rgba_premultiplied(0x22, 0x40, 0x66, 0x70),
    found: rgb(0xFFE95C),
    found_now: rgb(0xFFCB66),
    caret: rgb(0x1A4F9C),
    covered: rgb(0x8C8980),
    strip: rgb(0xF1EFEA),
    viewport: Color32::from_rgba_premultiplied(0x18, 0x18, 0x18, 0x2C),
    labels: [
        colours(0xFBEBC0, 0x9A6200), // Claim
        colours(0xD9E8FB, 0x1D5CA6), // Quote
        colours(0xD8F0D6, 0x2A7532), // Source
        colours(0xEFE0FA, 0x7A3CAB), // Cue
        colours(0xE7E6E2, 0x66645E), // Custom
    ],
};

/// Warm white on near black.
#[rustfmt::skip] // A colour a line.
pub const DARK: ViewTheme = ViewTheme {
    dark: true,
    paper: rgb(0x1B1C1E),
    ink: rgb(0xE6E4DF),
    quiet: rgb(0xC0BEB8),
    selection: Color32::from_rgba_premultiplied(0x16, 0x30, 0x50, 0x70),
    found: rgb(0x4A4200),
    found_now: rgb(0x6A3F00),
    caret: rgb(0x8FC1FF),
    covered: rgb(0x76777A),
    strip: rgb(0x242528),
    viewport: Color32::from_rgba_premultiplied(0x28, 0x28, 0x28, 0x28),
    labels: [
        colours(0x473711, 0xDDA945), // Claim
        colours(0x1D3857, 0x73B1F0), // Quote
        colours(0x1E4026, 0x76C680), // Source
        colours(0x432B57, 0xC595EC), // Cue
        colours(0x38393B, 0xA9A8A4), // Custom
    ],
};

impl ViewTheme {
    /// The theme that goes with egui's.
    pub fn of(dark: bool) -> &'static ViewTheme {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colours of `label`.
    pub fn label(&self, label: &Label) -> LabelColours {
        self.labels[slot(label.bit())]
    }

    /// The colours of one label's bit, see [`Label::bit`].
    pub fn bit(&self, bit: u8) -> LabelColours {
        self.labels[slot(bit)]
    }

    /// What lies behind words that `depth` marks cover, with the labels of `bits`; paper for none.
    pub fn tint(&self, bits: u8, depth: usize) -> Color32 {
        let (mut sum, mut count) = ([0_u32; 3], 0);
        for bit in BITS.into_iter().filter(|bit| bits & bit != 0) {
            let tint = self.bit(bit).tint;
            for (sum, part) in sum.iter_mut().zip([tint.r(), tint.g(), tint.b()]) {
                *sum += u32::from(part);
            }
            count += 1;
        }
        if count == 0 {
            return self.paper;
        }
        let mean = sum.map(|it| (it / count) as u8);
        let tint = Color32::from_rgb(mean[0], mean[1], mean[2]);
        let deeper = depth.clamp(1, DEEPEST_TINT) - 1;
        mix(tint, self.away_from_paper(), 0.045 * deeper as f32)
    }

    /// The tint of the selected annotation.
    pub fn strong_tint(&self, bit: u8) -> Color32 {
        let LabelColours { tint, line } = self.bit(bit);
        mix(tint, line, if self.dark { 0.12 } else { 0.18 })
    }

    fn away_from_paper(&self) -> Color32 {
        if self.dark { rgb(0x9A9A9A) } else { rgb(0x4A4A40) }
    }
}

/// The bits of [`Label::bit`], in the order of [`ViewTheme::labels`].
const BITS: [u8; 5] = [1, 2, 4, 8, 128];

fn slot(bit: u8) -> usize {
    BITS.iter().position(|&it| it == bit).unwrap_or(4)
}

/// `a` with `share` (0 to 1) of `b`, both opaque.
fn mix(a: Color32, b: Color32, share: f32) -> Color32 {
    let part = |a: u8, b: u8| (f32::from(a) * (1.0 - share) + f32::from(b) * share).round() as u8;
    Color32::from_rgb(part(a.r(), b.r()), part(a.g(), b.g()), part(a.b(), b.b()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2 relative luminance.
    fn luminance(colour: Color32) -> f32 {
        let linear = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn over(below: Color32, above: Color32) -> Color32 {
        let rest = 1.0 - f32::from(above.a()) / 255.0;
        let part = |below: u8, above: u8| (f32::from(below) * rest + f32::from(above)).min(255.0) as u8;
        Color32::from_rgb(
            part(below.r(), above.r()),
            part(below.g(), above.g()),
            part(below.b(), above.b()),
        )
    }

    /// Every background that words can stand on.
    fn grounds(theme: &ViewTheme) -> Vec<Color32> {
        let mut grounds = vec![theme.paper, theme.found, theme.found_now];
        for set in 1_u8..32 {
            let bits = (0..5).filter(|i| set & (1 << i) != 0).map(|i| BITS[i]).sum();
            grounds.extend((1..=DEEPEST_TINT + 1).map(|depth| theme.tint(bits, depth)));
        }
        grounds.extend(BITS.map(|bit| theme.strong_tint(bit)));
        grounds
    }

    #[test]
    fn text_is_readable_on_every_tint_and_every_stack_of_tints() {
        for theme in [&LIGHT, &DARK] {
            for ground in grounds(theme) {
                for text in [theme.ink, theme.quiet] {
                    let found = contrast(text, ground);
                    assert!(found >= 4.5, "{text:?} on {ground:?}: {found}, dark {}", theme.dark);
                }
                let selected = contrast(theme.ink, over(ground, theme.selection));
                assert!(
                    selected >= 4.5,
                    "selected on {ground:?}: {selected}, dark {}",
                    theme.dark
                );
            }
        }
    }

    #[test]
    fn lines_stand_out_from_every_tint_of_their_own_label() {
        for theme in [&LIGHT, &DARK] {
            for bit in BITS {
                let colours = theme.bit(bit);
                assert!(contrast(colours.line, theme.paper) >= 4.5);
                assert!(contrast(colours.line, colours.tint) >= 3.0);
            }
            assert!(contrast(theme.covered, theme.paper) >= 3.0);
        }
    }
}
