//! A review of a translation that is killed, cut short by a full disk, or saved half-way: every gesture is there again.

use std::fs;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;

use pressmark::app::command::{Command, ReviewCommand};
use pressmark::app::effect::Effect;
use pressmark::app::selection::Selection;
use pressmark::app::state::{Desk as Shown, State};
use pressmark::engine::review::side::Side;
use pressmark::model::article::Article;
use pressmark::model::history::Step;
use pressmark::model::mqm::Severity;
use pressmark::model::review::pair::PairState;
use pressmark::store::open::Access;
use pressmark::store::places::Places;
use proptest::prelude::*;

use crate::app;
use crate::desk::{Desk, Sitting};
use crate::reviewing::{ENGLISH, Gesture, KOREAN, answer, file, gesture};

/// Another figure than the original has, and a day nobody spoke of.
pub const WRONG: [(&str, &str); 2] = [("14 months", "15 months"), ("said Tuesday", "said Friday")];

/// A translation in which the checks find something.
pub fn translation() -> String {
    let right = ENGLISH.to_owned();
    WRONG
        .iter()
        .fold(right, |text, (right, wrong)| text.replace(right, wrong))
}

/// A reviewer at work, and what the journal is given for each gesture.
struct Review {
    state: State,
    original: Article,
    steps: Vec<Step>,
}

impl Review {
    fn of(article: &str) -> Self {
        let mut review = Review {
            state: app::state_of_text(article),
            original: file("original.txt", KOREAN),
            steps: Vec::new(),
        };
        review.run(ReviewCommand::Attach("original.txt".into()));
        review
    }

    fn run(&mut self, command: ReviewCommand) {
        self.obey(Command::Review(command));
    }

    fn obey(&mut self, command: Command) {
        let effects = self.state.run(command);
        for effect in answer(&mut self.state, effects, &self.original) {
            if let Effect::Journal { steps, .. } = effect {
                self.steps.extend(steps.into_iter().map(|it| it.1));
            }
        }
    }

    fn desk(&self) -> &Shown {
        self.state.desk.as_ref().unwrap()
    }

    /// The error marked last.
    fn error(&self) -> pressmark::model::id::AnnotationId {
        let errors = &self.desk().document.tables().translation_errors;
        errors.keys().next_back().unwrap().clone()
    }

    /// The first open finding.
    fn finding(&mut self) -> Arc<str> {
        self.run(ReviewCommand::NextFinding);
        self.desk().noted_at_hand().unwrap().key.clone()
    }
}

/// Steps of a review that holds something of every kind; the second half is what comes after the correction of an error.
pub fn steps() -> [Vec<Step>; 2] {
    let mut review = Review::of(&translation());
    let error = {
        review.finding();
        review.run(ReviewCommand::FindingToError);
        review.error()
    };
    review.run(ReviewCommand::SetCorrection {
        error,
        correction: "a first correction".into(),
    });
    review.run(ReviewCommand::Row(0));
    review.run(ReviewCommand::Agree);
    review.run(ReviewCommand::Row(3));
    review.run(ReviewCommand::Agree);
    let first = std::mem::take(&mut review.steps);

    let key = review.finding();
    review.run(ReviewCommand::Dismiss {
        key,
        reason: "the paper said so".into(),
    });
    review.run(ReviewCommand::Row(4));
    let byte = translation().find("300 million").unwrap();
    review.run(ReviewCommand::Select {
        side: Side::Translation,
        selection: Selection {
            anchor: byte,
            head: byte + "300 million".len(),
        },
    });
    review.run(ReviewCommand::Mark(Severity::Critical));
    review.run(ReviewCommand::Kind("accuracy/mistranslation/number"));
    let error = review.error();
    review.run(ReviewCommand::SetCorrection {
        error: error.clone(),
        correction: "a second correction".into(),
    });
    review.run(ReviewCommand::SetErrorNote {
        error,
        note: "ask the mayor".into(),
    });
    review.run(ReviewCommand::Row(5));
    review.run(ReviewCommand::Agree);
    review.run(ReviewCommand::SetPairNote {
        row: 3,
        note: "look again".into(),
    });
    review.run(ReviewCommand::SetScore {
        row: 3,
        score: Some(70),
    });
    review.run(ReviewCommand::SetReads("native".into()));
    review.run(ReviewCommand::SetIndependent("yes".into()));
    review.run(ReviewCommand::Row(0));
    review.run(ReviewCommand::Merge);
    review.obey(Command::Undo);
    review.run(ReviewCommand::Sign {
        value: "cannot judge",
        reason: "not done yet".into(),
    });
    [first, review.steps]
}

/// A folder with the article, its original and a review in progress: half of it saved, half only in the journal.
pub fn begun() -> Desk {
    let desk = Desk::of(&translation());
    fs::write(desk.folder().join("original.txt"), KOREAN).unwrap();
    let [saved, unsaved] = steps();
    let mut window = desk.window();
    saved.iter().for_each(|it| window.follow(it));
    window.save();
    unsaved.iter().for_each(|it| window.follow(it));
    let tables = window.document().tables();
    let agreed = tables.pairs.values().filter(|it| it.state == PairState::Agreed).count();
    assert_eq!(
        (agreed, tables.translation_errors.len(), tables.dismissals.len()),
        (3, 2, 1)
    );
    assert!(tables.originals.len() == 1 && tables.reviewers.values().any(|it| it.verdict.is_some()));
    desk
}

#[test]
fn a_review_that_was_killed_is_there_again_with_all_that_was_decided() {
    let desk = Desk::of(&translation());
    let steps = steps().concat();
    let mut window = desk.window();
    for (done, step) in steps.iter().enumerate() {
        window.follow(step);
        let before = window.document().clone();
        // Killed after every gesture.
        drop(window);
        window = desk.window();
        assert_eq!(window.document(), &before, "after gesture {done}: {step:?}");
        assert!(window.opened.report.recovered > 0);
    }
    let all = window.document().clone();
    window.save();
    drop(window);
    let again = desk.window();
    assert_eq!(again.document(), &all);
    assert_eq!(again.opened.report.recovered, 0);
    // How the checks fared is known to the whole folder.
    assert_eq!(desk.files(), ["article.md", "article.md.ron", "sources.ron"]);
}

#[test]
fn a_review_killed_between_the_save_and_its_note_in_the_journal_is_not_made_twice() {
    let desk = begun();
    let mut window = desk.window();
    let all = window.document().clone();
    window.opened.keeper.save(&all).unwrap();
    drop(window);
    assert!(desk.journal().exists());
    let again = desk.window();
    assert_eq!((again.document(), again.opened.report.recovered), (&all, 0));
}

/// Where the child below is to work; set only for it.
const PLAY_IN: &str = "PRESSMARK_TEST_PLAY_IN";

#[test]
#[ignore = "the child of the next test"]
fn a_reviewer_whose_disk_is_full() {
    let Some(folder) = std::env::var_os(PLAY_IN).map(std::path::PathBuf::from) else {
        return;
    };
    let places = Places::under(&folder.join("home"));
    let mut window = Sitting::at(&folder.join("article.md"), Access::Window, &places);
    for (number, step) in steps().concat().iter().enumerate() {
        let seq = number as u64 + 1;
        if window.opened.journal.append(&[(seq, step.clone())]).is_ok() {
            println!("\nkept {seq}");
        }
    }
    std::process::exit(0);
}

#[test]
fn what_a_full_disk_cuts_short_costs_nothing_that_was_said_to_be_kept() {
    let steps = steps().concat();
    let (mut short, mut whole) = (0, 0);
    // In blocks of 512 bytes: a write goes as far as the limit, and then fails.
    for blocks in (0..120).step_by(5) {
        let desk = Desk::of(&translation());
        let output = Process::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"", &blocks.to_string()])
            .arg(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "reviewing_killed::a_reviewer_whose_disk_is_full",
                "--ignored",
            ])
            .args(["--nocapture", "--test-threads=1"])
            .env(PLAY_IN, desk.folder())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{told}{output:?}");
        let kept = told.lines().filter_map(|it| it.strip_prefix("kept ")?.parse().ok());
        let kept: usize = kept.max().unwrap_or(0);

        let mut expected = Desk::of(&translation()).window();
        steps[..kept].iter().for_each(|it| expected.follow(it));
        let places = Places::under(&desk.folder().join("home"));
        let mut again = Sitting::at(&desk.article, Access::Window, &places);
        // One that was written and could not be acknowledged may be there as well, but never half of it.
        let mut told = again.document().tables() == expected.document().tables();
        for step in &steps[kept..] {
            if told {
                break;
            }
            expected.follow(step);
            told = again.document().tables() == expected.document().tables();
        }
        assert!(told, "{blocks} blocks, {kept} gestures kept: {:?}", again.opened.report);
        again.save();
        short += usize::from(kept < steps.len());
        whole += usize::from(kept == steps.len());
    }
    assert!(short > 3 && whole > 3, "{short} were cut short, {whole} were not");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// The journal may be cut anywhere, and the sidecar may hold any earlier part of the review.
    #[test]
    fn a_review_goes_on_after_the_last_whole_line(
        gestures in prop::collection::vec(gesture(), 1..16),
        saved_after in 0..16usize,
        cut: prop::sample::Index,
    ) {
        let mut review = Review::of(ENGLISH);
        for it in gestures {
            let it: Gesture = it;
            let command = it.command(&review.original);
            review.obey(command);
        }
        let desk = Desk::of(ENGLISH);
        let mut window = desk.window();
        let mut states = vec![window.document().clone()];
        for (number, step) in review.steps.iter().enumerate() {
            window.follow(step);
            states.push(window.document().clone());
            if number + 1 == saved_after {
                let snapshot = window.document().clone();
                window.opened.keeper.save(&snapshot).unwrap();
            }
        }
        prop_assert_eq!(window.document().tables(), review.desk().document.tables());
        drop(window);
        let bytes = fs::read(desk.journal()).unwrap();
        let cut = cut.index(bytes.len() + 1);
        fs::write(desk.journal(), &bytes[..cut]).unwrap();
        // A line that lacks nothing but its end is whole; the first one is the header.
        let whole = bytes[..cut].iter().filter(|&&it| it == b'\n').count();
        let reached = (whole + usize::from(bytes.get(cut) == Some(&b'\n'))).saturating_sub(1);
        let in_sidecar = if saved_after < states.len() { saved_after } else { 0 };
        if reached >= in_sidecar {
            let again = desk.window();
            prop_assert_eq!(again.document(), &states[reached]);
        }
    }
}
