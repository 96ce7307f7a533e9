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
        // neither a part of what is taken nor the same with a word more
        let holds = |one: &Row, other: &Row| one.forms.windows(other.forms.len()).any(|part| part == other.forms);
        let part = taken.iter().any(|other| holds(other, row) && row.count <= other.count * 2);
        let more = taken.iter().any(|other| holds(row, other) && f64::from(other.count) > 3.0 * f64::from(row.count));
        if !part && !more {
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

/// How good a term a row is.
fn score(row: &Row, tokens: &Tokens, text: &str) -> f64 {
    let words = row.forms.len() as f64;
    let cjk = row.forms.iter().all(|&form| tokens.form(form).is_cjk);
    let characters = text[place(row, tokens)].chars().count();
    if characters < 2 || (cjk && characters > 10) {
        return 0.0;
    }
    let first = tokens.form(row.forms[0]);
    let last = tokens.form(row.forms[row.forms.len() - 1]);
    let count = f64::from(row.count);
    let title = if row.in_title { 1.0 } else { 0.0 };
    let early = 1.0 / (1.0 + row.first as f64 / 200.0);
    if cjk || first.is_cjk != last.is_cjk {
        let rare: f64 = row
            .forms
            .iter()
            .map(|&form| {
                let f = tokens.form(form);
                if f.is_single { 0.3 } else { 16.0 - f64::from(f.weight) }
            })
            .sum::<f64>();
        let free = count - 0.7 * f64::from(row.within);
        let once = if row.count == 1 { 0.3 } else { 1.0 };
        if row.forms.len() == 1 && first.is_single {
            return 0.0;
        }
        if row.count == 1 && row.forms.iter().any(|&form| tokens.form(form).is_single) {
            return 0.0;
        }
        free.max(0.1).powf(1.0) * rare / words.powf(0.5) * (1.0 + 1.0 * title) * (0.5 + early) * once
    } else {
        let sum: f64 = row.forms.iter().map(|&form| f64::from(tokens.form(form).count).ln_1p()).sum();
        let free = count - 0.5 * f64::from(row.within);
        let capital =
            row.forms.iter().filter(|&&form| tokens.form(form).capital * 2 > tokens.form(form).count).count() as f64;
        let whole = 1.0 + 0.5 * f64::from(row.whole) / count;
        free.max(0.1).powf(0.6) * sum / words.powf(0.3)
            * (1.0 + 0.5 * title)
            * (0.5 + early)
            * (1.0 + 0.3 * capital / words)
            * whole
    }
}
