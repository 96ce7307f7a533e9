//! Which quotes are of the same words in the other language, as far as the lexicon knows their words.

use super::{Kind, Quote};
use crate::article::{Article, Block};
use crate::text::fold::lower;
use crate::text::language::{Language, is_han};
use crate::text::lexicon::Lexicon;
use crate::text::segment;
use crate::text::stem::stem;
use crate::text::words::words;

/// How many quotes of each language are compared.
const COMPARED: usize = 128;
/// How much of the Chinese words' weight must be found in the English ones, and how much of the English words must be
/// found in the Chinese ones: between any two quotes, and between two of one speaker.
const LEAST: (f64, f64) = (0.35, 0.25);
const LEAST_OF_ONE: (f64, f64) = (0.2, 0.15);

/// Chinese words that say too little to be found again.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "的", "了", "在", "是", "和", "与", "與", "地", "得", "着", "也", "都", "就", "对", "對", "将", "將", "被", "把", "这", "這", "那",
    "我们", "我們", "他们", "一个", "一個",
];

/// English words that count for nothing.
#[rustfmt::skip]
const SMALL_ENGLISH: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "for", "from", "has", "have", "he", "i", "in",
    "is", "it", "its", "of", "on", "or", "our", "she", "so", "that", "the", "their", "they", "this", "to", "was",
    "we", "were", "what", "will", "with", "would", "you", "your",
];

/// A Chinese word: what may stand for it in English, and how much it counts.
struct Meant<'a> {
    glosses: Vec<&'a str>,
    weight: f64,
}

/// Pairs of quotes, one of them Chinese and the other English, that the lexicon ties: for each Chinese quote
/// the English one that holds most of its words.
pub fn pairs(text: &str, quotes: &[Quote], lexicon: &Lexicon) -> Vec<(usize, usize)> {
    let of = |language| move |(_, quote): &(usize, &Quote)| quote.language == language;
    if !quotes.iter().any(|quote| quote.language == Language::Chinese) {
        return Vec::new();
    }
    let english: Vec<(usize, Vec<String>)> = quotes
        .iter()
        .enumerate()
        .filter(of(Language::English))
        .take(COMPARED)
        .map(|(index, quote)| (index, stems(text, quote)))
        .collect();
    if english.is_empty() {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    let chinese = quotes.iter().enumerate().filter(of(Language::Chinese)).take(COMPARED);
    for (index, quote) in chinese {
        let said: String = quote.parts.iter().map(|part| &text[part.clone()]).collect();
        let meant = meant(&said, lexicon);
        let fits = |other: usize| {
            // a fragment is often so short in Chinese that it looks like a term
            let term = quote.kind == Kind::Term && quotes[other].kind == Kind::Fragment;
            term || quote.kind.is_speech() == quotes[other].kind.is_speech()
        };
        let by = |quote: &Quote| quote.speaker.as_ref().map(|speaker| &text[speaker.name.clone()]);
        let least = |other: usize| {
            let one = by(quote).is_some() && by(quote) == by(&quotes[other]);
            if one { LEAST_OF_ONE } else { LEAST }
        };
        let scored = english
            .iter()
            .filter(|(other, _)| fits(*other))
            .filter_map(|(other, stems)| Some((score(&meant, stems, least(*other))?, *other)));
        let best = scored.fold(None, |best: Option<(f64, usize)>, one| match best {
            Some(best) if best.0 >= one.0 => Some(best),
            _ => Some(one),
        });
        let Some((best, _)) = best else { continue };
        // of a term every place that is as good: it is the same name wherever it stands
        for (other, stems) in &english {
            if fits(*other) && score(&meant, stems, least(*other)).is_some_and(|score| score >= best) {
                pairs.push((index.min(*other), index.max(*other)));
                if quote.kind.is_speech() {
                    break;
                }
            }
        }
    }
    pairs
}

/// Pairs of quotes at the same place of a paragraph and of its translation, when both have as many; else of
/// the statements among them, when they do.
pub fn side_by_side(article: &Article, quotes: &[Quote]) -> Vec<(usize, usize)> {
    let start = |quote: &Quote| quote.parts.first().map_or(0, |part| part.start);
    let within = |block: &Block| {
        let [from, to] = [block.range.start, block.range.end].map(|at| quotes.partition_point(|q| start(q) < at));
        (from..to).collect::<Vec<_>>()
    };
    let statements = |mut indices: Vec<usize>| {
        indices.retain(|&index| quotes[index].kind == Kind::Statement);
        indices
    };
    let mut pairs = Vec::new();
    for translation in &article.blocks {
        let Some(original) = translation.translation_of.and_then(|at| article.blocks.get(at)) else { continue };
        let (mut ours, mut theirs) = (within(original), within(translation));
        if ours.len() != theirs.len() {
            (ours, theirs) = (statements(ours), statements(theirs));
        }
        if ours.len() == theirs.len() {
            pairs.extend(ours.into_iter().zip(theirs).map(|(one, other)| (one.min(other), one.max(other))));
        }
    }
    pairs
}

fn stems(text: &str, quote: &Quote) -> Vec<String> {
    let mut stems: Vec<String> = quote
        .parts
        .iter()
        .flat_map(|part| {
            let part = &text[part.clone()];
            words(part).map(|word| lower(&part[word.range])).collect::<Vec<_>>()
        })
        .filter(|word| SMALL_ENGLISH.binary_search(&word.as_str()).is_err())
        .map(|word| stem(&word).to_owned())
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn meant<'a>(said: &'a str, lexicon: &'a Lexicon) -> Vec<Meant<'a>> {
    let of = |word: &'a str| {
        if !word.starts_with(is_han) {
            return Some(Meant { glosses: vec![word], weight: 2.0 });
        }
        let glosses: Vec<&str> = lexicon.glosses(word).collect();
        // rare words tell more
        let weight = f64::from(16 - lexicon.weight(word).unwrap_or(1).min(15)) / 8.0;
        (!SMALL.contains(&word)).then_some(Meant { glosses, weight })
    };
    segment::words(said, lexicon).into_iter().filter_map(|word| of(&said[word.range])).collect()
}

/// How well English stems hold Chinese words: nothing when they do by less than a share of either.
fn score(meant: &[Meant], stems: &[String], least: (f64, f64)) -> Option<f64> {
    let mut covered = vec![false; stems.len()];
    let (mut found, mut all, mut matched) = (0.0, 0.0, 0);
    for word in meant {
        all += word.weight;
        let hit = stems.iter().position(|stem| word.glosses.iter().any(|gloss| is_in(gloss, stem)));
        if let Some(hit) = hit {
            covered[hit] = true;
            found += word.weight;
            matched += 1;
        }
    }
    let share = if all > 0.0 { found / all } else { 0.0 };
    let covered = covered.iter().filter(|&&covered| covered).count() as f64 / stems.len().max(1) as f64;
    (matched >= 2 && share >= least.0 && covered >= least.1).then_some(share + covered)
}

/// Whether a gloss is an English stem or one half of a compound: super and intellig in superintellig.
fn is_in(gloss: &str, stem: &str) -> bool {
    gloss == stem
        || gloss.len() >= 5 && stem.len() >= gloss.len() + 4 && (stem.starts_with(gloss) || stem.ends_with(gloss))
        || gloss.eq_ignore_ascii_case(stem)
}
