//! Where sentences end, in Chinese and in English.

use super::fold::lowered;
use super::table::Table;
use std::ops::Range;
use std::sync::LazyLock;

/// Words with a full stop that ends no sentence, in lower case.
static ABBREVIATIONS: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "adm al apr ariz assn aug ave blvd brig calif capt cf cmdr co col colo conn corp cpl dec del dept det dr e.g \
        est etc feb fig fla fr ft ga gen gov hon i.e ill inc ind jan jr jul jun kan ky la lt ltd maj mar mass messrs \
        mich minn miss mo mr mrs ms mt no nov oct okla ore pa ph.d pp prof pvt rep reps rev sen sens sept sgt sr st \
        supt tenn u.k u.n u.s va vol vs vt wash wis",
    )
});

/// Whether a full stop behind a word, in lower case, ends no sentence.
pub fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.holds(word)
}

/// Marks that close a quotation or a bracket, and so belong to the sentence before them.
const CLOSING: &[char] = &['”', '’', '"', '\'', '」', '』', '»', '）', ')', ']', '】', '》'];

/// The sentences of one block of text, in order, without the white space around them. Together they hold
/// every character of the text that is not white space.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(passed) = text.as_bytes()[at..].iter().position(|&byte| may_begin_stop(byte)) {
        at += passed;
        let Some(c) = text[at..].chars().next().filter(|&c| is_stop(c) || matches!(c, '；' | '\n')) else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        // further stops (?!, ……) and closing marks belong to this sentence
        let behind = &text[at + c.len_utf8()..];
        let further = behind.find(|mark| !is_stop(mark) && !CLOSING.contains(&mark)).unwrap_or(behind.len());
        let end = at + c.len_utf8() + further;
        if ends_here(text, start, at, c, end) {
            push_trimmed(text, start..end, &mut found);
            start = end;
        }
        at = end;
    }
    push_trimmed(text, start..text.len(), &mut found);
    found
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// The first bytes of what may end a sentence: what begins with another is passed over by the byte.
fn may_begin_stop(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | b'\n' | 0xe2 | 0xe3 | 0xef)
}

/// Whether the stop `c` at `at`, whose marks end at `end`, ends the sentence that began at `start`.
fn ends_here(text: &str, start: usize, at: usize, c: char, end: usize) -> bool {
    let after = &text[end..];
    match c {
        '。' | '！' | '？' | '；' | '\n' => true,
        '!' | '?' | '…' => !after.trim_start().starts_with(|c: char| c.is_lowercase()),
        _ => {
            let rest = after.trim_start();
            let opens =
                |c: char| c.is_uppercase() || c.is_numeric() || !c.is_ascii() || matches!(c, '"' | '\'' | '(' | '[');
            let spaced = rest.len() < after.len() || rest.is_empty() || !rest.starts_with(|c: char| c.is_ascii());
            if !spaced || !(rest.is_empty() || rest.starts_with(opens)) {
                return false;
            }
            let word = text[start..at].rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '‘')).next();
            let word = lowered(word.unwrap_or_default());
            let initial = word.chars().count() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic() && c != 'i');
            let dotted = text[start..at].ends_with(|c: char| c.is_uppercase()) && word.contains('.');
            end > at + 1 || !(initial || dotted || is_abbreviation(&word)) || rest.is_empty()
        }
    }
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    let end = start + slice.trim().len();
    if start < end {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages() {
        for text in [
            "Mr. Jones paid $3.5 million.|“Yes.”|She left the U.S. Navy in May.|Why?|It was over.",
            "他说：“好。”|然后走了！|真的？",
            "“We won’t!” he said.|Then J. K. Rowling spoke.",
            "See e.g. the list.|1.2 is a number...|And so on",
            "Meta发布宣言。|In a post, he wrote.|然而,他承认。",
        ] {
            let whole = text.replace('|', " ");
            let got: Vec<_> = sentences(&whole).into_iter().map(|range| whole[range].to_owned()).collect();
            assert_eq!(got.join("|"), text);
        }
    }
}
