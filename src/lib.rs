//! Pullquote's core: from a page to a [`Reading`] of it.
//!
//! ```text
//! Page ─ article ─▶ Article ─┬─ quotes ─────┐
//!                            ├─ key_points ─┼─▶ Reading
//!                            └─ tags ───────┘
//! ```
//!
//! What always holds:
//! * the core sees no DOM, file, clock or network: the same input gives the same reading everywhere;
//! * reading never fails and never panics: of rubbish it gives back less;
//! * stages answer with byte ranges, [`Reading::assemble`] cuts the texts and turns the offsets into
//!   UTF-16: so every text shown is a slice of the page;
//! * facts of languages and sites are tables.
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]

pub mod article;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod chosen;
pub mod export;
pub mod key_points;
pub mod messages;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod notebook;
pub mod options;
pub mod page;
pub mod quotes;
pub mod reading;
pub mod tags;
pub mod text;

pub use article::Article;
pub use options::Options;
pub use page::Page;
pub use reading::Reading;
pub use text::lexicon::Lexicon;
use text::namesakes::Namesakes;
use text::terms::Terms;
use text::vocabulary::Words;

/// Reads a page: finds its article and everything that [`Reading`] tells about it.
///
/// `lexicon` ties the two languages together; [`Lexicon::EMPTY`] is a valid one that knows no words.
pub fn read(page: &Page, options: &Options, lexicon: &Lexicon) -> Reading {
    read_article(&Article::find(page, options), options, lexicon)
}

/// The second half of [`read`], for a caller that keeps the article to find its words in the page again.
pub fn read_article(article: &Article, options: &Options, lexicon: &Lexicon) -> Reading {
    let said = quotes::find(article, lexicon);
    let words = Words::of(&article.text, lexicon);
    let namesakes = Namesakes::of(&article.text, &words, lexicon);
    let mut terms = Terms::new(&words, &namesakes, lexicon);
    let key_points = key_points::find(article, &said.quotes, options, &mut terms);
    let tags = tags::find(article, &said.quotes, &terms);
    Reading::assemble(article, key_points, tags, said)
}
