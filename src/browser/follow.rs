//! Where the reader is on the page, and what the page shows of the reading: the nearest entry, the card at a
//! jump's target, ticks, marks at will.

use super::contents::{ENTRIES, Works, number};
use super::dom::{all, first};
use super::highlights::{POINTS, QUOTES};
use super::{jump, ticks};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, Node};

/// Milliseconds between two looks at where the reader is.
const FOLLOWING: u32 = 80;

/// Milliseconds from the panel's last taking of its place until it settles on the page.
const SETTLING: u32 = 60;

impl Works {
    pub fn scrolled(works: &Rc<Works>, event: &Event) {
        let inside: Option<Node> = event.target().map(JsCast::unchecked_into);
        if inside.is_some_and(|node| works.root.get_root_node().contains(Some(&node))) {
            return;
        }
        first(&works.root, ".card").inspect(|card| card.set_hidden(true));
        if works.following.borrow().is_none() {
            let following = works.clone();
            let later = Timeout::new(FOLLOWING, move || {
                following.following.take();
                following.mark_nearest(true);
            });
            works.following.replace(Some(later));
        }
    }

    /// After a jump, and when scrolling has come to its end.
    pub fn follow(&self) {
        self.mark_nearest(false);
        self.show_card();
    }

    /// Marks the quote that was begun last above the middle of the window; while the reader scrolls, one that he
    /// comes to is brought into view as well, unless he is busy in the panel. One that was marked already is not:
    /// what scrolls may be a field that he types in.
    pub fn mark_nearest(&self, scrolling: bool) {
        let last = first(&self.panel, "[data-near]");
        last.as_ref().inspect(|last| _ = last.remove_attribute("data-near"));
        let quotes = self.list.shown();
        let start = |index: &usize| self.drawing.reading.quotes.get(*index)?.parts.first().map(|part| part.start);
        let middle = jump::window_height() / 2.0;
        // quotes in page order stand one below the other, as good as always
        let above = quotes.partition_point(|index| {
            let range = start(index).and_then(|start| self.places.ranges(start, start + 1).into_iter().next());
            range.is_none_or(|range| range.get_bounding_client_rect().top() < middle)
        });
        let Some(start) = above.checked_sub(1).and_then(|at| quotes.get(at)).and_then(start) else { return };
        let entry = first(&self.panel, &[".listing .entry[data-start=\"", &start.to_string(), "\"]"].concat());
        entry.inspect(|entry| {
            let _ = entry.set_attribute("data-near", "");
            if scrolling && last.as_ref() != Some(entry) && !self.panel.matches(":hover, :focus-within").unwrap_or(true)
            {
                jump::keep_in_view(entry);
            }
        });
    }

    /// Shows beside the words that were jumped to who said them, and the way back.
    pub fn show_card(&self) {
        let Some(card) = first(&self.root, ".card") else { return };
        let target = self.target.borrow();
        let Some((words, quote)) = &*target else { return card.set_hidden(true) };
        let quote = quote.and_then(|index| self.drawing.reading.quotes.get(index));
        let speaker = quote.and_then(|quote| quote.surely_by());
        first(&card, ".who").inspect(|who| who.set_text_content(speaker));
        card.set_hidden(false);
        let (words, own) = (words.get_bounding_client_rect(), card.get_bounding_client_rect());
        let free = self.dock.as_ref().map_or(0.0, |dock| dock.free_height(words.left(), words.right()));
        let below = words.bottom() + 6.0;
        let top = if below + own.height() < free { below } else { words.top() - own.height() - 6.0 };
        let seen = words.bottom() > 0.0 && words.top() < free && top > 0.0;
        let style = card.style();
        let _ = style.set_property("top", &((top as i32).to_string() + "px"));
        let _ = style.set_property("left", &((words.left().max(8.0) as i32).to_string() + "px"));
        card.set_hidden(!seen);
    }

    /// What has to be done again whenever the page has another shape: ticks and marks.
    pub fn settle_page(&self) {
        let reading = &self.drawing.reading;
        let quotes = self.list.shown();
        let quotes = quotes.iter().filter_map(|&index| reading.quotes.get(index)?.parts.first());
        let mut spots: Vec<_> = reading.key_points.iter().map(|point| (point.start, POINTS)).collect();
        spots.extend(quotes.map(|part| (part.start, QUOTES)));
        first(&self.root, ".ticks").inspect(|into| ticks::draw(into, &spots, &*self.places));
        self.mark();
        self.mark_nearest(false);
    }

    /// Takes its place in the window and, once the last of many such moments has passed, does what need not be there
    /// at the first sight: opening and a drag of the window's edge don't wait for it.
    pub fn settle(&self) {
        self.dock.as_ref().inspect(|dock| dock.settle());
        let me = self.me.clone();
        let later = Timeout::new(SETTLING, move || {
            let Some(works) = me.upgrade() else { return };
            works.following.take();
            works.settle_page();
            works.show_card();
        });
        self.following.replace(Some(later));
    }

    /// Looks whether the page still reads as it did, and says so if not; entries whose words are gone show it.
    pub fn look(&self) {
        let changed = self.places.look_again();
        first(&self.panel, ".changed").inspect(|notice| notice.set_hidden(!changed));
        for entry in all(&self.panel, ENTRIES) {
            let (Some(start), Some(end)) = (number(&entry, "data-start"), number(&entry, "data-end")) else { continue };
            let gone = changed && self.places.ranges(start, end).is_empty();
            let _ = entry.toggle_attribute_with_force("data-gone", gone);
        }
        if changed {
            self.say(&self.drawing.strings.say("page_changed"), false);
        }
        self.settle_page();
    }
}

/// Marks at will.
impl Works {
    pub fn toggle_marks(&self, kind: &str) {
        let on = self.memory.get(kind).is_empty();
        self.memory.set(kind, if on { "marked" } else { "" });
        self.mark();
        self.say(&self.drawing.strings.say(if on { "marked" } else { "unmarked" }), false);
    }

    /// Marks in the page what the reader wants marked.
    pub fn mark(&self) {
        let reading = &self.drawing.reading;
        let strength = self.memory.strength();
        let quotes = self.list.shown();
        let quotes = quotes.iter().filter_map(|&index| reading.quotes.get(index)).flat_map(|quote| &quote.parts);
        let quotes = quotes.map(|part| (part.start, part.end)).collect::<Vec<_>>();
        let points = reading.key_points.iter().map(|point| (point.start, point.end)).collect();
        for (kind, spots) in [(QUOTES, quotes), (POINTS, points)] {
            let on = !self.memory.get(kind).is_empty();
            let spots = spots.iter().filter(|_| on);
            let ranges: Vec<_> = spots.flat_map(|(start, end)| self.places.ranges(*start, *end)).collect();
            self.marks.mark(kind, &ranges, &strength);
            let button = first(&self.panel, &["[data-do=mark_", kind, "]"].concat());
            button.inspect(|button| _ = button.set_attribute("aria-pressed", if on { "true" } else { "false" }));
        }
    }
}
