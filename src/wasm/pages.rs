//! What the scripts of the extension's own pages call.
#![cfg(target_arch = "wasm32")]

use js_sys::Function;
use pullquote::browser::notebook::{self, Store};
use pullquote::browser::sites::{self, Browser};
use pullquote::browser::{self, settings};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Runs the settings page in an element of the document. `stored` is what storage holds under `options`;
/// `save` takes the object to store in its place and gives a promise.
#[wasm_bindgen]
pub fn options_page(into: HtmlElement, stored: JsValue, save: Function) {
    settings::run(into, stored, save);
}

/// Shows the settings page's part about chosen sites in an element, or shows it anew; `stored` as for [`options_page`].
#[wasm_bindgen]
pub fn sites(into: HtmlElement, stored: JsValue, browser: Browser) {
    sites::show(into, stored, browser);
}

/// Takes the bilingual word list, by which the notebook is searched in both languages.
#[wasm_bindgen]
pub fn set_lexicon(bytes: &[u8]) {
    browser::set_lexicon(bytes);
}

/// Shows the notebook in an element, or shows it anew; `stored` as for [`options_page`].
#[wasm_bindgen]
pub fn notebook(into: HtmlElement, stored: JsValue, store: Store) {
    notebook::show(into, stored, store);
}
