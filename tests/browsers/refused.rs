//! Pages that let no extension in.

use crate::driver::Result;
use crate::panel::PLAIN;
use crate::{Stage, same};

pub fn by_the_browser(stage: &mut Stage) -> Result {
    stage.visit(PLAIN)?;
    let usual = stage.browser.wire.button()?;
    same("badge", usual.badge.as_str(), "")?;
    let page = stage.browser.wire.closed_page();
    stage.browser.navigate(page)?;
    stage.browser.wire.click_button()?;
    wait_for_mark(stage, "can't read")?;
    // what the browser shows by itself
    for path in ["tests/browsers/drawing.svg", "tests/browsers/letter.pdf"] {
        stage.visit(path)?;
        // else the last page's mark would be taken for this one's
        stage.browser.wait("badge's end", |browser| Ok((browser.wire.button()? == usual).then_some(())))?;
        stage.browser.wire.click_button()?;
        wait_for_mark(stage, "can't read")?;
        same("panels", stage.browser.all("#pullquote-panel")?.len(), 0)?;
    }
    stage.visit(PLAIN)?;
    stage.browser.wait("badge's end", |browser| Ok((browser.wire.button()? == usual).then_some(())))
}

/// The badge comes before the title that says why.
fn wait_for_mark(stage: &mut Stage, why: &str) -> Result {
    let mut last = None;
    let marked = stage.browser.wait(&format!("badge and \"{why}\""), |browser| {
        let button = browser.wire.button()?;
        let is_marked = button.badge == "!" && button.title.contains(why);
        last = Some(button);
        Ok(is_marked.then_some(()))
    });
    marked.map_err(|error| format!("{error}; there is {last:?}"))
}
