use super::disclosure::Told;
use super::{Format, Loss};
pub(super) const HTML: Format = Format {
    key: "report-html",
    title: "Annotated draft (HTML)",
    extension: "html",
    write: w,
    read: None,
    cannot_hold: &[Loss::always("x")],
};
pub(super) const MARKDOWN: Format = Format {
    key: "report-md",
    title: "Annotated draft (Markdown)",
    extension: "md",
    write: w,
    read: None,
    cannot_hold: &[],
};
fn w(_: &Told) -> String {
    String::new()
}
