//! Which passages of the body bear the points out.

use super::passages::Passages;
use super::ranking::{Question, Ranking};
use super::{Support, Tie};
use crate::text::sentences::sentences;
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
/// How much less a sentence's last term tells than its first: a point says its main thing first.
const LAST_LESS: f64 = 0.3;
/// How much of what a passage scores for the point that it fits best is taken off for all others: what fits every
/// point bears out none of them in particular.
const TAKEN: f64 = 0.3;
/// But so much of a score is always left.
const LEFT: f64 = 0.2;

/// Fewest terms of a sentence that says something by itself: a shorter one goes with the one before it.
const LEAST_SAID: usize = 3;

/// How much a character tells of a word beside the word.
const CHARACTER: f64 = 0.3;

/// What a sentence says, or a few.
type Said = Vec<Asked>;

/// A passage that answers a question, by its index in [`Passages::list`].
#[derive(Clone, Copy)]
struct Hit {
    passage: usize,
    /// 0 to 1.
    score: f64,
}

/// A term to ask for, its place in the text and how much it tells.
struct Asked {
    term: Term,
    place: Range<usize>,
    tells: f64,
}

/// For each point, given by its place in the text, the passages that bear it out, best first, one for each paragraph;
/// none when nothing in the body does.
pub fn supports(points: &[Range<usize>], text: &str, passages: &Passages, terms: &mut Terms) -> Vec<Vec<Support>> {
    if points.is_empty() {
        return Vec::new();
    }
    let ranking = Ranking::of(passages, terms);
    let points: Vec<Vec<Said>> = points.iter().map(|point| said(point, text, &ranking, terms)).collect();
    let mut hits: Vec<Vec<Hit>> = points.iter().map(|point| any(point, &ranking, terms)).collect();
    apart(&mut hits, passages.list.len());
    let support = |(hits, point): (Vec<Hit>, &Vec<Said>)| {
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

/// The sentences of a point. They are asked for one by one: what bears out one of them bears out the point, and
/// hardly any passage says all of a long one.
fn said(point: &Range<usize>, text: &str, ranking: &Ranking, terms: &mut Terms) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    for sentence in sentences(&text[point.clone()]) {
        let sentence = terms.places(&(point.start + sentence.start..point.start + sentence.end));
        let sentence = met(sentence, ranking, terms);
        match said.last_mut().filter(|last| last.len().min(sentence.len()) < LEAST_SAID) {
            Some(last) => last.extend(sentence),
            None => said.push(sentence),
        }
    }
    said
}

/// The passages that speak of any sentence of a point, each with its best score.
fn any(point: &[Said], ranking: &Ranking, terms: &Terms) -> Vec<Hit> {
    let mut best: Vec<f64> = Vec::new();
    for said in point {
        let scores = ranking.about(&question(said), terms);
        best.resize(scores.len(), 0.0);
        best.iter_mut().zip(scores).for_each(|(best, score)| *best = best.max(score));
    }
    let hits = best.into_iter().enumerate().filter(|&(_, score)| score > 0.0);
    hits.map(|(passage, score)| Hit { passage, score }).collect()
}

/// A sentence's terms with their places. A word that no passage speaks of is parted into the shorter words that it is
/// made of and those of its characters that some passage speaks of: hardly more than a guess each.
fn met(terms_of: Vec<(Term, Range<usize>)>, ranking: &Ranking, terms: &mut Terms) -> Said {
    let mut said = Vec::new();
    for (term, place) in terms_of {
        let before = said.len();
        if !ranking.speak_of(term, terms) {
            for part in terms.parts(term) {
                let tells = if terms.is_character(part) { CHARACTER } else { 1.0 };
                if tells == 1.0 || ranking.speak_of(part, terms) {
                    said.push(Asked { term: part, place: place.clone(), tells });
                }
            }
        }
        if said.len() == before {
            said.push(Asked { term, place, tells: 1.0 });
        }
    }
    said
}

fn question(said: &Said) -> Question {
    let last = said.len().max(1) as f64;
    let weighed = |(at, asked): (usize, &Asked)| (asked.term, asked.tells * (1.0 - LAST_LESS * at as f64 / last));
    said.iter().enumerate().map(weighed).collect()
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
fn ties(point: &[Said], passage: &[(Term, Range<usize>)], terms: &Terms) -> Vec<Tie> {
    let mut ties: Vec<Tie> = Vec::new();
    for (term, range) in passage {
        let same = point.iter().flatten().find(|asked| terms.agree(asked.term, *term));
        // the parts of a hyphened word stand at one place
        let first = ties.last().is_none_or(|last| last.passage != *range);
        if let Some(asked) = same.filter(|_| first) {
            ties.push(Tie { point: asked.place.clone(), passage: range.clone() });
        }
    }
    ties
}

#[cfg(test)]
mod tests {
    use super::super::passages::Passage;
    use super::*;
    use crate::text::lexicon::Lexicon;
    use crate::text::namesakes::Namesakes;
    use crate::text::vocabulary::Words;

    /// The best passage, out of the lines below the first, for a point in the first.
    fn best_line(text: &str) -> Option<&str> {
        let lexicon = Lexicon::bundled();
        let words = Words::of(text, lexicon);
        let namesakes = Namesakes::of(text, &words, lexicon);
        let mut terms = Terms::new(&words, &namesakes, lexicon);
        let mut lines = text.lines().map(|line| {
            let start = line.as_ptr() as usize - text.as_ptr() as usize;
            start..start + line.len()
        });
        let point = lines.next()?;
        let mut passages = Passages::default();
        for (paragraph, range) in lines.enumerate() {
            let (context, terms) = (range.clone(), terms.of_stretch(&range));
            passages.list.push(Passage { range, paragraph, context, opens: true, heading: false, terms });
        }
        let found = supports(&[point], text, &passages, &mut terms);
        found.first()?.first().map(|best| &text[best.range.clone()])
    }

    #[test]
    fn a_point_of_two_sentences() {
        // the second line has more of both together, the third all of one
        let text = "镇长反对大桥。工程师、渔民、教师、医生和面包师都在会议上讨论了预算、噪音、停车和学校。\n\
            The mayor spoke at a meeting about parking and schools.\n\
            The mayor is against the bridge.\n\
            Pears are cheap.";
        assert_eq!(best_line(text), Some("The mayor is against the bridge."));
    }

    #[test]
    fn characters_of_an_unmet_word_are_hardly_words() {
        // 态 alone would be “appear”, 主 “host”
        let text = "馆长的表态谨慎，主张修复旧钟。\n\
            The host appears to own two clocks, it appears.\n\
            The curator was wary, but wanted the old clock repaired.\n\
            Pears appear in May.";
        assert!(best_line(text).is_some_and(|line| line.starts_with("The curator")), "{:?}", best_line(text));
    }

    #[test]
    fn words_that_deny() {
        let text = "目前还不清楚在哪一个。\nThe water is clean.\nIt is still unclear in which.\nPears are cheap.";
        assert_eq!(best_line(text), Some("It is still unclear in which."));
    }
}
