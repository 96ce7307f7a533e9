//! How long finding the article takes, on pages made here: `cargo bench --bench article`.
//!
//! With a folder behind `--`, the time of all HTML files in it is printed too, to be compared with that of others.
//!
//! A plain harness that prints milliseconds, the best of several runs, and fails when the time does not grow in a
//! straight line or a deep page takes too long.
#![allow(clippy::panic)]

use pullquote::native::{encoding, html};
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
    let deepest = time("2000 levels", &deep(2_000));
    assert!(deepest <= DEEPEST, "a deep page took {deepest:?}");
    for folder in std::env::args().skip(1).filter(|argument| !argument.starts_with('-')) {
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|file| file.path());
        let pages: Vec<Page> = files
            .filter(|path| path.extension().is_some_and(|end| end == "html"))
            .filter_map(|path| Some(html::page(&encoding::decode(&std::fs::read(path).ok()?), None)))
            .collect();
        time_pages(&format!("{} of {folder}", pages.len()), &pages);
    }
}

/// The best time of several runs over a page that is parsed already.
fn time(what: &str, markup: &str) -> Duration {
    time_pages(what, &[html::page(markup, None)])
}

/// The best time of several runs over pages.
fn time_pages(what: &str, pages: &[Page]) -> Duration {
    let options = Options::default();
    let run = || {
        let start = Instant::now();
        for page in pages {
            black_box(Article::find(black_box(page), &options));
        }
        start.elapsed()
    };
    let best = (0..RUNS).map(|_| run()).min().unwrap_or_default();
    println!("{what:20} {:9.3} ms", best.as_secs_f64() * 1e3);
    best
}
