//! What speaks for and against each mention near a quote being its speaker: every feature is one cell of a
//! table of weights.

use super::mentions::{How, Link, Mention, Sort};
use super::tokens::{Before, Kind, Token};
use crate::text::speech::Strength;

/// Sizes of the tables, in the order of [`Table`]; their cells stand one behind the other.
const SIZES: [usize; 15] = [
    11 * 6,        // Sort
    10 * 6 * 4,    // Cue
    5 * 6,         // Strength
    4 * 6 * 2,     // End
    8 * 6 * 2,     // Lead
    6 * 6,         // Distance
    2 * 3 * 3 * 2, // Carried
    3 * 6 * 2,     // Between
    9 * 2,         // Before
    9 * 2,         // After
    6 * 2,         // Nearest
    6 * 4 * 3,     // NobodyLength
    3 * 6,         // NobodyCue
    8 * 6,         // NobodyLead
    10 * 11,       // HowSort
];

/// Where each table's cells begin, and last how many there are.
const BASES: [usize; SIZES.len() + 1] = {
    let mut bases = [0; SIZES.len() + 1];
    let mut at = 0;
    while at < SIZES.len() {
        bases[at + 1] = bases[at] + SIZES[at];
        at += 1;
    }
    bases
};

/// How many weights there are.
pub const CELLS: usize = BASES[SIZES.len()];

#[derive(Debug, Clone, Copy)]
enum Table {
    Sort,
    Cue,
    Strength,
    End,
    Lead,
    Distance,
    Carried,
    Between,
    Before,
    After,
    Nearest,
    NobodyLength,
    NobodyCue,
    NobodyLead,
    HowSort,
}

/// Most cells that anything has.
const MOST: usize = 14;

/// Collects cells: each a table and a value for each of its axes.
#[derive(Debug, Default, Clone)]
pub struct Cells {
    cells: [u16; MOST],
    length: usize,
}

impl Cells {
    /// `axes` are pairs of a value and how many values there are.
    fn add(&mut self, table: Table, axes: &[(usize, usize)]) {
        let cell = axes.iter().fold(0, |cell, &(value, size)| cell * size + value.min(size - 1));
        self.cells[self.length] = (BASES[table as usize] + cell) as u16;
        self.length += 1;
    }

    /// The cells, as indices of weights.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.cells[..self.length].iter().map(|&cell| usize::from(cell))
    }
}

/// Where something stands, seen from a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    BlockBefore,
    SentenceBefore,
    Before,
    After,
    SentenceAfter,
    BlockAfter,
}

/// A quote as the ranker sees it.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The tokens of its first and its last stretch.
    pub first: usize,
    pub last: usize,
    pub end: End,
    pub words: usize,
    /// 0 begins in lower case, 1 with a capital, 2 nearly all words do.
    pub capitals: usize,
    /// The strongest link in its own sentence: 0 none, 1 weak, 2 strong.
    pub cued: usize,
}

/// How a quote ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Bare,
    Comma,
    Stop,
    Ask,
}

/// A mention that may be the speaker, with the link that lies nearest to the quote.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub mention: usize,
    pub link: Option<Link>,
    /// Whether no other linked mention on its side is nearer.
    pub nearest: bool,
    /// Whether it speaks of the speaker of the quote before: 0 no, 1 yes, 2 it is the same mention.
    pub carried: usize,
    /// Where the quote before stands: 0 same block, 1 the block before, 2 farther or none.
    pub previous: usize,
}

/// Where a token stands, seen from a quote.
pub fn side(tokens: &[Token], spot: &Spot, token: usize) -> Side {
    let at = &tokens[token];
    if token < spot.first {
        let quote = &tokens[spot.first];
        if at.block != quote.block {
            Side::BlockBefore
        } else if at.sentence != quote.sentence {
            Side::SentenceBefore
        } else {
            Side::Before
        }
    } else {
        let quote = &tokens[spot.last];
        if at.block != quote.block {
            Side::BlockAfter
        } else if at.sentence != quote.sentence {
            Side::SentenceAfter
        } else {
            Side::After
        }
    }
}

/// How many tokens other than commas lie between a quote and a token.
pub fn gap(tokens: &[Token], spot: &Spot, token: usize) -> usize {
    let (from, to) = between(tokens, spot, token);
    (to.words - from.words) as usize
}

/// What stands before the first of the tokens between a quote and a token, and before the one behind them.
fn between(tokens: &[Token], spot: &Spot, token: usize) -> (Before, Before) {
    let (from, to) = if token < spot.first { (token + 1, spot.first) } else { ((spot.last + 1).min(token), token) };
    (tokens[from].before, tokens[to].before)
}

fn bucket(value: usize, bounds: &[usize]) -> usize {
    bounds.iter().take_while(|&&bound| value >= bound).count()
}

/// The cells of "it is nobody's, or nobody's who is named".
pub fn nobody(tokens: &[Token], spot: &Spot) -> Cells {
    let mut cells = Cells::default();
    let length = bucket(spot.words, &[2, 3, 5, 8, 14]);
    cells.add(Table::NobodyLength, &[(length, 6), (spot.end as usize, 4), (spot.capitals, 3)]);
    cells.add(Table::NobodyCue, &[(spot.cued, 3), (length, 6)]);
    cells.add(Table::NobodyLead, &[(lead(tokens, spot.first), 8), (length, 6)]);
    cells
}

/// The cells of one candidate.
pub fn candidate(tokens: &[Token], mentions: &[Mention], spot: &Spot, candidate: &Candidate) -> Cells {
    let mut cells = Cells::default();
    let mention = &mentions[candidate.mention];
    let place = side(tokens, spot, mention.head.start) as usize;
    let linked = usize::from(candidate.link.is_some());
    cells.add(Table::Sort, &[(mention.sort as usize, 11), (place, 6)]);
    let (how, cue_side, cue_gap, strength) = match candidate.link {
        Some(link) => (
            1 + link.how as usize,
            side(tokens, spot, link.cue) as usize,
            bucket(gap(tokens, spot, link.cue), &[1, 3, 8]),
            match tokens[link.cue].kind {
                Kind::Cue(Strength::Strong) => 1,
                Kind::Cue(Strength::Weak) => 2,
                Kind::Participle(_) => 3,
                _ => 4,
            },
        ),
        None => (0, place, bucket(gap(tokens, spot, mention.head.start), &[1, 4, 10]), 0),
    };
    cells.add(Table::Cue, &[(how, 10), (cue_side, 6), (cue_gap, 4)]);
    cells.add(Table::HowSort, &[(how, 10), (mention.sort as usize, 11)]);
    cells.add(Table::Strength, &[(strength, 5), (cue_side, 6)]);
    cells.add(Table::End, &[(spot.end as usize, 4), (place, 6), (linked, 2)]);
    cells.add(Table::Lead, &[(lead(tokens, spot.first), 8), (place, 6), (linked, 2)]);
    cells.add(Table::Distance, &[(bucket(gap(tokens, spot, mention.head.start), &[2, 5, 10, 20, 35]), 6), (place, 6)]);
    let begins = usize::from(spot.first == 0 || tokens[spot.first - 1].kind == Kind::Break);
    if candidate.carried > 0 {
        cells.add(Table::Carried, &[(candidate.carried - 1, 2), (candidate.previous, 3), (spot.cued, 3), (begins, 2)]);
    }
    cells.add(Table::Between, &[(quotes_between(tokens, spot, mention.head.start), 3), (place, 6), (linked, 2)]);
    cells.add(Table::Before, &[(company(tokens, mention.phrase.start.checked_sub(1)), 9), (linked, 2)]);
    cells.add(Table::After, &[(company(tokens, Some(mention.head.end)), 9), (linked, 2)]);
    if candidate.link.is_some() {
        cells.add(Table::Nearest, &[(cue_side, 6), (usize::from(candidate.nearest), 2)]);
    }
    cells
}

/// What stands before a quote.
fn lead(tokens: &[Token], quote: usize) -> usize {
    let Some(before) = quote.checked_sub(1) else { return 0 };
    match tokens[before].kind {
        Kind::Break => 0,
        Kind::Stop => 1,
        Kind::Quote(_) => 2,
        Kind::Colon => 3,
        Kind::Comma => 4,
        Kind::Subordinate => 5,
        Kind::Cue(_) | Kind::Participle(_) => 6,
        _ => 7,
    }
}

/// What stands beside a mention.
fn company(tokens: &[Token], at: Option<usize>) -> usize {
    let Some(token) = at.and_then(|at| tokens.get(at)) else { return 0 };
    match token.kind {
        Kind::Break | Kind::Stop | Kind::Semicolon => 0,
        Kind::Quote(_) => 1,
        Kind::Comma | Kind::Dash | Kind::Bracket | Kind::Colon => 2,
        Kind::Preposition | Kind::Of | Kind::To => 3,
        Kind::Cue(_) | Kind::Participle(_) | Kind::According => 4,
        Kind::Auxiliary | Kind::Adverb => 5,
        Kind::Conjunction | Kind::Subordinate => 6,
        Kind::Word | Kind::Speaker => 7,
        _ => 8,
    }
}

fn quotes_between(tokens: &[Token], spot: &Spot, token: usize) -> usize {
    let (from, to) = between(tokens, spot, token);
    (to.quotes - from.quotes) as usize
}

/// How strong a link is for [`Spot::cued`].
pub fn link_strength(tokens: &[Token], link: &Link) -> usize {
    match tokens[link.cue].kind {
        Kind::Cue(Strength::Strong) | Kind::According | Kind::Participle(Strength::Strong) => 2,
        _ if link.how == How::Sign => 2,
        _ => 1,
    }
}

/// Whether a mention of this sort is worth being a candidate at all.
pub fn may_speak(sort: Sort, linked: bool) -> bool {
    linked || !matches!(sort, Sort::It | Sort::Thing | Sort::Speech)
}
