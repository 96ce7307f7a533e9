//! What stands before a key point on its line: an emoji, a number or a bullet, then perhaps a label.

use std::ops::Range;

/// Signs that begin a point wherever they begin a line.
const BULLETS: &[char] = &[
    '•', '·', '‣', '◦', '⁃', '∙', '●', '○', '■', '□', '▪', '▫', '◆', '◇', '❖', '★', '☆', '▶', '►', '▸', '▹', '➤', '➢',
    '➔', '➜', '→', '⇒', '✓', '✔', '✅', '☑', '◾', '◽', '・', '※',
];

/// Signs that begin a point only before white space, since lines of other kinds begin with them too.
const SPACED_BULLETS: &[char] = &['-', '–', '*', '+', '－', '>'];

/// Ranges of characters that are a number by themselves: ① ⑴ ⒈ ❶ ㈠ ㊀.
const CIRCLED: &[(char, char)] =
    &[('①', '⒛'), ('⓪', '⓿'), ('❶', '➓'), ('㈠', '㈩'), ('㊀', '㊉'), ('㉑', '㉟'), ('㊱', '㊿')];

/// Ranges of characters that can be shown as an emoji, cut roughly: further signs in these ranges begin no
/// sentence either.
const EMOJI: &[(char, char)] = &[
    ('‼', '‼'),
    ('⁉', '⁉'),
    ('ℹ', 'ℹ'),
    ('↔', '↪'),
    ('⌚', '⌛'),
    ('⌨', '⌨'),
    ('⏏', '⏏'),
    ('⏩', '⏺'),
    ('▪', '▫'),
    ('▶', '▶'),
    ('◀', '◀'),
    ('◻', '◾'),
    ('☀', '➿'),
    ('⤴', '⤵'),
    ('⬅', '⬇'),
    ('⬛', '⬜'),
    ('⭐', '⭕'),
    ('〰', '〰'),
    ('㊗', '㊙'),
    ('\u{1f000}', '\u{1faff}'),
];

const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// The mark at a line's beginning: emoji (sequences whole), a number with its stop (`1.`, `1、`, `（一）`, `①`) or
/// a bullet, or such marks one behind the other (`1. 🔥`). White space around is no part of it.
pub fn point_mark(line: &str) -> Option<Range<usize>> {
    let start = line.len() - line.trim_start().len();
    let mut end = start;
    let mut next = start;
    // a number or bullet before an emoji is common; more than that is a line of signs
    for _ in 0..2 {
        let rest = &line[next..];
        let mark = emoji_len(rest).or_else(|| number_len(rest)).or_else(|| bullet_len(rest));
        let Some(len) = mark else { break };
        end = next + len;
        next = line.len() - line[end..].trim_start().len();
    }
    (end > start).then_some(start..end)
}

/// Whether a mark is an emoji, or a number before one.
pub fn is_emoji(mark: &str) -> bool {
    let rest = number_len(mark).or_else(|| bullet_len(mark)).map_or("", |len| mark[len..].trim_start());
    [mark, rest].iter().any(|mark| emoji_len(mark).is_some())
}

/// Whether a mark counts something: `1.`, `（一）`, `①`.
pub fn is_number(mark: &str) -> bool {
    number_len(mark).is_some()
}

/// A label before a point's text, and where the text begins after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The words alone, without asterisks and colon.
    pub words: Range<usize>,
    /// First byte of what the label stands before.
    pub text: usize,
}

/// Longest label that is no bold type, in characters.
const LONGEST_PLAIN_LABEL: usize = 16;
/// Longest label in bold type or between asterisks, in characters.
const LONGEST_LABEL: usize = 60;

/// The label at the beginning of a point from which the mark is taken off: `**words**：`, bold words with a
/// colon in or after them, or a few words (without a stop between them) and a Chinese colon. `bold` is how many
/// bytes at the beginning are bold.
pub fn point_label(point: &str, bold: usize) -> Option<Label> {
    let start = point.len() - point.trim_start().len();
    let rest = &point[start..];
    let (words, after) = if let Some(starred) = rest.strip_prefix("**") {
        let len = starred.find("**")?;
        (start + 2..start + 2 + len, start + 2 + len + 2)
    } else {
        let bold = point.floor_char_boundary(bold).max(start);
        let colon = rest.find([':', '：']).map(|at| start + at)?;
        let is_bold = bold > start && point[bold..].trim_start().starts_with([':', '：']) || bold > colon;
        let is_plain = point[colon..].starts_with('：')
            && point[start..colon].chars().count() <= LONGEST_PLAIN_LABEL
            && !point[start..colon]
                .contains(['，', ',', '。', '、', '“', '”', '"', '「', '」', '《', '；', '说', '称', '道']);
        if !is_bold && !is_plain {
            return None;
        }
        (start..colon, colon)
    };
    let tail = point[after..].trim_start();
    let colon_inside = point[words.clone()].trim_end().ends_with([':', '：']);
    let tail = match tail.strip_prefix([':', '：']) {
        Some(tail) => tail,
        None if colon_inside => tail,
        None => return None,
    };
    let label = point[words.clone()].trim().trim_end_matches([':', '：']).trim_end();
    let words_start = words.start + (point[words.clone()].len() - point[words].trim_start().len());
    let text = point.len() - tail.trim_start().len();
    let good = !label.is_empty() && text < point.len() && label.chars().count() <= LONGEST_LABEL;
    good.then(|| Label { words: words_start..words_start + label.len(), text })
}

fn within(c: char, ranges: &[(char, char)]) -> bool {
    ranges.iter().any(|&(first, last)| (first..=last).contains(&c))
}

/// Bytes of the emoji sequence that a text begins with: keycaps, flags, skin tones, joined ones.
fn emoji_len(text: &str) -> Option<usize> {
    let mut chars = text.chars().peekable();
    let first = chars.next()?;
    let mut len = first.len_utf8();
    if first.is_ascii_digit() || matches!(first, '#' | '*') {
        let cap = text[len..].trim_start_matches('\u{fe0f}');
        return cap.starts_with('\u{20e3}').then(|| text.len() - cap.len() + '\u{20e3}'.len_utf8());
    }
    if !within(first, EMOJI) || within(first, CIRCLED) {
        return None;
    }
    let is_flag = |c: char| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
    let mut joined = false;
    let mut flags = usize::from(is_flag(first));
    for c in chars {
        let belongs = matches!(c, '\u{fe0e}' | '\u{fe0f}' | ZERO_WIDTH_JOINER | '\u{20e3}')
            || ('\u{1f3fb}'..='\u{1f3ff}').contains(&c)
            || ('\u{e0020}'..='\u{e007f}').contains(&c)
            || (joined && within(c, EMOJI))
            || (flags == 1 && is_flag(c));
        if !belongs {
            break;
        }
        joined = c == ZERO_WIDTH_JOINER;
        flags += usize::from(is_flag(c));
        len += c.len_utf8();
    }
    Some(len)
}

/// Bytes of the number, with its stop or brackets, that a text begins with.
fn number_len(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if within(first, CIRCLED) {
        return Some(first.len_utf8());
    }
    let inner = text.strip_prefix(['(', '（', '【', '[']).unwrap_or(text);
    let bracketed = inner.len() < text.len();
    let after_arabic = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let after_han = inner.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let (after, arabic) = if after_arabic.len() < inner.len() { (after_arabic, true) } else { (after_han, false) };
    let digits = inner[..inner.len() - after.len()].chars().count();
    // more is a year or a count
    if !(1..=2).contains(&digits) {
        return None;
    }
    let stop = after.chars().next()?;
    let rest = &after[stop.len_utf8()..];
    let good = match stop {
        ')' | '）' | '】' | ']' if bracketed => true,
        ')' | '）' => arabic,
        _ if bracketed => false,
        '、' => true,
        '．' => arabic,
        '.' => arabic && !rest.starts_with(|c: char| c.is_ascii_alphanumeric()),
        _ => false,
    };
    good.then(|| text.len() - rest.len())
}

/// Bytes of the bullet that a text begins with.
fn bullet_len(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let len = first.len_utf8();
    let spaced = SPACED_BULLETS.contains(&first) && text[len..].starts_with(char::is_whitespace);
    (spaced || BULLETS.contains(&first)).then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_kind() {
        for (mark, rest) in [
            ("🌟", " 新桥通车"),
            ("🏗️", "桥"),
            ("👩🏽‍🔬", " 研究"),
            ("🇨🇳", " 中国"),
            ("1️⃣", " 第一"),
            ("1.", " The bridge"),
            ("12、", "第十二"),
            ("（一）", "目标"),
            ("三、", "结果"),
            ("(2)", " costs"),
            ("①", "起因"),
            ("❷", "经过"),
            ("•", " point"),
            ("·", "要点"),
            ("▪️", " 要点"),
            ("-", " point"),
            ("* 🔹", " 要点"),
            ("1. 🔥", " 豁免"),
        ] {
            let line = format!(" {mark}{rest}");
            assert_eq!(point_mark(&line).map(|range| &line[range]), Some(mark), "{line}");
        }
    }

    #[test]
    fn lines_without_a_mark() {
        for line in [
            "",
            "  ",
            "1.5 million people",
            "2025. It was",
            "三成受访者",
            "一些人",
            "-5 degrees",
            "——他说",
            "(see above)",
            "A. Smith",
            "3 people",
            "12点",
        ] {
            assert_eq!(point_mark(line), None, "{line}");
        }
    }

    #[test]
    fn labels() {
        for (point, bold, label, text) in [
            (" **造价**：桥的造价翻倍。", 0, "造价", "桥的造价翻倍。"),
            ("**Cost:** The bridge", 0, "Cost", "The bridge"),
            ("工期与造价：一再推迟，居民不满。", 0, "工期与造价", "一再推迟，居民不满。"),
            ("Cost: The bridge", 5, "Cost", "The bridge"),
            ("造价, 工期 ：The bridge", 14, "造价, 工期", "The bridge"),
        ] {
            let got = point_label(point, bold);
            let got = got.map(|got| (point[got.words].to_owned(), point[got.text..].to_owned()));
            assert_eq!(got, Some((label.to_owned(), text.to_owned())), "{point}");
        }
        for (point, bold) in [
            ("Cost: The bridge", 0),
            ("**造价** 桥的造价翻倍", 0),
            ("市长表示，目标很明确：通车。", 0),
            ("造价：", 0),
            ("**", 0),
            ("桥 的造价", 3),
        ] {
            assert_eq!(point_label(point, bold), None, "{point}");
        }
    }
}
