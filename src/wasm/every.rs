//! What the JavaScript of each module calls first.

use pullquote::browser;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

#[wasm_bindgen]
pub fn tag_names() -> String {
    browser::tag_names()
}

#[wasm_bindgen]
pub fn set_lexicon(bytes: &[u8]) {
    browser::set_lexicon(bytes);
}
