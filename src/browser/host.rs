//! The one element that stands in the page, and that it stays there.

use super::dom::{all, document, element, listen};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlButtonElement, HtmlElement, MutationObserver, MutationObserverInit, ResizeObserver};

const ID: &str = "pullquote-panel";

/// Says that it is over everything, as the popover that it is. When that ends by anything but [`put`], its styles hide
/// it, and [`Dock`](super::dock::Dock) gives its room back: so it goes at a click also when this script no longer runs.
/// While it does, [`resized`] brings it back.
const RAISED: &str = "data-raised";

/// The element when it is so hidden. By the name in it `extension/faults.js` knows sheets.
pub const HIDDEN: &str = "#pullquote-panel[data-raised]:not(:popover-open)";

/// How often the element is put back when the page takes it out: pages that build themselves anew do so once
/// or twice, one that fights it is left alone.
const RETURNS: u32 = 3;

/// What of a text can fill the screen, and then has the panel in it: all else can't be used meanwhile. A film is left
/// alone until the reader asks for the panel.
const FILLING: &str = ":fullscreen:is(article, body, div, figure, main, section):not(:has(video, iframe))";

/// What becomes of the panel when the page has dealt with its element.
#[derive(Debug, Clone, Copy)]
pub struct Fate {
    /// All of the page was written anew, and with it every listener is gone.
    pub renewed: fn(),
    /// The page won't have it, or a later script of the extension has taken it away (see `extension/faults.js`).
    pub lost: fn(),
    /// It can be used where it could not, or no longer has the focus.
    pub moved: fn(),
}

/// The element beside the page's own; gone when dropped.
#[derive(Debug)]
pub struct Host {
    pub element: HtmlElement,
    /// Of what stands beside it, and of dialogs that open and close.
    observers: [Option<MutationObserver>; 2],
    /// Whether the screen is being left to the page again, see [`Host::uncover`].
    uncovers: Rc<Cell<bool>>,
    _filled: EventListener,
    _stays: Closure<dyn FnMut(Array, MutationObserver)>,
    /// Of its size, which it loses when it is hidden.
    sizes: Option<ResizeObserver>,
    _resized: Closure<dyn FnMut()>,
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
            let Some(returns) = left.checked_sub(1).filter(|_| host.has_attribute("id")) else {
                return later(fate.lost);
            };
            left = returns;
            let now = document().document_element();
            if root != now {
                root = now;
                watch(&observer);
                later(fate.renewed);
            }
            put(&host);
        });
        let uncovers = Rc::new(Cell::new(false));
        let filled = listen(&document(), "fullscreenchange", filled(element.clone(), uncovers.clone(), fate.moved));
        let observer = || MutationObserver::new(stays.as_ref().unchecked_ref()).ok();
        let observers = [observer(), observer()];
        let resized = Closure::new(resized(element.clone()));
        let sizes = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        Host { element, observers, uncovers, _filled: filled, _stays: stays, sizes, _resized: resized }
    }

    /// Puts it into the page, over everything else.
    pub fn show(&self) {
        put(&self.element);
        // from here on: its first size is told whatever it is by then
        self.sizes.as_ref().inspect(|sizes| sizes.observe(&self.element));
        let [beside, dialogs] = &self.observers;
        beside.as_ref().inspect(|observer| watch(observer));
        let options = MutationObserverInit::new();
        options.set_subtree(true);
        options.set_attribute_filter(&Array::of1(&"open".into()));
        dialogs.as_ref().inspect(|observer| _ = observer.observe_with_options(&document(), &options));
    }

    /// Has the browser itself hide it at a click on a button in it. In Firefox nobody else hears of the click once the
    /// extension has been switched off; until then a listener has taken the button or the element away before the browser
    /// comes to hide it.
    pub fn closed_by(&self, button: Option<HtmlElement>) {
        button.inspect(|button| {
            let button: &HtmlButtonElement = button.unchecked_ref();
            button.set_popover_target_element(Some(&self.element));
            button.set_popover_target_action("hide");
        });
    }

    /// Whether something fills the screen that it is not in.
    pub fn is_covered(&self) -> bool {
        is_covered(&self.element)
    }

    /// Has what fills the screen go back into the page.
    pub fn uncover(&self) {
        self.uncovers.set(true);
        document().exit_fullscreen();
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.observers.iter().flatten().for_each(MutationObserver::disconnect);
        self.sizes.as_ref().inspect(|sizes| sizes.disconnect());
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

/// Where it stands: beside the page's own, or in what keeps the reader from all the rest, which is a dialog or fills the
/// screen.
fn holder() -> Option<Element> {
    let root = document().document_element()?;
    let last = |within: Element, selector| all(&within, selector).pop().map_or(within, Element::from);
    Some(last(last(root, "dialog:modal"), FILLING))
}

fn is_covered(host: &HtmlElement) -> bool {
    document().fullscreen_element().is_some_and(|filling| !filling.contains(Some(host)))
}

/// What is done when something has come to fill the screen, or no longer does.
fn filled(host: HtmlElement, uncovers: Rc<Cell<bool>>, moved: fn()) -> impl FnMut(&Event) {
    move |_| {
        let had_focus = document().active_element().is_some_and(|element| element == *host);
        let moves = host.is_connected() && host.parent_element() != holder();
        if moves {
            put(&host);
        }
        if uncovers.get() && is_covered(&host) {
            return document().exit_fullscreen(); // what filled it before
        }
        if uncovers.take() || (moves && had_focus) {
            later(moved);
        }
    }
}

/// What is done when its size has changed: a page may hide every popover that there is. It is shown from then on, also
/// if the page won't have it over everything. No event tells so that the page could not keep from us.
fn resized(host: HtmlElement) -> impl FnMut() {
    move || {
        if host.is_connected() && host.has_attribute(RAISED) && !is_raised(&host) {
            let _ = host.remove_attribute(RAISED);
            let _ = host.show_popover();
        }
    }
}

fn put(host: &HtmlElement) {
    holder().inspect(|holder| _ = holder.append_child(host));
    // the top layer is over everything whatever its z-index; without it the panel still shows
    let _ = host.show_popover();
    let _ = host.toggle_attribute_with_force(RAISED, is_raised(host));
}

fn is_raised(host: &HtmlElement) -> bool {
    host.matches(":popover-open").unwrap_or_default()
}

/// Not at once: it may drop the very closure that asks for it.
fn later(act: fn()) {
    Timeout::new(0, act).forget();
}
