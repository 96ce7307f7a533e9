//! Fixed words by which pages say what a line is, in Chinese and English: tables to extend by a line.

use super::Role;
use crate::text::fold::{lower, lower_char};

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
    ("comments", Apart),
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

/// Beginnings of lines that are no text of the article, wherever they stand; brackets before them are passed over.
#[rustfmt::skip]
const FURNITURE: &[&str] = &[
    "责任编辑", "責任編輯", "责编", "編輯：", "编辑：", "编辑:", "原标题", "原標題", "免责声明", "免責聲明", "声明：", "聲明：", "版权声明",
    "版權聲明", "版权与", "版權與", "特别声明", "特別聲明", "未经授权", "本文来源：", "分享到", "分享至", "分享工具", "微信扫", "扫一扫",
    "请启用", "阅读原文", "字号", "字號", "打印", "关闭窗口", "加入收藏", "本篇新闻热门", "Advertisement", "ADVERTISEMENT", "Loading...",
    "Copyright ©", "© ", "All rights reserved", "Follow us on", "Share this", "Share on", "Print this", "Email this",
    "凡本网", "凡本網", "凡注明", "凡标注来源", "本网未注明", "您当前的位置", "您所在的位置", "您的位置", "当前位置", "目前位置", "字体大小", "字体：", "字型：",
    "文字大小", "本文由", "未经许可", "未經許可", "联系邮箱", "聯絡信箱", "Read the comments", "Like this story?", "This article was amended", "This copy is for your personal",
];

/// Beginnings of captions of pictures.
#[rustfmt::skip]
const CAPTION_STARTS: &[&str] = &[
    "FILE PHOTO", "FILE - ", "Photo:", "Photo by", "Image:", "Media caption", "Image caption", "Picture:", "图为", "圖為", "资料图",
    "資料圖", "图：", "圖：", "图/", "圖/", "图片来源", "圖片來源", "图源", "▲", "△",
];

/// What captions say of who made the picture.
#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "(Photo:", "(Photo by", "Photo credit", "Credit:", "Getty Images", "REUTERS/", "AP Photo", "/AFP", "AFP/",
    "(Image:", "(Pic:", "Image credit", "Photograph:", "（资料图）", "(资料图)", "资料图片", "資料圖片", "資料照片", "资料照片", "摄）", "攝）", "供图）", "提供）",
];

/// Beginnings of lines that advertise something.
#[rustfmt::skip]
const PROMOTION: &[&str] = &[
    "下载", "打开", "点击查看", "点击下载", "点击领取", "点击关注", "长按", "扫码", "關注我們", "关注我们", "关注公众号", "欢迎关注", "订阅",
    "訂閱", "歡迎訂閱", "欢迎订阅", "推广", "更多精彩", "加入我们", "Sponsored", "SPONSORED", "Sign up for", "Sign up to", "Subscribe", "Download our",
    "Download the", "Click here", "Get our", "Join our", "Register for", "Shop now", "More from",
];

/// First words of links that ask the reader to do something.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "查看",
    "点击",
    "點擊",
    "下载",
    "下載",
    "订阅",
    "訂閱",
    "了解",
    "打开",
    "打開",
    "立即",
    "马上",
    "報名",
    "报名",
    "领取",
    "加入",
    "apply",
    "buy",
    "check",
    "click",
    "discover",
    "download",
    "explore",
    "find",
    "follow",
    "get",
    "join",
    "learn",
    "listen",
    "order",
    "read",
    "register",
    "save",
    "see",
    "shop",
    "sign",
    "start",
    "subscribe",
    "take",
    "try",
    "view",
    "visit",
    "watch",
];

/// Names of elements that hold a summary, a digest or an abstract of the article.
#[rustfmt::skip]
const SUMMARY_NAMES: &[&str] =
    &["summary", "digest", "abstract", "tldr", "zhaiyao", "takeaway", "keypoint", "key-point"];

/// Heaviest line that can be a caption, weighed as letters.
const HEAVIEST_CAPTION: usize = 500;

/// Words of which a line that offers a newsletter has two.
const NEWSLETTER: &[&str] = &["inbox", "mailbox", "newsletter", "sign up", "subscri", "订阅", "訂閱", "邮箱", "電子報"];

/// Longest line that can be a promotion, weighed as letters.
const LONGEST_PROMOTION: usize = 260;

/// A heading as the table writes it: lower case, letters and digits only.
fn fold(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).map(lower_char).collect()
}

/// What a line announces when all of it is a known heading (at most with a number behind it: 评论 2417).
pub fn section(line: &str) -> Option<Section> {
    if line.chars().count() > 40 {
        return None;
    }
    let folded = fold(line);
    let name = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let notice = || NOTICES.iter().any(|end| name.ends_with(end)).then_some(Apart);
    SECTIONS.iter().find(|(heading, _)| *heading == name).map(|(_, section)| *section).or_else(notice)
}

/// What a line announces when it begins with a known heading and a colon (标签：…); gives the heading's length.
pub fn inline_section(line: &str) -> Option<(Section, usize)> {
    let (colon, c) = line.char_indices().take(24).find(|(_, c)| matches!(c, ':' | '：'))?;
    Some((section(&line[..colon])?, colon + c.len_utf8()))
}

/// Whether a line is no text of the article by its first words, or is left over from a template: a bare file
/// name or path.
pub fn is_furniture(line: &str) -> bool {
    let bare = line.trim_start_matches(['(', '（', '[', '【', '［', '※']);
    FURNITURE.iter().any(|start| bare.starts_with(start)) || is_residue(line)
}

/// Whether a line of so many letters says of which picture it is, or who made that.
pub fn is_caption(line: &str, weight: usize) -> bool {
    let bare = line.trim_start_matches(['(', '（', '[', '【']);
    weight <= HEAVIEST_CAPTION
        && (CAPTION_STARTS.iter().any(|start| bare.starts_with(start))
            || CREDITS.iter().any(|credit| line.contains(credit)))
}

fn is_residue(line: &str) -> bool {
    let extension = line.rsplit_once('.').map_or("", |(_, extension)| extension);
    !line.contains(' ')
        && line.is_ascii()
        && (matches!(extension, "html" | "htm" | "php" | "jsp" | "tpl" | "aspx" | "js" | "css")
            || line.starts_with("../")
            || line.starts_with("{{"))
}

/// Whether a line with links shows the way to the page: "Forum » Baking » The page".
pub fn is_trail(line: &str) -> bool {
    line.contains(['»', '›']) && !line.contains(['«', '‹']) && line.chars().count() <= 150
}

/// Heaviest line that can be a contact, in letters.
const HEAVIEST_CONTACT: usize = 150;

/// Whether a short line gives an address to write to. `weight` is the line's letters.
pub fn is_contact(line: &str, weight: usize) -> bool {
    let is_address = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ')', '。', '，', '）']);
        word.split_once('@').is_some_and(|(name, host)| {
            let plain = |part: &str| {
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b))
            };
            let name = name.trim_start_matches(|c: char| !c.is_ascii());
            plain(name.rsplit(':').next().unwrap_or(name)) && plain(host) && host.contains('.')
        })
    };
    weight <= HEAVIEST_CONTACT && line.split_whitespace().any(is_address)
}

/// Whether a line advertises: by its first words, or since it ends in a link that asks for a click.
/// `link` is how many bytes at its end are linked; `weight` the line's letters.
pub fn is_promotion(line: &str, link: usize, weight: usize) -> bool {
    if weight > LONGEST_PROMOTION {
        return false;
    }
    let start = line.len() - link;
    let call = || {
        let first =
            line[start..].split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).find(|w| !w.is_empty());
        let first = lower(first.unwrap_or_default());
        CALLS.iter().any(|call| if call.is_ascii() { first == *call } else { first.starts_with(call) })
    };
    let lower = lower(line);
    let newsletter = NEWSLETTER.iter().filter(|word| lower.contains(**word)).count() >= 2;
    let starts = PROMOTION.iter().any(|promotion| line.starts_with(promotion));
    // running text that begins alike goes on for longer, without a link
    newsletter || (starts && (link > 0 || weight < 60)) || (link > 0 && link < line.len() && call())
}

/// Whether an element's names say that it holds a summary.
pub fn is_summary_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SUMMARY_NAMES.iter().any(|part| name.contains(part))
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

    #[test]
    fn what_is_no_text() {
        assert!(is_furniture("index_new5.html") && is_furniture("../../tpl/a.html") && is_furniture("责任编辑：某某"));
        assert!(!is_furniture("He wrote index.html by hand."));
        assert!(is_contact("联系邮箱：a.b@example.com", 20) && is_contact("Write to her at ada@example.org.", 25));
        assert!(!is_contact("He shouted @ everyone", 20) && !is_contact("@harbour.post", 10));
        let line = "The new list, ranked for the tenth time. See who made it.";
        assert!(is_promotion(line, "See who made it.".len(), 45));
        assert!(!is_promotion(line, 0, 45));
        assert!(!is_promotion("In a blog post", "blog post".len(), 12));
    }
}
