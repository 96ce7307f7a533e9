//! The passages of a body, to be asked which of them speak of something.
//!
//! Passages are sentences in their paragraphs. A question is a list of terms; a Chinese term may be met by any
//! of the English stems that it means, all of them counted as one word (Pirkola's synonym operator), and an
//! English one by the Chinese words that mean it. Ranking is BM25 over sentences and over paragraphs.

use crate::article::{Article, Block, Role};
use crate::text::segment::Words;
use crate::text::sentences::sentences;
use crate::text::terms::{Term, Terms};
use std::ops::Range;

/// A sentence of the body.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Bytes in [`Article::text`].
    pub range: Range<usize>,
    /// Which paragraph holds it: an index that grows from 0.
    pub paragraph: usize,
    /// That paragraph's bytes.
    pub context: Range<usize>,
    /// Whether it begins its paragraph.
    pub opens: bool,
    /// Whether it is a heading.
    pub heading: bool,
    /// In the order of its words.
    pub terms: Vec<Term>,
}

/// The body's passages with an index of their terms.
#[derive(Debug)]
pub struct Passages {
    pub list: Vec<Passage>,
    sentences: Index,
    paragraphs: Index,
}

/// Terms to ask for, each with how much it tells beside the others: 0 to 1.
pub type Question = Vec<(Term, f64)>;

/// A passage that answers a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Index in [`Passages::list`].
    pub passage: usize,
    /// 0 to 1: how much of the question the passage, with its paragraph behind it, is about.
    pub score: f64,
}

/// BM25's saturation and length normalisation.
const K1: f64 = 1.2;
const B: f64 = 0.6;
/// How much of a score is the paragraph's.
const PARAGRAPH_SHARE: f64 = 0.7;
/// What a term of the question counts that no passage has, beside one that some have: it may be badly glossed.
const UNMET: f64 = 0.3;

impl Passages {
    /// Takes down the sentences of all body blocks. A block that translates another gives no passages, but its
    /// terms count for its original.
    pub fn of(article: &Article, words: &Words, terms: &mut Terms) -> Passages {
        let mut passages = Passages { list: Vec::new(), sentences: Index::default(), paragraphs: Index::default() };
        // translations by their originals
        let mut translations: Vec<(usize, &Block)> =
            article.blocks.iter().filter_map(|block| Some((block.translation_of?, block))).collect();
        translations.sort_unstable_by_key(|&(original, block)| (original, block.range.start));
        let mut paragraph = 0;
        for (at, block) in article.blocks.iter().enumerate() {
            if !block.role.is_body() || block.role == Role::Code || block.translation_of.is_some() {
                continue;
            }
            let mut all = Vec::new();
            for sentence in sentences(article.text_of(block)) {
                let range = block.range.start + sentence.start..block.range.start + sentence.end;
                let found = terms.of_stretch(&article.text, &range, words);
                passages.sentences.add(&found, terms);
                all.extend_from_slice(&found);
                let (opens, heading) = (range.start == block.range.start, block.role == Role::Heading);
                let context = block.range.clone();
                passages.list.push(Passage { range, paragraph, context, opens, heading, terms: found });
            }
            let first = translations.partition_point(|&(original, _)| original < at);
            for (_, translation) in translations[first..].iter().take_while(|&&(original, _)| original == at) {
                all.extend(terms.of_stretch(&article.text, &translation.range, words));
            }
            passages.paragraphs.add(&all, terms);
            paragraph += 1;
        }
        passages.sentences.finish();
        passages.paragraphs.finish();
        passages
    }

    /// Whether any passage speaks of a term.
    pub fn speak_of(&self, term: Term, terms: &Terms) -> bool {
        !self.sentences.counts(term, terms).is_empty()
    }

    /// The passages that speak of a question's terms, best first; of equals the earlier.
    pub fn about(&self, question: &Question, terms: &Terms) -> Vec<Hit> {
        let paragraphs = self.paragraphs.scores(question, terms);
        let sentences = self.sentences.scores(question, terms);
        let paragraph_score = |paragraph: usize| {
            let at = paragraphs.binary_search_by_key(&paragraph, |&(at, _)| at);
            at.map_or(0.0, |at| paragraphs[at].1)
        };
        let mut hits: Vec<Hit> = sentences
            .into_iter()
            .map(|(passage, score)| {
                let paragraph = paragraph_score(self.list[passage].paragraph);
                Hit { passage, score: score * (1.0 - PARAGRAPH_SHARE) + paragraph * PARAGRAPH_SHARE }
            })
            .collect();
        hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage)));
        hits
    }
}

/// An inverted index of texts.
#[derive(Debug, Default)]
struct Index {
    /// (term, text, how often), sorted once finished. Only terms as they stand in the text.
    postings: Vec<(Term, u32, f32)>,
    /// The same for English stems that a text's Chinese words may mean.
    meant: Vec<(Term, u32, f32)>,
    /// Terms in each text.
    lengths: Vec<u32>,
    mean_length: f64,
}

impl Index {
    fn add(&mut self, text: &[Term], terms: &Terms) {
        let at = self.lengths.len() as u32;
        self.lengths.push(text.len() as u32);
        for &term in text {
            self.postings.push((term, at, 1.0));
            self.meant.extend(terms.senses(term).iter().map(|&sense| (sense, at, 1.0)));
        }
    }

    fn finish(&mut self) {
        for postings in [&mut self.postings, &mut self.meant] {
            postings.sort_unstable_by_key(|&(term, text, _)| (term, text));
            postings.dedup_by(|next, kept| {
                let same = (next.0, next.1) == (kept.0, kept.1);
                if same {
                    kept.2 += next.2;
                }
                same
            });
        }
        let sum: u32 = self.lengths.iter().sum();
        self.mean_length = f64::from(sum) / self.lengths.len().max(1) as f64;
    }

    /// How often each text has a term or one of its senses, as (text, count) in the texts' order.
    fn counts(&self, term: Term, terms: &Terms) -> Vec<(usize, f64)> {
        let mut counts: Vec<(usize, f64)> = Vec::new();
        let mut collect = |postings: &[(Term, u32, f32)], term| {
            let first = postings.partition_point(|posting| posting.0 < term);
            let run = postings[first..].iter().take_while(|posting| posting.0 == term);
            counts.extend(run.map(|posting| (posting.1 as usize, f64::from(posting.2))));
        };
        collect(&self.postings, term);
        for &sense in terms.senses(term) {
            collect(&self.postings, sense);
        }
        if terms.senses(term).is_empty() {
            collect(&self.meant, term);
        }
        sum_by_text(&mut counts);
        counts
    }

    /// Each text's share, 0 to 1, of the best that a text could score, in the texts' order; texts without any
    /// term of the question are left out.
    fn scores(&self, question: &Question, terms: &Terms) -> Vec<(usize, f64)> {
        let texts = self.lengths.len() as f64;
        let rarity = |have: f64| (1.0 + (texts - have + 0.5) / (have + 0.5)).ln();
        let mut asked = question.clone();
        asked.sort_by_key(|&(term, _)| term);
        // of equal terms the first
        asked.dedup_by_key(|&mut (term, _)| term);
        let mut scores: Vec<(usize, f64)> = Vec::new();
        let mut best = 0.0;
        for (term, tells) in asked {
            let counts = self.counts(term, terms);
            let weight = rarity(counts.len() as f64) * terms.weight(term) * tells;
            best += if counts.is_empty() { weight * UNMET } else { weight };
            scores.extend(counts.into_iter().map(|(text, count)| {
                let length = f64::from(self.lengths[text]) / self.mean_length.max(1.0);
                (text, weight * count / (count + K1 * (1.0 - B + B * length)))
            }));
        }
        sum_by_text(&mut scores);
        scores.iter_mut().for_each(|(_, score)| *score = (*score / f64::max(best, 1e-9)).clamp(0.0, 1.0));
        scores
    }
}

/// Adds up what stands for the same text; the texts come in order.
fn sum_by_text(list: &mut Vec<(usize, f64)>) {
    list.sort_by_key(|&(text, _)| text);
    list.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
}
