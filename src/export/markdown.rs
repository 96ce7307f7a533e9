//! A reading as Markdown for people.

use crate::reading::Reading;

/// The reading as a Markdown document.
pub fn markdown(reading: &Reading) -> String {
    format!("# {}\n", reading.title)
}
