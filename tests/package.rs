//! What the package may do: its rights, and that nothing in it could send anything anywhere.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// What a script, a page or a style sheet would need to reach another machine, or to run what came from one.
const REACHING_OUT: &[&str] = &[
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "RTCPeerConnection",
    "sendBeacon",
    "importScripts(\"http",
    "import(",
    "eval(",
    "new Function",
    "new Worker",
    "instantiateStreaming",
    "innerHTML",
    "@import",
    "url(http",
    "src=\"http",
    "href=\"http",
];

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn manifest() -> Value {
    serde_json::from_str(&fs::read_to_string(folder("extension/manifest.json")).unwrap()).unwrap()
}

/// Any other right is asked of every reader: it is added here only on purpose.
#[test]
fn the_manifest_asks_for_no_more() {
    let manifest = manifest();
    assert_eq!(
        manifest["permissions"],
        json!(["activeTab", "contextMenus", "scripting", "storage", "unlimitedStorage"])
    );
    assert_eq!(manifest["optional_host_permissions"], json!(["*://*/*"]));
    let policy = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'";
    assert_eq!(manifest["content_security_policy"], json!({ "extension_pages": policy }));
    let gecko = &manifest["browser_specific_settings"]["gecko"];
    assert_eq!(gecko["data_collection_permissions"], json!({ "required": ["none"] }));
    for never in ["host_permissions", "content_scripts", "web_accessible_resources", "externally_connectable"] {
        assert_eq!(manifest.get(never), None, "{never}");
    }
}

/// The browsers that it can be installed in, as readers are told.
#[test]
fn read_me_names_the_oldest_browsers() {
    let manifest = manifest();
    let least =
        [&manifest["minimum_chrome_version"], &manifest["browser_specific_settings"]["gecko"]["strict_min_version"]];
    let least = least.map(|version| version.as_str().unwrap());
    for read_me in ["README.md", "README.zh-CN.md"] {
        let text = fs::read_to_string(folder(read_me)).unwrap();
        assert!(least.iter().all(|version| text.contains(version.trim_end_matches(".0"))), "{read_me}: {least:?}");
    }
}

/// What `build.sh` made, if it has.
#[test]
fn nothing_in_the_package_reaches_out() {
    for path in files(&folder("extension/dist")) {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        for word in REACHING_OUT {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    entries.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
