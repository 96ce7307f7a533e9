//! Names that stand in one text in both scripts: 费尔温尼 and Fairwinny. No lexicon has them; they are told by their
//! sound.

use super::ids::Ids;
use super::lexicon::Lexicon;
use super::names::is_by_sound;
use super::sounds::{ChineseName, LatinName};
use super::vocabulary::Words;

/// So many different names of each script are compared with one another, those that come first: more are in no
/// article, and the time shall not grow with the square of the text.
pub const MOST_NAMES: usize = 400;

/// The names of a text, each Chinese one with the Latin ones that it can be.
#[derive(Debug, Clone, Default)]
pub struct Namesakes {
    /// Folded Chinese names.
    chinese: Ids,
    /// Stems of the Latin names of each.
    latin: Vec<Vec<String>>,
}

impl Namesakes {
    /// Pairs the text's words: a Chinese one that the lexicon lacks and that is written as foreign names are, and a
    /// Latin one with a capital.
    pub fn of(text: &str, words: &Words, lexicon: &Lexicon) -> Namesakes {
        let mut names = Namesakes::default();
        let (mut stems, mut written) = (Ids::default(), Vec::new());
        for spelling in &words.spellings {
            let slice = &text[spelling.first.clone()];
            if names.latin.len() < MOST_NAMES && is_by_sound(slice) && lexicon.weight(&spelling.folded).is_none() {
                names.chinese.at(&spelling.folded, &mut names.latin);
            }
            let is_name = slice.starts_with(char::is_uppercase) && !spelling.whole.is_stop_word;
            if is_name && written.len() < MOST_NAMES {
                *stems.at(words.forms.word(spelling.whole.form as usize), &mut written) = slice;
            }
        }
        // a text in one script has none to take apart
        if names.latin.is_empty() {
            return names;
        }
        let written: Vec<_> = written.into_iter().map(LatinName::new).collect();
        for (name, latin) in names.chinese.words().zip(&mut names.latin) {
            let name = ChineseName::new(name, lexicon);
            let same = stems.words().zip(&written).filter(|(_, latin)| name.can_be(latin));
            *latin = same.map(|(stem, _)| stem.to_owned()).collect();
        }
        names
    }

    /// The Latin names, as stems, that a folded Chinese name can be.
    pub fn latin(&self, chinese: &str) -> &[String] {
        self.chinese.get(chinese).map_or(&[], |at| &self.latin[at])
    }
}

#[cfg(test)]
mod tests {
    use super::super::stem::stem;
    use super::*;

    #[test]
    fn names_told_by_their_sound() {
        let lexicon = Lexicon::bundled();
        let text = "费尔温尼的居民反对。Residents of Fairwinny and Marrowby objected.";
        let names = Namesakes::of(text, &Words::of(text, lexicon), lexicon);
        assert_eq!(names.latin("费尔温尼"), [stem("fairwinny")]);
        assert!(names.latin("居民").is_empty());
    }
}
