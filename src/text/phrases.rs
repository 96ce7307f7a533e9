//! A table of words that is looked up by where a text begins, for writing without spaces.

/// Words, sorted, and where those with each first character are found.
#[derive(Debug, Clone)]
pub struct Phrases {
    words: Vec<&'static str>,
    /// By a first character's [`slot`] the character with the range of its words: of two at the same slot the later
    /// stands in the next. Most texts begin with none of them, and to see that takes one look.
    firsts: Vec<(char, u16, u16)>,
}

/// How many slots there are at least for a first character.
const SLOTS: usize = 4;

/// What stands in a slot that is free.
const FREE: (char, u16, u16) = ('\0', 0, 0);

/// Where a character is looked for first.
fn slot(c: char, slots: usize) -> usize {
    (c as u32).wrapping_mul(0x9e37_79b1) as usize >> 8 & (slots - 1)
}

impl Phrases {
    /// A table of a text's words, between ASCII white space.
    pub fn new(words: &'static str) -> Phrases {
        Phrases::of(words.split_ascii_whitespace())
    }

    /// A table of these words.
    pub fn of(words: impl IntoIterator<Item = &'static str>) -> Phrases {
        let mut words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words.dedup();
        let same = |one: &&str, other: &&str| one.chars().next() == other.chars().next();
        let count = words.chunk_by(same).count();
        let mut firsts = vec![FREE; (count * SLOTS).next_power_of_two()];
        let mut start = 0;
        for words in words.chunk_by(same) {
            let first = words[0].chars().next().unwrap_or_default();
            let mut at = slot(first, firsts.len());
            while firsts[at] != FREE {
                at = (at + 1) & (firsts.len() - 1);
            }
            firsts[at] = (first, start, start + words.len() as u16);
            start += words.len() as u16;
        }
        Phrases { words, firsts }
    }

    /// How many words it holds.
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// The places of the words that begin with a character.
    fn beginning(&self, first: char) -> std::ops::Range<usize> {
        let mut at = slot(first, self.firsts.len());
        loop {
            let (found, from, to) = self.firsts[at];
            if found == first || to == 0 {
                return usize::from(from)..usize::from(to);
            }
            at = (at + 1) & (self.firsts.len() - 1);
        }
    }

    /// Whether a word of the table begins with a character.
    pub fn begins(&self, first: char) -> bool {
        !self.beginning(first).is_empty()
    }

    /// The length in bytes of the longest word that a text begins with.
    pub fn at(&self, text: &str) -> Option<usize> {
        self.place(text).map(|(_, length)| length)
    }

    /// The longest word that a text begins with: its place in the table, and its length in bytes.
    pub fn place(&self, text: &str) -> Option<(usize, usize)> {
        // a longer word stands behind its beginning
        let place = self.beginning(text.chars().next()?).rev().find(|&at| text.starts_with(self.words[at]))?;
        Some((place, self.words[place].len()))
    }

    /// Where the first word of the table stands in a text.
    pub fn find(&self, text: &str) -> Option<usize> {
        text.char_indices().map(|(at, _)| at).find(|&at| self.at(&text[at..]).is_some())
    }

    /// Where the word ends that ends last in a text.
    pub fn last_end(&self, text: &str) -> Option<usize> {
        text.char_indices().filter_map(|(at, _)| Some(at + self.at(&text[at..])?)).max()
    }

    /// Where the word stands that begins last in a text.
    pub fn last(&self, text: &str) -> Option<(usize, usize)> {
        text.char_indices().rev().find_map(|(at, _)| Some((at, at + self.at(&text[at..])?)))
    }

    /// Whether the table holds a word.
    pub fn holds(&self, word: &str) -> bool {
        self.words.binary_search(&word).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts() {
        let table = Phrases::new("局长 副局长 局");
        assert_eq!(table.at("局长林"), Some("局长".len()));
        assert_eq!(table.find("林副局长"), Some("林".len()));
        assert_eq!(table.last_end("副局长林局子"), Some("副局长林局".len()));
        assert!(table.holds("局") && !table.holds("长") && table.at("").is_none());
        assert!(table.begins('副') && !table.begins('长'));
        assert_eq!(table.last("副局长林局子"), Some(("副局长林".len(), "副局长林局".len())));
    }
}
