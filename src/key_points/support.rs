//! Which passages of the body bear a point out.

use super::Support;
use super::passages::Passages;
use crate::text::terms::{Term, Terms};

/// Most passages given for one point.
const MOST: usize = 5;
/// A passage that scores less bears nothing out.
const LEAST_SCORE: f64 = 0.05;
/// The score of a usual passage: a point and a passage in two languages never share all their words, so the best
/// passages lie far below 1. Told as one half.
const USUAL_SCORE: f64 = 0.1;
/// Nor does one that scores less than this share of the best.
const LEAST_SHARE: f64 = 0.4;

/// The passages that bear a point out, whose terms are given, best first, one for each paragraph; none when nothing in the body does.
pub fn support(point: Vec<Term>, passages: &Passages, terms: &mut Terms) -> Vec<Support> {
    let question = met(point, passages, terms);
    let hits = passages.about(&question, terms);
    let least = hits.first().map_or(0.0, |best| best.score * LEAST_SHARE).max(LEAST_SCORE);
    let mut found: Vec<(usize, Support)> = Vec::new();
    for hit in hits.into_iter().take_while(|hit| hit.score >= least) {
        let passage = &passages.list[hit.passage];
        if found.iter().all(|&(paragraph, _)| paragraph != passage.paragraph) {
            found.push((
                passage.paragraph,
                Support { range: passage.range.clone(), score: hit.score / (hit.score + USUAL_SCORE) },
            ));
        }
        if found.len() == MOST {
            break;
        }
    }
    found.into_iter().map(|(_, support)| support).collect()
}

/// A question's terms, those that no passage speaks of parted into the shorter words that they are made of.
fn met(question: Vec<Term>, passages: &Passages, terms: &mut Terms) -> Vec<Term> {
    let mut met = Vec::new();
    for term in question {
        let parts = if passages.speak_of(term, terms) { Vec::new() } else { terms.parts(term) };
        if parts.is_empty() {
            met.push(term);
        } else {
            met.extend(parts);
        }
    }
    met
}
