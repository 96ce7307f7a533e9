//! What kind of page this is: an article or not, long or not, mixed or not, with the reasons as [`REASONS`] has them.

use super::evidence::Evidence;
use super::{Article, Role};
use crate::messages::tenths;
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

/// The codes of all reasons, each with the number of values that it takes: a reason is its code and, after spaces, its
/// values. Under `reason_` and the code, the interface has the words for it.
pub const REASONS: &[(&str, usize)] = &[
    ("address_account", 0),
    ("address_forum", 0),
    ("address_home", 0),
    ("address_listing", 0),
    ("address_manual", 0),
    ("address_search", 0),
    ("address_service", 0),
    ("address_shop", 0),
    ("author", 0),
    ("calls_article", 0),
    ("calls_product", 0),
    ("code_and_tables", 0),
    ("headings_and_lists", 0),
    ("lines_forum", 0),
    ("lines_service", 0),
    ("lines_shop", 0),
    ("little_evidence", 0),
    ("little_text", 0),
    ("minutes", 2),
    ("other_things", 0),
    ("paragraphs", 1),
    ("published", 0),
    ("sentences", 2),
    ("short_paragraphs", 0),
    ("thread", 0),
];

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
    reasons.push(["minutes ", &tenths(minutes), " ", &tenths(options.long_minutes)].concat());
    let [english, chinese] = [Language::English, Language::Chinese].map(|language| whole_sentences(article, language));
    let mixed = english.min(chinese) >= options.mixed_sentences as usize;
    reasons.push(["sentences ", &english.to_string(), " ", &chinese.to_string()].concat());
    Verdict { article: is_article, long, mixed, reasons }
}

fn is_article(article: &Article, shown: Shown, evidence: Evidence, reasons: &mut Vec<String>) -> bool {
    let blocks =
        article.blocks_where(|role| role.is_body() && !matches!(role, Role::Heading | Role::Code | Role::Table));
    let weights: Vec<usize> = blocks.map(|block| block.letters.weight()).collect();
    let prose: usize = weights.iter().sum();
    let longest = weights.iter().copied().max().unwrap_or(0);
    let share = prose as f64 / (shown.unlinked + shown.linked / 2).max(1) as f64;
    let against = if prose < LEAST_PROSE {
        Some("little_text")
    } else if share < if evidence.dated { LEAST_SHARE_DATED } else { LEAST_SHARE } {
        Some("other_things")
    } else if longest < 100 {
        Some("short_paragraphs")
    } else if evidence.points < 0 {
        reasons.extend(evidence.cons);
        return false;
    } else if article.length.minutes < SHORT_MINUTES && evidence.points + i32::from(evidence.dated) < EVIDENCE_FOR_SHORT
    {
        Some("little_evidence")
    } else {
        None
    };
    match against {
        Some(reason) => reasons.push(reason.to_owned()),
        None => {
            reasons.push(["paragraphs ", &weights.len().to_string()].concat());
            reasons.extend(evidence.pros);
        }
    }
    against.is_none()
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
