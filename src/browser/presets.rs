//! Presets to choose: the ready-made ones and the reader's own, which storage holds by their names.

use super::strings::Strings;
use super::{keys, raw, to_js};
use crate::options::Options;
use crate::options::presets::{GOVERNED, PRESETS, chosen, is_chosen, values};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// How the reader's own are told from ready-made ones of the same name.
pub const OWN: &str = "own ";

/// Every preset: its key, and what it is called. `own` is what storage holds.
pub fn all(own: &JsValue, strings: &Strings) -> Vec<(String, String)> {
    let made = PRESETS.iter().map(|(name, _)| ((*name).to_owned(), strings.say(&["preset_", name].concat())));
    made.chain(keys(own).into_iter().map(|name| ([OWN, &name].concat(), name))).collect()
}

/// The key of the preset whose values stand; empty when the reader has changed one of them.
pub fn standing(options: &Options, own: &JsValue) -> String {
    let stands = |name: &&String| {
        let row = Reflect::get(own, &(*name).into()).unwrap_or_default();
        is_chosen(options, |name| raw(&row, name))
    };
    let own = keys(own).iter().find(stands).map(|name| [OWN, name].concat());
    own.or_else(|| chosen(options).map(str::to_owned)).unwrap_or_default()
}

/// The values that the preset of a key sets, by the settings' names.
pub fn row(key: &str, own: &JsValue) -> Object {
    let row = Object::new();
    if let Some(name) = key.strip_prefix(OWN) {
        let kept = Reflect::get(own, &name.into()).unwrap_or_default();
        return if kept.is_object() { Object::assign(&row, kept.unchecked_ref()) } else { row };
    }
    let made = PRESETS.iter().find(|(name, _)| *name == key).map(values).unwrap_or_default();
    for (name, value) in made {
        let _ = Reflect::set(&row, &name.into(), &to_js(&value));
    }
    row
}

/// The values of options that a preset sets, as storage holds them.
pub fn as_row(options: &Options) -> Object {
    let row = Object::new();
    for name in GOVERNED {
        let _ = Reflect::set(&row, &(*name).into(), &to_js(&options.value(name)));
    }
    row
}
