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
    /// Who opened it: the `reader`, or it `itself` on a chosen site.
    #[wasm_bindgen(method, getter)]
    fn by(this: &Outside) -> JsValue;
    /// Hands an entry over to the notebook, without its time; the word on how that went comes by [`super::panel::tell`].
    #[wasm_bindgen(method)]
    pub fn keep(this: &Outside, entry: JsValue);
    /// Opens the notebook.
    #[wasm_bindgen(method)]
    pub fn notebook(this: &Outside);
    /// Opens the settings page.
    #[wasm_bindgen(method)]
    pub fn settings(this: &Outside);
    /// The reader's own presets: objects of values by their names; undefined without any.
    #[wasm_bindgen(method, getter)]
    pub fn presets(this: &Outside) -> JsValue;
    /// Stores settings.
    #[wasm_bindgen(method)]
    pub fn set(this: &Outside, values: &Object);
    /// The page as it stands now.
    #[wasm_bindgen(method)]
    pub fn snapshot(this: &Outside) -> Snapshot;
    /// Has the page as it stands now read anew by [`super::panel::renew`]: at once, or when the words have come.
    #[wasm_bindgen(method)]
    pub fn renew(this: &Outside);
    /// Hears that the panel has closed.
    #[wasm_bindgen(method)]
    pub fn closed(this: &Outside);
}

impl Outside {
    /// Whether the reader asked for the panel and so goes on in it.
    pub fn by_reader(&self) -> bool {
        self.by() != "itself"
    }
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

    /// How strongly words are marked at will: `1` to `3`.
    pub fn strength(&self) -> String {
        let kept = self.get("strength");
        if kept.is_empty() { "2".to_owned() } else { kept }
    }

    /// Stores a setting.
    pub fn set_option(&self, name: &str, value: &str) {
        let values = Object::new();
        let _ = Reflect::set(&values, &name.into(), &value.into());
        self.outside.as_ref().inspect(|outside| outside.set(&values));
    }

    pub fn outside(&self) -> Option<&Outside> {
        self.outside.as_ref()
    }
}
