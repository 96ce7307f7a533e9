//! Who published the article and when, from the lines around its title, else from the document's head.

use super::flow::Flow;
use super::roles::{Roles, Rule};
use super::{Byline, Role, credits, offered};
use crate::page::{Page, Tag};
use crate::text::names;

/// How far above and below the title a byline can stand, in lines.
const ABOVE: usize = 3;
const BELOW: usize = 8;

/// Heaviest line that can be a byline, in letters.
const HEAVIEST: usize = 150;

/// Heaviest line of a byline that tells nothing new, in letters.
const HEAVIEST_REPEAT: usize = 80;

/// Finds the byline; its lines get their role. Lines with a role of their own other than the body's are left alone.
pub fn find(page: &Page, flow: &Flow, title: Option<usize>, roles: &mut Roles) -> Byline {
    let mut byline = Byline::default();
    if let Some(title) = title {
        // what stands below the title is nearer to it than what stands above
        let below = title + 1..(title + 1 + BELOW).min(flow.lines.len());
        let header = below.take_while(|&index| !begins_text(flow, index, roles)).count();
        let above = title.saturating_sub(ABOVE)..title;
        for index in (title + 1..title + 1 + header).chain(above.rev()) {
            let line = &flow.lines[index];
            let free = roles.is_free(index) && !is_sentence(flow, index);
            if free && line.letters.weight() <= HEAVIEST && line.inside.heading == 0 && !line.inside.apart {
                let text = &spaced(flow, index);
                let linked = line.linked == line.range.len();
                let Some(found) = as_author(credits::read(text, linked), author_by_name(page, flow, index)) else {
                    continue;
                };
                let repeats = index > title && roles.get(index).is_some() && line.letters.weight() <= HEAVIEST_REPEAT;
                if fill(&mut byline, found) || repeats {
                    roles.set(index, Role::Byline, Rule::NamesTime);
                }
            }
        }
        beside_time(page, flow, title, &mut byline, roles);
    }
    let declared = declared(page);
    if let (Some(source), Some(author)) = (&byline.source, &declared.author)
        && let Some(rest) = source.strip_prefix(author.as_str()).filter(|rest| rest.starts_with(' '))
    {
        // an account's line: its author and its name
        byline.source = Some(rest.trim().to_owned());
    }
    if byline.author.is_none() && byline.source.as_deref().is_some_and(|name| is_author(name, &declared)) {
        byline.author = byline.source.take();
    }
    fill(&mut byline, declared);
    byline
}

/// Whether a name beside the time is its author's: the page's head says so, or it is a person's and the site's own is
/// another.
fn is_author(name: &str, declared: &Byline) -> bool {
    let words = name.split(' ').count();
    let capital =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '.');
    let person = (2..=3).contains(&words) && name.split(' ').all(capital) && !names::is_body(name);
    let site = declared.source.as_deref();
    declared.author.as_deref() == Some(name) || (person && site.is_some_and(|site| !name.contains(site)))
}

/// What a line says, when it is also known to name an author.
fn as_author(said: Option<Byline>, named: Option<Byline>) -> Option<Byline> {
    match said {
        Some(said) if said.author.is_none() && said.source.is_some() && named.is_some() => {
            Some(Byline { author: said.source, source: None, ..said })
        }
        Some(said) => Some(said),
        None => named,
    }
}

/// How far above the text a named element can be.
const HIGHEST: usize = 3;

/// The author that a line is by the name of the element that holds it.
fn author_by_name(page: &Page, flow: &Flow, index: usize) -> Option<Byline> {
    let line = &flow.lines[index];
    let is_name = |name: &str| matches!(name, "author" | "author-name" | "byline" | "byline-name");
    let named =
        page.ancestors(line.first).take(HIGHEST).any(|node| page.name(node).split_ascii_whitespace().any(is_name));
    let author = flow.text_of(index).to_owned();
    (named && line.letters.weight() <= 40).then(|| Byline { author: Some(author), ..Byline::default() })
}

/// A line's text with a space between what stands in several text nodes, since margins may part them.
fn spaced(flow: &Flow, index: usize) -> String {
    let range = flow.lines[index].range.clone();
    let first = flow.pieces.partition_point(|piece| piece.at < range.start);
    let pieces = flow.pieces[first..].iter().take_while(|piece| piece.at < range.end);
    let mut text = String::new();
    let mut node = None;
    for piece in pieces {
        let run = &flow.text[piece.at..piece.at + piece.len];
        let words = text.ends_with(char::is_alphanumeric) && run.starts_with(char::is_alphanumeric);
        if words && node.is_some_and(|node| node != piece.node) {
            text.push(' ');
        }
        node = Some(piece.node);
        text.push_str(run);
    }
    text
}

/// Whether the article's text, or a list of others, begins with a line.
fn begins_text(flow: &Flow, index: usize, roles: &Roles) -> bool {
    let line = &flow.lines[index];
    let teaser = line.inside.heading > 0 && line.linked == line.range.len();
    matches!(roles.get(index), Some(Role::Summary | Role::KeyPoint)) || line.letters.weight() > HEAVIEST || teaser
}

/// Whether a line is a sentence of the text rather than a few facts: "PORT — By a few votes, the town decided …."
fn is_sentence(flow: &Flow, index: usize) -> bool {
    let ends = flow.text_of(index).ends_with(['.', '!', '?', '”', '"', '。', '！', '？', '」']);
    ends && flow.lines[index].letters.weight() > HEAVIEST / 2
}

/// A short line that stands directly before the time says who published, when nothing else does.
fn beside_time(page: &Page, flow: &Flow, title: usize, byline: &mut Byline, roles: &mut Roles) {
    if byline.source.is_some() || byline.author.is_some() {
        return;
    }
    let Some(time) = roles.iter().position(|role| role == Some(Role::Byline)).filter(|&time| time > 0) else { return };
    let before = time - 1;
    let line = &flow.lines[before];
    // neither a menu nor a label with its value
    let name = offered::links(page, flow, before).len() < 2
        && !flow.text_of(before).contains([':', '：'])
        && !flow.text_of(before).starts_with(|c: char| c.is_ascii_digit());
    if before != title
        && roles.is_free(before)
        && name
        && line.letters.weight() <= 40
        && line.inside.heading == 0
        && !line.inside.apart
    {
        fill(byline, credits::name(flow.text_of(before)));
        roles.set(before, Role::Byline, Rule::BesideTime);
    }
}

/// Takes over what a byline does not have yet; whether there was any.
fn fill(byline: &mut Byline, found: Byline) -> bool {
    let mut any = false;
    for (have, found) in [
        (&mut byline.source, found.source),
        (&mut byline.author, found.author),
        (&mut byline.published, found.published),
    ] {
        if have.is_none() && found.is_some() {
            *have = found;
            any = true;
        }
    }
    any
}

/// What the document's head says.
fn declared(page: &Page) -> Byline {
    let mut byline = Byline::default();
    for node in (0..page.len()).filter(|&node| page.tag(node) == Tag::Meta) {
        let value = page.value(node).trim();
        // some sites give a link to the author's page instead of a name
        if value.is_empty() || value.starts_with("http") {
            continue;
        }
        for name in page.name(node).split_ascii_whitespace() {
            let field = match name.to_ascii_lowercase().as_str() {
                "og:site_name" => &mut byline.source,
                "author" | "article:author" | "parsely-author" | "sailthru.author" => &mut byline.author,
                "article:published_time" | "datepublished" | "pubdate" | "publishdate" => &mut byline.published,
                _ => continue,
            };
            field.get_or_insert_with(|| value.to_owned());
        }
    }
    byline
}
