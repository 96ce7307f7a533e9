//! A table of words that is looked up by where a text begins, for writing without spaces.

/// Words, sorted.
#[derive(Debug, Clone)]
pub struct Phrases {
    words: Vec<&'static str>,
}

impl Phrases {
    /// A table of these words.
    pub fn new(words: impl IntoIterator<Item = &'static str>) -> Phrases {
        let mut words: Vec<_> = words.into_iter().collect();
        words.sort_unstable();
        words.dedup();
        Phrases { words }
    }

    /// The length in bytes of the longest word that a text begins with.
    pub fn at(&self, text: &str) -> Option<usize> {
        let first = text.chars().next()?;
        let from = self.words.partition_point(|word| *word < &text[..first.len_utf8()]);
        let same = self.words[from..].iter().take_while(|word| word.starts_with(first));
        same.filter(|word| text.starts_with(**word)).map(|word| word.len()).max()
    }

    /// Where the first word of the table stands in a text.
    pub fn find(&self, text: &str) -> Option<usize> {
        text.char_indices().map(|(at, _)| at).find(|&at| self.at(&text[at..]).is_some())
    }

    /// Where the word ends that ends last in a text.
    pub fn last_end(&self, text: &str) -> Option<usize> {
        text.char_indices().filter_map(|(at, _)| Some(at + self.at(&text[at..])?)).max()
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
        let table = Phrases::new(["局长", "副局长", "局"]);
        assert_eq!(table.at("局长林"), Some("局长".len()));
        assert_eq!(table.find("林副局长"), Some("林".len()));
        assert_eq!(table.last_end("副局长林局子"), Some("副局长林局".len()));
        assert!(table.holds("局") && !table.holds("长") && table.at("").is_none());
    }
}
