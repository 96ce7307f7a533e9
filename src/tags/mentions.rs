//! Where an article speaks of a tag, in both languages.

use crate::article::Article;
use crate::text::fold::fold;
use crate::text::ids::Ids;
use crate::text::language::is_cjk;
use crate::text::lexicon::Lexicon;
use crate::text::namesakes::Namesakes;
use crate::text::segment::{self, Words};
use crate::text::stem::stem;
use crate::text::stopwords::is_stop_word;
use std::ops::Range;

/// How many words that are none of a label's may stand between its words.
const SLACK: usize = 1;
/// How many of a word's glosses are taken for its names, when the word is a label by itself; in a longer label each
/// word vouches for the others.
const GLOSSES_ALONE: usize = 2;
const GLOSSES_TOGETHER: usize = 4;

/// Most names that a tag is given beside its label, and of how many the commonest are taken.
const MOST_ALIASES: usize = 3;
const MOST_NAMES: usize = 30;
/// Marks that no name has within it.
const PARTING: &[char] =
    &['“', '”', '"', '「', '」', '，', ',', '。', '、', '：', ':', '；', ';', '（', '(', '！', '？', '?'];

/// The article's words, to be asked for labels.
#[derive(Debug)]
pub struct Index<'a> {
    lexicon: &'a Lexicon,
    namesakes: &'a Namesakes,
    /// Where each word stands, in order.
    ranges: Vec<Range<usize>>,
    /// The forms of the words: a stem, or a Chinese word in Simplified writing.
    forms: Ids,
    /// Which words have a form.
    places: Vec<Vec<u32>>,
}

impl<'a> Index<'a> {
    /// Takes down the words of all content blocks.
    pub fn of(article: &Article, words: &Words, namesakes: &'a Namesakes, lexicon: &'a Lexicon) -> Index<'a> {
        let mut index = Index { lexicon, namesakes, ranges: Vec::new(), forms: Ids::default(), places: Vec::new() };
        for block in article.blocks_where(|role| role.is_content()) {
            // a block's end parts words as far as any slack reaches
            let gap = index.ranges.last().map_or(0..0, |last| last.end..last.end);
            index.ranges.extend(std::iter::repeat_n(gap, SLACK + 1));
            for word in words.within(&block.range) {
                let folded = fold(&article.text[word.range.clone()], lexicon);
                let at = index.ranges.len() as u32;
                index.ranges.push(word.range.clone());
                // the parts of a hyphened word stand at one place
                for part in folded.split('-') {
                    index.forms.at(stem(part), &mut index.places).push(at);
                }
            }
        }
        index
    }

    /// Where the article speaks of a label: all of its words stand together, as themselves or as their
    /// translations, in any order; of a name with dots between its parts the last part is enough. Mentions don't
    /// overlap and are in order.
    pub fn mentions(&self, label: &str) -> Vec<Range<usize>> {
        let mut found = self.together(label);
        if let Some((_, last)) = label.rsplit_once(['·', '・', '•']) {
            found.extend(self.together(last));
            found.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
            let mut end = 0;
            found.retain(|range| {
                let free = range.start >= end;
                end = end.max(range.end);
                free
            });
        }
        found
    }

    /// Where all words of a label stand together.
    fn together(&self, label: &str) -> Vec<Range<usize>> {
        let folded = fold(label, self.lexicon);
        let label: Vec<String> = segment::words(&folded, self.lexicon)
            .into_iter()
            .flat_map(|word| folded[word.range].split('-').map(str::to_owned).collect::<Vec<_>>())
            .filter(|word| !is_stop_word(word))
            .collect();
        let glosses = if label.len() == 1 { GLOSSES_ALONE } else { GLOSSES_TOGETHER };
        let wanted: Vec<Vec<u32>> = label.iter().map(|word| self.places_of(word, glosses)).collect();
        let Some((first, rest)) = wanted.split_first() else { return Vec::new() };
        let reach = wanted.len() + SLACK;
        let mut found: Vec<Range<usize>> = Vec::new();
        // the word after the last mention
        let mut end = 0;
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
            // forename and surname, each found by itself, are one mention
            let adjoins = span.start <= end;
            match found.last_mut() {
                Some(last) if range.start < last.end || (adjoins && range.start <= last.end + 1) => {
                    last.end = last.end.max(range.end);
                }
                _ => found.push(range),
            }
            end = span.end;
        }
        found
    }

    /// Where a word of a label, or one of its names in the other language (its first glosses, what sounds like it),
    /// stands.
    fn places_of(&self, word: &str, glosses: usize) -> Vec<u32> {
        let own = stem(word);
        let mut forms = vec![own];
        if word.starts_with(is_cjk) {
            forms.extend(self.lexicon.glosses(word).take(glosses));
            forms.extend(self.namesakes.latin(word).iter().map(String::as_str));
        } else {
            let chinese = self.forms.words().filter(|form| form.starts_with(is_cjk));
            let means_it = |form: &&str| {
                self.lexicon.glosses(form).take(glosses).any(|gloss| gloss == own)
                    || self.namesakes.latin(form).iter().any(|name| name == own)
            };
            forms.extend(chinese.filter(means_it));
        }
        let forms = forms.into_iter();
        let mut places: Vec<u32> =
            forms.filter_map(|form| self.places.get(self.forms.get(form)?)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// What the article calls a label at its mentions, other than by the label's own words, the commonest first.
    pub fn aliases(&self, label: &str, mentions: &[Range<usize>], text: &str) -> Vec<String> {
        // without inflection, writing and order
        let key = |name: &str| {
            let folded = fold(name, self.lexicon);
            let mut words: Vec<String> = Vec::new();
            for word in segment::words(&folded, self.lexicon) {
                words.extend(folded[word.range].split('-').map(|part| stem(part).to_owned()));
            }
            words.sort_unstable();
            words
        };
        let own = key(label);
        let mut names: Vec<(Vec<String>, &str, usize)> = Vec::new();
        for mention in mentions {
            let name = &text[mention.clone()];
            // words on both sides of a mark stand together, but are no name
            if name.contains(PARTING) {
                continue;
            }
            let words = key(name);
            match names.iter().position(|(known, ..)| *known == words) {
                Some(at) => names[at].2 += 1,
                None if words != own && names.len() < MOST_NAMES => names.push((words, name, 1)),
                None => {}
            }
        }
        names.sort_by_key(|&(_, _, count)| std::cmp::Reverse(count));
        names.into_iter().take(MOST_ALIASES).map(|(_, name, _)| name.to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::page::Page;

    #[test]
    fn mentions_in_both_languages() {
        let page = Page::from_text(
            "Open-source AI in Fairwinny\nElon Musk spoke of AI safety in Fairwinny. 费尔温尼市长说，AI开源模型很安全。马斯克同意。",
        );
        let article = Article::find(&page, &Options::default());
        let words = Words::of(&article.text, Lexicon::bundled());
        let namesakes = Namesakes::of(&article.text, &words, Lexicon::bundled());
        let index = Index::of(&article, &words, &namesakes, Lexicon::bundled());
        for (label, mentions) in [
            ("开源AI", "Open-source AI|AI开源"),
            ("AI安全", "AI safety"),
            ("埃隆·马斯克", "Elon Musk|马斯克"),
            ("open source AI", "Open-source AI|AI开源"),
            ("费尔温尼", "Fairwinny|Fairwinny|费尔温尼"),
            ("Fairwinny", "Fairwinny|Fairwinny|费尔温尼"),
            ("气候", ""),
        ] {
            let got: Vec<_> = index.mentions(label).into_iter().map(|range| &article.text[range]).collect();
            assert_eq!(got.join("|"), mentions, "{label}");
        }
        for (label, aliases) in
            [("埃隆·马斯克", "Elon Musk|马斯克"), ("AI安全", "AI safety"), ("open source AI", "AI开源")]
        {
            let got = index.aliases(label, &index.mentions(label), &article.text);
            assert_eq!(got.join("|"), aliases, "{label}");
        }
    }
}
