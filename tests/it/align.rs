//! Aligning an original with its translation: promises that hold for any text, and measures on test data.

use std::collections::HashSet;

use pressmark::engine::review::align::{Alignment, Options, Progress, Text, align, realign};
use pressmark::engine::review::pair::{Bead, Kind, Segment};
use pressmark::engine::review::segments::{is_list, lines_of, segments_of};
use pressmark::model::article::Article;

use crate::shared;

/// Segments of both sides, as a gold file has them.
type Pair = (Vec<usize>, Vec<usize>);

/// Counts as the scorer of vecalign does: pairs of which one side is empty are left out.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    found: f32,
    wanted: f32,
    /// Found pairs that are right, and that share a segment on each side with a right one.
    right: f32,
    nearly: f32,
    /// Wanted pairs that were found, and found nearly.
    met: f32,
    nearly_met: f32,
    /// Segments without counterpart: wanted, found, right.
    alone: [usize; 3],
}

impl Score {
    fn add(&mut self, wanted: &[Pair], found: &[Pair]) {
        let pairs = |all: &[Pair]| -> Vec<Pair> {
            let both = all.iter().filter(|it| !it.0.is_empty() && !it.1.is_empty());
            both.cloned().collect()
        };
        let alone = |all: &[Pair]| -> HashSet<Pair> {
            let one = all.iter().filter(|it| it.0.is_empty() || it.1.is_empty());
            one.cloned().collect()
        };
        let (gold, own) = (pairs(wanted), pairs(found));
        let share = |a: &[usize], b: &[usize]| a.iter().any(|it| b.contains(it));
        let near = |a: &Pair, all: &[Pair]| all.iter().any(|b| share(&a.0, &b.0) && share(&a.1, &b.1));
        self.found += own.len() as f32;
        self.wanted += gold.len() as f32;
        self.right += own.iter().filter(|it| gold.contains(it)).count() as f32;
        self.nearly += own.iter().filter(|it| near(it, &gold)).count() as f32;
        self.met += gold.iter().filter(|it| own.contains(it)).count() as f32;
        self.nearly_met += gold.iter().filter(|it| near(it, &own)).count() as f32;
        let (gold, own) = (alone(wanted), alone(found));
        self.alone[0] += gold.len();
        self.alone[1] += own.len();
        self.alone[2] += gold.intersection(&own).count();
    }

    /// The harmonic mean of precision and recall, of pairs that are right and of those that are nearly.
    fn f1(&self) -> (f32, f32) {
        let mean = |right: f32, met: f32| {
            let (precision, recall) = (right / self.found, met / self.wanted);
            2.0 * precision * recall / (precision + recall)
        };
        (mean(self.right, self.met), mean(self.nearly, self.nearly_met))
    }
}

/// Pairs of `[0, 1]:[2]`, a line each.
fn pairs(gold: &str) -> Vec<Pair> {
    let side = |it: &str| -> Vec<usize> {
        let inner = it.trim().trim_matches(['[', ']']);
        inner.split(',').filter_map(|it| it.trim().parse().ok()).collect()
    };
    let lines = gold.lines().filter_map(|it| it.split_once(':'));
    lines
        .map(|(original, translation)| (side(original), side(translation)))
        .collect()
}

fn found(alignment: &Alignment) -> Vec<Pair> {
    let beads = alignment.beads.iter();
    beads
        .map(|it| (it.original.clone().collect(), it.translation.clone().collect()))
        .collect()
}

fn lines(article: &Article) -> Vec<Segment> {
    lines_of(article).into_iter().map(|it| it.1).collect()
}

fn aligned(original: &Article, translation: &Article, fixed: &[Bead]) -> Alignment {
    let segments = [lines(original), lines(translation)];
    let options = Options {
        fixed,
        ..Options::default()
    };
    align(
        text(original, &segments[0]),
        text(translation, &segments[1]),
        &options,
        &mut |_| true,
    )
    .unwrap()
}

fn text<'a>(article: &'a Article, segments: &'a [Segment]) -> Text<'a> {
    Text {
        text: article.text(),
        segments,
    }
}

/// Aligns lists of sentences in shared files and scores them.
fn score(files: &[[String; 3]]) -> Option<Score> {
    let mut score = Score::default();
    for [original, translation, gold] in files {
        let read = |name: &str| Some(std::fs::read_to_string(shared::path(name)?).unwrap());
        let (original, translation) = (Article::new(read(original)?), Article::new(read(translation)?));
        assert!(
            is_list(&original) && is_list(&translation),
            "a list of sentences is told by its layout"
        );
        score.add(&pairs(&read(gold)?), &found(&aligned(&original, &translation, &[])));
    }
    let (strict, lax) = score.f1();
    let [wanted, own, right] = score.alone;
    eprintln!("strict {strict:.3}, lax {lax:.3}; alone: {wanted} wanted, {own} found, {right} right");
    Some(score)
}

#[test]
fn korean_and_english_news_are_aligned() {
    let name = |n: usize| ["ko", "en", "gold"].map(|it| format!("data/ko-en/perturbed/p{n:02}.{it}"));
    let files: Vec<[String; 3]> = (1..=40).map(name).collect();
    let Some(score) = score(&files) else { return };
    let (strict, lax) = score.f1();
    assert!(strict >= 0.92 && lax >= 0.97, "{strict} {lax}");
    let [wanted, _, right] = score.alone;
    assert!(
        right * 2 > wanted,
        "more than half of what was left out or added is found"
    );
}

#[test]
fn untouched_news_have_no_false_alarm() {
    let (mut pairs, mut alone) = (0, 0);
    for n in 1..=40 {
        let read = |it: &str| shared::path(&format!("data/ko-en/passages/p{n:02}.{it}"));
        let (Some(original), Some(translation)) = (read("ko"), read("en")) else {
            return;
        };
        let read = |path| Article::new(std::fs::read_to_string(path).unwrap());
        let alignment = aligned(&read(original), &read(translation), &[]);
        pairs += alignment.beads.len();
        alone += alignment
            .beads
            .iter()
            .filter(|it| it.original.len() != 1 || it.translation.len() != 1)
            .count();
    }
    eprintln!("{alone} of {pairs} pairs of untouched passages are not one to one");
    assert!(alone * 50 <= pairs, "{alone} of {pairs}");
}

#[test]
fn german_and_french_are_aligned_without_a_list_of_words() {
    let files = ["de", "fr", "defr"].map(|it| format!("data/align/bleualign-dev/dev.{it}"));
    let Some(score) = score(&[files]) else { return };
    let (strict, lax) = score.f1();
    assert!(strict >= 0.80 && lax >= 0.95, "{strict} {lax}");
}

#[test]
fn the_pairs_of_the_example_are_found() {
    let read = |name: &str| Some(std::fs::read_to_string(shared::path(&format!("data/seed/{name}"))?).unwrap());
    let (Some(original), Some(translation)) = (read("original.ko.txt"), read("article.en.md")) else {
        return;
    };
    let (Some(gold), Some(from), Some(to)) = (read("alignment.tsv"), read("segments.ko.tsv"), read("segments.en.tsv"))
    else {
        return;
    };
    let (original, translation) = (Article::new(original), Article::new(translation));
    let segments = [segments_of(&original), segments_of(&translation)];
    // The pieces are those of the example, byte for byte.
    for (table, segments) in [(&from, &segments[0]), (&to, &segments[1])] {
        let cells = table.lines().skip(1).map(|it| it.split('\t').collect::<Vec<_>>());
        let wanted: Vec<(usize, usize)> = cells
            .map(|it| (it[4].parse().unwrap(), it[5].parse().unwrap()))
            .collect();
        let own: Vec<(usize, usize)> = segments.iter().map(|it| (it.span.start(), it.span.end())).collect();
        assert_eq!(own, wanted);
    }
    let alignment = align(
        text(&original, &segments[0]),
        text(&translation, &segments[1]),
        &Options::default(),
        &mut |_| true,
    );
    let own: HashSet<Pair> = found(&alignment.unwrap()).into_iter().collect();
    let place = |table: &str, id: &str| table.lines().skip(1).position(|it| it.starts_with(id)).unwrap();
    let (mut right, mut wrong) = (0, Vec::new());
    for row in gold.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let ids =
            |cell: &str, table: &str| -> Vec<usize> { cell.split_whitespace().map(|it| place(table, it)).collect() };
        match own.contains(&(ids(cells[2], &from), ids(cells[3], &to))) {
            true => right += 1,
            false => wrong.push(cells[0].to_string()),
        }
    }
    eprintln!("{right} pairs right, wrong {wrong:?}");
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// The same numbers every time.
struct Noise(u64);

impl Noise {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most.max(1)
    }

    fn text(&mut self, lines: usize) -> String {
        const WORDS: &[&str] = &[
            "다리",
            "대통령은",
            "1,200명",
            "3만",
            "\u{202e}",
            "The",
            "bridge",
            "U.S.",
            "“",
            "”",
            "2031",
            "é\u{301}",
            "👩‍👩‍👧",
            "]",
            "북·러",
        ];
        let line = |noise: &mut Noise| {
            let count = noise.below(12);
            let words: Vec<&str> = (0..count).map(|_| WORDS[noise.below(WORDS.len())]).collect();
            words.join(" ") + "\n"
        };
        (0..lines).map(|_| line(self)).collect()
    }
}

/// Each segment of both sides is in one bead, in order.
#[track_caller]
fn check_whole(alignment: &Alignment, rows: usize, columns: usize) {
    let (mut row, mut column) = (0, 0);
    for bead in &alignment.beads {
        assert_eq!((bead.original.start, bead.translation.start), (row, column));
        (row, column) = (bead.original.end, bead.translation.end);
        assert!(bead.original.len() + bead.translation.len() > 0);
    }
    assert_eq!((row, column), (rows, columns));
    assert_eq!(alignment.confidence.len(), alignment.beads.len());
    assert!(alignment.confidence.iter().all(|it| *it >= 0.0));
}

#[test]
fn beads_hold_every_segment_once_whatever_the_texts() {
    let mut noise = Noise(88_172_645_463_325_252);
    for round in 0..60 {
        let (rows, columns) = (noise.below(25), noise.below(25));
        let (original, translation) = (Article::new(noise.text(rows)), Article::new(noise.text(columns)));
        let segments = match round % 2 {
            0 => [lines(&original), lines(&translation)],
            _ => [segments_of(&original), segments_of(&translation)],
        };
        let (rows, columns) = (segments[0].len(), segments[1].len());
        let mut some = |most: usize| {
            let start = noise.below(most + 3);
            start..start + noise.below(3)
        };
        let fixed: Vec<Bead> = (0..3)
            .map(|_| Bead {
                original: some(rows),
                translation: some(columns),
            })
            .collect();
        let texts = [text(&original, &segments[0]), text(&translation, &segments[1])];
        let options = Options {
            fixed: &fixed,
            ..Options::default()
        };
        let alignment = align(texts[0], texts[1], &options, &mut |_| true).unwrap();
        check_whole(&alignment, rows, columns);
        let fits = |it: &&Bead| {
            it.original.end <= rows && it.translation.end <= columns && it.original.len() + it.translation.len() > 0
        };
        if let Some(first) = fixed.iter().find(fits) {
            assert!(alignment.beads.contains(first), "a pair that a person made stays");
        }
        let after = realign(texts[0], texts[1], &alignment, 0..2, &Options::default(), &mut |_| true).unwrap();
        check_whole(&after, rows, columns);
        let kept = alignment.beads.iter().skip(2).all(|it| after.beads.contains(it));
        assert!(kept, "what lies outside the stretch stays");
    }
}

#[test]
fn an_alignment_tells_how_far_it_is_and_can_be_called_off() {
    let article = Article::new("One.\nTwo.\nThree.\n");
    let segments = lines(&article);
    let text = text(&article, &segments);
    let mut last = Progress { done: 0, total: 0 };
    let done = align(text, text, &Options::default(), &mut |it| {
        assert!(it.done > last.done || it.done == it.total);
        last = it;
        true
    });
    assert!(done.is_some() && last.done == last.total);
    assert!(align(text, text, &Options::default(), &mut |it| it.done < 2).is_none());
}

#[test]
fn what_has_no_counterpart_raises_nothing_and_a_moved_sentence_is_linked() {
    let original = "Bridge closes\nThe bridge over the Ostra closed on 4 May. It carried 1,740 cars an hour. Nobody was hurt.\n\
        Mayor Ilse Brandt spoke to 350 people at the town hall in Weiden on Friday evening.\nBy Ana Ruiz\n";
    let translation = "Brücke gesperrt\nBürgermeisterin Ilse Brandt sprach am Freitagabend vor 350 Leuten im Rathaus von Weiden. \
        Die Brücke über die Ostra wurde am 4. Mai gesperrt. Sie trug 1740 Autos in der Stunde. Niemand wurde verletzt.\n\
        Von Ana Ruiz\nCopyright 2031\n";
    let (original, translation) = (Article::new(original), Article::new(translation));
    let segments = [segments_of(&original), segments_of(&translation)];
    assert_eq!(segments[1].last().map(|it| it.kind), Some(Kind::Furniture));
    let texts = [text(&original, &segments[0]), text(&translation, &segments[1])];
    let alignment = align(texts[0], texts[1], &Options::default(), &mut |_| true).unwrap();
    check_whole(&alignment, segments[0].len(), segments[1].len());
    let moved: Vec<_> = alignment.moved.iter().map(|it| (it.original, it.translation)).collect();
    assert_eq!(moved, [(4, 1)], "{alignment:?}");
    assert!(alignment.beads.contains(&Bead {
        original: 0..1,
        translation: 0..1
    }));
    assert!(alignment.beads.contains(&Bead {
        original: 5..6,
        translation: 5..6
    }));
}

#[test]
fn long_texts_fit_a_band() {
    let mut noise = Noise(7);
    let mut sentences = |count: usize, word: &str| -> Vec<String> {
        let one = |n: usize| {
            format!(
                "{word} {n} {} {}.",
                "x".repeat(1 + n % 60),
                noise.below(1_000_000) + 1_000
            )
        };
        (0..count).map(one).collect()
    };
    let original = sentences(1_500, "Zeile");
    // A third of the text is left out, far more than a band is wide.
    let kept: Vec<String> = original[..300].iter().chain(&original[800..]).cloned().collect();
    let (original, translation) = (Article::new(original.join("\n")), Article::new(kept.join("\n")));
    let alignment = aligned(&original, &translation, &[]);
    check_whole(&alignment, 1_500, 1_000);
    let right = alignment.beads.iter().filter(|it| {
        let same = if it.original.start < 300 { 0 } else { 500 };
        it.original.len() == 1 && it.translation.len() == 1 && it.original.start == it.translation.start + same
    });
    assert!(right.count() > 980);
}
