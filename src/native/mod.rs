//! What only a real machine has: files, encodings, HTML, a command line.

pub mod html;
