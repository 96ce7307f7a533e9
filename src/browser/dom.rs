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

    /// What is done hundreds of times before a panel is seen, without what nobody asks for: in web-sys each call
    /// gives the node back, or catches what cannot happen. A child is handed over: no other call has to let it go.
    #[wasm_bindgen(extends = Element)]
    type Made;
    #[wasm_bindgen(method, js_name = append)]
    fn append(this: &Made, child: Element);
    #[wasm_bindgen(method, js_name = append)]
    fn append_text(this: &Made, text: &str);
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set(this: &Made, name: &str, value: &str);
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
    let element = DOCUMENT.with(|document| document.unchecked_ref::<Maker>().make(tag));
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Built(element)
}

/// Never inlined: the panel is made of hundreds of these calls.
impl Built {
    /// Adds text.
    #[inline(never)]
    pub fn text(self, text: &str) -> Built {
        self.made().append_text(text);
        self
    }

    #[inline(never)]
    pub fn attribute(self, name: &str, value: &str) -> Built {
        self.made().set(name, value);
        self
    }

    /// Sets a custom property of its style, which a page's content security policy leaves alone.
    #[inline(never)]
    pub fn property(self, name: &str, value: &str) -> Built {
        let _ = self.0.style().set_property(name, value);
        self
    }

    #[inline(never)]
    pub fn child(self, child: Built) -> Built {
        self.made().append(child.0.into());
        self
    }

    pub fn children(self, children: impl IntoIterator<Item = Built>) -> Built {
        children.into_iter().fold(self, Built::child)
    }

    /// Adds a drawing of one path in a square of 16; it says nothing to screen readers.
    #[inline(never)]
    pub fn drawing(self, class: &str, path: &str) -> Built {
        let make = |tag| DOCUMENT.with(|document| document.unchecked_ref::<Maker>().make_in(SVG, tag));
        let (svg, line) = (make("svg"), make("path"));
        for (name, value) in [("viewBox", "0 0 16 16"), ("class", class), ("aria-hidden", "true")] {
            svg.unchecked_ref::<Made>().set(name, value);
        }
        line.unchecked_ref::<Made>().set("d", path);
        svg.unchecked_ref::<Made>().append(line);
        self.made().append(svg);
        self
    }

    fn made(&self) -> &Made {
        self.0.unchecked_ref()
    }
}

/// The first element below another that a selector names.
pub fn first(below: &Element, selector: &str) -> Option<HtmlElement> {
    below.query_selector(selector).ok()?.map(JsCast::unchecked_into)
}

/// All elements below another that a selector names.
pub fn all(below: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = below.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)).map(JsCast::unchecked_into).collect()
}

/// What stands in a field or is chosen in a list.
pub fn value(control: &Element) -> String {
    let value = js_sys::Reflect::get(control, &"value".into());
    value.ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Writes in a field, or chooses in a list.
pub fn set_value(control: &Element, value: &str) {
    let _ = js_sys::Reflect::set(control, &"value".into(), &value.into());
}

/// The product's mark and name.
pub fn brand(name: &str) -> Built {
    element("span", "brand").drawing("logo", LOGO).child(element("span", "name").text(name))
}

/// Two opening quotation marks.
const LOGO: &str = "M6.9 1.5C3.4 2.5 1 5.4 1 9c0 2.6 1.4 4 3.2 4 1.7 0 3-1.2 3-2.9S5.9 7.3 4.3 7.3c.3-1.6 1.4-2.9 3-3.6z\
    M14.3 1.5C10.8 2.5 8.4 5.4 8.4 9c0 2.6 1.4 4 3.2 4 1.7 0 3-1.2 3-2.9s-1.3-2.8-2.9-2.8c.3-1.6 1.4-2.9 3-3.6z";

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
