//! Every message that the code names exists, in every interface language, with the values that the code gives, and
//! none is there for nothing.

#![allow(clippy::unwrap_used)]

use pullquote::article::REASONS;
use pullquote::export::markdown::SCOPE;
use pullquote::options::fields::{GROUPS, in_order};
use pullquote::options::keys::in_force;
use pullquote::options::presets::PRESETS;
use pullquote::options::{FIELDS, FieldKind};
use pullquote::text::language::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Keys = BTreeSet<String>;
type Messages = BTreeMap<String, String>;

const LANGUAGES: &[&str] = &["en", "zh_CN", "zh_TW"];
/// What a language has for one thing stands under the key with this after it, where the language tells one thing
/// from many.
const ONE: &str = "_one";
/// Where messages are named as written in the code; `extension/dist` is built and not looked at.
const SOURCES: &[(&str, &str)] = &[
    ("src/browser", "rs"),
    ("src/export", "rs"),
    ("src/wasm", "rs"),
    ("extension", "js"),
    ("extension", "json"),
    ("extension", "html"),
    ("www", "js"),
    ("www", "html"),
];

fn messages(language: &str) -> Messages {
    let path = format!("extension/_locales/{language}/messages.json");
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let entries = json.as_object().unwrap().iter();
    entries.map(|(key, entry)| (key.clone(), entry["message"].as_str().unwrap().to_owned())).collect()
}

fn sources() -> String {
    let mut text = String::new();
    for (folder, extension) in SOURCES {
        collect(Path::new(folder), extension, &mut |path| text += &fs::read_to_string(path).unwrap());
    }
    text
}

fn collect(folder: &Path, extension: &str, found: &mut impl FnMut(&PathBuf)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("dist") && !path.ends_with("_locales") && !path.ends_with("node_modules") {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|end| end.to_str() == Some(extension)) {
            found(&path);
        }
    }
}

/// What stands in quotation marks after each of these.
fn quoted_after(text: &str, starts: &[&str]) -> Keys {
    let after = |start: &&str| {
        text.split(*start).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect::<Vec<_>>()
    };
    starts.iter().flat_map(after).filter(|key| !key.is_empty()).collect()
}

/// Messages whose keys are put together: those of settings, presets, languages.
fn made() -> Keys {
    let mut keys = Keys::new();
    for field in FIELDS {
        keys.insert(format!("option_{}", field.name));
        keys.insert(format!("option_{}_help", field.name));
        match field.kind {
            FieldKind::Choice { choices, .. } => {
                keys.extend(choices.iter().map(|choice| format!("option_{}_{choice}", field.name)));
            }
            FieldKind::Order { default } => {
                keys.extend(in_order("", default).iter().map(|(name, _)| (*name).to_owned()))
            }
            _ => {}
        }
    }
    keys.extend(in_force("").iter().map(|(action, _)| (*action).to_owned()));
    keys.extend(GROUPS.iter().map(|group| format!("group_{group}")));
    keys.extend(PRESETS.iter().flat_map(|(name, _)| [format!("preset_{name}"), format!("preset_{name}_help")]));
    keys.extend(REASONS.iter().map(|(code, _)| format!("reason_{code}")));
    keys.extend(SCOPE.values.iter().filter_map(|name| name.strip_prefix("say ")).map(str::to_owned));
    use Language::*;
    keys.extend([English, Chinese, Japanese, Korean, Other].map(|language| format!("language_{}", language.code())));
    keys
}

/// Without the forms for one thing.
fn plain(messages: &Messages) -> Keys {
    messages.keys().filter(|key| !key.ends_with(ONE)).cloned().collect()
}

/// How many values a message has places for; the places are numbered without a gap.
fn places(message: &str) -> usize {
    let has = |number: &usize| message.contains(&format!("${number}"));
    let count = (1..=9).filter(has).count();
    assert!((1..=count).all(|number| has(&number)), "{message}");
    count
}

#[test]
fn every_language_has_the_same_messages() {
    for language in LANGUAGES {
        let (messages, english) = (messages(language), messages(LANGUAGES[0]));
        let (there, should) = (plain(&messages), plain(&english));
        let uneven: Vec<_> = there.symmetric_difference(&should).collect();
        assert!(uneven.is_empty(), "only in one of {language} and en: {uneven:?}");
        for (key, message) in &messages {
            assert!(!message.trim().is_empty(), "{language} {key} is empty");
            // a form for one thing may leave the number out
            let other = key.strip_suffix(ONE).unwrap_or(key);
            assert!(places(message) == places(&english[other]) || key != other, "{language} {key}: {message}");
        }
    }
}

#[test]
fn every_message_that_is_said_exists_and_gets_its_values() {
    let (english, sources) = (messages("en"), sources());
    let whole = ["say(\"", "section(\"", "data-say=\"", "tell(\"", "problem(\""];
    let counted = ["say_count(\""];
    let said: Keys = quoted_after(&sources, &whole).into_iter().chain(made()).collect();
    for key in said.iter().chain(&quoted_after(&sources, &counted)).chain(&quoted_after(&sources, &["say_with(\""])) {
        assert!(english.contains_key(key), "{key} is said and does not exist");
    }
    for key in quoted_after(&sources, &["say(\"", "data-say=\"", "tell(\""]) {
        assert_eq!(places(&english[&key]), 0, "{key} is said without values");
    }
    for key in quoted_after(&sources, &counted) {
        assert_eq!(places(&english[&key]), 1, "{key} is said with a number");
        assert!(english.contains_key(&format!("{key}{ONE}")), "{key} has no form for one thing");
    }
    for (code, values) in REASONS {
        assert_eq!(places(&english[&format!("reason_{code}")]), *values, "{code}");
    }
    // the values of a `say_with("key", &[…])` that is written out
    for call in sources.split("say_with(\"").skip(1) {
        let Some((key, rest)) = call.split_once("\", &[") else { continue };
        let mut depth = 1;
        let end = rest.find(|c| {
            depth += i32::from("([{".contains(c)) - i32::from(")]}".contains(c));
            depth == 0
        });
        let given = &rest[..end.unwrap()];
        let mut depth = 0;
        let commas = given.chars().filter(|&c| {
            depth += i32::from("([{".contains(c)) - i32::from(")]}".contains(c));
            c == ',' && depth == 0
        });
        assert_eq!(places(&english[key]), commas.count() + 1, "{key} is said with {given}");
    }
}

#[test]
fn every_message_is_used() {
    let sources = sources();
    let words = sources.split(['"', '\'']).map(|word| word.trim_start_matches("__MSG_").trim_end_matches("__"));
    let used: Keys = words.map(str::to_owned).chain(made()).collect();
    let unused: Vec<_> = plain(&messages("en")).into_iter().filter(|key| !used.contains(key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
    for language in LANGUAGES {
        let messages = messages(language);
        let alone = messages.keys().filter_map(|key| key.strip_suffix(ONE)).find(|key| !messages.contains_key(*key));
        assert_eq!(alone, None, "{language} has a form for one thing and none for many");
    }
}

/// The code says nothing in words of its own: what readers see stands in the messages.
#[test]
fn no_words_stand_in_the_code() {
    for (folder, extension) in SOURCES.iter().filter(|(_, extension)| *extension == "rs") {
        collect(Path::new(folder), extension, &mut |path| {
            let text = fs::read_to_string(path).unwrap();
            let said = quoted_after(
                &text,
                &[".text(\"", "say(\"", "(\"aria-label\", \"", "(\"title\", \"", "(\"placeholder\", \""],
            );
            let words = said.iter().find(|said| said.contains(|c: char| c.is_alphabetic()) && said.contains(' '));
            assert_eq!(words, None, "{}", path.display());
        });
    }
}

/// Each Chinese interface in the characters and the words of its readers.
#[test]
fn chinese_as_it_is_written_where_it_is_read() {
    // characters and words of the one that the other does not have
    const MAINLAND: &str = "这个们说话读请设选择页语言样标导键关闭贴发现应该为与个处开从变备撤项";
    const TAIWAN: &str = "這個們說話讀請設選擇頁語言樣標導鍵關閉貼發現應該為與處開從變備項";
    let only = |one: &str, other: &str| one.chars().filter(|c| !other.contains(*c)).collect::<String>();
    let foreign: [(&str, String, &[&str]); 2] = [
        (
            "zh_TW",
            only(MAINLAND, TAIWAN),
            &["設置", "默認", "文件", "屏幕", "鏈接", "剪貼板", "打印", "保存", "界面", "導入", "導出", "窗口", "撤銷"],
        ),
        (
            "zh_CN",
            only(TAIWAN, MAINLAND),
            &["设定", "预设值", "档案", "萤幕", "连结", "列印", "储存", "介面", "汇入", "汇出", "视窗", "复原"],
        ),
    ];
    for (language, characters, words) in foreign {
        for (key, message) in messages(language).into_iter().filter(|(key, _)| !key.starts_with("option_language_")) {
            let character = message.chars().find(|c| characters.contains(*c));
            let word = words.iter().find(|word| message.contains(**word));
            assert!(character.is_none() && word.is_none(), "{language} {key}: {character:?} {word:?} in {message}");
        }
    }
}
