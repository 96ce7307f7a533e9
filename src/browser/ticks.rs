//! Ticks at the window's edge: where on the page points and quotes lie.

use super::dom::{Built, document, element};
use super::jump::scrollers_around;
use super::places::Places;
use web_sys::{Element, HtmlElement, Range};

/// One place: where its words begin, and what it is (the tick's class).
pub type Spot = (usize, &'static str);

/// Ticks nearer to each other than this share of the page are one.
const APART: f64 = 0.004;

/// Draws a tick for each place; a tick carries the place as an entry does.
pub fn draw(into: &HtmlElement, spots: &[Spot], places: &dyn Places) {
    into.set_text_content(None);
    let Some(root) = document().scrolling_element() else { return };
    let mut last: Option<(f64, &str)> = None;
    let mut scroller = None;
    let ticks = spots.iter().filter_map(|&(start, kind)| {
        let range = places.ranges(start, start + 1).into_iter().next()?;
        // what scrolls one place of the article scrolls them all
        let scroller = scroller.get_or_insert_with(|| outermost(&range, &root));
        let share = share(&range, scroller, *scroller == root);
        if last.is_some_and(|(at, of)| of == kind && (share - at).abs() < APART) {
            return None;
        }
        last = Some((share, kind));
        let height = ((share * 1000.0) as u32).to_string();
        let tick = element("button", "tick").attribute("type", "button").attribute("tabindex", "-1");
        let tick = tick.attribute("data-kind", kind).attribute("data-tick", &start.to_string());
        Some(tick.property("--at", &height))
    });
    // all of them before the first is put there: after each the browser would lay everything out again to measure on
    let ticks: Vec<Built> = ticks.collect();
    ticks.iter().for_each(|tick| _ = into.append_child(&tick.0));
}

/// What moves words when the reader scrolls: the page, or an element that fills it.
fn outermost(range: &Range, root: &Element) -> Element {
    let inner = range.start_container().map(|node| scrollers_around(&node, root)).unwrap_or_default();
    inner.into_iter().next_back().unwrap_or_else(|| root.clone())
}

/// How far down its scroller a place is, 0 to 1.
fn share(range: &Range, scroller: &Element, is_page: bool) -> f64 {
    let top = range.get_bounding_client_rect().top();
    let from = if is_page { 0.0 } else { scroller.get_bounding_client_rect().top() };
    let height = f64::from(scroller.scroll_height()).max(1.0);
    ((top - from + f64::from(scroller.scroll_top())) / height).clamp(0.0, 1.0)
}
