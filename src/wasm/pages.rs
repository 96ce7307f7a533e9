//! What the scripts of the extension's own pages call.
#![cfg(target_arch = "wasm32")]

use js_sys::Function;
use pullquote::browser::settings;
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
