//! T14: Mr. and Ms. for some people only.

use std::collections::HashMap;

use super::scene::Scene;
use super::{Check, Found, Level, Matter, Place, shown};

pub(super) const CHECK: Check = Check {
    id: "T14",
    key: "honorific",
    title: "Form of address",
    rule: "씨 and 님 may be dropped; Mr. and Ms. do not change for one person.",
    look,
};

fn look(scene: &Scene, found: &mut Found) {
    let side = &scene.translation;
    let mut forms: HashMap<&str, &str> = HashMap::new();
    for (pair, segment) in scene.translated() {
        let range = side.segments[segment].span.range();
        let part = &side.text[range.clone()];
        let mut before: Option<&str> = None;
        for word in part.split_whitespace() {
            let name = word.trim_matches(|c: char| !c.is_alphabetic());
            let name = name
                .strip_suffix("'s")
                .or_else(|| name.strip_suffix("’s"))
                .unwrap_or(name);
            let courtesy = before.filter(|it| matches!(*it, "Mr." | "Ms." | "Mrs." | "Miss"));
            before = Some(word);
            let Some(courtesy) = courtesy.filter(|_| !name.is_empty()) else {
                continue;
            };
            let man = courtesy == "Mr.";
            let first = *forms.entry(name).or_insert(courtesy);
            if (first == "Mr.") == man {
                continue;
            }
            let at = range.start + (name.as_ptr() as usize - part.as_ptr() as usize);
            let message = format!("{} is called {first} before and {courtesy} here", shown(name));
            let place = side.place(at..at + name.len());
            found.push(
                &CHECK,
                Some(pair.bead),
                [Place::Nowhere, place],
                Matter::Inside,
                Level::Note,
                [first.to_owned(), courtesy.to_owned()],
                message,
            );
        }
    }
}
