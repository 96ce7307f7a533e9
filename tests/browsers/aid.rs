//! What the panel does for somebody who reads on: the jump list narrowed and followed, marks at will, words taken
//! along, pages that fold or rewrite themselves. All by clicks and keys.

use crate::driver::{BACKSPACE, DOWN, ESCAPE, Element, Result, TAB, UP};
use crate::panel::{PLAIN, SAMPLE, lands, native};
use crate::{Stage, same, settings};
use serde_json::{Value, json};

const FOLDED: &str = "tests/browsers/folded.html";
const SHADOWED: &str = "tests/browsers/shadowed.html";
const MANY: &str = "tests/browsers/many.html";

impl Stage {
    /// Clicks what is in the panel, as soon as nothing hides it.
    pub fn click_on(&mut self, css: &str) -> Result {
        self.browser.wait(&format!("click on {css}"), |browser| {
            let found = browser.in_panel(css)?;
            browser.click(&found).map(Some)
        })
    }

    pub fn until(&mut self, what: &str, mut ask: impl FnMut(&mut Stage) -> Result<bool>) -> Result {
        for _ in 0..200 {
            if ask(self)? {
                return Ok(());
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        Err(format!("{}: no {what}", self.browser.name()))
    }
}

pub fn narrows_the_list(stage: &mut Stage) -> Result {
    stage.read(SAMPLE)?;
    let all = stage.texts(".quotes .part .words")?;
    // the key leads into the field, wherever the focus is in the panel
    stage.browser.press("/")?;
    stage.browser.press("KASIM")?;
    stage.until("fewer quotes", |stage| {
        let left = stage.texts(".quotes .part .words")?;
        Ok(!left.is_empty() && left.len() < all.len())
    })?;
    let status = stage.browser.in_panel(".status")?;
    let told = stage.browser.content(&status)?;
    assert!(told.ends_with(" quotes listed") || told == "1 quote listed", "{told}");
    stage.browser.press(&BACKSPACE.repeat(5))?;
    stage.until("all quotes", |stage| Ok(stage.texts(".quotes .part .words")?.len() == all.len()))?;
    // what is offered at the entry used last outlasts that
    stage.click_on(".quotes .part")?;
    stage.browser.press("/KASIM")?;
    stage.until("fewer quotes", |stage| Ok(stage.texts(".quotes .part .words")?.len() < all.len()))?;
    stage.click_on(".quotes .part")?;
    stage.until("copying", |stage| Ok(stage.browser.all_in_panel(".quote .take:not([hidden])")?.len() == 1))?;
    stage.browser.press(&format!("/{}", BACKSPACE.repeat(5)))?;
    stage.until("all quotes", |stage| Ok(stage.texts(".quotes .part .words")?.len() == all.len()))?;
    // by the keyboard to the order: the next after the field
    stage.browser.press(&format!("{TAB}{DOWN}"))?;
    let parts = |quotes: &[usize], reading: &pullquote::Reading| {
        quotes.iter().flat_map(|&at| reading.quotes[at].parts.iter().map(|part| part.text.clone())).collect::<Vec<_>>()
    };
    let reading = native(SAMPLE);
    let groups = pullquote::export::jump_list::jump_list(&reading, &pullquote::Options::default());
    let mut listed: Vec<usize> = groups.iter().flat_map(|group| group.quotes.clone()).collect();
    listed.sort_unstable();
    let in_order = parts(&listed, &reading);
    stage.until("page order", |stage| Ok(stage.texts(".quotes .part .words")? == in_order))?;
    // and it is still so on the next page, until it is changed back
    stage.read(SAMPLE)?;
    same("order kept", stage.texts(".quotes .part .words")?, in_order)?;
    stage.browser.press(&format!("/{TAB}{UP}"))?;
    stage.until("order by speaker", |stage| Ok(stage.texts(".quotes .part .words")? == all))?;
    stage.click_away()?;
    // Chinese words by the letters that they begin with: 田园梦, and what 程远舟 said
    stage.read("tests/pages/news-chinese.html")?;
    stage.browser.press("/")?;
    for (letters, count, words) in [("tym", 1, "田园梦"), ("cyz", 2, "不着急")] {
        stage.browser.press(&format!("{}{letters}", BACKSPACE.repeat(3)))?;
        stage.until(&format!("what {letters} stands for"), |stage| {
            let left = stage.texts(".quotes .part .words")?;
            Ok(left.len() == count && left[0].contains(words))
        })?;
    }
    stage.click_away()
}

/// What there is stands at the top with its counts, and leads to its section, folded or not.
pub fn leads_to_sections(stage: &mut Stage) -> Result {
    stage.read(SAMPLE)?;
    let counts = stage.texts(".overview [data-to=points]")?;
    same("count", counts, vec!["Key points 5".to_owned()])?;
    stage.click_on("[data-section=quotes] > summary")?;
    stage.click_on(".overview [data-to=quotes]")?;
    stage.until("open section with the focus", |stage| {
        Ok(stage.browser.all_in_panel("[data-section=quotes][open] > summary:focus")?.len() == 1)
    })?;
    stage.click_away()
}

/// Next and previous, several steps back, and the entry nearest to what is on screen.
pub fn follows_the_reader(stage: &mut Stage) -> Result {
    stage.read(PLAIN)?;
    let words: Vec<String> =
        native(PLAIN).quotes.iter().flat_map(|quote| &quote.parts).map(|p| p.text.clone()).collect();
    stage.click_on(".quotes .part")?;
    lands(stage, &words[0])?;
    stage.browser.press("j")?;
    lands(stage, &words[1])?;
    stage.browser.press("k")?;
    lands(stage, &words[0])?;
    stage.browser.press("b")?;
    stage.until("end of the marks", |stage| Ok(stage.browser.jump_target()?[0] == ""))?;
    stage.page("scrollTo(0, document.documentElement.scrollHeight)")?;
    stage.until("nearest entry", |stage| Ok(stage.browser.all_in_panel(".part[data-near]")?.len() == 1))?;
    // the card at the target names the speaker and leads back
    stage.click_on(".quotes .part")?;
    stage.until("card", |stage| Ok(stage.texts(".card .who")? == ["Odile Marsh"]))?;
    stage.click_on(".card button")?;
    stage.until("end of the marks", |stage| Ok(stage.browser.jump_target()?[0] == ""))?;
    stage.click_away()
}

/// Where the reader was before each jump, as he got there by himself: back through all of it.
pub fn leads_back_in_steps(stage: &mut Stage) -> Result {
    stage.read(SAMPLE)?;
    let words = stage.texts(".quotes .part .words")?;
    let entries = stage.browser.all_in_panel(".quotes .part")?;
    let first = turn(stage, 300)?;
    let last = entries.len() - 1;
    stage.browser.click(&entries[last])?;
    lands(stage, &words[last])?;
    rest(stage)?;
    let second = turn(stage, -250)?;
    stage.browser.press("k")?;
    lands(stage, &words[last - 1])?;
    rest(stage)?;
    for (place, more) in [(&second, 1), (&first, 0)] {
        stage.browser.press("b")?;
        stage.until("place before the jump", |stage| Ok(stage.page("scrollY")? == *place))?;
        same("further back", stage.browser.all_in_panel(".back:not([hidden])")?.len(), more)?;
    }
    stage.click_away()
}

/// Turns the wheel, and gives where the page comes to rest.
fn turn(stage: &mut Stage, by: i32) -> Result<Value> {
    let before = stage.page("scrollY")?;
    stage.browser.turn_wheel(by)?;
    stage.until("turn of the wheel", |stage| Ok(stage.page("scrollY")? != before))?;
    rest(stage)
}

/// Where the page stands once it does not scroll any more.
fn rest(stage: &mut Stage) -> Result<Value> {
    let (mut at, mut times) = (Value::Null, 0);
    stage.until("rest", |stage| {
        let now = stage.page("scrollY")?;
        times = if now == at { times + 1 } else { 0 };
        at = now;
        Ok(times >= 8)
    })?;
    Ok(at)
}

pub fn marks_at_will(stage: &mut Stage) -> Result {
    stage.read(SAMPLE)?;
    let marked =
        |stage: &mut Stage, name: &str| stage.page(&format!("CSS.highlights.get('pullquote-{name}')?.size ?? 0"));
    stage.browser.press("q")?;
    let quotes = marked(stage, "quotes-2")?.as_u64().unwrap_or_default();
    assert!(quotes >= 12, "{quotes} quotes marked");
    stage.click_on("[data-do=mark_points]")?;
    assert!(marked(stage, "points-2")?.as_u64() >= Some(5));
    // stronger, and lightly: by the keyboard in the list of strengths, the next after the button
    stage.browser.press(&format!("{TAB}{DOWN}"))?;
    stage.until("strong marks", |stage| {
        let now = (marked(stage, "quotes-3")?, marked(stage, "quotes-2")?, marked(stage, "points-3")?.as_u64());
        Ok(now.0 == quotes && now.1 == 0 && now.2 >= Some(5))
    })?;
    stage.browser.press(&UP.repeat(2))?;
    stage.until("light marks", |stage| Ok(marked(stage, "quotes-1")? == quotes && marked(stage, "quotes-3")? == 0))?;
    stage.browser.press(DOWN)?;
    stage.until("marks as before", |stage| Ok(marked(stage, "quotes-2")? == quotes))?;
    stage.click_on("[data-do=mark_quotes]")?;
    stage.browser.press("i")?;
    same("marks", (marked(stage, "quotes-2")?, marked(stage, "points-2")?), (json!(0), json!(0)))?;
    let ticks = stage.browser.all_in_panel(".tick[data-kind=quotes]")?;
    assert!(ticks.len() >= 5, "{} ticks", ticks.len());
    // ticks are drawn anew when the page has settled
    stage.browser.wait("click on a tick", |browser| {
        let ticks = browser.all_in_panel(".tick[data-kind=quotes]")?;
        ticks.last().map(|tick| browser.click(tick)).transpose()
    })?;
    stage.until("jump by a tick", |stage| Ok(stage.browser.jump_target()?[1] == true))?;
    stage.click_away()
}

/// What was copied is what the page gets when the reader pastes.
pub fn takes_words_along(stage: &mut Stage) -> Result {
    stage.read(PLAIN)?;
    let reading = native(PLAIN);
    stage.click_on(".quotes .part")?;
    lands(stage, &reading.quotes[0].parts[0].text)?;
    let words = &reading.quotes[0].parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" … ");
    stage.browser.press("c")?;
    same("text", pasted(stage)?, format!("“{words}” — Odile Marsh"))?;
    stage.click_on("[data-do=copy_link]")?;
    let link = pasted(stage)?;
    assert!(link.starts_with("http://127.0.0.1:") && link.contains("plain.html#:~:text=I%20thought%20it"), "{link}");
    stage.click_on("[data-do=copy_all_markdown]")?;
    let next = stage.browser.in_panel("[data-do=copy_all_json]")?;
    let stands = stage.browser.top(&next)?;
    assert!(pasted(stage)?.starts_with("# The bell that rang under water\n"));
    // the field has scrolled and the reader has not: the list stays where he left it, also a little later
    stage.page("new Promise((done) => setTimeout(done, 200))")?;
    same("place of the next button", stage.browser.top(&next)?, stands)?;
    let json = whole_reading(stage)?;
    same("title", json["title"].as_str(), Some("The bell that rang under water"))?;
    stage.click_away()
}

/// What the panel shows, as it is copied in JSON.
pub fn whole_reading(stage: &mut Stage) -> Result<Value> {
    stage.click_on("[data-do=copy_all_json]")?;
    serde_json::from_str(&pasted(stage)?).map_err(|error| error.to_string())
}

/// A copied link opens at its words: the last quote of a page in each language, far down in a narrow window.
pub fn links_to_words(stage: &mut Stage) -> Result {
    stage.browser.wire.look(360, false)?;
    for (page, language) in [(SAMPLE, "en"), ("tests/pages/news-chinese.html", "zh")] {
        let reading = native(page);
        let mut quotes =
            reading.quotes.iter().filter(|quote| quote.kind.is_speech() && quote.language.code() == language);
        let part = quotes.next_back().and_then(|quote| quote.parts.first()).ok_or("no quote")?;
        stage.read(page)?;
        stage.click_on(&format!(".listing [data-start=\"{}\"]", part.start))?;
        stage.browser.press("l")?;
        let link = pasted(stage)?;
        assert!(link.contains("#:~:text="), "{link}");
        stage.click_away()?;
        stage.browser.navigate("about:blank")?;
        stage.browser.navigate(&link)?;
        stage.until(&format!("words of {link} in view"), |stage| {
            let place = stage.browser.execute(FIND, json!([part.text]))?;
            Ok(place.as_f64().is_some_and(|top| (0.0..1.0).contains(&top)) && stage.page("scrollY")? != 0)
        })?;
    }
    stage.browser.wire.look(1400, false)
}

/// How far down the window a text stands, 0 to 1.
const FIND: &str = "
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const tops = [];
    while (walk.nextNode()) {
        const at = walk.currentNode.data.indexOf(arguments[0]);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walk.currentNode, at);
        range.setEnd(walk.currentNode, at + 1);
        tops.push(range.getBoundingClientRect().top / innerHeight);
    }
    return tops.at(-1);";

/// What was copied just now, as the panel has said: pasted into a field that is in the page for no longer than that.
fn pasted(stage: &mut Stage) -> Result<String> {
    let status = stage.browser.in_panel(".status")?;
    stage.until("word that it is copied", |stage| Ok(stage.browser.content(&status)? == "Copied."))?;
    // so that the next copy is heard of too
    stage.browser.set_content(&status, "")?;
    stage.browser.execute(PUT_FIELD, json!([]))?;
    let field = stage.browser.one("#paste")?;
    stage.browser.click(&field)?;
    stage.browser.type_into(&field, "\u{e009}v\u{e000}")?;
    let text = stage.browser.wait("pasted words", |browser| {
        let value = browser.execute("return document.querySelector('#paste').value", json!([]))?;
        Ok(value.as_str().filter(|value| !value.is_empty()).map(str::to_owned))
    })?;
    stage.page("document.querySelector('#paste').remove()")?;
    Ok(text)
}

const PUT_FIELD: &str = "
    const field = document.createElement('textarea');
    field.id = 'paste';
    Object.assign(field.style, { position: 'fixed', top: 0, left: 0 });
    document.body.append(field);";

/// Words behind a fold are opened for the jump, and the page is as it was when the panel has closed.
pub fn unfolds_for_a_jump(stage: &mut Stage) -> Result {
    stage.read(FOLDED)?;
    let entries = stage.browser.all_in_panel(".quotes .part")?;
    let texts = stage.texts(".quotes .part .words")?;
    let at = texts.iter().position(|text| text.contains("A depot is a depot")).ok_or("no such quote")?;
    stage.browser.click(&entries[at])?;
    lands(stage, &texts[at])?;
    stage.click_away()?;
    same("folded", stage.page("document.querySelector('details').open")?, json!(false))
}

/// Words in a shadow root: the document's style sheets don't reach there.
pub fn marks_in_a_shadow_root(stage: &mut Stage) -> Result {
    const SHEETS: &str = "document.querySelector('reading-room').shadowRoot.adoptedStyleSheets.length";
    // the one that makes room, and then that of marks: for text without an element around it in a shadow root
    const OF_DOCUMENT: &str = "document.adoptedStyleSheets.length";
    stage.read(SHADOWED)?;
    same("sheets before", [stage.page(SHEETS)?, stage.page(OF_DOCUMENT)?], [json!(0), json!(1)])?;
    stage.click_on(".quotes .part")?;
    stage.until("mark", |stage| Ok(stage.browser.jump_target()?[0] == "In a dry summer we are always late,"))?;
    same("sheets", [stage.page(SHEETS)?, stage.page(OF_DOCUMENT)?], [json!(1), json!(2)])?;
    stage.click_away()?;
    same("sheets afterwards", [stage.page(SHEETS)?, stage.page(OF_DOCUMENT)?], [json!(0), json!(0)])
}

/// The page builds the same text out of new nodes, then one paragraph goes.
pub fn survives_a_rewrite(stage: &mut Stage) -> Result {
    stage.read(FOLDED)?;
    stage.page("document.querySelector('article').innerHTML = document.querySelector('article').innerHTML")?;
    stage.click_on(".quotes .part")?;
    let words = stage.texts(".quotes .part .words")?;
    lands(stage, &words[0])?;
    stage.page("document.querySelector('#leaving').remove()")?;
    stage.until("word that one is gone", |stage| {
        Ok(stage.browser.all_in_panel(".quotes .part[data-gone]")?.len() == 1)
    })?;
    let reread = stage.browser.in_panel(".changed [data-do=reread]")?;
    stage.browser.click(&reread)?;
    stage.until("a reading without it", |stage| {
        Ok(stage.texts(".quotes .part .words")?.len() + 1 == words.len()
            && stage.browser.all_in_panel("[data-gone]")?.is_empty())
    })?;
    // more of it comes late: that is noticed too, and a key reads it
    stage.page(LATE)?;
    stage.until("word of what came", |stage| Ok(stage.browser.all_in_panel(".changed:not([hidden])")?.len() == 1))?;
    stage.browser.press("r")?;
    stage.until("late words", |stage| {
        Ok(stage.texts(".quotes .part .words")?.contains(&"The last tram waits for nobody,".to_owned()))
    })?;
    stage.click_away()
}

const LATE: &str = "document.querySelector('article').insertAdjacentHTML('beforeend',
    '<p>“The last tram waits for nobody,” said Odile Marsh, who has kept the timetable for thirty years.</p>')";

/// A page in English that becomes one in two languages: what ties them comes when it is needed.
pub fn ties_languages_late(stage: &mut Stage) -> Result {
    let supports = |reading: &Value| {
        let points = reading["key_points"].as_array().cloned().unwrap_or_default();
        points.iter().map(|point| point["support"][0]["text"].clone()).collect::<Vec<_>>()
    };
    stage.read(PLAIN)?;
    stage.page(REPLACE)?;
    stage.until("word that all is gone", |stage| {
        Ok(!stage.browser.all_in_panel(".quotes .part[data-gone]")?.is_empty())
    })?;
    stage.click_on(".changed [data-do=reread]")?;
    let should = supports(&serde_json::to_value(native(SAMPLE)).map_err(|error| error.to_string())?);
    assert!(should.len() == 5 && should.iter().all(Value::is_string), "{should:?}");
    stage.until("the passages of all points", |stage| Ok(supports(&whole_reading(stage)?) == should))?;
    stage.click_away()
}

/// Puts the sample in the place of a page.
const REPLACE: &str = "fetch('/www/sample.html').then((answer) => answer.text()).then((text) => {
    const sample = new DOMParser().parseFromString(text, 'text/html');
    document.body.replaceChildren(...sample.body.childNodes);
    return 0;
})";

/// Beside the text, over it, on the other side, out of the way; sections folded.
pub fn stands_where_it_is_put(stage: &mut Stage) -> Result {
    const ROOM: &str = "parseInt(getComputedStyle(document.documentElement)[arguments0])";
    let room = |stage: &mut Stage, side: &str| stage.page(&ROOM.replace("arguments0", &format!("'margin{side}'")));
    stage.read(PLAIN)?;
    assert!(room(stage, "Right")?.as_u64() > Some(300));
    stage.browser.press("w")?;
    same("room over the text", room(stage, "Right")?, json!(0))?;
    stage.click_on("[data-do=beside]")?;
    assert!(room(stage, "Right")?.as_u64() > Some(300));
    stage.browser.press("s")?;
    stage.until("room on the left", |stage| Ok(room(stage, "Left")?.as_u64() > Some(300)))?;
    // the side is kept; that takes a moment
    stage.until("room on the left again", |stage| {
        stage.read(PLAIN)?;
        Ok(room(stage, "Left")?.as_u64() > Some(300))
    })?;
    stage.browser.press("s")?;
    stage.until("room on the right", |stage| Ok(room(stage, "Right")?.as_u64() > Some(300)))?;
    // as wide as it was dragged, by mouse or by keys, on the next page too
    let usual = room(stage, "Right")?.as_i64().unwrap_or_default();
    let grip = stage.browser.in_panel(".grip")?;
    stage.browser.drag(&grip, -60)?;
    let near = |room: Value, width: i64| room.as_i64().is_some_and(|room| (room - width).abs() <= 2);
    stage.until("wider panel", |stage| Ok(near(room(stage, "Right")?, usual + 60)))?;
    stage.until("wide panel again", |stage| {
        stage.read(PLAIN)?;
        Ok(near(room(stage, "Right")?, usual + 60))
    })?;
    let grip = stage.browser.in_panel(".grip")?;
    let part = stage.browser.attribute(&grip, "aria-valuenow")?;
    stage.browser.drag(&grip, 60)?;
    stage.until("usual panel", |stage| Ok(near(room(stage, "Right")?, usual)))?;
    assert!(stage.browser.attribute(&grip, "aria-valuenow")? < part);
    stage.browser.press("h")?;
    let panel = stage.browser.in_panel(".panel")?;
    same("hidden", (stage.browser.is_displayed(&panel)?, room(stage, "Right")?), (false, json!(0)))?;
    stage.click_on(".handle")?;
    same("shown", stage.browser.is_displayed(&panel)?, true)?;
    // the panel hears of a fold a moment after the click, and then the page may have gone already
    for (folded, other) in [(true, "[open]"), (false, ":not([open])")] {
        stage.until("section that stays as it was put", |stage| {
            stage.click_on(&format!("[data-section=quotes]{other} > summary"))?;
            stage.read(PLAIN)?;
            Ok(stage.browser.all_in_panel("[data-section=quotes][open]")?.is_empty() == folded)
        })?;
    }
    stage.browser.press(ESCAPE)?;
    stage.gone()?;
    same("room afterwards", room(stage, "Right")?, json!(0))?;
    settings::open(stage)?;
    settings::clear(stage)
}

pub fn leads_to_the_settings(stage: &mut Stage) -> Result {
    stage.read(PLAIN)?;
    stage.click_on("[data-do=settings]")?;
    stage.browser.close_own("options.html")?;
    stage.browser.press(ESCAPE)?;
    stage.gone()
}

/// 2,000 quotes: all are listed in the end; a tick brings the entry of its words into view, far down; and the last is
/// found by its words and leads to them.
pub fn lists_very_many(stage: &mut Stage) -> Result {
    stage.read(MANY)?;
    stage.until("2,000 entries", |stage| Ok(stage.browser.all_in_panel(".quotes .part")?.len() == 2000))?;
    // the ticks are drawn anew once the panel has settled, and with an old one would go the focus
    let (mut last, mut looks) = (String::new(), 0);
    stage.until("ticks at rest", |stage| {
        let ticks = stage.browser.all_in_panel(".tick[data-kind=quotes]")?;
        let now = ticks.last().map(|tick| tick.0.clone()).unwrap_or_default();
        looks = if now == last && !now.is_empty() { looks + 1 } else { 0 };
        last = now;
        Ok(looks == 8)
    })?;
    stage.browser.click(&Element(last))?;
    stage.until("jump by a tick", |stage| Ok(stage.browser.jump_target()?[1] == true))?;
    let scroll = stage.browser.in_panel(".scroll")?;
    let entry = stage.browser.in_panel(".part[aria-current]")?;
    let both = json!([scroll.argument(), entry.argument()]);
    let seen = stage.until("entry in view", |stage| Ok(stage.browser.execute(IN_VIEW, both.clone())? == true));
    seen.or_else(|error| Err(format!("{error}: {}", stage.browser.execute(PLACES, both)?)))?;
    stage.browser.press("/")?;
    stage.browser.press("day 1999")?;
    stage.until("one entry", |stage| Ok(stage.browser.all_in_panel(".quotes .part")?.len() == 1))?;
    let words = stage.texts(".quotes .part .words")?;
    stage.click_on(".quotes .part")?;
    lands(stage, &words[0])?;
    stage.click_away()
}

/// Whether all of an element is seen in what scrolls it.
const IN_VIEW: &str = "
    const [around, inside] = [...arguments].map((element) => element.getBoundingClientRect());
    return inside.top >= around.top && inside.bottom <= around.bottom";
/// Where both are, for who wants to know why not.
const PLACES: &str = "
    return [...arguments].map((element) => JSON.stringify(element.getBoundingClientRect()) + element.textContent.slice(0, 40))
        .concat(arguments[0].scrollTop, scrollY).join(' ')";
