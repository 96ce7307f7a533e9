//! What Chinese words mean in English, where Chinese words end, and which characters are the same in
//! Simplified writing. All of it is data: a file made by `data/make_lexicon.py`, whose head describes its form.

use super::segment;
use super::stem::stem;
use super::words::Word;

/// A Chinese-English word list. [`Lexicon::EMPTY`] is one that knows no words.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// For each character from U+4E00 on one more than its index; a Traditional character has the index of the
    /// Simplified one, 0 means unknown.
    indices: Vec<u16>,
    /// The characters by index.
    characters: Vec<char>,
    /// What names each is written in: [`SURNAME`], [`GIVEN`], [`FOREIGN`] or their sum.
    classes: Vec<u8>,
    /// The trie in level order; the first nodes are the characters by index.
    nodes: Vec<Node>,
    /// Gloss words of all nodes, one behind the other: indices into `ends`.
    glosses: Vec<u16>,
    /// All English words, one behind the other, and where each ends.
    english: String,
    ends: Vec<u32>,
}

/// The end of a word, or of the beginning of one.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// The index of its last character.
    character: u16,
    /// Logarithm of its frequency in steps of 0.7, from 1 on; 0 for no word.
    weight: u8,
    children: u16,
    first_child: u32,
    /// Where its glosses begin.
    first_gloss: u32,
    glosses: u8,
}

const MAGIC: &[u8] = b"PQ-zh-en-2\n";
const FIRST: u32 = 0x4e00;
/// Classes of characters: common as the first of Chinese names, as a later one, in foreign names.
pub(super) const SURNAME: u8 = 1;
pub(super) const GIVEN: u8 = 2;
pub(super) const FOREIGN: u8 = 4;
/// How many characters the block from U+4E00 on has.
const BLOCK: usize = 0x5200;

impl Lexicon {
    /// Knows no words: names, numbers and Latin words still tie the languages together.
    pub const EMPTY: Lexicon = Lexicon {
        indices: Vec::new(),
        characters: Vec::new(),
        classes: Vec::new(),
        nodes: Vec::new(),
        glosses: Vec::new(),
        english: String::new(),
        ends: Vec::new(),
    };

    /// The lexicon of a file's bytes; none when they are not one, whole and unharmed.
    pub fn from_bytes(bytes: &[u8]) -> Option<Lexicon> {
        let mut input = Input { bytes: bytes.strip_prefix(MAGIC)? };
        let mut lexicon = Lexicon { indices: vec![0; BLOCK], ..Lexicon::EMPTY };
        lexicon.read_characters(&mut input)?;
        lexicon.read_nodes(&mut input)?;
        lexicon.read_glosses(&mut input)?;
        Some(lexicon)
    }

    /// The lexicon that comes with the program.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn bundled() -> &'static Lexicon {
        static BUNDLED: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
        BUNDLED.get_or_init(|| Lexicon::from_bytes(include_bytes!("data/zh-en.lexicon")).unwrap_or_default())
    }

    /// Whether it knows no words.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The words of a text in order: see [`super::segment`].
    pub fn words(&self, text: &str) -> impl Iterator<Item = Word> + use<> {
        segment::words(text, self).into_iter()
    }

    /// What a Chinese word, in either writing, means: stems of English words, the best first; nothing for
    /// words it doesn't know.
    pub fn glosses(&self, word: &str) -> impl Iterator<Item = &str> {
        let node = self.node(word).unwrap_or_default();
        let glosses = self.glosses.get(node.first_gloss as usize..).unwrap_or_default();
        glosses.iter().take(usize::from(node.glosses)).map(|&gloss| stem(self.english_word(gloss)))
    }

    /// How common a Chinese word is: 1 (rare) to 15 in steps of 0.7 of the natural logarithm; none for what is
    /// no word.
    pub fn weight(&self, word: &str) -> Option<u8> {
        self.node(word).map(|node| node.weight).filter(|&weight| weight > 0)
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
        self.prefixes(indices).zip(1..).map(|(node, len)| (len, node.weight))
    }

    /// The node of each beginning of a text that begins some word, the shortest first.
    fn prefixes(&self, indices: impl Iterator<Item = Option<u16>>) -> impl Iterator<Item = Node> {
        let mut node = None;
        indices.map_while(move |index| {
            node = match node {
                None => self.nodes.get(usize::from(index?)).copied(),
                Some(node) => self.child(node, index?),
            };
            node
        })
    }

    fn child(&self, node: Node, character: u16) -> Option<Node> {
        let children = self.nodes.get(node.first_child as usize..)?.get(..usize::from(node.children))?;
        let at = children.binary_search_by_key(&character, |child| child.character).ok()?;
        Some(children[at])
    }

    fn node(&self, word: &str) -> Option<Node> {
        let length = word.chars().count();
        self.prefixes(word.chars().map(|c| self.index(c))).nth(length.checked_sub(1)?)
    }

    fn english_word(&self, word: u16) -> &str {
        let end = |word: usize| self.ends.get(word).map_or(0, |&end| end as usize);
        let start = usize::from(word).checked_sub(1).map_or(0, end);
        self.english.get(start..end(usize::from(word))).unwrap_or_default()
    }
}

/// Reading the file.
impl Lexicon {
    fn read_characters(&mut self, input: &mut Input) -> Option<()> {
        let mut place = 0;
        for index in 0..input.number()? {
            place += input.number()? as usize;
            *self.indices.get_mut(place)? = index as u16 + 1;
            self.characters.push(char::from_u32(FIRST + place as u32)?);
        }
        let mut place = 0;
        for _ in 0..input.number()? {
            place += input.number()? as usize;
            let index = input.number()?;
            self.characters.get(index as usize)?;
            *self.indices.get_mut(place)? = index as u16 + 1;
        }
        self.classes = (0..self.characters.len()).map(|_| input.byte()).collect::<Option<_>>()?;
        Some(())
    }

    fn read_nodes(&mut self, input: &mut Input) -> Option<()> {
        self.nodes = (0..self.characters.len()).map(|at| Node { character: at as u16, ..Node::default() }).collect();
        let mut level = 0..self.nodes.len();
        while !level.is_empty() {
            let mut first_child = level.end as u32;
            for node in self.nodes.get_mut(level.clone())? {
                node.children = u16::try_from(input.number()?).ok()?;
                node.first_child = first_child;
                first_child = first_child.checked_add(u32::from(node.children))?;
            }
            for parent in level.clone() {
                let mut character = 0u16;
                for _ in 0..self.nodes[parent].children {
                    character = character.checked_add(u16::try_from(input.number()?).ok()?)?;
                    self.nodes.push(Node { character, ..Node::default() });
                }
            }
            level = level.end..self.nodes.len();
        }
        Some(())
    }

    fn read_glosses(&mut self, input: &mut Input) -> Option<()> {
        let mut first_gloss = 0;
        for node in &mut self.nodes {
            let value = input.byte()?;
            (node.weight, node.glosses, node.first_gloss) = (value & 15, value >> 4, first_gloss);
            first_gloss += u32::from(node.glosses);
        }
        for _ in 0..first_gloss {
            self.glosses.push(u16::try_from(input.number()?).ok()?);
        }
        for word in str::from_utf8(input.bytes).ok()?.lines() {
            self.english.push_str(word);
            self.ends.push(self.english.len() as u32);
        }
        self.glosses.iter().all(|&gloss| usize::from(gloss) < self.ends.len()).then_some(())
    }
}

/// Bytes not yet read. Every number takes at least one of them, so what is read from it is no longer than it.
struct Input<'a> {
    bytes: &'a [u8],
}

impl Input<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(first)
    }

    /// A LEB128 number below 2^21.
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in [0, 7, 14] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
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
        assert!(Lexicon::from_bytes(MAGIC).is_none());
        let good = include_bytes!("data/zh-en.lexicon");
        for cut in (0..good.len()).step_by(good.len() / 50) {
            // a cut within the English words leaves glosses without a word
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
