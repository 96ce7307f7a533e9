//! What is said in an article: every quoted stretch, where, of what kind, whose, and where it is said again; and
//! the views that are told without marks.
//!
//! ```text
//! Article ─ marks ─▶ stretches ─ join ─▶ units ─┬─ english ─┬─▶ who said it ─ join ─▶ quotes ─ kinds, repeats ─▶
//!                                               └─ chinese ─┘
//! ```

mod across;
mod beside;
mod certainty;
mod chinese;
mod clauses;
pub mod english;
mod features;
mod join;
mod kinds;
mod landmarks;
mod marks;
mod mentions;
mod people;
mod repeats;
mod resolve;
mod subjects;
mod tokens;
mod translations;
mod views;
mod weights;

use crate::article::{Article, Role};
use crate::steps::{at_once, give_way};
use crate::text::language::Language;
use crate::text::lexicon::Lexicon;
use serde::Serialize;
use std::ops::Range;

pub use certainty::{Evidence, Rule, SURE};
pub use features::{CELLS, Cells, Spot};
pub use views::View;

/// What a marked stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Somebody's whole clause or sentence.
    Statement,
    /// Somebody's words inside another's sentence.
    Fragment,
    /// A name, coined or scare-quoted.
    Term,
    /// A work's title or a slogan.
    Title,
}

impl Kind {
    /// Whether such a stretch is somebody's words, rather than a name.
    pub fn is_speech(self) -> bool {
        matches!(self, Kind::Statement | Kind::Fragment)
    }
}

/// One quote. All ranges are bytes in [`Article::text`].
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    pub kind: Kind,
    pub language: Language,
    pub speaker: Option<Speaker>,
    /// The word that attributes it.
    pub cue: Option<Range<usize>>,
    /// The marked stretches that belong together, without their marks; never empty.
    pub parts: Vec<Range<usize>>,
    /// Indices of quotes of the same words elsewhere.
    pub same_as: Vec<usize>,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    /// The fullest form of the name anywhere in the article.
    pub name: Range<usize>,
    /// The mention in the attributing clause: a name, a pronoun, a title.
    pub as_written: Range<usize>,
    /// 0 to 1: in how many of such cases the name is right, see [`certainty`].
    pub certainty: f64,
    pub evidence: Evidence,
    /// Names of others who may have said it, the likeliest first.
    pub others: Vec<Range<usize>>,
}

impl Speaker {
    /// Whether the name may be shown as the speaker's.
    pub fn is_sure(&self) -> bool {
        self.certainty >= SURE
    }
}

/// A marked stretch and the index of the block it stands in.
#[derive(Debug, Clone)]
pub struct Stretch {
    pub block: usize,
    pub marked: marks::Marked,
}

/// Stretches that are one speech without a word between them: indices, one behind the other.
#[derive(Debug, Clone)]
pub struct Unit {
    pub stretches: Range<usize>,
}

/// What was found out about a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub kind: Kind,
    pub said: Option<Attribution>,
}

/// Who said a unit, and by which word.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    pub speaker: Speaker,
    pub cue: Option<Range<usize>>,
}

/// What is said in an article, in page order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    /// In marks.
    pub quotes: Vec<Quote>,
    /// Without.
    pub views: Vec<View>,
}

/// Finds all that is said in an article, and by whom.
pub fn find(article: &Article, lexicon: &Lexicon) -> Said {
    at_once(find_in_steps(article, lexicon))
}

/// [`find`] in [`STEPS`] steps.
pub async fn find_in_steps(article: &Article, lexicon: &Lexicon) -> Said {
    let stretches = stretches(article);
    let units = units(article, &stretches);
    give_way().await;
    let english = english::Scene::new(article, &stretches);
    give_way().await;
    let chinese = chinese::Scene::new(article, &stretches, lexicon);
    give_way().await;
    let in_english = english.findings(&units, &stretches);
    give_way().await;
    let in_chinese = chinese.findings(&units);
    give_way().await;
    let findings = in_english.into_iter().zip(in_chinese);
    let findings: Vec<Finding> = findings.map(|(english, chinese)| english.unwrap_or(chinese)).collect();
    let spoken = units.iter().zip(&findings).filter(|(_, finding)| finding.kind.is_speech());
    let spoken = spoken.flat_map(|(unit, _)| &stretches[unit.stretches.clone()]);
    let spoken: Vec<Range<usize>> = spoken.map(|stretch| stretch.marked.outer.clone()).collect();
    let mut views = views::find(article, &english, &chinese.subjects, &spoken);
    let mut quotes = join::quotes(article, &stretches, &units, findings);
    // the largest tables there are: nobody asks them any more
    drop((english, chinese));
    give_way().await;
    // whose words they are tells which are translations, and translations tell who is the same
    across::unite(article, &mut quotes, &mut views, lexicon);
    repeats::tie(article, &mut quotes, lexicon);
    give_way().await;
    across::unite(article, &mut quotes, &mut views, lexicon);
    across::agree(article, &mut quotes);
    Said { quotes, views }
}

/// How many steps it takes to find what is said.
pub const STEPS: usize = 8;

/// Stretches that are one speech, in order: see [`Unit`].
pub fn units(article: &Article, stretches: &[Stretch]) -> Vec<Unit> {
    join::run_on(article, stretches)
}

/// All marked stretches of the blocks with content, in order, and block quotations without marks; marks in code are no
/// quotation marks.
pub fn stretches(article: &Article) -> Vec<Stretch> {
    let content =
        article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_content() && block.role != Role::Code);
    let of_block = |(index, block): (usize, &crate::article::Block)| {
        let start = block.range.start;
        let text = article.text_of(block);
        let mut found = marks::stretches(text);
        // a block quotation needs no marks; a line with a dash below it tells whose it is
        if found.is_empty() && block.role == Role::Quotation && !text.trim_start().starts_with(['—', '–', '―', '-'])
        {
            found.extend(marks::unmarked(text));
        }
        found.into_iter().map(move |marked| Stretch { block: index, marked: marked.moved(start) })
    };
    content.flat_map(of_block).collect()
}
