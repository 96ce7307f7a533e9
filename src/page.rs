//! What is on a page: a flat table of nodes over one text.
//!
//! A [`Page`] is filled once, from front to back, by a [`PageBuilder`]: natively from parsed HTML or
//! plain text, in the browser from the snapshot's table ([`Page::from_snapshot`]). Nodes stand in
//! document order, so a subtree is a range of nodes and a range of `source`.

/// Index of a node in [`Page::nodes`]; 0 is the root.
pub type NodeId = usize;

/// A page's nodes in document order.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Where the page is from, when known.
    pub url: Option<String>,
    /// Names, values and texts of all nodes, one behind the other in document order.
    source: String,
    nodes: Vec<Node>,
}

/// One element or one text node. 24 bytes, since pages of half a million nodes exist.
#[derive(Debug, Clone)]
struct Node {
    tag: Tag,
    hidden: bool,
    name_len: u16,
    value_len: u16,
    parent: u32,
    /// One past the last node of the subtree.
    end: u32,
    /// Where this node's name, value and text begin in `source` (in this order).
    start: u32,
    text_len: u32,
}

/// Longest name or value that is kept, in bytes; a longer one is cut (names) or dropped (values).
pub const LONGEST_ATTRIBUTE: usize = 2048;

macro_rules! tags {
    ($($variant:ident $name:literal,)*) => {
        /// The elements that reading an article needs to tell apart. The order is the code in snapshots.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Tag { $($variant,)* }

        impl Tag {
            /// Every tag in the order of its code.
            const ALL: &'static [Tag] = &[$(Tag::$variant,)*];
            /// The lower-case element name of each tag, in the order of its code.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];
        }
    };
}

tags! {
    Other "", Text "#text",
    A "a", Abbr "abbr", Address "address", Article "article", Aside "aside", Audio "audio", B "b",
    Blockquote "blockquote", Body "body", Br "br", Button "button", Caption "caption", Center "center", Cite "cite",
    Code "code", Dd "dd", Del "del", Details "details", Dialog "dialog", Div "div", Dl "dl", Dt "dt", Em "em",
    Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Font "font", Footer "footer", Form "form",
    H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head", Header "header", Hr "hr", Html "html",
    I "i", Iframe "iframe", Img "img", Input "input", Ins "ins", Kbd "kbd", Label "label", Legend "legend", Li "li",
    Link "link", Main "main", Mark "mark", Menu "menu", Meta "meta", Nav "nav", Noscript "noscript", Object "object",
    Ol "ol", Option "option", P "p", Picture "picture", Pre "pre", Q "q", Rp "rp", Rt "rt", Ruby "ruby", S "s",
    Script "script", Section "section", Select "select", Slot "slot", Small "small", Span "span", Strong "strong",
    Style "style", Sub "sub", Summary "summary", Sup "sup", Svg "svg", Table "table", Tbody "tbody", Td "td",
    Template "template", Textarea "textarea", Tfoot "tfoot", Th "th", Thead "thead", Time "time", Title "title",
    Tr "tr", U "u", Ul "ul", Video "video",
}

impl Tag {
    /// The tag of an element name (in any case); [`Tag::Other`] for one that plays no part.
    pub fn named(name: &str) -> Tag {
        let at = Tag::NAMES.iter().position(|known| known.eq_ignore_ascii_case(name));
        at.map_or(Tag::Other, |code| Tag::ALL[code])
    }

    /// The tag of a snapshot's code; [`Tag::Other`] for an unknown one.
    pub fn of_code(code: u8) -> Tag {
        Tag::ALL.get(code as usize).copied().unwrap_or(Tag::Other)
    }

    /// Whether the element starts and ends a line of its own.
    pub fn is_block(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Address
                | Article
                | Aside
                | Blockquote
                | Body
                | Caption
                | Center
                | Dd
                | Details
                | Dialog
                | Div
                | Dl
                | Dt
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Header
                | Hr
                | Html
                | Legend
                | Li
                | Main
                | Menu
                | Nav
                | Ol
                | Option
                | P
                | Pre
                | Section
                | Summary
                | Table
                | Tbody
                | Td
                | Tfoot
                | Th
                | Thead
                | Tr
                | Ul
        )
    }

    /// 1 to 6 for `h1` to `h6`.
    pub fn heading_level(self) -> Option<u8> {
        let above = (self as u8).checked_sub(Tag::H1 as u8)?;
        (above < 6).then_some(above + 1)
    }

    /// Whether nothing inside such an element is ever text to read.
    pub fn is_unread(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Audio
                | Button
                | Iframe
                | Input
                | Noscript
                | Object
                | Option
                | Rp
                | Rt
                | Script
                | Select
                | Style
                | Svg
                | Template
                | Textarea
                | Video
        )
    }
}

impl Page {
    /// A page of plain text: one paragraph a line.
    pub fn from_text(text: &str) -> Page {
        let mut page = PageBuilder::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            page.open(Tag::P, false, "", "");
            page.text(line);
            page.close();
        }
        page.finish(None)
    }

    /// A page from the browser's snapshot: `strings` holds each node's name, value and text one behind the
    /// other; `table` five numbers a node: `tag code | hidden << 8`, depth below the root (1 for its
    /// children), and the lengths of name, value and text in UTF-16 code units.
    ///
    /// Never fails: a depth that skips levels is taken as one level deeper, a length that runs past the end
    /// is cut.
    pub fn from_snapshot(url: Option<String>, strings: &str, table: &[u32]) -> Page {
        let mut rest = strings;
        let mut take = |units: u32| {
            let (taken, left) = rest.split_at(byte_of_utf16(rest, units as usize));
            rest = left;
            taken
        };
        let mut page = PageBuilder::default();
        for record in table.chunks_exact(5) {
            let &[kind, depth, name, value, text] = record else { continue };
            while page.open.len() > (depth.max(1) as usize) {
                page.close();
            }
            let (name, value, text) = (take(name), take(value), take(text));
            match Tag::of_code(kind as u8) {
                Tag::Text => page.text(text),
                tag => page.open(tag, kind & 0x100 != 0, name, value),
            }
        }
        page.finish(url)
    }

    /// Shows the element that is hidden and yet holds nearly all of the page's text: where no script has run, it waits
    /// for one to fade it in.
    fn show_waiting(&mut self) {
        let has_hidden = self.nodes.iter().any(|node| node.hidden);
        if !has_hidden {
            return;
        }
        // letters of text to read before each node
        let mut before = vec![0u32; self.len() + 1];
        let mut unread_until = 0;
        for node in 0..self.len() {
            let tag = self.tag(node);
            if tag.is_unread() || tag == Tag::Head {
                unread_until = unread_until.max(self.subtree(node).end);
            }
            let letters = if node < unread_until { 0 } else { self.text(node).trim().len() };
            before[node + 1] = before[node] + letters as u32;
        }
        let inside = |node: &NodeId| before[self.subtree(*node).end] - before[*node];
        let hidden = (0..self.len()).filter(|&node| self.nodes[node].hidden);
        let waiting = hidden.max_by_key(inside).filter(|node| inside(node) > before[self.len()] / 4 * 3);
        if let Some(waiting) = waiting {
            self.nodes[waiting].hidden = false;
        }
    }

    /// How much there is of it: bytes of names, values and texts.
    pub fn size(&self) -> usize {
        self.source.len()
    }

    /// How many nodes there are; at least one, the root.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What element a node is, or [`Tag::Text`].
    pub fn tag(&self, node: NodeId) -> Tag {
        self.nodes[node].tag
    }

    /// The element that holds a node; the root holds itself.
    pub fn parent(&self, node: NodeId) -> NodeId {
        self.nodes[node].parent as usize
    }

    /// Whether the node itself (not one that holds it) is marked as not shown or not to be read.
    pub fn is_hidden(&self, node: NodeId) -> bool {
        self.nodes[node].hidden || self.nodes[node].tag.is_unread()
    }

    /// A node and all that it holds, as a range of nodes.
    pub fn subtree(&self, node: NodeId) -> std::ops::Range<NodeId> {
        node..self.nodes[node].end as usize
    }

    /// A node's children, in order.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let subtree = self.subtree(node);
        let mut next = subtree.start + 1;
        std::iter::from_fn(move || {
            let child = next;
            (child < subtree.end).then(|| {
                next = self.subtree(child).end;
                child
            })
        })
    }

    /// The elements that hold a node, from its parent to the root.
    pub fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut node = node;
        std::iter::from_fn(move || {
            let parent = self.parent(node);
            (parent != node).then(|| {
                node = parent;
                node
            })
        })
    }

    /// An element's `id`, `class`, `role`, `itemprop`, `rel` (for `meta`: `name`, `property`), parted by spaces.
    pub fn name(&self, node: NodeId) -> &str {
        let node = &self.nodes[node];
        &self.source[node.start as usize..][..node.name_len as usize]
    }

    /// What an element points to or carries: `href` of a link, `content` of a `meta`, `datetime` of a `time`.
    pub fn value(&self, node: NodeId) -> &str {
        let node = &self.nodes[node];
        &self.source[node.start as usize + node.name_len as usize..][..node.value_len as usize]
    }

    /// A text node's text as it stands in the page; empty for elements.
    pub fn text(&self, node: NodeId) -> &str {
        let node = &self.nodes[node];
        let start = node.start as usize + node.name_len as usize + node.value_len as usize;
        &self.source[start..][..node.text_len as usize]
    }
}

/// Fills a [`Page`] from front to back, as a parser meets its nodes.
#[derive(Debug)]
pub struct PageBuilder {
    page: Page,
    /// The elements not yet closed, the root first.
    open: Vec<u32>,
}

impl Default for PageBuilder {
    /// A page with nothing but its root.
    fn default() -> Self {
        let mut builder = PageBuilder { page: Page::default(), open: Vec::new() };
        builder.push(Tag::Other, false, "", "", "");
        builder.open.push(0);
        builder
    }
}

impl PageBuilder {
    /// Begins an element; what follows until its [`PageBuilder::close`] lies inside it.
    /// What `name` and `value` hold stands at [`Page::name`] and [`Page::value`].
    pub fn open(&mut self, tag: Tag, hidden: bool, name: &str, value: &str) {
        let name = &name[..name.floor_char_boundary(LONGEST_ATTRIBUTE)];
        let value = if value.len() > LONGEST_ATTRIBUTE { "" } else { value };
        self.push(tag, hidden, name, value, "");
        self.open.push((self.page.nodes.len() - 1) as u32);
    }

    /// Adds a text node.
    pub fn text(&mut self, text: &str) {
        self.push(Tag::Text, false, "", "", text);
    }

    /// Ends the element begun last; without one, nothing happens.
    pub fn close(&mut self) {
        if self.open.len() > 1
            && let Some(element) = self.open.pop()
        {
            self.page.nodes[element as usize].end = self.page.nodes.len() as u32;
        }
    }

    /// Ends all elements still open and gives the page.
    pub fn finish(mut self, url: Option<String>) -> Page {
        while self.open.len() > 1 {
            self.close();
        }
        self.page.nodes[0].end = self.page.nodes.len() as u32;
        self.page.url = url;
        self.page.show_waiting();
        self.page
    }

    fn push(&mut self, tag: Tag, hidden: bool, name: &str, value: &str, text: &str) {
        let at = self.page.nodes.len() as u32;
        self.page.nodes.push(Node {
            tag,
            hidden,
            name_len: name.len() as u16,
            value_len: value.len() as u16,
            parent: self.open.last().copied().unwrap_or(0),
            end: at + 1,
            start: self.page.source.len() as u32,
            text_len: text.len() as u32,
        });
        self.page.source.extend([name, value, text]);
    }
}

/// The byte offset at which `units` UTF-16 code units of `text` end; the text's length if it has fewer.
/// A count that ends inside a surrogate pair takes the whole character.
pub fn byte_of_utf16(text: &str, units: usize) -> usize {
    let ascii = text.bytes().take(units).take_while(u8::is_ascii).count();
    if ascii == units {
        return units;
    }
    let mut seen = ascii;
    for (byte, c) in text[ascii..].char_indices() {
        if seen >= units {
            return ascii + byte;
        }
        seen += c.len_utf16();
    }
    text.len()
}

/// The characters that hold every [`STRIDE`]th UTF-16 code unit of a text, so that a look-up is short: where each begins,
/// in bytes and in units.
#[derive(Debug)]
pub struct Steps(Vec<(usize, usize)>);

const STRIDE: usize = 256;

impl Steps {
    pub fn of(text: &str) -> Steps {
        let mut steps = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut units = 0;
        for (byte, c) in text.char_indices() {
            if steps.len() * STRIDE < units + c.len_utf16() {
                steps.push((byte, units));
            }
            units += c.len_utf16();
        }
        Steps(steps)
    }

    /// [`byte_of_utf16`] in that text.
    pub fn byte(&self, text: &str, units: usize) -> usize {
        let step = (units / STRIDE).min(self.0.len().saturating_sub(1));
        let (from, before) = self.0.get(step).copied().unwrap_or_default();
        from + byte_of_utf16(&text[from..], units - before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_has_its_heading_level() {
        let levels = Tag::ALL.iter().filter_map(|tag| tag.heading_level());
        assert_eq!(levels.collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn a_subtree_is_a_range() {
        let mut builder = PageBuilder::default();
        builder.open(Tag::Div, false, "id class", "");
        builder.open(Tag::A, true, "", "https://example.org/");
        builder.text("one");
        builder.close();
        builder.text("two");
        builder.close();
        builder.text("three");
        let page = builder.finish(None);
        assert_eq!(page.children(0).collect::<Vec<_>>(), [1, 5]);
        assert_eq!(page.children(1).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(page.ancestors(3).collect::<Vec<_>>(), [2, 1, 0]);
        assert_eq!((page.name(1), page.value(2), page.text(5)), ("id class", "https://example.org/", "three"));
        assert!(page.is_hidden(2) && !page.is_hidden(3));
    }

    #[test]
    fn a_snapshot_counts_in_utf16() {
        let p = Tag::P as u32;
        let t = Tag::Text as u32;
        let page = Page::from_snapshot(None, "x超😀y", &[p, 1, 1, 0, 0, t, 2, 0, 0, 3, t, 1, 0, 0, 9]);
        assert_eq!((page.name(1), page.text(2), page.text(3)), ("x", "超😀", "y"));
        assert_eq!(page.parent(2), 1);
        assert_eq!(page.parent(3), 0);
    }

    #[test]
    fn a_snapshot_that_makes_no_sense_gives_less() {
        let page = Page::from_snapshot(None, "ab", &[250, 9, 1, 9, 9, 1, u32::MAX, 7, 7, 7, 4, 4]);
        assert_eq!(page.len(), 3);
    }

    #[test]
    fn steps_count_as_one_goes() {
        let text = "a😀“b”".repeat(300);
        let steps = Steps::of(&text);
        let mut units = 0;
        for (byte, c) in text.char_indices() {
            assert_eq!((steps.byte(&text, units), byte_of_utf16(&text, units)), (byte, byte), "at {units}");
            units += c.len_utf16();
        }
        assert_eq!((steps.byte(&text, units), steps.byte(&text, units + 9)), (text.len(), text.len()));
        assert_eq!(Steps::of("").byte("", 3), 0);
    }

    #[test]
    fn names_and_codes_agree() {
        for (code, name) in Tag::NAMES.iter().enumerate() {
            assert_eq!(Tag::named(name) as usize, code);
            assert_eq!(Tag::of_code(code as u8) as usize, code);
        }
        assert_eq!(Tag::named("H3").heading_level(), Some(3));
        assert_eq!(Tag::P.heading_level(), None);
    }
}
