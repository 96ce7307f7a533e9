//! What a text speaks of, as terms that can be compared across languages.

use super::fold::fold;
use super::ids::Ids;
use super::language::is_cjk;
use super::lexicon::Lexicon;
use super::namesakes::Namesakes;
use super::numbers::{Number, numbers};
use super::segment::{self, Words};
use super::stem::stem;
use super::stopwords::is_stop_word;
use super::words::{Word, WordKind};
use std::ops::Range;

/// A term: equal for equal stems, equal Chinese words in either writing, equal numbers however written.
pub type Term = u32;

/// The terms of some texts, and what the Chinese ones mean.
#[derive(Debug)]
pub struct Terms<'a> {
    lexicon: &'a Lexicon,
    namesakes: &'a Namesakes,
    ids: Ids,
    /// For each term, terms of the English stems that it may mean; only Chinese words have such.
    senses: Vec<Vec<Term>>,
    /// For each term its word, when it is a Chinese one, else nothing.
    words: Vec<String>,
    /// For each term what [`Terms::weight`] gives.
    weights: Vec<f64>,
}

impl<'a> Terms<'a> {
    /// `namesakes` are the names that stand in these texts in both scripts.
    pub fn new(lexicon: &'a Lexicon, namesakes: &'a Namesakes) -> Self {
        Terms { lexicon, namesakes, ids: Ids::default(), senses: Vec::new(), words: Vec::new(), weights: Vec::new() }
    }

    /// The terms of a text in order, without stop words.
    pub fn of(&mut self, text: &str) -> Vec<Term> {
        let words = segment::words(text, self.lexicon);
        self.of_words(text, 0, &words).into_iter().map(|(term, _)| term).collect()
    }

    /// [`Terms::of`] a stretch of a text whose words are known.
    pub fn of_stretch(&mut self, text: &str, range: &Range<usize>, words: &Words) -> Vec<Term> {
        self.places(text, range, words).into_iter().map(|(term, _)| term).collect()
    }

    /// [`Terms::of_stretch`] with the place of each in the text. The parts of a hyphened word stand at one place.
    pub fn places(&mut self, text: &str, range: &Range<usize>, words: &Words) -> Vec<(Term, Range<usize>)> {
        self.of_words(&text[range.clone()], range.start, words.within(range))
    }

    /// The terms of a text whose words are given, in a text that begins so many bytes before it.
    fn of_words(&mut self, text: &str, before: usize, words: &[Word]) -> Vec<(Term, Range<usize>)> {
        let mut terms = Vec::new();
        let placed = |range: &Range<usize>| range.start + before..range.end + before;
        let mut numbers = numbers(text).into_iter().peekable();
        for Word { kind, range } in words {
            let range = range.start - before..range.end - before;
            while let Some(number) = numbers.next_if(|number| number.range.end <= range.start) {
                terms.push((self.number(&number), placed(&number.range)));
            }
            if numbers.peek().is_some_and(|number| number.range.start < range.end) {
                continue;
            }
            let folded = fold(&text[range.clone()], self.lexicon);
            if is_stop_word(&folded) {
                continue;
            }
            match kind {
                WordKind::Latin => {
                    // the parts of a hyphened word as well: open-source
                    let parts = folded.split('-').filter(|part| !is_stop_word(part));
                    terms.extend(parts.map(|part| (self.id(stem(part)), placed(&range))));
                }
                WordKind::Cjk => terms.push((self.chinese(&folded), placed(&range))),
                WordKind::Number => {}
            }
        }
        terms.extend(numbers.map(|number| (self.number(&number), placed(&number.range))));
        terms
    }

    /// English stems that a Chinese word may mean, as terms; nothing for any other term.
    pub fn senses(&self, term: Term) -> &[Term] {
        self.senses.get(term as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether two terms can mean the same.
    pub fn agree(&self, one: Term, other: Term) -> bool {
        one == other || self.senses(one).contains(&other) || self.senses(other).contains(&one)
    }

    /// The terms of a Chinese word's shorter words; nothing for any other term.
    pub fn parts(&mut self, term: Term) -> Vec<Term> {
        let Some(word) = self.words.get(term as usize).cloned() else { return Vec::new() };
        let parts = segment::parts(&word, self.lexicon);
        if parts.len() < 2 {
            return Vec::new();
        }
        parts.into_iter().map(|part| self.chinese(&word[part])).collect()
    }

    /// How much a term tells beside others that are as rare: a number, the same in both languages, half as much again;
    /// a Chinese word of one character, often a verb of many meanings or a part of an unknown name, half.
    pub fn weight(&self, term: Term) -> f64 {
        self.weights.get(term as usize).copied().unwrap_or(1.0)
    }

    fn id(&mut self, form: &str) -> Term {
        let id = self.ids.of(form);
        if id == self.senses.len() {
            self.senses.push(Vec::new());
            self.words.push(if form.starts_with(is_cjk) { form.to_owned() } else { String::new() });
            let single = form.starts_with(is_cjk) && form.chars().nth(1).is_none();
            self.weights.push(if single { 0.5 } else { 1.0 });
        }
        id as Term
    }

    fn number(&mut self, number: &Number) -> Term {
        let id = self.id(&number.key());
        self.weights[id as usize] = 1.5;
        id
    }

    fn chinese(&mut self, word: &str) -> Term {
        if let Some(id) = self.ids.get(word) {
            return id as Term;
        }
        let id = self.id(word);
        let (lexicon, namesakes) = (self.lexicon, self.namesakes);
        let names = namesakes.latin(word).iter().map(String::as_str);
        let mut senses: Vec<Term> = lexicon.glosses(word).chain(names).map(|gloss| self.id(gloss)).collect();
        senses.sort_unstable();
        senses.dedup();
        self.senses[id as usize] = senses;
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_terms() {
        let none = Namesakes::default();
        let mut terms = Terms::new(Lexicon::bundled(), &none);
        assert_eq!(terms.of("The Companies’ 1.2 billion"), terms.of("company, 12亿"));
        assert_eq!(terms.of("經濟"), terms.of("经济"));
        let chinese = terms.of("经济");
        let english = terms.of("economy");
        assert!(terms.senses(chinese[0]).contains(&english[0]));
        assert!(terms.agree(english[0], chinese[0]) && !terms.agree(english[0], english[0] + 1));
    }
}
