//! Views in English: a verb of speech or thought with its subject and a clause for its object.
//!
//! ```text
//! Some residents say (that) the pier is unsafe.      the clause behind the verb
//! The pier is unsafe, engineers say.                 before it
//! According to engineers, the pier is unsafe.        on either side
//! ```

use super::View;
use crate::any_of;
use crate::quotes::english::Scene;
use crate::quotes::mentions::{How, Link, Sort};
use crate::quotes::tokens::{Kind, SOME, Token};
use crate::text::any_of::AnyOf;
use crate::text::fold::lowered;
use crate::text::language::Language;
use crate::text::names;
use crate::text::speech::{self, Strength};
use std::ops::Range;

/// Verbs of a clause without "that" as well: any noun behind them is taken for its subject.
#[rustfmt::skip]
const BARE: AnyOf = any_of![
    "add", "admit", "argue", "assume", "believe", "claim", "concede", "conclude", "estimate", "fear", "feel",
    "guess", "hope", "insist", "predict", "reckon", "report", "say", "suggest", "suspect", "think", "warn", "worry",
];

/// Weak verbs of speech that hold a view when a clause follows.
#[rustfmt::skip]
const THOUGHT: AnyOf = any_of![
    "assume", "believe", "doubt", "estimate", "expect", "fear", "feel", "find", "forecast", "guess", "hold", "hope",
    "imagine", "imply", "indicate", "mention", "suspect", "think", "worry",
];

/// Verbs that tell somebody: their object stands before "that".
const TOLD: AnyOf = any_of!["advise", "assure", "inform", "promise", "remind", "tell", "warn"];

/// Forms of "to be": with a participle behind them the subject is spoken to or of.
const BE: &[&str] = &["am", "are", "be", "been", "being", "is", "was", "were"];

/// A clause has so many tokens at least.
const LEAST: usize = 3;

/// How far the tokens and links are read: sentences come in order.
#[derive(Default)]
pub struct Cursor {
    token: usize,
    link: usize,
}

/// The view that a sentence tells, if it tells one.
pub fn view(scene: &Scene, sentence: Range<usize>, cursor: &mut Cursor) -> Option<View> {
    let tokens = &scene.tokens;
    let ahead = |from: usize, at: usize| tokens[from..].iter().take_while(|token| token.range.start < at).count();
    let from = cursor.token + ahead(cursor.token, sentence.start);
    let to = from + ahead(from, sentence.end);
    let first = cursor.link + scene.links[cursor.link..].iter().take_while(|link| link.cue < from).count();
    *cursor = Cursor { token: to, link: first };
    let clause = Clause { scene, tokens, from, to };
    let links = scene.links[first..].iter().take_while(|link| link.cue < to);
    links.filter(|link| clause.holds_views(link)).find_map(|link| clause.view(link))
}

/// Whether an auxiliary denies: don’t, isn't.
fn is_negated(word: &str) -> bool {
    word.ends_with("n’t") || word.ends_with("n't")
}

/// The tokens of one sentence.
struct Clause<'a> {
    scene: &'a Scene<'a>,
    tokens: &'a [Token],
    from: usize,
    to: usize,
}

impl Clause<'_> {
    fn word(&self, token: usize) -> &str {
        &self.scene.text[self.tokens[token].range.clone()]
    }

    fn is(&self, token: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(token).eq_ignore_ascii_case(word))
    }

    /// Whether a link's subject is somebody else than the author, and says what the verb means.
    fn holds_views(&self, link: &Link) -> bool {
        let mention = &self.scene.mentions[link.mention];
        let somebody = match mention.sort {
            Sort::Name | Sort::Body | Sort::Speaker | Sort::He | Sort::She | Sort::They => true,
            Sort::Thing => mention.head.len() == 1 && self.is(mention.head.start, SOME),
            _ => false,
        };
        if !somebody || mention.phrase.start < self.from || mention.phrase.end > self.to || link.how == How::Sign {
            return false;
        }
        let between = mention.phrase.end..link.cue.max(mention.phrase.end);
        let denied = |token: usize| self.is(token, &["not", "never"]) || is_negated(self.word(token));
        // asked whether Quill believed it: nobody says that she does
        let open =
            mention.phrase.start.checked_sub(1).is_some_and(|before| self.is(before, &["if", "unless", "whether"]));
        // the council boats remember: a phrase that does not end in its noun holds a verb that is not known
        let ends = mention.sort != Sort::Speaker
            || matches!(self.tokens[mention.phrase.end - 1].kind, Kind::Speaker | Kind::Name | Kind::Number);
        // most Southern states will vote: a verb is followed by no auxiliary
        let noun = self.tokens.get(link.cue + 1).is_some_and(|token| token.kind == Kind::Auxiliary)
            && !matches!(link.how, How::Inverted | How::According);
        let passive = between.clone().any(|token| self.is(token, BE)) && !self.word(link.cue).ends_with("ing");
        !open && ends && !noun && !passive && !between.clone().any(denied)
    }

    fn view(&self, link: &Link) -> Option<View> {
        let mention = &self.scene.mentions[link.mention];
        let content = match link.how {
            How::According => self.beside(link.cue, mention.phrase.end)?,
            _ => self.object(link).or_else(|| self.before(link, mention.phrase.start.min(link.cue)))?,
        };
        let cue = self.tokens[link.cue].range.clone();
        let as_written = self.scene.written(link.mention);
        let apart = as_written.end <= content.start || content.end <= as_written.start;
        apart.then(|| View {
            language: Language::English,
            holder: self.scene.name(link.mention),
            as_written,
            cue,
            content,
        })
    }

    /// The clause behind a verb.
    fn object(&self, link: &Link) -> Option<Range<usize>> {
        /// How many tokens stand before "that" when somebody is told something, or somewhere.
        const SPOKEN_TO: usize = 5;
        if link.how == How::Inverted {
            return None;
        }
        let (verb, strength, _) = speech::english_verb(&lowered(self.word(link.cue)))?;
        if strength == Strength::Weak && !THOUGHT.holds(verb) {
            return None;
        }
        let to = self.subordinate_end(link);
        let behind = link.cue + 1..to;
        let that = behind.clone().find(|&token| self.is(token, &["that"]));
        let near = |that: &usize| {
            // feels that way, announced that same day
            if that + 1 < to && (self.is(that + 1, &["same", "way"]) || names::is_time(&lowered(self.word(that + 1)))) {
                return false;
            }
            let told = TOLD.holds(verb) || self.is_circumstance(link.cue + 1..*that);
            that - link.cue <= if told { SPOKEN_TO } else { 1 }
        };
        if let Some(that) = that.filter(near) {
            return self.clause(that + 1, to);
        }
        let start = behind.clone().find(|&token| self.tokens[token].kind != Kind::Adverb)?;
        let opens = matches!(
            self.tokens[start].kind,
            Kind::Determiner | Kind::Name | Kind::He | Kind::She | Kind::They | Kind::It | Kind::Speech | Kind::Speaker
        );
        // believing it to be late
        let object = self.tokens.get(start + 1).is_some_and(|token| token.kind == Kind::To);
        (opens && !object && BARE.holds(verb) && self.has_verb(start + 1..to)).then(|| self.clause(start, to)).flatten()
    }

    /// Where the clause of a verb ends: with its sentence, or before the main clause that follows (While many say …,
    /// the pier …).
    fn subordinate_end(&self, link: &Link) -> usize {
        let holder = self.scene.mentions[link.mention].phrase.start;
        let subordinate = holder
            .checked_sub(1)
            .is_some_and(|before| before == self.from && self.is(before, &["although", "though", "while"]));
        let pause = |token: &usize| match self.tokens[*token].kind {
            Kind::Comma => true,
            Kind::Quote(_) => {
                self.word(*token).trim_end_matches(|c: char| !c.is_alphanumeric() && c != ',').ends_with(',')
            }
            _ => false,
        };
        let end = (link.cue + 1..self.to).find(pause).filter(|_| subordinate);
        end.map_or(self.to, |end| end + usize::from(self.tokens[end].kind != Kind::Comma))
    }

    /// Whether some tokens tell where or when: on Monday, last year, in a letter.
    fn is_circumstance(&self, tokens: Range<usize>) -> bool {
        let begins = matches!(self.tokens[tokens.start].kind, Kind::Preposition | Kind::Of | Kind::To | Kind::Adverb);
        begins || tokens.last().is_some_and(|last| names::is_time(&lowered(self.word(last))))
    }

    /// Whether a verb stands among the first of some tokens.
    fn has_verb(&self, tokens: Range<usize>) -> bool {
        tokens.take(12).any(|token| {
            matches!(self.tokens[token].kind, Kind::Auxiliary | Kind::Cue(_))
                || is_negated(self.word(token))
                || self.tokens[token].kind == Kind::Word && self.word(token).ends_with("ed")
        })
    }

    /// The clause before a comma and the one who says it, with nothing but a time or a place behind the verb.
    fn before(&self, link: &Link, holder: usize) -> Option<Range<usize>> {
        let comma = holder.checked_sub(1).filter(|&comma| comma > self.from)?;
        let last = link.cue.max(self.scene.mentions[link.mention].phrase.end - 1) + 1;
        let over = self.tokens[last.min(self.to)..self.to].iter().all(|token| token.kind != Kind::Comma)
            || link.how == How::Inverted;
        let main = matches!(
            self.tokens[self.from].kind,
            Kind::Determiner | Kind::Name | Kind::He | Kind::She | Kind::They | Kind::It | Kind::Speech | Kind::Speaker
        );
        let (verb, ..) = speech::english_verb(&lowered(self.word(link.cue)))?;
        let main = main && BARE.holds(verb) && self.has_verb(self.from + 1..comma);
        let said = self.tokens[comma].kind == Kind::Comma && over && main;
        said.then(|| self.clause(self.from, comma)).flatten()
    }

    /// What stands on the other side of the comma beside "according to X".
    fn beside(&self, cue: usize, end: usize) -> Option<Range<usize>> {
        if cue == self.from {
            let comma = (end..self.to).find(|&token| self.tokens[token].kind == Kind::Comma)?;
            return self.clause(comma + 1, self.to);
        }
        // The number of boats, according to Quill, has doubled: the clause stands on both sides
        let split = self.tokens.get(end).is_some_and(|token| token.kind == Kind::Comma) && end + 1 < self.to;
        (!split || self.has_verb(self.from..cue)).then(|| self.clause(self.from, cue)).flatten()
    }

    /// The bytes of some tokens, without the marks at their ends; nothing when they are too few for a clause.
    fn clause(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let pause = |kind: Kind| {
            matches!(kind, Kind::Comma | Kind::Stop | Kind::Colon | Kind::Dash | Kind::Semicolon | Kind::Break)
        };
        let to = to - self.tokens[from..to].iter().rev().take_while(|token| pause(token.kind)).count();
        let opens = |kind: Kind| pause(kind) || kind == Kind::Conjunction;
        let from = from + self.tokens[from..to].iter().take_while(|token| opens(token.kind)).count();
        let words = &self.tokens[from..to];
        (words.len() >= LEAST).then(|| words[0].range.start..words[words.len() - 1].range.end)
    }
}
