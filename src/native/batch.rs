//! Many pages in one run: JSON Lines in, JSON Lines out.

use crate::native::html;
use crate::{Page, Reading};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{BufRead, Result, Write};

/// A line of the input: a page as HTML or as text, and what to call it.
#[derive(Deserialize)]
struct Record {
    id: Value,
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
}

/// A line of the output.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Reading(Box<Reading>),
    Error(String),
}

#[derive(Serialize)]
struct Line {
    id: Value,
    #[serde(flatten)]
    outcome: Outcome,
}

/// Reads each line's page with `read` and writes its reading, in order, as they are done. A line that is no record gets
/// an error in its place. Gives whether all lines were records; fails only when reading or writing does.
pub fn run(input: impl BufRead, mut output: impl Write, read: impl Fn(&Page) -> Reading) -> Result<bool> {
    let mut all = true;
    for (number, line) in input.split(b'\n').enumerate() {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let line = answer(&line, number + 1, &read);
        all &= matches!(line.outcome, Outcome::Reading(_));
        serde_json::to_writer(&mut output, &line)?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
    Ok(all)
}

fn answer(line: &[u8], number: usize, read: impl Fn(&Page) -> Reading) -> Line {
    let refuse = |id, why: String| Line { id, outcome: Outcome::Error(format!("line {number}: {why}")) };
    let value: Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => return refuse(Value::Null, format!("not JSON: {error}")),
    };
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    let record: Record = match serde_json::from_value(value) {
        Ok(record) => record,
        Err(error) => return refuse(id, format!("not a record: {error}")),
    };
    let page = match (record.html, record.text) {
        (Some(markup), _) => html::page(&markup, record.url),
        (None, Some(text)) => Page::from_text(&text),
        (None, None) => return refuse(id, "neither \"html\" nor \"text\"".to_owned()),
    };
    Line { id: record.id, outcome: Outcome::Reading(Box::new(read(&page))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lexicon, Options};

    #[test]
    fn a_bad_line_does_not_end_the_run() {
        let input = "{\"id\":1,\"text\":\"Hello.\"}\n\nnonsense\n{\"id\":\"x\"}\n{\"id\":2,\"html\":\"<p>Hi\"}\n";
        let mut output = Vec::new();
        let read = |page: &Page| crate::read(page, &Options::default(), &Lexicon::EMPTY);
        let all = run(input.as_bytes(), &mut output, read).unwrap();
        assert!(!all);
        let lines: Vec<Value> = output.split(|&b| b == b'\n').filter_map(|l| serde_json::from_slice(l).ok()).collect();
        assert_eq!(lines.len(), 4);
        assert_eq!((&lines[0]["id"], &lines[0]["reading"]["version"]), (&1.into(), &1.into()));
        assert!(lines[1]["id"].is_null() && lines[1]["error"].as_str().unwrap().starts_with("line 3: not JSON"));
        assert_eq!(
            (&lines[2]["id"], &lines[2]["error"]),
            (&"x".into(), &"line 4: neither \"html\" nor \"text\"".into())
        );
        assert_eq!(lines[3]["reading"]["text"].as_str().unwrap().trim(), "Hi");
    }
}
