//! The folder's registry: where entries live, who may write it, and that nothing of it is lost.
