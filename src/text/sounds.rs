//! Foreign names that Chinese writes by their sound: which characters it takes, and whether such a name is one
//! written in Latin letters (扎克伯格, Zuckerberg).
//!
//! Both are read as rows of consonants, vowels left out but for a first one. Chinese drops some consonants, adds
//! none, and has one sound where English has two or three: so a sound is a set, and two fit when they share one.

use super::fold::lower;
use super::lexicon::Lexicon;
use super::names::DOTS;
use super::stem::stem;
use std::sync::LazyLock;

/// Sounds that Chinese writes alike, as sets.
mod sound {
    pub const P: u16 = 1;
    pub const T: u16 = 2;
    pub const K: u16 = 4;
    pub const S: u16 = 8;
    pub const F: u16 = 16;
    pub const H: u16 = 32;
    pub const L: u16 = 64;
    pub const M: u16 = 128;
    pub const N: u16 = 256;
    /// A vowel at the beginning of a name.
    pub const V: u16 = 512;
}
use sound::{F, H, K, L, M, N, P, S, T, V};

/// The characters, both scripts, by the consonants that they begin with and whether they end in a nasal.
const CHARACTERS: &[(u16, &str, &str)] = &[
    (P, "巴白拜鲍鮑贝貝比彼毕畢波伯博布帕派佩皮蒲普", "班邦本宾賓潘庞龐彭平"),
    (T, "达達大戴黛德迪蒂杜多塔泰特提缇图圖托", "丹登丁顿頓坦汤湯腾騰廷"),
    (K, "盖蓋戈格古卡凯凱科克库庫", "甘冈岡坎康肯昆"),
    (K | S, "基吉加贾賈嘉杰傑奇齐齊恰乔喬切", "金琴琼瓊"),
    (S, "萨薩塞赛賽沙莎绍紹舍施史斯丝絲苏蘇索什泽澤扎兹茲祖佐", "桑珊山尚申圣聖辛詹占宗川"),
    (S | H, "西希锡錫夏肖休修", ""),
    (F, "法菲费費弗夫福", "芬"),
    (F | V, "瓦威韦韋维維魏沃乌烏武", "万旺温溫文"),
    (H, "哈海赫黑胡华華怀懷霍", "汉漢亨"),
    (L, "拉莱萊赖賴劳勞勒雷蕾里利莉丽麗力卢盧鲁魯路露罗羅洛尔爾", "兰蘭朗林琳隆伦倫"),
    (M, "马馬玛瑪迈邁麦麥梅米密摩莫默缪姆穆", "曼芒门門蒙"),
    (N, "纳納娜奈内內尼妮涅纽紐努诺諾", "南年宁寧"),
    (V, "阿埃艾奥奧厄欧歐伊依易", "安昂恩英"),
    (V | S, "雅亚亞娅耶叶葉尤于约約", "扬揚"),
];

/// Characters that stand in such names too, but as often in other words.
const COMMON: &[(u16, &str, &str)] = &[
    (P, "珀泼潑柏裴", "蓬"),
    (T, "", "汀邓鄧"),
    (K, "柯伽", "京"),
    (S, "茨茜查朱楚朔撒歇琪", "珍正逊遜庄"),
    (S | V | H, "雨若", "让讓欣"),
    (F, "斐", "范凡"),
    (H, "", "翰罕洪宏"),
    (L, "瑞萝蘿璐", "龙龍莲蓮"),
    (N, "牛", "农農"),
    (V, "爱愛", "因翁"),
];

/// Letters of Latin names that are read together, the longest first: their sounds, and whether those are left
/// out at times.
const LETTERS: &[(&str, u16, bool)] = &[
    ("sch", S, false),
    ("tch", S, false),
    ("ch", S | K | H, false),
    ("ck", K, false),
    ("cz", S, false),
    ("dg", S, false),
    ("gh", K | F, true),
    ("gn", N, false),
    ("ph", F, false),
    ("qu", K, false),
    ("sh", S, false),
    ("th", T | S, false),
    ("ts", S, false),
    ("tz", S, false),
    ("b", P, false),
    ("d", T, false),
    ("f", F, false),
    ("h", H, true),
    ("j", S | V | H, false),
    ("k", K, false),
    ("l", L, false),
    ("m", M | N, false),
    ("n", N, false),
    ("p", P, false),
    ("q", K, false),
    ("s", S, false),
    ("t", T, false),
    ("v", F, false),
    ("w", F | V | H, true),
    ("z", S, false),
];

/// What it costs to leave a sound out, or one that is left out at times.
const FIRM: u32 = 10;
const LOOSE: u32 = 2;

/// Two names are one when their difference costs no more than this for each sound.
const MOST: u32 = 2;

/// A sound of a name.
#[derive(Debug, Clone, Copy)]
struct Sound {
    set: u16,
    /// Whether it is left out at times.
    loose: bool,
}

/// Whether a character stands in foreign names written by their sound, rather than in other words.
pub fn is_sound(c: char) -> bool {
    ROWS.of(c).is_some_and(|(_, _, common)| !common)
}

/// A name to compare with many of the other script: what there is to know of its last part, and of its first where it
/// has several.
#[derive(Debug)]
pub struct Name<Part> {
    last: Part,
    first: Option<Part>,
}

/// A foreign name written in Chinese.
pub type ChineseName<'a> = Name<ChinesePart<'a>>;

/// A name in Latin letters.
pub type LatinName = Name<LatinPart>;

#[derive(Debug)]
pub struct ChinesePart<'a> {
    /// None when it holds characters that no such name does.
    sounds: Option<Sounds>,
    /// What the lexicon says that it means, as stems.
    meanings: Vec<&'a str>,
}

#[derive(Debug)]
pub struct LatinPart {
    sounds: Sounds,
    stem: String,
}

impl<Part> Name<Part> {
    fn of<'a>(mut parts: impl Iterator<Item = &'a str>, part: impl Fn(&'a str) -> Part) -> Self {
        let first = parts.next().unwrap_or_default();
        match parts.last() {
            Some(last) => Name { last: part(last), first: Some(part(first)) },
            None => Name { last: part(first), first: None },
        }
    }
}

impl<'a> ChineseName<'a> {
    pub fn new(name: &'a str, lexicon: &'a Lexicon) -> Self {
        Name::of(name.split(DOTS), |part| ChinesePart {
            sounds: of_chinese(part),
            meanings: lexicon.glosses(part).collect(),
        })
    }

    /// Whether it can be one in Latin letters: the last parts sound alike or the lexicon has them, and so the first
    /// ones where both names have them.
    pub fn can_be(&self, latin: &LatinName) -> bool {
        let first = self.first.as_ref().zip(latin.first.as_ref());
        self.last.can_be(&latin.last, 2) && first.is_none_or(|(own, other)| own.can_be(other, 1))
    }
}

impl LatinName {
    pub fn new(name: &str) -> Self {
        Name::of(name.split_whitespace(), |part| {
            let part = lower(part);
            LatinPart { sounds: of_latin(&part), stem: stem(&part).to_owned() }
        })
    }
}

impl ChinesePart<'_> {
    /// Whether it means a part in Latin letters, or sounds like it where both have so many consonants at least.
    fn can_be(&self, latin: &LatinPart, least: usize) -> bool {
        let sounds = self.sounds.as_ref();
        sounds.is_some_and(|sounds| sounds.alike(&latin.sounds, least)) || self.meanings.contains(&latin.stem.as_str())
    }
}

/// The sounds of a part of a name, in order.
#[derive(Debug)]
struct Sounds {
    row: Vec<Sound>,
    /// How many of them are not left out at times.
    firm: usize,
    /// All that any of them can be.
    any: u16,
}

impl Sounds {
    fn of(row: Vec<Sound>) -> Sounds {
        let firm = row.iter().filter(|sound| !sound.loose).count();
        let any = row.iter().fold(0, |any, sound| any | sound.set);
        Sounds { row, firm, any }
    }

    /// Whether these, of a Chinese name, sound like some of a Latin one, if both are so many at least.
    fn alike(&self, latin: &Sounds, least: usize) -> bool {
        let most = MOST * latin.firm.max(self.row.len()) as u32;
        let enough = latin.firm >= least && self.row.len() >= least;
        // most names are so far apart that it is seen without their order
        enough
            && self.missing(latin) <= most
            && latin.missing(self) <= most
            && difference(&self.row, &latin.row) <= most
    }

    /// What it costs at least, in whatever order: a firm sound that fits none of the others is left out or stands
    /// against one that it does not fit, and neither costs less than [`FIRM`].
    fn missing(&self, others: &Sounds) -> u32 {
        self.row.iter().filter(|sound| !sound.loose && sound.set & others.any == 0).count() as u32 * FIRM
    }
}

/// The sounds of a Chinese name; nothing when it holds characters that no such name does.
fn of_chinese(name: &str) -> Option<Sounds> {
    let mut sounds: Vec<Sound> = Vec::new();
    for c in name.chars() {
        let (set, nasal) = of_character(c)?;
        // 班农: the n between two characters is written with both
        sounds.pop_if(|last| last.set == N && set == N);
        let set = if sounds.is_empty() { set } else { set & !V };
        // 尔 and 亚 within a name are often but a vowel
        let loose = set & !L == 0 && matches!(c, '尔' | '爾') || set == S && "雅亚亞娅耶叶葉尤于约約".contains(c);
        if set != 0 {
            sounds.push(Sound { set, loose });
        }
        if nasal {
            sounds.push(Sound { set: N, loose: false });
        }
    }
    Some(Sounds::of(sounds))
}

/// What a character begins with, and whether it ends in a nasal.
fn of_character(c: char) -> Option<(u16, bool)> {
    ROWS.of(c).map(|(set, nasal, _)| (set, nasal))
}

/// All characters with their sounds, sorted.
static ROWS: LazyLock<Rows> = LazyLock::new(|| {
    let tables = [(CHARACTERS, false), (COMMON, true)];
    let rows = tables.into_iter().flat_map(|(table, common)| table.iter().map(move |row| (row, common)));
    let sides =
        rows.flat_map(|((set, open, nasal), common)| [(*set, *open, false, common), (*set, *nasal, true, common)]);
    let mut rows: Vec<_> =
        sides.flat_map(|(set, chars, nasal, common)| chars.chars().map(move |c| (c, (set, nasal, common)))).collect();
    rows.sort_unstable_by_key(|&(c, _)| c);
    Rows(rows)
});

/// Characters, each with its sounds, whether it ends in a nasal, and whether it is as common in other words.
struct Rows(Vec<(char, (u16, bool, bool))>);

impl Rows {
    fn of(&self, c: char) -> Option<(u16, bool, bool)> {
        self.0.binary_search_by_key(&c, |&(c, _)| c).ok().map(|at| self.0[at].1)
    }
}

/// The sounds of a name in Latin letters, in lower case.
fn of_latin(name: &str) -> Sounds {
    let mut sounds: Vec<Sound> = Vec::new();
    let mut rest = name;
    while let Some(c) = rest.chars().next() {
        let begins = rest.len() == name.len();
        let behind = &rest[c.len_utf8()..];
        let soft = behind.starts_with(['e', 'i', 'y', 'é']);
        let (length, set, loose) = match c {
            'c' if soft => (1, S, false),
            'c' if !behind.starts_with(['h', 'k', 'z']) => (1, K, false),
            'g' if soft => (1, K | S, false),
            'g' if !behind.starts_with(['h', 'n']) => (1, K, name[..name.len() - rest.len()].ends_with('n')),
            'r' => (1, L, !behind.starts_with(|c: char| "aeiouyéáíóúöü".contains(c))),
            'x' => (1, K | S, false),
            _ => match LETTERS.iter().find(|(letters, ..)| rest.starts_with(letters)) {
                Some(&(letters, set, loose)) => (letters.len(), set, loose),
                None if begins && c.is_alphabetic() => (c.len_utf8(), V, c == 'y'),
                None => (c.len_utf8(), 0, true),
            },
        };
        // a doubled letter sounds once
        let doubled = rest.len() < name.len() && name[..name.len() - rest.len()].ends_with(c) && length == 1;
        if set != 0 && !doubled {
            sounds.push(Sound { set, loose });
        }
        rest = &rest[length..];
    }
    Sounds::of(sounds)
}

/// The least that it costs to make one row of sounds the other.
fn difference(one: &[Sound], other: &[Sound]) -> u32 {
    let left_out = |sound: &Sound| if sound.loose { LOOSE } else { FIRM };
    let mut row: Vec<u32> = vec![0];
    row.extend(other.iter().scan(0, |sum, sound| {
        *sum += left_out(sound);
        Some(*sum)
    }));
    for sound in one {
        let mut before = row[0];
        row[0] += left_out(sound);
        for (at, against) in other.iter().enumerate() {
            let fits = if sound.set & against.set != 0 { 0 } else { FIRM + LOOSE };
            let least = (before + fits).min(row[at + 1] + left_out(sound)).min(row[at] + left_out(against));
            before = row[at + 1];
            row[at + 1] = least;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same_name(chinese: &str, latin: &str, lexicon: &Lexicon) -> bool {
        ChineseName::new(chinese, lexicon).can_be(&LatinName::new(latin))
    }

    #[test]
    fn names_in_both_scripts() {
        for (chinese, latin) in [
            ("扎克伯格", "Zuckerberg"),
            ("班农", "Bannon"),
            ("安娜·卡弗", "Ann Carver"),
            ("约兰达·普赖斯", "Yolanda Price"),
            ("格雷厄姆·托利", "Graham Tolley"),
            ("德尔菲娜·莫罗", "Delphine Moreau"),
            ("努尔·哈达德", "Noor Haddad"),
            ("哈达德", "Noor Haddad"),
        ] {
            assert!(is_same_name(chinese, latin, &Lexicon::EMPTY), "{chinese}, {latin}");
        }
        for (chinese, latin) in [
            ("安娜·卡弗", "Orla Finch"),
            ("安娜·卡弗", "Tom Carver"),
            ("哈达德", "Noor Price"),
            ("林晚舟", "Lin Wanzhou"),
            ("卡", "K"),
            ("", ""),
        ] {
            assert!(!is_same_name(chinese, latin, &Lexicon::EMPTY), "{chinese}, {latin}");
        }
    }

    #[test]
    fn names_that_the_lexicon_has() {
        let lexicon = Lexicon::bundled();
        assert!(is_same_name("爱因斯坦", "Einstein", lexicon) && is_same_name("普京", "Putin", lexicon));
        assert!(!is_same_name("普京", "Carver", lexicon));
    }

    #[test]
    fn what_is_missing_costs_no_more_than_all_of_it() {
        let chinese = ["扎克伯格", "班农", "约兰达", "普赖斯", "德尔菲娜", "哈达德", "亚"].map(of_chinese);
        let latin = ["Zuckerberg", "Bannon", "Yolanda", "Price", "Delphine", "Haddad", "Wright", "K", "Aoi"];
        let latin = latin.map(|name| of_latin(&lower(name)));
        for (one, other) in chinese.iter().flatten().flat_map(|one| latin.iter().map(move |other| (one, other))) {
            let all = difference(&one.row, &other.row);
            assert!(one.missing(other) <= all && other.missing(one) <= all, "{one:?} {other:?}");
        }
    }

    #[test]
    fn no_character_stands_twice() {
        for pair in ROWS.0.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{}", pair[0].0);
        }
    }
}
