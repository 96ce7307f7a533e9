//! What the panel asks of the script that opened it: the extension's storage and pages are out of wasm's reach.

use super::Snapshot;
use js_sys::{Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[derive(Debug, Clone)]
    pub type Outside;
    /// What was last given to `remember`; undefined at first.
    #[wasm_bindgen(method, getter)]
    fn memory(this: &Outside) -> JsValue;
    #[wasm_bindgen(method)]
    fn remember(this: &Outside, memory: &Object);
    /// Opens the settings page.
    #[wasm_bindgen(method)]
    pub fn settings(this: &Outside);
    /// Stores one setting.
    #[wasm_bindgen(method)]
    pub fn set(this: &Outside, name: &str, value: &str);
    /// The page as it stands now.
    #[wasm_bindgen(method)]
    pub fn snapshot(this: &Outside) -> Snapshot;
    /// Hears that the panel has closed.
    #[wasm_bindgen(method)]
    pub fn closed(this: &Outside);
}

/// How the reader left the panel: texts by name, kept from page to page where there is somebody to keep them.
#[derive(Debug, Default)]
pub struct Memory {
    values: RefCell<Object>,
    outside: Option<Outside>,
}

impl Memory {
    pub fn of(outside: Option<Outside>) -> Memory {
        let values = Object::new();
        let stored = outside.as_ref().map(Outside::memory).filter(JsValue::is_object);
        stored.inspect(|stored| _ = Object::assign(&values, stored.unchecked_ref()));
        Memory { values: RefCell::new(values), outside }
    }

    /// Empty when nothing is remembered.
    pub fn get(&self, name: &str) -> String {
        let value = Reflect::get(&self.values.borrow(), &name.into());
        value.ok().and_then(|value| value.as_string()).unwrap_or_default()
    }

    pub fn set(&self, name: &str, value: &str) {
        let values = self.values.borrow();
        let _ = Reflect::set(&values, &name.into(), &value.into());
        self.outside.as_ref().inspect(|outside| outside.remember(&values));
    }

    pub fn outside(&self) -> Option<&Outside> {
        self.outside.as_ref()
    }
}
