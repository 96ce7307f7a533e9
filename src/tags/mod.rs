//! What the article is about in a few words: the page's own tags first, then terms found in the text,
//! each with its mentions in both languages.

mod found;
mod mentions;
mod tokens;

use crate::article::Article;
use crate::key_points::Origin;
use crate::quotes::Quote;
use crate::text::ids::Ids;
use crate::text::terms::Terms;
use mentions::Index;
use std::ops::Range;
use tokens::Tokens;

/// One tag.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// As the page writes it.
    pub label: String,
    pub origin: Origin,
    /// What else the article calls it, in either language, the commonest first.
    pub aliases: Vec<String>,
    /// Where the body, summary, points and title speak of it: bytes in [`Article::text`], in order.
    pub mentions: Vec<Range<usize>>,
}

/// Most tags that are found in the text.
const MOST_FOUND: usize = 10;
/// From so many tags of the page on, none are looked for in the text.
const ENOUGH: usize = 3;

/// The article's tags: the page's own in its order, then, when they are few, terms found in the text, the best
/// first. What is spoken of only where a tag before it is, in the same words or the other language, is no further one.
pub fn find(article: &Article, quotes: &[Quote], terms: &Terms) -> Vec<Tag> {
    let offered = article.offered_tags.len();
    let found = if offered < ENOUGH { found(article, quotes, terms) } else { Vec::new() };
    let index = Index::of(article, terms);
    let tag = |label: &str, origin| {
        let mentions = index.mentions(label);
        let aliases = index.aliases(label, &mentions, &article.text);
        Tag { label: label.to_owned(), origin, aliases, mentions }
    };
    let mut tags: Vec<Tag> = article.offered_tags.iter().map(|label| tag(label, Origin::Page)).collect();
    for range in found {
        if tags.len() == offered + MOST_FOUND {
            break;
        }
        let mut found = tag(&article.text[range.clone()], Origin::Extracted);
        // by itself a label may be parted otherwise than where it stands
        if found.mentions.is_empty() {
            found.mentions.push(range);
        }
        if !tags.iter().any(|tag| tag.label == found.label || covers(tag, &found)) {
            tags.push(found);
        }
    }
    tags
}

/// Terms of the text, the best first: where each stands first.
fn found(article: &Article, quotes: &[Quote], terms: &Terms) -> Vec<Range<usize>> {
    let speakers = quotes.iter().filter_map(|quote| quote.speaker.as_ref()).filter(|speaker| speaker.is_sure());
    let speakers: Ids = speakers.map(|speaker| &article.text[speaker.name.clone()]).collect();
    found::found(&article.text, &Tokens::of(article, terms), &speakers, MOST_FOUND * 2)
}

/// Whether every mention of a tag lies in one of another's.
fn covers(tag: &Tag, other: &Tag) -> bool {
    other.mentions.iter().all(|mention| {
        let at = tag.mentions.partition_point(|range| range.end < mention.end);
        tag.mentions.get(at).is_some_and(|range| range.start <= mention.start)
    })
}
