//! The try-it page: what it says, and what it shows of a text.

use super::beside;
use super::dom::{all, document};
use super::strings::Strings;
use crate::options::Options;
use crate::page::Page;
use crate::text::lexicon::Lexicon;
use wasm_bindgen::JsCast;

/// Fills in what the page says: each element's `data-say` names its message. Gives the code of the language that
/// it speaks then.
pub fn localise(language: &str) -> &'static str {
    let strings = Strings::of(language);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", strings.lang);
    }
    for element in document().document_element().iter().flat_map(|root| all(root, "[data-say]")) {
        let key = element.get_attribute("data-say").unwrap_or_default();
        element.set_text_content(Some(&strings.say(&key)));
    }
    strings.code
}

/// Reads a page and draws its text into `#text` and the panel's contents into `#beside`. False if there is
/// nothing to read on it.
pub fn show(page: &Page, language: &str, lexicon: &Lexicon) -> bool {
    let options = Options { language: language.to_owned(), ..Options::default() };
    let at = |id: &str| document().get_element_by_id(id).map(JsCast::unchecked_into);
    let (Some(text), Some(place)) = (at("text"), at("beside")) else { return false };
    beside::show(page, options, &text, &place, lexicon)
}
