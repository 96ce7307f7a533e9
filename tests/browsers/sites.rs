//! Chosen sites: nothing of Pullquote anywhere until the reader chooses a site, counting and opening there, and
//! nothing again afterwards.

use crate::driver::Result;
use crate::panel::{PLAIN, SAMPLE, native};
use crate::{Stage, same};
use serde_json::{Value, json};

/// In the settings page, as its own scripts see it.
fn ask(stage: &mut Stage, expression: &str) -> Result<Value> {
    let script = format!(
        "const {{ chrome }} = globalThis.wrappedJSObject ?? globalThis; return {expression}.then((it) => JSON.stringify(it))"
    );
    let answer = stage.browser.execute(&script, json!([]))?;
    serde_json::from_str(answer.as_str().unwrap_or_default()).map_err(|error| error.to_string())
}

/// Waits until so many scripts stand registered for sites.
fn scripts(stage: &mut Stage, count: usize) -> Result {
    const COUNT: &str = "return (globalThis.wrappedJSObject ?? globalThis).chrome.scripting\
        .getRegisteredContentScripts().then((all) => all.length)";
    let what = format!("{count} registered scripts");
    stage.browser.wait(&what, |browser| Ok((browser.execute(COUNT, json!([]))? == count).then_some(())))
}

fn open_settings(stage: &mut Stage) -> Result {
    let url = stage.browser.wire.own_page("options.html")?;
    stage.browser.navigate(&url)?;
    stage.browser.one("#site").map(drop)
}

fn type_site(stage: &mut Stage, text: &str) -> Result {
    let field = stage.browser.one("#site")?;
    stage.browser.clear(&field)?;
    stage.browser.type_into(&field, text)
}

fn badge(stage: &mut Stage, badge: &str) -> Result {
    let title = format!("badge {badge:?}");
    stage.browser.wait(&title, |browser| Ok((browser.wire.button()?.badge == badge).then_some(())))
}

pub fn are_looked_at(stage: &mut Stage) -> Result {
    open_settings(stage)?;
    same("origins at first", ask(stage, "chrome.permissions.getAll()")?["origins"].clone(), json!([]))?;
    same("scripts at first", ask(stage, "chrome.scripting.getRegisteredContentScripts()")?, json!([]))?;
    for (typed, said) in
        [("every site", "can't be the name"), ("co.uk", "So many sites"), ("file:///a", "http or https")]
    {
        type_site(stage, typed)?;
        stage.click("#site-add")?;
        let error = stage.browser.one("#site-error")?;
        let error = stage.browser.text(&error)?;
        assert!(error.contains(said), "{typed}: {error}");
    }

    stage.browser.wire.foresee_permission("*://127.0.0.1/*")?;
    open_settings(stage)?;
    type_site(stage, "http://127.0.0.1:8000/news")?;
    stage.click("#site-add")?;
    stage.browser.wire.allow_permission()?;
    stage.browser.one("[data-remove=\"127.0.0.1\"]")?;
    same("origins", ask(stage, "chrome.permissions.getAll()")?["origins"].clone(), json!(["*://127.0.0.1/*"]))?;
    scripts(stage, 1)?;

    let reading = native(SAMPLE);
    let groups = pullquote::export::jump_list::jump_list(&reading, &pullquote::Options::default());
    let count = groups.iter().map(|group| group.quotes.len()).sum::<usize>().to_string();
    stage.visit(SAMPLE)?;
    badge(stage, &count)?;
    stage
        .browser
        .wait("count in the title", |browser| Ok(browser.wire.button()?.title.contains(&count).then_some(())))?;
    same("panels", stage.browser.all("#pullquote-panel")?.len(), 0)?;
    // an update ends the script in the page: the new one goes on there
    stage.browser.wire.update()?;
    badge(stage, &count)?;
    // in one language: nothing to say
    stage.visit(PLAIN)?;
    badge(stage, "")?;
    // an article that the page fills in late
    stage.visit("tests/browsers/late.html")?;
    badge(stage, "")?;
    stage.page("fill()")?;
    stage
        .browser
        .wait("badge of a late article", |browser| Ok((!browser.wire.button()?.badge.is_empty()).then_some(())))?;
    stage.click_button()?;
    badge(stage, "")?;
    stage.click_away()
}

/// The context menu and the shortcut. On a chosen site, since Chromium lets no test click its menu.
pub fn menu_and_keys(stage: &mut Stage) -> Result {
    stage.visit(SAMPLE)?;
    stage.browser.wire.choose_in_menu("read", "Read this page")?;
    let all = stage.texts_waited(".quotes .part .words")?;
    stage.click_away()?;
    // two paragraphs of it: their quotes and no others
    stage.page(
        "(() => { const said = [...document.querySelectorAll('p')].filter((it) => it.textContent.includes('Lind')); \
         getSelection().setBaseAndExtent(said.at(-1), 0, said.at(-1).nextElementSibling, 1); return 0; })()",
    )?;
    stage.browser.wire.choose_in_menu("read_selection", "Read the selection")?;
    let some = stage.texts_waited(".quotes .part .words")?;
    assert!(some.len() < all.len() && some.iter().all(|words| all.contains(words)), "{some:?} of {all:?}");
    let entry = stage.browser.in_panel(".quotes .part")?;
    stage.browser.click(&entry)?;
    crate::panel::lands(stage, &some[0])?;
    stage.click_away()?;
    if stage.browser.wire.press_shortcut()? {
        stage.browser.in_panel(".title")?;
        stage.browser.wire.press_shortcut()?;
        stage.gone()?;
    }
    Ok(())
}

pub fn open_by_themselves(stage: &mut Stage) -> Result {
    open_settings(stage)?;
    stage.click(".opens:has([data-opens=\"127.0.0.1\"])")?;
    stage.browser.wait("word that it is saved", |browser| {
        let status = browser.one("#sites .status")?;
        Ok((browser.text(&status)? == "Saved.").then_some(()))
    })?;
    stage.visit(SAMPLE)?;
    stage.browser.in_panel(".title")?;
    same("focus", stage.page("document.activeElement.id !== 'pullquote-panel'")?, json!(true))?;
    stage.click_away()
}

pub fn are_let_go(stage: &mut Stage) -> Result {
    open_settings(stage)?;
    let remove = stage.browser.one("[data-remove=\"127.0.0.1\"]")?;
    stage.browser.click(&remove)?;
    stage.browser.wait("end of the row", |browser| Ok(browser.all("[data-remove]")?.is_empty().then_some(())))?;
    same("origins", ask(stage, "chrome.permissions.getAll()")?["origins"].clone(), json!([]))?;
    scripts(stage, 0)?;
    stage.visit(SAMPLE)?;
    same("badge", stage.browser.wire.button()?.badge, String::new())?;
    // a list from another machine gives no permission: each site waits for a click
    open_settings(stage)?;
    let list =
        json!({ "format": "pullquote-sites", "version": 1, "sites": [{ "host": "quay.example", "opens": true }] });
    for (given, said) in [
        ("{}".to_owned(), "none that Pullquote has exported"),
        (list.to_string().replace("quay.example", "every site"), "can't be the name"),
        (list.to_string(), "wait for you to allow them"),
    ] {
        crate::notebook::give(stage, &given)?;
        stage.browser.wait(&format!("word {said:?}"), |browser| {
            let status = browser.one("#sites .status")?;
            Ok(browser.text(&status)?.contains(said).then_some(()))
        })?;
    }
    stage.browser.one("[data-allow=\"quay.example\"]")?;
    scripts(stage, 0)?;
    stage.click("[data-remove=\"quay.example\"]")?;
    stage.browser.wait("end of the row", |browser| Ok(browser.all("[data-remove]")?.is_empty().then_some(())))?;
    Ok(())
}
