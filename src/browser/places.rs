//! From the article's words back to the document's.

use super::Snapshot;
use super::outside::Outside;
use crate::article::{Anchor, Article};
use crate::options::Options;
use crate::page::{Page, Steps};
use crate::text::refind::refind;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Node, Range};

/// Finds a stretch of a reading's text in the document that is shown.
pub trait Places {
    /// Where the words from `start` to `end` (UTF-16 code units of the reading's text) stand now, one range a
    /// text node, in page order. Empty when any of them is gone or reads otherwise: never a wrong place.
    fn ranges(&self, start: usize, end: usize) -> Vec<Range>;

    /// Takes the page down anew, for `ranges` to find words that stand in other nodes by now. True if the article
    /// reads otherwise than it did.
    fn look_again(&self) -> bool {
        false
    }
}

/// A live page that was taken down by the snapshot.
#[derive(Debug)]
pub struct Source {
    pub page: Page,
    /// The DOM node of each record: the page's node 1 stands at 0.
    pub nodes: Array,
}

/// An article on the live page it was found on.
#[derive(Debug)]
pub struct Found {
    source: Rc<Source>,
    article: Article,
    steps: Steps,
    outside: Outside,
    options: Options,
    /// The page as it stood when it was last looked at again.
    now: RefCell<Option<(Source, Article)>>,
}

impl Found {
    pub fn new(source: Rc<Source>, article: Article, outside: Outside, options: Options) -> Found {
        let steps = Steps::of(&article.text);
        Found { source, article, steps, outside, options, now: RefCell::default() }
    }
}

impl Places for Found {
    fn ranges(&self, start: usize, end: usize) -> Vec<Range> {
        let byte = |units| self.steps.byte(&self.article.text, units);
        let words = byte(start)..byte(end);
        let ranges = self.source.ranges(&self.article, words.clone());
        if !ranges.is_empty() {
            return ranges;
        }
        let now = self.now.borrow();
        let again = now.as_ref().and_then(|(source, article)| {
            let words = refind(&self.article.text, words, &article.text)?;
            Some(source.ranges(article, words))
        });
        again.unwrap_or_default()
    }

    fn look_again(&self) -> bool {
        let source = Source::of(&self.outside.snapshot(), self.source.page.url.clone());
        let article = Article::find(&source.page, &self.options);
        let changed = article.text != self.article.text;
        self.now.replace(Some((source, article)));
        changed
    }
}

impl Source {
    pub fn of(snapshot: &Snapshot, url: Option<String>) -> Source {
        let page = Page::from_snapshot(url, &snapshot.strings(), &snapshot.table());
        Source { page, nodes: snapshot.nodes() }
    }

    /// Where a stretch of an article on this page stands; nothing unless all of it does.
    fn ranges(&self, article: &Article, words: std::ops::Range<usize>) -> Vec<Range> {
        let anchors = article.anchors(words);
        let ranges = anchors.iter().map(|anchor| self.range(anchor));
        ranges.collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    fn range(&self, anchor: &Anchor) -> Option<Range> {
        let text = self.page.text(anchor.node);
        let (before, words) = (text.get(..anchor.range.start)?, text.get(anchor.range.clone())?);
        let node = self.nodes.get(anchor.node.checked_sub(1)? as u32);
        words_in(node.unchecked_into(), units(before), words)
    }
}

/// An article drawn by the try-it page: each block one text node.
#[derive(Debug, Default)]
pub struct Blocks {
    /// Where each block begins in the reading's text, and its text node, in order.
    pub blocks: Vec<(usize, Node)>,
}

impl Places for Blocks {
    fn ranges(&self, start: usize, end: usize) -> Vec<Range> {
        let first = self.blocks.partition_point(|&(at, _)| at <= start).saturating_sub(1);
        let touched = self.blocks[first..].iter().take_while(|&&(at, _)| at < end);
        let ranges = touched.filter_map(|(at, node)| {
            let length = node.text_content()?.encode_utf16().count();
            range(node, start.saturating_sub(*at).min(length), (end - at).min(length))
        });
        ranges.collect()
    }
}

/// The range of `words` in a text node from UTF-16 offset `start` on; none if the node has left the document
/// or reads otherwise by now.
fn words_in(node: Node, start: u32, words: &str) -> Option<Range> {
    let length = units(words);
    if !node.is_connected() || node.node_type() != Node::TEXT_NODE {
        return None;
    }
    let now = node.unchecked_ref::<CharacterData>().substring_data(start, length).ok()?;
    if now != words {
        return None;
    }
    range(&node, start as usize, (start + length) as usize)
}

fn range(node: &Node, start: usize, end: usize) -> Option<Range> {
    let range = super::dom::document().create_range().ok()?;
    range.set_start(node, start as u32).ok()?;
    range.set_end(node, end as u32).ok()?;
    Some(range)
}

fn units(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}
