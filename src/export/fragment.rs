//! Links that open at words of a page: text fragments (<https://wicg.github.io/scroll-to-text-fragment/>).
//!
//! A browser takes the first place that fits, and only one that begins and ends between words. Where a Chinese
//! word ends each browser decides for itself: so a term is cut only where punctuation, a space or the other
//! script makes it sure.

use std::ops::Range;

/// Longest words that stand in the link as a whole, in bytes; of longer ones their beginning and end.
const WHOLE: usize = 90;
/// Least beginning or end, in bytes.
const PART: usize = 24;
/// How far a term before or after the words is looked for, in bytes.
const CONTEXT: usize = 160;

/// A text with one block a line, to be linked into.
#[derive(Debug)]
pub struct Links<'a> {
    text: &'a str,
    /// As browsers compare it.
    folded: String,
}

impl<'a> Links<'a> {
    pub fn into(text: &'a str) -> Links<'a> {
        Links { text, folded: text.to_ascii_lowercase() }
    }

    /// `#:~:text=…` for the words at a range of the text's bytes. None when no such link leads to these words and not
    /// to others before them.
    pub fn fragment(&self, range: Range<usize>) -> Option<String> {
        let words = self.text.get(range.clone())?;
        let start = range.start + words.len() - words.trim_start().len();
        let words = words.trim();
        let range = start..start + words.len();
        let (head, tail) = ends(words);
        let (before, after) = (before(self.text, range.start), after(self.text, range.end));
        let terms = |prefix, suffix| Terms { prefix, head, tail, suffix };
        let tries = [terms("", ""), terms(before, ""), terms("", after), terms(before, after)];
        let leads_there = |terms: &Terms| !words.is_empty() && terms.first(&self.folded) == Some(range.clone());
        tries.into_iter().find(leads_there).map(|terms| terms.directive())
    }
}

#[derive(Clone, Copy)]
struct Terms<'a> {
    prefix: &'a str,
    head: &'a str,
    /// Empty when `head` is all of the words.
    tail: &'a str,
    suffix: &'a str,
}

impl Terms<'_> {
    /// The first place in a text (lower case) where a browser would see these terms.
    fn first(&self, text: &str) -> Option<Range<usize>> {
        let [prefix, head, tail, suffix] =
            [self.prefix, self.head, self.tail, self.suffix].map(str::to_ascii_lowercase);
        let fits = |at: usize| {
            let begins = prefix.is_empty() || text[..at].trim_end_matches([' ', '\n']).ends_with(&prefix);
            // the end may be far away: it is looked for last
            if !begins || !is_edge(text, at) {
                return None;
            }
            let from = at + head.len();
            let end = if tail.is_empty() { from } else { from + text[from..].find(&tail)? + tail.len() };
            let ends = text[end..].trim_start_matches([' ', '\n']).starts_with(&suffix);
            (ends && is_edge(text, end)).then_some(at..end)
        };
        text.match_indices(&head).find_map(|(at, _)| fits(at))
    }

    fn directive(&self) -> String {
        let mut link = "#:~:text=".to_owned();
        let parts = [(self.prefix, "", "-,"), (self.head, "", ""), (self.tail, ",", ""), (self.suffix, ",-", "")];
        for (term, open, close) in parts.into_iter().filter(|(term, ..)| !term.is_empty()) {
            link.push_str(open);
            encode(term, &mut link);
            link.push_str(close);
        }
        link
    }
}

/// The beginning and the end of long words, else all of them and nothing.
fn ends(words: &str) -> (&str, &str) {
    let lines = words.contains('\n');
    if words.len() <= WHOLE && !lines {
        return (words, "");
    }
    let first_line = words.find('\n').unwrap_or(words.len());
    let last_line = words.rfind('\n').map_or(0, |at| at + 1);
    let cut = |at: &usize| is_edge(words, *at);
    let head = (PART.min(first_line)..=first_line).find(cut).unwrap_or(first_line);
    let least = words.len().saturating_sub(PART).max(last_line);
    let tail = (last_line..=least).rev().find(cut).unwrap_or(last_line);
    let (head, tail) = if head <= tail || lines { (head, tail) } else { (words.len(), words.len()) };
    (words[..head].trim_end_matches(is_loose), words[tail..].trim_start_matches(is_loose))
}

/// Some words before a place, in its line.
fn before(text: &str, at: usize) -> &str {
    let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
    let from = line.floor_char_boundary(line.len().saturating_sub(CONTEXT));
    let least = line.trim_end_matches(is_loose).len().saturating_sub(PART);
    let cut = (from..=least).rev().find(|&cut| is_edge(line, cut)).unwrap_or(from);
    line[cut..].trim_start_matches(is_loose).trim_end()
}

/// Some words after a place, in its line.
fn after(text: &str, at: usize) -> &str {
    let line = text[at..].split('\n').next().unwrap_or_default();
    let least = (line.len() - line.trim_start_matches(is_loose).len() + PART).min(line.len());
    let most = line.ceil_char_boundary(CONTEXT.min(line.len()));
    let cut = (least..=most).find(|&cut| is_edge(line, cut)).unwrap_or(most);
    line[..cut].trim_end_matches(is_loose).trim_start()
}

fn is_loose(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Whether words surely begin or end at a place in a text.
fn is_edge(text: &str, at: usize) -> bool {
    if !text.is_char_boundary(at) {
        return false;
    }
    let sides = (text[..at].chars().next_back(), text[at..].chars().next());
    let (Some(before), Some(after)) = sides else { return true };
    is_loose(before) || is_loose(after) || before.is_ascii() != after.is_ascii()
}

fn encode(term: &str, into: &mut String) {
    const HEX: &[u8] = b"0123456789ABCDEF";
    for byte in term.bytes() {
        if byte.is_ascii_alphanumeric() {
            into.push(byte as char);
        } else {
            into.push('%');
            into.extend([byte >> 4, byte & 15].map(|digit| HEX[digit as usize] as char));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The directive for words of a text, its terms readable.
    fn of(text: &str, words: &str) -> Option<String> {
        let at = text.rfind(words).unwrap();
        let fragment = Links::into(text).fragment(at..at + words.len())?;
        let mut bytes = Vec::new();
        let mut rest = fragment.strip_prefix("#:~:text=").unwrap().bytes();
        while let Some(byte) = rest.next() {
            let hex: String =
                if byte == b'%' { rest.by_ref().take(2).map(char::from).collect() } else { String::new() };
            bytes.push(u8::from_str_radix(&hex, 16).unwrap_or(byte));
        }
        Some(String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn words_that_stand_once_are_the_link() {
        assert_eq!(of("“The pier stays,” she said.", "The pier stays,").unwrap(), "The pier stays,");
        assert_eq!(of("她说：“码头会留下。”", "码头会留下。").unwrap(), "码头会留下。");
        assert_eq!(Links::into("a - b, c").fragment(0..8).unwrap(), "#:~:text=a%20%2D%20b%2C%20c");
    }

    #[test]
    fn long_words_are_cut_between_words() {
        let english =
            "The pier stays where it has always stood, and nobody will be asked to pay for it twice, not this year.";
        assert_eq!(of(english, english).unwrap(), "The pier stays where it,it twice, not this year.");
        let chinese =
            "我们不会拆掉这座码头，它会一直留在这里，任何人都不必为它再付一次钱，至少今年不会如此，请大家放心吧。";
        assert_eq!(of(chinese, chinese).unwrap(), "我们不会拆掉这座码头,请大家放心吧。");
    }

    #[test]
    fn words_that_stand_twice_get_their_neighbours() {
        let text = "It stays. So be it.\nTomas Verrin answered on Monday: It stays.";
        assert_eq!(of(text, "It stays.").unwrap(), "Verrin answered on Monday:-,It stays.");
        assert_eq!(of("We know.\nWe know.", "We know."), None);
    }

    #[test]
    fn a_part_of_a_word_is_another_place() {
        let text = "The opener is red.\nWe are open to all.";
        assert_eq!(of(text, "open").unwrap(), "open");
    }
}
