//! A line layout of our own for text that egui's cannot be counted off against.
//!
//! egui shapes right-to-left words but neither reorders them nor keeps one glyph a
//! character. Here a piece becomes *units* (a word, or part of one, in one direction);
//! each is shaped alone, lines are filled in reading order, and the units of a line
//! are placed in visual order (Unicode Bidirectional Algorithm, rules L1 and L2).

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{FontsView, LayoutJob};
use egui::{Galley, vec2};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::layout::{Laid, Line, Setting, share_ligatures};
use super::row::{Row, Stop};
use super::shown::{Cluster, Shown};

/// Most graphemes in a unit; a longer word may be broken.
const LONGEST_UNIT: usize = 24;

/// Whether `text` holds anything that is read from right to left.
pub fn needs_it(text: &str) -> bool {
    // Everything before U+0590 is read from left to right; most text is seen here to need no look-up.
    text.chars()
        .any(|c| c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN))
}

/// A stretch of graphemes in one direction, shaped alone.
struct Unit {
    clusters: Range<usize>,
    level: Level,
    blank: bool,
    /// Whether a line may end after it.
    breakable: bool,
    galley: Arc<Galley>,
    job: LayoutJob,
    width: f32,
}

/// Fills `laid` with the lines of `shown`.
pub fn compose(fonts: &mut FontsView<'_>, shown: &Shown, setting: &Setting, line: &Line, laid: &mut Laid) {
    let info = BidiInfo::new(&shown.text, None);
    let base = info.paragraphs.first().map_or(Level::ltr(), |it| it.level);
    let units = units(fonts, shown, &info.levels, setting, line);
    let mut from = 0;
    while from < units.len() {
        let to = from + line_end(&units[from..], setting.width);
        let top = line.height * laid.rows.len() as f32;
        let row = placed(fonts, shown, &units[from..to], base, setting, line, top, laid);
        laid.rows.push(row);
        from = to;
    }
}

fn units(fonts: &mut FontsView<'_>, shown: &Shown, levels: &[Level], setting: &Setting, line: &Line) -> Vec<Unit> {
    let clusters = &shown.clusters;
    let mut units = Vec::new();
    let mut start = 0;
    while start < clusters.len() {
        let level = level_of(levels, &clusters[start]);
        let alone = mirrored_alone(shown, &clusters[start], level);
        let mut end = start + 1;
        while end < clusters.len() && !alone && end - start < LONGEST_UNIT {
            let (before, next) = (&clusters[end - 1], &clusters[end]);
            if level_of(levels, next) != level
                || is_blank(before) != is_blank(next)
                || is_quiet(shown, before) != is_quiet(shown, next)
                || breaks_between(before, next)
                || mirrored_alone(shown, next, level)
            {
                break;
            }
            end += 1;
        }
        let last = &clusters[end - 1];
        let long = end - start == LONGEST_UNIT;
        let breakable = long || is_blank(last) || clusters.get(end).is_none_or(|next| breaks_between(last, next));
        units.push(shaped(fonts, shown, start..end, level, breakable, setting, line));
        start = end;
    }
    units
}

fn shaped(
    fonts: &mut FontsView<'_>,
    shown: &Shown,
    clusters: Range<usize>,
    level: Level,
    breakable: bool,
    setting: &Setting,
    line: &Line,
) -> Unit {
    let mut text = text_of(shown, clusters.clone()).to_owned();
    let first = &shown.clusters[clusters.start];
    if mirrored_alone(shown, first, level) {
        text = text.chars().map(mirror).collect();
    }
    let job = unit_job(shown, first, &text, setting, line);
    let galley = fonts.layout_job(job.clone());
    let width = width_of(&galley);
    Unit {
        blank: is_blank(first),
        clusters,
        level,
        breakable,
        galley,
        job,
        width,
    }
}

fn unit_job(shown: &Shown, first: &Cluster, text: &str, setting: &Setting, line: &Line) -> LayoutJob {
    let end = if is_quiet(shown, first) { text.len() } else { 0 };
    line.job(text, std::slice::from_ref(&(0..end)), setting, f32::INFINITY)
}

fn width_of(galley: &Galley) -> f32 {
    galley.rows.first().map_or(0.0, |it| it.size.x)
}

/// How many units fit on a line; at least one.
fn line_end(units: &[Unit], width: f32) -> usize {
    let mut x = 0.0;
    let mut fits = 0;
    for (i, unit) in units.iter().enumerate() {
        // Blanks may hang over the edge.
        if x + unit.width > width && !unit.blank && i > 0 {
            // A word that is wider than a whole line is broken where it must be.
            return if fits > 0 { fits } else { i };
        }
        x += unit.width;
        if unit.breakable {
            fits = i + 1;
        }
    }
    units.len()
}

#[expect(clippy::too_many_arguments, reason = "one place calls it, with what it has at hand")]
fn placed(
    fonts: &mut FontsView<'_>,
    shown: &Shown,
    units: &[Unit],
    base: Level,
    setting: &Setting,
    line: &Line,
    top: f32,
    laid: &mut Laid,
) -> Row {
    let mut levels: Vec<Level> = units.iter().map(|it| it.level).collect();
    let trailing = units.iter().rev().take_while(|it| it.blank).count();
    let written = units.len() - trailing;
    levels[written..].fill(base);
    let width: f32 = units[..written].iter().map(|it| it.width).sum();
    let hanging: f32 = units[written..].iter().map(|it| it.width).sum();
    let mut x = if base.is_rtl() {
        setting.width - width - hanging
    } else {
        0.0
    };
    let mut row = Row::empty(top, line.height);
    row.edge = if base.is_rtl() { setting.width } else { 0.0 };
    for i in visual_order(&levels) {
        let unit = &units[i];
        let rtl = levels[i].is_rtl();
        let mut stops = stops_of(fonts, shown, unit, rtl, setting, line);
        for stop in &mut stops {
            stop.left += x;
            stop.right += x;
        }
        if rtl {
            stops.reverse();
        }
        row.stops.extend(stops);
        laid.galleys.push((vec2(x, top), Arc::clone(&unit.galley)));
        laid.jobs.push(unit.job.clone());
        x += unit.width;
    }
    row
}

/// Rule L2: from the highest level down, what stands at that level or above is turned round.
fn visual_order(levels: &[Level]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().map(|it| it.number()).max().unwrap_or(0);
    for level in (1..=highest).rev() {
        let mut start = 0;
        while start < order.len() {
            let run = levels[start..].iter().take_while(|it| it.number() >= level).count();
            order[start..start + run].reverse();
            start += run.max(1);
        }
    }
    // Turning positions round gives, for each position, the unit that comes to stand there,
    // because a run of one level keeps its place as a whole.
    order
}

/// The graphemes of a unit from its left edge, in the order of their bytes.
fn stops_of(
    fonts: &mut FontsView<'_>,
    shown: &Shown,
    unit: &Unit,
    rtl: bool,
    setting: &Setting,
    line: &Line,
) -> Vec<Stop> {
    let clusters = &shown.clusters[unit.clusters.clone()];
    let ends = ends_by_glyph(clusters, &unit.galley, rtl)
        .unwrap_or_else(|| ends_by_measure(fonts, shown, unit, setting, line));
    let mut before = 0.0_f32;
    let mut stops = Vec::with_capacity(clusters.len());
    for (cluster, end) in clusters.iter().zip(ends) {
        let end = end.clamp(before, unit.width.max(before));
        let (left, right) = if rtl {
            (unit.width - end, unit.width - before)
        } else {
            (before, end)
        };
        stops.push(Stop {
            bytes: cluster.bytes.clone(),
            left,
            right,
            rtl,
        });
        before = end;
    }
    share_ligatures(&mut stops, shown);
    stops
}

/// Where each grapheme ends, in points from where the unit begins, if every grapheme has one glyph that takes room.
fn ends_by_glyph(clusters: &[Cluster], galley: &Galley, rtl: bool) -> Option<Vec<f32>> {
    let row = galley.rows.first()?;
    let mut widths: Vec<(char, f32)> = row
        .glyphs
        .iter()
        .filter(|it| it.advance_width > 0.0)
        .map(|it| (it.chr, it.advance_width))
        .collect();
    if rtl {
        widths.reverse();
    }
    let same = widths.len() == clusters.len()
        && (clusters.len() == 1 || widths.iter().zip(clusters).all(|(it, cluster)| it.0 == cluster.chr));
    if !same {
        return None;
    }
    let mut x = 0.0;
    let ends = widths.into_iter().map(|(_, width)| {
        x += width;
        x
    });
    let mut ends: Vec<f32> = ends.collect();
    *ends.last_mut()? = row.size.x;
    Some(ends)
}

/// The same by measuring how wide the unit is when it stops after each grapheme: slower, and right in any script.
fn ends_by_measure(fonts: &mut FontsView<'_>, shown: &Shown, unit: &Unit, setting: &Setting, line: &Line) -> Vec<f32> {
    let Range { start, end } = unit.clusters;
    let first = &shown.clusters[start];
    let mut ends: Vec<f32> = (start + 1..end)
        .map(|to| {
            let job = unit_job(shown, first, text_of(shown, start..to), setting, line);
            width_of(&fonts.layout_job(job))
        })
        .collect();
    ends.push(unit.width);
    ends
}

fn text_of(shown: &Shown, clusters: Range<usize>) -> &str {
    let start = shown.clusters[clusters.start].at as usize;
    let end = shown
        .clusters
        .get(clusters.end)
        .map_or(shown.text.len(), |it| it.at as usize);
    &shown.text[start..end]
}

fn level_of(levels: &[Level], cluster: &Cluster) -> Level {
    levels.get(cluster.at as usize).copied().unwrap_or(Level::ltr())
}

fn is_blank(cluster: &Cluster) -> bool {
    cluster.chr.is_whitespace()
}

fn is_quiet(shown: &Shown, cluster: &Cluster) -> bool {
    let at = cluster.at as usize;
    let next = shown.quiet.partition_point(|it| it.end <= at);
    shown.quiet.get(next).is_some_and(|it| it.start <= at)
}

/// Whether a sign without a direction stands among right-to-left text: the shaper would not turn it round.
fn mirrored_alone(shown: &Shown, cluster: &Cluster, level: Level) -> bool {
    let strong = |c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::NSM);
    let start = cluster.at as usize;
    let mut chars = shown.text[start..].chars().take(cluster.chars as usize);
    level.is_rtl() && !is_blank(cluster) && !chars.any(strong)
}

/// Scripts that are written without spaces may be broken anywhere.
fn breaks_between(before: &Cluster, next: &Cluster) -> bool {
    let ideograph = |c: char| matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    before.chr == '-' || (ideograph(before.chr) && ideograph(next.chr))
}

/// The picture of a bracket when it is read from right to left.
fn mirror(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(levels: &[u8]) -> Vec<usize> {
        let levels: Vec<Level> = levels.iter().map(|&it| Level::new(it).unwrap()).collect();
        visual_order(&levels)
    }

    #[test]
    fn runs_are_placed_as_the_bidirectional_algorithm_says() {
        assert_eq!(order(&[0, 0, 0]), [0, 1, 2]);
        assert_eq!(order(&[0, 1, 1, 0]), [0, 2, 1, 3]);
        assert_eq!(order(&[1, 2, 1]), [2, 1, 0]);
        assert_eq!(order(&[1, 2, 2, 1]), [3, 1, 2, 0]);
        assert_eq!(order(&[0, 1, 2, 2, 1, 0]), [0, 4, 2, 3, 1, 5]);
    }

    #[test]
    fn only_right_to_left_text_needs_a_layout_of_its_own() {
        assert!(!needs_it("Ferries, 오늘, 今日, ไทย, “हिन्दी” 🎉"));
        assert!(needs_it("the word שלום"));
        assert!(needs_it("مرحبا"));
    }
}
