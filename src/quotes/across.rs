//! One person in both scripts: 安娜·卡弗 in the Chinese summary is the Ann Carver of the article below it.

use super::resolve::{self, is_name};
use super::{Quote, View};
use crate::article::Article;
use crate::text::fold::lowered;
use crate::text::ids::Ids;
use crate::text::language::{Language, is_han};
use crate::text::lexicon::Lexicon;
use crate::text::names;
use crate::text::namesakes::MOST_NAMES;
use crate::text::sounds::{ChineseName, LatinName};
use std::ops::Range;

/// Gives a person who is named in both scripts one name: the one in the language that most of the article is in.
/// Two names are one person's when they sound alike, or when both are given as the speaker of a quote and its
/// translation; and only where a name has no second such partner.
pub fn unite(article: &Article, quotes: &mut [Quote], views: &mut [View], lexicon: &Lexicon) {
    let text = article.text.as_str();
    let speakers = quotes.iter().filter_map(|quote| quote.speaker.as_ref()).map(|speaker| &speaker.name);
    let named =
        speakers.chain(views.iter().map(|view| &view.holder)).map(|place| (&text[place.clone()], place.clone()));
    // each with its first place
    let mut known = Ids::default();
    let persons = named.filter(|(name, _)| known.len() == known.of(name)).filter(|(name, _)| is_person(name));
    let (mut chinese, mut latin): (Vec<_>, Vec<_>) = persons.partition(|(name, _)| name.starts_with(is_han));
    if chinese.is_empty() || latin.is_empty() {
        return;
    }
    chinese.truncate(MOST_NAMES);
    latin.truncate(MOST_NAMES);
    let told = translated(text, quotes);
    let to_chinese = main_language(article) == Language::Chinese;
    let mut names: Vec<(&str, &Range<usize>)> = Vec::new();
    let latin: Vec<_> = latin.into_iter().map(|named| (LatinName::new(named.0), named)).collect();
    for one in &chinese {
        let name = ChineseName::new(one.0, lexicon);
        let is_same =
            |latin: &LatinName, written: &str| name.can_be(latin) || told.binary_search(&(one.0, written)).is_ok();
        let mut partners = latin.iter().filter(|(sounds, other)| is_same(sounds, other.0)).map(|(_, other)| other);
        let (Some(partner), None) = (partners.next(), partners.next()) else { continue };
        let ((from, _), (_, to)) = if to_chinese { (partner, one) } else { (one, partner) };
        match names.iter_mut().find(|(name, _)| name == from) {
            // of 卡弗 and 安娜·卡弗 the fuller
            Some((_, known)) if known.len() < to.len() => *known = to,
            Some(_) => {}
            None => names.push((from, to)),
        }
    }
    let rename = |name: &mut Range<usize>| {
        if let Some((_, known)) = names.iter().find(|(from, _)| *from == &text[name.clone()]) {
            *name = Range::clone(known);
        }
    };
    quotes.iter_mut().filter_map(|quote| quote.speaker.as_mut()).for_each(|speaker| {
        rename(&mut speaker.name);
        speaker.others.iter_mut().for_each(rename);
    });
    views.iter_mut().for_each(|view| rename(&mut view.holder));
}

/// Gives a quote and its translation one speaker where a pronoun was taken for somebody else: the surer one.
pub fn agree(article: &Article, quotes: &mut [Quote]) {
    let text = article.text.as_str();
    for one in 0..quotes.len() {
        for at in 0..quotes[one].same_as.len() {
            let other = quotes[one].same_as[at];
            if quotes[one].language == quotes[other].language {
                continue;
            }
            let (Some(own), Some(told)) = (&quotes[one].speaker, &quotes[other].speaker) else { continue };
            let pronoun = is_pronoun(&text[own.as_written.clone()]);
            let apart = text[own.name.clone()] != text[told.name.clone()];
            if pronoun && apart && told.is_sure() && told.certainty > own.certainty {
                let (name, certainty) = (told.name.clone(), told.certainty);
                if let Some(own) = &mut quotes[one].speaker {
                    own.others.insert(0, std::mem::replace(&mut own.name, name));
                    own.certainty = certainty;
                }
            }
        }
    }
}

fn is_pronoun(mention: &str) -> bool {
    resolve::is_pronoun(mention) || ["he", "she", "they"].contains(&lowered(mention).as_ref())
}

/// Whether a speaker's name looks like a person's: in Latin letters words with capitals that name no body.
fn is_person(name: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    is_name(name) || name.split_whitespace().all(capital) && !names::is_body(name)
}

/// Chinese names that are written by no sound, each with the name that the translation of a quote gives its speaker,
/// if all translations give the same; in order.
fn translated<'a>(text: &'a str, quotes: &[Quote]) -> Vec<(&'a str, &'a str)> {
    let surely = |quote: &Quote| {
        let speaker = quote.speaker.as_ref().filter(|speaker| speaker.is_sure())?;
        Some(&text[speaker.name.clone()])
    };
    let mut told = Vec::new();
    for quote in quotes.iter().filter(|quote| quote.language == Language::Chinese) {
        let Some(name) = surely(quote).filter(|name| name.starts_with(is_han) && !names::is_by_sound(name)) else {
            continue;
        };
        let others = quote.same_as.iter().filter_map(|&other| quotes.get(other));
        let others = others.filter(|other| other.language == Language::English).filter_map(surely);
        told.extend(others.filter(|other| !other.starts_with(is_han)).map(|other| (name, other)));
    }
    told.sort_unstable();
    told.dedup();
    told.chunk_by(|one, other| one.0 == other.0).filter(|told| told.len() == 1).map(|told| told[0]).collect()
}

/// What most of an article is written in, translations not counted.
fn main_language(article: &Article) -> Language {
    let (mut chinese, mut other) = (0, 0);
    for block in article.blocks.iter().filter(|block| block.role.is_content() && block.translation_of.is_none()) {
        let sum = if block.language == Language::Chinese { &mut chinese } else { &mut other };
        *sum += block.range.len();
    }
    if chinese > other { Language::Chinese } else { Language::English }
}
