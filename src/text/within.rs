//! Lists of words and phrases that are looked for at all places of a text.

use super::any_of::{AnyOf, bit};

/// Up to 32 texts that are looked for in one pass.
#[derive(Debug)]
pub struct Within {
    texts: AnyOf,
    /// For each first byte of a text, by its lower five bits, the second ones as [`bit`]s: where no text can begin is
    /// seen at one look.
    second: [u32; 32],
}

impl Within {
    /// A list of up to 32 texts of two bytes or more; of others no constant compiles.
    pub const fn of(texts: AnyOf) -> Within {
        assert!(texts.lengths.len() <= 32);
        let mut second = [0; 32];
        let (mut text, mut begin) = (0, 0);
        while text < texts.lengths.len() {
            assert!(texts.lengths[text] >= 2);
            let (one, two) = (texts.all.as_bytes()[begin], texts.all.as_bytes()[begin + 1]);
            second[(one & 31) as usize] |= bit(two);
            begin += texts.lengths[text] as usize;
            text += 1;
        }
        Within { texts, second }
    }

    /// Whether one of these stands somewhere in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.found(text) != 0
    }

    /// How many of these stand somewhere in a text.
    pub fn count_in(&self, text: &str) -> u32 {
        self.found(text).count_ones()
    }

    /// Which of these stand somewhere in a text, as bits.
    fn found(&self, text: &str) -> u32 {
        let text = text.as_bytes();
        let mut found = 0;
        for (at, pair) in text.windows(2).enumerate() {
            if self.second[usize::from(pair[0] & 31)] & bit(pair[1]) == 0 {
                continue;
            }
            for (number, one) in self.texts.bytes().enumerate() {
                found |= u32::from(text[at..].starts_with(one)) << number;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::any_of;

    #[test]
    fn anywhere_in_a_text() {
        static LIST: Within = Within::of(any_of!["in", "of the", "图：", "的"]);
        for (text, count) in [
            ("pint", 1),
            ("pin", 1),
            ("out of the way", 1),
            ("out of", 0),
            ("in the middle of the pin", 2),
            ("的", 1),
            ("图", 0),
            ("地图：的", 2),
            ("i", 0),
            ("", 0),
        ] {
            assert_eq!((LIST.count_in(text), LIST.is_in(text)), (count, count > 0), "{text}");
        }
    }

    #[test]
    fn as_many_as_there_may_be() {
        #[rustfmt::skip]
        static LIST: Within = Within::of(any_of![
            "aa", "ab", "ac", "ad", "ae", "af", "ag", "ah", "ba", "bb", "bc", "bd", "be", "bf", "bg", "bh",
            "ca", "cb", "cc", "cd", "ce", "cf", "cg", "ch", "da", "db", "dc", "dd", "de", "df", "dg", "dh",
        ]);
        assert!(LIST.is_in("dh") && LIST.count_in("adhaabh") == 5 && !LIST.is_in("hhh"));
    }
}
