//! A table of words in small letters, that is looked up for every word of a text.

/// Words in order, and where to find each by its letters. Made of one text at its first use: a list of separate texts
/// in the program would take eight bytes more for every word.
pub struct Table {
    words: Vec<&'static str>,
    /// For each first letter the second letters that a word has, as bits: most words of a text have none of them.
    second: [u32; 26],
    /// The words by [`hash`], each by its place and one: of two at the same slot the later stands in the next.
    slots: Vec<u16>,
}

/// How many slots there are at least for a word: the more, the fewer words are compared.
const SLOTS: usize = 4;

impl Table {
    /// A table of a text's words, each beginning with a letter from a to z.
    pub fn new(words: &'static str) -> Table {
        Table::of(words.split_ascii_whitespace().collect())
    }

    /// A table of such words.
    pub fn of(mut words: Vec<&'static str>) -> Table {
        words.sort_unstable();
        let mut second = [0; 26];
        let mut slots = vec![0; (words.len() * SLOTS).next_power_of_two()];
        for (at, word) in words.iter().enumerate() {
            if let Some((first, bit)) = beginning(word) {
                second[first] |= bit;
            }
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

    /// Whether a word of the table begins with the two letters that another begins with.
    pub fn begins(&self, word: &str) -> bool {
        beginning(word).is_some_and(|(first, bit)| self.second[first] & bit != 0)
    }

    /// Whether the table holds a word.
    pub fn holds(&self, word: &str) -> bool {
        self.place(word).is_some()
    }

    /// How many words it holds; none if one of them stands in it twice, or begins with no letter from a to z.
    #[cfg(test)]
    pub fn count(&self) -> Option<usize> {
        let twice = self.words.windows(2).any(|pair| pair[0] == pair[1]);
        (!twice && self.words.iter().all(|word| beginning(word).is_some())).then_some(self.words.len())
    }
}

/// The first letter of a word, counted from a, and the second as a bit; whatever is no letter has one of its own.
fn beginning(word: &str) -> Option<(usize, u32)> {
    let letter = |at: usize| word.as_bytes().get(at)?.checked_sub(b'a').filter(|&letter| letter < 26);
    Some((usize::from(letter(0)?), 1 << letter(1).unwrap_or(26)))
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
        let table = Table::new("zebra ant bee moth beetle");
        for word in ["ant", "bee", "beetle", "moth", "zebra"] {
            assert_eq!(table.place(word).map(|at| table.word(at)), Some(word));
        }
        for word in ["", "an", "cat", "zebu", "Ant", "é", "{"] {
            assert!(!table.holds(word), "{word}");
        }
        assert!(table.begins("be") && table.begins("motor") && !table.begins("mu") && !table.begins(""));
    }
}
