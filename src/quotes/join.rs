//! Which stretches are one quote: speech that runs over paragraphs, and speech that its clause splits.

use super::{Finding, Kind, Quote, Rule, Stretch, Unit};
use crate::article::Article;
use crate::text::language::Language;

/// Joins stretches with nothing between them: a paragraph that ends unclosed with the one that opens again,
/// and a sentence in marks with the next sentence in marks.
pub fn run_on(article: &Article, stretches: &[Stretch]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for index in 0..stretches.len() {
        match units.last_mut() {
            Some(unit) if continues(article, &stretches[index - 1], &stretches[index]) => {
                unit.stretches.end = index + 1
            }
            _ => units.push(Unit { stretches: index..index + 1 }),
        }
    }
    units
}

fn continues(article: &Article, one: &Stretch, next: &Stretch) -> bool {
    let text = article.text.as_str();
    let Some(between) = text.get(one.marked.outer.end..next.marked.outer.start) else { return false };
    if one.marked.family != next.marked.family || !between.trim().is_empty() {
        return false;
    }
    if one.marked.closed {
        one.block == next.block && text[one.marked.inner.clone()].ends_with(ENDS)
    } else {
        // of the same speech only if the article goes on with it at once
        article.blocks[one.block].role == article.blocks[next.block].role
    }
}

const ENDS: &[char] = &['.', '!', '?', '…', '。', '！', '？'];

/// Puts units together that one clause splits (“A,” she said. “B.”), and gives the quotes in page order.
pub fn quotes(article: &Article, stretches: &[Stretch], units: &[Unit], findings: Vec<Finding>) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut last: Option<(&Unit, Finding)> = None;
    for (unit, finding) in units.iter().zip(findings) {
        let parts = stretches[unit.stretches.clone()].iter().map(|stretch| stretch.marked.inner.clone());
        let split = last.as_ref().is_some_and(|(before, earlier)| {
            let (one, next) = (&stretches[before.stretches.end - 1], &stretches[unit.stretches.start]);
            is_split(&article.text, one, earlier, next, &finding)
        });
        match quotes.last_mut() {
            Some(quote) if split => {
                quote.parts.extend(parts);
                quote.kind = Kind::Statement;
            }
            _ => {
                let parts: Vec<_> = parts.collect();
                let said = finding.said.clone();
                quotes.push(Quote {
                    kind: finding.kind,
                    language: language(article, stretches[unit.stretches.start].block, &article.text[parts[0].clone()]),
                    cue: said.as_ref().and_then(|said| said.cue.clone()),
                    speaker: said.map(|said| said.speaker),
                    parts,
                    same_as: Vec::new(),
                });
            }
        }
        last = Some((unit, finding));
    }
    quotes
}

/// The longest clause that splits a quote, in bytes.
const CLAUSE: usize = 240;

/// Whether between two stretches of one speaker stands nothing but the clause that attributes the first.
fn is_split(text: &str, one: &Stretch, earlier: &Finding, next: &Stretch, finding: &Finding) -> bool {
    let (Some(said), Some(says)) = (&earlier.said, &finding.said) else { return false };
    let gap = one.marked.outer.end..next.marked.outer.start;
    if one.block != next.block || gap.is_empty() || gap.len() > CLAUSE || said.speaker.name != says.speaker.name {
        return false;
    }
    let inside = |place: &std::ops::Range<usize>| gap.start <= place.start && place.end <= gap.end;
    // she said, laughing: the second verb tells only how
    let aside = says.speaker.evidence.rule == Rule::Participle;
    let same_cue =
        says.cue.as_ref().is_none_or(|cue| said.cue.as_ref().is_none_or(|own| own == cue) || !inside(cue) || aside);
    let clause = text[gap.clone()].trim();
    // the clause ends in a pause, and holds no other sentence
    let body = clause.trim_end_matches(|c: char| c.is_whitespace() || ".,:;，。：；—–―-".contains(c));
    let sentences = crate::text::sentences::sentences(body).len();
    // “…。”她說：“…” where nothing else tells whose the first is
    let before = matches!(said.speaker.evidence.rule, Rule::Beside | Rule::Carried)
        && clause.ends_with(['：', ':'])
        && inside(&says.speaker.as_written);
    let spoken = matches!(earlier.kind, Kind::Statement) && finding.kind.is_speech();
    spoken && (inside(&said.speaker.as_written) && same_cue || before) && sentences <= 1 && body.len() < clause.len()
}

/// The language of a quote; the block's when the words alone don't tell.
fn language(article: &Article, block: usize, words: &str) -> Language {
    match Language::of(words) {
        Language::Other => article.blocks[block].language,
        language => language,
    }
}
