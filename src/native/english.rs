//! What the command line says in English: the same messages that the browsers read.

use crate::messages::fill;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Entry {
    message: String,
}

static MESSAGES: LazyLock<BTreeMap<String, Entry>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../extension/_locales/en/messages.json")).unwrap_or_default()
});

/// A message by its key with its values, see [`crate::messages::Say`]; the key where there is none.
pub fn say(key: &str, values: &[&str]) -> String {
    MESSAGES.get(key).map_or_else(|| key.to_owned(), |entry| fill(&entry.message, values))
}
