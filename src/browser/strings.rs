//! What the interface says, in the reader's language: the same messages that the browsers read.

use super::dom::window;
use crate::messages::fill;
use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What is no code: messages and style sheets. They come in a script of their own beside the wasm.
    type Interface;
    #[wasm_bindgen(thread_local_v2, js_name = pullquoteInterface)]
    static INTERFACE: Option<Interface>;
    #[wasm_bindgen(method, getter)]
    fn messages(this: &Interface) -> Locales;
    #[wasm_bindgen(method, structural, indexing_getter)]
    fn sheet(this: &Interface, name: &str) -> Option<JsString>;

    /// The messages of each locale, by its code.
    type Locales;
    #[wasm_bindgen(method, structural, indexing_getter)]
    fn of(this: &Locales, code: &str) -> Option<Messages>;

    /// Texts by their keys: each one call, since a panel asks for more than a hundred before it is seen.
    #[derive(Debug, Clone)]
    type Messages;
    #[wasm_bindgen(method, structural, indexing_getter)]
    fn text(this: &Messages, key: &str) -> Option<String>;
}

/// An interface language.
struct Locale {
    /// As in `_locales` and in the options.
    code: &'static str,
    /// BCP 47.
    lang: &'static str,
    /// How the codes of browsers begin that ask for it, in lower case.
    asked_by: &'static [&'static str],
}

/// The first that a browser asks for is taken, the first of all where it asks for none.
const LOCALES: &[Locale] = &[
    Locale { code: "en", lang: "en", asked_by: &["en"] },
    Locale { code: "zh_TW", lang: "zh-TW", asked_by: &["zh-tw", "zh-hk", "zh-mo", "zh-hant"] },
    Locale { code: "zh_CN", lang: "zh-CN", asked_by: &["zh"] },
];

/// The messages of one language.
#[derive(Debug, Clone)]
pub struct Strings {
    /// The locale's code, as the option `language` has it.
    pub code: &'static str,
    /// BCP 47 code, for `lang`.
    pub lang: &'static str,
    messages: Option<Messages>,
}

impl Strings {
    /// The messages for a value of the option `language`: a locale's code, or `auto` for the browser's own.
    pub fn of(language: &str) -> Strings {
        let browsers = window().navigator().language().unwrap_or_default().to_ascii_lowercase();
        let asks = |locale: &&Locale| locale.asked_by.iter().any(|start| browsers.starts_with(start));
        let chosen = LOCALES.iter().find(|locale| locale.code == language);
        let Locale { code, lang, .. } = chosen.or_else(|| LOCALES.iter().find(asks)).unwrap_or(&LOCALES[0]);
        let messages = INTERFACE.with(|interface| interface.as_ref()?.messages().of(code));
        Strings { code, lang, messages }
    }

    /// A message; its key where there is none. Every language has all of them (`tests/locales.rs`).
    pub fn say(&self, key: &str) -> String {
        self.text(key).unwrap_or_else(|| key.to_owned())
    }

    fn text(&self, key: &str) -> Option<String> {
        self.messages.as_ref()?.text(key)
    }

    /// A message about a number of things, which stands in the place of `$1`. Where a language has a form of its own
    /// for one thing, it stands under the key with `_one` after it.
    pub fn say_count(&self, key: &str, count: usize) -> String {
        let one = [key, "_one"].concat();
        let has_one = count == 1 && self.text(&one).is_some();
        self.say_with(if has_one { &one } else { key }, &[&self.number(count as f64)])
    }

    /// A number as this language writes it.
    pub fn number(&self, value: f64) -> String {
        js_sys::Number::from(value).to_locale_string(self.lang).into()
    }

    /// A message with values in the places of `$1` and `$2`.
    pub fn say_with(&self, key: &str, values: &[&str]) -> String {
        fill(&self.say(key), values)
    }
}

/// One of the style sheets, by its name: only browsers read it.
pub fn style(name: &str) -> JsString {
    INTERFACE.with(|interface| interface.as_ref()?.sheet(name)).unwrap_or_else(|| "".into())
}
