//! Where an article speaks of a tag, in both languages.

use crate::article::Article;
use crate::text::fold::fold;
use crate::text::ids::Ids;
use crate::text::language::is_cjk;
use crate::text::lists::Lists;
use crate::text::segment;
use crate::text::stem::stem;
use crate::text::stopwords::is_stop_word;
use crate::text::terms::{Term, Terms};
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
    terms: &'a Terms<'a>,
    /// Where each word stands, in order.
    ranges: Vec<Range<usize>>,
    /// Which words have a form.
    places: Lists,
}

impl<'a> Index<'a> {
    /// Takes down the words of all content blocks.
    pub fn of(article: &Article, terms: &'a Terms) -> Index<'a> {
        let (mut ranges, mut places): (Vec<Range<usize>>, Vec<(u32, u32)>) = Default::default();
        for block in article.blocks_where(|role| role.is_content()) {
            // a block's end parts words as far as any slack reaches
            let gap = ranges.last().map_or(0..0, |last| last.end..last.end);
            ranges.extend(std::iter::repeat_n(gap, SLACK + 1));
            for (word, spelling) in terms.words.within(&block.range) {
                // the parts of a hyphened word stand at one place
                let parts = &terms.words.spellings[spelling].parts;
                places.extend(parts.iter().map(|part| (part.form, ranges.len() as u32)));
                ranges.push(word.range.clone());
            }
        }
        Index { terms, ranges, places: Lists::of(&places) }
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
        let (folded, lexicon) = (fold(label, self.terms.lexicon), self.terms.lexicon);
        let label: Vec<String> = segment::words(&folded, lexicon)
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
        let (own, terms) = (stem(word), self.terms);
        let mut forms: Vec<Term> = terms.known(own).into_iter().collect();
        if word.starts_with(is_cjk) {
            let names = terms.namesakes.latin(word).iter().map(String::as_str);
            let glosses = terms.lexicon.glosses(word).take(glosses);
            forms.extend(glosses.chain(names).filter_map(|name| terms.known(name)));
        } else {
            let own = forms.first().copied();
            let means_it = |&form: &Term| {
                let senses = terms.senses(form);
                let is_name = || terms.namesakes.latin(terms.word(form)).iter().any(|name| name == stem(word));
                senses.iter().take(glosses).any(|&sense| Some(sense) == own) || !senses.is_empty() && is_name()
            };
            forms.extend(self.places.keys().filter(means_it));
        }
        let mut places: Vec<u32> = forms.into_iter().flat_map(|form| self.places.at(form as usize)).copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// What the article calls a label at its mentions, other than by the label's own words, the commonest first.
    pub fn aliases(&self, label: &str, mentions: &[Range<usize>], text: &str) -> Vec<String> {
        let lexicon = self.terms.lexicon;
        // without inflection, writing and order
        let key = |name: &str| {
            let folded = fold(name, lexicon);
            let mut words: Vec<String> = Vec::new();
            for word in segment::words(&folded, lexicon) {
                words.extend(folded[word.range].split('-').map(|part| stem(part).to_owned()));
            }
            words.sort_unstable();
            words
        };
        let (mut written, mut counts): (Ids, Vec<usize>) = Default::default();
        // words on both sides of a mark stand together, but are no name
        let whole = mentions.iter().map(|mention| &text[mention.clone()]).filter(|name| !name.contains(PARTING));
        whole.for_each(|name| *written.at(name, &mut counts) += 1);
        let own = key(label);
        let mut names: Vec<(Vec<String>, &str, usize)> = Vec::new();
        for (name, count) in written.words().zip(counts) {
            let words = key(name);
            match names.iter().position(|(known, ..)| *known == words) {
                Some(at) => names[at].2 += count,
                None if words != own && names.len() < MOST_NAMES => names.push((words, name, count)),
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
    use crate::text::lexicon::Lexicon;
    use crate::text::namesakes::Namesakes;
    use crate::text::vocabulary::Words;

    #[test]
    fn mentions_in_both_languages() {
        let page = Page::from_text(
            "Open-source AI in Fairwinny\nElon Musk spoke of AI safety in Fairwinny. 费尔温尼市长说，AI开源模型很安全。马斯克同意。",
        );
        let article = Article::find(&page, &Options::default());
        let words = Words::of(&article.text, Lexicon::bundled());
        let namesakes = Namesakes::of(&article.text, &words, Lexicon::bundled());
        let terms = Terms::new(&words, &namesakes, Lexicon::bundled());
        let index = Index::of(&article, &terms);
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
