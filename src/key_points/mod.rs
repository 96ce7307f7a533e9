//! What the article says in a few lines: the points that the page offers or, when it offers none, the
//! sentences that matter most, each with the passages that bear it out.

mod extracted;
mod offered;
mod passages;
mod ranking;
mod support;

use crate::article::Article;
use crate::options::Options;
use crate::quotes::Quote;
use crate::text::terms::Terms;
use offered::Parts;
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
    /// How much of what the article says is in an extracted point: 1 for the best, less for the others.
    pub importance: Option<f64>,
    /// Best first; empty for an extracted point, which is such a passage itself, and for one of the page's that
    /// nothing in the body bears out.
    pub support: Vec<Support>,
}

/// A passage of the body that bears a point out.
#[derive(Debug, Clone, PartialEq)]
pub struct Support {
    pub range: Range<usize>,
    /// What the passage stands in.
    pub paragraph: Range<usize>,
    /// 0 to 1.
    pub score: f64,
    /// In the passage's order.
    pub ties: Vec<Tie>,
}

/// A word of a point and one of a passage that mean the same, in one language or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    pub point: Range<usize>,
    pub passage: Range<usize>,
}

/// The article's key points: the page's own in its order; when it offers none, or the reader asks for both, sentences
/// of the body, the best first.
pub fn find(article: &Article, quotes: &[Quote], options: &Options, terms: &mut Terms) -> Vec<KeyPoint> {
    let passages = Passages::of(article, terms);
    let offered = offered::offered(article);
    let texts: Vec<Range<usize>> = offered.iter().map(|parts| parts.text.clone()).collect();
    let supports = support::supports(&texts, &article.text, &passages, terms);
    let offered = offered.into_iter().zip(supports).map(|(Parts { mark, label, text }, support)| KeyPoint {
        text,
        mark,
        label,
        origin: Origin::Page,
        importance: None,
        support,
    });
    let mut found: Vec<KeyPoint> = offered.collect();
    if found.is_empty() || options.own_points {
        let sentences = extracted::extracted(article, quotes, &passages, terms, options).into_iter();
        found.extend(sentences.map(|(text, importance)| KeyPoint {
            text,
            mark: None,
            label: None,
            origin: Origin::Extracted,
            importance: Some(importance),
            support: Vec::new(),
        }));
    }
    found
}
