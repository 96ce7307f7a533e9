//! What there is to read on a page: title, byline, and the blocks with their roles.

mod body;
mod flow;
mod hints;

use crate::options::Options;
use crate::page::{NodeId, Page};
use crate::reading::{LanguageShare, Length, Related, Verdict};
use crate::text::language::{Language, Letters};
use serde::Serialize;
use std::ops::Range;

/// What a block is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Title,
    Byline,
    Summary,
    KeyPoint,
    Heading,
    Paragraph,
    ListItem,
    Quotation,
    Caption,
    Code,
    Table,
    Tags,
    Related,
    Promotion,
    Furniture,
}

impl Role {
    /// Whether such a block is part of the article's own text.
    pub fn is_body(self) -> bool {
        use Role::*;
        matches!(self, Heading | Paragraph | ListItem | Quotation | Caption | Code | Table)
    }

    /// Whether such a block says something about the article's subject: the body, and what the page puts
    /// over it.
    pub fn is_content(self) -> bool {
        self.is_body() || matches!(self, Role::Title | Role::Summary | Role::KeyPoint)
    }
}

/// One block: a line of [`Article::text`].
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub role: Role,
    pub language: Language,
    /// Bytes in [`Article::text`].
    pub range: Range<usize>,
    /// How many bytes at the block's beginning are bold, when not all of them are.
    pub bold: usize,
    /// The innermost block element that holds it.
    pub node: NodeId,
}

/// Who published it and when, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Byline {
    pub source: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
}

/// What there is to read on a page.
#[derive(Debug, Clone, Default)]
pub struct Article {
    pub title: String,
    pub byline: Byline,
    /// The blocks in page order, one a line.
    pub text: String,
    pub blocks: Vec<Block>,
    /// Labels of the tags that the page offers, in page order, each once.
    pub offered_tags: Vec<String>,
    pub related: Vec<Related>,
    /// Shares of the letters of content blocks, largest first.
    pub languages: Vec<LanguageShare>,
    /// Of the body.
    pub length: Length,
    pub verdict: Verdict,
    /// Where the text came from, in order of `at`.
    pieces: Vec<Piece>,
}

/// A run of [`Article::text`] that stands letter for letter in one text node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// First byte in the article's text.
    at: usize,
    /// The text node, and the run's bytes in its text.
    node: NodeId,
    from: usize,
    len: usize,
}

/// A stretch of one text node: bytes of [`Page::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub node: NodeId,
    pub range: Range<usize>,
}

impl Article {
    /// Finds a page's article; on a page without one, what there is to read all the same.
    pub fn find(page: &Page, _options: &Options) -> Article {
        let flow = flow::Flow::of(page);
        let body = body::find(page, &flow);
        let mut article = Article::default();
        for (line, _) in flow.lines.iter().zip(&body.kept).filter(|(_, kept)| **kept) {
            let role = if line.inside.heading > 0 { Role::Heading } else { Role::Paragraph };
            let at = article.text.len();
            let text = &flow.text[line.range.clone()];
            article.text.push_str(text);
            article.blocks.push(Block {
                role,
                language: Letters::of(text).language(),
                range: at..article.text.len(),
                bold: line.bold,
                node: line.node,
            });
            article.text.push('\n');
        }
        article
    }

    /// A block's text.
    pub fn text_of(&self, block: &Block) -> &str {
        &self.text[block.range.clone()]
    }

    /// The blocks with a role that passes, in page order.
    pub fn blocks_where(&self, pass: impl Fn(Role) -> bool) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| pass(block.role))
    }

    /// The article's own text: its body blocks, one a line.
    pub fn body(&self) -> String {
        let lines: Vec<_> = self.blocks_where(Role::is_body).map(|block| self.text_of(block)).collect();
        lines.join("\n")
    }

    /// The bytes of the summary that the page offers: from the first summary block to the last of those that
    /// follow it at once.
    pub fn summary(&self) -> Option<Range<usize>> {
        let first = self.blocks.iter().position(|block| block.role == Role::Summary)?;
        let run = self.blocks[first..].iter().take_while(|block| block.role == Role::Summary).count();
        Some(self.blocks[first].range.start..self.blocks[first + run - 1].range.end)
    }

    /// The stretches of text nodes that a range of bytes of [`Article::text`] stands in, in page order.
    pub fn anchors(&self, range: Range<usize>) -> Vec<Anchor> {
        let first = self.pieces.partition_point(|piece| piece.at + piece.len <= range.start);
        let mut anchors: Vec<Anchor> = Vec::new();
        for piece in self.pieces[first..].iter().take_while(|piece| piece.at < range.end) {
            let start = piece.from + range.start.saturating_sub(piece.at);
            let end = piece.from + piece.len.min(range.end - piece.at);
            match anchors.last_mut() {
                // across collapsed white space of one node
                Some(last) if last.node == piece.node => last.range.end = end,
                _ => anchors.push(Anchor { node: piece.node, range: start..end }),
            }
        }
        anchors
    }
}
