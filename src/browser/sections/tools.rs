//! What can be done with all of a reading: mark it in the page, take it along; and the keys for everything.

use super::Drawing;
use crate::browser::actions::{ACTIONS, button};
use crate::browser::dom::{Built, element};
use crate::browser::outside::Memory;
use crate::options::keys::in_force;

/// Marks at will, in three strengths.
pub fn marking(drawing: &Drawing, memory: &Memory) -> Built {
    let buttons = ["mark_quotes", "mark_points"].map(|name| button(&drawing.strings, name, "switch"));
    let strengths = [("1", "strength_1"), ("2", "strength_2"), ("3", "strength_3")];
    let strengths = strengths.map(|(strength, key)| (strength, drawing.say(key)));
    let strength = drawing.choice("strength", "choose_strength", &memory.strength(), &strengths);
    drawing.section("marking", None).child(element("div", "row").children(buttons).child(strength))
}

pub fn take_along(drawing: &Drawing, over_page: bool) -> Built {
    let names = ["copy_all_markdown", "save_all_markdown", "copy_all_json", "save_all_json", "print", "notebook"];
    let names = if over_page { &names } else { &names[..4] };
    let buttons = names.iter().map(|name| button(&drawing.strings, name, "switch"));
    drawing.section("take_along", None).child(element("div", "row").children(buttons))
}

/// To hear it, for those who want to.
pub fn listening(drawing: &Drawing) -> Option<Built> {
    let (listen, stop) =
        (button(&drawing.strings, "listen", "switch"), button(&drawing.strings, "stop_listening", "switch"));
    let row = element("div", "row").child(listen).child(stop.attribute("hidden", ""));
    drawing.options.listen.then_some(row)
}

/// What each key does while the focus is in the panel.
pub fn keys(drawing: &Drawing, over_page: bool) -> Built {
    let keys = in_force(&drawing.options.keys).into_iter().chain([("close", "Esc")]);
    let there =
        |name: &str| ACTIONS.iter().any(|action| action.name == name && action.is_there(&drawing.options, over_page));
    let keys = keys.filter(|(name, key)| !key.is_empty() && there(name));
    let lines = keys
        .map(|(name, key)| element("li", "").child(element("kbd", "").text(key)).text(" ").text(&drawing.say(name)));
    let section = drawing.section("keys", None).child(element("ul", "").children(lines));
    let _ = section.0.remove_attribute("open");
    section
}

impl Drawing {
    /// A list to choose one of, called by a message; each choice has a value and what is said.
    pub fn choice(&self, name: &str, called: &str, chosen: &str, choices: &[(&str, String)]) -> Built {
        let choices = choices.iter().map(|(value, said)| {
            let choice = element("option", "").attribute("value", value).text(said);
            if *value == chosen { choice.attribute("selected", "") } else { choice }
        });
        element("select", "").attribute("name", name).attribute("aria-label", &self.say(called)).children(choices)
    }
}
