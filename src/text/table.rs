//! A sorted table of words in small letters, that is looked up for every word of a text.

/// Words in order, and where those with each first letter begin.
pub struct Table {
    words: &'static [&'static str],
    starts: [u16; 27],
}

impl Table {
    /// A table of words that are sorted, each beginning with a letter from a to z.
    pub const fn new(words: &'static [&'static str]) -> Table {
        let mut starts = [0; 27];
        let mut at = 0;
        while at < words.len() {
            starts[(words[at].as_bytes()[0] - b'a') as usize + 1] = at as u16 + 1;
            at += 1;
        }
        let mut letter = 1;
        while letter < starts.len() {
            // a letter without words begins where the one before ends
            if starts[letter] == 0 {
                starts[letter] = starts[letter - 1];
            }
            letter += 1;
        }
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
    fn same(&self, word: &str) -> Option<&'static [&'static str]> {
        let letter = letter(word)?;
        self.words.get(usize::from(self.starts[letter])..usize::from(self.starts[letter + 1]))
    }

    /// Whether the table holds a word.
    pub fn holds(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// Its words.
    #[cfg(test)]
    pub fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// Whether its words are in order, each once.
    #[cfg(test)]
    pub fn is_sorted(&self) -> bool {
        self.words.windows(2).all(|pair| pair[0] < pair[1])
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
        const TABLE: Table = Table::new(&["ant", "bee", "beetle", "moth", "zebra"]);
        for word in ["ant", "bee", "beetle", "moth", "zebra"] {
            assert_eq!(TABLE.find(word), Some(word));
        }
        for word in ["", "an", "cat", "zebu", "Ant", "é", "{"] {
            assert!(!TABLE.holds(word), "{word}");
        }
        assert!(TABLE.begins("be") && TABLE.begins("moth") && !TABLE.begins("mu") && !TABLE.begins(""));
    }
}
