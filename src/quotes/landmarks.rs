//! What Chinese clauses are read by, found in one pass over an article: its verbs of speech, and where family names
//! may begin. Every question about a clause is answered from these rows, not by reading the clause again.

use crate::article::Article;
use crate::text::language::is_han;
use crate::text::names;
use crate::text::speech::{self, Chinese, Strength};
use std::ops::Range;

/// The rows, in the order of the text; all ranges are bytes in it.
#[derive(Debug, Default)]
pub struct Landmarks {
    /// All verbs of speech, and those that nearly always attribute; those one behind the other (介绍说) are one.
    cues: Vec<Range<usize>>,
    strong: Vec<Range<usize>>,
    /// Characters that a name may begin with.
    names: Vec<usize>,
}

impl Landmarks {
    pub fn of(article: &Article) -> Landmarks {
        let mut found = Landmarks::default();
        for block in article.blocks.iter().filter(|block| block.letters.han > 0) {
            let mut word_end = 0;
            for (at, c) in article.text_of(block).char_indices().filter(|&(_, c)| is_han(c)) {
                let at = block.range.start + at;
                if names::may_begin_name(c) {
                    found.names.push(at);
                }
                if at < word_end {
                    continue;
                }
                if let Some((length, kind)) = speech::chinese_cue(&article.text[at..block.range.end]) {
                    word_end = at + length;
                    if let Chinese::Cue(strength) = kind {
                        push(&article.text, &mut found.cues, at..word_end, true);
                        push(&article.text, &mut found.strong, at..word_end, strength == Strength::Strong);
                    }
                }
            }
        }
        found
    }

    /// The verbs of speech within a range that are at least so strong.
    pub fn cues(&self, range: Range<usize>, least: Strength) -> &[Range<usize>] {
        let cues = if least == Strength::Strong { &self.strong } else { &self.cues };
        let from = cues.partition_point(|cue| cue.start < range.start);
        let to = from + cues[from..].partition_point(|cue| cue.end <= range.end);
        &cues[from..to]
    }

    /// Characters within a range that a name may begin with.
    pub fn names(&self, range: Range<usize>) -> &[usize] {
        let from = self.names.partition_point(|&at| at < range.start);
        let to = from + self.names[from..].partition_point(|&at| at < range.end);
        &self.names[from..to]
    }
}

/// Adds a verb to those before it: to the last one if that ends where it begins, and else only if it `counts` alone.
fn push(text: &str, cues: &mut Vec<Range<usize>>, cue: Range<usize>, counts: bool) {
    match cues.last_mut() {
        // a name may end in 道
        Some(last) if last.end == cue.start && &text[last.clone()] == "道" => *last = cue,
        Some(last) if last.end == cue.start => last.end = cue.end,
        _ if counts => cues.push(cue),
        _ => {}
    }
}
