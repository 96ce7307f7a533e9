//! The roles of a page's lines, as one step after the other decides them, each with the rule that decided last.

use super::Role;
use std::ops::Range;

macro_rules! rules {
    ($($rule:ident $why:literal,)*) => {
        /// What decided about a line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Rule { $($rule,)* }

        impl Rule {
            /// The rule in plain words.
            pub fn why(self) -> &'static str {
                match self { $(Rule::$rule => $why,)* }
            }
        }
    };
}

rules! {
    // why a line is no part of the article
    Outside "outside the element that holds the article",
    Apart "in navigation, a side column, comments, sharing or a list of other articles",
    Links "more link than text",
    Label "a few words that are no sentence",
    Surroundings "among more links and labels than text",
    // why it is, and as what
    Prose "running text",
    Element "by the element that holds it",
    Bold "a bold line by itself",
    FixedWords "by its first words",
    Credit "says who made a picture",
    Signature "says whose words stand above it",
    Call "asks for a click or an address",
    OverTitle "stands over the title",
    AboutAuthor "is about the author",
    SaidBefore "says what another line has said",
    Notice "asks for consent or for another browser",
    Contact "tells how to write to somebody",
    Advertisement "in an element that is named as an advertisement",
    SaysTitle "says what the document's title says",
    MainHeading "the page's main heading",
    Opening "the first line of a text without markup",
    SectionHeading "a known heading",
    Section "under a known heading",
    MarkedRun "one of several marked lines over the text",
    OverPoints "stands over the points in their language",
    SummaryName "in an element that is named as a summary",
    NamesTime "says when or by whom, beside the title",
    BesideTime "stands beside the time",
    Site "known of this site",
    TagLinks "its links lead to tags",
}

/// One role a line (none for what is no part of the article), and the rule behind it.
#[derive(Debug, Clone)]
pub struct Roles {
    roles: Vec<Option<Role>>,
    rules: Vec<Rule>,
}

impl Roles {
    /// No role for any line.
    pub fn none(lines: usize) -> Roles {
        Roles { roles: vec![None; lines], rules: vec![Rule::Outside; lines] }
    }

    pub fn len(&self) -> usize {
        self.roles.len()
    }

    pub fn get(&self, line: usize) -> Option<Role> {
        self.roles[line]
    }

    pub fn rule(&self, line: usize) -> Rule {
        self.rules[line]
    }

    pub fn is(&self, line: usize, role: Role) -> bool {
        self.roles[line] == Some(role)
    }

    pub fn set(&mut self, line: usize, role: Role, rule: Rule) {
        (self.roles[line], self.rules[line]) = (Some(role), rule);
    }

    pub fn fill(&mut self, lines: Range<usize>, role: Role, rule: Rule) {
        self.roles[lines.clone()].fill(Some(role));
        self.rules[lines].fill(rule);
    }

    /// Gives another role to those of the lines that have one.
    pub fn replace(&mut self, lines: Range<usize>, role: Role, rule: Rule) {
        for line in lines {
            if self.roles[line].is_some() {
                self.set(line, role, rule);
            }
        }
    }

    /// Takes lines out of the article.
    pub fn drop(&mut self, lines: Range<usize>, rule: Rule) {
        self.roles[lines.clone()].fill(None);
        self.rules[lines].fill(rule);
    }

    /// The roles of all lines, in order.
    pub fn iter(&self) -> impl Iterator<Item = Option<Role>> + '_ {
        self.roles.iter().copied()
    }

    /// Whether a line has no role, or is just one of the body's: free for a better one.
    pub fn is_free(&self, line: usize) -> bool {
        self.roles[line].is_none_or(|role| role.is_body())
    }
}
