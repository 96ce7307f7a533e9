//! What is selected in the page: browsers give it up for the caret of a field, and so it is put back when the reader
//! leaves the panel's.

use super::contents::Works;
use super::dom::document;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, Node, Selection, ShadowRoot};

/// Where a selection begins and where it ends, as it was made.
pub type Ends = [(Node, u32); 2];

impl Works {
    /// Keeps in mind what is selected, unless a field of the panel has the focus.
    pub fn remember_selected(&self) {
        if !self.is_in_field() {
            self.selected.replace(selection().filter(|selection| !self.is_lost(selection)).as_ref().and_then(ends));
        }
    }

    /// Puts back what was selected when a field of the panel is left: at once for another place in the panel; a moment
    /// later for one outside, where a click may select something else. Not when it is the window that loses the focus,
    /// which will come back to the field.
    pub fn left(&self, event: &Event) {
        let target: Option<Element> = event.target().map(JsCast::unchecked_into);
        if !target.is_some_and(is_field) {
            return;
        }
        let next = event.unchecked_ref::<FocusEvent>().related_target().map(JsCast::unchecked_into::<Node>);
        if next.is_some_and(|next| self.root.contains(Some(&next))) {
            return self.select_again();
        }
        let works = self.me.clone();
        let later = Timeout::new(0, move || {
            let stays = document().has_focus().unwrap_or_default();
            works.upgrade().filter(|_| stays).inspect(|works| works.select_again());
        });
        later.forget();
    }

    /// The same when the panel closes.
    pub fn leave(&self) {
        if self.is_in_field() {
            self.select_again();
        }
    }

    /// Whether a field of the panel has the focus, or will have it when the window has: for `:focus` that is not the same.
    fn is_in_field(&self) -> bool {
        let root = self.root.get_root_node();
        root.dyn_ref::<ShadowRoot>().and_then(|root| root.active_element()).is_some_and(is_field)
    }

    fn select_again(&self) {
        let Some(selection) = selection().filter(|selection| self.is_lost(selection)) else { return };
        let _ = match &*self.selected.borrow() {
            Some([(from, start), (to, end)]) => selection.set_base_and_extent(from, *start, to, *end),
            None => selection.remove_all_ranges(),
        };
    }

    /// Whether nothing is selected but what is in the panel, which Chromium tells as the place where that stands.
    fn is_lost(&self, selection: &Selection) -> bool {
        let root = self.root.get_root_node();
        selection.anchor_node().is_none_or(|node| {
            let around = || node.contains(Some(&root.unchecked_ref::<ShadowRoot>().host()));
            root.contains(Some(&node)) || selection.is_collapsed() && around()
        })
    }
}

fn is_field(element: Element) -> bool {
    element.class_name() == "find"
}

fn selection() -> Option<Selection> {
    document().get_selection().ok().flatten()
}

fn ends(selection: &Selection) -> Option<Ends> {
    Some([(selection.anchor_node()?, selection.anchor_offset()), (selection.focus_node()?, selection.focus_offset())])
}
