//! A reading as text to take along.

pub mod markdown;
