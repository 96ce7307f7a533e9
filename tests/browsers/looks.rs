//! How everything looks: pictures of its states in `tests/looks/`, compared as [`crate::picture`] tells.
//! `PULLQUOTE_BLESS=1` takes them anew, with `PULLQUOTE_LOOK` those whose name holds this.

use crate::driver::{BACKSPACE, Browser, Result, Sight};
use crate::panel::SAMPLE;
use crate::picture::{self, Picture};
use crate::{Stage, notebook, settings};
use serde_json::{Value, json};
use std::path::PathBuf;

/// One state: what is open, in which interface language, and how it is seen.
struct Look {
    page: &'static str,
    name: &'static str,
    language: &'static str,
    sight: Sight,
}

const fn look(page: &'static str, name: &'static str, language: &'static str, sight: Sight) -> Look {
    Look { page, name, language, sight }
}

const WIDE: Sight = Sight { width: 1280, ..Sight::USUAL };
const DARK: Sight = Sight { dark: true, ..WIDE };
const NARROW: Sight = Sight { width: 400, ..WIDE };
const FORCED: Sight = Sight { forced_colors: true, ..WIDE };
const LARGE: Sight = Sight { text: 200, ..WIDE };

#[rustfmt::skip]
const LOOKS: &[Look] = &[
    look("panel",    "light-en-wide",   "en",    WIDE),
    look("panel",    "dark-zh-wide",    "zh_CN", DARK),
    look("panel",    "light-zh-narrow", "zh_CN", NARROW),
    look("panel",    "light-en-half",   "en",    Sight { width: 800, ..WIDE }),
    look("panel",    "forced-en-wide",  "en",    FORCED),
    look("panel",    "large-zh-wide",   "zh_CN", LARGE),
    look("marked",   "light-en-wide",   "en",    WIDE),
    look("marked",   "dark-zh-wide",    "zh_CN", DARK),
    look("marked",   "forced-en-dark",  "en",    Sight { dark: true, ..FORCED }),
    look("quotes",   "light-en-wide",   "en",    WIDE),
    look("quotes",   "light-zh-wide",   "zh_CN", WIDE),
    look("take",     "light-en-wide",   "en",    WIDE),
    look("take",     "dark-tw-wide",    "zh_TW", DARK),
    look("no-article", "dark-zh-wide",  "zh_CN", DARK),
    look("settings", "light-en-wide",   "en",    WIDE),
    look("settings", "dark-zh-wide",    "zh_CN", DARK),
    look("settings", "light-zh-narrow", "zh_CN", NARROW),
    look("settings", "forced-en-wide",  "en",    FORCED),
    look("settings", "large-zh-wide",   "zh_CN", LARGE),
    look("keys",     "light-en-wide",   "en",    WIDE),
    look("keys",     "dark-zh-narrow",  "zh_CN", Sight { dark: true, ..NARROW }),
    look("template", "light-en-wide",   "en",    WIDE),
    look("template", "dark-zh-wide",    "zh_CN", DARK),
    look("sites",    "light-en-wide",   "en",    WIDE),
    look("notebook", "light-en-wide",   "en",    WIDE),
    look("notebook", "dark-zh-wide",    "zh_CN", DARK),
    look("notebook", "light-en-narrow", "en",    NARROW),
    look("notebook", "forced-en-wide",  "en",    FORCED),
    look("welcome",  "light-en-wide",   "en",    WIDE),
    look("welcome",  "dark-en-wide",    "en",    DARK),
    look("welcome",  "light-en-narrow", "en",    NARROW),
    look("welcome",  "forced-en-wide",  "en",    FORCED),
];

/// All states, and at the end every one that looks otherwise than its picture.
pub fn are_as_they_were(stage: &mut Stage) -> Result {
    let bless = std::env::var_os("PULLQUOTE_BLESS").is_some();
    let mut changed = Vec::new();
    notebook::fill(stage)?;
    let closely = letters_look_alike(stage, bless)?;
    let only = std::env::var("PULLQUOTE_LOOK").unwrap_or_default();
    for look in LOOKS {
        let name = format!("{}-{}", look.page, look.name);
        if !only.split('|').any(|part| name.contains(part)) {
            continue;
        }
        show(stage, look)?;
        let picture = stage.browser.screenshot()?;
        let path = folder().join(format!("{}-{name}.png", stage.browser.name()));
        if bless {
            let small = Picture::decode(&picture)?.encode()?;
            std::fs::write(&path, small).map_err(|error| error.to_string())?;
            continue;
        }
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let told = std::fs::read(&path).map_err(|error| error.to_string());
        if let Err(difference) = told.and_then(|before| picture::compare(&before, &picture, closely)) {
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

/// Whether this browser and its fonts are those that the pictures were taken with: by its version, and by how much room
/// it gives letters of both languages.
fn letters_look_alike(stage: &mut Stage, bless: bool) -> Result<bool> {
    const LETTERS: &str = "(() => {
        const drawn = document.createElement('canvas').getContext('2d');
        const widths = ['sans-serif', 'serif', 'monospace', 'system-ui', 'Georgia'].map((font) => {
            drawn.font = `100px ${font}`;
            return ['Quotes beside them', '引语與它的說話人', '🌊'].map((text) => drawn.measureText(text).width.toFixed(1));
        });
        return `${navigator.userAgent} ${widths.join(' ')}`;
    })()";
    stage.browser.wire.look(1400, false)?;
    let now = stage.page(LETTERS)?.to_string();
    let path = folder().join(format!("{}-letters.txt", stage.browser.name()));
    if bless {
        std::fs::write(&path, &now).map_err(|error| error.to_string())?;
    }
    let alike = std::fs::read_to_string(&path).is_ok_and(|before| before == now);
    if !alike {
        println!("{}: other letters than in tests/looks: compared by where it is dark", stage.browser.name());
    }
    Ok(alike)
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/looks"))
}

fn show(stage: &mut Stage, look: &Look) -> Result {
    let sites = json!([{ "host": "myzaker.com", "opens": true }, { "host": "harborline.example" }]);
    store(stage, look.language, sites)?;
    stage.browser.wire.see(look.sight)?;
    stage.browser.navigate("about:blank")?; // the size of text is for pages that come
    match look.page {
        "panel" => {
            stage.read(SAMPLE)?;
            let quote = stage.browser.in_panel(".quotes .part")?;
            let words = stage.texts(".quotes .part .words")?;
            stage.browser.click(&quote)?;
            crate::panel::lands(stage, &words[0])?;
        }
        "marked" => {
            stage.read(SAMPLE)?;
            stage.browser.press("qi")?;
            stage.click_on(".overview [data-to=points]")?;
        }
        "quotes" => {
            stage.read(SAMPLE)?;
            stage.click_on(".overview [data-to=quotes]")?;
        }
        "take" => {
            stage.read(SAMPLE)?;
            stage.click_on("[data-section=keys] > summary")?;
            stage.click_on("[data-section=keys] li:last-child")?;
        }
        "no-article" => {
            stage.read("tests/pages/forum.html")?;
            stage.click_on(".why summary")?;
        }
        "settings" => own(stage, "options.html", ".reset")?,
        "template" => {
            own(stage, "options.html", ".reset")?;
            let value = if look.sight.dark { "{{titel}}" } else { "{{text}}" };
            let template = [
                "# {{title}}\n\n{{each quotes}}\n- {{speaker}}: {{quote}}\n{{end}}\n\n{{each points}}\n- ",
                value,
                "\n{{end}}",
            ];
            settings::paste(stage, "[name=template]", &template.concat())?;
            // what is said of the emptied field's being saved goes with a fault
            stage.browser.press(&format!("{{{{{}", BACKSPACE.repeat(2)))?;
            stage.page("document.querySelector('[name=template]').closest('.row').scrollIntoView()")?;
            // now and then Firefox says that the field was saved, which is as true
            stage.page("document.querySelector('footer').style.visibility = 'hidden'")?;
        }
        "keys" => {
            own(stage, "options.html", ".reset")?;
            let next = stage.browser.one("[data-key=next]")?;
            stage.browser.click(&next)?;
            stage.browser.press("k")?;
            stage.browser.one("[data-key][aria-invalid=true]")?;
            stage.page("document.querySelector('[data-name=keys]').scrollIntoView()")?;
        }
        "sites" => {
            own(stage, "options.html", ".reset")?;
            stage.browser.one("#sites [data-remove]")?;
            stage.page("document.querySelector('#sites').scrollIntoView()")?;
        }
        "notebook" => {
            own(stage, "notebook.html", ".entry")?;
            // how much room it takes hangs on what was in it before
            stage.page(
                "document.querySelector('.about').textContent = \
                 document.querySelector('.about').textContent.replace(/[\\d.,]+ [KM]B/, '92 KB')",
            )?;
        }
        _ => {
            own(stage, "welcome.html", "#try")?;
            if look.sight.width > 1000 {
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

/// Stores an interface language and chosen sites, and nothing else; how the panel was left is forgotten.
fn store(stage: &mut Stage, language: &str, sites: Value) -> Result {
    own(stage, "options.html", ".reset")?;
    let store = "const { chrome } = globalThis.wrappedJSObject ?? globalThis;
        const set = chrome.storage.sync.set(JSON.parse(arguments[0]));
        return Promise.all([set, chrome.storage.local.clear()]).then(() => 0)";
    let stored = json!({ "options": { "language": language }, "sites": sites }).to_string();
    stage.browser.execute(store, json!([stored])).map(drop)
}
