//! The wasm of the try-it page and the native program read every page of the tests alike.

use crate::driver::Result;
use crate::{Stage, same};
use pullquote::native::{encoding, html};
use pullquote::{Lexicon, Options};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub fn on_all_pages(stage: &mut Stage) -> Result {
    stage.visit("target/www/index.html")?;
    let lexicon = Lexicon::bundled();
    let pages = pages();
    assert!(pages.len() > 12);
    for path in pages {
        let markup = encoding::decode(&std::fs::read(&path).unwrap());
        let native = pullquote::read(&html::page(&markup, None), &Options::default(), lexicon);
        let native = with_whole_numbers(serde_json::to_value(native).unwrap());
        let read = stage
            .browser
            .execute("return (window.wrappedJSObject ?? window).pullquoteRead(arguments[0])", json!([markup]))?;
        let wasm: Value = serde_json::from_str(read.as_str().unwrap_or_default()).map_err(|e| e.to_string())?;
        for (field, native) in native.as_object().unwrap() {
            same(&format!("{}: {field}", path.display()), &wasm[field], native)?;
        }
        same("fields", wasm.as_object().map(|fields| fields.len()), native.as_object().map(|fields| fields.len()))?;
    }
    Ok(())
}

/// The pages of the tests and the sample.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(root.join("tests/pages")).unwrap().map(|file| file.unwrap().path());
    let mut pages: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "html")).collect();
    pages.sort();
    pages.push(root.join("www/sample.html"));
    pages
}

/// JavaScript has one kind of number: it writes 1.0 as 1.
pub fn with_whole_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.fract() == 0.0 => json!(float as i64),
            _ => Value::Number(number),
        },
        Value::Array(values) => values.into_iter().map(with_whole_numbers).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, with_whole_numbers(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        other => other,
    }
}
