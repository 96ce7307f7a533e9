//! What the interface says, in the reader's language: the same messages that the browsers read.

use super::dom::window;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What is no code: messages and style sheets. They come in a script of their own beside the wasm.
    type Interface;
    #[wasm_bindgen(thread_local_v2, js_name = pullquoteInterface)]
    static INTERFACE: Option<Interface>;
    /// The texts of each locale by their keys, by the locale's code.
    #[wasm_bindgen(method, getter)]
    fn messages(this: &Interface) -> JsValue;
}

/// Each interface language: its code in `_locales` and in the options, its BCP 47 code.
/// The first stands in where another lacks a message.
const LOCALES: &[(&str, &str)] = &[("en", "en"), ("zh_CN", "zh-CN")];

/// The messages of one language.
#[derive(Debug, Clone)]
pub struct Strings {
    /// BCP 47 code, for `lang`.
    pub lang: &'static str,
    messages: JsValue,
    fallback: JsValue,
}

impl Strings {
    /// The messages for a value of the option `language`: a locale's code, or `auto` for the browser's own.
    pub fn of(language: &str) -> Strings {
        let browsers = || window().navigator().language().unwrap_or_default();
        let chosen = LOCALES.iter().find(|(code, _)| *code == language);
        let chosen = chosen.or_else(|| LOCALES.iter().find(|(_, lang)| same_language(lang, &browsers())));
        let (code, lang) = chosen.unwrap_or(&LOCALES[0]);
        let all = INTERFACE.with(|interface| interface.as_ref().map(Interface::messages)).unwrap_or_default();
        let messages = |code: &str| Reflect::get(&all, &code.into()).unwrap_or_default();
        Strings { lang, messages: messages(code), fallback: messages(LOCALES[0].0) }
    }

    /// A message; its key where there is none.
    pub fn say(&self, key: &str) -> String {
        let message = |messages: &JsValue| Reflect::get(messages, &key.into()).ok()?.as_string();
        message(&self.messages).or_else(|| message(&self.fallback)).unwrap_or_else(|| key.to_owned())
    }

    /// A message with values in the places of `$1` and `$2`.
    pub fn say_with(&self, key: &str, values: &[&str]) -> String {
        let message = self.say(key);
        let mut said = String::with_capacity(message.len() + 16);
        let mut rest = message.as_str();
        while let Some((before, after)) = rest.split_once('$') {
            said.push_str(before);
            let place = after.bytes().next().map_or(0, |digit| digit.wrapping_sub(b'0') as usize);
            match place.checked_sub(1).and_then(|index| values.get(index)) {
                Some(value) => {
                    said.push_str(value);
                    rest = &after[1..];
                }
                None => {
                    said.push('$');
                    rest = after;
                }
            }
        }
        said + rest
    }
}

/// A number as the browser writes it, which costs the wasm nothing.
pub fn number(value: f64) -> String {
    js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// Whether two BCP 47 codes name the same language, whatever the region.
fn same_language(a: &str, b: &str) -> bool {
    let primary = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    primary(a) == primary(b)
}

/// One of the style sheets, by its name.
pub fn style(name: &str) -> String {
    let style = |interface: &Option<Interface>| Reflect::get(interface.as_ref()?, &name.into()).ok()?.as_string();
    INTERFACE.with(style).unwrap_or_default()
}
