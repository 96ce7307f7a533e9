//! The jump list: every quote by its speaker.

use super::Drawing;
use crate::browser::actions::button;
use crate::browser::dom::{Built, element};
use crate::export::jump_list::{self, Group, Who};
use crate::quotes::Kind;
use crate::reading::Quote;

/// The list's controls; its entries are drawn into `.listing` as they are wanted.
pub fn jump_list(drawing: &Drawing) -> Option<Built> {
    let groups = jump_list::jump_list(&drawing.reading, &drawing.options);
    let count = groups.iter().map(|group| group.quotes.len()).sum();
    (count > 0).then(|| {
        let listing = element("div", "listing");
        let section = drawing.section("quotes", Some(count)).child(tools(drawing, &groups)).child(listing);
        let forms = ["copy_text", "copy_markdown", "copy_link", "keep"];
        let forms = if drawing.url.is_empty() { &forms[..2] } else { &forms };
        let take = forms.iter().map(|name| button(&drawing.strings, name, "also"));
        section.child(element("div", "take").attribute("hidden", "").children(take))
    })
}

/// Finding, order, and what can be chosen of: by whom, in which language, of which kind.
fn tools(drawing: &Drawing, groups: &[Group]) -> Built {
    let find = drawing.say("find");
    let find = element("input", "find")
        .attribute("type", "search")
        .attribute("name", "find")
        .attribute("placeholder", &find)
        .attribute("aria-label", &find);
    let orders = [("speaker", "order_speaker"), ("page", "order_page")].map(|(order, key)| (order, drawing.say(key)));
    let order = drawing.choice("order", "choose_order", &drawing.options.order, &orders);
    let quotes = || groups.iter().flat_map(|group| &group.quotes).filter_map(|&at| drawing.reading.quotes.get(at));
    let languages = ["en", "zh"].into_iter().filter(|code| quotes().any(|quote| quote.language.code() == *code));
    let languages = languages.map(|code| (code, drawing.say(&["language_", code].concat()))).collect();
    let kinds = [("statement", Kind::Statement), ("fragment", Kind::Fragment)];
    let kinds = kinds.into_iter().filter(|(_, kind)| quotes().any(|quote| quote.kind == *kind));
    let kinds = kinds.map(|(name, _)| (name, drawing.say(name))).collect();
    type Filter<'a> = (&'a str, &'a str, &'a str, Vec<(&'a str, String)>);
    let filters: [Filter; 2] =
        [("language", "choose_language", "any_language", languages), ("kind", "choose_kind", "any_kind", kinds)];
    let filters = filters.into_iter().filter(|(.., choices)| choices.len() > 1);
    let filter = |name, called, any, mut choices: Vec<_>| {
        choices.insert(0, ("", drawing.say(any)));
        drawing.choice(name, called, "", &choices)
    };
    // the speakers themselves follow when the list is drawn
    let speakers = (groups.len() > 1).then(|| filter("speaker", "choose_speaker", "any_speaker", Vec::new()));
    let filters = filters.map(|(name, called, any, choices)| filter(name, called, any, choices));
    element("div", "tools").child(find).child(order).children(speakers).children(filters)
}

/// What the list says above a speaker's quotes.
#[derive(Debug)]
pub struct Heading {
    name: String,
    is_named: bool,
    count: usize,
}

impl Heading {
    pub fn of(drawing: &Drawing, group: &Group) -> Heading {
        let (name, is_named) = match group.who {
            Who::Named(name) => (name.to_owned(), true),
            Who::Unclear => (drawing.say("unclear_speaker"), false),
            Who::Nobody => (drawing.say("no_speaker"), false),
        };
        Heading { name, is_named, count: group.quotes.len() }
    }

    /// The list for its quotes; by page it has no heading.
    pub fn draw(&self, by_page: bool) -> Built {
        let list = element("ul", "list");
        if by_page {
            return element("div", "group").child(list);
        }
        let speaker = element("h4", if self.is_named { "speaker" } else { "speaker nobody" }).text(&self.name);
        let count = element("span", "count").text(&self.count.to_string());
        element("div", "group").child(speaker.text(" ").child(count)).child(list)
    }

    /// To choose this speaker alone, who is called by a number.
    pub fn choice(&self, number: usize) -> Built {
        element("option", "").attribute("value", &number.to_string()).text(&self.name)
    }
}

/// One quote, with its speaker's name where no heading says it.
pub fn quote(drawing: &Drawing, index: usize, by_page: bool) -> Option<Built> {
    let quote = drawing.reading.quotes.get(index)?;
    let number = index.to_string();
    let parts = quote.parts.iter().map(|part| {
        let words = drawing.in_language(element("span", "words").text(&part.text), quote.language.code());
        drawing.jump("entry part", &(part.start..part.end)).attribute("data-quote", &number).child(words)
    });
    let item = element("li", "quote").children(parts);
    let name = quote.surely_by().filter(|_| by_page).map(|name| element("b", "by").text(name));
    let about: Vec<_> = name.into_iter().chain(about(drawing, quote)).chain(also_said(drawing, quote)).collect();
    Some(if about.is_empty() { item } else { item.child(element("p", "about").children(about)) })
}

/// What kind of quote it is when it is no whole statement, who may have said it when that is not sure, and how the text
/// attributes it.
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
