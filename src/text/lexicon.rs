//! What Chinese words mean in English, where Chinese words end, and which characters are the same in
//! Simplified writing. All of it is data: a file made by `data/make_lexicon.py`, whose head describes its form.

use super::language::is_cjk;
use super::stem::stem;
use super::words::{Word, WordKind, words};
use std::ops::Range;

/// A Chinese-English word list. [`Lexicon::EMPTY`] is one that knows no words.
///
/// The words are a trie, its nodes in level order: the first are the characters by index, and the children of
/// all nodes stand one behind the other in the order of their parents.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// For each character from U+4E00 on one more than its index; a Traditional character has the index of the
    /// Simplified one, 0 means unknown.
    indices: Vec<u16>,
    /// The characters by index.
    characters: Vec<char>,
    /// For each node the index of its last character.
    last: Vec<u16>,
    /// For each node where its children begin, and where the last one's end.
    first_child: Vec<u32>,
    /// For each node its weight, which is the logarithm of its frequency in steps of 0.7 from 1 on and 0 for no
    /// word, and 16 times the number of its glosses.
    values: Vec<u8>,
    /// For each node where its glosses begin, and where the last one's end.
    first_gloss: Vec<u32>,
    /// Gloss words of all nodes, one behind the other: indices of English words.
    glosses: Vec<u16>,
    /// All English words, one behind the other, where each begins, and where the last one ends.
    english: String,
    first_letter: Vec<u32>,
}

/// The end of a word, or of the beginning of one.
type Node = usize;

const MAGIC: &[u8] = b"PQ-zh-en-2\n";
const FIRST: u32 = 0x4e00;
/// How many characters the block from U+4E00 on has.
const BLOCK: usize = 0x5200;

/// What a word costs on the way through a text: this less its weight. It is the logarithm of all words'
/// frequencies together, in steps of 0.7 as the weights are.
const COST: u32 = 22;
/// What a character costs that is no word.
const UNKNOWN_COST: u32 = 24;

impl Lexicon {
    /// Knows no words: names, numbers and Latin words still tie the languages together.
    pub const EMPTY: Lexicon = Lexicon {
        indices: Vec::new(),
        characters: Vec::new(),
        last: Vec::new(),
        first_child: Vec::new(),
        values: Vec::new(),
        first_gloss: Vec::new(),
        glosses: Vec::new(),
        english: String::new(),
        first_letter: Vec::new(),
    };

    /// The lexicon of a file's bytes; none when they are not one, whole and unharmed. A reader waits for it, so
    /// the file's columns are taken as they are and only sums are made.
    pub fn from_bytes(bytes: &[u8]) -> Option<Lexicon> {
        let mut file = File { bytes: bytes.strip_prefix(MAGIC)? };
        let (characters, folds, nodes) = (file.count()?, file.count()?, file.count()?);
        let (glosses, words) = (file.count()?, file.count()?);

        let known = file.numbers(characters)?;
        let (traditional, simplified) = (file.numbers(folds)?, file.numbers(folds)?);
        let mut indices = vec![0; BLOCK];
        for (&c, index) in known.iter().zip(0..).chain(traditional.iter().zip(simplified)) {
            *indices.get_mut(usize::from(c).checked_sub(FIRST as usize)?)? = index.checked_add(1)?;
        }
        let characters = known.iter().map(|&c| char::from_u32(c.into())).collect::<Option<Vec<_>>>()?;

        let last = file.numbers(nodes)?;
        let first_child = sums(characters.len(), file.numbers(nodes)?);
        let values = file.take(nodes)?.to_vec();
        let first_gloss = sums(0, values.iter().map(|value| value >> 4));
        let glosses = file.numbers(glosses)?;
        let first_letter = sums(0, file.take(words)?.iter().copied());
        let english = str::from_utf8(file.bytes).ok()?.to_owned();

        let fits = |sums: &[u32], length: usize| sums.last().is_some_and(|&end| end as usize == length);
        let whole =
            fits(&first_child, nodes) && fits(&first_gloss, glosses.len()) && fits(&first_letter, english.len());
        whole.then_some(Lexicon {
            indices,
            characters,
            last,
            first_child,
            values,
            first_gloss,
            glosses,
            english,
            first_letter,
        })
    }

    /// The lexicon that comes with the program.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn bundled() -> &'static Lexicon {
        static BUNDLED: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
        BUNDLED.get_or_init(|| Lexicon::from_bytes(include_bytes!("data/zh-en.lexicon")).unwrap_or_default())
    }

    /// Whether it knows no words.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The words of a text in order: Latin words and numbers as [`words`] has them, runs of CJK characters
    /// parted as [`Lexicon::segment`] does.
    pub fn words<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Word> + 'a {
        words(text).flat_map(move |word| match word.kind {
            WordKind::Cjk => {
                let start = word.range.start;
                let parts = self.segment(&text[word.range]).into_iter();
                parts.map(|part| Word { kind: WordKind::Cjk, range: start + part.start..start + part.end }).collect()
            }
            _ => vec![word],
        })
    }

    /// The words of Chinese writing without spaces, by bytes: the way through it whose words are commonest
    /// together (maximum probability of a unigram model). What no word covers is parted into characters;
    /// characters that are not CJK are passed over.
    pub fn segment(&self, text: &str) -> Vec<Range<usize>> {
        self.segment_below(text, usize::MAX)
    }

    /// The shorter words of a word, as [`Lexicon::segment`] would part it if it were none.
    pub fn parts(&self, word: &str) -> Vec<Range<usize>> {
        self.segment_below(word, word.chars().count())
    }

    /// [`Lexicon::segment`] with words of fewer than `longest` characters only.
    fn segment_below(&self, text: &str, longest: usize) -> Vec<Range<usize>> {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        // least cost from each character to the end, and the word (in characters) that begins the way
        let mut best: Vec<(u32, u16)> = vec![(0, 1); chars.len() + 1];
        for at in (0..chars.len()).rev() {
            let mut choice = (best[at + 1].0 + UNKNOWN_COST, 1);
            for (len, node) in self.prefixes(chars[at..].iter().map(|&(_, c)| c)) {
                let weight = self.weight_of(node);
                if weight > 0 && len < longest {
                    let cost = best[at + len].0 + COST - u32::from(weight);
                    // of equals the longer one
                    if cost <= choice.0 {
                        choice = (cost, len as u16);
                    }
                }
            }
            best[at] = choice;
        }
        let mut found = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            let next = at + usize::from(best[at].1);
            let end = chars.get(next).map_or(text.len(), |&(byte, _)| byte);
            if is_cjk(chars[at].1) {
                found.push(chars[at].0..end);
            }
            at = next;
        }
        found
    }

    /// What a Chinese word, in either writing, means: stems of English words, the best first; nothing for
    /// words it doesn't know.
    pub fn glosses(&self, word: &str) -> impl Iterator<Item = &str> {
        let glosses = self.node(word).and_then(|node| self.glosses.get(between(&self.first_gloss, node)?));
        glosses.unwrap_or_default().iter().map(|&gloss| stem(self.english_word(gloss)))
    }

    /// How common a Chinese word is: 1 (rare) to 15 in steps of 0.7 of the natural logarithm; none for what is
    /// no word.
    pub fn weight(&self, word: &str) -> Option<u8> {
        self.node(word).map(|node| self.weight_of(node)).filter(|&weight| weight > 0)
    }

    /// The Simplified form of a character, for comparing only; any other character as it is.
    pub fn simplify(&self, c: char) -> char {
        self.index(c).and_then(|index| self.characters.get(usize::from(index)).copied()).unwrap_or(c)
    }

    fn index(&self, c: char) -> Option<u16> {
        let place = (c as u32).checked_sub(FIRST)?;
        self.indices.get(place as usize)?.checked_sub(1)
    }

    /// The node of each beginning of a text that begins some word, with its length in characters.
    fn prefixes(&self, mut chars: impl Iterator<Item = char>) -> impl Iterator<Item = (usize, Node)> {
        let mut node = None;
        let mut len = 0;
        std::iter::from_fn(move || {
            let index = self.index(chars.next()?)?;
            let next = match node {
                None => Some(usize::from(index)),
                Some(node) => self.child(node, index),
            }?;
            node = Some(next);
            len += 1;
            Some((len, next))
        })
    }

    fn child(&self, node: Node, character: u16) -> Option<Node> {
        let children = between(&self.first_child, node)?;
        let at = self.last.get(children.clone())?.binary_search(&character).ok()?;
        Some(children.start + at)
    }

    fn weight_of(&self, node: Node) -> u8 {
        self.values.get(node).map_or(0, |value| value & 15)
    }

    fn node(&self, word: &str) -> Option<Node> {
        let length = word.chars().count();
        self.prefixes(word.chars()).find(|&(len, _)| len == length).map(|(_, node)| node)
    }

    fn english_word(&self, word: u16) -> &str {
        between(&self.first_letter, word.into()).and_then(|letters| self.english.get(letters)).unwrap_or_default()
    }
}

/// Where each of some stretches begins that stand one behind the other from `start` on, and where the last ends.
fn sums(start: usize, lengths: impl IntoIterator<Item = impl Into<u32>>) -> Vec<u32> {
    let mut end = start as u32;
    let ends = lengths.into_iter().map(|length| {
        end = end.saturating_add(length.into());
        end
    });
    std::iter::once(start as u32).chain(ends).collect()
}

/// The stretch of an index.
fn between(sums: &[u32], index: usize) -> Option<Range<usize>> {
    Some(*sums.get(index)? as usize..*sums.get(index + 1)? as usize)
}

/// Bytes not yet read.
struct File<'a> {
    bytes: &'a [u8],
}

impl<'a> File<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(taken)
    }

    fn count(&mut self) -> Option<usize> {
        self.take(4)?.try_into().ok().map(|bytes| u32::from_le_bytes(bytes) as usize)
    }

    /// A column of `count` numbers of two bytes.
    fn numbers(&mut self, count: usize) -> Option<Vec<u16>> {
        let column = self.take(count.checked_mul(2)?)?;
        Some(column.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(lexicon: &Lexicon, text: &str) -> String {
        let parts: Vec<_> = lexicon.words(text).map(|word| text[word.range].to_owned()).collect();
        parts.join(" ")
    }

    #[test]
    fn words_of_both_writings() {
        let lexicon = Lexicon::bundled();
        for text in ["人工智能 正在 改变 社会", "工人 對 經濟 發展 的 影響", "马斯克 在 2026 年 收购 Twitter"]
        {
            assert_eq!(parted(lexicon, &text.replace(' ', "")), text);
        }
    }

    #[test]
    fn glosses_of_both_writings() {
        let lexicon = Lexicon::bundled();
        let stems = |word| lexicon.glosses(word).collect::<Vec<_>>();
        assert!(stems("英伟达").contains(&"nvidia"));
        assert!(stems("经济").contains(&stem("economy")));
        assert_eq!(stems("經濟"), stems("经济"));
        assert_eq!(lexicon.simplify('經'), '经');
        assert_eq!((stems("the").len(), stems("").len(), stems("经济经济").len()), (0, 0, 0));
        assert!(lexicon.weight("的") > lexicon.weight("经济"));
    }

    #[test]
    fn the_empty_one_parts_characters() {
        assert_eq!(parted(&Lexicon::EMPTY, "人工AI智能"), "人 工 AI 智 能");
        assert_eq!(Lexicon::EMPTY.glosses("经济").count(), 0);
        assert_eq!(Lexicon::EMPTY.simplify('經'), '經');
    }

    #[test]
    fn harmed_files() {
        assert!(Lexicon::from_bytes(b"").is_none());
        assert!(Lexicon::from_bytes(MAGIC).is_none());
        let good = include_bytes!("data/zh-en.lexicon");
        for cut in (0..good.len()).step_by(good.len() / 50) {
            assert!(Lexicon::from_bytes(&good[..cut]).is_none(), "cut at {cut}");
        }
        for at in (0..good.len()).step_by(good.len() / 50) {
            let mut harmed = good.to_vec();
            harmed[at] ^= 0x55;
            if let Some(lexicon) = Lexicon::from_bytes(&harmed) {
                let text = "人工智能正在改变社会";
                lexicon.words(text).for_each(|word| assert!(lexicon.glosses(&text[word.range]).count() < 16));
            }
        }
    }
}
