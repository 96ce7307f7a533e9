//! Marking words without touching the page: the CSS Custom Highlight API.

use super::dom::document;
use super::strings::style;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Range};

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

/// The words last jumped to.
const JUMP: &str = "pullquote-jump";
/// What belongs with them: the quote's other parts, the tag's other mentions.
const ALSO: &str = "pullquote-also";

/// The marks in the document and the style sheet that shows them; both go when this is dropped.
#[derive(Debug)]
pub struct Marks {
    sheet: Option<CssStyleSheet>,
}

impl Marks {
    /// Gives the document the style sheet.
    pub fn new() -> Marks {
        let sheet = sheet(&style("highlights"));
        if let Some(sheet) = &sheet {
            let sheets = document().adopted_style_sheets();
            document().set_adopted_style_sheets(&sheets.concat(&Array::of1(sheet)));
        }
        Marks { sheet }
    }

    /// Marks the target of a jump and what belongs with it; what was marked before no longer is.
    pub fn show(&self, target: &[Range], also: &[Range]) {
        for (name, ranges, priority) in [(ALSO, also, 0), (JUMP, target, 1)] {
            let Ok(highlight) = Highlight::new() else { return };
            highlight.set_priority(priority);
            ranges.iter().for_each(|range| highlight.add(range));
            HIGHLIGHTS.with(|registry| registry.as_ref().inspect(|registry| registry.set(name, &highlight)).is_some());
        }
    }

    /// Takes all marks away.
    pub fn clear(&self) {
        HIGHLIGHTS.with(|registry| {
            for name in [JUMP, ALSO] {
                registry.as_ref().inspect(|registry| _ = registry.delete(name));
            }
        });
    }
}

impl Drop for Marks {
    fn drop(&mut self) {
        self.clear();
        if let Some(ours) = &self.sheet {
            let ours: &JsValue = ours;
            let others: Array = document().adopted_style_sheets().iter().filter(|sheet| sheet != ours).collect();
            document().set_adopted_style_sheets(&others);
        }
    }
}

/// A style sheet to adopt, which no content security policy stops.
pub fn sheet(css: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(css).ok()?;
    Some(sheet)
}
