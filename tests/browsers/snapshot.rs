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

/// A page of 7,020 text nodes. The time is told; the bound is far off, since machines differ.
pub fn is_quick(stage: &mut Stage) -> Result {
    stage.visit("tests/browsers/wasm.html")?;
    let times = stage.own("snapshotTimes(1170)")?;
    println!("{}: snapshot of 7,020 text nodes, first and median of nine: {times} ms", stage.browser.name());
    assert!(times[1].as_f64().is_some_and(|median| median < 100.0), "{times}");
    Ok(())
}
