//! Words found again in a text that has changed around them.

use std::ops::Range;

/// How much of what stands before and after the words is compared, in bytes.
const CONTEXT: usize = 96;

/// Where the words `old[range]` stand in `new`: where the same words have the most of the same context on both
/// sides, the first of equals. None when they are gone, letter for letter.
pub fn refind(old: &str, range: Range<usize>, new: &str) -> Option<Range<usize>> {
    let words = old.get(range.clone()).filter(|words| !words.is_empty())?;
    let (before, after) = (&old.as_bytes()[..range.start], &old.as_bytes()[range.end..]);
    let context = |at: usize| {
        let (new_before, new_after) = (&new.as_bytes()[..at], &new.as_bytes()[at + words.len()..]);
        alike(before.iter().rev(), new_before.iter().rev()) + alike(after.iter(), new_after.iter())
    };
    let best = new.rmatch_indices(words).map(|(at, _)| at).max_by_key(|&at| context(at))?;
    Some(best..best + words.len())
}

/// How many bytes are the same from the start on.
fn alike<'a>(a: impl Iterator<Item = &'a u8>, b: impl Iterator<Item = &'a u8>) -> usize {
    a.zip(b).take(CONTEXT).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_words_and_context() {
        let old = "The pier is shut.\nIt will open, she said. It will open, he said.";
        let second = old.rfind("It will open").unwrap();
        let again = |new: &str| refind(old, second..second + 12, new).map(|range| range.start);
        assert_eq!(again("New.\nIt will open, she said. It will open, he said."), Some(29));
        assert_eq!(again("He wrote: It will open, he said.\nIt will open, she said."), Some(10));
        assert_eq!(again("It will not open."), None);
        assert_eq!(refind("它会开放", 0..12, "据说它会开放。"), Some(6..18));
        assert_eq!(refind("a", 0..0, "a"), None);
    }
}
