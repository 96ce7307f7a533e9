//! The settings page, by hand, and what it changes.

use crate::driver::{Result, TAB};
use crate::panel::SAMPLE;
use crate::{Stage, same};
use serde_json::json;

/// Opens the settings in the current tab.
fn open(stage: &mut Stage) -> Result {
    let url = stage.browser.wire.own_page("options.html")?;
    stage.browser.navigate(&url)
}

fn saved(stage: &mut Stage) -> Result {
    stage.browser.wait("word that it is saved", |browser| {
        let status = browser.one(".status")?;
        Ok((!browser.text(&status)?.is_empty()).then_some(()))
    })
}

fn click(stage: &mut Stage, css: &str) -> Result {
    let control = stage.browser.one(css)?;
    stage.browser.click(&control)
}

pub fn take_effect(stage: &mut Stage) -> Result {
    stage.read(SAMPLE)?;
    let reader = stage.browser.tab()?;
    let few = stage.browser.all_in_panel(".quotes .part")?.len();
    same("side", side(stage)?, "right".to_owned())?;

    let tab = stage.browser.new_tab()?;
    open(stage)?;
    click(stage, "[name=shortest_quote]")?;
    let number = stage.browser.one("[name=shortest_quote]")?;
    stage.browser.clear(&number)?;
    stage.browser.type_into(&number, &format!("12{TAB}"))?;
    saved(stage)?;
    click(stage, "label:has([name=side][value=left])")?;
    saved(stage)?;

    stage.browser.switch(&reader)?;
    stage.browser.wait("change in the open panel", |browser| {
        let fewer = browser.all_in_panel(".quotes .part")?.len();
        Ok((0 < fewer && fewer < few).then_some(()))
    })?;
    stage.browser.wait("move of the open panel", |browser| {
        Ok((browser.all_in_panel("[data-side=left]")?.len() == 1).then_some(()))
    })?;
    stage.read(SAMPLE)?;
    same("side at the next click", side(stage)?, "left".to_owned())?;

    stage.browser.switch(&tab)?;
    click(stage, ".reset")?;
    stage.browser.switch(&reader)?;
    stage.browser.wait("reset in the open panel", |browser| {
        Ok((browser.all_in_panel(".quotes .part")?.len() == few).then_some(()))
    })?;
    stage.click_away()
}

fn side(stage: &mut Stage) -> Result<String> {
    let panel = stage.browser.in_panel("[data-side]")?;
    Ok(stage.browser.attribute(&panel, "data-side")?.unwrap_or_default())
}

pub fn broken_ones_are_told(stage: &mut Stage) -> Result {
    open(stage)?;
    stage.browser.one(".reset")?;
    let store = "const { chrome } = globalThis.wrappedJSObject ?? globalThis;
        return chrome.storage.sync.set(JSON.parse(arguments[0])).then(() => 0)";
    let broken = json!({ "options": { "theme": "sepia", "key_points": 3 } }).to_string();
    stage.browser.execute(store, json!([broken]))?;
    stage.read(SAMPLE)?;
    let notice = stage.texts(".notice")?;
    assert!(notice.len() == 1 && notice[0].contains("Theme"), "{notice:?}");
    open(stage)?;
    click(stage, ".reset")?;
    saved(stage)?;
    stage.read(SAMPLE)?;
    same("notices", stage.texts(".notice")?, Vec::new())
}
