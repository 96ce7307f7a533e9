//! The user guide: both languages have the same pages, and every link and picture in them and in the READMEs leads
//! somewhere.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn pages() -> BTreeSet<String> {
    let names = fs::read_dir("guide").unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".md")).collect()
}

#[test]
fn both_languages_have_the_same_pages() {
    let (chinese, english): (BTreeSet<_>, BTreeSet<_>) =
        pages().into_iter().partition(|name| name.ends_with(".zh-CN.md"));
    let chinese: BTreeSet<_> = chinese.iter().map(|name| name.replace(".zh-CN", "")).collect();
    assert_eq!(chinese, english);
}

#[test]
fn every_link_leads_somewhere() {
    let guide = pages().into_iter().map(|name| format!("guide/{name}"));
    let mut broken = Vec::new();
    for page in guide.chain(["README.md".to_owned(), "README.zh-CN.md".to_owned()]) {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap();
            let is_place = file.starts_with("{{"); // in a template
            if !is_place && !file.contains("://") && !Path::new(&page).parent().unwrap().join(file).exists() {
                broken.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:?}");
}
