//! Which block is a translation of which, by where they stand and how much they say. No words are compared, so it
//! works between any two languages and without a word list.

use super::Block;
use crate::text::language::Language;

/// A translation says about as much as its original: by what factor it may differ, in weighed letters.
const MOST_LONGER: f64 = 2.5;

/// Fewer pairs than these may stand side by side by chance.
const LEAST_PAIRS: usize = 3;

/// Share of the second language's blocks that must have their original at the right place.
const LEAST_SHARE: f64 = 0.7;

/// Share of a body's letters that stand in the half of their language when one text follows the other.
const LEAST_APART: f64 = 0.9;

/// Most that two texts laid side by side can differ, of their length: paragraphs that are not translated differ more.
const MOST_MISFIT: f64 = 0.1;

/// A body block as far as it matters here.
struct Part {
    /// Its place in the article's blocks.
    at: usize,
    language: Language,
    /// As wide in wasm as elsewhere: products of weights don't fit into 32 bits.
    weight: u64,
}

/// For each block, the block that it translates. Either paragraph follows paragraph (so do the two cells of a
/// table's row), or one whole text the other.
pub fn find(blocks: &[Block]) -> Vec<Option<usize>> {
    let mut originals = vec![None; blocks.len()];
    let body: Vec<Part> = (blocks.iter().enumerate())
        .filter(|(_, block)| block.role.is_body() && block.language != Language::Other)
        .map(|(at, block)| Part { at, language: block.language, weight: block.letters.weight() as u64 })
        .collect();
    let pairs = interleaved(&body).or_else(|| one_after_the_other(&body)).unwrap_or_default();
    for (original, translation) in pairs {
        originals[body[translation].at] = Some(body[original].at);
    }
    originals
}

/// Pairs of neighbours in two languages, when most blocks of the second language have such a neighbour.
fn interleaved(body: &[Part]) -> Option<Vec<(usize, usize)>> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while at + 1 < body.len() {
        if may_translate(&body[at], &body[at + 1]) {
            pairs.push((at, at + 1));
            at += 2;
        } else {
            at += 1;
        }
    }
    let second = body[pairs.first()?.1].language;
    pairs.retain(|&(_, translation)| body[translation].language == second);
    let all = body.iter().filter(|part| part.language == second).count();
    enough(pairs.len(), all).then_some(pairs)
}

/// Pairs in order, when the body is one whole text and then about as much in another language. A paragraph may become
/// two and two may become one, so they are aligned by their lengths.
fn one_after_the_other(body: &[Part]) -> Option<Vec<(usize, usize)>> {
    let (first, half) = halves(body)?;
    let one: Vec<usize> = (0..half).filter(|&at| body[at].language == first).collect();
    let other: Vec<usize> = (half..body.len()).filter(|&at| body[at].language != first).collect();
    let [whole, translated] = [&one, &other].map(|half| half.iter().map(|&at| body[at].weight).sum::<u64>());
    if one.len().min(other.len()) < LEAST_PAIRS
        || whole.max(translated) as f64 > whole.min(translated) as f64 * MOST_LONGER
    {
        return None;
    }
    let weights: Vec<u64> = one.iter().map(|&at| body[at].weight).collect();
    let scaled: Vec<u64> = other.iter().map(|&at| body[at].weight * whole / translated.max(1)).collect();
    let (pairs, misfit) = align(&weights, &scaled);
    let pairs: Vec<_> = pairs.into_iter().map(|(a, b)| (one[a], other[b])).collect();
    (misfit as f64 <= MOST_MISFIT * whole as f64 && enough(pairs.len(), other.len())).then_some(pairs)
}

/// The language of the first half of a body whose halves are in two languages but for a little, and where it ends.
fn halves(body: &[Part]) -> Option<(Language, usize)> {
    let first = body.first()?.language;
    let all: u64 = body.iter().map(|part| part.weight).sum();
    // how much stands in the right half if the first one ends behind a part
    let mut right: u64 = body.iter().filter(|part| part.language != first).map(|part| part.weight).sum();
    let mut best = (right, 0);
    for (at, part) in body.iter().enumerate() {
        right = if part.language == first { right + part.weight } else { right - part.weight };
        best = best.max((right, at + 1));
    }
    (best.0 as f64 >= LEAST_APART * all as f64).then_some((first, best.1))
}

/// How many originals and translations can belong together, and what that costs beside the difference of their lengths.
const STEPS: &[(usize, usize, u64)] = &[(1, 1, 0), (1, 2, 8), (2, 1, 8), (1, 0, 8), (0, 1, 8)];

/// How far from its place in proportion a translation can stand, in blocks.
const FARTHEST: usize = 12;

/// The cheapest way to lay two texts side by side, given by the weights of their blocks: pairs of blocks, and what it
/// costs. Blocks that nothing corresponds to are in no pair; of two originals the first counts.
fn align(one: &[u64], other: &[u64]) -> (Vec<(usize, usize)>, u64) {
    let width = 2 * FARTHEST + 1;
    // the cheapest way to each place, and its last step; columns are counted from the edge of a band
    let edge = |row: usize| (row * other.len() / one.len().max(1)).saturating_sub(FARTHEST);
    let cell = |row: usize, column: usize| {
        let inside = column.checked_sub(edge(row)).filter(|&offset| offset < width && column <= other.len());
        inside.map(|offset| row * width + offset)
    };
    let mut cheapest = vec![(u64::MAX, 0); (one.len() + 1) * width];
    cheapest[0].0 = 0;
    for row in 0..=one.len() {
        for column in edge(row)..(edge(row) + width).min(other.len() + 1) {
            let Some(here) = cell(row, column).map(|at| cheapest[at].0).filter(|&cost| cost < u64::MAX) else {
                continue;
            };
            for (step, &(down, right, extra)) in STEPS.iter().enumerate() {
                let (Some(a), Some(b)) = (one.get(row..row + down), other.get(column..column + right)) else {
                    continue;
                };
                let (a, b): (u64, u64) = (a.iter().sum(), b.iter().sum());
                let cost = here + extra + a.abs_diff(b).pow(2) / (a + b).max(1);
                if let Some(next) = cell(row + down, column + right)
                    && cost < cheapest[next].0
                {
                    cheapest[next] = (cost, step);
                }
            }
        }
    }
    let (mut row, mut column) = (one.len(), other.len());
    let misfit = cell(row, column).map_or(u64::MAX, |at| cheapest[at].0);
    let mut pairs = Vec::new();
    while misfit < u64::MAX
        && (row, column) != (0, 0)
        && let Some(at) = cell(row, column)
    {
        let (down, right, _) = STEPS[cheapest[at].1];
        (row, column) = (row - down, column - right);
        if down > 0 {
            pairs.extend((column..column + right).map(|translation| (row, translation)));
        }
    }
    (pairs, misfit)
}

fn enough(pairs: usize, all: usize) -> bool {
    pairs >= LEAST_PAIRS && pairs as f64 >= LEAST_SHARE * all as f64
}

fn may_translate(one: &Part, other: &Part) -> bool {
    let (one_weight, other_weight) = (one.weight as f64, other.weight as f64);
    one.language != other.language
        && one_weight <= other_weight * MOST_LONGER
        && other_weight <= one_weight * MOST_LONGER
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;
    use crate::text::language::Letters;

    /// Which block translates which in a text of one block a line.
    fn found(lines: &[&str]) -> Vec<Option<usize>> {
        let mut at = 0;
        let block = |line: &&str| {
            let range = at..at + line.len();
            at = range.end + 1;
            {
                let letters = Letters::of(line);
                Block {
                    role: Role::Paragraph,
                    language: letters.language(),
                    range,
                    letters,
                    bold: 0,
                    node: 0,
                    translation_of: None,
                }
            }
        };
        let blocks: Vec<Block> = lines.iter().map(block).collect();
        find(&blocks)
    }

    const ENGLISH: [&str; 3] =
        ["The tram came late again.", "Nobody was surprised by it.", "They walked home in the rain."];
    const CHINESE: [&str; 3] = ["电车又来晚了。", "没有人感到意外。", "他们冒雨走回家去。"];

    #[test]
    fn paragraph_by_paragraph() {
        let [a, b, c] = ENGLISH;
        let [x, y, z] = CHINESE;
        assert_eq!(found(&[a, x, b, y, c, z]), [None, Some(0), None, Some(2), None, Some(4)]);
        // the rest is not translated
        assert_eq!(found(&[a, x, b, y, c, z, a, b])[5..], [Some(4), None, None]);
    }

    #[test]
    fn text_by_text() {
        let all = [ENGLISH, CHINESE].concat();
        assert_eq!(found(&all), [None, None, None, Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn text_by_text_with_paragraphs_parted_and_left_out() {
        let english = [
            "The ferry was painted green in the spring, and by the autumn nobody could remember what it had looked like.",
            "Its captain said he had been against the colour from the start. He had told the council so, in two letters.",
            "Passengers found it easier to see.",
            "The gulls did not, and for three weeks they sat down on it by mistake, in the middle of the river.",
        ];
        let chinese = [
            "译文",
            "渡轮在春天被漆成了绿色，到了秋天，已经没有人记得它原来是什么模样了，连老人也想不起来。",
            "船长说，他从一开始就反对这个颜色。",
            "他曾为此给镇议会写过两封信。",
            "乘客们倒是觉得它更好认了。",
            "海鸥可不这么想，整整三个星期，它们都会在河中央误落到船上，又慌忙飞起来。",
        ];
        let all: Vec<&str> = english.into_iter().chain(chinese).collect();
        assert_eq!(found(&all)[4..], [Some(0), Some(0), Some(1), Some(1), Some(2), Some(3)]);
        // another text of about as many paragraphs
        let other = ["一句话。", chinese[1], "短的。", &[chinese[1], chinese[5]].concat()];
        assert_eq!(found(&english.into_iter().chain(other).collect::<Vec<_>>()), vec![None; 8]);
    }

    #[test]
    fn a_sentence_in_the_other_language_is_none() {
        let [a, b, c] = ENGLISH;
        assert_eq!(found(&[a, CHINESE[0], b, c]), [None; 4]);
        assert_eq!(found(&[a, b, c]), [None; 3]);
    }
}
