//! What the notebook's page shows.

use crate::browser::actions::{bare, button};
use crate::browser::dom::{Built, brand, element};
use crate::browser::files;
use crate::browser::strings::Strings;
use crate::notebook::Entry;
use crate::notebook::export::by_article;
use js_sys::Date;
use std::collections::BTreeMap;

/// Tags that are offered to choose from: the commonest ones.
const TAGS: usize = 24;

/// Entries that are drawn at first, and more at every wish for more.
pub const AT_ONCE: usize = 100;

/// All of the page but the entries, which go into `.entries`, and their tags, which go into `.tags`.
pub fn frame(strings: &Strings) -> Vec<Built> {
    let say = |key: &str| strings.say(key);
    let find = say("notebook_find");
    let find = element("input", "find")
        .attribute("type", "search")
        .attribute("id", "find")
        .attribute("autocomplete", "off")
        .attribute("placeholder", &find)
        .attribute("aria-label", &find);
    let header = element("header", "")
        .child(brand(&say("name")))
        .child(element("h1", "").text(&say("notebook")))
        .child(element("p", "about"));
    let tools = element("div", "tools")
        .child(find)
        .child(element("div", "tags").attribute("role", "group").attribute("aria-label", &say("tags")));
    let buttons = ["notebook_markdown", "notebook_json", "notebook_import", "notebook_empty"];
    let buttons = buttons.map(|name| button(strings, name, ""));
    let file = files::field().attribute("id", "file").attribute("aria-label", &say("notebook_import"));
    let footer = element("footer", "").children(buttons).child(file);
    let bar = element("div", "told")
        .attribute("hidden", "")
        .child(element("p", "status").attribute("role", "status").attribute("aria-live", "polite"));
    let bar = bar.child(button(strings, "notebook_undo", ""));
    let ask = element("dialog", "")
        .attribute("aria-labelledby", "ask")
        .child(element("h2", "").attribute("id", "ask").text(&say("notebook_empty")))
        .child(element("p", "asked"))
        .child(element("div", "row").child(button(strings, "notebook_leave", "")).child(button(
            strings,
            "notebook_empty_now",
            "alarm",
        )));
    vec![header, tools, element("div", "entries"), footer, bar, ask]
}

/// How much there is: entries, articles, room.
pub fn about(strings: &Strings, entries: &[Entry], room: f64) -> String {
    let articles = by_article(entries).len().to_string();
    let kilobytes = (room / 1024.0).ceil();
    let (room, unit) = if kilobytes < 1000.0 { (kilobytes, "KB") } else { ((kilobytes / 102.4).round() / 10.0, "MB") };
    let room = [&strings.number(room), " ", unit].concat();
    strings.say_with("notebook_about", &[&entries.len().to_string(), &articles, &room])
}

/// What is said where there are no entries to show.
pub fn nothing(strings: &Strings, anything_kept: bool) -> Built {
    let (title, help) = if anything_kept {
        ("notebook_not_found", "notebook_not_found_help")
    } else {
        ("notebook_nothing", "notebook_nothing_help")
    };
    element("div", "nothing")
        .child(element("p", "title").text(&strings.say(title)))
        .child(element("p", "").text(&strings.say(help)))
}

/// The commonest tags, as buttons that are pressed while only their entries are shown.
pub fn tags<'a>(entries: impl Iterator<Item = &'a Entry>, chosen: &str) -> Vec<Built> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in entries.flat_map(|entry| &entry.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let shown = counts.iter().take(TAGS).filter(|(tag, _)| *tag != chosen).map(|&(tag, count)| (tag, count));
    let chosen = counts.iter().filter(|(tag, _)| *tag == chosen).map(|&(tag, count)| (tag, count));
    let pressed = chosen.clone().next().map(|(tag, _)| tag);
    let button = |(tag, count): (&str, usize)| {
        element("button", "tag")
            .attribute("type", "button")
            .attribute("data-tag", tag)
            .attribute("aria-pressed", if pressed == Some(tag) { "true" } else { "false" })
            .text(tag)
            .text(" ")
            .child(element("span", "count").text(&count.to_string()))
    };
    chosen.chain(shown).map(button).collect()
}

/// Entries under their articles; `at` are their places in the notebook.
pub fn articles(strings: &Strings, entries: &[(usize, &Entry)]) -> Vec<Built> {
    let mut articles: Vec<(&Entry, Vec<Built>)> = Vec::new();
    for &(at, kept) in entries {
        let drawn = entry(strings, at, kept);
        match articles.iter_mut().find(|(first, _)| first.url == kept.url && first.title == kept.title) {
            Some((_, list)) => list.push(drawn),
            None => articles.push((kept, vec![drawn])),
        }
    }
    let article = |(first, list): (&Entry, Vec<Built>)| {
        let title = if first.title.is_empty() { strings.say("no_title") } else { first.title.clone() };
        let heading = element("h2", "").child(link(&first.url, &title));
        let source = first.source.as_ref().map(|source| element("p", "source").text(source));
        element("section", "article").child(heading).children(source).child(element("ul", "").children(list))
    };
    articles.into_iter().map(article).collect()
}

/// One entry: its words, whose they are, and the reader's own fields.
fn entry(strings: &Strings, at: usize, entry: &Entry) -> Built {
    let say = |key: &str| strings.say(key);
    let words = entry.words.iter().map(|words| element("p", "").text(words));
    let quoted = element("blockquote", if entry.kind == "quote" { "quote" } else { "point" })
        .attribute("lang", &entry.language)
        .children(words);
    let day = Date::new(&entry.kept.into()).to_locale_date_string(strings.lang, &wasm_bindgen::JsValue::UNDEFINED);
    let by = entry.speaker.as_ref().map(|name| element("b", "by").text(name));
    let by = by.or_else(|| (entry.kind == "point").then(|| element("span", "kind").text(&say("notebook_point"))));
    let opens = [&entry.link, &entry.url].into_iter().find(|link| is_web(link));
    let opens = opens.map(|href| link(href, &say("notebook_open")).attribute("class", "open"));
    let line = element("p", "line").children(by).child(element("span", "day").text(&String::from(day))).children(opens);
    let field = |kind: &str, name: &str, said: &str| {
        element(kind, name).attribute("data-field", name).attribute("aria-label", said).attribute("placeholder", said)
    };
    let note = field("textarea", "note", &say("notebook_note")).attribute("rows", "1").text(&entry.note);
    let tags = field("input", "tags-field", &say("notebook_tags"))
        .attribute("type", "text")
        .attribute("value", &entry.tags.join(&strings.say("list_comma")));
    let unwritten = element("p", "unwritten").attribute("role", "alert").attribute("hidden", "");
    let unwritten = unwritten.text(&say("notebook_unwritten"));
    let remove = button(strings, "notebook_remove", "remove");
    element("li", "entry")
        .attribute("data-entry", &at.to_string())
        .child(quoted)
        .child(line)
        .child(note)
        .child(element("div", "row").child(tags).child(remove))
        .child(unwritten)
}

/// A link to the web; anything else is shown without being one.
fn link(href: &str, text: &str) -> Built {
    if !is_web(href) {
        return element("span", "").text(text);
    }
    let link = element("a", "").attribute("href", href).attribute("target", "_blank");
    link.attribute("rel", "noopener noreferrer").text(text)
}

fn is_web(href: &str) -> bool {
    href.starts_with("https://") || href.starts_with("http://")
}

/// The button for what has not been drawn.
pub fn more(strings: &Strings, left: usize) -> Built {
    bare("notebook_more", "more").text(&strings.say_with("notebook_more", &[&left.to_string()]))
}
