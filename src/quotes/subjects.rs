//! Chinese clauses with verbs of speech, and who speaks in them.
//!
//! Chinese has no spaces and its names no capitals: a subject is what stands between the beginning of the
//! clause and the verb, without the words of time, place and manner that the tables name.

use super::resolve::{DottedNames, dotted_names};
use crate::text::chinese::{AFTER_SUBJECT, BEFORE_SUBJECT, DETERMINERS, KEPT, OBJECTS, PREPOSITIONS, PRONOUNS};
use crate::text::language::{is_han, is_latin};
use crate::text::lexicon::Lexicon;
use crate::text::names;
use crate::text::speech::{Chinese, ChineseCues, Strength};
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
    cues: ChineseCues,
    pub(super) dotted: DottedNames,
}

/// Between clauses.
const CLAUSE_ENDS: &[char] = &[
    '，', ',', '。', '；', ';', '：', ':', '！', '？', '!', '?', '\n', '”', '」', '』', '“', '「', '『', '"', '(', ')',
    '（', '）', '\u{3000}', '】', '■', '▲', '●',
];

/// Between sentences.
const SENTENCE_ENDS: &[char] = &['。', '！', '？', '；', '\n', '!', '?'];

/// Verbs that tell what somebody calls something, both scripts.
#[rustfmt::skip]
const APPRAISING: &[&str] = &[
    "形容", "称赞", "稱讚", "盛赞", "盛讚", "批评", "批評", "评价", "評價", "吐槽", "调侃", "調侃", "怒斥", "痛斥", "痛批", "嘲讽",
    "讽刺", "戏称", "戲稱", "谴责", "譴責", "自嘲", "比喻", "抱怨", "直斥",
];

/// How far around a name its length is judged, in bytes.
const NEAR: usize = 1500;

/// Clauses looked back for a subject.
const CLAUSES: usize = 5;

/// Sentences looked back for a speaker.
const SENTENCES: usize = 3;

/// The longest subject, in bytes.
const LONGEST: usize = 72;

impl<'a> Subjects<'a> {
    pub fn new(text: &'a str, lexicon: &'a Lexicon) -> Subjects<'a> {
        Subjects { text, lexicon, cues: ChineseCues::default(), dotted: dotted_names(text) }
    }

    /// Who speaks when the text before a mark ends in a verb of speech, with or without a pause: X告诉记者：
    pub fn before(&self, range: Range<usize>) -> Option<Found> {
        let whole = &self.text[range.clone()];
        let clause = whole.trim_end().trim_end_matches(['：', ':', '，', ',', ' ']);
        let start = range.start + clause_start(clause);
        let end = range.start + clause.len();
        if let Some(found) = self.worded(start..end) {
            return Some(found);
        }
        let paused = clause.len() < whole.trim_end().len();
        let cue = self.last_cue(start..end, |strength| paused || strength == Strength::Strong)?;
        if !is_object(&self.text[cue.end..end]) {
            return None;
        }
        Some(Found { subject: self.subject(range.start..cue.start, start), cue: Some(cue) })
    }

    /// Whether behind a mark a new sentence begins.
    pub fn is_over(&self, range: Range<usize>) -> bool {
        self.text[range].starts_with('。')
    }

    /// Who speaks when the text behind a mark begins with a clause that ends in a verb of speech: ，X说。
    /// `ended`: the quote itself ends in a pause.
    pub fn after(&self, range: Range<usize>, ended: bool) -> Option<Found> {
        let whole = &self.text[range.clone()];
        let clause = whole.trim_start_matches(['，', ',', ' ', '。', '—', '－', '-']);
        let paused = ended || whole.starts_with(['，', ',', '。', '—']);
        let from = range.end - clause.len();
        let length = clause.find(CLAUSE_ENDS).unwrap_or(clause.len());
        // a clause before a colon belongs to what follows
        let forward = clause[length..].starts_with(['：', ':']);
        if let Some(found) = self.viewed(from..from + length) {
            return Some(found);
        }
        let cue = self.last_cue(from..from + length, |strength| strength == Strength::Strong)?;
        if !paused || forward || !is_object(&self.text[cue.end..from + length]) {
            return None;
        }
        let subject = self.subject_of(from..cue.start)?;
        Some(Found { subject: Some(subject), cue: Some(cue) })
    }

    /// 在X看来
    fn viewed(&self, clause: Range<usize>) -> Option<Found> {
        let text = self.text[clause.clone()].strip_prefix('在')?;
        let holder = text.strip_suffix("看来").or_else(|| text.strip_suffix("看來"))?;
        let start = clause.start + '在'.len_utf8();
        let subject = self.subject_of(start..start + holder.len())?;
        Some(Found { subject: Some(subject), cue: Some(start + holder.len()..clause.end) })
    }

    /// 用X的话说
    fn worded(&self, clause: Range<usize>) -> Option<Found> {
        let text = self.text[clause.clone()].strip_prefix('用')?;
        let (holder, told) = ["的话", "的話"].iter().find_map(|words| text.split_once(words))?;
        let start = clause.start + '用'.len_utf8();
        let subject = self.subject_of(start..start + holder.len())?;
        let cue = clause.end - told.len()..clause.end;
        matches!(told, "说" | "說" | "来说" | "來說" | "讲" | "来讲")
            .then_some(Found { subject: Some(subject), cue: Some(cue) })
    }

    /// Whether a verb tells what somebody calls something, in the clause that ends at a mark.
    pub fn appraises(&self, found: &Found, mark: usize) -> bool {
        let Some(cue) = &found.cue else { return false };
        APPRAISING.contains(&&self.text[cue.clone()]) && !self.text[cue.end..mark].contains(CLAUSE_ENDS)
    }

    /// The first verb of speech with a person for its subject in a sentence behind a mark, wherever in its clause; the
    /// person may stand in a clause before it.
    pub fn following(&self, range: Range<usize>) -> Option<Found> {
        /// Clauses looked at: marked words make two more each.
        const CLAUSES: usize = 8;
        let sentence = &self.text[range.clone()];
        let end = range.start + sentence.find(SENTENCE_ENDS).unwrap_or(sentence.len());
        let mut from = range.start;
        let mut person = None;
        for _ in 0..CLAUSES {
            let clause = from..from + self.text[from..end].find(CLAUSE_ENDS).unwrap_or(end - from);
            let cue = self.last_cue(clause.clone(), |strength| strength == Strength::Strong);
            let subject = self.subject_of(clause.start..cue.as_ref().map_or(clause.end, |cue| cue.start));
            person = subject.filter(|subject| self.is_person(subject)).or(person);
            if let (Some(cue), Some(person)) = (cue, &person) {
                return Some(Found { subject: Some(person.clone()), cue: Some(cue) });
            }
            from = (clause.end + self.text[clause.end..end].chars().next().map_or(0, char::len_utf8)).min(end);
        }
        None
    }

    /// The person that the sentence before a mark speaks of, without a verb of speech: X笑了，“…”
    pub fn acting(&self, sentence: Range<usize>) -> Option<Found> {
        let subject = self.subject(sentence.clone(), sentence.end)?;
        Some(Found { subject: Some(subject), cue: None })
    }

    /// Whose name stands before a colon: X：
    pub fn label(&self, range: Range<usize>) -> Option<Found> {
        let clause = self.text[range.clone()].trim_end().trim_end_matches(['：', ':']);
        let start = range.start + clause_start(clause);
        let subject = start..range.start + clause.len();
        let subject = self.trimmed(subject);
        let named = self.named(subject)?;
        Some(Found { subject: Some(named), cue: None })
    }

    /// The verb of speech that governs the text before a mark from `start` on, quotes in it or not: the first
    /// with a person for its subject, else the last.
    pub fn inside(&self, range: Range<usize>) -> Option<Found> {
        let mut last = None;
        let mut from = range.start;
        for cue in self.cues_in(range.clone(), |strength| strength == Strength::Strong) {
            let clause = from + clause_start(&self.text[from..cue.start]);
            let subject = self.subject(from..cue.start, clause);
            from = cue.end;
            let Some(subject) = subject else { continue };
            let person = self.is_person(&subject);
            let found = Found { subject: Some(subject), cue: Some(cue) };
            if person {
                return Some(found);
            }
            last = Some(found);
        }
        last
    }

    /// The same for the sentences before one in its block, the nearest first.
    pub fn earlier(&self, block: Range<usize>) -> Option<Found> {
        let mut end = block.end;
        for _ in 0..SENTENCES {
            let text =
                self.text[block.start..end].trim_end_matches(|c: char| SENTENCE_ENDS.contains(&c) || c.is_whitespace());
            if text.is_empty() {
                return None;
            }
            let to = block.start + text.len();
            let from = block.start + sentence_start(text);
            if let Some(found) = self.inside(from..to) {
                return Some(found);
            }
            end = from;
        }
        None
    }

    /// The last verb of speech in a range.
    fn last_cue(&self, range: Range<usize>, fits: impl Fn(Strength) -> bool) -> Option<Range<usize>> {
        self.cues_in(range, fits).pop()
    }

    /// The verbs of speech in a range, those one behind the other (介绍说) as one.
    pub(super) fn cues_in(&self, range: Range<usize>, fits: impl Fn(Strength) -> bool) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            match self.cues.at(rest) {
                Some((word, Chinese::Cue(strength))) => {
                    match found.last_mut() {
                        // a name may end in 道
                        Some(last) if last.end == at && &self.text[last.clone()] == "道" => {
                            *last = at..at + word.len()
                        }
                        Some(last) if last.end == at => last.end += word.len(),
                        _ if fits(strength) => found.push(at..at + word.len()),
                        _ => {}
                    }
                    at += word.len();
                }
                Some((word, Chinese::No)) => at += word.len(),
                None => at += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
        found
    }

    /// The subject of a verb whose clause begins at `clause`; when it has none, that of a clause before it in
    /// the same sentence.
    fn subject(&self, range: Range<usize>, clause: usize) -> Option<Range<usize>> {
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
            let verb = self.cues_in(from..to, |strength| strength == Strength::Strong).first().map(|cue| cue.start);
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
            let end = title.unwrap_or(if determines { pronoun + subject_end(&text[pronoun..]) } else { pronoun });
            return Some(from(0, end.max(pronoun)));
        }
        if let Some(dot) = text.find('·') {
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
            let noun = text[..title].rfind(CLAUSE_ENDS).map_or(0, |at| at + 1);
            let noun = self.text.ceil_char_boundary(clause.start + noun) - clause.start;
            return Some(if transliterated {
                from(start, start + end)
            } else {
                from(self.bare(&text[..title]).max(noun), title)
            });
        }
        self.name_end(clause.clone()).map(|end| clause.start..end)
    }

    /// Where a noun phrase begins without what is said of it.
    fn bare(&self, phrase: &str) -> usize {
        phrase.rfind('的').map(|at| at + '的'.len_utf8()).filter(|&at| at < phrase.len()).unwrap_or(0)
    }

    /// Where the name ends that a range begins with. Two characters or three: those that stand together elsewhere
    /// near by belong together.
    pub(super) fn name_end(&self, range: Range<usize>) -> Option<usize> {
        let text = &self.text[range.clone()];
        let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
        let two = ends.next()?;
        if !names::is_chinese_name(&text[..two]) || text[..two].contains('·') || AFTER_SUBJECT.at(text).is_some() {
            return None;
        }
        let Some(three) = ends.next() else { return Some(range.start + two) };
        let given = &text[two..three];
        let (short, long) = (self.near(range.start, &text[..two]), self.near(range.start, &text[..three]));
        let small = AFTER_SUBJECT.holds(given) && (long < 2 || long < short);
        let over = small || !given.contains(is_han) || three < text.len() && self.cues.at(&text[two..]).is_some();
        Some(range.start + if over || short > long { two } else { three })
    }

    /// How often a name stands around a place.
    pub(super) fn near(&self, at: usize, name: &str) -> usize {
        let from = self.text.ceil_char_boundary(at.saturating_sub(NEAR)).min(at);
        let to = self.text.floor_char_boundary(at + NEAR).max(at);
        self.text[from..to].matches(name).count()
    }

    /// Without the words before a subject, and white space.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let mut text = self.text[range.clone()].trim_start();
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
    PRONOUNS.at(text).is_some() && !names::is_chinese_name(text)
}

/// Where the last clause of a text begins.
pub(super) fn clause_start(text: &str) -> usize {
    text.rfind(CLAUSE_ENDS).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
}

/// Where the last sentence of a text begins.
fn sentence_start(text: &str) -> usize {
    text.rfind(SENTENCE_ENDS).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
}

/// Whether nothing but small words and those spoken to stands behind a verb of speech.
fn is_object(mut rest: &str) -> bool {
    loop {
        rest = rest.trim_matches([' ', '\u{a0}', '\u{3000}', '：', ':', '，', ',']);
        if rest.is_empty() {
            return true;
        }
        // a paper's name: 告诉《渔港晚报》记者
        if let Some((_, behind)) = rest.strip_prefix('《').and_then(|title| title.split_once('》')) {
            rest = behind;
            continue;
        }
        match OBJECTS.at(rest) {
            Some(length) => rest = &rest[length..],
            None => return false,
        }
    }
}

/// Where a clause's subject ends: before the first word that the subject can't hold.
pub(super) fn subject_end(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    // a subject has a character at least, and 向 or 于 may be a family name
    let cut = text.get(first..).and_then(|rest| AFTER_SUBJECT.find(rest)).map_or(text.len(), |at| at + first);
    if AFTER_SUBJECT.at(text).is_some() && !names::is_chinese_name(text) { 0 } else { cut }
}
