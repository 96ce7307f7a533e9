//! How fast quotes and views are found, without the article stage: `cargo bench --bench quotes`; with
//! `-- English` or `-- Chinese` in that language only.
//!
//! A plain harness that prints megabytes a second, the best of several runs, and fails when time does not grow in a
//! straight line with the text.
#![allow(clippy::panic)]

use pullquote::quotes;
use pullquote::{Article, Lexicon, Options, Page};
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 40;

/// Megabytes a second that a machine with nothing else to do should reach.
const WANTED: f64 = 20.0;

/// A text twice as long takes at most so many times as long.
const MOST_FOR_DOUBLE: f64 = 3.0;

const ENGLISH: &str = "The harbour froze in the second week, and the mail went over the ice on a sledge. “Nobody asked \
    me where road {n} was,” said Ida Moen, the postmistress of Oxmere. “I went where the ice held.” Engineers had \
    warned in November that the pier would not stand a hard winter, and the town council said it had no money for \
    another. She told the paper that she would go again.\n";
const CHINESE: &str = "港口在第二个星期结了冰，邮件由雪橇送过冰面。渔业局副局长林晚舟表示：“今年第{n}次结冰比往年早来了半个月，\
    我们没有准备好。”他说，码头明年春天会重修。据《渔港晚报》报道，镇上为此拨了一笔“过冬钱”。“没有人问过我路在哪里。”\
    邮差伊达·莫恩告诉记者，“冰撑得住的地方就是路。”专家认为，这样的冬天以后会越来越少。\n";

/// Texts that look for a loop within a loop.
const HOSTILE: &[&str] = &[
    "“",
    "“ ",
    "\" ",
    "“a” said ",
    "X说：“",
    "的说",
    "Mara said ",
    "Mara, of ",
    "’s",
    "“好”他说，",
    "“a a a” ",
    "，说",
    "道",
    "·卡弗说“好的，我们走吧。”",
    "林晚舟说：“今天的潮水来得很晚，我们只好等着。”",
];

fn main() {
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    for (what, paragraph) in [("English", ENGLISH), ("Chinese", CHINESE)] {
        if only.as_ref().is_some_and(|only| only != what) {
            continue;
        }
        // no two quotes the same
        let text: String = (0..200_000 / paragraph.len()).map(|n| paragraph.replace("{n}", &n.to_string())).collect();
        let speed = text.len() as f64 / 1e6 / time(&text, Lexicon::bundled()).as_secs_f64();
        println!("{what:40} {speed:9.1} MB/s of {WANTED:.0}");
    }
    for text in HOSTILE.iter().filter(|_| only.is_none()) {
        let factor = || {
            let [one, two] = [20_000, 40_000].map(|bytes| time(&text.repeat(bytes / text.len()), &Lexicon::EMPTY));
            two.as_secs_f64() / one.as_secs_f64()
        };
        // other programs only make it seem more
        let least = (0..3).map(|_| factor()).fold(f64::MAX, f64::min);
        println!("{text:40} twice as long {least:5.2} times");
        assert!(least <= MOST_FOR_DOUBLE, "{text}: twice the text took {least:.2} times as long");
    }
}

/// The best time of several runs over a text.
fn time(text: &str, lexicon: &Lexicon) -> Duration {
    let article = Article::find(&Page::from_text(text), &Options::default());
    let run = || {
        let start = Instant::now();
        black_box(quotes::find(black_box(&article), lexicon));
        start.elapsed()
    };
    (0..RUNS).map(|_| run()).min().unwrap_or_default()
}
