//! The passages of a body: its sentences in their paragraphs.

use crate::article::{Article, Block, Role};
use crate::text::sentences::sentences;
use crate::text::terms::{Term, Terms};
use std::ops::Range;

/// A sentence of the body.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Bytes in [`Article::text`].
    pub range: Range<usize>,
    /// Which paragraph holds it: an index that grows from 0.
    pub paragraph: usize,
    /// That paragraph's bytes.
    pub context: Range<usize>,
    /// Whether it begins its paragraph.
    pub opens: bool,
    /// Whether it is a heading.
    pub heading: bool,
    /// In the order of its words.
    pub terms: Vec<Term>,
}

/// The passages of a body.
#[derive(Debug, Default)]
pub struct Passages {
    pub list: Vec<Passage>,
    /// The terms of what translates a paragraph, with the paragraph's index. They count for their original.
    pub translations: Vec<(usize, Vec<Term>)>,
}

impl Passages {
    /// Takes down the sentences of all body blocks. A block that translates another gives no passages.
    pub fn of(article: &Article, terms: &Terms) -> Passages {
        let mut passages = Passages::default();
        // translations by their originals
        let mut translations: Vec<(usize, &Block)> =
            article.blocks.iter().filter_map(|block| Some((block.translation_of?, block))).collect();
        translations.sort_unstable_by_key(|&(original, block)| (original, block.range.start));
        let mut paragraph = 0;
        for (at, block) in article.blocks.iter().enumerate() {
            if !block.role.is_body() || block.role == Role::Code || block.translation_of.is_some() {
                continue;
            }
            for sentence in sentences(article.text_of(block)) {
                let range = block.range.start + sentence.start..block.range.start + sentence.end;
                let (opens, heading) = (range.start == block.range.start, block.role == Role::Heading);
                let (context, terms) = (block.range.clone(), terms.of_stretch(&range));
                passages.list.push(Passage { range, paragraph, context, opens, heading, terms });
            }
            let first = translations.partition_point(|&(original, _)| original < at);
            for (_, translation) in translations[first..].iter().take_while(|&&(original, _)| original == at) {
                passages.translations.push((paragraph, terms.of_stretch(&translation.range)));
            }
            paragraph += 1;
        }
        passages
    }
}
