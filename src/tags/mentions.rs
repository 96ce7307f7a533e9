//! Where an article speaks of a tag, in both languages.

use crate::article::Article;
use crate::text::fold::fold;
use crate::text::lexicon::Lexicon;
use crate::text::stem::stem;
use crate::text::stopwords::is_stop_word;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many words that are none of a label's may stand between its words.
const SLACK: usize = 1;
/// How many of a word's glosses are taken for its names.
const GLOSSES: usize = 2;

/// The article's words, to be asked for labels.
#[derive(Debug)]
pub struct Words<'a> {
    lexicon: &'a Lexicon,
    /// Where each word stands, in order.
    ranges: Vec<Range<usize>>,
    /// Which words have a form: a stem, or a Chinese word in Simplified writing.
    places: BTreeMap<String, Vec<u32>>,
}

impl<'a> Words<'a> {
    /// Takes down the words of all content blocks.
    pub fn of(article: &Article, lexicon: &'a Lexicon) -> Words<'a> {
        let mut words = Words { lexicon, ranges: Vec::new(), places: BTreeMap::new() };
        for block in article.blocks_where(|role| role.is_content()) {
            let text = article.text_of(block);
            // a block's end parts words as far as any slack reaches
            let gap = words.ranges.last().map_or(0..0, |last| last.end..last.end);
            words.ranges.extend(std::iter::repeat_n(gap, SLACK + 1));
            for word in lexicon.words(text) {
                let folded = fold(&text[word.range.clone()], lexicon);
                let at = words.ranges.len() as u32;
                let range = block.range.start + word.range.start..block.range.start + word.range.end;
                words.ranges.push(range);
                // the parts of a hyphened word stand at one place
                for part in folded.split('-') {
                    words.places.entry(stem(part).to_owned()).or_default().push(at);
                }
            }
        }
        words
    }

    /// Where the article speaks of a label: all of its words stand together, as themselves or as their
    /// translations, in any order. Mentions don't overlap and are in order.
    pub fn mentions(&self, label: &str) -> Vec<Range<usize>> {
        let folded = fold(label, self.lexicon);
        let wanted: Vec<Vec<u32>> = self
            .lexicon
            .words(&folded)
            .flat_map(|word| folded[word.range].split('-').map(str::to_owned).collect::<Vec<_>>())
            .filter(|word| !is_stop_word(word))
            .map(|word| self.places_of(&word))
            .collect();
        let Some((first, rest)) = wanted.split_first() else { return Vec::new() };
        let reach = wanted.len() + SLACK;
        let mut found: Vec<Range<usize>> = Vec::new();
        for &at in first {
            // each further word as near as it stands
            let mut span = at..at + 1;
            let all = rest.iter().all(|places| {
                let from = places.partition_point(|&place| place + (reach as u32) < at + 1);
                let near = places[from..].iter().take_while(|&&place| place < at + reach as u32);
                let nearest = near.copied().min_by_key(|&place| place.abs_diff(at));
                nearest.inspect(|&place| span = span.start.min(place)..span.end.max(place + 1)).is_some()
            });
            if !all || span.len() > reach {
                continue;
            }
            let range = self.ranges[span.start as usize].start..self.ranges[span.end as usize - 1].end;
            match found.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => found.push(range),
            }
        }
        found
    }

    /// Where a word of a label, or one of its names in the other language, stands.
    fn places_of(&self, word: &str) -> Vec<u32> {
        let own = std::iter::once(stem(word));
        let forms = own.chain(self.lexicon.glosses(word).take(GLOSSES));
        let mut places: Vec<u32> = forms.filter_map(|form| self.places.get(form)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}
