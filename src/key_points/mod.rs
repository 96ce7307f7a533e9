//! What the article says in a few lines: the points that the page offers or, when it offers none, the
//! sentences that matter most, each with the passages that bear it out.

mod extracted;
mod offered;
mod passages;
mod support;

use crate::article::Article;
use crate::options::Options;
use crate::quotes::Quote;
use crate::text::lexicon::Lexicon;
use crate::text::segment::Words;
use crate::text::terms::Terms;
use passages::Passages;
use serde::Serialize;
use std::ops::Range;

/// Where a key point, a tag or a summary is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The page itself offers it.
    Page,
    /// It was found in the text.
    Extracted,
}

/// One key point. All ranges are bytes in [`Article::text`].
#[derive(Debug, Clone, PartialEq)]
pub struct KeyPoint {
    /// Without mark and label.
    pub text: Range<usize>,
    pub mark: Option<Range<usize>>,
    pub label: Option<Range<usize>>,
    pub origin: Origin,
    /// Best first; empty for an extracted point, which is such a passage itself.
    pub support: Vec<Support>,
}

/// A passage of the body that bears a point out.
#[derive(Debug, Clone, PartialEq)]
pub struct Support {
    pub range: Range<usize>,
    /// 0 to 1.
    pub score: f64,
}

/// The article's key points: the page's own in its order or, when it offers none, sentences of the body, the best
/// first.
pub fn find(article: &Article, words: &Words, quotes: &[Quote], options: &Options, lexicon: &Lexicon) -> Vec<KeyPoint> {
    let mut terms = Terms::new(lexicon);
    let passages = Passages::of(article, words, &mut terms);
    let offered = offered::offered(article);
    if offered.is_empty() {
        let sentences = extracted::extracted(article, quotes, &passages, &mut terms, options).into_iter();
        return sentences
            .map(|text| KeyPoint { text, mark: None, label: None, origin: Origin::Extracted, support: Vec::new() })
            .collect();
    }
    let offered = offered.into_iter().map(|parts| {
        let support = support::support(terms.of_stretch(&article.text, &parts.text, words), &passages, &mut terms);
        KeyPoint { text: parts.text, mark: parts.mark, label: parts.label, origin: Origin::Page, support }
    });
    offered.collect()
}
