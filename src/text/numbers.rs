//! Numbers of a text in one measure, however they are written: 50万 = 500,000, 1.2亿 = 120 million, 三成 = 30%,
//! 9月 = September.

use super::words::{Word, WordKind, words};
use std::ops::Range;

/// A number and its bytes in the text, with its multiplier and per cent sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    pub range: Range<usize>,
    pub value: f64,
    pub kind: NumberKind,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberKind {
    Plain,
    Percent,
    Month,
}

impl Number {
    /// The same for equal numbers: six digits, power of ten, kind.
    pub fn key(&self) -> String {
        let sign = match self.kind {
            NumberKind::Plain => '#',
            NumberKind::Percent => '%',
            NumberKind::Month => '月',
        };
        let (mut digits, mut exponent) = (self.value, 0_i32);
        while digits >= 999_999.5 {
            (digits, exponent) = (digits / 10.0, exponent + 1);
        }
        while digits > 0.0 && digits < 99_999.95 {
            (digits, exponent) = (digits * 10.0, exponent - 1);
        }
        format!("{sign}{}e{exponent}", digits.round() as u32)
    }
}

/// The numbers of a text in order, none inside another. Alone standing 一 and "one" are no numbers: they say
/// little.
pub fn numbers(text: &str) -> Vec<Number> {
    among(text, &words(text).collect::<Vec<_>>())
}

/// The same, for a text whose words, not split, are given.
pub fn among(text: &str, words: &[Word]) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    for Word { kind, range } in words {
        let range = range.clone();
        if found.last().is_some_and(|last| last.range.end > range.start) {
            continue;
        }
        let word = &text[range.clone()];
        match kind {
            WordKind::Number => {
                if let Some(value) = decimal(word) {
                    found.push(measured(text, range, value));
                }
            }
            WordKind::Latin => {
                if let Some(month) = look_up(MONTHS, word).filter(|_| word.contains(|c: char| c.is_ascii_uppercase())) {
                    found.push(Number { range, value: month, kind: NumberKind::Month });
                } else if let Some(value) = word_value(word) {
                    let number = measured(text, range, value);
                    if number.value != 1.0 {
                        found.push(number);
                    }
                }
            }
            WordKind::Cjk => chinese(text, range, &mut found),
        }
    }
    found
}

/// A decimal number with commas between its thousands; what comes after a second point is left out, and a number
/// of a hundred digits is none. By hand, since the standard parser's tables are a thirtieth of the wasm.
fn decimal(digits: &str) -> Option<f64> {
    let (mut value, mut scale, mut point) = (0.0, 1.0, false);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                scale *= if point { 10.0 } else { 1.0 };
            }
            b'.' if point => break,
            b'.' => point = true,
            _ => {}
        }
    }
    (value < 1e100).then_some(value / scale)
}

/// English number words.
const WORDS: &[(&str, f64)] = &[
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// English months; in lower case they are other words ("may").
const MONTHS: &[(&str, f64)] = &[
    ("january", 1.0),
    ("jan", 1.0),
    ("february", 2.0),
    ("feb", 2.0),
    ("march", 3.0),
    ("april", 4.0),
    ("may", 5.0),
    ("june", 6.0),
    ("july", 7.0),
    ("august", 8.0),
    ("aug", 8.0),
    ("september", 9.0),
    ("sept", 9.0),
    ("october", 10.0),
    ("oct", 10.0),
    ("november", 11.0),
    ("nov", 11.0),
    ("december", 12.0),
    ("dec", 12.0),
];

/// What may follow a number, after white space: its multiplier. The longer of two that begin alike comes first.
const SCALES: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("bn", 1e9),
    ("mln", 1e6),
    ("万亿", 1e12),
    ("萬億", 1e12),
    ("千万", 1e7),
    ("千萬", 1e7),
    ("百万", 1e6),
    ("百萬", 1e6),
    ("十万", 1e5),
    ("十萬", 1e5),
    ("千亿", 1e11),
    ("千億", 1e11),
    ("百亿", 1e10),
    ("百億", 1e10),
    ("十亿", 1e9),
    ("十億", 1e9),
    ("亿", 1e8),
    ("億", 1e8),
    ("万", 1e4),
    ("萬", 1e4),
    ("千", 1e3),
    ("百", 1e2),
];

/// What makes a number a share or a month.
const KINDS: &[(&str, f64, NumberKind)] = &[
    ("%", 1.0, NumberKind::Percent),
    ("％", 1.0, NumberKind::Percent),
    ("percent", 1.0, NumberKind::Percent),
    ("per cent", 1.0, NumberKind::Percent),
    ("成", 10.0, NumberKind::Percent),
    ("月", 1.0, NumberKind::Month),
];

/// The value of an English number word: seven, twenty-six.
fn word_value(word: &str) -> Option<f64> {
    let Some((tens, units)) = word.split_once('-') else { return look_up(WORDS, word) };
    let (tens, units) = (look_up(WORDS, tens)?, look_up(WORDS, units)?);
    (tens >= 20.0 && units < 10.0).then_some(tens + units)
}

/// What stands in a table at a word, whatever its case. Hardly any word of a text begins as a name of the table does.
fn look_up(table: &[(&str, f64)], word: &str) -> Option<f64> {
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    let found =
        table.iter().find(|(name, _)| name.as_bytes().first() == Some(&first) && name.eq_ignore_ascii_case(word));
    found.map(|&(_, value)| value)
}

/// A number with what follows it: scales (several: "2 hundred thousand"), then the kind.
fn measured(text: &str, range: Range<usize>, value: f64) -> Number {
    let mut number = Number { range, value, kind: NumberKind::Plain };
    for _ in 0..2 {
        let after = text[number.range.end..].trim_start_matches([' ', '-', '\u{a0}']);
        let scale = SCALES.iter().find(|&&(name, _)| {
            after.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name))
                && !(name.is_ascii() && after[name.len()..].starts_with(|c: char| c.is_ascii_alphabetic() && c != 's'))
        });
        let Some(&(name, factor)) = scale else { break };
        number.value *= factor;
        number.range.end = text.len() - after.len() + name.len();
    }
    let after = text[number.range.end..].trim_start_matches([' ', '\u{a0}']);
    let kind = KINDS.iter().find(|&&(name, _, _)| after.get(..name.len()).is_some_and(|begin| begin == name));
    if let Some(&(name, factor, kind)) = kind {
        let is_month = (1.0..=12.0).contains(&number.value);
        if kind != NumberKind::Month || is_month {
            number.value *= factor;
            number.kind = kind;
            number.range.end = text.len() - after.len() + name.len();
        }
    }
    number
}

/// Digits of Chinese numerals.
const DIGITS: &[(char, f64)] = &[
    ('零', 0.0),
    ('〇', 0.0),
    ('一', 1.0),
    ('二', 2.0),
    ('两', 2.0),
    ('兩', 2.0),
    ('三', 3.0),
    ('四', 4.0),
    ('五', 5.0),
    ('六', 6.0),
    ('七', 7.0),
    ('八', 8.0),
    ('九', 9.0),
];

/// Numbers in a run of Chinese characters: 十五, 三成, 两千多万, 百分之三十.
fn chinese(text: &str, run: Range<usize>, found: &mut Vec<Number>) {
    let mut rest = run.start;
    while rest < run.end {
        let slice = &text[rest..run.end];
        let Some(at) = slice.find(|c| numeral(c).is_some()) else { return };
        let start = rest + at;
        let len = text[start..run.end].find(|c| numeral(c).is_none()).unwrap_or(run.end - start);
        let end = start + len;
        let value = numeral_value(&text[start..end]);
        let mut number = measured(text, start..end, value);
        if let Some(before) = text[run.start..start].strip_suffix("百分之") {
            number.kind = NumberKind::Percent;
            number.range.start = run.start + before.len();
        }
        rest = number.range.end.max(end);
        let says_little = number.value <= 1.0 && number.kind == NumberKind::Plain;
        if !says_little && !text[start..].starts_with("百分之") {
            found.push(number);
        }
    }
}

/// The digit or the power of ten that a character stands for.
fn numeral(c: char) -> Option<(f64, bool)> {
    match c {
        '十' => Some((1e1, true)),
        '百' => Some((1e2, true)),
        '千' => Some((1e3, true)),
        _ => DIGITS.iter().find(|&&(digit, _)| digit == c).map(|&(_, value)| (value, false)),
    }
}

/// The value of a run of numerals: by powers of ten (三百二十), or digit by digit (二〇二六).
fn numeral_value(numerals: &str) -> f64 {
    let (mut sum, mut digit, mut placed) = (0.0, 0.0, false);
    for (value, is_power) in numerals.chars().filter_map(numeral) {
        if is_power {
            sum += value * if digit == 0.0 { 1.0 } else { digit };
            (digit, placed) = (0.0, true);
        } else if placed {
            digit = value;
        } else {
            digit = digit * 10.0 + value;
        }
    }
    sum + digit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_in_both_languages() {
        for (chinese, english) in [
            ("三成", "30%"),
            ("1.2亿", "120 million"),
            ("50万", "500,000"),
            ("1.85亿美元", "$185 million"),
            ("百分之三十五", "35 percent"),
            ("两千多所", "2,000"),
            ("十五名", "fifteen"),
            ("二十六", "twenty-six"),
            ("二〇二六年", "2026"),
            ("9月30日", "Sept. 30"),
            ("3.5万亿", "3.5 trillion"),
            ("1.3万条", "13,000"),
            ("三百二十", "320"),
            ("两百万", "two million"),
            ("2025财年", "2025"),
        ] {
            let keys = |text| numbers(text).iter().map(Number::key).collect::<Vec<_>>();
            assert_eq!(keys(chinese), keys(english), "{chinese} {english}");
            assert!(!keys(english).is_empty(), "{english}");
        }
    }

    #[test]
    fn no_numbers() {
        for text in ["一个人", "one of them", "may be", "march on", "one-seven", "", "百", "万一"] {
            assert!(numbers(text).iter().all(|number| number.value > 1.0), "{text}");
        }
        assert_eq!(numbers("万一 they may"), []);
        assert_eq!(numbers(&"9".repeat(400)), []);
    }
}
