//! Lists of words and phrases of any form, as one text.

/// Some texts, one behind the other, and how many bytes each has: a list of separate texts would take seven bytes
/// more for each. Made by [`any_of!`](crate::any_of).
#[derive(Debug, Clone, Copy)]
pub struct AnyOf {
    pub all: &'static str,
    pub lengths: &'static [u8],
}

/// The list of some texts of up to 255 bytes.
#[macro_export]
macro_rules! any_of {
    ($($text:literal),* $(,)?) => {
        $crate::text::any_of::AnyOf {
            all: concat!($($text),*),
            lengths: const { &[$($crate::text::any_of::length($text)),*] },
        }
    };
}

/// How many bytes a text of a list has; does not compile for a longer one.
pub const fn length(text: &str) -> u8 {
    assert!(text.len() <= u8::MAX as usize);
    text.len() as u8
}

impl AnyOf {
    /// The texts in their order.
    pub fn iter(self) -> Iter {
        Iter(self)
    }

    /// The same as bytes, which are quicker to part.
    pub fn bytes(self) -> impl Iterator<Item = &'static [u8]> {
        let AnyOf { all, lengths } = self;
        let (mut rest, mut lengths) = (all.as_bytes(), lengths.iter());
        std::iter::from_fn(move || {
            let (text, behind) = rest.split_at_checked(usize::from(*lengths.next()?))?;
            rest = behind;
            Some(text)
        })
    }

    /// Whether a text is one of these.
    pub fn holds(self, text: &str) -> bool {
        self.bytes().any(|one| one == text.as_bytes())
    }

    /// Whether a text begins with one of these.
    pub fn begins(self, text: &str) -> bool {
        let text = text.as_bytes();
        self.bytes().any(|one| one.first() == text.first() && text.starts_with(one))
    }

    /// Whether a text ends with one of these.
    pub fn ends(self, text: &str) -> bool {
        let text = text.as_bytes();
        self.bytes().any(|one| one.last() == text.last() && text.ends_with(one))
    }
}

/// A list of which any text is looked for at all places of another, in one pass.
#[derive(Debug)]
pub struct Within {
    texts: AnyOf,
    /// For each first byte of a text, by its lower five bits, the second ones likewise as bits: where no text can begin is
    /// seen at one look.
    second: [u32; 32],
}

impl Within {
    /// A list of up to 32 texts of two bytes or more; does not compile otherwise.
    pub const fn of(texts: AnyOf) -> Within {
        assert!(texts.lengths.len() <= 32);
        let mut second = [0; 32];
        let (mut text, mut begin) = (0, 0);
        while text < texts.lengths.len() {
            assert!(texts.lengths[text] >= 2);
            let (one, two) = (texts.all.as_bytes()[begin], texts.all.as_bytes()[begin + 1]);
            second[(one & 31) as usize] |= 1 << (two & 31);
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
            if self.second[usize::from(pair[0] & 31)] >> (pair[1] & 31) & 1 == 0 {
                continue;
            }
            for (number, one) in self.texts.bytes().enumerate() {
                found |= u32::from(text[at..].starts_with(one)) << number;
            }
        }
        found
    }
}

/// The texts of a list, see [`AnyOf::iter`].
#[derive(Debug)]
pub struct Iter(AnyOf);

impl Iterator for Iter {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let AnyOf { all, lengths } = self.0;
        let (&length, lengths) = lengths.split_first()?;
        let (text, all) = all.split_at_checked(length.into())?;
        self.0 = AnyOf { all, lengths };
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_form() {
        let list = any_of!["in", "of the", "图：", "的"];
        assert!(list.iter().eq(["in", "of the", "图：", "的"]));
        assert!(
            list.holds("of the") && list.holds("的") && !list.holds("of") && !list.holds("") && !list.holds("的图")
        );
        assert!(list.begins("inner") && list.begins("图：码头") && !list.begins("图") && !list.begins("pin"));
        assert!(list.ends("pin") && list.ends("他的") && !list.ends("inner"));
        let within = Within::of(list);
        assert!(within.is_in("pint") && within.is_in("out of the way") && !within.is_in("out of") && !within.is_in(""));
        assert_eq!((within.count_in("in the middle of the pin"), within.count_in("的")), (2, 1));
        let none = any_of![];
        assert!(none.iter().next().is_none() && !none.holds(""));
    }
}
