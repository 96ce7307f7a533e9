//! Who is who in English text: which mentions are of one person, and the fullest form of the name.

use super::beside::{explained, is_antecedent, is_label, is_place};
use super::mentions::{How, Link, Mention, Sort};
use super::tokens::{Kind, Token};
use crate::text::fold::lowered;
use crate::text::ids::Ids;
use crate::text::names::{self, Gender};
use std::borrow::Cow;
use std::ops::Range;

/// Somebody, or a body, with all that is known.
#[derive(Debug, Clone)]
struct Person {
    /// Bytes of the fullest form.
    name: Range<usize>,
    /// How many words the name has; none for somebody without one.
    words: usize,
    gender: Gender,
    /// A name that no person has.
    body: bool,
    /// Whether anything is said by this name.
    speaks: bool,
}

impl Person {
    /// How sure it is that this is a person: 0 to 2.
    fn is_person(&self) -> usize {
        match (self.body, self.gender != Gender::Unknown || self.words > 1, self.speaks) {
            (true, ..) => 0,
            (_, true, true) => 2,
            (_, true, _) | (_, _, true) => 1,
            _ => 0,
        }
    }
}

/// The people of an article.
#[derive(Debug, Default)]
pub struct People {
    list: Vec<Person>,
    /// Of each mention.
    of: Vec<Option<usize>>,
}

/// A longer row of capitalised words, in tokens, is a headline and nobody's name.
const LONGEST: usize = 6;

/// How many namesakes are told apart.
const NAMESAKES: usize = 6;

impl People {
    /// Resolves all mentions: names first, since the whole text tells who is a person; then pronouns and titles
    /// by who was spoken of last.
    pub fn of(text: &str, tokens: &[Token], mentions: &[Mention], links: &[Link]) -> People {
        let mut people = People::default();
        let (mut surnames, mut namesakes) = (Ids::default(), Vec::new());
        let (mut given_names, mut bearers) = (Ids::default(), Vec::new());
        for mention in mentions {
            let name = matches!(mention.sort, Sort::Name | Sort::Body | Sort::Inner)
                .then(|| bare_name(text, tokens, mention))
                .flatten()
                .filter(|_| mention.head.len() <= LONGEST);
            let person = name.map(|name| {
                let words = &text[name.clone()];
                // of Ann Carver it may go on as Ann
                let known: Option<&Vec<usize>> = given_names.get(words).and_then(|id| bearers.get(id));
                if let Some(&[known]) = known.map(Vec::as_slice) {
                    return known;
                }
                let namesakes = surnames.at(names::surname(words), &mut namesakes);
                let person = people.named(text, name, gender(text, tokens, mention), namesakes);
                if let Some((given, _)) = words.split_once(' ').filter(|_| !people.list[person].body) {
                    let bearers = given_names.at(given, &mut bearers);
                    if !bearers.contains(&person) && bearers.len() < NAMESAKES {
                        bearers.push(person);
                    }
                }
                person
            });
            people.of.push(person);
        }
        for link in links.iter().filter(|link| matches!(link.how, How::Direct | How::Inverted | How::Apposition)) {
            if let Some(person) = people.who(link.mention) {
                people.list[person].speaks = true;
            }
        }
        people.resolve(text, tokens, mentions);
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
        self.list.push(Person { name, words, gender, body, speaks: false });
        namesakes.push(self.list.len() - 1);
        self.list.len() - 1
    }

    /// Gives pronouns and titles their persons, in the order of the text.
    fn resolve(&mut self, text: &str, tokens: &[Token], mentions: &[Mention]) {
        let mut nearest = Nearest::default();
        // bodies spoken of, by the words of their names
        let (mut nouns, mut bodies) = (Ids::default(), Vec::new());
        // who holds an office, by the words before the name: Bishop Anders Holm
        let (mut offices, mut holders) = (Ids::default(), Vec::new());
        // whose answer a block is: Quill: I wait.
        let mut answers = None;
        for (index, mention) in mentions.iter().enumerate() {
            let at = mention.head.start;
            let found = match mention.sort {
                Sort::Name | Sort::Inner => {
                    if mention.sort == Sort::Name && is_label(tokens, mention) {
                        answers = self.of[index].map(|person| (tokens[at].block, person));
                    }
                    for word in mention.phrase.start..mention.phrase.end - 1 {
                        let word = lowered(&text[tokens[word].range.clone()]);
                        if let Some(person) = self.of[index].filter(|_| names::is_office(&word)) {
                            *offices.at(&word, &mut holders) = person;
                        }
                    }
                    if let Some(person) = self.of[index].filter(|_| !is_place(tokens, mention)) {
                        nearest.see(person, self.list[person].is_person(), at);
                    }
                    continue;
                }
                Sort::He => nearest.pronoun(Gender::He, at, &mut self.list),
                Sort::She => nearest.pronoun(Gender::She, at, &mut self.list),
                Sort::Speech => {
                    let first_person = &text[tokens[at].range.clone()] == "I";
                    let own = answers.filter(|&(block, _)| first_person && block == tokens[at].block);
                    self.of[index] = own.map(|(_, person)| person);
                    continue;
                }
                Sort::Who => index
                    .checked_sub(1)
                    .filter(|&before| is_antecedent(tokens, &mentions[before], at))
                    .and_then(|before| self.of[before]),
                Sort::Body => {
                    if let Some(person) = self.of[index] {
                        let name = &text[self.list[person].name.clone()];
                        for word in name.split_whitespace() {
                            *nouns.at(&lowered(word), &mut bodies) = person;
                        }
                    }
                    continue;
                }
                Sort::Speaker | Sort::Thing if let Some(name) = explained(tokens, mentions, index) => self.of[name],
                Sort::Speaker => match definite(text, tokens, mention) {
                    // the Republican nominee may be another
                    Some(office) if mention.phrase.len() == 2 && offices.get(&office).is_some() => {
                        offices.get(&office).and_then(|id| holders.get(id).copied())
                    }
                    Some(office) if names::is_office(&office) => nearest.only(at),
                    // the company, of the Ferry Company
                    Some(noun) if nouns.get(&noun).is_some() => {
                        self.of[index] = nouns.get(&noun).and_then(|id| bodies.get(id).copied());
                        continue;
                    }
                    _ => self.unnamed(text, tokens, mention),
                },
                _ => continue,
            };
            self.of[index] = found;
            if let Some(person) = found {
                nearest.see(person, self.list[person].is_person(), at);
            }
        }
    }

    /// Somebody without a name whom a pronoun may speak of (his wife), where the phrase explains nobody else.
    fn unnamed(&mut self, text: &str, tokens: &[Token], mention: &Mention) -> Option<usize> {
        let kind = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.kind);
        let before = kind(mention.phrase.start.checked_sub(1));
        let opens = match before {
            None | Some(Kind::Break | Kind::Stop | Kind::Quote(_) | Kind::Conjunction) => true,
            Some(Kind::Cue(_)) => kind(mention.phrase.start.checked_sub(2)) != Some(Kind::To),
            _ => false,
        };
        let explained = kind(Some(mention.phrase.end)) == Some(Kind::Comma)
            && kind(Some(mention.phrase.end + 1)) == Some(Kind::Name);
        let gender = |at: usize| names::noun_gender(&lowered(&text[tokens[at].range.clone()]));
        let noun = mention.phrase.clone().find(|&at| gender(at) != Gender::Unknown)?;
        if !opens || explained {
            return None;
        }
        let gender = gender(noun);
        let name = tokens[mention.phrase.start].range.start..tokens[noun].range.end;
        self.list.push(Person { name, words: 0, gender, body: false, speaks: false });
        Some(self.list.len() - 1)
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

/// How far back, in tokens, the surest person is taken rather than a likely one.
const NEAR: usize = 150;

/// How many tokens farther away one seems of whom it is not quite sure that it is a person.
const LESS_SURE: usize = 15;

/// The persons spoken of last, each with the token: the last few of each sureness.
#[derive(Default)]
struct Nearest {
    seen: [Vec<(usize, usize)>; 3],
}

impl Nearest {
    /// How many of each are remembered.
    const MOST: usize = 4;

    fn see(&mut self, person: usize, sureness: usize, at: usize) {
        let seen = &mut self.seen[sureness.min(2)];
        seen.retain(|&(earlier, _)| earlier != person);
        if seen.len() == Self::MOST {
            seen.remove(0);
        }
        seen.push((person, at));
    }

    /// The nearest that a pronoun fits; from then on the person's gender is known.
    fn pronoun(&self, gender: Gender, at: usize, list: &mut [Person]) -> Option<usize> {
        let fits = |list: &[Person], person: usize| {
            matches!(list[person].gender, Gender::Unknown) || list[person].gender == gender
        };
        let fitting = self.seen[1..]
            .iter()
            .zip([LESS_SURE, 0])
            .flat_map(|(seen, less)| seen.iter().map(move |seen| (less, seen)));
        let fitting = fitting.filter(|(_, (person, place))| place + NEAR > at && fits(list, *person));
        // a name whose gender is known fits better
        let doubt = |person: &Person| if person.gender == gender && person.words > 0 { 0 } else { LESS_SURE / 3 };
        let distance = |(unsure, (person, place)): &(usize, &(usize, usize))| {
            at.saturating_sub(*place) + unsure + doubt(&list[*person])
        };
        let near = fitting.min_by_key(distance).map(|(_, seen)| seen);
        let any =
            || self.seen[1..].iter().rev().find_map(|seen| seen.iter().rev().find(|&&(person, _)| fits(list, person)));
        let &(person, _) = near.or_else(any)?;
        list[person].gender = gender;
        Some(person)
    }

    /// The one person spoken of lately, if there is but one.
    fn only(&self, at: usize) -> Option<usize> {
        let mut near = self.seen[1..].iter().flatten().filter(|&&(_, place)| place + NEAR > at);
        let &(person, _) = near.next()?;
        near.next().is_none().then_some(person)
    }
}

/// The bytes of a name without the honorifics before it.
fn bare_name(text: &str, tokens: &[Token], mention: &Mention) -> Option<Range<usize>> {
    let mut head = mention.head.clone();
    let is_title = |at: usize| names::honorific(&lowered(&text[tokens[at].range.clone()])).is_some();
    while head.len() > 1 && is_title(head.start) {
        head.start += 1;
    }
    Some(tokens[head.start].range.start..tokens.get(head.end.checked_sub(1)?)?.range.end)
}

/// What a mention tells of whose pronoun goes with it: by its honorific, or by a given name before another.
fn gender(text: &str, tokens: &[Token], mention: &Mention) -> Gender {
    let word = |at: usize| lowered(&text[tokens[at].range.clone()]);
    let title = mention.head.clone().rev().find_map(|at| Some((at, names::honorific(&word(at))?)));
    // retired Capt. Anna Carver: the given name stands behind the title, and a name alone is none
    let given = title.map_or(mention.head.start, |(at, _)| at + 1);
    match title {
        Some((_, gender)) if gender != Gender::Unknown => gender,
        _ if given + 1 < mention.head.end => names::given_name(&word(given)),
        _ => Gender::Unknown,
    }
}

/// The noun of a noun phrase that speaks of something known: the mayor, but not a mayor and not the mayors.
fn definite<'a>(text: &'a str, tokens: &[Token], mention: &Mention) -> Option<Cow<'a, str>> {
    let word = |at: usize| lowered(&text[tokens[at].range.clone()]);
    (word(mention.phrase.start) == "the").then(|| word(mention.phrase.end - 1))
}
