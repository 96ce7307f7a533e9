//! Search among the settings: rows that hold all of its words stay.

use crate::browser::dom::{Built, all, element};
use crate::browser::strings::Strings;
use crate::text::fold::fold;
use crate::text::lexicon::Lexicon;
use web_sys::HtmlElement;

pub fn field(strings: &Strings) -> Built {
    let find = strings.say("find_setting");
    let input = element("input", "find").attribute("type", "search").attribute("name", "find");
    element("div", "search").child(input.attribute("placeholder", &find).attribute("aria-label", &find))
}

/// Hides what does not hold the letters typed, and headings with nothing left below them. Gives how many are left.
pub fn narrow(page: &HtmlElement, typed: &str) -> usize {
    let folded = |text: &str| fold(text, &Lexicon::EMPTY);
    let typed = folded(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut left = 0;
    for section in all(page, "section:has(.rows)") {
        let rows = all(&section, ".row, [data-search]");
        let kept = rows.iter().filter(|row| {
            let text = folded(&row.text_content().unwrap_or_default());
            let fits = words.iter().all(|word| text.contains(word));
            row.set_hidden(!fits);
            fits
        });
        let kept = kept.count();
        section.set_hidden(kept == 0);
        left += kept;
    }
    left
}
