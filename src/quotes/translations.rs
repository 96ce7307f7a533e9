//! Which quotes are of the same words in the other language, as far as the lexicon knows their words.

use super::{Kind, Quote};
use crate::any_of;
use crate::article::{Article, Block};
use crate::text::any_of::AnyOf;
use crate::text::fold::lower;
use crate::text::language::{Language, is_han};
use crate::text::lexicon::Lexicon;
use crate::text::segment;
use crate::text::sorted::Sorted;
use crate::text::stem::stem;
use crate::text::words::words;

/// How many quotes of each language are compared.
const COMPARED: usize = 128;
/// How much of the Chinese words' weight must be found in the English ones, and how much of the English words must be
/// found in the Chinese ones: between any two quotes, and between two of one speaker.
const LEAST: (f64, f64) = (0.35, 0.25);
const LEAST_OF_ONE: (f64, f64) = (0.2, 0.15);

/// Chinese words that say too little to be found again.
#[rustfmt::skip]
const SMALL: AnyOf = any_of![
    "的", "了", "在", "是", "和", "与", "與", "地", "得", "着", "也", "都", "就", "对", "對", "将", "將", "被", "把", "这", "這", "那",
    "我们", "我們", "他们", "一个", "一個",
];

/// English words that count for nothing.
const SMALL_ENGLISH: Sorted = Sorted(
    "a an and are as at be but by can for from has have he i in is it its of on or our she so that the their they \
    this to was we were what will with would you your",
);

/// A Chinese word: what may stand for it in English, and how much it counts.
struct Meant<'a> {
    glosses: Vec<&'a str>,
    weight: f64,
}

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
    let stems = Stems::of(english.iter().map(|&index| stems(text, &quotes[index])).collect());
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
        let held = stems.holding(&meant(&said, lexicon));
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
struct Stems {
    /// In order, each once.
    known: Vec<String>,
    /// The same written backwards, in order.
    backwards: Vec<String>,
    /// Which quotes have each, by their places.
    holders: Vec<Vec<usize>>,
    /// How many each quote has.
    counts: Vec<usize>,
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

impl Stems {
    /// Of quotes with these stems, each quote's in order and once.
    fn of(quotes: Vec<Vec<String>>) -> Stems {
        let counts = quotes.iter().map(Vec::len).collect();
        let mut known = quotes.concat();
        known.sort_unstable();
        known.dedup();
        let mut backwards: Vec<String> = known.iter().map(|stem| backwards(stem)).collect();
        backwards.sort_unstable();
        let mut stems = Stems { holders: vec![Vec::new(); known.len()], known, backwards, counts };
        for (place, quote) in quotes.iter().enumerate() {
            for stem in quote {
                stems.place(stem).inspect(|&at| stems.holders[at].push(place));
            }
        }
        stems
    }

    fn place(&self, stem: &str) -> Option<usize> {
        self.known.binary_search_by(|known| known.as_str().cmp(stem)).ok()
    }

    /// The stems that a gloss is, or is one half of: super and intellig in superintellig.
    fn with(&self, gloss: &str, into: &mut Vec<usize>) {
        into.extend(self.place(&gloss.to_ascii_lowercase()));
        if gloss.len() >= 5 {
            let is_half = |stem: &&String| stem.len() >= gloss.len() + 4;
            let first = beginning(&self.known, gloss).filter(is_half).filter_map(|stem| self.place(stem));
            into.extend(first);
            let end = backwards(gloss);
            let last = beginning(&self.backwards, &end).filter(is_half);
            into.extend(last.filter_map(|stem| self.place(&backwards(stem))));
        }
    }

    /// How much of some Chinese words each quote holds.
    fn holding(&self, meant: &[Meant]) -> Vec<Held> {
        let mut held = vec![Held::default(); self.counts.len()];
        // by the number of the last word that each quote was found to hold, and which stems were met
        let mut last = vec![0; held.len()];
        let mut met: Vec<(usize, usize)> = Vec::new();
        let all: f64 = meant.iter().map(|word| word.weight).sum();
        for (number, word) in meant.iter().enumerate() {
            let mut hits = Vec::new();
            word.glosses.iter().for_each(|gloss| self.with(gloss, &mut hits));
            hits.sort_unstable();
            for hit in hits {
                for &place in &self.holders[hit] {
                    if last[place] <= number {
                        last[place] = number + 1;
                        held[place].matched += 1;
                        held[place].found += word.weight;
                        met.push((place, hit));
                    }
                }
            }
        }
        met.sort_unstable();
        met.dedup();
        met.iter().for_each(|&(place, _)| held[place].stems += 1);
        for (held, count) in held.iter_mut().zip(&self.counts) {
            held.found = if all > 0.0 { held.found / all } else { 0.0 };
            held.covered = held.stems as f64 / (*count).max(1) as f64;
        }
        held
    }
}

/// Those of some words in order that begin like this.
fn beginning<'a>(sorted: &'a [String], start: &str) -> impl Iterator<Item = &'a String> {
    let from = sorted.partition_point(|word| word.as_str() < start);
    sorted[from..].iter().take_while(move |word| word.starts_with(start))
}

fn backwards(word: &str) -> String {
    word.chars().rev().collect()
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

fn stems(text: &str, quote: &Quote) -> Vec<String> {
    let mut stems: Vec<String> = quote
        .parts
        .iter()
        .flat_map(|part| {
            let part = &text[part.clone()];
            words(part).map(|word| lower(&part[word.range])).collect::<Vec<_>>()
        })
        .filter(|word| !SMALL_ENGLISH.contains(word))
        .map(|word| stem(&word).to_owned())
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn meant<'a>(said: &'a str, lexicon: &'a Lexicon) -> Vec<Meant<'a>> {
    let of = |word: &'a str| {
        if !word.starts_with(is_han) {
            return Some(Meant { glosses: vec![word], weight: 2.0 });
        }
        let glosses: Vec<&str> = lexicon.glosses(word).collect();
        // rare words tell more
        let weight = f64::from(16 - lexicon.weight(word).unwrap_or(1).min(15)) / 8.0;
        (!SMALL.holds(word)).then_some(Meant { glosses, weight })
    };
    segment::words(said, lexicon).into_iter().filter_map(|word| of(&said[word.range])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_that_a_gloss_stands_for() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let stems = Stems::of(vec![words(&["ceo", "superintellig"]), words(&["intellig", "superb", "superintellig"])]);
        for (gloss, found) in [
            ("CEO", &["ceo"] as &[&str]),
            ("super", &["superintellig"]),
            ("intellig", &["intellig", "superintellig"]),
            ("tellig", &["superintellig"]),
            ("sup", &[]),
            ("", &[]),
        ] {
            let mut hits = Vec::new();
            stems.with(gloss, &mut hits);
            let hits: Vec<&str> = hits.iter().map(|&hit| &*stems.known[hit]).collect();
            assert_eq!(hits, found, "{gloss}");
        }
    }
}
