//! Settings as a file: written whole, read with every value checked.
//!
//! ```json
//! { "pullquote_settings": 1, "options": { "key_points": 8 }, "presets": { "Mine": { "key_points": 3 } } }
//! ```
//!
//! Names that this version does not know are kept: a newer one may have written them.

use super::controls::takes;
use super::stored::{OPTIONS, PRESETS, SITES, Stored};
use crate::browser::sites::ascii;
use crate::browser::strings::Strings;
use crate::browser::{keys, raw, to_object, why};
use crate::chosen::{self, Site};
use crate::options::FIELDS;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

/// Says that it is such a file, and of which form.
const MARK: &str = "pullquote_settings";
const FORM: f64 = 1.0;

pub fn written(stored: &Stored) -> String {
    let file = Object::new();
    let _ = Reflect::set(&file, &MARK.into(), &FORM.into());
    let mut keys = vec![OPTIONS.to_owned(), PRESETS.to_owned()];
    keys.extend(stored.keys().into_iter().filter(|key| key != OPTIONS && key != PRESETS));
    Object::assign(&file, &stored.parts(&keys));
    let text = JSON::stringify_with_replacer_and_space(&file, &JsValue::NULL, &2.into());
    text.map(String::from).unwrap_or_default()
}

/// What a file's text makes of what is stored, and a sentence for each value in it that no setting takes and that
/// was left out. The error says why it can't be read as settings at all.
pub fn read(text: &str, stored: &Stored, strings: &Strings) -> Result<(Stored, Vec<String>), String> {
    let file = JSON::parse(text).map_err(|error| strings.say_with("import_no_json", &[&why(&error)]))?;
    let part = |of: &JsValue, key: &str| Reflect::get(of, &key.into()).unwrap_or_default();
    match part(&file, MARK).as_f64() {
        _ if !file.is_object() => return Err(strings.say("import_no_settings")),
        None => return Err(strings.say("import_no_settings")),
        Some(form) if form > FORM => return Err(strings.say("settings_import_newer")),
        Some(_) => {}
    }
    let mut faults = Vec::new();
    let mut read = stored.clone();
    for key in keys(&file).into_iter().filter(|key| key != MARK) {
        let given = part(&file, &key);
        let is_ours = key == OPTIONS || key == PRESETS;
        if is_ours && !is_plain(&given) {
            faults.push(strings.say_with("import_no_object", &[&key]));
            continue;
        }
        if key == OPTIONS {
            read = read.with_options(&kept(&given, "", &mut faults, strings));
        } else if key == PRESETS {
            let presets = read.part(PRESETS);
            for name in keys(&given) {
                let preset = part(&given, &name);
                if is_plain(&preset) {
                    let kept = kept(&preset, &name, &mut faults, strings);
                    let _ = Reflect::set(&presets, &name.into(), &kept);
                } else {
                    faults.push(strings.say_with("import_no_object", &[&name]));
                }
            }
            read = read.with_part(PRESETS, &presets);
        } else if key == SITES {
            read = read.with_part(SITES, &sites(stored, &given, &mut faults, strings));
        } else {
            read = read.with_part(&key, &given);
        }
    }
    Ok((read, faults))
}

/// The chosen sites with those of a file put to them: none that was there goes, since with it would go what the
/// browser permits there.
fn sites(stored: &Stored, given: &JsValue, faults: &mut Vec<String>, strings: &Strings) -> JsValue {
    let list = |list: &JsValue| if Array::is_array(list) { Array::from(list) } else { Array::of1(list) };
    let site = |site: JsValue| serde_wasm_bindgen::from_value::<Site>(site).ok();
    let mut all: Vec<Site> = list(&stored.value(SITES)).iter().filter_map(site).collect();
    for given in list(given).iter() {
        let known = site(given.clone()).is_some_and(|site| chosen::put(&mut all, &site, ascii).is_ok());
        if !known {
            faults.push(strings.say_with("import_no_site", &[&brief(&given)]));
        }
    }
    to_object(&all)
}

/// The beginning of a value as it is written in the file.
fn brief(value: &JsValue) -> String {
    let written = JSON::stringify(value).map(String::from).unwrap_or_default();
    written.chars().take(60).collect()
}

/// The values of settings that can be used, and those of settings that are not known. `of` is the preset that they
/// belong to, if any.
fn kept(given: &JsValue, of: &str, faults: &mut Vec<String>, strings: &Strings) -> Object {
    let kept = Object::assign(&Object::new(), given.unchecked_ref());
    for field in FIELDS {
        let Some(value) = raw(given, field.name) else { continue };
        if !field.accepts(&value) {
            let _ = Reflect::delete_property(&kept, &field.name.into());
            let called = strings.say(&["option_", field.name].concat());
            let called = if of.is_empty() { called } else { [of, " → ", &called].concat() };
            let written = brief(&Reflect::get(given, &field.name.into()).unwrap_or_default());
            faults.push(strings.say_with("import_fault", &[&called, &written, &takes(field, strings)]));
        }
    }
    kept
}

fn is_plain(value: &JsValue) -> bool {
    value.is_object() && !Array::is_array(value)
}
