//! The panel's keys on the settings page: a field for each action, that takes one key.

use crate::browser::actions::bare;
use crate::browser::dom::{Built, all, element, first};
use crate::browser::strings::Strings;
use crate::options::keys::{Fault, check, in_force};
use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

/// Keys that write nothing and lead through the panel: none of them can be set. Tab and Escape, which do so too, do in a
/// key's field what they do everywhere.
const LEADING: &[&str] =
    &["Enter", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"];

/// All actions, still without their keys; `undo` draws the way back to the default.
pub fn table(label: &str, described: &str, undo: &str, strings: &Strings) -> Built {
    let lines = in_force("").into_iter().map(|(action, _)| {
        let said = strings.say(action);
        let input = element("input", "")
            .attribute("type", "text")
            .attribute("data-key", action)
            .attribute("autocomplete", "off")
            .attribute("autocapitalize", "off")
            .attribute("spellcheck", "false")
            .attribute("aria-describedby", described);
        let back = strings.say_with("to_default", &[&said]);
        let back = bare("default_key", "step").attribute("aria-label", &back).attribute("title", &back);
        let label = element("label", "").child(element("span", "").text(&said)).child(input);
        element("li", "").child(label).child(back.drawing("icon", undo))
    });
    element("ul", "keys").attribute("aria-labelledby", label).children(lines)
}

/// Shows each action's key, unless one stands there that was not saved.
pub fn show(row: &Element, keys: &str) {
    if first(row, "[aria-invalid=true]").is_some() {
        return;
    }
    let at_first = in_force("");
    for ((action, key), (_, default)) in in_force(keys).into_iter().zip(at_first) {
        let Some(input) = field(row, action) else { continue };
        if typed(&input) != key {
            input.set_value(key);
        }
        way_back(&input).inspect(|back| back.set_hidden(key == default));
    }
}

/// What stands in the fields, as the setting has it.
pub fn given(row: &Element) -> String {
    let pair = |(action, _)| [action, "=", &field(row, action).map(|input| typed(&input)).unwrap_or_default()].concat();
    in_force("").into_iter().map(pair).collect::<Vec<_>>().join(" ")
}

/// What is wrong with keys, in words.
pub fn wrong(keys: &str, strings: &Strings) -> Option<String> {
    match check(keys).err()? {
        Fault::Form => Some(strings.say_with("not_taken", &[&strings.say("takes_keys")])),
        Fault::Unusable(key) => Some(unusable(key, strings)),
        Fault::Twice(key, [one, other]) => {
            let names = [one, other].map(|action| strings.say(action)).join(&strings.say("list_comma"));
            Some(strings.say_with("key_twice", &[key, &names]))
        }
    }
}

/// Says that a key can't be set.
pub fn unusable(key: &str, strings: &Strings) -> String {
    strings.say_with("key_unusable", &[key])
}

/// The name of a pressed key that can't be set and writes nothing.
pub fn refused(event: &Event) -> Option<String> {
    let event: &KeyboardEvent = event.unchecked_ref();
    let alone = !(event.ctrl_key() || event.alt_key() || event.meta_key());
    Some(event.key()).filter(|key| alone && LEADING.contains(&key.as_str()))
}

/// The key's field that an event happens in.
pub fn field_of(event: &Event) -> Option<Element> {
    event.target().map(JsCast::unchecked_into::<Element>).filter(|target| target.has_attribute("data-key"))
}

/// Marks the fields that hold what is wrong.
pub fn mark(row: &Element, keys: &str) {
    let Err(Fault::Unusable(wrong) | Fault::Twice(wrong, _)) = check(keys) else { return };
    for input in all(row, "[data-key]") {
        let input: HtmlInputElement = input.unchecked_into();
        if typed(&input) == wrong {
            let _ = input.set_attribute("aria-invalid", "true");
        }
    }
}

/// Puts an action's key back to its default, by the button beside it.
pub fn to_default(button: &Element) {
    let Some(input) = button.parent_element().and_then(|line| first(&line, "[data-key]")) else { return };
    let input: HtmlInputElement = input.unchecked_into();
    let action = input.get_attribute("data-key");
    let pair = in_force("").into_iter().find(|(name, _)| action.as_deref() == Some(name));
    pair.inspect(|(_, key)| input.set_value(key));
    let _ = input.focus();
}

/// Selects what stands in a key's field that the reader comes to: the next key takes its place.
pub fn select(event: &Event) {
    field_of(event).inspect(|input| {
        let input: &HtmlInputElement = input.unchecked_ref();
        if event.type_() == "mousedown" {
            event.prevent_default(); // which would put the caret somewhere once the button is let go
            let _ = input.focus();
        }
        input.select();
    });
}

fn field(row: &Element, action: &str) -> Option<HtmlInputElement> {
    first(row, &["[data-key=", action, "]"].concat()).map(JsCast::unchecked_into)
}

fn way_back(input: &Element) -> Option<HtmlElement> {
    input.closest("li").ok().flatten().and_then(|line| first(&line, "button"))
}

/// The key in a field: a letter as it is without Shift, the space bar by its name.
fn typed(input: &HtmlInputElement) -> String {
    let value = input.value();
    let key: String = value.split_whitespace().collect();
    if key.is_empty() && !value.is_empty() { "Space".to_owned() } else { JsString::from(key).to_lower_case().into() }
}
