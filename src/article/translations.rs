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

/// A body block as far as it matters here.
struct Part {
    /// Its place in the article's blocks.
    at: usize,
    language: Language,
    weight: usize,
}

/// For each block, the block that it translates. Either paragraph follows paragraph (so do the two cells of a
/// table's row), or one whole text the other.
pub fn find(blocks: &[Block]) -> Vec<Option<usize>> {
    let mut originals = vec![None; blocks.len()];
    let body: Vec<Part> = (blocks.iter().enumerate())
        .filter(|(_, block)| block.role.is_body() && block.language != Language::Other)
        .map(|(at, block)| Part { at, language: block.language, weight: block.letters.weight() })
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

/// Pairs in order, when the first half of the body is in one language and the second in another, with as many
/// blocks.
fn one_after_the_other(body: &[Part]) -> Option<Vec<(usize, usize)>> {
    let first = body.first()?.language;
    let half = body.iter().take_while(|part| part.language == first).count();
    if half * 2 != body.len() || body[half..].iter().any(|part| part.language != body[half].language) {
        return None;
    }
    let pairs: Vec<_> =
        (0..half).map(|at| (at, at + half)).filter(|&(a, b)| may_translate(&body[a], &body[b])).collect();
    enough(pairs.len(), half).then_some(pairs)
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
    fn a_sentence_in_the_other_language_is_none() {
        let [a, b, c] = ENGLISH;
        assert_eq!(found(&[a, CHINESE[0], b, c]), [None; 4]);
        assert_eq!(found(&[a, b, c]), [None; 3]);
    }
}
