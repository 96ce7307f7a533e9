//! Noticing that the page changes under the reading.

use super::dom::document;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MutationObserver, MutationObserverInit};

/// Milliseconds from a change to the first look, then twice as long after every look: a page that never rests
/// costs less and less.
const FIRST: u32 = 700;
const LONGEST: u32 = 60_000;

/// Looks until dropped.
#[derive(Debug)]
pub struct Watch {
    observer: Option<MutationObserver>,
    timer: Rc<RefCell<Option<Timeout>>>,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Watch {
    /// Calls `look` a while after text or elements of the document have changed.
    pub fn new(look: impl Fn() + 'static) -> Watch {
        let timer: Rc<RefCell<Option<Timeout>>> = Rc::default();
        let (waiting, look, pause) = (timer.clone(), Rc::new(look), Rc::new(Cell::new(FIRST)));
        let seen = Closure::new(move |_: Array| {
            if waiting.borrow().is_some() {
                return;
            }
            let (done, look, next) = (waiting.clone(), look.clone(), pause.clone());
            let timer = Timeout::new(pause.get(), move || {
                done.take();
                next.set((next.get() * 2).min(LONGEST));
                look();
            });
            waiting.replace(Some(timer));
        });
        let observer = MutationObserver::new(seen.as_ref().unchecked_ref()).ok();
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        observer.as_ref().inspect(|observer| _ = observer.observe_with_options(&document(), &options));
        Watch { observer, timer, _seen: seen }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.as_ref().inspect(|observer| observer.disconnect());
        self.timer.take();
    }
}
