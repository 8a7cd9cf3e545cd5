//! Everything that needs more than one module, or a file.

mod article_view;
mod encodings;
mod offsets;
mod sentences;
mod shared;
