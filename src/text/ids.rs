//! Words numbered in the order in which they are first met. What is known of them stands in lists, at their
//! numbers: so one kind of look-up serves them all.
//!
//! A hash table of our own: the standard one's hash takes 64 bits, which the JavaScript twin of the wasm is slow at,
//! and keys that own their text; this one is small, and all words stand in one text.

/// The numbers of some words, from 0 on without a gap.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    /// All words, one behind the other, and where each ends.
    text: String,
    ends: Vec<u32>,
    places: Places,
}

impl Ids {
    /// The number of a word; the next one if it is new.
    pub fn of(&mut self, word: &str) -> usize {
        let ids = &mut self.places;
        let hash = hash(word.bytes().map(u32::from));
        let slot = ids.find(hash, &|id| at(&self.text, &self.ends, id) == word);
        ids.id(slot).unwrap_or_else(|| {
            self.text.push_str(word);
            self.ends.push(self.text.len() as u32);
            self.places.add(slot, hash)
        })
    }

    /// The number of a word that was met before.
    pub fn get(&self, word: &str) -> Option<usize> {
        let hash = hash(word.bytes().map(u32::from));
        self.places.id(self.places.find(hash, &|id| self.word(id) == word))
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word with a number; nothing if there is none.
    pub fn word(&self, id: usize) -> &str {
        at(&self.text, &self.ends, id)
    }

    /// All words in the order of their numbers.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|id| self.word(id))
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

fn at<'a>(text: &'a str, ends: &[u32], id: usize) -> &'a str {
    let start = id.checked_sub(1).and_then(|before| ends.get(before).copied()).unwrap_or(0);
    ends.get(id).and_then(|&end| text.get(start as usize..end as usize)).unwrap_or_default()
}

/// The same for pairs of numbers.
#[derive(Debug, Default)]
pub struct PairIds {
    pairs: Vec<(u32, u32)>,
    places: Places,
}

impl PairIds {
    /// All pairs in the order of their numbers.
    pub fn pairs(&self) -> &[(u32, u32)] {
        &self.pairs
    }

    /// The number of a pair; the next one if it is new.
    pub fn of(&mut self, pair: (u32, u32)) -> usize {
        let hash = hash([pair.0, pair.1]);
        let slot = self.places.find(hash, &|id| self.pairs[id] == pair);
        self.places.id(slot).unwrap_or_else(|| {
            self.pairs.push(pair);
            self.places.add(slot, hash)
        })
    }
}

/// Where the number of each thing stands: at the slot that its hash tells, or the next free one behind.
#[derive(Debug, Clone, Default)]
struct Places {
    /// One more than the number; 0 where none is. Always a power of two and at most half full.
    slots: Vec<u32>,
    /// By their numbers.
    hashes: Vec<u32>,
}

impl Places {
    /// The slot of a thing, or the one that is free for it.
    fn find(&self, hash: u32, is_it: &dyn Fn(usize) -> bool) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & last;
        while let Some(id) = self.id(slot)
            && !(self.hashes[id] == hash && is_it(id))
        {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn id(&self, slot: usize) -> Option<usize> {
        self.slots.get(slot)?.checked_sub(1).map(|id| id as usize)
    }

    /// Puts the next number into a slot that was free for it.
    fn add(&mut self, slot: usize, hash: u32) -> usize {
        let id = self.hashes.len();
        self.hashes.push(hash);
        if id * 2 >= self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(64)];
            for at in 0..=id {
                let free = self.find(self.hashes[at], &|_| false);
                self.slots[free] = at as u32 + 1;
            }
        } else {
            self.slots[slot] = id as u32 + 1;
        }
        id
    }
}

/// FNV-1a; its upper half, which is mixed better, laid over the lower.
fn hash(parts: impl IntoIterator<Item = u32>) -> u32 {
    let hash = parts.into_iter().fold(0x811c_9dc5_u32, |hash, part| (hash ^ part).wrapping_mul(0x0100_0193));
    hash ^ hash >> 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_order_and_stay() {
        let mut ids: Ids = ["sea", "air", "sea", ""].into_iter().collect();
        assert_eq!((ids.get("sea"), ids.get("air"), ids.get(""), ids.get("fire")), (Some(0), Some(1), Some(2), None));
        assert_eq!((ids.of("fire"), ids.of("air")), (3, 1));
        let mut counts: Vec<u32> = Vec::new();
        for word in ["fire", "sea", "fire"] {
            *ids.at(word, &mut counts) += 1;
        }
        assert_eq!(counts, [1, 0, 0, 2]);
        assert!(Ids::default().get("sea").is_none() && Ids::default().word(0).is_empty());
    }

    #[test]
    fn very_many() {
        let (mut ids, mut pairs) = (Ids::default(), PairIds::default());
        for round in 0..2 {
            for n in 0..5000_u32 {
                assert_eq!((ids.of(&n.to_string()), pairs.of((n % 7, n))), (n as usize, n as usize), "round {round}");
            }
        }
        assert!(ids.words().map(str::to_owned).eq((0..5000).map(|n| n.to_string())));
    }
}
