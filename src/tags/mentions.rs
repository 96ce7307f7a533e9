//! Where an article speaks of a tag, in both languages.

use crate::article::Article;
use crate::text::ids::Ids;
use crate::text::language::is_cjk;
use crate::text::lists::Lists;
use crate::text::names::DOTS;
use crate::text::order::heaviest_first;
use crate::text::sentences::sentences;
use crate::text::terms::{Term, Terms};
use crate::text::vocabulary::Words;
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

/// Forms of words, each with whether it is a stop word.
type Key = Vec<(String, bool)>;

/// The article's words, to be asked for labels.
#[derive(Debug)]
pub struct Index<'a> {
    terms: &'a Terms<'a>,
    /// Words have places, with gaps between sentences: where each sentence begins, and the index of its first word.
    sentences: Vec<(u32, u32)>,
    /// The places of the words that have a form.
    places: Lists,
}

impl<'a> Index<'a> {
    /// Takes down the words of all content blocks.
    pub fn of(article: &Article, terms: &'a Terms) -> Index<'a> {
        let mut begins = Vec::new();
        let mut places: Vec<(u32, u32)> = Vec::with_capacity(terms.words.len());
        let mut place = 0;
        for block in article.blocks_where(|role| role.is_content()) {
            for sentence in sentences(article.text_of(block)) {
                // a sentence's end parts words as far as any slack reaches
                place += SLACK as u32 + 1;
                let words =
                    terms.words.indices(&(block.range.start + sentence.start..block.range.start + sentence.end));
                begins.push((place, words.start as u32));
                for word in words {
                    // the parts of a hyphened word stand at one place; “not” is no form of notes
                    let parts = terms.words.spelling_of(word).parts().iter().filter(|part| !part.is_stop_word);
                    places.extend(parts.map(|part| (part.form, place)));
                    place += 1;
                }
            }
        }
        Index { terms, sentences: begins, places: Lists::of(&places) }
    }

    /// The bytes of the word at a place.
    fn range(&self, place: u32) -> &Range<usize> {
        let sentence = self.sentences.partition_point(|&(from, _)| from <= place).saturating_sub(1);
        let (from, first) = self.sentences[sentence];
        self.terms.words.range((first + place - from) as usize)
    }

    /// Where the article speaks of a label: all of its words stand together, as themselves or as their
    /// translations, in any order; of a name with dots between its parts the last part is enough. Mentions don't
    /// overlap and are in order.
    pub fn mentions(&self, label: &str) -> Vec<Range<usize>> {
        let mut found = self.together(label);
        if let Some((_, last)) = label.rsplit_once(DOTS) {
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
        let label: Vec<String> =
            self.parts(label).into_iter().filter(|(_, is_stop_word)| !is_stop_word).map(|(part, _)| part).collect();
        let glosses = if label.len() == 1 { GLOSSES_ALONE } else { GLOSSES_TOGETHER };
        let wanted: Vec<Vec<u32>> = label.iter().map(|word| self.places_of(word, glosses)).collect();
        let Some((first, rest)) = wanted.split_first() else { return Vec::new() };
        let reach = wanted.len() + SLACK;
        let mut own: Vec<u32> = wanted.iter().flatten().copied().collect();
        own.sort_unstable();
        own.dedup();
        let up_to = |end: u32| own.partition_point(|&place| place < end);
        let mut found: Vec<Range<usize>> = Vec::new();
        // the words of the last mention, and how many of them are none of the label's
        let (mut last_span, mut last_others) = (0..0, 0);
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
            let others = span.len() - (up_to(span.end) - up_to(span.start));
            let range = self.range(span.start).start..self.range(span.end - 1).end;
            match found.last_mut() {
                // two that share words are one, “open source AI”, or else the one with fewer others is meant
                Some(last) if span.start < last_span.end => match (others, last_others) {
                    (0, 0) => last.end = last.end.max(range.end),
                    _ if others < last_others && span.start >= last_span.start => *last = range,
                    _ => continue,
                },
                // forename and surname, each found by itself, are one mention
                Some(last) if span.start == last_span.end && range.start <= last.end + 1 => last.end = range.end,
                _ => found.push(range),
            }
            (last_span, last_others) = (span, others);
        }
        found
    }

    /// The forms of a label's words, of hyphened ones those of their parts, each with whether it is a stop word.
    fn parts(&self, label: &str) -> Key {
        let words = Words::of(label, self.terms.lexicon);
        let mut parts = Vec::new();
        for (_, spelling) in words.within(&(0..label.len())) {
            let own = words.spellings[spelling].parts().iter();
            parts.extend(own.map(|part| (words.forms.word(part.form as usize).to_owned(), part.is_stop_word)));
        }
        parts
    }

    /// Where a word of a label, or one of its names in the other language (its first glosses, what sounds like it),
    /// stands.
    fn places_of(&self, word: &str, glosses: usize) -> Vec<u32> {
        let terms = self.terms;
        let mut forms: Vec<Term> = terms.known(word).into_iter().collect();
        if word.starts_with(is_cjk) {
            let names = terms.namesakes.latin(word).iter().map(String::as_str);
            let glosses = terms.lexicon.glosses(word).take(glosses);
            forms.extend(glosses.chain(names).filter_map(|name| terms.known(name)));
        } else {
            let own = forms.first().copied();
            let means_it = |&form: &Term| {
                let senses = terms.senses(form);
                let is_name = || terms.namesakes.latin(terms.word(form)).iter().any(|name| name == word);
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
        // without inflection, writing and order
        let key = |name: &str| {
            let mut parts = self.parts(name);
            parts.sort_unstable();
            parts
        };
        let (mut written, mut counts): (Ids, Vec<usize>) = Default::default();
        // words on both sides of a mark stand together, but are no name
        let whole = mentions.iter().map(|mention| &text[mention.clone()]).filter(|name| !name.contains(PARTING));
        whole.for_each(|name| *written.at(name, &mut counts) += 1);
        let own = key(label);
        let mut names: Vec<(Key, &str, usize)> = Vec::new();
        for (name, count) in written.words().zip(counts) {
            let words = key(name);
            match names.iter().position(|(known, ..)| *known == words) {
                Some(at) => names[at].2 += count,
                None if words != own && names.len() < MOST_NAMES => names.push((words, name, count)),
                None => {}
            }
        }
        heaviest_first(&mut names, |&(_, _, count)| count as f64);
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

    #[test]
    fn mentions_in_both_languages() {
        let text = "Open-source AI in Fairwinny\nElon Musk spoke of AI safety in Fairwinny. 费尔温尼市长说，AI开源模型很安全。马斯克同意。";
        with_index(text, mentions_and_aliases);
    }

    fn mentions_and_aliases(index: &Index, text: &str) {
        for (label, mentions) in [
            ("开源AI", "Open-source AI|AI开源"),
            ("AI安全", "AI safety"),
            ("埃隆·马斯克", "Elon Musk|马斯克"),
            ("open source AI", "Open-source AI|AI开源"),
            ("费尔温尼", "Fairwinny|Fairwinny|费尔温尼"),
            ("Fairwinny", "Fairwinny|Fairwinny|费尔温尼"),
            ("气候", ""),
        ] {
            let got: Vec<_> = index.mentions(label).into_iter().map(|range| &text[range]).collect();
            assert_eq!(got.join("|"), mentions, "{label}");
        }
        for (label, aliases) in
            [("埃隆·马斯克", "Elon Musk|马斯克"), ("AI安全", "AI safety"), ("open source AI", "AI开源")]
        {
            let got = index.aliases(label, &index.mentions(label), text);
            assert_eq!(got.join("|"), aliases, "{label}");
        }
    }

    #[test]
    fn no_word_too_far() {
        let text = "Notes on clay\nThey do not want a “personal computer” that people fear, but open source AI. She sold pots. Glazed pots are dear.";
        let check = |index: &Index, text: &str| {
            for (label, mentions) in [
                ("个人计算机", "personal computer"),
                ("开源AI", "open source AI"),
                ("glazed pots", "Glazed pots"),
                ("notes", "Notes"),
            ] {
                let got: Vec<_> = index.mentions(label).into_iter().map(|range| &text[range]).collect();
                assert_eq!(got.join("|"), mentions, "{label}");
            }
        };
        with_index(text, check);
    }

    fn with_index(text: &str, check: impl Fn(&Index, &str)) {
        let (article, lexicon) = (Article::find(&Page::from_text(text), &Options::default()), Lexicon::bundled());
        let words = Words::of(&article.text, lexicon);
        let namesakes = Namesakes::of(&article.text, &words, lexicon);
        let terms = Terms::new(&words, &namesakes, lexicon);
        check(&Index::of(&article, &terms), &article.text);
    }
}
