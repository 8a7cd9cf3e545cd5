//! Placeholder.
use std::ops::Range;
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    Whole,
    Within,
    Surname,
    Initials,
}
pub fn agreement(a: &str, b: &str) -> Option<Agreement> {
    a.contains(b).then_some(Agreement::Within)
}
pub struct NameParts {
    pub name: Range<usize>,
    pub role: Option<Range<usize>>,
    pub affiliation: Option<Range<usize>>,
}
pub fn parts(m: &str) -> Option<NameParts> {
    Some(NameParts {
        name: 0..m.len(),
        role: None,
        affiliation: None,
    })
}
pub enum Shape {
    Person,
    Organisation,
    Document,
    Group,
    Outlet,
}
pub fn shape(_: &str) -> Shape {
    Shape::Person
}
pub fn folded(s: &str) -> String {
    s.to_lowercase()
}
