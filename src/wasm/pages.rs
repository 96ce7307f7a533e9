//! What the scripts of the extension's own pages call.
#![cfg(target_arch = "wasm32")]

mod every;

use pullquote::browser::notebook::{self, Store};
use pullquote::browser::settings;
use pullquote::browser::sites::{self, Browser};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Runs the settings page in an element of the document. `stored` is all that storage holds; `outside` does for it
/// what only the script that calls can do.
#[wasm_bindgen]
pub fn options_page(into: HtmlElement, stored: &JsValue, outside: settings::Outside) {
    settings::run(into, stored, outside);
}

/// Tells the settings page what storage holds by now.
#[wasm_bindgen]
pub fn options_changed(stored: &JsValue) {
    settings::changed(stored);
}

/// Shows the settings page's part about chosen sites in an element, or shows it anew; `stored` as for [`options_page`].
#[wasm_bindgen]
pub fn sites(into: HtmlElement, stored: JsValue, browser: Browser) {
    sites::show(into, stored, browser);
}

/// Shows the notebook in an element, or shows it anew; `stored` as for [`options_page`].
#[wasm_bindgen]
pub fn notebook(into: HtmlElement, stored: JsValue, store: Store) {
    notebook::show(into, stored, store);
}
