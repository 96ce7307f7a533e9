//! Both browsers driven for real, toolbar click included. `build.sh test` builds what they load first.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod chromium;
mod driver;
mod firefox;
mod server;

use driver::{Browser, Result};
use std::path::Path;

#[test]
fn in_chromium() -> Result {
    try_all(chromium::start(true)?)
}

#[test]
fn in_firefox() -> Result {
    try_all(firefox::start(true)?)
}

fn try_all(mut browser: Browser) -> Result {
    let server = server::Server::start(Path::new(env!("CARGO_MANIFEST_DIR")), 0).map_err(|e| e.to_string())?;
    browser.navigate(&server.url("tests/browsers/plain.html"))?;
    let before = browser.execute("return document.documentElement.outerHTML", serde_json::json!([]))?;
    let t = std::time::Instant::now();
    browser.wire.click_button()?;
    let title = browser.in_panel(".title");
    println!("{:?}", browser.wire.button());
    if title.is_err() {
        browser.wire.click_button()?;
        std::thread::sleep(std::time::Duration::from_secs(2));
        println!("SECOND {:?}", browser.wire.button());
    }
    let title = title?;
    println!("{} {:?}: {}", browser.name(), t.elapsed(), browser.text(&title)?);
    browser.click(&title)?;
    browser.press(driver::ESCAPE)?;
    browser.wire.click_button()?;
    browser.wait("closing", |b| Ok(b.all("#pullquote-panel")?.is_empty().then_some(())))?;
    let after = browser.execute("return document.documentElement.outerHTML", serde_json::json!([]))?;
    assert_eq!(before, after);
    let url = browser.wire.closed_page();
    browser.navigate(url)?;
    println!("{:?}", browser.wire.button()?);
    browser.wire.click_button()?;
    browser.wait("badge", |b| Ok((b.wire.button()?.badge == "!").then_some(())))?;
    println!("{:?}", browser.wire.button()?);
    browser.navigate(&server.url("tests/browsers/plain.html"))?;
    println!("{:?}", browser.wire.button()?);
    let url = browser.wire.own_page("options.html")?;
    browser.navigate(&url)?;
    println!("{:?}", browser.execute("return document.documentElement.outerHTML", serde_json::json!([]))?);
    browser.navigate(&server.url("strict/tests/browsers/plain.html"))?;
    browser.wire.click_button()?;
    std::thread::sleep(std::time::Duration::from_secs(1));
    println!("{:?}", browser.wire.button()?);
    browser.wire.look(320, true)?;
    std::fs::write(format!("/tmp/t/{}.png", browser.name()), browser.screenshot()?).unwrap();
    Ok(())
}
