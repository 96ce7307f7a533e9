//! Both browsers driven for real, the click on the toolbar button included. `build.sh test` builds what they
//! load; each browser starts once and goes through all trials.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accessible;
mod aid;
mod chromium;
mod disturbed;
#[allow(dead_code, reason = "the demo, built from the same drivers, takes pictures")]
mod driver;
mod faults;
mod firefox;
mod hostile;
mod listen;
mod looks;
mod notebook;
mod panel;
mod picture;
mod refused;
mod same_reading;
mod server;
mod settings;
mod sites;
mod snapshot;
mod strict;
mod welcome;

use driver::{Browser, EXTENSION, Result};
use serde_json::{Value, json};
use server::Server;
use std::path::Path;

/// What is tried, by name.
type Trial = (&'static str, fn(&mut Stage) -> Result);

const TRIALS: &[Trial] = &[
    ("the snapshot is what a reader sees", snapshot::what_a_reader_sees),
    ("both sides read all pages alike", same_reading::on_all_pages),
    ("a plain page", panel::on_a_plain_page),
    ("a bilingual page", panel::on_a_bilingual_page),
    ("a jump lands and leads back", panel::jumps),
    ("a jump in a narrow window", panel::jumps_in_a_narrow_window),
    ("keys alone will do", panel::by_keyboard),
    ("a very long page", panel::reads_a_very_long_page),
    ("the page is left as it was", panel::leaves_no_trace),
    ("a page is disturbed by one element", disturbed::only_by_one_element),
    ("a selection outlasts typing", disturbed::not_in_its_selection),
    ("a click is heard where it is made", disturbed::by_no_click_of_the_panel),
    ("a hundred openings", disturbed::by_no_memory),
    ("the panel's sections", aid::leads_to_sections),
    ("the jump list is narrowed", aid::narrows_the_list),
    ("the list follows the reader", aid::follows_the_reader),
    ("the way back, several steps", aid::leads_back_in_steps),
    ("marks at will", aid::marks_at_will),
    ("words are taken along", aid::takes_words_along),
    ("a link to words", aid::links_to_words),
    ("words behind a fold", aid::unfolds_for_a_jump),
    ("words in a shadow root", aid::marks_in_a_shadow_root),
    ("a page that rewrites itself", aid::survives_a_rewrite),
    ("a page that becomes one in two languages", aid::ties_languages_late),
    ("the panel's place", aid::stands_where_it_is_put),
    ("the way to the settings", aid::leads_to_the_settings),
    ("two thousand quotes", aid::lists_very_many),
    ("nothing for axe to object to", accessible::to_axe),
    ("nothing for axe to object to over a page", accessible::to_axe_over_a_page),
    ("no motion for those who want none", accessible::without_motion),
    ("a changed option", settings::take_effect),
    ("a broken option", settings::broken_ones_are_told),
    ("a chosen site", sites::are_looked_at),
    ("a chosen site's menu and keys", sites::menu_and_keys),
    ("a chosen site that opens the panel", sites::open_by_themselves),
    ("a site no longer chosen", sites::are_let_go),
    ("entries are kept", notebook::keeps),
    ("the notebook is searched and noted", notebook::is_searched_and_noted),
    ("the notebook is emptied and filled", notebook::is_emptied_and_filled),
    ("a notebook's write that breaks", notebook::writes_all_or_nothing),
    ("the first page", welcome::shows_a_sample),
    ("read out", listen::reads_out),
    ("ways of reading", settings::presets),
    ("settings found and previewed", settings::found_and_previewed),
    ("settings as a file", settings::files),
    ("keys of the reader's own", settings::own_keys),
    ("settings that find no room", settings::without_room),
    ("a page that cannot be scripted", refused::by_the_browser),
    ("hostile pages", hostile::pages_are_read),
    ("a filled screen", hostile::screens_are_filled),
    ("faults in the module", faults::in_the_module_are_told),
    ("faults in storage", faults::in_storage_do_no_harm),
    ("a full storage", faults::of_a_full_storage_are_told),
    ("a restart under an open panel", faults::of_a_restart_leave_one_panel),
    ("a panel whose extension is switched off", faults::of_a_switch_leave_a_panel_to_close),
    ("pages that go", faults::of_pages_that_go_pass),
    ("a background asleep", faults::of_a_background_asleep_pass),
    ("pages with a strict policy", strict::pages_are_read_alike),
    ("the looks", looks::are_as_they_were),
];

/// A browser and the pages that it can go to.
pub struct Stage {
    browser: Browser,
    server: Server,
}

#[test]
fn chromium() {
    try_all(chromium::start);
}

#[test]
fn firefox() {
    try_all(firefox::start);
}

fn try_all(start: fn(bool, &str) -> Result<Browser>) {
    let only = std::env::var("PULLQUOTE_TRIAL").unwrap_or_default();
    let chosen: Vec<_> = TRIALS.iter().filter(|(trial, _)| only.split('|').any(|part| trial.contains(part))).collect();
    assert!(!chosen.is_empty(), "no trial is called {only}");
    let server = Server::start(Path::new(env!("CARGO_MANIFEST_DIR")), 0).unwrap();
    let mut stage = Stage { browser: start(true, EXTENSION).unwrap(), server };
    let name = stage.browser.name();
    for (trial, run) in chosen {
        let began = std::time::Instant::now();
        println!("{name}: {trial}");
        if let Err(error) = run(&mut stage) {
            panic!("{name}: {trial}: {error}");
        }
        println!("{name}: {trial}: well after {:.1?}", began.elapsed());
    }
}

impl Stage {
    /// The same pages in another browser of the same kind, with another extension.
    fn beside(&self, extension: &str) -> Result<Stage> {
        let start = if self.browser.name() == "chromium" { chromium::start } else { firefox::start };
        Ok(Stage { browser: start(true, extension)?, server: self.server.clone() })
    }

    /// Goes to a file of the repository.
    fn visit(&mut self, path: &str) -> Result {
        self.browser.navigate(&self.server.url(path))
    }

    /// Goes to a file of the repository and clicks the button.
    fn read(&mut self, path: &str) -> Result {
        self.visit(path)?;
        self.click_button()
    }

    /// Clicks what is in the page.
    fn click(&mut self, css: &str) -> Result {
        let found = self.browser.one(css)?;
        self.browser.click(&found)
    }

    /// Clicks the button and waits for the panel.
    fn click_button(&mut self) -> Result {
        self.browser.wire.click_button()?;
        self.browser.in_panel(".title").map(drop)
    }

    /// Clicks the button and waits until the panel has gone.
    fn click_away(&mut self) -> Result {
        self.browser.wire.click_button()?;
        self.gone()
    }

    /// Waits until there is no panel.
    fn gone(&mut self) -> Result {
        self.browser.wait("end of the panel", |browser| Ok(browser.all("#pullquote-panel")?.is_empty().then_some(())))
    }

    /// The value of an expression in the page.
    fn page(&mut self, expression: &str) -> Result<Value> {
        self.browser.execute(&format!("return {expression}"), json!([]))
    }

    /// The same in the page's own world: Firefox runs a test's scripts in one of their own.
    fn own(&mut self, expression: &str) -> Result<Value> {
        const RUN: &str = "return (window.wrappedJSObject ?? window).eval(`JSON.stringify((${arguments[0]}) ?? null)`)";
        let json = self.browser.execute(RUN, json!([expression]))?;
        serde_json::from_str(json.as_str().unwrap_or_default()).map_err(|error| error.to_string())
    }

    /// The same, once the panel has something of it.
    fn texts_waited(&mut self, css: &str) -> Result<Vec<String>> {
        self.browser.in_panel(css)?;
        self.texts(css)
    }

    /// The texts of all that fits in the panel, as they are shown.
    fn texts(&mut self, css: &str) -> Result<Vec<String>> {
        let found = self.browser.all_in_panel(css)?;
        found.iter().map(|element| self.browser.text(element)).collect()
    }
}

/// Fails when two sides differ, with what each has from a little before the first difference on.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, is: T, should: T) -> Result {
    if is == should {
        return Ok(());
    }
    let (is, should) = (format!("{is:?}"), format!("{should:?}"));
    let alike = is.chars().zip(should.chars()).take_while(|(a, b)| a == b).count();
    let part = |text: &str| text.chars().skip(alike.saturating_sub(40)).take(240).collect::<String>();
    Err(format!("{what}:\n  is     {}\n  should {}", part(&is), part(&should)))
}
