//! Who is who in English text: which mentions are of one person, and the fullest form of the name.

use super::mentions::{Mention, Sort};
use super::tokens::{Kind, Token};
use crate::text::names::{self, Gender};
use std::collections::BTreeMap;
use std::ops::Range;

/// Somebody, or a body, with all that is known.
#[derive(Debug, Clone)]
struct Person {
    /// Bytes of the fullest form.
    name: Range<usize>,
    words: usize,
    gender: Gender,
    body: bool,
}

/// The people of an article.
#[derive(Debug, Default)]
pub struct People {
    list: Vec<Person>,
    /// Of each mention.
    of: Vec<Option<usize>>,
}

/// How many namesakes are told apart.
const NAMESAKES: usize = 6;

impl People {
    /// Resolves all mentions, in one pass.
    pub fn of(text: &str, tokens: &[Token], mentions: &[Mention]) -> People {
        let mut people = People::default();
        let mut by_surname: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut nearest = Nearest::default();
        for mention in mentions {
            let person = match mention.sort {
                Sort::Name | Sort::Body | Sort::Inner => {
                    let Some(name) = bare_name(text, tokens, mention) else {
                        people.of.push(None);
                        continue;
                    };
                    let namesakes = by_surname.entry(names::surname(&text[name.clone()])).or_default();
                    let person = people.named(text, name, gender(text, tokens, mention), namesakes);
                    if mention.sort != Sort::Body && !people.list[person].body && !is_place(tokens, mention) {
                        nearest.see(person, people.list[person].gender);
                    }
                    Some(person)
                }
                Sort::He => nearest.take(Gender::He, &mut people.list),
                Sort::She => nearest.take(Gender::She, &mut people.list),
                Sort::Speaker if is_the_only_one(text, tokens, mention) => nearest.only,
                _ => None,
            };
            people.of.push(person);
        }
        people
    }

    /// The person that a name is of: somebody with the same last word whose first does not differ.
    fn named(&mut self, text: &str, name: Range<usize>, gender: Gender, namesakes: &mut Vec<usize>) -> usize {
        let words = text[name.clone()].split_whitespace().count();
        let first = text[name.clone()].split_whitespace().next().unwrap_or_default();
        let fits = |person: &Person| {
            let fits_gender = gender == Gender::Unknown || person.gender == Gender::Unknown || person.gender == gender;
            fits_gender && (words == 1 || person.words == 1 || text[person.name.clone()].starts_with(first))
        };
        if let Some(&known) = namesakes.iter().rev().take(NAMESAKES).find(|&&known| fits(&self.list[known])) {
            let person = &mut self.list[known];
            if words > person.words {
                (person.name, person.words) = (name, words);
            }
            if gender != Gender::Unknown {
                person.gender = gender;
            }
            return known;
        }
        let body = names::is_body(&text[name.clone()]);
        self.list.push(Person { name, words, gender, body });
        namesakes.push(self.list.len() - 1);
        self.list.len() - 1
    }

    /// Whom a mention is of.
    pub fn who(&self, mention: usize) -> Option<usize> {
        self.of.get(mention).copied().flatten()
    }

    /// The fullest form of a person's name, as bytes of the text.
    pub fn name(&self, person: usize) -> Option<Range<usize>> {
        self.list.get(person).map(|person| person.name.clone())
    }
}

/// The persons spoken of last.
#[derive(Default)]
struct Nearest {
    he: Option<usize>,
    she: Option<usize>,
    any: Option<usize>,
    /// The last person, as long as nobody else was named since the one before.
    only: Option<usize>,
}

impl Nearest {
    fn see(&mut self, person: usize, gender: Gender) {
        match gender {
            Gender::He => self.he = Some(person),
            Gender::She => self.she = Some(person),
            Gender::Unknown => {}
        }
        self.only = if self.any.is_none_or(|any| any == person) { Some(person) } else { None };
        self.any = Some(person);
    }

    /// The nearest that a pronoun fits; from then on the person's gender is known.
    fn take(&mut self, gender: Gender, list: &mut [Person]) -> Option<usize> {
        let own = if gender == Gender::He { self.he } else { self.she };
        let any = self.any.filter(|&any| list[any].gender == Gender::Unknown || list[any].gender == gender);
        let person = any.or(own)?;
        list[person].gender = gender;
        self.see(person, gender);
        Some(person)
    }
}

/// The bytes of a name without the honorifics before it.
fn bare_name(text: &str, tokens: &[Token], mention: &Mention) -> Option<Range<usize>> {
    let mut head = mention.head.clone();
    let is_title = |at: usize| names::honorific(&text[tokens[at].range.clone()].to_lowercase()).is_some();
    while head.len() > 1 && is_title(head.start) {
        head.start += 1;
    }
    Some(tokens[head.start].range.start..tokens.get(head.end.checked_sub(1)?)?.range.end)
}

/// Whether a name stands where places do: behind a preposition, in brackets, or one word between commas.
fn is_place(tokens: &[Token], mention: &Mention) -> bool {
    let before = mention.phrase.start.checked_sub(1).map(|before| tokens[before].kind);
    match before {
        Some(Kind::Preposition | Kind::Of | Kind::Bracket) => true,
        Some(Kind::Comma) => mention.head.len() == 1 && tokens.get(mention.head.end).is_none_or(|after| after.kind == Kind::Comma),
        _ => false,
    }
}

fn gender(text: &str, tokens: &[Token], mention: &Mention) -> Gender {
    let first = &text[tokens[mention.head.start].range.clone()];
    names::honorific(&first.to_lowercase()).unwrap_or_default()
}

/// Whether a noun phrase speaks of one known person: the mayor, but not a mayor and not the mayors.
fn is_the_only_one(text: &str, tokens: &[Token], mention: &Mention) -> bool {
    let word = |at: usize| text[tokens[at].range.clone()].to_lowercase();
    let last = word(mention.phrase.end - 1);
    word(mention.phrase.start) == "the" && names::is_office(&last)
}
