//! A notebook as text to take along.

use super::{Entry, FORMAT, File, VERSION};
use crate::export::entry;
use crate::export::markdown::{address, escaped};
use crate::text::ids::Ids;

/// All entries as the file that [`super::import`] takes.
pub fn file(entries: &[Entry]) -> File {
    File { format: FORMAT.to_owned(), version: VERSION, entries: entries.to_vec() }
}

/// The entries by article, each article where its first entry is.
pub fn by_article(entries: &[Entry]) -> Vec<Vec<&Entry>> {
    let mut articles: Vec<Vec<&Entry>> = Vec::new();
    let mut known = Ids::default();
    for entry in entries {
        let at = known.of(&[&entry.url, "\0", entry.title.as_str()].concat());
        match articles.get_mut(at) {
            Some(article) => article.push(entry),
            None => articles.push(vec![entry]),
        }
    }
    articles
}

/// Entries as a Markdown document under a heading, each article under its title; the page's words and the reader's
/// stand in it as words.
pub fn markdown(entries: &[Entry], heading: &str) -> String {
    let mut document = ["# ", &escaped(heading), "\n"].concat();
    for article in by_article(entries) {
        let first = article[0];
        let title = escaped(&first.title);
        let title =
            if first.url.is_empty() { title } else { ["[", &title, "](<", &address(&first.url), ">)"].concat() };
        document += &["\n## ", &title, "\n"].concat();
        if let Some(source) = &first.source {
            document += &["\n", &escaped(source), "\n"].concat();
        }
        for kept in article {
            let words: Vec<&str> = kept.words.iter().map(String::as_str).collect();
            document += "\n";
            document += &entry::markdown(&words, kept.speaker.as_deref(), &kept.title, &kept.link);
            for line in kept.note.lines().filter(|line| !line.trim().is_empty()) {
                document += &["\n", &escaped(line.trim()), "\n"].concat();
            }
            if !kept.tags.is_empty() {
                let tags: Vec<String> = kept.tags.iter().map(|tag| escaped(tag)).collect();
                document += &["\n", &tags.join(" · "), "\n"].concat();
            }
        }
    }
    document
}

#[cfg(test)]
mod tests {
    use super::super::tests::entry;
    use super::*;

    #[test]
    fn by_article_with_notes_and_tags() {
        let other = Entry {
            url: String::new(),
            title: "码头".into(),
            source: None,
            link: String::new(),
            speaker: None,
            ..entry("它会留下", &[], "")
        };
        let all =
            [entry("It stays.", &["pier", "a_b"], "See *this*.\n\n- and that"), other, entry("It goes.", &[], "")];
        assert_eq!(
            markdown(&all, "Notebook"),
            "# Notebook\n\
             \n## [The pier stays](<https://pier.example/a>)\n\
             \nPier Post\n\
             \n> “It stays.”\n>\n> — Ilse Varn, [The pier stays](<https://pier.example/a#:~:text=it>)\n\
             \nSee \\*this\\*.\n\
             \n\\- and that\n\
             \npier · a\\_b\n\
             \n> “It goes.”\n>\n> — Ilse Varn, [The pier stays](<https://pier.example/a#:~:text=it>)\n\
             \n## 码头\n\
             \n> “它会留下”\n>\n> — 码头\n"
        );
    }
}
