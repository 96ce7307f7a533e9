//! What only a real machine has: files, encodings, HTML, a command line.

pub mod batch;
pub mod encoding;
pub mod english;
pub mod html;
mod unscripted;
