//! What the fuzzers found, and the seeds that they begin with, once more: every file in `fuzz/cases/KIND/`.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "fuzz/always.rs"]
mod always;
#[path = "fuzz/inputs.rs"]
mod inputs;

use std::fs;
use std::path::Path;

#[test]
fn cases_hold() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/cases");
    for (kind, check) in inputs::KINDS {
        let mut files: Vec<_> = fs::read_dir(cases.join(kind)).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty(), "no cases of {kind}");
        for file in files {
            println!("{}", file.display());
            check(&fs::read(file).unwrap());
        }
    }
}
