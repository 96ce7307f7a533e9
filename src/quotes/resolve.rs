//! Who is meant, in Chinese: the fullest form of a name, and the person of a pronoun.

pub(super) use super::subjects::is_pronoun;
use super::subjects::{Subjects, clause_start, subject_end};
use crate::text::chinese::{AFTER_SUBJECT, DETERMINERS};
use crate::text::ids::Ids;
use crate::text::language::is_han;
use crate::text::names;
use crate::text::sounds::is_sound;
use crate::text::speech::Strength;
use std::ops::Range;

/// The speaker named last, for 他, 她 and 该负责人.
#[derive(Debug, Default)]
pub struct Heard {
    last: Option<Range<usize>>,
}

impl Heard {
    /// Who that is.
    pub fn last(&self) -> Option<Range<usize>> {
        self.last.clone()
    }
}

/// How far back a pronoun's person is looked for, in bytes.
const BACK: usize = 1500;

/// How many verbs of speech and how many clauses are asked for it.
const ASKED: usize = 12;

impl Subjects<'_> {
    /// The fullest form of a name in the text; for a pronoun or a title the person spoken of last.
    pub fn full_name(&self, as_written: Range<usize>, heard: &mut Heard) -> Range<usize> {
        let written = &self.text[as_written.clone()];
        let body = DETERMINERS.at(written).is_some() && names::chinese_title_end(written) != Some(written.len());
        if body {
            return self.known_by_noun(&as_written).unwrap_or(as_written);
        }
        if written == "我" {
            return self.answering(as_written.start).unwrap_or(as_written);
        }
        if is_pronoun(written) {
            let before = heard.last.clone().filter(|name| name.start < as_written.start);
            let known = [before, self.last_speaker(as_written.start), self.last_person(as_written.start)];
            let nearest = known.into_iter().flatten().max_by_key(|name| name.start);
            let full = nearest.map(|name| self.transliterated(&self.text[name.clone()]).unwrap_or(name));
            return full.or_else(|| self.known_by_noun(&as_written)).unwrap_or(as_written);
        }
        let full = self.transliterated(written).or_else(|| self.titled(&as_written)).unwrap_or(as_written);
        if is_name(&self.text[full.clone()]) {
            heard.last = Some(full.clone());
        }
        full
    }

    /// Whose answer a place is in: the name before the colon that its line begins with.
    fn answering(&self, at: usize) -> Option<Range<usize>> {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let label = self.text[start..at].split(['：', ':']).next().filter(|label| label.len() < at - start)?;
        self.named(start..start + label.len()).filter(|name| name.end == start + label.trim_end().len())
    }

    /// Whom a noun with 该 or 上述 speaks of: the last noun phrase before it with the same noun (该公司, of 海带公司).
    fn known_by_noun(&self, as_written: &Range<usize>) -> Option<Range<usize>> {
        let written = &self.text[as_written.clone()];
        let noun = &written[DETERMINERS.at(written)?..];
        if noun.is_empty() {
            return None;
        }
        let start = self.text.ceil_char_boundary(as_written.start.saturating_sub(BACK)).min(as_written.start);
        let places = self.text[start..as_written.start].rmatch_indices(noun).take(ASKED);
        let phrases = places.map(|(at, _)| {
            let end = start + at + noun.len();
            start + clause_start(&self.text[start..end])..end
        });
        phrases.filter_map(|phrase| self.subject_of(phrase.clone()).filter(|found| found.end == phrase.end)).find(
            |found| {
                let text = &self.text[found.clone()];
                text.len() > noun.len() && DETERMINERS.at(text).is_none()
            },
        )
    }

    /// The full name of somebody called by family name and title: 林局长, of 局长林晚舟.
    fn titled(&self, as_written: &Range<usize>) -> Option<Range<usize>> {
        let written = &self.text[as_written.clone()];
        let family = written.chars().next()?;
        let title = &written[family.len_utf8()..];
        if title.is_empty() || names::chinese_title_end(title) != Some(title.len()) {
            return None;
        }
        let start = self.text.ceil_char_boundary(as_written.start.saturating_sub(BACK)).min(as_written.start);
        let before = &self.text[start..as_written.start];
        let called = before.rmatch_indices(title).map(|(at, _)| start + at + title.len()).take(ASKED);
        called.filter(|&at| self.text[at..].starts_with(family)).find_map(|at| {
            let clause = at..at + self.text[at..].find(|c| !is_han(c)).unwrap_or(0);
            self.name_end(clause).map(|end| at..end)
        })
    }

    /// How sure it is that a subject is one, and whose `name` it is: 0 to 1.
    pub fn certainty(&self, as_written: &Range<usize>, name: &Range<usize>) -> f64 {
        let text = &self.text[as_written.clone()];
        // whoever says I outside marks has written the text or is asked
        if is_pronoun(text) && text != "我" {
            if as_written == name { 0.5 } else { 0.85 }
        } else if text == "我"
            || is_name(text)
            || names::chinese_title_end(text) == Some(text.len())
            || names::is_chinese_body(text)
        {
            1.0
        } else {
            0.7
        }
    }

    /// The last person before a place who says anything, in marks or not.
    fn last_speaker(&self, end: usize) -> Option<Range<usize>> {
        let start = self.text.ceil_char_boundary(end.saturating_sub(BACK)).min(end);
        let cues = self.cues(start..end, Strength::Strong).iter().rev().filter(|cue| !self.is_marked(cue.start));
        cues.take(ASKED).find_map(|cue| {
            let clause = start + clause_start(&self.text[start..cue.start]);
            self.subject_of(clause..cue.start).filter(|subject| is_name(&self.text[subject.clone()]))
        })
    }

    /// The last person before a place at the beginning of a clause: a name with its title, a transliterated one
    /// with its dot, or one that comes again.
    fn last_person(&self, end: usize) -> Option<Range<usize>> {
        let start = self.text.ceil_char_boundary(end.saturating_sub(BACK)).min(end);
        let mut to = end;
        for _ in 0..ASKED {
            let from = start + clause_start(&self.text[start..to]);
            // 在渔港上班的林晚舟: the name stands behind what is said of it
            let tail = from + self.bare(&self.text[from..to]);
            let person = self.described(from..to).or_else(|| self.named(from..to)).or_else(|| self.named(tail..to));
            let person = person.filter(|name| !self.is_marked(name.start)).filter(|name| {
                let text = &self.text[name.clone()];
                let titled = names::chinese_title_end(&self.text[from..name.start]) == Some(name.start - from);
                is_name(text)
                    && (titled
                        || text.contains('·')
                        || text.chars().count() > 2
                            && (self.near(name.start, text) > 1
                                || [from, tail].contains(&name.start) && self.is_no_word(text)))
            });
            if person.is_some() || from <= start {
                return person;
            }
            to = from - self.text[..from].chars().next_back().map_or(0, char::len_utf8);
        }
        None
    }

    /// The name of whom a clause says what they are: 周海生是医生.
    fn described(&self, clause: Range<usize>) -> Option<Range<usize>> {
        let end = self.name_end(clause.clone())?;
        self.text[end..clause.end].starts_with('是').then_some(clause.start..end)
    }

    /// Whether three characters that look like a name neither are nor begin with a word of the lexicon.
    pub(super) fn is_no_word(&self, name: &str) -> bool {
        let given = name.char_indices().nth(2).map_or(name.len(), |(at, _)| at);
        let is_word = |text: &str| self.lexicon.weight(text).is_some();
        let family = name.chars().next().map_or(0, char::len_utf8);
        // 钟被人认出: no name holds a small word
        let small = AFTER_SUBJECT.find(&name[family..]).is_some();
        !self.lexicon.is_empty() && !small && !is_word(name) && !is_word(&name[..given])
    }

    /// A transliterated name in full: 卡弗 → 安娜·卡弗.
    pub(super) fn transliterated(&self, name: &str) -> Option<Range<usize>> {
        self.dotted.of(name)
    }
}

pub(super) fn is_name(text: &str) -> bool {
    names::is_chinese_name(text) || names::is_by_sound(text) || names::addressed(text).is_some()
}

/// Transliterated names in full.
#[derive(Debug, Default)]
pub struct DottedNames {
    last_parts: Ids,
    /// The first name for each last part.
    names: Vec<Range<usize>>,
}

impl DottedNames {
    /// The name in full that has a last part.
    fn of(&self, last_part: &str) -> Option<Range<usize>> {
        self.names.get(self.last_parts.get(last_part)?).cloned()
    }
}

/// All transliterated names of a text, in one pass.
pub fn dotted_names(text: &str) -> DottedNames {
    let DottedNames { mut last_parts, mut names } = DottedNames::default();
    for (dot, mark) in text.match_indices('·') {
        let full = dotted(text, dot);
        // a list's dot
        if full.start == dot {
            continue;
        }
        let from = dot + mark.len();
        let tail = &text[from..full.end.max(from)];
        // where a name ends nothing tells but its sound, so each beginning of two characters or more is kept
        for (last, c) in tail.char_indices().filter(|&(last, _)| last > 0) {
            let end = from + last + c.len_utf8();
            if last_parts.of(&text[from..end]) == names.len() {
                names.push(full.start..end);
            }
        }
    }
    DottedNames { last_parts, names }
}

/// The transliterated name around a dot: the characters beside it that such names are written with. Where there
/// are none, a given name is taken up to the title before it, a family name up to what no subject holds.
pub fn dotted(text: &str, dot: usize) -> Range<usize> {
    /// No part of a name is longer, in characters.
    const LONGEST: usize = 12;
    let length = |count: &mut dyn Iterator<Item = char>| count.take(LONGEST).map(char::len_utf8).sum::<usize>();
    let sounds = |c: &char| is_sound(*c) || *c == '·';
    let mut given = length(&mut text[..dot].chars().rev().take_while(sounds));
    if given == 0 {
        given = length(&mut text[..dot].chars().rev().take_while(|&c| is_han(c)));
    }
    let run = &text[dot - given..dot];
    let title = names::chinese_title_end(run).filter(|&end| end < run.len()).unwrap_or(0);
    let rest = &text[dot..];
    let run = &rest[..rest.find(|c| c != '·' && (!is_han(c) || c == '的')).unwrap_or(rest.len())];
    let run = &run[..names::chinese_title_start(run)];
    let mut family = length(&mut run.chars().take_while(sounds));
    if family <= '·'.len_utf8() {
        family = length(&mut run[..subject_end(run)].chars());
    }
    dot - given + title..dot + family
}
