//! axe-core finds nothing to object to: in the panel over a page, on the try-it page and on the extension's own, in both
//! themes. And nothing moves by itself for those who want it so.

use crate::driver::{Element, Result, Sight};
use crate::panel::{SAMPLE, lands};
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

/// The panel as it stands over a page: axe is led into its root, which is closed to the page and to axe, by the element
/// that the driver has got there.
pub fn to_axe_over_a_page(stage: &mut Stage) -> Result {
    settings::open(stage)?;
    settings::store(stage, broken())?;
    for dark in [false, true] {
        for width in [1400, 360] {
            stage.browser.wire.look(width, dark)?;
            stage.read(SAMPLE)?;
            let quote = stage.browser.in_panel(".quotes .part")?;
            let words = stage.texts(".quotes .part .words")?;
            stage.browser.click(&quote)?;
            lands(stage, &words[0])?;
            stage.click_on("[data-section=keys] > summary")?;
            in_panel(stage, "the panel")?;
            stage.browser.press("hh/zzz")?;
            stage.until("an empty list", |stage| Ok(stage.texts(".quotes .part")?.is_empty()))?;
            in_panel(stage, "the panel with nothing found")?;
            stage.click_away()?;
        }
    }
    stage.read("tests/pages/forum.html")?;
    in_panel(stage, "the panel over what is no article")?;
    stage.click_away()?;
    settings::open(stage)?;
    settings::store(stage, json!({ "options": {}, "presets": {} }))?;
    stage.browser.wire.look(1400, false)
}

fn in_panel(stage: &mut Stage, page: &str) -> Result {
    let panel = stage.browser.in_panel(".all")?;
    let lead = "const root = arguments[0].getRootNode();
        Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });";
    let led = "passes.some(({ nodes }) => nodes.some(({ target }) => target[0][0] === '#pullquote-panel'))";
    objections_to(stage, page, (lead, "root.host", led), Some(&panel))
}

fn objections(stage: &mut Stage, page: &str) -> Result {
    objections_to(stage, page, ("", "document", "true"), None)
}

/// What axe objects to below a node, once it has been led there; only if it was.
fn objections_to(stage: &mut Stage, page: &str, way: (&str, &str, &str), to: Option<&Element>) -> Result {
    let (lead, node, led) = way;
    let axe = std::fs::read_to_string(AXE).map_err(|error| format!("{AXE}: {error}"))?;
    // the settings page runs no script from elsewhere: axe and the question are one
    let ask = format!(
        "{lead} {axe}; return axe.run({node}, {{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', \
         'best-practice'] }}).then(({{ violations, passes }}) => \
         passes.length < 12 || !({led}) ? 'few rules apply' : violations.map(({{ id, nodes }}) => \
         [id, nodes.map(({{ target, failureSummary }}) => [target.flat().join(' '), failureSummary])]))"
    );
    let found = stage.browser.execute(&ask, json!([to.map(Element::argument)]))?;
    same(page, found, Value::Array(Vec::new()))
}

/// A jump is there at once, and nothing in the panel or on a page of ours changes little by little; by a jump of somebody
/// who does not mind, the trial shows that it would see.
pub fn without_motion(stage: &mut Stage) -> Result {
    const WATCH: &str = "(() => {
        document.documentElement.style.scrollBehavior = 'smooth';
        const seen = globalThis.seen = { places: [], frames: 0, since: 0 };
        const step = () => {
            seen.frames += 1;
            if (seen.places.at(-1) !== scrollY) {
                seen.places.push(scrollY);
                seen.since = seen.frames;
            }
            requestAnimationFrame(step);
        };
        step();
        return 0;
    })()";
    let steps = |stage: &mut Stage, still: bool| -> Result<u64> {
        stage.browser.wire.see(Sight { still, ..Sight::USUAL })?;
        stage.visit(SAMPLE)?;
        stage.own(WATCH)?;
        stage.click_button()?;
        // the first jump over a way that is short enough to be seen
        for entry in stage.browser.all_in_panel(".quotes .part")? {
            stage.own("(seen.places = [scrollY], 0)")?;
            stage.browser.click(&entry)?;
            stage.until("jump to rest", |stage| {
                let rests = stage.own("seen.frames - seen.since > 10")?;
                Ok(rests == true && stage.browser.jump_target()?[1] == true)
            })?;
            let way = stage.own("Math.abs(seen.places.at(-1) - seen.places[0])")?.as_f64().unwrap_or_default();
            if (100.0..1500.0).contains(&way) {
                return Ok(stage.own("seen.places.length")?.as_u64().unwrap_or_default());
            }
        }
        Err("no short jump".to_owned())
    };
    let moved = steps(stage, false)?;
    assert!(moved > 2, "the trial saw no motion: {moved} places");
    stage.click_away()?;
    same("places on the way", steps(stage, true)?, 2)?;
    let panel = stage.browser.in_panel(".all")?;
    changes_at_once(stage, "the panel", "arguments[0].getRootNode()", Some(&panel))?;
    stage.click_away()?;
    for (page, css) in [("options.html", ".reset"), ("notebook.html", "#find"), ("welcome.html", "#try")] {
        let url = stage.browser.wire.own_page(page)?;
        stage.browser.navigate(&url)?;
        stage.browser.one(css)?;
        changes_at_once(stage, page, "document", None)?;
    }
    stage.browser.wire.look(1400, false)
}

fn changes_at_once(stage: &mut Stage, page: &str, root: &str, element: Option<&Element>) -> Result {
    let ask = format!(
        "return [...{root}.querySelectorAll('*')].flatMap((element) => ['', '::before', '::after'].flatMap((pseudo) => {{
            const style = getComputedStyle(element, pseudo);
            const slow = [style.transitionDuration, style.animationDuration].join(', ').split(', ');
            const smooth = style.scrollBehavior === 'smooth' || slow.some((time) => parseFloat(time) > 0);
            return smooth ? [`${{element.localName}}.${{element.className}}${{pseudo}}`] : [];
        }}))"
    );
    let moving = stage.browser.execute(&ask, json!([element.map(Element::argument)]))?;
    same(page, moving, json!([]))
}
