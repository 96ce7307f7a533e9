//! The settings page, by hand, and what it changes.

use crate::driver::{BACKSPACE, DOWN, ENTER, ESCAPE, Result, TAB};
use crate::panel::SAMPLE;
use crate::{Stage, same};
use serde_json::{Value, json};

/// Opens the settings in the current tab.
pub fn open(stage: &mut Stage) -> Result {
    let url = stage.browser.wire.own_page("options.html")?;
    stage.browser.navigate(&url)
}

fn saved(stage: &mut Stage) -> Result {
    stage.browser.wait("word that it is saved", |browser| {
        let status = browser.one("footer > .status")?;
        Ok((!browser.text(&status)?.is_empty()).then_some(()))
    })
}

pub fn take_effect(stage: &mut Stage) -> Result {
    stage.read(SAMPLE)?;
    let reader = stage.browser.tab()?;
    let few = stage.browser.all_in_panel(".quotes .part")?.len();
    same("side", side(stage)?, "right".to_owned())?;

    let tab = stage.browser.new_tab()?;
    open(stage)?;
    stage.click("[name=shortest_quote]")?;
    let number = stage.browser.one("[name=shortest_quote]")?;
    stage.browser.clear(&number)?;
    stage.browser.type_into(&number, &format!("12{TAB}"))?;
    saved(stage)?;
    stage.click("label:has([name=side][value=left])")?;
    saved(stage)?;

    stage.browser.switch(&reader)?;
    stage.browser.wait("change in the open panel", |browser| {
        let fewer = browser.all_in_panel(".quotes .part")?.len();
        Ok((0 < fewer && fewer < few).then_some(()))
    })?;
    stage.browser.wait("move of the open panel", |browser| {
        Ok((browser.all_in_panel("[data-side=left]")?.len() == 1).then_some(()))
    })?;
    stage.read(SAMPLE)?;
    same("side at the next click", side(stage)?, "left".to_owned())?;

    stage.browser.switch(&tab)?;
    stage.click(".reset")?;
    stage.browser.switch(&reader)?;
    stage.browser.wait("reset in the open panel", |browser| {
        Ok((browser.all_in_panel(".quotes .part")?.len() == few).then_some(()))
    })?;
    stage.click_away()?;
    stage.browser.close_own("options.html")
}

fn side(stage: &mut Stage) -> Result<String> {
    let panel = stage.browser.in_panel("[data-side]")?;
    Ok(stage.browser.attribute(&panel, "data-side")?.unwrap_or_default())
}

pub fn broken_ones_are_told(stage: &mut Stage) -> Result {
    open(stage)?;
    stage.browser.one(".reset")?;
    store(stage, json!({ "options": { "theme": "sepia", "key_points": 3 } }))?;
    stage.browser.one(".notice")?;
    stage.read(SAMPLE)?;
    let notice = stage.texts(".notice")?;
    assert!(notice.len() == 1 && notice[0].contains("Theme"), "{notice:?}");
    open(stage)?;
    stage.click(".reset")?;
    saved(stage)?;
    stage.read(SAMPLE)?;
    same("notices", stage.texts(".notice")?, Vec::new())
}

/// Puts something into storage, as another machine might.
pub fn store(stage: &mut Stage, values: Value) -> Result {
    const STORE: &str = "const { chrome } = globalThis.wrappedJSObject ?? globalThis;
        return chrome.storage.sync.set(JSON.parse(arguments[0])).then(() => 0)";
    stage.browser.execute(STORE, json!([values.to_string()])).map(drop)
}

/// Everything in storage.
pub fn stored(stage: &mut Stage) -> Result<Value> {
    const STORED: &str = "const { chrome } = globalThis.wrappedJSObject ?? globalThis;
        return chrome.storage.sync.get(null).then((all) => JSON.stringify(all))";
    let json = stage.browser.execute(STORED, json!([]))?;
    serde_json::from_str(json.as_str().unwrap_or_default()).map_err(|error| error.to_string())
}

/// Fills storage until not a byte more is taken.
pub fn fill(stage: &mut Stage) -> Result {
    const FILL: &str = "const { sync } = (globalThis.wrappedJSObject ?? globalThis).chrome.storage;
        const fill = (size, at) => size < 1 ? 0 : sync.set({ ['fill' + at]: 'x'.repeat(size) })
            .then(() => fill(size, at + 1), () => fill(size >> 1, at));
        return fill(8000, 0)";
    stage.browser.execute(FILL, json!([])).map(drop)
}

/// Leaves nothing in storage.
pub fn clear(stage: &mut Stage) -> Result {
    const CLEAR: &str = "const { chrome } = globalThis.wrappedJSObject ?? globalThis;
        return chrome.storage.sync.clear().then(() => 0)";
    stage.browser.execute(CLEAR, json!([])).map(drop)
}

/// Waits until what storage holds answers to a question.
pub fn until_stored(stage: &mut Stage, what: &str, fits: impl Fn(&Value) -> bool) -> Result {
    for _ in 0..200 {
        if fits(&stored(stage)?) {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    Err(format!("no {what} in {}", stored(stage)?))
}

pub fn retype(stage: &mut Stage, css: &str, text: &str) -> Result {
    let field = stage.browser.one(css)?;
    stage.browser.click(&field)?;
    stage.browser.clear(&field)?;
    stage.browser.type_into(&field, text)
}

/// The same at once, as pasting does it: what is typed may be shown half.
pub fn paste(stage: &mut Stage, css: &str, text: &str) -> Result {
    const INSERT: &str = "document.execCommand('insertText', false, arguments[0])";
    retype(stage, css, "")?;
    stage.browser.execute(INSERT, json!([text])).map(drop)
}

fn chosen_preset(stage: &mut Stage) -> Result<Vec<String>> {
    let chosen = stage.browser.all(".card:has(:checked) b")?;
    chosen.iter().map(|name| stage.browser.text(name)).collect()
}

/// Chooses a preset in the panel by the keyboard: with the tab key to the list, then by a letter.
fn choose_preset(stage: &mut Stage, letter: &str) -> Result {
    stage.browser.press(ESCAPE)?;
    stage.gone()?;
    stage.click_button()?; // the panel has the focus then
    for _ in 0..40 {
        stage.browser.press(TAB)?;
        if !stage.browser.all_in_panel("[name=preset]:focus")?.is_empty() {
            return stage.browser.press(letter);
        }
    }
    Err("the list of presets is not to be reached by the tab key".to_owned())
}

/// A preset chosen in the panel, changed and saved under another name in the settings, deleted and brought back.
pub fn presets(stage: &mut Stage) -> Result {
    stage.read(SAMPLE)?;
    choose_preset(stage, "Q")?; // for “Quick skim”
    stage.browser.wait("panel for a quick skim", |browser| {
        let sections = browser.all_in_panel(".scroll > [data-section]")?;
        let names = sections.iter().map(|section| browser.attribute(section, "data-section"));
        let names: Vec<_> = names.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
        Ok(names.starts_with(&["summary", "points", "tags", "quotes", "marking"].map(str::to_owned)).then_some(()))
    })?;
    same("passages in the open", stage.browser.all_in_panel(".supports > .support")?.len(), 0)?;
    let reader = stage.browser.tab()?;

    stage.browser.new_tab()?;
    open(stage)?;
    stage.browser.one(".card :checked")?;
    same("chosen", chosen_preset(stage)?, vec!["Quick skim".to_owned()])?;
    retype(stage, "[name=key_points]", &format!("9{TAB}"))?;
    stage.browser.wait("no preset", |browser| Ok(browser.all(".card :checked")?.is_empty().then_some(())))?;
    retype(stage, "[name=preset_name]", &format!("Mondays{ENTER}"))?;
    stage.browser.wait("preset of its own", |browser| Ok(browser.all(".card :checked")?.pop()))?;
    same("chosen", chosen_preset(stage)?, vec!["Mondays".to_owned()])?;
    stage.click(".card .delete")?;
    until_stored(stage, "deletion", |all| all["presets"] == json!({}))?;
    // what has come meanwhile is not undone
    let sites = json!([{ "host": "harborline.example", "opens": false }]);
    stage.click("#site")?;
    store(stage, json!({ "sites": sites }))?;
    stage.browser.one("[data-remove='harborline.example']")?;
    same("focus", stage.page("document.activeElement.id")?, json!("site"))?;
    stage.click("[data-do=undo]")?;
    until_stored(stage, "way back", |all| all["presets"]["Mondays"]["key_points"] == 9 && all["sites"] == sites)?;
    stage.click("[data-remove='harborline.example']")?;
    until_stored(stage, "list without it", |all| all["sites"] == json!([]))?;
    stage.click("[name=preset][value=everyday]")?;
    until_stored(stage, "everyday", |all| all["options"]["key_points"] == 5)?;

    stage.browser.switch(&reader)?;
    stage.browser.in_panel("[name=preset] [value='own Mondays']")?;
    choose_preset(stage, "M")?;
    stage.browser.wait("the reader's own in the panel", |browser| {
        let sections = browser.all_in_panel("[data-section=views]")?;
        Ok((sections.is_empty() && browser.all_in_panel(".supports > .support")?.is_empty()).then_some(()))
    })?;
    stage.click_away()?;
    // one left open would be shown, and closed, in the place of another that somebody asks for
    stage.browser.close_own("options.html")?;
    open(stage)?;
    stage.click(".card .delete")?;
    stage.click(".reset")?;
    until_stored(stage, "end of it", |all| all["options"] == json!({}) && all["presets"] == json!({}))
}

/// What finds no room in storage is told, and what is stored goes on being shown as chosen.
pub fn without_room(stage: &mut Stage) -> Result {
    // wiped away as well, so that the next one is met when it comes: the control is shown as it was before by then
    let told = |stage: &mut Stage, css: &str| {
        let status = stage.browser.wait("word that there is no room", |browser| {
            let status = browser.one(css)?;
            Ok(browser.text(&status)?.contains("could not save").then_some(status))
        })?;
        stage.browser.set_content(&status, "")
    };
    open(stage)?;
    stage.browser.one(".card :checked")?;
    let before = stored(stage)?["options"].clone();
    fill(stage)?;
    stage.click("label:has([name=preset][value=skim])")?;
    told(stage, "footer > .status.problem")?;
    same("chosen", chosen_preset(stage)?, vec!["Everyday".to_owned()])?;
    same("points", stage.page("document.querySelector('[name=key_points]').value")?, json!("5"))?;
    stage.click("label:has([name=theme][value=dark])")?;
    told(stage, "footer > .status.problem")?;
    same("theme", stage.page("document.querySelector('[name=theme]:checked').value")?, json!("auto"))?;
    // what was typed stands there to be tried again, and is said not to be saved
    retype(stage, "[name=key_points]", &format!("9{TAB}"))?;
    stage.browser.one("[name=key_points][aria-invalid=true]")?;
    same("typed", stage.page("document.querySelector('[name=key_points]').value")?, json!("9"))?;
    same("stored", stored(stage)?["options"].clone(), before)?;

    // another's save that fails meanwhile takes nothing away from what is being typed
    open(stage)?;
    stage.browser.one("[name=key_points]")?;
    const TYPE_MEANWHILE: &str = "document.querySelector('[name=theme][value=dark]').click();
        document.querySelector('[name=key_points]').select();
        document.execCommand('insertText', false, '11')";
    stage.browser.execute(TYPE_MEANWHILE, json!([]))?;
    told(stage, "footer > .status.problem")?;
    same("being typed", stage.page("document.querySelector('[name=key_points]').value")?, json!("11"))?;

    stage.read(SAMPLE)?;
    choose_preset(stage, "Q")?;
    stage.until("word", |stage| Ok(stage.texts(".status.problem")?.concat().contains("could not save")))?;
    let list = stage.browser.in_panel("[name=preset]")?;
    same(
        "chosen in the panel",
        stage.browser.execute("return arguments[0].value", json!([list.argument()]))?,
        json!("everyday"),
    )?;
    stage.click_away()?;
    open(stage)?;
    clear(stage)
}

/// Search, one reset, the order of sections, and the sample that follows.
pub fn found_and_previewed(stage: &mut Stage) -> Result {
    open(stage)?;
    retype(stage, ".find", "theme")?;
    stage
        .browser
        .wait("fewer settings", |browser| Ok((browser.all(".row:not([hidden])")?.len() == 1).then_some(())))?;
    let status = stage.browser.one("footer > .status")?;
    same("told", stage.browser.text(&status)?, "1 setting found".to_owned())?;
    stage.browser.press(&BACKSPACE.repeat(5))?;
    stage.browser.wait("all settings", |browser| Ok(browser.all(".row[hidden]")?.is_empty().then_some(())))?;
    // the preview's first section is the one moved there
    let first = |stage: &mut Stage, section: &str| {
        let ask = format!(
            "document.querySelector('.beside').shadowRoot?.querySelector('[data-section]')?.dataset.section === '{section}'"
        );
        for _ in 0..200 {
            if stage.page(&ask)? == true {
                return Ok(());
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        Err(format!("no {section} at the preview's top"))
    };
    first(stage, "summary")?;
    stage.click("[data-value=points] [data-do=move_up]")?;
    first(stage, "points")?;
    stage.click("[data-value=points] input")?;
    let tick = stage.browser.one("[data-value=points] input")?;
    first(stage, "summary")?;
    const FOCUSED: &str = "return document.activeElement === arguments[0]";
    same("tick with the focus", stage.browser.execute(FOCUSED, json!([tick.argument()]))?, json!(true))?;
    until_stored(stage, "order", |all| {
        all["options"]["sections"] == "-points summary outline quotes views tags related"
    })?;
    // its passages lead into the sample's text
    let entry = "document.querySelector('.beside').shadowRoot.querySelector('.quotes .part').click()";
    stage.page(entry)?;
    stage.click("[data-name=sections] .default")?;
    until_stored(stage, "default", |all| all["options"] == json!({}))?;
    first(stage, "summary")
}

/// Files: what is wrong in one is named, what a newer version wrote is kept, whatever is changed later.
pub fn files(stage: &mut Stage) -> Result {
    open(stage)?;
    let import = |stage: &mut Stage, name: &str, text: &str| {
        // one for each browser, which stays: the page reads it when it can
        let browser = std::thread::current().name().unwrap_or_default().to_owned();
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{browser}-{name}.json"));
        std::fs::write(&path, text).map_err(|error| error.to_string())?;
        let input = stage.browser.one("[name=import]")?;
        stage.browser.type_into(&input, &path.to_string_lossy())
    };
    let told = |stage: &mut Stage, css: &str, words: &[&str]| {
        stage.browser.wait(&format!("{words:?} in {css}"), |browser| {
            let found = browser.one(css)?;
            let text = browser.text(&found)?;
            if words.iter().all(|word| text.contains(word)) { Ok(Some(())) } else { Err(text) }
        })
    };
    import(stage, "broken", "{ \"options\": ")?;
    told(stage, "footer > .status.problem", &["Nothing imported: the file is not JSON."])?;
    import(stage, "other", "{ \"name\": \"something else\" }")?;
    told(stage, "footer > .status.problem", &["pullquote_settings"])?;
    let file = json!({
        "pullquote_settings": 1,
        "options": { "key_points": 99, "theme": "dark", "from_the_future": [1, 2], "sections": "newer quotes" },
        "presets": { "Mine": { "shortest_quote": 4, "order": "backwards", "newer": true } },
        "sites": [{ "host": "https://News.example/a", "opens": true }, { "host": "every site" }, "pier.example"],
        "from_the_future": true,
    });
    // what was chosen here stays
    store(stage, json!({ "sites": [{ "host": "harborline.example", "opens": false }] }))?;
    stage.browser.one("[data-remove='harborline.example']")?;
    import(stage, "settings", &file.to_string())?;
    told(stage, ".report", &["Number of key points: 99", "from 1 to 12", "Mine → Order of quotes: \"backwards\""])?;
    told(stage, ".report", &["{\"host\":\"every site\"}", "\"pier.example\""])?;
    told(stage, "footer > .status", &["Sites that are new in this browser wait for you"])?;
    stage.browser.one("[data-allow='news.example']")?;
    let options = json!({ "theme": "dark", "from_the_future": [1, 2], "sections": "newer quotes" });
    let sites = json!([{ "host": "harborline.example", "opens": false }, { "host": "news.example", "opens": true }]);
    until_stored(stage, "import", |all| {
        all["options"] == options
            && all["presets"]["Mine"] == json!({ "shortest_quote": 4, "newer": true })
            && all["sites"] == sites
            && all["from_the_future"] == true
    })?;
    stage.click("[data-value=quotes] [data-do=move_down]")?;
    stage.click("label:has([name=theme][value=light])")?;
    until_stored(stage, "change that keeps what is unknown", |all| {
        let options = &all["options"];
        options["theme"] == "light"
            && options["from_the_future"] == json!([1, 2])
            && options["sections"] == "summary quotes points outline views tags related newer"
    })?;
    stage.click(".reset")?;
    until_stored(stage, "reset", |all| all["options"] == json!({ "from_the_future": [1, 2] }))?;
    clear(stage)
}

/// Keys set on the settings page are those of the panel, and no key is two actions'.
pub fn own_keys(stage: &mut Stage) -> Result {
    let told = |stage: &mut Stage, words: &[&str]| {
        stage.browser.wait(&format!("{words:?}"), |browser| {
            let found = browser.one("[data-name=keys] .error")?;
            let text = browser.text(&found)?;
            let fits = if words.is_empty() { text.is_empty() } else { words.iter().all(|word| text.contains(word)) };
            if fits { Ok(Some(())) } else { Err(text) }
        })
    };
    let set = |stage: &mut Stage, action: &str, key: &str| {
        stage.click(&format!("[data-key={action}]"))?;
        stage.browser.press(key)
    };
    open(stage)?;
    // what can't be a key, and what is another's, is told and not stored
    set(stage, "next", " ")?;
    told(stage, &["Space", "can’t be a key"])?;
    // nor can those that lead through the panel; Tab and Escape do here what they always do
    set(stage, "next", "j")?;
    told(stage, &[])?;
    for (key, name) in [(ENTER, "Enter"), (DOWN, "ArrowDown")] {
        set(stage, "next", key)?;
        told(stage, &[name, "can’t be a key"])?;
        stage.browser.press(&format!("{ESCAPE}{TAB}"))?;
        told(stage, &[])?;
        same("focus", stage.page("document.activeElement.dataset.key")?, json!("previous"))?;
    }
    set(stage, "next", &format!("k{TAB}"))?;
    told(stage, &["k", "Next entry, Previous entry"])?;
    same("fields at fault", stage.browser.all("[data-key][aria-invalid=true]")?.len(), 2)?;
    same("stored", stored(stage)?["options"]["keys"].clone(), Value::Null)?;
    set(stage, "previous", &format!("Ö{TAB}"))?;
    told(stage, &[])?;
    set(stage, "back", &format!("{BACKSPACE}{TAB}"))?;
    set(stage, "settings", &format!("7{TAB}"))?;
    until_stored(stage, "keys", |all| {
        let keys = all["options"]["keys"].as_str().unwrap_or_default();
        ["next=k ", "previous=ö ", "back= ", "settings=7 "].iter().all(|pair| keys.contains(pair))
    })?;

    stage.read(SAMPLE)?;
    stage.click_on("[data-section=keys] > summary")?;
    let lines: Vec<_> = stage.texts(".keys li")?.iter().map(|line| line.replace('\n', " ")).collect();
    for line in ["k Next entry", "ö Previous entry", "7 Settings", "Esc Close"] {
        assert!(lines.iter().any(|found| found == line), "{line:?} in {lines:?}");
    }
    assert!(!lines.iter().any(|line| line.contains("Back to where I was")), "{lines:?}");
    stage.browser.press("jK")?;
    let current = |stage: &mut Stage| stage.texts("[aria-current] .words");
    stage.until("first entry", |stage| Ok(!current(stage)?.is_empty()))?;
    let first = current(stage)?;
    stage.browser.press("k")?;
    stage.until("second entry", |stage| Ok(current(stage)? != first))?;
    stage.browser.press("ö")?;
    stage.until("first entry again", |stage| Ok(current(stage)? == first))?;
    stage.browser.press("7")?;
    stage.browser.close_own("options.html")?;
    stage.browser.press(ESCAPE)?;
    stage.gone()?;

    // one goes back, then all
    open(stage)?;
    let back = stage.browser.one("li:has([data-key=back]) [data-do=default_key]")?;
    stage.until("way back", |stage| stage.browser.is_displayed(&back))?;
    let other = stage.browser.one("li:has([data-key=print]) [data-do=default_key]")?;
    same("a way back from where it is", stage.browser.is_displayed(&other)?, false)?;
    stage.click("li:has([data-key=settings]) [data-do=default_key]")?;
    until_stored(stage, "one default", |all| {
        let keys = all["options"]["keys"].as_str().unwrap_or_default();
        keys.contains("settings= ") && keys.contains("next=k ")
    })?;
    stage.click("[data-name=keys] .control > .default")?;
    until_stored(stage, "defaults", |all| all["options"] == json!({}))?;
    let all = stage.browser.one("[data-name=keys] .control > .default")?;
    stage.until("end of the way back", |stage| Ok(!stage.browser.is_displayed(&all)?))?;
    same("key at first", stage.page("document.querySelector('[data-key=next]').value")?, json!("j"))
}
