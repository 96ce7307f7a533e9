//! The top of the panel: what article this is, how long, in which languages, and what it is not.

use super::{Drawing, tools};
use crate::browser::dom::{Built, element};
use crate::browser::outside::Memory;
use crate::browser::presets;
use crate::browser::strings::Strings;
use crate::messages;
use crate::options::Problem;
use crate::reading::LanguageShare;
use crate::text::language::Language;

pub fn header(drawing: &Drawing, memory: &Memory) -> Built {
    let reading = &drawing.reading;
    let title = if reading.title.is_empty() { drawing.say("no_title") } else { reading.title.clone() };
    let byline = [&reading.source, &reading.author, &reading.published];
    let byline: Vec<_> = byline.into_iter().flatten().map(|text| element("span", "").text(text)).collect();
    let heading = element("h2", "title").attribute("id", "title").text(&title);
    let heading = drawing.in_language(heading, Language::of(&title).code());
    let mut header = element("div", "head").child(heading);
    if !byline.is_empty() {
        header = header.child(element("p", "byline").children(byline));
    }
    if reading.length.minutes > 0.0 {
        header = header.child(length(drawing));
    }
    if !reading.languages.is_empty() {
        header = header.child(shares(drawing));
    }
    header
        .children(preset(drawing, memory))
        .children(tools::listening(drawing))
        .children(verdict(drawing))
        .children(notices(&drawing.strings, &drawing.problems))
}

/// The way of reading, to choose another.
fn preset(drawing: &Drawing, memory: &Memory) -> Option<Built> {
    let own = memory.outside()?.presets();
    let all = presets::all(&own, &drawing.strings);
    let mut choices: Vec<_> = all.iter().map(|(key, said)| (key.as_str(), said.clone())).collect();
    let standing = presets::standing(&drawing.options, &own);
    if standing.is_empty() {
        choices.insert(0, ("", drawing.say("preset_changed")));
    }
    Some(element("div", "row").child(drawing.choice("preset", "preset", &standing, &choices)))
}

/// Reading time, words, characters.
fn length(drawing: &Drawing) -> Built {
    let length = &drawing.reading.length;
    let strings = &drawing.strings;
    let minutes = strings.say_with("minutes", &[&strings.number(length.minutes)]);
    let counts = [("words", length.words), ("characters", length.characters)];
    let counts = counts.iter().filter(|(_, count)| *count > 0).map(|(key, count)| strings.say_count(key, *count));
    let all = [minutes].into_iter().chain(counts);
    element("ul", "length").children(all.map(|said| element("li", "").text(&said)))
}

/// The languages' shares, as a bar and in words.
fn shares(drawing: &Drawing) -> Built {
    let percent = |share: &LanguageShare| ((share.share * 100.0).round() as u32).to_string() + "%";
    let bar = drawing.reading.languages.iter().map(|share| element("span", "").property("--share", &percent(share)));
    let words = drawing.reading.languages.iter().map(|share| {
        let name = drawing.say(&("language_".to_owned() + share.code.code()));
        element("li", "").text(&name).text(" ").child(element("b", "").text(&percent(share)))
    });
    element("div", "languages")
        .child(element("div", "shares").attribute("aria-hidden", "true").children(bar))
        .child(element("ul", "").attribute("aria-label", &drawing.say("languages")).children(words))
}

/// What the page is not, in words, and why it was judged so.
fn verdict(drawing: &Drawing) -> Option<Built> {
    let verdict = &drawing.reading.verdict;
    let keys = match (verdict.article, verdict.long, verdict.mixed) {
        (false, ..) => &["not_an_article"][..],
        (_, false, false) => &["not_long", "not_mixed"],
        (_, false, true) => &["not_long"],
        (_, true, false) => &["not_mixed"],
        (_, true, true) => &["is_article"],
    };
    let lines = keys.iter().map(|key| element("p", "").text(&drawing.say(key)));
    let verdict_drawn = element("div", if verdict.article { "verdict" } else { "verdict no" }).children(lines);
    let why =
        element("details", "why").child(element("summary", "").text(&drawing.say("reasons"))).child(reasons(drawing));
    (!verdict.reasons.is_empty()).then(|| verdict_drawn.child(why))
}

/// Why the page was judged so.
pub fn reasons(drawing: &Drawing) -> Built {
    let strings = &drawing.strings;
    let said = drawing
        .reading
        .verdict
        .reasons
        .iter()
        .map(|code| messages::reason(code, &|key, values| strings.say_with(key, values)));
    element("ul", "").children(said.map(|said| element("li", "").text(&said)))
}

/// Tells of stored settings whose defaults stand in for them.
pub fn notices(strings: &Strings, problems: &[Problem]) -> Option<Built> {
    let names: Vec<_> = problems.iter().map(|problem| strings.say(&("option_".to_owned() + &problem.name))).collect();
    let names = names.join(&strings.say("list_comma"));
    (!problems.is_empty()).then(|| {
        let text = strings.say_with("bad_options", &[&names]);
        element("p", "notice").attribute("role", "note").text(&text)
    })
}
