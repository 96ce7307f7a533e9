//! Which quotes are of the same words: repeated, cut shorter, or translated.

use super::{Kind, Quote};
use crate::text::language::{Language, is_cjk};
use crate::text::lexicon::Lexicon;
use crate::text::words::words;
use std::collections::BTreeMap;

/// How many quotes that share a rare word are compared with one.
const COMPARED: usize = 24;

/// A quote's words, folded; CJK text as single characters.
struct Said {
    words: Vec<String>,
}

/// Ties quotes of the same words by their indices in [`Quote::same_as`].
pub fn tie(text: &str, quotes: &mut [Quote], lexicon: &Lexicon) {
    let said: Vec<Said> = quotes.iter().map(|quote| Said { words: folded(text, quote) }).collect();
    let mut pairs = same_language(&said);
    pairs.extend(super::translations::pairs(text, quotes, lexicon));
    pairs.sort_unstable();
    pairs.dedup();
    for &(one, other) in &pairs {
        inherit(quotes, one, other);
        quotes[one].same_as.push(other);
        quotes[other].same_as.push(one);
    }
    for quote in quotes {
        quote.same_as.sort_unstable();
    }
}

fn folded(text: &str, quote: &Quote) -> Vec<String> {
    let mut folded = Vec::new();
    for part in &quote.parts {
        for word in words(&text[part.clone()]) {
            let word = &text[part.start + word.range.start..part.start + word.range.end];
            if word.starts_with(is_cjk) {
                folded.extend(word.chars().map(String::from));
            } else {
                folded.push(word.to_lowercase().replace('’', "'"));
            }
        }
    }
    folded
}

/// Pairs of quotes one of which holds the other's words in their order. Only those are compared that begin with
/// the same words, or hold the shorter one's beginning somewhere: three words are looked up.
fn same_language(said: &[Said]) -> Vec<(usize, usize)> {
    const GRAM: usize = 3;
    let mut places: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (index, said) in said.iter().enumerate() {
        for gram in said.words.windows(GRAM) {
            let holders = places.entry(gram).or_default();
            if holders.last() != Some(&index) && holders.len() < COMPARED {
                holders.push(index);
            }
        }
    }
    let mut pairs = Vec::new();
    for (index, short) in said.iter().enumerate() {
        let Some(start) = short.words.get(..GRAM) else { continue };
        for &other in places.get(start).map_or(&[][..], Vec::as_slice) {
            let long = &said[other].words;
            let longer = long.len() > short.words.len() || (long.len() == short.words.len() && other < index);
            if longer && other != index && long.windows(short.words.len()).any(|window| window == short.words) {
                pairs.push((index.min(other), index.max(other)));
            }
        }
    }
    // words too few for that are the same only as a whole
    let mut whole: BTreeMap<&[String], usize> = BTreeMap::new();
    for (index, said) in said.iter().enumerate().filter(|(_, said)| (1..GRAM).contains(&said.words.len())) {
        if let Some(&first) = whole.get(said.words.as_slice()) {
            pairs.push((first, index));
        } else {
            whole.insert(&said.words, index);
        }
    }
    pairs
}

/// What was cut shorter from somebody's words is somebody's words too, though it looks like a term.
fn inherit(quotes: &mut [Quote], one: usize, other: usize) {
    let long_first = length(&quotes[one]) >= length(&quotes[other]);
    let (long, short) = if long_first { (one, other) } else { (other, one) };
    let close = length(&quotes[long]) <= 3 * length(&quotes[short]);
    let chinese = quotes[long].language == Language::Chinese && quotes[short].language == Language::Chinese;
    if chinese && close && quotes[long].kind == Kind::Fragment && quotes[short].kind == Kind::Term {
        quotes[short].kind = Kind::Fragment;
    }
}

fn length(quote: &Quote) -> usize {
    quote.parts.iter().map(|part| part.len()).sum()
}
