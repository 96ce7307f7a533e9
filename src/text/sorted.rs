//! Tables of words, each as one text. A list of separate texts would take eight bytes more for every word.

/// Words in alphabetical order with a space between them; one may carry another word behind an equals sign. For
/// words of any language: English ones that are looked up most have a [`super::table::Table`].
#[derive(Debug, Clone, Copy)]
pub struct Sorted(pub &'static str);

impl Sorted {
    pub fn contains(self, word: &str) -> bool {
        let behind = self.from(word).strip_prefix(word);
        behind.is_some_and(|behind| (behind.is_empty() || behind.starts_with(' ')) && !word.contains(' '))
    }

    /// What stands behind a word's equals sign.
    pub fn value(self, word: &str) -> Option<&'static str> {
        self.from(word).strip_prefix(word)?.strip_prefix('=')?.split(' ').next()
    }

    /// All words in order.
    #[cfg(test)]
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace()
    }

    /// The table from the first word on that does not come before another.
    fn from(self, word: &str) -> &'static str {
        let (bytes, word) = (self.0.as_bytes(), word.as_bytes());
        // both where a word begins, or behind the end
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(|&byte| byte == b' ').map_or(low, |at| low + at + 1);
            // what begins with the word does not come before it, so nothing behind that is looked at
            let differs = bytes[start..].iter().zip(word).find(|(found, wanted)| found != wanted);
            if differs.is_some_and(|(found, wanted)| found < wanted) {
                let rest = &bytes[middle..];
                low = rest.iter().position(|&byte| byte == b' ').map_or(bytes.len(), |at| middle + at + 1);
            } else {
                high = start;
            }
        }
        self.0.get(low..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        let table = Sorted("ate=eat be bean men=man 一 一个");
        for word in ["be", "bean", "一", "一个"] {
            assert!(table.contains(word), "{word}");
        }
        for word in ["", "a", "ate", "bea", "beans", "men", "zoo", "丁", "be bean"] {
            assert!(!table.contains(word), "{word}");
        }
        assert_eq!((table.value("ate"), table.value("men")), (Some("eat"), Some("man")));
        assert_eq!((table.value("be"), table.value("at"), table.value("zoo")), (None, None, None));
        assert!(!Sorted("").contains("be"));
    }
}
