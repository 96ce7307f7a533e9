//! Who published the article and when, from the lines around its title, else from the document's head.

use super::flow::Flow;
use super::roles::{Roles, Rule};
use super::{Byline, Role, offered};
use crate::page::{Page, Tag};
use crate::text::time;

/// How far above and below the title a byline can stand, in lines.
const ABOVE: usize = 3;
const BELOW: usize = 8;

/// Heaviest line that can be a byline, in letters.
const HEAVIEST: usize = 150;

/// What a label in a byline announces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Source,
    Author,
    /// Something that is no part of a byline, and ends the field before it.
    Other,
}

/// Labels in front of a field.
const LABELS: &[(&str, Field)] = &[
    ("来源：", Field::Source),
    ("来源:", Field::Source),
    ("來源：", Field::Source),
    ("來源:", Field::Source),
    ("来自：", Field::Source),
    ("Source:", Field::Source),
    ("作者：", Field::Author),
    ("记者 ", Field::Author),
    ("記者 ", Field::Author),
    ("Interview by ", Field::Author),
    ("Story by ", Field::Author),
    ("Text by ", Field::Author),
    ("Words by ", Field::Author),
    ("作者:", Field::Author),
    ("文 | ", Field::Author),
    ("文|", Field::Author),
    ("文｜", Field::Author),
    ("文／", Field::Author),
    ("文/", Field::Author),
    ("撰文：", Field::Author),
    ("记者：", Field::Author),
    ("記者：", Field::Author),
    ("本报记者", Field::Author),
    ("Written by ", Field::Author),
    ("Author:", Field::Author),
    ("By ", Field::Author),
    ("BY ", Field::Author),
    ("by ", Field::Author),
    ("Illustrations by ", Field::Other),
    ("Photographs by ", Field::Other),
    ("Photography by ", Field::Other),
    ("Photos by ", Field::Other),
    ("编译：", Field::Other),
    ("翻译：", Field::Other),
    ("译者：", Field::Other),
    ("编辑：", Field::Other),
    ("編輯：", Field::Other),
    ("责编：", Field::Other),
    ("发布时间", Field::Other),
    ("Published", Field::Other),
    ("Updated", Field::Other),
    ("Posted", Field::Other),
    ("字号", Field::Other),
    ("字號", Field::Other),
    ("字体", Field::Other),
    ("阅读", Field::Other),
    ("评论", Field::Other),
    ("條評論", Field::Other),
    ("条评论", Field::Other),
    ("Comments", Field::Other),
];

/// What stands between fields.
const SEPARATORS: &[char] =
    &[' ', '\u{a0}', '　', '|', '｜', '·', '•', ',', '，', '-', '–', '—', '/', ':', '：', '(', ')', '[', ']'];

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
                let found = parse(flow.text_of(index), line.linked == line.range.len());
                if fill(&mut byline, found) {
                    roles.set(index, Role::Byline, Rule::NamesTime);
                }
            }
        }
        beside_time(page, flow, title, &mut byline, roles);
    }
    fill(&mut byline, declared(page));
    byline
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
    let name = offered::links(page, flow, before).len() < 2 && !flow.text_of(before).contains([':', '：']);
    if before != title
        && roles.is_free(before)
        && name
        && line.letters.weight() <= 40
        && line.inside.heading == 0
        && !line.inside.apart
    {
        byline.source = Some(flow.text_of(before).to_owned());
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

/// The fields of one line. A line that is all link only counts with a label or a time.
fn parse(line: &str, linked: bool) -> Byline {
    let mut byline = Byline::default();
    let time = time::find(line);
    byline.published = time.clone().map(|range| line[range].to_owned());
    let mut marks = labels(line);
    if marks.is_empty() && time.is_none() {
        return byline;
    }
    if let Some(time) = &time {
        marks.retain(|(start, _, _)| !time.contains(start));
        marks.push((time.start, time.end, Field::Other));
        marks.sort_unstable_by_key(|(start, _, _)| *start);
    }
    // what stands before the first label is the source, when it says anything
    let first = marks.first().map_or(line.len(), |(start, _, _)| *start);
    if !linked {
        byline.source = value(&line[..first]);
    }
    for (index, (_, end, field)) in marks.iter().enumerate() {
        let until = marks.get(index + 1).map_or(line.len(), |(start, _, _)| *start);
        match field {
            Field::Source => byline.source = value(&line[*end..until.max(*end)]),
            Field::Author => byline.author = byline.author.or(value(&line[*end..until.max(*end)]).and_then(one_name)),
            Field::Other => {}
        }
    }
    byline
}

/// Where the labels of a line stand: start, end, field, in order.
fn labels(line: &str) -> Vec<(usize, usize, Field)> {
    let mut found: Vec<(usize, usize, Field)> = Vec::new();
    for (label, field) in LABELS {
        let Some(at) = line.find(label) else { continue };
        // a label of letters begins a word
        let begins = !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) || !label.is_ascii();
        let lone_by = label.trim().eq_ignore_ascii_case("by") && at > 0 && !line[..at].trim_end().ends_with(SEPARATORS);
        let inside = found.iter().any(|&(start, end, _)| at < end && start < at + label.len());
        if begins && !lone_by && !inside {
            found.push((at, at + label.len(), *field));
        }
    }
    found.sort_unstable_by_key(|(start, _, _)| *start);
    found
}

/// A field's text without what parts it from others; none when nothing is left, or too much.
fn value(text: &str) -> Option<String> {
    let text = text.trim_matches(SEPARATORS);
    (text.chars().any(char::is_alphabetic) && text.chars().count() <= 60).then(|| text.to_owned())
}

/// An author without what is said about them or stands beside them: "Jane Roe, Staff Writer", "Jane Roe on",
/// 林小舟／北岸報導, 林小舟 4 条.
fn one_name(author: String) -> Option<String> {
    let end = author.find(|c: char| matches!(c, ',' | '，' | '|' | '/' | '／') || c.is_ascii_digit());
    let name = author[..end.unwrap_or(author.len())].trim();
    let name = name.strip_suffix(" on").unwrap_or(name);
    (!name.is_empty()).then(|| name.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_pages_write_them() {
        for (line, source, author, published) in [
            ("Harbour Post | HARBOUR POST 前天 20:58", "Harbour Post | HARBOUR POST", "", "前天 20:58"),
            ("来源：晚风周刊 5小时前 作者：林小舟 4 条评论", "晚风周刊", "林小舟", "5小时前"),
            ("文 | 陈望", "", "陈望", ""),
            ("記者 陳望／北岸報導", "", "陳望", ""),
            ("By Ada Quill on 3 May 2026", "", "Ada Quill", "3 May 2026"),
            ("Interview by Ada Quill · Photographs by Ben Hall", "", "Ada Quill", ""),
            ("来源：晚风周刊 编译：林小舟", "晚风周刊", "", ""),
            ("By Ada Quill, Staff Writer", "", "Ada Quill", ""),
            ("2026年9月21日 02:00 來源：北岸日報", "北岸日報", "", "2026年9月21日 02:00"),
            ("Published Sept. 21, 2026", "", "", "Sept. 21, 2026"),
            ("Nothing of the kind", "", "", ""),
        ] {
            let found = parse(line, false);
            let got = [found.source, found.author, found.published].map(Option::unwrap_or_default);
            assert_eq!(got, [source, author, published], "{line}");
        }
    }
}
