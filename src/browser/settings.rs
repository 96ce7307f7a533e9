//! The settings page, drawn from [`FIELDS`]: what a setting takes stands there and nowhere else.

use super::dom::{Built, brand, document, element, listen};
use super::sections::notices;
use super::strings::{Strings, number};
use super::{checked, to_js};
use crate::options::{FIELDS, Field, FieldKind, Raw};
use gloo::events::EventListener;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// The page at work. It lives as long as the document.
struct Settings {
    into: HtmlElement,
    /// The object in storage, with whatever a newer version may have left in it.
    stored: RefCell<Object>,
    save: Function,
    listeners: RefCell<Vec<EventListener>>,
}

/// Draws the settings into an element and saves each change as soon as it is a value that the setting takes.
pub fn run(into: HtmlElement, stored: JsValue, save: Function) {
    // a copy of its own: changes are made in it
    let stored = Object::assign(&Object::new(), stored.unchecked_ref());
    let settings = Settings { into, stored: RefCell::new(stored), save, listeners: RefCell::default() };
    let settings = Rc::new(settings);
    let on = |kind, act: fn(&Settings, &Event)| {
        let shared = settings.clone();
        listen(&settings.into, kind, move |event| act(&shared, event))
    };
    let listeners = vec![
        on("input", Settings::check),
        on("change", Settings::keep),
        on("click", Settings::click),
        on("submit", |_, event| event.prevent_default()),
    ];
    settings.listeners.replace(listeners);
    settings.draw();
    // nothing ends it but the document itself
    std::mem::forget(settings);
}

impl Settings {
    /// Draws everything from what is stored.
    fn draw(&self) {
        let (options, problems) = checked(self.stored.borrow().clone().into());
        let strings = Strings::of(&options.language);
        document().set_title(&strings.say("settings"));
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", strings.lang);
        }
        set_theme(&options.theme);
        let shown = FIELDS.iter().filter(|field| !matches!(field.kind, FieldKind::Order { .. }));
        let rows = shown.map(|field| row(field, &options.value(field.name), &strings));
        let form = element("form", "settings")
            .attribute("autocomplete", "off")
            .child(
                element("header", "")
                    .child(brand(&strings.say("name")))
                    .child(element("h1", "").text(&strings.say("settings")))
                    .child(element("p", "").text(&strings.say("settings_intro"))),
            )
            .children(notices(&strings, &problems))
            .child(element("div", "rows").children(rows))
            .child(
                element("footer", "")
                    .child(element("p", "status").attribute("role", "status").attribute("aria-live", "polite"))
                    .child(element("button", "reset").attribute("type", "button").text(&strings.say("reset"))),
            );
        self.into.replace_children_with_node_1(&form.0);
    }

    fn strings(&self) -> Strings {
        Strings::of(&checked(self.stored.borrow().clone().into()).0.language)
    }

    /// Tells at once beside a field when it does not take what stands in it.
    fn check(&self, event: &Event) {
        let Some((input, field)) = changed(event) else { return };
        let fits = field.accepts(&given(&input, field));
        if !fits && let Ok(Some(status)) = self.into.query_selector(".status") {
            status.set_text_content(None);
        }
        let _ = input.set_attribute("aria-invalid", if fits { "false" } else { "true" });
        if let Some(error) = document().get_element_by_id(&("error-".to_owned() + field.name)) {
            let text = if fits { String::new() } else { bounds(field, &self.strings()) };
            error.set_text_content(Some(&text));
        }
    }

    /// Saves what a field takes; what it does not take is never stored.
    fn keep(&self, event: &Event) {
        self.check(event);
        let Some((input, field)) = changed(event) else { return };
        let given = given(&input, field);
        if field.accepts(&given) {
            self.store(field.name, &given);
        }
    }

    fn click(&self, event: &Event) {
        let button = event.target().map(JsCast::unchecked_into::<Element>);
        if button.is_some_and(|button| button.class_list().contains("reset")) {
            self.stored.replace(Object::new());
            self.save("reset_done");
            self.draw();
            self.focus(".reset");
        }
    }

    /// Stores one setting, and the defaults of those that could not be used.
    fn store(&self, name: &'static str, given: &Raw) {
        let stored = self.stored.borrow().clone();
        let (options, problems) = checked(stored.clone().into());
        for problem in &problems {
            let _ = Reflect::set(&stored, &(&problem.name).into(), &to_js(&options.value(&problem.name)));
        }
        let _ = Reflect::set(&stored, &name.into(), &to_js(given));
        self.save("saved");
        if let Ok(Some(notice)) = self.into.query_selector(".notice") {
            notice.remove();
        }
        match (name, given) {
            ("theme", Raw::Text(theme)) => set_theme(theme),
            ("language", _) => {
                self.draw();
                self.focus("[name=language]:checked");
            }
            _ => {}
        }
    }

    fn focus(&self, selector: &str) {
        if let Ok(Some(element)) = self.into.query_selector(selector) {
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    }

    /// Gives what is to be stored to storage, and tells how that went.
    fn save(&self, done: &'static str) {
        let strings = self.strings();
        let into = self.into.clone();
        let tell = move |key: &str, class: &str| {
            if let Ok(Some(status)) = into.query_selector(".status") {
                status.set_class_name(class);
                status.set_text_content(Some(&strings.say(key)));
            }
        };
        let failed = tell.clone();
        let saved = Closure::once_into_js(move |_: JsValue| tell(done, "status"));
        let failed = Closure::once_into_js(move |_: JsValue| failed("not_saved", "status problem"));
        let stored: JsValue = Object::assign(&Object::new(), &self.stored.borrow()).into();
        let promise = self.save.call1(&JsValue::UNDEFINED, &stored);
        let promise = promise.map_or_else(|error| Promise::reject(&error), |value| Promise::resolve(&value));
        let then = Reflect::get(&promise, &"then".into()).map(JsCast::unchecked_into::<Function>);
        let _ = then.and_then(|then| then.call2(&promise, &saved, &failed));
    }
}

fn set_theme(theme: &str) {
    document().document_element().inspect(|root| _ = root.set_attribute("data-theme", theme));
}

/// One setting: what it is called, what it does, what it takes.
fn row(field: &Field, value: &Raw, strings: &Strings) -> Built {
    let name = field.name;
    let (label, help) = (["label-", name].concat(), ["help-", name].concat());
    let error = ["error-", name].concat();
    let input = |kind: &str| {
        let input = element("input", "").attribute("type", kind).attribute("name", name);
        input.attribute("aria-describedby", &[help.as_str(), " ", &error].concat())
    };
    let control = match (&field.kind, value) {
        (FieldKind::Number { least, most, step, .. }, Raw::Number(value)) => input("number")
            .attribute("min", &number(*least))
            .attribute("max", &number(*most))
            .attribute("step", &number(*step))
            .attribute("value", &number(*value))
            .attribute("aria-labelledby", &label),
        (FieldKind::Switch { .. }, Raw::Switch(on)) => {
            let switch = input("checkbox").attribute("role", "switch").attribute("aria-labelledby", &label);
            if *on { switch.attribute("checked", "") } else { switch }
        }
        (FieldKind::Choice { choices, .. }, Raw::Text(chosen)) => {
            let choices = choices.iter().map(|choice| {
                let radio = input("radio").attribute("value", choice);
                let radio = if choice == chosen { radio.attribute("checked", "") } else { radio };
                let said = strings.say(&["option_", name, "_", choice].concat());
                element("label", "choice").child(radio).child(element("span", "").text(&said))
            });
            element("div", "choices")
                .attribute("role", "radiogroup")
                .attribute("aria-labelledby", &label)
                .children(choices)
        }
        _ => element("span", ""),
    };
    let about = element("div", "about")
        .child(element("span", "label").attribute("id", &label).text(&strings.say(&["option_", name].concat())))
        .child(element("p", "help").attribute("id", &help).text(&strings.say(&["option_", name, "_help"].concat())));
    let control = element("div", "control").child(control);
    let error = element("p", "error").attribute("id", &error).attribute("role", "alert");
    element("div", "row").child(about).child(control).child(error)
}

/// What a setting takes, in words.
fn bounds(field: &Field, strings: &Strings) -> String {
    match &field.kind {
        FieldKind::Number { least, most, step, .. } => {
            let numbers = [least, most, step].map(|value| number(*value));
            strings.say_with("out_of_bounds", &numbers.each_ref().map(String::as_str))
        }
        _ => strings.say("not_a_choice"),
    }
}

/// The setting that an event is about, and its input.
fn changed(event: &Event) -> Option<(HtmlInputElement, &'static Field)> {
    let input: HtmlInputElement = event.target()?.unchecked_into();
    let name = input.get_attribute("name")?;
    Some((input, FIELDS.iter().find(|field| field.name == name)?))
}

/// What stands in an input, as the setting's kind reads it; an empty or unfinished number is none.
fn given(input: &HtmlInputElement, field: &Field) -> Raw {
    match field.kind {
        FieldKind::Number { .. } => Raw::Number(input.value_as_number()),
        FieldKind::Switch { .. } => Raw::Switch(input.checked()),
        FieldKind::Choice { .. } | FieldKind::Order { .. } => Raw::Text(input.value()),
    }
}
