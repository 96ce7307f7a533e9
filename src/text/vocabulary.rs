//! All words of a text, parted and looked up once for whoever asks. A text has far fewer ways of writing words than
//! words: what folding, stemming and tables tell stands once for each.

use super::fold::fold;
use super::ids::Ids;
use super::lexicon::Lexicon;
use super::numbers::{self, Number};
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
    /// The forms that all inflected forms of a word share: stems, Chinese words in Simplified writing.
    pub forms: Ids,
    /// The numbers of the text, in order; [`numbers::numbers`] tells what they are.
    pub numbers: Vec<Number>,
}

/// A way of writing a word.
#[derive(Debug, Clone)]
pub struct Spelling {
    /// As the text has it the first time.
    pub first: Range<usize>,
    /// In lower case, in Simplified writing.
    pub folded: String,
    pub is_stop_word: bool,
    /// Its form.
    pub form: u32,
    /// The parts of a hyphened word, of any other the word itself.
    pub parts: Vec<Part>,
}

/// What stands between a word's hyphens.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub form: u32,
    pub is_stop_word: bool,
}

/// Something that a text speaks of: the form of a word, or one of the text's numbers by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Form(u32),
    Number(usize),
}

impl Words {
    pub fn of(text: &str, lexicon: &Lexicon) -> Words {
        let plain: Vec<Word> = words::words(text).collect();
        let mut words = Words { numbers: numbers::among(text, &plain), ..Words::default() };
        let list = segment::parted(text, plain, lexicon);
        let mut written = Ids::default();
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
        let mut form = |word| self.forms.of(stem(word)) as u32;
        let parts = folded.split('-').map(|part| Part { form: form(part), is_stop_word: is_stop_word(part) }).collect();
        Spelling { first, is_stop_word: is_stop_word(&folded), form: form(&folded), parts, folded }
    }

    /// The words that lie in a stretch of the text, by the whole text's bytes, each with the index of its spelling.
    pub fn within(&self, range: &Range<usize>) -> impl Iterator<Item = (&Word, usize)> {
        let first = self.list.partition_point(|word| word.range.start < range.start);
        let words = self.list[first..].iter().take_while(|word| word.range.end <= range.end);
        words.zip(self.spelled[first..].iter().map(|&spelling| spelling as usize))
    }

    /// What a stretch of the text speaks of, in order and with its places: words without stop words, and numbers. The
    /// parts of a hyphened word stand at one place.
    pub fn contents(&self, range: &Range<usize>, mut tell: impl FnMut(Content, &Range<usize>)) {
        let first = self.numbers.partition_point(|number| number.range.start < range.start);
        let len = self.numbers[first..].partition_point(|number| number.range.end <= range.end);
        let numbers = self.numbers.iter().enumerate().skip(first).take(len);
        let mut numbers = numbers.map(|(at, number)| (Content::Number(at), &number.range)).peekable();
        for (word, spelling) in self.within(range) {
            while let Some((number, place)) = numbers.next_if(|(_, place)| place.end <= word.range.start) {
                tell(number, place);
            }
            let is_number =
                word.kind == WordKind::Number || numbers.peek().is_some_and(|(_, place)| place.start < word.range.end);
            let spelling = &self.spellings[spelling];
            if is_number || spelling.is_stop_word {
                continue;
            }
            for part in spelling.parts.iter().filter(|part| !part.is_stop_word) {
                tell(Content::Form(part.form), &word.range);
            }
        }
        numbers.for_each(|(number, place)| tell(number, place));
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
        words.contents(&(4..text.len()), |content, place| {
            let known = match content {
                Content::Form(form) => words.forms.word(form as usize).to_owned(),
                Content::Number(at) => words.numbers[at].value.to_string(),
            };
            got.push(format!("{known}={}", &text[place.clone()]));
        });
        let model = stem("models");
        let should = [
            "open=open-source".to_owned(),
            format!("{}=open-source", stem("source")),
            format!("{model}=Models"),
            format!("{model}=models"),
            "30=三成".to_owned(),
            "经济=经济".to_owned(),
            format!("{model}=Models"),
        ];
        assert_eq!(got, should);
        // “Models” once, 三成 in two words
        assert_eq!(words.spellings.len(), 9);
    }
}
