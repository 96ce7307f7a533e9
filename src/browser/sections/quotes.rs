//! The jump list: every quote by its speaker.

use super::Drawing;
use crate::browser::dom::{Built, element};
use crate::export::jump_list::{self, Group, Who};
use crate::quotes::Kind;
use crate::reading::Quote;

pub fn jump_list(drawing: &Drawing) -> Option<Built> {
    let groups = jump_list::jump_list(&drawing.reading, &drawing.options);
    let count = groups.iter().map(|group| group.quotes.len()).sum();
    (count > 0).then(|| {
        let groups = groups.iter().map(|group| self::group(drawing, group));
        drawing.section("quotes", Some(count)).children(groups)
    })
}

fn group(drawing: &Drawing, group: &Group) -> Built {
    let speaker = match group.who {
        Who::Named(name) => element("h4", "speaker").text(name),
        Who::Unclear => element("h4", "speaker nobody").text(&drawing.say("unclear_speaker")),
        Who::Nobody => element("h4", "speaker nobody").text(&drawing.say("no_speaker")),
    };
    let count = element("span", "count").text(&group.quotes.len().to_string());
    let items =
        group.quotes.iter().filter_map(|&index| Some(quote(drawing, index, drawing.reading.quotes.get(index)?)));
    element("div", "group").child(speaker.text(" ").child(count)).child(element("ul", "list").children(items))
}

fn quote(drawing: &Drawing, index: usize, quote: &Quote) -> Built {
    let index = index.to_string();
    let parts = quote.parts.iter().map(|part| {
        let words = drawing.in_language(element("span", "words").text(&part.text), quote.language.code());
        drawing.jump("entry part", &(part.start..part.end)).attribute("data-quote", &index).child(words)
    });
    let item = element("li", "quote").children(parts);
    let about: Vec<_> = about(drawing, quote).into_iter().chain(also_said(drawing, quote)).collect();
    if about.is_empty() { item } else { item.child(element("p", "about").children(about)) }
}

/// What kind of quote it is when it is no whole statement, who may have said it when that is not sure, and how the text attributes it.
fn about(drawing: &Drawing, quote: &Quote) -> Vec<Built> {
    let kind = match quote.kind {
        Kind::Statement => None,
        Kind::Fragment => Some("fragment"),
        Kind::Term => Some("term"),
        Kind::Title => Some("title_of_work"),
    };
    let mut about: Vec<_> = kind.map(|key| element("span", "kind").text(&drawing.say(key))).into_iter().collect();
    if let Some(speaker) = quote.speaker.as_ref().filter(|speaker| !speaker.sure) {
        let names = speaker.candidates.join(&drawing.say("list_comma"));
        about.push(element("span", "perhaps").text(&drawing.strings.say_with("perhaps", &[&names])));
    }
    let written = quote.speaker.as_ref().map(|speaker| &speaker.as_written);
    let written: Vec<_> = written.into_iter().chain(&quote.cue).map(String::as_str).collect();
    if !written.is_empty() {
        about.push(element("span", "cue").text(&written.join(" · ")));
    }
    about
}

/// Jumps to the same words elsewhere.
fn also_said<'a>(drawing: &'a Drawing, quote: &'a Quote) -> impl Iterator<Item = Built> + 'a {
    let others = quote.same_as.iter().filter_map(|&index| drawing.reading.quotes.get(index));
    others.filter_map(move |other| {
        let part = other.parts.first()?;
        let key = if other.language == quote.language { "also_here" } else { "also_in_translation" };
        let language = drawing.say(&("language_".to_owned() + other.language.code()));
        let jump = drawing.jump("also", &(part.start..part.end)).attribute("title", &part.text);
        Some(jump.text(&drawing.strings.say_with(key, &[&language])))
    })
}
