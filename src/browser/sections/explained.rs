//! For reporting faults: why the page is an article or none, and what each of its lines was taken for.

use super::{Drawing, header};
use crate::article::Role;
use crate::browser::dom::{Built, element};

/// Nothing unless the reader asked for it.
pub fn explained(drawing: &Drawing) -> Option<Built> {
    if drawing.explained.is_empty() {
        return None;
    }
    let lines = drawing.explained.iter().map(|line| {
        let role = line.role.map_or("-", Role::name);
        let told = [role, ": ", line.why].concat();
        element("li", "").child(element("p", "").text(&line.text)).child(element("p", "about").text(&told))
    });
    let section = drawing.section("explained", Some(drawing.explained.len()));
    Some(section.child(header::reasons(drawing)).child(element("ol", "list").children(lines)))
}
