//! Parts the text on standard input into words, a space between them, and tells on standard error how fast:
//! `cargo run --release --example words < FILE`.

use pullquote::Lexicon;
use pullquote::text::segment::words;
use std::io::{self, Read, Write};
use std::time::Instant;

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    let lexicon = Lexicon::bundled();
    let start = Instant::now();
    let words = words(&text, lexicon);
    let seconds = start.elapsed().as_secs_f64();
    eprintln!("{} words, {:.1} MB/s", words.len(), text.len() as f64 / 1e6 / seconds);
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut end = 0;
    for word in words {
        // marks are words of their own
        let marks = text[end..word.range.start].split_inclusive(|_| true);
        marks.chain([&text[word.range.clone()]]).try_for_each(|word| write!(output, "{word} "))?;
        end = word.range.end;
    }
    writeln!(output, "{}", &text[end..])
}
