//! What always holds of a reading, whatever the page.

use pullquote::article::{REASONS, Role};
use pullquote::reading::{Part, Quote, Reading};
use std::fmt::Display;

/// What always holds of a reading, and does not of this one.
pub fn broken_rules(reading: &Reading) -> Vec<String> {
    let units: Vec<u16> = reading.text.encode_utf16().collect();
    let slice = |start: usize, end: usize| units.get(start..end).and_then(|units| String::from_utf16(units).ok());
    let mut broken = Vec::new();
    let mut check = |holds: bool, rule: &str, what: &dyn Display| {
        if !holds {
            broken.push(format!("{rule}: {what}"));
        }
    };
    let inside = |start: usize, end: usize, role: fn(Role) -> bool| {
        reading.blocks.iter().any(|block| block.start <= start && end <= block.end && role(block.role))
    };

    let mut at = 0;
    let mut body = Vec::new();
    for block in &reading.blocks {
        let text = slice(block.start, block.end).unwrap_or_default();
        check(block.start == at && block.end > at, "blocks follow one another, one a line", &text);
        check(!text.contains('\n'), "a block is one line", &text);
        at = block.end + 1;
        if block.role.is_body() {
            body.push(text);
        }
    }
    check(at == units.len() + 1 || reading.blocks.is_empty(), "the blocks are all of the text", &at);
    check(body.join("\n") == reading.body, "the body is its blocks", &reading.body);

    let mut is_slice = |text: &str, start: usize, end: usize| {
        check(slice(start, end).as_deref() == Some(text) && start < end, "a text is its slice", &text);
    };
    if let Some(summary) = &reading.summary {
        is_slice(&summary.text, summary.start, summary.end);
    }
    for point in &reading.key_points {
        is_slice(&point.text, point.start, point.end);
        point.support.iter().for_each(|support| is_slice(&support.text, support.start, support.end));
    }
    for Part { text, start, end } in reading.quotes.iter().flat_map(|quote| &quote.parts) {
        is_slice(text, *start, *end);
    }

    for point in &reading.key_points {
        for support in &point.support {
            check(inside(support.start, support.end, Role::is_body), "support stands in the body", &support.text);
            check((0.0..=1.0).contains(&support.score), "a score is 0 to 1", &support.score);
        }
    }
    for tag in &reading.tags {
        let ordered = tag.mentions.is_sorted_by(|a, b| a.end <= b.start);
        check(ordered, "mentions are in order, apart from one another", &tag.label);
        for mention in &tag.mentions {
            let known = slice(mention.start, mention.end).is_some_and(|text| !text.is_empty());
            let held = inside(mention.start, mention.end, Role::is_content);
            check(known && held, "a mention is a stretch of the content", &tag.label);
        }
    }
    for (index, quote) in reading.quotes.iter().enumerate() {
        let parts = &quote.parts;
        let first = parts.first().map_or("", |part| &part.text);
        check(!parts.is_empty(), "a quote has parts", &index);
        check(parts.is_sorted_by(|a, b| a.end <= b.start), "parts are in order", &first);
        for part in parts {
            check(inside(part.start, part.end, Role::is_content), "a part stands in the content", &part.text);
        }
        for &same in &quote.same_as {
            let tied = same != index && reading.quotes.get(same).is_some_and(|other| other.same_as.contains(&index));
            check(tied, "same_as goes both ways", &first);
        }
    }
    for reason in &reading.verdict.reasons {
        let known = REASONS.iter().find(|(code, _)| reason.split(' ').next() == Some(code));
        let values = known.map(|(_, values)| values + 1) == Some(reason.split(' ').count());
        check(values, "a reason is a known code with its values", reason);
    }
    let starts = |quote: &Quote| quote.parts.first().map_or(0, |part| part.start);
    check(reading.quotes.is_sorted_by_key(starts), "quotes are in page order", &"");
    broken
}
