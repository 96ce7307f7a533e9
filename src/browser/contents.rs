//! The panel's contents at work: what a click and a key do. The same in the panel over a page and on the
//! try-it page.

use super::actions::{ACTIONS, bare, button, icon};
use super::disclose::Disclosed;
use super::dock::Dock;
use super::dom::{all, brand, document, element, first, listen, set_value, value, window};
use super::highlights::Marks;
use super::jump::{self, Trail};
use super::list::List;
use super::listen::Listening;
use super::outside::Memory;
use super::places::Places;
use super::presets;
use super::sections::{self, Drawing};
use super::selected::Ends;
use super::watch::Watch;
use crate::options::keys::in_force;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use js_sys::JsString;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, Node, PointerEvent, Range};

const CLOSE: &str = "M4 4l8 8M12 4l-8 8";
const BACK: &str = "M6.5 3.5L3 7l3.5 3.5M3 7h6.5a3.25 3.25 0 0 1 0 6.5H8";
const SETTINGS: &str = "M2.5 5h6M12.5 5h1M2.5 11h1M7.5 11h6M10.5 3v4M5.5 9v4";
const SIDES: &str = "M5 5L2.5 8 5 11M11 5l2.5 3-2.5 3M2.5 8h11";
const BESIDE: &str = "M2.5 3h11v10h-11zM9.5 3v10";
const HIDE: &str = "M3 12.5h10";

/// All that can be chosen with the arrow keys, and all that leads into the page.
const CHOICES: &str = ".scroll :is(button, summary, a)";
pub const ENTRIES: &str = ".scroll .entry";
/// Where the browser shows nothing of it.
pub const FOLDED: &str = ":not(details:not([open]) > :not(summary), details:not([open]) > :not(summary) *, [hidden] *)";

type Act = fn(&Works, &Event);

/// What is heard in the panel.
const HEARD: &[(&str, Act)] = &[
    ("click", Works::click),
    ("keydown", Works::key),
    ("focusout", Works::left),
    ("input", Works::narrow),
    ("change", Works::choose),
    ("pointerdown", Works::drag),
    ("pointermove", Works::drag),
    ("pointerup", Works::drag),
];

/// The contents in the document; when dropped, they are gone, and so are their listeners and marks.
#[derive(Debug)]
pub struct Contents {
    /// Holds the panel and what stands over the page beside it.
    pub root: HtmlElement,
    pub panel: HtmlElement,
    works: Rc<Works>,
    _listeners: Vec<EventListener>,
    _watch: Option<Watch>,
}

/// What the panel over a page can ask of the one who opened it.
#[derive(Clone, Copy)]
pub struct Owner {
    pub close: fn(),
    /// Reads the page anew.
    pub reread: fn(),
}

/// What the listeners share.
pub struct Works {
    /// Itself, for what happens later.
    pub me: Weak<Works>,
    pub root: HtmlElement,
    pub panel: HtmlElement,
    pub back: HtmlElement,
    pub status: HtmlElement,
    /// What can be done with the entry used last, below it; it outlasts the list that it stands in.
    pub take: Option<HtmlElement>,
    pub drawing: Rc<Drawing>,
    pub places: Box<dyn Places>,
    pub marks: Marks,
    pub trail: RefCell<Trail>,
    pub disclosed: Disclosed,
    pub dock: Option<Dock>,
    pub list: Rc<List>,
    pub memory: Memory,
    /// The words last jumped to, and the quote that they belong to.
    pub target: RefCell<Option<(Range, Option<usize>)>>,
    /// The tag last stepped through, and the mention of it last shown.
    pub step: Cell<Option<(usize, usize)>>,
    pub following: RefCell<Option<Timeout>>,
    pub listening: Listening,
    pub selected: RefCell<Option<Ends>>,
    /// None where the contents can't be closed.
    pub owner: Option<Owner>,
}

impl std::fmt::Debug for Works {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("Works")
    }
}

impl Contents {
    /// Draws a reading into an element of its own, which is still to be put somewhere; [`Contents::settle`]
    /// then gives it its place. `places` finds its words again; without an `owner` it can't be closed.
    pub fn draw(drawing: Drawing, places: Box<dyn Places>, memory: Memory, owner: Option<Owner>) -> Contents {
        let drawing = Rc::new(drawing);
        let strings = &drawing.strings;
        let back = bare("back", "back").attribute("hidden", "").drawing("icon", BACK);
        let back = back.child(element("span", "").text(&strings.say("back"))).0;
        let icons =
            [("settings", SETTINGS), ("beside", BESIDE), ("other_side", SIDES), ("hide", HIDE), ("close", CLOSE)];
        let icons = icons.iter().filter(|_| owner.is_some()).map(|(name, path)| icon(strings, name, path));
        let icons = icons.map(|icon| match icon.0.class_name().as_str() {
            "beside" => icon.attribute("title", &strings.say("beside_help")),
            _ => icon,
        });
        let bar = element("div", "bar").child(brand(&strings.say("name")));
        let _ = bar.0.append_child(&back);
        let bar = bar.child(element("span", "icons").children(icons));
        let changed = element("p", "changed").attribute("hidden", "").text(&strings.say("page_changed")).text(" ");
        let changed = changed.child(button(strings, "reread", "also"));
        let sections = sections::all(&drawing, &memory);
        let status = element("p", "status").attribute("role", "status").attribute("aria-live", "polite");
        let panel = element("div", "panel")
            .attribute("lang", strings.lang)
            .attribute("data-theme", &drawing.options.theme)
            .attribute("data-side", &drawing.options.side)
            // as its dock measures it first, so that it is not laid out twice
            .attribute("data-dock", if owner.is_some() { "beside" } else { "none" })
            .attribute("tabindex", "-1")
            .child(bar)
            .child(changed)
            .children(sections::overview(&drawing, &sections))
            .child(element("div", "scroll").children(sections))
            .child(status.clone());
        let mut root = element("div", "all").attribute("data-theme", &drawing.options.theme);
        if owner.is_some() {
            let grip = element("div", "grip").attribute("role", "separator").attribute("tabindex", "0");
            let grip = grip.attribute("aria-orientation", "vertical").attribute("aria-label", &strings.say("width"));
            let card = element("div", "card").attribute("hidden", "").attribute("lang", strings.lang);
            let handle = icon(strings, "show", BESIDE).attribute("data-do", "hide").attribute("class", "handle");
            root = root
                .child(element("div", "ticks").attribute("aria-hidden", "true"))
                .child(panel.clone().child(grip))
                .child(handle)
                .child(card.child(element("b", "who")).child(button(strings, "back", "also")));
        } else {
            root = root.child(panel.clone());
        }
        let (root, panel, status) = (root.0, panel.0, status.0);
        let works = Rc::new_cyclic(|me| Works {
            me: me.clone(),
            dock: owner.map(|_| Dock::new(panel.clone(), drawing.options.side == "left", &memory)),
            list: List::new(drawing.clone(), &panel),
            root: root.clone(),
            panel: panel.clone(),
            back,
            status,
            take: first(&panel, ".take"),
            drawing,
            places,
            marks: Marks::default(),
            trail: RefCell::default(),
            disclosed: Disclosed::default(),
            memory,
            target: RefCell::default(),
            step: Cell::default(),
            following: RefCell::default(),
            listening: Listening::default(),
            selected: RefCell::default(),
            owner,
        });
        works.list.draw(&panel);
        works.remember_selected();
        let mut listeners: Vec<_> = HEARD.iter().map(|(kind, act)| on(&root, kind, &works, *act)).collect();
        listeners.push(on_all(&root, "toggle", &works, Works::folded));
        let mut watch = None;
        if owner.is_some() {
            listeners.push(on_all(&document(), "scroll", &works, Works::scrolled));
            listeners.push(on_all(&document(), "scrollend", &works, |works, _| {
                works.trail.borrow_mut().rest();
                works.follow();
            }));
            listeners.push(on_all(&document(), "selectionchange", &works, |works, _| works.remember_selected()));
            listeners.push(on_all(&window(), "resize", &works, |works, _| works.settle()));
            let looking = works.clone();
            watch = Some(Watch::new(move || looking.look()));
        }
        Contents { root, panel, works, _listeners: listeners, _watch: watch }
    }

    pub fn drawing(&self) -> &Drawing {
        &self.works.drawing
    }

    /// On which side the panel stands, and how the jump list goes.
    pub fn there(&self) -> (String, String) {
        let side = self.panel.get_attribute("data-side").unwrap_or_default();
        (side, self.works.list.order().to_owned())
    }

    pub fn settle(&self) {
        self.works.settle();
    }

    pub fn tell(&self, message: &str, is_problem: bool) {
        self.works.say(&self.works.drawing.strings.say(message), is_problem);
    }

    /// Puts the focus where arrow keys and the tab key go on from.
    pub fn focus(&self) {
        jump::focus(&self.panel);
    }
}

impl Drop for Contents {
    /// A look at the page that is still to come would keep everything alive.
    fn drop(&mut self) {
        self.works.following.take();
        self.works.hush();
        self.works.leave();
        self.root.remove();
    }
}

fn on(root: &HtmlElement, kind: &'static str, works: &Rc<Works>, act: Act) -> EventListener {
    let works = works.clone();
    listen(root, kind, move |event| act(&works, event))
}

/// For events that don't bubble: on whatever below a target they happen.
fn on_all(
    target: &web_sys::EventTarget,
    kind: &'static str,
    works: &Rc<Works>,
    act: fn(&Rc<Works>, &Event),
) -> EventListener {
    let works = works.clone();
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    EventListener::new_with_options(target, kind, options, move |event| act(&works, event))
}

/// Clicks, keys, fields.
impl Works {
    fn click(&self, event: &Event) {
        let Some(button) = event.target().and_then(|target| closest(target.unchecked_ref(), "button")) else { return };
        if let Some(name) = button.get_attribute("data-do") {
            ACTIONS.iter().find(|action| action.name == name).inspect(|action| (action.act)(self));
        } else if let Some(section) = button.get_attribute("data-to") {
            self.go_to(&section);
        } else if let Some(start) = button.get_attribute("data-tick") {
            let entry = first(&self.panel, &[".entry[data-start=\"", &start, "\"]"].concat());
            entry.inspect(|entry| self.jump_to(entry));
        } else if let Some(tag) = number(&button, "data-tag") {
            self.step_through(&button, tag, event.unchecked_ref::<MouseEvent>().shift_key());
        } else {
            self.jump(&button, &self.other_parts(&button));
        }
    }

    fn key(&self, event: &Event) {
        let key = event.unchecked_ref::<KeyboardEvent>();
        if key.ctrl_key() || key.alt_key() || key.meta_key() {
            return;
        }
        let target: Option<Element> = event.target().map(JsCast::unchecked_into);
        let at = |name: &str| target.as_ref().is_some_and(|target| target.local_name() == name);
        let (pressed, in_field) = (key.key(), at("input") || at("select"));
        let on_grip = target.as_ref().is_some_and(|target| target.class_name() == "grip");
        match pressed.as_str() {
            "Escape" if in_field => jump::focus(&self.panel),
            "ArrowLeft" | "ArrowRight" if on_grip => {
                event.prevent_default();
                let by = if pressed == "ArrowLeft" { -24.0 } else { 24.0 };
                self.dock.as_ref().inspect(|dock| {
                    dock.widen(by);
                    dock.remember(&self.memory);
                });
            }
            _ if at("select") => {}
            "ArrowDown" => self.move_focus(event, |at, count| at.map_or(0, |at| (at + 1).min(count - 1))),
            "ArrowUp" => self.move_focus(event, |at, _| at.map_or(0, |at| at.saturating_sub(1))),
            _ if in_field => {}
            "Home" => self.move_focus(event, |_, _| 0),
            "End" => self.move_focus(event, |_, count| count - 1),
            _ => {
                let options = &self.drawing.options;
                let pressed = String::from(JsString::from(pressed).to_lower_case());
                let keys = in_force(&options.keys).into_iter().chain([("close", "escape")]);
                let name = keys.into_iter().find(|(_, key)| *key == pressed).map(|(name, _)| name);
                let action = ACTIONS.iter().find(|action| Some(action.name) == name);
                action.filter(|action| action.is_there(options, self.owner.is_some())).inspect(|action| {
                    event.prevent_default();
                    (action.act)(self);
                });
            }
        }
    }

    /// Moves the focus among all that can be chosen: `next` gives the new place from the present one and the
    /// number of places, which is at least one.
    fn move_focus(&self, event: &Event, next: fn(Option<usize>, usize) -> usize) {
        let shown = all(&self.panel, &[CHOICES, FOLDED].concat());
        let focused = event.target();
        let at = shown.iter().position(|element| Some(element.as_ref()) == focused.as_ref());
        if let Some(element) = (!shown.is_empty()).then(|| next(at, shown.len())).and_then(|next| shown.get(next)) {
            event.prevent_default();
            let _ = element.focus();
        }
    }

    /// Draws the jump list anew as its controls want it, and tells how much is left.
    fn narrow(&self, event: &Event) {
        let in_tools = event.target().and_then(|target| closest(target.unchecked_ref(), ".tools"));
        if in_tools.is_some() {
            let count = self.list.draw(&self.panel);
            self.say(&self.drawing.strings.say_count("listed", count), false);
        }
    }

    /// Keeps what a reader chose for the next page too.
    fn choose(&self, event: &Event) {
        let Some(control) = event.target().map(JsCast::unchecked_into::<Element>) else { return };
        let name = control.get_attribute("name").unwrap_or_default();
        match name.as_str() {
            "strength" => {
                self.memory.set(&name, &value(&control));
                self.mark();
            }
            "order" => self.memory.set_option("order", &value(&control)),
            "preset" => {
                let chosen = value(&control);
                // once it is stored, all of this is drawn anew; until then what stands is shown
                first(&control, "[selected]").inspect(|stands| set_value(&control, &value(stands)));
                self.memory.outside().inspect(|outside| outside.set(&presets::row(&chosen, &outside.presets())));
            }
            _ => {}
        }
    }

    /// Keeps which sections are folded.
    fn folded(works: &Rc<Works>, event: &Event) {
        let Some(section) = event.target().map(JsCast::unchecked_into::<Element>) else { return };
        if let Some(name) = section.get_attribute("data-section") {
            works.memory.set(&["fold-", &name].concat(), if section.has_attribute("open") { "" } else { "folded" });
        }
    }

    /// Drags the panel's edge.
    fn drag(&self, event: &Event) {
        let Some(grip) = event.target().and_then(|target| closest(target.unchecked_ref(), ".grip")) else { return };
        let (Some(dock), pointer) = (&self.dock, event.unchecked_ref::<PointerEvent>()) else { return };
        match event.type_().as_str() {
            "pointerdown" => {
                dock.grab(pointer.client_x().into());
                let _ = grip.set_pointer_capture(pointer.pointer_id());
            }
            "pointermove" if pointer.buttons() == 1 => dock.drag_to(pointer.client_x().into()),
            "pointerup" => dock.remember(&self.memory),
            _ => {}
        }
    }
}

/// The panel itself.
impl Works {
    pub fn close(&self) {
        self.owner.inspect(|owner| (owner.close)());
    }

    pub fn reread(&self) {
        self.owner.inspect(|owner| (owner.reread)());
    }

    pub fn settings(&self) {
        self.memory.outside().inspect(|outside| outside.settings());
    }

    /// Shows a section of the panel and puts the focus there.
    fn go_to(&self, section: &str) {
        let section = first(&self.panel, &["details[data-section=", section, "]"].concat());
        section.inspect(|section| {
            let _ = section.set_attribute("open", "");
            section.scroll_into_view();
            first(section, "summary").inspect(|summary| _ = summary.focus());
        });
    }

    pub fn find(&self) {
        first(&self.panel, ".find").inspect(|find| {
            if let Ok(Some(section)) = find.closest("details") {
                let _ = section.set_attribute("open", "");
            }
            _ = find.focus();
        });
    }

    /// Makes the panel a handle at the window's edge, or the handle the panel.
    pub fn hide(&self) {
        let Some(handle) = first(&self.root, ".handle") else { return };
        let hidden = self.panel.toggle_attribute("data-hidden").unwrap_or_default();
        self.settle();
        jump::focus(if hidden { &handle } else { &self.panel });
    }

    pub fn other_side(&self) {
        let Some(dock) = &self.dock else { return };
        dock.set_left(!dock.is_left());
        let side = if dock.is_left() { "left" } else { "right" };
        self.settle_page();
        self.memory.set_option("side", side);
    }

    pub fn toggle_beside(&self) {
        self.dock.as_ref().inspect(|dock| dock.toggle_beside(&self.memory));
        self.settle_page();
    }

    /// Tells of something that could not be done, for all to see.
    pub fn tell(&self, key: &str) {
        self.marks.clear();
        self.set_current(None);
        self.target.take();
        self.show_card();
        self.say(&self.drawing.strings.say(key), true);
    }

    /// Tells screen readers something; a problem is shown as well.
    pub fn say(&self, text: &str, problem: bool) {
        let _ = self.status.class_list().toggle_with_force("problem", problem);
        self.status.set_text_content(Some(text));
    }
}

/// The element that a selector names, from an event's target outwards.
fn closest(target: &Node, selector: &str) -> Option<Element> {
    let element = match target.node_type() {
        Node::ELEMENT_NODE => target.clone().unchecked_into::<Element>(),
        _ => target.parent_element()?,
    };
    element.closest(selector).ok()?
}

pub fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

/// The element that has the focus in the document, to give it back to.
pub fn focused() -> Option<HtmlElement> {
    document().active_element().map(JsCast::unchecked_into)
}
