//! The shadow root that the panel stands in: it has the panel's styles, and nothing that is done in it is heard outside.

use super::highlights::sheet;
use super::strings::style;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, CssStyleSheet, Event, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

/// What a page might take for done to itself: to close what it has open at a click elsewhere, to fetch the focus back, to
/// have keys of its own.
const KEPT_INSIDE: &[&str] = &[
    "auxclick",
    "beforeinput",
    "click",
    "compositionend",
    "compositionstart",
    "compositionupdate",
    "contextmenu",
    "copy",
    "cut",
    "dblclick",
    "focusin",
    "focusout",
    "input",
    "keydown",
    "keypress",
    "keyup",
    "mousedown",
    "mousemove",
    "mouseup",
    "paste",
    "pointerdown",
    "pointermove",
    "pointerup",
    "touchend",
    "touchmove",
    "touchstart",
    "wheel",
];

thread_local! {
    /// One for all panels: Firefox keeps what it has made of each for as long as the page lives.
    static STYLES: Option<CssStyleSheet> = sheet(style("panel"));
    static KEEP: Closure<dyn Fn(Event)> = Closure::new(|event: Event| event.stop_propagation());
}

/// Gives an element such a root; none where it can have none.
pub fn attach(element: &HtmlElement, mode: ShadowRootMode) -> Option<ShadowRoot> {
    let shadow = element.attach_shadow(&ShadowRootInit::new(mode)).ok()?;
    STYLES.with(|sheet| _ = sheet.as_ref().inspect(|sheet| shadow.set_adopted_style_sheets(&Array::of1(sheet))));
    let options = AddEventListenerOptions::new();
    options.set_passive(true);
    KEEP.with(|keep| {
        let keep = keep.as_ref().unchecked_ref();
        for kind in KEPT_INSIDE {
            let _ = shadow.add_event_listener_with_callback_and_add_event_listener_options(kind, keep, &options);
        }
    });
    Some(shadow)
}
