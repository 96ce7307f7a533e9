//! Every quoted stretch of an article: where, of what kind, whose, and where it is said again.

use crate::article::Article;
use crate::text::language::Language;
use crate::text::lexicon::Lexicon;
use serde::Serialize;
use std::ops::Range;

/// What a marked stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Somebody's whole clause or sentence.
    Statement,
    /// Somebody's words inside another's sentence.
    Fragment,
    /// A name, coined or scare-quoted.
    Term,
    /// A work's title or a slogan.
    Title,
}

/// One quote. All ranges are bytes in [`Article::text`].
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    pub kind: Kind,
    pub language: Language,
    pub speaker: Option<Speaker>,
    /// The word that attributes it.
    pub cue: Option<Range<usize>>,
    /// The marked stretches that belong together, without their marks; never empty.
    pub parts: Vec<Range<usize>>,
    /// Indices of quotes of the same words elsewhere.
    pub same_as: Vec<usize>,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest form of the name anywhere in the article.
    pub name: Range<usize>,
    /// The mention in the attributing clause: a name, a pronoun, a title.
    pub as_written: Range<usize>,
}

/// Finds all quotes of an article, in page order.
pub fn find(_article: &Article, _lexicon: &Lexicon) -> Vec<Quote> {
    Vec::new()
}
