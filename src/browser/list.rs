//! The jump list at work: narrowed as the reader wants it, and drawn a little at a time so that a long one
//! never holds the page up.

use super::dom::{Built, first, value};
use super::initials::initials;
use super::sections::Drawing;
use super::sections::quotes::{Heading, quote};
use crate::export::jump_list::{Wanted, jump_list, narrow};
use crate::quotes::Kind;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use web_sys::HtmlElement;

/// Quotes that are drawn at once, and then after each pause.
const AT_ONCE: usize = 40;

/// Quotes from which on those out of sight are not laid out: heights are guesses then, which a short list is
/// better without.
const LONG: usize = 200;

#[derive(Debug)]
pub struct List {
    drawing: Rc<Drawing>,
    /// None when there are no quotes.
    into: Option<HtmlElement>,
    /// What is still to be drawn: where a group begins, and its quotes.
    queue: RefCell<VecDeque<Row>>,
    /// The control that has the speakers to choose of, until they have been put into it.
    speakers: RefCell<Option<HtmlElement>>,
    last: RefCell<Option<HtmlElement>>,
    by_page: Cell<bool>,
    shown: RefCell<Vec<usize>>,
    timer: RefCell<Option<Timeout>>,
}

#[derive(Debug)]
enum Row {
    Group(Heading),
    Quote(usize),
}

impl List {
    pub fn new(drawing: Rc<Drawing>, root: &HtmlElement) -> Rc<List> {
        Rc::new(List {
            drawing,
            into: first(root, ".listing"),
            queue: RefCell::default(),
            speakers: RefCell::new(first(root, ".tools [name=speaker]")),
            last: RefCell::default(),
            by_page: Cell::default(),
            shown: RefCell::default(),
            timer: RefCell::default(),
        })
    }

    /// Draws what the controls of the list ask for; gives how many quotes that are.
    pub fn draw(self: &Rc<Self>, root: &HtmlElement) -> usize {
        let wanted = wanted(root);
        let groups = jump_list(&self.drawing.reading, &self.drawing.options);
        let groups = narrow(&groups, &self.drawing.reading, &wanted, initials);
        self.by_page.set(wanted.by_page);
        let mut shown: Vec<usize> = groups.iter().flat_map(|group| group.quotes.iter().copied()).collect();
        let mut queue = VecDeque::new();
        for group in &groups {
            queue.push_back(Row::Group(Heading::of(&self.drawing, group)));
            queue.extend(group.quotes.iter().copied().map(Row::Quote));
        }
        self.queue.replace(queue);
        shown.sort_unstable();
        self.into.as_ref().inspect(|into| {
            into.set_text_content(None);
            let _ = into.toggle_attribute_with_force("data-long", shown.len() > LONG);
        });
        self.shown.replace(shown);
        self.draw_some();
        self.shown.borrow().len()
    }

    /// By `speaker`, or as on the `page`: as the option has it.
    pub fn order(&self) -> &'static str {
        if self.by_page.get() { "page" } else { "speaker" }
    }

    /// The quotes that the list holds, in page order.
    pub fn shown(&self) -> Vec<usize> {
        self.shown.borrow().clone()
    }

    fn draw_some(self: &Rc<Self>) {
        let Some(into) = &self.into else { return };
        for _ in 0..AT_ONCE {
            let row = self.queue.borrow_mut().pop_front();
            match row {
                None => return self.offer_speakers(),
                Some(Row::Group(heading)) => {
                    let Built(group) = heading.draw(self.by_page.get());
                    let _ = into.append_child(&group);
                    self.last.replace(first(&group, ".list"));
                }
                Some(Row::Quote(index)) => {
                    let item = quote(&self.drawing, index, self.by_page.get());
                    if let (Some(item), Some(list)) = (item, &*self.last.borrow()) {
                        let _ = list.append_child(&item.0);
                    }
                }
            }
        }
        // a list that has gone meanwhile is drawn no further
        let list = Rc::downgrade(self);
        self.timer.replace(Some(Timeout::new(0, move || _ = list.upgrade().inspect(List::draw_some))));
    }

    /// Gives the reader all speakers to choose of: in some articles hundreds.
    fn offer_speakers(&self) {
        self.timer.take();
        let Some(speakers) = self.speakers.take() else { return };
        let groups = jump_list(&self.drawing.reading, &self.drawing.options);
        for (number, group) in groups.iter().enumerate() {
            let choice = Heading::of(&self.drawing, group).choice(number);
            let _ = speakers.append_child(&choice.0);
        }
    }
}

/// What the controls say.
fn wanted(root: &HtmlElement) -> Wanted {
    let chosen = |name: &str| first(root, &[".tools [name=", name, "]"].concat()).map_or(String::new(), |c| value(&c));
    let kind = chosen("kind");
    let language = chosen("language");
    let languages = [crate::text::language::Language::English, crate::text::language::Language::Chinese];
    Wanted {
        by_page: chosen("order") == "page",
        group: chosen("speaker").parse().ok(),
        language: languages.into_iter().find(|known| known.code() == language),
        kind: [("statement", Kind::Statement), ("fragment", Kind::Fragment)]
            .into_iter()
            .find_map(|(name, known)| (name == kind).then_some(known)),
        letters: chosen("find"),
    }
}
