//! The program's entry.

use std::time::Instant;

fn main() {
    let started = Instant::now();
    let mut args = std::env::args().skip(1);
    let article = args.next().map(Into::into);
    let timings = pressmark::timings::Timings::new(args.nth(1).as_deref().map(std::path::Path::new), started).unwrap();
    if let Err(e) = pressmark::shell::run(article, timings) { eprintln!("{e}"); std::process::exit(3); }
}
