//! What reviews teach a folder: words that translate each other, and how far to trust each check.

use pressmark::app::command::{Command, ReviewCommand};
use pressmark::app::effect::{Effect, ReviewEffect};
use pressmark::app::state::{Desk, State};
use pressmark::engine::review::faring::{Fared, faring};
use pressmark::model::article::Article;
use pressmark::store::lexicon;

use crate::reviewing::{answer, review_of};

const KOREAN: &str =
    "등대 이야기\n\n등대는 아주 높다.\n\n새 등대가 어제 켜졌다.\n\n등대의 문은 2개다.\n\n배는 모두 3척이다.\n";
const ENGLISH: &str = "A lighthouse story\n\nThe lighthouse is very tall.\n\nThe new lighthouse was lit yesterday.\n\n\
    The lighthouse has 2 doors.\n\nThere are 3 boats in all.\n";

fn run(state: &mut State, original: &Article, command: ReviewCommand) {
    let effects = state.run(Command::Review(command));
    answer(state, effects, original);
}

fn desk(state: &State) -> &Desk {
    state.desk.as_ref().expect("an article")
}

fn number(state: &State) -> Fared {
    let all = faring(desk(state).document.tables());
    all.into_iter().find(|it| it.check.key == "number").unwrap()
}

#[test]
fn confirmed_pairs_teach_words_that_people_may_take_out() {
    let (mut state, original) = review_of(KOREAN, ENGLISH);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("original.txt"), KOREAN).unwrap();
    let article = folder.path().join("a.md");
    std::fs::write(&article, ENGLISH).unwrap();
    let grow = |state: &State| lexicon::grow(&article, &desk(state).document).unwrap();
    assert_eq!(grow(&state), 0, "nobody has confirmed anything");
    let path = folder.path().join(lexicon::LEXICON);
    assert!(!path.exists());
    for row in 0..desk(&state).reviewing.len() {
        run(&mut state, &original, ReviewCommand::Row(row));
        run(&mut state, &original, ReviewCommand::Agree);
    }
    assert!(grow(&state) > 0);
    let first = std::fs::read_to_string(&path).unwrap();
    assert!(first.contains("\n등대\tlighth\t"), "{first}");
    grow(&state);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), first, "the same each time");
    std::fs::write(&path, first.replace("\n등대\t", "\n#등대\t")).unwrap();
    grow(&state);
    let without = std::fs::read_to_string(&path).unwrap();
    assert!(
        without.contains("\n#등대\tlighth\t") && !without.contains("\n등대\tlighth\t"),
        "{without}"
    );

    let sign = ReviewCommand::Sign {
        value: "publishable",
        reason: String::new(),
    };
    let effects = state.run(Command::Review(sign));
    let learns = |it: &Effect| {
        matches!(
            it,
            Effect::Review {
                effect: ReviewEffect::Learn { .. },
                ..
            }
        )
    };
    assert_eq!(effects.iter().filter(|it| learns(it)).count(), 1);
}

#[test]
fn decisions_about_findings_are_counted_and_undone() {
    let wrong = ENGLISH.replace("3 boats", "30 boats");
    let (mut state, original) = review_of(KOREAN, &wrong);
    let finding = desk(&state)
        .reviewing
        .findings
        .iter()
        .find(|it| it.key.starts_with("review-number:"));
    let key = finding.expect("3 and 30 differ").key.clone();
    let dismiss = ReviewCommand::Dismiss {
        key: key.clone(),
        reason: "House style".into(),
    };
    run(&mut state, &original, dismiss);
    assert_eq!((number(&state).dismissed, number(&state).newest), (1, (0, 1)));
    let effects = state.run(Command::Undo);
    answer(&mut state, effects, &original);
    assert_eq!((number(&state).dismissed, number(&state).precision()), (0, None));
    run(&mut state, &original, ReviewCommand::ShowFinding(key));
    run(&mut state, &original, ReviewCommand::FindingToError);
    assert_eq!((number(&state).confirmed, number(&state).precision()), (1, Some(1.0)));
    run(&mut state, &original, ReviewCommand::RemoveError);
    assert_eq!((number(&state).confirmed, number(&state).precision()), (0, None));
}
