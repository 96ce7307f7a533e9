//! Templates: texts with places for values, that a reader can write.
//!
//! ```text
//! {{title}}                     a value
//! {{if summary}} … {{end}}      only where there is one
//! {{each points}} … {{end}}     again for every one
//! ```
//!
//! A line with nothing but `if`, `each` and `end` on it leaves no line behind, and no more than one empty line
//! follows another. The lines of a value that stands after `> ` all begin with it. Inside `each`, values are looked
//! for in the thing first, then in what holds it; lists are those of the thing alone, so that a document never grows
//! faster than what it tells of.

/// What the templates of [`super::markdown`] can name: values, and lists of things with values of their own.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// As what `each` names it.
    pub name: &'static str,
    pub values: &'static [&'static str],
    pub lists: &'static [Scope],
}

/// A thing that a template speaks of.
pub trait Thing: Sized {
    /// A value by its name, empty where there is none; None if there is no such name.
    fn value(&self, name: &str) -> Option<String>;
    /// The things of a list by its name; None if there is no such name.
    fn list(&self, name: &str) -> Option<Vec<Self>>;
}

/// A template that names nothing but what there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Node>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Text(String),
    Value(String),
    If(String, Vec<Node>),
    Each(String, Vec<Node>),
}

/// What is wrong with a template, and in which line (from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub line: usize,
    pub kind: FaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// `{{` without `}}` in the same line.
    Open,
    /// There is no such value, or no such list, here; but these.
    Unknown { name: String, known: Vec<&'static str> },
    /// A list of what holds the thing that this `each` is about: again for every one, and again in those.
    Within { name: String },
    /// An `if` or `each` without its `end`.
    NoEnd,
    /// An `end` too many.
    StrayEnd,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.kind {
            FaultKind::Open => f.write_str("“{{” is never closed by “}}”"),
            FaultKind::Unknown { name, known } => write!(f, "there is no “{name}” here, but {}", known.join(", ")),
            FaultKind::Within { name } => write!(f, "“{name}” can't stand inside another {{{{each}}}}"),
            FaultKind::NoEnd => f.write_str("what begins here has no {{end}}"),
            FaultKind::StrayEnd => f.write_str("this {{end}} ends nothing"),
        }
    }
}

/// What is being read: the nodes so far, in which scopes, and where it began with what.
struct Block {
    nodes: Vec<Node>,
    name: String,
    /// The scope that an `each` opens.
    each: Option<&'static Scope>,
    line: usize,
}

impl Template {
    /// Reads a template that may name what is in a scope.
    pub fn parse(text: &str, scope: &'static Scope) -> Result<Template, Fault> {
        let mut open = vec![Block { nodes: Vec::new(), name: String::new(), each: Some(scope), line: 0 }];
        for (at, line) in text.split_inclusive('\n').enumerate() {
            let tags = tags(line).ok_or(Fault { line: at + 1, kind: FaultKind::Open })?;
            let is_block = |piece: &Piece| matches!(piece, Piece::Tag(tag) if !verb(tag).0.is_empty());
            let alone = tags.iter().any(is_block)
                && tags
                    .iter()
                    .all(|piece| is_block(piece) || matches!(piece, Piece::Text(text) if text.trim().is_empty()));
            for piece in tags {
                match piece {
                    Piece::Text(_) if alone => {}
                    Piece::Text(text) => add(&mut open, Node::Text(text.to_owned())),
                    Piece::Tag(tag) => read(&mut open, tag, at + 1).map_err(|kind| Fault { line: at + 1, kind })?,
                }
            }
        }
        match (open.len(), open.pop()) {
            (1, Some(all)) => Ok(Template(all.nodes)),
            (_, last) => Err(Fault { line: last.map_or(0, |block| block.line), kind: FaultKind::NoEnd }),
        }
    }

    /// The document that a thing makes of it.
    pub fn render<T: Thing>(&self, thing: T) -> String {
        let mut out = String::new();
        render(&self.0, &mut vec![thing], &mut out);
        tidy(&out)
    }
}

enum Piece<'a> {
    Text(&'a str),
    Tag(&'a str),
}

/// The pieces of a line; None if a tag is not closed in it.
fn tags(line: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("{{") {
        let (tag, after) = after.split_once("}}")?;
        pieces.extend([Piece::Text(before), Piece::Tag(tag.trim())]);
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    Some(pieces)
}

/// A tag's verb, empty for a value, and the name that it is about.
fn verb(tag: &str) -> (&str, &str) {
    match tag.split_once(char::is_whitespace) {
        Some((verb @ ("if" | "each"), name)) => (verb, name.trim()),
        None if tag == "end" => ("end", ""),
        _ => ("", tag),
    }
}

fn add(open: &mut [Block], node: Node) {
    open.iter_mut().next_back().map(|block| block.nodes.push(node)).unwrap_or_default()
}

fn read(open: &mut Vec<Block>, tag: &str, line: usize) -> Result<(), FaultKind> {
    let (verb, name) = verb(tag);
    let scopes: Vec<&'static Scope> = open.iter().rev().filter_map(|block| block.each).collect();
    let named = |scope: &&'static Scope| scope.lists.iter().find(|list| list.name == name);
    let list = scopes.first().and_then(named);
    let is_value = scopes.iter().any(|scope| scope.values.contains(&name));
    let values = || scopes.iter().flat_map(|scope| scope.values).copied();
    let lists = || scopes.iter().take(1).flat_map(|scope| scope.lists).map(|list| list.name);
    let unknown = |known| Err(FaultKind::Unknown { name: name.to_owned(), known });
    let begun = |each| Block { nodes: Vec::new(), name: name.to_owned(), each, line };
    match verb {
        "if" if is_value || list.is_some() => open.push(begun(None)),
        "each" if list.is_some() => open.push(begun(list)),
        "if" | "each" if scopes.iter().find_map(named).is_some() => {
            return Err(FaultKind::Within { name: name.to_owned() });
        }
        "if" => return unknown(values().chain(lists()).collect()),
        "each" => return unknown(lists().collect()),
        "end" if open.len() < 2 => return Err(FaultKind::StrayEnd),
        "end" => {
            let Some(Block { nodes, name, each, .. }) = open.pop() else { return Ok(()) };
            add(open, if each.is_some() { Node::Each(name, nodes) } else { Node::If(name, nodes) });
        }
        _ if is_value => add(open, Node::Value(name.to_owned())),
        _ => return unknown(values().collect()),
    }
    Ok(())
}

fn render<T: Thing>(nodes: &[Node], things: &mut Vec<T>, out: &mut String) {
    let value = |things: &[T], name: &str| things.iter().rev().find_map(|thing| thing.value(name)).unwrap_or_default();
    let list = |things: &[T], name: &str| things.last().and_then(|thing| thing.list(name)).unwrap_or_default();
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Value(name) => push(out, &value(things, name)),
            Node::If(name, inner) => {
                if !value(things, name).is_empty() || !list(things, name).is_empty() {
                    render(inner, things, out);
                }
            }
            Node::Each(name, inner) => {
                for thing in list(things, name) {
                    things.push(thing);
                    render(inner, things, out);
                    things.pop();
                }
            }
        }
    }
}

/// Adds a value, each of its lines after what makes a quotation of the first.
fn push(out: &mut String, value: &str) {
    if !value.contains('\n') {
        return out.push_str(value);
    }
    let before = out.rfind('\n').map_or(0, |end| end + 1);
    let prefix = out[before..].to_owned();
    let quotes = prefix.contains('>') && prefix.chars().all(|c| matches!(c, '>' | ' '));
    for (at, line) in value.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
            if quotes {
                out.push_str(if line.is_empty() { prefix.trim_end() } else { &prefix });
            }
        }
        out.push_str(line);
    }
}

/// No empty lines at the beginning, one at most between others, one line's end at the end.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.split('\n') {
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty == 0 || (empty == 1 && !tidy.is_empty()) {
            tidy.push_str(if empty == 0 { line } else { "" });
            tidy.push('\n');
        }
    }
    tidy.truncate(tidy.trim_end_matches('\n').len());
    tidy + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCOPE: Scope = Scope {
        name: "",
        values: &["title", "summary"],
        lists: &[Scope { name: "points", values: &["text"], lists: &[] }],
    };

    #[derive(Debug)]
    enum Toy {
        All,
        Point(&'static str),
    }

    impl Thing for Toy {
        fn value(&self, name: &str) -> Option<String> {
            match (self, name) {
                (Toy::All, "title") => Some("The pier".to_owned()),
                (Toy::All, "summary") => Some("It stays.\n\nFor now.".to_owned()),
                (Toy::Point(text), "text") => Some((*text).to_owned()),
                _ => None,
            }
        }

        fn list(&self, name: &str) -> Option<Vec<Toy>> {
            (name == "points").then(|| vec![Toy::Point("one"), Toy::Point("")])
        }
    }

    #[test]
    fn values_conditions_and_lists() {
        for (template, document) in [
            ("# {{title}}", "# The pier\n"),
            ("> {{summary}}", "> It stays.\n>\n> For now.\n"),
            ("- {{ summary }}", "- It stays.\n\nFor now.\n"),
            ("{{each points}}\n- {{text}} of {{title}}\n{{end}}\n", "- one of The pier\n-  of The pier\n"),
            ("{{each points}}{{if text}}{{text}}, {{end}}{{end}}done", "one, done\n"),
            ("a\n\n\n  {{if points}}\n\nb\n{{end}}{{end}}", ""),
            ("a\n\n\n  {{if points}}\n\nb\n{{end}}\n\n\n", "a\n\nb\n"),
            ("{title} }} {{title}}", "{title} }} The pier\n"),
        ] {
            let rendered = Template::parse(template, &SCOPE).map(|template| template.render(Toy::All));
            assert_eq!(rendered.unwrap_or_default(), document, "{template:?}");
        }
    }

    #[test]
    fn faults_are_told_where_they_are() {
        let unknown =
            |name: &str, known: &[&'static str]| FaultKind::Unknown { name: name.to_owned(), known: known.to_vec() };
        for (template, line, kind) in [
            ("a\n{{title", 2, FaultKind::Open),
            ("{{titel}}", 1, unknown("titel", &["title", "summary"])),
            ("\n{{text}}", 2, unknown("text", &["title", "summary"])),
            ("{{each points}}\n{{points}}\n{{end}}", 2, unknown("points", &["text", "title", "summary"])),
            ("{{each title}}{{end}}", 1, unknown("title", &["points"])),
            ("{{if this}}{{end}}", 1, unknown("this", &["title", "summary", "points"])),
            ("{{each points}}\n{{each points}}{{end}}{{end}}", 2, FaultKind::Within { name: "points".to_owned() }),
            ("{{each points}}{{if points}}{{end}}{{end}}", 1, FaultKind::Within { name: "points".to_owned() }),
            ("{{end}}", 1, FaultKind::StrayEnd),
            ("x\n{{if title}}\n{{each points}}{{end}}\n", 2, FaultKind::NoEnd),
        ] {
            assert_eq!(Template::parse(template, &SCOPE), Err(Fault { line, kind }), "{template:?}");
        }
    }
}
