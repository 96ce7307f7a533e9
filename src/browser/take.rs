//! Taking along: to the clipboard, to a file, to paper.

use super::contents::{ENTRIES, Works, number};
use super::dom::{document, first, window};
use super::files;
use super::highlights::{adopt, sheet, unadopt};
use super::to_object;
use crate::export::{entry, fragment, markdown};
use crate::page::byte_of_utf16;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlDocument, HtmlElement};

impl Works {
    /// Copies the entry that has the focus or was used last: as text, as Markdown, as a link.
    pub fn copy_entry(&self, form: usize) {
        let focused = [ENTRIES, ":focus"].concat();
        let chosen = [&*focused, "[aria-current]", "[data-near]"];
        let Some(entry) = chosen.iter().find_map(|selector| first(&self.panel, selector)) else {
            return self.say(&self.drawing.strings.say("choose_first"), true);
        };
        let reading = &self.drawing.reading;
        let byte = |name| number(&entry, name).map(|units| byte_of_utf16(&reading.text, units));
        let (Some(start), Some(end)) = (byte("data-start"), byte("data-end")) else { return };
        let quote = number(&entry, "data-quote").and_then(|index| reading.quotes.get(index));
        let words: Vec<&str> = match quote {
            Some(quote) => quote.parts.iter().map(|part| part.text.as_str()).collect(),
            None => reading.text.get(start..end).into_iter().collect(),
        };
        let speaker = quote.and_then(|quote| quote.surely_by());
        let page = self.drawing.url.split('#').next().unwrap_or_default();
        let fragment = fragment::fragment(&reading.text, start..end);
        let link = [page, fragment.as_deref().filter(|_| !page.is_empty()).unwrap_or_default()].concat();
        let (text, said) = match form {
            0 => (entry::plain(&words, speaker), "copied"),
            1 => (entry::markdown(&words, speaker, &reading.title, &link), "copied"),
            _ => (link, if fragment.is_some() { "copied" } else { "copied_page" }),
        };
        self.hand_over(&text, said);
    }

    /// Copies or saves the whole reading.
    pub fn take_all(&self, as_markdown: bool, to_file: bool) {
        let reading = &self.drawing.reading;
        let (text, kind, end) = if as_markdown {
            (markdown::markdown(reading, &self.drawing.options), "text/markdown", ".md")
        } else {
            let json = js_sys::JSON::stringify(&to_object(reading));
            (json.map(String::from).unwrap_or_default(), "application/json", ".json")
        };
        if to_file {
            files::save(&self.panel, &file_name(&reading.title, end), kind, &text);
        } else {
            self.hand_over(&text, "copied");
        }
    }

    pub fn hand_over(&self, text: &str, said: &str) {
        let copied = copy(text);
        self.say(&self.drawing.strings.say(if copied { said } else { "not_copied" }), !copied);
    }

    pub fn print(&self) {
        if let Some(host) = self.root.get_root_node().dyn_ref::<web_sys::ShadowRoot>().map(|root| root.host()) {
            print(host.unchecked_ref());
        }
    }
}

/// Puts a text on the clipboard, as the browser's own copying does: that needs neither a permission nor a
/// secure page, only that a key or a click of the reader's has just led here. False if it did not come to it.
fn copy(text: &str) -> bool {
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

/// Prints the panel's contents and nothing of the page.
fn print(host: &HtmlElement) {
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
fn file_name(title: &str, end: &str) -> String {
    let name: String = title.chars().take(60).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join("-");
    [if name.is_empty() { "reading" } else { &name }, end].concat()
}
