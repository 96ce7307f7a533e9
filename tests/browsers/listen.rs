//! Reading out. The machines of tests have no voices: so the panel is asked what it says then, and the sample of the
//! settings page gets voices of the test's own, that speak for as long as they are let.

use crate::driver::{Element, Result};
use crate::panel::SAMPLE;
use crate::{Stage, same};
use serde_json::json;

/// One English voice on the machine, one Chinese, and a better one that would send the words away.
const VOICES: &str = "
    const page = window.wrappedJSObject ?? window;
    const voice = (name, lang, localService) => ({ name, lang, localService, default: !localService });
    const voices = [voice('far', 'zh-CN', false), voice('near', 'zh_CN', true), voice('Ann', 'en-GB', true)];
    const fake = { spoken: [], now: null, getVoices: () => voices, cancel() { this.now = null; },
        speak(utterance) { this.now = utterance; this.spoken.push([utterance.voice.name, utterance.text, utterance.rate]); } };
    page.voices = fake;
    Object.defineProperty(page, 'speechSynthesis', { configurable: true, value: fake });
    page.SpeechSynthesisUtterance = class extends page.EventTarget {
        constructor(text) { super(); this.text = text; }
    };
    return 0";
const SPOKEN: &str = "return (window.wrappedJSObject ?? window).voices.spoken";
const END: &str = "
    const page = window.wrappedJSObject ?? window;
    page.voices.now.dispatchEvent(new page.Event('end'));
    return 0";

pub fn reads_out(stage: &mut Stage) -> Result {
    let settings = stage.browser.wire.own_page("options.html")?;
    stage.browser.navigate(&settings)?;
    let switch = stage.browser.one("[name=listen]")?;
    stage.browser.click(&switch)?;
    stage.browser.wait("button", |browser| Ok(browser.all_in(".beside", "[data-do=listen]")?.pop()))?;
    stage.browser.execute(VOICES, json!([]))?;

    let first = stage.browser.all_in(".beside", ".points .entry .words")?;
    let first = first.first().ok_or("no point")?;
    let point = stage.browser.text(first)?;
    let listen = button(stage, "listen")?;
    stage.browser.click(&listen)?;
    spoken(stage, 1, "near", &point)?;
    same("button", stage.browser.text(&listen)?, "Pause".to_owned())?;
    same("marked", marked(stage)?, 1)?;
    same("marked in the page", stage.page("CSS.highlights.get('pullquote-jump')?.size")?, json!(1))?;
    // a pause keeps the place, going on begins the passage again
    stage.browser.press("v")?;
    stage.browser.wait("pause", |browser| Ok((browser.text(&listen)? == "Go on").then_some(())))?;
    stage.browser.press("v")?;
    spoken(stage, 2, "near", &point)?;
    // all points and then the quotes, in their own language's voice
    let points = stage.browser.all_in(".beside", ".points .list > li")?.len();
    for passage in 0..points {
        stage.browser.execute(END, json!([]))?;
        stage.browser.wait("next passage", |browser| {
            let spoken = browser.execute(SPOKEN, json!([]))?;
            Ok((spoken.as_array().map(Vec::len) == Some(passage + 3)).then_some(()))
        })?;
    }
    let quote = stage.browser.all_in(".beside", ".listing .part .words")?;
    let quote = quote.first().ok_or("no quote")?;
    let quote = stage.browser.text(quote)?;
    spoken(stage, points + 2, "Ann", &quote)?;
    stage.browser.press("x")?;
    stage.browser.wait("end", |browser| Ok((browser.text(&listen)? == "Listen").then_some(())))?;
    same("marked", marked(stage)?, 0)?;

    // over a page, with such voices as the machine has
    stage.read(SAMPLE)?;
    stage.browser.press("v")?;
    stage.browser.wait("voice, or word that there is none", |browser| {
        let told = browser.all_in_panel(".status.problem")?;
        let told = told.first().map(|status| browser.text(status)).transpose()?.unwrap_or_default();
        let heard = browser.all_in_panel("[data-do=listen][data-heard=true]")?.len() == 1;
        Ok((heard || told.starts_with("There is no voice on this machine")).then_some(()))
    })?;
    stage.click_away()?;
    stage.browser.navigate(&settings)?;
    let default = stage.browser.one("[data-name=listen] .default")?;
    stage.browser.click(&default)?;
    stage
        .browser
        .wait("end of it", |browser| Ok(browser.all_in(".beside", "[data-do=listen]")?.is_empty().then_some(())))
}

fn button(stage: &mut Stage, name: &str) -> Result<Element> {
    let css = format!("[data-do={name}]");
    stage.browser.wait(&css, |browser| Ok(browser.all_in(".beside", &css)?.pop()))
}

fn marked(stage: &mut Stage) -> Result<usize> {
    Ok(stage.browser.all_in(".beside", "[aria-current]")?.len())
}

/// Waits until so many passages were spoken, the last of them this one by this voice.
fn spoken(stage: &mut Stage, count: usize, voice: &str, text: &str) -> Result {
    let should = json!([voice, text, 1]);
    stage.browser.wait(&format!("{should} as number {count}"), |browser| {
        let spoken = browser.execute(SPOKEN, json!([]))?;
        let all = spoken.as_array().map(Vec::as_slice).unwrap_or_default();
        if all.len() == count && all.last() == Some(&should) { Ok(Some(())) } else { Err(spoken.to_string()) }
    })
}
