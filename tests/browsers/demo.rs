//! `build.sh demo` and `build.sh www`: the extension and the try-it page for people to see, by the same drivers
//! as the tests. An example, since only tests and examples may use what tests need.
//!
//! ```text
//! demo [PAGE.html]     a page (the sample article) in a browser; without a display its reading and pictures of it
//! demo serve FOLDER    a folder's pages on loopback, until stopped
//! ```
#![allow(dead_code)] // of the drivers' parts that only the tests need

mod chromium;
mod driver;
mod firefox;
mod server;

use driver::{Browser, EXTENSION, Result};
use pullquote::native::{encoding, english, html};
use pullquote::{Lexicon, Options, export};
use serde_json::{Value, json};
use server::Server;
use std::path::Path;
use std::time::Duration;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample.html");
const PICTURES: &str = "target/screenshots";

fn main() -> Result {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => show(Path::new(SAMPLE)),
        [page] => show(Path::new(page)),
        ["serve", folder] => serve(folder),
        _ => Err("usage: demo [PAGE.html] | demo serve FOLDER".to_owned()),
    }
}

fn show(page: &Path) -> Result {
    let html = std::fs::read(page).map_err(|error| format!("{}: {error}", page.display()))?;
    let name = page.file_name().and_then(|name| name.to_str()).ok_or("no file name")?;
    let folder = page.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let address = start(folder, 0)?.url(name);
    if has_display() { in_a_window(&address) } else { without_display(&html, &address) }
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn serve(folder: &str) -> Result {
    let server = start(Path::new(folder), 8734)?;
    println!("{} (Ctrl+C ends it)", server.url("index.html"));
    loop {
        std::thread::park();
    }
}

/// On this port, or on a free one when it is taken.
fn start(root: &Path, port: u16) -> Result<Server> {
    Server::start(root, port).or_else(|_| Server::start(root, 0)).map_err(|error| error.to_string())
}

/// Opens the page with the panel beside it, and waits until somebody closes the window.
fn in_a_window(address: &str) -> Result {
    let mut browser = chromium::start(false, EXTENSION).or_else(|_| firefox::start(false, EXTENSION))?;
    browser.navigate(address)?;
    browser.wire.click_button()?;
    println!(
        "Pullquote's button in the toolbar (in Chromium: under the puzzle piece) closes the panel and opens it again. \
         Close the window to end."
    );
    while browser.tab().is_ok() {
        std::thread::sleep(Duration::from_millis(500));
    }
    Ok(())
}

fn without_display(html: &[u8], address: &str) -> Result {
    let page = html::page(&encoding::decode(html), None);
    let reading = pullquote::read(&page, &Options::default(), Lexicon::bundled());
    println!("{}", export::markdown::markdown(&reading, &Options::default(), "", &english::say));

    std::fs::create_dir_all(format!("{ROOT}/{PICTURES}")).map_err(|error| error.to_string())?;
    for start in [chromium::start, firefox::start] {
        let mut browser = start(true, EXTENSION)?;
        for (look, width, dark) in [("light", 1400, false), ("dark", 1400, true), ("narrow", 360, false)] {
            browser.wire.look(width, dark)?;
            browser.navigate(address)?;
            browser.wire.click_button()?;
            take_pictures(&mut browser, look)?;
        }
    }
    Ok(())
}

/// One of the panel as it opens, one after a jump.
fn take_pictures(browser: &mut Browser, look: &str) -> Result {
    browser.in_panel(".title")?;
    picture(browser, look)?;
    let quote = browser.in_panel(".quotes .part")?;
    browser.click(&quote)?;
    // the words in view, and the page at rest
    let mut last = Value::Null;
    browser.wait("jump", |browser| {
        let height = browser.execute("return scrollY", json!([]))?;
        let rests = height == last;
        last = height;
        Ok((rests && browser.jump_target()?[1] == true).then_some(()))
    })?;
    picture(browser, &format!("{look}-jump"))
}

fn picture(browser: &mut Browser, look: &str) -> Result {
    let file = format!("{PICTURES}/{}-{look}.png", browser.name());
    std::fs::write(format!("{ROOT}/{file}"), browser.screenshot()?).map_err(|error| error.to_string())?;
    println!("{file}");
    Ok(())
}
