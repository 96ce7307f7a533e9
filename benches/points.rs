//! How long words, key points and tags take, without the stages before them: `cargo bench --bench points`.
//!
//! A plain harness that prints milliseconds and megabytes a second, the best of several runs, and fails when time does
//! not grow in a straight line with the text.
#![allow(clippy::panic)]

use pullquote::text::namesakes::Namesakes;
use pullquote::text::terms::Terms;
use pullquote::text::vocabulary::Words;
use pullquote::{Article, Lexicon, Options, key_points, native::html, tags};
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 100;

/// A text twice as long takes at most so many times as long: twice, and what larger trees of words take longer.
const MOST_FOR_DOUBLE: f64 = 2.6;

const ENGLISH: &str = "<p>The harbour of Oxmere{n} froze in week {n}, and the mail went over the ice on a sledge. Ida \
    Moen, the postmistress, had asked the council for {n}00 lamps. Engineers had warned in November that the pier would \
    not stand a hard winter.</p>";
const CHINESE: &str = "<p>奥克斯米尔港在第{n}个星期结了冰，邮件由雪橇送过冰面。邮差伊达·莫恩向镇议会要了{n}00盏灯。工程师十一月就警告过，\
    码头撑不过一个严冬。</p>";
const POINTS: &str = "<h2>要点</h2><ul><li>🧊 港口结冰以后，邮件改由雪橇运送。</li><li>💡 邮差向镇议会申请了500盏灯。</li>\
    <li>⚠️ 工程师警告说，码头撑不过严冬。</li></ul>";

fn main() {
    let file = include_bytes!("../src/text/data/zh-en.lexicon");
    println!("lexicon ready: {:.3} ms", ms(best(|| Lexicon::from_bytes(black_box(file)))));
    for (what, points, paragraph) in [
        ("English, points found", "", ENGLISH),
        ("Chinese, points found", "", CHINESE),
        ("English under Chinese points", POINTS, ENGLISH),
        ("Chinese under Chinese points", POINTS, CHINESE),
    ] {
        let [one, two] = [200_000, 400_000].map(|bytes| {
            let body: String = (0..bytes / paragraph.len()).map(|n| paragraph.replace("{n}", &n.to_string())).collect();
            stages(what, &["<h1>Ice in Oxmere</h1>", points, &body].concat())
        });
        let factor = two.as_secs_f64() / one.as_secs_f64();
        assert!(factor <= MOST_FOR_DOUBLE, "{what}: twice the text took {factor:.2} times as long");
    }
}

/// Prints the times of the stages over a page and gives their sum.
fn stages(what: &str, markup: &str) -> Duration {
    let (lexicon, options) = (Lexicon::bundled(), Options::default());
    let article = Article::find(&html::page(markup, None), &options);
    let (text, words) = (&article.text, Words::of(&article.text, lexicon));
    let namesakes = Namesakes::of(text, &words, lexicon);
    let terms = || Terms::new(&words, &namesakes, lexicon);
    let found = terms();
    let times = [
        best(|| Words::of(text, lexicon)),
        best(|| Namesakes::of(text, &words, lexicon)),
        best(|| key_points::find(&article, &[], &options, &mut terms())),
        best(|| tags::find(&article, &[], &found)),
    ];
    let [words, names, points, tags] = times.map(ms);
    let sum: Duration = times.iter().sum();
    let speed = text.len() as f64 / 1e6 / sum.as_secs_f64();
    println!(
        "{what:30} {:4} KB: words {words:.2}, names {names:.2}, points {points:.2}, tags {tags:.2} ms; {speed:.1} MB/s",
        text.len() / 1000
    );
    sum
}

/// The best time of several runs.
fn best<T>(run: impl Fn() -> T) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..RUNS).map(time).min().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
