//! Ticks at the window's edge: where on the page points and quotes lie.

use super::dom::{document, element};
use super::jump::scrollers_around;
use super::places::Places;
use web_sys::{Element, HtmlElement};

/// One place: where its words begin, and what it is (the tick's class).
pub type Spot = (usize, &'static str);

/// Ticks nearer to each other than this share of the page are one.
const APART: f64 = 0.004;

/// Draws a tick for each place; a tick carries the place as an entry does.
pub fn draw(into: &HtmlElement, spots: &[Spot], places: &dyn Places) {
    into.set_text_content(None);
    let Some(root) = document().scrolling_element() else { return };
    let mut last: Option<(f64, &str)> = None;
    for &(start, kind) in spots {
        let Some(share) = share(start, &root, places) else { continue };
        if last.is_some_and(|(at, of)| of == kind && (share - at).abs() < APART) {
            continue;
        }
        last = Some((share, kind));
        let height = ((share * 1000.0) as u32).to_string();
        let tick = element("button", "tick").attribute("type", "button").attribute("tabindex", "-1");
        let tick = tick.attribute("data-kind", kind).attribute("data-tick", &start.to_string());
        let _ = into.append_child(&tick.property("--at", &height).0);
    }
}

/// How far down the page a place is, 0 to 1.
fn share(start: usize, root: &Element, places: &dyn Places) -> Option<f64> {
    let range = places.ranges(start, start + 1).into_iter().next()?;
    let inner = scrollers_around(&range.start_container().ok()?, root);
    let top = range.get_bounding_client_rect().top();
    let (scroller, from) = inner.last().map_or((root, 0.0), |outer| (outer, outer.get_bounding_client_rect().top()));
    let height = f64::from(scroller.scroll_height()).max(1.0);
    Some(((top - from + f64::from(scroller.scroll_top())) / height).clamp(0.0, 1.0))
}
