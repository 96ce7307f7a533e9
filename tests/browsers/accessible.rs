//! axe-core finds nothing to object to: on the try-it page, whose shadow root it can look into, with all that the
//! panel shows, and on the settings page; in both themes.

use crate::driver::Result;
use crate::{Stage, notebook, same};
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
        objections(stage, "the settings page")?;
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
