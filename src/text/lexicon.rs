//! What words of one language mean in the other.

/// A bilingual word list, as far as one is loaded.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// Knows no words: names, numbers and Latin words still tie the languages together.
    pub const EMPTY: Lexicon = Lexicon {};

    /// The word list that comes with the program.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn bundled() -> Lexicon {
        Lexicon::EMPTY
    }
}
