//! Fixed words by which pages say what a line is, in Chinese and English: tables to extend by a line.

use crate::any_of;
use crate::text::any_of::AnyOf;
use crate::text::fold::lower;
use crate::text::within::Within;

/// Beginnings of lines that are no text of the article, wherever they stand; brackets before them are passed over.
#[rustfmt::skip]
const FURNITURE: AnyOf = any_of![
    "责任编辑", "責任編輯", "责编", "編輯：", "编辑：", "编辑:", "原标题", "原標題", "免责声明", "免責聲明", "声明：", "聲明：", "版权声明",
    "版權聲明", "版权与", "版權與", "特别声明", "特別聲明", "未经授权", "本文来源：", "分享到", "分享至", "分享工具", "微信扫", "扫一扫",
    "请启用", "阅读原文", "字号", "字號", "打印", "关闭窗口", "加入收藏", "Advertisement", "ADVERTISEMENT", "Loading...",
    "Copyright ©", "Copyright©", "Copyright (", "Copyright 20", "© ", "All rights reserved", "Reporting by", "Additional reporting by", "First published", "First Published", "Follow us on", "Share this", "Share on", "Print this", "Email this",
    "凡本网", "凡本網", "凡注明", "凡标注来源", "本网未注明", "您当前的位置", "您所在的位置", "您的位置", "当前位置", "目前位置", "字体大小", "字体：", "字型：",
    "文字大小", "本文由", "未经许可", "未經許可", "联系邮箱", "聯絡信箱", "本文来自", "本文轉自", "本文转自", "本文首发", "本文首發", "转载请", "轉載請", "欢迎转载", "如需转载",
    "Article continues", "Story continues", "Continue reading", "Scroll to continue", "Keep scrolling", "Read the comments", "This slideshow requires", "Like this story?", "This article was amended",
];

/// Beginnings of captions of pictures.
#[rustfmt::skip]
const CAPTION_STARTS: AnyOf = any_of![
    "FILE PHOTO", "FILE - ", "Photo:", "Photo by", "Image:", "Media caption", "Image caption", "Picture:", "图为", "圖為", "资料图",
    "資料圖", "图：", "圖：", "图/", "圖/", "图片来源", "圖片來源", "图源", "▲", "△",
];

/// What captions say of who made the picture.
#[rustfmt::skip]
static CREDITS: Within = Within::of(any_of![
    "(Photo:", "(Photo by", "Photo credit", "Credit:", "Getty Images", "REUTERS/", "AP Photo", "/AFP", "AFP/",
    "(Image:", "(Pic:", "Image credit", "Photograph:", "（资料图）", "(资料图)", "资料图片", "資料圖片", "資料照片", "资料照片", "摄）", "攝）", "／攝影", "/攝影", "供图）", "提供）",
]);

/// Beginnings of lines that advertise something.
#[rustfmt::skip]
const PROMOTION: AnyOf = any_of![
    "下载", "打开", "点击上方", "点击下方", "点击查看", "点击下载", "点击领取", "点击关注", "点击进入", "點擊進入", "点个", "长按", "扫码", "關注我們", "关注我们", "关注公众号", "欢迎关注", "订阅",
    "訂閱", "歡迎訂閱", "欢迎订阅", "推广", "更多精彩", "加入我们", "Sponsored", "SPONSORED", "Sign up for", "Sign up to", "Subscribe", "Download our",
    "Download the", "Click here", "Get our", "Join our", "Register for", "Shop now", "More from",
];

/// First words of links that ask the reader to do something.
#[rustfmt::skip]
const CALLS: AnyOf = any_of![
    "查看", "点击", "點擊", "下载", "下載", "订阅", "訂閱", "了解", "打开", "打開", "立即", "马上", "報名", "报名", "领取", "加入", "apply", "buy",
    "check", "click", "discover", "download", "explore", "find", "follow", "get", "join", "learn", "listen",
    "order", "read", "register", "save", "see", "shop", "sign", "start", "subscribe", "take", "try", "view",
    "visit", "watch",
];

/// Names of elements that hold a summary, a digest or an abstract of the article.
#[rustfmt::skip]
static SUMMARY_NAMES: Within =
    Within::of(any_of!["summary", "digest", "abstract", "tldr", "zhaiyao", "takeaway", "keypoint", "key-point"]);

/// Heaviest line that can be a caption, weighed as letters.
const HEAVIEST_CAPTION: usize = 500;

/// Words of which a line that offers a newsletter has two.
#[rustfmt::skip]
static NEWSLETTER: Within = Within::of(any_of![
    "delivered", "free or paid", "inbox", "mailbox", "new posts", "newsletter", "sign up", "subscri", "support my work", "your letterbox", "手机报", "手機報", "电子报", "订阅", "訂閱", "邮箱", "電子報",
]);

/// Words of which a line that tells how to read on a telephone has two; a sentence about telephones ends with a stop.
#[rustfmt::skip]
static APP_GUIDE: Within = Within::of(any_of![
    "手机", "手機", "客户端", "客戶端", "随时随地", "隨時隨地", "看新闻", "看新聞", "扫码", "掃碼", "扫描", "掃描", "二维码", "二維碼", "行動條碼",
    "下载", "下載", "安装", "安裝", "app store", "google play", "our app", "the app",
]);

/// Words of which a line that asks for consent, or for another browser, has two, where it speaks to the reader.
#[rustfmt::skip]
static NOTICE: Within = Within::of(any_of![
    "accept", "browser", "consent", "cookie", "internet explorer", "javascript", "partners", "personal data",
    "personalise", "personalize", "personalised", "personalized", "preferences", "privacy policy", "terms of", "your device",
    "个人信息", "個人資料", "同意", "浏览器", "瀏覽器", "隐私", "隱私", "服务条款", "服務條款",
]);

/// First words of a notice that speaks to the reader, in lower case.
#[rustfmt::skip]
const SPEAKS: AnyOf = any_of![
    "by ", "our ", "please ", "this site", "this website", "to continue", "us and our", "we ", "we've", "we’ve", "you ", "your ",
    "为了", "為了", "我们", "我們", "您", "本网站", "本網站", "本站", "请", "請", "点击", "點擊", "继续", "繼續",
];

/// Most bytes of them, with what stands between.
const FIRST_WORDS: usize = 32;

/// Heaviest line that asks for consent, in letters.
const HEAVIEST_NOTICE: usize = 700;

/// Heaviest line that tells how to read on a telephone, in letters.
const HEAVIEST_GUIDE: usize = 100;

/// Longest line that can be a promotion, weighed as letters.
const LONGEST_PROMOTION: usize = 260;

/// Whether a line is no text of the article by its first words, or is left over from a template: a bare address, file
/// name or path.
pub fn is_furniture(line: &str) -> bool {
    let bare = line.trim_start_matches(['(', '（', '[', '【', '［', '※', '•', '・', '·', '*']);
    FURNITURE.begins(bare) || is_residue(line) || is_end(line)
}

/// Whether a line of so many letters says of which picture it is, or who made that.
pub fn is_caption(line: &str, weight: usize) -> bool {
    let bare = line.trim_start_matches(['(', '（', '[', '【']);
    weight <= HEAVIEST_CAPTION && (CAPTION_STARTS.begins(bare) || bare.ends_with(['摄', '攝']) || CREDITS.is_in(line))
}

fn is_residue(line: &str) -> bool {
    let extension = line.rsplit_once('.').map_or("", |(_, extension)| extension);
    // a shortcode: [gallery ids="1,2"]
    if line.starts_with('[') && line.ends_with(']') && line.contains('=') {
        return true;
    }
    !line.contains(' ')
        && line.is_ascii()
        && (matches!(extension, "html" | "htm" | "php" | "jsp" | "tpl" | "aspx" | "js" | "css")
            || line.starts_with("../")
            || line.starts_with("{{")
            || line.starts_with("http"))
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
        CALLS.iter().any(|call| if call.is_ascii() { first == call } else { first.starts_with(call) })
    };
    let newsletter = NEWSLETTER.count_in(&lower(line)) >= 2;
    let starts = PROMOTION.begins(line);
    // running text that begins alike goes on for longer, without a link
    newsletter || (starts && (link > 0 || weight < 60)) || (link > 0 && link < line.len() && call())
}

/// Whether a line of so many letters tells how to read on a telephone.
pub fn is_app_guide(line: &str, weight: usize) -> bool {
    weight <= HEAVIEST_GUIDE && !line.ends_with(['.', '。']) && APP_GUIDE.count_in(&lower(line)) >= 2
}

/// Whether a line of so many letters asks the reader for consent or for another browser.
pub fn is_notice(line: &str, weight: usize) -> bool {
    let first = || lower(&line[..line.floor_char_boundary(FIRST_WORDS)]);
    weight <= HEAVIEST_NOTICE && SPEAKS.begins(&first()) && NOTICE.count_in(&lower(line)) >= 2
}

/// Letters of the longest mark of an end.
const LONGEST_END: usize = 4;

/// Whether a line only marks where the text ends: "— END —", （完）.
fn is_end(line: &str) -> bool {
    let word: String = line.chars().filter(|c| c.is_alphanumeric()).take(LONGEST_END + 1).collect();
    matches!(word.as_str(), "" | "END" | "End" | "完" | "全文完" | "未完待续" | "未完待續" | "广告" | "廣告")
}

/// Whether an element's names say that it holds a summary.
pub fn is_summary_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SUMMARY_NAMES.is_in(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

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
