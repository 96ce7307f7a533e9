//! One setting on the page: what it is called, what it does, what it takes, and the way back to its default. What
//! there is of it stands in [`FIELDS`](crate::options::FIELDS) and in the messages.

use super::{keys, template};
use crate::browser::actions::bare;
use crate::browser::dom::{Built, all, document, element, first, value};
use crate::browser::strings::Strings;
use crate::options::fields::in_order;
use crate::options::{Field, FieldKind, Raw};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

const UNDO: &str = "M3 3.5v3.5h3.5M3.3 6.7A5.2 5.2 0 1 1 3 9.2";
const UP: &str = "M4 10l4-4 4 4";
const DOWN: &str = "M4 6l4 4 4-4";

/// From this step down a number is set by feel, on a slider.
const FINE: f64 = 0.25;

/// A setting's row, still without its value.
pub fn row(field: &Field, strings: &Strings) -> Built {
    let name = field.name;
    let (label, help) = (["label-", name].concat(), ["help-", name].concat());
    let about = element("div", "about")
        .child(element("span", "label").attribute("id", &label).text(&called(field, strings)))
        .child(element("p", "help").attribute("id", &help).text(&strings.say(&["option_", name, "_help"].concat())));
    let default = strings.say_with("to_default", &[&called(field, strings)]);
    let default = bare("default", "default").attribute("aria-label", &default).attribute("title", &default);
    let control = element("div", "control").child(control(field, &label, strings)).child(default.drawing("icon", UNDO));
    let error = element("p", "error").attribute("id", &["error-", name].concat()).attribute("role", "alert");
    element("div", "row")
        .attribute("data-name", name)
        .attribute("data-kind", kind(field))
        .child(about)
        .child(control)
        .child(error)
}

pub fn called(field: &Field, strings: &Strings) -> String {
    strings.say(&["option_", field.name].concat())
}

fn kind(field: &Field) -> &'static str {
    match field.kind {
        FieldKind::Number { step, .. } if step <= FINE => "slider",
        FieldKind::Number { .. } => "number",
        FieldKind::Switch { .. } => "switch",
        FieldKind::Choice { .. } => "choice",
        FieldKind::Order { .. } => "order",
        FieldKind::Keys => "keys",
        FieldKind::Template { .. } => "template",
    }
}

fn control(field: &Field, label: &str, strings: &Strings) -> Built {
    let name = field.name;
    let described = ["help-", name, " error-", name].concat();
    let input = |kind: &str| {
        let input = element("input", "").attribute("type", kind).attribute("name", name);
        input.attribute("aria-describedby", &described)
    };
    match &field.kind {
        FieldKind::Number { least, most, step, .. } => {
            let slider = *step <= FINE;
            let input = input(if slider { "range" } else { "number" })
                .attribute("min", &plain(*least))
                .attribute("max", &plain(*most))
                .attribute("step", &plain(*step))
                .attribute("aria-labelledby", label);
            let output = slider.then(|| element("output", ""));
            element("span", "number").child(input).children(output)
        }
        FieldKind::Switch { .. } => input("checkbox").attribute("role", "switch").attribute("aria-labelledby", label),
        FieldKind::Choice { choices, .. } => {
            let choices = choices.iter().map(|choice| {
                let said = strings.say(&["option_", name, "_", choice].concat());
                let radio = input("radio").attribute("value", choice);
                element("label", "choice").child(radio).child(element("span", "").text(&said))
            });
            let group = element("div", "choices").attribute("role", "radiogroup");
            group.attribute("aria-labelledby", label).children(choices)
        }
        FieldKind::Order { .. } => element("ol", "order").attribute("aria-labelledby", label),
        FieldKind::Keys => keys::table(label, &described, UNDO, strings),
        FieldKind::Template { .. } => template::editor(name, label, &described, strings),
    }
}

/// What is typed in and not yet given to storage has this attribute.
pub const TYPED: &str = "data-typed";

/// Whether what stands in a field is the reader's alone: still being typed, or not saved.
pub fn is_typed(field: &Element) -> bool {
    field.has_attribute(TYPED) || field.get_attribute("aria-invalid").as_deref() == Some("true")
}

/// Shows a value in a row's control, unless something stands in it that is typed and not saved.
pub fn show(row: &Element, field: &Field, stands: &Raw, strings: &Strings) {
    let input = first(row, "input").map(JsCast::unchecked_into::<HtmlInputElement>);
    match (&field.kind, stands) {
        (FieldKind::Number { .. }, Raw::Number(number)) => {
            let input = input.filter(|input| !is_typed(input));
            input.inspect(|input| {
                if input.value_as_number() != *number {
                    input.set_value(&plain(*number));
                }
            });
            first(row, "output")
                .inspect(|output| output.set_text_content(Some(&["× ", &strings.number(*number)].concat())));
        }
        (FieldKind::Switch { .. }, Raw::Switch(on)) => _ = input.inspect(|input| input.set_checked(*on)),
        (FieldKind::Choice { .. }, Raw::Text(chosen)) => {
            for radio in all(row, "input") {
                let radio: HtmlInputElement = radio.unchecked_into();
                radio.set_checked(radio.value() == *chosen);
            }
        }
        (FieldKind::Template { .. }, Raw::Text(text)) => template::show(row, text),
        (FieldKind::Keys, Raw::Text(text)) => keys::show(row, text),
        (FieldKind::Order { default }, Raw::Text(order)) => {
            let Some(list) = first(row, ".order") else { return };
            let places = in_order(order, default);
            // a list that says so already stays, and with it the focus
            let says_so = |drawn: &str| !drawn.is_empty() && in_order(drawn, default) == places;
            if !matches!(given(row, field), Raw::Text(drawn) if says_so(&drawn)) {
                list.set_text_content(None);
                places.into_iter().for_each(|item| _ = list.append_child(&place(item, strings).0));
            }
            let items = all(&list, "li");
            for (at, item) in items.iter().enumerate() {
                for (action, idle) in [("move_up", at == 0), ("move_down", at + 1 == items.len())] {
                    let step = first(item, &["[data-do=", action, "]"].concat());
                    step.inspect(|step| _ = step.toggle_attribute_with_force("disabled", idle));
                }
            }
        }
        _ => {}
    }
}

/// One name of an order: whether it is shown, and a step up or down.
fn place((name, shown): (&str, bool), strings: &Strings) -> Built {
    let said = strings.say(name);
    let tick =
        element("input", "").attribute("type", "checkbox").attribute("name", "sections").attribute("value", name);
    let tick = if shown { tick.attribute("checked", "") } else { tick };
    let step = |action: &str, path: &str| {
        let label = strings.say_with(action, &[&said]);
        bare(action, "step").attribute("aria-label", &label).attribute("title", &label).drawing("icon", path)
    };
    element("li", "")
        .attribute("data-value", name)
        .child(element("label", "").child(tick).child(element("span", "").text(&said)))
        .child(step("move_up", UP))
        .child(step("move_down", DOWN))
}

/// Moves one name of an order up or down; false when it stands at the end already. It is its neighbour that is taken
/// out and put back: what has the focus would lose it by that.
pub fn moved(button: &Element, up: bool) -> bool {
    let Ok(Some(item)) = button.closest("li") else { return false };
    let other = if up { item.previous_element_sibling() } else { item.next_element_sibling() };
    other.inspect(|other| _ = if up { item.after_with_node_1(other) } else { item.before_with_node_1(other) }).is_some()
}

/// What a row's control says, as the setting's kind reads it; an empty or unfinished number is none.
pub fn given(row: &Element, field: &Field) -> Raw {
    let input = |selector: &str| first(row, selector).map(JsCast::unchecked_into::<HtmlInputElement>);
    let given = match field.kind {
        FieldKind::Number { .. } => input("input").map(|input| Raw::Number(input.value_as_number())),
        FieldKind::Switch { .. } => input("input").map(|input| Raw::Switch(input.checked())),
        FieldKind::Choice { .. } => input("input:checked").map(|input| Raw::Text(input.value())),
        FieldKind::Order { .. } => {
            let names = all(row, "li input").into_iter().map(|tick| {
                let tick: HtmlInputElement = tick.unchecked_into();
                [if tick.checked() { "" } else { "-" }, &tick.value()].concat()
            });
            Some(Raw::Text(names.collect::<Vec<_>>().join(" ")))
        }
        FieldKind::Keys => Some(Raw::Text(keys::given(row))),
        FieldKind::Template { .. } => first(row, "textarea").map(|text| Raw::Text(value(&text))),
    };
    given.unwrap_or(Raw::Other)
}

/// The row that an element is in, and its setting.
pub fn row_of(element: &Element) -> Option<(HtmlElement, &'static Field)> {
    let row = element.closest("[data-name]").ok()??;
    let field = Field::named(&row.get_attribute("data-name")?)?;
    Some((row.unchecked_into(), field))
}

/// Says what is wrong with a row's value; nothing when it is empty.
pub fn complain(row: &Element, wrong: &str) {
    let invalid = if wrong.is_empty() { "false" } else { "true" };
    all(row, ".control [name]").iter().for_each(|input| _ = input.set_attribute("aria-invalid", invalid));
    all(row, "[data-key]").iter().for_each(|input| _ = input.set_attribute("aria-invalid", "false"));
    first(row, ".error")
        .filter(|error| error.text_content().as_deref() != Some(wrong))
        .inspect(|error| error.set_text_content(Some(wrong)));
}

/// Says beside a setting that it could not be saved, where that is one that is typed: what was typed stays, to be
/// tried again.
pub fn not_saved(field: &Field, why: &str) {
    let row = row_named(field.name).filter(|row| first(row, "textarea, [type=number]").is_some());
    row.inspect(|row| complain(row, why));
}

/// What is wrong with a value, in words; nothing when the setting takes it.
pub fn wrong(field: &Field, given: &Raw, strings: &Strings) -> String {
    match (&field.kind, given) {
        _ if field.accepts(given) => String::new(),
        (FieldKind::Template { most, .. }, Raw::Text(text)) => template::wrong(text, *most, strings),
        (FieldKind::Keys, Raw::Text(text)) => keys::wrong(text, strings).unwrap_or_default(),
        _ => strings.say_with("not_taken", &[&takes(field, strings)]),
    }
}

/// What a setting takes, in words.
pub fn takes(field: &Field, strings: &Strings) -> String {
    match &field.kind {
        FieldKind::Number { least, most, step, .. } => {
            let numbers = [least, most, step].map(|value| strings.number(*value));
            strings.say_with("takes_number", &numbers.each_ref().map(String::as_str))
        }
        FieldKind::Switch { .. } => strings.say("takes_switch"),
        FieldKind::Choice { choices, .. } => {
            strings.say_with("takes_choice", &[&choices.join(&strings.say("list_comma"))])
        }
        FieldKind::Keys => strings.say("takes_keys"),
        FieldKind::Template { most, .. } => strings.say_with("takes_template", &[&strings.number(*most as f64)]),
        FieldKind::Order { default } => {
            let names = default.split(' ').collect::<Vec<_>>().join(&strings.say("list_comma"));
            strings.say_with("takes_order", &[&names])
        }
    }
}

/// A number as attributes have it.
fn plain(value: f64) -> String {
    js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// The row of a setting in the document.
pub fn row_named(name: &str) -> Option<HtmlElement> {
    let found = document().query_selector(&["[data-name=\"", name, "\"]"].concat());
    found.ok().flatten().map(JsCast::unchecked_into)
}
