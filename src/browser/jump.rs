//! Scrolling to words, and back to where the reader was.

use super::dom::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{
    DomRect, Element, HtmlElement, Node, Range, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    ScrollToOptions, ShadowRoot,
};

/// The part of the window that nothing of ours covers, in CSS pixels from its top left corner.
#[derive(Debug, Clone, Copy)]
pub struct View {
    pub top: f64,
    pub bottom: f64,
}

/// How far every scroller that a jump moves stood before it.
#[derive(Debug)]
struct Place(Vec<(Element, f64, f64)>);

/// Where the reader was before each jump.
#[derive(Debug, Default)]
pub struct Trail {
    places: Vec<Place>,
    /// When (milliseconds) and to what height of the page the last jump led.
    landed: Option<(f64, f64)>,
}

/// A smooth scroll of which no end is heard is over after this many milliseconds.
const SETTLED: f64 = 900.0;

impl Trail {
    /// Scrolls so that the beginning of a range is well inside `view`, whatever scrolls it, and remembers
    /// where the reader was, unless he has not moved since the last jump. False if the words are not shown at
    /// all.
    pub fn go(&mut self, range: &Range, view: View) -> bool {
        let Ok(node) = range.start_container() else { return false };
        let rect = range.get_bounding_client_rect();
        if rect.width() == 0.0 && rect.height() == 0.0 {
            return false;
        }
        let Some(root) = document().scrolling_element() else { return false };
        let inner = scrollers_around(&node, &root);
        let here = std::iter::once(&root).chain(&inner);
        let here = here.map(|scroller| (scroller.clone(), scroller.scroll_left() as f64, scroller.scroll_top() as f64));
        if self.has_moved(&root) {
            self.places.push(Place(here.collect()));
        }
        for scroller in &inner {
            center_in(scroller, &range.get_bounding_client_rect());
        }
        let rect = range.get_bounding_client_rect();
        let by = distance(rect.top(), rect.bottom(), view.top, view.bottom);
        let across = shift(rect.left(), 0.0, window_width());
        let from = root.scroll_top() as f64;
        scroll_to(&root, root.scroll_left() as f64 + across, from + by);
        let most = (root.scroll_height() - root.client_height()) as f64;
        self.landed = Some((js_sys::Date::now(), (from + by).clamp(0.0, most.max(0.0))));
        true
    }

    /// Goes back to where the reader was before the last jump that is not yet undone.
    pub fn back(&mut self) {
        self.landed = None;
        if let Some(Place(scrollers)) = self.places.pop() {
            for (scroller, left, top) in scrollers.iter().rev() {
                scroll_to(scroller, *left, *top);
            }
        }
    }

    /// Whether there is somewhere to go back to.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Hears that a scroll has come to its end: what moves from now on is moved by the reader.
    pub fn rest(&mut self) {
        self.landed.iter_mut().for_each(|(at, _)| *at = 0.0);
    }

    /// Whether the reader has scrolled since the last jump landed.
    fn has_moved(&self, root: &Element) -> bool {
        self.landed
            .is_none_or(|(at, top)| js_sys::Date::now() - at > SETTLED && (root.scroll_top() as f64 - top).abs() > 2.0)
    }
}

/// How far to scroll so that `start..end` is seen in `from..to`: not at all when it is well inside,
/// else to its middle, or with its beginning near the top when it is too long for that.
fn distance(start: f64, end: f64, from: f64, to: f64) -> f64 {
    let room = to - from;
    let margin = room * 0.12;
    if start >= from + margin && end <= to - margin {
        0.0
    } else if end - start > room - 2.0 * margin {
        start - from - margin
    } else {
        (start + end) / 2.0 - (from + to) / 2.0
    }
}

/// How far to scroll sideways so that a text's beginning is seen in `from..to`.
fn shift(start: f64, from: f64, to: f64) -> f64 {
    if (from..to).contains(&start) { 0.0 } else { start - from - 16.0 }
}

/// Scrolls the page smoothly over a short way, unless the reader wants no motion; else at once.
fn scroll_to(scroller: &Element, left: f64, top: f64) {
    let near = (scroller.scroll_top() as f64 - top).abs() < 2.0 * window_height();
    let options = ScrollToOptions::new();
    options.set_left(left);
    options.set_top(top);
    options.set_behavior(if near && !wants_no_motion() { ScrollBehavior::Smooth } else { ScrollBehavior::Instant });
    scroller.scroll_to_with_scroll_to_options(&options);
}

/// Scrolls an element inside the page at once, so that `rect` is in its middle.
fn center_in(scroller: &Element, rect: &DomRect) {
    let frame = scroller.get_bounding_client_rect();
    let options = ScrollToOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_top(scroller.scroll_top() as f64 + distance(rect.top(), rect.bottom(), frame.top(), frame.bottom()));
    options.set_left(scroller.scroll_left() as f64 + shift(rect.left(), frame.left(), frame.right()));
    scroller.scroll_to_with_scroll_to_options(&options);
}

/// The elements inside the page that scroll a node, innermost first.
pub fn scrollers_around(node: &Node, root: &Element) -> Vec<Element> {
    let mut found = Vec::new();
    let mut next = holder(node);
    while let Some(element) = next {
        if element == *root {
            break;
        }
        if scrolls(&element) {
            found.push(element.clone());
        }
        next = holder(&element);
    }
    found
}

fn scrolls(element: &Element) -> bool {
    let longer = element.scroll_height() > element.client_height() + 1 && element.client_height() > 0;
    let wider = element.scroll_width() > element.client_width() + 1 && element.client_width() > 0;
    let style = if longer || wider { window().get_computed_style(element).ok().flatten() } else { None };
    style.is_some_and(|style| {
        let can = |axis| style.get_property_value(axis).is_ok_and(|value| value == "auto" || value == "scroll");
        longer && can("overflow-y") || wider && can("overflow-x")
    })
}

/// The element that holds a node as it is shown: through slots and out of shadow roots.
pub fn holder(node: &Node) -> Option<Element> {
    if node.node_type() == Node::ELEMENT_NODE
        && let Some(slot) = node.unchecked_ref::<Element>().assigned_slot()
    {
        return Some(slot.into());
    }
    let parent = node.parent_node()?;
    match parent.node_type() {
        Node::ELEMENT_NODE => Some(parent.unchecked_into()),
        Node::DOCUMENT_FRAGMENT_NODE => Some(parent.unchecked_into::<ShadowRoot>().host()),
        _ => None,
    }
}

fn wants_no_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

pub fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

pub fn window_width() -> f64 {
    document().document_element().map_or(0.0, |root| root.client_width() as f64)
}

/// Gives an element the focus and leaves the page where it is.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Scrolls what holds an element of the panel as little as will show it; one of a long list to the top: what stands
/// above it there gets its height only when it comes into view, and would push it out again.
pub fn keep_in_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    let long = element.closest("[data-long]").is_ok_and(|list| list.is_some());
    options.set_block(if long { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Nearest });
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
