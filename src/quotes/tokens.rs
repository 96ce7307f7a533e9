//! The English text around quotes as a row of tokens, each told by its table and its neighbours.
//!
//! A marked stretch is one token: what stands inside it says nothing of who said it.

use super::Stretch;
use crate::any_of;
use crate::article::{Article, Role};
use crate::text::any_of::AnyOf;
use crate::text::fold::lowered;
use crate::text::language::{Language, is_cjk};
use crate::text::names;
use crate::text::sentences::is_abbreviation;
use crate::text::speech::{self, Form, Strength};
use crate::text::table::Table;
use std::ops::Range;
use std::sync::LazyLock;

/// What a token is for an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A marked stretch, by its index.
    Quote(usize),
    /// A capitalised word.
    Name,
    Honorific,
    He,
    She,
    They,
    /// I, we, you
    Speech,
    /// it, this, that, one
    It,
    Who,
    Determiner,
    /// in, for, about …
    Preposition,
    /// of, from, with, at: they lead from a person to where the person belongs
    Of,
    According,
    Conjunction,
    /// that, as, how, if, because
    Subordinate,
    Auxiliary,
    To,
    Adverb,
    Cue(Strength),
    /// A cue's form in -ing.
    Participle(Strength),
    /// A noun for people and bodies that speak.
    Speaker,
    Number,
    Word,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Bracket,
    /// Ends a sentence.
    Stop,
    /// Ends a block.
    Break,
}

/// One token.
#[derive(Debug, Clone)]
pub struct Token {
    pub kind: Kind,
    /// Bytes in the article's text.
    pub range: Range<usize>,
    /// Whether it ends in ’s or s’: the range is without it.
    pub possessive: bool,
    /// Counts sentences through the article.
    pub sentence: usize,
    /// The block's index in the article.
    pub block: usize,
    /// What stands before it.
    pub before: Before,
}

/// How many tokens of some kinds stand before one, so that those between two places need no counting.
#[derive(Debug, Clone, Copy, Default)]
pub struct Before {
    /// All but commas.
    pub words: u32,
    pub quotes: u32,
    pub breaks: u32,
}

impl Token {
    /// What stands before the token behind it.
    fn through(&self) -> Before {
        let Before { words, quotes, breaks } = self.before;
        Before {
            words: words + u32::from(self.kind != Kind::Comma),
            quotes: quotes + u32::from(matches!(self.kind, Kind::Quote(_))),
            breaks: breaks + u32::from(self.kind == Kind::Break),
        }
    }
}

/// Words whose part in a sentence is known, in lower case, by their part.
const PARTS: &[(Kind, &str)] = &[
    (Kind::According, "according"),
    (
        Kind::Adverb,
        "again already also always earlier even ever finally first here however instead just later meanwhile never not \
        now often once only out perhaps quite rather recently still then there thus too up very",
    ),
    (
        Kind::Auxiliary,
        "am are be been being can could did do does had has have is may might must should was were will would",
    ),
    (Kind::Conjunction, "and but nor or so yet"),
    (
        Kind::Determiner,
        "a all an another any both each either every her his its last many most my neither next no one our several some \
        such the their these this those three two your",
    ),
    (Kind::He, "he"),
    (
        Kind::It,
        "anybody anyone anything everybody everyone everything hers him it me nobody none nothing something them us",
    ),
    (Kind::Of, "at for from of with"),
    (
        Kind::Preposition,
        "about across after against amid among around before between by despite during in into like near off on onto \
        over per since through throughout toward towards under until upon via within without",
    ),
    (Kind::She, "she"),
    (Kind::Speaker, "somebody someone"),
    (Kind::Speech, "i we you"),
    (Kind::Subordinate, "although as because how if than that though unless what when where whether while why"),
    (Kind::They, "they"),
    (Kind::To, "to"),
    (Kind::Who, "which who whom whose"),
];

/// All of them, and the part of each.
static WORDS: LazyLock<(Table, Vec<Kind>)> = LazyLock::new(|| Table::of_lists(PARTS));

/// Words that also stand alone for people, in lower case.
pub const SOME: &[&str] = &["many", "most", "several", "some"];

/// The tokens of all English blocks with content, each block ended by a [`Kind::Break`]. `stretches` are in
/// order.
pub fn tokens(article: &Article, stretches: &[Stretch]) -> Vec<Token> {
    /// A token takes so many bytes at least, on the whole.
    const BYTES: usize = 5;
    let read = article.blocks.iter().filter(|block| block.role.is_content() && block.language != Language::Chinese);
    let capacity = read.map(|block| block.range.len()).sum::<usize>() / BYTES;
    let mut row =
        Row { text: &article.text, tokens: Vec::with_capacity(capacity), sentence: 0, block: 0, headline: false };
    let mut next = 0;
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_content()) {
        while stretches.get(next).is_some_and(|stretch| stretch.block < index) {
            next += 1;
        }
        if block.language == Language::Chinese {
            continue;
        }
        row.block = index;
        row.headline = matches!(block.role, Role::Title | Role::Heading);
        let mut at = block.range.start;
        while let Some(stretch) = stretches.get(next).filter(|stretch| stretch.block == index) {
            row.words(at..stretch.marked.outer.start);
            row.quote(next, &stretch.marked.outer, &stretch.marked.inner);
            at = stretch.marked.outer.end;
            next += 1;
        }
        row.words(at..block.range.end);
        row.push(Kind::Break, block.range.end..block.range.end);
        row.sentence += 1;
    }
    row.tokens
}

struct Row<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    sentence: usize,
    block: usize,
    /// Whether the block is a title or a heading: there verbs have capitals too.
    headline: bool,
}

/// Verbs of speech as headlines write them, in lower case: Quill Says Pier Is Safe.
const HEADLINE_VERBS: AnyOf =
    any_of!["asks", "calls", "denies", "insists", "said", "says", "slams", "tells", "urges", "vows", "warns"];

impl Row<'_> {
    fn push(&mut self, kind: Kind, range: Range<usize>) {
        let before = self.tokens.last().map(Token::through).unwrap_or_default();
        self.tokens.push(Token { kind, range, possessive: false, sentence: self.sentence, block: self.block, before });
    }

    fn previous(&self) -> Kind {
        self.tokens.last().map_or(Kind::Break, |token| token.kind)
    }

    /// A quote that ends in a full stop ends its sentence, unless the sentence goes on in lower case.
    fn quote(&mut self, index: usize, outer: &Range<usize>, inner: &Range<usize>) {
        self.push(Kind::Quote(index), outer.clone());
        let goes_on = self.text[outer.end..].trim_start_matches([' ', '\u{a0}']).starts_with(char::is_lowercase);
        if self.text[inner.clone()].ends_with(['.', '…']) && !goes_on {
            self.sentence += 1;
        }
    }

    fn words(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let start = range.start + at;
            at += c.len_utf8();
            if c == ' ' {
                continue;
            }
            if c.is_alphanumeric() {
                at = word_end(text, at);
                self.word(start..range.start + at);
                continue;
            }
            let kind = match c {
                ',' | '，' => Kind::Comma,
                ':' | '：' => Kind::Colon,
                ';' | '；' => Kind::Semicolon,
                '—' | '–' | '―' | '-' => Kind::Dash,
                '(' | ')' | '[' | ']' => Kind::Bracket,
                '!' | '?' | '…' => Kind::Stop,
                '.' if self.ends_sentence(&text[at..]) => Kind::Stop,
                _ => continue,
            };
            self.push(kind, start..range.start + at);
            if kind == Kind::Stop {
                self.sentence += 1;
            }
        }
    }

    /// Whether a full stop before `rest` ends a sentence: not after an initial or an abbreviation.
    fn ends_sentence(&self, rest: &str) -> bool {
        let Some(last) =
            self.tokens.last().filter(|token| matches!(token.kind, Kind::Name | Kind::Honorific | Kind::Word))
        else {
            return true;
        };
        let word = lowered(&self.text[last.range.clone()]);
        let short =
            word.chars().count() == 1 || last.kind == Kind::Honorific || is_abbreviation(&word) || word.contains('.');
        !(short && rest.trim_start().starts_with(char::is_alphanumeric))
    }

    fn word(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        let (word, possessive) = match text.strip_suffix("’s").or_else(|| text.strip_suffix("'s")) {
            Some(word) => (word, true),
            None => (text, self.text[range.end..].starts_with(['’', '\'']) && text.ends_with('s')),
        };
        let lower = lowered(word);
        let capital = word.starts_with(char::is_uppercase);
        let begins = matches!(self.previous(), Kind::Break | Kind::Stop | Kind::Colon)
            || (matches!(self.previous(), Kind::Quote(_))
                && self.tokens.last().is_some_and(|last| last.sentence < self.sentence));
        // Q: and A: in an interview
        let letter = capital && word.len() == 1 && begins && self.text[range.end..].starts_with([':', '：']);
        let kind = if letter { Kind::Name } else { self.kind(&lower, capital, begins) };
        self.push(kind, range.start..range.start + word.len());
        if let Some(token) = self.tokens.last_mut() {
            token.possessive = possessive;
        }
    }

    fn kind(&self, lower: &str, capital: bool, begins: bool) -> Kind {
        if lower.starts_with(|c: char| c.is_ascii_digit()) && !lower.contains("-year-old") {
            return Kind::Number;
        }
        // a capitalised word within a sentence is no function word, but for I
        let (words, kinds) = &*WORDS;
        let known = words.place(lower);
        if let Some(at) = known.filter(|_| !capital || begins || lower == "i" || lower.len() < 4) {
            return kinds[at];
        }
        // Like Carver, she waits: no part of the name
        if capital && begins && matches!(lower, "like" | "unlike") {
            return Kind::Preposition;
        }
        if capital && self.headline && HEADLINE_VERBS.holds(lower) {
            return Kind::Cue(Strength::Strong);
        }
        if matches!(lower, "ceo" | "cfo" | "cto" | "coo" | "mp") {
            return Kind::Speaker;
        }
        if capital && names::is_calendar(lower) {
            return Kind::Adverb;
        }
        if capital && names::honorific(lower).is_some() {
            return Kind::Honorific;
        }
        let noun = names::is_speaker_noun(lower);
        // behind an article or an adjective a verb's form is a noun: the report, a detailed claim
        let quantity = self.tokens.last().map_or("", |last| &self.text[last.range.clone()]);
        // some argue, but some claims
        let of_some = SOME.iter().any(|some| quantity.eq_ignore_ascii_case(some)) && !lower.ends_with('s');
        let after_noun_opener = matches!(self.previous(), Kind::Determiner | Kind::Of) && !of_some
            || self.tokens.last().is_some_and(|last| last.possessive);
        if let Some((strength, form)) =
            speech::english_cue(lower).filter(|_| !after_noun_opener && (!capital || begins))
        {
            return match form {
                Form::Finite if noun && !matches!(self.previous(), Kind::Name) => Kind::Speaker,
                Form::Finite => Kind::Cue(strength),
                Form::Participle => Kind::Participle(strength),
            };
        }
        if noun && (!capital || begins) {
            Kind::Speaker
        } else if capital && begins && (lower.ends_with("ing") || lower.ends_with("ly")) {
            Kind::Adverb
        } else if capital {
            Kind::Name
        } else if lower.ends_with("ly") {
            Kind::Adverb
        } else {
            Kind::Word
        }
    }
}

/// Where the word ends that goes on at a place.
fn word_end(text: &str, mut at: usize) -> usize {
    loop {
        at += text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let mut rest = text[at..].chars();
        let Some(c) = rest.next() else { return at };
        let goes_on = |after: char| after.is_alphanumeric() && (c != ',' || after.is_ascii_digit());
        let joins = match c {
            ' ' => false,
            '\'' | '’' | '-' | '.' | ',' | '@' | '&' => rest.as_str().starts_with(goes_on),
            _ => c.is_alphanumeric() && !is_cjk(c),
        };
        if !joins {
            return at;
        }
        at += c.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_one_part() {
        assert!(WORDS.0.count().is_some());
    }
}
