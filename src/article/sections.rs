//! Headings by which pages announce what follows: a table to extend by a line.

use super::Role;
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
const SECTIONS: &[(&str, Section)] = &[
    ("ai摘要", Of(Role::Summary)),
    ("ai总结", Of(Role::Summary)),
    ("ai總結", Of(Role::Summary)),
    ("aisummary", Of(Role::Summary)),
    ("全文摘要", Of(Role::Summary)),
    ("全文速览", Of(Role::Summary)),
    ("内容提要", Of(Role::Summary)),
    ("内容摘要", Of(Role::Summary)),
    ("內容提要", Of(Role::Summary)),
    ("內容摘要", Of(Role::Summary)),
    ("导读", Of(Role::Summary)),
    ("導讀", Of(Role::Summary)),
    ("文章摘要", Of(Role::Summary)),
    ("本文摘要", Of(Role::Summary)),
    ("摘要", Of(Role::Summary)),
    ("summary", Of(Role::Summary)),
    ("tldr", Of(Role::Summary)),
    ("关键要点", Of(Role::KeyPoint)),
    ("关键点", Of(Role::KeyPoint)),
    ("本文要点", Of(Role::KeyPoint)),
    ("本文重點", Of(Role::KeyPoint)),
    ("核心要点", Of(Role::KeyPoint)),
    ("核心觀點", Of(Role::KeyPoint)),
    ("核心观点", Of(Role::KeyPoint)),
    ("要点", Of(Role::KeyPoint)),
    ("要点速览", Of(Role::KeyPoint)),
    ("重點", Of(Role::KeyPoint)),
    ("重點整理", Of(Role::KeyPoint)),
    ("划重点", Of(Role::KeyPoint)),
    ("highlights", Of(Role::KeyPoint)),
    ("keypoints", Of(Role::KeyPoint)),
    ("keytakeaways", Of(Role::KeyPoint)),
    ("takeaways", Of(Role::KeyPoint)),
    ("关键词", Of(Role::Tags)),
    ("關鍵字", Of(Role::Tags)),
    ("文章标签", Of(Role::Tags)),
    ("标签", Of(Role::Tags)),
    ("標籤", Of(Role::Tags)),
    ("相关标签", Of(Role::Tags)),
    ("相關標籤", Of(Role::Tags)),
    ("相关话题", Of(Role::Tags)),
    ("keywords", Of(Role::Tags)),
    ("tags", Of(Role::Tags)),
    ("topics", Of(Role::Tags)),
    ("filedunder", Of(Role::Tags)),
    ("延伸阅读", Of(Role::Related)),
    ("延伸閱讀", Of(Role::Related)),
    ("推荐阅读", Of(Role::Related)),
    ("推薦閱讀", Of(Role::Related)),
    ("猜你喜欢", Of(Role::Related)),
    ("相关", Of(Role::Related)),
    ("相关推荐", Of(Role::Related)),
    ("相关文章", Of(Role::Related)),
    ("相关新闻", Of(Role::Related)),
    ("相关报道", Of(Role::Related)),
    ("相关阅读", Of(Role::Related)),
    ("更多快讯", Of(Role::Related)),
    ("更多新闻", Of(Role::Related)),
    ("最新快讯", Of(Role::Related)),
    ("相關文章", Of(Role::Related)),
    ("相關新聞", Of(Role::Related)),
    ("相關閱讀", Of(Role::Related)),
    ("更多相关新闻", Of(Role::Related)),
    ("readmore", Of(Role::Related)),
    ("related", Of(Role::Related)),
    ("relatedarticles", Of(Role::Related)),
    ("relatedcontent", Of(Role::Related)),
    ("relatednews", Of(Role::Related)),
    ("relatedposts", Of(Role::Related)),
    ("relatedstories", Of(Role::Related)),
    ("relatedtopics", Of(Role::Related)),
    ("recommended", Of(Role::Related)),
    ("seealso", Of(Role::Related)),
    ("youmayalsolike", Of(Role::Related)),
    ("youmightalsolike", Of(Role::Related)),
    ("精彩评论", Apart),
    ("网友评论", Apart),
    ("最新评论", Apart),
    ("评论", Apart),
    ("評論", Apart),
    ("留言", Apart),
    ("發表回應", Apart),
    ("发表回复", Apart),
    ("发表评论", Apart),
    ("我来说两句", Apart),
    ("共享此文章", Apart),
    ("分享", Apart),
    ("分享到", Apart),
    ("热门推荐", Apart),
    ("热门文章", Apart),
    ("熱門文章", Apart),
    ("热点排行", Apart),
    ("作者简介", Apart),
    ("作者簡介", Apart),
    ("关于作者", Apart),
    ("關於作者", Apart),
    ("参考资料", Apart),
    ("參考資料", Apart),
    ("参考文献", Apart),
    ("參考文獻", Apart),
    ("外部链接", Apart),
    ("外部連結", Apart),
    ("往期推荐", Of(Role::Related)),
    ("往期推薦", Of(Role::Related)),
    ("abouttheauthor", Apart),
    ("abouttheauthors", Apart),
    ("aboutthewriter", Apart),
    ("externallinks", Apart),
    ("footnotes", Apart),
    ("references", Apart),
    ("comments", Apart),
    ("comment", Apart),
    ("discussionaboutthispost", Apart),
    ("jointheconversation", Apart),
    ("replies", Apart),
    ("responses", Apart),
    ("全部评论", Apart),
    ("条评论", Apart),
    ("條評論", Apart),
    ("热门评论", Apart),
    ("用户评论", Apart),
    ("讀者留言", Apart),
    ("leaveacomment", Apart),
    ("leaveareply", Apart),
    ("mostpopular", Apart),
    ("mostread", Apart),
    ("postacomment", Apart),
    ("sharethis", Apart),
    ("sharethisarticle", Apart),
    ("trending", Apart),
    ("trendingnow", Apart),
];

/// Ends of headings over what a site says about its rights and duties; nothing of the article follows.
const NOTICES: &[&str] = &["版权与免责声明", "版權與免責聲明", "版权及免责声明", "评论规范", "討論規範"];

/// A heading as the table writes it: lower case, letters and digits only.
fn fold(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).map(lower_char).collect()
}

/// What a line announces when all of it is a known heading (at most with a number beside it: 评论 2417).
pub fn section(line: &str) -> Option<Section> {
    if line.chars().count() > 40 {
        return None;
    }
    let folded = fold(line);
    let name = folded.trim_matches(|c: char| c.is_ascii_digit());
    let notice = || NOTICES.iter().any(|end| name.ends_with(end)).then_some(Apart);
    SECTIONS.iter().find(|(heading, _)| *heading == name).map(|(_, section)| *section).or_else(notice)
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
