//! Which quotes are of the same words in the other language, as far as the lexicon knows their words.

use super::{Kind, Quote};
use crate::any_of;
use crate::article::{Article, Block};
use crate::text::any_of::AnyOf;
use crate::text::fold::lowered;
use crate::text::ids::Ids;
use crate::text::language::{Language, is_han};
use crate::text::lexicon::Lexicon;
use crate::text::segment;
use crate::text::stem::stem;
use crate::text::table::Table;
use crate::text::words::words;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// How many quotes of each language are compared.
const COMPARED: usize = 128;
/// How much of the Chinese words' weight must be found in the English ones, and how much of the English words must be
/// found in the Chinese ones: between any two quotes, and between two of one speaker.
const LEAST: (f64, f64) = (0.35, 0.25);
const LEAST_OF_ONE: (f64, f64) = (0.2, 0.15);

/// Fewest letters of a gloss that is looked for as one half of a stem, and of the other half.
const LEAST_HALF: usize = 5;
const LEAST_OTHER_HALF: usize = 4;

/// Chinese words that say too little to be found again.
#[rustfmt::skip]
const SMALL: AnyOf = any_of![
    "的", "了", "在", "是", "和", "与", "與", "地", "得", "着", "也", "都", "就", "对", "對", "将", "將", "被", "把", "这", "這", "那",
    "我们", "我們", "他们", "一个", "一個",
];

/// English words that count for nothing.
static SMALL_ENGLISH: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "a an and are as at be but by can for from has have he i in is it its of on or our she so that the their they \
         this to was we were what will with would you your",
    )
});

/// Pairs of quotes, one of them Chinese and the other English, that the lexicon ties: for each Chinese quote
/// the English one that holds most of its words.
pub fn pairs(text: &str, quotes: &[Quote], lexicon: &Lexicon) -> Vec<(usize, usize)> {
    let of = |language| move |(_, quote): &(usize, &Quote)| quote.language == language;
    if !quotes.iter().any(|quote| quote.language == Language::Chinese) {
        return Vec::new();
    }
    let english: Vec<usize> =
        quotes.iter().enumerate().filter(of(Language::English)).take(COMPARED).map(|(index, _)| index).collect();
    if english.is_empty() {
        return Vec::new();
    }
    let mut stems = Stems::default();
    english.iter().for_each(|&index| stems.add(text, &quotes[index]));
    let mut meanings = Meanings::in_terms_of(stems, lexicon);
    let mut pairs = Vec::new();
    let chinese = quotes.iter().enumerate().filter(of(Language::Chinese)).take(COMPARED);
    for (index, quote) in chinese {
        let said: String = quote.parts.iter().map(|part| &text[part.clone()]).collect();
        let fits = |other: usize| {
            // a fragment is often so short in Chinese that it looks like a term
            let term = quote.kind == Kind::Term && quotes[other].kind == Kind::Fragment;
            term || quote.kind.is_speech() == quotes[other].kind.is_speech()
        };
        let by = |quote: &Quote| quote.speaker.as_ref().map(|speaker| &text[speaker.name.clone()]);
        let least = |other: usize| {
            let one = by(quote).is_some() && by(quote) == by(&quotes[other]);
            if one { LEAST_OF_ONE } else { LEAST }
        };
        let held = meanings.held(&said);
        let scored = english.iter().zip(held).filter(|(other, _)| fits(**other));
        let scored: Vec<(f64, usize)> =
            scored.filter_map(|(&other, held)| Some((held.score(least(other))?, other))).collect();
        let best = scored.iter().fold(0.0, |best: f64, (score, _)| best.max(*score));
        // of a term every place that is as good: it is the same name wherever it stands
        let as_good = scored.iter().filter(|(score, _)| *score >= best);
        let wanted = if quote.kind.is_speech() { 1 } else { COMPARED };
        pairs.extend(as_good.take(wanted).map(|&(_, other)| (index.min(other), index.max(other))));
    }
    pairs
}

/// The stems of English quotes.
#[derive(Default)]
struct Stems {
    known: Ids,
    /// Which quotes have each, by their places, in order.
    holders: Vec<Vec<usize>>,
    /// How many each quote has.
    counts: Vec<usize>,
}

impl Stems {
    /// Takes down another quote's stems, each once.
    fn add(&mut self, text: &str, quote: &Quote) {
        let place = self.counts.len();
        self.counts.push(0);
        for part in &quote.parts {
            let part = &text[part.clone()];
            for word in words(part).map(|word| lowered(&part[word.range])) {
                if SMALL_ENGLISH.holds(&word) {
                    continue;
                }
                let holders = self.known.at(stem(&word), &mut self.holders);
                if holders.last() != Some(&place) {
                    holders.push(place);
                    self.counts[place] += 1;
                }
            }
        }
    }
}

/// What the words of Chinese quotes mean, as stems of the English ones: found out once for each word.
struct Meanings<'a> {
    lexicon: &'a Lexicon,
    stems: Stems,
    /// The numbers of the stems in alphabetical order, and in that of the stems read backwards.
    forwards: Vec<usize>,
    backwards: Vec<usize>,
    words: Ids,
    /// For each word its meaning.
    known: Vec<Meaning>,
}

/// What a Chinese word means.
struct Meaning {
    /// The stems that may stand for it, by their numbers, each once.
    stems: Vec<usize>,
    /// How much it counts; 0 for a word that says too little.
    weight: f64,
}

impl<'a> Meanings<'a> {
    fn in_terms_of(stems: Stems, lexicon: &'a Lexicon) -> Self {
        let mut forwards: Vec<usize> = (0..stems.known.len()).collect();
        let mut backwards = forwards.clone();
        forwards.sort_unstable_by(|&one, &other| stems.known.word(one).cmp(stems.known.word(other)));
        backwards.sort_unstable_by(|&one, &other| backwards_order(stems.known.word(one), stems.known.word(other)));
        let (words, known) = Default::default();
        Meanings { lexicon, stems, forwards, backwards, words, known }
    }

    /// How much of a Chinese quote's words each English one holds.
    fn held(&mut self, said: &str) -> Vec<Held> {
        let words = segment::words(said, self.lexicon).into_iter();
        let words: Vec<usize> = words.map(|word| self.number(&said[word.range])).collect();
        let words: Vec<&Meaning> = words.into_iter().map(|word| &self.known[word]).collect();
        let mut held = vec![Held::default(); self.stems.counts.len()];
        let all: f64 = words.iter().map(|word| word.weight).sum();
        // by the number of the last word that each quote was found to hold
        let mut last = vec![0; held.len()];
        for (number, word) in (1..).zip(&words) {
            for &place in word.stems.iter().flat_map(|&stem| &self.stems.holders[stem]) {
                if last[place] < number {
                    last[place] = number;
                    held[place].matched += 1;
                    held[place].found += word.weight;
                }
            }
        }
        let mut met: Vec<usize> = words.iter().flat_map(|word| word.stems.iter().copied()).collect();
        met.sort_unstable();
        met.dedup();
        met.iter().flat_map(|&stem| &self.stems.holders[stem]).for_each(|&place| held[place].stems += 1);
        for (held, count) in held.iter_mut().zip(&self.stems.counts) {
            held.found = if all > 0.0 { held.found / all } else { 0.0 };
            held.covered = held.stems as f64 / (*count).max(1) as f64;
        }
        held
    }

    /// The number of a word whose meaning is then known.
    fn number(&mut self, word: &str) -> usize {
        let number = self.words.of(word);
        if number == self.known.len() {
            self.known.push(self.meaning(word));
        }
        number
    }

    fn meaning(&self, word: &str) -> Meaning {
        let mut stems = Vec::new();
        let weight = if !word.starts_with(is_han) {
            self.stems_with(&lowered(word), &mut stems);
            2.0
        } else if SMALL.holds(word) {
            0.0
        } else {
            self.lexicon.glosses(word).for_each(|gloss| self.stems_with(gloss, &mut stems));
            // rare words tell more
            f64::from(16 - self.lexicon.weight(word).unwrap_or(1).min(15)) / 8.0
        };
        stems.sort_unstable();
        stems.dedup();
        Meaning { stems, weight }
    }

    /// The stems that a gloss is, or is one half of: super and intellig in superintellig.
    fn stems_with(&self, gloss: &str, into: &mut Vec<usize>) {
        into.extend(self.stems.known.get(gloss));
        if gloss.len() < LEAST_HALF {
            return;
        }
        let stem = |&number: &usize| self.stems.known.word(number);
        let is_whole = |number: &usize| stem(number).len() >= gloss.len() + LEAST_OTHER_HALF;
        let from = self.forwards.partition_point(|number| stem(number) < gloss);
        let first = self.forwards[from..].iter().take_while(|number| stem(number).starts_with(gloss));
        into.extend(first.filter(|number| is_whole(number)));
        let from = self.backwards.partition_point(|number| backwards_order(stem(number), gloss).is_lt());
        let last = self.backwards[from..].iter().take_while(|number| stem(number).ends_with(gloss));
        into.extend(last.filter(|number| is_whole(number)));
    }
}

/// The order of two words read backwards.
fn backwards_order(one: &str, other: &str) -> Ordering {
    one.bytes().rev().cmp(other.bytes().rev())
}

/// How much of a Chinese quote an English one holds.
#[derive(Clone, Copy, Default)]
struct Held {
    /// Chinese words found.
    matched: usize,
    /// Share of the weight of all Chinese words.
    found: f64,
    /// English stems that stand for one, and their share of all.
    stems: usize,
    covered: f64,
}

impl Held {
    /// How well the two agree: nothing when they do by less than a share of either.
    fn score(self, least: (f64, f64)) -> Option<f64> {
        (self.matched >= 2 && self.found >= least.0 && self.covered >= least.1).then_some(self.found + self.covered)
    }
}

/// Pairs of quotes at the same place of a paragraph and of its translation, when both have as many; else of
/// the statements among them, when they do.
pub fn side_by_side(article: &Article, quotes: &[Quote]) -> Vec<(usize, usize)> {
    let start = |quote: &Quote| quote.parts.first().map_or(0, |part| part.start);
    let within = |block: &Block| {
        let [from, to] = [block.range.start, block.range.end].map(|at| quotes.partition_point(|q| start(q) < at));
        (from..to).collect::<Vec<_>>()
    };
    let statements = |mut indices: Vec<usize>| {
        indices.retain(|&index| quotes[index].kind == Kind::Statement);
        indices
    };
    let mut pairs = Vec::new();
    for translation in &article.blocks {
        let Some(original) = translation.translation_of.and_then(|at| article.blocks.get(at)) else { continue };
        let (mut ours, mut theirs) = (within(original), within(translation));
        if ours.len() != theirs.len() {
            (ours, theirs) = (statements(ours), statements(theirs));
        }
        if ours.len() == theirs.len() {
            pairs.extend(ours.into_iter().zip(theirs).map(|(one, other)| (one.min(other), one.max(other))));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_that_a_gloss_stands_for() {
        let mut stems = Stems::default();
        for word in ["ceo", "superintellig", "intellig", "superb"] {
            stems.known.of(word);
        }
        let lexicon = Lexicon::EMPTY;
        let meanings = Meanings::in_terms_of(stems, &lexicon);
        for (gloss, found) in [
            ("ceo", &["ceo"] as &[&str]),
            ("super", &["superintellig"]),
            ("intellig", &["intellig", "superintellig"]),
            ("tellig", &["superintellig"]),
            ("sup", &[]),
            ("", &[]),
        ] {
            let mut numbers = Vec::new();
            meanings.stems_with(gloss, &mut numbers);
            let stems: Vec<&str> = numbers.iter().map(|&number| meanings.stems.known.word(number)).collect();
            assert_eq!(stems, found, "{gloss}");
        }
    }
}
