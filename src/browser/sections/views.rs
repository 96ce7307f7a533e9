//! What is said without marks, and whose view it is.

use super::Drawing;
use crate::browser::dom::{Built, element};
use crate::reading::View;

pub fn views(drawing: &Drawing) -> Option<Built> {
    let views = &drawing.reading.views;
    let items = views.iter().map(|view| self::view(drawing, view));
    let list = element("ul", "list").children(items);
    (!views.is_empty()).then(|| drawing.section("views", Some(views.len())).child(list))
}

fn view(drawing: &Drawing, view: &View) -> Built {
    let jump = drawing.jump("entry", &(view.start..view.end)).child(drawing.words(&view.text, view.start));
    let holder = element("span", "cue").text(&format!("{} · {}", view.holder.name, view.cue));
    element("li", "").child(jump).child(element("p", "about").child(holder))
}
