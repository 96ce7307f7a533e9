//! What Chinese words mean in English, where Chinese words end, and which characters are the same in
//! Simplified writing. All of it is data: a file made by `data/make_lexicon.py`, whose head describes its form.

mod file;

use super::stem::stem;
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
    /// What names each is written in: [`SURNAME`], [`GIVEN`], [`FOREIGN`] or their sum.
    classes: Vec<u8>,
    /// For each node the index of its last character.
    last: Vec<u16>,
    /// For each node where its children begin, and where the last one's end.
    first_child: Vec<u32>,
    /// For each node its weight, which is the logarithm of its frequency in steps of 0.7 from 1 on and 0 for no
    /// word, and 16 times the number of its glosses.
    values: Vec<u8>,
    /// For each node where its glosses begin, and where the last one's end.
    first_gloss: Vec<u32>,
    /// Gloss words of all nodes, one behind the other: below [`COPIES`] one that a character of the word has too, else
    /// the number of an English word.
    glosses: Vec<u16>,
    /// All English words, one behind the other, where each begins, and where the last one ends.
    english: String,
    first_letter: Vec<u32>,
    /// Where each English word stands, by its number.
    places: Vec<usize>,
}

/// The end of a word, or of the beginning of one.
type Node = usize;

const FIRST: u32 = 0x4e00;
/// How many characters the block from U+4E00 on has.
const BLOCK: usize = 0x5200;

/// So many glosses of a character a word may have too, and of so many of its characters, from the last on.
const COPIED_GLOSSES: usize = 8;
const COPIED_CHARACTERS: usize = 3;
const COPIES: u16 = (COPIED_GLOSSES * COPIED_CHARACTERS) as u16;

/// Classes of characters: common as the first of Chinese names, as a later one, in foreign names.
pub(super) const SURNAME: u8 = 1;
pub(super) const GIVEN: u8 = 2;
pub(super) const FOREIGN: u8 = 4;

impl Lexicon {
    /// Knows no words: names, numbers and Latin words still tie the languages together.
    pub const EMPTY: Lexicon = Lexicon {
        indices: Vec::new(),
        characters: Vec::new(),
        classes: Vec::new(),
        last: Vec::new(),
        first_child: Vec::new(),
        values: Vec::new(),
        first_gloss: Vec::new(),
        glosses: Vec::new(),
        english: String::new(),
        first_letter: Vec::new(),
        places: Vec::new(),
    };

    /// The lexicon of a file's bytes; none when they are not one, whole and unharmed.
    pub fn from_bytes(bytes: &[u8]) -> Option<Lexicon> {
        file::read(bytes)
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

    /// What a Chinese word, in either writing, means: stems of English words, the best first; nothing for
    /// words it doesn't know.
    pub fn glosses<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        self.gloss_words(word).map(|gloss| stem(self.english_word(gloss)))
    }

    /// The same as numbers of English words.
    pub(super) fn gloss_words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = u16> + 'a {
        let glosses = self.node(word).and_then(|node| self.glosses_of(node)).unwrap_or_default();
        glosses.iter().filter_map(move |&gloss| self.gloss_word(word, gloss))
    }

    fn glosses_of(&self, node: Node) -> Option<&[u16]> {
        self.glosses.get(between(&self.first_gloss, node)?)
    }

    /// The number of the English word that a Chinese one has as a gloss.
    fn gloss_word(&self, word: &str, gloss: u16) -> Option<u16> {
        if let Some(number) = gloss.checked_sub(COPIES) {
            return Some(number);
        }
        let gloss = usize::from(gloss);
        let character = self.index(word.chars().nth_back(gloss / COPIED_GLOSSES)?)?;
        self.glosses_of(character.into())?.get(gloss % COPIED_GLOSSES)?.checked_sub(COPIES)
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

    /// A character's place among those known, the same in both writings.
    pub(super) fn index(&self, c: char) -> Option<u16> {
        let place = (c as u32).checked_sub(FIRST)?;
        self.indices.get(place as usize)?.checked_sub(1)
    }

    /// What names the character with an index is written in.
    pub(super) fn class(&self, index: u16) -> u8 {
        self.classes.get(usize::from(index)).copied().unwrap_or(0)
    }

    /// The words that characters begin with, given by their indices: length in characters and weight, which is 0
    /// for what is only the beginning of a word.
    pub(super) fn beginnings(&self, indices: impl Iterator<Item = Option<u16>>) -> impl Iterator<Item = (usize, u8)> {
        (1..).zip(self.prefixes(indices)).map(|(len, node)| (len, self.weight_of(node)))
    }

    /// The node of each beginning of a text that begins some word, the shortest first.
    fn prefixes(&self, indices: impl Iterator<Item = Option<u16>>) -> impl Iterator<Item = Node> {
        let mut node = None;
        indices.map_while(move |index| {
            node = match node {
                None => Some(usize::from(index?)),
                Some(node) => self.child(node, index?),
            };
            node
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
        self.prefixes(word.chars().map(|c| self.index(c))).nth(length.checked_sub(1)?)
    }

    /// The English word with a number.
    pub(super) fn english_word(&self, number: u16) -> &str {
        let letters = self.places.get(usize::from(number)).and_then(|&place| between(&self.first_letter, place));
        letters.and_then(|letters| self.english.get(letters)).unwrap_or_default()
    }
}

/// The stretch of an index.
fn between(sums: &[u32], index: usize) -> Option<Range<usize>> {
    Some(*sums.get(index)? as usize..*sums.get(index + 1)? as usize)
}

#[cfg(test)]
mod tests {
    use super::super::segment;
    use super::*;

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
    fn the_empty_one() {
        assert_eq!(Lexicon::EMPTY.glosses("经济").count(), 0);
        assert_eq!(Lexicon::EMPTY.simplify('經'), '經');
    }

    #[test]
    fn harmed_files() {
        assert!(Lexicon::from_bytes(b"").is_none());
        assert!(Lexicon::from_bytes(b"PQ-zh-en-5\n").is_none());
        let good = include_bytes!("data/zh-en.lexicon");
        for cut in (0..good.len()).step_by(good.len() / 50) {
            assert!(Lexicon::from_bytes(&good[..cut]).is_none(), "cut at {cut}");
        }
        for at in (0..good.len()).step_by(good.len() / 50) {
            let mut harmed = good.to_vec();
            harmed[at] ^= 0x55;
            if let Some(lexicon) = Lexicon::from_bytes(&harmed) {
                let text = "人工智能正在改变社会";
                segment::words(text, &lexicon)
                    .into_iter()
                    .for_each(|word| assert!(lexicon.glosses(&text[word.range]).count() < 16));
            }
        }
    }
}
