//! What a page's own script would do to it before a reader sees it, as far as whole texts depend on that.

use ego_tree::NodeId;
use ego_tree::iter::Edge::{Close, Open};
use scraper::{Html, Node};
use std::collections::HashMap;

/// Puts what a server sent later into its place: `<div hidden id="S:1">` belongs where `<template id="B:1">` (or `P:1`)
/// stands.
pub fn assemble(document: &mut Html) {
    let mut places = HashMap::new();
    let mut parts = Vec::new();
    for node in document.tree.nodes() {
        let Some(element) = node.value().as_element() else { continue };
        match element.attr("id").and_then(|id| id.split_once(':')) {
            Some(("B" | "P", number)) if element.name() == "template" => {
                places.insert(number.to_owned(), node.id());
            }
            Some(("S", number)) if element.attr("hidden").is_some() => parts.push((number.to_owned(), node.id())),
            _ => {}
        }
    }
    for (number, part) in parts {
        let Some(&place) = places.get(&number) else { continue };
        // a part may hold the place of another
        let children = document.tree.get(part).map(|part| part.children().map(|child| child.id()).collect::<Vec<_>>());
        for child in children.unwrap_or_default() {
            // a page that puts a part into itself stays as it is
            let inside = document
                .tree
                .get(place)
                .is_some_and(|place| place.id() == child || place.ancestors().any(|node| node.id() == child));
            if let Some(mut place) = document.tree.get_mut(place).filter(|_| !inside) {
                place.insert_id_before(child);
            }
        }
    }
}

/// An element is waiting to be shown when it holds at least so many parts in a hundred of the page's text.
const WAITING_SHARE: usize = 75;

/// The element that is made invisible and yet holds nearly all of the page's text: a script would fade it in.
pub fn waiting(document: &Html) -> Option<NodeId> {
    let mut all = 0;
    let mut open = Vec::new();
    let mut hidden = Vec::new();
    for edge in document.tree.root().traverse() {
        match edge {
            Open(node) => match node.value() {
                Node::Text(text) if !node.parent().is_some_and(|parent| is_unread(parent.value())) => {
                    all += text.trim().len()
                }
                Node::Element(element) if is_invisible(element.attr("style")) => open.push((node.id(), all)),
                _ => {}
            },
            Close(node) => {
                if let Some((id, before)) = open.pop_if(|(id, _)| *id == node.id()) {
                    hidden.push((all - before, id));
                }
            }
        }
    }
    hidden.into_iter().max().filter(|(inside, _)| inside * 100 >= all * WAITING_SHARE).map(|(_, id)| id)
}

fn is_unread(node: &Node) -> bool {
    node.as_element()
        .is_some_and(|element| matches!(element.name(), "script" | "style" | "noscript" | "template" | "title"))
}

fn is_invisible(style: Option<&str>) -> bool {
    let mut rules = style.unwrap_or_default().split(';').filter_map(|rule| rule.split_once(':'));
    rules.any(|(name, value)| name.trim() == "visibility" && value.trim() == "hidden")
}
