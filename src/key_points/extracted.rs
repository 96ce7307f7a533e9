//! The sentences that say most of what an article says, for a page that offers no points.
//!
//! Each sentence is weighed by where it stands, by how much of what the article keeps speaking of is in it, and
//! by what it shares with the title; then sentences are taken one by one, each counted down by what those before
//! it already say (maximal marginal relevance, Carbonell and Goldstein 1998).

use super::passages::Passages;
use crate::any_of;
use crate::article::Article;
use crate::options::Options;
use crate::quotes::Quote;
use crate::text::any_of::AnyOf;
use crate::text::fold::lower_char;
use crate::text::terms::{Term, Terms};
use std::ops::Range;

/// Fewest terms of a sentence that is a point by itself, and most.
const SHORTEST: usize = 5;
const LONGEST: usize = 60;
/// Least share of a sentence that is its author's own words.
const LEAST_OWN: f64 = 0.4;

// The features' weights, chosen on English and Chinese news with points written by editors; the reader's own
// (`weigh_…` in the options) multiply them.
/// What standing first in the article counts; it halves after [`POSITION_HALF`] sentences.
const POSITION: f64 = 1.0;
const POSITION_HALF: f64 = 16.0;
/// What being about the article's subjects as much as its mean sentence counts.
const CONTENT: f64 = 0.6;
/// What having all words of the title counts.
const TITLE: f64 = 0.5;
/// What beginning a paragraph counts.
const OPENING: f64 = 0.15;
/// What it costs to lean on the sentence before.
const LEANING: f64 = 0.3;
/// What it costs to say nothing that wasn't said by the sentences taken before.
const REDUNDANCY: f64 = 0.6;
/// Added to a sentence's length, so that short ones with one good word don't win.
const LENGTH_FLOOR: f64 = 12.0;

/// A sentence that may be taken.
struct Candidate {
    range: Range<usize>,
    /// Its terms, each once, sorted.
    terms: Vec<Term>,
    /// How much they weigh.
    weight: f64,
    /// What it says, without what others say too.
    score: f64,
}

/// Up to [`Options::key_points`] sentences of the body, the best first, each with its importance: 1 for the best.
pub fn extracted(
    article: &Article,
    quotes: &[Quote],
    passages: &Passages,
    terms: &mut Terms,
    options: &Options,
) -> Vec<(Range<usize>, f64)> {
    let title = distinct(terms.of(&article.title));
    let sentences: Vec<Vec<Term>> = passages.list.iter().map(|passage| distinct(passage.terms.clone())).collect();
    let weights = Weights::of(&sentences, terms);
    let mut quoted: Vec<_> = quotes.iter().flat_map(|quote| quote.parts.iter().cloned()).collect();
    quoted.sort_unstable_by_key(|part: &Range<usize>| (part.start, part.end));
    let mut candidates = Vec::new();
    for (passage, own) in passages.list.iter().zip(sentences) {
        let text = &article.text[passage.range.clone()];
        let fits = (SHORTEST..=LONGEST).contains(&passage.terms.len())
            && !passage.heading
            && own_share(&passage.range, &quoted) >= LEAST_OWN
            && !text.ends_with(['?', '？', ':', '：']);
        if fits {
            let order = candidates.len() as f64;
            let titled = own.iter().filter(|term| title.binary_search(term).is_ok()).count() as f64;
            let score = options.weigh_position * POSITION * POSITION_HALF / (POSITION_HALF + order)
                + options.weigh_subject * CONTENT * weights.content(&own) / weights.mean
                + options.weigh_title * TITLE * titled / title.len().max(1) as f64
                + OPENING * f64::from(passage.opens)
                - LEANING * f64::from(leans(text));
            let weight = own.iter().map(|&term| weights.said(term)).sum();
            candidates.push(Candidate { range: passage.range.clone(), terms: own, weight, score });
        }
    }
    take(candidates, &weights, options)
}

/// The best candidates, each counted down by what those before it say.
fn take(mut candidates: Vec<Candidate>, weights: &Weights, options: &Options) -> Vec<(Range<usize>, f64)> {
    let mut taken: Vec<(Range<usize>, f64)> = Vec::new();
    let mut said: Vec<f64> = vec![0.0; candidates.len()];
    while taken.len() < options.key_points as usize {
        let worth = |at: usize| candidates[at].score - options.weigh_variety * REDUNDANCY * said[at];
        let Some(best) = (0..candidates.len()).max_by(|&a, &b| worth(a).total_cmp(&worth(b)).then(b.cmp(&a))) else {
            break;
        };
        let worth = worth(best);
        let chosen = candidates.swap_remove(best);
        said.swap_remove(best);
        for (candidate, said) in candidates.iter().zip(&mut said) {
            let shared = candidate.terms.iter().filter(|term| chosen.terms.binary_search(term).is_ok());
            let shared: f64 = shared.map(|&term| weights.said(term)).sum();
            *said = said.max(shared / candidate.weight.min(chosen.weight).max(0.3));
        }
        taken.push((chosen.range, worth));
    }
    let most = taken.first().map_or(0.0, |first| first.1).max(0.01);
    taken.iter_mut().for_each(|(_, worth)| *worth = (*worth / most).clamp(0.0, 1.0));
    taken
}

/// How much each term counts for what the article says.
struct Weights {
    /// By the terms' numbers.
    list: Vec<f64>,
    /// Mean over sentences of a sentence's content.
    mean: f64,
}

impl Weights {
    /// Terms that come again count, by the logarithm of how often, a number no more than a word. Each sentence has its
    /// terms once.
    fn of(sentences: &[Vec<Term>], terms: &Terms) -> Weights {
        let mut counts: Vec<u32> = Vec::new();
        for &term in sentences.iter().flatten() {
            counts.resize(counts.len().max(term as usize + 1), 0);
            counts[term as usize] += 1;
        }
        let weight = |(term, count)| f64::ln(f64::from(u32::max(count, 1))) * terms.weight(term).min(1.0);
        let list = (0..).zip(counts).map(weight).collect();
        let mut weights = Weights { list, mean: 1.0 };
        let sum: f64 = sentences.iter().map(|sentence| weights.content(sentence)).sum();
        weights.mean = (sum / sentences.len().max(1) as f64).max(0.01);
        weights
    }

    /// How much of what the article keeps speaking of is in a sentence, given its terms each once.
    fn content(&self, sentence: &[Term]) -> f64 {
        let sum: f64 = sentence.iter().map(|&term| self.of_term(term)).sum();
        sum / (sentence.len() as f64 + LENGTH_FLOOR).sqrt()
    }

    fn of_term(&self, term: Term) -> f64 {
        self.list.get(term as usize).copied().unwrap_or(0.0)
    }

    /// How much a term weighs where sentences are compared: what comes only once counts there too.
    fn said(&self, term: Term) -> f64 {
        self.of_term(term) + 0.3
    }
}

fn distinct(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The share of a range that lies in none of the quoted stretches, which are in order.
fn own_share(range: &Range<usize>, quoted: &[Range<usize>]) -> f64 {
    let first = quoted.partition_point(|part| part.end <= range.start);
    let parts = quoted[first..].iter().take_while(|part| part.start < range.end);
    let inside: usize = parts.map(|part| part.end.min(range.end) - part.start.max(range.start)).sum();
    1.0 - inside as f64 / range.len().max(1) as f64
}

/// Beginnings that lean on the sentence before, in lower case.
const LEANING_STARTS: AnyOf = any_of![
    "he ", "she ", "it ", "they ", "this ", "that ", "these ", "those ", "but ", "and ", "so ", "his ", "her ",
    "their ", "however", "他", "她", "它", "这", "那", "這", "但", "而", "不过", "不過", "因此", "所以", "此外",
    "另外", "对此", "對此",
];

/// Whether a sentence needs the one before it to be understood.
fn leans(text: &str) -> bool {
    let lower: String = text.chars().take(12).map(lower_char).collect();
    LEANING_STARTS.begins(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words() {
        let quoted = [2..4, 8..20];
        assert_eq!(own_share(&(0..10), &quoted), 0.6);
        assert_eq!(own_share(&(4..8), &quoted), 1.0);
        assert_eq!(own_share(&(9..10), &quoted), 0.0);
    }

    #[test]
    fn sentences_that_lean() {
        assert!(leans("He said so.") && leans("这也是目标。") && !leans("Hester left."));
    }
}
