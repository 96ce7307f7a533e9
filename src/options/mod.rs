//! The questions: what a reader can set, as plain data. Defaults and bounds stand in [`fields`], ready-made
//! choices of them in [`presets`].

pub mod fields;
pub mod keys;
pub mod presets;

pub use fields::{FIELDS, Field, FieldKind};

/// A value as it comes from storage: anything.
#[derive(Debug, Clone, PartialEq)]
pub enum Raw {
    Switch(bool),
    Number(f64),
    Text(String),
    /// Something that no setting takes.
    Other,
}

/// A stored value that could not be used: the default stands in for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The setting's name.
    pub name: String,
}

/// Declares the settings' names and types once.
macro_rules! options {
    ($($(#[$about:meta])* $name:ident: $kind:ty,)*) => {
        /// All settings, each within its bounds when made by [`Options::checked`].
        #[derive(Debug, Clone, PartialEq)]
        pub struct Options {
            $($(#[$about])* pub $name: $kind,)*
        }

        impl Options {
            fn from_values(mut value: impl FnMut(&str) -> Raw) -> Options {
                Options { $($name: <$kind>::from(value(stringify!($name))),)* }
            }

            /// A setting's value by its name.
            pub fn value(&self, name: &str) -> Raw {
                match name {
                    $(stringify!($name) => self.$name.clone().into(),)*
                    _ => Raw::Other,
                }
            }
        }
    };
}

options! {
    /// How many key points to find when the page offers none.
    key_points: u32,
    /// Whether points are found in the text also when the page offers its own.
    own_points: bool,
    /// How many of the passages that bear a point out stand in the open; the others are folded away.
    passages: u32,
    /// What standing early in the article counts for a sentence as a key point; 1 is what tests found best.
    weigh_position: f64,
    /// What being about the article's subjects counts.
    weigh_subject: f64,
    /// What sharing words with the title counts.
    weigh_title: f64,
    /// What it counts against a sentence that those taken before say the same.
    weigh_variety: f64,
    /// Quotes with fewer words (a Chinese character counts as one) are left out of the jump list.
    shortest_quote: u32,
    /// Whether the jump list also shows terms and titles in quotation marks.
    show_terms: bool,
    /// How the jump list goes: by `speaker`, or as on the `page`.
    order: String,
    /// The panel's sections in order, see [`FieldKind::Order`].
    sections: String,
    /// On which side of the window the panel opens: `right`, `left`.
    side: String,
    /// `auto` (as the system), `light`, `dark`.
    theme: String,
    /// `auto` (as the browser), or the code of an interface language.
    language: String,
    /// The panel's keys, see [`keys`].
    keys: String,
    /// How the reading is written as Markdown.
    template: String,
    /// Whether points and quotes can be read out.
    listen: bool,
    /// How fast they are read out; 1 is the voice's own pace.
    listen_rate: f64,
    /// Minutes of reading from which on an article counts as long.
    long_minutes: f64,
    /// Whole sentences that each language needs for an article to count as mixed.
    mixed_sentences: u32,
    /// Whether the panel also tells what each line of the page was taken for, and by which rule.
    explain: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options::checked(|_| None).0
    }
}

impl Options {
    /// Options from stored values, each given by its name. What is missing takes its default; what has a wrong
    /// type, is out of bounds or between steps takes its default too and is told as a problem. Unknown names, as a
    /// newer version may have left them, are never asked for.
    pub fn checked(stored: impl Fn(&str) -> Option<Raw>) -> (Options, Vec<Problem>) {
        let mut problems = Vec::new();
        let options = Options::from_values(|name| {
            let Some(field) = Field::named(name) else { return Raw::Other };
            match stored(name) {
                Some(raw) if field.accepts(&raw) => raw,
                given => {
                    if given.is_some() {
                        problems.push(Problem { name: name.to_owned() });
                    }
                    field.default()
                }
            }
        });
        (options, problems)
    }

    /// The panel's sections that are shown, in order.
    pub fn shown_sections(&self) -> Vec<&str> {
        let Some(Field { kind: FieldKind::Order { default }, .. }) = Field::named("sections") else {
            return Vec::new();
        };
        let all = fields::in_order(&self.sections, default).into_iter();
        all.filter(|(_, shown)| *shown).map(|(name, _)| name).collect()
    }
}

impl From<Raw> for f64 {
    fn from(raw: Raw) -> f64 {
        if let Raw::Number(value) = raw { value } else { 0.0 }
    }
}

impl From<Raw> for u32 {
    fn from(raw: Raw) -> u32 {
        f64::from(raw) as u32
    }
}

impl From<Raw> for bool {
    fn from(raw: Raw) -> bool {
        raw == Raw::Switch(true)
    }
}

impl From<Raw> for String {
    fn from(raw: Raw) -> String {
        if let Raw::Text(text) = raw { text } else { String::new() }
    }
}

impl From<f64> for Raw {
    fn from(value: f64) -> Raw {
        Raw::Number(value)
    }
}

impl From<u32> for Raw {
    fn from(value: u32) -> Raw {
        Raw::Number(value.into())
    }
}

impl From<bool> for Raw {
    fn from(value: bool) -> Raw {
        Raw::Switch(value)
    }
}

impl From<String> for Raw {
    fn from(value: String) -> Raw {
        Raw::Text(value)
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
        assert_eq!(names, ["shortest_quote", "show_terms", "theme", "long_minutes"]);
    }

    #[test]
    fn every_setting_has_its_field_and_every_field_its_setting() {
        let options = Options::default();
        for field in FIELDS {
            assert_eq!(options.value(field.name), field.default(), "{}", field.name);
        }
        assert_eq!((options.long_minutes, &*options.side, options.key_points), (1.5, "right", 5));
        assert_eq!(options.value("from_the_future"), Raw::Other);
    }

    #[test]
    fn sections_in_the_readers_order() {
        let options = Options { sections: "quotes -views".to_owned(), ..Options::default() };
        assert_eq!(options.shown_sections(), ["quotes", "summary", "points", "outline", "tags", "related"]);
    }
}
