//! Tags, whose mentions a reader steps through, and links to other articles.

use super::Drawing;
use crate::browser::dom::{Built, element};
use crate::reading::Tag;
use web_sys::Url;

pub fn tags(drawing: &Drawing) -> Option<Built> {
    let tags = &drawing.reading.tags;
    let items = tags.iter().enumerate().map(|(index, tag)| element("li", "").child(self::tag(drawing, index, tag)));
    let list = element("ul", "").children(items);
    (!tags.is_empty()).then(|| drawing.section("tags", Some(tags.len())).child(list))
}

/// A button while there is something to step through; it carries the place of the mention that a click leads to.
fn tag(drawing: &Drawing, index: usize, tag: &Tag) -> Built {
    let label = element("span", "words").text(&tag.label);
    let Some(first) = tag.mentions.first() else {
        let nowhere = element("span", "step").text(&drawing.say("no_mention"));
        return element("span", "tag").child(label).text(" ").child(nowhere);
    };
    let count = tag.mentions.len().to_string();
    let mut about = drawing.say("mentions");
    if !tag.aliases.is_empty() {
        about += "\n";
        about += &drawing.strings.say_with("also_called", &[&tag.aliases.join(", ")]);
    }
    let step = element("span", "step").text(&count);
    let jump = drawing.jump("tag", &(first.start..first.end)).attribute("data-tag", &index.to_string());
    jump.attribute("title", &about).child(label).text(" ").child(step)
}

pub fn related(drawing: &Drawing) -> Option<Built> {
    let links = drawing.reading.related.iter().filter_map(|related| {
        let href = web_address(&related.href, &drawing.url)?;
        let link = element("a", "").attribute("href", &href).attribute("target", "_blank");
        let link = link.attribute("rel", "noopener noreferrer").text(&related.title);
        Some(element("li", "").child(link))
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| drawing.section("related", None).child(element("ul", "").children(links)))
}

/// A link's full address, if it leads to the web and nowhere else.
fn web_address(href: &str, page: &str) -> Option<String> {
    let url = Url::new_with_base(href, page).or_else(|_| Url::new(href)).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| url.href())
}
