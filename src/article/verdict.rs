//! What kind of page this is: an article or not, long or not, mixed or not, with the reasons.

use super::evidence::Evidence;
use super::{Article, Role};
use crate::options::Options;
use crate::reading::Verdict;
use crate::text::language::{Language, Letters};
use crate::text::sentences::sentences;

/// Least prose of an article, weighed as letters: about 80 English words or 130 Chinese characters.
const LEAST_PROSE: usize = 400;

/// Least share of an article's letters that its prose has among all that the page shows outside links.
const LEAST_SHARE: f64 = 0.25;

/// The same with a time beside the title: portals print whole newspapers around one.
const LEAST_SHARE_DATED: f64 = 0.1;

/// A text that takes less to read than this is only an article with so much evidence.
const SHORT_MINUTES: f64 = 0.9;
const EVIDENCE_FOR_SHORT: i32 = 2;

/// Least letters of a whole sentence, so that "Read more." is none.
const LEAST_SENTENCE: usize = 20;

/// What the page as a whole shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown {
    /// Letters outside links, weighed, of all lines.
    pub unlinked: usize,
    /// Letters in links, weighed.
    pub linked: usize,
}

/// Judges an article whose other fields are filled.
pub fn judge(article: &Article, shown: Shown, evidence: Evidence, options: &Options) -> Verdict {
    let mut reasons = Vec::new();
    let is_article = is_article(article, shown, evidence, &mut reasons);
    let minutes = article.length.minutes;
    let long = minutes >= options.long_minutes;
    let (takes, least) = (decimal(minutes), decimal(options.long_minutes));
    reasons.push(format!("{takes} minutes to read; {least} or more are long"));
    let [english, chinese] = [Language::English, Language::Chinese].map(|language| whole_sentences(article, language));
    let mixed = english.min(chinese) >= options.mixed_sentences as usize;
    reasons.push(format!("whole sentences: {english} in English, {chinese} in Chinese"));
    Verdict { article: is_article, long, mixed, reasons }
}

/// With one decimal or none. By hand, since the standard formatter of floats would be a hundredth of the wasm.
fn decimal(value: f64) -> String {
    let tenths = (value * 10.0).round() as u32;
    if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

fn is_article(article: &Article, shown: Shown, evidence: Evidence, reasons: &mut Vec<String>) -> bool {
    let blocks =
        article.blocks_where(|role| role.is_body() && !matches!(role, Role::Heading | Role::Code | Role::Table));
    let weights: Vec<usize> = blocks.map(|block| block.letters.weight()).collect();
    let prose: usize = weights.iter().sum();
    let longest = weights.iter().copied().max().unwrap_or(0);
    let share = prose as f64 / (shown.unlinked + shown.linked / 2).max(1) as f64;
    let (verdict, reason) = if prose < LEAST_PROSE {
        (false, "too little running text for an article".to_owned())
    } else if share < if evidence.dated { LEAST_SHARE_DATED } else { LEAST_SHARE } {
        (false, "most of the page is something else than running text".to_owned())
    } else if longest < 100 {
        (false, "no paragraph is longer than a line or two".to_owned())
    } else if evidence.points < 0 {
        (false, evidence.cons.join(", "))
    } else if article.length.minutes < SHORT_MINUTES && evidence.points + i32::from(evidence.dated) < EVIDENCE_FOR_SHORT
    {
        (false, "little running text, and little that speaks for an article".to_owned())
    } else {
        (true, format!("paragraphs of running text: {}", weights.len()))
    };
    reasons.push(reason);
    if verdict {
        reasons.extend(evidence.pros);
    }
    verdict
}

/// How many whole sentences of a language the article has, its summary and points included.
fn whole_sentences(article: &Article, language: Language) -> usize {
    let content = article.blocks_where(|role| role.is_content() && !matches!(role, Role::Title | Role::Heading));
    content
        .filter(|block| block.language == language)
        .map(|block| {
            let text = article.text_of(block);
            let whole = |range: &std::ops::Range<usize>| {
                let sentence = &text[range.clone()];
                let stops = sentence.contains(['.', '!', '?', '。', '！', '？', '；', '…']);
                stops && Letters::of(sentence).weight() >= LEAST_SENTENCE
            };
            sentences(text).iter().filter(|range| whole(range)).count()
        })
        .sum()
}
