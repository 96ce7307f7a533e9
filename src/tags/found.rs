//! Terms that the text itself keeps speaking of: words and rows of words between stop words and marks, the
//! longer before what is only a part of it.

use super::tokens::{Form, Token, Tokens};
use crate::text::ids::{Ids, PairIds};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::ops::Range;

/// What being the name of somebody who is quoted counts.
const SPEAKER: f64 = 2.0;
/// Most words of a term, in either language.
const LONGEST: usize = 4;

/// A row of words, wherever it stands. Small, since a text has several for each of its words.
#[derive(Debug, Clone, Default)]
struct Row {
    /// Which token begins it first.
    first: u32,
    /// How many tokens it has.
    len: u8,
    in_title: bool,
    /// How often it stands in the text.
    count: u32,
    /// How often the longer row that holds it most often stands in the text.
    within: u32,
    /// How often it is a whole run.
    whole: u32,
}

impl Row {
    /// Its tokens where it stands first.
    fn tokens<'a>(&self, tokens: &'a Tokens) -> &'a [Token] {
        &tokens.list[self.first as usize..][..self.len.into()]
    }
}

/// A row with what it is worth.
struct Scored<'a> {
    score: f64,
    row: &'a Row,
}

impl Ord for Scored<'_> {
    /// Of equals the one that stands first, of those the shorter one.
    fn cmp(&self, other: &Self) -> Ordering {
        let stands = |row: &Row| Reverse((row.first, row.len));
        self.score.total_cmp(&other.score).then_with(|| stands(self.row).cmp(&stands(other.row)))
    }
}

impl PartialOrd for Scored<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Scored<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Scored<'_> {}

/// Up to `count` terms, the best first: where each stands first.
pub fn found(text: &str, tokens: &Tokens, speakers: &Ids, count: usize) -> Vec<Range<usize>> {
    let rows = rows(tokens);
    let scored = |row| {
        let speaks = speakers.get(&text[place(row, tokens)]).is_some();
        Some(Scored { score: score(row, tokens, text)? + if speaks { SPEAKER.ln() } else { 0.0 }, row })
    };
    // a heap, since few of very many are taken
    let mut scored: BinaryHeap<Scored> = rows.iter().filter_map(scored).collect();
    let mut taken: Vec<&Row> = Vec::new();
    while taken.len() < count
        && let Some(Scored { row, .. }) = scored.pop()
    {
        // what is only a part of something taken is no term, unless it stands alone as often
        let forms = |row: &Row| row.tokens(tokens).iter().map(|token| token.form);
        let holds = |other: &Row| {
            (0..=other.len.saturating_sub(row.len))
                .any(|from| forms(other).skip(from.into()).take(row.len.into()).eq(forms(row)))
        };
        if !taken.iter().any(|other| holds(other) && row.count <= other.count * 2) {
            taken.push(row);
        }
    }
    taken.into_iter().map(|row| place(row, tokens)).collect()
}

fn place(row: &Row, tokens: &Tokens) -> Range<usize> {
    let tokens = row.tokens(tokens);
    tokens.first().map_or(0, |token| token.range.start)..tokens.last().map_or(0, |token| token.range.end)
}

/// All rows of one to [`LONGEST`] tokens of one run, each once.
fn rows(tokens: &Tokens) -> Vec<Row> {
    let list = &tokens.list;
    let run = |at: usize| list.get(at).map(|token| token.run);
    let mut rows: Vec<Row> = Vec::new();
    // for each token the row of the length before that begins at it
    let mut shorter: Vec<Option<u32>> = vec![None; list.len()];
    for len in 1..=LONGEST {
        let (begin, mut ids) = (rows.len(), PairIds::default());
        for first in 0..list.len() {
            let (token, end) = (&list[first], first + len);
            // two shorter rows that overlap; the next token's has not been replaced yet
            let pair = match (len, shorter[first], shorter.get(first + 1).copied().flatten()) {
                (1, ..) => Some((token.form, 0)),
                (_, Some(start), Some(rest)) if run(end - 1) == Some(token.run) => Some((start, rest)),
                _ => None,
            };
            shorter[first] = pair.map(|pair| (begin + ids.of(pair)) as u32);
            let Some(at) = shorter[first] else { continue };
            if at as usize == rows.len() {
                rows.push(Row { len: len as u8, first: first as u32, ..Row::default() });
            }
            let row = &mut rows[at as usize];
            row.count += 1;
            row.in_title |= token.is_title;
            let parted = |other: Option<u32>| other != Some(token.run);
            row.whole += u32::from(first.checked_sub(1).is_none_or(|before| parted(run(before))) && parted(run(end)));
        }
        for (at, &(start, rest)) in ids.pairs().iter().enumerate().filter(|_| len > 1) {
            let count = rows[begin + at].count;
            for part in [start, rest] {
                let within = &mut rows[part as usize].within;
                *within = count.max(*within);
            }
        }
    }
    rows
}

/// After so many words, standing early counts half as much.
const EARLY: f64 = 30.0;

/// How good a term a row is, as a logarithm: of products of powers that is the shorter way. None for what is no term.
fn score(row: &Row, tokens: &Tokens, text: &str) -> Option<f64> {
    let forms = || row.tokens(tokens).iter().map(|token| tokens.form(token.form));
    let loose = row.count == 1 && forms().any(|form| form.is_single);
    let chinese = forms().any(|form| form.is_cjk);
    let numbers = forms().filter(|form| form.is_number).count();
    let quantity = numbers == usize::from(row.len) || chinese && numbers > 0;
    if loose || quantity {
        return None;
    }
    let characters = text[place(row, tokens)].chars().take(chinese::MOST_CHARACTERS + 1).count();
    if characters < 2 {
        return None;
    }
    let early = (0.5 + EARLY / (EARLY + f64::from(row.first))).ln();
    if chinese {
        Some(early * chinese::EARLY + chinese::score(row, forms(), characters)?)
    } else {
        Some(early + english::score(row, forms())?)
    }
}

/// How good a term of Chinese words is. The weights were learned on abstracts with their authors' terms and news with
/// an editor's tags: a row's score is the product of its features' powers.
mod chinese {
    use super::{Form, Row};

    /// How much of how often a longer row stands is taken off.
    const WITHIN: f64 = 0.7;
    /// Power of how often a row stands by itself, and of how much of all its standing that is.
    const FREE: f64 = 1.0;
    const SHARE_FREE: f64 = 0.5;
    /// Power of its words' worth, and what its mean word's commonness takes off.
    const WORTH: f64 = 0.4;
    const COMMON: f64 = 0.1;
    /// Power of standing early.
    pub const EARLY: f64 = 1.2;
    /// What standing in the title counts.
    const TITLE: f64 = 1.35;
    /// What standing once counts.
    const ONCE: f64 = 0.4;
    /// What four words count: they are more often a clause.
    const FOUR_WORDS: f64 = 0.27;
    /// What a number of characters counts, from none on; more count 1, and more than ten are no term.
    const LENGTHS: [f64; 7] = [0.0, 0.0, 0.67, 1.2, 1.5, 1.2, 1.2];
    pub const MOST_CHARACTERS: usize = 10;
    /// What a character that is no word counts: more than common words, since names are written with such.
    const SINGLE_CHARACTER: f64 = 8.0;
    /// What a word counts, less how common it is.
    const WORD: f64 = 11.0;

    /// As a logarithm.
    pub fn score<'f>(row: &Row, forms: impl Iterator<Item = &'f Form> + Clone, characters: usize) -> Option<f64> {
        if characters > MOST_CHARACTERS {
            return None;
        }
        let (words, count) = (f64::from(row.len), f64::from(row.count));
        let worth = |form: &'f Form| if form.is_single { SINGLE_CHARACTER } else { WORD - f64::from(form.weight) };
        let worth: f64 = forms.clone().map(worth).sum();
        let common = forms.map(|form| f64::from(form.weight)).sum::<f64>() / words;
        let free = (count - WITHIN * f64::from(row.within)).max(0.1);
        let when = |holds: bool, factor: f64| if holds { factor } else { 1.0 };
        let factors = LENGTHS.get(characters).unwrap_or(&1.0)
            * when(row.in_title, TITLE)
            * when(row.count == 1, ONCE)
            * when(row.len == 4, FOUR_WORDS);
        let powers = free.ln() * FREE + (free / count).ln() * SHARE_FREE + worth.max(0.1).ln() * WORTH;
        Some(powers - COMMON * common + factors.ln())
    }
}

/// How good a term of Latin words is. The weights were chosen on news and abstracts with tags by their editors or
/// authors.
mod english {
    use super::{Form, Row};

    /// How much of how often a longer row stands is taken off.
    const WITHIN: f64 = 0.2;
    /// Power of how often the row stands.
    const COUNT: f64 = 0.6;
    /// Power of its number of words, by which its words' worth is divided.
    const LENGTH: f64 = 0.45;
    /// What standing in the title adds.
    const TITLE: f64 = 0.5;
    /// What being parted from other words each time adds.
    const WHOLE: f64 = 0.5;
    /// What capitals on all words add.
    const CAPITAL: f64 = 0.8;
    /// What a row of one word counts beside a longer one.
    const ONE_WORD: f64 = 0.8;

    /// As a logarithm.
    pub fn score<'f>(row: &Row, forms: impl Iterator<Item = &'f Form> + Clone) -> Option<f64> {
        let loose = |form: Option<&Form>| form.is_some_and(|form| form.loose * 2 > form.count);
        if loose(forms.clone().next()) || loose(forms.clone().last()) {
            return None;
        }
        let (words, count) = (f64::from(row.len), f64::from(row.count));
        let worth: f64 = forms.clone().map(|form| form.worth).sum();
        let capital = forms.filter(|form| form.capital * 2 > form.count).count() as f64;
        let free = (count - WITHIN * f64::from(row.within)).max(0.1);
        let factors = worth
            * (1.0 + TITLE * f64::from(row.in_title))
            * (1.0 + WHOLE * f64::from(row.whole) / count)
            * (1.0 + CAPITAL * capital / words)
            * if row.len == 1 { ONE_WORD } else { 1.0 };
        Some(free.ln() * COUNT - words.ln() * LENGTH + factors.ln())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::text::lexicon::Lexicon;
    use crate::text::namesakes::Namesakes;
    use crate::text::terms::Terms;
    use crate::text::vocabulary::Words;
    use crate::{Options, Page};

    fn tags(text: &str, speakers: &[&str]) -> Vec<String> {
        let (article, lexicon) = (Article::find(&Page::from_text(text), &Options::default()), Lexicon::bundled());
        let (words, none) = (Words::of(&article.text, lexicon), Namesakes::default());
        let tokens = Tokens::of(&article, &Terms::new(&words, &none, lexicon));
        let speakers = speakers.iter().copied().collect();
        found(&article.text, &tokens, &speakers, 5).into_iter().map(|range| article.text[range].to_owned()).collect()
    }

    #[test]
    fn compounds_and_people_but_no_numbers() {
        let text = "海水淡化厂今年投产，每天供水30吨，明年供水50吨，后年供水50吨。当地渔民担心海水淡化厂排出的盐水。            居民何照临说，海水淡化厂建成以前，家家户户都靠雨水。盐水流向哪里，何照临说不清楚。";
        let found = tags(text, &["何照临"]);
        assert_eq!(found[0], "海水淡化厂", "{found:?}");
        assert!(found.iter().any(|tag| tag == "何照临"), "{found:?}");
        assert!(tags(text, &[]).iter().all(|tag| !tag.starts_with(|c: char| c.is_ascii_digit())), "{found:?}");
    }
}
