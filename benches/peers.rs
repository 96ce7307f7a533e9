//! What others take natively on the same text, in turns with ours: `cargo bench --features peers --bench peers`, as
//! `./build.sh bench` does. With `-- FILE.csv` all rounds are added to that file.
//!
//! Each pair does the same work as far as there is the same: words by jieba-rs and by our word list (which also tells
//! what they are), keywords by YAKE and our tags from the text on. What reads all there is on a page stands beside them.

mod made_up;

use jieba_rs::Jieba;
use made_up::made_up;
use pullquote::native::html;
use pullquote::text::namesakes::Namesakes;
use pullquote::text::terms::Terms;
use pullquote::text::vocabulary::Words;
use pullquote::{Article, Lexicon, Options, Page, tags};
use std::fmt::Write;
use std::fs::OpenOptions;
use std::hint::black_box;
use std::io::{self, Write as _};
use std::time::Instant;
use yake_rust::{Config, StopWords};

const ROUNDS: usize = 10;
/// Lengths of the articles, in characters.
const LENGTHS: &[usize] = &[5_000, 50_000, 200_000];

/// What all work on, ready before the clock starts.
struct Ready {
    page: Page,
    article: Article,
    lexicon: &'static Lexicon,
    jieba: Jieba,
    stop_words: StopWords,
}

/// What is measured: its name and what it does.
type Job = (&'static str, fn(&Ready));

const JOBS: &[Job] = &[
    ("everything, page to reading", |ready| {
        black_box(pullquote::read(&ready.page, &Options::default(), ready.lexicon));
    }),
    ("words", |ready| {
        black_box(Words::of(&ready.article.text, ready.lexicon));
    }),
    ("(jieba-rs)", |ready| {
        black_box(ready.jieba.cut(&ready.article.text, false));
    }),
    ("(jieba-rs, HMM)", |ready| {
        black_box(ready.jieba.cut(&ready.article.text, true));
    }),
    ("tags", |ready| {
        let words = Words::of(&ready.article.text, ready.lexicon);
        let namesakes = Namesakes::of(&ready.article.text, &words, ready.lexicon);
        let terms = Terms::new(&words, &namesakes, ready.lexicon);
        black_box(tags::find(&ready.article, &[], &terms));
    }),
    ("(YAKE)", |ready| {
        black_box(yake_rust::get_n_best(20, &ready.article.text, &ready.stop_words, &Config::default()));
    }),
];

fn main() -> io::Result<()> {
    let mut rows = String::new();
    for &length in LENGTHS {
        let page = html::page(&made_up(length), None);
        let article = Article::find(&page, &Options::default());
        let stop_words = StopWords::predefined("en").unwrap_or_default();
        let ready = Ready { page, article, lexicon: Lexicon::bundled(), jieba: Jieba::new(), stop_words };
        let mut took = vec![Vec::new(); JOBS.len()];
        for round in 0..ROUNDS {
            for ((name, job), took) in JOBS.iter().zip(&mut took) {
                let start = Instant::now();
                job(&ready);
                let ms = start.elapsed().as_secs_f64() * 1e3;
                took.push(ms);
                let _ = writeln!(rows, "native,,made-up-{length}.html,{name},{round},0,{ms:.3}");
            }
        }
        let bytes = ready.article.text.len() as f64;
        println!("\nnative, made-up-{length}.html, {:.0} KB of text", bytes / 1e3);
        println!("{:32}{:>9}{:>9}{:>9}{:>9}", "ms", "min", "median", "max", "MB/s");
        for ((name, _), mut took) in JOBS.iter().zip(took) {
            took.sort_by(f64::total_cmp);
            let [min, median, max] = [0, ROUNDS / 2, ROUNDS - 1].map(|at| took[at]);
            println!("{name:32}{min:9.2}{median:9.2}{max:9.2}{:9.1}", bytes / 1e3 / median);
        }
    }
    match std::env::args().find(|argument| argument.ends_with(".csv")) {
        Some(file) => OpenOptions::new().append(true).create(true).open(file)?.write_all(rows.as_bytes()),
        None => Ok(()),
    }
}
