//! How long finding the article takes, on pages made here: `cargo bench --bench article`.
//!
//! A plain harness that prints milliseconds, the best of several runs, and fails when the time does not grow in a
//! straight line or a deep page takes too long.
#![allow(clippy::panic)]

use pullquote::native::html;
use pullquote::{Article, Options, Page};
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 9;

/// A page twice as long takes at most so many times as long.
const MOST_FOR_DOUBLE: f64 = 2.2;

const DEEPEST: Duration = Duration::from_millis(50);

const PARAGRAPH: &str = "<p>The harbour froze in the second week, and the mail went over the ice on a sledge. \
    邮差说，他从没走过这么直的一条路。 “Nobody asked me where the road was,” said <a href='/p'>Ida Moen</a>.</p>";
const TEASER: &str =
    "<li><a href='/n'>Another winter, another sledge</a><div>The ice held until the first of March …</div></li>";

fn main() {
    let menus = |size: usize| ["<ul>", &TEASER.repeat(size), "</ul>"].concat();
    let long = |size: usize| ["<h1>Ice</h1>", &PARAGRAPH.repeat(size), &menus(size / 4)].concat();
    let deep = |depth: usize| ["<div>".repeat(depth), PARAGRAPH.repeat(8), "</div>".repeat(depth)].concat();
    let tags = |size: usize| {
        let links = (0..size).map(|n| format!("<a href='/tag/{n}'>tag {n}</a> ")).collect::<String>();
        ["<h1>Ice</h1>", &PARAGRAPH.repeat(8), "<h3>Tags</h3><p>", &links, "</p>"].concat()
    };
    for (what, page) in [("paragraphs", &long as &dyn Fn(usize) -> String), ("tags", &tags)] {
        let sizes = [8_000, 16_000];
        let [one, two] = sizes.map(|size| time(&format!("{size} {what}"), &page(size)));
        let factor = two.as_secs_f64() / one.as_secs_f64();
        assert!(factor <= MOST_FOR_DOUBLE, "twice the {what} took {factor:.2} times as long");
    }
    let time = time("2000 levels", &deep(2_000));
    assert!(time <= DEEPEST, "a deep page took {time:?}");
}

/// The best time of several runs over a page that is parsed already.
fn time(what: &str, markup: &str) -> Duration {
    let page: Page = html::page(markup, None);
    let options = Options::default();
    let run = || {
        let start = Instant::now();
        black_box(Article::find(black_box(&page), &options));
        start.elapsed()
    };
    let best = (0..RUNS).map(|_| run()).min().unwrap_or_default();
    println!("{what:20} {:9.3} ms", best.as_secs_f64() * 1e3);
    best
}
