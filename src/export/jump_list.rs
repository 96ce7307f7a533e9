//! Which quotes a reader is shown, and in what order: by speaker.

use crate::options::Options;
use crate::reading::{Quote, Reading};
use crate::text::words::{WordKind, words};
use std::collections::BTreeMap;

/// What one speaker said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// None for quotes that nobody is named for.
    pub speaker: Option<&'a str>,
    /// Indices in [`Reading::quotes`], in page order.
    pub quotes: Vec<usize>,
}

/// The jump list: statements and fragments (terms and titles as well if the options say so) of at least
/// [`Options::shortest_quote`] words, grouped by speaker. Speakers come in the order of their first quote,
/// quotes without one last.
pub fn jump_list<'a>(reading: &'a Reading, options: &Options) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut unnamed = Group { speaker: None, quotes: Vec::new() };
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, quote) in reading.quotes.iter().enumerate().filter(|(_, quote)| is_listed(quote, options)) {
        let Some(speaker) = &quote.speaker else {
            unnamed.quotes.push(index);
            continue;
        };
        let group = *known.entry(&speaker.name).or_insert_with(|| {
            groups.push(Group { speaker: Some(&speaker.name), quotes: Vec::new() });
            groups.len() - 1
        });
        groups[group].quotes.push(index);
    }
    groups.extend(Some(unnamed).filter(|group| !group.quotes.is_empty()));
    groups
}

fn is_listed(quote: &Quote, options: &Options) -> bool {
    let kind = quote.kind.is_speech() || options.show_terms;
    kind && quote.parts.iter().map(|part| length(&part.text)).sum::<usize>() >= options.shortest_quote as usize
}

/// Words of a text; each CJK character counts as one.
fn length(text: &str) -> usize {
    let lengths = words(text).map(|word| match word.kind {
        WordKind::Cjk => text[word.range].chars().count(),
        WordKind::Latin | WordKind::Number => 1,
    });
    lengths.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::Kind;
    use crate::reading::{Part, Speaker};
    use crate::text::language::Language;

    fn quote(kind: Kind, speaker: Option<&str>, text: &str) -> Quote {
        Quote {
            kind,
            language: Language::of(text),
            speaker: speaker.map(|name| Speaker { name: name.to_owned(), as_written: "she".to_owned() }),
            cue: None,
            parts: vec![Part { text: text.to_owned(), start: 0, end: 0 }],
            same_as: Vec::new(),
        }
    }

    #[test]
    fn by_speaker_and_of_some_length() {
        let quotes = vec![
            quote(Kind::Fragment, None, "a quiet harbour"),
            quote(Kind::Statement, Some("Ilse Varn"), "The lighthouse stays."),
            quote(Kind::Statement, Some("Ode Brack"), "我们不会拆掉它"),
            quote(Kind::Term, None, "the Lantern"),
            quote(Kind::Fragment, Some("Ilse Varn"), "stays"),
        ];
        let reading = Reading { quotes, ..Reading::default() };
        let list = |options| {
            let groups = jump_list(&reading, &options);
            groups.into_iter().map(|group| (group.speaker.map(str::to_owned), group.quotes)).collect::<Vec<_>>()
        };
        let (ilse, ode) = (Some("Ilse Varn".to_owned()), Some("Ode Brack".to_owned()));
        assert_eq!(list(Options::default()), [(ilse.clone(), vec![1, 4]), (ode.clone(), vec![2]), (None, vec![0])]);
        let all = Options { show_terms: true, shortest_quote: 2, ..Options::default() };
        assert_eq!(list(all), [(ilse, vec![1]), (ode.clone(), vec![2]), (None, vec![0, 3])]);
        assert_eq!(list(Options { shortest_quote: 7, ..Options::default() }), [(ode, vec![2])]);
    }
}
