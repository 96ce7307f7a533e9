//! How everything looks: pictures of its states in `tests/looks/`, compared as [`crate::picture`] tells.
//! `PULLQUOTE_BLESS=1` takes them anew.

use crate::driver::{Browser, Result};
use crate::panel::SAMPLE;
use crate::picture::{self, Picture};
use crate::{Stage, notebook};
use serde_json::{Value, json};
use std::path::PathBuf;

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
    look("sites",    "light-en-wide",   "en",    1280, false),
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
            let small = Picture::decode(&picture)?.encode()?;
            std::fs::write(&path, small).map_err(|error| error.to_string())?;
            continue;
        }
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let told = std::fs::read(&path).map_err(|error| error.to_string());
        if let Err(difference) = told.and_then(|before| picture::compare(&before, &picture)) {
            let now = format!("target/screenshots/{name}.png");
            let _ = std::fs::create_dir_all("target/screenshots");
            let _ = std::fs::write(&now, &picture);
            changed.push(format!("{name}: {difference}; it looks like {now} now"));
        }
    }
    stage.browser.wire.look(1400, false)?;
    notebook::empty(stage)?;
    store(stage, "auto", json!([]))?;
    let why = "\nIf that is as it should be: ./build.sh looks takes the pictures anew";
    if changed.is_empty() { Ok(()) } else { Err(changed.join("\n") + why) }
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/looks"))
}

fn show(stage: &mut Stage, look: &Look) -> Result {
    let sites = json!([{ "host": "myzaker.com", "opens": true }, { "host": "harborline.example" }]);
    store(stage, look.language, sites)?;
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
        "sites" => {
            own(stage, "options.html", ".reset")?;
            stage.browser.one("#sites [data-remove]")?;
            stage.page("document.querySelector('#sites').scrollIntoView()")?;
        }
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

/// Stores an interface language and chosen sites, and nothing else.
fn store(stage: &mut Stage, language: &str, sites: Value) -> Result {
    own(stage, "options.html", ".reset")?;
    let store = "const { chrome } = globalThis.wrappedJSObject ?? globalThis;
        return chrome.storage.sync.set(JSON.parse(arguments[0])).then(() => 0)";
    let stored = json!({ "options": { "language": language }, "sites": sites }).to_string();
    stage.browser.execute(store, json!([stored])).map(drop)
}
