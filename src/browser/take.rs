//! Taking along: to the clipboard, to a file, to paper.

use super::contents::{ENTRIES, Works, number};
use super::dom::{document, first, window};
use super::files;
use super::highlights::{adopt, sheet, unadopt};
use super::to_object;
use crate::export::entry;
use crate::export::fragment::Links;
use crate::notebook::Entry;
use crate::page::byte_of_utf16;
use crate::reading::Quote;
use crate::text::language::Language;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlDocument, HtmlElement};

/// Tags of the article that an entry takes along into the notebook.
const TAGS: usize = 5;

/// An entry of the panel to take along.
struct Chosen<'a> {
    /// None for a point or a passage.
    quote: Option<&'a Quote>,
    words: Vec<&'a str>,
    /// Its code.
    language: &'static str,
    /// The page's address without its fragment.
    page: &'a str,
    link: String,
    /// Whether the link leads to the words, not only to their page.
    leads_there: bool,
}

impl Works {
    /// The entry that has the focus or was used last.
    fn chosen(&self) -> Option<Chosen<'_>> {
        let focused = [ENTRIES, ":focus"].concat();
        let chosen = [&*focused, "[aria-current]", "[data-near]"];
        let Some(entry) = chosen.iter().find_map(|selector| first(&self.panel, selector)) else {
            self.say(&self.drawing.strings.say("choose_first"), true);
            return None;
        };
        let reading = &self.drawing.reading;
        let byte = |units| byte_of_utf16(&reading.text, units);
        let (start, end) = (number(&entry, "data-start")?, number(&entry, "data-end")?);
        let place = byte(start)..byte(end);
        let blocks = reading.blocks.partition_point(|block| block.start <= start);
        let block = blocks.checked_sub(1).map(|at| reading.blocks[at].language);
        let quote = number(&entry, "data-quote").and_then(|index| reading.quotes.get(index));
        let words = match quote {
            Some(quote) => quote.parts.iter().map(|part| part.text.as_str()).collect(),
            None => reading.text.get(place.clone()).into_iter().collect(),
        };
        let language = quote.map(|quote| quote.language).or(block).map_or("", Language::code);
        let page = self.drawing.url.split('#').next().unwrap_or_default();
        let page = if page.starts_with("http") || page.starts_with("file:") { page } else { "" };
        let fragment = Links::into(&reading.text).fragment(place);
        let leads_there = fragment.is_some();
        let link = [page, fragment.as_deref().filter(|_| !page.is_empty()).unwrap_or_default()].concat();
        Some(Chosen { quote, words, language, page, link, leads_there })
    }

    /// Copies the chosen entry: as text, as Markdown, as a link.
    pub fn copy_entry(&self, form: usize) {
        let Some(Chosen { quote, words, link, leads_there, .. }) = self.chosen() else { return };
        let speaker = quote.and_then(Quote::surely_by);
        let (text, said) = match form {
            0 => (entry::plain(&words, speaker), "copied"),
            1 => (entry::markdown(&words, speaker, &self.drawing.reading.title, &link), "copied"),
            _ => (link, if leads_there { "copied" } else { "copied_page" }),
        };
        self.hand_over(&text, said);
    }

    /// Hands the chosen entry over to the notebook.
    pub fn keep(&self) {
        let Some(Chosen { quote, words, language, page, link, .. }) = self.chosen() else { return };
        let reading = &self.drawing.reading;
        let entry = Entry {
            url: page.to_owned(),
            words: words.into_iter().map(str::to_owned).collect(),
            kind: if quote.is_some() { "quote" } else { "point" }.to_owned(),
            language: language.to_owned(),
            speaker: quote.and_then(Quote::surely_by).map(str::to_owned),
            title: reading.title.clone(),
            source: reading.source.clone(),
            link,
            tags: reading.tags.iter().take(TAGS).map(|tag| tag.label.clone()).collect(),
            ..Entry::default()
        };
        self.memory.outside().inspect(|outside| outside.keep(to_object(&entry)));
    }

    pub fn notebook(&self) {
        self.memory.outside().inspect(|outside| outside.notebook());
    }

    /// Copies or saves the whole reading.
    pub fn take_all(&self, as_markdown: bool, to_file: bool) {
        let reading = &self.drawing.reading;
        let (text, kind, end) = if as_markdown {
            (self.drawing.markdown(&self.drawing.options, &self.drawing.url), "text/markdown", ".md")
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
