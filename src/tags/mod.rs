//! What the article is about in a few words: the page's own tags first, then terms found in the text,
//! each with its mentions in both languages.

use crate::article::Article;
use crate::key_points::Origin;
use crate::quotes::Quote;
use crate::text::lexicon::Lexicon;
use std::ops::Range;

/// One tag.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// As the page writes it.
    pub label: String,
    pub origin: Origin,
    /// Where the body, summary, points and title speak of it: bytes in [`Article::text`], in order.
    pub mentions: Vec<Range<usize>>,
}

/// The article's tags, best first.
pub fn find(_article: &Article, _quotes: &[Quote], _lexicon: &Lexicon) -> Vec<Tag> {
    Vec::new()
}
