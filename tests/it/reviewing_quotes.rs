//! Quotations one by one, marks of the article carried to the original, and finding words while a translation is reviewed.

use pressmark::app::command::{Command, ReviewCommand};
use pressmark::app::effect::{Effect, Outcome};
use pressmark::app::reviewing::QuoteDecision;
use pressmark::app::selection::Selection;
use pressmark::app::state::State;
use pressmark::engine::review::side::Side;
use pressmark::model::label::Label;

use crate::reviewing::{ENGLISH, KOREAN, decide_quotes, desk, review, run, undo};

#[test]
fn every_quotation_is_compared_with_its_original_words_before_the_verdict() {
    let (mut state, original) = review();
    run(&mut state, &original, ReviewCommand::Row(0));
    for _ in 0..6 {
        run(&mut state, &original, ReviewCommand::Agree);
    }
    assert_eq!(
        desk(&state).open_quotes(),
        1,
        "agreeing with a pair is no word on its quotation"
    );
    let obstacle = desk(&state).obstacle("publishable", "").unwrap();
    assert_eq!(obstacle, "1 quotation to compare (Q) first");
    assert_eq!(decide_quotes(&mut state, &original), 1);
    let quote = &desk(&state).reviewing.quotes[0];
    let words = quote.row.words(Side::Original, &original);
    assert_eq!(words, "“비용은 3억 원이었다”");
    assert!(matches!(desk(&state).quote_decision(quote), QuoteDecision::Stands(_)));
    assert_eq!(desk(&state).obstacle("publishable", ""), None);
    undo(&mut state, &original);
    assert_eq!(desk(&state).open_quotes(), 1);
}

#[test]
fn a_quotation_with_an_error_marked_in_it_is_decided() {
    let (mut state, original) = review();
    let key = desk(&state).reviewing.quotes[0].key.clone();
    run(&mut state, &original, ReviewCommand::QuoteToError(key));
    let error = desk(&state).document.tables().translation_errors.values().next();
    let error = error.unwrap();
    assert_eq!(error.original[0].exact.shown(), "“비용은 3억 원이었다”");
    assert_eq!(&*error.category, "accuracy/mistranslation/quote-wording");
    let quote = &desk(&state).reviewing.quotes[0];
    assert_eq!(desk(&state).quote_decision(quote), QuoteDecision::Wrong);
    run(&mut state, &original, ReviewCommand::RemoveError);
    assert_eq!(desk(&state).open_quotes(), 1);
}

#[test]
fn a_mark_of_the_article_is_carried_to_the_words_it_stands_for() {
    let (mut state, original) = review();
    let words = "“It cost 300 million won.”";
    let start = ENGLISH.find(words).unwrap();
    state.run(Command::Select(Selection {
        anchor: start,
        head: start + words.len(),
    }));
    state.run(Command::Mark(Label::Quote));
    run(&mut state, &original, ReviewCommand::Row(4));
    run(&mut state, &original, ReviewCommand::Carry);
    let attributes = |state: &State| {
        let quote = desk(state).document.annotations().values().next().unwrap();
        let of = |key: &str| quote.body.attributes.get(key).map(|it| it.to_string());
        (of("original words"), of("fidelity"))
    };
    let carried = (Some("“비용은 3억 원이었다”".into()), Some("translated".into()));
    assert_eq!(attributes(&state), carried);
    run(&mut state, &original, ReviewCommand::Carry);
    assert_eq!(attributes(&state).0, None, "once more takes it back");
    undo(&mut state, &original);
    assert_eq!(attributes(&state), carried);
    undo(&mut state, &original);
    assert_eq!(attributes(&state), (None, None));
}

#[test]
fn find_looks_in_the_text_that_has_the_caret_and_goes_to_the_pair() {
    let (mut state, original) = review();
    run(&mut state, &original, ReviewCommand::Row(0));
    for (side, query, text) in [(Side::Translation, "14", ENGLISH), (Side::Original, "개월", KOREAN)] {
        if desk(&state).reviewing.side != side {
            run(&mut state, &original, ReviewCommand::Side);
        }
        run(&mut state, &original, ReviewCommand::Row(0));
        state.run(Command::Find);
        let effects = state.run(Command::FindQuery(query.into()));
        let Some(Effect::Find {
            ticket,
            article,
            generation,
            ..
        }) = effects.into_iter().next()
        else {
            panic!("nothing is looked for");
        };
        assert_eq!(article.text(), text);
        let at = text.find(query).unwrap();
        let matches = vec![at..at + query.len()];
        state.absorb(Outcome::Found {
            ticket,
            generation,
            matches,
            whole: true,
        });
        let reviewing = &desk(&state).reviewing;
        assert_eq!((reviewing.row, reviewing.selected_words().as_deref()), (2, Some(query)));
        state.run(Command::Escape);
        assert!(
            desk(&state).reviewing.open && !desk(&state).find.open,
            "Escape closes the bar first"
        );
    }
}
