//! Indirect speech: what somebody says or thinks, told without marks ("some argue that …", 专家认为…).
//!
//! A sentence gives one view at most, and none when it holds somebody's marked words: those are quotes.

mod chinese;
mod english;

use super::english::Scene;
use super::subjects::Subjects;
use crate::article::{Article, Block, Role};
use crate::text::language::Language;
use crate::text::sentences::sentences;
use std::ops::Range;

/// What somebody says in the author's words. All ranges are bytes in [`Article::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    pub language: Language,
    /// The fullest form of the holder's name anywhere in the article.
    pub holder: Range<usize>,
    /// The mention beside the cue.
    pub as_written: Range<usize>,
    /// The word that attributes it.
    pub cue: Range<usize>,
    /// What is said, within one sentence.
    pub content: Range<usize>,
}

/// A longer sentence, in bytes, is none: a list or rubbish, and would take its time.
const LONGEST: usize = 1500;

/// The views in an article's own text, in page order. `quoted`: the places of somebody's marked words, in order.
pub fn find(article: &Article, scene: &Scene, subjects: &Subjects, quoted: &[Range<usize>]) -> Vec<View> {
    let mut views = Vec::new();
    let mut cursor = english::Cursor::default();
    let told = |block: &&Block| matches!(block.role, Role::Paragraph | Role::ListItem | Role::Quotation);
    for block in article.blocks.iter().filter(told) {
        let base = block.range.start;
        for sentence in sentences(article.text_of(block)) {
            let sentence = base + sentence.start..base + sentence.end;
            let next = quoted.partition_point(|quote| quote.end <= sentence.start);
            if sentence.len() > LONGEST || quoted.get(next).is_some_and(|quote| quote.start < sentence.end) {
                continue;
            }
            views.extend(match block.language {
                Language::Chinese => chinese::view(subjects, sentence),
                _ => english::view(scene, sentence, &mut cursor),
            });
        }
    }
    views
}
