//! The panel over a page: what it shows, where it leads, what it leaves behind.

use crate::driver::{DOWN, ENTER, ESCAPE, Element, Result};
use crate::{Stage, same};
use pullquote::export::jump_list::jump_list;
use pullquote::native::html;
use pullquote::reading::Part;
use pullquote::{Lexicon, Options, Reading};
use serde_json::{Value, json};

pub const PLAIN: &str = "tests/browsers/plain.html";
pub const SAMPLE: &str = "www/sample.html";

/// A page of the repository as the command line reads it.
pub fn native(path: &str) -> Reading {
    let markup = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    pullquote::read(&html::page(&markup, None), &Options::default(), Lexicon::bundled())
}

/// The parts of the quotes that the panel lists, in its order.
pub fn listed(reading: &Reading) -> Vec<Part> {
    let groups = jump_list(reading, &Options::default());
    groups.iter().flat_map(|group| &group.quotes).flat_map(|&index| reading.quotes[index].parts.clone()).collect()
}

pub fn on_a_plain_page(stage: &mut Stage) -> Result {
    stage.read(PLAIN)?;
    let reading = native(PLAIN);
    same("title", stage.texts(".title")?, vec!["The bell that rang under water".to_owned()])?;
    let speakers = stage.texts(".quotes .speaker")?.join(" ");
    assert!(speakers.contains("Odile Marsh") && speakers.contains("Tomas Verrin"), "{speakers}");
    let quotes: Vec<_> = listed(&reading).into_iter().map(|part| part.text).collect();
    assert!(quotes.len() >= 4, "{quotes:?}");
    same("quotes", stage.texts(".quotes .part .words")?, quotes)?;
    stage.click_away()
}

pub fn on_a_bilingual_page(stage: &mut Stage) -> Result {
    stage.read(SAMPLE)?;
    let reading = native(SAMPLE);
    same("title", stage.texts(".title")?, vec![reading.title.clone()])?;
    same("marks", stage.texts(".points .mark")?, ["🌊", "🌧️", "🌡️", "🏪", "🏘️"].map(str::to_owned).to_vec())?;
    let tags = reading.tags.iter().map(|tag| tag.label.clone()).collect::<Vec<_>>();
    same("tags", stage.texts(".tags .words")?, tags)?;
    let quotes: Vec<_> = listed(&reading).into_iter().map(|part| part.text).collect();
    assert!(quotes.len() >= 12, "{quotes:?}");
    same("quotes", stage.texts(".quotes .part .words")?, quotes)?;
    let speakers = stage.texts(".quotes .speaker")?.join(" ");
    for speaker in ["Teodora Lind", "Kasim Adler", "Mara Quimby"] {
        assert!(speakers.contains(speaker), "{speakers}");
    }
    stage.click_away()
}

pub fn jumps(stage: &mut Stage) -> Result {
    stage.read(SAMPLE)?;
    let reading = native(SAMPLE);
    let parts = listed(&reading);
    let entries = stage.browser.all_in_panel(".quotes .part")?;
    same("entries", entries.len(), parts.len())?;
    let before = stage.page("scrollY")?;
    for (entry, part) in entries.iter().zip(&parts).step_by(3) {
        stage.browser.click(entry)?;
        lands(stage, &part.text)?;
    }
    let has_tags = reading.tags.iter().any(|tag| !tag.mentions.is_empty());
    let entries = [(".points [data-start]", true), (".points .support", true), (".tags [data-start]", has_tags)];
    for (css, _) in entries.into_iter().filter(|(_, shown)| *shown) {
        let entry = stage.browser.in_panel(css)?;
        let text = words_of(stage, &reading, &entry)?;
        stage.browser.click(&entry)?;
        lands(stage, &text)?;
    }
    for back in stage.browser.all_in_panel(".back")? {
        while stage.browser.is_displayed(&back)? {
            stage.browser.click(&back)?;
        }
    }
    stage
        .browser
        .wait("way back", |browser| Ok((browser.execute("return scrollY", json!([]))? == before).then_some(())))?;
    stage.click_away()
}

/// The words of the reading that an entry of the panel leads to.
pub fn words_of(stage: &mut Stage, reading: &Reading, entry: &Element) -> Result<String> {
    let mut place = |name| -> Result<usize> {
        let place = stage.browser.attribute(entry, name)?.and_then(|place| place.parse().ok());
        place.ok_or_else(|| format!("no {name}"))
    };
    let (start, end) = (place("data-start")?, place("data-end")?);
    let units: Vec<u16> = reading.text.encode_utf16().collect();
    Ok(String::from_utf16_lossy(&units[start..end]))
}

/// Waits until these words are marked as the target of a jump, in view and with nothing over them.
pub fn lands(stage: &mut Stage, words: &str) -> Result {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut last = Value::Null;
    let landed = stage.browser.wait(&format!("jump to {words:?}"), |browser| {
        last = browser.jump_target()?;
        let text = plain(last[0].as_str().unwrap_or_default());
        Ok((text == plain(words) && last[1] == true).then_some(()))
    });
    landed.map_err(|error| format!("{error}, but {last}"))
}

/// The panel lies over the page's foot there: what it covers is not in view.
pub fn jumps_in_a_narrow_window(stage: &mut Stage) -> Result {
    stage.browser.wire.look(360, false)?;
    stage.read(SAMPLE)?;
    let entry = stage.browser.in_panel(".quotes .part")?;
    let words = words_of(stage, &native(SAMPLE), &entry)?;
    stage.browser.click(&entry)?;
    lands(stage, &words)?;
    stage.click_away()?;
    stage.browser.wire.look(1400, false)
}

pub fn by_keyboard(stage: &mut Stage) -> Result {
    stage.visit(PLAIN)?;
    stage.page("document.querySelector('#tower').focus()")?;
    stage.click_button()?;
    let first = native(PLAIN);
    let entry = stage.browser.in_panel(".entry")?;
    let words = words_of(stage, &first, &entry)?;
    // the panel has the focus: arrows lead through all that can be chosen
    let choices = stage.browser.all_in_panel(".scroll :is(button, summary, a)")?;
    let before = choices.iter().position(|choice| choice.0 == entry.0).ok_or("no such choice")?;
    stage.browser.press(&format!("{}{ENTER}", DOWN.repeat(before + 1)))?;
    lands(stage, &words)?;
    stage.browser.press(ESCAPE)?;
    stage.gone()?;
    same("focus", stage.page("document.activeElement.id")?, json!("tower"))
}

/// Makes the plain page so long that its reading takes a while.
const LENGTHEN: &str = "
    const last = document.querySelector('form');
    for (let year = 1; year < 20000; year += 1) {
        last.insertAdjacentHTML('beforebegin', `<p>In its year ${year} the tank was cleaned by Odile Marsh, who \
        found ${year} mussels in it. “I counted ${year} of them twice,” she said, “and the bell kept still.”</p>`);
    }";

/// What takes longer than a moment tells how far it is, and can be left undone.
pub fn reads_a_very_long_page(stage: &mut Stage) -> Result {
    see_waiting(stage, ".waiting progress")?;
    stage.browser.press(ESCAPE)?;
    stage.gone()?;
    // who goes on in the page meanwhile is not called back when it is read
    see_waiting(stage, ".waiting button:focus")?;
    stage.page("document.querySelector('#tower').focus()")?;
    stage.browser.in_panel(".title")?;
    same("focus", stage.page("document.activeElement.id")?, json!("tower"))?;
    stage.click_away()?;
    // what was left undone is in nobody's way
    stage.read(PLAIN)?;
    same("end of the waiting", stage.browser.all_in_panel(".waiting")?.len(), 0)?;
    stage.click_away()
}

/// Reads the plain page, longer each time that it was read before anybody could look, until something is seen in the
/// panel's place.
pub fn see_waiting(stage: &mut Stage, css: &str) -> Result {
    for times in 1..=4 {
        stage.visit(PLAIN)?;
        for _ in 0..times {
            stage.browser.execute(LENGTHEN, json!([]))?;
        }
        stage.browser.wire.click_button()?;
        let seen = stage.browser.wait(&format!("{css} nor a panel"), |browser| {
            let waits = !browser.all_in_panel(css)?.is_empty();
            let is_read = !waits && !browser.all_in_panel(".title")?.is_empty();
            Ok((waits || is_read).then_some(waits))
        })?;
        if seen {
            return Ok(());
        }
    }
    Err(format!("no {css}"))
}

pub fn leaves_no_trace(stage: &mut Stage) -> Result {
    const STATE: &str = "[new XMLSerializer().serializeToString(document), document.adoptedStyleSheets.length, \
                         CSS.highlights.size, scrollX, scrollY, document.activeElement.tagName]";
    for page in [PLAIN, SAMPLE] {
        stage.visit(page)?;
        let before = stage.page(STATE)?;
        stage.click_button()?;
        let entry = stage.browser.in_panel(".quotes .part")?;
        stage.browser.click(&entry)?;
        let back = stage.browser.in_panel(".back")?;
        stage.browser.click(&back)?;
        // the way back takes its time
        stage.browser.wait("end of the way back", |browser| {
            let at = browser.execute("return [scrollX, scrollY]", json!([]))?;
            Ok((at[0] == before[3] && at[1] == before[4]).then_some(()))
        })?;
        stage.click_away()?;
        same(page, stage.page(STATE)?, before.clone())?;
        // and once more, since the script is there by now
        stage.click_button()?;
        stage.browser.press(ESCAPE)?;
        stage.gone()?;
        same(page, stage.page(STATE)?, before)?;
        // two clicks in a row do no harm, whatever they come to
        stage.browser.wire.click_button()?;
        stage.browser.wire.click_button()?;
        let hosts = stage.page("document.querySelectorAll('#pullquote-panel').length")?;
        assert!(hosts == 0 || hosts == 1, "{hosts} panels");
    }
    Ok(())
}
