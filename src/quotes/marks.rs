//! Which quotation marks of a text belong together, and which signs are no quotation marks at all.
//!
//! Two passes, both in a straight line: first every sign is told by its neighbours (opens, closes, either,
//! apostrophe), then a small stack pairs them. “…" and "…” close each other; a mark that is turned the
//! wrong way counts by where it stands.

use crate::any_of;
use crate::text::any_of::AnyOf;
use crate::text::language::is_cjk;
use std::ops::Range;

/// A stretch between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// With its marks.
    pub outer: Range<usize>,
    /// Without its marks and the white space inside them; never empty.
    pub inner: Range<usize>,
    /// Whether the closing mark stands in the text; otherwise the stretch ends where the text does, or where
    /// the next one opens.
    pub closed: bool,
    pub family: Family,
}

impl Marked {
    /// The same stretch in a text that holds this one's at `by`.
    pub fn moved(self, by: usize) -> Marked {
        let moved = |range: Range<usize>| range.start + by..range.end + by;
        Marked { outer: moved(self.outer), inner: moved(self.inner), ..self }
    }
}

/// Marks that can close each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// “ ” „ " ＂
    Double,
    /// ‘ ’ '
    Single,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
    /// « »
    Guillemet,
    /// A block quotation.
    Unmarked,
}

/// What a mark can do where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Opens,
    Closes,
    /// Closes when something is open, opens otherwise.
    Either,
    /// Closes, unless a better closing mark follows: the apostrophe of a plural (students’) looks the same.
    MayClose,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    len: usize,
    family: Family,
    turn: Turn,
    /// Whether the sign itself shows its direction.
    curly: bool,
}

/// Short forms that begin with an apostrophe.
const ELISIONS: AnyOf =
    any_of!["bout", "cause", "em", "n", "neath", "nuff", "round", "til", "tis", "twas", "twere", "twill"];

/// Nesting deeper than this is not language.
const DEEPEST: usize = 8;

/// The outermost marked stretches of one block of text, in order. They never overlap.
pub fn stretches(text: &str) -> Vec<Marked> {
    outermost(pair(text, &signs(text)))
}

/// The whole of a block quotation as a stretch that the next one goes on from.
pub fn unmarked(text: &str) -> Option<Marked> {
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    (start < end).then_some(Marked { outer: start..end, inner: start..end, closed: false, family: Family::Unmarked })
}

fn is_sign(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '"' | '＂' | '‘' | '’' | '\'' | '「' | '」' | '『' | '』' | '«' | '»')
}

/// The first bytes of these signs: what begins with another is passed over by the byte.
fn may_begin_sign(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | 0xc2 | 0xe2 | 0xe3 | 0xef)
}

/// Every sign that may be a quotation mark.
fn signs(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(passed) = text.as_bytes()[at..].iter().position(|&byte| may_begin_sign(byte)) {
        at += passed;
        let Some(c) = text[at..].chars().next() else { break };
        let len = c.len_utf8();
        let after = text[at + len..].chars().next();
        if c == '\'' && after == Some('\'') {
            // several in a row are markup (italics in a wiki), no quotation marks
            at += text[at..].bytes().take_while(|&byte| byte == b'\'').count();
            continue;
        }
        if is_sign(c) {
            let before = text[..at].chars().next_back();
            if let Some((family, turn)) = turn(c, before, after, &text[at + len..]) {
                marks.push(Mark { at, len, family, turn, curly: !matches!(c, '"' | '＂' | '\'') });
            }
        }
        at += len;
    }
    marks
}

fn turn(sign: char, before: Option<char>, after: Option<char>, rest: &str) -> Option<(Family, Turn)> {
    let spaced_before =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '（' | '—' | '–' | '―' | '-' | '/'));
    let opened_before = before.is_some_and(|c| matches!(c, '“' | '‘' | '"' | '\'' | '「' | '『' | '«'));
    let ends_after =
        after.is_none_or(|c| c.is_whitespace() || is_stop(c) || matches!(c, ')' | ']' | '）' | '—' | '–' | '―' | '-'));
    let letter = |c: char| c.is_alphanumeric() && !is_cjk(c);
    Some(match sign {
        '「' => (Family::Corner, Turn::Opens),
        '」' => (Family::Corner, Turn::Closes),
        '『' => (Family::WhiteCorner, Turn::Opens),
        '』' => (Family::WhiteCorner, Turn::Closes),
        '«' => (Family::Guillemet, Turn::Opens),
        '»' => (Family::Guillemet, Turn::Closes),
        '„' => (Family::Double, Turn::Opens),
        '“' if !spaced_before && !opened_before && ends_after => (Family::Double, Turn::Either),
        '“' => (Family::Double, Turn::Opens),
        '”' if spaced_before && !ends_after => (Family::Double, Turn::Either),
        '”' => (Family::Double, Turn::Closes),
        '"' | '＂' => (
            Family::Double,
            match (spaced_before || opened_before, ends_after) {
                (true, false) => Turn::Opens,
                (false, true) => Turn::Closes,
                // inches and seconds open nothing
                _ if before.is_some_and(|c| c.is_ascii_digit()) => Turn::Closes,
                _ if after.is_none_or(char::is_whitespace) => Turn::Closes,
                _ => Turn::Either,
            },
        ),
        // an apostrophe within a word, in whatever direction
        '‘' | '’' | '\'' if before.is_some_and(letter) && after.is_some_and(letter) => return None,
        '’' | '\'' if !spaced_before && !opened_before && !after.is_some_and(letter) => {
            let plural = before.is_some_and(|c| matches!(c, 's' | 'S' | 'z' | 'x') || c.is_ascii_digit());
            (Family::Single, if plural { Turn::MayClose } else { Turn::Closes })
        }
        '‘' | '\'' if !elided(rest) && after.is_some_and(|c| !c.is_whitespace()) => (Family::Single, Turn::Opens),
        _ => return None,
    })
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | '…' | '。' | '，' | '、' | '！' | '？' | '；' | '：')
}

/// Whether what follows an apostrophe is a word or a year that has lost its beginning.
fn elided(rest: &str) -> bool {
    let word_end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..word_end];
    ELISIONS.iter().any(|elision| word.eq_ignore_ascii_case(elision))
        || (word.len() <= 3 && word.bytes().take(2).filter(u8::is_ascii_digit).count() == 2)
}

/// Pairs marks by family, the innermost first.
fn pair(text: &str, marks: &[Mark]) -> Vec<Marked> {
    let better = better_closings(text, marks);
    let mut open: Vec<Mark> = Vec::new();
    let mut found = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        let opened = opened_by(&open, mark.family);
        let opens = match mark.turn {
            Turn::Opens => true,
            Turn::Either => opened.is_none(),
            Turn::Closes => false,
            Turn::MayClose if better[i] => continue,
            Turn::MayClose => false,
        };
        match opened {
            Some(depth) if !opens => {
                push(text, open[depth], Some(mark), mark.at, &mut found);
                open.truncate(depth);
            }
            // the same mark opens again: a new paragraph of the same speech, or a closing mark was forgotten
            Some(depth) if depth + 1 == open.len() && (!mark.curly || pauses(text, open[depth], mark.at)) => {
                push(text, open[depth], None, mark.at, &mut found);
                open.truncate(depth);
                open.push(*mark);
            }
            _ if opens && open.len() < DEEPEST => open.push(*mark),
            _ => {}
        }
    }
    // only the outermost of what is still open can run to the end; a single mark so is more likely an apostrophe
    if let Some(mark) = open.iter().find(|mark| mark.family != Family::Single || (mark.curly && mark.at == 0)) {
        push(text, *mark, None, text.len(), &mut found);
    }
    found
}

/// Where the stack holds an open mark that this family closes. A single mark closes nothing across a double one.
fn opened_by(open: &[Mark], family: Family) -> Option<usize> {
    let depth = open.iter().rposition(|mark| mark.family == family)?;
    (family != Family::Single || depth + 1 == open.len()).then_some(depth)
}

/// Whether the stretch from an open mark to a place ends in a pause.
fn pauses(text: &str, open: Mark, to: usize) -> bool {
    text[open.at + open.len..to].trim_end().ends_with(is_stop)
}

/// For each mark that may be a plural's apostrophe: whether a surer closing mark follows before the next opening one.
fn better_closings(text: &str, marks: &[Mark]) -> Vec<bool> {
    let mut sure = false;
    let mut better = vec![false; marks.len()];
    for (i, mark) in marks.iter().enumerate().rev().filter(|(_, mark)| mark.family == Family::Single) {
        better[i] = sure;
        match mark.turn {
            Turn::Opens => sure = false,
            Turn::Closes => sure = true,
            // before a stop it closes as surely as any
            _ => sure |= text[mark.at + mark.len..].starts_with(is_stop),
        }
    }
    better
}

fn push(text: &str, open: Mark, close: Option<&Mark>, end: usize, found: &mut Vec<Marked>) {
    let from = open.at + open.len;
    let inside = &text[from..end];
    let start = from + (inside.len() - inside.trim_start().len());
    let stop = from + inside.trim_end().len();
    if start < stop {
        found.push(Marked {
            outer: open.at..close.map_or(stop, |mark| mark.at + mark.len),
            inner: start..stop,
            closed: close.is_some(),
            family: open.family,
        });
    }
}

/// Leaves out what lies inside another stretch.
fn outermost(mut found: Vec<Marked>) -> Vec<Marked> {
    found.sort_unstable_by_key(|marked| marked.outer.start); // each has its own
    let mut end = 0;
    found.retain(|marked| {
        let outside = marked.outer.start >= end;
        if outside {
            end = marked.outer.end;
        }
        outside
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Brackets show what was found: ⟦closed⟧, ⟦unclosed⟫.
    fn shown(text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for marked in stretches(text) {
            out += &text[at..marked.inner.start];
            out.push('⟦');
            out += &text[marked.inner.clone()];
            out.push(if marked.closed { '⟧' } else { '⟫' });
            at = marked.inner.end;
        }
        out + &text[at..]
    }

    #[test]
    fn marks_of_both_languages() {
        for (text, expected) in [
            ("“One,” she said. “Two.”", "“⟦One,⟧” she said. “⟦Two.⟧”"),
            ("\"One,\" she said.", "\"⟦One,⟧\" she said."),
            ("an ''italic'' word", "an ''italic'' word"),
            ("“mixed,\" and \"mixed”", "“⟦mixed,⟧\" and \"⟦mixed⟧”"),
            ("«Un» et „zwei“", "«⟦Un⟧» et „⟦zwei⟧“"),
            ("她说「好『极』了」。", "她说「⟦好『极』了⟧」。"),
            ("他说\"好\"，又说\"走\"。", "他说\"⟦好⟧\"，又说\"⟦走⟧\"。"),
            ("“一个“两个”三个”", "“⟦一个“两个”三个⟧”"),
            ("“turned“, he said", "“⟦turned⟧“, he said"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn apostrophes_and_inches() {
        for text in [
            "don’t, ’90s, ’tis, rock ’n’ roll, the students’ union",
            "don't, '90s, 'tis, rock 'n' roll, the students' union",
            "a 5'10\" player on a 12\" board",
            "‘em and ‘90s",
        ] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("‘the students’ union’ won"), "‘⟦the students’ union⟧’ won");
        assert_eq!(shown("'the dogs' bowl,' he said"), "'⟦the dogs' bowl,⟧' he said");
        assert_eq!(shown("she was ‘careful about dogs,’ it's said"), "she was ‘⟦careful about dogs,⟧’ it's said");
    }

    #[test]
    fn unclosed() {
        assert_eq!(shown("He said: “It goes on."), "He said: “⟦It goes on.⟫");
        assert_eq!(shown("“One goes on. “Two ends.” So."), "“⟦One goes on.⟫ “⟦Two ends.⟧” So.");
        assert_eq!(shown("“”"), "“”");
    }

    #[test]
    fn a_million_open_marks_take_no_time() {
        assert_eq!(stretches(&"“ ".repeat(1_000_000)).len(), 1);
        assert_eq!(stretches(&"“‘a".repeat(300_000)).len(), 1);
    }
}
