//! Learns how much each feature of `quotes::features` counts, and prints `src/quotes/weights.rs`.
//!
//! Reads JSON Lines `{"text", "quotes": [{"span", "speaker", "speaker_span"}]}` on standard input, spans in code
//! points. A log-linear model over the candidates of each quote, all right ones counting together, by stochastic
//! gradient steps with Adagrad's rates (Duchi 2011). Every fifth text is held out; the share of quotes whose
//! speaker is right there goes to standard error, and for each bar of certainty how many quotes have a name above
//! it and how many of those names are right: the bar `quotes::SURE` is chosen from that.
//!
//! ```text
//! xz -dc quotes.jsonl.xz | cargo run --release --example train_speakers > src/quotes/weights.rs
//! ```

use pullquote::quotes::english::Scene;
use pullquote::quotes::{CELLS, Cells, stretches, units};
use pullquote::{Article, Options, Page, text::names};
use serde::Deserialize;
use std::io::BufRead;
use std::ops::Range;

const EPOCHS: usize = 12;
const RATE: f64 = 0.15;
const DECAY: f64 = 2e-6;

#[derive(Deserialize)]
struct Record {
    text: String,
    quotes: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    span: (usize, usize),
    speaker: Option<String>,
    speaker_span: Option<Vec<usize>>,
}

/// One quote with its candidates' cells, and which of them are right.
struct Case {
    cells: Vec<Cells>,
    right: Vec<bool>,
    held_out: bool,
    /// Whether it is a quote of five words or more, as the scorer counts them.
    counts: bool,
}

fn main() {
    let mut cases = Vec::new();
    for (index, line) in std::io::stdin().lock().lines().map_while(Result::ok).enumerate() {
        match serde_json::from_str::<Record>(&line) {
            Ok(record) => read(&record, index % 5 == 4, &mut cases),
            Err(error) => eprintln!("line {}: {error}", index + 1),
        }
    }
    let weights = train(&cases);
    let (right, all) = accuracy(&cases, &weights);
    eprintln!("held out: {right} of {all} right, {:.3}", right as f64 / all.max(1) as f64);
    curve(&cases, &weights);
    print(&weights);
}

/// Where the characters of the original stand in the article, which has other white space.
struct Places {
    /// For each code point of the original how many that are not white space stand before it.
    dense: Vec<usize>,
    /// For each such character its byte in the article.
    bytes: Vec<usize>,
}

impl Places {
    fn new(original: &str, article: &str) -> Places {
        let solid = |c: &char| !c.is_whitespace();
        let mut dense = vec![0];
        for c in original.chars() {
            dense.push(dense[dense.len() - 1] + usize::from(solid(&c)));
        }
        let bytes = article.char_indices().filter(|(_, c)| solid(c)).map(|(at, _)| at).chain([article.len()]).collect();
        Places { dense, bytes }
    }

    fn bytes(&self, start: usize, end: usize) -> Option<Range<usize>> {
        Some(*self.bytes.get(*self.dense.get(start)?)?..*self.bytes.get(*self.dense.get(end)?)?)
    }
}

fn read(record: &Record, held_out: bool, cases: &mut Vec<Case>) {
    let article = Article::find(&Page::from_text(&record.text), &Options::default());
    let stretches = stretches(&article);
    let units = units(&article, &stretches);
    let scene = Scene::new(&article, &stretches);
    let places = Places::new(&record.text, &article.text);
    let overlap = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    let gold_of = |inner: &Range<usize>| {
        record
            .quotes
            .iter()
            .find(|gold| places.bytes(gold.span.0, gold.span.1).is_some_and(|span| overlap(&span, inner)))
    };
    // where many quotes are not annotated, those that aren't say nothing
    let known = stretches.iter().filter(|stretch| gold_of(&stretch.marked.inner).is_some()).count();
    let thorough = known * 5 >= stretches.len() * 3;
    let mut previous = None;
    for unit in &units {
        let Some(spot) = scene.spot(unit, &stretches) else { continue };
        let inner = stretches[unit.stretches.start].marked.inner.clone();
        let gold = gold_of(&inner);
        let (candidates, cells): (Vec<_>, Vec<_>) = scene.candidates(&spot, previous).into_iter().unzip();
        let speaker = gold.and_then(|gold| {
            let span = gold.speaker_span.as_ref()?;
            Some((places.bytes(*span.first()?, *span.get(1)?)?, gold.speaker.as_deref()?))
        });
        if gold.is_some() && speaker.is_none() || gold.is_none() && !thorough && spot.words >= 5 {
            continue;
        }
        let is_right = |mention: Option<usize>| match (mention, &speaker) {
            (None, None) => true,
            (Some(mention), Some((span, name))) => {
                let written = scene.written(mention);
                let short = name.split([',', '(']).next().unwrap_or_default();
                let full = &article.text[scene.name(mention)];
                overlap(&written, span)
                    && (2 * written.len() >= short.len()
                        || span.start == written.start
                        || names::surname(short) == names::surname(&article.text[written]))
                    || full.len() > 3 && names::surname(full) == names::surname(short)
            }
            _ => false,
        };
        let right: Vec<bool> = candidates
            .iter()
            .map(|candidate| is_right(candidate.as_ref().map(|candidate| candidate.mention)))
            .collect();
        if !right.contains(&true) {
            continue;
        }
        // the right one that is nearest is whose speech may go on
        let nearest =
            candidates.iter().zip(&right).filter(|(_, right)| **right).filter_map(|(candidate, _)| candidate.as_ref());
        if let Some(candidate) =
            nearest.min_by_key(|candidate| scene.written(candidate.mention).start.abs_diff(inner.start))
        {
            previous = Some((candidate.mention, spot.last));
        }
        cases.push(Case { cells, right, held_out, counts: speaker.is_some() && spot.words >= 5 });
    }
}

fn train(cases: &[Case]) -> Vec<f64> {
    let mut weights = vec![0.0; CELLS];
    let mut squares = vec![1e-6; CELLS];
    let mut sums = vec![0.0; CELLS];
    for epoch in 0..EPOCHS {
        let mut order: Vec<usize> = (0..cases.len()).filter(|&case| !cases[case].held_out).collect();
        // a fixed shuffle, another in each round
        order.sort_by_key(|&case| (case as u32).wrapping_mul(2_654_435_761).rotate_left(epoch as u32 * 3 + 1));
        for case in order {
            let Case { cells, right, .. } = &cases[case];
            let all = shares(cells, &weights, |_| true);
            let of_right = shares(cells, &weights, |candidate| right[candidate]);
            for (candidate, cells) in cells.iter().enumerate() {
                let step = of_right[candidate] - all[candidate];
                for cell in cells.iter().filter(|_| step != 0.0) {
                    let gradient = step - DECAY * weights[cell];
                    squares[cell] += gradient * gradient;
                    weights[cell] += RATE * gradient / squares[cell].sqrt();
                }
            }
        }
        for (sum, weight) in sums.iter_mut().zip(&weights).filter(|_| epoch * 2 >= EPOCHS) {
            *sum += weight;
        }
    }
    sums.iter().map(|sum| sum / (EPOCHS - EPOCHS.div_ceil(2)) as f64).collect()
}

/// How much of the probability each of some candidates has.
fn shares(cells: &[Cells], weights: &[f64], among: impl Fn(usize) -> bool) -> Vec<f64> {
    let scores: Vec<f64> = cells.iter().map(|cells| score(cells, weights)).collect();
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    let shares: Vec<f64> =
        scores.iter().enumerate().map(|(at, score)| if among(at) { (score - most).exp() } else { 0.0 }).collect();
    let sum: f64 = shares.iter().sum();
    shares.iter().map(|share| share / sum.max(1e-300)).collect()
}

fn score(cells: &Cells, weights: &[f64]) -> f64 {
    cells.iter().map(|cell| weights[cell]).sum()
}

fn accuracy(cases: &[Case], weights: &[f64]) -> (usize, usize) {
    let held_out = cases.iter().filter(|case| case.held_out && case.counts);
    let is_right = |case: &Case| {
        let best = (0..case.cells.len())
            .max_by(|&one, &other| score(&case.cells[one], weights).total_cmp(&score(&case.cells[other], weights)));
        best.is_some_and(|best| case.right[best])
    };
    held_out.fold((0, 0), |(right, all), case| (right + usize::from(is_right(case)), all + 1))
}

/// How many held-out quotes have a name above each bar of certainty, and how many of these names are right. A
/// mention counts by itself here, not with the others of its person, so the certainty is rather too low.
fn curve(cases: &[Case], weights: &[f64]) {
    let counted: Vec<&Case> = cases.iter().filter(|case| case.held_out && case.counts).collect();
    let likeliest = |case: &&Case| {
        let shares = shares(&case.cells, weights, |_| true);
        let best = (0..shares.len()).max_by(|&one, &other| shares[one].total_cmp(&shares[other]))?;
        // the first candidate is nobody
        (best > 0).then(|| (shares[best], case.right[best]))
    };
    let named: Vec<(f64, bool)> = counted.iter().filter_map(likeliest).collect();
    eprintln!("certainty  named  right");
    for bar in (0..20).map(|step| f64::from(step) * 0.05) {
        let above: Vec<bool> = named.iter().filter(|(share, _)| *share >= bar).map(|&(_, right)| right).collect();
        let right = above.iter().filter(|right| **right).count();
        let of = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        eprintln!("     {bar:.2}  {:.3}  {:.3}", of(above.len(), counted.len()), of(right, above.len()));
    }
}

fn print(weights: &[f64]) {
    println!(
        "//! How much each feature counts, in hundredths; written by `examples/train_speakers.rs`, not by hand.\n"
    );
    println!("use super::features::CELLS;\n");
    println!("/// One weight for each cell.\n#[rustfmt::skip]\npub static WEIGHTS: [i16; CELLS] = [");
    let numbers: Vec<String> = weights
        .iter()
        .map(|weight| format!("{:.0}", (weight * 100.0).clamp(-3000.0, 3000.0)).replace("-0", "0"))
        .collect();
    for line in numbers.chunks(24) {
        println!("    {},", line.join(", "));
    }
    println!("];");
}
