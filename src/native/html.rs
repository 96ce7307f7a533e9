//! HTML → [`Page`], as a browser parses it.

use super::unscripted;
use crate::page::{Page, PageBuilder, Tag};
use ego_tree::iter::Edge::{Close, Open};
use scraper::node::Element;
use scraper::{Html, Node};

/// Attributes that tell what an element is, in the order in which [`Page::name`] gives them.
const NAMING: &[&str] = &["id", "class", "role", "itemprop", "rel", "name", "property"];

/// Parses HTML and takes down its nodes.
pub fn page(html: &str, url: Option<String>) -> Page {
    let mut document = Html::parse_document(html);
    unscripted::assemble(&mut document);
    let mut page = PageBuilder::default();
    for edge in document.tree.root().traverse() {
        match edge {
            Open(node) => match node.value() {
                Node::Text(text) => page.text(text),
                Node::Element(element) => open(element, &mut page),
                _ => {}
            },
            Close(node) if node.value().is_element() => page.close(),
            Close(_) => {}
        }
    }
    page.finish(url)
}

fn open(element: &Element, page: &mut PageBuilder) {
    let tag = Tag::named(element.name());
    let of_meta = |name: &str| matches!(name, "name" | "property");
    let names = NAMING.iter().filter(|name| tag == Tag::Meta || !of_meta(name)).filter_map(|name| element.attr(name));
    let name = names.collect::<Vec<_>>().join(" ");
    let value = match tag {
        Tag::A | Tag::Link => element.attr("href"),
        Tag::Meta => element.attr("content"),
        Tag::Time => element.attr("datetime"),
        _ => None,
    };
    page.open(tag, is_hidden(element), &name, value.unwrap_or_default());
}

/// Whether the element's own attributes say that it is not shown or not to be read. Style sheets are not
/// applied here; the browser's snapshot knows them.
fn is_hidden(element: &Element) -> bool {
    let style = || element.attr("style").unwrap_or_default().to_ascii_lowercase();
    let declares = |style: &str, name: &str, value: &str| {
        style.split(';').filter_map(|rule| rule.split_once(':')).any(|(property, given)| {
            property.trim() == name && given.trim().trim_end_matches("!important").trim_end() == value
        })
    };
    element.attr("hidden").is_some()
        || element.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || {
            let style = style();
            declares(&style, "display", "none") || declares(&style, "visibility", "hidden")
        }
}

/// Whether a text is HTML rather than plain text: it begins with a tag, a comment or a document type.
pub fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    start
        .strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_values_and_what_is_hidden() {
        let page = page(
            "<p id=a class='b c' name=x>one<span style='color:red; display : none !important'>two</span>\
             <a href='/x' rel=tag>three</a><meta name=keywords content='k'>",
            None,
        );
        let find = |tag| (0..page.len()).find(|&node| page.tag(node) == tag).unwrap();
        assert_eq!(page.name(find(Tag::P)), "a b c");
        assert!(page.is_hidden(find(Tag::Span)));
        assert_eq!((page.name(find(Tag::A)), page.value(find(Tag::A))), ("tag", "/x"));
        assert_eq!((page.name(find(Tag::Meta)), page.value(find(Tag::Meta))), ("keywords", "k"));
    }

    #[test]
    fn what_a_script_would_show() {
        let shown = |html| {
            let page = page(html, None);
            let mut shown: Vec<bool> = vec![true; page.len()];
            for node in 1..page.len() {
                shown[node] = shown[page.parent(node)] && !page.is_hidden(node);
            }
            (0..page.len()).filter(|&node| shown[node]).map(|node| page.text(node)).collect::<String>()
        };
        assert_eq!(
            shown(
                "<p>a<template id=B:0></template>d</p><div hidden id=S:1>c</div><div hidden id=S:0>b<template id=P:1></template></div>"
            ),
            "abcd"
        );
        assert_eq!(shown("<p>one</p><div hidden id=S:7>two</div>"), "one");
        assert_eq!(shown("<i>x</i><div style='visibility: hidden; opacity: 0'>a whole text</div>"), "xa whole text");
        assert_eq!(shown("<p>a whole text</p><div style='visibility:hidden'>a menu</div>"), "a whole text");
    }

    #[test]
    fn html_or_text() {
        assert!(is_html("\u{feff} <!DOCTYPE html><p>") && is_html("<p>x"));
        assert!(!is_html("1 < 2") && !is_html("<3 this"));
    }
}
