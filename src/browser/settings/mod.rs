//! The settings page. What a setting takes stands in [`crate::options::fields`] and nowhere else: each has a row
//! here, drawn from its field, and a preset is a row of their values.

mod acts;
mod controls;
mod file;
mod keys;
mod presets;
mod preview;
mod search;
mod stored;
mod template;

use super::actions::button;
use super::contents::focused;
use super::dom::{Built, brand, document, element, first, listen, set_value, value};
use super::files;
use super::sections::notices;
use super::strings::Strings;
use super::why;
use crate::options::fields::GROUPS;
use crate::options::{FIELDS, Field};
use gloo::events::EventListener;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use stored::{OPTIONS, PRESETS, Stored};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// What only the script that calls can do.
    pub type Outside;
    /// Stores values under keys; a promise.
    #[wasm_bindgen(method, catch)]
    fn save(this: &Outside, values: &Object) -> Result<Promise, JsValue>;
    /// Draws the sample article into one element and its panel into another, as options in storage have it; without
    /// the points that its page offers if `bare`.
    #[wasm_bindgen(method)]
    fn preview(this: &Outside, bare: bool, options: &Object, text: &HtmlElement, place: &HtmlElement);
    /// What a template makes of that.
    #[wasm_bindgen(method)]
    fn markdown(this: &Outside, template: String) -> Option<String>;
}

thread_local! {
    static PAGE: RefCell<Option<Rc<Page>>> = const { RefCell::new(None) };
}

/// The page at work. It lives as long as the document.
struct Page {
    into: HtmlElement,
    outside: Outside,
    /// What is shown: what is stored, or is about to be.
    stored: RefCell<Stored>,
    /// What storage is known to hold.
    held: RefCell<Stored>,
    /// What was stored before the last change that is more than one setting, and the keys that it changed.
    before: RefCell<Option<(Stored, Vec<String>)>>,
    /// Saves whose end is not yet known.
    saving: Cell<u32>,
    listeners: RefCell<Vec<EventListener>>,
}

/// Draws the settings into an element and saves each change as soon as it is a value that the setting takes.
/// `stored` is everything in storage, an object by keys.
pub fn run(into: HtmlElement, stored: &JsValue, outside: Outside) {
    let stored = Stored::of(stored);
    let page = Page {
        into,
        outside,
        held: RefCell::new(stored.clone()),
        stored: RefCell::new(stored),
        before: RefCell::default(),
        saving: Cell::default(),
        listeners: RefCell::default(),
    };
    let page = Rc::new(page);
    let on = |kind, act: fn(&Rc<Page>, &Event)| {
        let shared = page.clone();
        listen(&page.into, kind, move |event| {
            if !in_sites(event) {
                act(&shared, event);
            }
        })
    };
    let listeners = vec![
        on("input", Page::input),
        on("change", Page::change),
        on("click", Page::click),
        on("focusin", Page::come),
        on("focusout", Page::leave),
        on("mousedown", |_, event| keys::select(event)),
        on("keydown", Page::press),
        on("submit", |page, event| {
            event.prevent_default();
            page.save_preset();
        }),
    ];
    page.listeners.replace(listeners);
    page.draw();
    PAGE.set(Some(page));
}

/// Hears that storage holds something else: another page of ours or another machine has changed it.
pub fn changed(stored: &JsValue) {
    let Some(page) = PAGE.with_borrow(Option::clone) else { return };
    let stored = Stored::of(stored);
    page.held.replace(stored.clone());
    if page.saving.get() > 0 {
        return;
    }
    let changed = stored.changed(&page.stored.replace(stored.clone()));
    // the part about sites looks after itself
    if changed.iter().any(|key| key == OPTIONS || key == PRESETS) {
        page.redraw();
    }
}

/// Drawing.
impl Page {
    fn draw(&self) {
        let strings = self.strings();
        document().set_title(&[&strings.say("settings"), " – ", &strings.say("name")].concat());
        let groups = GROUPS.iter().map(|group| {
            let fields = FIELDS.iter().filter(|field| field.group == *group);
            section(&strings, &["group_", group].concat(), group)
                .child(element("div", "rows").children(fields.map(|field| controls::row(field, &strings))))
        });
        // a part of its own, which stays as it is
        let sites = document().get_element_by_id("sites").map(|sites| Built(sites.unchecked_into()));
        let settings = element("div", "settings")
            .child(
                element("header", "")
                    .child(brand(&strings.say("name")))
                    .child(element("h1", "").text(&strings.say("settings")))
                    .child(element("p", "").text(&strings.say("settings_intro"))),
            )
            .child(search::field(&strings))
            .child(element("div", "notices"))
            .child(section(&strings, "presets", "presets").child(presets::choices(&strings)))
            .children(groups)
            .children(sites)
            .child(section(&strings, "file", "file").child(file_row(&strings)))
            .child(
                element("footer", "")
                    .child(element("p", "status").attribute("role", "status").attribute("aria-live", "polite"))
                    .child(button(&strings, "undo", "plain").attribute("hidden", "")),
            );
        self.into.set_text_content(None);
        let _ = self.into.append_child(&settings.0);
        let _ = self.into.append_child(&preview::frame(&strings).0);
        self.show();
        preview::soon();
    }

    /// Draws all anew and gives the focus back to what had it, with what is being typed there.
    fn redraw(&self) {
        let had = focused().and_then(|element| {
            let called = |name: &&str| Some(["[", name, "=\"", &element.get_attribute(name)?, "\"]"].concat());
            let element_called = ["id", "name", "data-key", "data-do"].iter().find_map(called)?;
            let row = element.closest("[data-name]").ok().flatten().and_then(|row| row.get_attribute("data-name"));
            let row = row.map(|name| ["[data-name=\"", &name, "\"] "].concat()).unwrap_or_default();
            let chosen = if element.matches("[type=radio]").unwrap_or_default() { ":checked" } else { "" };
            let typed = element.has_attribute(controls::TYPED).then(|| value(&element));
            Some(([&row, &element_called, chosen].concat(), typed))
        });
        self.draw();
        let Some((selector, typed)) = had else { return };
        let Some(element) = self.first(&selector) else { return };
        let _ = element.focus();
        if let Some(typed) = typed {
            set_value(&element, &typed);
            self.typed(&element);
        }
    }

    /// Brings what is stored into the controls.
    fn show(&self) {
        let stored = self.stored.borrow();
        let (options, problems) = stored.options();
        let strings = self.strings();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", strings.lang);
            let _ = root.set_attribute("data-theme", &options.theme);
        }
        for field in FIELDS {
            let Some(row) = controls::row_named(field.name) else { continue };
            controls::show(&row, field, &options.value(field.name), &strings);
            let broken = problems.iter().any(|problem| problem.name == field.name);
            let changed = broken || options.value(field.name) != field.default();
            first(&row, ".default").inspect(|default| default.set_hidden(!changed));
        }
        self.first(".notices").inspect(|place| {
            place.set_text_content(None);
            notices(&strings, &problems).iter().for_each(|notice| _ = place.append_child(&notice.0));
        });
        presets::show(&self.into, &options, &stored.part(PRESETS), &strings);
        self.first("[data-do=undo]").inspect(|undo| undo.set_hidden(self.before.borrow().is_none()));
    }

    fn strings(&self) -> Strings {
        Strings::of(&self.stored.borrow().options().0.language)
    }

    fn first(&self, selector: &str) -> Option<HtmlElement> {
        first(&self.into, selector)
    }
}

/// Saving.
impl Page {
    /// Shows `next` and gives what stands under these keys of it to storage; `one` is the only setting that is
    /// another, if it is one.
    fn put(self: &Rc<Self>, next: &Stored, one: Option<&'static Field>, keys: &[String], done: &'static str) {
        // as storage will tell it back, so that what is heard of this very save is nothing new
        let values = next.parts(keys);
        self.stored.replace(next.with_parts(&values));
        if one.is_none_or(|field| field.name == "language") {
            self.redraw()
        } else {
            self.show()
        }
        preview::soon();
        let (ended, failed, kept) = (self.clone(), self.clone(), values.clone());
        self.saving.set(self.saving.get() + 1);
        let saved = move |_| {
            let held = ended.held.borrow().with_parts(&kept);
            ended.held.replace(held);
            ended.end_save();
            ended.tell(&ended.strings().say(done), "");
        };
        let not_saved = move |error: JsValue| {
            let why = failed.strings().say_with("not_saved", &[&why(&error)]);
            one.inspect(|field| controls::not_saved(field, &why));
            failed.end_save();
            failed.tell(&why, "problem");
        };
        match self.outside.save(&values) {
            Ok(promise) => then(&promise, saved, not_saved),
            Err(error) => not_saved(error),
        }
    }

    /// After the last of some saves: shows what storage holds, if one of them has failed.
    fn end_save(&self) {
        self.saving.set(self.saving.get() - 1);
        if self.saving.get() > 0 || self.stored.borrow().is(&self.held.borrow()) {
            return;
        }
        let lang = self.strings().lang;
        self.before.take();
        self.stored.replace(self.held.borrow().clone());
        if self.strings().lang == lang {
            self.show()
        } else {
            self.redraw()
        }
        preview::soon();
    }

    /// Says how something went; `class` may be `problem`.
    fn tell(&self, text: &str, class: &str) {
        self.first("footer > .status").inspect(|status| {
            status.set_class_name(&["status ", class].concat());
            status.set_text_content(Some(text));
        });
    }
}

fn then(promise: &Promise, done: impl FnOnce(JsValue) + 'static, failed: impl FnOnce(JsValue) + 'static) {
    let (done, failed) = (Closure::once_into_js(done), Closure::once_into_js(failed));
    let then = Reflect::get(promise, &"then".into()).map(JsCast::unchecked_into::<Function>);
    let _ = then.and_then(|then| then.call2(promise, &done, &failed));
}

/// Whether an event happened in what [`super::sites`] draws.
fn in_sites(event: &Event) -> bool {
    let target = event.target().map(JsCast::unchecked_into::<Element>);
    target.is_some_and(|target| target.closest("#sites").is_ok_and(|sites| sites.is_some()))
}

/// A part of the page under a heading.
fn section(strings: &Strings, key: &str, class: &str) -> Built {
    let id = ["heading-", class].concat();
    let heading = element("h2", "").attribute("id", &id).text(&strings.say(key));
    element("section", class).attribute("aria-labelledby", &id).child(heading)
}

/// Export, import, reset.
fn file_row(strings: &Strings) -> Built {
    let input = files::field().attribute("name", "import").attribute("aria-label", &strings.say("import"));
    let buttons = ["export", "import", "reset"].map(|name| button(strings, name, name));
    let row = element("div", "row").child(element("p", "help").text(&strings.say("file_help")));
    let row = row.child(element("div", "buttons").children(buttons).child(input)).child(element("div", "report"));
    element("div", "rows").child(row)
}
