//! Chinese clauses with verbs of speech, and who speaks in them.
//!
//! Chinese has no spaces and its names no capitals: a subject is what stands between the beginning of the
//! clause and the verb, without the words of time, place and manner that the tables name.

use crate::text::language::{is_han, is_latin};
use crate::text::names;
use crate::text::speech::{Chinese, ChineseCues, Strength};
use std::ops::Range;

/// A clause's verb of speech and its subject, if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub subject: Option<Range<usize>>,
    pub cue: Option<Range<usize>>,
}

/// The speakers named so far, for 他, 她 and 该负责人.
#[derive(Debug, Default)]
pub struct Heard {
    last: Option<Range<usize>>,
}

/// Finds subjects in one text.
pub struct Subjects<'a> {
    text: &'a str,
    cues: ChineseCues,
}

/// Between clauses.
const CLAUSE_ENDS: &[char] = &[
    '，', ',', '。', '；', ';', '：', ':', '！', '？', '!', '?', '\n', '”', '」', '』', '“', '「', '『', '"', '(', ')',
    '（', '）', '\u{3000}', '】', '■', '▲', '●',
];

/// Between sentences.
const SENTENCE_ENDS: &[char] = &['。', '！', '？', '；', '\n', '!', '?'];

/// What may stand between a verb of speech and the mark: whom it was told, or a small word.
const OBJECTS: &[&str] = &[
    "记者",
    "記者",
    "本报记者",
    "本報記者",
    "媒体",
    "媒體",
    "大家",
    "我们",
    "我們",
    "我",
    "他",
    "她",
    "他们",
    "她们",
    "自己",
    "对方",
    "對方",
    "了",
    "着",
    "著",
    "过",
    "過",
    "到",
    "道",
    "说",
    "說",
    "称",
    "稱",
    "时",
    "時",
    "的",
    "是",
    "一句",
    "如下",
    "表示",
    "中",
    "这样",
    "這樣",
    "：",
    "，",
    ",",
    ":",
    " ",
    "《",
    "》",
    "早报记者",
    "新华社记者",
    "中新社记者",
    "你",
    "您",
    "观众",
    "网友",
    "員工",
    "员工",
    "一下",
    "出",
    "出了",
    "起",
    "其",
    "所",
    "为",
    "為",
    "有关",
    "笑",
    "儿子",
    "女儿",
    "妻子",
    "母亲",
    "父亲",
    "孩子",
    "家人",
    "外界",
    "警方",
    "法庭",
];

/// Words behind which the subject is over: time, place, manner, to whom.
const AFTER_SUBJECT: &[&str] = &[
    "在",
    "对",
    "對",
    "向",
    "就",
    "于",
    "於",
    "从",
    "從",
    "跟",
    "给",
    "給",
    "还",
    "還",
    "也",
    "则",
    "則",
    "都",
    "又",
    "再",
    "曾",
    "均",
    "便",
    "却",
    "卻",
    "才",
    "随后",
    "隨後",
    "随即",
    "隨即",
    "当场",
    "當場",
    "公开",
    "公開",
    "昨",
    "今",
    "明天",
    "日前",
    "近日",
    "当天",
    "當天",
    "当日",
    "當日",
    "此前",
    "之前",
    "表示",
    "明确",
    "明確",
    "进一步",
    "進一步",
    "同时",
    "同時",
    "一边",
    "一邊",
    "一脸",
    "一臉",
    "笑着",
    "笑著",
    "不",
    "没",
    "沒",
    "已",
    "正",
    "将",
    "將",
    "会",
    "會",
    "可",
    "被",
    "把",
    "为",
    "為",
    "以",
    "用",
    "通过",
    "通過",
    "透过",
    "透過",
    "接受",
    "特别",
    "特別",
    "多次",
    "再次",
    "一再",
    "首次",
    "并",
    "並",
    "告诉",
    "告訴",
    "回忆",
    "回憶",
    "最后",
    "最後",
    "后来",
    "後來",
    "微博",
    "回应",
    "回應",
    "介绍",
    "介紹",
    "进行",
    "一直",
    "曾经",
    "直接",
    "私下",
    "事后",
    "事後",
    "有点",
    "仍",
    "亦",
    "更",
    "只",
    "很",
    "显得",
    "无奈",
    "無奈",
    "激动",
    "激動",
    "感到",
    "觉得",
    "认为",
    "的话",
    "連忙",
    "连忙",
    "赶紧",
    "反复",
    "是",
    "坚持",
    "继续",
    "高兴",
    "如此",
    "如是",
    "解释",
    "强调",
    "指",
    "那样",
    "告知",
    "带着",
    "拿着",
    "看着",
    "指着",
    "走",
    "坐",
    "站",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
];

/// Words before the subject.
const BEFORE_SUBJECT: &[&str] = &[
    "据悉", "對此", "对此", "此外", "另外", "而", "但是", "但", "不过", "不過", "然而", "因此", "所以", "同时", "同時",
    "随后", "隨後", "之后", "之後", "后来", "後來", "最后", "最後", "昨日", "昨天", "今日", "今天", "近日", "日前",
    "当天", "當天", "当日", "當日", "当时", "當時", "其中", "并", "並", "并且", "並且", "如果", "因为", "因為", "虽然",
    "雖然", "尽管", "儘管", "正如", "就像", "正像", "有人", "据", "據", "根据", "根據", "连", "連", "由", "让", "讓",
    "使", "于是", "於是", "其实", "其實", "首先", "其次", "例如", "比如", "按照", "当", "當", "至于", "至於", "昨",
    "今", "时任", "時任", "且", "既", "这时", "這時", "此时", "此時", "目前", "原来", "原來", "接着", "接著", "晚上",
    "上午", "下午", "中午", "月", "日", "年", "时", "時",
];

/// Words that stand for somebody named before.
const PRONOUNS: &[&str] = &[
    "他", "她", "他们", "她们", "他們", "她們", "该", "該", "这位", "這位", "那位", "此人", "其", "前者", "后者",
    "上述", "对方", "對方", "本人", "自己",
];

/// Clauses looked back for a subject.
const CLAUSES: usize = 5;

/// The longest subject, in bytes.
const LONGEST: usize = 72;

impl<'a> Subjects<'a> {
    pub fn new(text: &'a str) -> Subjects<'a> {
        Subjects { text, cues: ChineseCues::default() }
    }

    /// Who speaks when the text before a mark ends in a verb of speech, with or without a pause: X告诉记者：
    pub fn before(&self, range: Range<usize>) -> Option<Found> {
        let whole = &self.text[range.clone()];
        let clause = whole.trim_end().trim_end_matches(['：', ':', '，', ',', ' ']);
        let start = range.start + clause_start(clause);
        let end = range.start + clause.len();
        let paused = clause.len() < whole.trim_end().len();
        let cue = self.last_cue(start..end, |strength| paused || strength == Strength::Strong)?;
        if !is_object(&self.text[cue.end..end]) {
            return None;
        }
        Some(Found { subject: self.subject(range.start..cue.start, start), cue: Some(cue) })
    }

    /// Who speaks when the text behind a mark begins with a clause that ends in a verb of speech: ，X说。
    /// `ended`: the quote itself ends in a pause.
    pub fn after(&self, range: Range<usize>, ended: bool) -> Option<Found> {
        let whole = &self.text[range.clone()];
        let clause = whole.trim_start_matches(['，', ',', ' ', '。', '—', '－', '-']);
        let paused = ended || whole.starts_with(['，', ',', '。', '—']);
        let from = range.end - clause.len();
        let length = clause.find(CLAUSE_ENDS).unwrap_or(clause.len());
        // a clause before a colon or before the next mark belongs to what follows
        let next = clause[length..].trim_start_matches(['，', ',']);
        let forward = clause[length..].starts_with(['：', ':']);
        let cue = self.last_cue(from..from + length, |strength| strength == Strength::Strong)?;
        if !paused
            || forward && !ended
            || next.is_empty() && clause[length..].starts_with('：')
            || !is_object(&self.text[cue.end..from + length])
        {
            return None;
        }
        let subject = self.subject_of(from..cue.start)?;
        Some(Found { subject: Some(subject), cue: Some(cue) })
    }

    /// Whose name stands before a colon: X：
    pub fn label(&self, range: Range<usize>) -> Option<Found> {
        let clause = self.text[range.clone()].trim_end().trim_end_matches(['：', ':']);
        let start = range.start + clause_start(clause);
        let subject = start..range.start + clause.len();
        let subject = self.trimmed(subject);
        let label = &self.text[subject.clone()];
        let named = names::chinese_title_end(label).is_some() || names::is_chinese_name(label);
        named.then(|| Found { subject: Some(self.name_part(subject)), cue: None })
    }

    /// The nearest verb of speech in the sentence before a mark. `sentence` is where that begins; quotes may
    /// stand between.
    pub fn inside(&self, range: Range<usize>, sentence: usize) -> Option<Found> {
        let cue = self.last_cue(sentence.min(range.end)..range.end, |strength| strength == Strength::Strong)?;
        let clause = sentence + clause_start(&self.text[sentence..cue.start]);
        let subject = self.subject(sentence..cue.start, clause)?;
        Some(Found { subject: Some(subject), cue: Some(cue) })
    }

    /// The last verb of speech in a range.
    fn last_cue(&self, range: Range<usize>, fits: impl Fn(Strength) -> bool) -> Option<Range<usize>> {
        let mut found: Option<Range<usize>> = None;
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            match self.cues.at(rest) {
                Some((word, Chinese::Cue(strength))) => {
                    if fits(strength) {
                        // 介绍 and 说 one behind the other are one cue
                        let joined = found.take().filter(|found| found.end == at);
                        found = Some(joined.map_or(at, |joined| joined.start)..at + word.len());
                    }
                    at += word.len();
                }
                Some((word, Chinese::No)) => at += word.len(),
                None => at += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
        found
    }

    /// The subject of a verb whose clause begins at `clause`; when it has none, that of a clause before it in
    /// the same sentence.
    fn subject(&self, range: Range<usize>, clause: usize) -> Option<Range<usize>> {
        if let Some(own) = self.subject_of(clause..range.end) {
            return Some(own);
        }
        let sentence = range.start + self.text[range.start..clause].rfind(SENTENCE_ENDS).map_or(0, |at| at + 1);
        let sentence = self.text.ceil_char_boundary(sentence).min(clause);
        let mut end = clause;
        for _ in 0..CLAUSES {
            let earlier = self.text[sentence..end].trim_end_matches(CLAUSE_ENDS);
            if earlier.is_empty() {
                break;
            }
            let to = sentence + earlier.len();
            let from = sentence + clause_start(earlier);
            let subject = self.subject_of(from..to).filter(|subject| self.is_person(subject));
            if subject.is_some() {
                return subject;
            }
            end = from;
        }
        None
    }

    /// Whether what looks like a subject is one without a verb of speech beside it: a name, a title, a pronoun.
    fn is_person(&self, subject: &Range<usize>) -> bool {
        let text = &self.text[subject.clone()];
        names::is_chinese_name(text) || names::chinese_title_end(text) == Some(text.len()) || is_pronoun(text)
    }

    /// The subject at the beginning of a clause.
    fn subject_of(&self, clause: Range<usize>) -> Option<Range<usize>> {
        let trimmed = self.trimmed(clause);
        let text = &self.text[trimmed.clone()];
        let end = subject_end(text);
        let subject = trimmed.start..trimmed.start + end;
        let text = text[..end].trim_end();
        if text.is_empty() || !text.contains(|c| is_han(c) || is_latin(c)) {
            return None;
        }
        let subject = self.name_part(subject.start..subject.start + text.len());
        (subject.len() <= LONGEST && !subject.is_empty()).then_some(subject)
    }

    /// Without the words before a subject, and white space.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let mut text = self.text[range.clone()].trim_start();
        loop {
            let before =
                BEFORE_SUBJECT.iter().filter(|word| text.starts_with(**word)).map(|word| word.len()).max().unwrap_or(0);
            let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            let cut = before.max(digits);
            if cut == 0 {
                break;
            }
            text = text[cut..].trim_start();
        }
        range.end - text.len()..range.end
    }

    /// The name behind a title (外交部发言人林晚 → 林晚); all of it when none follows, without what stands
    /// before the last 的.
    fn name_part(&self, subject: Range<usize>) -> Range<usize> {
        let text = &self.text[subject.clone()];
        if let Some(end) = names::chinese_title_end(text) {
            let rest = text[end..].trim_start();
            let count = rest.chars().count();
            if rest.contains(['·', '•']) || (2..=4).contains(&count) {
                return subject.end - rest.len()..subject.end;
            }
        }
        match text.rfind('的').map(|at| at + '的'.len_utf8()) {
            Some(at) if at < text.len() => subject.start + at..subject.end,
            _ => subject,
        }
    }

    /// The fullest form of a name in the text; for a pronoun or a title the speaker named last.
    pub fn full_name(&self, as_written: Range<usize>, heard: &mut Heard) -> Range<usize> {
        let written = &self.text[as_written.clone()];
        if is_pronoun(written) {
            return heard.last.clone().unwrap_or(as_written);
        }
        let full = self.transliterated(written).unwrap_or(as_written);
        heard.last = Some(full.clone());
        full
    }

    /// A transliterated name in full: 卡弗 → 安娜·卡弗.
    fn transliterated(&self, name: &str) -> Option<Range<usize>> {
        if name.contains('·') || name.chars().count() < 2 {
            return None;
        }
        let tail = format!("·{name}");
        let dot = self.text.find(&tail)?;
        let given: usize =
            self.text[..dot].chars().rev().take_while(|&c| is_han(c) || c == '·').take(12).map(char::len_utf8).sum();
        let run = &self.text[dot - given..dot];
        let start = names::chinese_title_end(run).unwrap_or(0);
        (start < run.len()).then(|| dot - given + start..dot + tail.len())
    }
}

fn is_pronoun(text: &str) -> bool {
    PRONOUNS.iter().any(|pronoun| text.starts_with(pronoun)) && !names::is_chinese_name(text)
}

/// Where the last clause of a text begins.
fn clause_start(text: &str) -> usize {
    text.rfind(CLAUSE_ENDS).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
}

/// Whether nothing but small words and those spoken to stands behind a verb of speech.
fn is_object(mut rest: &str) -> bool {
    loop {
        rest = rest.trim();
        if rest.is_empty() {
            return true;
        }
        match OBJECTS.iter().filter(|object| rest.starts_with(**object)).map(|object| object.len()).max() {
            Some(length) => rest = &rest[length..],
            None => return false,
        }
    }
}

/// Where a clause's subject ends: before the first word that the subject can't hold.
fn subject_end(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    // a subject has a character at least, and 向 or 于 may be a family name
    let stops = AFTER_SUBJECT.iter().filter_map(|word| text.get(first..)?.find(word).map(|at| at + first));
    let cut = stops.min().unwrap_or(text.len());
    if AFTER_SUBJECT.iter().any(|word| text.starts_with(word)) && !names::is_chinese_name(text) { 0 } else { cut }
}
