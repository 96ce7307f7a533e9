//! What the article is about in a few words: the page's own tags first, then terms found in the text,
//! each with its mentions in both languages.

mod found;
mod mentions;
mod tokens;

use crate::article::Article;
use crate::key_points::Origin;
use crate::quotes::Quote;
use crate::text::ids::Ids;
use crate::text::lexicon::Lexicon;
use crate::text::segment::Words;
use mentions::Index;
use std::ops::Range;
use tokens::Tokens;

/// One tag.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// As the page writes it.
    pub label: String,
    pub origin: Origin,
    /// Where the body, summary, points and title speak of it: bytes in [`Article::text`], in order.
    pub mentions: Vec<Range<usize>>,
}

/// Most tags that are found in the text.
const MOST_FOUND: usize = 10;
/// From so many tags of the page on, none are looked for in the text.
const ENOUGH: usize = 3;

/// The article's tags: the page's own in its order, then, when they are few, terms found in the text, the best
/// first.
pub fn find(article: &Article, words: &Words, quotes: &[Quote], lexicon: &Lexicon) -> Vec<Tag> {
    let speakers = quotes.iter().filter_map(|quote| quote.speaker.as_ref()).filter(|speaker| speaker.is_sure());
    let speakers: Ids = speakers.map(|speaker| &article.text[speaker.name.clone()]).collect();
    let index = Index::of(article, words, lexicon);
    let tag = |label: &str, origin| Tag { label: label.to_owned(), origin, mentions: index.mentions(label) };
    let mut tags: Vec<Tag> = article.offered_tags.iter().map(|label| tag(label, Origin::Page)).collect();
    if tags.len() < ENOUGH {
        let tokens = Tokens::of(article, words, lexicon);
        for range in found::found(&article.text, &tokens, &speakers, MOST_FOUND) {
            let label = &article.text[range.clone()];
            if tags.iter().all(|tag| tag.label != label) {
                let mut found = tag(label, Origin::Extracted);
                // by itself a label may be parted otherwise than where it stands
                if found.mentions.is_empty() {
                    found.mentions.push(range);
                }
                tags.push(found);
            }
        }
    }
    tags
}
