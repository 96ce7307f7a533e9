//! The Markdown template on the settings page: a field to write it in, what it can name, what it makes of the sample.

use super::controls::is_typed;
use crate::browser::dom::{Built, element, first, value};
use crate::browser::strings::Strings;
use crate::export::markdown::SCOPE;
use crate::export::template::{Fault, FaultKind, Scope, Template};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

pub fn editor(name: &str, label: &str, described: &str, strings: &Strings) -> Built {
    let text = element("textarea", "")
        .attribute("name", name)
        .attribute("rows", "14")
        .attribute("spellcheck", "false")
        .attribute("aria-labelledby", label)
        .attribute("aria-describedby", described);
    let names = element("details", "names").child(element("summary", "").text(&strings.say("template_names")));
    let names = names.child(element("p", "help").text(&strings.say("template_help")));
    let made = element("h3", "").attribute("id", "heading-markdown").text(&strings.say("template_preview"));
    let preview = element("pre", "markdown").attribute("tabindex", "0").attribute("role", "region");
    element("div", "template")
        .child(text)
        .child(names.child(named(&SCOPE, "", strings)))
        .child(made)
        .child(preview.attribute("aria-labelledby", "heading-markdown"))
}

/// What there is to name in a scope, and below it in its lists.
fn named(scope: &Scope, within: &str, strings: &Strings) -> Built {
    let code = |text: &str| element("code", "").text(text);
    let values = scope.values.iter().map(|name| code(&["{{", name, "}}"].concat()));
    let within = if within.is_empty() { element("b", "").text(&strings.say("template_whole")) } else { code(within) };
    let line = element("li", "").child(within).children(values);
    let lists = scope.lists.iter().map(|list| named(list, &["{{each ", list.name, "}}"].concat(), strings));
    element("ul", "").child(line).children(lists.map(|list| element("li", "").child(list)))
}

/// Puts a stored template into its field, unless one stands there that is typed and not saved.
pub fn show(row: &Element, text: &str) {
    let field = first(row, "textarea").map(JsCast::unchecked_into::<HtmlTextAreaElement>);
    let field = field.filter(|field| !is_typed(field));
    field.filter(|field| value(field) != text).inspect(|field| field.set_value(text));
}

/// What is wrong with a template, in words.
pub fn wrong(text: &str, most: usize, strings: &Strings) -> String {
    let Err(Fault { line, kind }) = Template::parse(text, &SCOPE) else {
        let sizes = [text.len(), most].map(|bytes| strings.number(bytes as f64));
        return strings.say_with("template_long", &sizes.each_ref().map(String::as_str));
    };
    let line = strings.number(line as f64);
    match kind {
        FaultKind::Open => strings.say_with("template_open", &[&line]),
        FaultKind::Within { name } => strings.say_with("template_within", &[&line, &name]),
        FaultKind::NoEnd => strings.say_with("template_no_end", &[&line]),
        FaultKind::StrayEnd => strings.say_with("template_stray_end", &[&line]),
        FaultKind::Unknown { name, mut known } => {
            known.sort_unstable();
            known.dedup();
            strings.say_with("template_unknown", &[&line, &name, &known.join(&strings.say("list_comma"))])
        }
    }
}
