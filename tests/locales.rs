//! Every message that the code names exists, in every interface language, and none is there for nothing.

#![allow(clippy::unwrap_used)]

use pullquote::options::presets::PRESETS;
use pullquote::options::{FIELDS, FieldKind};
use pullquote::text::language::Language;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

type Keys = BTreeSet<String>;

const LANGUAGES: &[&str] = &["en", "zh_CN"];
/// Where messages are named as written in the code; `extension/dist` is built and not looked at.
const SOURCES: &[(&str, &str)] = &[
    ("src/browser", "rs"),
    ("extension", "js"),
    ("extension", "json"),
    ("extension", "html"),
    ("www", "js"),
    ("www", "html"),
];

fn messages(language: &str) -> serde_json::Map<String, serde_json::Value> {
    let path = format!("extension/_locales/{language}/messages.json");
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    json.as_object().unwrap().clone()
}

/// All quoted words and `__MSG_…__` in the sources: more than message keys, but surely all of them.
fn words_in_sources() -> Keys {
    let mut words = Keys::new();
    for (folder, extension) in SOURCES {
        collect(Path::new(folder), extension, &mut words);
    }
    words
}

fn collect(folder: &Path, extension: &str, words: &mut Keys) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("dist") && !path.ends_with("_locales") && !path.ends_with("node_modules") {
            collect(&path, extension, words);
        } else if path.extension().is_some_and(|found| found.to_str() == Some(extension)) {
            let text = fs::read_to_string(&path).unwrap();
            words.extend(
                text.split(['"', '\'']).map(|word| word.trim_start_matches("__MSG_").trim_end_matches("__").to_owned()),
            );
        }
    }
}

/// The arguments of `say(…)` and `say_with(…)` that are written out, and what `data-say` names.
fn said_in_sources() -> Keys {
    let mut said = Keys::new();
    let mut look = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        for start in ["say(\"", "say_with(\"", "section(\"", "data-say=\"", "tell(\"", "problem(\""] {
            let rest = text.split(start).skip(1);
            said.extend(rest.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    };
    for folder in ["src/browser", "src/browser/notebook", "src/browser/sections", "extension", "www"] {
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| path.is_file()).for_each(|path| look(&path));
    }
    said.remove("");
    said
}

/// Messages whose keys are put together: those of settings and languages.
fn made() -> Keys {
    let mut keys = Keys::new();
    for field in FIELDS {
        keys.insert(format!("option_{}", field.name));
        keys.insert(format!("option_{}_help", field.name));
        if let FieldKind::Choice { choices, .. } = field.kind {
            keys.extend(choices.iter().map(|choice| format!("option_{}_{choice}", field.name)));
        }
    }
    keys.extend(PRESETS.iter().map(|(name, _)| format!("preset_{name}")));
    use Language::*;
    keys.extend([English, Chinese, Japanese, Korean, Other].map(|language| format!("language_{}", language.code())));
    keys
}

#[test]
fn every_language_has_the_same_messages() {
    let keys = |language| messages(language).keys().cloned().collect::<Keys>();
    for language in LANGUAGES {
        assert_eq!(keys(language), keys(LANGUAGES[0]), "{language}");
    }
}

#[test]
fn every_message_has_the_same_places_for_values() {
    let english = messages("en");
    for language in LANGUAGES {
        for (key, message) in messages(language) {
            let places = |message: &serde_json::Value| {
                let text = message["message"].as_str().unwrap().to_owned();
                ["$1", "$2", "$3"].map(|place| text.contains(place))
            };
            assert_eq!(places(&message), places(&english[&key]), "{language} {key}");
        }
    }
}

#[test]
fn every_message_that_is_said_exists() {
    let known: Keys = messages("en").keys().cloned().collect();
    let said: Keys = said_in_sources().into_iter().chain(made()).collect();
    let missing: Vec<_> = said.difference(&known).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_message_is_used() {
    let used: Keys = words_in_sources().into_iter().chain(made()).collect();
    let unused: Vec<_> = messages("en").into_iter().map(|(key, _)| key).filter(|key| !used.contains(key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
