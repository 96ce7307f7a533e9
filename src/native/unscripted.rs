//! What a page's own script would do to it before a reader sees it, as far as whole texts depend on that.

use scraper::Html;
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
