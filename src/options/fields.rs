//! Every setting with its default and its bounds. They stand once, here: the settings page draws itself from
//! [`FIELDS`], and whatever comes out of storage or from a file is checked against it.

use super::{Raw, keys};

/// One setting: its name in storage (the field's name in [`super::Options`]) and what values it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub name: &'static str,
    /// Under which heading the settings page shows it: one of [`GROUPS`].
    pub group: &'static str,
    pub kind: FieldKind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    Number {
        default: f64,
        least: f64,
        most: f64,
        step: f64,
    },
    Switch {
        default: bool,
    },
    Choice {
        default: &'static str,
        choices: &'static [&'static str],
    },
    /// A template of [`crate::export::markdown`], with its length in bytes at most.
    Template {
        default: &'static str,
        most: usize,
    },
    /// Keys for the panel's actions, see [`keys`].
    Keys,
    /// Names in the reader's order, separated by spaces; `-` before a name hides it. What is not named comes last,
    /// as in the default.
    Order {
        default: &'static str,
    },
}

use crate::export::markdown;
use crate::export::template::Template;
use FieldKind::{Choice, Number, Order, Switch};

/// The settings page's headings, in its order.
pub const GROUPS: &[&str] = &["points", "quotes", "panel", "take", "listen", "page"];

/// Every setting, in the order of the settings page.
pub const FIELDS: &[Field] = &[
    number("key_points", "points", 5.0, [1.0, 12.0, 1.0]),
    switch("own_points", "points", false),
    number("passages", "points", 1.0, [0.0, 5.0, 1.0]),
    number("weigh_position", "points", 1.0, WEIGHT),
    number("weigh_subject", "points", 1.0, WEIGHT),
    number("weigh_title", "points", 1.0, WEIGHT),
    number("weigh_variety", "points", 1.0, WEIGHT),
    number("shortest_quote", "quotes", 1.0, [1.0, 30.0, 1.0]),
    switch("show_terms", "quotes", false),
    choice("order", "quotes", &["speaker", "page"]),
    Field {
        name: "sections",
        group: "panel",
        kind: Order { default: "summary points outline quotes views tags related" },
    },
    choice("side", "panel", &["right", "left"]),
    choice("theme", "panel", &["auto", "light", "dark"]),
    choice("language", "panel", &["auto", "en", "zh_CN", "zh_TW"]),
    Field { name: "keys", group: "panel", kind: FieldKind::Keys },
    // storage holds 8 KB for all settings together
    Field { name: "template", group: "take", kind: FieldKind::Template { default: markdown::DEFAULT, most: 4000 } },
    switch("listen", "listen", false),
    number("listen_rate", "listen", 1.0, [0.5, 2.0, 0.25]),
    number("long_minutes", "page", 1.5, [0.5, 30.0, 0.5]),
    number("mixed_sentences", "page", 1.0, [1.0, 20.0, 1.0]),
    switch("explain", "page", false),
];

/// Bounds and step of what multiplies a weight.
const WEIGHT: [f64; 3] = [0.0, 3.0, 0.25];

const fn number(name: &'static str, group: &'static str, default: f64, [least, most, step]: [f64; 3]) -> Field {
    Field { name, group, kind: Number { default, least, most, step } }
}

const fn switch(name: &'static str, group: &'static str, default: bool) -> Field {
    Field { name, group, kind: Switch { default } }
}

/// The first choice is the default.
const fn choice(name: &'static str, group: &'static str, choices: &'static [&'static str]) -> Field {
    Field { name, group, kind: Choice { default: choices[0], choices } }
}

impl Field {
    pub fn named(name: &str) -> Option<&'static Field> {
        FIELDS.iter().find(|field| field.name == name)
    }

    /// Whether a value is one that this setting takes.
    pub fn accepts(&self, raw: &Raw) -> bool {
        match (&self.kind, raw) {
            (Number { least, most, step, .. }, Raw::Number(value)) => {
                (least..=most).contains(&value) && ((value - least) / step).fract() == 0.0
            }
            (Switch { .. }, Raw::Switch(_)) => true,
            (Choice { choices, .. }, Raw::Text(text)) => choices.contains(&text.as_str()),
            (Order { .. }, Raw::Text(text)) => is_order(text),
            (FieldKind::Keys, Raw::Text(text)) => keys::check(text).is_ok(),
            (FieldKind::Template { most, .. }, Raw::Text(text)) => {
                text.len() <= *most && Template::parse(text, &markdown::SCOPE).is_ok()
            }
            _ => false,
        }
    }

    /// The value that stands when none is stored.
    pub fn default(&self) -> Raw {
        match self.kind {
            Number { default, .. } => Raw::Number(default),
            Switch { default } => Raw::Switch(default),
            FieldKind::Keys => Raw::Text(keys::DEFAULT.to_owned()),
            Choice { default, .. } | Order { default } | FieldKind::Template { default, .. } => {
                Raw::Text(default.to_owned())
            }
        }
    }
}

/// Names and nothing else, none of them twice. A name that is not known may be a newer version's.
fn is_order(text: &str) -> bool {
    let names: Vec<&str> = text.split_ascii_whitespace().map(bare).collect();
    let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    names.iter().enumerate().all(|(at, name)| is_name(name) && !names[..at].contains(name))
}

/// All names of an order with whether each is shown, the reader's first, then those of the default that he has not
/// named. Names that the default does not know are left out.
pub fn in_order<'a>(order: &'a str, default: &'a str) -> Vec<(&'a str, bool)> {
    let known: Vec<_> = default.split_ascii_whitespace().map(|name| (bare(name), bare(name) == name)).collect();
    let given = order.split_ascii_whitespace().map(|name| (bare(name), bare(name) == name));
    let mut all: Vec<_> = given.filter(|(name, _)| known.iter().any(|(known, _)| known == name)).collect();
    for name in known {
        if !all.iter().any(|(given, _)| *given == name.0) {
            all.push(name);
        }
    }
    all
}

fn bare(name: &str) -> &str {
    name.strip_prefix('-').unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_accepted_and_every_group_known() {
        for field in FIELDS {
            assert!(field.accepts(&field.default()), "{}", field.name);
            assert!(GROUPS.contains(&field.group), "{}", field.name);
        }
    }

    #[test]
    fn an_order_is_names_none_twice() {
        for (text, fits) in [
            ("quotes points", true),
            ("-quotes from_the_future", true),
            ("", true),
            ("quotes -quotes", false),
            ("quotes, points", false),
            ("- quotes", false),
        ] {
            assert_eq!(is_order(text), fits, "{text:?}");
        }
        assert_eq!(
            in_order("quotes newer -points", "points quotes tags"),
            [("quotes", true), ("points", false), ("tags", true)]
        );
    }
}
