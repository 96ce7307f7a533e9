//! Elements made and filled. Text goes in as text and never as markup.
//!
//! `document` and `window` are taken by name: in Firefox's content scripts the global object is no `Window`.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, Window};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Document;

    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Window;

    /// Elements of the names used here can always be made.
    #[wasm_bindgen(extends = Document)]
    type Maker;
    #[wasm_bindgen(method, js_name = createElement)]
    fn make(this: &Maker, tag: &str) -> HtmlElement;
    #[wasm_bindgen(method, js_name = createElementNS)]
    fn make_in(this: &Maker, namespace: &str, tag: &str) -> Element;
}

const SVG: &str = "http://www.w3.org/2000/svg";

pub fn document() -> Document {
    DOCUMENT.with(Clone::clone)
}

pub fn window() -> Window {
    WINDOW.with(Clone::clone)
}

/// An element being built: each method gives it back, so that a tree of calls reads like the tree it makes.
#[derive(Debug, Clone)]
pub struct Built(pub HtmlElement);

/// A new element; `class` may be empty.
pub fn element(tag: &str, class: &str) -> Built {
    let element = document().unchecked_ref::<Maker>().make(tag);
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Built(element)
}

impl Built {
    /// Adds text.
    pub fn text(self, text: &str) -> Built {
        let _ = self.0.append_child(&document().create_text_node(text));
        self
    }

    pub fn attribute(self, name: &str, value: &str) -> Built {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets a custom property of its style, which a page's content security policy leaves alone.
    pub fn property(self, name: &str, value: &str) -> Built {
        let _ = self.0.style().set_property(name, value);
        self
    }

    pub fn child(self, child: Built) -> Built {
        let _ = self.0.append_child(&child.0);
        self
    }

    pub fn children(self, children: impl IntoIterator<Item = Built>) -> Built {
        children.into_iter().fold(self, Built::child)
    }

    /// Adds a drawing of one stroked path in a square of 16; it says nothing to screen readers.
    pub fn icon(self, path: &str) -> Built {
        let document = document();
        let maker = document.unchecked_ref::<Maker>();
        let (svg, line) = (maker.make_in(SVG, "svg"), maker.make_in(SVG, "path"));
        for (name, value) in [("viewBox", "0 0 16 16"), ("class", "icon"), ("aria-hidden", "true")] {
            let _ = svg.set_attribute(name, value);
        }
        let _ = line.set_attribute("d", path);
        let _ = svg.append_child(&line);
        let _ = self.0.append_child(&svg);
        self
    }
}

/// Calls `act` on every event of a kind that the reader caused, until the listener is dropped. Events that a
/// page's script makes are passed over. `act` may prevent the default.
pub fn listen(
    target: &web_sys::EventTarget,
    kind: &'static str,
    mut act: impl FnMut(&Event) + 'static,
) -> EventListener {
    EventListener::new_with_options(target, kind, EventListenerOptions::enable_prevent_default(), move |event| {
        if event.is_trusted() {
            act(event);
        }
    })
}
