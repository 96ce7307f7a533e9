//! One person in both scripts: 安娜·卡弗 in the Chinese summary is the Ann Carver of the article below it.

use super::resolve::is_name;
use super::{Quote, View};
use crate::article::Article;
use crate::text::language::{Language, is_han};
use crate::text::lexicon::Lexicon;
use crate::text::names;
use crate::text::sounds;
use std::collections::BTreeMap;
use std::ops::Range;

/// Gives a person who is named in both scripts one name: the one in the language that most of the article is in.
/// Two names are one person's when they sound alike, or when both are given as the speaker of a quote and its
/// translation; and only where a name has no second such partner.
pub fn unite(article: &Article, quotes: &mut [Quote], views: &mut [View], lexicon: &Lexicon) {
    let text = article.text.as_str();
    let mut named: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    let speakers = quotes.iter().filter_map(|quote| quote.speaker.as_ref()).map(|speaker| &speaker.name);
    for name in speakers.chain(views.iter().map(|view| &view.holder)) {
        named.entry(&text[name.clone()]).or_insert_with(|| name.clone());
    }
    let (chinese, latin): (Vec<&str>, Vec<&str>) =
        named.keys().filter(|name| is_person(name)).partition(|name| name.starts_with(is_han));
    if chinese.is_empty() || latin.is_empty() {
        return;
    }
    let told = translated(text, quotes);
    let is_same = |chinese: &&str, latin: &&str| {
        sounds::is_same_name(chinese, latin, lexicon) || told.get(chinese).is_some_and(|other| other == latin)
    };
    let to_chinese = main_language(article) == Language::Chinese;
    let mut names: BTreeMap<&str, &Range<usize>> = BTreeMap::new();
    for one in &chinese {
        let mut partners = latin.iter().filter(|other| is_same(one, other));
        let (Some(partner), None) = (partners.next(), partners.next()) else { continue };
        let (from, to) = if to_chinese { (partner, one) } else { (one, partner) };
        // of 卡弗 and 安娜·卡弗 the fuller
        let fuller = names.get(from).is_none_or(|known| known.len() < to.len());
        if let Some(name) = named.get(to).filter(|_| fuller) {
            names.insert(from, name);
        }
    }
    let rename = |name: &mut Range<usize>| {
        if let Some(&known) = names.get(&text[name.clone()]) {
            *name = known.clone();
        }
    };
    quotes.iter_mut().filter_map(|quote| quote.speaker.as_mut()).for_each(|speaker| {
        rename(&mut speaker.name);
        speaker.others.iter_mut().for_each(rename);
    });
    views.iter_mut().for_each(|view| rename(&mut view.holder));
}

/// Whether a speaker's name looks like a person's: in Latin letters words with capitals that name no body.
fn is_person(name: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    is_name(name) || name.split_whitespace().all(capital) && !names::is_body(name)
}

/// For Chinese names that are written by no sound the name that the translation of a quote gives its speaker, if
/// all translations give the same.
fn translated<'a>(text: &'a str, quotes: &[Quote]) -> BTreeMap<&'a str, &'a str> {
    let surely = |quote: &Quote| {
        let speaker = quote.speaker.as_ref().filter(|speaker| speaker.is_sure())?;
        Some(&text[speaker.name.clone()])
    };
    let mut told: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for quote in quotes.iter().filter(|quote| quote.language == Language::Chinese) {
        let Some(name) = surely(quote).filter(|name| name.starts_with(is_han) && !names::is_by_sound(name)) else {
            continue;
        };
        let others = quote.same_as.iter().filter_map(|&other| quotes.get(other));
        let others = others.filter(|other| other.language == Language::English).filter_map(surely);
        told.entry(name).or_default().extend(others.filter(|other| !other.starts_with(is_han)));
    }
    told.retain(|_, others| others.iter().all(|other| *other == others[0]));
    told.into_iter().filter_map(|(name, others)| Some((name, *others.first()?))).collect()
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
