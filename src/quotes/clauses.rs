//! Who speaks in the Chinese clauses around a mark: the one it stands in, those before and behind it.

use super::subjects::{CLAUSE_ENDS, Found, SENTENCE_ENDS, Subjects, clause_start, sentence_start};
use crate::any_of;
use crate::text::any_of::AnyOf;
use crate::text::chinese::OBJECTS;
use crate::text::speech::Strength;
use std::ops::Range;

/// Sentences looked back for a speaker.
const SENTENCES: usize = 3;

/// Verbs that tell what somebody calls something, both scripts.
#[rustfmt::skip]
const APPRAISING: AnyOf = any_of![
    "形容", "称赞", "稱讚", "盛赞", "盛讚", "批评", "批評", "评价", "評價", "吐槽", "调侃", "調侃", "怒斥", "痛斥", "痛批", "嘲讽",
    "讽刺", "戏称", "戲稱", "谴责", "譴責", "自嘲", "比喻", "抱怨", "直斥",
];

impl Subjects<'_> {
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
        // 问：“…” in an interview
        if paused && matches!(&self.text[start..end], "问" | "問" | "答") {
            return Some(Found { subject: Some(start..end), cue: None });
        }
        let cue = self.last_cue(start..end, if paused { Strength::Weak } else { Strength::Strong })?;
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
        let cue = self.last_cue(from..from + length, Strength::Strong)?;
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
        APPRAISING.holds(&self.text[cue.clone()]) && !self.text[cue.end..mark].contains(CLAUSE_ENDS)
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
            let cue = self.last_cue(clause.clone(), Strength::Strong);
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

    /// The person who does something between two parts of a quote: “…，”X笑了，“…”
    pub fn aside(&self, between: Range<usize>) -> Option<Found> {
        let clause = self.text[between.clone()].strip_suffix(['，', ','])?;
        let clause = between.start..between.start + clause.len();
        let one = !self.text[clause.clone()].contains(CLAUSE_ENDS);
        let subject = self.subject_of(clause).filter(|subject| one && self.is_person(subject))?;
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
        for cue in self.cues(range, Strength::Strong) {
            let clause = from + clause_start(&self.text[from..cue.start]);
            let subject = self.subject(from..cue.start, clause);
            from = cue.end;
            let Some(subject) = subject else { continue };
            let person = self.is_person(&subject);
            let found = Found { subject: Some(subject), cue: Some(cue.clone()) };
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
