//! Headings by which pages announce what follows: a table to extend by a line.

use super::Role;
use crate::any_of;
use crate::text::any_of::AnyOf;
use crate::text::fold::lower_char;

/// What a heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Lines of this role follow.
    Of(Role),
    /// Nothing of the article follows: comments, sharing, rankings.
    Apart,
}

use Section::{Apart, Of};

/// Headings, folded by [`fold`], and what they announce. In Chinese they also stand in Traditional form.
#[rustfmt::skip]
const SECTIONS: &[(Section, AnyOf)] = &[
    (Of(Role::Summary), any_of![
        "ai摘要", "ai总结", "ai總結", "aisummary", "全文摘要", "全文速览", "内容提要", "内容摘要", "內容提要",
        "內容摘要", "导读", "導讀", "文章摘要", "本文摘要", "摘要", "summary", "tldr",
    ]),
    (Of(Role::KeyPoint), any_of![
        "关键要点", "关键点", "本文要点", "本文重點", "核心要点", "核心觀點", "核心观点", "要点", "要点速览", "重點",
        "重點整理", "划重点", "highlights", "keypoints", "keytakeaways", "takeaways",
    ]),
    (Of(Role::Tags), any_of![
        "关键词", "關鍵字", "文章标签", "标签", "標籤", "相关标签", "相關標籤", "相关话题", "keywords", "tags",
        "topics", "filedunder",
    ]),
    (Of(Role::Related), any_of![
        "延伸阅读", "延伸閱讀", "推荐阅读", "推薦閱讀", "猜你喜欢", "相关", "相关推荐", "相关文章", "相关新闻",
        "相关报道", "相关阅读", "更多快讯", "更多新闻", "最新快讯", "相關文章", "相關新聞", "相關閱讀",
        "更多相关新闻", "readmore", "related", "relatedarticles", "relatedcontent", "relatednews", "relatedposts",
        "relatedstories", "relatedtopics", "recommended", "seealso", "youmayalsolike", "youmightalsolike", "往期推荐",
        "往期推薦",
    ]),
    (Apart, any_of![
        "精彩评论", "网友评论", "最新评论", "评论", "評論", "留言", "發表回應", "发表回复", "发表评论", "我来说两句",
        "共享此文章", "分享", "分享到", "热门推荐", "热门文章", "熱門文章", "热点排行", "作者简介", "作者簡介",
        "关于作者", "關於作者", "参考资料", "參考資料", "参考文献", "參考文獻", "外部链接", "外部連結",
        "abouttheauthor", "abouttheauthors", "aboutthewriter", "externallinks", "footnotes", "references", "comments",
        "comment", "discussionaboutthispost", "jointheconversation", "replies", "responses", "全部评论", "条评论",
        "條評論", "热门评论", "用户评论", "讀者留言", "leaveacomment", "leaveareply", "mostpopular", "mostread",
        "postacomment", "sharethis", "sharethisarticle", "trending", "trendingnow",
    ]),
];

/// Ends of headings over what a site says about its rights and duties; nothing of the article follows.
const NOTICES: AnyOf = any_of!["版权与免责声明", "版權與免責聲明", "版权及免责声明", "评论规范", "討論規範"];

/// Characters of a heading, at most.
const LONGEST: usize = 40;

/// A heading as the table writes it: lower case, letters and digits only.
fn fold(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).map(lower_char).collect()
}

/// What a line announces when all of it is a known heading (at most with a number beside it: 评论 2417).
pub fn section(line: &str) -> Option<Section> {
    if line.chars().nth(LONGEST).is_some() {
        return None;
    }
    let folded = fold(line);
    let name = folded.trim_matches(|c: char| c.is_ascii_digit());
    let notice = || NOTICES.ends(name).then_some(Apart);
    SECTIONS.iter().find(|(_, headings)| headings.holds(name)).map(|&(section, _)| section).or_else(notice)
}

/// What a line announces when it begins with a known heading and a colon (标签：…); gives the heading's length.
pub fn inline_section(line: &str) -> Option<(Section, usize)> {
    let (colon, c) = line.char_indices().take(24).find(|(_, c)| matches!(c, ':' | '：'))?;
    Some((section(&line[..colon])?, colon + c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        assert_eq!(section("AI 摘要"), Some(Of(Role::Summary)));
        assert_eq!(section("✨ Key Takeaways:"), Some(Of(Role::KeyPoint)));
        assert_eq!(section("评论 2417"), Some(Apart));
        assert_eq!(section("The summary of it all"), None);
        assert_eq!(inline_section("标签：人工智能 芯片"), Some((Of(Role::Tags), "标签：".len())));
    }
}
