//! The panel's contents at work: what a click and a key do. The same in the panel over a page and on the
//! try-it page.

use super::dom::{brand, document, element, listen};
use super::highlights::Marks;
use super::jump::{self, Trail, View};
use super::places::Places;
use super::sections::{self, Drawing};
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, Node, Range};

const CLOSE: &str = "M4 4l8 8M12 4l-8 8";
const BACK: &str = "M6.5 3.5L3 7l3.5 3.5M3 7h6.5a3.25 3.25 0 0 1 0 6.5H8";

/// The contents in the document; when dropped, their listeners and marks are gone.
#[derive(Debug)]
pub struct Contents {
    pub root: HtmlElement,
    works: Rc<Works>,
    _listeners: Vec<EventListener>,
}

/// What the listeners share.
struct Works {
    root: HtmlElement,
    back: HtmlElement,
    status: HtmlElement,
    drawing: Drawing,
    places: Box<dyn Places>,
    marks: Marks,
    trail: RefCell<Trail>,
    /// The tag last stepped through, and the mention of it last shown.
    step: Cell<Option<(usize, usize)>>,
    /// None where the contents can't be closed.
    close: Option<Rc<dyn Fn()>>,
}

impl std::fmt::Debug for Works {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("Works")
    }
}

impl Contents {
    /// Draws a reading into an element of its own, which is still to be put somewhere. `places` finds its
    /// words again, `close` is what the close button and Escape do.
    pub fn draw(drawing: Drawing, places: Box<dyn Places>, close: Option<Rc<dyn Fn()>>) -> Contents {
        let say = |key| drawing.strings.say(key);
        let back = element("button", "back").attribute("type", "button").attribute("hidden", "").drawing("icon", BACK);
        let back = back.child(element("span", "").text(&say("back")));
        let mut bar = element("div", "bar").child(brand(&say("name"))).child(back.clone());
        if close.is_some() {
            let name = say("close");
            let button = element("button", "close").attribute("type", "button").attribute("aria-label", &name);
            bar = bar.child(button.attribute("title", &name).drawing("icon", CLOSE));
        }
        let status = element("p", "status").attribute("role", "status").attribute("aria-live", "polite");
        let root = element("div", "panel")
            .attribute("lang", drawing.strings.lang)
            .attribute("data-theme", &drawing.options.theme)
            .attribute("data-side", &drawing.options.side)
            .attribute("data-dock", if close.is_some() { "side" } else { "none" })
            .attribute("tabindex", "-1")
            .child(bar)
            .child(element("div", "scroll").children(sections::all(&drawing)))
            .child(status.clone())
            .0;
        let (back, status) = (back.0, status.0);
        let (marks, trail, step) = (Marks::new(), RefCell::default(), Cell::default());
        let works = Works { root: root.clone(), back, status, drawing, places, marks, trail, step, close };
        let works = Rc::new(works);
        let listeners = vec![
            on(&root, "click", &works, Works::click),
            on(&root, "keydown", &works, Works::key),
            on(&root, "keyup", &works, |_, event| event.stop_propagation()),
            on(&root, "keypress", &works, |_, event| event.stop_propagation()),
        ];
        Contents { root, works, _listeners: listeners }
    }

    pub fn drawing(&self) -> &Drawing {
        &self.works.drawing
    }

    /// Puts the focus where arrow keys and the tab key go on from.
    pub fn focus(&self) {
        jump::focus(&self.root);
    }
}

fn on(root: &HtmlElement, kind: &'static str, works: &Rc<Works>, act: fn(&Works, &Event)) -> EventListener {
    let works = works.clone();
    listen(root, kind, move |event| act(&works, event))
}

impl Works {
    fn click(&self, event: &Event) {
        event.stop_propagation();
        let Some(button) = event.target().and_then(|target| closest(target.unchecked_ref(), "button")) else { return };
        let class = button.class_list();
        if class.contains("close") {
            self.close();
        } else if class.contains("back") {
            self.back();
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
        match key.key().as_str() {
            "Escape" if self.close.is_some() => self.close(),
            "ArrowDown" => self.move_focus(event, |at, count| at.map_or(0, |at| (at + 1).min(count - 1))),
            "ArrowUp" => self.move_focus(event, |at, _| at.map_or(0, |at| at.saturating_sub(1))),
            "Home" => self.move_focus(event, |_, _| 0),
            "End" => self.move_focus(event, |_, count| count - 1),
            _ => {}
        }
    }

    fn close(&self) {
        if let Some(close) = &self.close {
            close();
        }
    }

    /// Moves the focus among all that can be chosen: `next` gives the new place from the present one and the
    /// number of places, which is at least one.
    fn move_focus(&self, event: &Event, next: fn(Option<usize>, usize) -> usize) {
        let Ok(found) = self.root.query_selector_all(".scroll :is(button, summary, a)") else { return };
        let all = (0..found.length()).filter_map(|index| found.item(index)).map(JsCast::unchecked_into);
        let shown: Vec<HtmlElement> = all.filter(|element: &HtmlElement| element.offset_width() > 0).collect();
        let focused = event.target();
        let at = shown.iter().position(|element| Some(element.as_ref()) == focused.as_ref());
        if let Some(element) = (!shown.is_empty()).then(|| next(at, shown.len())).and_then(|next| shown.get(next)) {
            event.prevent_default();
            let _ = element.focus();
        }
    }

    /// Leads to the words of a button and marks them, and `also` as belonging to them.
    fn jump(&self, button: &Element, also: &[Range]) {
        let (Some(start), Some(end)) = (number(button, "data-start"), number(button, "data-end")) else { return };
        let ranges = self.places.ranges(start, end);
        let Some(words) = spanning(&ranges) else { return self.tell("words_gone") };
        self.make_way(&words, button);
        if !self.trail.borrow_mut().go(&words, self.view(&words)) {
            return self.tell("words_hidden");
        }
        self.marks.show(&ranges, also);
        self.set_current(Some(button));
        self.back.set_hidden(self.trail.borrow().is_empty());
        self.say(&self.drawing.strings.say("jumped"), false);
    }

    fn back(&self) {
        self.trail.borrow_mut().back();
        self.marks.clear();
        self.set_current(None);
        if self.trail.borrow().is_empty() {
            self.back.set_hidden(true);
            jump::focus(&self.root);
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
        let selector = "[data-tag=\"".to_owned() + &tag.to_string() + "\"] .step";
        if let Ok(Some(step)) = self.root.query_selector(&selector) {
            step.set_text_content(Some(&text));
        }
        text
    }

    /// The parts of a button's quote that it does not jump to itself.
    fn other_parts(&self, button: &Element) -> Vec<Range> {
        let quote = number(button, "data-quote").and_then(|index| self.drawing.reading.quotes.get(index));
        let start = number(button, "data-start");
        let others = quote.into_iter().flat_map(|quote| &quote.parts).filter(|part| Some(part.start) != start);
        others.flat_map(|part| self.places.ranges(part.start, part.end)).collect()
    }

    /// Goes to the window's other side if the panel would cover the words, to its foot if it would there too.
    fn make_way(&self, words: &Range, button: &Element) {
        let words = words.get_bounding_client_rect();
        let set = |name, value| _ = self.root.set_attribute(name, value);
        let covers = || {
            let panel = self.root.get_bounding_client_rect();
            words.right() > panel.left() && words.left() < panel.right()
        };
        if self.root.get_attribute("data-dock").as_deref() != Some("side") || !covers() {
            return;
        }
        let (here, there) = if self.drawing.options.side == "left" { ("left", "right") } else { ("right", "left") };
        let side = self.root.get_attribute("data-side");
        set("data-side", if side.as_deref() == Some(here) { there } else { here });
        if covers() {
            set("data-side", side.as_deref().unwrap_or(here));
            set("data-dock", "foot");
        }
        jump::keep_in_view(button);
    }

    /// What the panel leaves to see of the page, above it where it stands at the window's foot.
    fn view(&self, words: &Range) -> View {
        let (words, panel) = (words.get_bounding_client_rect(), self.root.get_bounding_client_rect());
        let as_wide = panel.width() + 1.0 >= jump::window_width();
        let beside = words.right() <= panel.left() || words.left() >= panel.right();
        let at_foot = (as_wide || !beside) && panel.top() > 0.0;
        View { top: 0.0, bottom: if at_foot { panel.top() } else { jump::window_height() } }
    }

    /// Marks the button that was used last.
    fn set_current(&self, button: Option<&Element>) {
        if let Ok(Some(last)) = self.root.query_selector("[aria-current]") {
            let _ = last.remove_attribute("aria-current");
        }
        button.inspect(|button| _ = button.set_attribute("aria-current", "true"));
    }

    /// Tells of something that could not be done, for all to see.
    fn tell(&self, key: &str) {
        self.marks.clear();
        self.set_current(None);
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
