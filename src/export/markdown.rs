//! A reading as Markdown for people.

use super::jump_list::{Who, jump_list};
use crate::key_points::Origin;
use crate::options::Options;
use crate::reading::{KeyPoint, Quote, Reading, Tag, View};
use std::fmt::Write;

/// The reading as a Markdown document, with the quotes that the options let a reader see. The page's words stand
/// in it as words: whatever Markdown would take for markup is escaped.
pub fn markdown(reading: &Reading, options: &Options) -> String {
    let mut document = format!("# {}\n", escaped(&reading.title));
    paragraph(&mut document, &facts(reading));
    if !reading.verdict.article {
        paragraph(&mut document, &format!("Not an article: {}.", reading.verdict.reasons.join("; ")));
    }
    if let Some(summary) = &reading.summary {
        let quoted: Vec<_> = summary.text.lines().map(|line| format!("> {}", escaped(line))).collect();
        paragraph(&mut document, &quoted.join("\n>\n"));
    }
    let points = |origin| reading.key_points.iter().filter(move |point| point.origin == origin).map(key_point);
    let offered = points(Origin::Page).next().is_some();
    section(&mut document, "Key points", points(Origin::Page));
    let chosen = if offered { "Points found in the text" } else { "Key points" };
    section(&mut document, chosen, points(Origin::Extracted));
    section(&mut document, "Outline", reading.outline.iter().map(|heading| format!("- {}", escaped(&heading.text))));
    quotes(&mut document, reading, options);
    let view = |view: &View| format!("- {}: {}", escaped(&view.holder.name), escaped(&view.text));
    section(&mut document, "Views", reading.views.iter().map(view));
    let tags: Vec<_> = reading.tags.iter().map(tag).collect();
    section(&mut document, "Tags", (!tags.is_empty()).then(|| tags.join(" · ")));
    let related = reading.related.iter().map(|link| format!("- [{}](<{}>)", escaped(&link.title), address(&link.href)));
    section(&mut document, "Related", related);
    document
}

fn paragraph(document: &mut String, text: &str) {
    if !text.is_empty() {
        // writing to a string can't fail
        let _ = write!(document, "\n{text}\n");
    }
}

fn section(document: &mut String, heading: &str, lines: impl IntoIterator<Item = String>) {
    let lines: Vec<String> = lines.into_iter().collect();
    if !lines.is_empty() {
        paragraph(document, &format!("## {heading}"));
        paragraph(document, &lines.join("\n"));
    }
}

/// Source, author, time, minutes, languages: what there is of them.
fn facts(reading: &Reading) -> String {
    let given = [&reading.source, &reading.author, &reading.published].into_iter().flatten().map(|fact| escaped(fact));
    let minutes = format!("{} min", tenths(reading.length.minutes));
    let percent = |share: f64| (share * 100.0).round() as u32;
    let shares = reading.languages.iter().map(|share| format!("{} {} %", share.code.code(), percent(share.share)));
    given.chain([minutes]).chain(shares).collect::<Vec<_>>().join(" · ")
}

/// A number with one decimal, none if it is whole: written by hand, since the library's way of writing fractions
/// is a tenth of what the panel may weigh.
fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() as u32;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

fn key_point(point: &KeyPoint) -> String {
    let mark = point.mark.as_ref().map_or(String::new(), |mark| format!("{} ", escaped(mark)));
    let label = point.label.as_ref().map_or(String::new(), |label| format!("**{}**: ", escaped(label)));
    let mut support: String = point.support.iter().map(|support| format!("\n  - {}", escaped(&support.text))).collect();
    if point.supported == Some(false) {
        support += "\n  - *Nothing found in the article that bears this out*";
    }
    format!("- {mark}{label}{}{support}", escaped(&point.text))
}

/// A tag with what else the article calls it.
fn tag(tag: &Tag) -> String {
    let about = match (tag.mentions.is_empty(), tag.aliases.is_empty()) {
        (true, _) => " *(not in the text)*".to_owned(),
        (_, false) => format!(" ({})", escaped(&tag.aliases.join(", "))),
        _ => String::new(),
    };
    escaped(&tag.label) + &about
}

/// The jump list, each speaker under a heading.
fn quotes(document: &mut String, reading: &Reading, options: &Options) {
    let groups = jump_list(reading, options);
    if !groups.is_empty() {
        paragraph(document, "## Quotes");
    }
    for group in groups {
        let who = match group.who {
            Who::Named(name) => escaped(name),
            Who::Unclear => "Speaker unclear".to_owned(),
            Who::Nobody => "Speaker not named".to_owned(),
        };
        paragraph(document, &format!("### {who}"));
        let lines: Vec<_> = group.quotes.iter().map(|&index| quote(&reading.quotes[index])).collect();
        paragraph(document, &lines.join("\n"));
    }
}

fn quote(quote: &Quote) -> String {
    let parts: Vec<_> = quote.parts.iter().map(|part| format!("“{}”", escaped(&part.text))).collect();
    let candidates = quote.speaker.as_ref().filter(|speaker| !speaker.sure).map(|speaker| &speaker.candidates);
    let perhaps = candidates.map_or(String::new(), |names| format!(" (perhaps {})", escaped(&names.join(" / "))));
    format!("- {}{perhaps}", parts.join(" … "))
}

/// Text with a backslash before whatever Markdown would take for markup.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let start = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let lists = (at == 0 && matches!(c, '-' | '+' | '#')) || (at == start && at > 0 && matches!(c, '.' | ')'));
        if lists || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// An address between the angle brackets of a link.
pub fn address(href: &str) -> String {
    href.replace('<', "%3C").replace('>', "%3E").replace(['\n', '\r'], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lexicon, Page};

    #[test]
    fn markup_in_the_page_stays_text() {
        assert_eq!(escaped("a*b_<c>[d](e)"), "a\\*b\\_\\<c\\>\\[d\\](e)");
        assert_eq!(
            (escaped("1. x"), escaped("- x"), escaped("2026")),
            ("1\\. x".into(), "\\- x".into(), "2026".into())
        );
    }

    #[test]
    fn an_empty_page_gives_a_document() {
        let reading = crate::read(&Page::from_text(""), &Options::default(), &Lexicon::EMPTY);
        assert!(markdown(&reading, &Options::default()).starts_with("# \n\n0 min\n\nNot an article: "));
    }
}
