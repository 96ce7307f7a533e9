//! How everything looks: pictures of its states in `tests/looks/`, compared by where they are dark and where bright.
//!
//! Fonts and their edges differ from machine to machine, so pictures are never compared dot by dot. Each is laid into
//! a coarse grid; a cell says how bright it is on the whole, which a word that stands a little elsewhere hardly
//! changes. A panel that has moved, a section that is gone, a colour of the other theme changes many cells, and much.
//!
//! `PULLQUOTE_BLESS=1` takes the pictures anew.

use crate::driver::{Browser, Result};
use crate::panel::SAMPLE;
use crate::{Stage, notebook};
use serde_json::json;
use std::path::PathBuf;

/// Cells across and down.
const GRID: (usize, usize) = (24, 18);
/// How much brighter or darker a cell may be, of 255.
const TOLERANCE: f64 = 12.0;
/// Cells, of a hundred, that may differ by more.
const FEW: f64 = 6.0;

/// One state: what is open, and how.
struct Look {
    page: &'static str,
    name: &'static str,
    language: &'static str,
    width: u32,
    dark: bool,
}

const fn look(page: &'static str, name: &'static str, language: &'static str, width: u32, dark: bool) -> Look {
    Look { page, name, language, width, dark }
}

#[rustfmt::skip]
const LOOKS: &[Look] = &[
    look("panel",    "light-en-wide",   "en",    1280, false),
    look("panel",    "dark-zh-wide",    "zh_CN", 1280, true),
    look("panel",    "light-zh-narrow", "zh_CN", 400,  false),
    look("settings", "light-en-wide",   "en",    1280, false),
    look("settings", "dark-zh-wide",    "zh_CN", 1280, true),
    look("settings", "light-zh-narrow", "zh_CN", 400,  false),
    look("notebook", "light-en-wide",   "en",    1280, false),
    look("notebook", "dark-zh-wide",    "zh_CN", 1280, true),
    look("notebook", "light-en-narrow", "en",    400,  false),
    look("welcome",  "light-en-wide",   "en",    1280, false),
    look("welcome",  "dark-en-wide",    "en",    1280, true),
    look("welcome",  "light-en-narrow", "en",    400,  false),
];

/// All states, and at the end every one that looks otherwise than its picture.
pub fn are_as_they_were(stage: &mut Stage) -> Result {
    let bless = std::env::var_os("PULLQUOTE_BLESS").is_some();
    let mut changed = Vec::new();
    notebook::fill(stage)?;
    for look in LOOKS {
        show(stage, look)?;
        let picture = stage.browser.screenshot()?;
        let path = folder().join(format!("{}-{}-{}.png", stage.browser.name(), look.page, look.name));
        if bless {
            std::fs::write(&path, &picture).map_err(|error| error.to_string())?;
            continue;
        }
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let told = std::fs::read(&path).map_err(|error| error.to_string());
        if let Err(difference) = told.and_then(|before| compare(&before, &picture)) {
            let now = format!("target/screenshots/{name}.png");
            let _ = std::fs::create_dir_all("target/screenshots");
            let _ = std::fs::write(&now, &picture);
            changed.push(format!("{name}: {difference}; it looks like {now} now"));
        }
    }
    stage.browser.wire.look(1400, false)?;
    notebook::empty(stage)?;
    choose_language(stage, "auto")?;
    let why = "\nIf that is as it should be: ./build.sh looks takes the pictures anew";
    if changed.is_empty() { Ok(()) } else { Err(changed.join("\n") + why) }
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/looks"))
}

fn show(stage: &mut Stage, look: &Look) -> Result {
    choose_language(stage, look.language)?;
    stage.browser.wire.look(look.width, look.dark)?;
    match look.page {
        "panel" => {
            stage.read(SAMPLE)?;
            let quote = stage.browser.in_panel(".quotes .part")?;
            let words = stage.texts(".quotes .part .words")?;
            stage.browser.click(&quote)?;
            crate::panel::lands(stage, &words[0])?;
        }
        "settings" => own(stage, "options.html", ".reset")?,
        "notebook" => own(stage, "notebook.html", ".entry")?,
        _ => {
            own(stage, "welcome.html", "#try")?;
            if look.width > 1000 {
                stage.browser.in_panel(".title")?;
            }
        }
    }
    rests(&mut stage.browser)
}

fn own(stage: &mut Stage, page: &str, css: &str) -> Result {
    let url = stage.browser.wire.own_page(page)?;
    stage.browser.navigate(&url)?;
    stage.browser.one(css).map(drop)
}

/// Waits until two pictures in a row are the same.
fn rests(browser: &mut Browser) -> Result {
    let mut last = Vec::new();
    browser.wait("rest", |browser| {
        std::thread::sleep(std::time::Duration::from_millis(120));
        let now = browser.screenshot()?;
        let rests = now == last;
        last = now;
        Ok(rests.then_some(()))
    })
}

fn choose_language(stage: &mut Stage, language: &str) -> Result {
    own(stage, "options.html", ".reset")?;
    let store = "const { chrome } = globalThis.wrappedJSObject ?? globalThis;
        return chrome.storage.sync.set(JSON.parse(arguments[0])).then(() => 0)";
    let options = json!({ "options": { "language": language } }).to_string();
    stage.browser.execute(store, json!([options])).map(drop)
}

/// An error that says how far two pictures (PNG) differ, if they do.
fn compare(before: &[u8], now: &[u8]) -> Result {
    let (before, now) = (Picture::decode(before)?, Picture::decode(now)?);
    if before.width.abs_diff(now.width) > 8 || before.height.abs_diff(now.height) > 8 {
        return Err(format!("{}×{} instead of {}×{}", now.width, now.height, before.width, before.height));
    }
    let cells = before.grid().into_iter().zip(now.grid());
    let differing = cells.filter(|(before, now)| (before - now).abs() > TOLERANCE).count();
    let share = 100.0 * differing as f64 / (GRID.0 * GRID.1) as f64;
    if share > FEW { Err(format!("{share:.0} % of it is brighter or darker")) } else { Ok(()) }
}

/// A picture's brightness, dot by dot.
struct Picture {
    width: usize,
    height: usize,
    dots: Vec<f64>,
}

impl Picture {
    fn decode(png: &[u8]) -> Result<Picture> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let mut bytes = vec![0; reader.output_buffer_size().ok_or("too large")?];
        let info = reader.next_frame(&mut bytes).map_err(|error| error.to_string())?;
        let samples = info.color_type.samples();
        let brightness = |dot: &[u8]| match *dot {
            [red, green, blue, ..] => 0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue),
            _ => dot.first().copied().unwrap_or_default().into(),
        };
        let dots = bytes[..info.buffer_size()].chunks_exact(samples).map(brightness).collect();
        Ok(Picture { width: info.width as usize, height: info.height as usize, dots })
    }

    /// How bright each cell is on the whole.
    fn grid(&self) -> Vec<f64> {
        let mut sums = vec![(0.0, 0.0); GRID.0 * GRID.1];
        for (at, dot) in self.dots.iter().enumerate() {
            let (column, row) = (at % self.width * GRID.0 / self.width, at / self.width * GRID.1 / self.height);
            let cell = &mut sums[(row * GRID.0 + column).min(GRID.0 * GRID.1 - 1)];
            *cell = (cell.0 + dot, cell.1 + 1.0);
        }
        sums.into_iter().map(|(sum, count)| sum / f64::max(count, 1.0)).collect()
    }
}

/// Lines of text as dark stripes on paper; where and how dark, the cases say.
#[test]
fn what_differs_and_what_does_not() {
    let picture = |shift: usize, ink: f64, panel: bool, paper: f64| {
        let (width, height) = (1280, 900);
        let dots = (0..width * height).map(|at| {
            let (x, y) = (at % width, at / width);
            let in_panel = panel && x > 900;
            let on_line = (y + shift) % 26 < 9 && (x * 7 + y / 26 * 31) % 13 < 6;
            if in_panel {
                paper - 60.0
            } else if on_line {
                ink
            } else {
                paper
            }
        });
        Picture { width, height, dots: dots.collect() }.grid()
    };
    let differ = |a: &[f64], b: &[f64]| a.iter().zip(b).filter(|(a, b)| (*a - *b).abs() > TOLERANCE).count();
    let few = (FEW / 100.0 * (GRID.0 * GRID.1) as f64) as usize;
    let usual = picture(0, 40.0, true, 250.0);
    assert!(differ(&usual, &picture(2, 40.0, true, 250.0)) <= few, "text a little higher");
    assert!(differ(&usual, &picture(0, 55.0, true, 250.0)) <= few, "thinner letters");
    assert!(differ(&usual, &picture(0, 40.0, false, 250.0)) > few, "no panel");
    assert!(differ(&usual, &picture(0, 200.0, true, 30.0)) > few, "the dark theme");
}
