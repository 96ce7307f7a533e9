//! What a text speaks of, as terms that can be compared across languages.

use super::ids::Ids;
use super::language::is_cjk;
use super::lexicon::Lexicon;
use super::namesakes::Namesakes;
use super::segment;
use super::stem::stem;
use super::vocabulary::Words;
use std::ops::Range;

/// A term: equal for equal stems, equal Chinese words in either writing, equal numbers however written. The forms of the
/// text's [`Words`] are terms.
pub type Term = u32;

/// What an English word begins with that denies another. Chinese does so by a word of its own, a stop word: 不清楚.
const DENYING: &str = "un";
/// Fewest letters of a word that is denied so: none is in unit and union.
const LEAST_DENIED: usize = 4;

/// The terms of a text, and what the Chinese ones mean.
#[derive(Debug)]
pub struct Terms<'a> {
    pub lexicon: &'a Lexicon,
    pub namesakes: &'a Namesakes,
    pub words: &'a Words,
    ids: Ids,
    /// For each term what [`Terms::senses`] gives.
    senses: Vec<Vec<Term>>,
    /// For each term what [`Terms::weight`] gives.
    weights: Vec<f64>,
    /// The terms of the lexicon's English words as far as they have been met, by their indices.
    english: Vec<Option<Term>>,
    /// The text's words that deny another, each behind that one: clear, unclear.
    denied: Vec<(Term, Term)>,
}

impl<'a> Terms<'a> {
    /// The terms of a text whose words are given, and the names that stand in it in both scripts.
    pub fn new(words: &'a Words, namesakes: &'a Namesakes, lexicon: &'a Lexicon) -> Self {
        let (senses, weights, english, denied) = Default::default();
        let mut terms = Terms { lexicon, namesakes, words, ids: words.forms.clone(), senses, weights, english, denied };
        for (id, word) in words.forms.words().enumerate() {
            let denied = word.strip_prefix(DENYING).filter(|denied| denied.len() >= LEAST_DENIED);
            terms.denied.extend(denied.map(|denied| (terms.ids.of(denied) as Term, id as Term)));
        }
        words.forms.words().enumerate().for_each(|(id, word)| terms.look_up(id, word));
        words.numbers.iter().for_each(|&(_, number)| put(&mut terms.weights, number as usize, 1.5, 1.0));
        terms
    }

    /// The terms of another text in order, without stop words.
    pub fn of(&mut self, text: &str) -> Vec<Term> {
        let words = Words::of(text, self.lexicon);
        let mut terms = Vec::new();
        words.contents(&(0..text.len()), &mut |form, _| terms.push(self.id(words.forms.word(form as usize))));
        terms
    }

    /// The terms of a stretch of the text in order, without stop words.
    pub fn of_stretch(&self, range: &Range<usize>) -> Vec<Term> {
        let mut terms = Vec::new();
        self.words.contents(range, &mut |term, _| terms.push(term));
        terms
    }

    /// [`Terms::of_stretch`] with the place of each in the text. The parts of a hyphened word stand at one place.
    pub fn places(&self, range: &Range<usize>) -> Vec<(Term, Range<usize>)> {
        let mut terms = Vec::new();
        self.words.contents(range, &mut |term, place| terms.push((term, place.clone())));
        terms
    }

    /// The word of a term.
    pub fn word(&self, term: Term) -> &str {
        self.ids.word(term as usize)
    }

    /// English stems that a Chinese word may mean, as terms, the best first; nothing for any other term.
    pub fn senses(&self, term: Term) -> &[Term] {
        self.senses.get(term as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether two terms can mean the same.
    pub fn agree(&self, one: Term, other: Term) -> bool {
        one == other || self.senses(one).contains(&other) || self.senses(other).contains(&one)
    }

    /// The terms of a Chinese word's shorter words; nothing for any other term.
    pub fn parts(&mut self, term: Term) -> Vec<Term> {
        let word = self.word(term).to_owned();
        let parts = if word.starts_with(is_cjk) { segment::parts(&word, self.lexicon) } else { Vec::new() };
        if parts.len() < 2 {
            return Vec::new();
        }
        parts.into_iter().map(|part| self.id(&word[part])).collect()
    }

    /// How much a term tells beside others that are as rare: a number, the same in both languages, half as much again;
    /// a Chinese word of one character, often a verb of many meanings or a part of an unknown name, half.
    pub fn weight(&self, term: Term) -> f64 {
        self.weights.get(term as usize).copied().unwrap_or(1.0)
    }

    /// Whether a term is a Chinese word of one character.
    pub fn is_character(&self, term: Term) -> bool {
        let mut characters = self.word(term).chars();
        characters.next().is_some_and(is_cjk) && characters.next().is_none()
    }

    /// The term of a form, if a text has it or a Chinese word means it.
    pub fn known(&self, form: &str) -> Option<Term> {
        self.ids.get(form).map(|id| id as Term)
    }

    fn id(&mut self, form: &str) -> Term {
        let known = self.ids.len();
        let id = self.ids.of(form);
        if id == known {
            self.look_up(id, form);
        }
        id as Term
    }

    /// Takes down what a new term means and tells; there is nothing to take down but of Chinese words.
    fn look_up(&mut self, id: usize, word: &str) {
        if !word.starts_with(is_cjk) {
            return;
        }
        if word.chars().nth(1).is_none() {
            put(&mut self.weights, id, 0.5, 1.0);
        }
        let (lexicon, namesakes) = (self.lexicon, self.namesakes);
        let mut senses: Vec<Term> = lexicon.gloss_words(word).map(|gloss| self.english(gloss)).collect();
        let denials = self.denied.iter().filter(|(denied, _)| senses.contains(denied)).map(|&(_, denial)| denial);
        senses.extend(denials.collect::<Vec<_>>());
        senses.extend(namesakes.latin(word).iter().map(|name| self.ids.of(name) as Term));
        // a short list: each sense once, where it stands first
        let mut kept = 0;
        for at in 0..senses.len() {
            if !senses[..kept].contains(&senses[at]) {
                senses[kept] = senses[at];
                kept += 1;
            }
        }
        senses.truncate(kept);
        put(&mut self.senses, id, senses, Vec::new());
    }

    /// The term of one of the lexicon's English words: its stem, which is found once.
    fn english(&mut self, word: u16) -> Term {
        let known = self.english.get(usize::from(word)).copied().flatten();
        known.unwrap_or_else(|| {
            let term = self.ids.of(stem(self.lexicon.english_word(word))) as Term;
            put(&mut self.english, usize::from(word), Some(term), None);
            term
        })
    }
}

/// Puts something into a list at an index, behind others if need be.
fn put<T: Clone>(list: &mut Vec<T>, at: usize, value: T, others: T) {
    if at >= list.len() {
        list.resize(at + 1, others);
    }
    list[at] = value;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_terms() {
        let (none, lexicon) = (Namesakes::default(), Lexicon::bundled());
        let text = "经济。The Companies’ 1.2 billion";
        let words = Words::of(text, lexicon);
        let mut terms = Terms::new(&words, &none, lexicon);
        assert_eq!(terms.of_stretch(&(9..text.len())), terms.of("company, 12亿"));
        assert_eq!(terms.of("經濟"), terms.of_stretch(&(0..6)));
        let chinese = terms.of("经济");
        let (english, sea) = (terms.of("economy"), terms.of("sea"));
        assert!(terms.senses(chinese[0]).contains(&english[0]));
        let unclear = Words::of("It is unclear.", lexicon);
        let mut terms_of_denial = Terms::new(&unclear, &none, lexicon);
        let (clear, stem) = (terms_of_denial.of("不清楚"), terms_of_denial.of("unclear"));
        assert!(terms_of_denial.agree(clear[0], stem[0]));
        assert!(terms.agree(english[0], chinese[0]) && !terms.agree(english[0], sea[0]));
    }
}
