//! All words of a text, parted and looked up once for whoever asks. A text has far fewer ways of writing words than
//! words: what folding, stemming and tables tell stands once for each.

use super::fold::fold;
use super::ids::Ids;
use super::lexicon::Lexicon;
use super::numbers;
use super::segment;
use super::stem::stem;
use super::stopwords::is_stop_word;
use super::words::{self, Word, WordKind};
use std::ops::Range;

/// The words of a text with what is known of them.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// In order.
    list: Vec<Word>,
    /// For each word its spelling.
    spelled: Vec<u32>,
    /// In the order in which they are first met.
    pub spellings: Vec<Spelling>,
    /// What is the same in all ways of writing: stems, Chinese words in Simplified writing, the keys of numbers.
    pub forms: Ids,
    /// The places of the text's numbers, in order, with their forms; [`numbers::numbers`] tells what is a number.
    pub numbers: Vec<(Range<usize>, u32)>,
}

/// A way of writing a word.
#[derive(Debug, Clone)]
pub struct Spelling {
    /// As the text has it the first time.
    pub first: Range<usize>,
    /// In lower case, in Simplified writing.
    pub folded: String,
    /// All of it.
    pub whole: Part,
    /// What stands between its hyphens, if it has any.
    hyphened: Vec<Part>,
}

/// What there is to know of a word, or of what stands between its hyphens.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub form: u32,
    pub is_stop_word: bool,
}

impl Spelling {
    /// The parts of a hyphened word, of any other the word itself.
    pub fn parts(&self) -> &[Part] {
        if self.hyphened.is_empty() { std::slice::from_ref(&self.whole) } else { &self.hyphened }
    }
}

impl Words {
    pub fn of(text: &str, lexicon: &Lexicon) -> Words {
        let plain: Vec<Word> = words::words(text).collect();
        let mut words = Words::default();
        for number in numbers::among(text, &plain) {
            let form = words.forms.of(&number.key());
            words.numbers.push((number.range, form as u32));
        }
        let list = segment::parted(text, plain, lexicon);
        let mut written = Ids::default();
        words.spelled.reserve_exact(list.len());
        for Word { range, .. } in &list {
            let spelling = written.of(&text[range.clone()]);
            if spelling == words.spellings.len() {
                let spelling = words.spelling(range.clone(), fold(&text[range.clone()], lexicon));
                words.spellings.push(spelling);
            }
            words.spelled.push(spelling as u32);
        }
        Words { list, ..words }
    }

    fn spelling(&mut self, first: Range<usize>, folded: String) -> Spelling {
        let mut part = |word| Part { form: self.forms.of(stem(word)) as u32, is_stop_word: is_stop_word(word) };
        let hyphened = if folded.contains('-') { folded.split('-').map(&mut part).collect() } else { Vec::new() };
        Spelling { first, hyphened, whole: part(&folded), folded }
    }

    /// How many words there are.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The bytes of the word with an index.
    pub fn range(&self, word: usize) -> &Range<usize> {
        &self.list[word].range
    }

    /// How the word with an index is written.
    pub fn spelling_of(&self, word: usize) -> &Spelling {
        &self.spellings[self.spelled[word] as usize]
    }

    /// The indices of the words that lie in a stretch of the text, by the whole text's bytes.
    pub fn indices(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.list.partition_point(|word| word.range.start < range.start);
        let inside = self.list[first..].iter().take_while(|word| word.range.end <= range.end);
        first..first + inside.count()
    }

    /// The words that lie in a stretch of the text, by the whole text's bytes, each with the index of its spelling.
    pub fn within(&self, range: &Range<usize>) -> impl Iterator<Item = (&Word, usize)> {
        let indices = self.indices(range);
        self.list[indices.clone()].iter().zip(self.spelled[indices].iter().map(|&spelling| spelling as usize))
    }

    /// Tells the forms of what a stretch of the text speaks of, in order and with their places: words without stop words,
    /// and numbers. The parts of a hyphened word stand at one place.
    pub fn contents(&self, range: &Range<usize>, tell: &mut dyn FnMut(u32, &Range<usize>)) {
        let first = self.numbers.partition_point(|(place, _)| place.start < range.start);
        let numbers = self.numbers[first..].iter().take_while(|(place, _)| place.end <= range.end);
        let mut numbers = numbers.peekable();
        for (word, spelling) in self.within(range) {
            while let Some((place, form)) = numbers.next_if(|(place, _)| place.end <= word.range.start) {
                tell(*form, place);
            }
            let is_number =
                word.kind == WordKind::Number || numbers.peek().is_some_and(|(place, _)| place.start < word.range.end);
            let spelling = &self.spellings[spelling];
            if is_number || spelling.whole.is_stop_word {
                continue;
            }
            for part in spelling.parts().iter().filter(|part| !part.is_stop_word) {
                tell(part.form, &word.range);
            }
        }
        numbers.for_each(|(place, form)| tell(*form, place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_of_a_stretch() {
        let text = "The open-source Models, models. 对三成经济的 Models";
        let words = Words::of(text, Lexicon::bundled());
        let mut got = Vec::new();
        words.contents(&(4..text.len()), &mut |form, place| {
            got.push(format!("{}={}", words.forms.word(form as usize), &text[place.clone()]));
        });
        let model = stem("models");
        let should = [
            "open=open-source".to_owned(),
            format!("{}=open-source", stem("source")),
            format!("{model}=Models"),
            format!("{model}=models"),
            format!("{}=三成", numbers::numbers("30%")[0].key()),
            "经济=经济".to_owned(),
            format!("{model}=Models"),
        ];
        assert_eq!(got, should);
        // “Models” once, 三成 in two words
        assert_eq!(words.spellings.len(), 9);
    }
}
