//! What one line of a byline says: who published, who wrote it, when.

use super::Byline;
use crate::any_of;
use crate::text::any_of::AnyOf;
use crate::text::fold::lower;
use crate::text::{names, time};
use std::ops::Range;

/// What a label in a byline announces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Source,
    Author,
    /// Something that is no part of a byline, and ends the field before it.
    Other,
}

use Field::{Author, Other, Source};

/// Labels with one of [`MARKS`] behind them (来源：, 文 | ); a longer one stands before those that are a part of it.
#[rustfmt::skip]
const MARKED: &[(Field, AnyOf)] = &[
    (Source, any_of![
        "来源", "來源", "来自", "转自", "轉自", "出处", "出處", "Source",
    ]),
    (Author, any_of![
        "本报记者", "本報記者", "记者", "記者", "作者", "撰文", "撰稿", "采写", "採訪", "文", "Author", "By",
    ]),
    (Other, any_of![
        "责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "编译", "編譯", "翻译", "翻譯", "译者", "譯者",
        "校对", "校對", "审核", "審核", "摄影", "攝影", "图", "圖", "发布时间", "發布時間", "更新时间", "更新時間",
        "点击", "點擊", "浏览", "瀏覽", "时间", "時間", "日期",
    ]),
];

/// What stands behind a label; spaces may stand around it.
const MARKS: &[char] = &['：', ':', '|', '｜', '丨', '│', '/', '／'];

/// Labels that announce what follows them by themselves.
#[rustfmt::skip]
const BARE: &[(Field, AnyOf)] = &[
    (Author, any_of![
        "本报记者", "本報記者", "记者 ", "記者 ", "Interview by ", "Story by ", "Text by ", "Words by ",
        "Written by ",
    ]),
    (Other, any_of![
        "Edited by ", "Illustrations by ", "Photographs by ", "Photography by ", "Photos by ", "Reviewed by ",
        "Translated by ", "reviewed by ",
    ]),
    (Author, any_of![
        "By ", "BY ", "by ",
    ]),
    (Other, any_of![
        "发布时间", "發布時間", "发布于", "發佈於", "發布於", "发表于", "發表於", "更新于", "更新於", "星期",
        "Published", "Updated", "Posted", "Last updated", "Asked", "Answered", "Modified", "Viewed", "字号", "字號",
        "字体", "阅读", "閱讀", "评论", "條評論", "条评论", "Comments",
    ]),
];

/// What stands between fields.
const SEPARATORS: &[char] = &[
    ' ', '\u{a0}', '　', '|', '｜', '丨', '·', '•', ',', '，', '-', '–', '—', '/', '／', ':', '：', '(', ')', '[', ']',
];

/// What is no part of a name, though it stands before one (原创 林小舟) or behind one (林小舟 报道).
const BEFORE_NAME: &[&str] = &["原创 ", "原創 "];
const BEHIND_NAME: &[&str] = &[" on", " 报道", " 報導", " 報道", " 综合报道", " 綜合報導"];

/// Days of the week, cut short.
const WEEKDAYS: AnyOf = any_of!["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The ends of lines that say where a report comes from: 中央社／台北5日電.
const REPORTS: AnyOf = any_of!["日电", "日電", "日讯", "日訊", "报道", "報導", "報道"];

/// Longest line that only says where a report comes from, in characters.
const LONGEST_REPORT: usize = 30;

/// The fields of one line; none when it is no line of a byline. One that is all link needs a label or a time.
pub fn read(line: &str, linked: bool) -> Option<Byline> {
    let mut byline = Byline::default();
    let time = time::find(line);
    let mut marks = labels(line, time.as_ref());
    if marks.is_empty() && time.is_none() {
        return (REPORTS.ends(line) && line.chars().count() <= LONGEST_REPORT).then_some(byline);
    }
    byline.published = time.clone().map(|range| line[range].to_owned());
    if let Some(time) = &time {
        marks.retain(|(at, _)| !time.contains(&at.start));
        marks.push((time.clone(), Other));
        marks.sort_unstable_by_key(|(at, _)| at.start);
    }
    // what stands before the first label is the source, when it says anything, or somebody with their post
    let first = marks.first().map_or(line.len(), |(at, _)| at.start);
    if !linked {
        Byline { source: byline.source, author: byline.author, .. } = name(&line[..first]);
    }
    for (index, (at, field)) in marks.iter().enumerate() {
        let until = marks.get(index + 1).map_or(line.len(), |(next, _)| next.start);
        let said = || value(&line[at.end..until.max(at.end)]);
        match field {
            Source => byline.source = said(),
            Author => byline.author = byline.author.take().or_else(|| said().and_then(one_name)),
            Other => {}
        }
    }
    Some(byline)
}

/// What a name without a label is: its source, or somebody with their post ("Ada Quill, Staff Writer").
pub fn name(text: &str) -> Byline {
    let Some(name) = value(text) else { return Byline::default() };
    let post =
        name.split_once(", ").filter(|(name, _)| name.contains(' ')).and_then(|(_, post)| post.rsplit(' ').next());
    match post.map(lower) {
        Some(post) if post == "writer" || names::is_speaker_noun(&post) => {
            Byline { author: one_name(name), ..Byline::default() }
        }
        _ => Byline { source: Some(name), ..Byline::default() },
    }
}

/// Where the labels of a line stand, with what they announce, in order.
fn labels(line: &str, time: Option<&Range<usize>>) -> Vec<(Range<usize>, Field)> {
    let mut found: Vec<(Range<usize>, Field)> = Vec::new();
    let all = MARKED.iter().map(|list| (list, true)).chain(BARE.iter().map(|list| (list, false)));
    for (label, field, marked) in
        all.flat_map(|(&(field, list), marked)| list.iter().map(move |label| (label, field, marked)))
    {
        let Some(at) = line.find(label) else { continue };
        let rest = &line[at + label.len()..];
        let spaces = rest.len() - rest.trim_start().len();
        let mark = if marked { rest.trim_start().chars().next().filter(|c| MARKS.contains(c)) } else { None };
        let end = at + label.len() + mark.map_or(0, |mark| spaces + mark.len_utf8());
        let before = line[..at].trim_end();
        // a label of letters or of one character begins a word
        let whole = !label.is_ascii() && label.chars().count() > 1;
        let begins = whole || !line[..at].ends_with(char::is_alphanumeric);
        let after_time = time.is_some_and(|time| time.contains(&before.len().saturating_sub(1)));
        let lone_by = label.trim().eq_ignore_ascii_case("by") && at > 0 && !before.ends_with(SEPARATORS) && !after_time;
        let inside = found.iter().any(|(known, _)| at < known.end && known.start < end);
        if begins && !lone_by && !inside && marked == mark.is_some() {
            found.push((at..end, field));
        }
    }
    found.sort_unstable_by_key(|(at, _)| at.start);
    found
}

/// A field's text without what parts it from others; none when nothing is left, or too much.
fn value(text: &str) -> Option<String> {
    let text = text.trim_matches(SEPARATORS);
    let text = BEFORE_NAME.iter().find_map(|before| text.strip_prefix(before)).unwrap_or(text);
    let word = lower(text);
    let says = text.chars().any(char::is_alphabetic) && !names::is_calendar(&word) && !WEEKDAYS.holds(&word);
    (says && text.chars().count() <= 60).then(|| text.to_owned())
}

/// An author without what is said about them or stands beside them: "Jane Roe, Staff Writer", "Jane Roe in Towns",
/// 林小舟／北岸報導, 林小舟 4 条.
fn one_name(author: String) -> Option<String> {
    let end = author.find(|c: char| matches!(c, ',' | '，' | '|' | '/' | '／') || c.is_ascii_digit());
    let name = author[..end.unwrap_or(author.len())].trim_matches(SEPARATORS);
    let name = name.split(" in ").next().unwrap_or_default();
    let name = BEHIND_NAME.iter().find_map(|behind| name.strip_suffix(behind)).unwrap_or(name);
    (!name.is_empty()).then(|| name.to_owned())
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
            ("文丨林小舟 编辑丨陈望", "", "林小舟", ""),
            ("文／林小舟 圖／陳望", "", "林小舟", ""),
            ("撰文 | 林小舟", "", "林小舟", ""),
            ("作者 | 林小舟　编辑 | 陈望", "", "林小舟", ""),
            ("本报记者 林小舟 报道", "", "林小舟", ""),
            ("原创 林小舟 2026年5月5日 08:30", "林小舟", "", "2026年5月5日 08:30"),
            ("發布時間：2026/05/05 08:30　記者 林小舟／台北報導", "", "林小舟", "2026/05/05 08:30"),
            ("时间：2026-05-05 来源：晚风周刊 点击：1204", "晚风周刊", "", "2026-05-05"),
            ("责任编辑：林小舟", "", "", ""),
            ("星期二 2026年5月5日", "", "", "2026年5月5日"),
            ("中央社／北岸5日電", "", "", ""),
            ("記者 陳望／北岸報導", "", "陳望", ""),
            ("By Ada Quill on 3 May 2026", "", "Ada Quill", "3 May 2026"),
            ("Posted on May 5, 2026 by Ada Quill in Boats", "", "Ada Quill", "May 5, 2026"),
            ("Interview by Ada Quill · Photographs by Ben Hall", "", "Ada Quill", ""),
            ("来源：晚风周刊 编译：林小舟", "晚风周刊", "", ""),
            ("By Ada Quill, Staff Writer", "", "Ada Quill", ""),
            ("Ada Quill, Staff Writer 5 May 2026", "", "Ada Quill", "5 May 2026"),
            ("Tue 5 May 2026", "", "", "5 May 2026"),
            ("2026年9月21日 02:00 來源：北岸日報", "北岸日報", "", "2026年9月21日 02:00"),
            ("Published Sept. 21, 2026", "", "", "Sept. 21, 2026"),
        ] {
            let found = read(line, false).unwrap();
            let got = [found.source, found.author, found.published].map(Option::unwrap_or_default);
            assert_eq!(got, [source, author, published], "{line}");
        }
        for line in ["Nothing of the kind", "图文并茂的故事", "A walk by the sea"] {
            assert_eq!(read(line, false), None, "{line}");
        }
    }
}
