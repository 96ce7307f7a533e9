//! What the panel shows, section by section. A jump is a button that carries its words' place
//! (`data-start`, `data-end`: UTF-16 code units of the reading's text).

mod explained;
mod header;
mod points;
pub mod quotes;
mod tags;
mod tools;
mod views;

use super::dom::{Built, element, first};
use super::outside::Memory;
use super::strings::Strings;
use crate::article::Explained;
use crate::export::markdown::markdown;
use crate::options::{Options, Problem};
use crate::reading::Reading;
pub use header::notices;
use std::ops::Range;

/// All that the sections are drawn from.
#[derive(Debug)]
pub struct Drawing {
    pub reading: Reading,
    pub options: Options,
    /// What each line of the page was taken for; empty unless asked for.
    pub explained: Vec<Explained>,
    /// Stored settings that could not be used.
    pub problems: Vec<Problem>,
    pub strings: Strings,
    /// Where the page is from, to complete its links.
    pub url: String,
    /// The page's own BCP 47 code if it is Chinese, so that Traditional characters get their own shapes.
    pub chinese: Option<String>,
}

/// The sections that the reader can put in order, by the names that the option `sections` has for them.
type Section = fn(&Drawing) -> Option<Built>;
const SECTIONS: &[(&str, Section)] = &[
    ("summary", points::summary),
    ("points", points::key_points),
    ("outline", points::outline),
    ("quotes", quotes::jump_list),
    ("views", views::views),
    ("tags", tags::tags),
    ("related", tags::related),
];

/// The header, and the sections that have something to show.
pub fn all(drawing: &Drawing, memory: &Memory) -> Vec<Built> {
    let mut all = vec![header::header(drawing, memory)];
    let shown = drawing.options.shown_sections();
    let wanted = shown.iter().filter_map(|name| SECTIONS.iter().find(|(known, _)| known == name));
    let mut sections: Vec<_> = wanted.filter_map(|(_, section)| section(drawing)).collect();
    sections.extend(explained::explained(drawing));
    if sections.is_empty() {
        all.push(element("p", "nothing").text(&drawing.strings.say("nothing_found")));
    }
    all.extend(sections);
    all.push(tools::marking(drawing, memory));
    let over_page = memory.outside().is_some();
    all.push(tools::take_along(drawing, over_page));
    all.push(tools::keys(drawing, over_page));
    for section in &all {
        let name = section.0.get_attribute("data-section").unwrap_or_default();
        if memory.get(&["fold-", &name].concat()) == "folded" {
            let _ = section.0.remove_attribute("open");
        }
    }
    all
}

/// A button for each section that counts something: what there is, before anybody scrolls. Nothing for one section.
pub fn overview(drawing: &Drawing, sections: &[Built]) -> Option<Built> {
    let button = |section: &Built| {
        let (name, count) = (section.0.get_attribute("data-section")?, first(&section.0, "summary .count")?);
        let count = element("span", "count").text(&count.text_content().unwrap_or_default());
        let button = element("button", "").attribute("type", "button").attribute("data-to", &name);
        Some(button.text(&drawing.say(&name)).text(" ").child(count))
    };
    let buttons: Vec<_> = sections.iter().filter_map(button).collect();
    let nav = element("nav", "overview").attribute("aria-label", &drawing.say("sections"));
    (buttons.len() > 1).then(|| nav.children(buttons))
}

impl Drawing {
    fn say(&self, key: &str) -> String {
        self.strings.say(key)
    }

    /// The reading as Markdown in the interface's language; `page` is its address.
    pub fn markdown(&self, options: &Options, page: &str) -> String {
        markdown(&self.reading, options, page, &|key, values| self.strings.say_with(key, values))
    }

    /// A section that folds, with its heading; `class` names its strings too. `count` is shown if given.
    fn section(&self, class: &str, count: Option<usize>) -> Built {
        let mut heading = element("h3", "heading").attribute("id", class).text(&self.say(class));
        if let Some(count) = count {
            heading = heading.text(" ").child(element("span", "count").text(&count.to_string()));
        }
        element("details", class)
            .attribute("data-section", class)
            .attribute("open", "")
            .attribute("aria-labelledby", class)
            .child(element("summary", "").child(heading))
    }

    /// A button that jumps to its words, which it shows in full.
    fn jump(&self, class: &str, words: &Range<usize>) -> Built {
        element("button", class)
            .attribute("type", "button")
            .attribute("data-start", &words.start.to_string())
            .attribute("data-end", &words.end.to_string())
    }

    /// Words of the page in the language of the block that they stand in.
    fn words(&self, text: &str, start: usize) -> Built {
        let blocks = &self.reading.blocks;
        let block = blocks.partition_point(|block| block.start <= start).checked_sub(1);
        let code = block.map_or("", |block| blocks[block].language.code());
        self.in_language(element("span", "words").text(text), code)
    }

    /// Tells screen readers and fonts a text's language.
    fn in_language(&self, element: Built, code: &str) -> Built {
        match (code, &self.chinese) {
            ("" | "und", _) => element,
            ("zh", Some(chinese)) => element.attribute("lang", chinese),
            _ => element.attribute("lang", code),
        }
    }
}
