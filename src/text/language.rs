//! Which script a character is of, which language a text, how long it takes to read.

use serde::{Serialize, Serializer};

/// English words a minute in silent reading: Brysbaert 2019, "How many words do we read per minute?".
pub const WORDS_A_MINUTE: f64 = 238.0;
/// Chinese characters a minute: a rounded middle of published figures.
pub const CHARACTERS_A_MINUTE: f64 = 400.0;

/// A language as far as scripts and the commonest words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    English,
    Chinese,
    Japanese,
    Korean,
    /// Any other, or none: BCP 47's "undetermined".
    Other,
}

impl Language {
    /// The language's BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh",
            Language::Japanese => "ja",
            Language::Korean => "ko",
            Language::Other => "und",
        }
    }

    /// The language that most of a text is in. A Han character weighs as much as
    /// [`LETTERS_A_HAN`] letters, since it says as much.
    pub fn of(text: &str) -> Language {
        Letters::of(text).language()
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// How many Latin letters say about as much as one Han character.
pub const LETTERS_A_HAN: usize = 3;

/// Whether a character is a Han ideograph.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〇')
}

/// Whether a character is Japanese kana.
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}')
}

/// Whether a character is a Korean syllable.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}')
}

/// Whether a character is of a script that is written without spaces and counted by characters.
pub fn is_cjk(c: char) -> bool {
    // nearly all that is none comes before the first of them
    c >= '\u{1100}' && (is_han(c) || is_kana(c) || is_hangul(c))
}

/// Whether a character is a letter or a digit of any script: [`char::is_alphanumeric`], without its tables for the
/// punctuation that stands in every text.
pub fn is_letter_or_digit(c: char) -> bool {
    let is_punctuation = matches!(c, '\u{2000}'..='\u{206f}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}');
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !is_punctuation && c.is_alphanumeric())
}

/// Whether a character is a letter of the Latin script.
pub fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || (matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && c.is_alphabetic())
}

/// Letters of a text by script, and its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Letters {
    pub han: usize,
    pub kana: usize,
    pub hangul: usize,
    pub latin: usize,
    /// Letters of any other script.
    pub other: usize,
    /// Runs of letters and digits outside CJK.
    pub words: usize,
}

impl Letters {
    /// Counts a text, in one pass.
    pub fn of(text: &str) -> Letters {
        let mut letters = Letters::default();
        let mut in_word = false;
        for c in text.chars() {
            if is_cjk(c) {
                *(if is_han(c) {
                    &mut letters.han
                } else if is_kana(c) {
                    &mut letters.kana
                } else {
                    &mut letters.hangul
                }) += 1;
                in_word = false;
            } else if is_letter_or_digit(c) {
                letters.words += usize::from(!in_word);
                in_word = true;
                if is_latin(c) {
                    letters.latin += 1;
                } else if !c.is_numeric() {
                    letters.other += 1;
                }
            } else if !matches!(c, '\'' | '’' | '-') {
                // an apostrophe or a hyphen doesn't end a word
                in_word = false;
            }
        }
        letters
    }

    /// CJK characters.
    pub fn characters(&self) -> usize {
        self.han + self.kana + self.hangul
    }

    /// Minutes that reading takes.
    pub fn minutes(&self) -> f64 {
        self.words as f64 / WORDS_A_MINUTE + self.characters() as f64 / CHARACTERS_A_MINUTE
    }

    /// How much the text says, counted in Latin letters.
    pub fn weight(&self) -> usize {
        self.characters() * LETTERS_A_HAN + self.latin + self.other
    }

    /// The letters of each language that has any. Han characters are all Chinese, or all Japanese beside kana.
    pub fn by_language(&self) -> impl Iterator<Item = (Language, usize)> {
        let japanese = self.kana * 10 > self.han;
        [
            (Language::English, self.latin),
            (Language::Chinese, if japanese { 0 } else { self.han }),
            (Language::Japanese, self.kana + if japanese { self.han } else { 0 }),
            (Language::Korean, self.hangul),
            (Language::Other, self.other),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
    }

    /// The language that most letters are of.
    pub fn language(&self) -> Language {
        let cjk = self.characters() * LETTERS_A_HAN;
        if self.weight() == 0 || self.other > self.latin + cjk {
            Language::Other
        } else if cjk < self.latin {
            Language::English
        } else if self.hangul > self.han + self.kana {
            Language::Korean
        } else if self.kana * 10 > self.han {
            Language::Japanese
        } else {
            Language::Chinese
        }
    }
}

impl std::ops::Add for Letters {
    type Output = Letters;

    fn add(self, more: Letters) -> Letters {
        Letters {
            han: self.han + more.han,
            kana: self.kana + more.kana,
            hangul: self.hangul + more.hangul,
            latin: self.latin + more.latin,
            other: self.other + more.other,
            words: self.words + more.words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for (text, language) in [
            ("The company’s aims", Language::English),
            ("扎克伯格的AI愿景是构建“个人超级智能”", Language::Chinese),
            ("Meta CEO马克·扎克伯格发布了其AI宣言", Language::Chinese),
            ("これは日本語の文章です", Language::Japanese),
            ("한국어 문장", Language::Korean),
            ("Это русский текст", Language::Other),
            ("— 2026 —", Language::Other),
        ] {
            assert_eq!(Language::of(text), language, "{text}");
        }
    }

    #[test]
    fn words_and_characters() {
        let letters = Letters::of("It’s 3.5 well-known words，超级智能 GPT-4模型");
        assert_eq!((letters.words, letters.characters()), (6, 6));
    }
}
