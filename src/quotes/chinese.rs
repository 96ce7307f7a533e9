//! Who said it, in Chinese: rules, tried from the surest to the weakest.
//!
//! 1. a clause that ends in a verb of speech stands before the mark (X表示：“…”);
//! 2. one stands behind it (“…”，X说);
//! 3. a name and a colon stand before it (X：“…”);
//! 4. a verb of speech stands earlier in the sentence (X认为，…“…”…);
//! 5. nothing: a whole sentence in marks goes on from the quote before.

use super::certainty;
use super::kinds::{self, Place};
use super::resolve::Heard;
use super::subjects::{CLAUSE_ENDS, Found, Subjects};
use super::{Attribution, Evidence, Finding, Kind, Rule, Speaker, Stretch, Unit};
use crate::article::{Article, Block, Role};
use crate::text::language::Language;
use crate::text::lexicon::Lexicon;
use std::ops::Range;

/// The Chinese text of an article around its quotes.
pub struct Scene<'a> {
    article: &'a Article,
    stretches: &'a [Stretch],
    pub(super) subjects: Subjects<'a>,
}

/// A quote and the text of its block around it, up to the quotes beside it.
struct Spot<'a> {
    block: usize,
    inner: &'a str,
    /// Bytes of the article's text before and behind the marks.
    before: Range<usize>,
    after: Range<usize>,
}

/// A clause is no longer than this, in bytes: what stands farther says nothing of a quote.
const REACH: usize = 600;

impl<'a> Scene<'a> {
    pub fn new(article: &'a Article, stretches: &'a [Stretch], lexicon: &'a Lexicon) -> Scene<'a> {
        Scene { article, stretches, subjects: Subjects::new(article, stretches, lexicon) }
    }

    /// Kind and speaker of every unit, in order. Those in other languages' blocks are read all the same.
    pub fn findings(&self, units: &[Unit]) -> Vec<Finding> {
        let mut heard = Heard::default();
        let mut previous: Option<(usize, Attribution)> = None;
        let finding = |unit: &Unit| {
            let spot = self.spot(unit);
            if self.article.blocks[spot.block].language != Language::Chinese {
                return Finding { kind: Kind::Term, said: None };
            }
            let (place, said) = self.attribute(&spot, &mut heard, previous.as_ref());
            let text = &self.article.text;
            let kind = kinds::chinese(spot.inner, &text[spot.before.clone()], &text[spot.after.clone()], place);
            let said = said.filter(|_| kind.is_speech());
            if let (Kind::Statement, Some(said)) = (kind, &said) {
                previous = Some((spot.block, said.clone()));
            }
            Finding { kind, said }
        };
        units.iter().map(finding).collect()
    }

    fn spot(&self, unit: &Unit) -> Spot<'a> {
        let text = self.article.text.as_str();
        let (first, last) = (&self.stretches[unit.stretches.start], &self.stretches[unit.stretches.end - 1]);
        let start = self.article.blocks[first.block].range.start;
        let end = self.article.blocks[last.block].range.end;
        let (open, close) = (first.marked.outer.start, last.marked.outer.end);
        // X说：and the quote in the next block
        let start = match first.block.checked_sub(1).map(|before| &self.article.blocks[before]) {
            Some(before) if open == start && self.leads(before, first.block) => {
                let leads = self.article.text_of(before).trim_end().ends_with(['：', ':', '，']);
                if leads { before.range.start } else { start }
            }
            _ => start,
        };
        let from = text.ceil_char_boundary(open.saturating_sub(REACH).max(start)).min(open);
        let to = text.floor_char_boundary((close + REACH).min(end)).max(close);
        // up to the stretches beside it
        let from = match unit.stretches.start.checked_sub(1) {
            Some(before) => from.max(self.stretches[before].marked.outer.end.min(open)),
            None => from,
        };
        let to = match self.stretches.get(unit.stretches.end) {
            Some(next) => to.min(next.marked.outer.start.max(close)),
            None => to,
        };
        Spot {
            block: first.block,
            inner: &text[first.marked.inner.start..last.marked.inner.end],
            before: from..open,
            after: close..to,
        }
    }

    /// Whether a block may let the one speak that stands below it.
    fn leads(&self, before: &Block, quoted: usize) -> bool {
        let role = self.article.blocks[quoted].role;
        before.role == role || role == Role::Quotation && before.role == Role::Paragraph
    }

    fn attribute(
        &self,
        spot: &Spot,
        heard: &mut Heard,
        previous: Option<&(usize, Attribution)>,
    ) -> (Place, Option<Attribution>) {
        let text = self.article.text.as_str();
        let before = &text[spot.before.clone()];
        let trimmed = before.trim_end();
        let opened = trimmed.ends_with(['：', ':', '，', ',']);
        let ends = spot.inner.ends_with(['。', '！', '？', '…', '，', ',', '.', '!', '?']);
        let block = &self.article.blocks[spot.block].range;
        let alone = ends
            && (trimmed.is_empty() && spot.before.start == block.start
                || trimmed.ends_with(['。', '！', '？', '；', '”', '」']))
            || trimmed.is_empty()
                && spot.before.start == block.start
                && text[spot.after.clone()].trim().is_empty()
                && spot.after.end == block.end;

        let beside = self.subjects.before(spot.before.clone()).map(|found| self.nicknamed(found, spot));
        let place = if opened { Place::Spoken } else { Place::Joined };
        if let Some(found) = beside.clone().filter(|found| found.subject.is_some()) {
            return (place, self.said(found, heard, Rule::Verb));
        }
        let sentence = self.sentence_start(spot);
        let governed = self.subjects.inside(sentence..spot.before.end);
        // what stands behind a full stop says nothing of words within this sentence
        let apart = trimmed.is_empty() || opened || trimmed.ends_with(['。', '！', '？', '；']);
        let own = governed.is_none() && apart || !self.subjects.is_over(spot.after.clone());
        if let Some(found) = self.subjects.after(spot.after.clone(), ends).filter(|_| own) {
            let viewed = text[spot.after.clone()].trim_start_matches(['，', ',']).starts_with('在');
            let rule = if viewed { Rule::According } else { Rule::Verb };
            return (Place::Spoken, self.said(found, heard, rule));
        }
        let paused = spot.inner.ends_with(['，', ',']);
        let next = self.stretches.partition_point(|stretch| stretch.marked.outer.start < spot.after.end);
        let split = paused && self.stretches.get(next).is_some_and(|next| next.marked.outer.start == spot.after.end);
        if let Some(found) = split.then(|| self.subjects.aside(spot.after.clone())).flatten() {
            return (Place::Spoken, self.said(found, heard, Rule::Beside));
        }
        let label = trimmed.ends_with(['：', ':']).then(|| self.subjects.label(spot.before.clone())).flatten();
        if let Some(found) = label {
            return (Place::Spoken, self.said(found, heard, Rule::Label));
        }
        let whole = alone || opened && ends;
        if let Some(found) = governed {
            let place = if beside.is_some() {
                place
            } else if whole {
                Place::Spoken
            } else if self.subjects.appraises(&found, spot.before.end) {
                Place::Appraised
            } else {
                Place::Inside
            };
            return (place, self.said(found, heard, Rule::Governing));
        }
        let spoken = trimmed.ends_with(['，', ','])
            && (ends || spot.inner.contains(['，', '。']) || spot.inner.chars().count() >= 8);
        if let Some(found) = spoken.then(|| self.subjects.acting(sentence..spot.before.end)).flatten() {
            // 他停顿了一下，“…”: surer than a person farther off
            let close = |subject: &Range<usize>| {
                !text[subject.end..spot.before.end].trim_end().trim_end_matches(['，', ',']).contains(CLAUSE_ENDS)
            };
            let rule = if found.subject.as_ref().is_some_and(close) { Rule::Beside } else { Rule::Near };
            return (Place::Spoken, self.said(found, heard, rule));
        }
        // a sentence by itself: of the one whom the sentence before lets speak, else of the speaker before, else
        // of the one whom the sentence behind names
        let first = trimmed.is_empty() && spot.before.start <= block.start;
        let carried = || previous.filter(|(at, _)| spot.block - at <= 1).map(|(_, said)| carried_on(said));
        let announced = trimmed.ends_with(['：', ':']) && spot.inner.chars().count() >= 8;
        let said = match beside {
            Some(_) => carried(),
            None if !(whole || announced) => {
                return (Place::Other, None);
            }
            // X回信谢绝了，信里只有一句话：“…”
            None if announced && self.announcing(sentence..spot.before.end).is_some() => {
                self.announcing(sentence..spot.before.end).and_then(|found| self.said(found, heard, Rule::Near))
            }
            None if first => {
                let found = self.subjects.following(self.ahead(spot));
                found.and_then(|found| self.said(found, heard, Rule::Beside)).or_else(carried)
            }
            None => {
                let found = self.subjects.earlier(self.back(spot));
                found.and_then(|found| self.said(found, heard, Rule::Beside)).or_else(carried)
            }
        };
        // “住新房了！”林晚舟欢呼着跑来: a line's first sentence is somebody's, however short
        let called = first && ends && said.is_some();
        let place = match beside {
            Some(_) => place,
            None if trimmed.ends_with(['：', ':']) => place,
            None if called => Place::Spoken,
            None => Place::Alone,
        };
        (place, said)
    }

    /// The person that the sentence before a colon speaks of.
    fn announcing(&self, sentence: Range<usize>) -> Option<Found> {
        let found = self.subjects.acting(sentence)?;
        found.subject.as_ref().is_some_and(|subject| self.subjects.is_person(subject)).then_some(found)
    }

    /// The text of the block behind a quote, across other quotes.
    fn ahead(&self, spot: &Spot) -> Range<usize> {
        let end = self.article.blocks[spot.block].range.end.min(spot.after.start + REACH);
        spot.after.start..self.article.text.floor_char_boundary(end).max(spot.after.start)
    }

    /// The text of the block before a quote, across other quotes.
    fn back(&self, spot: &Spot) -> Range<usize> {
        let start = self.article.blocks[spot.block].range.start.max(spot.before.end.saturating_sub(2 * REACH));
        self.article.text.ceil_char_boundary(start).min(spot.before.end)..spot.before.end
    }

    /// A name in marks right before the verb of speech is its subject: 网友“渔火”说：
    fn nicknamed(&self, found: Found, spot: &Spot) -> Found {
        let text = self.article.text.as_str();
        let name = self.stretches.partition_point(|stretch| stretch.marked.outer.end < spot.before.start);
        let name = self
            .stretches
            .get(name)
            .filter(|name| name.marked.outer.end == spot.before.start)
            .map(|name| name.marked.inner.clone());
        match (&found.subject, &found.cue, name) {
            (None, Some(cue), Some(name))
                if cue.start == spot.before.start && text[name.clone()].chars().count() <= 10 =>
            {
                Found { subject: Some(name), ..found }
            }
            _ => found,
        }
    }

    /// Where the sentence begins that a quote stands in, across the quotes before it.
    fn sentence_start(&self, spot: &Spot) -> usize {
        let text = self.article.text.as_str();
        let block = self.article.blocks[spot.block].range.start.min(spot.before.start);
        let from = text.ceil_char_boundary(spot.before.end.saturating_sub(REACH).max(block)).min(spot.before.end);
        let back = &text[from..spot.before.end];
        back.rfind(['。', '！', '？', '；', '!', '?'])
            .map_or(from, |at| from + at + back[at..].chars().next().map_or(1, char::len_utf8))
    }

    fn said(&self, found: Found, heard: &mut Heard, rule: Rule) -> Option<Attribution> {
        let as_written = found.subject?;
        let before = heard.last();
        let name = self.subjects.full_name(as_written.clone(), heard);
        let certainty = certainty::of_rule(rule) * self.subjects.certainty(&as_written, &name);
        let evidence = Evidence::new(&as_written, found.cue.as_ref(), rule);
        let others = before.filter(|before| *before != name).into_iter().collect();
        Some(Attribution { speaker: Speaker { name, as_written, certainty, evidence, others }, cue: found.cue })
    }
}

/// The same speaker, going on without a verb of speech.
fn carried_on(said: &Attribution) -> Attribution {
    let evidence = Evidence { rule: Rule::Carried, ..said.speaker.evidence.clone() };
    let certainty = said.speaker.certainty * certainty::of_rule(Rule::Carried);
    Attribution { cue: None, speaker: Speaker { evidence, certainty, ..said.speaker.clone() } }
}
