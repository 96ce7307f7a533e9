//! A table of words that is looked up by where a text begins, for writing without spaces.

/// Words, sorted.
#[derive(Debug, Clone)]
pub struct Phrases {
    words: Vec<&'static str>,
    /// Each character that a word begins with, in order, and where its words begin. Most texts begin with none of
    /// them, and to see that should take no reading of words.
    firsts: Vec<(char, usize)>,
}

impl Phrases {
    /// A table of these words.
    pub fn new(words: impl IntoIterator<Item = &'static str>) -> Phrases {
        let mut words: Vec<_> = words.into_iter().collect();
        words.sort_unstable();
        words.dedup();
        let mut firsts: Vec<(char, usize)> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            if let Some(first) = word.chars().next().filter(|first| firsts.last().is_none_or(|(last, _)| last != first))
            {
                firsts.push((first, at));
            }
        }
        Phrases { words, firsts }
    }

    /// The length in bytes of the longest word that a text begins with.
    pub fn at(&self, text: &str) -> Option<usize> {
        self.longest(text).map(|word| word.len())
    }

    /// The longest word that a text begins with.
    pub fn longest(&self, text: &str) -> Option<&'static str> {
        let first = text.chars().next()?;
        let at = self.firsts.binary_search_by_key(&first, |&(first, _)| first).ok()?;
        let end = self.firsts.get(at + 1).map_or(self.words.len(), |&(_, end)| end);
        // a longer word stands behind its beginning
        self.words[self.firsts[at].1..end].iter().rev().find(|word| text.starts_with(**word)).copied()
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
