//! Ready-made ways of reading, as in a newsroom: each a row of values for the settings that change what is found
//! and shown. A preset is no setting: choosing one stores its values, and it counts as chosen for as long as they
//! stand. So every one of them can be changed, and a reader's own are rows of the same kind.

use super::{Field, Options, Raw};

/// The settings that a preset sets. Those not named in its row take their defaults.
pub const GOVERNED: &[&str] = &[
    "key_points",
    "own_points",
    "passages",
    "weigh_position",
    "weigh_subject",
    "weigh_title",
    "weigh_variety",
    "shortest_quote",
    "show_terms",
    "order",
    "sections",
];

/// A preset's name and what differs from the defaults.
pub type Preset = (&'static str, &'static [(&'static str, Value)]);

/// A setting's value as the table has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    N(f64),
    S(bool),
    T(&'static str),
}

use Value::{N, S, T};

pub const PRESETS: &[Preset] = &[
    ("everyday", &[]),
    // what it says, from its top, and a few strong words
    (
        "skim",
        &[
            ("key_points", N(3.0)),
            ("passages", N(0.0)),
            ("weigh_position", N(1.5)),
            ("weigh_title", N(1.5)),
            ("shortest_quote", N(6.0)),
            ("sections", T("summary points tags quotes -outline -views -related")),
        ],
    ),
    // who said what, as it was said
    (
        "interview",
        &[
            ("weigh_position", N(0.5)),
            ("order", T("page")),
            ("sections", T("quotes points summary tags -outline -views -related")),
        ],
    ),
    // whose view it is, and the argument wherever it stands
    (
        "opinion",
        &[
            ("weigh_position", N(0.25)),
            ("weigh_subject", N(1.5)),
            ("shortest_quote", N(3.0)),
            ("show_terms", S(true)),
            ("sections", T("points views quotes outline summary tags related")),
        ],
    ),
    // everything, spread over the text, with its evidence
    (
        "research",
        &[
            ("key_points", N(10.0)),
            ("passages", N(3.0)),
            ("weigh_position", N(0.5)),
            ("weigh_variety", N(1.75)),
            ("show_terms", S(true)),
            ("order", T("page")),
            ("sections", T("outline points quotes views tags summary related")),
        ],
    ),
    // both languages side by side: each point with its passages, terms as well
    (
        "bilingual",
        &[
            ("key_points", N(6.0)),
            ("passages", N(2.0)),
            ("show_terms", S(true)),
            ("order", T("page")),
            ("sections", T("summary points outline tags quotes views -related")),
        ],
    ),
];

/// All values that a preset of [`PRESETS`] sets, by the settings' names.
pub fn values(preset: &Preset) -> Vec<(&'static str, Raw)> {
    let row = |name: &str| preset.1.iter().find(|(named, _)| *named == name).map(|(_, value)| value.raw());
    let value = |name: &&'static str| Some((*name, row(name).or_else(|| Some(Field::named(name)?.default()))?));
    GOVERNED.iter().filter_map(value).collect()
}

/// Whether options are those that a preset would set; `value` gives its value for a setting, none for the default.
pub fn is_chosen(options: &Options, value: impl Fn(&str) -> Option<Raw>) -> bool {
    let (preset, _) = Options::checked(value);
    GOVERNED.iter().all(|name| preset.value(name) == options.value(name))
}

/// The name of the preset of [`PRESETS`] whose values stand, if any.
pub fn chosen(options: &Options) -> Option<&'static str> {
    let stands = |preset: &&Preset| values(preset).iter().all(|(name, raw)| options.value(name) == *raw);
    PRESETS.iter().find(stands).map(|(name, _)| *name)
}

impl Value {
    fn raw(self) -> Raw {
        match self {
            N(number) => Raw::Number(number),
            S(on) => Raw::Switch(on),
            T(text) => Raw::Text(text.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_sets_what_settings_take() {
        for preset in PRESETS {
            for (name, value) in preset.1 {
                let field = Field::named(name).unwrap();
                assert!(GOVERNED.contains(name) && field.accepts(&value.raw()), "{} {name}", preset.0);
                assert_ne!(value.raw(), field.default(), "{} {name}: the default need not be named", preset.0);
            }
            assert_eq!(values(preset).len(), GOVERNED.len());
        }
    }

    #[test]
    fn a_preset_is_chosen_while_its_values_stand() {
        assert_eq!(chosen(&Options::default()), Some("everyday"));
        for preset in PRESETS {
            let values = values(preset);
            let value = |name: &str| values.iter().find(|(named, _)| *named == name).map(|(_, raw)| raw.clone());
            let (options, problems) = Options::checked(value);
            assert_eq!((chosen(&options), problems.len()), (Some(preset.0), 0));
            assert!(is_chosen(&options, value));
            // whatever else the reader has set
            let elsewhere = Options { theme: "dark".to_owned(), ..options.clone() };
            assert_eq!(chosen(&elsewhere), Some(preset.0));
            let changed = Options { key_points: 11, ..options };
            assert_eq!((chosen(&changed), is_chosen(&changed, value)), (None, false));
        }
    }
}
