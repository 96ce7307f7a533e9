//! Words that the page has folded away: opened for a jump, as a click of the reader's would, and folded again
//! when the panel closes.

use super::jump::holder;
use std::cell::RefCell;
use web_sys::{Element, Node};

/// What was opened.
#[derive(Debug, Default)]
pub struct Disclosed(RefCell<Vec<Element>>);

impl Disclosed {
    /// Opens every closed `<details>` around a node that keeps it from being shown.
    pub fn open_around(&self, node: &Node) {
        let mut inner: Option<Element> = None;
        let mut next = holder(node);
        while let Some(element) = next {
            let in_summary = inner.is_some_and(|inner| inner.local_name() == "summary");
            if element.local_name() == "details" && !element.has_attribute("open") && !in_summary {
                let _ = element.set_attribute("open", "");
                self.0.borrow_mut().push(element.clone());
            }
            next = holder(&element);
            inner = Some(element);
        }
    }
}

impl Drop for Disclosed {
    fn drop(&mut self) {
        self.0.borrow().iter().for_each(|details| _ = details.remove_attribute("open"));
    }
}
