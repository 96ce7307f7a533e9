//! A sample article, and beside it the panel as the settings make it. The module of web pages reads and draws it.

use super::PAGE;
use super::stored::OPTIONS;
use crate::browser::dom::{Built, element, value};
use crate::browser::strings::Strings;
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
        let options = page.stored.borrow().part(OPTIONS);
        page.outside.preview(bare.is_some_and(|bare| bare.checked()), &options, &text, &place);
        markdown(&page);
    })));
}

/// Shows what the template makes of the sample: as it stands in its field or, if that is faulty, as it is stored.
pub fn markdown(page: &super::Page) {
    let typed = page.first("[name=template]:not([aria-invalid=true])").map(|field| value(&field));
    let template = typed.unwrap_or_else(|| page.stored.borrow().options().0.template);
    let made = page.outside.markdown(template);
    page.first(".markdown").inspect(|place| place.set_text_content(made.as_deref()));
}
