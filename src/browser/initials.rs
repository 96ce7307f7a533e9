//! The letters that Chinese characters begin with when they are spelled, as the browser puts them in order: nothing of
//! that has to be carried along.

use js_sys::{Array, Function, Intl::Collator, Object};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// The letters that syllables begin with, and for each the first character in the order of their sounds.
const LETTERS: &[u8] = b"abcdefghjklmnopqrstwxyz";
const FIRST: &str = "阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀";

const CHARACTERS: std::ops::Range<usize> = 0x4E00..0x9FA6;

thread_local! {
    static ORDER: Function =
        Collator::new(&Array::of1(&"zh-u-co-pinyin".into()), &Object::new()).compare();
    /// Of each character that was asked for before; 0 for the others.
    static KNOWN: RefCell<Vec<u8>> = RefCell::new(vec![0; CHARACTERS.len()]);
}

/// A text's characters, each as the letter that it begins with; what is no Chinese character is left out.
pub fn initials(text: &str) -> String {
    KNOWN.with_borrow_mut(|known| {
        let letters = text.chars().filter_map(|c| {
            let letter = known.get_mut((c as usize).checked_sub(CHARACTERS.start)?)?;
            if *letter == 0 {
                *letter = initial(c);
            }
            Some(char::from(*letter))
        });
        letters.collect()
    })
}

fn initial(c: char) -> u8 {
    let c = JsValue::from(c.to_string());
    let begins = |first: char| {
        let order = ORDER.with(|order| order.call2(&JsValue::UNDEFINED, &first.to_string().into(), &c));
        order.ok().and_then(|order| order.as_f64()).is_some_and(|order| order <= 0.0)
    };
    let letters = FIRST.chars().take_while(|&first| begins(first)).count();
    LETTERS.get(letters.saturating_sub(1)).copied().unwrap_or(b'?')
}
