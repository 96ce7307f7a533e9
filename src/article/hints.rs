//! What class names, ids and roles hint at. Names are the weakest evidence: they only count where the
//! structure does not contradict them.

use crate::any_of;
use crate::text::any_of::AnyOf;
use crate::text::table::Table;
use crate::text::within::Within;
use std::sync::LazyLock;

/// Names, as whole words, of elements that are seldom part of an article.
static UNLIKELY_WORDS: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "ad ads adv advert aside bar bottom btn carousel copyright dialog disclaimer dropdown extra follow foot hot \
         keywords links login masthead menu modal more nav next notice overlay pager poll popular pr prev print promo \
         rail ranking rating recirc register reply search sidebar signup skip social sponsor tab tabs tag tags tips \
         toolbar tools top trending wx",
    )
});

/// Names, anywhere in a word, of elements that are seldom part of an article.
#[rustfmt::skip]
static UNLIKELY_PARTS: Within = Within::of(any_of![
    "advert", "author-bio", "banner", "breadcrumb", "comment", "cookie", "copyright", "disqus", "download",
    "footer", "newsletter", "outbrain", "pagination", "paywall", "popup", "promo", "qrcode", "recommend",
    "relate", "related", "share", "sharing", "sidebar", "signup", "sponsor", "subscribe", "taboola",
]);

/// Whether an element's names ([`crate::Page::name`]) say that it is seldom part of an article.
pub fn is_unlikely(name: &str) -> bool {
    name.split_ascii_whitespace().any(|name| {
        let name = name.to_ascii_lowercase();
        // what an article shows of another site: "social-media-embed"
        if name.contains("embed") {
            return false;
        }
        UNLIKELY_PARTS.is_in(&name)
            || name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| UNLIKELY_WORDS.holds(word))
    })
}

/// Names, anywhere in a word, of elements that hold what readers say.
static COMMENTS: Within = Within::of(any_of!["comment", "disqus", "replies", "respond"]);

/// Whether an element's names say that it holds readers' comments.
pub fn is_comments(name: &str) -> bool {
    name.split_ascii_whitespace().any(|name| {
        let name = name.to_ascii_lowercase();
        // a page that has comments says so on its body or its buttons too
        COMMENTS.is_in(&name) && !name.contains("no-comment") && !name.contains("has-comment")
    })
}

/// Names, as whole words, of elements that hold advertisements.
const ADVERTISEMENTS: AnyOf = any_of!["ad", "ads", "adv", "advert", "advertisement", "sponsored"];

/// Whether an element's names say that it advertises.
pub fn is_advertisement(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| ADVERTISEMENTS.holds(word))
}

/// Steps in the address of a page that lists all articles with a tag.
static TAG_PATHS: Within = Within::of(any_of!["/tag/", "/tags/", "/topic/", "/topics/", "/keyword/", "/label/"]);

/// Whether a link leads to a page that lists all articles with a tag.
pub fn is_tag_link(href: &str) -> bool {
    TAG_PATHS.is_in(href)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_once() {
        assert!(UNLIKELY_WORDS.count().is_some());
    }

    #[test]
    fn whole_words_and_parts() {
        assert!(is_unlikely("x site-footer") && is_unlikely("top-ad") && is_unlikely("CommentList"));
        assert!(!is_unlikely("header-wrap reader adventure"));
    }
}
