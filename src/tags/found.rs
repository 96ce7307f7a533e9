//! Terms that the text itself keeps speaking of: words and rows of words between stop words and marks, the
//! longer before what is only a part of it.

use super::tokens::{Token, Tokens};
use std::ops::Range;

/// Most words of a term, in either language.
const LONGEST: usize = 4;

/// A row of words, wherever it stands.
#[derive(Debug, Clone)]
struct Row {
    /// Forms of its words.
    forms: Vec<u32>,
    /// How often it stands in the text.
    count: u32,
    in_title: bool,
    /// Which token begins it first.
    first: usize,
    /// How often the longer row that holds it most often stands in the text.
    within: u32,
    /// How often it is a whole run.
    whole: u32,
}

/// Up to `count` terms, the best first: where each stands first.
pub fn found(text: &str, tokens: &Tokens, count: usize) -> Vec<Range<usize>> {
    let rows = rows(tokens);
    let mut scored: Vec<(f64, &Row)> = rows.iter().map(|row| (score(row, tokens, text), row)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.first.cmp(&b.1.first)));
    let mut taken: Vec<&Row> = Vec::new();
    for (score, row) in scored {
        if taken.len() == count || score <= 0.0 {
            break;
        }
        // what is only a part of something taken is no term, unless it stands alone as often
        let holds = |other: &Row| other.forms.windows(row.forms.len()).any(|part| part == row.forms);
        if !taken.iter().any(|other| holds(other) && row.count <= other.count * 2) {
            taken.push(row);
        }
    }
    taken.into_iter().map(|row| place(row, tokens)).collect()
}

fn place(row: &Row, tokens: &Tokens) -> Range<usize> {
    let first = &tokens.list[row.first];
    let last = &tokens.list[row.first + row.forms.len() - 1];
    first.range.start..last.range.end
}

/// All rows of one to [`LONGEST`] tokens of one run, each once.
fn rows(tokens: &Tokens) -> Vec<Row> {
    let list = &tokens.list;
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for at in 0..list.len() {
        let run = list[at..].iter().take(LONGEST).take_while(|token| token.run == list[at].run).count();
        starts.extend((1..=run).map(|len| (at, len)));
    }
    let forms = |&(at, len): &(usize, usize)| list[at..at + len].iter().map(|token: &Token| token.form);
    starts.sort_by(|a, b| forms(a).cmp(forms(b)).then(a.cmp(b)));
    let is_whole = |&(at, len): &(usize, usize)| {
        let before = at.checked_sub(1).is_some_and(|before| list[before].run == list[at].run);
        !before && list.get(at + len).is_none_or(|next| next.run != list[at].run)
    };
    let mut rows: Vec<Row> = starts
        .chunk_by(|a, b| forms(a).eq(forms(b)))
        .map(|same| Row {
            forms: forms(&same[0]).collect(),
            count: same.len() as u32,
            in_title: same.iter().any(|&(at, _)| list[at].is_title),
            first: same[0].0,
            within: 0,
            whole: same.iter().filter(|start| is_whole(start)).count() as u32,
        })
        .collect();
    // rows are sorted by their forms: those within are found by binary search
    let mut within = vec![0; rows.len()];
    for row in rows.iter().filter(|row| row.forms.len() > 1) {
        for part in [&row.forms[1..], &row.forms[..row.forms.len() - 1]] {
            if let Ok(at) = rows.binary_search_by(|other| other.forms.as_slice().cmp(part)) {
                within[at] = within[at].max(row.count);
            }
        }
    }
    rows.iter_mut().zip(within).for_each(|(row, within)| row.within = within);
    rows
}

/// How much a kind of feature counts, chosen on news and abstracts with tags by their editors or authors.
struct Weights {
    /// How much of how often a longer row stands is taken off.
    within: f64,
    /// Power of how often the row stands.
    count: f64,
    /// Power of its number of words, by which its words' worth is divided.
    length: f64,
    /// What standing in the title adds.
    title: f64,
    /// What being parted from other words each time adds.
    whole: f64,
    /// What capitals on all words add.
    capital: f64,
    /// What a row of one word counts beside a longer one.
    single: f64,
    /// What standing once counts beside standing more often.
    once: f64,
}

const CHINESE: Weights =
    Weights { within: 0.7, count: 1.0, length: 0.7, title: 1.0, whole: 0.0, capital: 0.0, single: 1.0, once: 0.3 };
const ENGLISH: Weights =
    Weights { within: 0.2, count: 0.6, length: 0.45, title: 0.5, whole: 0.5, capital: 0.8, single: 0.8, once: 1.0 };

/// After so many words, standing early counts half as much.
const EARLY: f64 = 30.0;
/// What a Chinese character that is no word counts: more than common words, since names are written with such.
const SINGLE_CHARACTER: f64 = 8.0;
/// What a Chinese word counts, less how common it is.
const CHINESE_WORD: f64 = 11.0;
/// Most characters of a Chinese term.
const MOST_CHARACTERS: usize = 10;

/// How good a term a row is: above 0, or 0 for what is none.
fn score(row: &Row, tokens: &Tokens, text: &str) -> f64 {
    let forms = || row.forms.iter().map(|&form| tokens.form(form));
    let chinese = forms().any(|form| form.is_cjk);
    let characters = text[place(row, tokens)].chars().count();
    let loose = row.count == 1 && forms().any(|form| form.is_single);
    if characters < 2 || (chinese && characters > MOST_CHARACTERS) || loose {
        return 0.0;
    }
    let weights = if chinese { CHINESE } else { ENGLISH };
    let (words, count) = (row.forms.len() as f64, f64::from(row.count));
    let worth: f64 = forms()
        .map(|form| match form {
            form if form.is_single => SINGLE_CHARACTER,
            form if chinese => CHINESE_WORD - f64::from(form.weight),
            form => f64::from(form.count).ln_1p(),
        })
        .sum();
    let capital = forms().filter(|form| form.capital * 2 > form.count).count() as f64;
    let free = (count - weights.within * f64::from(row.within)).max(0.1);
    free.powf(weights.count) * worth / words.powf(weights.length)
        * (1.0 + weights.title * f64::from(row.in_title))
        * (1.0 + weights.whole * f64::from(row.whole) / count)
        * (1.0 + weights.capital * capital / words)
        * (0.5 + EARLY / (EARLY + row.first as f64))
        * if row.forms.len() == 1 { weights.single } else { 1.0 }
        * if row.count == 1 { weights.once } else { 1.0 }
}
