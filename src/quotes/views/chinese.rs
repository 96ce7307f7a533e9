//! Views in Chinese: a verb of speech or thought with its subject, and the rest of the sentence behind it
//! (专家认为，…), or 据 before both (据渔业局介绍，…).

use super::View;
use crate::quotes::resolve::is_name;
use crate::quotes::subjects::Subjects;
use crate::text::chinese::{AFTER_SUBJECT, PREPOSITIONS};
use crate::text::language::{Language, is_han};
use crate::text::names;
use crate::text::phrases::Phrases;
use crate::text::speech::Strength;
use std::ops::Range;
use std::sync::LazyLock;

/// Verbs behind which what is said follows, both scripts.
static VERBS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "说 說 表示 称 稱 指出 认为 認為 强调 強調 介绍 介紹 坦言 透露 直言 解释 解釋 回应 回應 补充 補充 呼吁 呼籲 感慨 感叹 宣布 宣佈 警告 \
         承认 承認 否认 否認 建议 建議 提醒 分析 质疑 質疑 主张 主張 重申 证实 證實 披露 声称 聲稱 宣称 宣稱 坦承 断言 斷言 抱怨 通报 \
         通報 担心 擔心 承诺 承諾 预测 預測 预言 預言 预计 預計 推断 推測 推测 相信 深信 觉得 覺得 猜测 猜測 告诉 \
         告訴 希望 报道 報道 報導 反映 回忆 回憶 写道 寫道 介绍说 介紹說 表示称 解释说 回应称 告诉记者 預期 预期 估计 估計",
    )
});

/// Holders that are nobody in particular, both scripts.
static SOME: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "有人 不少人 许多人 許多人 很多人 一些人 部分人 有些人 多数人 多數人 业内 業內 业界 業界 外界 舆论 輿論 有观点 有觀點 有分析 有评论 \
         有評論 批评者 批評者 支持者 反对者 反對者 研究 研究者 调查 調查 报告 報告 数据 數據 统计 統計 媒体 媒體 坊间 大家",
    )
});

/// Words that no holder's name holds, both scripts: what holds one is a clause.
static NO_HOLDER: LazyLock<Phrases> = LazyLock::new(|| Phrases::new("被 应该 應該 可以 必须 必須 需要"));

/// Where a clause ends, within a sentence.
const PAUSES: &[char] = &['，', ',', '：', ':', '；'];

/// What is said has so many characters at least.
const LEAST: usize = 5;

/// Whom it is told takes no more bytes.
const SPOKEN_TO: usize = 45;

/// The view that a sentence tells, if it tells one.
pub fn view(subjects: &Subjects, sentence: Range<usize>) -> Option<View> {
    let text = &subjects.text[sentence.clone()];
    let end = sentence.start + text.trim_end_matches(|c: char| !c.is_alphanumeric() && !"”」』）》".contains(c)).len();
    let cues = subjects.cues(sentence.start..end, Strength::Weak);
    cues.iter().find_map(|cue| {
        let word = &subjects.text[cue.clone()];
        VERBS.at(word).filter(|&length| length == word.len())?;
        let before = &subjects.text[sentence.start..cue.start];
        let pause = before.rfind(PAUSES).map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let clause = sentence.start + pause..cue.start;
        let as_written = holder(subjects, clause)?;
        let behind = &subjects.text[cue.end..end];
        // 告诉记者，…, 提醒市民，…
        let most = match word {
            "告诉" | "告訴" => SPOKEN_TO,
            "提醒" | "呼吁" | "呼籲" | "警告" | "回应" | "回應" => SPOKEN_TO / 3,
            _ => 0,
        };
        let behind = &behind[behind.find(PAUSES).filter(|&at| at <= most).unwrap_or(0)..];
        let content =
            end - behind.trim_start_matches(|c: char| PAUSES.contains(&c) || c.is_whitespace() || c == '道').len()..end;
        let holder = subjects.transliterated(&subjects.text[as_written.clone()]).unwrap_or(as_written.clone());
        let said = &subjects.text[content.clone()];
        // 报道了一件事: what was reported is a thing, no clause; 记者某某报道】: who wrote the article
        let thing = said.starts_with(['了', '过', '過', '】', '）', ')', ']']);
        (said.chars().count() >= LEAST && !thing).then_some(View {
            language: Language::Chinese,
            holder,
            as_written,
            cue: cue.clone(),
            content,
        })
    })
}

/// Who stands before a verb as one who can hold a view: a person, a body, or nobody in particular.
fn holder(subjects: &Subjects, clause: Range<usize>) -> Option<Range<usize>> {
    let text = subjects.text[clause.clone()].trim();
    let start = clause.start + subjects.text[clause.clone()].find(text)?;
    let some = text.char_indices().map(|(at, _)| at).find(|&at| SOME.at(&text[at..]) == Some(text.len() - at));
    if let Some(at) = some {
        return Some(start + at..start + text.len());
    }
    let found = subjects.subject_of(clause.clone())?;
    let text = &subjects.text[found.clone()];
    // what was cut from a longer word is nobody: 全球领 of 全球领先的企业
    let rest = subjects.text[found.end..clause.end].trim_start();
    let whole = !rest.starts_with(is_han) || AFTER_SUBJECT.at(rest).is_some() || PREPOSITIONS.at(rest).is_some();
    let body = names::is_chinese_body(text);
    let small = AFTER_SUBJECT.at(text) == Some(text.len());
    let person = subjects.is_person(&found) || is_name(text);
    // what the author says is told by the article itself
    let own = text.starts_with('我');
    // 一度被网友质疑: the verb tells nothing of what they say
    let clause = NO_HOLDER.find(text).is_some();
    (whole && !own && !clause && !small && (body || person || names::chinese_title_end(text) == Some(text.len())))
        .then_some(found)
}
