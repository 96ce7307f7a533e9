//! A table of words in small letters, that is looked up for every word of a text.

/// Words in order, and where those with each first letter begin. Made of one text at its first use: a list of separate
/// texts in the program would take eight bytes more for every word.
pub struct Table {
    words: Vec<&'static str>,
    starts: [u16; 27],
}

impl Table {
    /// A table of a text's words, each beginning with a letter from a to z.
    pub fn new(words: &'static str) -> Table {
        Table::of(words.split_ascii_whitespace().collect())
    }

    /// A table of such words.
    pub fn of(mut words: Vec<&'static str>) -> Table {
        words.sort_unstable();
        let before = |letter| words.partition_point(|word| self::letter(word).is_none_or(|first| first < letter));
        let starts = std::array::from_fn(|letter| before(letter) as u16);
        Table { words, starts }
    }

    /// Where a word stands in the table.
    pub fn place(&self, word: &str) -> Option<usize> {
        let same = self.same(word)?;
        Some(usize::from(self.starts[letter(word)?]) + same.binary_search(&word).ok()?)
    }

    /// The word as it stands in the table.
    pub fn find(&self, word: &str) -> Option<&'static str> {
        self.place(word).map(|at| self.words[at])
    }

    /// Whether a word of the table begins with some letters.
    pub fn begins(&self, letters: &str) -> bool {
        let same = self.same(letters).unwrap_or_default();
        let from = same.partition_point(|word| *word < letters);
        same.get(from).is_some_and(|word| word.starts_with(letters))
    }

    /// The words with the same first letter.
    fn same(&self, word: &str) -> Option<&[&'static str]> {
        let letter = letter(word)?;
        self.words.get(usize::from(self.starts[letter])..usize::from(self.starts[letter + 1]))
    }

    /// Whether the table holds a word.
    pub fn holds(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// How many words it holds; none if one of them stands in it twice, or begins with no letter from a to z.
    #[cfg(test)]
    pub fn count(&self) -> Option<usize> {
        let twice = self.words.windows(2).any(|pair| pair[0] == pair[1]);
        (!twice && self.words.iter().all(|word| letter(word).is_some())).then_some(self.words.len())
    }
}

/// The first letter of a word, counted from a.
fn letter(word: &str) -> Option<usize> {
    word.as_bytes().first()?.checked_sub(b'a').filter(|&letter| letter < 26).map(usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_by_their_first_letter() {
        let table = Table::new("zebra ant bee moth beetle");
        for word in ["ant", "bee", "beetle", "moth", "zebra"] {
            assert_eq!(table.find(word), Some(word));
        }
        for word in ["", "an", "cat", "zebu", "Ant", "é", "{"] {
            assert!(!table.holds(word), "{word}");
        }
        assert!(table.begins("be") && table.begins("moth") && !table.begins("mu") && !table.begins(""));
    }
}
