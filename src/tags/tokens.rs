//! The article's words as a row of tokens, with the places where a term cannot go on.

use crate::article::{Article, Role};
use crate::text::fold::fold;
use crate::text::ids::Ids;
use crate::text::language::is_cjk;
use crate::text::lexicon::Lexicon;
use crate::text::names::{is_calendar, is_time};
use crate::text::numbers::numbers;
use crate::text::segment::Words;
use crate::text::speech::{self, english_cue};
use crate::text::stem::stem;
use crate::text::stopwords::is_stop_word;
use crate::text::words::WordKind;
use std::ops::Range;

/// A word that may be part of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Bytes in [`Article::text`].
    pub range: Range<usize>,
    /// The same for tokens that differ in inflection, case or writing only; see [`Tokens::form`].
    pub form: u32,
    /// Which run of tokens it belongs to: no stop word, mark or line end stands between the tokens of one run.
    pub run: u32,
    pub is_title: bool,
}

/// All tokens of an article's title and body.
#[derive(Debug, Default)]
pub struct Tokens {
    pub list: Vec<Token>,
    forms: Vec<Form>,
}

/// What tokens of one form share.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub is_cjk: bool,
    /// Whether it is one CJK character.
    pub is_single: bool,
    pub is_number: bool,
    /// Commonness in Chinese, as [`Lexicon::weight`]; 0 for what is no Chinese word.
    pub weight: u8,
    pub count: u32,
    /// How often it begins with a capital.
    pub capital: u32,
    /// How often it is a word that no Latin term begins or ends with, see [`is_loose`].
    pub loose: u32,
}

impl Tokens {
    pub fn of(article: &Article, words: &Words, lexicon: &Lexicon) -> Tokens {
        let mut tokens = Tokens::default();
        let mut ids = Ids::default();
        let mut run = 0;
        for block in article.blocks.iter().filter(|block| block.translation_of.is_none()) {
            let is_title = block.role == Role::Title;
            if !is_title && (!block.role.is_body() || block.role == Role::Code) {
                continue;
            }
            let mut end = block.range.start;
            run += 1;
            for word in words.within(&block.range) {
                let between = &article.text[end..word.range.start];
                if end > block.range.start && !between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '·' | '・')) {
                    run += 1;
                }
                end = word.range.end;
                let slice = &article.text[word.range.clone()];
                let folded = fold(slice, lexicon);
                if is_stop_word(&folded) || word.kind == WordKind::Number && !slice.bytes().all(|byte| byte.is_ascii())
                {
                    run += 1;
                    continue;
                }
                let form = ids.of(stem(&folded));
                if form == tokens.forms.len() {
                    let is_cjk = folded.starts_with(is_cjk);
                    let is_single = is_cjk && folded.chars().nth(1).is_none();
                    tokens.forms.push(Form {
                        is_cjk,
                        is_single,
                        is_number: word.kind == WordKind::Number,
                        weight: lexicon.weight(&folded).unwrap_or(0),
                        ..Form::default()
                    });
                }
                let shared = &mut tokens.forms[form];
                shared.count += 1;
                shared.capital += u32::from(slice.starts_with(char::is_uppercase));
                shared.loose += u32::from(word.kind == WordKind::Latin && is_loose(&folded));
                tokens.list.push(Token { range: word.range.clone(), form: form as u32, run, is_title });
            }
        }
        tokens
    }

    /// What the tokens of one form share.
    pub fn form(&self, form: u32) -> &Form {
        &self.forms[form as usize]
    }
}

/// Whether an English word, in lower case, is a time, a number or what somebody did by speaking: hours, three, asked.
fn is_loose(word: &str) -> bool {
    let spoke = || english_cue(word).is_some_and(|(_, form)| form == speech::Form::Finite);
    is_time(word) || is_calendar(word) || word.ends_with("ed") && spoke() || !numbers(word).is_empty()
}
