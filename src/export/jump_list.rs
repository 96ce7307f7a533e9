//! Which quotes a reader is shown, and in what order.

use crate::options::Options;
use crate::quotes::Kind;
use crate::reading::{Quote, Reading};
use crate::text::fold::fold;
use crate::text::ids::Ids;
use crate::text::language::Language;
use crate::text::lexicon::Lexicon;
use crate::text::words::{WordKind, words};

/// Whose quotes a group holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who<'a> {
    Named(&'a str),
    /// Somebody's of whom it is not sure who it is: each quote has its candidates.
    Unclear,
    /// Nobody is named for them.
    Nobody,
}

impl<'a> Who<'a> {
    fn said(quote: &'a Quote) -> Who<'a> {
        match (quote.surely_by(), &quote.speaker) {
            (Some(name), _) => Who::Named(name),
            (None, Some(_)) => Who::Unclear,
            (None, None) => Who::Nobody,
        }
    }
}

/// What one speaker said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    pub who: Who<'a>,
    /// Indices in [`Reading::quotes`], in page order.
    pub quotes: Vec<usize>,
}

/// The jump list: statements and fragments (terms and titles as well if the options say so) of at least
/// [`Options::shortest_quote`] words, grouped by speaker. Speakers come in the order of their first quote, then
/// quotes whose speaker is not sure, quotes without one last.
pub fn jump_list<'a>(reading: &'a Reading, options: &Options) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known = Ids::default();
    let (mut unclear, mut nobody) = (Vec::new(), Vec::new());
    for (index, quote) in reading.quotes.iter().enumerate().filter(|(_, quote)| is_listed(quote, options)) {
        match Who::said(quote) {
            Who::Named(name) => {
                let group = known.of(name);
                if group == groups.len() {
                    groups.push(Group { who: Who::Named(name), quotes: Vec::new() });
                }
                groups[group].quotes.push(index);
            }
            Who::Unclear => unclear.push(index),
            Who::Nobody => nobody.push(index),
        }
    }
    let rest = [(Who::Unclear, unclear), (Who::Nobody, nobody)].map(|(who, quotes)| Group { who, quotes });
    groups.extend(rest.into_iter().filter(|group| !group.quotes.is_empty()));
    groups
}

/// What a reader wants to see of a jump list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// In page order, as one group, instead of by speaker.
    pub by_page: bool,
    /// Only this group of the jump list.
    pub group: Option<usize>,
    pub language: Option<Language>,
    pub kind: Option<Kind>,
    /// Only quotes with these letters in their words or their speaker's name, whatever their case and width; two
    /// letters or more are also looked for among the initials of Chinese words (gk for 港口).
    pub letters: String,
}

/// What of a jump list is wanted; groups with nothing left in them are left out. `initials` gives the letters that
/// the Chinese characters of a text begin with.
pub fn narrow<'a>(
    groups: &[Group<'a>],
    reading: &Reading,
    wanted: &Wanted,
    initials: impl Fn(&str) -> String,
) -> Vec<Group<'a>> {
    let folded = |text: &str| fold(text, &Lexicon::EMPTY);
    let letters = folded(wanted.letters.trim());
    let spelled = letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    let holds = |text: &str| folded(text).contains(&letters) || (spelled && initials(text).contains(&letters));
    let fits = |quote: &Quote| {
        wanted.language.is_none_or(|language| language == quote.language)
            && wanted.kind.is_none_or(|kind| kind == quote.kind)
            && (letters.is_empty()
                || quote.parts.iter().any(|part| holds(&part.text))
                || quote.speaker.as_ref().is_some_and(|speaker| holds(&speaker.name)))
    };
    let kept = groups.iter().enumerate().filter(|(at, _)| wanted.group.is_none_or(|group| group == *at));
    let narrowed = kept.map(|(_, group)| {
        let quotes = group.quotes.iter().copied().filter(|&index| reading.quotes.get(index).is_some_and(fits));
        Group { who: group.who, quotes: quotes.collect() }
    });
    let mut narrowed: Vec<_> = narrowed.filter(|group| !group.quotes.is_empty()).collect();
    if wanted.by_page && !narrowed.is_empty() {
        let mut quotes: Vec<_> = narrowed.iter().flat_map(|group| group.quotes.iter().copied()).collect();
        quotes.sort_unstable();
        narrowed = vec![Group { who: Who::Nobody, quotes }];
    }
    narrowed
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
    use crate::quotes::{Kind, Rule};
    use crate::reading::{Evidence, Part, Speaker};
    use crate::text::language::Language;

    fn quote(kind: Kind, speaker: Option<(&str, bool)>, text: &str) -> Quote {
        let speaker = speaker.map(|(name, sure)| Speaker {
            name: name.to_owned(),
            as_written: "she".to_owned(),
            sure,
            certainty: 0.0,
            evidence: Evidence { start: 0, end: 0, rule: Rule::Verb },
            candidates: Vec::new(),
        });
        let parts = vec![Part { text: text.to_owned(), start: 0, end: 0 }];
        Quote { kind, language: Language::of(text), speaker, cue: None, parts, same_as: Vec::new() }
    }

    #[test]
    fn by_speaker_and_of_some_length() {
        let (ilse, ode) = (Who::Named("Ilse Varn"), Who::Named("Ode Brack"));
        let quotes = vec![
            quote(Kind::Fragment, None, "a quiet harbour"),
            quote(Kind::Statement, Some(("Ilse Varn", true)), "The lighthouse stays."),
            quote(Kind::Statement, Some(("Ode Brack", true)), "我们不会拆掉它"),
            quote(Kind::Term, None, "the Lantern"),
            quote(Kind::Statement, Some(("Ilse Varn", false)), "Nobody asked me."),
            quote(Kind::Fragment, Some(("Ilse Varn", true)), "stays"),
        ];
        let reading = Reading { quotes, ..Reading::default() };
        let list = |options| {
            jump_list(&reading, &options).into_iter().map(|group| (group.who, group.quotes)).collect::<Vec<_>>()
        };
        let unclear = (Who::Unclear, vec![4]);
        let default = [(ilse, vec![1, 5]), (ode, vec![2]), unclear.clone(), (Who::Nobody, vec![0])];
        assert_eq!(list(Options::default()), default);
        let all = Options { show_terms: true, shortest_quote: 2, ..Options::default() };
        assert_eq!(list(all), [(ilse, vec![1]), (ode, vec![2]), unclear, (Who::Nobody, vec![0, 3])]);
        assert_eq!(list(Options { shortest_quote: 7, ..Options::default() }), [(ode, vec![2])]);
    }

    #[test]
    fn what_is_wanted_of_it() {
        let quotes = vec![
            quote(Kind::Fragment, None, "a quiet harbour"),
            quote(Kind::Statement, Some(("Ilse Varn", true)), "The Lighthouse stays."),
            quote(Kind::Statement, Some(("Ode Brack", true)), "我们不会拆掉它"),
            quote(Kind::Fragment, Some(("Ilse Varn", true)), "stays"),
        ];
        let reading = Reading { quotes, ..Reading::default() };
        let groups = jump_list(&reading, &Options::default());
        let narrowed = |wanted: Wanted| {
            let initials = |text: &str| if text.contains("不会") { "wmbhcdt" } else { "" }.to_owned();
            let narrowed = narrow(&groups, &reading, &wanted, initials);
            narrowed.into_iter().map(|group| group.quotes).collect::<Vec<_>>()
        };
        let all = Wanted::default();
        assert_eq!(narrowed(all.clone()), [vec![1, 3], vec![2], vec![0]]);
        assert_eq!(narrowed(Wanted { by_page: true, ..all.clone() }), [vec![0, 1, 2, 3]]);
        assert_eq!(narrowed(Wanted { group: Some(1), ..all.clone() }), [vec![2]]);
        assert_eq!(narrowed(Wanted { kind: Some(Kind::Fragment), ..all.clone() }), [vec![3], vec![0]]);
        assert_eq!(narrowed(Wanted { language: Some(Language::Chinese), ..all.clone() }), [vec![2]]);
        assert_eq!(narrowed(Wanted { letters: " LIGHT".to_owned(), ..all.clone() }), [vec![1]]);
        assert_eq!(narrowed(Wanted { letters: "varn".to_owned(), ..all.clone() }), [vec![1, 3]]);
        assert_eq!(narrowed(Wanted { letters: "BHCD".to_owned(), ..all.clone() }), [vec![2]]);
        assert_eq!(narrowed(Wanted { letters: "b".to_owned(), ..all.clone() }), [vec![2], vec![0]]);
        assert_eq!(narrowed(Wanted { letters: "bell".to_owned(), by_page: true, ..all }), Vec::<Vec<usize>>::new());
    }
}
