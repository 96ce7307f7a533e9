//! The first page: what it says, and the sample read on it. That it opens after installing, every start of a browser
//! waits for.

use crate::driver::Result;
use crate::{Stage, same};

pub fn shows_a_sample(stage: &mut Stage) -> Result {
    let url = stage.browser.wire.own_page("welcome.html")?;
    stage.browser.navigate(&url)?;
    same("title", stage.texts_waited(".title")?, vec!["The lighthouse that learned to whisper".to_owned()])?;
    let speakers = stage.texts(".quotes .speaker")?.join(" ");
    assert!(speakers.contains("Ingrid Vael") && speakers.contains("Tomas Brekke"), "{speakers}");
    // nothing without a message, and the keys as the browser has them
    stage
        .browser
        .wait("message everywhere", |browser| Ok(browser.all("[data-say]:empty")?.is_empty().then_some(())))?;
    stage.browser.wait("key", |browser| {
        let key = browser.one("#key")?;
        Ok(browser.text(&key)?.contains('Q').then_some(()))
    })?;
    let entry = stage.browser.in_panel(".quotes .part")?;
    stage.browser.click(&entry)?;
    let words = stage.texts(".quotes .part .words")?;
    crate::panel::lands(stage, &words[0])?;
    // the button closes the panel and opens it
    let button = stage.browser.one("#try")?;
    stage.browser.click(&button)?;
    stage.gone()?;
    let button = stage.browser.one("#try")?;
    stage.browser.click(&button)?;
    stage.browser.in_panel(".title").map(drop)
}
