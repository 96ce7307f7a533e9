//! Jumps into the page, and the way back.

use super::contents::{ENTRIES, FOLDED, Works, number};
use super::dom::{all, first};
use super::jump::{self, View};
use web_sys::{Element, HtmlElement, Range};

impl Works {
    /// Leads to the words of a button and marks them, and `also` as belonging to them.
    pub fn jump(&self, button: &Element, also: &[Range]) {
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
    pub fn jump_to(&self, entry: &HtmlElement) {
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
    pub fn step_through(&self, button: &Element, tag: usize, backwards: bool) {
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
    pub fn show_step(&self, tag: usize, at: Option<usize>) -> String {
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
    pub fn other_parts(&self, button: &Element) -> Vec<Range> {
        let quote = number(button, "data-quote").and_then(|index| self.drawing.reading.quotes.get(index));
        let start = number(button, "data-start");
        let others = quote.into_iter().flat_map(|quote| &quote.parts).filter(|part| Some(part.start) != start);
        others.flat_map(|part| self.places.ranges(part.start, part.end)).collect()
    }

    /// Goes out of the way if the panel would cover the words.
    pub fn make_way(&self, words: &Range, button: &Element) {
        let words = words.get_bounding_client_rect();
        if self.dock.as_ref().is_some_and(|dock| dock.make_way(words.left(), words.right())) {
            jump::keep_in_view(button);
        }
    }

    /// What the panel leaves to see of the page.
    pub fn view(&self, words: &Range) -> View {
        let words = words.get_bounding_client_rect();
        let bottom = match &self.dock {
            Some(dock) => dock.free_height(words.left(), words.right()),
            None => jump::window_height(),
        };
        View { top: 0.0, bottom }
    }

    /// Marks the button that was used last, and offers to take its words along.
    pub fn set_current(&self, button: Option<&Element>) {
        first(&self.panel, "[aria-current]").inspect(|last| _ = last.remove_attribute("aria-current"));
        button.inspect(|button| _ = button.set_attribute("aria-current", "true"));
        let entry = button.filter(|button| button.class_list().contains("entry"));
        self.take.as_ref().inspect(|take| {
            take.set_hidden(entry.is_none());
            entry.inspect(|entry| _ = entry.insert_adjacent_element("afterend", take));
        });
    }
}

/// One range from the beginning of the first to the end of the last.
fn spanning(ranges: &[Range]) -> Option<Range> {
    let (first, last) = (ranges.first()?, ranges.last()?);
    let all = first.clone_range();
    all.set_end(&last.end_container().ok()?, last.end_offset().ok()?).ok()?;
    Some(all)
}
