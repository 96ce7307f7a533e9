//! Pages that break what an extension leans on: each in `hostile/` is read, jumped into and left as it was. What a
//! page asks for stands in it, in `<meta name=… content=…>`:
//!
//! | name | what it says |
//! |---|---|
//! | `quote` | the panel lists this part of a quote; nothing else is listed |
//! | `first` | the reader clicks on this in the page before he clicks on the button |
//! | `ready` | this is so in the page before he does |
//! | `settles` | this comes to be so in the page once the panel is open, and stays so |
//! | `holds` | this is so in the page while the panel is open |
//! | `covered` | the page itself keeps its words from the reader |
//! | `by-key` | the page breaks what a driver clicks with |
//! | `given-up` | the page won't have the panel |

use crate::driver::Result;
use crate::panel::lands;
use crate::{Stage, same};
use serde_json::{Value, json};

const FOLDER: &str = "tests/browsers/hostile";
/// What the page and the extension share.
const SHARED: &str = "[document.adoptedStyleSheets?.length, CSS.highlights?.size]";
/// Texts that turn around what stands beside them: in an element, of those in the panel, that does not hold them in.
const SPILLS: &str = "
    const holds = ({ display, unicodeBidi }) => !display.startsWith('inline') || /isolate|plaintext/.test(unicodeBidi);
    const walker = document.createTreeWalker(arguments[0], NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test(data) && !holds(getComputedStyle(parentElement))) found.push(data);
    }
    return found";

pub fn pages_are_read(stage: &mut Stage) -> Result {
    let only = std::env::var("PULLQUOTE_PAGE").unwrap_or_default();
    let mut names: Vec<_> = std::fs::read_dir(format!("{}/{FOLDER}", env!("CARGO_MANIFEST_DIR")))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(&only))
        .collect();
    names.sort();
    let failures: Vec<_> =
        names.iter().filter_map(|name| read(stage, name).err().map(|why| format!("{name}: {why}"))).collect();
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

fn read(stage: &mut Stage, name: &str) -> Result {
    let path = format!("{FOLDER}/{name}");
    let mut should = metas(&path, "quote");
    stage.visit(&path)?;
    for css in metas(&path, "first") {
        let found = stage.browser.one(&css)?;
        stage.browser.click(&found)?;
    }
    for what in metas(&path, "ready") {
        stage.until(&what, |stage| Ok(stage.page(&what)? == true))?;
    }
    let before = shared(stage);
    if !metas(&path, "given-up").is_empty() {
        stage.browser.wire.click_button()?;
        stage.until("panel that is given up", |stage| Ok(stage.page("seen > 3")? == true))?;
        stage.gone()?;
        return same("what is left behind", shared(stage), before);
    }
    stage.click_button()?;
    let settles = metas(&path, "settles");
    for what in &settles {
        stage.until(what, |stage| Ok(stage.page(what)? == true))?;
    }
    stage.until("quotes", |stage| Ok(!stage.texts(".quotes .part .words")?.is_empty()))?;
    let mut listed = stage.texts(".quotes .part .words")?;
    should.sort();
    listed.sort();
    same("quotes", listed, should)?;
    same("markup in the panel", stage.browser.all_in_panel(".words *")?.len(), 0)?;
    let panel = stage.browser.in_panel(".panel")?;
    same("turned around", stage.browser.execute(SPILLS, json!([panel.argument()]))?, json!([]))?;
    for link in stage.browser.all_in_panel("a")? {
        let leads = stage.browser.attribute(&link, "href")?.unwrap_or_default();
        assert!(leads.starts_with("http"), "{leads}");
    }
    if metas(&path, "by-key").is_empty() {
        stage.click_on(".quotes .part")?;
    } else {
        stage.browser.press("j")?;
    }
    let chosen = stage.texts_waited("[aria-current] .words")?;
    if metas(&path, "covered").is_empty() {
        lands(stage, &chosen[0])?;
    }
    for what in settles.into_iter().chain(metas(&path, "holds")) {
        same(&what, stage.page(&what)?, json!(true))?;
    }
    stage.click_away()?;
    same("what is left behind", shared(stage), before)
}

/// What comes to fill the screen under an open panel: a text takes the panel along, from a film it is asked for anew.
pub fn screens_are_filled(stage: &mut Stage) -> Result {
    const FILLING: &str = "document.fullscreenElement?.localName";
    const HOLDER: &str = "document.querySelector('#pullquote-panel').parentElement.localName";
    let becomes = |stage: &mut Stage, what: &str, should: Option<&str>| {
        stage.until(what, |stage| Ok(stage.page(what)?.as_str() == should))
    };
    for (page, filling, holder) in [("fills", "article", "article"), ("player-fills", "film-player", "html")] {
        stage.read(&format!("{FOLDER}/{page}-the-screen.html"))?;
        let fill = stage.browser.one("#fill")?;
        stage.browser.click(&fill)?;
        becomes(stage, FILLING, Some(filling))?;
        becomes(stage, HOLDER, Some(holder))?;
        if filling == holder {
            stage.click_on(".quotes .part")?;
            stage.page("document.exitFullscreen()")?;
        } else {
            stage.click_button()?;
        }
        becomes(stage, FILLING, None)?;
        becomes(stage, HOLDER, Some("html"))?;
        stage.until("focus", |stage| Ok(stage.page("document.activeElement.id")? == "pullquote-panel"))?;
        stage.browser.press("j")?;
        let chosen = stage.texts_waited("[aria-current] .words")?;
        lands(stage, &chosen[0])?;
        stage.click_away()?;
    }
    Ok(())
}

/// Of a page that broke it too, nothing.
fn shared(stage: &mut Stage) -> Option<Value> {
    stage.page(SHARED).ok()
}

/// What a page says of itself under a name.
fn metas(path: &str, name: &str) -> Vec<String> {
    let markup = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let document = scraper::Html::parse_document(&markup);
    let metas = scraper::Selector::parse(&format!("meta[name={name}]")).unwrap();
    document.select(&metas).map(|meta| meta.attr("content").unwrap_or_default().to_owned()).collect()
}
