//! Taking along: to the clipboard, to a file, to paper.

use super::dom::{document, element, window};
use super::highlights::{adopt, sheet, unadopt};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::encode_uri_component;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlDocument, HtmlElement};

/// Puts a text on the clipboard, as the browser's own copying does: that needs neither a permission nor a
/// secure page, only that a key or a click of the reader's has just led here. False if it did not come to it.
pub fn copy(text: &str) -> bool {
    let given = text.to_owned();
    let phase = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let listener = EventListener::new_with_options(&window(), "copy", phase, move |event| {
        event.stop_immediate_propagation();
        event.prevent_default();
        let data = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
        data.inspect(|data| _ = data.set_data("text/plain", &given));
    });
    let copied = document().unchecked_into::<HtmlDocument>().exec_command("copy").unwrap_or(false);
    drop(listener);
    copied
}

/// Hands a text to the browser as a file to save. `into` holds the link for a moment.
pub fn save(into: &HtmlElement, name: &str, kind: &str, text: &str) {
    let address = ["data:", kind, ";charset=utf-8,", &String::from(encode_uri_component(text))].concat();
    let link = element("a", "").attribute("href", &address).attribute("download", name).0;
    let _ = into.append_child(&link);
    link.click();
    link.remove();
}

/// Prints the panel's contents and nothing of the page.
pub fn print(host: &HtmlElement) {
    let only = sheet(
        "@media print{body{display:none!important}:root{margin:0!important;overflow:visible!important;height:auto!important}}",
    );
    only.as_ref().inspect(|only| adopt(&document(), only));
    let _ = host.set_attribute("data-print", "");
    let _ = window().print();
    let _ = host.remove_attribute("data-print");
    only.inspect(|only| unadopt(&document(), only));
}

/// A title as a file's name.
pub fn file_name(title: &str, end: &str) -> String {
    let name: String = title.chars().take(60).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join("-");
    [if name.is_empty() { "reading" } else { &name }, end].concat()
}
