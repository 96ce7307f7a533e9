//! What `extension/content.js` calls, and `extension/options.js` to show a sample.
#![cfg(target_arch = "wasm32")]

mod every;

use js_sys::Function;
use pullquote::browser::outside::Outside;
use pullquote::browser::places::Source;
use pullquote::browser::{Snapshot, beside, checked, lexicon, panel};
use pullquote::page::Page;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Opens the panel on the live page that a snapshot was taken of; `outside` does for it what only the script that
/// calls can do.
#[wasm_bindgen]
pub fn open(snapshot: &Snapshot, url: String, options: JsValue, outside: Outside) {
    panel::open(Source::of(snapshot, Some(url)), checked(options), outside);
}

/// Tells how many quotes a page has to list: none unless it is a long article in two languages. With an `outside` the
/// panel opens if there are any.
#[wasm_bindgen]
pub fn look(snapshot: &Snapshot, url: String, options: JsValue, outside: Option<Outside>, told: Function) {
    panel::look(Source::of(snapshot, Some(url)), checked(options), outside, told);
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

/// Whether a panel is open and nothing that fills the screen keeps the reader from it.
#[wasm_bindgen]
pub fn is_in_use() -> bool {
    panel::is_in_use()
}

/// Says a message, by its key, in an open panel.
#[wasm_bindgen]
pub fn tell(message: &str, is_problem: bool) {
    panel::tell(message, is_problem);
}

/// Gives an open panel other options, as storage holds them: the page is read again.
#[wasm_bindgen]
pub fn set_options(options: JsValue) {
    panel::set_options(checked(options));
}

/// Reads the page of an open panel, taken down anew.
#[wasm_bindgen]
pub fn renew(snapshot: &Snapshot) {
    panel::renew(snapshot);
}

/// Reads the page of a snapshot, draws its text into one element and the panel's contents into another: the settings
/// page's sample.
#[wasm_bindgen]
pub fn show_beside(snapshot: &Snapshot, options: JsValue, text: &HtmlElement, place: &HtmlElement) {
    let page = Page::from_snapshot(None, &snapshot.strings(), &snapshot.table());
    let (options, _) = checked(options);
    beside::show(&page, options, text, place, &lexicon());
}

/// What a template makes of the reading that is shown so, if there is one.
#[wasm_bindgen]
pub fn beside_as_markdown(template: String) -> Option<String> {
    beside::markdown(template)
}
