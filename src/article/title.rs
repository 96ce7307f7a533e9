//! The article's title: the heading that says what the document's own title says.

use super::Role;
use super::flow::Flow;
use super::roles::{Roles, Rule};
use crate::page::{Page, Tag};
use crate::text::fold::lower_char;
use crate::text::language::Letters;

/// Marks by which sites part an article's title from their own name.
const SEPARATORS: &[char] = &['|', '_', '｜', '–', '—', '-', '·', '»'];

/// Longest line of a plain text that can be its title, weighed as letters.
const LONGEST: usize = 160;

/// What the document's head calls the page, and the heading that says the same.
#[derive(Debug, Clone, Default)]
pub struct Declared {
    title: String,
    /// The line of the heading, where there is one.
    pub heading: Option<usize>,
}

impl Declared {
    pub fn of(page: &Page, flow: &Flow) -> Declared {
        let title = declared(page);
        let says_it = says(&title);
        let headings = || (0..flow.lines.len()).filter(|&line| flow.lines[line].inside.heading > 0);
        let mut main = headings().filter(|&line| flow.lines[line].inside.heading == 1);
        let heading = main.find(|&line| says_it(flow.text_of(line)));
        let heading = heading.or_else(|| headings().find(|&line| says_it(flow.text_of(line))));
        Declared { title, heading }
    }
}

/// The title, and its line when it stands on the page; that line gets its role.
pub fn find(flow: &Flow, declared: &Declared, first_body: usize, roles: &mut Roles) -> (String, Option<usize>) {
    let Some((line, rule)) = line(flow, declared, first_body) else {
        return (without_site(&declared.title).to_owned(), None);
    };
    roles.set(line, Role::Title, rule);
    // the heading's further lines: the same in another language, a subtitle
    let heading = flow.lines[line].inside.heading;
    let same = |other: &usize| flow.lines[*other].node == flow.lines[line].node;
    (line + 1..flow.lines.len())
        .take_while(|other| heading > 0 && same(other))
        .for_each(|other| roles.set(other, Role::Title, rule));
    (flow.text_of(line).to_owned(), Some(line))
}

/// The title in the document's head, for sharing or for the window.
fn declared(page: &Page) -> String {
    let mut title = String::new();
    for node in 0..page.len() {
        let named =
            || page.name(node).split_ascii_whitespace().any(|name| matches!(name, "og:title" | "twitter:title"));
        match page.tag(node) {
            Tag::Meta if named() && !page.value(node).trim().is_empty() => return page.value(node).trim().to_owned(),
            Tag::Title if title.is_empty() => {
                title = page.subtree(node).map(|inner| page.text(inner)).collect::<String>().trim().to_owned();
            }
            Tag::Body => break,
            _ => {}
        }
    }
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text says what the document's title says; nothing does without one.
fn says(title: &str) -> impl Fn(&str) -> bool + use<> {
    let wanted = fold(title);
    move |text| {
        let own = fold(text);
        !wanted.is_empty()
            && own.chars().count() >= 4
            && own.len() * 3 >= wanted.len()
            && (wanted.contains(&own) || own.contains(&wanted))
    }
}

/// The line that is the title, and why.
fn line(flow: &Flow, declared: &Declared, first_body: usize) -> Option<(usize, Rule)> {
    let says_it = says(&declared.title);
    // a title in no heading stands before the text, or is taken for its beginning
    let mut lines =
        (0..(first_body + 1).min(flow.lines.len())).filter(|&line| flow.lines[line].letters.weight() <= LONGEST);
    if let Some(line) = declared.heading.or_else(|| lines.find(|&line| says_it(flow.text_of(line)))) {
        return Some((line, Rule::SaysTitle));
    }
    let main_headings = || (0..flow.lines.len()).filter(|&line| flow.lines[line].inside.heading == 1);
    let before = main_headings().rfind(|&line| line <= first_body);
    let heading = before.or_else(|| main_headings().next()).map(|line| (line, Rule::MainHeading));
    heading.or_else(|| Some((opening(flow, &declared.title)?, Rule::Opening)))
}

/// The first line of a text without any markup, when it is short and no sentence.
fn opening(flow: &Flow, declared: &str) -> Option<usize> {
    let text = flow.lines.first().map(|_| flow.text_of(0))?;
    let bare = declared.is_empty() && flow.lines.len() > 1;
    let sentence = text.ends_with(['.', '。', '!', '！', '”', '"', '…', ';', '；', ',', '，', ':', '：']);
    (bare && !sentence && Letters::of(text).weight() <= LONGEST).then_some(0)
}

/// A title without the name of the site behind it.
fn without_site(title: &str) -> &str {
    let mut rest = title;
    while let Some((own, site)) = rest.rsplit_once(SEPARATORS) {
        let parted = own.ends_with(' ') || rest[own.len()..].starts_with(['|', '_', '｜']);
        if !parted || Letters::of(own).weight() <= Letters::of(site).weight() {
            break;
        }
        rest = own.trim_end();
    }
    rest
}

/// Letters and digits in lower case: what stays the same between a heading and a window's title.
fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(lower_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_cut_off() {
        assert_eq!(without_site("Rivers come back_晨报新闻"), "Rivers come back");
        assert_eq!(without_site("A well-known river – here | The Daily | Site"), "A well-known river");
        assert_eq!(without_site("Twenty-two"), "Twenty-two");
    }
}
