//! The only place that knows a browser. Three modules of wasm are made of it, so that none carries what another
//! needs; each has a file in `src/wasm/` with the functions that its JavaScript calls (those of all in `every.rs`), and
//! nothing else:
//!
//! | module | runs in | what of this is in it |
//! |---|---|---|
//! | `core` | web pages, at a click; the settings, for their sample | the reading, [`panel`], [`beside`] |
//! | `pages` | the extension's own pages | [`settings`], [`sites`], [`notebook`] |
//! | `try_page` | `www/` | the reading, [`try_page`] |
//!
//! A new page of the extension is a module here, called from `src/wasm/pages.rs`. Nothing that `core` can reach may
//! call it: every byte of `core` is waited for at the first click on a page.

mod actions;
pub mod beside;
mod contents;
mod disclose;
mod dock;
mod dom;
mod files;
mod follow;
mod highlights;
mod host;
mod initials;
mod jump;
mod list;
mod listen;
pub mod notebook;
pub mod outside;
pub mod panel;
pub mod places;
mod presets;
mod sections;
mod selected;
pub mod settings;
mod shadow;
pub mod sites;
pub mod strings;
mod take;
mod ticks;
mod travel;
pub mod try_page;
mod waiting;
mod watch;
mod work;

use crate::options::{Options, Problem, Raw};
use crate::page::Tag;
use crate::text::lexicon::Lexicon;
use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

thread_local! {
    static LEXICON: RefCell<Rc<Lexicon>> = RefCell::default();
}

#[wasm_bindgen]
extern "C" {
    /// What `pullquoteSnapshot` gives: a page's text and node table, and its nodes.
    pub type Snapshot;
    #[wasm_bindgen(method, getter)]
    pub fn strings(this: &Snapshot) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn table(this: &Snapshot) -> Vec<u32>;
    #[wasm_bindgen(method, getter)]
    fn nodes(this: &Snapshot) -> Array;
}

/// The element names that the snapshot tells apart, in the order of their codes, with a space between.
pub fn tag_names() -> String {
    Tag::NAMES.join(" ")
}

/// Takes the bilingual word list; bytes that are none leave the one that is there.
pub fn set_lexicon(bytes: &[u8]) {
    if let Some(lexicon) = Lexicon::from_bytes(bytes) {
        LEXICON.set(Rc::new(lexicon));
    }
}

/// The bilingual word list, an empty one if none was given.
pub fn lexicon() -> Rc<Lexicon> {
    LEXICON.with_borrow(Rc::clone)
}

/// Options out of whatever storage held, and what of it could not be used.
pub fn checked(stored: JsValue) -> (Options, Vec<Problem>) {
    Options::checked(|name| raw(&stored, name))
}

/// What an object of storage holds under a setting's name.
fn raw(stored: &JsValue, name: &str) -> Option<Raw> {
    let value = Reflect::get(stored, &name.into()).ok().filter(|value| !value.is_undefined())?;
    let switch = value.as_bool().map(Raw::Switch);
    let number = || value.as_f64().map(Raw::Number);
    switch.or_else(number).or_else(|| value.as_string().map(Raw::Text)).or(Some(Raw::Other))
}

/// What an error says.
fn why(error: &JsValue) -> String {
    Reflect::get(error, &"message".into()).ok().and_then(|why| why.as_string()).unwrap_or_default()
}

/// The names in an object; none in what is no object.
fn keys(object: &JsValue) -> Vec<String> {
    let keys = object.dyn_ref::<Object>().map(Object::keys).unwrap_or_default();
    keys.iter().filter_map(|key| key.as_string()).collect()
}

/// A setting's value as storage holds it.
fn to_js(value: &Raw) -> JsValue {
    match value {
        Raw::Switch(on) => (*on).into(),
        Raw::Number(number) => (*number).into(),
        Raw::Text(text) => text.into(),
        Raw::Other => JsValue::UNDEFINED,
    }
}

/// A plain object, of which `JSON.stringify` makes the JSON that the command line prints.
pub fn to_object(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
