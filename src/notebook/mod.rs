//! The notebook: quotes and points that a reader keeps from many articles. What an entry is, and when one from a file
//! can be one.

pub mod export;
pub mod search;
pub mod unwritten;

use crate::text::ids::Ids;
use serde::{Deserialize, Serialize};

/// One kept quote or point, as the browser's database and the notebook's file hold it. Address and words are what it
/// is known by: the same words of the same page are one entry.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Of the page, without its fragment.
    pub url: String,
    /// The words as they stand in the page, one text for each marked stretch.
    pub words: Vec<String>,
    /// `quote` or `point`.
    pub kind: String,
    /// Code of the words' language.
    #[serde(default)]
    pub language: String,
    #[serde(default)]
    pub speaker: Option<String>,
    /// Of the article, and who published it.
    pub title: String,
    #[serde(default)]
    pub source: Option<String>,
    /// Opens the page at the words; empty where nothing does.
    #[serde(default)]
    pub link: String,
    /// Milliseconds since 1970.
    #[serde(default)]
    pub kept: f64,
    /// At first the article's.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The reader's own.
    #[serde(default)]
    pub note: String,
}

/// The file that a notebook is exported to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// [`FORMAT`], which tells it from other files.
    pub format: String,
    pub version: u32,
    pub entries: Vec<Entry>,
}

pub const FORMAT: &str = "pullquote-notebook";
pub const VERSION: u32 = 1;

/// What `kind` can be.
pub const KINDS: &[&str] = &["quote", "point"];

/// Bytes of text that an entry has at most: far more than any quote, far less than would fill a disk.
const LONGEST: usize = 100_000;

/// Why a file cannot be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    AnotherFile,
    Newer,
    /// The entry of this number, from 1, is none.
    Entry(usize),
}

/// What a file brings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Import {
    /// Entries to write: new ones, and known ones that have tags or a note added.
    pub changed: Vec<Entry>,
    pub new: usize,
    /// Entries of the file that were there already.
    pub known: usize,
}

/// What a file brings to a notebook: all of it, or nothing if any of it is wrong. An entry that is there already
/// keeps what it has, takes the file's tags to its own, and its note if it has none.
pub fn import(there: &[Entry], file: File) -> Result<Import, Problem> {
    if file.format != FORMAT {
        return Err(Problem::AnotherFile);
    }
    if file.version > VERSION {
        return Err(Problem::Newer);
    }
    // those that are there have the first numbers, and by each number stands where in the import an entry is
    let mut ids = Ids::default();
    there.iter().for_each(|entry| _ = ids.of(&entry.key()));
    let mut changed: Vec<Option<usize>> = vec![None; there.len()];
    let mut import = Import::default();
    for (at, given) in file.entries.into_iter().enumerate() {
        if !given.is_sound() {
            return Err(Problem::Entry(at + 1));
        }
        let id = ids.of(&given.key());
        changed.resize(ids.len().max(changed.len()), None);
        let known = there.get(id);
        if let Some(twice) = changed[id].and_then(|at| import.changed.get_mut(at)) {
            twice.add(&given);
            import.known += 1;
            continue;
        }
        let mut entry = known.cloned().unwrap_or_else(|| Entry { tags: Vec::new(), ..given.clone() });
        entry.add(&given);
        if known.is_some() {
            import.known += 1;
        } else {
            import.new += 1;
        }
        if known != Some(&entry) {
            changed[id] = Some(import.changed.len());
            import.changed.push(entry);
        }
    }
    Ok(import)
}

impl Entry {
    /// Whether it can be kept: it has words, of a known kind, and no address that leads elsewhere than to a page.
    fn is_sound(&self) -> bool {
        let address = |url: &str| {
            url.is_empty() || ["https://", "http://", "file:///"].iter().any(|start| url.starts_with(start))
        };
        let words = !self.words.is_empty() && self.words.iter().all(|words| !words.trim().is_empty());
        let texts = self.words.iter().chain(&self.tags).chain([&self.note, &self.title, &self.url, &self.link]);
        words
            && KINDS.contains(&self.kind.as_str())
            && address(&self.url)
            && address(&self.link)
            && (0.0..8.64e15).contains(&self.kept)
            && texts.map(String::len).sum::<usize>() < LONGEST
    }

    /// What it is known by, as one text.
    fn key(&self) -> String {
        [&self.url, "\0", &self.words.join("\0")].concat()
    }

    fn add(&mut self, other: &Entry) {
        let all = [self.tags.join(","), other.tags.join(",")].join(",");
        self.tags = tags(&all);
        if self.note.trim().is_empty() {
            self.note.clone_from(&other.note);
        }
    }
}

/// Tags as a reader types them, parted by commas of either language: each once, none empty.
pub fn tags(typed: &str) -> Vec<String> {
    let mut known = Ids::default();
    let tags = typed.split([',', '，', '、', '\n']).map(str::trim).filter(|tag| !tag.is_empty());
    let is_new = |tag: &&str| known.len() == known.of(tag);
    tags.filter(is_new).map(str::to_owned).collect()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// An entry of an invented page.
    pub fn entry(words: &str, tags: &[&str], note: &str) -> Entry {
        Entry {
            url: "https://pier.example/a".into(),
            words: vec![words.into()],
            kind: "quote".into(),
            language: "en".into(),
            speaker: Some("Ilse Varn".into()),
            title: "The pier stays".into(),
            source: Some("Pier Post".into()),
            link: "https://pier.example/a#:~:text=it".into(),
            kept: 1.0e12,
            tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
            note: note.into(),
        }
    }

    fn file(entries: Vec<Entry>) -> File {
        File { format: FORMAT.into(), version: VERSION, entries }
    }

    #[test]
    fn nothing_twice() {
        let there = [entry("It stays.", &["pier"], "mine"), entry("It goes.", &[], "")];
        let given = [
            entry("It stays.", &["pier", "码头"], "theirs"),
            entry("It goes.", &[], ""),
            entry("It sank.", &["pier"], "new"),
            entry("It sank.", &["sea"], "twice"),
        ];
        let import = import(&there, file(given.to_vec())).unwrap();
        assert_eq!((import.new, import.known), (1, 3));
        let changed = [entry("It stays.", &["pier", "码头"], "mine"), entry("It sank.", &["pier", "sea"], "new")];
        assert_eq!(import.changed, changed);
    }

    #[test]
    fn what_is_exported_is_imported() {
        let all = vec![entry("It stays.", &["pier"], "a\nb"), entry("它会留下", &[], "")];
        let json = serde_json::to_string(&file(all.clone())).unwrap();
        assert_eq!(import(&[], serde_json::from_str(&json).unwrap()).unwrap().changed, all);
        assert_eq!(import(&all, serde_json::from_str(&json).unwrap()).unwrap().changed, []);
    }

    #[test]
    fn what_is_wrong_is_told() {
        let good = entry("It stays.", &[], "");
        let of = |bad: Entry| import(&[], file(vec![good.clone(), bad]));
        for bad in [
            Entry { words: vec![], ..good.clone() },
            Entry { words: vec![" ".into()], ..good.clone() },
            Entry { kind: "secret".into(), ..good.clone() },
            Entry { url: "javascript:alert(1)".into(), ..good.clone() },
            Entry { link: "data:text/html,a".into(), ..good.clone() },
            Entry { kept: f64::NAN, ..good.clone() },
            Entry { note: "a".repeat(LONGEST), ..good.clone() },
        ] {
            assert_eq!(of(bad), Err(Problem::Entry(2)));
        }
        assert_eq!(import(&[], File { format: "x".into(), ..file(vec![]) }), Err(Problem::AnotherFile));
        assert_eq!(import(&[], File { version: 9, ..file(vec![]) }), Err(Problem::Newer));
    }

    #[test]
    fn tags_are_typed() {
        assert_eq!(tags(" pier, sea，码头、 ,pier"), ["pier", "sea", "码头"]);
    }
}
