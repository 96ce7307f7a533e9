//! Which passages of a body speak of something.
//!
//! A question is a list of terms; a Chinese term may be met by any of the English stems that it means, all of them
//! counted as one word (Pirkola's synonym operator), and an English one by the Chinese words that mean it. Ranking is
//! BM25 over sentences and over paragraphs.

use super::passages::Passages;
use crate::text::lists::Lists;
use crate::text::terms::{Term, Terms};

/// Terms to ask for, each with how much it tells beside the others: 0 to 1.
pub type Question = Vec<(Term, f64)>;

/// BM25's saturation and length normalisation.
const K1: f64 = 1.2;
const B: f64 = 0.6;
/// How much of a score is the paragraph's.
const PARAGRAPH_SHARE: f64 = 0.7;
/// What a term of the question counts that no passage has, beside one that some have: it may be badly glossed.
const UNMET: f64 = 0.3;

/// An index of a body's passages.
#[derive(Debug)]
pub struct Ranking<'a> {
    passages: &'a Passages,
    /// For each English stem the Chinese words of the body that may mean it.
    meant_by: Lists,
    sentences: Index,
    paragraphs: Index,
}

impl<'a> Ranking<'a> {
    pub fn of(passages: &'a Passages, terms: &Terms) -> Ranking<'a> {
        let sentences: Vec<Piece> =
            passages.list.iter().enumerate().map(|(at, it)| (at, it.terms.as_slice())).collect();
        let mut paragraphs: Vec<Piece> = passages.list.iter().map(|it| (it.paragraph, it.terms.as_slice())).collect();
        paragraphs.extend(passages.translations.iter().map(|(paragraph, terms)| (*paragraph, terms.as_slice())));
        let (sentences, paragraphs) = (Index::of(&sentences), Index::of(&paragraphs));
        let mut meant: Vec<(Term, Term)> = Vec::new();
        for term in paragraphs.texts.keys() {
            meant.extend(terms.senses(term).iter().map(|&sense| (sense, term)));
        }
        Ranking { passages, meant_by: Lists::of(&meant), sentences, paragraphs }
    }

    /// Whether any passage speaks of a term.
    pub fn speak_of(&self, term: Term, terms: &Terms) -> bool {
        self.met_by(term, terms).iter().any(|&word| !self.sentences.texts.at(word as usize).is_empty())
    }

    /// How much of a question each passage, with its paragraph behind it, is about: 0 to 1, 0 for one that speaks of
    /// none of its terms. Of equal terms the first is asked for.
    pub fn about(&self, question: &Question, terms: &Terms) -> Vec<f64> {
        let mut asked: Vec<Asked> = Vec::new();
        for &(term, tells) in question {
            if asked.iter().all(|other| other.met_by.first() != Some(&term)) {
                asked.push(Asked { weight: terms.weight(term) * tells, met_by: self.met_by(term, terms) });
            }
        }
        let (mut scores, paragraphs) = (self.sentences.scores(&asked), self.paragraphs.scores(&asked));
        for (score, passage) in scores.iter_mut().zip(&self.passages.list).filter(|(score, _)| **score > 0.0) {
            *score = *score * (1.0 - PARAGRAPH_SHARE) + paragraphs[passage.paragraph] * PARAGRAPH_SHARE;
        }
        scores
    }

    /// The words that meet a term: first itself, then what it means, and, where it means nothing, what may mean it.
    fn met_by(&self, term: Term, terms: &Terms) -> Vec<Term> {
        let senses = terms.senses(term);
        let others = if senses.is_empty() { self.meant_by.at(term as usize) } else { senses };
        std::iter::once(term).chain(others.iter().copied()).collect()
    }
}

/// A term of a question.
struct Asked {
    weight: f64,
    met_by: Vec<Term>,
}

/// A piece of a text: the text's number, its terms.
type Piece<'a> = (usize, &'a [Term]);

/// An inverted index of texts.
#[derive(Debug)]
struct Index {
    /// For each term the texts that have it, as often as they have it.
    texts: Lists,
    /// How many terms there are in each text.
    lengths: Vec<u32>,
    mean_length: f64,
}

impl Index {
    fn of(pieces: &[Piece]) -> Index {
        let (mut pairs, mut lengths): (Vec<(Term, u32)>, Vec<u32>) = Default::default();
        for &(text, terms) in pieces {
            lengths.resize(lengths.len().max(text + 1), 0);
            lengths[text] += terms.len() as u32;
            pairs.extend(terms.iter().map(|&term| (term, text as u32)));
        }
        let mean_length = f64::from(lengths.iter().sum::<u32>()) / lengths.len().max(1) as f64;
        Index { texts: Lists::of(&pairs), lengths, mean_length }
    }

    /// Each text's share, 0 to 1, of the best that a text could score.
    fn scores(&self, question: &[Asked]) -> Vec<f64> {
        let texts = self.lengths.len();
        let rarity = |have: f64| (1.0 + (texts as f64 - have + 0.5) / (have + 0.5)).ln();
        let (mut scores, mut counts, mut best) = (vec![0.0; texts], vec![0_u32; texts], 0.0);
        let mut have: Vec<usize> = Vec::new();
        for Asked { weight, met_by } in question {
            for &text in met_by.iter().flat_map(|&term| self.texts.at(term as usize)) {
                let text = text as usize;
                if counts[text] == 0 {
                    have.push(text);
                }
                counts[text] += 1;
            }
            let weight = rarity(have.len() as f64) * weight;
            best += if have.is_empty() { weight * UNMET } else { weight };
            for text in have.drain(..) {
                let count = f64::from(std::mem::take(&mut counts[text]));
                let length = f64::from(self.lengths[text]) / self.mean_length.max(1.0);
                scores[text] += weight * count / (count + K1 * (1.0 - B + B * length));
            }
        }
        scores.iter_mut().for_each(|score| *score = (*score / f64::max(best, 1e-9)).clamp(0.0, 1.0));
        scores
    }
}
