//! Words numbered in the order in which they are first met. What is known of them stands in lists, at their
//! numbers: so one kind of look-up serves them all.

use std::collections::BTreeMap;

/// The numbers of some words, from 0 on without a gap.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    ids: BTreeMap<String, u32>,
}

impl Ids {
    /// The number of a word; the next one if it is new.
    pub fn of(&mut self, word: &str) -> usize {
        self.get(word).unwrap_or_else(|| {
            let id = self.ids.len();
            self.ids.insert(word.to_owned(), id as u32);
            id
        })
    }

    /// The number of a word that was met before.
    pub fn get(&self, word: &str) -> Option<usize> {
        self.ids.get(word).map(|&id| id as usize)
    }

    /// All words, sorted.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// What stands in a list at the number of a word; something new at its end if the word is new.
    pub fn at<'a, T: Default>(&mut self, word: &str, list: &'a mut Vec<T>) -> &'a mut T {
        let id = self.of(word);
        if id >= list.len() {
            list.resize_with(id + 1, T::default);
        }
        &mut list[id]
    }
}

impl<'a> FromIterator<&'a str> for Ids {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Ids {
        let mut ids = Ids::default();
        words.into_iter().for_each(|word| _ = ids.of(word));
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_order_and_stay() {
        let mut ids: Ids = ["sea", "air", "sea"].into_iter().collect();
        assert_eq!((ids.get("sea"), ids.get("air"), ids.get("fire")), (Some(0), Some(1), None));
        assert_eq!((ids.of("fire"), ids.of("air")), (2, 1));
        let mut counts: Vec<u32> = Vec::new();
        for word in ["fire", "sea", "fire"] {
            *ids.at(word, &mut counts) += 1;
        }
        assert_eq!(counts, [1, 0, 2]);
    }
}
