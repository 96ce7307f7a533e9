//! A table of words, that is looked up for every word of a text.

use super::any_of::bit;

/// Words in order, and where to find each by its letters. Made of one text at its first use: a list of separate texts
/// in the program would take eight bytes more for every word.
pub struct Table {
    words: Vec<&'static str>,
    /// For each first letter (see [`beginning`]) the second ones that a word has, as bits: most words of a text have
    /// none of them.
    second: [u32; FIRST],
    /// The words by [`hash`], each by its place and one: of two at the same slot the later stands in the next.
    slots: Vec<u16>,
}

/// How many slots there are at least for a word: the more, the fewer words are compared.
const SLOTS: usize = 4;

/// The letters from a to z, and all that is none of them.
const FIRST: usize = 27;

impl Table {
    /// A table of a text's words: in small letters, in order or not.
    pub fn new(words: &'static str) -> Table {
        Table::of(words.split_ascii_whitespace().collect())
    }

    /// A table of such words.
    pub fn of(mut words: Vec<&'static str>) -> Table {
        words.sort_unstable();
        let mut second = [0; FIRST];
        let mut slots = vec![0; (words.len() * SLOTS).next_power_of_two()];
        for (at, word) in words.iter().enumerate() {
            let (first, bit) = beginning(word);
            second[first] |= bit;
            let mut slot = hash(word) & (slots.len() - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = at as u16 + 1;
        }
        Table { words, second, slots }
    }

    /// A table of the words of several texts, with what is known of those of each, at their places.
    pub fn of_lists<T: Copy>(lists: &[(T, &'static str)]) -> (Table, Vec<T>) {
        let table = Table::of(lists.iter().flat_map(|(_, words)| words.split_ascii_whitespace()).collect());
        let mut known = vec![lists[0].0; table.words.len()];
        for &(own, words) in lists {
            words.split_ascii_whitespace().filter_map(|word| table.place(word)).for_each(|at| known[at] = own);
        }
        (table, known)
    }

    /// A table of words that each have another behind an equals sign, with those others at their places.
    pub fn of_pairs(pairs: &'static str) -> (Table, Vec<&'static str>) {
        let mut pairs: Vec<_> = pairs.split_ascii_whitespace().filter_map(|pair| pair.split_once('=')).collect();
        pairs.sort_unstable();
        let (words, others) = pairs.into_iter().unzip();
        (Table::of(words), others)
    }

    /// Where a word stands in the table.
    pub fn place(&self, word: &str) -> Option<usize> {
        if !self.begins(word) {
            return None;
        }
        let mut slot = hash(word) & (self.slots.len() - 1);
        loop {
            let at = usize::from(self.slots[slot]).checked_sub(1)?;
            if self.words[at] == word {
                return Some(at);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// The word at a place of the table.
    pub fn word(&self, place: usize) -> &'static str {
        self.words[place]
    }

    /// Whether a word of the table may begin with the two letters that another begins with.
    pub fn begins(&self, word: &str) -> bool {
        let (first, bit) = beginning(word);
        self.second[first] & bit != 0
    }

    /// Whether the table holds a word.
    pub fn holds(&self, word: &str) -> bool {
        self.place(word).is_some()
    }

    /// How many words it holds; none if one of them stands in it twice.
    #[cfg(test)]
    pub fn count(&self) -> Option<usize> {
        let twice = self.words.windows(2).any(|pair| pair[0] == pair[1]);
        (!twice).then_some(self.words.len())
    }
}

/// The first letter of a word, counted from a, and the second as a bit; a few letters outside of a to z share one.
fn beginning(word: &str) -> (usize, u32) {
    match *word.as_bytes() {
        [] => (FIRST - 1, 1),
        [first, ref rest @ ..] => {
            let letter = usize::from(first.wrapping_sub(b'a'));
            (letter.min(FIRST - 1), bit(*rest.first().unwrap_or(&0)))
        }
    }
}

/// A word's letters as one number (FNV-1a).
fn hash(word: &str) -> usize {
    word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_by_their_first_letter() {
        let table = Table::new("zebra ant bee moth beetle 一 一个 a");
        for word in ["a", "ant", "bee", "beetle", "moth", "zebra", "一", "一个"] {
            assert_eq!(table.place(word).map(|at| table.word(at)), Some(word));
        }
        for word in ["", "an", "cat", "zebu", "Ant", "é", "{", "一一", "丁", "bee moth"] {
            assert!(!table.holds(word), "{word}");
        }
        assert!(table.begins("be") && table.begins("motor") && !table.begins("mu") && !table.begins(""));
    }

    #[test]
    fn words_with_another() {
        let (table, others) = Table::of_pairs("men=man ate=eat");
        let other = |word| table.place(word).map(|at| others[at]);
        assert_eq!((other("ate"), other("men"), other("man")), (Some("eat"), Some("man"), None));
    }
}
