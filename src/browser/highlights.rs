//! Marking words without touching the page: the CSS Custom Highlight API.

use super::dom::document;
use super::strings::style;
use js_sys::{Array, JsString};
use std::cell::{OnceCell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Node, Range};

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

    /// A document or a shadow root: what style sheets can be adopted by.
    #[derive(Debug, Clone, PartialEq)]
    pub type Styled;
    #[wasm_bindgen(method, getter, js_name = adoptedStyleSheets)]
    fn sheets(this: &Styled) -> Array;
    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    fn set_sheets(this: &Styled, sheets: &Array);

    type Sheet;
    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    fn replace(this: &Sheet, css: &JsString) -> Result<(), JsValue>;
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
#[derive(Debug, Default)]
pub struct Marks {
    /// From the first mark on: a page that adopts it is styled anew, and whoever opens the panel waits for that.
    sheet: OnceCell<Option<CssStyleSheet>>,
    /// What has adopted it: the document, and the shadow roots that hold marked words.
    adopted: RefCell<Vec<Node>>,
}

impl Marks {
    /// Marks the target of a jump and what belongs with it; what was marked before no longer is.
    pub fn show(&self, target: &[Range], also: &[Range]) {
        self.set(ALSO, also, 1);
        self.set(JUMP, target, 2);
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
            if one == strength && !ranges.is_empty() { self.set(&name, ranges, 0) } else { delete(&name) }
        }
    }
}

impl Marks {
    fn set(&self, name: &str, ranges: &[Range], priority: i32) {
        let Ok(highlight) = Highlight::new() else { return };
        highlight.set_priority(priority);
        // text that stands in a shadow root without an element around it is styled by the document as well
        if !ranges.is_empty() {
            self.adopt(document().into());
        }
        for range in ranges {
            highlight.add(range);
            let _ = range.start_container().inspect(|node| self.adopt(node.get_root_node()));
        }
        HIGHLIGHTS.with(|registry| registry.as_ref().inspect(|registry| registry.set(name, &highlight)).is_some());
    }

    /// Sees to it that marks show in a tree of nodes: a document's style sheet does not reach into shadow roots.
    fn adopt(&self, root: Node) {
        let mut adopted = self.adopted.borrow_mut();
        if let Some(sheet) = self.sheet.get_or_init(|| sheet(style("highlights")))
            && !adopted.contains(&root)
        {
            adopt(&root, sheet);
            adopted.push(root);
        }
    }
}

impl Drop for Marks {
    fn drop(&mut self) {
        self.clear();
        [QUOTES, POINTS].iter().for_each(|kind| self.mark(kind, &[], ""));
        let adopted = self.adopted.borrow();
        self.sheet.get().and_then(Option::as_ref).inspect(|sheet| adopted.iter().for_each(|root| unadopt(root, sheet)));
    }
}

fn delete(name: &str) {
    HIGHLIGHTS.with(|registry| registry.as_ref().inspect(|registry| _ = registry.delete(name)).is_some());
}

/// Gives a document or a shadow root a style sheet of ours.
pub fn adopt(into: &JsValue, sheet: &CssStyleSheet) {
    let into: &Styled = into.unchecked_ref();
    into.set_sheets(&into.sheets().concat(&Array::of1(sheet)));
}

/// Takes it away again, whatever others have been added meanwhile.
pub fn unadopt(from: &JsValue, sheet: &CssStyleSheet) {
    let (from, ours): (&Styled, &JsValue) = (from.unchecked_ref(), sheet);
    from.set_sheets(&from.sheets().iter().filter(|sheet| sheet != ours).collect());
}

/// A style sheet to adopt, which no content security policy stops.
pub fn sheet(css: impl Into<JsString>) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.unchecked_ref::<Sheet>().replace(&css.into()).ok()?;
    Some(sheet)
}
