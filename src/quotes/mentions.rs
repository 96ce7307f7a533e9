//! Who is spoken of in English text, and of which verb of speech each is the subject.

use super::tokens::{Kind, Token};
use crate::any_of;
use crate::text::any_of::AnyOf;
use crate::text::fold::lowered;
use crate::text::names;
use std::ops::Range;

/// What sort of mention it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A person's name, as far as it looks.
    Name,
    /// The name of a body.
    Body,
    /// A noun phrase whose noun is one for people or bodies that speak.
    Speaker,
    /// Any other noun phrase with an article.
    Thing,
    He,
    She,
    They,
    /// I, we, you
    Speech,
    It,
    Who,
    /// A name before another noun or with ’s: Carver’s aide, the Carver campaign.
    Inner,
}

/// A mention.
#[derive(Debug, Clone)]
pub struct Mention {
    pub sort: Sort,
    /// The tokens of the whole noun phrase: `former harbour chief Ann Carver`.
    pub phrase: Range<usize>,
    /// The tokens that name: `Ann Carver`; of a phrase without a name all.
    pub head: Range<usize>,
}

/// How a mention belongs to its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Carver (also) said
    Direct,
    /// Carver of the Harbour Club said
    Phrase,
    /// Carver, head of the club, said
    Apposition,
    /// Carver stood up and said
    Coordinated,
    /// Carver stood up, saying
    Participle,
    /// said Carver
    Inverted,
    /// Carver, who said
    Relative,
    /// according to Carver
    According,
    /// Carver: “…”, or “…” – Carver
    Sign,
}

/// A cue with its subject.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    pub mention: usize,
    /// The cue's token.
    pub cue: usize,
    pub how: How,
}

/// Small words inside names.
const PARTICLES: AnyOf =
    any_of!["al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "ibn", "la", "le", "van", "von"];

/// All mentions in order of their heads.
pub fn mentions(text: &str, tokens: &[Token]) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let sort = match tokens[at].kind {
            Kind::He => Some(Sort::He),
            Kind::She => Some(Sort::She),
            Kind::They => Some(Sort::They),
            Kind::Speech => Some(Sort::Speech),
            Kind::It => Some(Sort::It),
            Kind::Who => Some(Sort::Who),
            _ => None,
        };
        if let Some(sort) = sort {
            found.push(Mention { sort, phrase: at..at + 1, head: at..at + 1 });
            at += 1;
        } else if begins_phrase(tokens[at].kind) {
            at = phrase(text, tokens, at, &mut found);
        } else {
            at += 1;
        }
    }
    found
}

fn begins_phrase(kind: Kind) -> bool {
    matches!(kind, Kind::Determiner | Kind::Name | Kind::Honorific | Kind::Speaker)
}

/// Reads one noun phrase and gives the token behind it.
fn phrase(text: &str, tokens: &[Token], start: usize, found: &mut Vec<Mention>) -> usize {
    /// Longer phrases are sentences whose verb was not known.
    const LONGEST: usize = 10;
    let mut end = start;
    let mut name: Option<Range<usize>> = None;
    let mut noun = None;
    let inner = |run: Range<usize>, found: &mut Vec<Mention>| {
        found.push(Mention { sort: Sort::Inner, phrase: run.clone(), head: run });
    };
    while end < tokens.len() && end - start < LONGEST {
        match tokens[end].kind {
            Kind::Determiner if end == start => end += 1,
            Kind::Name | Kind::Honorific => {
                let run = name_run(text, tokens, end);
                if let Some(earlier) = name.replace(run.clone()) {
                    inner(earlier, found);
                }
                noun = None;
                end = run.end;
                continue;
            }
            Kind::Speaker => {
                noun = Some(end);
                end += 1;
            }
            Kind::Number => end += 1,
            // between a name and what follows only a noun's company belongs to the phrase
            Kind::Word if name.is_none() || noun.is_some() || leads_on(text, tokens, end) => end += 1,
            _ => break,
        }
    }
    let phrase = start..end;
    match name {
        Some(run) if run.end == end && !tokens[end - 1].possessive => {
            let name = &text[tokens[run.start].range.start..tokens[run.end - 1].range.end];
            let sort = if names::is_body(name) || tokens[start].kind == Kind::Determiner && run.start == start + 1 {
                Sort::Body
            } else {
                Sort::Name
            };
            found.push(Mention { sort, phrase, head: run });
        }
        Some(run) => {
            inner(run, found);
            if noun.is_some() {
                found.push(Mention { sort: Sort::Speaker, phrase: phrase.clone(), head: phrase });
            }
        }
        // last year is nobody
        None if noun.is_none() && names::is_time(&lowered(&text[tokens[end - 1].range.clone()])) => {}
        None => {
            let sort = if noun.is_some() { Sort::Speaker } else { Sort::Thing };
            found.push(Mention { sort, phrase: phrase.clone(), head: phrase });
        }
    }
    end.max(start + 1)
}

/// Whether lower-case words behind a name lead on to a noun or a name of the same phrase.
fn leads_on(text: &str, tokens: &[Token], at: usize) -> bool {
    for token in tokens.iter().skip(at).take(3) {
        match token.kind {
            Kind::Speaker => return true,
            Kind::Word if !text[token.range.clone()].ends_with("ed") => {}
            _ => return false,
        }
    }
    false
}

/// The tokens of a name: capitalised words, and small words between them.
fn name_run(text: &str, tokens: &[Token], start: usize) -> Range<usize> {
    let is_name = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Name | Kind::Honorific));
    let word = |at: usize| lowered(&text[tokens[at].range.clone()]);
    let mut end = start + 1;
    while end < tokens.len() && end - start < 10 && !tokens[end - 1].possessive {
        let particles = (end..tokens.len()).take(2).take_while(|&at| PARTICLES.holds(&word(at))).count();
        let of = tokens[end].kind == Kind::Of && word(end) != "at" && names::is_body(&word(end - 1));
        if is_name(end) {
            end += 1;
        } else if particles > 0 && is_name(end + particles) {
            end += particles + 1;
        } else if of && is_name(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    start..end
}

/// Every cue with its subjects, in order of the cues.
pub fn links(text: &str, tokens: &[Token], mentions: &[Mention]) -> Vec<Link> {
    let places = Places::new(tokens.len(), mentions);
    let mut links = Vec::new();
    for (cue, token) in tokens.iter().enumerate() {
        let previous = cue.checked_sub(1).map(|before| tokens[before].kind);
        match token.kind {
            Kind::Cue(_) | Kind::Participle(_) => {
                if let Some((mention, how)) = inverted(tokens, &places, cue) {
                    links.push(Link { mention, cue, how });
                }
                if let Some((mention, how)) = subject(tokens, mentions, &places, cue) {
                    links.push(Link { mention, cue, how });
                }
            }
            Kind::According => {
                if let Some(mention) = places.starting(cue + 2) {
                    links.push(Link { mention, cue, how: How::According });
                }
            }
            // Quill: “…”, and in headlines Quill – “…”
            Kind::Colon | Kind::Dash
                if token.kind == Kind::Colon
                    || matches!(tokens.get(cue + 1).map(|next| next.kind), Some(Kind::Quote(_)))
                        && matches!(previous, Some(Kind::Name)) =>
            {
                let label = cue.checked_sub(1).and_then(|last| places.ending(last));
                let alone = |mention: &usize| {
                    mentions[*mention].phrase.start.checked_sub(1).is_none_or(|before| ends_line(tokens[before].kind))
                };
                if let Some(mention) = label.filter(alone) {
                    links.push(Link { mention, cue, how: How::Sign });
                }
            }
            // in the words of Mara Quill
            Kind::Of
                if matches!(
                    cue.checked_sub(1).map(|before| &text[tokens[before].range.clone()]),
                    Some("words" | "opinion")
                ) =>
            {
                if let Some(mention) = places.starting(cue + 1) {
                    links.push(Link { mention, cue, how: How::According });
                }
            }
            Kind::Dash if matches!(previous, Some(Kind::Quote(_) | Kind::Break)) => {
                if let Some(mention) = places.starting(cue + 1) {
                    links.push(Link { mention, cue, how: How::Sign });
                }
            }
            _ => {}
        }
    }
    links
}

/// Whether behind such a token a label may begin, as at the beginning of a line.
fn ends_line(kind: Kind) -> bool {
    matches!(kind, Kind::Break | Kind::Stop | Kind::Dash | Kind::Quote(_))
}

/// Mentions by their first and last tokens.
struct Places {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

const NOBODY: u32 = u32::MAX;

impl Places {
    fn new(tokens: usize, mentions: &[Mention]) -> Places {
        let mut places = Places { starts: vec![NOBODY; tokens], ends: vec![NOBODY; tokens] };
        for (index, mention) in mentions.iter().enumerate() {
            places.starts[mention.phrase.start] = index as u32;
            places.ends[mention.phrase.end - 1] = index as u32;
        }
        places
    }

    fn starting(&self, token: usize) -> Option<usize> {
        self.starts.get(token).filter(|&&mention| mention != NOBODY).map(|&mention| mention as usize)
    }

    fn ending(&self, token: usize) -> Option<usize> {
        self.ends.get(token).filter(|&&mention| mention != NOBODY).map(|&mention| mention as usize)
    }
}

/// The subject behind a cue that follows a quote: `“…,” said Carver`.
fn inverted(tokens: &[Token], places: &Places, cue: usize) -> Option<(usize, How)> {
    let before =
        tokens[..cue].iter().rev().find(|token| !matches!(token.kind, Kind::Comma | Kind::Adverb | Kind::Dash))?;
    let opens =
        matches!(before.kind, Kind::Quote(_) | Kind::Stop | Kind::Break | Kind::Subordinate | Kind::Conjunction);
    // said ferry pilot Mara Quill
    let bare =
        tokens[cue + 1..].iter().take(3).take_while(|token| matches!(token.kind, Kind::Word | Kind::Number)).count();
    opens
        .then(|| (0..=bare).find_map(|skipped| places.starting(cue + 1 + skipped)))
        .flatten()
        .map(|mention| (mention, How::Inverted))
}

/// The subject before a cue.
fn subject(tokens: &[Token], mentions: &[Mention], places: &Places, cue: usize) -> Option<(usize, How)> {
    let between = |token: &&Token| matches!(token.kind, Kind::Adverb | Kind::Auxiliary);
    let skipped = tokens[..cue].iter().rev().take_while(between).count();
    let last = (cue - skipped).checked_sub(1)?;
    let participle = matches!(tokens[cue].kind, Kind::Participle(_)) && skipped == 0;
    match tokens[last].kind {
        Kind::Who => return relative(tokens, places, last).map(|mention| (mention, How::Relative)),
        Kind::Comma if !participle => {
            return apposition(tokens, mentions, places, last).map(|mention| (mention, How::Apposition));
        }
        _ => {}
    }
    if let Some(mention) = places.ending(last).filter(|_| !participle) {
        return Some(match possessor(tokens, mentions, places, mention) {
            Some(before) => (before, How::Phrase),
            None => (mention, How::Direct),
        });
    }
    let how = if participle { How::Participle } else { How::Coordinated };
    first_of_clause(tokens, mentions, places, last).map(|mention| (mention, how))
}

/// How far back a clause is followed, in tokens.
const CLAUSE: usize = 40;

fn is_boundary(kind: Kind) -> bool {
    matches!(kind, Kind::Quote(_) | Kind::Stop | Kind::Break | Kind::Semicolon | Kind::Colon)
}

/// The one that a chain of "of …" before it belongs to: `an aide to the mayor of Oxmere` → an aide.
fn possessor(tokens: &[Token], mentions: &[Mention], places: &Places, mention: usize) -> Option<usize> {
    let mut found = None;
    let mut at = mention;
    for _ in 0..4 {
        let Some(before) = mentions[at].phrase.start.checked_sub(2) else { break };
        if !matches!(tokens[before + 1].kind, Kind::Of | Kind::To | Kind::Preposition) {
            break;
        }
        let Some(owner) = places.ending(before) else { break };
        found = Some(owner);
        at = owner;
    }
    found
}

fn relative(tokens: &[Token], places: &Places, who: usize) -> Option<usize> {
    let last = who.checked_sub(1)?;
    let last = if tokens[last].kind == Kind::Comma { last.checked_sub(1)? } else { last };
    places.ending(last)
}

/// The mention that the apposition before `comma` explains: the first of the clause that a comma follows.
fn apposition(tokens: &[Token], mentions: &[Mention], places: &Places, comma: usize) -> Option<usize> {
    let start = clause_start(tokens, comma);
    let free = |at: &usize| at.checked_sub(1).is_none_or(|before| !is_preposition(tokens[before].kind));
    let candidates = (start..comma).filter(free).filter_map(|at| places.starting(at));
    let mut first = None;
    for mention in candidates {
        let next = mentions[mention].phrase.end;
        if next < comma && tokens[next].kind == Kind::Comma {
            return Some(mention);
        }
        first = first.or(Some(mention));
    }
    first
}

fn first_of_clause(tokens: &[Token], mentions: &[Mention], places: &Places, last: usize) -> Option<usize> {
    let start = clause_start(tokens, last + 1);
    let free = |at: &usize| at.checked_sub(1).is_none_or(|before| !is_preposition(tokens[before].kind));
    let named = |mention: &usize| !matches!(mentions[*mention].sort, Sort::Inner | Sort::Who);
    (start..=last).filter(free).filter_map(|at| places.starting(at)).find(named)
}

fn is_preposition(kind: Kind) -> bool {
    matches!(kind, Kind::Preposition | Kind::Of | Kind::To)
}

fn clause_start(tokens: &[Token], end: usize) -> usize {
    let back = tokens[..end].iter().rev().take(CLAUSE).take_while(|token| !is_boundary(token.kind)).count();
    end - back
}
