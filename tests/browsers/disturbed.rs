//! What a page could notice of the panel: one element, and nothing once it has closed.

use crate::driver::{ESCAPE, Result, TAB};
use crate::panel::{PLAIN, SAMPLE};
use crate::{Stage, same, settings};
use serde_json::{Value, json};

/// Set up in the page's own world: whatever happens from then on, but to the one element.
const WATCH: &str = "(() => {
    const seen = globalThis.seen = { changes: [], events: [], said: [] };
    const ours = (node) => node.id === \"pullquote-panel\";
    const watch = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver((records) => {
        for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
            const nodes = [...addedNodes, ...removedNodes];
            if (ours(target) || (nodes.length > 0 && nodes.every(ours))) continue;
            seen.changes.push([type, target.nodeName, attributeName, ...nodes.map((node) => node.nodeName)].join());
        }
    }).observe(document, watch);
    const kinds = [\"click\", \"auxclick\", \"contextmenu\", \"mousedown\", \"mouseup\", \"pointerdown\", \"pointerup\",
        \"wheel\", \"touchstart\", \"keydown\", \"keyup\", \"keypress\", \"beforeinput\", \"input\", \"change\", \"submit\",
        \"copy\", \"cut\", \"paste\", \"scroll\", \"scrollend\", \"resize\", \"toggle\", \"beforetoggle\", \"selectionchange\",
        \"selectstart\", \"popstate\", \"hashchange\", \"visibilitychange\", \"pagehide\", \"beforeunload\", \"message\",
        \"storage\", \"error\", \"unhandledrejection\", \"securitypolicyviolation\", \"fullscreenchange\", \"transitionend\",
        \"animationend\", \"slotchange\", \"load\"];
    for (const kind of kinds) {
        addEventListener(kind, ({ target }) => ours(target) || seen.events.push(`${kind} ${target.nodeName ?? \"\"}`), true);
    }
    for (const name of [\"debug\", \"log\", \"info\", \"warn\", \"error\"]) {
        console[name] = (...what) => seen.said.push(`${name} ${what}`);
    }
    return 0;
})()";

/// What has led there is over two frames later.
const REST: &str = "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    seen.rests = true;
    seen.events.length = 0;
})))";

/// What the page could look at.
const STATE: &str = "(() => {
    const all = [...document.querySelectorAll(\":not(#pullquote-panel)\")];
    const styles = all.map((element) => {
        const style = getComputedStyle(element);
        return [...style].map((name) => style.getPropertyValue(name)).join(\";\");
    });
    const selection = getSelection();
    return {
        markup: all.map((element) => [element.cloneNode(false).outerHTML,
            ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)].join()),
        styles,
        selection: [`${selection}`, selection.anchorOffset, selection.focusOffset, selection.rangeCount],
        scroll: [scrollX, scrollY, innerWidth, document.documentElement.scrollHeight],
        history: [history.length, location.href, JSON.stringify(history.state), document.title],
        order: all.filter((element) => element.tabIndex >= 0).map((element) => `${element.tabIndex} ${element.cloneNode(false).outerHTML}`),
        globals: Object.getOwnPropertyNames(window).filter((name) => /pullquote/i.test(name)),
        stored: [document.cookie, localStorage.length, sessionStorage.length],
        fetched: performance.getEntriesByType(\"resource\").length,
    };
})()";

pub fn only_by_one_element(stage: &mut Stage) -> Result {
    for page in [PLAIN, SAMPLE] {
        stage.visit(page)?;
        stage.own(WATCH)?;
        stage.own("(scrollTo(0, 40), getSelection().selectAllChildren(document.querySelector(\"h1\")), 0)")?;
        stage.own(REST)?;
        stage.until("rest", |stage| Ok(stage.own("seen.rests")? == true))?;
        let before = stage.own(STATE)?;
        stage.click_button()?;
        stage.browser.in_panel(".quotes .part")?;
        // a page that the panel stands beside is laid out for less room
        alike(stage, page, &before, &["scroll", "styles"])?;
        stage.click_away()?;
        alike(stage, page, &before, &[])?;
        same(page, stage.own("[document.adoptedStyleSheets.length, CSS.highlights.size]")?, json!([0, 0]))?;
    }
    Ok(())
}

/// What is selected in the page is selected again when the reader leaves the panel's field, however he does.
pub fn not_in_its_selection(stage: &mut Stage) -> Result {
    const SELECT: &str = "(() => {
        const [title, text] = [document.querySelector('h1').firstChild, document.querySelector('p + p').firstChild];
        getSelection().setBaseAndExtent(text, 5, title, 2);
        return 0;
    })()";
    const SELECTED: &str = "(() => {
        const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
        return [`${getSelection()}`, anchorNode?.data, anchorOffset, focusNode?.data, focusOffset];
    })()";
    stage.visit(PLAIN)?;
    stage.own(SELECT)?;
    let selected = stage.own(SELECTED)?;
    stage.click_button()?;
    stage.browser.in_panel(".quotes .part")?;
    let again = |stage: &mut Stage, how: &str| {
        let mut last = Value::Null;
        let fits = stage.until("selection", |stage| {
            last = stage.own(SELECTED)?;
            Ok(last == selected)
        });
        fits.map_err(|error| format!("{error} after {how}: {last}"))
    };
    again(stage, "opening")?;
    stage.browser.press("/bell")?;
    stage.browser.press(ESCAPE)?;
    again(stage, "Escape")?;
    stage.browser.press("/")?;
    stage.browser.press(&format!("x{TAB}"))?;
    again(stage, "the tab key")?;
    stage.browser.press("/bell")?;
    stage.click_away()?;
    again(stage, "the panel's end")?;
    // a panel that is drawn anew, as when a setting is changed elsewhere, takes the field away under the caret
    stage.click_button()?;
    stage.browser.in_panel(".quotes .part")?;
    stage.browser.press("/bell")?;
    let reader = stage.browser.tab()?;
    let tab = stage.browser.new_tab()?;
    settings::open(stage)?;
    settings::store(stage, json!({ "options": { "key_points": 3 } }))?;
    stage.browser.switch(&reader)?;
    stage.until("panel drawn anew", |stage| Ok(stage.browser.all_in_panel(".points .list > li")?.len() == 3))?;
    again(stage, "a new panel")?;
    stage.click_away()?;
    again(stage, "the new panel's end")?;
    stage.browser.switch(&tab)?;
    settings::store(stage, json!({ "options": {} }))?;
    stage.browser.close_own("options.html")?;
    stage.browser.switch(&reader)?;
    // where the reader has gone on in the page, it is his new place that counts
    stage.click_button()?;
    stage.browser.in_panel(".quotes .part")?;
    stage.browser.press("/bell")?;
    let paragraph = stage.browser.one("p + p")?;
    stage.browser.click(&paragraph)?;
    let at = stage.own(SELECTED)?;
    assert!(at[0] == "" && at[1].is_string(), "{at}");
    stage.click_away()?;
    same("the reader's place", stage.own(SELECTED)?, at)
}

/// What is done in the panel is not heard in the page, what is done beside it is.
pub fn by_no_click_of_the_panel(stage: &mut Stage) -> Result {
    const HEAR: &str = "(() => {
        globalThis.heard = [];
        const kinds = ['auxclick', 'beforeinput', 'click', 'contextmenu', 'copy', 'cut', 'dblclick', 'focusin',
            'focusout', 'input', 'keydown', 'keypress', 'keyup', 'mousedown', 'mousemove', 'mouseup', 'paste',
            'pointerdown', 'pointermove', 'pointerup', 'touchstart', 'touchend', 'wheel'];
        const hear = ({ type, target, isTrusted }) => isTrusted && heard.push(`${type} ${target.id || target.localName}`);
        for (const kind of kinds) document.addEventListener(kind, hear);
        return 0;
    })()";
    stage.visit(PLAIN)?;
    stage.own(HEAR)?;
    stage.click_button()?;
    stage.click_on(".quotes .part")?;
    stage.click_on(".brand")?;
    stage.browser.press("/bell")?;
    let find = stage.browser.in_panel(".find")?;
    stage.browser.turn_wheel_on(&find, 40)?;
    same("heard of the panel", stage.own("heard")?, json!([]))?;
    let paragraph = stage.browser.one("p + p")?;
    stage.browser.click(&paragraph)?;
    let heard = stage.own("heard.filter((event) => !/move/.test(event))")?;
    let should = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"].map(|kind| format!("{kind} p"));
    same("heard of the page", heard, json!(should))?;
    stage.click_away()
}

fn alike(stage: &mut Stage, page: &str, before: &Value, but: &[&str]) -> Result {
    let now = stage.own(STATE)?;
    for (what, was) in before.as_object().ok_or("no state")?.iter().filter(|(what, _)| !but.contains(&what.as_str())) {
        same(&format!("{page}: {what}"), &now[what], was)?;
    }
    same(page, stage.own("[seen.changes, seen.events, seen.said]")?, json!([[], [], []]))
}

/// A hundred openings hold less than a megabyte that the first ones did not.
pub fn by_no_memory(stage: &mut Stage) -> Result {
    stage.visit(PLAIN)?;
    // by number, since a driver holds what it has once found
    let panels = |stage: &mut Stage, count: usize| {
        stage.until("panel", |stage| Ok(stage.page("document.querySelectorAll('#pullquote-panel').length")? == count))
    };
    let mut open_and_close = |times: usize| -> Result<f64> {
        for _ in 0..times {
            stage.browser.wire.click_button()?;
            panels(stage, 1)?;
            stage.browser.wire.click_button()?;
            panels(stage, 0)?;
        }
        stage.browser.wire.heap()
    };
    let before = open_and_close(10)?;
    let grown = open_and_close(100)? - before;
    println!("100 openings: {:.0} KB more on {:.0} KB", grown / 1024.0, before / 1024.0);
    if grown < 1024.0 * 1024.0 { Ok(()) } else { Err(format!("{grown} bytes more after 100 openings")) }
}
