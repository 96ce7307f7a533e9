//! What stands among the article's lines and is no part of it: what its page says about itself and to its reader.

use super::body::Scores;
use super::flow::Flow;
use super::roles::{Roles, Rule};
use super::{Role, phrases};
use crate::page::Page;
use std::collections::BTreeSet;

/// A box about who made the page holds less than one part in so many of its prose.
const CONTACT_SHARE: i64 = 5;

/// Text over the title is less than one part in so many of what follows it.
const OVER_TITLE_SHARE: i64 = 4;

/// Lightest line that is not said twice, in letters.
const LEAST_REPEATED: usize = 60;

/// What sentences end with, and captions.
const ENDS: &[char] = &['.', '!', '?', ')', '。', '！', '？', '）'];

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
