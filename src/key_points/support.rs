//! Which passages of the body bear the points out.

use super::passages::Passages;
use super::ranking::{Hit, Question, Ranking};
use super::{Support, Tie};
use crate::text::terms::{Term, Terms};
use std::ops::Range;

/// Most passages given for one point.
const MOST: usize = 5;
/// A point whose best passage scores less is borne out by nothing. Of points put over other articles than their own,
/// this refuses a quarter; of those over their own none.
const LEAST_SCORE: f64 = 0.06;
/// The score of a usual passage: a point and a passage in two languages never share all their words, so the best
/// passages lie far below 1. Told as one half.
const USUAL_SCORE: f64 = 0.1;
/// Nor does a passage bear it out that scores less than this share of the best.
const LEAST_SHARE: f64 = 0.4;
/// How much less a point's last term tells than its first: a point says its main thing first.
const LAST_LESS: f64 = 0.3;
/// How much of what a passage scores for the point that it fits best is taken off for all others: what fits every
/// point bears out none of them in particular.
const TAKEN: f64 = 0.3;
/// But so much of a score is always left.
const LEFT: f64 = 0.2;

/// A point's terms with their places in the text.
pub type Point = Vec<(Term, Range<usize>)>;

/// For each point, given by its place in the text, the passages that bear it out, best first, one for each paragraph;
/// none when nothing in the body does.
pub fn supports<'a>(
    points: impl Iterator<Item = &'a Range<usize>>,
    passages: &Passages,
    terms: &mut Terms,
) -> Vec<Vec<Support>> {
    let points: Vec<Point> = points.map(|point| terms.places(point)).collect();
    if points.is_empty() {
        return Vec::new();
    }
    let ranking = Ranking::of(passages, terms);
    let points: Vec<Point> = points.iter().map(|point| met(point, &ranking, terms)).collect();
    let mut hits: Vec<Vec<Hit>> = points.iter().map(|point| ranking.about(&question(point), terms)).collect();
    apart(&mut hits, passages.list.len());
    let support = |(hits, point): (Vec<Hit>, &Point)| {
        let best = best(hits, passages);
        let support = best.into_iter().map(|Hit { passage, score }| {
            let passage = &passages.list[passage];
            Support {
                range: passage.range.clone(),
                paragraph: passage.context.clone(),
                score: score / (score + USUAL_SCORE),
                ties: ties(point, &terms.places(&passage.range), terms),
            }
        });
        support.collect()
    };
    hits.into_iter().zip(&points).map(support).collect()
}

/// A point's terms, those that no passage speaks of parted into the shorter words that they are made of.
fn met(point: &Point, ranking: &Ranking, terms: &mut Terms) -> Point {
    let mut met = Vec::new();
    for (term, range) in point {
        let parts = if ranking.speak_of(*term, terms) { Vec::new() } else { terms.parts(*term) };
        if parts.is_empty() {
            met.push((*term, range.clone()));
        } else {
            met.extend(parts.into_iter().map(|part| (part, range.clone())));
        }
    }
    met
}

fn question(point: &Point) -> Question {
    let last = point.len().max(1) as f64;
    let weighed = |(at, (term, _)): (usize, &(Term, _))| (*term, 1.0 - LAST_LESS * at as f64 / last);
    point.iter().enumerate().map(weighed).collect()
}

/// Keeps the points' passages apart: takes off each hit's score what its passage scores for other points.
fn apart(hits: &mut [Vec<Hit>], passages: usize) {
    // each passage's best two scores
    let mut best = vec![(0.0_f64, 0.0_f64); passages];
    for hit in hits.iter().flatten() {
        let (first, second) = &mut best[hit.passage];
        (*first, *second) = (first.max(hit.score), second.max(hit.score.min(*first)));
    }
    for hits in hits {
        for hit in hits.iter_mut() {
            let (first, second) = best[hit.passage];
            let other = if hit.score < first { first } else { second };
            hit.score = (hit.score - TAKEN * other).max(LEFT * hit.score);
        }
        hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage)));
    }
}

/// The hits that bear something out, one for each paragraph.
fn best(hits: Vec<Hit>, passages: &Passages) -> Vec<Hit> {
    let best = hits.first().map_or(0.0, |best| best.score);
    if best < LEAST_SCORE {
        return Vec::new();
    }
    let paragraph = |hit: &Hit| passages.list[hit.passage].paragraph;
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits.into_iter().take_while(|hit| hit.score >= best * LEAST_SHARE) {
        if kept.iter().all(|other| paragraph(other) != paragraph(&hit)) {
            kept.push(hit);
        }
        if kept.len() == MOST {
            break;
        }
    }
    kept
}

/// The words that tie a passage to its point: each word of the passage that means what one of the point's does, with
/// the first such.
fn ties(point: &Point, passage: &Point, terms: &Terms) -> Vec<Tie> {
    let mut ties: Vec<Tie> = Vec::new();
    for (term, range) in passage {
        let same = point.iter().find(|(asked, _)| terms.agree(*asked, *term));
        // the parts of a hyphened word stand at one place
        let first = ties.last().is_none_or(|last| last.passage != *range);
        if let Some((_, asked)) = same.filter(|_| first) {
            ties.push(Tie { point: asked.clone(), passage: range.clone() });
        }
    }
    ties
}
