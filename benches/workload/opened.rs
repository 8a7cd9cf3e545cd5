//! A window's state with an article open, as after reading it from a file.

use pressmark::app::command::Command;
use pressmark::app::effect::{Effect, Opened, Outcome};
use pressmark::app::keymap::Keymap;
use pressmark::app::run::suggesting::Answer;
use pressmark::app::settings::Settings;
use pressmark::app::state::{RegistryHome, State};
use pressmark::engine::frame::frame_of;
use pressmark::engine::suggest::suggest;
use pressmark::engine::suggested::Suggested;
use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::history::History;

/// The state with `text` open, and with its suggestions.
pub fn text_opened(text: String) -> State {
    let (mut state, effects) = opened(Document::new(Article::new(text)));
    take_suggestions(&mut state, effects);
    state
}

/// The state with `document` open, and what it asks for then.
pub fn opened(document: Document) -> (State, Vec<Effect>) {
    let mut state = State::new(Settings::default(), Vec::new(), Keymap::default(), 7);
    let effects = state.run(Command::Open("town.md".into()));
    let ticket = effects.iter().find_map(|it| match it {
        Effect::Open { ticket, .. } => Some(*ticket),
        _ => None,
    });
    let ticket = ticket.expect("opening asks for the file");
    let article = document.article().clone();
    state.absorb(Outcome::ArticleRead { ticket, article });
    let opened = Opened {
        frame: frame_of(document.article()).into(),
        document,
        history: History::default(),
        read_only: None,
        registry_home: RegistryHome::Folder,
        registry_blocked: None,
        moved: Vec::new(),
        orphaned: 0,
        recovered: 0,
        broken: None,
        notes: Vec::new(),
    };
    let opened = Box::new(opened);
    let effects = state.absorb(Outcome::Opened { ticket, opened });
    (state, effects)
}

fn take_suggestions(state: &mut State, effects: Vec<Effect>) {
    for effect in effects {
        if let Effect::Suggest {
            ticket,
            snapshot,
            frame,
            lessons,
            revision,
            generation,
            ..
        } = effect
        {
            let suggestions = suggest(snapshot.article(), &frame, &lessons);
            let answer = Answer {
                generation,
                revision,
                whole: true,
                suggested: Box::new(Suggested::of(&snapshot, suggestions)),
                worth: None,
            };
            state.absorb(Outcome::Suggested { ticket, answer });
        }
    }
}
