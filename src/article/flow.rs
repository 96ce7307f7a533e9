//! The page as a reader's eye meets it: lines of text, parted where blocks begin and end and at `<br>`.

use crate::page::{NodeId, Page, Tag};
use crate::text::language::Letters;
use std::ops::Range;

/// All lines of a page over one text.
#[derive(Debug, Default)]
pub struct Flow {
    pub text: String,
    /// In page order; none is empty or blank.
    pub lines: Vec<Line>,
    /// Where each run of the text stands in the page, in order of `at`.
    pub pieces: Vec<super::Piece>,
}

/// One line: its white space is collapsed, as a browser shows it.
#[derive(Debug, Clone)]
pub struct Line {
    /// Bytes in [`Flow::text`].
    pub range: Range<usize>,
    /// The innermost block element that holds it.
    pub node: NodeId,
    /// Bytes of it that lie in links.
    pub linked: usize,
    /// Bytes of it at its end that lie in links.
    pub link_at_end: usize,
    /// Bytes of it at its beginning that are bold, when not all of them are.
    pub bold: usize,
    /// Whether all of it is bold.
    pub all_bold: bool,
    /// The text node that it begins in.
    pub first: NodeId,
    pub inside: Inside,
    pub letters: Letters,
}

/// What kinds of elements hold a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Inside {
    /// 1 to 6 in a heading, else 0.
    pub heading: u8,
    pub paragraph: bool,
    pub list_item: bool,
    pub quotation: bool,
    pub caption: bool,
    pub code: bool,
    pub table: bool,
    /// In an element that HTML itself sets apart from what the page is about: navigation, forms, asides.
    pub apart: bool,
}

impl Inside {
    fn entering(mut self, tag: Tag) -> Inside {
        match tag {
            Tag::P => self.paragraph = true,
            Tag::Li | Tag::Dd | Tag::Dt => self.list_item = true,
            Tag::Blockquote => self.quotation = true,
            Tag::Figcaption | Tag::Caption => self.caption = true,
            Tag::Pre => self.code = true,
            Tag::Table => self.table = true,
            // what opens hidden details is their heading
            Tag::Summary => self.heading = 6,
            Tag::Nav | Tag::Aside | Tag::Footer | Tag::Menu | Tag::Dialog => self.apart = true,
            _ => self.heading = tag.heading_level().unwrap_or(self.heading),
        }
        self
    }
}

impl Flow {
    /// A line's text.
    pub fn text_of(&self, line: usize) -> &str {
        &self.text[self.lines[line].range.clone()]
    }

    /// Reads a page's lines in one pass; what is hidden is passed over.
    pub fn of(page: &Page) -> Flow {
        let mut flow = Flow::default();
        let mut writer = Writer::default();
        // elements that are open, innermost last: where each ends and what it does
        let mut open: Vec<Open> = vec![Open::root(page)];
        let mut node = 1;
        while node < page.len() {
            while open.len() > 1 && open[open.len() - 1].end <= node {
                if open.pop().is_some_and(|closed| closed.is_block) {
                    writer.end_line(&mut flow);
                }
            }
            let outer = open[open.len() - 1];
            let subtree = page.subtree(node);
            let tag = page.tag(node);
            if page.is_hidden(node) || tag == Tag::Head || is_mark(page, node, tag, outer.inside) {
                if tag.is_block() {
                    writer.end_line(&mut flow);
                }
                node = subtree.end;
                continue;
            }
            match tag {
                Tag::Text => {
                    writer.write(page.text(node), node, outer, &mut flow);
                }
                Tag::Br => writer.end_line(&mut flow),
                _ => {
                    if tag.is_block() {
                        writer.end_line(&mut flow);
                    }
                    open.push(outer.with(page, node, tag));
                }
            }
            node += 1;
        }
        writer.end_line(&mut flow);
        flow
    }
}

/// Most nodes of an element that only points somewhere.
const NODES_OF_MARK: usize = 12;

/// Whether an inline element is no text but a mark that points somewhere: `[1]` behind a sentence, `¶` or `[edit]`
/// behind a heading.
fn is_mark(page: &Page, node: NodeId, tag: Tag, outer: Inside) -> bool {
    let subtree = page.subtree(node);
    let in_heading = outer.heading > 0 && matches!(tag, Tag::A | Tag::Span);
    let within = tag == Tag::A && page.value(node).starts_with('#');
    if !(in_heading || within || tag == Tag::Sup) || subtree.len() > NODES_OF_MARK || subtree.len() < 2 {
        return false;
    }
    let links = subtree.clone().any(|node| page.tag(node) == Tag::A);
    let text: String = subtree.map(|node| page.text(node)).collect();
    let text = text.trim();
    let bracketed = text.starts_with('[') && text.ends_with(']');
    let number = text.bytes().all(|b| b.is_ascii_digit());
    links && !text.is_empty() && (bracketed || number && !in_heading || matches!(text, "¶" | "#" | "§"))
}

/// An element that is being read.
#[derive(Clone, Copy)]
struct Open {
    end: NodeId,
    /// Whether it is a block, and the innermost block that it is or lies in.
    is_block: bool,
    block: NodeId,
    link: bool,
    bold: bool,
    inside: Inside,
}

impl Open {
    fn root(page: &Page) -> Open {
        Open { end: page.len(), is_block: true, block: 0, link: false, bold: false, inside: Inside::default() }
    }

    /// The state inside an element of this one.
    fn with(self, page: &Page, node: NodeId, tag: Tag) -> Open {
        Open {
            end: page.subtree(node).end,
            is_block: tag.is_block(),
            block: if tag.is_block() { node } else { self.block },
            link: self.link || (tag == Tag::A && !holds_text(page, node)),
            bold: self.bold || matches!(tag, Tag::B | Tag::Strong | Tag::Dt | Tag::Th),
            inside: self.inside.entering(tag),
        }
    }
}

/// Shortest text that a link is wrapped around rather than made of, in bytes; teasers are shorter. So many nodes of it
/// are looked at.
const SHORTEST_TEXT: usize = 900;
const NODES_OF_TEXT: usize = 100;

/// Whether a link holds a whole text, as some sites wrap an article.
fn holds_text(page: &Page, link: NodeId) -> bool {
    let texts = page.subtree(link).take(NODES_OF_TEXT).map(|node| page.text(node).trim().len());
    texts.sum::<usize>() >= SHORTEST_TEXT
}

/// The line being written.
#[derive(Default)]
struct Writer {
    start: usize,
    block: NodeId,
    first: NodeId,
    inside: Inside,
    linked: usize,
    link_at_end: usize,
    bold: usize,
    plain: bool,
    /// White space that is written once more text follows: the node and the byte it stands at.
    space: Option<(NodeId, usize)>,
}

impl Writer {
    fn write(&mut self, text: &str, node: NodeId, open: Open, flow: &mut Flow) {
        let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
        let mut rest = 0;
        while rest < text.len() {
            let run = &text[rest..];
            let blank = run.len() - run.trim_start_matches(is_space).len();
            if blank > 0 && open.inside.code && run[..blank].contains('\n') {
                self.end_line(flow);
                rest += blank;
                continue;
            }
            if blank > 0 {
                // zero-width characters part no words
                if run[..blank].contains(char::is_whitespace) {
                    self.space.get_or_insert((node, rest));
                }
                rest += blank;
                continue;
            }
            let len = run.find(is_space).unwrap_or(run.len());
            if flow.text.len() > self.start {
                if let Some((node, from)) = self.space {
                    flow.push(" ", node, from, 1);
                    self.count(1, open);
                }
            } else {
                (self.block, self.first, self.inside) = (open.block, node, open.inside);
            }
            self.space = None;
            flow.push(&run[..len], node, rest, len);
            self.count(len, open);
            rest += len;
        }
    }

    fn count(&mut self, bytes: usize, open: Open) {
        if open.link {
            self.linked += bytes;
            self.link_at_end += bytes;
        } else {
            self.link_at_end = 0;
        }
        if open.bold && !self.plain {
            self.bold += bytes;
        } else {
            self.plain = true;
        }
    }

    fn end_line(&mut self, flow: &mut Flow) {
        if flow.text.len() > self.start {
            flow.lines.push(Line {
                range: self.start..flow.text.len(),
                node: self.block,
                linked: self.linked,
                link_at_end: self.link_at_end,
                bold: if self.plain { self.bold } else { 0 },
                all_bold: !self.plain,
                first: self.first,
                inside: self.inside,
                letters: Letters::of(&flow.text[self.start..]),
            });
            flow.text.push('\n');
        }
        *self = Writer { start: flow.text.len(), ..Writer::default() };
    }
}

impl Flow {
    /// Adds text that stands in a node from byte `from` on; joined to the piece before where it can be.
    fn push(&mut self, text: &str, node: NodeId, from: usize, len: usize) {
        let at = self.text.len();
        match self.pieces.last_mut() {
            Some(last) if last.node == node && last.from + last.len == from && last.at + last.len == at => {
                last.len += len;
            }
            _ => self.pieces.push(super::Piece { at, node, from, len }),
        }
        self.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::PageBuilder;

    #[test]
    fn lines_are_what_a_reader_sees() {
        let mut page = PageBuilder::default();
        page.open(Tag::Div, false, "", "");
        page.text("  one ");
        page.open(Tag::B, false, "", "");
        page.text(" two");
        page.close();
        page.open(Tag::P, false, "", "");
        page.text("three\n  four");
        page.open(Tag::Span, true, "", "");
        page.text("hidden");
        page.close();
        page.open(Tag::Br, false, "", "");
        page.close();
        page.text("five");
        page.close();
        page.text("six");
        let flow = Flow::of(&page.finish(None));
        assert_eq!(flow.text, "one two\nthree four\nfive\nsix\n");
        assert_eq!(flow.lines.iter().map(|line| line.node).collect::<Vec<_>>(), [1, 5, 5, 1]);
    }
}
