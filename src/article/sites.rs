//! What is known of single sites. It is evidence beside what any page shows by itself: with [`SITES`] empty all pages
//! are still read, only less surely.
//!
//! To add a site, add a line: the end of its host's name, words of the `class` or `id` of its elements with the role
//! of the lines in them, and beginnings of lines with their role. What the page's own text tells need not be said.

use super::Role::{self, Furniture, Promotion};
use super::flow::Flow;
use super::roles::{Roles, Rule};
use crate::page::{Page, Tag};

/// One site.
#[derive(Debug)]
pub struct Site {
    /// `example.org` stands for `news.example.org` too.
    host: &'static str,
    /// Whole names of elements.
    names: &'static [(&'static str, Role)],
    /// Beginnings of lines.
    lines: &'static [(&'static str, Role)],
}

/// The sites that are known.
#[rustfmt::skip]
pub const SITES: &[Site] = &[
    Site { host: "barrons.com", names: &[], lines: &[DOW_JONES] },
    Site { host: "fishai.com.cn", names: &[("fish", Promotion), ("junk", Furniture), ("qr", Promotion)], lines: &[("Fish AI Reader", Promotion), ("FishAI", Promotion), ("鱼阅", Promotion)] },
    Site { host: "ifeng.com", names: &[], lines: &[("3g.ifeng.com", Promotion), ("本篇新闻热门", Furniture)] },
    Site { host: "myzaker.com", names: &[("article_more", Promotion), ("copyright_tip", Furniture), ("downTips", Promotion), ("fish", Promotion), ("open_app", Promotion)], lines: &[("打开ZAKER", Promotion), ("ZAKER客户端", Promotion)] },
    Site { host: "wsj.com", names: &[], lines: &[DOW_JONES] },
];

/// What all papers of one house print under their articles.
const DOW_JONES: (&str, Role) = ("This copy is for your personal", Furniture);

/// How far above a line a named element can be.
const HIGHEST: usize = 4;

/// Gives the lines of a known site the roles that it is known for, unless they are outside the article anyway.
pub fn label(page: &Page, flow: &Flow, sites: &[Site], roles: &mut Roles) {
    let Some(site) = host(page).and_then(|host| sites.iter().find(|site| is_of(host, site.host))) else { return };
    for line in (0..roles.len()).filter(|&line| roles.get(line).is_some()).collect::<Vec<_>>() {
        let node = flow.lines[line].node;
        let mut around = std::iter::once(node).chain(page.ancestors(node).take(HIGHEST));
        let named = around.find_map(|node| {
            let mut names = page.name(node).split_ascii_whitespace();
            names.find_map(|name| site.names.iter().find(|(known, _)| *known == name))
        });
        let known = named.or_else(|| site.lines.iter().find(|(start, _)| flow.text_of(line).starts_with(start)));
        if let Some((_, role)) = known {
            roles.set(line, *role, Rule::Site);
        }
    }
}

/// The host that the page is from: by its address, or by what its head calls its own.
fn host(page: &Page) -> Option<&str> {
    let declared = || {
        (0..page.len()).take_while(|&node| page.tag(node) != Tag::Body).find_map(|node| {
            let own = page.name(node).split_ascii_whitespace().any(|name| matches!(name, "canonical" | "og:url"));
            (own && matches!(page.tag(node), Tag::Link | Tag::Meta)).then(|| page.value(node))
        })
    };
    let (_, rest) = page.url.as_deref().or_else(declared)?.split_once("://")?;
    rest.split(['/', ':', '?', '#']).next()
}

fn is_of(host: &str, site: &str) -> bool {
    host.strip_suffix(site).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Found;
    use crate::native::html;
    use crate::steps::at_once;

    const PAGE: &str = "<h1>Ducks cross the bridge</h1><p>The ducks crossed the old bridge on Sunday in one long row, and \
        the bus waited for all of them.</p><p>鱼阅，读得更快的小助手，陪你每天读完十篇长文章，从此不再焦虑。</p>";

    fn roles(url: &str, sites: &[Site]) -> Vec<Option<Role>> {
        at_once(Found::on(&html::page(PAGE, Some(url.to_owned())), sites)).roles.iter().collect()
    }

    #[test]
    fn a_line_of_a_known_site() {
        let known = roles("https://news.fishai.com.cn/news/1", SITES);
        assert_eq!(known[1..], [Some(Role::Paragraph), Some(Role::Promotion)]);
        let unknown = roles("https://notfishai.com.cn/news/1", SITES);
        assert_eq!(unknown[1..], [Some(Role::Paragraph), Some(Role::Paragraph)]);
        assert_eq!(roles("https://news.fishai.com.cn/news/1", &[]), unknown);
    }
}
