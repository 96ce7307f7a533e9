//! The one element that stands in the page, and that it stays there.

use super::dom::{document, element};
use js_sys::Array;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, MutationObserver, MutationObserverInit};

const ID: &str = "pullquote-panel";

/// How often the element is put back when the page takes it out: pages that build themselves anew do so once
/// or twice, one that fights it is left alone.
const RETURNS: u32 = 3;

/// The element beside the page's own; gone when dropped.
#[derive(Debug)]
pub struct Host {
    pub element: HtmlElement,
    observer: Option<MutationObserver>,
    _returns: Closure<dyn FnMut(Array)>,
}

impl Host {
    /// An element that is not yet in the page.
    pub fn new() -> Host {
        let element = element("div", "").attribute("id", ID).attribute("popover", "manual").0;
        let host = element.clone();
        let left = Cell::new(RETURNS);
        let returns = Closure::new(move |_: Array| {
            if !host.is_connected() && left.get() > 0 {
                left.set(left.get() - 1);
                put(&host);
            }
        });
        let observer = MutationObserver::new(returns.as_ref().unchecked_ref()).ok();
        Host { element, observer, _returns: returns }
    }

    /// Puts it into the page, over everything else.
    pub fn show(&self) {
        put(&self.element);
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        // the document as well: all of it may be replaced
        let document = document();
        if let Some(observer) = &self.observer {
            let _ = observer.observe_with_options(&document, &options);
            let root = document.document_element();
            root.inspect(|root| _ = observer.observe_with_options(root, &options));
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.observer.as_ref().inspect(|observer| observer.disconnect());
        self.element.remove();
    }
}

fn put(host: &HtmlElement) {
    let root = document().document_element();
    root.inspect(|root| _ = root.append_child(host));
    // the top layer is over everything whatever its z-index; without it the panel still shows
    let _ = host.show_popover();
}
