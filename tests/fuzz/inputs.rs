//! Arbitrary bytes as each kind of input; all panic when something does not hold that always should.

use crate::always::broken_rules;
use pullquote::article::{Article, explain};
use pullquote::export::fragment::Links;
use pullquote::export::template::Template;
use pullquote::export::{jump_list, markdown};
use pullquote::native::{encoding, english, html};
use pullquote::options::{FIELDS, Raw};
use pullquote::page::byte_of_utf16;
use pullquote::{Lexicon, Options, Page, Reading, chosen, notebook};
use std::sync::LazyLock;

type Input = fn(&[u8]);

/// Each kind by the name of its target and of its folder in `cases/`.
pub const KINDS: &[(&str, Input)] =
    &[("html", of_html), ("text", of_text), ("options", of_options), ("snapshot", of_snapshot), ("import", of_import)];

/// A page's file.
pub fn of_html(bytes: &[u8]) {
    check(&html::page(&encoding::decode(bytes), None), &Options::default());
}

/// Text without a page.
pub fn of_text(bytes: &[u8]) {
    check(&Page::from_text(&String::from_utf8_lossy(bytes)), &Options::default());
}

/// Stored settings: three bytes each, which say whose value, of which type and what it is.
pub fn of_options(bytes: &[u8]) {
    let (head, page) = bytes.split_at(bytes.len().min(3 * FIELDS.len()));
    let stored = |name: &str| {
        let at = FIELDS.iter().position(|field| field.name == name)?;
        let &[_, kind, value] = head.chunks_exact(3).rfind(|stored| usize::from(stored[0]) % FIELDS.len() == at)?
        else {
            return None;
        };
        Some(match kind % 6 {
            0 => Raw::Switch(value % 2 == 1),
            1 => Raw::Number(f64::from(value)),
            2 => Raw::Number([f64::NAN, f64::INFINITY, -0.5, 1e300][usize::from(value) % 4]),
            3 => Raw::Number(f64::from(value) / 20.0),
            4 => Raw::Text(String::from_utf8_lossy(page).chars().take(value.into()).collect()),
            _ => Raw::Other,
        })
    };
    let (options, _) = Options::checked(stored);
    for field in FIELDS {
        let value = options.value(field.name);
        assert!(field.accepts(&value), "{} is {value:?}", field.name);
    }
    check(&Page::from_text(&String::from_utf8_lossy(page)), &options);
}

/// What a snapshot hands over, also where its parts don't agree: how many numbers, the numbers, the strings.
pub fn of_snapshot(bytes: &[u8]) {
    let (&count, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let (numbers, strings) = rest.split_at(rest.len().min(2 * usize::from(count)));
    let number = |pair: &[u8]| match u16::from_le_bytes([pair[0], pair[1]]) {
        u16::MAX => u32::MAX,
        number => number.into(),
    };
    let table: Vec<u32> = numbers.chunks_exact(2).map(number).collect();
    check(&Page::from_snapshot(None, &String::from_utf8_lossy(strings), &table), &Options::default());
}

/// A file that a reader imports: a notebook, a list of sites, a template.
pub fn of_import(bytes: &[u8]) {
    if let Ok(file) = serde_json::from_slice(bytes) {
        of_notebook(file);
    }
    if let Ok(file) = serde_json::from_slice(bytes) {
        of_sites(&file);
    }
    let template = String::from_utf8_lossy(bytes).into_owned();
    if Template::parse(&template, &markdown::SCOPE).is_ok() {
        static READING: LazyLock<Reading> = LazyLock::new(|| {
            let page = Page::from_text("“Ice,” said Ida Moen.\n“冰很厚。”林晚舟说。");
            pullquote::read(&page, &Options::default(), Lexicon::bundled())
        });
        markdown::markdown(&READING, &Options { template, ..Options::default() }, "", &english::say);
    }
}

fn of_notebook(file: notebook::File) {
    let Ok(import) = notebook::import(&[], file.clone()) else { return };
    let entries = &import.changed;
    assert_eq!(import.new, entries.len());
    assert_eq!(import.new + import.known, file.entries.len());
    let nothing = notebook::Import { known: file.entries.len(), ..Default::default() };
    assert_eq!(notebook::import(entries, file), Ok(nothing), "a second time something is new");
    let back = notebook::import(&[], notebook::export::file(entries)).map(|import| import.changed);
    assert_eq!(back.as_ref(), Ok(entries), "what was exported comes back otherwise");
    notebook::export::markdown(entries, "Notebook");
    for entry in entries {
        let (words, lexicon) = (entry.words.join(" "), Lexicon::bundled());
        notebook::search::Indexed::new(entry.clone(), lexicon).has(&words, lexicon);
    }
}

fn of_sites(file: &chosen::File) {
    // stands for what a browser makes of letters that are not ASCII
    let ascii = |name: &str| name.contains('.').then(|| format!("xn--{}.example", name.len()));
    let Ok((sites, new)) = chosen::import(&[], file, ascii) else { return };
    assert_eq!(sites.len(), new);
    for site in &sites {
        assert_eq!(chosen::host(&site.host, ascii).as_ref(), Ok(&site.host));
    }
    assert_eq!(chosen::import(&sites, file, ascii), Ok((sites.clone(), 0)), "a second time something is new");
}

fn check(page: &Page, options: &Options) {
    let lexicon = Lexicon::bundled();
    let reading = pullquote::read(page, options, lexicon);
    let broken = broken_rules(&reading);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(pullquote::read(page, options, lexicon) == reading, "reads differently the second time");
    // what is made of it: none of it may fail
    markdown::markdown(&reading, options, "", &english::say);
    jump_list::jump_list(&reading, options);
    explain(page);
    for part in reading.quotes.iter().flat_map(|quote| &quote.parts) {
        let words = byte_of_utf16(&reading.text, part.start)..byte_of_utf16(&reading.text, part.end);
        Links::into(&reading.text).fragment(words.clone());
        assert_eq!(reading.text.get(words), Some(&*part.text));
    }
    let article = Article::find(page, options);
    for block in &article.blocks {
        article.anchors(block.range.clone());
    }
}
