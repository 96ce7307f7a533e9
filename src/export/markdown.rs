//! A reading as Markdown for people, through a template that they can write.

use super::fragment::Links;
use super::jump_list::{Who, jump_list};
use super::template::{Scope, Template, Thing};
use crate::key_points::Origin;
use crate::messages::{Say, reason, tenths};
use crate::options::Options;
use crate::page::Steps;
use crate::reading::{KeyPoint, Part, Quote, Reading, Related, Support, Tag, View};
use std::cell::OnceCell;

/// The template that stands when the reader has written none.
pub const DEFAULT: &str = include_str!("default.template");

/// What a template can name. [`Item`] gives the values.
pub const SCOPE: Scope = Scope {
    name: "",
    values: &[
        "title",
        "source",
        "author",
        "published",
        "minutes",
        "languages",
        "facts",
        "link",
        "not_article",
        "summary",
        "tags",
        // the interface's own words
        "say outline",
        "say points",
        "say points_of_text",
        "say quotes",
        "say related",
        "say tags",
        "say views",
    ],
    lists: &[
        POINTS,
        Scope { name: "own_points", ..POINTS },
        list("outline", &["text", "link"], &[]),
        list("speakers", &["speaker"], QUOTES),
        QUOTES[0],
        list("views", &["text", "speaker", "cue", "link"], &[]),
        list("tags", &["tag", "aliases", "mentions"], &[]),
        list("related", &["title", "link"], &[]),
    ],
};

const POINTS: Scope =
    list("points", &["text", "mark", "label", "unsupported", "link"], &[list("passages", &["text", "link"], &[])]);

const QUOTES: &[Scope] = &[list("quotes", &["quote", "speaker", "perhaps", "cue", "link"], &[])];

const fn list(name: &'static str, values: &'static [&'static str], lists: &'static [Scope]) -> Scope {
    Scope { name, values, lists }
}

/// The reading as a Markdown document, with the quotes that the options let a reader see; `page` is its address,
/// empty if it has none; `say_with` has what is said in it beside the page's words. These stand in it as words:
/// whatever Markdown would take for markup is escaped.
pub fn markdown(reading: &Reading, options: &Options, page: &str, say_with: Say) -> String {
    let own = if options.template.trim().is_empty() { DEFAULT } else { &options.template };
    let template = Template::parse(own, &SCOPE).or_else(|_| Template::parse(DEFAULT, &SCOPE));
    let page = page.split('#').next().unwrap_or_default();
    let all = All { reading, options, page, say_with, links: OnceCell::new() };
    template.map(|template| template.render(Item { all: &all, of: Of::Reading })).unwrap_or_default()
}

struct All<'a> {
    reading: &'a Reading,
    options: &'a Options,
    page: &'a str,
    say_with: Say<'a>,
    /// Made for the first link that is asked for.
    links: OnceCell<(Steps, Links<'a>)>,
}

/// Something of a reading that a template speaks of.
#[derive(Clone)]
struct Item<'a> {
    all: &'a All<'a>,
    of: Of<'a>,
}

#[derive(Clone)]
enum Of<'a> {
    Reading,
    Point(&'a KeyPoint),
    Passage(&'a Support),
    Heading(&'a Part),
    /// Who, and the indices of what was said.
    Speaker(Who<'a>, Vec<usize>),
    Quote(&'a Quote),
    View(&'a View),
    Tag(&'a Tag),
    Related(&'a Related),
}

impl<'a> Thing for Item<'a> {
    fn value(&self, name: &str) -> Option<String> {
        let given = |text: &Option<String>| Some(escaped(text.as_deref().unwrap_or_default()));
        let All { reading, say_with, .. } = *self.all;
        match (&self.of, name) {
            (Of::Reading, "title") => Some(escaped(&reading.title)),
            (Of::Reading, "source") => given(&reading.source),
            (Of::Reading, "author") => given(&reading.author),
            (Of::Reading, "published") => given(&reading.published),
            (Of::Reading, "minutes") => Some(tenths(reading.length.minutes)),
            (Of::Reading, "languages") => Some(self.languages()),
            (Of::Reading, "facts") => Some(self.facts()),
            (Of::Reading, "link") => Some(address(self.all.page)),
            (Of::Reading, "not_article") if reading.verdict.article => Some(String::new()),
            (Of::Reading, "not_article") => {
                let why: Vec<_> = reading.verdict.reasons.iter().map(|code| reason(code, say_with)).collect();
                Some(say_with("not_article_because", &[&why.join(&self.say("and_then"))]))
            }
            (Of::Reading, "summary") => {
                let lines = reading.summary.iter().flat_map(|summary| summary.text.lines()).map(escaped);
                Some(lines.collect::<Vec<_>>().join("\n\n"))
            }
            (Of::Reading, "tags") => Some(reading.tags.iter().map(|tag| self.tag(tag)).collect::<Vec<_>>().join(" · ")),
            (Of::Point(point), "text") => Some(escaped(&point.text)),
            (Of::Point(point), "mark") => given(&point.mark),
            (Of::Point(point), "label") => given(&point.label),
            (Of::Point(point), "link") => Some(self.link(point.start, point.end)),
            (Of::Point(point), "unsupported") => {
                Some(if point.supported == Some(false) { self.say("no_passage") } else { String::new() })
            }
            (Of::Heading(heading), "text") => Some(escaped(&heading.text)),
            (Of::Heading(heading), "link") => Some(self.link(heading.start, heading.end)),
            (Of::Passage(passage), "text") => Some(escaped(&passage.text)),
            (Of::Passage(passage), "link") => Some(self.link(passage.start, passage.end)),
            (Of::Speaker(who, _), "speaker") => Some(match who {
                Who::Named(name) => escaped(name),
                Who::Unclear => self.say("unclear_speaker"),
                Who::Nobody => self.say("no_speaker"),
            }),
            (Of::Quote(quote), "quote") => {
                let parts: Vec<_> = quote.parts.iter().map(|part| ["“", &escaped(&part.text), "”"].concat()).collect();
                Some(parts.join(" … "))
            }
            (Of::Quote(quote), "speaker") => Some(escaped(quote.surely_by().unwrap_or_default())),
            (Of::Quote(quote), "perhaps") => {
                let unsure = quote.speaker.as_ref().filter(|speaker| !speaker.sure);
                Some(escaped(&unsure.map_or(String::new(), |speaker| speaker.candidates.join(" / "))))
            }
            (Of::Quote(quote), "cue") => given(&quote.cue),
            (Of::Quote(quote), "link") => {
                Some(quote.parts.first().map_or(String::new(), |part| self.link(part.start, part.end)))
            }
            (Of::View(view), "text") => Some(escaped(&view.text)),
            (Of::View(view), "speaker") => Some(escaped(&view.holder.name)),
            (Of::View(view), "cue") => Some(escaped(&view.cue)),
            (Of::View(view), "link") => Some(self.link(view.start, view.end)),
            (Of::Tag(tag), "tag") => Some(escaped(&tag.label)),
            (Of::Tag(tag), "aliases") => Some(escaped(&tag.aliases.join(", "))),
            (Of::Tag(tag), "mentions") => Some(tag.mentions.len().to_string()),
            (Of::Related(link), "title") => Some(escaped(&link.title)),
            (Of::Related(link), "link") => Some(address(&link.href)),
            (Of::Reading, name) => name.strip_prefix("say ").map(|key| self.say(key)),
            _ => None,
        }
    }

    fn list(&self, name: &str) -> Option<Vec<Self>> {
        let reading = self.all.reading;
        let groups = || jump_list(reading, self.all.options).into_iter();
        let quotes = |of: &[usize]| of.iter().filter_map(|&at| reading.quotes.get(at)).map(Of::Quote).collect();
        let list: Vec<Of<'a>> = match (&self.of, name) {
            (Of::Reading, "points" | "own_points") => {
                // those chosen from the text are the points where the page offers none
                let offered = reading.key_points.iter().any(|point| point.origin == Origin::Page);
                let own = offered && name == "own_points";
                let all = reading.key_points.iter().filter(|_| offered || name == "points");
                all.filter(|point| !offered || (point.origin == Origin::Extracted) == own).map(Of::Point).collect()
            }
            (Of::Reading, "outline") => reading.outline.iter().map(Of::Heading).collect(),
            (Of::Reading, "speakers") => groups().map(|group| Of::Speaker(group.who, group.quotes)).collect(),
            (Of::Reading, "quotes") => {
                let mut listed: Vec<usize> = groups().flat_map(|group| group.quotes).collect();
                listed.sort_unstable();
                quotes(&listed)
            }
            (Of::Reading, "views") => reading.views.iter().map(Of::View).collect(),
            (Of::Reading, "tags") => reading.tags.iter().map(Of::Tag).collect(),
            (Of::Reading, "related") => reading.related.iter().map(Of::Related).collect(),
            (Of::Point(point), "passages") => point.support.iter().map(Of::Passage).collect(),
            (Of::Speaker(_, of), "quotes") => quotes(of),
            _ => return None,
        };
        Some(list.into_iter().map(|of| Item { all: self.all, of }).collect())
    }
}

impl Item<'_> {
    fn say(&self, key: &str) -> String {
        (self.all.say_with)(key, &[])
    }

    /// A link that opens at these words (UTF-16 offsets) of the page; at the page where none leads to them alone.
    fn link(&self, start: usize, end: usize) -> String {
        let All { reading, page, .. } = *self.all;
        if page.is_empty() {
            return String::new();
        }
        let text = &reading.text;
        let (steps, links) = self.all.links.get_or_init(|| (Steps::of(text), Links::into(text)));
        let fragment = links.fragment(steps.byte(text, start)..steps.byte(text, end));
        [address(page), fragment.unwrap_or_default()].concat()
    }

    /// A tag with what else the article calls it.
    fn tag(&self, tag: &Tag) -> String {
        let about = match (tag.mentions.is_empty(), tag.aliases.is_empty()) {
            (true, _) => [" *(", &self.say("no_mention"), ")*"].concat(),
            (_, false) => [" (", &escaped(&tag.aliases.join(", ")), ")"].concat(),
            _ => String::new(),
        };
        escaped(&tag.label) + &about
    }

    /// Source, author, time, minutes, languages: what there is of them.
    fn facts(&self) -> String {
        let All { reading, say_with, .. } = *self.all;
        let given = [&reading.source, &reading.author, &reading.published].into_iter().flatten();
        let minutes = say_with("minutes", &[&tenths(reading.length.minutes)]);
        let languages = Some(self.languages()).filter(|languages| !languages.is_empty());
        let facts = given.map(|fact| escaped(fact)).chain([minutes]).chain(languages);
        facts.collect::<Vec<_>>().join(" · ")
    }

    fn languages(&self) -> String {
        let shares = self.all.reading.languages.iter().map(|share| {
            let name = self.say(&["language_", share.code.code()].concat());
            [&name, " ", &((share.share * 100.0).round() as u32).to_string(), "%"].concat()
        });
        shares.collect::<Vec<_>>().join(" · ")
    }
}

/// Text with a backslash before whatever Markdown would take for markup.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let start = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let lists = (at == 0 && matches!(c, '-' | '+' | '#')) || (at == start && at > 0 && matches!(c, '.' | ')'));
        if lists || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// An address between the angle brackets of a link.
pub fn address(href: &str) -> String {
    href.replace('<', "%3C").replace('>', "%3E").replace(['\n', '\r'], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::english::say;
    use crate::{Lexicon, Page};

    #[test]
    fn markup_in_the_page_stays_text() {
        assert_eq!(escaped("a*b_<c>[d](e)"), "a\\*b\\_\\<c\\>\\[d\\](e)");
        assert_eq!(
            (escaped("1. x"), escaped("- x"), escaped("2026")),
            ("1\\. x".into(), "\\- x".into(), "2026".into())
        );
    }

    #[test]
    fn an_empty_page_gives_a_document() {
        let reading = crate::read(&Page::from_text(""), &Options::default(), &Lexicon::EMPTY);
        let document = markdown(&reading, &Options::default(), "", &say);
        assert!(document.starts_with("0 min to read\n\nNot an article: Too little running text for an article; "));
    }

    /// Each thing of a reading has the values and the lists that the table says, and no others.
    #[test]
    fn what_a_template_can_name_has_a_value() {
        let text = "The pier\n\n“It stays, all of it,” said Ilse Varn. Ilse Varn thinks that the harbour will be busy.";
        let reading = crate::read(&Page::from_text(text), &Options::default(), &Lexicon::EMPTY);
        let options = Options { show_terms: true, ..Options::default() };
        let all = All {
            reading: &reading,
            options: &options,
            page: "https://pier.example/a",
            say_with: &say,
            links: OnceCell::new(),
        };
        fn look(scope: &Scope, item: &Item, path: &str) {
            for name in scope.values {
                assert!(item.value(name).is_some(), "{path} {name}");
            }
            for list in scope.lists {
                let found = item.list(list.name);
                assert!(found.is_some(), "{path} {}", list.name);
                found.into_iter().flatten().for_each(|item| look(list, &item, list.name));
            }
        }
        look(&SCOPE, &Item { all: &all, of: Of::Reading }, "");
        let template = "{{each quotes}}{{quote}} — {{speaker}}, {{link}}\n{{end}}".to_owned();
        let own = markdown(&reading, &Options { template, ..Options::default() }, "https://pier.example/a#top", &say);
        assert_eq!(
            own,
            "“It stays, all of it,” — Ilse Varn, https://pier.example/a#:~:text=It%20stays%2C%20all%20of%20it%2C\n"
        );
    }

    #[test]
    fn the_default_template_can_be_read() {
        assert!(Template::parse(DEFAULT, &SCOPE).is_ok());
    }
}
