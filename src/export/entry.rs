//! One entry of the panel as text to take along.

use super::markdown::{address, escaped};

/// “Words” — Speaker.
pub fn plain(words: &[&str], speaker: Option<&str>) -> String {
    let words = quoted(words);
    speaker.map_or(words.clone(), |speaker| [&words, " — ", speaker].concat())
}

/// A block quotation with speaker and source; `link` is where the words stand, empty if nowhere.
pub fn markdown(words: &[&str], speaker: Option<&str>, title: &str, link: &str) -> String {
    let title = escaped(title);
    let source = if link.is_empty() { title } else { ["[", &title, "](<", &address(link), ">)"].concat() };
    let by: Vec<_> = speaker.map(escaped).into_iter().chain([source]).collect();
    let words = escaped(&quoted(words)).replace('\n', "\n> ");
    ["> ", &words, "\n>\n> — ", &by.join(", "), "\n"].concat()
}

fn quoted(words: &[&str]) -> String {
    ["“", &words.join(" … "), "”"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_speaker_and_source() {
        let words = ["It stays,", "all of it."];
        assert_eq!(plain(&words, Some("Ilse Varn")), "“It stays, … all of it.” — Ilse Varn");
        assert_eq!(
            markdown(&words, Some("Ilse Varn"), "A [pier]", "https://pier.example/a#b"),
            "> “It stays, … all of it.”\n>\n> — Ilse Varn, [A \\[pier\\]](<https://pier.example/a#b>)\n"
        );
        assert_eq!(markdown(&["它会留下"], None, "码头", "x"), "> “它会留下”\n>\n> — [码头](<x>)\n");
        assert_eq!(markdown(&["它会留下"], None, "码头", ""), "> “它会留下”\n>\n> — 码头\n");
    }
}
