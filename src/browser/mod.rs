//! The only place that knows a browser: what the extension's JavaScript calls.

mod contents;
mod dom;
mod highlights;
mod host;
mod jump;
mod panel;
mod places;
mod sections;
mod settings;
mod strings;
mod try_page;

use crate::options::{Options, Problem, Raw};
use crate::page::{Page, Tag};
use crate::text::lexicon::Lexicon;
use js_sys::{Array, Function, Reflect};
use places::Source;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

thread_local! {
    static LEXICON: RefCell<Lexicon> = const { RefCell::new(Lexicon::EMPTY) };
}

#[wasm_bindgen]
extern "C" {
    /// What `pullquoteSnapshot` gives: a page's text and node table, and its nodes.
    pub type Snapshot;
    #[wasm_bindgen(method, getter)]
    fn strings(this: &Snapshot) -> String;
    #[wasm_bindgen(method, getter)]
    fn table(this: &Snapshot) -> Vec<u32>;
    #[wasm_bindgen(method, getter)]
    fn nodes(this: &Snapshot) -> Array;
}

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// The element names that the snapshot tells apart, in the order of their codes.
#[wasm_bindgen]
pub fn tag_names() -> Array {
    Tag::NAMES.iter().map(|name| JsValue::from_str(name)).collect()
}

/// Takes the bilingual word list; bytes that are none leave the one that is there.
#[wasm_bindgen]
pub fn set_lexicon(bytes: &[u8]) {
    if let Some(lexicon) = Lexicon::from_bytes(bytes) {
        LEXICON.set(lexicon);
    }
}

/// Reads a page: `strings` and `table` of its snapshot, its address, options as storage holds them.
/// Gives the reading as a plain object.
#[wasm_bindgen]
pub fn read(strings: &str, table: &[u32], url: Option<String>, options: JsValue) -> JsValue {
    let page = Page::from_snapshot(url, strings, table);
    let (options, _) = checked(options);
    to_object(&LEXICON.with_borrow(|lexicon| crate::read(&page, &options, lexicon)))
}

/// Opens the panel on the live page that a snapshot was taken of. `on_close` is called without arguments when
/// it has closed.
#[wasm_bindgen]
pub fn open(snapshot: &Snapshot, url: String, options: JsValue, on_close: Function) {
    let page = Page::from_snapshot(Some(url), &snapshot.strings(), &snapshot.table());
    let source = Source { page, nodes: snapshot.nodes() };
    LEXICON.with_borrow(|lexicon| panel::open(source, checked(options), lexicon, on_close));
}

/// Closes the panel; the page is as it was before.
#[wasm_bindgen]
pub fn close() {
    panel::close();
}

#[wasm_bindgen]
pub fn is_open() -> bool {
    panel::is_open()
}

/// Gives an open panel other options, as storage holds them: the page is read again.
#[wasm_bindgen]
pub fn set_options(options: JsValue) {
    LEXICON.with_borrow(|lexicon| panel::set_options(checked(options), lexicon));
}

/// The reading that the open panel shows; undefined without one.
#[wasm_bindgen]
pub fn reading() -> JsValue {
    panel::with_drawing(|drawing| to_object(&drawing.reading)).unwrap_or(JsValue::UNDEFINED)
}

/// Runs the settings page in an element of the document. `stored` is what storage holds under `options`;
/// `save` takes the object to store in its place and gives a promise.
#[wasm_bindgen]
pub fn options_page(into: HtmlElement, stored: JsValue, save: Function) {
    settings::run(into, stored, save);
}

/// Says on the try-it page what it has to say, in an interface language (as the option has it).
#[wasm_bindgen]
pub fn try_page(language: &str) {
    try_page::localise(language);
}

/// A message in an interface language, with a value in the place of `$1`.
#[wasm_bindgen]
pub fn say(language: &str, key: &str, value: &str) -> String {
    strings::Strings::of(language).say_with(key, &[value])
}

/// Reads a text or, where there is a snapshot, the page that it was taken of, and shows it on the try-it page.
/// False if there is nothing in it to read.
#[wasm_bindgen]
pub fn try_read(text: &str, snapshot: Option<Snapshot>, language: &str) -> bool {
    let page = match snapshot {
        Some(snapshot) => Page::from_snapshot(None, &snapshot.strings(), &snapshot.table()),
        None => Page::from_text(text),
    };
    LEXICON.with_borrow(|lexicon| try_page::show(&page, language, lexicon))
}

/// Options out of whatever storage held, and what of it could not be used.
fn checked(stored: JsValue) -> (Options, Vec<Problem>) {
    Options::checked(|name| raw(&stored, name))
}

/// What an object of storage holds under a setting's name.
fn raw(stored: &JsValue, name: &str) -> Option<Raw> {
    let value = Reflect::get(stored, &name.into()).ok().filter(|value| !value.is_undefined())?;
    let switch = value.as_bool().map(Raw::Switch);
    let number = || value.as_f64().map(Raw::Number);
    switch.or_else(number).or_else(|| value.as_string().map(Raw::Text)).or(Some(Raw::Other))
}

/// A plain object, of which `JSON.stringify` makes the JSON that the command line prints.
fn to_object(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
