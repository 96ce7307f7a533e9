//! What the panel shows, section by section. A jump is a button that carries its words' place
//! (`data-start`, `data-end`: UTF-16 code units of the reading's text).

mod explained;
mod header;
mod points;
mod quotes;
mod tags;
mod views;

use super::dom::{Built, element};
use super::strings::Strings;
use crate::article::Explained;
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

/// The header, and the sections that have something to show.
pub fn all(drawing: &Drawing) -> Vec<Built> {
    let sections = [
        points::summary(drawing),
        points::key_points(drawing),
        quotes::jump_list(drawing),
        views::views(drawing),
        tags::tags(drawing),
        tags::related(drawing),
        explained::explained(drawing),
    ];
    let mut all = vec![header::header(drawing)];
    let sections: Vec<_> = sections.into_iter().flatten().collect();
    if sections.is_empty() {
        all.push(element("p", "nothing").text(&drawing.strings.say("nothing_found")));
    }
    all.extend(sections);
    all
}

impl Drawing {
    fn say(&self, key: &str) -> String {
        self.strings.say(key)
    }

    /// A section with its heading; `class` names its strings too. `count` is shown if given.
    fn section(&self, class: &str, count: Option<usize>) -> Built {
        let mut heading = element("h3", "heading").attribute("id", class).text(&self.say(class));
        if let Some(count) = count {
            heading = heading.text(" ").child(element("span", "count").text(&count.to_string()));
        }
        element("section", class).attribute("aria-labelledby", class).child(heading)
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
