//! What stands beside a mention in English text, and what it makes of it.

use super::mentions::{Mention, Sort};
use super::tokens::{Kind, Token};

/// The name that a noun phrase is explained by: a spokesman for the company, Piers Lund. A noun that is not one for
/// people only behind a verb of speech: said the guard, Pia Holt.
pub fn explained(tokens: &[Token], mentions: &[Mention], index: usize) -> Option<usize> {
    let kind = |at: usize| tokens.get(at).map(|token| token.kind);
    if mentions[index].sort == Sort::Thing && !is_said(tokens, &mentions[index]) {
        return None;
    }
    let mut end = mentions[index].phrase.end;
    for (at, mention) in mentions.iter().enumerate().skip(index + 1).take(3) {
        if mention.phrase.start != end + 1 {
            return None;
        }
        match kind(end) {
            Some(Kind::Of) => end = mention.phrase.end,
            Some(Kind::Comma) => {
                let ends = matches!(kind(mention.phrase.end), Some(Kind::Comma | Kind::Stop | Kind::Break));
                let named = mention.sort == Sort::Name && mention.phrase == mention.head && mention.head.len() > 1;
                return (ends && named).then_some(at);
            }
            _ => return None,
        }
    }
    None
}

/// Whether a mention stands behind a verb of speech at once.
fn is_said(tokens: &[Token], mention: &Mention) -> bool {
    mention.phrase.start.checked_sub(1).is_some_and(|before| matches!(tokens[before].kind, Kind::Cue(_)))
}

/// Whether a name is a line's label, as in an interview: Quill: …
pub fn is_label(tokens: &[Token], mention: &Mention) -> bool {
    let begins = mention.phrase.start.checked_sub(1).is_none_or(|before| tokens[before].kind == Kind::Break);
    begins && tokens.get(mention.phrase.end).is_some_and(|after| after.kind == Kind::Colon)
}

/// Whether a name stands where places do: behind a preposition, in brackets, or one word between commas.
pub fn is_place(tokens: &[Token], mention: &Mention) -> bool {
    let before = mention.phrase.start.checked_sub(1).map(|before| tokens[before].kind);
    match before {
        Some(Kind::Preposition | Kind::Of | Kind::Bracket) => true,
        Some(Kind::Comma) => {
            mention.head.len() == 1 && tokens.get(mention.head.end).is_none_or(|after| after.kind == Kind::Comma)
        }
        _ => false,
    }
}

/// Whether a relative clause's who, at a token, belongs to the mention before it.
pub fn is_antecedent(tokens: &[Token], mention: &Mention, who: usize) -> bool {
    let between = &tokens[mention.phrase.end.min(who)..who];
    between.is_empty() || between.len() == 1 && between[0].kind == Kind::Comma
}
