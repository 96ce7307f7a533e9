//! Pages and their readings: each `tests/pages/NAME.html` is read, checked for what always holds, and its
//! reading, written out for people, compared with `NAME.expected` beside it.
//!
//! An expected file says what a careful reader finds right. Where the program falls short of it, a line
//! `# wrong: …` over the faulty line (or `# missing: …`) says so; lines that begin with `#` are not compared.
#![allow(clippy::unwrap_used, clippy::panic)]

use pullquote::article::Article;
use pullquote::native::{encoding, html};
use pullquote::reading::{Block, Quote, Reading};
use pullquote::{Lexicon, Options};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "fuzz/always.rs"]
mod always;

/// Set to write the expected files instead of comparing them.
const BLESS: &str = "PULLQUOTE_BLESS";

#[test]
fn no_page_needs_the_table_of_sites() {
    let options = Options::default();
    for (name, url) in [
        ("aggregator-wap", "https://app.myzaker.com/news/article.php?pk=1"),
        ("aggregator-www", "https://www.myzaker.com/article/1/"),
        ("reader-fish", "https://news.fishai.com.cn/news/1"),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name).with_extension("html");
        let page = html::page(&encoding::decode(&fs::read(&path).unwrap()), Some(url.to_owned()));
        let (aided, unaided) = (Article::find(&page, &options), Article::find_unaided(&page, &options));
        let found = |article: &Article| (article.body(), article.summary(), article.offered_tags.clone());
        assert_eq!(found(&aided), found(&unaided), "{name}");
    }
}

#[test]
fn pages_give_their_readings() {
    let bless = std::env::var_os(BLESS).is_some();
    let lexicon = Lexicon::bundled();
    let mut failures = Vec::new();
    for path in pages() {
        let name = path.file_stem().unwrap().to_string_lossy();
        let reading = read(&path, lexicon);
        let mut problems = always::broken_rules(&reading);
        if read(&path, lexicon) != reading {
            problems.push("reads differently the second time".to_owned());
        }
        let expected_path = path.with_extension("expected");
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        let actual = render(&reading);
        if bless {
            fs::write(&expected_path, with_comments(&actual, &expected)).unwrap();
        } else if without_comments(&expected) != actual {
            problems.push(diff(&without_comments(&expected), &actual));
        }
        failures.extend(problems.into_iter().map(|problem| format!("{name}: {problem}")));
    }
    let how = "If the new readings are right: PULLQUOTE_BLESS=1 cargo test --test pages";
    assert!(failures.is_empty(), "\n{}\n{how}\n", failures.join("\n"));
}

/// Every page there is, in order of name.
fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut pages: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "html")).collect();
    pages.sort();
    pages
}

fn read(path: &Path, lexicon: &Lexicon) -> Reading {
    let markup = encoding::decode(&fs::read(path).unwrap());
    pullquote::read(&html::page(&markup, None), &Options::default(), lexicon)
}

// A reading, written out for people

/// Longest text shown whole, in characters; of a longer one, so many from both ends.
const WHOLE: usize = 72;
const FROM_START: usize = 42;
const FROM_END: usize = 24;

/// A text, shortened in its middle: both of its ends are worth seeing.
fn cut(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let part = |range: &[char]| range.iter().collect::<String>();
    if chars.len() <= WHOLE {
        return text.replace('\n', " ⏎ ");
    }
    let ends =
        format!("{} … {}", part(&chars[..FROM_START]).trim_end(), part(&chars[chars.len() - FROM_END..]).trim_start());
    ends.replace('\n', " ⏎ ")
}

/// The name of a plain value, as JSON writes it.
fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or_default().to_owned()
}

/// All of a reading but the offsets and scores, which no reader would state.
fn render(reading: &Reading) -> String {
    let mut out = String::new();
    let known = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let verdict = &reading.verdict;
    let yes = |is: bool, what: &str| if is { what.to_owned() } else { format!("not {what}") };
    let languages = reading.languages.iter().map(|language| name(language.code));
    writeln!(out, "title: {}", reading.title).unwrap();
    writeln!(out, "source: {}", known(&reading.source)).unwrap();
    writeln!(out, "author: {}", known(&reading.author)).unwrap();
    writeln!(out, "published: {}", known(&reading.published)).unwrap();
    let article = if verdict.article { "an article" } else { "no article" };
    writeln!(out, "verdict: {article}, {}, {}", yes(verdict.long, "long"), yes(verdict.mixed, "mixed")).unwrap();
    writeln!(out, "languages: {}", languages.collect::<Vec<_>>().join(", ")).unwrap();
    let summary = reading.summary.as_ref().map(|summary| cut(&summary.text));
    writeln!(out, "summary: {}", known(&summary)).unwrap();

    let units: Vec<u16> = reading.text.encode_utf16().collect();
    writeln!(out, "\nblocks").unwrap();
    let text_of = |block: &Block| cut(&String::from_utf16_lossy(&units[block.start..block.end]));
    for block in &reading.blocks {
        writeln!(out, "  {} {}: {}", name(block.role), name(block.language), text_of(block)).unwrap();
        if let Some(original) = block.translation_of {
            writeln!(out, "    = {}", text_of(&reading.blocks[original])).unwrap();
        }
    }
    writeln!(out, "\nkey points").unwrap();
    for point in &reading.key_points {
        let before: Vec<_> =
            [&point.mark, &point.label].into_iter().flatten().map(|text| format!("[{text}] ")).collect();
        writeln!(out, "  {}: {}{}", name(point.origin), before.concat(), cut(&point.text)).unwrap();
        point.support.iter().for_each(|support| writeln!(out, "    < {}", cut(&support.text)).unwrap());
    }
    writeln!(out, "\ntags").unwrap();
    for tag in &reading.tags {
        writeln!(out, "  {}: {} ×{}", name(tag.origin), tag.label, tag.mentions.len()).unwrap();
    }
    writeln!(out, "\nquotes").unwrap();
    for (index, quote) in reading.quotes.iter().enumerate() {
        writeln!(out, "  {}", quote_line(index, quote)).unwrap();
        quote.parts.iter().for_each(|part| writeln!(out, "    “{}”", cut(&part.text)).unwrap());
    }
    writeln!(out, "\nrelated").unwrap();
    for related in &reading.related {
        writeln!(out, "  {} -> {}", related.title, related.href).unwrap();
    }
    out
}

/// `3 statement en, Mark Zuckerberg (he) wrote, same as 5`; a question mark behind a speaker who is not sure
fn quote_line(index: usize, quote: &Quote) -> String {
    let mut line = format!("{index} {} {}", name(quote.kind), name(quote.language));
    if let Some(speaker) = &quote.speaker {
        write!(line, ", {}", speaker.name).unwrap();
        if speaker.as_written != speaker.name {
            write!(line, " ({})", speaker.as_written).unwrap();
        }
        if !speaker.sure {
            line.push('?');
        }
    }
    if let Some(cue) = &quote.cue {
        write!(line, " [{cue}]").unwrap();
    }
    if !quote.same_as.is_empty() {
        let same: Vec<_> = quote.same_as.iter().map(usize::to_string).collect();
        write!(line, ", same as {}", same.join(" and ")).unwrap();
    }
    line
}

// Expected files

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

fn without_comments(expected: &str) -> String {
    expected.lines().filter(|line| !is_comment(line)).map(|line| format!("{line}\n")).collect()
}

/// A new expected file with the old one's comments. A comment speaks of the line below it: when that line is
/// gone, so is the comment, and it is printed for the last time.
fn with_comments(actual: &str, old: &str) -> String {
    let mut lines: Vec<String> = actual.lines().map(str::to_owned).collect();
    let mut from = 0;
    let mut comments: Vec<&str> = Vec::new();
    for line in old.lines() {
        if is_comment(line) {
            comments.push(line);
        } else if !comments.is_empty() {
            match lines[from..].iter().position(|new| new == line) {
                Some(at) => {
                    let at = from + at;
                    from = at + comments.len() + 1;
                    lines.splice(at..at, comments.drain(..).map(str::to_owned));
                }
                None => comments.drain(..).for_each(|comment| println!("gone: {comment}")),
            }
        }
    }
    lines.extend(comments.iter().map(|comment| comment.to_string()));
    lines.join("\n") + "\n"
}

/// The lines that differ, by the longest common subsequence, each stretch with a line around it.
fn diff(expected: &str, actual: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    // longest[i][j]: of what follows from old[i] and new[j] on
    let mut longest = vec![vec![0u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i][j] =
                if old[i] == new[j] { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let mut lines: Vec<(char, &str)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            lines.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && longest[i + 1][j] >= longest[i][j + 1]) {
            lines.push(('-', old[i]));
            i += 1;
        } else {
            lines.push(('+', new[j]));
            j += 1;
        }
    }
    let near = |at: usize| lines[at.saturating_sub(1)..(at + 2).min(lines.len())].iter().any(|(sign, _)| *sign != ' ');
    let mut out = String::from("the reading differs (- expected, + read)");
    for at in (0..lines.len()).filter(|&at| near(at)) {
        write!(out, "\n  {} {}", lines[at].0, lines[at].1).unwrap();
    }
    out
}

#[test]
fn comments_stay_over_their_lines() {
    let old = "a\n# wrong: b should be c\nb\n# gone\nx\nb\n# last\n";
    assert_eq!(with_comments("a\nb\nb\ny\n", old), "a\n# wrong: b should be c\nb\nb\ny\n# last\n");
    assert_eq!(without_comments(old), "a\nb\nx\nb\n");
}

#[test]
fn diffs_show_what_changed() {
    let shown = diff("a\nb\nc\nd\ne\n", "a\nb\nC\nd\ne\n");
    assert_eq!(shown, "the reading differs (- expected, + read)\n    b\n  - c\n  + C\n    d");
}
