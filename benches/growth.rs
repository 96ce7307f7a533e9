//! What the whole reading takes as pages grow: `cargo bench --bench growth`; with `-- 1000000` only up to pages of so
//! many bytes.
//!
//! A plain harness. For texts of 10 KB to 10 MB it prints megabytes a second, the longest steps by their numbers (a
//! page can't answer while one runs) and the most memory that was in use at once, beside the page itself, for each byte
//! of text; for pages of up to half a million nodes, nanoseconds a node. It fails when time or memory do not grow in a
//! straight line.
#![allow(clippy::panic)]

mod made_up;

use made_up::made_up;
use peak_alloc::PeakAlloc;
use pullquote::native::html;
use pullquote::{Lexicon, Options, Page, STEPS, read_in_steps, steps};
use std::hint::black_box;
use std::pin::pin;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The best of so many runs, of fewer where they take long.
const RUNS: usize = 10;
const ENOUGH: Duration = Duration::from_secs(4);

/// Time and memory for each byte or node of the largest page are at most so many times those of one a hundredth as
/// large: caches hold less of it.
const MOST: f64 = 2.0;

const BYTES: &[usize] = &[10_000, 100_000, 1_000_000, 10_000_000];
const NODES: &[usize] = &[5_000, 50_000, 500_000];
/// Longest steps that are told.
const LONGEST: usize = 4;

/// What one page took.
struct Took {
    /// The best time of each step: other programs hardly disturb the same one in all runs.
    steps: Vec<Duration>,
    /// Bytes.
    peak: usize,
}

impl Took {
    fn time(&self) -> Duration {
        self.steps.iter().sum()
    }

    /// The longest steps, by their numbers.
    fn longest(&self) -> String {
        let mut steps: Vec<(usize, Duration)> = self.steps.iter().copied().enumerate().collect();
        steps.sort_by_key(|(_, time)| std::cmp::Reverse(*time));
        let told = steps.iter().take(LONGEST).map(|(at, time)| format!("{at}: {:.2}", ms(*time)));
        told.collect::<Vec<_>>().join(", ")
    }
}

fn main() {
    let most = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(usize::MAX);
    println!("{:>12} {:>8} {:>9} {:>7}  longest steps", "bytes", "ms", "MB/s", "memory");
    grows_straight(BYTES.iter().filter(|bytes| **bytes <= most).map(|&bytes| {
        // one that is never mixed: how much of it is Chinese does not change with its length
        let page = html::page(&made_up(bytes / 2), None);
        let took = took(&page);
        let text = text_of(&page) as f64;
        let speed = text / took.time().as_secs_f64() / 1e6;
        let memory = took.peak as f64 / text;
        println!("{text:12} {:8.2} {speed:9.1} {memory:7.1}  {}", ms(took.time()), took.longest());
        [1.0 / speed, memory]
    }));
    println!("{:>12} {:>8} {:>9} {:>7}  longest steps", "nodes", "ms", "ns each", "memory");
    grows_straight(NODES.iter().filter(|nodes| **nodes * 20 <= most).map(|&nodes| {
        let page = html::page(&many_nodes(nodes), None);
        let took = took(&page);
        let nodes = page.len() as f64;
        let each = took.time().as_nanos() as f64 / nodes;
        let memory = took.peak as f64 / nodes;
        println!("{nodes:12} {:8.2} {each:9.1} {memory:7.1}  {}", ms(took.time()), took.longest());
        [each, memory]
    }));
}

/// Fails when what a page took, for each byte or node, is much more than what a smaller one took.
fn grows_straight(took: impl Iterator<Item = [f64; 2]>) {
    let took: Vec<[f64; 2]> = took.collect();
    for (small, large) in took.iter().zip(took.iter().skip(2)) {
        for (what, small, large) in [("time", small[0], large[0]), ("memory", small[1], large[1])] {
            assert!(large <= small * MOST, "{what} grows faster than pages: {small:.3} to {large:.3}");
        }
    }
}

fn took(page: &Page) -> Took {
    let (options, lexicon) = (Options::default(), Lexicon::bundled());
    let begun = Instant::now();
    let mut best = Took { steps: vec![Duration::MAX; STEPS], peak: 0 };
    for _ in 0..RUNS {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let mut work = pin!(read_in_steps(black_box(page), &options, lexicon));
        for best in &mut best.steps {
            let start = Instant::now();
            let reading = steps::step(work.as_mut());
            *best = start.elapsed().min(*best);
            black_box(&reading);
        }
        best.peak = MEMORY.peak_usage().saturating_sub(before);
        if begun.elapsed() > ENOUGH {
            break;
        }
    }
    best
}

/// Bytes of text.
fn text_of(page: &Page) -> usize {
    (0..page.len()).map(|node| page.text(node).len()).sum()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// An article, and around it menus and comments until there are so many nodes.
fn many_nodes(nodes: usize) -> String {
    let mut page = made_up(5_000);
    for number in 0..nodes / 10 {
        page.push_str(&format!(
            "<div class=\"item\"><ul><li><a href=\"/n/{number}\">Another winter {number}</a></li><li><b>港口</b>第{number}个\
             星期</li></ul></div>"
        ));
    }
    page
}
