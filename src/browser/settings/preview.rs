//! A sample article, and beside it the panel as the settings make it.

use super::PAGE;
use crate::browser::beside;
use crate::browser::dom::{Built, element};
use crate::browser::strings::Strings;
use crate::browser::with_lexicon;
use crate::page::Page;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

thread_local! {
    static LATER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// The place for it.
pub fn frame(strings: &Strings) -> Built {
    let bare = element("input", "").attribute("type", "checkbox").attribute("name", "bare");
    let bare = element("label", "bare").child(bare).child(element("span", "").text(&strings.say("preview_bare")));
    element("section", "preview")
        .attribute("aria-labelledby", "heading-preview")
        .child(element("h2", "").attribute("id", "heading-preview").text(&strings.say("preview")))
        .child(bare)
        .child(element("div", "beside"))
        .child(
            element("article", "sample")
                .attribute("tabindex", "0")
                .attribute("aria-label", &strings.say("preview_text")),
        )
}

/// Draws it anew a moment later, when the page itself has been painted.
pub fn soon() {
    LATER.set(Some(Timeout::new(30, || {
        let Some(page) = PAGE.with_borrow(Option::clone) else { return };
        let (Some(text), Some(place)) = (page.first(".sample"), page.first(".beside")) else { return };
        let bare = page.first("[name=bare]").map(JsCast::unchecked_into::<HtmlInputElement>);
        let snapshot = page.outside.sample(bare.is_some_and(|bare| bare.checked()));
        let sample = Page::from_snapshot(None, &snapshot.strings(), &snapshot.table());
        let (options, _) = page.stored.borrow().options();
        with_lexicon(|lexicon| beside::show(&sample, options, &text, &place, lexicon));
        markdown(&page, None);
    })));
}

/// Shows what a template makes of the sample, the stored one if none is given.
pub fn markdown(page: &super::Page, template: Option<String>) {
    let (mut options, _) = page.stored.borrow().options();
    options.template = template.unwrap_or(options.template);
    let made = beside::with_reading(|reading| crate::export::markdown::markdown(reading, &options, SAMPLE));
    page.first(".markdown").inspect(|place| place.set_text_content(made.as_deref()));
}

/// Where the sample might stand.
const SAMPLE: &str = "https://harborline.example/river";
