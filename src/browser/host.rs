//! The one element that stands in the page, and that it stays there.

use super::dom::{all, document, element};
use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

const ID: &str = "pullquote-panel";

/// How often the element is put back when the page takes it out: pages that build themselves anew do so once
/// or twice, one that fights it is left alone.
const RETURNS: u32 = 3;

/// What becomes of the panel when the page has dealt with its element.
#[derive(Debug, Clone, Copy)]
pub struct Fate {
    /// All of the page was written anew, and with it every listener is gone.
    pub renewed: fn(),
    /// The page won't have it.
    pub lost: fn(),
}

/// The element beside the page's own; gone when dropped.
#[derive(Debug)]
pub struct Host {
    pub element: HtmlElement,
    /// Of what stands beside it, and of dialogs that open and close.
    observers: [Option<MutationObserver>; 2],
    _stays: Closure<dyn FnMut(Array, MutationObserver)>,
}

impl Host {
    /// An element that is not yet in the page.
    pub fn new(fate: Fate) -> Host {
        let element = element("div", "").attribute("id", ID).attribute("popover", "manual").0;
        let host = element.clone();
        let (mut left, mut root) = (RETURNS, document().document_element());
        let stays = Closure::new(move |_: Array, observer: MutationObserver| {
            if host.is_connected() {
                if host.parent_element() != holder() {
                    put(&host);
                }
                return;
            }
            let Some(returns) = left.checked_sub(1) else { return later(fate.lost) };
            left = returns;
            let now = document().document_element();
            if root != now {
                root = now;
                watch(&observer);
                later(fate.renewed);
            }
            put(&host);
        });
        let observer = || MutationObserver::new(stays.as_ref().unchecked_ref()).ok();
        Host { element, observers: [observer(), observer()], _stays: stays }
    }

    /// Puts it into the page, over everything else.
    pub fn show(&self) {
        put(&self.element);
        let [beside, dialogs] = &self.observers;
        beside.as_ref().inspect(|observer| watch(observer));
        let options = MutationObserverInit::new();
        options.set_subtree(true);
        options.set_attribute_filter(&Array::of1(&"open".into()));
        dialogs.as_ref().inspect(|observer| _ = observer.observe_with_options(&document(), &options));
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.observers.iter().flatten().for_each(MutationObserver::disconnect);
        self.element.remove();
    }
}

/// Looks at what stands beside the element; at the document as well, all of which may be replaced.
fn watch(observer: &MutationObserver) {
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    let document = document();
    let _ = observer.observe_with_options(&document, &options);
    document.document_element().inspect(|root| _ = observer.observe_with_options(root, &options));
}

/// Where it stands: beside the page's own, or in the dialog that keeps the reader from all the rest.
fn holder() -> Option<Element> {
    let root = document().document_element()?;
    all(&root, "dialog:modal").pop().map_or(Some(root), |dialog| Some(dialog.into()))
}

fn put(host: &HtmlElement) {
    holder().inspect(|holder| _ = holder.append_child(host));
    // the top layer is over everything whatever its z-index; without it the panel still shows
    let _ = host.show_popover();
}

/// Not at once: it may drop the very closure that asks for it.
fn later(act: fn()) {
    Timeout::new(0, act).forget();
}
