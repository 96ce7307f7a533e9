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
pub mod steps;
pub mod tags;
pub mod text;

pub use article::Article;
pub use options::Options;
pub use page::Page;
pub use reading::Reading;
use steps::give_way;
pub use text::lexicon::Lexicon;
use text::namesakes::Namesakes;
use text::terms::Terms;
use text::vocabulary::Words;

/// Reads a page: finds its article and everything that [`Reading`] tells about it.
///
/// `lexicon` ties the two languages together; [`Lexicon::EMPTY`] is a valid one that knows no words.
pub fn read(page: &Page, options: &Options, lexicon: &Lexicon) -> Reading {
    steps::at_once(read_in_steps(page, options, lexicon)).1
}

/// [`read`] in [`STEPS`] steps, for who must not be held up long; gives the article too, to find its words in the
/// page again.
pub async fn read_in_steps(page: &Page, options: &Options, lexicon: &Lexicon) -> (Article, Reading) {
    let article = Article::find_in_steps(page, options).await;
    give_way().await;
    let reading = read_article(&article, options, lexicon).await;
    (article, reading)
}

/// How many steps it takes to read a page.
pub const STEPS: usize = 4 + article::STEPS + quotes::STEPS;

/// [`read_in_steps`] from the article on.
pub async fn read_article(article: &Article, options: &Options, lexicon: &Lexicon) -> Reading {
    let said = quotes::find_in_steps(article, lexicon).await;
    give_way().await;
    let words = Words::of(&article.text, lexicon);
    let namesakes = Namesakes::of(&article.text, &words, lexicon);
    give_way().await;
    let mut terms = Terms::new(&words, &namesakes, lexicon);
    let key_points = key_points::find(article, &said.quotes, options, &mut terms);
    give_way().await;
    let tags = tags::find(article, &said.quotes, &terms);
    give_way().await;
    Reading::assemble(article, key_points, tags, said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::pin;

    #[test]
    fn as_many_steps_as_told() {
        let (page, options, lexicon) = (Page::from_text(""), Options::default(), Lexicon::EMPTY);
        let mut work = pin!(read_in_steps(&page, &options, &lexicon));
        let before_last = std::iter::from_fn(|| steps::step(work.as_mut()).is_none().then_some(()));
        assert_eq!(before_last.count() + 1, STEPS);
    }
}
