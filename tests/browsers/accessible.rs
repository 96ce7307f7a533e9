//! axe-core finds nothing to object to: on the try-it page, whose shadow root it can look into, with all that the
//! panel shows, and on the settings page; in both themes.

use crate::driver::Result;
use crate::{Stage, notebook, same, settings};
use serde_json::{Value, json};

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tools/node_modules/axe-core/axe.min.js");

pub fn to_axe(stage: &mut Stage) -> Result {
    for dark in [false, true] {
        stage.browser.wire.look(1400, dark)?;
        stage.visit("target/www/index.html")?;
        let sample = stage.browser.one("#sample")?;
        stage.browser.click(&sample)?;
        stage.browser.one("#text h2")?;
        objections(stage, "the try-it page")?;
        let settings = stage.browser.wire.own_page("options.html")?;
        stage.browser.navigate(&settings)?;
        stage.browser.one(".reset")?;
        stage.browser.one("#site")?;
        stage.browser.wait("preview", |browser| Ok(browser.all_in(".beside", ".title")?.pop()))?;
        objections(stage, "the settings page")?;
        settings::store(stage, broken())?;
        stage
            .browser
            .wait("preview to listen to", |browser| Ok(browser.all_in(".beside", "[data-do=listen]")?.pop()))?;
        settings::retype(stage, "[name=passages]", "77")?;
        settings::retype(stage, "[name=template]", "{{titel}}")?;
        let names = stage.browser.one(".names summary")?;
        stage.browser.click(&names)?;
        objections(stage, "the settings page with faults")?;
        stage.browser.wire.look(360, dark)?;
        objections(stage, "the settings page in a narrow window")?;
        settings::retype(stage, ".find", "zzz")?;
        objections(stage, "the settings page with nothing found")?;
        settings::store(stage, json!({ "options": {}, "presets": {} }))?;
        stage.browser.wire.look(1400, dark)?;
        notebook::fill(stage)?;
        objections(stage, "the notebook")?;
        notebook::empty(stage)?;
        objections(stage, "the empty notebook")?;
        let first = stage.browser.wire.own_page("welcome.html")?;
        stage.browser.navigate(&first)?;
        stage.browser.in_panel(".title")?;
        objections(stage, "the first page")?;
    }
    stage.browser.wire.look(1400, false)
}

/// One value that can't be used, a preset of the reader's own, everything that is off at first.
fn broken() -> Value {
    json!({
        "options": { "key_points": 99, "listen": true, "explain": true, "language": "zh_TW" },
        "presets": { "Mondays": { "key_points": 3 } },
    })
}

fn objections(stage: &mut Stage, page: &str) -> Result {
    let axe = std::fs::read_to_string(AXE).map_err(|error| format!("{AXE}: {error}"))?;
    // the settings page runs no script from elsewhere: axe and the question are one
    let ask = format!(
        "{axe}; return axe.run(document, {{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', \
         'best-practice'] }}).then(({{ violations, passes }}) => \
         passes.length < 12 ? 'few rules apply' : violations.map(({{ id, nodes }}) => \
         [id, nodes.map(({{ target, failureSummary }}) => [target.flat().join(' '), failureSummary])]))"
    );
    let found = stage.browser.execute(&ask, json!([]))?;
    same(page, found, Value::Array(Vec::new()))
}
