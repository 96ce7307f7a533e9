//! `build.sh bench tasks [ROUNDS]`: how long a page cannot answer while the panel opens on it, and how much memory
//! the module then has.
//!
//! The page sends itself a message as soon as the one before has come: the longest wait between two is at least the
//! longest task there was, be it ours or the browser's own (layout, garbage). Chromium also tells by itself which tasks
//! took more than 50 ms. The longest wait of as much time without a click stands beside it: what the machine adds.

use crate::driver::{Browser, EXTENSION, Result, wait};
use crate::made_up::made_up;
use crate::server::Server;
use crate::{FOLDER, ROOT, chromium, copy_tree, firefox, put_pages};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// Puts before each script of the extension's copy what tells of memory.
const PROBE: &str = include_str!("memory.js");
/// Characters of the pages.
const LENGTHS: &[usize] = &[5_000, 50_000, 200_000, 500_000, 5_000_000];
const PATIENCE: Duration = Duration::from_secs(120);

const WATCH: &str = "<script>
    const { port1, port2 } = new MessageChannel();
    let last, longest;
    port1.onmessage = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        port2.postMessage(0);
    };
    let tasks = [];
    const kept = (list) => tasks.push(...list.getEntries().map(({ duration }) => duration));
    const observer = PerformanceObserver.supportedEntryTypes.includes('longtask') ? new PerformanceObserver(kept) : null;
    observer?.observe({ type: 'longtask' });
    function watch() {
        [last, longest, tasks] = [performance.now(), 0, []];
    }
    function watched() {
        if (observer) kept({ getEntries: () => observer.takeRecords() });
        return [longest, Math.max(0, ...tasks), tasks.length];
    }
    watch();
    port2.postMessage(0);
</script>";

/// Runs a call of the page's own script: Firefox runs a driver's scripts in a world of their own.
const CALL: &str = "return (window.wrappedJSObject ?? window).eval(`JSON.stringify(${arguments[0]} ?? null)`)";
/// Waits until all that was drawn is painted.
const PAINTED: &str = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))";
const MEMORY: &str = "document.dispatchEvent(new Event('pullquote-memory'));
    return Number(document.documentElement.getAttribute('data-pullquote-memory'))";

/// What one opening took.
#[derive(Default, Clone, Copy)]
struct Took {
    /// Milliseconds: the longest wait without a click, the longest with one, the longest task as the browser tells it,
    /// and until the panel is there.
    still: f64,
    wait: f64,
    task: f64,
    panel: f64,
    tasks: f64,
    megabytes: f64,
}

pub fn measure(rounds: usize) -> Result {
    let folder = Path::new(ROOT).join(FOLDER);
    let copy = folder.join("extension-tasks");
    let _ = std::fs::remove_dir_all(&copy);
    copy_tree(Path::new(EXTENSION), &copy, PROBE).map_err(|error| error.to_string())?;
    let pages = folder.join("pages");
    put_pages(&pages, &[])?;
    for length in LENGTHS {
        std::fs::write(pages.join(name(*length)), made_up(*length) + WATCH).map_err(|error| error.to_string())?;
    }
    let server = Server::start(&folder, 0).map_err(|error| error.to_string())?;
    println!(
        "{:10}{:>11}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "", "characters", "still", "wait", "task", ">50ms", "panel", "MB"
    );
    for start in [chromium::start as fn(bool, &str) -> _, firefox::start] {
        let mut browser = start(true, &copy.display().to_string())?;
        for &length in LENGTHS {
            let url = server.url(&format!("pages/{}", name(length)));
            let all = (0..rounds).map(|_| open(&mut browser, &url)).collect::<Result<Vec<_>>>()?;
            let median = |pick: fn(&Took) -> f64| {
                let mut values: Vec<f64> = all.iter().map(pick).collect();
                values.sort_by(f64::total_cmp);
                values.get(values.len() / 2).copied().unwrap_or_default()
            };
            let picks: [fn(&Took) -> f64; 6] = [
                |took| took.still,
                |took| took.wait,
                |took| took.task,
                |took| took.tasks,
                |took| took.panel,
                |took| took.megabytes,
            ];
            print!("{:10}{length:>11}", browser.name());
            picks.iter().for_each(|pick| print!("{:8.1}", median(*pick)));
            println!();
        }
    }
    Ok(())
}

fn name(length: usize) -> String {
    format!("tasks-{length}.html")
}

/// Loads a page, lets it come to rest, clicks and waits for the panel to be painted.
fn open(browser: &mut Browser, url: &str) -> Result<Took> {
    browser.navigate(url)?;
    std::thread::sleep(Duration::from_millis(500));
    watched(browser, "watch()")?;
    std::thread::sleep(Duration::from_millis(500));
    let still = watched(browser, "watched()")?[0].as_f64().unwrap_or_default();
    watched(browser, "watch()")?;
    let clicked = Instant::now();
    browser.wire.click_button()?;
    wait(PATIENCE, || Ok(browser.all_in_panel(".panel .title")?.pop()))?;
    let panel = clicked.elapsed().as_secs_f64() * 1e3;
    browser.execute(PAINTED, json!([]))?;
    let all = watched(browser, "watched()")?;
    let [wait, task, tasks] = [0, 1, 2].map(|at| all[at].as_f64().unwrap_or_default());
    let bytes = browser.execute(MEMORY, json!([]))?.as_f64().unwrap_or_default();
    Ok(Took { still, wait, task, panel, tasks, megabytes: bytes / 1e6 })
}

fn watched(browser: &mut Browser, call: &str) -> Result<Value> {
    let told = browser.execute(CALL, json!([call]))?;
    serde_json::from_str(told.as_str().unwrap_or_default()).map_err(|error| error.to_string())
}
