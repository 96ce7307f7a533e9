//! Many pages in one run: JSON Lines in, JSON Lines out.

use crate::native::html;
use crate::{Page, Reading};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{BufRead, Result, Write};
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

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

/// Lines that wait for a core, and answers that wait for their turn, for each core.
const AHEAD: usize = 4;

/// A line to answer: its number, and where the answer is waited for.
struct Job {
    number: usize,
    line: Vec<u8>,
    answer: SyncSender<Result<Answer>>,
}

/// A line of the output, and whether it is a reading.
struct Answer {
    line: Vec<u8>,
    is_reading: bool,
}

/// Reads each line's page with `read`, on all cores, and writes its reading, in order, as soon as it is its turn. A
/// line that is no record gets an error in its place. Gives whether all lines were records; fails only when reading or
/// writing does. However long the input is, only so many lines are held at a time.
pub fn run(input: impl BufRead + Send, output: impl Write, read: impl Fn(&Page) -> Reading + Sync) -> Result<bool> {
    run_on(thread::available_parallelism().map_or(1, NonZero::get), input, output, read)
}

/// [`run`] on so many cores: one thread takes the lines in, one for each core answers them, this one writes.
fn run_on(
    cores: usize,
    input: impl BufRead + Send,
    mut output: impl Write,
    read: impl Fn(&Page) -> Reading + Sync,
) -> Result<bool> {
    let (jobs, taken) = sync_channel::<Job>(cores * AHEAD);
    let (turns, answers) = sync_channel(cores * AHEAD);
    let taken = Mutex::new(taken);
    let next = || taken.lock().ok()?.recv().ok();
    thread::scope(|scope| {
        scope.spawn(move || take_in(input, &jobs, &turns));
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(Job { number, line, answer }) = next() {
                    let _ = answer.send(written(&self::answer(&line, number, &read)));
                }
            });
        }
        let mut all = true;
        for turn in answers {
            let Ok(answer) = turn.recv() else { break };
            let Answer { line, is_reading } = answer?;
            all &= is_reading;
            output.write_all(&line)?;
            output.flush()?;
        }
        Ok(all)
    })
}

/// Hands out the lines, and in the same order where their answers will come; until nobody wants more.
fn take_in(input: impl BufRead, jobs: &SyncSender<Job>, turns: &SyncSender<Receiver<Result<Answer>>>) {
    for (at, line) in input.split(b'\n').enumerate() {
        let (answer, turn) = sync_channel(1);
        let is_wanted = match line {
            Ok(line) if line.trim_ascii().is_empty() => continue,
            Ok(line) => turns.send(turn).is_ok() && jobs.send(Job { number: at + 1, line, answer }).is_ok(),
            Err(error) => {
                let _ = (answer.send(Err(error)), turns.send(turn));
                false
            }
        };
        if !is_wanted {
            break;
        }
    }
}

fn written(line: &Line) -> Result<Answer> {
    let mut written = serde_json::to_vec(line)?;
    written.push(b'\n');
    Ok(Answer { line: written, is_reading: matches!(line.outcome, Outcome::Reading(_)) })
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

    fn read(page: &Page) -> Reading {
        crate::read(page, &Options::default(), &Lexicon::EMPTY)
    }

    #[test]
    fn many_cores_answer_as_one() {
        let line = |number: usize| match number % 7 {
            3 => "nonsense\n".to_owned(),
            // the others are done long before it
            5 => format!("{{\"id\":{number},\"text\":\"{}\"}}\n", "“Ice,” said Ida Moen. ".repeat(400)),
            _ => format!("{{\"id\":{number},\"html\":\"<p>Winter {number}\"}}\n"),
        };
        let input: String = (0..60).map(line).collect();
        let [one, many] = [1, 4].map(|cores| {
            let mut output = Vec::new();
            assert!(!run_on(cores, input.as_bytes(), &mut output, read).unwrap());
            output
        });
        assert_eq!(one.iter().filter(|byte| **byte == b'\n').count(), 60);
        assert!(one == many);
    }

    #[test]
    fn only_some_lines_are_held() {
        use std::io::{BufReader, Read};
        use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

        /// A line of input at a time, and the longest way that its beginning is ahead of the output.
        struct Lines<'a>(usize, &'a AtomicUsize);
        impl Read for Lines<'_> {
            fn read(&mut self, into: &mut [u8]) -> Result<usize> {
                const LINE: &[u8] = b"{\"id\":1,\"text\":\"Hi\"}\n";
                self.0 -= 1;
                if self.0 == 0 {
                    return Ok(0);
                }
                self.1.fetch_add(1, SeqCst);
                into[..LINE.len()].copy_from_slice(LINE);
                Ok(LINE.len())
            }
        }
        struct Slow<'a>(usize, &'a AtomicUsize, usize);
        impl Write for Slow<'_> {
            fn write(&mut self, line: &[u8]) -> Result<usize> {
                thread::yield_now();
                self.2 = self.2.max(self.1.load(SeqCst) - self.0);
                self.0 += 1;
                Ok(line.len())
            }
            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }
        let taken = AtomicUsize::new(0);
        let mut output = Slow(0, &taken, 0);
        run_on(2, BufReader::with_capacity(64, Lines(1000, &taken)), &mut output, read).unwrap();
        assert_eq!(output.0, 999);
        // those that wait for their turn, the one being written and the one being taken in
        assert!(output.2 <= 2 * AHEAD + 2, "{}", output.2);
    }

    #[test]
    fn a_broken_input_ends_the_run() {
        struct Broken;
        impl std::io::Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> Result<usize> {
                Err(std::io::Error::other("the disk is gone"))
            }
        }
        let input = std::io::Read::chain("{\"id\":1,\"text\":\"Hi\"}\n".as_bytes(), std::io::BufReader::new(Broken));
        let mut output = Vec::new();
        assert!(run_on(2, input, &mut output, read).is_err());
        assert!(output.ends_with(b"}\n"));
    }
}
