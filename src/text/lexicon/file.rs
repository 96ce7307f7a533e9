//! The file of a lexicon, whose form the head of `data/make_lexicon.py` describes.

use super::{BLOCK, FIRST, Lexicon};

const MAGIC: &[u8] = b"PQ-zh-en-5\n";
/// Of numbers that take two digits.
const BASE: usize = 93;

/// Bytes not yet read.
struct File<'a>(&'a [u8]);

impl<'a> File<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}

/// The numbers of two columns of digits, high ones and low ones.
fn numbers([high, low]: [&[u8]; 2]) -> impl Iterator<Item = usize> {
    high.iter().zip(low).map(|(&high, &low)| usize::from(high) * BASE + usize::from(low))
}

/// The lexicon of a file's bytes; none when they are not one, whole and unharmed. A reader waits for it.
pub fn read(bytes: &[u8]) -> Option<Lexicon> {
    let mut file = File(bytes.strip_prefix(MAGIC)?);
    let &[count] = file.take(1)? else { return None };
    let mut sizes = File(file.take(4 * usize::from(count))?);
    let mut column = || {
        let size = u32::from_le_bytes(sizes.take(4)?.try_into().ok()?);
        file.take(size as usize)
    };
    let mut lexicon = Lexicon { indices: vec![0; BLOCK], ..Lexicon::EMPTY };
    let places = characters(&mut lexicon, column()?, column()?, column()?)?;
    folds(&mut lexicon, &places, column()?, [column()?, column()?])?;
    words(&mut lexicon, column()?, column()?)?;
    let (children, values) = ([column()?, column()?], column()?);
    nodes(&mut lexicon, children, values, [column()?, column()?], column()?)?;
    glosses(&mut lexicon, [column()?, column()?])?;
    file.0.is_empty().then_some(lexicon)
}

/// The places by their number: the commonest first, else in order.
fn by_commonness(common: &[u8]) -> Vec<usize> {
    let mut starts = [0; 256];
    common.iter().for_each(|&common| starts[usize::from(common)] += 1);
    let mut before = 0;
    for start in starts.iter_mut().rev() {
        before += *start;
        *start = before - *start;
    }
    let mut places = vec![0; common.len()];
    for (place, &common) in common.iter().enumerate() {
        let start = &mut starts[usize::from(common)];
        places[*start] = place;
        *start += 1;
    }
    places
}

/// The characters' places in the block, in order.
fn characters(lexicon: &mut Lexicon, gaps: &[u8], common: &[u8], classes: &[u8]) -> Option<Vec<usize>> {
    let places: Vec<usize> = places(gaps).collect();
    for at in by_commonness(common) {
        let place = *places.get(at)?;
        let index = lexicon.indices.get_mut(place)?;
        lexicon.characters.push(char::from_u32(FIRST + place as u32)?);
        lexicon.classes.push(*classes.get(at)?);
        *index = lexicon.characters.len() as u16;
    }
    (lexicon.characters.len() == places.len()).then_some(places)
}

/// Places with so many others between each and the one before.
fn places(gaps: &[u8]) -> impl Iterator<Item = usize> {
    gaps.iter().scan(0, |next, &gap| {
        let place = *next + usize::from(gap);
        *next = place + 1;
        Some(place)
    })
}

fn folds(lexicon: &mut Lexicon, known: &[usize], gaps: &[u8], simplified: [&[u8]; 2]) -> Option<()> {
    for (place, simplified) in places(gaps).zip(numbers(simplified)) {
        let index = *lexicon.indices.get(*known.get(simplified)?)?;
        *lexicon.indices.get_mut(place)? = index;
    }
    Some(())
}

/// The English words.
fn words(lexicon: &mut Lexicon, english: &[u8], common: &[u8]) -> Option<()> {
    let mut letters: Vec<u8> = Vec::with_capacity(2 * english.len());
    let mut start = 0;
    for &byte in english {
        if byte.is_ascii_lowercase() || byte == b'-' {
            letters.push(byte);
            continue;
        }
        let shared = start..start + usize::from(byte.checked_sub(b'0')?);
        start = letters.len();
        lexicon.first_letter.push(start as u32);
        if shared.end > start {
            return None;
        }
        letters.extend_from_within(shared);
    }
    lexicon.first_letter.push(letters.len() as u32);
    lexicon.english = String::from_utf8(letters).ok()?;
    lexicon.places = by_commonness(common);
    (lexicon.first_letter.len() == common.len() + 1).then_some(())
}

/// The trie, but for what its nodes mean.
fn nodes(
    lexicon: &mut Lexicon,
    [high, low]: [&[u8]; 2],
    values: &[u8],
    eldest: [&[u8]; 2],
    others: &[u8],
) -> Option<()> {
    let (count, characters) = (low.len(), lexicon.characters.len());
    let highs = high.iter().chain(std::iter::repeat_n(&0, count.checked_sub(characters)?));
    let children = highs.zip(low).map(|(&high, &low)| u32::from(high) * BASE as u32 + u32::from(low));
    lexicon.first_child = sums(characters, children);
    lexicon.values = values.to_vec();
    let (mut eldest, mut others) = (numbers(eldest), others.iter().map(|&digit| usize::from(digit)));
    let mut last: Vec<u16> = Vec::with_capacity(count);
    last.extend(0..characters as u16);
    for children in lexicon.first_child.windows(2) {
        if children[0] == children[1] {
            continue;
        }
        let mut character = eldest.next()?;
        last.push(u16::try_from(character).ok()?);
        for _ in children[0] + 1..children[1] {
            character += 1 + match others.next()? {
                digit if digit < BASE => digit,
                high => (high - (BASE - 1)) * BASE + others.next()?,
            };
            last.push(u16::try_from(character).ok()?);
        }
    }
    lexicon.last = last;
    (lexicon.last.len() == count && values.len() == count && high.len() == characters).then_some(())
}

/// What each node means.
fn glosses(lexicon: &mut Lexicon, coded: [&[u8]; 2]) -> Option<()> {
    lexicon.first_gloss = sums(0, lexicon.values.iter().map(|value| value >> 4));
    lexicon.glosses = numbers(coded).map(|gloss| gloss as u16).collect();
    (*lexicon.first_gloss.last()? as usize == lexicon.glosses.len()).then_some(())
}

/// Where each of some stretches begins that stand one behind the other from `start` on, and where the last ends.
fn sums(start: usize, lengths: impl IntoIterator<Item = impl Into<u32>>) -> Vec<u32> {
    let mut end = start as u32;
    let ends = lengths.into_iter().map(|length| {
        end = end.saturating_add(length.into());
        end
    });
    std::iter::once(start as u32).chain(ends).collect()
}
