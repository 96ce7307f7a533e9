//! HTML → [`Page`].

use crate::page::{Page, PageBuilder, Tag};
use scraper::{Html, Node};

/// Parses HTML as a browser does and takes down its nodes.
pub fn page(html: &str, url: Option<String>) -> Page {
    let document = Html::parse_document(html);
    let mut page = PageBuilder::default();
    for edge in document.tree.root().traverse() {
        use ego_tree::iter::Edge::{Close, Open};
        match edge {
            Open(node) => match node.value() {
                Node::Text(text) => page.text(text),
                Node::Element(element) => {
                    let _ = element;
                    page.open(Tag::named(element.name()), false, "", "");
                }
                _ => {}
            },
            Close(node) if node.value().is_element() => page.close(),
            Close(_) => {}
        }
    }
    page.finish(url)
}
