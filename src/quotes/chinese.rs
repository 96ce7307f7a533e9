//! Who said it, in Chinese: rules, tried from the surest to the weakest.
//!
//! 1. a clause that ends in a verb of speech stands before the mark (X表示：“…”);
//! 2. one stands behind it (“…”，X说);
//! 3. a name and a colon stand before it (X：“…”);
//! 4. a verb of speech stands earlier in the sentence (X认为，…“…”…);
//! 5. nothing: a whole sentence in marks goes on from the quote before.

use super::kinds::{self, Place};
use super::subjects::{Heard, Subjects};
use super::{Attribution, Finding, Kind, Speaker, Stretch, Unit};
use crate::article::Article;
use crate::text::language::Language;
use std::ops::Range;

/// The Chinese text of an article around its quotes.
pub struct Scene<'a> {
    article: &'a Article,
    stretches: &'a [Stretch],
    subjects: Subjects<'a>,
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
    pub fn new(article: &'a Article, stretches: &'a [Stretch]) -> Scene<'a> {
        Scene { article, stretches, subjects: Subjects::new(&article.text) }
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
            let said = said.filter(|_| matches!(kind, Kind::Statement | Kind::Fragment));
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

        if let Some(found) = self.subjects.before(spot.before.clone()) {
            let place = if opened { Place::Spoken } else { Place::Joined };
            return (place, self.said(found, heard));
        }
        if let Some(found) = self.subjects.after(spot.after.clone(), ends) {
            return (Place::Spoken, self.said(found, heard));
        }
        if trimmed.ends_with(['：', ':']) {
            if let Some(found) = self.subjects.label(spot.before.clone()) {
                return (Place::Spoken, self.said(found, heard));
            }
        }
        let whole = alone || opened && ends;
        if let Some(found) = self.subjects.inside(spot.before.clone(), self.sentence_start(spot)) {
            return (if whole { Place::Spoken } else { Place::Inside }, self.said(found, heard));
        }
        let carried = previous
            .filter(|(at, _)| spot.block - at <= 1 && whole)
            .map(|(_, said)| Attribution { cue: None, ..said.clone() });
        (if whole { Place::Alone } else { Place::Other }, carried)
    }

    /// Where the sentence begins that a quote stands in, across the quotes before it.
    fn sentence_start(&self, spot: &Spot) -> usize {
        let text = self.article.text.as_str();
        let block = self.article.blocks[spot.block].range.start;
        let from = text.ceil_char_boundary(spot.before.end.saturating_sub(REACH).max(block)).min(spot.before.end);
        let back = &text[from..spot.before.end];
        back.rfind(['。', '！', '？', '；', '!', '?'])
            .map_or(from, |at| from + at + back[at..].chars().next().map_or(1, char::len_utf8))
    }

    fn said(&self, found: super::subjects::Found, heard: &mut Heard) -> Option<Attribution> {
        let as_written = found.subject?;
        let name = self.subjects.full_name(as_written.clone(), heard);
        Some(Attribution { speaker: Speaker { name, as_written }, cue: found.cue })
    }
}
