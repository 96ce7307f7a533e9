//! What the browser's storage holds: settings under `options`, the reader's own presets under `presets`, chosen sites
//! under `sites`, and whatever a newer version has put beside them. Never changed in place: an older one is there to go
//! back to.

use crate::browser::presets;
use crate::browser::{checked, keys, raw};
use crate::options::{FIELDS, Options, Problem, Raw};
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

pub const OPTIONS: &str = "options";
pub const PRESETS: &str = "presets";
pub const SITES: &str = "sites";

#[derive(Debug, Clone)]
pub struct Stored(Object);

impl Stored {
    /// Everything in storage, an object by keys.
    pub fn of(all: &JsValue) -> Stored {
        Stored(copy(all))
    }

    /// What stands under a key; undefined where there is nothing.
    pub fn value(&self, key: &str) -> JsValue {
        Reflect::get(&self.0, &key.into()).unwrap_or_default()
    }

    /// The same as a new object, empty where there is none.
    pub fn part(&self, key: &str) -> Object {
        copy(&self.value(key))
    }

    pub fn with_part(&self, key: &str, part: &JsValue) -> Stored {
        let all = copy(&self.0);
        let _ = Reflect::set(&all, &key.into(), part);
        Stored(all)
    }

    /// With what stands under the keys of an object.
    pub fn with_parts(&self, parts: &Object) -> Stored {
        Stored(Object::assign(&copy(&self.0), parts))
    }

    /// The keys under which both differ.
    pub fn changed(&self, before: &Stored) -> Vec<String> {
        let gone = before.keys().into_iter().filter(|key| self.value(key).is_undefined());
        let keys = self.keys().into_iter().chain(gone);
        keys.filter(|key| !same(&self.value(key), &before.value(key))).collect()
    }

    /// Under these keys what storage is to hold.
    pub fn parts(&self, keys: &[String]) -> Object {
        let parts = Object::new();
        for key in keys {
            let part = Some(self.value(key)).filter(|part| !part.is_undefined());
            let _ = Reflect::set(&parts, &key.as_str().into(), &part.unwrap_or_else(|| Object::new().into()));
        }
        parts
    }

    pub fn keys(&self) -> Vec<String> {
        keys(&self.0)
    }

    pub fn options(&self) -> (Options, Vec<Problem>) {
        checked(self.part(OPTIONS).into())
    }

    /// What is stored for a setting, whether it can be used or not.
    pub fn option(&self, name: &str) -> Option<Raw> {
        raw(&self.part(OPTIONS), name)
    }

    /// With other values for settings, by their names; undefined takes one back to its default.
    pub fn with_options(&self, values: &Object) -> Stored {
        let options = self.part(OPTIONS);
        for name in keys(values) {
            let name = JsValue::from(name);
            let value = Reflect::get(values, &name).unwrap_or_default();
            let _ = match value.is_undefined() {
                true => Reflect::delete_property(&options, &name),
                false => Reflect::set(&options, &name, &value),
            };
        }
        self.with_part(OPTIONS, &options)
    }

    /// With all settings of this version at their defaults; what a newer one has left stays.
    pub fn with_defaults(&self) -> Stored {
        let options = self.part(OPTIONS);
        for field in FIELDS {
            let _ = Reflect::delete_property(&options, &field.name.into());
        }
        self.with_part(OPTIONS, &options)
    }

    /// With the settings that presets govern saved under a name.
    pub fn with_preset(&self, name: &str) -> Stored {
        let (options, _) = self.options();
        let all = self.part(PRESETS);
        let _ = Reflect::set(&all, &name.into(), &presets::as_row(&options));
        self.with_part(PRESETS, &all)
    }

    pub fn without_preset(&self, name: &str) -> Stored {
        let all = self.part(PRESETS);
        let _ = Reflect::delete_property(&all, &name.into());
        self.with_part(PRESETS, &all)
    }

    /// Whether both hold the same, in whatever order: browsers keep none.
    pub fn is(&self, other: &Stored) -> bool {
        same(&self.0, &other.0)
    }
}

fn same(one: &JsValue, other: &JsValue) -> bool {
    if !one.is_object() || !other.is_object() {
        return JSON::stringify(one).ok() == JSON::stringify(other).ok();
    }
    let part = |of: &JsValue, key: &str| Reflect::get(of, &key.into()).unwrap_or_default();
    let names = keys(one);
    names.len() == keys(other).len() && names.iter().all(|key| same(&part(one, key), &part(other, key)))
}

fn copy(object: &JsValue) -> Object {
    let new = Object::new();
    if object.is_object() { Object::assign(&new, object.unchecked_ref()) } else { new }
}
