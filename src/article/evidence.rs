//! What speaks for a page being an article, and what against, besides how much running text it has.

use super::flow::Flow;
use super::roles::Roles;
use super::{Byline, Role, strays};
use crate::any_of;
use crate::page::{Page, Tag};
use crate::text::any_of::AnyOf;
use crate::text::table::Table;
use crate::text::time;
use std::sync::LazyLock;

/// Steps of an address, or parts of a host's name, that other kinds of pages have, and what these are.
static ADDRESSES: LazyLock<(Table, Vec<&str>)> = LazyLock::new(|| {
    Table::of_pairs(
        "answers=forum bbs=forum c=listing cart=shop cat=listing category=listing channel=listing collection=listing \
         collections=listing community=forum departments=shop discussion=forum doc=manual docs=manual forum=forum \
         forums=forum list=listing login=account manual=manual product=shop products=shop question=forum \
         questions=forum reference=manual search=search services=service shop=shop store=shop tag=listing thread=forum \
         threads=forum topic=listing",
    )
});

/// Lines, or beginnings of lines, that pages of other kinds repeat.
#[rustfmt::skip]
const PHRASES: &[(&str, AnyOf)] = &[
    ("shop", any_of![
        "Add to Basket", "Add to Cart", "Add to basket", "Add to cart", "In stock", "加入购物车", "加入購物車",
        "商品评价", "立即购买",
    ]),
    ("service", any_of![
        "Get a quote", "Get started", "Request a demo", "Start free", "Try free",
    ]),
    ("forum", any_of![
        "Joined", "Posts:", "Quote", "Reply", "发表于", "回复", "楼主",
    ]),
];

/// Longest line that counts as one of [`PHRASES`], in characters.
const LONGEST_PHRASE: usize = 30;

/// What was found: more than 0 points speak for an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    pub points: i32,
    /// Whether a time stands beside the title, for readers to see.
    pub dated: bool,
    /// What speaks for an article, and what against: codes of [`super::REASONS`].
    pub pros: Vec<String>,
    pub cons: Vec<String>,
}

impl Evidence {
    fn add(&mut self, points: i32, reason: impl Into<String>) {
        self.points += points;
        if points > 0 { &mut self.pros } else { &mut self.cons }.push(reason.into());
    }
}

/// Weighs what the page says about itself, its address and its lines.
pub fn weigh(page: &Page, flow: &Flow, byline: &Byline, roles: &Roles) -> Evidence {
    let mut evidence = Evidence::default();
    if says_article(page) {
        evidence.add(2, "calls_article");
    }
    if says_product(page) {
        evidence.add(-2, "calls_product");
    }
    if byline.published.is_some() {
        evidence.add(1, "published");
    }
    let mut lines = (0..flow.lines.len()).filter(|&line| roles.is(line, Role::Byline));
    evidence.dated = lines.any(|line| time::find(flow.text_of(line)).is_some());
    if byline.author.is_some() {
        evidence.add(1, "author");
    }
    if let Some(kind) = page.url.as_deref().and_then(address) {
        evidence.add(-3, ["address_", kind].concat());
    }
    if let Some(kind) = repeated(page, flow, roles) {
        evidence.add(-2, ["lines_", kind].concat());
    }
    let is_body = |line: &usize| roles.get(*line).is_some_and(Role::is_body);
    let (first, last) = ((0..roles.len()).find(is_body).unwrap_or(0), (0..roles.len()).rfind(is_body).unwrap_or(0));
    if strays::is_thread(flow, roles, first..last) {
        evidence.add(-2, "thread");
    }
    let lines = |wanted: fn(Role) -> bool| roles.iter().flatten().filter(|&role| wanted(role)).count();
    let paragraphs = lines(|role| matches!(role, Role::Paragraph | Role::Quotation));
    // a table or a piece of code is one thing, however many lines it has
    let shown: Vec<Role> = roles.iter().flatten().collect();
    let pieces = shown.chunk_by(|a, b| a == b).filter(|run| matches!(run[0], Role::Code | Role::Table)).count();
    if pieces * 4 > paragraphs {
        evidence.add(-1, "code_and_tables");
    }
    // by letters: a long guide has a heading over every few paragraphs
    let letters = |wanted: fn(Role) -> bool| -> usize {
        let lines = flow.lines.iter().zip(roles.iter()).filter(|(_, role)| role.is_some_and(wanted));
        lines.map(|(line, _)| line.letters.weight()).sum()
    };
    let running = letters(|role| matches!(role, Role::Paragraph | Role::Quotation));
    if letters(|role| matches!(role, Role::Heading | Role::ListItem)) * 2 > running {
        evidence.add(-1, "headings_and_lists");
    }
    evidence
}

/// Whether the document's head says that it is an article.
fn says_article(page: &Page) -> bool {
    (0..page.len()).filter(|&node| page.tag(node) == Tag::Meta).any(|node| {
        let name = page.name(node).to_ascii_lowercase();
        (name.contains("og:type") && matches!(page.value(node).trim(), "article" | "news"))
            || name.contains("article:published_time")
            || name.contains("datepublished")
    })
}

/// Whether the document's head says that it offers something for sale.
fn says_product(page: &Page) -> bool {
    (0..page.len()).filter(|&node| page.tag(node) == Tag::Meta).any(|node| {
        let name = page.name(node).to_ascii_lowercase();
        (name.contains("og:type") && page.value(node).contains("product")) || name.contains("price:amount")
    })
}

/// What kind of page an address is of, when it is none of an article.
fn address(url: &str) -> Option<&'static str> {
    let (_, rest) = url.split_once("://")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() {
        return Some("home");
    }
    let host = host.rsplit_once('.').map_or(host, |(names, _)| names);
    let mut steps = host.split('.').chain(path.split('/'));
    let (table, kinds) = &*ADDRESSES;
    steps.find_map(|step| table.place(&step.to_ascii_lowercase()).map(|at| kinds[at]))
}

/// What kind of page repeats such short lines. Those outside the text don't count: comments under an article
/// have them too.
fn repeated(page: &Page, flow: &Flow, roles: &Roles) -> Option<&'static str> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    let inside = (0..flow.lines.len()).filter(|&line| roles.get(line).is_some());
    // what stands on buttons is read nowhere else; those under the text are its comments'
    let end = (0..flow.lines.len()).rfind(|&line| roles.get(line).is_some_and(Role::is_body));
    let buttons = (0..end.map_or(0, |line| flow.lines[line].first))
        .filter(|&node| page.tag(node) == Tag::Button)
        .flat_map(|node| page.subtree(node));
    for line in inside.map(|line| flow.text_of(line)).chain(buttons.map(|node| page.text(node).trim())) {
        if line.len() > LONGEST_PHRASE * 4 || line.chars().count() > LONGEST_PHRASE {
            continue;
        }
        if let Some(&(kind, _)) = PHRASES.iter().find(|(_, phrases)| phrases.begins(line)) {
            match counts.iter_mut().find(|(known, _)| known == &kind) {
                Some((_, count)) => *count += 1,
                None => counts.push((kind, 1)),
            }
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= 2).max_by_key(|(_, count)| *count).map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (url, kind) in [
            ("https://docs.example.org/guide/intro", Some("manual")),
            ("https://example.org/forum/viewtopic.php?t=1", Some("forum")),
            ("https://example.org/?page=1", Some("home")),
            ("https://example.org/2026/09/the-docs-are-good", None),
            ("not an address", None),
        ] {
            assert_eq!(address(url), kind, "{url}");
        }
    }
}
