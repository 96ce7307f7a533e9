//! Quotes and their speakers on small texts, each showing one thing: the files in `tests/quotes/`.
//!
//! A case begins with `== ` and its name. Then come the text's lines, each a paragraph, and under a line one
//! marker line for each marked stretch in it, in order: carets under the stretch, then what it is.
//!
//! ```text
//! == the verb before the name
//! “The tide is late,” said Mara Quill. “We wait.”
//!  ^^^^^^^^^^^^^^^^^ statement, Mara Quill
//!                                       ^^^^^^^^ +
//! ```
//!
//! `kind`; `kind, name`; `view, name` for what is said without marks, behind the quotes of its line; `kind, name = as written` when these differ; `+` for a further part of the quote before;
//! a question mark behind a speaker who is not sure; `~ 0 2` at the end for the places of quotes of the same words, counted from 0. A column is a character, and
//! CJK characters with their punctuation from U+2E80 on are two.
//!
//! A line that begins with `> ` is a block quotation.
//!
//! `UPDATE=1 cargo test --test quotes` writes the markers anew: read the difference before keeping it.

use pullquote::article::{Block, Role};
use pullquote::quotes::{self, Kind, Quote, Said};
use pullquote::text::language::Letters;
use pullquote::{Article, Lexicon};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const QUOTED: &str = "> ";

#[test]
fn marked_cases() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quotes");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let (mut wrong, mut cases) = (String::new(), 0);
    for file in files {
        let expected = fs::read_to_string(&file)?;
        let got: Vec<String> = expected.split("== ").skip(1).map(marked).collect();
        cases += got.len();
        let got = got.join("");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &got)?;
            continue;
        }
        for (wanted, case) in expected.split("== ").skip(1).zip(got.split("== ").skip(1)) {
            if wanted.trim() != case.trim() {
                let _ = write!(wrong, "{}\nwanted: {wanted}\ngot: {case}\n", file.display());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(cases >= 250, "only {cases} cases");
    Ok(())
}

/// A case with the markers that the reading gives it.
fn marked(case: &str) -> String {
    let mut lines = case.lines();
    let name = lines.next().unwrap_or_default();
    let text: Vec<&str> = lines.filter(|line| !line.trim_start().starts_with('^') && !line.is_empty()).collect();
    let article = article(&text);
    let Said { quotes, views } = quotes::find(&article, Lexicon::bundled());
    let mut out = format!("== {name}\n");
    for block in &article.blocks {
        let prefix = if block.role == Role::Quotation { QUOTED } else { "" };
        let _ = writeln!(out, "{prefix}{}", article.text_of(block));
        for quote in &quotes {
            for (index, part) in quote.parts.iter().enumerate() {
                if block.range.start <= part.start && part.end <= block.range.end {
                    let indent = " ".repeat(prefix.len() + columns(&article.text[block.range.start..part.start]));
                    let carets = "^".repeat(columns(&article.text[part.clone()]));
                    let label = if index == 0 { label(&article.text, quote) } else { "+".into() };
                    let _ = writeln!(out, "{indent}{carets} {label}");
                }
            }
        }
        for view in views.iter().filter(|view| block.range.start <= view.cue.start && view.cue.end <= block.range.end) {
            let indent = " ".repeat(prefix.len() + columns(&article.text[block.range.start..view.content.start]));
            let carets = "^".repeat(columns(&article.text[view.content.clone()]));
            let _ = writeln!(out, "{indent}{carets} view, {}", &article.text[view.holder.clone()]);
        }
    }
    out.push('\n');
    out
}

/// An article of these paragraphs.
fn article(paragraphs: &[&str]) -> Article {
    let mut article = Article::default();
    for paragraph in paragraphs {
        let start = article.text.len();
        let quoted = paragraph.strip_prefix(QUOTED);
        let role = if quoted.is_some() { Role::Quotation } else { Role::Paragraph };
        let paragraph = quoted.unwrap_or(paragraph);
        article.text.push_str(paragraph);
        let (range, letters) = (start..article.text.len(), Letters::of(paragraph));
        let language = letters.language();
        article.blocks.push(Block { role, language, range, letters, bold: 0, node: 0, translation_of: None });
        article.text.push('\n');
    }
    article
}

fn label(text: &str, quote: &Quote) -> String {
    let kind = match quote.kind {
        Kind::Statement => "statement",
        Kind::Fragment => "fragment",
        Kind::Term => "term",
        Kind::Title => "title",
    };
    let mut label = kind.to_owned();
    if let Some(speaker) = &quote.speaker {
        let (name, written) = (&text[speaker.name.clone()], &text[speaker.as_written.clone()]);
        let _ = write!(label, ", {name}");
        if name != written {
            let _ = write!(label, " = {written}");
        }
        if !speaker.is_sure() {
            label.push('?');
        }
    }
    if !quote.same_as.is_empty() {
        let _ = write!(label, " ~");
        for other in &quote.same_as {
            let _ = write!(label, " {other}");
        }
    }
    label
}

/// How wide a text stands in a file of fixed columns.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}
