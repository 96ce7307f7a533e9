//! Pages that break what an extension leans on: each in `hostile/` is read, jumped into and left as it was. What
//! its panel should list stands in the page, a `<meta name="quote">` for each part of a quote; where the page itself
//! keeps its words from the reader, a `<meta name="covered">`; where it breaks what a driver clicks with, a
//! `<meta name="by-key">`; where it won't have the panel, a `<meta name="given-up">`.

use crate::driver::Result;
use crate::panel::lands;
use crate::{Stage, same};
use serde_json::Value;

const FOLDER: &str = "tests/browsers/hostile";
/// What the page and the extension share.
const SHARED: &str = "[document.adoptedStyleSheets?.length, CSS.highlights?.size]";

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
    let before = shared(stage);
    if !metas(&path, "given-up").is_empty() {
        stage.browser.wire.click_button()?;
        stage.until("panel that is given up", |stage| Ok(stage.page("seen > 3")? == true))?;
        stage.gone()?;
        return same("what is left behind", shared(stage), before);
    }
    stage.click_button()?;
    stage.until("quotes", |stage| Ok(!stage.texts(".quotes .part .words")?.is_empty()))?;
    let mut listed = stage.texts(".quotes .part .words")?;
    should.sort();
    listed.sort();
    same("quotes", listed, should)?;
    same("markup in the panel", stage.browser.all_in_panel(".words *")?.len(), 0)?;
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
    stage.click_away()?;
    same("what is left behind", shared(stage), before)
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
