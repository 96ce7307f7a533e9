//! What the reader has typed and the database does not hold yet: it stands until it does, whatever else is read and
//! written meanwhile.

use super::Entry;

#[derive(Debug, Clone, Default)]
pub struct Unwritten(Vec<Entry>);

impl Unwritten {
    /// An entry as it is shown now, in the place of what it was.
    pub fn put(&mut self, entry: Entry) {
        self.gone(std::slice::from_ref(&entry));
        self.0.push(entry);
    }

    /// Entries are written as they are here; one that has been typed in since is not.
    pub fn written(&mut self, entries: &[Entry]) {
        self.0.retain(|entry| !entries.contains(entry));
    }

    /// Entries are no longer in the notebook.
    pub fn gone(&mut self, entries: &[Entry]) {
        self.0.retain(|entry| entries.iter().all(|gone| gone.key() != entry.key()));
    }

    /// Entries as they are shown, from those that the database holds.
    pub fn over(&self, stored: &mut [Entry]) {
        for entry in stored {
            if let Some(typed) = self.0.iter().find(|typed| typed.key() == entry.key()) {
                *entry = typed.clone();
            }
        }
    }

    pub fn has(&self, entry: &Entry) -> bool {
        self.0.contains(entry)
    }

    pub fn all(&self) -> &[Entry] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_stands_until_it_is_written() {
        let entry = |words: &str, note: &str| Entry {
            words: vec![words.to_owned()],
            note: note.to_owned(),
            ..Entry::default()
        };
        let mut unwritten = Unwritten::default();
        unwritten.put(entry("bell", "one"));
        unwritten.put(entry("bell", "one, two"));
        unwritten.put(entry("tank", "three"));
        // the database knows nothing of it, and another entry is removed
        unwritten.gone(&[entry("raft", "")]);
        let mut stored = [entry("bell", ""), entry("raft", "there"), entry("tank", "")];
        unwritten.over(&mut stored);
        assert_eq!(stored, [entry("bell", "one, two"), entry("raft", "there"), entry("tank", "three")]);
        // what was written is older than what stands there
        unwritten.written(&[entry("bell", "one")]);
        assert!(unwritten.has(&entry("bell", "one, two")));
        unwritten.written(&[entry("bell", "one, two")]);
        unwritten.gone(&[entry("tank", "")]);
        assert_eq!(unwritten.all(), []);
    }
}
