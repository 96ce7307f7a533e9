//! The try-it page: an article's text as it was read, and beside it what the panel would show.

use super::contents::Contents;
use super::dom::{document, element};
use super::panel::adopt_styles;
use super::places::Blocks;
use super::sections::Drawing;
use super::strings::Strings;
use crate::article::{Article, Role};
use crate::options::Options;
use crate::page::Page;
use crate::text::lexicon::Lexicon;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot, ShadowRootInit, ShadowRootMode};

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// What is shown beside the text.
struct Shown {
    shadow: ShadowRoot,
    contents: Contents,
}

/// Fills in what the page says: each element's `data-say` names its message.
pub fn localise(language: &str) {
    let strings = Strings::of(language);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", strings.lang);
    }
    let Ok(found) = document().query_selector_all("[data-say]") else { return };
    for node in (0..found.length()).filter_map(|index| found.item(index)) {
        let element: Element = node.unchecked_into();
        let key = element.get_attribute("data-say").unwrap_or_default();
        element.set_text_content(Some(&strings.say(&key)));
    }
}

/// Reads a page and draws its text into `#text` and the panel's contents into `#beside`. False if there is
/// nothing to read on it.
pub fn show(page: &Page, language: &str, lexicon: &Lexicon) -> bool {
    let options = Options { language: language.to_owned(), ..Options::default() };
    let article = Article::find(page, &options);
    let (Some(text), Some(beside)) = (document().get_element_by_id("text"), document().get_element_by_id("beside"))
    else {
        return false;
    };
    let reading = crate::read_article(&article, &options, lexicon);
    let mut blocks = Blocks::default();
    text.set_text_content(None);
    let all = article.blocks.iter().zip(&reading.blocks);
    for (block, cut) in all.filter(|(block, _)| block.role != Role::Furniture) {
        let drawn = element(tag(block.role), if block.role.is_content() { "" } else { "aside" })
            .attribute("lang", block.language.code())
            .text(article.text_of(block));
        blocks.blocks.extend(drawn.0.first_child().map(|node| (cut.start, node)));
        let _ = text.append_child(&drawn.0);
    }
    let strings = Strings::of(language);
    let (explained, problems) = Default::default();
    let drawing = Drawing { reading, options, explained, problems, strings, url: String::new(), chinese: None };
    let contents = Contents::draw(drawing, Box::new(blocks), None);
    SHOWN.with_borrow_mut(|shown| match shown {
        Some(shown) => {
            let _ = shown.shadow.replace_child(&contents.root, &shown.contents.root);
            shown.contents = contents;
        }
        None => {
            let Ok(shadow) = beside.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)) else { return };
            adopt_styles(&shadow);
            let _ = shadow.append_child(&contents.root);
            *shown = Some(Shown { shadow, contents });
        }
    });
    !article.blocks.is_empty()
}

/// The element that shows a block of a role.
fn tag(role: Role) -> &'static str {
    match role {
        Role::Title => "h2",
        Role::Heading => "h3",
        Role::Quotation => "blockquote",
        Role::Code => "pre",
        _ => "p",
    }
}
