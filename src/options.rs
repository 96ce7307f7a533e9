//! The questions: what a reader can set, with defaults and bounds. They stand once, here: the settings
//! page draws itself from [`FIELDS`], and whatever comes out of storage goes through [`Options::checked`].

use serde::Serialize;

/// All settings, each within its bounds when made by [`Options::checked`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Options {
    /// How many key points to find when the page offers none.
    pub key_points: u32,
    /// Quotes with fewer words (a Chinese character counts as one) are left out of the jump list.
    pub shortest_quote: u32,
    /// Whether the jump list also shows terms and titles in quotation marks.
    pub show_terms: bool,
    /// Whether views told without marks are shown.
    pub show_views: bool,
    /// Minutes of reading from which on an article counts as long.
    pub long_minutes: f64,
    /// Whole sentences that each language needs for an article to count as mixed.
    pub mixed_sentences: u32,
    /// On which side of the window the panel opens: `right`, `left`.
    pub side: String,
    /// `auto` (as the system), `light`, `dark`.
    pub theme: String,
    /// `auto` (as the browser), or the code of an interface language.
    pub language: String,
    /// Whether the panel also tells what each line of the page was taken for, and by which rule.
    pub explain: bool,
}

/// One setting: its name in storage (the field's name above) and what values it takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    pub name: &'static str,
    #[serde(flatten)]
    pub kind: FieldKind,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum FieldKind {
    Number { default: f64, least: f64, most: f64, step: f64 },
    Switch { default: bool },
    Choice { default: &'static str, choices: &'static [&'static str] },
}

use FieldKind::{Choice, Number, Switch};

/// Every setting, in the order of the settings page.
pub const FIELDS: &[Field] = &[
    Field { name: "key_points", kind: Number { default: 5.0, least: 1.0, most: 12.0, step: 1.0 } },
    Field { name: "shortest_quote", kind: Number { default: 1.0, least: 1.0, most: 30.0, step: 1.0 } },
    Field { name: "show_terms", kind: Switch { default: false } },
    Field { name: "show_views", kind: Switch { default: true } },
    Field { name: "long_minutes", kind: Number { default: 1.5, least: 0.5, most: 30.0, step: 0.5 } },
    Field { name: "mixed_sentences", kind: Number { default: 1.0, least: 1.0, most: 20.0, step: 1.0 } },
    Field { name: "side", kind: Choice { default: "right", choices: &["right", "left"] } },
    Field { name: "theme", kind: Choice { default: "auto", choices: &["auto", "light", "dark"] } },
    Field { name: "language", kind: Choice { default: "auto", choices: &["auto", "en", "zh_CN"] } },
    Field { name: "explain", kind: Switch { default: false } },
];

/// A value as it comes from storage: anything.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Raw {
    Switch(bool),
    Number(f64),
    Text(String),
    /// Something that no setting takes.
    Other,
}

/// A stored value that could not be used: the default stands in for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The setting's name.
    pub name: String,
}

impl Default for Options {
    fn default() -> Self {
        Options::checked(|_| None).0
    }
}

impl Options {
    /// Options from stored values, each given by its name. What is missing takes its default; what has a wrong type, is out of bounds
    /// or between steps takes its default too and is told as a problem. Unknown names, as a newer version may
    /// have left them, are never asked for.
    pub fn checked(stored: impl Fn(&str) -> Option<Raw>) -> (Options, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut value = |name: &str| -> Raw {
            let Some(field) = FIELDS.iter().find(|field| field.name == name) else {
                return Raw::Switch(false);
            };
            match stored(name) {
                Some(raw) if field.accepts(&raw) => raw,
                given => {
                    if given.is_some() {
                        problems.push(Problem { name: name.to_owned() });
                    }
                    field.default()
                }
            }
        };
        let options = Options {
            key_points: value("key_points").number() as u32,
            shortest_quote: value("shortest_quote").number() as u32,
            show_terms: value("show_terms") == Raw::Switch(true),
            show_views: value("show_views") == Raw::Switch(true),
            long_minutes: value("long_minutes").number(),
            mixed_sentences: value("mixed_sentences").number() as u32,
            side: value("side").text(),
            theme: value("theme").text(),
            language: value("language").text(),
            explain: value("explain") == Raw::Switch(true),
        };
        (options, problems)
    }
}

impl Field {
    /// Whether a value is one that this setting takes.
    pub fn accepts(&self, raw: &Raw) -> bool {
        match (&self.kind, raw) {
            (Number { least, most, step, .. }, Raw::Number(value)) => {
                (least..=most).contains(&value) && ((value - least) / step).fract() == 0.0
            }
            (Switch { .. }, Raw::Switch(_)) => true,
            (Choice { choices, .. }, Raw::Text(text)) => choices.contains(&text.as_str()),
            _ => false,
        }
    }

    /// The value that stands when none is stored.
    pub fn default(&self) -> Raw {
        match self.kind {
            Number { default, .. } => Raw::Number(default),
            Switch { default } => Raw::Switch(default),
            Choice { default, .. } => Raw::Text(default.to_owned()),
        }
    }
}

impl Raw {
    fn number(&self) -> f64 {
        if let Raw::Number(value) = self { *value } else { 0.0 }
    }

    fn text(self) -> String {
        if let Raw::Text(text) = self { text } else { String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_storage_holds_is_checked() {
        let raw = [
            ("key_points", Raw::Number(9.0)),
            ("shortest_quote", Raw::Number(2.5)),
            ("show_terms", Raw::Text("yes".to_owned())),
            ("long_minutes", Raw::Number(f64::NAN)),
            ("theme", Raw::Text("sepia".to_owned())),
            ("from_the_future", Raw::Switch(true)),
        ];
        let stored = |name: &str| raw.iter().find(|(known, _)| *known == name).map(|(_, raw)| raw.clone());
        let (options, problems) = Options::checked(stored);
        assert_eq!(options, Options { key_points: 9, ..Options::default() });
        let names: Vec<_> = problems.iter().map(|problem| problem.name.as_str()).collect();
        assert_eq!(names, ["shortest_quote", "show_terms", "long_minutes", "theme"]);
    }

    #[test]
    fn every_default_is_accepted() {
        for field in FIELDS {
            assert!(field.accepts(&field.default()), "{}", field.name);
        }
        assert_eq!(Options::default().long_minutes, 1.5);
        assert_eq!(Options::default().side, "right");
    }
}
