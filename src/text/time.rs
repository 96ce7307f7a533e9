//! Times and dates as pages write them, in Chinese and English.

use crate::any_of;
use crate::text::any_of::AnyOf;
use std::ops::Range;

/// Units of 3小时前 and of "3 hours ago".
#[rustfmt::skip]
const UNITS_ZH: AnyOf = any_of![
    "秒", "秒钟", "分", "分钟", "小时", "小時", "个小时", "天", "日", "周", "星期", "个月", "個月", "年", "分鐘",
];
const UNITS_EN: AnyOf =
    any_of!["sec", "second", "min", "minute", "h", "hr", "hour", "d", "day", "week", "month", "year"];

/// Words that are a day by themselves; a time of day may follow.
#[rustfmt::skip]
const DAYS: AnyOf = any_of![
    "今天", "昨天", "前天", "昨日", "今日", "刚刚", "剛剛", "半小时前", "半小時前", "Today", "Yesterday", "today", "yesterday",
    "Just now",
];

/// Names of months, cut to what all their forms share.
const MONTHS: AnyOf = any_of!["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The first time or date in a text: 前天 20:58, 2小时前, 2026年9月21日 02:00, 09-21 02:00:37,
/// Sept. 21, 2026, 21 September 2026, 3 hours ago.
pub fn find(text: &str) -> Option<Range<usize>> {
    let mut before = None;
    for (at, c) in text.char_indices() {
        // a number or a word is only tried from its beginning
        let inside = before.is_some_and(|b: char| b.is_ascii_alphanumeric()) && c.is_ascii_alphanumeric();
        before = Some(c);
        if !inside && let Some(len) = at_start(&text[at..]) {
            return Some(at..at + len);
        }
    }
    None
}

/// The length of the time or date that a text begins with.
fn at_start(text: &str) -> Option<usize> {
    let date = day(text).or_else(|| numeric_date(text)).or_else(|| named_date(text))?;
    Some(date + time_after(&text[date..]))
}

/// 前天; 2小时前; 3 hours ago.
fn day(text: &str) -> Option<usize> {
    if let Some(day) = DAYS.iter().find(|day| text.starts_with(day)) {
        // 今日下单 and "today's" are words of a sentence
        let alone = !text[day.len()..].starts_with(|c: char| c.is_alphabetic() || matches!(c, '\'' | '’'));
        return alone.then_some(day.len());
    }
    let (_, count) = number(text, 4)?;
    let after = &text[count..];
    let unit = after.trim_start_matches(' ');
    let from = text.len() - unit.len();
    if let Some(name) = UNITS_ZH.iter().filter(|name| unit.starts_with(name)).max_by_key(|name| name.len()) {
        return unit[name.len()..].starts_with('前').then_some(from + name.len() + "前".len());
    }
    let word = unit.len() - unit.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let name = unit[..word].to_ascii_lowercase();
    let known = UNITS_EN.holds(&name) || name.strip_suffix('s').is_some_and(|one| UNITS_EN.holds(one));
    (known && unit[word..].starts_with(" ago")).then_some(from + word + " ago".len())
}

/// 2026-09-21, 2026年9月21日, 09-21 (only with a time behind it).
fn numeric_date(text: &str) -> Option<usize> {
    let (first, mut len) = number(text, 4)?;
    let separator = text[len..].chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '年' | '月'))?;
    len += separator.len_utf8();
    let (second, digits) = number(&text[len..], 2)?;
    let is_year = (1900..2200).contains(&first);
    if !is_year {
        // month and day: sure enough in Chinese, else only before a time
        let ends = text[len + digits..].starts_with('日');
        let day = len + digits + if ends { "日".len() } else { 0 };
        let plausible = (1..=12).contains(&first) && (1..=31).contains(&second);
        let shown = (separator == '月' && ends) || (separator == '-' && time_after(&text[day..]) > 0);
        return (plausible && shown).then_some(day);
    }
    len += digits;
    let separator = text[len..].chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '月'))?;
    len += separator.len_utf8();
    match number(&text[len..], 2) {
        Some((day, digits)) if (1..=31).contains(&day) && (1..=12).contains(&second) => {
            len += digits;
            Some(len + if text[len..].starts_with('日') { "日".len() } else { 0 })
        }
        _ => (separator == '月').then_some(len),
    }
}

/// Sept. 21, 2026; 21 September 2026.
fn named_date(text: &str) -> Option<usize> {
    if let Some(month) = month(text) {
        let after = skip(text, month, &['.', ' ']);
        let (day, digits) = number(&text[after..], 2)?;
        let after = skip(text, after + digits, &[',', ' ']);
        let (year, digits) = number(&text[after..], 4)?;
        return ((1..=31).contains(&day) && (1900..2200).contains(&year)).then_some(after + digits);
    }
    let (day, digits) = number(text, 2)?;
    let after = skip(text, digits, &[' ', '-']);
    let after = skip(text, after + month(&text[after..])?, &['.', ',', ' ', '-']);
    let (year, digits) = number(&text[after..], 4)?;
    ((1..=31).contains(&day) && (1900..2200).contains(&year)).then_some(after + digits)
}

/// The length of a time of day that follows a date, with what stands between: ` 20:58`, `T02:00:37Z`,
/// ` at 5:27 p.m. ET`.
fn time_after(text: &str) -> usize {
    let gap = text.len() - text.trim_start_matches([' ', ',', 'T', '\u{a0}', '　', '|', '·']).len();
    let gap = if text[gap..].starts_with("at ") { gap + 3 } else { gap };
    let Some((hour, digits)) = number(&text[gap..], 2) else { return 0 };
    let mut end = gap + digits;
    if hour > 24 || !text[end..].starts_with([':', '：', '时']) {
        return 0;
    }
    while let Some(colon) = text[end..].chars().next().filter(|c| matches!(c, ':' | '：' | '时' | '分')) {
        let Some((_, digits)) = number(&text[end + colon.len_utf8()..], 2) else { break };
        end += colon.len_utf8() + digits;
    }
    let rest = text[end..].trim_start_matches(' ');
    let half =
        ["a.m.", "p.m.", "am", "pm", "AM", "PM", "A.M.", "P.M.", "Z"].iter().find(|half| rest.starts_with(**half));
    half.map_or(end, |half| text.len() - rest.len() + half.len())
}

/// A number of at most so many digits at a text's beginning, and how many it has.
fn number(text: &str, most: usize) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > most { None } else { Some((text[..digits].parse().ok()?, digits)) }
}

/// The length of a month's name at a text's beginning.
fn month(text: &str) -> Option<usize> {
    let word = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = text[..word].to_ascii_lowercase();
    let known = (3..=9).contains(&word) && MONTHS.begins(&name);
    known.then_some(word)
}

fn skip(text: &str, from: usize, what: &[char]) -> usize {
    text.len() - text[from..].trim_start_matches(what).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_dates() {
        for (text, expected) in [
            ("Fortune | FORTUNE 前天 20:58", "前天 20:58"),
            ("晚报 2小时前 评论", "2小时前"),
            ("09-21 02:00:37", "09-21 02:00:37"),
            ("发布于2026年9月21日 02:00 来源", "2026年9月21日 02:00"),
            ("2026-09-21T02:00:37Z", "2026-09-21T02:00:37Z"),
            ("Updated Sept. 21, 2026 at 5:27 p.m. ET", "Sept. 21, 2026 at 5:27 p.m."),
            ("21 September 2026", "21 September 2026"),
            ("posted 3 hours ago by", "3 hours ago"),
        ] {
            assert_eq!(find(text).map(|range| &text[range]), Some(expected), "{text}");
        }
        for text in ["12 Angry Men", "march 3 of them", "1.5 and 2-3", "may be", "3.5小时", "今日下单明日达"] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
