//! `build.sh bench`: how long a reader waits from the click to the painted panel, and for what, in both browsers.
//!
//! ```text
//! bench [tasks] [ROUNDS] [PAGE.html | EXTENSION/ | SPANS.csv]...
//! ```
//!
//! Every round loads each page (without any: the sample, one of 2,000 quotes and articles made up here) anew and
//! clicks once, then scrolls panel and page. Measured is a copy of the extension whose scripts tell when
//! they run (probe.js): from the moment that the browser tells the extension of the click until the frame with the
//! panel is painted; and what others take on the same page in the same browser. Folders are other builds of the
//! extension to measure in turns with this one. Beside the table every span is written into a CSV, where there is one to
//! write. With `tasks` it tells how long pages can't answer meanwhile, see `long_tasks.rs`. An example, since only tests and examples may use what tests need.
#![allow(dead_code)] // of the drivers' parts that only the tests need

mod chromium;
mod driver;
mod firefox;
mod long_tasks;
#[path = "../../benches/made_up.rs"]
mod made_up;
mod server;

use driver::{Browser, EXTENSION, Result};
use made_up::made_up;
use serde_json::{Value, json};
use server::Server;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const FOLDER: &str = "target/bench";
const PROBE: &str = include_str!("probe.js");
/// Lengths of the articles that are made up here, in characters.
const LENGTHS: &[usize] = &[5_000, 50_000, 200_000];

/// What is measured on the same page in the same browser by its own clock: the reading alone, of this tree whatever
/// extension is measured beside it, and what others take. `SOURCE` is the text of some files.
struct Other {
    name: &'static str,
    files: &'static [&'static str],
    script: &'static str,
}

const OTHERS: &[Other] = &[
    // the reading alone, by the module of the try-it page, once its functions have been compiled
    Other {
        name: "(reading in wasm)",
        files: &["target/www/snapshot.js", "target/www/glue.js", "target/www/core.js", "target/www/lexicon.js"],
        script: "
            SOURCE
            const core = pullquoteGlue(WebAssembly);
            core.initSync({ module: Uint8Array.fromBase64(pullquoteCore) });
            core.set_lexicon(Uint8Array.fromBase64(pullquoteLexicon));
            const { strings, table } = pullquoteSnapshot(document, core.tag_names());
            let start;
            for (let round = 0; round < 3; round += 1) {
                start = performance.now();
                core.read(strings, table);
            }
            return performance.now() - start;",
    },
    // the least that reading a page can cost
    Other {
        name: "(floor: walk, encodeInto)",
        files: &[],
        script: "
            const start = performance.now();
            const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
            let text = '';
            while (walker.nextNode()) text += walker.currentNode.data;
            new TextEncoder().encodeInto(text, new Uint8Array(text.length * 3));
            return performance.now() - start;",
    },
    Other {
        name: "(Intl.Segmenter)",
        files: &[],
        script: "
            const text = document.body.textContent;
            const start = performance.now();
            let words = 0;
            for (const word of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) words += 1;
            return performance.now() - start;",
    },
    Other {
        name: "(Readability.js)",
        files: &["target/tools/node_modules/@mozilla/readability/Readability.js"],
        script: "
            SOURCE
            const start = performance.now();
            new Readability(document.cloneNode(true)).parse();
            return performance.now() - start;",
    },
    Other {
        name: "(defuddle)",
        files: &["target/tools/node_modules/defuddle/dist/index.js"],
        script: "
            const module = { exports: {} }, { exports } = module;
            SOURCE
            const Defuddle = module.exports.default ?? module.exports;
            const start = performance.now();
            new Defuddle(document.cloneNode(true)).parse();
            return performance.now() - start;",
    },
];

/// Milliseconds of the longest of 90 frames and of the usual one: while nothing moves, then while the panel and then
/// the page scroll as fast as a wheel is turned, towards their ends.
const FRAMES: &str = "
    const [panel] = arguments;
    const frames = (act) => new Promise((done) => {
        const lengths = [];
        let last;
        requestAnimationFrame(function frame(now) {
            if (last !== undefined) lengths.push(now - last);
            last = now;
            if (lengths.length === 90) return done(lengths.sort((a, b) => a - b));
            act();
            requestAnimationFrame(frame);
        });
    });
    const scroll = (element) => {
        const top = Math.min((element.scrollHeight - element.clientHeight) / 90, 300);
        return () => element.scrollBy({ top, behavior: 'instant' });
    };
    return (async () => {
        const all = [];
        for (const act of [() => {}, scroll(panel), scroll(document.documentElement)]) {
            const lengths = await frames(act);
            all.push(lengths.at(-1), lengths.at(45));
        }
        return all;
    })();";

const SPANS: &str = "return document.documentElement.getAttribute('data-pullquote-spans')";

/// Milliseconds from the click to a span's start, and its length.
type Span = (f64, f64);
/// All rounds' spans by where they were measured (browser, extension, page) and by name.
type Measured = BTreeMap<[String; 3], BTreeMap<String, Vec<Span>>>;

fn main() -> Result {
    let (mut rounds, mut is_of_tasks) = (10, false);
    let mut extensions = vec![PathBuf::from(EXTENSION)];
    let (mut pages, mut file) = (Vec::new(), None);
    for argument in std::env::args().skip(1) {
        match (argument.parse(), PathBuf::from(&argument)) {
            (Ok(number), _) => rounds = number,
            _ if argument == "tasks" => is_of_tasks = true,
            (_, path) if path.is_dir() => extensions.push(path),
            (_, path) if path.extension().is_some_and(|end| end == "csv") => file = Some(path),
            (_, path) => pages.push(path),
        }
    }
    let measured =
        if is_of_tasks { long_tasks::measure(rounds) } else { measure(rounds, &extensions, &pages, file.as_deref()) };
    measured.map_err(|error| format!("bench: {error}"))
}

fn measure(rounds: usize, extensions: &[PathBuf], pages: &[PathBuf], file: Option<&Path>) -> Result {
    let folder = Path::new(ROOT).join(FOLDER);
    let pages = put_pages(&folder.join("pages"), pages)?;
    let server = Server::start(&folder, 0).map_err(|error| error.to_string())?;
    let mut measured = Measured::new();
    for (start, name) in [(chromium::start as fn(bool, &str) -> _, "chromium"), (firefox::start, "firefox")] {
        let mut browsers = Vec::new();
        for (number, extension) in extensions.iter().enumerate() {
            let copy = folder.join(format!("extension-{number}"));
            put_probed(extension, &copy)?;
            browsers.push((extension.display().to_string(), start(true, &copy.display().to_string())?));
        }
        for _ in 0..rounds {
            for page in &pages {
                for (extension, browser) in &mut browsers {
                    let at = [name.to_owned(), extension.clone(), page.clone()];
                    let spans = click(browser, &server.url(&format!("pages/{page}")))?;
                    let rounds = measured.entry(at).or_default();
                    spans.into_iter().for_each(|(span, took)| rounds.entry(span).or_default().push(took));
                }
            }
        }
    }
    print!("{}", table(&measured));
    let write = |file: &Path| fs::write(file, csv(&measured)).map_err(|error| format!("{}: {error}", file.display()));
    file.map_or(Ok(()), write)
}

/// Loads a page, lets it come to rest, clicks, and gives the spans until the panel was painted. Spans of one name
/// are added up.
fn click(browser: &mut Browser, url: &str) -> Result<BTreeMap<String, Span>> {
    browser.navigate(url)?;
    std::thread::sleep(Duration::from_millis(300));
    browser.wire.click_button()?;
    let told =
        browser.wait("painted panel", |browser| Ok(browser.execute(SPANS, json!([]))?.as_str().map(str::to_owned)))?;
    let told: Vec<(String, f64, f64)> = serde_json::from_str(&told).map_err(|error| error.to_string())?;
    let mut spans: BTreeMap<String, Span> = BTreeMap::new();
    for (name, start, end) in told {
        spans.entry(name).or_insert((start, 0.0)).1 += end - start;
    }
    let mut add = |name: String, ms: &Value| {
        spans.insert(name, (f64::MAX, ms.as_f64().unwrap_or_default()));
    };
    let panel = browser.in_panel(".scroll")?;
    let frames = browser.execute(FRAMES, json!([panel.argument()]))?;
    let names = ["(frame, still", "(frame, panel scrolls", "(frame, page scrolls"];
    let names = names.iter().flat_map(|name| [[name, ", longest)"].concat(), [name, ")"].concat()]);
    names.enumerate().for_each(|(at, name)| add(name, &frames[at]));
    for Other { name, files, script } in OTHERS {
        let read = |file: &&str| fs::read_to_string(Path::new(ROOT).join(file)).map_err(|e| format!("{file}: {e}"));
        let source = files.iter().map(read).collect::<Result<String>>()?;
        add((*name).to_owned(), &browser.execute(&script.replace("SOURCE", &source), json!([]))?);
    }
    Ok(spans)
}

/// Where a page's spans begin, and the least, median and greatest length of each. Scripts and moments have no
/// length: of them it is the beginning that is told so.
fn table(measured: &Measured) -> String {
    let mut table = String::new();
    for ([browser, extension, page], spans) in measured {
        let _ = writeln!(table, "\n{browser}, {page}, {extension}");
        let _ = writeln!(table, "{:32}{:>9}{:>9}{:>9}{:>9}", "ms", "from", "min", "median", "max");
        let mut rows: Vec<_> =
            spans.iter().map(|(name, rounds)| (name, median(rounds, |span| span.0), rounds)).collect();
        rows.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (name, from, rounds) in rows {
            let is_moment = median(rounds, |span| span.1) < 0.05;
            let pick = |span: &Span| if is_moment && span.0 < f64::MAX { span.0 } else { span.1 };
            let (least, most) =
                rounds.iter().map(pick).fold((f64::MAX, 0.0f64), |(least, most), ms| (least.min(ms), most.max(ms)));
            let from = if is_moment || from == f64::MAX { String::new() } else { format!("{from:.1}") };
            let _ = writeln!(table, "{name:32}{from:>9}{least:>9.1}{:>9.1}{most:>9.1}", median(rounds, pick));
        }
    }
    table
}

fn median(rounds: &[Span], pick: impl Fn(&Span) -> f64) -> f64 {
    let mut values: Vec<f64> = rounds.iter().map(pick).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn csv(measured: &Measured) -> String {
    let mut csv = "browser,extension,page,span,round,start,length\n".to_owned();
    for (at, spans) in measured {
        for (name, rounds) in spans {
            for (round, (start, length)) in rounds.iter().enumerate() {
                let _ = writeln!(csv, "{},{name},{round},{start:.2},{length:.2}", at.join(","));
            }
        }
    }
    csv
}

/// A copy of a built extension with the probe before each of its scripts.
fn put_probed(extension: &Path, copy: &Path) -> Result {
    let _ = fs::remove_dir_all(copy);
    copy_tree(extension, copy, PROBE).map_err(|error| format!("{}: {error}", extension.display()))
}

/// Copies a folder, with a probe before each of its scripts that knows their names.
fn copy_tree(from: &Path, to: &Path, probe: &str) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        let to = to.join(name);
        if path.is_dir() {
            copy_tree(&path, &to, probe)?;
        } else if path.extension().is_some_and(|end| end == "js") {
            let probe = probe.replace("FILE", &name.to_string_lossy());
            fs::write(to, [probe.into_bytes(), fs::read(&path)?].concat())?;
        } else {
            fs::copy(&path, to)?;
        }
    }
    Ok(())
}

/// Copies pages, or the sample and the made-up ones if there are none; gives all their names.
fn put_pages(folder: &Path, pages: &[PathBuf]) -> Result<Vec<String>> {
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let mut names = Vec::new();
    let usual = ["www/sample.html", "tests/browsers/many.html"].map(|page| Path::new(ROOT).join(page));
    for page in if pages.is_empty() { &usual } else { pages } {
        let name = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let markup = fs::read(page).map_err(|error| format!("{}: {error}", page.display()))?;
        fs::write(folder.join(&name), markup).map_err(|error| error.to_string())?;
        names.push(name);
    }
    for &length in LENGTHS.iter().filter(|_| pages.is_empty()) {
        let name = format!("made-up-{length}.html");
        fs::write(folder.join(&name), made_up(length)).map_err(|error| error.to_string())?;
        names.push(name);
    }
    Ok(names)
}
