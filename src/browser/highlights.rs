//! Marking words without touching the page: the CSS Custom Highlight API.

use super::dom::document;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, Range};

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    type Registry;
    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<Registry>;
    #[wasm_bindgen(method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &Registry, name: &str) -> bool;
}

/// How all names of ours in the registry begin.
const OURS: &str = "pullquote-";
/// The words last jumped to.
const JUMP: &str = "pullquote-jump";
/// What belongs with them: the quote's other parts, the tag's other mentions.
const ALSO: &str = "pullquote-also";

/// What the reader has marked at will, each in three strengths.
pub const QUOTES: &str = "quotes";
pub const POINTS: &str = "points";

/// The marks in the document and the style sheet that shows them; both go when this is dropped.
#[derive(Debug)]
pub struct Marks {
    sheet: Option<CssStyleSheet>,
}

impl Marks {
    /// Gives the document the style sheet.
    pub fn new() -> Marks {
        let sheet = sheet(include_str!("highlights.css"));
        sheet.as_ref().inspect(|sheet| adopt(&document(), sheet));
        Marks { sheet }
    }

    /// Marks the target of a jump and what belongs with it; what was marked before no longer is.
    pub fn show(&self, target: &[Range], also: &[Range]) {
        set(ALSO, also, 1);
        set(JUMP, target, 2);
    }

    /// Takes the marks of the last jump away.
    pub fn clear(&self) {
        delete(JUMP);
        delete(ALSO);
    }

    /// Marks these ranges and no others as [`QUOTES`] or [`POINTS`], in one of three strengths (1 to 3).
    pub fn mark(&self, kind: &str, ranges: &[Range], strength: &str) {
        for one in ["1", "2", "3"] {
            let name = [OURS, kind, "-", one].concat();
            if one == strength && !ranges.is_empty() { set(&name, ranges, 0) } else { delete(&name) }
        }
    }
}

impl Drop for Marks {
    fn drop(&mut self) {
        self.clear();
        [QUOTES, POINTS].iter().for_each(|kind| self.mark(kind, &[], ""));
        self.sheet.as_ref().inspect(|sheet| unadopt(&document(), sheet));
    }
}

fn set(name: &str, ranges: &[Range], priority: i32) {
    let Ok(highlight) = Highlight::new() else { return };
    highlight.set_priority(priority);
    ranges.iter().for_each(|range| highlight.add(range));
    HIGHLIGHTS.with(|registry| registry.as_ref().inspect(|registry| registry.set(name, &highlight)).is_some());
}

fn delete(name: &str) {
    HIGHLIGHTS.with(|registry| registry.as_ref().inspect(|registry| _ = registry.delete(name)).is_some());
}

/// Gives the document a style sheet of ours.
pub fn adopt(document: &Document, sheet: &CssStyleSheet) {
    document.set_adopted_style_sheets(&document.adopted_style_sheets().concat(&Array::of1(sheet)));
}

/// Takes it away again, whatever others have been added meanwhile.
pub fn unadopt(document: &Document, sheet: &CssStyleSheet) {
    let ours: &JsValue = sheet;
    let others: Array = document.adopted_style_sheets().iter().filter(|sheet| sheet != ours).collect();
    document.set_adopted_style_sheets(&others);
}

/// A style sheet to adopt, which no content security policy stops.
pub fn sheet(css: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(css).ok()?;
    Some(sheet)
}
