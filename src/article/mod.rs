//! What there is to read on a page: title, byline, and the blocks with their roles.

mod body;
mod byline;
mod credits;
mod evidence;
mod flow;
mod hints;
mod offered;
mod phrases;
mod roles;
mod sections;
mod sites;
mod strays;
mod title;
mod translations;
mod verdict;

use crate::options::Options;
use crate::page::{NodeId, Page};
use crate::reading::{LanguageShare, Length, Related, Verdict, two_decimals};
use crate::steps::{at_once, give_way};
use crate::text::language::{Language, Letters};
use crate::text::order::heaviest_first;
use flow::Flow;
use roles::Roles;
use serde::{Serialize, Serializer};
use sites::{SITES, Site};
use std::ops::Range;
use title::Declared;
pub use verdict::REASONS;

/// What a block is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Title,
    Byline,
    Summary,
    KeyPoint,
    Heading,
    Paragraph,
    ListItem,
    Quotation,
    Caption,
    Code,
    Table,
    Tags,
    Related,
    Promotion,
    Furniture,
}

impl Role {
    /// The role's name in readings.
    pub fn name(self) -> &'static str {
        match self {
            Role::Title => "title",
            Role::Byline => "byline",
            Role::Summary => "summary",
            Role::KeyPoint => "key_point",
            Role::Heading => "heading",
            Role::Paragraph => "paragraph",
            Role::ListItem => "list_item",
            Role::Quotation => "quotation",
            Role::Caption => "caption",
            Role::Code => "code",
            Role::Table => "table",
            Role::Tags => "tags",
            Role::Related => "related",
            Role::Promotion => "promotion",
            Role::Furniture => "furniture",
        }
    }

    /// Whether such a block is part of the article's own text.
    pub fn is_body(self) -> bool {
        use Role::*;
        matches!(self, Heading | Paragraph | ListItem | Quotation | Code | Table)
    }

    /// Whether such a block says something about the article's subject: the body, and what the page puts
    /// over it.
    pub fn is_content(self) -> bool {
        self.is_body() || matches!(self, Role::Title | Role::Summary | Role::KeyPoint | Role::Caption)
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One block: a line of [`Article::text`].
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub role: Role,
    pub language: Language,
    /// Bytes in [`Article::text`].
    pub range: Range<usize>,
    /// Its letters, counted once for all stages.
    pub letters: Letters,
    /// How many bytes at the block's beginning are bold, when not all of them are.
    pub bold: usize,
    /// The innermost block element that holds it.
    pub node: NodeId,
    /// The block whose translation this is, by its place in [`Article::blocks`].
    pub translation_of: Option<usize>,
}

/// Who published it and when, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Byline {
    pub source: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
}

/// What there is to read on a page.
#[derive(Debug, Clone, Default)]
pub struct Article {
    pub title: String,
    pub byline: Byline,
    /// The blocks in page order, one a line.
    pub text: String,
    pub blocks: Vec<Block>,
    /// Labels of the tags that the page offers, in page order, each once.
    pub offered_tags: Vec<String>,
    pub related: Vec<Related>,
    /// Shares of the letters of content blocks, largest first.
    pub languages: Vec<LanguageShare>,
    /// Of the body.
    pub length: Length,
    pub verdict: Verdict,
    /// Where the text came from, in order of `at`.
    pieces: Vec<Piece>,
}

/// A run of [`Article::text`] that stands letter for letter in one text node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// First byte in the article's text.
    at: usize,
    /// The text node, and the run's bytes in its text.
    node: NodeId,
    from: usize,
    len: usize,
}

/// A stretch of one text node: bytes of [`Page::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub node: NodeId,
    pub range: Range<usize>,
}

impl Article {
    /// Finds a page's article; on a page without one, what there is to read all the same.
    pub fn find(page: &Page, options: &Options) -> Article {
        at_once(Article::find_in_steps(page, options))
    }

    /// [`Article::find`] in [`STEPS`] steps.
    pub async fn find_in_steps(page: &Page, options: &Options) -> Article {
        let found = Found::on(page, SITES).await;
        give_way().await;
        Article::found(found, page, options).await
    }

    /// [`Article::find`] as if no site were known: what is told of sites must only ever help.
    pub fn find_unaided(page: &Page, options: &Options) -> Article {
        at_once(async { Article::found(Found::on(page, &[]).await, page, options).await })
    }

    async fn found(found: Found, page: &Page, options: &Options) -> Article {
        let Found { flow, roles, title, byline, offered_tags, related } = found;
        let mut article = Article { title, byline, offered_tags, related, ..Article::default() };
        article.take_lines(&flow, &roles);
        article.tie_translations();
        article.measure();
        give_way().await;
        let evidence = evidence::weigh(page, &flow, &article.byline, &roles);
        article.verdict = verdict::judge(&article, shown(&flow), evidence, options);
        article
    }

    /// Takes over the lines that have a role, as blocks.
    fn take_lines(&mut self, flow: &Flow, roles: &Roles) {
        let mut pieces = flow.pieces.iter().peekable();
        for (line, role) in flow.lines.iter().zip(roles.iter()) {
            let Some(role) = role else { continue };
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            let at = self.text.len();
            self.text.push_str(&flow.text[line.range.clone()]);
            self.blocks.push(Block {
                role,
                language: line.letters.language(),
                range: at..self.text.len(),
                letters: line.letters,
                bold: line.bold,
                node: line.node,
                translation_of: None,
            });
            while pieces.next_if(|piece| piece.at < line.range.start).is_some() {}
            while let Some(piece) = pieces.next_if(|piece| piece.at < line.range.end) {
                self.pieces.push(Piece { at: piece.at - line.range.start + at, ..*piece });
            }
        }
    }

    fn tie_translations(&mut self) {
        let originals = translations::find(&self.blocks);
        for (block, original) in self.blocks.iter_mut().zip(originals) {
            block.translation_of = original;
        }
    }

    /// Counts letters: languages of all content, length of the body. A translation adds nothing to the length, since
    /// its original is read.
    fn measure(&mut self) {
        let mut body = Letters::default();
        let mut by_language: Vec<LanguageShare> = Vec::new();
        let mut all = 0;
        for block in self.blocks.iter().filter(|block| block.role.is_content()) {
            let letters = block.letters;
            if block.role.is_body() && block.translation_of.is_none() {
                body = body + letters;
            }
            for (language, count) in letters.by_language() {
                all += count;
                match by_language.iter_mut().find(|share| share.code == language) {
                    Some(share) => share.share += count as f64,
                    None => by_language.push(LanguageShare { code: language, share: count as f64 }),
                }
            }
        }
        by_language.iter_mut().for_each(|share| share.share = two_decimals(share.share / all as f64));
        by_language.retain(|share| share.share > 0.0);
        heaviest_first(&mut by_language, |language| language.share);
        self.languages = by_language;
        let minutes = (body.minutes() * 10.0).round() / 10.0;
        self.length = Length { words: body.words, characters: body.characters(), minutes };
    }

    /// A block's text.
    pub fn text_of(&self, block: &Block) -> &str {
        &self.text[block.range.clone()]
    }

    /// The blocks with a role that passes, in page order.
    pub fn blocks_where(&self, pass: impl Fn(Role) -> bool) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| pass(block.role))
    }

    /// The article's own text: its body blocks, one a line.
    pub fn body(&self) -> String {
        let lines: Vec<_> = self.blocks_where(Role::is_body).map(|block| self.text_of(block)).collect();
        lines.join("\n")
    }

    /// The bytes of the summary that the page offers: from the first summary block to the last of those that
    /// follow it at once, without a label before it (摘要：).
    pub fn summary(&self) -> Option<Range<usize>> {
        let first = self.blocks.iter().position(|block| block.role == Role::Summary)?;
        let run = self.blocks[first..].iter().take_while(|block| block.role == Role::Summary).count();
        let text = self.text_of(&self.blocks[first]);
        let label = sections::inline_section(text).map_or(0, |(_, label)| label);
        let space = text[label..].len() - text[label..].trim_start().len();
        Some(self.blocks[first].range.start + label + space..self.blocks[first + run - 1].range.end)
    }

    /// The bytes of the headings of its own text, those that translate another left out.
    pub fn outline(&self) -> impl Iterator<Item = Range<usize>> {
        let headings = self.blocks_where(|role| role == Role::Heading).filter(|block| block.translation_of.is_none());
        headings.map(|block| block.range.clone())
    }

    /// The stretches of text nodes that a range of bytes of [`Article::text`] stands in, in page order.
    pub fn anchors(&self, range: Range<usize>) -> Vec<Anchor> {
        let first = self.pieces.partition_point(|piece| piece.at + piece.len <= range.start);
        let mut anchors: Vec<Anchor> = Vec::new();
        for piece in self.pieces[first..].iter().take_while(|piece| piece.at < range.end) {
            let start = piece.from + range.start.saturating_sub(piece.at);
            let end = piece.from + piece.len.min(range.end - piece.at);
            match anchors.last_mut() {
                // across collapsed white space of one node
                Some(last) if last.node == piece.node => last.range.end = end,
                _ => anchors.push(Anchor { node: piece.node, range: start..end }),
            }
        }
        anchors
    }
}

/// How many steps it takes to find an article.
pub const STEPS: usize = 6;

/// What a page's lines turned out to be.
struct Found {
    flow: Flow,
    roles: Roles,
    title: String,
    byline: Byline,
    offered_tags: Vec<String>,
    related: Vec<Related>,
}

impl Found {
    /// Decides about every line: first the body, then what stands around and over it.
    async fn on(page: &Page, sites: &[Site]) -> Found {
        let flow = Flow::of(page);
        give_way().await;
        let declared = Declared::of(page, &flow);
        let mut roles = body::roles(page, &flow, declared.heading);
        sites::label(page, &flow, sites, &mut roles);
        give_way().await;
        let main = main_language(&flow, &roles);
        let first_body = roles.iter().position(|role| role.is_some()).unwrap_or(0);
        let (title, title_line) = title::find(&flow, &declared, first_body, &mut roles);
        offered::label_sections(page, &flow, &mut roles);
        offered::label_points(page, &flow, main, title_line, &mut roles);
        give_way().await;
        let byline = byline::find(page, &flow, title_line, &mut roles);
        strays::about_author(page, &flow, &byline, &mut roles);
        let offered_tags = offered::tags(page, &flow, &mut roles);
        let related = offered::related(page, &flow, &mut roles);
        Found { flow, roles, title, byline, offered_tags, related }
    }
}

/// What was decided about one line of a page, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    pub text: String,
    /// None for what is no part of the article.
    pub role: Option<Role>,
    /// The rule, in plain words.
    pub why: &'static str,
}

/// Tells of every line of a page what it was taken for and why.
pub fn explain(page: &Page) -> Vec<Explained> {
    let Found { flow, roles, .. } = at_once(Found::on(page, SITES));
    let line = |index: usize| {
        let text = flow.text_of(index).to_owned();
        Explained { text, role: roles.get(index), why: roles.rule(index).why() }
    };
    (0..roles.len()).map(line).collect()
}

/// The language that most of the body is in.
fn main_language(flow: &Flow, roles: &Roles) -> Language {
    let body = flow.lines.iter().zip(roles.iter()).filter(|(_, role)| role.is_some());
    body.fold(Letters::default(), |sum, (line, _)| sum + line.letters).language()
}

/// How much the page shows in all.
fn shown(flow: &Flow) -> verdict::Shown {
    flow.lines.iter().fold(verdict::Shown::default(), |sum, line| {
        let weight = line.letters.weight();
        // their product does not fit into the 32 bits of wasm
        let linked = (weight as u64 * line.linked as u64 / line.range.len() as u64) as usize;
        verdict::Shown { unlinked: sum.unlinked + weight - linked, linked: sum.linked + linked }
    })
}
