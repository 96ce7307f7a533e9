//! The notebook: entries kept in the panel, found, noted, taken along, removed and put back, by clicks and keys.

use crate::driver::{ESCAPE, Element, Result};
use crate::panel::{PLAIN, SAMPLE, native};
use crate::{Stage, same};
use serde_json::{Value, json};

fn open(stage: &mut Stage) -> Result {
    let url = stage.browser.wire.own_page("notebook.html")?;
    stage.browser.navigate(&url)?;
    stage.browser.wait("notebook", |browser| Ok((!browser.all(".entries > *")?.is_empty()).then_some(())))
}

fn texts(stage: &mut Stage, css: &str) -> Result<Vec<String>> {
    let found = stage.browser.all(css)?;
    found.iter().map(|element| stage.browser.text(element)).collect()
}

/// Waits until the notebook shows so many entries.
fn entries(stage: &mut Stage, count: usize) -> Result<Vec<Element>> {
    let mut last = 0;
    let found = stage.browser.wait(&format!("{count} entries"), |browser| {
        let found = browser.all(".entry")?;
        last = found.len();
        Ok(Some(found).filter(|found| found.len() == count))
    });
    found.map_err(|error| format!("{error}; there are {last}"))
}

/// Waits until the page, or the panel, says this.
fn told(stage: &mut Stage, in_panel: bool, said: &str) -> Result {
    let mut last = String::new();
    let told = stage.browser.wait(&format!("word {said:?}"), |browser| {
        let status = if in_panel { browser.in_panel(".status")? } else { browser.one(".told .status")? };
        last = browser.text(&status)?;
        Ok(last.contains(said).then_some(()))
    });
    told.map_err(|error| format!("{error}; it says {last:?}"))
}

/// What a function makes of all entries in the database.
fn stored(stage: &mut Stage, function: &str) -> Result<Value> {
    let script =
        "return (globalThis.wrappedJSObject ?? globalThis).pullquoteStore.all().then((all) => JSON.stringify(all))";
    let all = stage.browser.execute(script, json!([]))?;
    let made = stage
        .browser
        .execute(&format!("return JSON.stringify(({function})(JSON.parse(arguments[0])))"), json!([all]))?;
    serde_json::from_str(made.as_str().unwrap_or_default()).map_err(|error| error.to_string())
}

pub fn keeps(stage: &mut Stage) -> Result {
    open(stage)?;
    same("at first", texts(stage, ".nothing .title")?, vec!["Nothing is kept yet.".to_owned()])?;
    // a quote by key, a point by the button; twice is once
    stage.read(SAMPLE)?;
    let quote = stage.browser.in_panel(".quotes .part")?;
    stage.browser.click(&quote)?;
    stage.browser.press("n")?;
    told(stage, true, "Kept in the notebook.")?;
    stage.browser.press("n")?;
    told(stage, true, "has it already")?;
    let point = stage.browser.in_panel(".points .entry")?;
    stage.browser.click(&point)?;
    let keep = stage.browser.in_panel(".take [data-do=keep]")?;
    stage.browser.click(&keep)?;
    told(stage, true, "Kept in the notebook.")?;
    stage.click_away()?;
    stage.read(PLAIN)?;
    let quote = stage.browser.in_panel(".quotes .part")?;
    stage.browser.click(&quote)?;
    // the background has gone to sleep meanwhile
    stage.browser.wire.end_background()?;
    stage.browser.press("n")?;
    told(stage, true, "Kept in the notebook.")?;
    // the panel leads there
    let way = stage.browser.in_panel("[data-do=notebook]")?;
    stage.browser.click(&way)?;
    stage.browser.close_own("notebook.html")?;
    stage.browser.press(ESCAPE)?;
    stage.gone()?;

    open(stage)?;
    entries(stage, 3)?;
    let titles = vec!["The bell that rang under water".to_owned(), native(SAMPLE).title];
    same("articles", texts(stage, ".article h2")?, titles)?;
    let words = stored(stage, "(all) => all.map(({ words }) => words.join(' … ')).sort()")?;
    let sample = native(SAMPLE);
    assert!(words.to_string().contains(&sample.key_points[0].text), "{words}");
    let about = texts(stage, ".about")?.join(" ");
    assert!(about.starts_with("Entries: 3 · Articles: 2 · ") && about.ends_with("KB"), "{about}");
    empty(stage)
}

pub fn is_searched_and_noted(stage: &mut Stage) -> Result {
    fill(stage)?;
    // a note and a tag of one's own, found in either language
    let note = stage.browser.one(".entry .note")?;
    stage.browser.clear(&note)?;
    stage.browser.type_into(&note, "the lighthouse 灯塔")?;
    told(stage, false, "Saved.")?;
    let tags = stage.browser.one(".entry .tags-field")?;
    stage.browser.clear(&tags)?;
    stage.browser.type_into(&tags, "bells, 钟\u{e004}")?;
    told(stage, false, "Saved.")?;
    for (query, count) in [("LIGHTHOUSE", 1), ("灯塔", 1), ("nothing of the kind", 0), ("", 3), ("街", 2), ("bells", 1)]
    {
        let find = stage.browser.one("#find")?;
        stage.browser.clear(&find)?;
        stage.browser.type_into(&find, &format!("{query} "))?;
        entries(stage, count).map_err(|error| format!("{query:?}: {error}"))?;
    }
    let find = stage.browser.one("#find")?;
    stage.browser.clear(&find)?;
    stage.browser.type_into(&find, " ")?;
    entries(stage, 3)?;
    stage.click(".tools [data-tag=钟]")?;
    entries(stage, 1)?;
    stage.click(".tools [data-tag=钟]")?;
    entries(stage, 3)?;
    // it is all in the database, and so is what was typed in the moment before the page closed
    let note = stage.browser.one(".entry .note")?;
    stage.browser.type_into(&note, "!")?;
    open(stage)?;
    let kept = stored(stage, "(all) => all.map(({ note, tags }) => [note, tags]).filter(([note]) => note)")?;
    let noted = json!([["the lighthouse 灯塔!", ["bells", "钟"]]]);
    same("kept", kept, noted)?;
    stays_where_it_is_typed(stage)?;
    empty(stage)
}

/// An entry that is kept elsewhere while somebody types a note comes before all others: the note stays with its own.
fn stays_where_it_is_typed(stage: &mut Stage) -> Result {
    const KEEP: &str = "const page = globalThis.wrappedJSObject ?? globalThis;
        return page.pullquoteStore.put(page.JSON.parse(arguments[0]))
            .then(() => page.document.dispatchEvent(new page.Event('visibilitychange'))).then(() => 0)";
    open(stage)?;
    let newest = json!([{ "url": "https://pier.example/n", "words": ["It comes."], "kind": "quote", "title": "Pier",
        "kept": 1_799_000_000_000.0 }]);
    let note = stage.browser.one(".article:last-of-type .entry:last-child .note")?;
    stage.browser.type_into(&note, "of ten years")?;
    stage.browser.execute(KEEP, json!([newest.to_string()]))?;
    entries(stage, 4)?;
    stage.until("note", |stage| {
        let noted = "(all) => all.filter(({ note }) => note === 'of ten years').map(({ words }) => words[0])";
        Ok(stored(stage, noted)? == json!(["Ask me in ten years what we did with all this water,"]))
    })?;
    same("in its field", texts(stage, ".entry:has(.note:not(:placeholder-shown)) blockquote")?.len(), 2)
}

/// What can't be written whole is not written at all: an entry without an address comes after a sound one.
pub fn writes_all_or_nothing(stage: &mut Stage) -> Result {
    const PUT: &str = "const page = globalThis.wrappedJSObject ?? globalThis;
        return page.pullquoteStore.put(page.JSON.parse(arguments[0])).then(() => 'written', () => 'refused')";
    open(stage)?;
    let sound = json!({ "url": "https://pier.example/c", "words": ["It stays."], "kind": "quote", "title": "Pier" });
    let put = |stage: &mut Stage, all: Value| stage.browser.execute(PUT, json!([all.to_string()]));
    same("broken", put(stage, json!([sound, { "words": ["It goes."] }]))?, json!("refused"))?;
    same("nothing", stored(stage, "(all) => all")?, json!([]))?;
    same("sound", put(stage, json!([sound]))?, json!("written"))?;
    // what was removed can be put back until that has worked, and a note that could not be written still stands there
    const BREAK: &str = "const { prototype } = (globalThis.wrappedJSObject ?? globalThis).IDBObjectStore;
        [prototype.kept, prototype.put] = [prototype.put, prototype.kept]";
    open(stage)?;
    stage.click(".entry .remove")?;
    entries(stage, 0)?;
    stage.browser.execute(BREAK, json!([]))?;
    stage.click(".told button")?;
    told(stage, false, "could not write this")?;
    stage.browser.execute(BREAK, json!([]))?;
    stage.click(".told button")?;
    entries(stage, 1)?;
    told(stage, false, "It is back.")?;
    stage.browser.execute(BREAK, json!([]))?;
    let note = stage.browser.one(".entry .note")?;
    stage.browser.type_into(&note, "until spring\u{e004}")?;
    told(stage, false, "could not write this")?;
    stage.browser.execute(BREAK, json!([]))?;
    stage.browser.type_into(&note, ".")?;
    told(stage, false, "Saved.")?;
    same("noted", stored(stage, "(all) => all.map(({ note }) => note)")?, json!(["until spring."]))?;
    // another entry that is removed meanwhile leaves what could not be written where it stands, and said to be so
    let other = json!({ "url": "https://pier.example/d", "words": ["It goes."], "kind": "quote", "title": "Pier" });
    same("another", put(stage, json!([other]))?, json!("written"))?;
    open(stage)?;
    entries(stage, 2)?;
    let own = ".entry:not(:has(> blockquote + p + [data-field=note]:placeholder-shown))";
    stage.browser.execute(BREAK, json!([]))?;
    let note = stage.browser.one(&format!("{own} .note"))?;
    stage.browser.type_into(&note, " Or autumn\u{e004}")?;
    stage.browser.one(&format!("{own} .unwritten:not([hidden])"))?;
    stage.click(".entry:has(.unwritten[hidden]) .remove")?;
    entries(stage, 1)?;
    told(stage, false, "Removed.")?;
    let unwritten = texts(stage, ".entry .unwritten:not([hidden])")?;
    assert!(unwritten.len() == 1 && unwritten[0].starts_with("Not written"), "{unwritten:?}");
    same("in the field", stage.page("document.querySelector('.note').value")?, json!("until spring. Or autumn"))?;
    // the next thing that is written takes it along
    stage.browser.execute(BREAK, json!([]))?;
    stage.click(".told button")?;
    entries(stage, 2)?;
    stage.browser.wait("end of the warning", |browser| {
        Ok(browser.all(".entry .unwritten:not([hidden])")?.is_empty().then_some(()))
    })?;
    let notes = stored(stage, "(all) => all.map(({ note }) => note ?? '').sort()")?;
    same("noted", notes, json!(["", "until spring. Or autumn"]))?;
    empty(stage)
}

pub fn is_emptied_and_filled(stage: &mut Stage) -> Result {
    fill(stage)?;
    let all = stored(stage, "(all) => all")?;
    stage.click(".entry .remove")?;
    entries(stage, 2)?;
    stage.click(".told button")?;
    entries(stage, 3)?;
    stage.click("[data-do=notebook_empty]")?;
    stage.click("[data-do=notebook_leave]")?;
    entries(stage, 3)?;
    stage.click("[data-do=notebook_empty]")?;
    stage.click("[data-do=notebook_empty_now]")?;
    entries(stage, 0)?;
    same("emptied", stored(stage, "(all) => all")?, json!([]))?;
    stage.click(".told button")?;
    entries(stage, 3)?;
    same("put back", stored(stage, "(all) => all")?, all.clone())?;

    // import: into an empty notebook, once more, and what is no notebook
    stage.click("[data-do=notebook_empty]")?;
    stage.click("[data-do=notebook_empty_now]")?;
    entries(stage, 0)?;
    let file = json!({ "format": "pullquote-notebook", "version": 1, "entries": all });
    for (given, said) in [
        (file.to_string(), "New entries: 3. There already: 0."),
        (file.to_string(), "New entries: 0. There already: 3."),
        (file.to_string().replace("\"version\":1", "\"version\":2"), "newer version"),
        (file.to_string().replace("\"kind\":\"point\"", "\"kind\":\"secret\""), "of the file is none"),
        ("not a notebook".to_owned(), "none that Pullquote has exported"),
    ] {
        give(stage, &given)?;
        told(stage, false, said)?;
    }
    entries(stage, 3)?;
    same("imported", stored(stage, "(all) => all")?, all)?;
    empty(stage)
}

/// Three entries of two articles, always the same.
pub fn fill(stage: &mut Stage) -> Result {
    let entry = |words: &str, kind: &str, language: &str, day: f64, note: &str| {
        json!({
            "url": "https://harborline.example/a/200", "words": [words], "kind": kind, "language": language,
            "speaker": (kind == "quote").then_some("Teodora Lind"), "title": "The river under Tanner Street sees daylight",
            "source": "Harborline Review", "link": "https://harborline.example/a/200#:~:text=hiding",
            "kept": 1_790_000_000_000.0 + day * 86_400_000.0, "tags": ["莫尔河", "城市水系", "river"], "note": note,
        })
    };
    let mut all = vec![
        entry(
            "We did not build a river. We stopped hiding one,",
            "quote",
            "en",
            2.0,
            "For the talk in May: begin with this.",
        ),
        entry("韦斯特拉市拆除了制革街下 1.2 公里的暗渠,莫尔河九十四年来首次重见天日。", "point", "zh", 1.0, ""),
        entry("Ask me in ten years what we did with all this water,", "quote", "en", 0.0, ""),
    ];
    all[2]["url"] = json!("https://pier.example/b");
    all[2]["title"] = json!("Ten years beside the Moll");
    let file = json!({ "format": "pullquote-notebook", "version": 1, "entries": all });
    open(stage)?;
    give(stage, &file.to_string())?;
    entries(stage, all.len()).map(drop)
}

/// Opens the notebook and empties it.
pub fn empty(stage: &mut Stage) -> Result {
    open(stage)?;
    stage.click("[data-do=notebook_empty]")?;
    stage.click("[data-do=notebook_empty_now]")?;
    entries(stage, 0).map(drop)
}

/// Chooses a file of this text in the page's field for files.
pub fn give(stage: &mut Stage, text: &str) -> Result {
    let path = std::env::temp_dir().join(format!("pullquote-{}-{}.json", stage.browser.name(), std::process::id()));
    std::fs::write(&path, text).map_err(|error| error.to_string())?;
    const FIELD: &str = "document.querySelector('[type=file]')";
    stage.page(&format!("{FIELD}.hidden = false"))?;
    let field = stage.browser.one("[type=file]")?;
    let given = stage.browser.type_into(&field, &path.to_string_lossy());
    // the browser reads it when it is asked to
    stage.browser.wait("file taken", |browser| {
        Ok((browser.execute(&format!("return {FIELD}.files.length"), json!([]))? == 0).then_some(()))
    })?;
    given
}
