//! What the panel's buttons and keys do, in one table: a button carries an action's name, which is also the key
//! of its message. Which key does it the options say, see [`crate::options::keys`].

use super::contents::Works;
use super::dom::{Built, element};
use super::strings::Strings;
use crate::options::Options;

pub struct Action {
    pub name: &'static str,
    /// Whether there is nothing to do it with unless the panel stands over a page.
    pub over_page: bool,
    pub act: fn(&Works),
}

const fn action(name: &'static str, act: fn(&Works)) -> Action {
    Action { name, over_page: false, act }
}

const fn over_page(name: &'static str, act: fn(&Works)) -> Action {
    Action { name, over_page: true, act }
}

pub const ACTIONS: &[Action] = &[
    action("next", |works| works.go_on(1)),
    action("previous", |works| works.go_on(-1)),
    action("back", Works::back),
    action("find", Works::find),
    action("copy_text", |works| works.copy_entry(0)),
    action("copy_markdown", |works| works.copy_entry(1)),
    over_page("copy_link", |works| works.copy_entry(2)),
    over_page("keep", Works::keep),
    action("mark_quotes", |works| works.toggle_marks("quotes")),
    action("mark_points", |works| works.toggle_marks("points")),
    action("listen", Works::listen),
    action("stop_listening", Works::stop_listening),
    over_page("hide", Works::hide),
    over_page("other_side", Works::other_side),
    over_page("beside", Works::toggle_beside),
    over_page("reread", Works::reread),
    over_page("settings", Works::settings),
    over_page("notebook", Works::notebook),
    action("copy_all_markdown", |works| works.take_all(true, false)),
    action("save_all_markdown", |works| works.take_all(true, true)),
    action("copy_all_json", |works| works.take_all(false, false)),
    action("save_all_json", |works| works.take_all(false, true)),
    over_page("print", Works::print),
    over_page("close", Works::close),
];

impl Action {
    /// Whether there is something to do it with.
    pub fn is_there(&self, options: &Options, over_page: bool) -> bool {
        (over_page || !self.over_page) && (options.listen || !matches!(self.name, "listen" | "stop_listening"))
    }
}

/// A button that does an action, and says so.
pub fn button(strings: &Strings, name: &str, class: &str) -> Built {
    bare(name, class).text(&strings.say(name))
}

/// A button that shows a drawing and says what it does to those who ask or can't see it.
pub fn icon(strings: &Strings, name: &str, path: &str) -> Built {
    let said = strings.say(name);
    bare(name, name).attribute("aria-label", &said).attribute("title", &said).drawing("icon", path)
}

pub fn bare(name: &str, class: &str) -> Built {
    element("button", class).attribute("type", "button").attribute("data-do", name)
}
