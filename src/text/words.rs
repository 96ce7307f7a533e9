//! Words of a text: Latin words and numbers as they stand, runs of Han characters unsplit.

use super::language::{is_cjk, is_latin, is_letter_or_digit};
use std::ops::Range;

/// What a run of characters is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    /// Letters outside CJK; apostrophes and hyphens inside belong to the word.
    Latin,
    /// Digits with the points and commas between them.
    Number,
    /// A run of CJK characters, not split into words.
    Cjk,
}

/// One word and its bytes in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub kind: WordKind,
    pub range: Range<usize>,
}

/// The words of a text in order, in one pass.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|&(_, c)| is_cjk(c) || is_letter_or_digit(c))?;
        let kind = kind_of(first);
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            let joins = match kind {
                WordKind::Cjk => is_cjk(c),
                WordKind::Latin => kind_of_joined(c) || (is_joiner(c) && letter_follows(text, at + c.len_utf8())),
                WordKind::Number => {
                    c.is_ascii_digit() || (matches!(c, '.' | ',') && digit_follows(text, at + c.len_utf8()))
                }
            };
            if !joins {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        Some(Word { kind, range: start..end })
    })
}

fn kind_of(c: char) -> WordKind {
    if is_cjk(c) {
        WordKind::Cjk
    } else if c.is_numeric() {
        WordKind::Number
    } else {
        WordKind::Latin
    }
}

fn kind_of_joined(c: char) -> bool {
    is_letter_or_digit(c) && !is_cjk(c)
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '\u{ad}')
}

fn letter_follows(text: &str, at: usize) -> bool {
    text[at..].starts_with(|c: char| is_latin(c) || c.is_ascii_digit())
}

fn digit_follows(text: &str, at: usize) -> bool {
    text[at..].starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_each_kind() {
        let text = "It’s GPT-4：超级智能 grew 3.5%, ‘well-known’ 1,200亿.";
        let got: Vec<_> = words(text).map(|word| &text[word.range]).collect();
        assert_eq!(got, ["It’s", "GPT-4", "超级智能", "grew", "3.5", "well-known", "1,200", "亿"]);
    }
}
