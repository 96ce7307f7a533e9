//! What stands among the article's lines and is no part of it: what its page says about itself and to its reader.

use super::body::Scores;
use super::flow::Flow;
use super::roles::{Roles, Rule};
use super::{Byline, Role, phrases};
use crate::any_of;
use crate::page::Page;
use crate::text::time;
use crate::text::within::Within;
use std::collections::BTreeSet;
use std::ops::Range;

/// A box about who made the page holds less than one part in so many of its prose.
const CONTACT_SHARE: i64 = 5;

/// Text over the title is less than one part in so many of what follows it.
const OVER_TITLE_SHARE: i64 = 4;

/// Lightest line that is not said twice, in letters.
const LEAST_REPEATED: usize = 60;

/// What sentences end with, and captions.
const ENDS: &[char] = &['.', '!', '?', ')', '。', '！', '？', '）'];

/// What is said of the author stands among so many of the article's last lines, and is no heavier than so many letters.
const LAST_LINES: usize = 10;
const HEAVIEST_BIOGRAPHY: usize = 500;

/// What parts the names of several authors.
const BETWEEN_AUTHORS: &[&str] = &[" and ", ", ", "、", "，", " 和 ", " & "];

/// Heaviest line that tells who answered when, in letters, and words that stand in such lines.
const HEAVIEST_SIGNATURE: usize = 60;
static ANSWERS: Within =
    Within::of(any_of!["Reply", "Respond", "Report", "like", "回复", "回覆", "赞", "讚", "举报", "檢舉"]);

/// Small boxes that tell how to write to somebody are about the people who made the page, not about its subject.
pub fn contacts(page: &Page, flow: &Flow, prose: &Scores, roles: &mut Roles) {
    let all = prose.sum(page, 0);
    for index in 0..roles.len() {
        if roles.get(index).is_none() || !phrases::is_contact(flow.text_of(index), flow.lines[index].letters.weight()) {
            continue;
        }
        let holder = page.parent(flow.lines[index].node);
        let small = prose.sum(page, holder) * CONTACT_SHARE < all;
        let lines = if small { prose.lines(page, holder) } else { index..index + 1 };
        roles.replace(lines, Role::Furniture, Rule::Contact);
    }
}

/// A little text over the main heading, when that is the title, speaks of something else: of cookies, of the last issue.
pub fn over_title(flow: &Flow, prose: &Scores, title: Option<usize>, roles: &mut Roles) {
    let Some(title) = title.filter(|&title| flow.lines[title].inside.heading == 1) else { return };
    if prose.sums[title] * OVER_TITLE_SHARE < prose.sums[roles.len()] - prose.sums[title] {
        for line in 0..title {
            if roles.get(line).is_some() {
                roles.drop(line..line + 1, Rule::OverTitle);
            }
        }
    }
}

/// A long line that says letter for letter what another has said is a caption or a template's.
pub fn said_before(flow: &Flow, roles: &mut Roles) {
    let mut known = BTreeSet::new();
    for line in 0..roles.len() {
        let text = flow.text_of(line);
        let long = flow.lines[line].letters.weight() >= LEAST_REPEATED && text.ends_with(ENDS);
        let running = matches!(roles.get(line), Some(Role::Paragraph | Role::Quotation | Role::ListItem));
        if long && running && !known.insert(text) {
            roles.set(line, Role::Furniture, Rule::SaidBefore);
        }
    }
}

/// What is said of an author at the end of an article: a box under their name, or lines that begin with it. Where the
/// article itself speaks of its author, it stays.
pub fn about_author(page: &Page, flow: &Flow, byline: &Byline, roles: &mut Roles) {
    let Some(authors) = &byline.author else { return };
    let body: Vec<usize> = (0..roles.len()).filter(|&line| roles.get(line).is_some_and(Role::is_body)).collect();
    let (text, end) = body.split_at(body.len() - body.len().min(LAST_LINES).min(body.len() / 2));
    let mut names: Vec<&str> = vec![authors];
    for between in BETWEEN_AUTHORS {
        names = names.iter().flat_map(|name| name.split(between)).collect();
    }
    names.retain(|name| name.chars().count() > 1 && text.iter().all(|&line| !flow.text_of(line).contains(name)));
    for &line in end {
        let Some(rest) = names.iter().find_map(|name| flow.text_of(line).strip_prefix(name)) else { continue };
        let holder = page.parent(flow.lines[line].node);
        let box_end = flow.lines.partition_point(|line| line.first < page.subtree(holder).end);
        let about = if rest.is_empty() { line..box_end.min(line + LAST_LINES) } else { line..line + 1 };
        let letters: usize = flow.lines[about.clone()].iter().map(|line| line.letters.weight()).sum();
        if letters <= HEAVIEST_BIOGRAPHY {
            roles.replace(about, Role::Furniture, Rule::AboutAuthor);
        }
    }
}

/// Whether lines are a thread of comments: between their texts stands who answered when.
pub fn is_thread(flow: &Flow, roles: &Roles, lines: Range<usize>) -> bool {
    let is_signature = |line: &usize| {
        let text = flow.text_of(*line);
        let light = flow.lines[*line].letters.weight() <= HEAVIEST_SIGNATURE && !text.ends_with(ENDS);
        light && roles.get(*line).is_none() && (time::find(text).is_some() || ANSWERS.is_in(text))
    };
    let signatures = lines.clone().filter(is_signature).count();
    let texts = lines.filter(|&line| flow.lines[line].letters.weight() > HEAVIEST_SIGNATURE).count();
    signatures >= 2 && signatures * 2 >= texts
}
