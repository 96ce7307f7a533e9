//! Where the words of a text begin and end.
//!
//! Chinese is parted by the way through it whose words are commonest together (maximum probability of a unigram
//! model). A word is one that the lexicon has, or one of those that no list can have: a numeral, a date, a given
//! name after a surname, a foreign name in the characters that such are written with; these have set costs. What
//! no word covers is parted into characters. Numbers and what they count are two words, parts of dates one
//! (the standard of Peking University).

use super::language::is_cjk;
use super::lexicon::{FOREIGN, GIVEN, Lexicon, SURNAME};
use super::words::{Word, WordKind, words as plain_words};
use std::ops::Range;

// Costs are logarithms of probabilities in steps of 0.7, as the lexicon's weights are; chosen on the PKU test set of
// SIGHAN 2005, where both halves of it agreed: what they gain there is gained in sample.
/// What a word costs: this less its weight. It stands for all words' frequencies together.
const WORD: u32 = 22;
/// What a character costs that is no word.
const UNKNOWN: u32 = 24;
const NUMERAL: u32 = 12;
/// What two characters cost that are a given name.
const GIVEN_NAME: u32 = 22;
/// What a foreign name costs, and more for each of its characters.
const FOREIGN_NAME: u32 = 6;
const FOREIGN_CHARACTER: u32 = 8;
/// What a foreign name costs more that takes in the end of a word, or ends within one: 费尔温尼 and 花费.
const FOREIGN_DOUBT: u32 = 6;
/// Characters of a foreign name.
const FOREIGN_LENGTHS: Range<usize> = 3..8;

/// The words of a text in order.
pub fn words(text: &str, lexicon: &Lexicon) -> Vec<Word> {
    parted(text, plain_words(text), lexicon)
}

/// The words of a text, given those that are not split yet.
pub fn parted(text: &str, plain: impl IntoIterator<Item = Word>, lexicon: &Lexicon) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(text.len() / 5);
    let mut segmenter = Segmenter::new(lexicon);
    for word in plain {
        if word.kind != WordKind::Cjk {
            found.push(word);
            continue;
        }
        let mut start = word.range.start;
        if let Some(number) = found.last_mut().filter(|last| last.kind == WordKind::Number && last.range.end == start) {
            number.range.end += measure(&text[number.range.clone()], &text[word.range.clone()]);
            start = number.range.end;
        }
        segmenter.segment(&text[start..word.range.end], usize::MAX);
        found.extend(
            segmenter.found().map(|(range, kind)| Word { kind, range: start + range.start..start + range.end }),
        );
    }
    found
}

/// The shorter words of a Chinese word, by bytes, as it would be parted if it were none.
pub fn parts(word: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut segmenter = Segmenter::new(lexicon);
    segmenter.segment(word, word.chars().count());
    segmenter.found().map(|(range, _)| range).collect()
}

/// Units of dates that belong to the number before them, unless one of the characters named follows.
const UNITS: &[(char, &str)] =
    &[('年', "代级度龄"), ('月', ""), ('日', ""), ('时', "代"), ('時', "代"), ('分', "钟之鐘")];
const POWERS: &[char] = &['十', '百', '千', '万', '亿', '萬', '億'];
/// Digits of a year.
const YEAR: usize = 4;

/// How many bytes after a number belong to it: its power of ten, the unit of a date.
fn measure(number: &str, after: &str) -> usize {
    let powers = after.len() - after.trim_start_matches(POWERS).len();
    let mut rest = after[powers..].chars();
    let unit = rest.next().and_then(|c| UNITS.iter().find(|&&(unit, _)| unit == c));
    match unit {
        Some(('年', _)) if number.len() != YEAR || powers > 0 => powers,
        Some((unit, others)) if !rest.next().is_some_and(|c| others.contains(c)) => powers + unit.len_utf8(),
        _ => powers,
    }
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '萬'
            | '億'
            | '两'
            | '兩'
            | '几'
            | '幾'
    )
}

/// Finds words in one run after the other, in the same memory.
struct Segmenter<'a> {
    lexicon: &'a Lexicon,
    /// Each character with its first byte and its index in the lexicon.
    chars: Vec<(usize, char, Option<u16>)>,
    /// Least cost from each character to the end, with the length and kind of the word that begins the way.
    best: Vec<Step>,
    /// Where the longest word of two characters and more that begins at each character ends.
    word_end: Vec<usize>,
    /// Bytes of the run.
    len: usize,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    cost: u32,
    len: u16,
    kind: WordKind,
}

impl<'a> Segmenter<'a> {
    fn new(lexicon: &'a Lexicon) -> Self {
        Segmenter { lexicon, chars: Vec::new(), best: Vec::new(), word_end: Vec::new(), len: 0 }
    }

    /// Parts a run into words of fewer than `longest` characters; [`Segmenter::found`] gives them.
    fn segment(&mut self, run: &str, longest: usize) {
        self.len = run.len();
        self.chars.clear();
        self.chars.extend(run.char_indices().map(|(at, c)| (at, c, self.lexicon.index(c))));
        self.best.clear();
        self.best.resize(self.chars.len() + 1, Step { cost: 0, len: 1, kind: WordKind::Cjk });
        self.word_end.clear();
        self.word_end.resize(self.chars.len(), 0);
        // how many numerals, and characters of foreign names, stand from here on
        let (mut numerals, mut foreign) = (0, 0);
        for at in (0..self.chars.len()).rev() {
            let mut choice = Step { cost: self.best[at + 1].cost + UNKNOWN, len: 1, kind: WordKind::Cjk };
            let mut offer = |len: usize, cost: u32, kind: WordKind| {
                let cost = self.best[at + len].cost + cost;
                // of equals the one offered later
                if cost <= choice.cost && len < longest {
                    choice = Step { cost, len: len as u16, kind };
                }
            };
            let class = |at: usize| self.chars[at].2.map_or(0, |index| self.lexicon.class(index));
            foreign = if class(at) & FOREIGN != 0 { foreign + 1 } else { 0 };
            for len in FOREIGN_LENGTHS.take_while(|&len| len <= foreign) {
                let doubt = self.word_end[at + 1..at + len].iter().any(|&end| end >= at + len);
                let cost = FOREIGN_NAME + FOREIGN_CHARACTER * len as u32 + FOREIGN_DOUBT * u32::from(doubt);
                offer(len, cost, WordKind::Cjk);
            }
            if at > 0
                && at + 2 <= self.chars.len()
                && class(at - 1) & SURNAME != 0
                && class(at) & class(at + 1) & GIVEN != 0
            {
                offer(2, GIVEN_NAME, WordKind::Cjk);
            }
            for (len, weight) in self.lexicon.beginnings(self.chars[at..].iter().map(|&(_, _, index)| index)) {
                if weight > 0 {
                    offer(len, WORD - u32::from(weight), WordKind::Cjk);
                    self.word_end[at] = if len > 1 { at + len } else { 0 };
                }
            }
            let c = self.chars[at].1;
            if c == '第' && numerals > 0 {
                offer(numerals + 1, NUMERAL, WordKind::Number);
            }
            numerals = if is_numeral(c) { numerals + 1 } else { 0 };
            if numerals > 1 {
                offer(numerals, NUMERAL, WordKind::Number);
            }
            let unit = self.chars.get(at + numerals).map(|&(_, c, _)| c).filter(|_| numerals > 0);
            if matches!(unit, Some('月' | '日')) || unit == Some('年') && numerals == YEAR {
                offer(numerals + 1, NUMERAL, WordKind::Number);
            }
            self.best[at] = choice;
        }
    }

    /// The words of the run, by its bytes; characters that are not CJK are passed over.
    fn found(&self) -> impl Iterator<Item = (Range<usize>, WordKind)> {
        let mut at = 0;
        let words = std::iter::from_fn(move || {
            let &(start, first, _) = self.chars.get(at)?;
            let Step { len, kind, .. } = self.best[at];
            at += usize::from(len);
            let end = self.chars.get(at).map_or(self.len, |&(byte, _, _)| byte);
            Some((first, start..end, kind))
        });
        words.filter(|&(first, _, _)| is_cjk(first)).map(|(_, range, kind)| (range, kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(lexicon: &Lexicon, text: &str) -> String {
        words(text, lexicon).into_iter().map(|word| &text[word.range]).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_of_both_writings() {
        let lexicon = Lexicon::bundled();
        for text in ["人工智能 正在 改变 社会", "工人 對 經濟 發展 的 影響", "马斯克 在 2026年 收购 Twitter"]
        {
            assert_eq!(parted(lexicon, &text.replace(' ', "")), text);
        }
    }

    #[test]
    fn words_that_no_list_has() {
        let lexicon = Lexicon::bundled();
        for text in [
            "1998年 12月 31日 晚",
            "二〇二六年 十一月 三日",
            "在 90 年代",
            "第三十五 次 会议",
            "三 位 市民 花 了 3.5万亿 元",
            "千万 不要",
            "拉夫卡斯基 说",
            "费尔温尼 花费 了 很多",
        ] {
            assert_eq!(parted(lexicon, &text.replace(' ', "")), text);
        }
    }

    #[test]
    fn without_a_lexicon_characters() {
        assert_eq!(parted(&Lexicon::EMPTY, "人工AI智能"), "人 工 AI 智 能");
        assert_eq!(parts("", Lexicon::bundled()), []);
    }
}
