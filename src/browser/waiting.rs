//! What stands in the panel's place while a long page is being read.

use super::actions::button;
use super::dom::{element, first, listen};
use super::jump;
use super::strings::Strings;
use crate::STEPS;
use crate::options::Options;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlButtonElement, HtmlElement, KeyboardEvent};

/// How far the reading is, and a button to leave it undone.
#[derive(Debug)]
pub struct Waiting {
    pub root: HtmlElement,
    _stopped: [EventListener; 2],
}

impl Waiting {
    pub fn new(options: &Options, stop: fn()) -> Waiting {
        let strings = Strings::of(&options.language);
        let most = STEPS.to_string();
        let said = strings.say("reading");
        let bar = element("progress", "").attribute("max", &most).attribute("aria-label", &said);
        let card = element("div", "waiting")
            .attribute("data-side", &options.side)
            .attribute("lang", strings.lang)
            .child(element("span", "").text(&said))
            .child(button(&strings, "stop", "also"))
            .child(bar);
        let root = element("div", "all").attribute("data-theme", &options.theme).child(card).0;
        let clicked = listen(&root, "click", move |event| {
            if event.target().is_some_and(|target| target.has_type::<HtmlButtonElement>()) {
                stop();
            }
        });
        let pressed = listen(&root, "keydown", move |event| {
            if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
                stop();
            }
        });
        Waiting { root, _stopped: [clicked, pressed] }
    }

    /// Puts the focus on the button.
    pub fn focus(&self) {
        first(&self.root, "button").inspect(jump::focus);
    }

    /// Shows how many steps are done.
    pub fn tell(&self, steps: usize) {
        first(&self.root, "progress").inspect(|bar| _ = bar.set_attribute("value", &steps.to_string()));
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.root.remove();
    }
}
