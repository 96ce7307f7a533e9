//! Where the panel stands: beside the text where there is room, else over it; on which side, how wide.
//!
//! Room is made by one rule in a style sheet that the document adopts: no element of the page is touched, and
//! the page has its full width again as soon as the sheet is gone.

use super::dom::{document, first};
use super::highlights::{adopt, sheet, unadopt};
use super::host::HIDDEN;
use super::jump::{window_height, window_width};
use super::outside::Memory;
use std::cell::{Cell, RefCell};
use web_sys::{CssStyleSheet, HtmlElement};

/// Least width that is left to the page when the panel stands beside its text, in CSS pixels.
const PAGE: f64 = 640.0;
const NARROWEST: f64 = 240.0;
/// Most of the window that the panel takes.
const WIDEST: f64 = 0.7;

#[derive(Debug)]
pub struct Dock {
    panel: HtmlElement,
    /// Whether the panel's home is the window's left side.
    left: Cell<bool>,
    /// In CSS pixels, as dragged; 0 for the usual width.
    width: Cell<f64>,
    /// How far from the edge it is held while it is dragged.
    grabbed: Cell<f64>,
    beside: Cell<bool>,
    room: RefCell<Option<CssStyleSheet>>,
}

impl Dock {
    pub fn new(panel: HtmlElement, left: bool, memory: &Memory) -> Dock {
        let width = memory.get("width").parse::<u32>().unwrap_or_default();
        let beside = memory.get("stands") != "over";
        let (left, width) = (Cell::new(left), Cell::new(width.into()));
        Dock { panel, left, width, grabbed: Cell::default(), beside: Cell::new(beside), room: RefCell::default() }
    }

    /// Puts the panel where it belongs, and makes room for it or takes the room back.
    pub fn settle(&self) {
        self.give_back();
        let width = self.width.get();
        if width > 0.0 {
            let most = (window_width() * WIDEST).max(NARROWEST);
            let _ = self.panel.style().set_property("--width", &pixels(width.clamp(NARROWEST, most)));
        }
        self.set("data-side", self.side(false));
        self.set("data-dock", "beside");
        let wide = self.panel.get_bounding_client_rect().width();
        let share = ((100.0 * wide / window_width().max(1.0)) as u32).to_string();
        first(&self.panel, ".grip").inspect(|grip| _ = grip.set_attribute("aria-valuenow", &share));
        let fits = self.panel.get_attribute("data-hidden").is_none() && wide > 0.0 && window_width() - wide >= PAGE;
        if !fits || !self.beside.get() {
            return self.set("data-dock", "side");
        }
        // the page that has the panel; no more specific than its root
        let (side, wide) = (self.side(false), pixels(wide));
        let rule = [":root:where(:not(:has(", HIDDEN, "))){margin-", side, ":", &wide, "!important}"].concat();
        let room = sheet(rule);
        room.as_ref().inspect(|room| adopt(&document(), room));
        self.room.replace(room);
    }

    /// Gives the page its full width.
    pub fn give_back(&self) {
        self.room.take().inspect(|room| unadopt(&document(), room));
    }

    pub fn set_left(&self, left: bool) {
        self.left.set(left);
        self.settle();
    }

    pub fn is_left(&self) -> bool {
        self.left.get()
    }

    /// Stands beside the text from now on, or over it.
    pub fn toggle_beside(&self, memory: &Memory) {
        self.beside.set(!self.beside.get());
        memory.set("stands", if self.beside.get() { "beside" } else { "over" });
        self.settle();
    }

    /// Takes hold of the panel's edge at this distance from the window's left one, in CSS pixels, to drag it from there.
    pub fn grab(&self, x: f64) {
        self.grabbed.set(x - self.edge());
    }

    pub fn drag_to(&self, x: f64) {
        self.end_at(x - self.grabbed.get());
    }

    /// Makes it wider, or narrower, towards the window's right.
    pub fn widen(&self, by: f64) {
        self.end_at(self.edge() + by);
    }

    /// Where the panel ends that the reader can drag.
    fn edge(&self) -> f64 {
        let panel = self.panel.get_bounding_client_rect();
        if self.left.get() { panel.right() } else { panel.left() }
    }

    fn end_at(&self, x: f64) {
        let width = if self.left.get() { x } else { window_width() - x };
        self.width.set(width.max(NARROWEST));
        self.settle();
    }

    pub fn remember(&self, memory: &Memory) {
        memory.set("width", &(self.width.get() as u32).to_string());
    }

    /// Goes to the other side if the panel would cover a place from `left` to `right`, to the foot if it would
    /// there too; true if it moved.
    pub fn make_way(&self, left: f64, right: f64) -> bool {
        let covers = || {
            let panel = self.panel.get_bounding_client_rect();
            right > panel.left() && left < panel.right()
        };
        if !matches!(self.panel.get_attribute("data-dock").as_deref(), Some("side" | "beside")) || !covers() {
            return false;
        }
        self.give_back();
        let home = self.panel.get_attribute("data-side").as_deref() == Some(self.side(false));
        self.set("data-dock", "side");
        self.set("data-side", self.side(home));
        if covers() {
            self.set("data-side", self.side(!home));
            self.set("data-dock", "foot");
        }
        true
    }

    /// How much of the window's height is free above the panel, which may stand at the foot below words that
    /// reach from `left` to `right`.
    pub fn free_height(&self, left: f64, right: f64) -> f64 {
        let panel = self.panel.get_bounding_client_rect();
        let as_wide = panel.width() + 1.0 >= window_width();
        let beside = right <= panel.left() || left >= panel.right();
        if (as_wide || !beside) && panel.top() > 0.0 { panel.top() } else { window_height() }
    }

    /// The name of the panel's own side, or of the other one.
    fn side(&self, other: bool) -> &'static str {
        if self.left.get() != other { "left" } else { "right" }
    }

    /// Sets an attribute unless it has that value: to set it would have the panel laid out anew.
    fn set(&self, name: &str, value: &str) {
        if self.panel.get_attribute(name).as_deref() != Some(value) {
            let _ = self.panel.set_attribute(name, value);
        }
    }
}

impl Drop for Dock {
    fn drop(&mut self) {
        self.give_back();
    }
}

fn pixels(number: f64) -> String {
    (number as u32).to_string() + "px"
}
