//! Finding entries by words of either language.

use super::Entry;
use crate::Lexicon;
use crate::text::fold::fold;
use crate::text::segment::words;
use crate::text::stem::stem;
use crate::text::words::WordKind;
use std::collections::BTreeSet;

/// Glosses of a Chinese word that are looked for: the best ones.
const GLOSSES: usize = 3;

/// An entry made ready for finding.
#[derive(Debug, Clone)]
pub struct Indexed {
    pub entry: Entry,
    /// All its texts without case, width and the difference of Traditional and Simplified.
    folded: String,
    /// Stems of its English words.
    english: BTreeSet<String>,
    /// Stems of what its Chinese words mean.
    meant: BTreeSet<String>,
}

impl Indexed {
    pub fn new(entry: Entry, lexicon: &Lexicon) -> Indexed {
        let texts = entry.words.iter().chain(&entry.tags).chain(&entry.speaker).chain(&entry.source);
        let texts: Vec<&str> = texts.chain([&entry.title, &entry.note]).map(String::as_str).collect();
        let folded = fold(&texts.join("\n"), lexicon);
        let (mut english, mut meant) = (BTreeSet::new(), BTreeSet::new());
        for word in words(&folded, lexicon) {
            let text = &folded[word.range];
            if word.kind == WordKind::Cjk {
                meant.extend(lexicon.glosses(text).take(GLOSSES).map(str::to_owned));
            } else {
                english.insert(stem(text).to_owned());
            }
        }
        Indexed { entry, folded, english, meant }
    }

    /// Whether the entry has every word of a query, as it is written or in the other language.
    pub fn has(&self, query: &str, lexicon: &Lexicon) -> bool {
        fold(query, lexicon).split_whitespace().all(|word| {
            let in_english = || lexicon.glosses(word).take(GLOSSES).any(|gloss| self.english.contains(gloss));
            self.folded.contains(word)
                || (word.is_ascii() && (self.meant.contains(stem(word)) || self.english.contains(stem(word))))
                || in_english()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::entry;
    use super::*;

    #[test]
    fn in_both_languages() {
        let lexicon = Lexicon::bundled();
        let english = Indexed::new(entry("The rivers were cold in winter.", &["水"], "my Note"), lexicon);
        let chinese = Indexed::new(entry("冬天的河流很冷。", &[], ""), lexicon);
        for (query, in_english, in_chinese) in [
            ("", true, true),
            ("RIVERS cold", true, true),
            ("river", true, true),
            ("冬天", true, true),
            ("河流", true, true),
            ("河流 水", true, false),
            ("note", true, false),
            ("Varn pier", true, true),
            ("summer", false, false),
            ("夏天", false, false),
        ] {
            let found = (english.has(query, lexicon), chinese.has(query, lexicon));
            assert_eq!(found, (in_english, in_chinese), "{query}");
        }
        let traditional = Indexed::new(entry("經濟發展", &[], ""), lexicon);
        assert!(traditional.has("经济", lexicon) && traditional.has("發展", lexicon));
    }
}
