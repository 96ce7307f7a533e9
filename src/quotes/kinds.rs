//! Speech, words in another's sentence, a term or a title: told by the stretch's own shape and what stands
//! around it.

use super::Kind;
use crate::any_of;
use crate::text::any_of::AnyOf;
use crate::text::language::{Letters, is_han};

/// Marks that end a sentence.
const ENDS: &[char] = &['.', '!', '?', '…', '。', '！', '？', '；'];

/// The kind of an English stretch. `spoken`: somebody was found who says it. `before` is the text of the
/// block before the opening mark, `after` that behind the closing one.
pub fn english(inner: &str, before: &str, after: &str, spoken: bool) -> Kind {
    let words: Vec<&str> = inner.split_whitespace().collect();
    let before = before.trim_end();
    let whole = before.is_empty() && after.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    let starts = words.first().is_some_and(|word| word.starts_with(|c: char| !c.is_lowercase()));
    let ends = inner.ends_with(ENDS);
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':', '…', '"', '”']);
    let led = before.ends_with([',', ':']);
    // They sang “The Salt Road Home” until midnight
    let titled = words.len() > 2
        && words.iter().all(|word| word.len() < 4 || word.starts_with(|c: char| !c.is_lowercase()))
        && !inner.ends_with(|c: char| c.is_ascii_punctuation());
    if titled && !opens && !led {
        return Kind::Title;
    }
    if spoken {
        let sentence = starts && (opens || led || ends) || led && ends && words.len() > 4;
        let few = words.len() <= 2 && !(starts && (opens || led));
        return if few {
            Kind::Term
        } else if sentence {
            Kind::Statement
        } else {
            Kind::Fragment
        };
    }
    let capitals =
        words.iter().filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())).count();
    if words.len() > 1 && words.len() < 12 && capitals * 3 >= words.len() * 2 {
        Kind::Title
    } else if words.len() >= 5 && starts && (opens && ends || whole) {
        Kind::Statement
    } else if words.len() >= 8 {
        Kind::Fragment
    } else {
        Kind::Term
    }
}

/// Words behind a Chinese stretch that make it a title or a slogan.
#[rustfmt::skip]
const ZH_TITLED: AnyOf = any_of![
    "活动", "活動", "主题", "主題", "论坛", "論壇", "一文", "一书", "一書", "报告", "報告", "标语", "標語", "口号", "口號", "专题", "計劃", "计划",
    "工程", "的主题", "的主題", "为主题", "為主題", "為題", "为题", "的书面意见", "的文章", "的口号", "的口號", "的標語", "的标语", "系列", "栏目", "欄目",
    "大赛", "大賽", "展览", "展覽", "广告", "廣告", "榜上", "榜单", "榜單", "的榜单", "的榜單", "线路", "線路",
];

/// Nouns at the end of the names of meetings, plans and lists: what ends in one, without a pause, is no speech.
#[rustfmt::skip]
const ZH_NAME_ENDS: AnyOf = any_of![
    "排名", "排行榜", "榜单", "榜單", "年会", "年會", "大会", "大會", "论坛", "論壇", "峰会", "峰會", "计划", "計劃", "計畫", "工程", "条例",
    "條例", "方案", "白皮书", "白皮書", "博览会", "博覽會", "展示周", "艺术节", "藝術節", "大赛", "大賽", "评选", "評選",
];

/// Words before a Chinese stretch that make it one.
#[rustfmt::skip]
const ZH_TITLES: AnyOf = any_of![
    "题为", "題為", "名为", "名為", "主题为", "主題為", "主题是", "主題是", "举办", "舉辦", "發起", "发起", "荣获", "榮獲", "入选", "入選",
];

/// Words before a Chinese stretch behind which a predicate follows: what is marked is no name.
#[rustfmt::skip]
const ZH_MODALS: AnyOf = any_of![
    "可能", "会", "會", "将", "將", "要", "应", "應", "应该", "應該", "能", "能够", "能夠", "必须", "必須", "不", "正在", "已经", "已經", "已",
    "如何", "因为", "因為", "如果", "不过", "不過", "但", "但是", "而是", "所以",
];

/// Words behind a Chinese stretch for what is told: it holds somebody's words, not a name.
#[rustfmt::skip]
const ZH_TOLD: AnyOf = any_of![
    "的消息", "的说法", "的說法", "的质疑", "的質疑", "的呼声", "的呼聲", "的观点", "的觀點", "的看法",
    "的回答", "的回应", "的回應", "的疑问", "的疑問", "的声音", "的聲音", "的议论", "的議論", "的建议", "的建議",
];

/// Words that begin a predicate.
const ZH_VERBAL: AnyOf = any_of![
    "被", "要", "会", "會", "不", "没", "沒", "将", "將", "能", "可", "应", "應", "从来", "從來", "永远", "永遠",
    "宁可", "寧可",
];

/// Where a Chinese stretch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Behind "X说：" or before "，X说".
    Spoken,
    /// Behind a verb of speech at once: X称“…”.
    Joined,
    /// In the sentence of such a verb.
    Inside,
    /// In the clause of a verb that tells what somebody calls something: X形容这里是“…”。
    Appraised,
    /// All of its block, or a sentence by itself.
    Alone,
    Other,
}

/// The kind of a Chinese stretch.
pub fn chinese(inner: &str, before: &str, after: &str, place: Place) -> Kind {
    let letters = Letters::of(inner);
    let length = letters.characters() + letters.words * 2;
    let ends = inner.ends_with(ENDS);
    let pauses = || inner.contains(['，', ',', '。', '！', '？', '；', '：']);
    let led = before.ends_with(['，', ',']);
    let modal = || ZH_MODALS.ends(before);
    let titled = || ZH_TITLED.begins(after) || ZH_TITLES.ends(before);
    let paused = inner.ends_with(['，', ',']);
    let named = !before.trim_end().ends_with(['：', ':']) && ZH_NAME_ENDS.ends(inner);
    match place {
        _ if named && length >= 6 && !pauses() => Kind::Title,
        Place::Spoken if ends || paused || length >= 4 => Kind::Statement,
        Place::Joined if ends && length >= 5 || pauses() && length >= 10 || length >= 14 => Kind::Statement,
        Place::Alone if ends && length >= 8 || pauses() && length >= 12 || length >= 20 => Kind::Statement,
        _ if titled() => Kind::Title,
        _ if length >= 5 && ZH_TOLD.begins(after) => Kind::Fragment,
        Place::Joined if length >= 7 => Kind::Fragment,
        Place::Appraised if length >= 6 => Kind::Fragment,
        Place::Inside if modal() && length >= 4 => Kind::Fragment,
        Place::Inside if ends && length >= 8 || pauses() && length >= 16 => Kind::Statement,
        Place::Inside if led && length >= 6 || length >= 16 => Kind::Fragment,
        Place::Inside if ZH_VERBAL.begins(inner) && length >= 6 => Kind::Fragment,
        Place::Other if pauses() && length >= 16 => Kind::Fragment,
        _ if length >= 16 && inner.starts_with(is_han) && after.starts_with('的') => Kind::Title,
        _ => Kind::Term,
    }
}
