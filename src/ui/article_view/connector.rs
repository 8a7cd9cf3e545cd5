//! The line between two parts that belong together: beside the words, between the lines, never through words.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// How far from the column of text a line runs down the margin, in points.
pub const GUTTER: f32 = 8.0;
/// How far inside a part a line begins, at most.
const INSET: f32 = 5.0;
/// Radius of the corners.
const ROUND: f32 = 3.0;
/// How far a stub runs down the margin.
const STUB: f32 = 16.0;
/// Half the width of an arrow's head.
const HEAD: f32 = 3.5;

/// Left and right of the column of text, in points on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub left: f32,
    pub right: f32,
}

/// Where something off the screen lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Above,
    Below,
}

/// The way from one part to another, by the rectangles of their lines; empty if one has none.
///
/// Along one line of text or to the next it runs between the lines, further through the nearer margin.
pub fn route(a: &[Rect], b: &[Rect], column: Column) -> Vec<Pos2> {
    let Some((a, b)) = nearest(a, b) else {
        return Vec::new();
    };
    let (upper, lower) = if a.top() <= b.top() { (a, b) } else { (b, a) };
    if (upper.top() - lower.top()).abs() < 1.0 {
        return bridge(upper, lower);
    }
    if lower.top() - upper.bottom() < 2.0 {
        return step(upper, lower);
    }
    let (from, to) = ((upper.left(), upper.right()), (lower.left(), lower.right()));
    let left = from.0 - column.left + to.0 - column.left;
    let right = column.right - from.1 + column.right - to.1;
    let (x, from, to) = match left <= right {
        true => (column.left - GUTTER, from.0 + inset(upper), to.0 + inset(lower)),
        false => (column.right + GUTTER, from.1 - inset(upper), to.1 - inset(lower)),
    };
    vec![
        pos2(from, upper.bottom() - 1.0),
        pos2(from, upper.bottom()),
        pos2(x, upper.bottom()),
        pos2(x, lower.top()),
        pos2(to, lower.top()),
        pos2(to, lower.top() + 1.0),
    ]
}

/// The way from a part towards one that is off the screen; empty if it has no rectangle.
pub fn stub(part: &[Rect], side: Side, column: Column) -> Vec<Pos2> {
    let end = match side {
        Side::Above => part.first(),
        Side::Below => part.last(),
    };
    let Some(part) = end else {
        return Vec::new();
    };
    let (edge, out) = match side {
        Side::Above => (part.top(), -STUB),
        Side::Below => (part.bottom(), STUB),
    };
    let near_left = part.left() - column.left <= column.right - part.right();
    let (x, from) = match near_left {
        true => (column.left - GUTTER, part.left() + inset(part)),
        false => (column.right + GUTTER, part.right() - inset(part)),
    };
    vec![pos2(from, edge), pos2(x, edge), pos2(x, edge + out)]
}

/// Paints a way, with a dot where it begins and ends.
pub fn paint(painter: &Painter, way: &[Pos2], colour: Color32) {
    let (Some(&first), Some(&last)) = (way.first(), way.last()) else {
        return;
    };
    painter.add(Shape::line(rounded(way), Stroke::new(1.4, colour)));
    for end in [first, last] {
        painter.circle_filled(end, 2.2, colour);
    }
}

/// Paints a way that ends in an arrow.
pub fn paint_arrow(painter: &Painter, way: &[Pos2], colour: Color32) {
    let [first, .., before, last] = way[..] else {
        return;
    };
    painter.add(Shape::line(rounded(way), Stroke::new(1.4, colour)));
    painter.circle_filled(first, 2.2, colour);
    let along = (last - before).normalized() * HEAD * 1.4;
    let across = along.rot90() * 0.7;
    let head = vec![last + along, last + across, last - across];
    painter.add(Shape::convex_polygon(head, colour, Stroke::NONE));
}

/// Over the words between two parts of one line.
fn bridge(a: &Rect, b: &Rect) -> Vec<Pos2> {
    let (left, right) = if a.left() <= b.left() { (a, b) } else { (b, a) };
    let y = left.top() - 2.0;
    let apart = left.right() <= right.left() + 1.0;
    let from = if apart {
        left.right() - inset(left)
    } else {
        left.left() + inset(left)
    };
    // One inside the other: their beginnings are joined, with room to be seen.
    let to = (right.left() + inset(right)).max(from + 2.0 * ROUND);
    vec![
        pos2(from, left.top() + 1.0),
        pos2(from, y),
        pos2(to, y),
        pos2(to, left.top() + 1.0),
    ]
}

/// Between two lines that follow each other.
fn step(upper: &Rect, lower: &Rect) -> Vec<Pos2> {
    let y = lower.top();
    let (left, right) = (upper.left().max(lower.left()), upper.right().min(lower.right()));
    if left < right {
        let x = (left + INSET).min((left + right) / 2.0);
        return vec![pos2(x, y - 2.0), pos2(x, y + 2.0)];
    }
    let (from, to) = match upper.left() > lower.left() {
        true => (upper.left() + inset(upper), lower.right() - inset(lower)),
        false => (upper.right() - inset(upper), lower.left() + inset(lower)),
    };
    vec![pos2(from, y - 1.0), pos2(from, y), pos2(to, y), pos2(to, y + 1.0)]
}

fn inset(rect: &Rect) -> f32 {
    INSET.min(rect.width() / 2.0)
}

/// The two lines that are nearest to each other, sooner in height than in breadth.
fn nearest<'r>(a: &'r [Rect], b: &'r [Rect]) -> Option<(&'r Rect, &'r Rect)> {
    // Only first and last lines can be nearest, unless the one begins within the other.
    let near = |them: &'r [Rect], other: &[Rect]| -> Vec<&'r Rect> {
        let (Some(first), Some(last)) = (other.first(), other.last()) else {
            return Vec::new();
        };
        let around = (first.top() - 1.0, last.bottom() + 1.0);
        let within = them.iter().filter(|it| it.bottom() >= around.0 && it.top() <= around.1);
        within.chain(them.first()).chain(them.last()).collect()
    };
    let (a, b) = (near(a, b), near(b, a));
    let pairs = a.iter().flat_map(|one| b.iter().map(move |two| (*one, *two)));
    pairs.min_by(|x, y| distance(x).total_cmp(&distance(y)))
}

fn distance((a, b): &(&Rect, &Rect)) -> f32 {
    let up = (a.top() - b.top()).abs();
    let apart = (b.left() - a.right()).max(a.left() - b.right()).max(0.0);
    up * 1000.0 + apart
}

/// `way` with its corners rounded.
fn rounded(way: &[Pos2]) -> Vec<Pos2> {
    let mut out = Vec::with_capacity(way.len() * 3);
    for (i, &at) in way.iter().enumerate() {
        let around = i.checked_sub(1).and_then(|it| way.get(it)).zip(way.get(i + 1));
        let Some((&before, &after)) = around else {
            out.push(at);
            continue;
        };
        let (back, on) = (before - at, after - at);
        let radius = ROUND.min(back.length() / 2.0).min(on.length() / 2.0);
        let unit = |it: Vec2| {
            if it.length() > 0.0 {
                it.normalized()
            } else {
                vec2(0.0, 0.0)
            }
        };
        let (from, to) = (at + unit(back) * radius, at + unit(on) * radius);
        let middle = at + ((from - at) + (to - at)) * 0.3;
        out.extend([from, middle, to]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMN: Column = Column {
        left: 100.0,
        right: 600.0,
    };

    fn line(n: usize, left: f32, right: f32) -> Rect {
        let top = 50.0 + n as f32 * 26.0;
        Rect::from_min_max(pos2(left, top), pos2(right, top + 26.0))
    }

    /// Whether every piece of `way` that goes along runs between two lines, and every one that goes down is short or
    /// in a margin.
    #[track_caller]
    fn check(way: &[Pos2]) {
        assert!(way.len() >= 2);
        for pair in way.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let between = |y: f32| ((y - 50.0).rem_euclid(26.0) + 13.0).rem_euclid(26.0) - 13.0;
            let in_margin = from.x < COLUMN.left || from.x > COLUMN.right;
            let down = (from.x - to.x).abs() < 0.1;
            assert!(down || between(from.y).abs() <= 2.1, "{pair:?}");
            assert!(!down || in_margin || (from.y - to.y).abs() <= 4.1, "{pair:?}");
        }
    }

    #[test]
    fn a_line_between_parts_runs_between_the_lines_of_text_or_in_a_margin() {
        let here = [line(0, 300.0, 600.0), line(1, 100.0, 220.0)];
        check(&route(&here, &[line(1, 240.0, 280.0)], COLUMN));
        check(&route(&here, &[line(2, 110.0, 160.0)], COLUMN));
        check(&route(&here, &[line(2, 400.0, 460.0)], COLUMN));
        check(&route(&here, &[line(7, 400.0, 460.0)], COLUMN));
        check(&route(&[line(0, 400.0, 590.0)], &[line(5, 500.0, 560.0)], COLUMN));
        check(&route(&[line(3, 100.0, 500.0)], &[line(3, 120.0, 160.0)], COLUMN));
        check(&stub(&here, Side::Above, COLUMN));
        check(&stub(&here, Side::Below, COLUMN));
    }

    #[test]
    fn what_is_not_on_the_screen_is_not_joined() {
        assert!(route(&[], &[line(0, 100.0, 200.0)], COLUMN).is_empty());
        assert!(stub(&[], Side::Below, COLUMN).is_empty());
    }
}
