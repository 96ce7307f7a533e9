//! An article's text as it was read, and beside it what the panel would show: for the try-it page and the sample
//! of the settings page.

use super::contents::Contents;
use super::dom::{element, first};
use super::outside::Memory;
use super::places::Blocks;
use super::sections::Drawing;
use super::shadow;
use super::strings::Strings;
use crate::article::Role;
use crate::options::Options;
use crate::page::Page;
use crate::steps::at_once;
use crate::text::lexicon::Lexicon;
use std::cell::RefCell;
use web_sys::{HtmlElement, ShadowRoot, ShadowRootMode};

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// What is shown beside the text.
struct Shown {
    place: HtmlElement,
    shadow: ShadowRoot,
    contents: Contents,
}

/// Reads a page, draws its text into one element and the panel's contents into another, where they take the place
/// of those before. False if there is nothing to read on it.
pub fn show(page: &Page, options: Options, text: &HtmlElement, place: &HtmlElement, lexicon: &Lexicon) -> bool {
    let (article, reading) = at_once(crate::read_in_steps(page, &options, lexicon));
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
    let strings = Strings::of(&options.language);
    let (explained, problems) = Default::default();
    let drawing = Drawing { reading, options, explained, problems, strings, url: String::new(), chinese: None };
    let contents = Contents::draw(drawing, Box::new(blocks), Memory::default(), None);
    SHOWN.with_borrow_mut(|shown| match shown {
        Some(shown) if shown.place == *place => {
            let scrolled = first(&shown.contents.root, ".scroll").map_or(0, |scroll| scroll.scroll_top());
            let _ = shown.shadow.replace_child(&contents.root, &shown.contents.root);
            first(&contents.root, ".scroll").inspect(|scroll| scroll.set_scroll_top(scrolled));
            shown.contents = contents;
        }
        _ => {
            let Some(shadow) = shadow::attach(place, ShadowRootMode::Open) else { return };
            let _ = shadow.append_child(&contents.root);
            *shown = Some(Shown { place: place.clone(), shadow, contents });
        }
    });
    !article.blocks.is_empty()
}

/// What a template makes of the reading that is shown.
pub fn markdown(template: String) -> Option<String> {
    SHOWN.with_borrow(|shown| {
        let drawing = shown.as_ref()?.contents.drawing();
        let options = Options { template, ..drawing.options.clone() };
        Some(drawing.markdown(&options, SAMPLE))
    })
}

/// Where the sample might stand.
const SAMPLE: &str = "https://harborline.example/river";

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
