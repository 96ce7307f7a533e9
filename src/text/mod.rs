//! Facts of languages. Nothing here knows of pages or articles; every function can be tested with a string.

pub mod language;
pub mod lexicon;
pub mod names;
pub mod speech;
pub mod marks;
pub mod sentences;
pub mod words;
