//! The presets on the settings page: one to choose, the present values to save under a name.

use crate::browser::actions::{bare, button};
use crate::browser::dom::{Built, element, first};
use crate::browser::presets::{OWN, all, standing};
use crate::browser::strings::Strings;
use crate::options::Options;
use js_sys::Object;
use web_sys::HtmlElement;

const DELETE: &str = "M4 4l8 8M12 4l-8 8";

/// The place for the choices, and the field to save under a name.
pub fn choices(strings: &Strings) -> Built {
    let label = strings.say("preset_name");
    let name = element("input", "").attribute("type", "text").attribute("name", "preset_name");
    let name = name.attribute("maxlength", "40").attribute("placeholder", &label).attribute("aria-label", &label);
    let form = element("form", "save").attribute("autocomplete", "off").child(name);
    element("div", "rows")
        .attribute("data-search", "")
        .child(element("p", "help").text(&strings.say("presets_help")))
        .child(element("div", "cards").attribute("role", "radiogroup").attribute("aria-labelledby", "heading-presets"))
        .child(form.child(button(strings, "save_preset", "save_preset")))
}

/// Draws the choices: the one whose values stand is chosen, none when the reader has changed one of them.
pub fn show(page: &HtmlElement, options: &Options, own: &Object, strings: &Strings) {
    let Some(place) = first(page, ".cards") else { return };
    let had = first(&place, "input:focus").is_some();
    place.set_text_content(None);
    let standing = standing(options, own);
    for (key, called) in all(own, strings) {
        let _ = place.append_child(&card(&key, &called, key == standing, strings).0);
    }
    if had {
        first(&place, "input:checked").or_else(|| first(&place, "input")).inspect(|chosen| _ = chosen.focus());
    }
}

fn card(key: &str, called: &str, chosen: bool, strings: &Strings) -> Built {
    let radio = element("input", "").attribute("type", "radio").attribute("name", "preset").attribute("value", key);
    let radio = if chosen { radio.attribute("checked", "") } else { radio };
    let own = key.strip_prefix(OWN);
    let help = match own {
        Some(_) => strings.say("preset_own_help"),
        None => strings.say(&["preset_", key, "_help"].concat()),
    };
    let text = element("span", "").child(element("b", "").text(called)).child(element("span", "help").text(&help));
    let card = element("div", "card").child(element("label", "").child(radio).child(text));
    let Some(name) = own else { return card };
    let label = strings.say_with("delete_preset", &[called]);
    let delete = bare("delete_preset", "delete").attribute("data-preset", name).attribute("aria-label", &label);
    card.child(delete.attribute("title", &label).drawing("icon", DELETE))
}
