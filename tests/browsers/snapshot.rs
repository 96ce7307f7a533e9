//! The walk over a live page.

use crate::driver::Result;
use crate::{Stage, same};
use serde_json::json;

/// The text nodes of `dom.html` in this order, and no others.
pub fn what_a_reader_sees(stage: &mut Stage) -> Result {
    stage.visit("tests/browsers/dom.html")?;
    let seen = [
        "What a reader sees",
        "in a form",
        "seen again",
        "no box of its own",
        "fold",
        "folded",
        "behind a dialog",
        "shadow",
        "one",
        "two",
        "three",
        "by default",
        "end",
    ];
    same("texts", stage.own("shownTexts(document)")?, json!(seen))
}
