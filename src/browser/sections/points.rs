//! The page's summary, and the key points with what bears them out.

use super::Drawing;
use crate::browser::dom::{Built, element};
use crate::key_points::Origin;
use crate::reading::{KeyPoint, Support};

pub fn summary(drawing: &Drawing) -> Option<Built> {
    let summary = drawing.reading.summary.as_ref()?;
    let jump = drawing.jump("entry", &(summary.start..summary.end));
    Some(drawing.section("summary", None).child(jump.child(drawing.words(&summary.text, summary.start))))
}

pub fn key_points(drawing: &Drawing) -> Option<Built> {
    let points = &drawing.reading.key_points;
    let first = points.first()?;
    let list = element("ol", "list").children(points.iter().map(|point| key_point(drawing, point)));
    let origin = match first.origin {
        Origin::Page => "points_of_page",
        Origin::Extracted => "points_of_text",
    };
    let section = drawing.section("points", Some(points.len()));
    Some(section.child(element("p", "origin").text(&drawing.say(origin))).child(list))
}

fn key_point(drawing: &Drawing, point: &KeyPoint) -> Built {
    let mut entry = drawing.jump("entry", &(point.start..point.end));
    if let Some(mark) = &point.mark {
        entry = entry.child(element("span", "mark").text(mark));
    }
    let mut text = element("span", "body");
    if let Some(label) = &point.label {
        text = text.child(drawing.words(label, point.start).attribute("class", "label"));
    }
    let item = element("li", "").child(entry.child(text.child(drawing.words(&point.text, point.start))));
    if point.support.is_empty() { item } else { item.child(supports(drawing, &point.support)) }
}

/// The best passages in the open, as many as the reader wants, the others folded away.
fn supports(drawing: &Drawing, all: &[Support]) -> Built {
    let (best, others) = all.split_at(all.len().min(drawing.options.passages as usize));
    let mut supports = element("div", "supports").children(best.iter().map(|best| support(drawing, best)));
    if !others.is_empty() {
        let more = drawing.strings.say_with("more_passages", &[&others.len().to_string()]);
        let more = element("summary", "").text(&more);
        supports = supports
            .child(element("details", "").child(more).children(others.iter().map(|other| support(drawing, other))));
    }
    supports
}

fn support(drawing: &Drawing, support: &Support) -> Built {
    let percent = ((support.score * 100.0).round() as u32).to_string() + "%";
    let score = drawing.strings.say_with("match", &[&percent]);
    let meter = element("span", "meter").attribute("aria-hidden", "true").property("--share", &percent);
    drawing
        .jump("entry support", &(support.start..support.end))
        .child(drawing.words(&support.text, support.start))
        .child(element("span", "score").child(meter).text(&score))
}
