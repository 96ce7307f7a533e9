//! What the reader does on the settings page: each change is stored at once, and what is more than one setting can be
//! undone.

use super::stored::{OPTIONS, PRESETS, SITES, Stored};
use super::{Page, controls, file, keys, preview, search};
use crate::browser::dom::{element, first, value};
use crate::browser::presets as rows;
use crate::browser::{files, to_js};
use crate::options::keys::with_unknown;
use crate::options::{Field, FieldKind, Raw};
use js_sys::futures::spawn_local;
use js_sys::{Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

/// What the buttons do, by their names, which are also the keys of their messages.
type Action = fn(&Rc<Page>, &Element);
const ACTIONS: &[(&str, Action)] = &[
    ("reset", |page, _| page.reset()),
    ("undo", |page, _| page.undo()),
    ("default", Page::to_default),
    ("default_key", |page, button| {
        keys::to_default(button);
        page.look(button);
        page.take(button);
    }),
    ("move_up", |page, button| page.step(button, true)),
    ("move_down", |page, button| page.step(button, false)),
    ("save_preset", |page, _| page.save_preset()),
    ("delete_preset", Page::delete_preset),
    ("export", |page, _| files::save(&page.into, "pullquote-settings.json", "application/json", &page.written())),
    ("import", |page, _| page.first(".file input").iter().for_each(HtmlElement::click)),
];

impl Page {
    /// Tells at once beside a setting when it does not take what stands in its control.
    pub fn input(self: &Rc<Self>, event: &Event) {
        if let Some(find) = self.first(".find").filter(|find| event.target().as_ref() == Some(find)) {
            let strings = self.strings();
            let found = search::narrow(&self.into, &value(&find));
            return self.tell(&strings.say_count("settings_found", found), "");
        }
        let Some(control) = event.target().map(JsCast::unchecked_into::<HtmlElement>) else { return };
        self.typed(&control);
        keys::select(event);
    }

    /// A control with something new in it, which nothing takes away before it is given to storage.
    pub fn typed(&self, control: &Element) {
        let _ = control.set_attribute(controls::TYPED, "");
        self.look(control);
    }

    /// What was typed and typed back again is no change: what has been stored meanwhile is shown now.
    pub fn leave(self: &Rc<Self>, event: &Event) {
        let Some(control) = event.target().map(JsCast::unchecked_into::<Element>) else { return };
        if control.has_attribute(controls::TYPED) {
            let _ = control.remove_attribute(controls::TYPED);
            self.show();
        }
    }

    /// What was said of the key before is no longer said of the one that the reader comes to.
    pub fn come(self: &Rc<Self>, event: &Event) {
        keys::field_of(event).inspect(|field| self.look(field));
        keys::select(event);
    }

    /// Tells of a key that can't be one of the panel's, and that no field would show.
    pub fn press(self: &Rc<Self>, event: &Event) {
        let Some((field, key)) = keys::field_of(event).zip(keys::refused(event)) else { return };
        event.prevent_default();
        let strings = self.strings();
        controls::row_of(&field).inspect(|(row, _)| controls::complain(row, &keys::unusable(&key, &strings)));
    }

    /// Shows what a setting's control says, or what is wrong with that.
    fn look(&self, control: &Element) {
        let Some((row, field)) = controls::row_of(control) else { return };
        let given = controls::given(&row, field);
        let strings = self.strings();
        let wrong = controls::wrong(field, &given, &strings);
        controls::complain(&row, &wrong);
        if let (FieldKind::Keys, Raw::Text(given)) = (&field.kind, &given) {
            keys::mark(&row, given);
        }
        if wrong.is_empty() {
            controls::show(&row, field, &given, &strings);
            if field.name == "template" {
                preview::markdown(self);
            }
        } else {
            self.tell("", "");
        }
    }

    /// Saves what a setting takes; what it does not take is never stored.
    pub fn change(self: &Rc<Self>, event: &Event) {
        let Some(control) = event.target().map(JsCast::unchecked_into::<HtmlElement>) else { return };
        let _ = control.remove_attribute(controls::TYPED);
        match control.get_attribute("name").as_deref() {
            Some("preset") => {
                let row = rows::row(&value(&control), &self.stored.borrow().part(PRESETS));
                let next = self.stored.borrow().with_options(&row);
                return self.replace(next, "preset_chosen");
            }
            Some("import") => return self.import(event),
            Some("bare") => return preview::soon(),
            _ => {}
        }
        self.take(&control);
    }

    /// Stores what a setting's control says, if the setting takes it.
    fn take(self: &Rc<Self>, control: &Element) {
        let Some((row, field)) = controls::row_of(control) else { return };
        let given = controls::given(&row, field);
        if field.accepts(&given) {
            self.store(field, &given);
        }
    }

    pub fn click(self: &Rc<Self>, event: &Event) {
        let target = event.target().map(JsCast::unchecked_into::<Element>);
        let Some(button) = target.and_then(|target| target.closest("button[data-do]").ok()?) else { return };
        let name = button.get_attribute("data-do").unwrap_or_default();
        ACTIONS.iter().find(|(known, _)| *known == name).inspect(|(_, act)| act(self, &button));
    }

    /// Stores one setting.
    fn store(self: &Rc<Self>, field: &'static Field, given: &Raw) {
        let given = match (given, self.stored.borrow().option(field.name), &field.kind) {
            // names that a newer version has put into an order stay in it
            (Raw::Text(names), Some(Raw::Text(before)), FieldKind::Order { default }) => {
                let bare = |name: &str| name.trim_start_matches('-').to_owned();
                let unknown = before.split(' ').filter(|name| !default.split(' ').any(|known| known == bare(name)));
                Raw::Text([names.as_str()].into_iter().chain(unknown).collect::<Vec<_>>().join(" "))
            }
            (Raw::Text(given), Some(Raw::Text(before)), FieldKind::Keys) => Raw::Text(with_unknown(given, &before)),
            _ => given.clone(),
        };
        self.put_one(field, &to_js(&given));
    }

    /// Stores one setting's value; undefined takes it back to its default.
    fn put_one(self: &Rc<Self>, field: &'static Field, value: &JsValue) {
        let values = Object::new();
        let _ = Reflect::set(&values, &field.name.into(), value);
        let next = self.stored.borrow().with_options(&values);
        self.before.take();
        self.put(&next, Some(field), &[OPTIONS.to_owned()], "saved");
    }

    /// Stores something that is more than one setting, and offers to undo it.
    fn replace(self: &Rc<Self>, next: Stored, done: &'static str) {
        let before = self.stored.borrow().clone();
        let keys = next.changed(&before);
        self.before.replace(Some((before, keys.clone())));
        self.put(&next, None, &keys, done);
    }

    fn reset(self: &Rc<Self>) {
        let next = self.stored.borrow().with_defaults();
        self.replace(next, "reset_done");
    }

    fn undo(self: &Rc<Self>) {
        let Some((before, keys)) = self.before.take() else { return };
        // what else has changed meanwhile stays
        let next = self.stored.borrow().with_parts(&before.parts(&keys));
        self.put(&next, None, &keys, "undone");
    }

    fn to_default(self: &Rc<Self>, button: &Element) {
        let Some((row, field)) = controls::row_of(button) else { return };
        controls::complain(&row, "");
        self.put_one(field, &JsValue::UNDEFINED);
        // its button has gone
        first(&row, ".control :is(input, textarea)").inspect(|input| _ = input.focus());
    }

    /// Moves a section of the panel up or down.
    fn step(self: &Rc<Self>, button: &Element, up: bool) {
        let Some((row, field)) = controls::row_of(button).filter(|_| controls::moved(button, up)) else { return };
        self.store(field, &controls::given(&row, field));
        // at the end of its way the button does no more, and the other one has the focus
        let other = button.parent_element().filter(|_| button.has_attribute("disabled"));
        other.and_then(|item| first(&item, ".step:enabled")).inspect(|step| _ = step.focus());
    }

    pub fn save_preset(self: &Rc<Self>) {
        let Some(field) = self.first("[name=preset_name]") else { return };
        let name = value(&field).trim().to_owned();
        if name.is_empty() {
            let _ = field.focus();
            return self.tell(&self.strings().say("preset_unnamed"), "problem");
        }
        let next = self.stored.borrow().with_preset(&name);
        self.replace(next, "preset_saved");
        self.first("[name=preset]:checked").inspect(|chosen| _ = chosen.focus());
    }

    fn delete_preset(self: &Rc<Self>, button: &Element) {
        let next = self.stored.borrow().without_preset(&button.get_attribute("data-preset").unwrap_or_default());
        self.replace(next, "preset_deleted");
        self.first("[data-do=undo]").inspect(|undo| _ = undo.focus());
    }

    fn written(&self) -> String {
        file::written(&self.stored.borrow())
    }

    fn import(self: &Rc<Self>, event: &Event) {
        let (page, event) = (self.clone(), event.clone());
        spawn_local(async move {
            let strings = page.strings();
            let Some(text) = files::chosen(&event).await else {
                return page.tell(&strings.say("import_unreadable"), "problem");
            };
            let read = file::read(&text, &page.stored.borrow(), &strings);
            match read {
                Err(why) => page.tell(&why, "problem"),
                Ok((next, faults)) => {
                    let sites = next.changed(&page.stored.borrow()).iter().any(|key| key == SITES);
                    page.replace(next, if sites { "sites_imported" } else { "imported" });
                    page.report(&faults);
                }
            }
        });
    }

    /// Lists what an imported file holds that could not be used.
    fn report(&self, faults: &[String]) {
        let lines = faults.iter().map(|fault| element("li", "").text(fault));
        let told = element("div", "notice").attribute("role", "alert");
        let told = told.child(element("p", "").text(&self.strings().say("import_faults")));
        let told = told.child(element("ul", "").children(lines));
        self.first(".report").filter(|_| !faults.is_empty()).inspect(|place| _ = place.append_child(&told.0));
    }
}
