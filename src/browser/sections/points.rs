//! The page's summary, and the key points with what bears them out.

use super::Drawing;
use crate::browser::dom::{Built, element};
use crate::export::marked::pieces;
use crate::key_points::Origin;
use crate::reading::{KeyPoint, Part, Support};

pub fn summary(drawing: &Drawing) -> Option<Built> {
    let summary = drawing.reading.summary.as_ref()?;
    let jump = drawing.jump("entry", &(summary.start..summary.end));
    Some(drawing.section("summary", None).child(jump.child(drawing.words(&summary.text, summary.start))))
}

pub fn key_points(drawing: &Drawing) -> Option<Built> {
    let points = &drawing.reading.key_points;
    let of = |origin: Origin| points.iter().filter(|point| point.origin == origin).collect::<Vec<_>>();
    let (offered, mut chosen) = (of(Origin::Page), of(Origin::Extracted));
    // the best first in the reading; on the panel as they stand in the article
    chosen.sort_unstable_by_key(|point| point.start);
    let mut section = drawing.section("points", Some(points.len()));
    for (origin, list) in [("points_of_page", offered), ("points_of_text", chosen)] {
        if !list.is_empty() {
            let list = element("ol", "list").children(list.into_iter().map(|point| key_point(drawing, point)));
            section = section.child(element("p", "origin").text(&drawing.say(origin))).child(list);
        }
    }
    (!points.is_empty()).then_some(section)
}

/// The article's headings.
pub fn outline(drawing: &Drawing) -> Option<Built> {
    let headings = &drawing.reading.outline;
    let entry = |heading: &Part| {
        let jump = drawing.jump("entry", &(heading.start..heading.end));
        element("li", "").child(jump.child(drawing.words(&heading.text, heading.start)))
    };
    let list = element("ol", "list").children(headings.iter().map(entry));
    (!headings.is_empty()).then(|| drawing.section("outline", Some(headings.len())).child(list))
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
    text = text.child(drawing.words(&point.text, point.start));
    if let Some(importance) = point.importance {
        text = text.child(share(drawing, "importance", importance));
    }
    let item = element("li", "").child(entry.child(text));
    match point.supported {
        Some(true) => item.child(supports(drawing, &point.support)),
        Some(false) => item.child(element("p", "origin").text(&drawing.say("no_passage"))),
        None => item,
    }
}

/// The best passages in the open, as many as the reader wants, the others folded away.
fn supports(drawing: &Drawing, all: &[Support]) -> Built {
    let (best, others) = all.split_at(all.len().min(drawing.options.passages as usize));
    let mut supports = element("div", "supports").children(best.iter().map(|best| support(drawing, best)));
    if !others.is_empty() {
        let key = if best.is_empty() { "passages" } else { "more_passages" };
        let more = drawing.strings.say_count(key, others.len());
        let more = element("summary", "").text(&more);
        supports = supports
            .child(element("details", "").child(more).children(others.iter().map(|other| support(drawing, other))));
    }
    supports
}

/// A passage, the words that tie it to its point apart.
fn support(drawing: &Drawing, support: &Support) -> Built {
    let pieces = pieces(&support.text, support.start, support.ties.iter().map(|tie| tie.passage));
    let words = pieces.into_iter().fold(drawing.words("", support.start), |words, (piece, tied)| {
        if tied { words.child(element("b", "tie").text(piece)) } else { words.text(piece) }
    });
    drawing.jump("entry support", &(support.start..support.end)).child(words).child(share(
        drawing,
        "match",
        support.score,
    ))
}

/// A share of 1 as a bar and in words, which `key` names.
fn share(drawing: &Drawing, key: &str, share: f64) -> Built {
    let percent = ((share * 100.0).round() as u32).to_string() + "%";
    let meter = element("span", "meter").attribute("aria-hidden", "true").property("--share", &percent);
    element("span", "score").child(meter).text(&drawing.strings.say_with(key, &[&percent]))
}
