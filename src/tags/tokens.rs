//! The article's words as a row of tokens, with the places where a term cannot go on.

use crate::article::{Article, Role};
use crate::text::language::is_cjk;
use crate::text::names::{is_calendar, is_time};
use crate::text::numbers::numbers;
use crate::text::speech::{self, english_cue};
use crate::text::terms::Terms;
use crate::text::words::WordKind;
use std::ops::Range;

/// A word that may be part of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Bytes in [`Article::text`].
    pub range: Range<usize>,
    /// The form that it shares with tokens that differ in inflection, case or writing only; see [`Tokens::form`].
    pub form: u32,
    /// Which run of tokens it belongs to: no stop word, mark or line end stands between the tokens of one run.
    pub run: u32,
    pub is_title: bool,
}

/// All tokens of an article's title and body.
#[derive(Debug, Default)]
pub struct Tokens {
    pub list: Vec<Token>,
    /// By the forms' numbers in [`Terms::words`].
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
    /// The logarithm of how often, and once more.
    pub worth: f64,
    /// How often it is a word that no Latin term begins or ends with, see [`is_loose`].
    pub loose: u32,
}

impl Tokens {
    pub fn of(article: &Article, terms: &Terms) -> Tokens {
        let mut tokens = Tokens { forms: vec![Form::default(); terms.words.forms.len()], ..Tokens::default() };
        let loose: Vec<bool> = terms.words.spellings.iter().map(|spelling| is_loose(&spelling.folded)).collect();
        let mut run = 0;
        for block in article.blocks.iter().filter(|block| block.translation_of.is_none()) {
            let is_title = block.role == Role::Title;
            if !is_title && (!block.role.is_body() || block.role == Role::Code) {
                continue;
            }
            let mut end = block.range.start;
            run += 1;
            for (word, at) in terms.words.within(&block.range) {
                let between = &article.text[end..word.range.start];
                if end > block.range.start && !between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '·' | '・')) {
                    run += 1;
                }
                end = word.range.end;
                let spelling = &terms.words.spellings[at];
                let slice = &article.text[word.range.clone()];
                let is_number = word.kind == WordKind::Number;
                if spelling.whole.is_stop_word || is_number && !slice.is_ascii() {
                    run += 1;
                    continue;
                }
                let form = &mut tokens.forms[spelling.whole.form as usize];
                if form.count == 0 {
                    form.is_cjk = spelling.folded.starts_with(is_cjk);
                    form.is_single = form.is_cjk && spelling.folded.chars().nth(1).is_none();
                    form.is_number = is_number;
                    form.weight = terms.lexicon.weight(&spelling.folded).unwrap_or(0);
                }
                form.count += 1;
                form.capital += u32::from(slice.starts_with(char::is_uppercase));
                form.loose += u32::from(word.kind == WordKind::Latin && loose[at]);
                tokens.list.push(Token { range: word.range.clone(), form: spelling.whole.form, run, is_title });
            }
        }
        tokens.forms.iter_mut().for_each(|form| form.worth = f64::from(form.count + 1).ln());
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
