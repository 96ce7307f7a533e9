//! What goes wrong inside the extension and around it: it is told, nothing is lost, nothing comes twice.

use crate::driver::{Browser, ENTER, EXTENSION, Result, wait};
use crate::panel::{PLAIN, SAMPLE, lands, see_waiting};
use crate::settings::{clear, fill, open, store, stored, until_stored};
use crate::{Stage, notebook, same};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Puts a trap in the place of one of the module's functions.
const TRAP: &str = include_str!("trap.js");

/// In a copy of the extension whose module fails when the panel opens, or later where the address says so.
pub fn in_the_module_are_told(stage: &mut Stage) -> Result {
    let copy = std::env::temp_dir().join(format!("pullquote-trap-{}-{}", stage.browser.name(), std::process::id()));
    copy_all(Path::new(EXTENSION), &copy).map_err(|error| error.to_string())?;
    let script = copy.join("core.js");
    let core = fs::read_to_string(&script).map_err(|error| error.to_string())?;
    fs::write(&script, core + TRAP).map_err(|error| error.to_string())?;
    let told = stage.beside(copy.to_str().unwrap_or_default()).and_then(tell_of_faults);
    let _ = fs::remove_dir_all(&copy);
    told
}

fn tell_of_faults(mut broken: Stage) -> Result {
    broken.visit(SAMPLE)?;
    for _ in 0..2 {
        broken.browser.wire.click_button()?;
        told(&mut broken, "open")?;
        broken.click_on("p")?;
        broken.gone()?;
    }
    same("badge", broken.browser.wire.button()?.badge, String::new())?;
    left_nothing(&mut broken)?;

    broken.read(&format!("{PLAIN}#tell"))?;
    broken.click_on(".quotes .part")?;
    broken.browser.press("n")?;
    told(&mut broken, "tell")?;
    left_nothing(&mut broken)?;
    // the next click begins anew
    broken.click_button()?;
    same("panels", broken.browser.all("#pullquote-panel")?.len(), 1)?;
    broken.click_away()
}

/// One sentence says it, without words of the page.
fn told(stage: &mut Stage, what: &str) -> Result {
    let end = format!("{}, {what}", env!("CARGO_PKG_VERSION"));
    stage.browser.wait("word of the fault", |browser| {
        let said = browser.in_panel("p")?;
        Ok(browser.text(&said)?.ends_with(&end).then_some(()))
    })?;
    same("sentences", stage.texts("p")?.len(), 1)?;
    same("panels", stage.browser.all("#pullquote-panel")?.len(), 1)
}

fn copy_all(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() { copy_all(&path, &to)? } else { fs::copy(&path, &to).map(drop)? }
    }
    Ok(())
}

const STORAGE: &str = "const { chrome } = globalThis.wrappedJSObject ?? globalThis; return chrome.storage";

/// Whatever storage holds, pages are read; what a newer version has left there stays.
pub fn in_storage_do_no_harm(stage: &mut Stage) -> Result {
    open(stage)?;
    stage.browser.one(".reset")?;
    store(stage, json!({ "options": "rubbish", "presets": 7, "sites": { "host": 1 } }))?;
    let panel = format!("{STORAGE}.local.set({{ panel: [1, 'x'] }}).then(() => 0)");
    stage.browser.execute(&panel, json!([]))?;
    open(stage)?;
    stage.browser.one(".reset")?;
    stage.read(SAMPLE)?;
    assert!(stage.texts(".quotes .part .words")?.len() >= 12);
    stage.click_away()?;

    open(stage)?;
    stage.browser.one(".reset")?;
    let newer = json!({ "theme": "auto", "hologram": { "depth": 3 } });
    store(stage, json!({ "options": newer, "presets": {}, "sites": [], "annex": [1, 2] }))?;
    stage.read(SAMPLE)?;
    let notices = stage.texts(".notice")?;
    stage.browser.press("s")?;
    stage.browser.in_panel("[data-side=left]")?;
    stage.click_away()?;
    open(stage)?;
    until_stored(stage, "side", |all| all["options"]["side"] == "left")?;
    let dark = stage.browser.one("label:has([name=theme][value=dark])")?;
    stage.browser.click(&dark)?;
    until_stored(stage, "theme", |all| all["options"]["theme"] == "dark")?;
    let all = stored(stage)?;
    same("of a newer version", (&all["options"]["hologram"], &all["annex"]), (&newer["hologram"], &json!([1, 2])))?;
    same("notices", notices, Vec::new())?;
    empty(stage)
}

/// A setting that finds no room is told, in the settings and in the panel, and what was there stays.
pub fn of_a_full_storage_are_told(stage: &mut Stage) -> Result {
    open(stage)?;
    stage.browser.one(".reset")?;
    fill(stage)?;
    let dark = stage.browser.one("label:has([name=theme][value=dark])")?;
    stage.browser.click(&dark)?;
    stage.browser.wait("word that there is no room", |browser| {
        let status = browser.one("footer > .status")?;
        Ok(browser.text(&status)?.contains("could not save").then_some(()))
    })?;
    same("options", stored(stage)?["options"].clone(), Value::Null)?;
    stage.read(SAMPLE)?;
    stage.browser.press("s")?;
    stage.browser.in_panel("[data-side=left]")?;
    let told = stage.texts_waited(".status.problem")?.concat();
    assert!(told.contains("could not save this setting"), "{told}");
    stage.click_away()?;
    open(stage)?;
    stage.browser.one(".reset")?;
    same("options", stored(stage)?["options"].clone(), Value::Null)?;
    empty(stage)
}

fn empty(stage: &mut Stage) -> Result {
    clear(stage)?;
    let panel = format!("{STORAGE}.local.remove('panel').then(() => 0)");
    stage.browser.execute(&panel, json!([])).map(drop)
}

/// The extension goes and comes back under an open panel: the next click opens one panel, a new one.
pub fn of_a_restart_leave_one_panel(stage: &mut Stage) -> Result {
    restarted(stage, |browser| browser.wire.update())?;
    restarted(stage, |browser| browser.wire.enable(false).and_then(|()| browser.wire.enable(true)))
}

/// No sheet and no mark of ours is in the page any more.
fn left_nothing(stage: &mut Stage) -> Result {
    same("left behind", stage.page("[document.adoptedStyleSheets.length, CSS.highlights.size]")?, json!([0, 0]))
}

fn restarted(stage: &mut Stage, restart: fn(&mut Browser) -> Result) -> Result {
    stage.read(SAMPLE)?;
    stage.click_on(".quotes .part")?;
    let words = stage.texts("[aria-current] .words")?;
    lands(stage, &words[0])?;
    restart(&mut stage.browser)?;
    opens_anew(stage)?;
    lands(stage, &words[0])?;
    stage.browser.press("n")?;
    stage.until("word", |stage| Ok(stage.texts(".status")?.concat().contains("ept")))?;
    stage.click_away()?;
    left_nothing(stage)?;
    notebook::empty(stage)
}

/// Clicks the button of an extension that has come back, and uses its panel: a new one, and no other.
fn opens_anew(stage: &mut Stage) -> Result {
    // a click may come before it listens
    stage.browser.wait("new panel", |browser| {
        browser.wire.click_button()?;
        let is_new = |browser: &mut Browser| {
            let old = browser.all_in_panel("[aria-current]")?;
            Ok((old.is_empty() && !browser.all_in_panel(".quotes .part")?.is_empty()).then_some(()))
        };
        wait(Duration::from_secs(2), || is_new(browser)).map(Some)
    })?;
    stage.click_on(".quotes .part")?;
    same("panels", stage.browser.all("#pullquote-panel")?.len(), 1)
}

/// The extension goes for good under an open panel, in Firefox with all that the panel does: it can be closed, by mouse
/// or by key, and the page has its whole width.
pub fn of_a_switch_leave_a_panel_to_close(stage: &mut Stage) -> Result {
    const ROOM: &str = "parseInt(getComputedStyle(document.documentElement).marginRight)";
    const SHOWN: &str = "document.querySelector('#pullquote-panel')?.checkVisibility() ?? false";
    for by_key in [false, true] {
        stage.read(PLAIN)?;
        let words = stage.texts_waited(".quotes .part .words")?;
        stage.click_on(".quotes .part")?;
        lands(stage, &words[0])?;
        stage.browser.wire.enable(false)?;
        assert!(stage.page(ROOM)?.as_u64() > Some(300));
        same("shown", stage.page(SHOWN)?, json!(true))?;
        let close = stage.browser.in_panel(".close")?;
        if by_key {
            stage.browser.execute("arguments[0].focus()", json!([close.argument()]))?;
            stage.browser.press(ENTER)?;
        } else {
            stage.browser.click(&close)?;
        }
        stage.until("end of the panel", |stage| Ok(stage.page(SHOWN)? == false))?;
        same("room", stage.page(ROOM)?, json!(0))?;
        // in Chromium the script closes it that goes on, in Firefox the browser hides what nobody takes away
        let left = usize::from(stage.browser.name() == "firefox");
        same("elements", stage.browser.all("#pullquote-panel")?.len(), left)?;
        stage.browser.wire.enable(true)?;
        opens_anew(stage)?;
        lands(stage, &words[0])?;
        stage.click_away()?;
        left_nothing(stage)?;
    }
    Ok(())
}

/// A page that goes elsewhere, and a tab that is closed, while they are being read.
pub fn of_pages_that_go_pass(stage: &mut Stage) -> Result {
    // in the middle of a long reading
    see_waiting(stage, ".waiting progress")?;
    stage.read(SAMPLE)?;
    assert!(stage.texts(".quotes .part .words")?.len() >= 12);
    same("panels", stage.browser.all("#pullquote-panel")?.len(), 1)?;
    stage.click_away()?;
    // before it has begun
    stage.visit(SAMPLE)?;
    stage.browser.wire.click_button()?;
    stage.visit(PLAIN)?;
    let reader = stage.browser.tab()?;
    stage.browser.new_tab()?;
    stage.visit(SAMPLE)?;
    stage.browser.wire.click_button()?;
    let url = stage.server.url(SAMPLE);
    stage.browser.wire.close_tab(&url)?;
    stage.browser.switch(&reader)?;
    // the first click may have come to the page that came next, and a second one then closes its panel
    stage.browser.wait("panel", |browser| {
        let open = |browser: &mut Browser| Ok((!browser.all_in_panel(".title")?.is_empty()).then_some(()));
        if wait(Duration::from_secs(2), || open(browser)).is_ok() {
            return Ok(Some(()));
        }
        browser.wire.click_button()?;
        Ok(None)
    })?;
    same("title", stage.texts_waited(".title")?, vec!["The bell that rang under water".to_owned()])?;
    same("panels", stage.browser.all("#pullquote-panel")?.len(), 1)?;
    same("badge", stage.browser.wire.button()?.badge, String::new())?;
    stage.click_away()
}

/// The background sleeps most of the time: a click wakes it.
pub fn of_a_background_asleep_pass(stage: &mut Stage) -> Result {
    stage.visit(PLAIN)?;
    for _ in 0..2 {
        stage.browser.wire.end_background()?;
        stage.click_button()?;
        stage.browser.wire.end_background()?;
        stage.click_away()?;
    }
    Ok(())
}
