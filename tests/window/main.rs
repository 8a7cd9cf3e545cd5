//! Tests of the real program in a real window, with keys as a person presses them.
//!
//! They need a screen of their own: `PRESSMARK_WINDOW=1 bash .ci/screen cargo test --test window`.

mod kill;
mod marking;
mod running;
