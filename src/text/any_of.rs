//! Lists of words and phrases of any form, as one text.

use std::ops::Range;

/// Some texts, one behind the other, and how many bytes each has: a list of separate texts would take seven bytes
/// more for each. Made by [`any_of!`](crate::any_of).
#[derive(Debug, Clone, Copy)]
pub struct AnyOf {
    pub all: &'static str,
    pub lengths: &'static [u8],
}

/// The list of some texts of 1 to 255 bytes.
#[macro_export]
macro_rules! any_of {
    ($($text:literal),* $(,)?) => {
        $crate::text::any_of::AnyOf {
            all: concat!($($text),*),
            lengths: const { &[$($crate::text::any_of::length($text)),*] },
        }
    };
}

/// How many bytes a text of a list has; does not compile for an empty or a longer one.
pub const fn length(text: &str) -> u8 {
    assert!(!text.is_empty() && text.len() <= u8::MAX as usize);
    text.len() as u8
}

impl AnyOf {
    /// The texts in their order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.ranges().filter_map(move |range| self.all.get(range))
    }

    /// The same as bytes, which are quicker to part and to compare.
    pub fn bytes(self) -> impl Iterator<Item = &'static [u8]> {
        self.ranges().filter_map(move |range| self.all.as_bytes().get(range))
    }

    /// Where each text stands among all.
    fn ranges(self) -> impl Iterator<Item = Range<usize>> {
        self.lengths.iter().scan(0, |end, &length| {
            let start = *end;
            *end += usize::from(length);
            Some(start..*end)
        })
    }

    /// Whether a text is one of these.
    pub fn holds(self, text: &str) -> bool {
        self.bytes().any(|one| one == text.as_bytes())
    }

    /// Whether a text begins with one of these.
    pub fn begins(self, text: &str) -> bool {
        // nearly all differ in one byte, which takes no call to see
        let text = text.as_bytes();
        self.bytes().any(|one| one.first() == text.first() && text.starts_with(one))
    }

    /// Whether a text ends with one of these.
    pub fn ends(self, text: &str) -> bool {
        let text = text.as_bytes();
        self.bytes().any(|one| one.last() == text.last() && text.ends_with(one))
    }
}

/// A byte's lower five bits as one bit: letters from a to z each have one of their own.
pub const fn bit(byte: u8) -> u32 {
    1 << (byte & 31)
}

#[cfg(test)]
mod tests {
    #[test]
    fn texts_of_any_form() {
        let list = any_of!["in", "of the", "图：", "的"];
        assert!(list.iter().eq(["in", "of the", "图：", "的"]));
        assert!(
            list.holds("of the") && list.holds("的") && !list.holds("of") && !list.holds("") && !list.holds("的图")
        );
        assert!(list.begins("inner") && list.begins("图：码头") && !list.begins("图") && !list.begins("pin"));
        assert!(list.ends("pin") && list.ends("他的") && !list.ends("inner"));
        let none = any_of![];
        assert!(none.iter().next().is_none() && !none.holds(""));
    }
}
