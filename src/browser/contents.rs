//! The panel's contents at work: what a click and a key do. The same in the panel over a page and on the
//! try-it page.

use super::actions::{ACTIONS, bare, button, icon};
use super::disclose::Disclosed;
use super::dock::Dock;
use super::dom::{all, brand, document, element, first, listen, value, window};
use super::highlights::{Marks, POINTS, QUOTES};
use super::jump::{self, Trail, View};
use super::list::List;
use super::outside::Memory;
use super::places::Places;
use super::sections::{self, Drawing};
use super::watch::Watch;
use super::{take, ticks, to_object};
use crate::export::{entry, fragment, markdown};
use crate::page::byte_of_utf16;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
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
const ENTRIES: &str = ".scroll .entry";
/// Where the browser shows nothing of it.
const FOLDED: &str = ":not(details:not([open]) > :not(summary), details:not([open]) > :not(summary) *, [hidden] *)";

/// Milliseconds between two looks at where the reader is.
const FOLLOWING: u32 = 80;

/// The contents in the document; when dropped, their listeners and marks are gone.
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
    root: HtmlElement,
    panel: HtmlElement,
    back: HtmlElement,
    status: HtmlElement,
    drawing: Rc<Drawing>,
    places: Box<dyn Places>,
    marks: Marks,
    trail: RefCell<Trail>,
    disclosed: Disclosed,
    dock: Option<Dock>,
    list: Rc<List>,
    memory: Memory,
    /// The words last jumped to, and the quote that they belong to.
    target: RefCell<Option<(Range, Option<usize>)>>,
    /// The tag last stepped through, and the mention of it last shown.
    step: Cell<Option<(usize, usize)>>,
    following: RefCell<Option<Timeout>>,
    /// None where the contents can't be closed.
    owner: Option<Owner>,
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
        let status = element("p", "status").attribute("role", "status").attribute("aria-live", "polite");
        let panel = element("div", "panel")
            .attribute("lang", strings.lang)
            .attribute("data-theme", &drawing.options.theme)
            .attribute("data-side", &drawing.options.side)
            .attribute("data-dock", if owner.is_some() { "side" } else { "none" })
            .attribute("tabindex", "-1")
            .child(bar)
            .child(changed)
            .child(element("div", "scroll").children(sections::all(&drawing, &memory)))
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
        let works = Rc::new(Works {
            dock: owner.map(|_| Dock::new(panel.clone(), drawing.options.side == "left", &memory)),
            list: List::new(drawing.clone(), &panel),
            root: root.clone(),
            panel: panel.clone(),
            back,
            status,
            drawing,
            places,
            marks: Marks::new(),
            trail: RefCell::default(),
            disclosed: Disclosed::default(),
            memory,
            target: RefCell::default(),
            step: Cell::default(),
            following: RefCell::default(),
            owner,
        });
        works.list.draw(&panel);
        let mut listeners = vec![
            on(&root, "click", &works, Works::click),
            on(&root, "keydown", &works, Works::key),
            on(&root, "input", &works, Works::narrow),
            on(&root, "change", &works, Works::choose),
            on(&root, "pointerdown", &works, Works::drag),
            on(&root, "pointermove", &works, Works::drag),
            on(&root, "pointerup", &works, Works::drag),
        ];
        for kind in ["keyup", "keypress", "mousedown", "mouseup", "paste"] {
            listeners.push(on(&root, kind, &works, |_, event| event.stop_propagation()));
        }
        listeners.push(on_all(&root, "toggle", &works, Works::folded));
        let mut watch = None;
        if owner.is_some() {
            listeners.push(on_all(&document(), "scroll", &works, Works::scrolled));
            listeners.push(on_all(&document(), "scrollend", &works, |works, _| works.follow()));
            listeners.push(on_all(&window(), "resize", &works, |works, _| works.settle()));
            let looking = works.clone();
            watch = Some(Watch::new(move || looking.look()));
        }
        Contents { root, panel, works, _listeners: listeners, _watch: watch }
    }

    pub fn drawing(&self) -> &Drawing {
        &self.works.drawing
    }

    /// Takes its place in the window, and a little later does what need not be there at the first sight.
    pub fn settle(&self) {
        self.works.dock.as_ref().inspect(|dock| dock.settle());
        let works = self.works.clone();
        let later = Timeout::new(60, move || {
            works.following.take();
            works.settle_page();
        });
        self.works.following.replace(Some(later));
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
    }
}

fn on(root: &HtmlElement, kind: &'static str, works: &Rc<Works>, act: fn(&Works, &Event)) -> EventListener {
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
        event.stop_propagation();
        let Some(button) = event.target().and_then(|target| closest(target.unchecked_ref(), "button")) else { return };
        if let Some(name) = button.get_attribute("data-do") {
            ACTIONS.iter().find(|action| action.name == name).inspect(|action| (action.act)(self));
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
        // what is typed here is none of the page's business
        event.stop_propagation();
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
                let known = ACTIONS.iter().filter(|action| !action.over_page || self.owner.is_some());
                let action = known.into_iter().find(|action| action.key == pressed);
                action.inspect(|action| {
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
            let count = self.list.draw(&self.panel).to_string();
            self.say(&self.drawing.strings.say_with("listed", &[&count]), false);
        }
    }

    /// Keeps what a reader chose for the next page too.
    fn choose(&self, event: &Event) {
        let Some(control) = event.target().map(JsCast::unchecked_into::<Element>) else { return };
        let name = control.get_attribute("name").unwrap_or_default();
        if matches!(name.as_str(), "order" | "strength") {
            self.memory.set(&name, &value(&control));
            self.mark();
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
        event.stop_propagation();
        match event.type_().as_str() {
            "pointerdown" => _ = grip.set_pointer_capture(pointer.pointer_id()),
            "pointermove" if pointer.buttons() == 1 => dock.drag_to(pointer.client_x().into()),
            "pointerup" => dock.remember(&self.memory),
            _ => {}
        }
    }
}

/// Jumps, and the way back.
impl Works {
    /// Leads to the words of a button and marks them, and `also` as belonging to them.
    fn jump(&self, button: &Element, also: &[Range]) {
        let (Some(start), Some(end)) = (number(button, "data-start"), number(button, "data-end")) else { return };
        let mut ranges = self.places.ranges(start, end);
        if ranges.is_empty() {
            self.places.look_again();
            ranges = self.places.ranges(start, end);
        }
        let Some(words) = spanning(&ranges) else {
            let _ = button.set_attribute("data-gone", "");
            return self.tell("words_gone");
        };
        let _ = button.remove_attribute("data-gone");
        let _ = words.start_container().inspect(|node| self.disclosed.open_around(node));
        self.make_way(&words, button);
        if !self.trail.borrow_mut().go(&words, self.view(&words)) {
            return self.tell("words_hidden");
        }
        self.marks.show(&ranges, also);
        self.set_current(Some(button));
        self.back.set_hidden(self.trail.borrow().is_empty());
        self.target.replace(Some((words, number(button, "data-quote"))));
        self.follow();
        self.say(&self.drawing.strings.say("jumped"), false);
    }

    /// A jump from elsewhere than the entry itself, which comes into view.
    fn jump_to(&self, entry: &HtmlElement) {
        jump::keep_in_view(entry);
        self.jump(entry, &self.other_parts(entry));
    }

    /// Jumps to the entry after the one last used, or before it.
    pub fn go_on(&self, by: isize) {
        let entries = all(&self.panel, &[ENTRIES, FOLDED].concat());
        let is = |name: &str| entries.iter().position(|entry| entry.has_attribute(name));
        let next = match is("aria-current") {
            Some(at) => at.checked_add_signed(by),
            None => is("data-near").or(Some(0)),
        };
        next.and_then(|next| entries.get(next)).inspect(|entry| self.jump_to(entry));
    }

    pub fn back(&self) {
        self.trail.borrow_mut().back();
        self.marks.clear();
        self.set_current(None);
        self.target.take();
        self.follow();
        if self.trail.borrow().is_empty() {
            self.back.set_hidden(true);
            jump::focus(&self.panel);
        }
        self.say(&self.drawing.strings.say("went_back"), false);
    }

    /// Leads to a tag's next mention (the one before if `backwards`), the first after another tag's.
    fn step_through(&self, button: &Element, tag: usize, backwards: bool) {
        let Some(mentions) = self.drawing.reading.tags.get(tag).map(|tag| &tag.mentions) else { return };
        let count = mentions.len();
        let next = match self.step.replace(None) {
            Some((last, at)) if last == tag => (at + if backwards { count - 1 } else { 1 }) % count,
            last => {
                last.map(|(last, _)| self.show_step(last, None));
                0
            }
        };
        let Some(mention) = mentions.get(next) else { return };
        self.step.set(Some((tag, next)));
        let _ = button.set_attribute("data-start", &mention.start.to_string());
        let _ = button.set_attribute("data-end", &mention.end.to_string());
        let all = mentions.iter().flat_map(|mention| self.places.ranges(mention.start, mention.end));
        self.jump(button, &all.collect::<Vec<_>>());
        let step = self.show_step(tag, Some(next));
        if !self.status.class_list().contains("problem") {
            self.say(&step, false);
        }
    }

    /// Writes on a tag which mention was shown last, or how many there are; gives what it wrote.
    fn show_step(&self, tag: usize, at: Option<usize>) -> String {
        let count = self.drawing.reading.tags.get(tag).map_or(0, |tag| tag.mentions.len()).to_string();
        let text = match at {
            Some(at) => self.drawing.strings.say_with("step", &[&(at + 1).to_string(), &count]),
            None => count,
        };
        let step = first(&self.panel, &["[data-tag=\"", &tag.to_string(), "\"] .step"].concat());
        step.inspect(|step| step.set_text_content(Some(&text)));
        text
    }

    /// The parts of a button's quote that it does not jump to itself.
    fn other_parts(&self, button: &Element) -> Vec<Range> {
        let quote = number(button, "data-quote").and_then(|index| self.drawing.reading.quotes.get(index));
        let start = number(button, "data-start");
        let others = quote.into_iter().flat_map(|quote| &quote.parts).filter(|part| Some(part.start) != start);
        others.flat_map(|part| self.places.ranges(part.start, part.end)).collect()
    }

    /// Goes out of the way if the panel would cover the words.
    fn make_way(&self, words: &Range, button: &Element) {
        let words = words.get_bounding_client_rect();
        if self.dock.as_ref().is_some_and(|dock| dock.make_way(words.left(), words.right())) {
            jump::keep_in_view(button);
        }
    }

    /// What the panel leaves to see of the page.
    fn view(&self, words: &Range) -> View {
        let words = words.get_bounding_client_rect();
        let bottom = match &self.dock {
            Some(dock) => dock.free_height(words.left(), words.right()),
            None => jump::window_height(),
        };
        View { top: 0.0, bottom }
    }

    /// Marks the button that was used last, and offers to take its words along.
    fn set_current(&self, button: Option<&Element>) {
        first(&self.panel, "[aria-current]").inspect(|last| _ = last.remove_attribute("aria-current"));
        let take = first(&self.panel, ".take");
        let Some(button) = button else { return drop(take.inspect(|take| take.set_hidden(true))) };
        let _ = button.set_attribute("aria-current", "true");
        take.inspect(|take| {
            take.set_hidden(!button.class_list().contains("entry"));
            let _ = button.insert_adjacent_element("afterend", take);
        });
    }
}

/// Where the reader is on the page.
impl Works {
    fn scrolled(works: &Rc<Works>, event: &Event) {
        let inside: Option<Node> = event.target().map(JsCast::unchecked_into);
        if inside.is_some_and(|node| works.root.get_root_node().contains(Some(&node))) {
            return;
        }
        first(&works.root, ".card").inspect(|card| card.set_hidden(true));
        if works.following.borrow().is_none() {
            let following = works.clone();
            let later = Timeout::new(FOLLOWING, move || {
                following.following.take();
                following.mark_nearest();
            });
            works.following.replace(Some(later));
        }
    }

    fn follow(&self) {
        self.mark_nearest();
        self.show_card();
    }

    /// Marks the quote that was begun last above the middle of the window, and keeps it in view unless the reader
    /// is busy in the panel.
    fn mark_nearest(&self) {
        first(&self.panel, "[data-near]").inspect(|last| _ = last.remove_attribute("data-near"));
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
            if !self.panel.matches(":hover, :focus-within").unwrap_or(true) {
                jump::keep_in_view(entry);
            }
        });
    }

    /// Shows beside the words that were jumped to who said them, and the way back.
    fn show_card(&self) {
        let Some(card) = first(&self.root, ".card") else { return };
        let target = self.target.borrow();
        let Some((words, quote)) = &*target else { return card.set_hidden(true) };
        let quote = quote.and_then(|index| self.drawing.reading.quotes.get(index));
        let speaker = quote.and_then(|quote| quote.speaker.as_ref()).map(|speaker| speaker.name.as_str());
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
    fn settle_page(&self) {
        let reading = &self.drawing.reading;
        let quotes = self.list.shown();
        let quotes = quotes.iter().filter_map(|&index| reading.quotes.get(index)?.parts.first());
        let mut spots: Vec<_> = reading.key_points.iter().map(|point| (point.start, POINTS)).collect();
        spots.extend(quotes.map(|part| (part.start, QUOTES)));
        first(&self.root, ".ticks").inspect(|into| ticks::draw(into, &spots, &*self.places));
        self.mark();
        self.mark_nearest();
    }

    fn settle(&self) {
        self.dock.as_ref().inspect(|dock| dock.settle());
        self.settle_page();
        self.show_card();
    }

    /// Looks whether the page still reads as it did, and says so if not; entries whose words are gone show it.
    fn look(&self) {
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
    fn mark(&self) {
        let reading = &self.drawing.reading;
        let strength = self.memory.get("strength");
        let strength = if strength.is_empty() { "2" } else { &strength };
        let quotes = self.list.shown();
        let quotes = quotes.iter().filter_map(|&index| reading.quotes.get(index)).flat_map(|quote| &quote.parts);
        let quotes = quotes.map(|part| (part.start, part.end)).collect::<Vec<_>>();
        let points = reading.key_points.iter().map(|point| (point.start, point.end)).collect();
        for (kind, spots) in [(QUOTES, quotes), (POINTS, points)] {
            let on = !self.memory.get(kind).is_empty();
            let spots = spots.iter().filter(|_| on);
            let ranges: Vec<_> = spots.flat_map(|(start, end)| self.places.ranges(*start, *end)).collect();
            self.marks.mark(kind, &ranges, strength);
            let button = first(&self.panel, &["[data-do=mark_", kind, "]"].concat());
            button.inspect(|button| _ = button.set_attribute("aria-pressed", if on { "true" } else { "false" }));
        }
    }
}

/// Taking along.
impl Works {
    /// Copies the entry that has the focus or was used last: as text, as Markdown, as a link.
    pub fn copy_entry(&self, form: usize) {
        let focused = [ENTRIES, ":focus"].concat();
        let chosen = [&*focused, "[aria-current]", "[data-near]"];
        let Some(entry) = chosen.iter().find_map(|selector| first(&self.panel, selector)) else {
            return self.say(&self.drawing.strings.say("choose_first"), true);
        };
        let reading = &self.drawing.reading;
        let byte = |name| number(&entry, name).map(|units| byte_of_utf16(&reading.text, units));
        let (Some(start), Some(end)) = (byte("data-start"), byte("data-end")) else { return };
        let quote = number(&entry, "data-quote").and_then(|index| reading.quotes.get(index));
        let words: Vec<&str> = match quote {
            Some(quote) => quote.parts.iter().map(|part| part.text.as_str()).collect(),
            None => reading.text.get(start..end).into_iter().collect(),
        };
        let speaker = quote.and_then(|quote| quote.speaker.as_ref()).map(|speaker| speaker.name.as_str());
        let page = self.drawing.url.split('#').next().unwrap_or_default();
        let fragment = fragment::fragment(&reading.text, start..end);
        let link = [page, fragment.as_deref().filter(|_| !page.is_empty()).unwrap_or_default()].concat();
        let (text, said) = match form {
            0 => (entry::plain(&words, speaker), "copied"),
            1 => (entry::markdown(&words, speaker, &reading.title, &link), "copied"),
            _ => (link, if fragment.is_some() { "copied" } else { "copied_page" }),
        };
        self.hand_over(&text, said);
    }

    /// Copies or saves the whole reading.
    pub fn take_all(&self, as_markdown: bool, to_file: bool) {
        let reading = &self.drawing.reading;
        let (text, kind, end) = if as_markdown {
            (markdown::markdown(reading, &self.drawing.options), "text/markdown", ".md")
        } else {
            let json = js_sys::JSON::stringify(&to_object(reading));
            (json.map(String::from).unwrap_or_default(), "application/json", ".json")
        };
        if to_file {
            take::save(&self.panel, &take::file_name(&reading.title, end), kind, &text);
        } else {
            self.hand_over(&text, "copied");
        }
    }

    fn hand_over(&self, text: &str, said: &str) {
        let copied = take::copy(text);
        self.say(&self.drawing.strings.say(if copied { said } else { "not_copied" }), !copied);
    }

    pub fn print(&self) {
        if let Some(host) = self.root.get_root_node().dyn_ref::<web_sys::ShadowRoot>().map(|root| root.host()) {
            take::print(host.unchecked_ref());
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
        self.memory.outside().inspect(|outside| outside.set("side", side));
    }

    pub fn toggle_beside(&self) {
        self.dock.as_ref().inspect(|dock| dock.toggle_beside(&self.memory));
        self.settle_page();
    }

    /// Tells of something that could not be done, for all to see.
    fn tell(&self, key: &str) {
        self.marks.clear();
        self.set_current(None);
        self.target.take();
        self.show_card();
        self.say(&self.drawing.strings.say(key), true);
    }

    /// Tells screen readers something; a problem is shown as well.
    fn say(&self, text: &str, problem: bool) {
        let _ = self.status.class_list().toggle_with_force("problem", problem);
        self.status.set_text_content(Some(text));
    }
}

/// One range from the beginning of the first to the end of the last.
fn spanning(ranges: &[Range]) -> Option<Range> {
    let (first, last) = (ranges.first()?, ranges.last()?);
    let all = first.clone_range();
    all.set_end(&last.end_container().ok()?, last.end_offset().ok()?).ok()?;
    Some(all)
}

/// The element that a selector names, from an event's target outwards.
fn closest(target: &Node, selector: &str) -> Option<Element> {
    let element = match target.node_type() {
        Node::ELEMENT_NODE => target.clone().unchecked_into::<Element>(),
        _ => target.parent_element()?,
    };
    element.closest(selector).ok()?
}

fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

/// The element that has the focus in the document, to give it back to.
pub fn focused() -> Option<HtmlElement> {
    document().active_element().map(JsCast::unchecked_into)
}
