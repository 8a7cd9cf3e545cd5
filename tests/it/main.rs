//! Every integration test, as one program: it links once.

mod layers;
