//! What `www/try.js` calls.
#![cfg(target_arch = "wasm32")]

mod every;

use pullquote::browser::strings::Strings;
use pullquote::browser::{self, Snapshot, checked, lexicon, to_object};
use pullquote::page::Page;
use wasm_bindgen::prelude::*;

/// Reads a page: `strings` and `table` of its snapshot, its address, options as storage holds them.
/// Gives the reading as a plain object.
#[wasm_bindgen]
pub fn read(strings: &str, table: &[u32], url: Option<String>, options: JsValue) -> JsValue {
    let page = Page::from_snapshot(url, strings, table);
    let (options, _) = checked(options);
    to_object(&pullquote::read(&page, &options, &lexicon()))
}

/// Says on the try-it page what it has to say, in an interface language (as the option has it); gives which that is.
#[wasm_bindgen]
pub fn try_page(language: &str) -> String {
    browser::try_page::localise(language).to_owned()
}

/// A message in an interface language, with a value in the place of `$1`.
#[wasm_bindgen]
pub fn say(language: &str, key: &str, value: &str) -> String {
    Strings::of(language).say_with(key, &[value])
}

/// Reads a text or, where there is a snapshot, the page that it was taken of, and shows it on the try-it page.
/// False if there is nothing in it to read.
#[wasm_bindgen]
pub fn try_read(text: &str, snapshot: Option<Snapshot>, language: &str) -> bool {
    let page = match snapshot {
        Some(snapshot) => Page::from_snapshot(None, &snapshot.strings(), &snapshot.table()),
        None => Page::from_text(text),
    };
    browser::try_page::show(&page, language, &lexicon())
}
