//! The points that the page itself offers, each parted into mark, label and text.

use crate::article::{Article, Block, Role};
use crate::text::marks::{point_label, point_mark};
use std::ops::Range;

/// Mark, label and text of a point: bytes in [`Article::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    pub mark: Option<Range<usize>>,
    pub label: Option<Range<usize>>,
    pub text: Range<usize>,
}

/// The points that the page offers, in its order.
pub fn offered(article: &Article) -> Vec<Parts> {
    let blocks = article.blocks_where(|role| role == Role::KeyPoint);
    blocks.map(|block| parts(block, article.text_of(block))).filter(|parts| !parts.text.is_empty()).collect()
}

/// Parts one block, whose text is given.
fn parts(block: &Block, text: &str) -> Parts {
    let mark = point_mark(text);
    let after_mark = mark.as_ref().map_or(0, |mark| mark.end);
    let label = point_label(&text[after_mark..], block.bold.saturating_sub(after_mark));
    let begin = after_mark + label.as_ref().map_or(0, |label| label.text);
    let core = text[begin..].trim();
    let begin = text.len() - text[begin..].trim_start().len();
    let moved =
        |range: Range<usize>, by: usize| block.range.start + by + range.start..block.range.start + by + range.end;
    Parts {
        mark: mark.map(|mark| moved(mark, 0)),
        label: label.map(|label| moved(label.words, after_mark)),
        text: moved(begin..begin + core.len(), 0),
    }
}
