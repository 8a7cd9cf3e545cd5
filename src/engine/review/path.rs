//! The cheapest way through a band, and how much dearer the best way without each of its steps is.

use super::band::Band;

/// Segments of the original and of the translation that one step takes together.
pub(super) type Step = (u8, u8);

/// The cost of a step that must not be taken.
pub(super) const NEVER: i32 = i32::MAX / 4;

/// What steps cost.
pub(super) trait Costs {
    /// The steps there are.
    fn steps(&self) -> &[Step];

    /// The cost of `step` from (row, column), whose place in the band is `place`; at least [`NEVER`] forbids it.
    ///
    /// Of a step that costs `limit` or more only that is asked: any number from `limit` on will do.
    fn cost(&self, row: usize, column: usize, place: usize, step: Step, limit: i32) -> i32;
}

/// A way through a band.
#[derive(Debug)]
pub(super) struct Path {
    /// Each step with the row and column it begins at.
    pub steps: Vec<(usize, usize, Step)>,
    /// What the best way without each step costs more, once asked for.
    pub gaps: Vec<i32>,
    /// Whether it runs along an edge of the band, so that a better way may lie outside.
    pub at_edge: bool,
}

/// The search was called off.
#[derive(Debug)]
pub(super) struct Stopped;

/// Finds the cheapest way; `gaps` asks for those of its steps too. `tick` is told of each row and may call
/// the search off by `false`.
///
/// Memory is 5 bytes a place. The gap of a step that takes a segment is the cheapest of all ways in which
/// another step takes that segment (forward costs, the step, backward costs), less the cheapest way.
pub(super) fn cheapest(
    band: &Band,
    costs: &impl Costs,
    gaps: bool,
    tick: &mut dyn FnMut() -> bool,
) -> Result<Path, Stopped> {
    let (forward, came_by) = forward(band, costs, tick)?;
    let mut steps = Vec::new();
    let mut row = band.rows() - 1;
    let mut column = band.columns(row).end - 1;
    let mut at_edge = false;
    while let Some(step) = came_by_at(band, &came_by, costs, row, column) {
        row -= usize::from(step.0);
        column -= usize::from(step.1);
        at_edge |= band.is_edge(row, column);
        steps.push((row, column, step));
    }
    steps.reverse();
    let gaps = match gaps {
        true => backward(band, costs, &forward, &steps, tick)?,
        false => Vec::new(),
    };
    Ok(Path { steps, gaps, at_edge })
}

fn came_by_at(band: &Band, came_by: &[u8], costs: &impl Costs, row: usize, column: usize) -> Option<Step> {
    let place = band.place(row, column)?;
    costs.steps().get(usize::from(came_by[place])).copied()
}

/// The cheapest cost from the start to each place, and the number of the step that ends there.
fn forward(band: &Band, costs: &impl Costs, tick: &mut dyn FnMut() -> bool) -> Result<(Vec<i32>, Vec<u8>), Stopped> {
    let mut least = vec![NEVER; band.len()];
    let mut came_by = vec![u8::MAX; band.len()];
    for row in 0..band.rows() {
        for column in band.columns(row) {
            let Some(here) = band.place(row, column) else { continue };
            let mut best = if (row, column) == (0, 0) { 0 } else { NEVER };
            // The plain steps come first: against them most of the others need not be weighed to the end.
            for (number, &step) in costs.steps().iter().enumerate() {
                let before = row
                    .checked_sub(usize::from(step.0))
                    .zip(column.checked_sub(usize::from(step.1)));
                let Some((row, column)) = before else { continue };
                let Some(from) = band.place(row, column) else { continue };
                let so_far = least[from];
                if so_far >= NEVER {
                    continue;
                }
                let cost = costs.cost(row, column, from, step, best.saturating_sub(so_far));
                if cost < NEVER && so_far.saturating_add(cost) < best {
                    best = so_far.saturating_add(cost);
                    came_by[here] = number as u8;
                }
            }
            least[here] = best;
        }
        if !tick() {
            return Err(Stopped);
        }
    }
    Ok((least, came_by))
}

/// What the best way without each of `steps` costs more.
fn backward(
    band: &Band,
    costs: &impl Costs,
    forward: &[i32],
    steps: &[(usize, usize, Step)],
    tick: &mut dyn FnMut() -> bool,
) -> Result<Vec<i32>, Stopped> {
    let rows = band.rows() - 1;
    let columns = band.columns(rows).end - 1;
    // Where the steps of the path begin that start in a row or after it.
    let mut on_path = steps.len();
    let mut others = Others {
        rows: vec![[NEVER; 2]; rows],
        columns: vec![[NEVER; 2]; columns],
    };
    let deepest = costs.steps().iter().map(|it| usize::from(it.0)).max().unwrap_or(0);
    // Costs to the end, of this row and those that steps lead to; the latest first.
    let mut below: std::collections::VecDeque<Vec<i32>> = std::collections::VecDeque::new();
    for row in (0..=rows).rev() {
        let inside = band.columns(row);
        let mut least = vec![NEVER; inside.len()];
        let after = on_path;
        on_path = steps[..after].partition_point(|it| it.0 < row);
        let path_here = &steps[on_path..after];
        for column in inside.clone().rev() {
            let Some(here) = band.place(row, column) else { continue };
            let taken = path_here.iter().find(|it| it.1 == column).map(|it| it.2);
            let so_far = forward[here];
            let mut best = if row == rows && column == columns { 0 } else { NEVER };
            for &step in costs.steps() {
                let (down, right) = (usize::from(step.0), usize::from(step.1));
                let (next_row, next_column) = (row + down, column + right);
                if band.place(next_row, next_column).is_none() {
                    continue;
                }
                let offset = next_column - band.columns(next_row).start;
                let rest = match down {
                    0 => least[offset],
                    _ => below.get(down - 1).map_or(NEVER, |it| it[offset]),
                };
                if rest >= NEVER {
                    continue;
                }
                let on_path = taken == Some(step);
                let around = rest.saturating_add(so_far);
                let worth = others.most(row, column, step, on_path).saturating_sub(around);
                let cost = costs.cost(row, column, here, step, worth.max(best.saturating_sub(rest)));
                if cost >= NEVER {
                    continue;
                }
                best = best.min(rest.saturating_add(cost));
                let whole = around.saturating_add(cost);
                if whole < NEVER {
                    others.take(row, column, step, whole, on_path);
                }
            }
            least[column - inside.start] = best;
        }
        below.push_front(least);
        below.truncate(deepest);
        if !tick() {
            return Err(Stopped);
        }
    }
    let total = forward.last().copied().unwrap_or(0);
    let gap = |step: &(usize, usize, Step)| others.least(step).saturating_sub(total).clamp(0, NEVER);
    Ok(steps.iter().map(gap).collect())
}

/// For each segment the cheapest way in which it is taken by a step that is not on the path; and in which it
/// is taken together with the other side at all.
struct Others {
    rows: Vec<[i32; 2]>,
    columns: Vec<[i32; 2]>,
}

impl Others {
    /// A way that costs so much or more would change nothing.
    fn most(&self, row: usize, column: usize, (down, right): Step, on_path: bool) -> i32 {
        let both = down > 0 && right > 0;
        let segments = self.rows[row..row + usize::from(down)].iter();
        let segments = segments.chain(&self.columns[column..column + usize::from(right)]);
        let most = |[other, joined]: &[i32; 2]| match (on_path, both) {
            (true, false) => i32::MIN,
            (true, true) => *joined,
            (false, false) => *other,
            (false, true) => *other.max(joined),
        };
        segments.map(most).max().unwrap_or(i32::MIN)
    }

    fn take(&mut self, row: usize, column: usize, (down, right): Step, whole: i32, on_path: bool) {
        let both = down > 0 && right > 0;
        let segments = self.rows[row..row + usize::from(down)].iter_mut();
        let segments = segments.chain(&mut self.columns[column..column + usize::from(right)]);
        for [other, joined] in segments {
            if !on_path {
                *other = whole.min(*other);
            }
            if both {
                *joined = whole.min(*joined);
            }
        }
    }

    /// The cheapest way without the step. That a segment stands alone is one thing, wherever the path has it.
    fn least(&self, &(row, column, (down, right)): &(usize, usize, Step)) -> i32 {
        match (down, right) {
            (_, 0) => self.rows[row][1],
            (0, _) => self.columns[column][1],
            _ => self.rows[row][0],
        }
    }
}
