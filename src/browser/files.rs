//! Files that are handed to the reader, and files that the reader hands over.

use super::dom::{Built, element};
use js_sys::{JSON, encode_uri_component};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement};

/// Hands a text to the browser as a file to save. `into` holds the link for a moment.
pub fn save(into: &HtmlElement, name: &str, kind: &str, text: &str) {
    let address = ["data:", kind, ";charset=utf-8,", &String::from(encode_uri_component(text))].concat();
    let link = element("a", "").attribute("href", &address).attribute("download", name).0;
    let _ = into.append_child(&link);
    link.click();
    link.remove();
}

/// A field for files of JSON. It is not shown: a button does what a click in it would.
pub fn field() -> Built {
    let field = element("input", "").attribute("type", "file").attribute("accept", ".json,application/json");
    field.attribute("hidden", "")
}

/// The text of the file that was chosen in a field; none if none was, or it can't be read. The field is empty
/// afterwards, so that the same file can be chosen again.
pub async fn chosen(event: &Event) -> Option<String> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    field.set_value("");
    file.text().await.ok()?.as_string()
}

/// What a text of JSON holds; none if it is no JSON, or holds something else.
pub fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(JSON::parse(text.trim_start_matches('\u{feff}')).ok()?).ok()
}

/// A value as JSON for people to read.
pub fn json(value: &impl serde::Serialize) -> String {
    let spaced =
        JSON::stringify_with_replacer_and_space(&super::to_object(value), &wasm_bindgen::JsValue::NULL, &2.into());
    spaced.map(String::from).unwrap_or_default()
}
