//! Which quotes are of the same words: repeated, cut shorter, or translated.

use super::{Kind, Quote};
use crate::article::Article;
use crate::text::fold::lower_char;
use crate::text::language::{Language, is_cjk};
use crate::text::lexicon::Lexicon;
use crate::text::words::words;

/// How many quotes that share a rare word are compared with one.
const COMPARED: usize = 24;

/// From how many bytes on the same words are surely the same speech.
const LEAST_SAME: usize = 20;

/// Ties quotes of the same words by their indices in [`Quote::same_as`].
pub fn tie(article: &Article, quotes: &mut [Quote], lexicon: &Lexicon) {
    let text = &article.text;
    let said: Vec<Vec<u32>> = quotes.iter().map(|quote| folded(text, quote)).collect();
    let mut pairs = same_language(&said);
    pairs.retain(|&(one, other)| is_repeat(quotes, &said, one, other));
    pairs.extend(super::translations::pairs(text, quotes, lexicon));
    pairs.extend(super::translations::side_by_side(article, quotes));
    pairs.sort_unstable();
    pairs.dedup();
    for &(one, other) in &pairs {
        inherit(quotes, one, other, said[one] == said[other]);
        quotes[one].same_as.push(other);
        quotes[other].same_as.push(one);
    }
    for quote in quotes {
        quote.same_as.sort_unstable();
    }
}

/// Whether one quote that holds another's words repeats it. A term within another says something else (超级智能 and
/// 个人超级智能), but a fragment may be cut to one.
fn is_repeat(quotes: &[Quote], said: &[Vec<u32>], one: usize, other: usize) -> bool {
    let is_speech = |quote: usize| quotes[quote].kind.is_speech();
    let (long, short) = if said[one].len() >= said[other].len() { (one, other) } else { (other, one) };
    let cut = quotes[long].kind == Kind::Fragment && said[long].starts_with(&said[short]);
    said[one] == said[other] || is_speech(one) && is_speech(other) || cut
}

/// A quote's words without case and curl, as numbers; CJK text as single characters.
fn folded(text: &str, quote: &Quote) -> Vec<u32> {
    let mut folded = Vec::new();
    for part in &quote.parts {
        let part = &text[part.clone()];
        for word in words(part).map(|word| &part[word.range]) {
            if word.starts_with(is_cjk) {
                folded.extend(word.chars().map(u32::from));
            } else {
                folded.push(number(word));
            }
        }
    }
    folded
}

/// A word as a number that no character has, and hardly another word of the same page (FNV-1a in 31 bits).
fn number(word: &str) -> u32 {
    let curl = |c: char| if c == '’' { '\'' } else { lower_char(c) };
    word.chars().map(curl).fold(0x811c_9dc5_u32, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193)) | 1 << 31
}

/// Pairs of quotes one of which holds the other's words in their order. Only those are compared that begin with
/// the same words, or hold the shorter one's beginning somewhere: three words are looked up.
fn same_language(said: &[Vec<u32>]) -> Vec<(usize, usize)> {
    const GRAM: usize = 3;
    // three words as one number, with the quote below it: the same for others hardly ever, and those hold nothing
    let key = |gram: &[u32; GRAM]| u64::from(gram.iter().fold(0, |sum: u32, word| sum.rotate_left(11) ^ word)) << 32;
    let mut places: Vec<u64> = Vec::with_capacity(said.iter().map(Vec::len).sum());
    for (index, said) in said.iter().enumerate() {
        places.extend(said.array_windows().map(|gram| key(gram) | index as u64));
    }
    places.sort_unstable();
    places.dedup();
    let holders = |gram: &[u32; GRAM]| {
        let key = key(gram);
        let from = places.partition_point(|&place| place < key);
        let same = places[from..].iter().map(move |place| place - key).take_while(|&other| other >> 32 == 0);
        same.map(|other| other as usize).take(COMPARED)
    };
    let mut pairs = Vec::new();
    for (index, short) in said.iter().enumerate() {
        let Some(start) = short.first_chunk() else { continue };
        for other in holders(start) {
            let long = &said[other];
            let longer = long.len() > short.len() || (long.len() == short.len() && other < index);
            if longer && other != index && holds(long, short) {
                pairs.push((index.min(other), index.max(other)));
            }
        }
    }
    // words too few for that are the same only as a whole
    let few = said.iter().enumerate().filter(|(_, said)| (1..GRAM).contains(&said.len()));
    let mut whole: Vec<(&[u32], usize)> = few.map(|(index, said)| (said.as_slice(), index)).collect();
    whole.sort_unstable();
    for same in whole.chunk_by(|one, other| one.0 == other.0) {
        pairs.extend(same[1..].iter().map(|&(_, index)| (same[0].1, index)));
    }
    pairs
}

/// Whether some words stand in others in their order, one behind the other (Knuth, Morris and Pratt's way: in a
/// straight line even when all words are the same).
fn holds(long: &[u32], short: &[u32]) -> bool {
    if long.starts_with(short) {
        return true;
    }
    let mut borders = vec![0; short.len()];
    let mut length = 0;
    for at in 1..short.len() {
        while length > 0 && short[at] != short[length] {
            length = borders[length - 1];
        }
        length += usize::from(short[at] == short[length]);
        borders[at] = length;
    }
    length = 0;
    for word in long {
        while length > 0 && *word != short[length] {
            length = borders[length - 1];
        }
        length += usize::from(*word == short[length]);
        if length == short.len() {
            return true;
        }
    }
    false
}

/// What was cut shorter from somebody's words is somebody's words too, though it looks like a term.
fn inherit(quotes: &mut [Quote], one: usize, other: usize, same: bool) {
    let long_first = length(&quotes[one]) >= length(&quotes[other]);
    let (mut long, mut short) = if long_first { (one, other) } else { (other, one) };
    if same && quotes[short].speaker.is_some() {
        (long, short) = (short, long);
    }
    // the same words in a headline are as much somebody's as below it
    if same && quotes[long].kind.is_speech() && length(&quotes[short]) >= LEAST_SAME {
        if !quotes[short].kind.is_speech() {
            quotes[short].kind = quotes[long].kind;
        }
        quotes[short].speaker = quotes[short].speaker.take().or_else(|| quotes[long].speaker.clone());
    }
    // and words cut out of somebody's, as a pull quote does, are the same one's
    let unsure = |quote: &Quote| quote.speaker.as_ref().is_none_or(|speaker| !speaker.is_sure());
    let speech = quotes[long].kind.is_speech() && quotes[short].kind.is_speech();
    let cut = quotes[long].language == quotes[short].language && length(&quotes[short]) >= LEAST_SAME;
    if speech && cut && unsure(&quotes[short]) && !unsure(&quotes[long]) {
        quotes[short].speaker = quotes[long].speaker.clone();
        quotes[short].cue = None;
    }
    let (long_language, short_language) = (quotes[long].language, quotes[short].language);
    if long_language != short_language {
        // a translation so short that it looks like a term
        for (told, term) in [(long, short), (short, long)] {
            if quotes[told].kind == Kind::Fragment && quotes[term].kind == Kind::Term {
                quotes[term].kind = Kind::Fragment;
            }
        }
    }
    let close = length(&quotes[long]) <= 3 * length(&quotes[short]);
    let chinese = quotes[long].language == Language::Chinese && quotes[short].language == Language::Chinese;
    if chinese && close && quotes[long].kind == Kind::Fragment && quotes[short].kind == Kind::Term {
        quotes[short].kind = Kind::Fragment;
    }
}

fn length(quote: &Quote) -> usize {
    quote.parts.iter().map(|part| part.len()).sum()
}
