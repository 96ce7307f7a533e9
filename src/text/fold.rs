//! One form for what is written in several ways, for comparing only.

use super::lexicon::Lexicon;
use std::borrow::Cow;

/// A character without case, width and curl: `Ａ` → `a`, `’` → `'`, `，` → `,`; Traditional characters as
/// Simplified ones, as far as the lexicon knows them.
pub fn fold_char(c: char, lexicon: &Lexicon) -> char {
    match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        '‘' | '’' | '‛' | '′' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '＂' | '「' | '」' | '『' | '』' => '"',
        '‐'..='―' | '−' => '-',
        '\u{3000}' | '\u{a0}' => ' ',
        '。' => '.',
        '、' => ',',
        // full width
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).map_or(c, |c| c.to_ascii_lowercase()),
        '\u{4e00}'.. => lexicon.simplify(c),
        _ => lower_char(c),
    }
}

/// A text in lower case, see [`lower_char`].
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    lower.extend(text.chars().map(lower_char));
    lower
}

/// The same, without a copy where there is nothing to change.
pub fn lowered(text: &str) -> Cow<'_, str> {
    let is_lower = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(text) } else { Cow::Owned(lower(text)) }
}

/// A letter in lower case, one for one: Latin, Greek and Cyrillic as Europe and Vietnam write them. By ranges,
/// since the table of all of Unicode's letters would be a thirtieth of the wasm.
pub fn lower_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    if !matches!(c, 'À'..='ỿ') {
        return c;
    }
    let code = c as u32;
    let lower = match c {
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => code + 0x20,
        'Ѐ'..='Џ' => code + 0x50,
        'Ơ' | 'Ư' => code + 1,
        'Ÿ' => 0xff,
        'İ' | 'ı' => code,
        // upper case and lower case by turns
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ǎ'..='ǜ' => code + (code & 1),
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ǟ'..='ǯ' | 'Ǹ'..='ȟ' | 'Ȣ'..='ȳ' | 'Ѡ'..='ҁ' | 'Ḁ'..='ẕ' | 'Ạ'..='ỿ' => {
            code | 1
        }
        _ => code,
    };
    char::from_u32(lower).unwrap_or(c)
}

/// [`fold_char`] for all of a text. Soft hyphens and zero-width characters are left out.
pub fn fold(text: &str, lexicon: &Lexicon) -> String {
    let shown = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    folded.extend(text.chars().filter(shown).map(|c| fold_char(c, lexicon)));
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_ways_of_writing() {
        let lexicon = Lexicon::bundled();
        for (text, folded) in [
            ("It’s ＯＰＥＮ", "it's open"),
            ("經濟發展，「人工智慧」。", "经济发展,\"人工智慧\"."),
            ("Élan—co\u{ad}op", "élan-coop"),
            ("İstanbul ﬁn", "İstanbul ﬁn"),
            ("ŁÓDŹ ŽIŽEK Ǎ Ÿ Nguyễn ĂN", "łódź žižek ǎ ÿ nguyễn ăn"),
            ("Київ ЁЖ ΑΘΗΝΑ ×÷", "київ ёж αθηνα ×÷"),
        ] {
            assert_eq!(fold(text, lexicon), folded);
        }
    }
}
