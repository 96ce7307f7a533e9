//! The notebook's page at work: finding, noting, taking along, removing. Whatever the reader does is in the browser's
//! database before it is said to be done.

mod draw;

use super::dom::{all, document, first, listen, value};
use super::strings::Strings;
use super::{checked, files, lexicon, to_object};
use crate::notebook::search::Indexed;
use crate::notebook::unwritten::Unwritten;
use crate::notebook::{self, Entry, Problem, export};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::futures::spawn_local;
use js_sys::{Array, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// The browser's database, see `extension/store.js`.
    #[derive(Debug, Clone)]
    pub type Store;
    #[wasm_bindgen(method)]
    fn all(this: &Store) -> Promise;
    #[wasm_bindgen(method)]
    fn put(this: &Store, entries: JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn remove(this: &Store, entries: JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn clear(this: &Store) -> Promise;
    #[wasm_bindgen(method)]
    fn room(this: &Store) -> Promise;
}

/// Milliseconds without a key after which what was typed is written.
const PAUSE: u32 = 400;

thread_local! {
    static SHOWN: RefCell<Option<Rc<Notebook>>> = const { RefCell::new(None) };
}

/// The page at work. It lives as long as the document.
struct Notebook {
    into: HtmlElement,
    store: Store,
    strings: RefCell<Strings>,
    /// All entries, the newest first.
    entries: RefCell<Vec<Indexed>>,
    /// What was removed last and can be put back.
    removed: RefCell<Vec<Entry>>,
    tag: RefCell<String>,
    /// How many entries are drawn at most.
    most: Cell<usize>,
    /// The field that was typed in last, while it waits to be written.
    typing: RefCell<Option<(Timeout, Element)>>,
    unwritten: RefCell<Unwritten>,
    listeners: RefCell<Vec<EventListener>>,
}

/// Shows the notebook in an element, or shows it anew with what it holds by now. `stored` are the options as storage
/// holds them.
pub fn show(into: HtmlElement, stored: JsValue, store: Store) {
    let options = checked(stored).0;
    let strings = Strings::of(&options.language);
    document().set_title(&strings.say("notebook"));
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", strings.lang);
        let _ = root.set_attribute("data-theme", &options.theme);
    }
    let shown = SHOWN.with_borrow(Clone::clone).unwrap_or_else(|| {
        let (entries, removed, tag, typing, listeners) = Default::default();
        let (strings, most) = (RefCell::new(strings.clone()), Cell::new(draw::AT_ONCE));
        let unwritten = RefCell::default();
        let shown = Notebook { into, store, strings, entries, removed, tag, most, typing, unwritten, listeners };
        let shown = Rc::new(shown);
        shown.listen();
        shown.frame();
        SHOWN.replace(Some(shown.clone()));
        shown
    });
    if shown.strings.replace(strings.clone()).lang != strings.lang {
        shown.frame();
    }
    spawn_local(async move { shown.load().await });
}

impl Notebook {
    fn listen(self: &Rc<Self>) {
        let on = |kind, act: fn(&Rc<Notebook>, &Event)| {
            let shown = self.clone();
            listen(&self.into, kind, move |event| act(&shown, event))
        };
        let shown = self.clone();
        // somebody who has typed may close the page at once
        let leave = listen(&document(), "visibilitychange", move |_| shown.write_typed());
        let listeners =
            vec![on("click", Notebook::click), on("input", Notebook::input), on("change", Notebook::change), leave];
        self.listeners.replace(listeners);
    }

    fn say(&self, key: &str) -> String {
        self.strings.borrow().say(key)
    }

    fn frame(&self) {
        self.into.set_text_content(None);
        for part in draw::frame(&self.strings.borrow()) {
            let _ = self.into.append_child(&part.0);
        }
    }

    /// Takes all entries from the database and draws them, if they are others than those that are drawn.
    async fn load(self: &Rc<Self>) {
        let Ok(stored) = self.store.all().await else { return self.tell(&self.say("notebook_unreadable"), true) };
        let room = self.store.room().await.ok().and_then(|room| room.as_f64()).unwrap_or_default();
        // one that can't be understood hides none of the others
        let stored = Array::from(&stored);
        let entries = stored.iter().filter_map(|entry| serde_wasm_bindgen::from_value(entry).ok());
        let mut entries: Vec<Entry> = entries.collect();
        entries.sort_by(|a, b| b.kept.total_cmp(&a.kept));
        self.unwritten.borrow().over(&mut entries);
        let about = draw::about(&self.strings.borrow(), &entries, room);
        first(&self.into, ".about").inspect(|line| line.set_text_content(Some(&about)));
        let known = self.entries.borrow().iter().map(|known| &known.entry).eq(&entries);
        if known && first(&self.into, ".entries > *").is_some() {
            return;
        }
        // what is being typed goes to the entry that its field stands at now: Chromium tells of a change when the field
        // is taken out too, and then it is late
        first(&self.into, "[data-field]:focus").inspect(|field| _ = field.blur());
        self.write_typed();
        self.unwritten.borrow().over(&mut entries);
        let indexed = entries.into_iter().map(|entry| Indexed::new(entry, &lexicon())).collect();
        self.entries.replace(indexed);
        self.draw();
    }

    /// Draws the tags, and the entries that are wanted.
    fn draw(&self) {
        let strings = self.strings.borrow();
        let indexed = self.entries.borrow();
        let tag = self.tag.borrow();
        let query = first(&self.into, "#find").map(|find| value(&find)).unwrap_or_default();
        let fits = |indexed: &Indexed| {
            (tag.is_empty() || indexed.entry.tags.contains(&tag)) && indexed.has(&query, &lexicon())
        };
        let found: Vec<_> = indexed.iter().enumerate().filter(|(_, indexed)| fits(indexed)).collect();
        let shown: Vec<_> = found.iter().take(self.most.get()).map(|(at, indexed)| (*at, &indexed.entry)).collect();
        let fill = |selector: &str, parts: Vec<super::dom::Built>| {
            let Some(into) = first(&self.into, selector) else { return };
            into.set_text_content(None);
            parts.iter().for_each(|part| _ = into.append_child(&part.0));
        };
        fill(".tools .tags", draw::tags(indexed.iter().map(|indexed| &indexed.entry), &tag));
        let mut parts = draw::articles(&strings, &shown);
        if shown.is_empty() {
            parts.push(draw::nothing(&strings, !indexed.is_empty()));
        } else if shown.len() < found.len() {
            parts.push(draw::more(&strings, found.len() - shown.len()));
        }
        fill(".entries", parts);
        self.mark_unwritten();
        let nothing = if indexed.is_empty() { "true" } else { "false" };
        let _ = self.into.set_attribute("data-empty", nothing);
        if !query.is_empty() || !tag.is_empty() {
            let said = strings.say_with("notebook_found", &[&found.len().to_string()]);
            self.tell(&said, false);
        }
    }

    /// Says what was done; a way back is offered while something can be put back.
    fn tell(&self, text: &str, is_problem: bool) {
        let Some(bar) = first(&self.into, ".told") else { return };
        bar.set_hidden(text.is_empty());
        first(&bar, ".status").inspect(|status| {
            status.set_class_name(if is_problem { "status problem" } else { "status" });
            status.set_text_content(Some(text));
        });
        first(&bar, "button").inspect(|undo| undo.set_hidden(self.removed.borrow().is_empty()));
    }

    /// Writes entries, and then does as [`Self::then`].
    fn put(self: &Rc<Self>, entries: Vec<Entry>, done: String, removed: Option<Vec<Entry>>) {
        let asked = self.store.put(to_object(&entries));
        self.then(asked, entries, done, removed);
    }

    /// Waits until the database has done something, `written` what it was to write, and then shows what it holds and
    /// says so. `removed` is what can be put back from then on; as long as it has not gone well, what could be before
    /// still can.
    fn then(self: &Rc<Self>, asked: Promise, written: Vec<Entry>, done: String, removed: Option<Vec<Entry>>) {
        let shown = self.clone();
        spawn_local(async move {
            if asked.await.is_err() {
                shown.tell(&shown.say("notebook_not_written"), true);
                return shown.mark_unwritten();
            }
            shown.unwritten.borrow_mut().written(&written);
            if let Some(removed) = removed {
                shown.unwritten.borrow_mut().gone(&removed);
                shown.removed.replace(removed);
            }
            // what could not be written before may be now
            let left = shown.unwritten.borrow().all().to_vec();
            if !left.is_empty() && shown.store.put(to_object(&left)).await.is_ok() {
                shown.unwritten.borrow_mut().written(&left);
            }
            shown.load().await;
            shown.mark_unwritten();
            shown.tell(&done, false);
        });
    }

    /// Says at each entry that holds something unwritten that it does.
    fn mark_unwritten(&self) {
        for mark in all(&self.into, ".entry .unwritten") {
            let unwritten = self.entry_of(&mark).is_some_and(|(_, entry)| self.unwritten.borrow().has(&entry));
            mark.set_hidden(!unwritten);
        }
    }

    fn click(self: &Rc<Self>, event: &Event) {
        let target: Option<Element> = event.target().map(JsCast::unchecked_into);
        let Some(button) = target.and_then(|target| target.closest("button").ok()?) else { return };
        if let Some(tag) = button.get_attribute("data-tag") {
            let same = *self.tag.borrow() == tag;
            self.tag.replace(if same { String::new() } else { tag.clone() });
            self.draw();
            let again = all(&self.into, ".tags .tag").into_iter();
            let mut again = again.filter(|button| button.get_attribute("data-tag").as_ref() == Some(&tag));
            again.next().inspect(|button| _ = button.focus());
            return;
        }
        match button.get_attribute("data-do").unwrap_or_default().as_str() {
            "notebook_markdown" => {
                let text = export::markdown(&self.all_entries(), &self.say("notebook"));
                files::save(&self.into, "pullquote-notebook.md", "text/markdown", &text);
            }
            "notebook_json" => {
                let text = files::json(&export::file(&self.all_entries()));
                files::save(&self.into, "pullquote-notebook.json", "application/json", &text);
            }
            "notebook_import" => _ = first(&self.into, "#file").inspect(|file| file.click()),
            "notebook_more" => {
                self.most.set(self.most.get() + draw::AT_ONCE);
                self.draw();
            }
            "notebook_remove" => self.remove(&button),
            "notebook_undo" => {
                let back = self.removed.borrow().clone();
                self.put(back, self.say("notebook_back"), Some(Vec::new()));
            }
            "notebook_empty" => self.ask(),
            "notebook_leave" => self.close_question(),
            "notebook_empty_now" => {
                self.close_question();
                self.then(self.store.clear(), Vec::new(), self.say("notebook_emptied"), Some(self.all_entries()));
            }
            _ => {}
        }
    }

    fn all_entries(&self) -> Vec<Entry> {
        self.entries.borrow().iter().map(|indexed| indexed.entry.clone()).collect()
    }

    fn remove(self: &Rc<Self>, button: &Element) {
        let Some(entry) = self.entry_of(button).map(|(_, entry)| entry) else { return };
        let gone = self.store.remove(to_object(&[&entry]));
        self.then(gone, Vec::new(), self.say("notebook_removed"), Some(vec![entry]));
        first(&self.into, "#find").inspect(|find| _ = find.focus());
    }

    fn dialog(&self) -> Option<HtmlDialogElement> {
        first(&self.into, "dialog").map(JsCast::unchecked_into)
    }

    fn ask(&self) {
        let Some(dialog) = self.dialog() else { return };
        let count = self.entries.borrow().len().to_string();
        let asked = self.strings.borrow().say_with("notebook_empty_ask", &[&count]);
        first(&dialog, ".asked").inspect(|line| line.set_text_content(Some(&asked)));
        let _ = dialog.show_modal();
    }

    fn close_question(&self) {
        self.dialog().inspect(|dialog| dialog.close());
    }

    /// The entry that an element belongs to, and its place.
    fn entry_of(&self, element: &Element) -> Option<(usize, Entry)> {
        let at = element.closest("[data-entry]").ok()??.get_attribute("data-entry")?.parse().ok()?;
        Some((at, self.entries.borrow().get(at)?.entry.clone()))
    }

    fn input(self: &Rc<Self>, event: &Event) {
        let Some(field) = event.target().map(|target| target.unchecked_into::<Element>()) else { return };
        if field.id() == "find" {
            self.most.set(draw::AT_ONCE);
            self.tell("", false);
            self.draw();
        } else if field.has_attribute("data-field") {
            let shown = self.clone();
            let later = Timeout::new(PAUSE, move || shown.write_typed());
            self.typing.replace(Some((later, field)));
        }
    }

    fn change(self: &Rc<Self>, event: &Event) {
        let Some(field) = event.target().map(|target| target.unchecked_into::<Element>()) else { return };
        if field.id() == "file" {
            let (shown, event) = (self.clone(), event.clone());
            spawn_local(async move { shown.import(&event).await });
        } else if field.has_attribute("data-field") {
            self.typing.take();
            self.write(&field);
        }
    }

    /// Writes what was typed and waits for that.
    fn write_typed(self: &Rc<Self>) {
        let typed = self.typing.take();
        typed.inspect(|(_, field)| self.write(field));
    }

    /// Writes an entry with what stands in one of its fields.
    fn write(self: &Rc<Self>, field: &Element) {
        let Some((at, mut entry)) = self.entry_of(field) else { return };
        match field.get_attribute("data-field").as_deref() {
            Some("note") => entry.note = value(field),
            _ => entry.tags = notebook::tags(&value(field)),
        }
        let same = self.entries.borrow().get(at).is_some_and(|known| known.entry == entry);
        if same && !self.unwritten.borrow().has(&entry) {
            return;
        }
        self.unwritten.borrow_mut().put(entry.clone());
        let indexed = Indexed::new(entry.clone(), &lexicon());
        self.entries.borrow_mut().iter_mut().skip(at).take(1).for_each(|known| *known = indexed.clone());
        self.put(vec![entry], self.say("saved"), None);
    }

    async fn import(self: &Rc<Self>, event: &Event) {
        let failed = |key: &str| self.tell(&self.say(key), true);
        let Some(text) = files::chosen(event).await else { return failed("import_unreadable") };
        let Some(file) = files::parse(&text) else { return failed("import_another_file") };
        match notebook::import(&self.all_entries(), file) {
            Ok(import) => {
                let counts = [import.new.to_string(), import.known.to_string()];
                let done = self.strings.borrow().say_with("notebook_imported", &[&counts[0], &counts[1]]);
                self.put(import.changed, done, None);
            }
            Err(Problem::AnotherFile) => failed("import_another_file"),
            Err(Problem::Newer) => failed("import_newer"),
            Err(Problem::Entry(number)) => {
                let said = self.strings.borrow().say_with("import_bad_entry", &[&number.to_string()]);
                self.tell(&said, true);
            }
        }
    }
}
