//! What the page itself offers over its article: a summary, key points, tags, other articles.

use super::flow::Flow;
use super::phrases;
use super::roles::{Roles, Rule};
use super::sections::{self, Section};
use super::{Role, hints, strays};
use crate::page::{NodeId, Page, Tag};
use crate::reading::Related;
use crate::text::fold::lower;
use crate::text::ids::Ids;
use crate::text::language::Language;
use crate::text::marks;
use std::cell::LazyCell;
use std::ops::Range;

/// Lightest line that can be a key point, in letters: with an emoji, and with another mark.
const LIGHTEST_WITH_EMOJI: usize = 6;
const LIGHTEST_POINT: usize = 20;

/// Most lines that a summary can have.
const LONGEST_SUMMARY: usize = 4;

/// How far above its heading the element that holds a section can be.
const HIGHEST_CONTAINER: usize = 8;

/// Lines from the heading of a section on get the role that it announces, as far as the section reaches.
pub fn label_sections(page: &Page, flow: &Flow, roles: &mut Roles) {
    let body = BodyBefore::of(flow, roles);
    let all = body.of_range(0..roles.len());
    for heading in 0..flow.lines.len() {
        let text = flow.text_of(heading);
        let (section, alone) = match (sections::section(text), sections::inline_section(text)) {
            (Some(section), _) => (section, true),
            // a label before links; a sentence may begin alike
            (None, Some((section, _))) if flow.lines[heading].linked > 0 => (section, false),
            // a heading that is the first words of a line of links: 相关标签 人工智能 芯片
            _ if flow.lines[heading].link_at_end > 0 => {
                match unlinked_start(flow, heading).and_then(sections::section) {
                    Some(section) => (section, false),
                    None => continue,
                }
            }
            _ => continue,
        };
        let reach = if alone { reach(page, flow, heading, section) } else { heading + 1..heading + 1 };
        // a button's words may stand over the whole article; a heading's less so
        let most = if flow.lines[heading].inside.heading > 0 { all / 2 } else { all / 4 };
        let thread = || {
            section == Section::Apart
                && body.of_range(0..heading) * 4 > all
                && strays::is_thread(flow, roles, reach.clone())
        };
        if body.of_range(reach.clone()) > most && !thread() {
            continue;
        }
        match section {
            Section::Of(role) => {
                // the heading of a summary is no part of it
                let own = if matches!(role, Role::Summary | Role::KeyPoint) { Role::Furniture } else { role };
                roles.set(heading, own, Rule::SectionHeading);
                roles.fill(reach, role, Rule::Section);
            }
            Section::Apart => {
                // what was no part of the article needs no role
                roles.replace(heading..reach.end, Role::Furniture, Rule::Section);
            }
        }
    }
}

/// The part of a line before its links, when the links stand at its end.
fn unlinked_start(flow: &Flow, line: usize) -> Option<&str> {
    let text = flow.text_of(line);
    let links = flow.lines[line].linked;
    // links are parted by spaces or commas, which count as unlinked
    let end = text.char_indices().take(24).find(|(_, c)| c.is_whitespace()).map(|(at, _)| at)?;
    (links > 0 && end + links <= text.len()).then(|| &text[..end])
}

/// The lines that belong to a section: those after its heading in the same container, as long as they look like
/// what was announced.
fn reach(page: &Page, flow: &Flow, heading: usize, section: Section) -> Range<usize> {
    let own = flow.lines[heading].node;
    let last_of = |node: NodeId| flow.lines.partition_point(|line| line.first < page.subtree(node).end);
    // the innermost element that holds more than the heading
    let around = std::iter::once(own).chain(page.ancestors(own).take(HIGHEST_CONTAINER));
    let container = around.into_iter().find(|&node| last_of(node) > heading + 1);
    let end = container.map_or(heading + 1, last_of);
    let level = flow.lines[heading].inside.heading;
    let fits = |index: &usize| {
        let line = &flow.lines[*index];
        let text = flow.text_of(*index);
        if sections::section(text).is_some() {
            return false;
        }
        match section {
            Section::Of(Role::Tags) => line.linked > 0,
            Section::Of(Role::Related) => line.linked > 0 || line.letters.weight() < 60,
            Section::Of(Role::Summary) => {
                line.inside.heading == 0 && *index - heading <= LONGEST_SUMMARY && marks::point_mark(text).is_none()
            }
            Section::Of(Role::KeyPoint) => {
                line.inside.heading == 0 && (line.inside.list_item || marks::point_mark(text).is_some())
            }
            Section::Of(_) => false,
            // another heading of its rank begins something else
            Section::Apart => level == 0 || line.inside.heading == 0 || line.inside.heading > level,
        }
    };
    let count = (heading + 1..end).take_while(fits).count();
    heading + 1..heading + 1 + count
}

/// Runs of marked lines before or at the beginning of the text are the page's key points, and what stands
/// directly before them in the same language is its summary.
pub fn label_points(page: &Page, flow: &Flow, main: Language, title: Option<usize>, roles: &mut Roles) {
    let from = title.map_or(0, |title| title + 1);
    let body = BodyBefore::of(flow, roles);
    let mut index = from;
    while index < flow.lines.len() {
        let run = run_of_points(flow, index);
        if run < 2 {
            index += 1;
            continue;
        }
        let points = index..index + run;
        index = points.end;
        if offers(page, flow, main, &points, &body, roles) {
            roles.fill(points.clone(), Role::KeyPoint, Rule::MarkedRun);
            label_summary(page, flow, points.start, from, roles);
            break;
        }
    }
    if roles.iter().all(|role| role != Some(Role::Summary)) {
        label_named_summary(page, flow, main, from, roles);
    }
}

/// How many lines from one on are marked as points are: by emoji, numbers or bullets, or as items of a list.
fn run_of_points(flow: &Flow, from: usize) -> usize {
    let is_point = |index: usize| {
        let line = &flow.lines[index];
        let text = flow.text_of(index);
        let mark = marks::point_mark(text).map(|mark| &text[mark]);
        let lightest = if mark.is_some_and(marks::is_emoji) { LIGHTEST_WITH_EMOJI } else { LIGHTEST_POINT };
        line.letters.weight() >= lightest
            && line.linked * 2 < line.range.len()
            && line.inside.heading == 0
            && !line.inside.apart
            && (line.inside.list_item || mark.is_some())
    };
    (from..flow.lines.len()).take_while(|&index| is_point(index)).count()
}

/// Whether a run of marked lines is what a page says about its article rather than a part of it: it is in
/// another language than the article, or each line begins with an emoji, and the text has hardly begun.
fn offers(page: &Page, flow: &Flow, main: Language, points: &Range<usize>, body: &BodyBefore, roles: &Roles) -> bool {
    if roles.is(points.start, Role::KeyPoint) {
        return true;
    }
    let lines = || points.clone().map(|index| (&flow.lines[index], flow.text_of(index)));
    let other_language = lines().all(|(line, _)| line.letters.language() != main);
    let has_emoji = |text: &str| marks::point_mark(text).is_some_and(|mark| marks::is_emoji(&text[mark]));
    let emoji = lines().all(|(_, text)| has_emoji(text)) && points.len() >= 3;
    let named = page.ancestors(flow.lines[points.start].node).any(|node| phrases::is_summary_name(page.name(node)));
    (other_language || emoji || named) && body.of_range(0..points.start) * 3 <= body.of_range(points.end..roles.len())
}

/// Sums of the body's letters, so that any range of lines is one subtraction.
struct BodyBefore(Vec<usize>);

impl BodyBefore {
    fn of(flow: &Flow, roles: &Roles) -> BodyBefore {
        let mut sums = vec![0];
        for (line, role) in flow.lines.iter().zip(roles.iter()) {
            let weight = if role.is_some_and(Role::is_body) { line.letters.weight() } else { 0 };
            sums.push(sums[sums.len() - 1] + weight);
        }
        BodyBefore(sums)
    }

    fn of_range(&self, lines: Range<usize>) -> usize {
        self.0[lines.end] - self.0[lines.start]
    }
}

/// The lines directly before the points, in their language, that are held apart from the text as they are.
fn label_summary(page: &Page, flow: &Flow, first_point: usize, from: usize, roles: &mut Roles) {
    let language = flow.lines[first_point].letters.language();
    let around = |line: usize| page.parent(flow.lines[line].node);
    let mut index = first_point;
    for _ in 0..LONGEST_SUMMARY {
        // over the points' own heading
        while index > from && roles.is(index - 1, Role::Furniture) {
            index -= 1;
        }
        if index <= from {
            break;
        }
        let line = &flow.lines[index - 1];
        let together = around(index - 1) == around(first_point)
            || page.ancestors(around(first_point)).take(1).any(|node| node == around(index - 1));
        let fits = line.letters.language() == language
            && line.letters.weight() >= 60
            && line.inside.heading == 0
            && line.linked * 2 < line.range.len()
            && together;
        if !fits || !roles.get(index - 1).is_none_or(|role| role.is_body() || role == Role::Summary) {
            break;
        }
        roles.set(index - 1, Role::Summary, Rule::OverPoints);
        index -= 1;
    }
}

/// Without points: a short run of prose in an element that is named as a summary, or in another language than
/// the text that it stands before.
fn label_named_summary(page: &Page, flow: &Flow, main: Language, from: usize, roles: &mut Roles) {
    let named = |index: usize| {
        let node = flow.lines[index].node;
        std::iter::once(node)
            .chain(page.ancestors(node).take(3))
            .find(|&node| phrases::is_summary_name(page.name(node)))
    };
    let Some(first) = (from..flow.lines.len()).find(|&index| {
        let line = &flow.lines[index];
        !roles.is(index, Role::KeyPoint)
            && line.letters.weight() >= 60
            && line.inside.heading == 0
            && line.letters.language() != main
            && named(index).is_some()
    }) else {
        return;
    };
    let Some(holder) = named(first) else { return };
    let run = flow.lines[first..].iter().take_while(|line| page.subtree(holder).contains(&line.first)).count();
    if run <= LONGEST_SUMMARY {
        roles.fill(first..first + run, Role::Summary, Rule::SummaryName);
    }
}

/// Labels of the tags that the page offers, in page order, each once: links in lines that are tags or that say so
/// by themselves; without any, the keywords of the document's head that the article's text knows.
pub fn tags(page: &Page, flow: &Flow, roles: &mut Roles) -> Vec<String> {
    let mut labels = Labels::default();
    let named = |link: NodeId, is: &str| page.name(link).split_ascii_whitespace().any(|name| name == is);
    let is_category = |link: &NodeId| named(*link, "category");
    let says_so = |link: &NodeId| (named(*link, "tag") && !is_category(link)) || hints::is_tag_link(page.value(*link));
    let first_body = roles.iter().position(|role| role.is_some_and(Role::is_body));
    let article = first_body
        .and_then(|index| page.ancestors(flow.lines[index].node).find(|&node| page.tag(node) == Tag::Article))
        .map_or(0..0, |article| page.subtree(article));
    for (index, line) in flow.lines.iter().enumerate() {
        let mut links = links(page, flow, index);
        // tag links inside running text are just links, those below it in the same element are its tags
        let below = roles.get(index).is_none_or(|role| !role.is_content()) && article.contains(&line.first);
        let mostly = line.linked * 10 >= line.range.len() * 7 && !links.is_empty();
        if roles.is(index, Role::Tags) || (mostly && links.iter().all(says_so)) {
            links.retain(|link| !is_category(link));
        } else if below {
            links.retain(says_so);
        } else {
            continue;
        }
        if !links.is_empty() {
            if !roles.is(index, Role::Tags) {
                roles.set(index, Role::Tags, Rule::TagLinks);
            }
            links.iter().for_each(|&link| labels.add(&text_of(page, link)));
        }
    }
    if labels.labels.is_empty() {
        let content = (0..roles.len()).filter(|&line| roles.get(line).is_some_and(Role::is_content));
        let text = LazyCell::new(|| lower(&content.map(|line| flow.text_of(line)).collect::<Vec<_>>().join("\n")));
        let keywords = (0..page.len()).filter(|&node| {
            page.tag(node) == Tag::Meta
                && page.name(node).split_ascii_whitespace().any(|name| name.eq_ignore_ascii_case("keywords"))
        });
        for keyword in keywords.flat_map(|node| page.value(node).split([',', '，', ';', '；', '、'])) {
            let keyword = keyword.trim();
            if text.contains(&lower(keyword)) {
                labels.add(keyword);
            }
        }
    }
    labels.labels
}

/// Longest tag, in characters.
const LONGEST_TAG: usize = 40;

/// Labels in page order; a page may have any number of them, so the known ones are looked up.
#[derive(Default)]
struct Labels {
    labels: Vec<String>,
    known: Ids,
}

impl Labels {
    fn add(&mut self, label: &str) {
        let label = label.trim().trim_start_matches('#').trim_end_matches('#').trim();
        let fits = label.chars().any(char::is_alphanumeric) && label.chars().count() <= LONGEST_TAG;
        if fits && self.known.of(label) == self.labels.len() {
            self.labels.push(label.to_owned());
        }
    }
}

/// Other articles that the page links to under a heading that says so. Advertisements among them get their role.
pub fn related(page: &Page, flow: &Flow, roles: &mut Roles) -> Vec<Related> {
    let mut related: Vec<Related> = Vec::new();
    for index in 0..flow.lines.len() {
        if !roles.is(index, Role::Related) {
            continue;
        }
        let node = flow.lines[index].node;
        if std::iter::once(node)
            .chain(page.ancestors(node).take(3))
            .any(|node| hints::is_advertisement(page.name(node)))
        {
            roles.set(index, Role::Promotion, Rule::Advertisement);
            continue;
        }
        for link in links(page, flow, index) {
            // of a link that holds several lines, the first one
            let whole = flow.lines.get(index + 1).is_none_or(|next| page.subtree(link).end <= next.first);
            let title = if whole { text_of(page, link) } else { flow.text_of(index).to_owned() };
            let href = page.value(link).to_owned();
            // short links are buttons: more, next, a number of comments
            let fits = title.chars().count() >= 6 && !href.is_empty() && !href.starts_with("javascript:");
            if fits && !related.iter().any(|known| known.href == href) {
                related.push(Related { title, href });
            }
        }
        if related.len() >= MOST_RELATED {
            break;
        }
    }
    related
}

/// So many related articles are enough.
const MOST_RELATED: usize = 20;

/// The links that begin in a line, or hold all of it.
pub(super) fn links(page: &Page, flow: &Flow, index: usize) -> Vec<NodeId> {
    let line = &flow.lines[index];
    if line.linked == 0 {
        return Vec::new();
    }
    let end = flow.lines.get(index + 1).map_or(page.len(), |next| next.first);
    let around = page.ancestors(line.first).take(6).find(|&node| page.tag(node) == Tag::A);
    let mut links: Vec<NodeId> = around.into_iter().collect();
    links.extend((line.first..end).filter(|&node| page.tag(node) == Tag::A && page.subtree(node).end <= end));
    links
}

/// The shown text of an element, its white space collapsed.
fn text_of(page: &Page, element: NodeId) -> String {
    let text: String = page.subtree(element).map(|node| page.text(node)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
