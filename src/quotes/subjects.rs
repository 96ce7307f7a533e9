//! Chinese clauses with verbs of speech, and who speaks in them.
//!
//! Chinese has no spaces and its names no capitals: a subject is what stands between the beginning of the
//! clause and the verb, without the words of time, place and manner that the tables name.

use super::Stretch;
use super::landmarks::Landmarks;
use super::resolve::{DottedNames, dotted_names};
use crate::article::Article;
use crate::text::chinese::{AFTER_SUBJECT, BEFORE_SUBJECT, DETERMINERS, KEPT, PREPOSITIONS, PRONOUNS};
use crate::text::language::{is_han, is_latin};
use crate::text::lexicon::Lexicon;
use crate::text::names;
use crate::text::speech::{self, Strength};
use std::ops::Range;

/// A clause's verb of speech and its subject, if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub subject: Option<Range<usize>>,
    pub cue: Option<Range<usize>>,
}

/// Finds subjects in one text.
pub struct Subjects<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    landmarks: Landmarks,
    /// Marked stretches, in order.
    marked: Vec<Range<usize>>,
    pub(super) dotted: DottedNames,
}

/// Between clauses.
pub(super) const CLAUSE_ENDS: &[char] = &[
    '，', ',', '。', '；', ';', '：', ':', '！', '？', '!', '?', '\n', '”', '」', '』', '“', '「', '『', '"', '(', ')',
    '（', '）', '\u{3000}', '】', '■', '▲', '●',
];

/// Between sentences.
pub(super) const SENTENCE_ENDS: &[char] = &['。', '！', '？', '；', '\n', '!', '?'];

/// How far around a name its length is judged, in bytes.
const NEAR: usize = 1500;

/// Clauses looked back for a subject.
const CLAUSES: usize = 5;

/// The longest subject, in bytes.
const LONGEST: usize = 72;

impl<'a> Subjects<'a> {
    pub fn new(article: &'a Article, stretches: &[Stretch], lexicon: &'a Lexicon) -> Subjects<'a> {
        let text = article.text.as_str();
        let marked = stretches.iter().map(|stretch| stretch.marked.inner.clone()).collect();
        Subjects { text, lexicon, landmarks: Landmarks::of(article), marked, dotted: dotted_names(text) }
    }

    /// The last verb of speech in a range that is at least so strong.
    pub(super) fn last_cue(&self, range: Range<usize>, least: Strength) -> Option<Range<usize>> {
        self.landmarks.cues(range, least).last().cloned()
    }

    /// Whether a place is within somebody's marked words.
    pub(super) fn is_marked(&self, at: usize) -> bool {
        let next = self.marked.partition_point(|marked| marked.end <= at);
        self.marked.get(next).is_some_and(|marked| marked.start <= at)
    }

    /// All of them, in order.
    pub(super) fn cues(&self, range: Range<usize>, least: Strength) -> &[Range<usize>] {
        self.landmarks.cues(range, least)
    }

    /// The subject of a verb whose clause begins at `clause`; when it has none, that of a clause before it in
    /// the same sentence.
    pub(super) fn subject(&self, range: Range<usize>, clause: usize) -> Option<Range<usize>> {
        if let Some(own) = self.subject_of(clause..range.end) {
            return Some(own);
        }
        let sentence = range.start + sentence_start(&self.text[range.start..clause]);
        let mut end = clause;
        for _ in 0..CLAUSES {
            let earlier = self.text[sentence..end].trim_end_matches(CLAUSE_ENDS);
            if earlier.is_empty() {
                break;
            }
            let to = sentence + earlier.len();
            let from = sentence + clause_start(earlier);
            let verb = self.cues(from..to, Strength::Strong).first().map(|cue| cue.start);
            let subject = match verb {
                Some(verb) => self.subject_of(from..verb),
                None => self.subject_of(from..to).filter(|subject| self.is_person(subject)),
            };
            if subject.is_some() {
                return subject;
            }
            end = from;
        }
        None
    }

    /// Whether what looks like a subject is one without a verb of speech beside it: a name, a title, a pronoun.
    pub(super) fn is_person(&self, subject: &Range<usize>) -> bool {
        let text = &self.text[subject.clone()];
        names::is_chinese_name(text) || names::chinese_title_end(text) == Some(text.len()) || is_pronoun(text)
    }

    /// The subject in a clause, up to its verb: a pronoun, a title with its name, a name, or whatever stands
    /// before the first word that no subject holds.
    pub(super) fn subject_of(&self, clause: Range<usize>) -> Option<Range<usize>> {
        let trimmed = self.trimmed(clause);
        if self.text[trimmed.clone()].is_empty() {
            return None;
        }
        let text = &self.text[trimmed.clone()];
        // 林晚在接受记者采访时: nothing behind the preposition is the subject
        let trimmed = trimmed.start..trimmed.start + preposition(text).unwrap_or(text.len());
        let text = &self.text[trimmed.clone()];
        // 已有十年经验的林晚: what stands before the last 的 is said of the subject
        let tail = text.rfind('的').map_or(trimmed.start, |at| trimmed.start + at + '的'.len_utf8());
        let found = self.named(tail..trimmed.end).or_else(|| self.named(trimmed.clone()));
        let found = found
            .or_else(|| {
                // 公告上写着: what is written stands on it
                let plain = &text[..subject_end(text)];
                // 勞委會呼籲: not 會 as in 他會來
                let longer = text[plain.len()..].chars().count() == 1 && names::is_chinese_body(text);
                let short = plain.chars().count() <= 2 || !names::is_chinese_body(plain);
                let body = longer && short && !names::is_chinese_name(plain);
                let plain = if body { text } else { plain };
                let plain = plain.strip_suffix('上').filter(|rest| rest.chars().count() > 1).unwrap_or(plain);
                Some(trimmed.start..trimmed.start + plain.len())
            })
            .map(|found| self.spaceless(found))?;
        let text = &self.text[found.clone()];
        // 慢慢地说: a manner, nobody
        let manner = text.ends_with('地') && text.chars().count() > 2;
        let fits = !manner
            && !text.starts_with('在')
            && !text.is_empty()
            && text.len() <= LONGEST
            && text.contains(|c| is_han(c) || is_latin(c));
        fits.then_some(found)
    }

    /// A pronoun, a title or a name in a clause.
    pub(super) fn named(&self, clause: Range<usize>) -> Option<Range<usize>> {
        let clause = self.trimmed(clause);
        let text = &self.text[clause.clone()];
        let from = |start: usize, end: usize| clause.start + start..clause.start + end;
        if let Some(pronoun) = PRONOUNS.at(text) {
            // 该负责人, 这位学者, but 他 by himself
            let determines = DETERMINERS.at(text).is_some();
            let title = names::chinese_title_end(text).filter(|_| determines);
            // 我父亲, but 我 by itself
            let noun = determines || text.starts_with('我');
            let end = title.unwrap_or(if noun { pronoun + subject_end(&text[pronoun..]) } else { pronoun });
            return Some(from(0, end.max(pronoun)));
        }
        if let Some(dot) = text.find('·').filter(|&dot| dot > 0) {
            let name = super::resolve::dotted(self.text, clause.start + dot);
            return Some(name.start.max(clause.start)..name.end.min(clause.end));
        }
        if let Some((start, end)) = names::addressed(text) {
            return Some(from(start, end));
        }
        if let Some(title) = names::chinese_title_end(text) {
            let rest = text[title..].trim_start();
            let start = text.len() - rest.len();
            if let Some(end) = self.name_end(clause.start + start..clause.end) {
                return Some(clause.start + start..end);
            }
            let end = subject_end(rest);
            let transliterated = names::is_by_sound(&rest[..end]);
            let noun = clause_start(&text[..title]);
            return Some(if transliterated {
                from(start, start + end)
            } else {
                from(self.bare(&text[..title]).max(noun), title)
            });
        }
        self.name_end(clause.clone()).map(|end| clause.start..end)
    }

    /// Where a noun phrase begins without what is said of it.
    pub(super) fn bare(&self, phrase: &str) -> usize {
        phrase.rfind('的').map(|at| at + '的'.len_utf8()).filter(|&at| at < phrase.len()).unwrap_or(0)
    }

    /// Where the name ends that a range begins with. Two characters or three: those that stand together elsewhere
    /// near by belong together.
    pub(super) fn name_end(&self, range: Range<usize>) -> Option<usize> {
        let text = &self.text[range.clone()];
        let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
        let two = ends.next()?;
        if !names::is_chinese_name(&text[..two]) || text[..two].contains('·') {
            return None;
        }
        if AFTER_SUBJECT.at(text).is_some() {
            return self.named_like_a_small_word(text).map(|end| range.start + end);
        }
        let Some(three) = ends.next() else { return Some(range.start + two) };
        let given = &text[two..three];
        if !given.contains(is_han) || three < text.len() && speech::chinese_cue(&text[two..]).is_some() {
            return Some(range.start + two);
        }
        let window = self.window(range.start);
        let (mut short, mut long) = (0, 0);
        for &at in self.landmarks.names(window.clone()) {
            if let Some(behind) = self.text[at..window.end].strip_prefix(&text[..two]) {
                short += 1;
                long += usize::from(behind.starts_with(given));
            }
        }
        let over = short > long || long < 2 && AFTER_SUBJECT.holds(given);
        Some(range.start + if over { two } else { three })
    }

    /// Where a name of three characters ends whose first is a small word too: 曾柏宇, not 曾表示.
    fn named_like_a_small_word(&self, text: &str) -> Option<usize> {
        let family = text.chars().next().map_or(0, char::len_utf8);
        let (three, _) = text.char_indices().nth(2)?;
        let three = three + text[three..].chars().next().map_or(0, char::len_utf8);
        let given = &text[family..];
        let small = AFTER_SUBJECT.at(text) != Some(family)
            || AFTER_SUBJECT.at(given).is_some()
            || speech::chinese_cue(given).is_some();
        (!small && text[..three].chars().all(is_han) && self.is_no_word(&text[..three])).then_some(three)
    }

    /// How often a name stands around a place.
    pub(super) fn near(&self, at: usize, name: &str) -> usize {
        self.text[self.window(at)].matches(name).count()
    }

    /// The text around a place.
    fn window(&self, at: usize) -> Range<usize> {
        let from = self.text.ceil_char_boundary(at.saturating_sub(NEAR)).min(at);
        from..self.text.floor_char_boundary(at + NEAR).max(at)
    }

    /// Without the words before a subject, and white space.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        // a list's dot is no part of a name
        let mut text = self.text[range.clone()].trim_start().trim_start_matches('·').trim_start();
        loop {
            if KEPT.at(text).is_some() {
                break;
            }
            let before = BEFORE_SUBJECT.at(text).unwrap_or(0);
            let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            let cut = before.max(digits);
            if cut == 0
                || cut < text.len()
                    && names::is_chinese_name(&text[..cut + text[cut..].chars().next().map_or(0, char::len_utf8)])
            {
                break;
            }
            text = text[cut..].trim_start();
        }
        range.end - text.len()..range.end
    }

    fn spaceless(&self, range: Range<usize>) -> Range<usize> {
        let text = &self.text[range.clone()];
        let start = range.end - text.trim_start().len();
        start..start + self.text[start..range.end].trim_end().len()
    }
}

/// Where the first preposition stands behind a subject of two characters at least. 现在 and 面对 hold none.
fn preposition(text: &str) -> Option<usize> {
    let second = text.char_indices().nth(2)?.0;
    let found = PREPOSITIONS.find(&text[second..]).map(|at| at + second);
    found.filter(|&at| {
        !text[..at].ends_with([
            '现', '現', '存', '潜', '潛', '面', '针', '針', '所', '国', '國', '成', '还', '還', '只', '没', '沒', '方',
        ])
    })
}

pub(super) fn is_pronoun(text: &str) -> bool {
    // 我父亲 is somebody else
    let own = text.starts_with('我') && text != "我";
    PRONOUNS.at(text).is_some() && !own && !names::is_chinese_name(text)
}

/// Where the last clause of a text begins.
pub(super) fn clause_start(text: &str) -> usize {
    text.rfind(CLAUSE_ENDS).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
}

/// Where the last sentence of a text begins.
pub(super) fn sentence_start(text: &str) -> usize {
    text.rfind(SENTENCE_ENDS).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
}

/// Where a clause's subject ends: before the first word that the subject can't hold.
pub(super) fn subject_end(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    // a subject has a character at least, and 向 or 于 may be a family name
    let cut = text.get(first..).and_then(|rest| AFTER_SUBJECT.find(rest)).map_or(text.len(), |at| at + first);
    if AFTER_SUBJECT.at(text).is_some() && !names::is_chinese_name(text) { 0 } else { cut }
}
