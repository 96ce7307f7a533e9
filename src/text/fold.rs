//! One form for what is written in several ways, for comparing only.

use super::lexicon::Lexicon;

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
        _ => {
            // one character stays one
            let mut lower = c.to_lowercase();
            lower.next().filter(|_| lower.next().is_none()).unwrap_or(c)
        }
    }
}

/// [`fold_char`] for all of a text. Soft hyphens and zero-width characters are left out.
pub fn fold(text: &str, lexicon: &Lexicon) -> String {
    let shown = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    text.chars().filter(shown).map(|c| fold_char(c, lexicon)).collect()
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
        ] {
            assert_eq!(fold(text, lexicon), folded);
        }
    }
}
