//! The one answer: what [`crate::read`] gives back, as JSON sees it.
//!
//! The stages before speak of byte ranges in the article's text. Here, and only here, texts are cut and
//! offsets become UTF-16 code units; so each text shown is a slice of the page by construction.

use crate::article::{Article, Role};
use crate::key_points::{self, Origin};
use crate::quotes::{self, Kind, Rule};
use crate::tags;
use crate::text::language::Language;
use serde::Serialize;
use std::ops::Range;

/// All that is known of a page. Offsets (`start`, `end`) are UTF-16 code units in `text`, end exclusive.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Reading {
    /// Of this format.
    pub version: u32,
    pub verdict: Verdict,
    pub title: String,
    /// Who published the article, as written.
    pub source: Option<String>,
    pub author: Option<String>,
    /// When, as written (前天 20:58 stays 前天 20:58).
    pub published: Option<String>,
    /// Shares of the article's letters, largest first.
    pub languages: Vec<LanguageShare>,
    pub length: Length,
    /// The article's blocks in page order, one a line.
    pub text: String,
    pub blocks: Vec<Block>,
    /// The blocks of the article's own text, one a line.
    pub body: String,
    pub summary: Option<Summary>,
    /// Best first.
    pub key_points: Vec<KeyPoint>,
    /// The article's headings in their order.
    pub outline: Vec<Part>,
    pub tags: Vec<Tag>,
    pub quotes: Vec<Quote>,
    /// What is said without marks.
    pub views: Vec<View>,
    pub related: Vec<Related>,
}

/// What kind of page this is, with the reasons as [`crate::article::REASONS`] has them.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Verdict {
    pub article: bool,
    pub long: bool,
    pub mixed: bool,
    pub reasons: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LanguageShare {
    pub code: Language,
    /// 0 to 1, two decimals.
    pub share: f64,
}

/// How much there is to read in the body.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Length {
    /// Words outside CJK.
    pub words: usize,
    /// CJK characters.
    pub characters: usize,
    /// At [`crate::text::language::WORDS_A_MINUTE`] and
    /// [`crate::text::language::CHARACTERS_A_MINUTE`], one decimal.
    pub minutes: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    pub role: Role,
    pub language: Language,
    pub start: usize,
    pub end: usize,
    /// The block whose translation this is, by its place in [`Reading::blocks`]; absent for all others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation_of: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    pub text: String,
    pub origin: Origin,
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyPoint {
    pub text: String,
    /// The emoji, number or bullet before it.
    pub mark: Option<String>,
    /// The bold words and colon before it.
    pub label: Option<String>,
    pub origin: Origin,
    pub start: usize,
    pub end: usize,
    /// How much of what the article says is in an extracted point: 1 for the best of them; 0 to 1, two decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub importance: Option<f64>,
    /// Whether the body bears out a point that the page offers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported: Option<bool>,
    /// The passages of the body that bear the point out, best first.
    pub support: Vec<Support>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Support {
    pub text: String,
    pub start: usize,
    pub end: usize,
    /// 0 to 1, two decimals.
    pub score: f64,
    /// What the passage stands in.
    pub paragraph: Place,
    /// The words that tie it to its point, in the passage's order.
    pub ties: Vec<Tie>,
}

/// Words of a point and of a passage that mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tie {
    pub point: Place,
    pub passage: Place,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tag {
    pub label: String,
    pub origin: Origin,
    /// What else the article calls it, in either language, the commonest first.
    pub aliases: Vec<String>,
    /// Empty when the article never speaks of it.
    pub mentions: Vec<Place>,
}

/// A place in [`Reading::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Place {
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quote {
    pub kind: Kind,
    pub language: Language,
    pub speaker: Option<Speaker>,
    /// The word that attributes it: wrote, 表示.
    pub cue: Option<String>,
    /// One for each marked stretch, without its marks.
    pub parts: Vec<Part>,
    /// Places in [`Reading::quotes`] of the same words, in this language or in translation.
    pub same_as: Vec<usize>,
}

impl Quote {
    /// The speaker's name where it is sure enough to be shown as such.
    pub fn surely_by(&self) -> Option<&str> {
        self.speaker.as_ref().filter(|speaker| speaker.sure).map(|speaker| speaker.name.as_str())
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Speaker {
    /// The fullest form in the text.
    pub name: String,
    /// The mention in the attributing clause.
    pub as_written: String,
    /// Whether it is certain enough to be shown as the speaker.
    pub sure: bool,
    /// 0 to 1, two decimals: in how many of such cases the name is right.
    pub certainty: f64,
    pub evidence: Evidence,
    /// Who may have said it, the likeliest first, when it is not sure; else nobody.
    pub candidates: Vec<String>,
}

/// Why somebody is taken for the speaker: the mention with its verb of speech, and the name of the rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    pub start: usize,
    pub end: usize,
    pub rule: Rule,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    pub text: String,
    pub start: usize,
    pub end: usize,
}

/// What somebody says or thinks, told in the author's words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct View {
    pub language: Language,
    pub holder: Holder,
    /// The word that attributes it: argue, 认为.
    pub cue: String,
    /// What is said.
    pub text: String,
    pub start: usize,
    pub end: usize,
}

/// Whose view it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Holder {
    /// The fullest form in the text.
    pub name: String,
    /// The mention beside the cue.
    pub as_written: String,
}

/// A link to another article that the page offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    pub title: String,
    pub href: String,
}

impl Reading {
    /// Puts the stages' findings together.
    pub fn assemble(
        article: &Article,
        key_points: Vec<key_points::KeyPoint>,
        tags: Vec<tags::Tag>,
        said: quotes::Said,
    ) -> Reading {
        let cut = Cutter::new(&article.text);
        let summary = article.summary().map(|range| {
            let Part { text, start, end } = cut.part(&range);
            Summary { text, origin: Origin::Page, start, end }
        });
        Reading {
            version: 1,
            verdict: article.verdict.clone(),
            title: article.title.clone(),
            source: article.byline.source.clone(),
            author: article.byline.author.clone(),
            published: article.byline.published.clone(),
            languages: article.languages.clone(),
            length: article.length.clone(),
            blocks: article.blocks.iter().map(|block| cut.block(block)).collect(),
            body: article.body(),
            summary,
            key_points: key_points.iter().map(|point| cut.key_point(point)).collect(),
            outline: article.outline().map(|range| cut.part(&range)).collect(),
            tags: tags.into_iter().map(|tag| cut.tag(tag)).collect(),
            quotes: said.quotes.into_iter().map(|quote| cut.quote(quote)).collect(),
            views: said.views.iter().map(|view| cut.view(view)).collect(),
            related: article.related.clone(),
            text: article.text.clone(),
        }
    }
}

/// Cuts slices out of the article's text and counts their places in UTF-16.
struct Cutter<'a> {
    text: &'a str,
    /// UTF-16 offset at every [`STRIDE`]th byte (rounded down to a character), so that a look-up is short.
    steps: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'a> Cutter<'a> {
    fn new(text: &'a str) -> Self {
        let mut steps = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut units = 0;
        for (byte, c) in text.char_indices() {
            // the step belongs to the character that holds its byte
            while steps.len() * STRIDE < byte + c.len_utf8() {
                steps.push(units);
            }
            units += c.len_utf16() as u32;
        }
        Cutter { text, steps }
    }

    /// The UTF-16 offset of a byte offset that lies between characters.
    fn utf16(&self, byte: usize) -> usize {
        let step = byte / STRIDE;
        let Some(&units) = self.steps.get(step) else {
            return self.steps.last().map_or(0, |&units| {
                let from = self.text.floor_char_boundary((self.steps.len() - 1) * STRIDE);
                units as usize + self.text[from..].encode_utf16().count()
            });
        };
        let from = self.text.floor_char_boundary(step * STRIDE);
        units as usize + self.text[from..byte].chars().map(char::len_utf16).sum::<usize>()
    }

    fn string(&self, range: &Range<usize>) -> String {
        self.text[range.clone()].to_owned()
    }

    fn place(&self, range: &Range<usize>) -> Place {
        Place { start: self.utf16(range.start), end: self.utf16(range.end) }
    }

    fn part(&self, range: &Range<usize>) -> Part {
        let Place { start, end } = self.place(range);
        Part { text: self.string(range), start, end }
    }

    fn block(&self, block: &crate::article::Block) -> Block {
        let Place { start, end } = self.place(&block.range);
        Block { role: block.role, language: block.language, start, end, translation_of: block.translation_of }
    }

    fn key_point(&self, point: &key_points::KeyPoint) -> KeyPoint {
        let Part { text, start, end } = self.part(&point.text);
        let support = point.support.iter().map(|support| {
            let Part { text, start, end } = self.part(&support.range);
            let ties = support.ties.iter();
            let ties = ties.map(|tie| Tie { point: self.place(&tie.point), passage: self.place(&tie.passage) });
            let (score, paragraph) = (two_decimals(support.score), self.place(&support.paragraph));
            Support { text, start, end, score, paragraph, ties: ties.collect() }
        });
        KeyPoint {
            text,
            mark: point.mark.as_ref().map(|range| self.string(range)),
            label: point.label.as_ref().map(|range| self.string(range)),
            origin: point.origin,
            start,
            end,
            importance: point.importance.map(two_decimals),
            supported: (point.origin == Origin::Page).then_some(!point.support.is_empty()),
            support: support.collect(),
        }
    }

    fn tag(&self, tag: tags::Tag) -> Tag {
        let mentions = tag.mentions.iter().map(|range| self.place(range)).collect();
        Tag { label: tag.label, origin: tag.origin, aliases: tag.aliases, mentions }
    }

    fn view(&self, view: &quotes::View) -> View {
        let Part { text, start, end } = self.part(&view.content);
        let holder = Holder { name: self.string(&view.holder), as_written: self.string(&view.as_written) };
        View { language: view.language, holder, cue: self.string(&view.cue), text, start, end }
    }

    fn speaker(&self, speaker: &quotes::Speaker) -> Speaker {
        let mut candidates = Vec::new();
        for name in std::iter::once(&speaker.name).chain(&speaker.others).filter(|_| !speaker.is_sure()) {
            let name = self.string(name);
            if !candidates.contains(&name) {
                candidates.push(name);
            }
        }
        let Place { start, end } = self.place(&speaker.evidence.clause);
        Speaker {
            name: self.string(&speaker.name),
            as_written: self.string(&speaker.as_written),
            sure: speaker.is_sure(),
            certainty: two_decimals(speaker.certainty),
            evidence: Evidence { start, end, rule: speaker.evidence.rule },
            candidates,
        }
    }

    fn quote(&self, quote: quotes::Quote) -> Quote {
        Quote {
            kind: quote.kind,
            language: quote.language,
            speaker: quote.speaker.map(|speaker| self.speaker(&speaker)),
            cue: quote.cue.map(|range| self.string(&range)),
            parts: quote.parts.iter().map(|range| self.part(range)).collect(),
            same_as: quote.same_as,
        }
    }
}

/// Rounds for the answer: more would only pretend.
pub(crate) fn two_decimals(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_offsets_of_every_boundary() {
        let text = "a“超级”😀\n".repeat(40);
        let cut = Cutter::new(&text);
        let mut units = 0;
        for (byte, c) in text.char_indices() {
            assert_eq!(cut.utf16(byte), units, "at byte {byte}");
            units += c.len_utf16();
        }
        assert_eq!(cut.utf16(text.len()), units);
        assert_eq!(Cutter::new("").utf16(0), 0);
    }
}
