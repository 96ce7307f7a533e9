//! Which lines of a page are the article's own.
//!
//! Every line gets a score: prose counts for what it says, links, labels and menus count against. The
//! article's root is the element whose lines sum up to most: menus and side columns cost more than they
//! give, so the sum itself leaves them out. What inside the root costs more than it gives is cut away.

use super::flow::{Flow, Inside, Line};
use super::roles::{Roles, Rule};
use super::{Role, hints, phrases, strays};
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// Least prose of something that can be an article, in letters.
const LEAST_ARTICLE: i64 = 300;

/// A list of teasers has at least so many, of at most so many lines each.
const LEAST_TEASERS: usize = 3;
const LONGEST_TEASER: usize = 6;

/// A poll has at least so many choices.
const LEAST_CHOICES: usize = 3;

/// A box around a form has at most so many lines and letters of prose.
const MOST_LINES_OF_FORM: usize = 6;
const MOST_PROSE_OF_FORM: i64 = 400;

/// Heaviest bold line that is a heading, in letters, and what none ends with.
const HEAVIEST_BOLD: usize = 60;
const STOPS: &[char] = &['.', ',', ':', ';', '?', '…', '。', '，', '：', '；', '？'];

/// What a few words without a link cost that are neither sentence nor heading.
const LABEL: i64 = -8;

/// A root that holds less than one part in so many of the page's prose was found by misleading names.
const LEAST_PROSE_SHARE: i64 = 4;

/// What each line gives or costs, with sums over any subtree in one step.
pub struct Scores {
    /// Sum of the scores of all lines before a line.
    pub sums: Vec<i64>,
    /// For each node, how many lines begin before it.
    lines_before: Vec<u32>,
}

impl Scores {
    fn of(page: &Page, lines: &[Line], score: impl Fn(usize, &Line) -> i64) -> Scores {
        let mut lines_before = vec![0u32; page.len() + 1];
        for line in lines {
            lines_before[line.first + 1] += 1;
        }
        for node in 0..page.len() {
            lines_before[node + 1] += lines_before[node];
        }
        let mut sums = vec![0];
        for (index, line) in lines.iter().enumerate() {
            sums.push(sums[index] + score(index, line));
        }
        Scores { sums, lines_before }
    }

    /// The lines that begin in a node's subtree.
    pub fn lines(&self, page: &Page, node: NodeId) -> Range<usize> {
        let subtree = page.subtree(node);
        self.lines_before[subtree.start] as usize..self.lines_before[subtree.end] as usize
    }

    pub fn sum(&self, page: &Page, node: NodeId) -> i64 {
        let lines = self.lines(page, node);
        self.sums[lines.end] - self.sums[lines.start]
    }
}

/// The role of each line of the article's body; none for the other lines of the page. `title` is the line of the
/// heading that says the document's title.
pub fn roles(page: &Page, flow: &Flow, title: Option<usize>) -> Roles {
    let prose = Scores::of(page, &flow.lines, |_, line| prose(&flow.text, line));
    let apart = lines_apart(page, flow, &prose);
    let mut scores = Scores::of(page, &flow.lines, |index, line| score(&flow.text, line, apart[index]));
    let mut root = best(page, &scores, 0..flow.lines.len()).unwrap_or(0);
    let found = prose.sum(page, root);
    if found < LEAST_ARTICLE && found * LEAST_PROSE_SHARE < prose.sum(page, 0) {
        // the names hid the text
        scores = Scores::of(page, &flow.lines, |_, line| score(&flow.text, line, false));
        root = best(page, &scores, 0..flow.lines.len()).unwrap_or(0);
    }
    if let Some(titled) = title.and_then(|title| titled(page, flow, &scores, &prose, root, title)) {
        root = titled;
    }
    let mut roles = keep(page, flow, &scores, root);
    strays::contacts(page, flow, &prose, &mut roles);
    strays::over_title(flow, &prose, title, &mut roles);
    strays::said_before(flow, &mut roles);
    roles
}

/// The element that the document's own title speaks for, where `root` holds something else or more than that: the
/// text under a heading that stands apart from the root, or one of the articles of an endless page.
fn titled(page: &Page, flow: &Flow, scores: &Scores, prose: &Scores, root: NodeId, title: usize) -> Option<NodeId> {
    let lines = scores.lines(page, root);
    let all = prose.sum(page, root);
    if title < lines.start {
        let under = best(page, scores, title + 1..lines.start)?;
        return (prose.sum(page, under) * 2 > all).then_some(under);
    }
    let heading = flow.lines[title].node;
    let own = page.ancestors(heading).find(|&node| page.tag(node) == Tag::Article)?;
    let inside = prose.sum(page, own);
    let outside = |node: NodeId| page.tag(node) == Tag::Article && !page.subtree(node).contains(&own);
    let others = page.subtree(root).filter(|&node| outside(node) && !page.subtree(own).contains(&node));
    let other = others.map(|node| prose.sum(page, node)).max()?;
    (page.subtree(root).contains(&own) && inside >= LEAST_ARTICLE && other > 0 && inside * LEAST_PROSE_SHARE > all)
        .then_some(own)
}

/// What a line of the body is, by the elements that hold it and by its words.
fn role(flow: &Flow, index: usize) -> (Role, Rule) {
    let line = &flow.lines[index];
    let text = flow.text_of(index);
    match line.inside {
        _ if phrases::is_furniture(text) => (Role::Furniture, Rule::FixedWords),
        _ if phrases::is_notice(text, line.letters.weight()) => (Role::Furniture, Rule::Notice),
        _ if line.linked > 0 && phrases::is_trail(text) => (Role::Furniture, Rule::Links),
        _ if phrases::is_promotion(text, line.link_at_end, line.letters.weight()) => (Role::Promotion, Rule::Call),
        // a heading may be about telephones
        Inside { heading: 0, .. } if phrases::is_app_guide(text, line.letters.weight()) => {
            (Role::Promotion, Rule::Call)
        }
        Inside { code: true, .. } => (Role::Code, Rule::Element),
        Inside { caption: true, .. } => (Role::Caption, Rule::Element),
        _ if phrases::is_caption(text, line.letters.weight()) => (Role::Caption, Rule::Credit),
        Inside { heading: 1.., .. } => (Role::Heading, Rule::Element),
        // old pages lay their text out in tables
        Inside { table: true, .. } if !is_prose(&flow.text, line) => (Role::Table, Rule::Element),
        Inside { quotation: true, .. } => (Role::Quotation, Rule::Element),
        Inside { list_item: true, .. } => (Role::ListItem, Rule::Element),
        _ if line.all_bold && !text.ends_with(STOPS) && line.letters.weight() <= HEAVIEST_BOLD => {
            (Role::Heading, Rule::Bold)
        }
        _ => (Role::Paragraph, Rule::Prose),
    }
}

/// Whether a line reads like running text: long enough, with the marks of sentences.
fn is_prose(text: &str, line: &Line) -> bool {
    let text = &text[line.range.clone()];
    line.letters.weight() >= 25 && text.contains(['.', '!', '?', '…', '。', '！', '？', '，', '；', ',', ':', '：'])
}

/// Whether a line is a paragraph by its element, and a sentence by its end.
fn is_whole_paragraph(text: &str, line: &Line) -> bool {
    line.inside.paragraph
        && is_prose(text, line)
        && text[line.range.clone()].ends_with(['.', '!', '?', '。', '！', '？'])
}

/// The letters of a line that reads like running text, else 0.
fn prose(text: &str, line: &Line) -> i64 {
    if is_prose(text, line) && line.linked * 2 < line.range.len() { line.letters.weight() as i64 } else { 0 }
}

/// What a line gives (more than 0) or costs (less), counted in letters.
fn score(text: &str, line: &Line, apart: bool) -> i64 {
    let weight = line.letters.weight() as i64;
    let linked = line.linked * 2 > line.range.len();
    if apart || line.inside.apart {
        -10 - weight.min(200) / 2
    } else if linked && line.linked < line.range.len() && is_whole_paragraph(text, line) {
        // a sentence may begin with a link: what it lies among decides
        0
    } else if linked {
        -15 - weight.min(100) / 4
    } else if is_prose(text, line) {
        weight.min(1500) * (line.range.len() - line.linked) as i64 / line.range.len() as i64
    } else if weight > 80 {
        weight / 2
    } else if line.inside.heading > 0 || line.all_bold || line.inside.code || line.inside.table || line.inside.list_item
    {
        // a recipe's few words are as good as menus' are not: what they lie in decides
        0
    } else {
        LABEL
    }
}

/// Which lines lie apart from the article: in elements whose names say so, or in lists of teasers.
///
/// Names that hold most of the page's prose are not believed, but for those of comments, which may well be longer
/// than the article that they are about.
fn lines_apart(page: &Page, flow: &Flow, prose: &Scores) -> Vec<bool> {
    let all = prose.sum(page, 0);
    // how many elements apart begin at a line, less those that end there
    let mut depth = vec![0i32; flow.lines.len() + 1];
    let inputs = counts(page, Tag::Input);
    let forms = counts(page, Tag::Form);
    for node in 0..page.len() {
        if matches!(page.tag(node), Tag::Text | Tag::Html | Tag::Body | Tag::Meta | Tag::Link) {
            continue;
        }
        let lines = prose.lines(page, node);
        let (inside, name) = (prose.sum(page, node), page.name(node));
        let of = |counts: &[u32]| (counts[page.subtree(node).end] - counts[node]) as usize;
        let asks = || are_choices(of(&inputs), lines.len()) || is_form(of(&forms), lines.len(), inside, all);
        let named = || {
            (inside * 2 < all && (hints::is_unlikely(name) || asks()))
                || (page.tag(node) == Tag::Fieldset && page.tag(page.parent(node)) == Tag::Form)
                || (all - inside >= LEAST_ARTICLE && hints::is_comments(name))
        };
        let enough_left = inside * 2 < all || all - inside >= LEAST_ARTICLE;
        if !lines.is_empty() && (named() || (enough_left && are_teasers(page, flow, prose, node))) {
            depth[lines.start] += 1;
            depth[lines.end] -= 1;
        }
    }
    let mut open = 0;
    depth[..flow.lines.len()]
        .iter()
        .map(|change| {
            open += change;
            open > 0
        })
        .collect()
}

/// How many elements of a kind stand before each node.
fn counts(page: &Page, tag: Tag) -> Vec<u32> {
    let mut counts = vec![0];
    counts.extend((0..page.len()).scan(0, |count, node| {
        *count += u32::from(page.tag(node) == tag);
        Some(*count)
    }));
    counts
}

/// Whether most lines of an element are choices to tick, as in a poll.
fn are_choices(inputs: usize, lines: usize) -> bool {
    inputs >= LEAST_CHOICES && inputs * 2 > lines
}

/// Whether an element is a small box around a form, such as one that offers a newsletter. `inside` is its prose, of all.
fn is_form(forms: usize, lines: usize, inside: i64, all: i64) -> bool {
    forms > 0 && lines <= MOST_LINES_OF_FORM && inside <= MOST_PROSE_OF_FORM && inside * LEAST_PROSE_SHARE < all
}

/// Whether an element is a list of other articles: most of the blocks in it are teasers.
fn are_teasers(page: &Page, flow: &Flow, prose: &Scores, node: NodeId) -> bool {
    let mut blocks = 0;
    let mut teasers = 0;
    for child in page.children(node).filter(|&child| page.tag(child).is_block()) {
        let lines = prose.lines(page, child);
        blocks += usize::from(!lines.is_empty());
        teasers += usize::from(is_teaser(page, flow, lines));
    }
    teasers >= LEAST_TEASERS && teasers * 2 > blocks
}

/// Whether lines are a teaser: a line that is all link and a few more, or an excerpt that breaks off behind a link.
fn is_teaser(page: &Page, flow: &Flow, lines: Range<usize>) -> bool {
    let count = lines.len();
    let (Some(first), true) = (flow.lines.get(lines.start), (1..=LONGEST_TEASER).contains(&count)) else {
        return false;
    };
    let begins_with_link = page.ancestors(first.first).take(4).any(|node| page.tag(node) == Tag::A);
    let last = flow.text_of(lines.end - 1);
    let breaks_off = last.ends_with("...") || last.ends_with('…');
    begins_with_link && (breaks_off || (count > 1 && first.linked == first.range.len()))
}

/// The block element among some lines, or the page itself, that sums up to most; of several, the innermost.
fn best(page: &Page, scores: &Scores, among: Range<usize>) -> Option<NodeId> {
    let fits = |&node: &NodeId| {
        let lines = scores.lines(page, node);
        let holds = node == 0 || page.tag(node).is_block();
        !lines.is_empty() && among.start <= lines.start && lines.end <= among.end && holds
    };
    (0..page.len()).filter(fits).max_by_key(|&node| scores.sum(page, node))
}

/// Gives roles to the lines under a node, but not in the parts that cost more than they give.
fn keep(page: &Page, flow: &Flow, scores: &Scores, root: NodeId) -> Roles {
    let mut roles = Roles::none(flow.lines.len());
    for index in scores.lines(page, root) {
        let line = &flow.lines[index];
        let own = scores.sums[index + 1] - scores.sums[index];
        if own > LABEL || (own == LABEL && line.inside.paragraph) {
            let (role, rule) = role(flow, index);
            roles.set(index, role, rule);
        } else if line.inside.quotation && flow.text_of(index).starts_with(['—', '–', '―']) {
            roles.set(index, Role::Caption, Rule::Signature);
        } else {
            let linked = line.linked * 2 > line.range.len();
            roles.drop(
                index..index + 1,
                if own == LABEL {
                    Rule::Label
                } else if linked {
                    Rule::Links
                } else {
                    Rule::Apart
                },
            );
        }
    }
    let mut node = root + 1;
    while node < page.subtree(root).end {
        let lines = scores.lines(page, node);
        if page.tag(node).is_block() && lines.len() > 1 && scores.sum(page, node) < 0 {
            // a short answer among its writer's name, rank and time is a paragraph all the same
            for line in lines.filter(|&line| !is_whole_paragraph(&flow.text, &flow.lines[line])) {
                roles.drop(line..line + 1, Rule::Surroundings);
            }
            node = page.subtree(node).end;
        } else {
            node += 1;
        }
    }
    roles
}
