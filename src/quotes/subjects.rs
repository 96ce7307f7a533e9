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
const CLAUSE_ENDS: &[char] = &['，', ',', '。', '；', ';', '：', ':', '！', '？', '!', '?', '\n', '”', '」', '』', '“', '「', '『', '"', '(', ')', '（', '）', '\u{3000}', '】', '■', '▲', '●'];

/// Between sentences.
const SENTENCE_ENDS: &[char] = &['。', '！', '？', '；', '\n', '!', '?'];

/// What may stand between a verb of speech and the mark: whom it was told, or a small word.
const OBJECTS: &[&str] = &[
    "记者", "記者", "本报记者", "本報記者", "媒体", "媒體", "大家", "我们", "我們", "我", "他", "她", "他们", "她们", "自己", "对方", "對方",
    "了", "着", "著", "过", "過", "到", "道", "说", "說", "称", "稱", "一样", "一樣", "的那样", "时", "時", "的", "是", "一句", "如下", "表示", "中", "这样", "這樣", "：", "，", ",", ":", " ", "《", "》",
    "早报记者", "新华社记者", "中新社记者", "你", "您", "观众", "网友", "員工", "员工", "一下", "出", "出了", "起", "其", "所", "为", "為", "有关", "笑", "儿子", "女儿", "妻子", "母亲", "父亲", "孩子", "家人", "外界", "警方", "法庭",
];

/// Words behind which the subject is over: time, place, manner, to whom.
const AFTER_SUBJECT: &[&str] = &[
    "依然", "甚至", "大方", "惊讶", "驚訝", "十分", "非常", "纷纷", "紛紛", "首先", "其实", "其實", "悲观", "乐观", "樂觀", "所",
    "在", "对", "對", "向", "就", "于", "於", "从", "從", "跟", "给", "給", "还", "還", "也", "则", "則", "都", "又", "再", "曾", "均", "便", "却", "卻", "才", "随后", "隨後", "随即", "隨即", "当场", "當場",
    "公开", "公開", "昨", "今", "明天", "日前", "近日", "当天", "當天", "当日", "當日", "此前", "之前", "表示", "明确", "明確", "进一步", "進一步", "同时", "同時", "一边", "一邊", "一脸", "一臉", "笑着", "笑著", "不", "没", "沒", "已", "正", "将", "將", "会", "會", "可", "被", "把", "为", "為", "以", "用", "通过", "通過", "透过", "透過", "接受",
    "特别", "特別", "多次", "再次", "一再", "首次", "并", "並", "告诉", "告訴", "回忆", "回憶", "最后", "最後", "后来", "後來", "微博", "回应", "回應", "介绍", "介紹", "进行", "一直", "曾经", "直接", "私下", "事后", "事後", "有点", "仍", "亦", "更", "只", "很", "显得", "无奈", "無奈", "激动", "激動", "感到", "觉得", "认为", "的话", "連忙", "连忙", "赶紧", "反复", "是", "坚持", "继续", "高兴", "如此", "如是", "解释", "强调", "指", "那样", "告知", "带着", "拿着", "看着", "指着", "走", "坐", "站",
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
];

/// Words before the subject.
const BEFORE_SUBJECT: &[&str] = &[
    "有的", "有", "也有", "还有", "還有", "也", "还", "還", "甚至", "又", "既", "一旁的", "身边", "身邊", "记者", "其间", "期间", "期間", "事后", "事後", "如", "像", "就", "就连", "可", "说到", "谈到", "提到", "对于", "對於", "面对", "面對",
    "据悉", "對此", "对此", "此外", "另外", "而", "但是", "但", "不过", "不過", "然而", "因此", "所以", "同时", "同時", "随后", "隨後", "之后", "之後", "后来", "後來", "最后", "最後", "昨日", "昨天", "今日", "今天", "近日", "日前", "当天", "當天", "当日", "當日", "当时", "當時", "其中", "并", "並", "并且", "並且", "如果", "因为", "因為", "虽然", "雖然",
    "尽管", "儘管", "正如", "就像", "正像", "有人", "据", "據", "根据", "根據", "连", "連", "由", "让", "讓", "使", "于是", "於是", "其实", "其實", "首先", "其次", "例如", "比如", "按照", "当", "當", "至于", "至於", "昨", "今", "时任", "時任", "且", "既", "这时", "這時", "此时", "此時", "目前", "原来", "原來", "接着", "接著", "晚上", "上午", "下午", "中午", "月", "日", "年", "时", "時",
];

/// Words that stand for somebody named before.
const PRONOUNS: &[&str] = &[
    "他", "她", "他们", "她们", "他們", "她們", "该", "該", "这位", "這位", "那位", "此人", "其", "前者", "后者", "上述", "对方", "對方", "本人", "自己",
];

/// Those of them that a noun follows.
const DETERMINERS: &[&str] = &["该", "該", "这位", "這位", "那位", "上述"];

/// Words that lead from the subject to circumstances.
const PREPOSITIONS: &[&str] = &["在", "对", "對", "向", "就", "从", "從", "跟", "接受", "有"];

/// How far around a name its length is judged, in bytes.
const NEAR: usize = 6000;

/// Clauses looked back for a subject.
const CLAUSES: usize = 5;

/// Sentences looked back for a speaker.
const SENTENCES: usize = 3;

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
        if let Some(found) = self.viewed(from..from + length) {
            return Some(found);
        }
        let cue = self.last_cue(from..from + length, |strength| strength == Strength::Strong)?;
        if !paused || forward && !ended || next.is_empty() && clause[length..].starts_with('：') || !is_object(&self.text[cue.end..from + length]) {
            return None;
        }
        let subject = self.subject_of(from..cue.start)?;
        Some(Found { subject: Some(subject), cue: Some(cue) })
    }

    /// 在X看来
    fn viewed(&self, clause: Range<usize>) -> Option<Found> {
        let text = self.text[clause.clone()].strip_prefix('在')?;
        let holder = text.strip_suffix("看来").or_else(|| text.strip_suffix("看來"))?;
        let start = clause.start + '在'.len_utf8();
        let subject = self.subject_of(start..start + holder.len())?;
        Some(Found { subject: Some(subject), cue: Some(start + holder.len()..clause.end) })
    }

    /// The first verb of speech with a subject in a sentence behind a mark, wherever in its clause.
    pub fn following(&self, range: Range<usize>) -> Option<Found> {
        let sentence = &self.text[range.clone()];
        let end = range.start + sentence.find(SENTENCE_ENDS).unwrap_or(sentence.len());
        let mut from = range.start;
        for _ in 0..CLAUSES {
            let clause = from..from + self.text[from..end].find(CLAUSE_ENDS).unwrap_or(end - from);
            if let Some(cue) = self.last_cue(clause.clone(), |strength| strength == Strength::Strong) {
                let subject = self.subject_of(clause.start..cue.start).filter(|subject| self.is_person(subject))?;
                return Some(Found { subject: Some(subject), cue: Some(cue) });
            }
            from = (clause.end + self.text[clause.end..end].chars().next().map_or(0, char::len_utf8)).min(end);
        }
        None
    }

    /// The person that the sentence before a mark speaks of, without a verb of speech: X笑了，“…”
    pub fn acting(&self, sentence: Range<usize>) -> Option<Found> {
        let subject = self.subject(sentence.clone(), sentence.end)?;
        Some(Found { subject: Some(subject), cue: None })
    }

    /// Whose name stands before a colon: X：
    pub fn label(&self, range: Range<usize>) -> Option<Found> {
        let clause = self.text[range.clone()].trim_end().trim_end_matches(['：', ':']);
        let start = range.start + clause_start(clause);
        let subject = start..range.start + clause.len();
        let subject = self.trimmed(subject);
        let named = self.named(subject)?;
        Some(Found { subject: Some(named), cue: None })
    }

    /// The verb of speech that governs the text before a mark from `start` on, quotes in it or not: the first
    /// with a person for its subject, else the last.
    pub fn inside(&self, range: Range<usize>) -> Option<Found> {
        let mut last = None;
        let mut from = range.start;
        for cue in self.cues_in(range.clone(), |strength| strength == Strength::Strong) {
            let clause = from + clause_start(&self.text[from..cue.start]);
            let subject = self.subject(from..cue.start, clause);
            from = cue.end;
            let Some(subject) = subject else { continue };
            let person = self.is_person(&subject);
            let found = Found { subject: Some(subject), cue: Some(cue) };
            if person {
                return Some(found);
            }
            last = Some(found);
        }
        last
    }

    /// The same for the sentences before one in its block, the nearest first.
    pub fn earlier(&self, block: Range<usize>) -> Option<Found> {
        let mut end = block.end;
        for _ in 0..SENTENCES {
            let text = self.text[block.start..end].trim_end_matches(|c: char| SENTENCE_ENDS.contains(&c) || c.is_whitespace());
            if text.is_empty() {
                return None;
            }
            let to = block.start + text.len();
            let from = block.start + sentence_start(text);
            if let Some(found) = self.inside(from..to) {
                return Some(found);
            }
            end = from;
        }
        None
    }

    /// The last verb of speech in a range.
    fn last_cue(&self, range: Range<usize>, fits: impl Fn(Strength) -> bool) -> Option<Range<usize>> {
        self.cues_in(range, fits).pop()
    }

    /// The verbs of speech in a range, those one behind the other (介绍说) as one.
    fn cues_in(&self, range: Range<usize>, fits: impl Fn(Strength) -> bool) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            match self.cues.at(rest) {
                Some((word, Chinese::Cue(strength))) => {
                    match found.last_mut() {
                        // a name may end in 道
                        Some(last) if last.end == at && &self.text[last.clone()] == "道" => *last = at..at + word.len(),
                        Some(last) if last.end == at => last.end += word.len(),
                        _ if fits(strength) => found.push(at..at + word.len()),
                        _ => {}
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
        let sentence = range.start + sentence_start(&self.text[range.start..clause]);
        let mut end = clause;
        for _ in 0..CLAUSES {
            let earlier = self.text[sentence..end].trim_end_matches(CLAUSE_ENDS);
            if earlier.is_empty() {
                break;
            }
            let to = sentence + earlier.len();
            let from = sentence + clause_start(earlier);
            let verb = self.cues_in(from..to, |strength| strength == Strength::Strong).first().map(|cue| cue.start);
            let subject = match verb {
                Some(verb) => self.subject_of(from..verb),
                None => self.subject_of(from..to).filter(|subject| self.is_person(subject)),
            };
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

    /// The subject in a clause, up to its verb: a pronoun, a title with its name, a name, or whatever stands
    /// before the first word that no subject holds.
    fn subject_of(&self, clause: Range<usize>) -> Option<Range<usize>> {
        let trimmed = self.trimmed(clause);
        if self.text[trimmed.clone()].is_empty() {
            return None;
        }
        let text = &self.text[trimmed.clone()];
        // 林晚在接受记者采访时: nothing behind the preposition is the subject
        let trimmed = trimmed.start..trimmed.start + preposition(text).unwrap_or(text.len());
        let text = &self.text[trimmed.clone()];
        // 已有十年经验的林晚: what stands before the last 的 is said of the subject
        let tail = text.rfind('的').map_or(trimmed.start, |at| trimmed.start + at + '的'.len_utf8());
        let found = self.named(tail..trimmed.end).or_else(|| self.named(trimmed.clone()));
        let found = found.or_else(|| Some(trimmed.start..trimmed.start + subject_end(text))).map(|found| self.spaceless(found))?;
        let text = &self.text[found.clone()];
        let fits = !text.is_empty() && text.len() <= LONGEST && text.contains(|c| is_han(c) || is_latin(c));
        fits.then_some(found)
    }

    /// A pronoun, a title or a name in a clause.
    fn named(&self, clause: Range<usize>) -> Option<Range<usize>> {
        let clause = self.trimmed(clause);
        let text = &self.text[clause.clone()];
        let from = |start: usize, end: usize| clause.start + start..clause.start + end;
        if let Some(pronoun) = PRONOUNS.iter().filter(|pronoun| text.starts_with(**pronoun)).map(|pronoun| pronoun.len()).max() {
            // 该负责人, 这位学者, but 他 by himself
            let determines = DETERMINERS.iter().any(|word| text.starts_with(word));
            let title = names::chinese_title_end(text).filter(|_| determines);
            let end = title.unwrap_or(if determines { pronoun + subject_end(&text[pronoun..]) } else { pronoun });
            return Some(from(0, end.max(pronoun)));
        }
        if let Some((start, end)) = names::addressed(text) {
            return Some(from(start, end));
        }
        if let Some(title) = names::chinese_title_end(text) {
            let rest = text[title..].trim_start();
            let start = text.len() - rest.len();
            if let Some(length) = self.name_length(rest) {
                return Some(from(start, start + length));
            }
            let end = subject_end(rest);
            let transliterated = names::is_by_sound(&rest[..end]);
            let noun = text[..title].rfind(CLAUSE_ENDS).map_or(0, |at| at + 1);
            let noun = self.text.ceil_char_boundary(clause.start + noun) - clause.start;
            return Some(if transliterated { from(start, start + end) } else { from(self.bare(&text[..title]).max(noun), title) });
        }
        self.name_length(text).map(|length| from(0, length))
    }

    /// Where a noun phrase begins without what is said of it.
    fn bare(&self, phrase: &str) -> usize {
        phrase.rfind('的').map(|at| at + '的'.len_utf8()).filter(|&at| at < phrase.len()).unwrap_or(0)
    }

    /// How long the name is that a text begins with. Two characters or three: those that stand together
    /// elsewhere near by belong together.
    fn name_length(&self, text: &str) -> Option<usize> {
        let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(4).collect();
        let dotted = text.find(|c| !is_han(c) && c != '·').unwrap_or(text.len());
        let dotted = &text[..dotted];
        if dotted.contains('·') {
            return Some(subject_end(dotted)).filter(|&end| end > 0);
        }
        let two = *ends.get(1)?;
        if !names::is_chinese_name(&text[..two]) || AFTER_SUBJECT.iter().any(|word| text.starts_with(word)) {
            return None;
        }
        let Some(&three) = ends.get(2) else { return Some(two) };
        let given = &text[two..three];
        let over = AFTER_SUBJECT.contains(&given) || !given.contains(is_han) || self.cues.at(&text[two..]).is_some();
        let at = text.as_ptr() as usize - self.text.as_ptr() as usize;
        let near = self.text.ceil_char_boundary(at.saturating_sub(NEAR).min(self.text.len()))..self.text.floor_char_boundary(at + NEAR);
        let count = |name: &str| self.text[near.clone()].matches(name).count();
        Some(if over || count(&text[..two]) > count(&text[..three]) { two } else { three })
    }

    /// Without the words before a subject, and white space.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let mut text = self.text[range.clone()].trim_start();
        loop {
            let before = BEFORE_SUBJECT.iter().filter(|word| text.starts_with(**word)).map(|word| word.len()).max().unwrap_or(0);
            let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            let cut = before.max(digits);
            if cut == 0 || cut < text.len() && names::is_chinese_name(&text[..cut + text[cut..].chars().next().map_or(0, char::len_utf8)]) {
                break;
            }
            text = text[cut..].trim_start();
        }
        range.end - text.len()..range.end
    }

    fn spaceless(&self, range: Range<usize>) -> Range<usize> {
        let text = &self.text[range.clone()];
        let start = range.end - text.trim_start().len();
        start..start + self.text[start..range.end].trim_end().len()
    }

    /// The fullest form of a name in the text; for a pronoun or a title the speaker named last.
    pub fn full_name(&self, as_written: Range<usize>, heard: &mut Heard) -> Range<usize> {
        let written = &self.text[as_written.clone()];
        let body = DETERMINERS.iter().any(|word| written.starts_with(word)) && names::chinese_title_end(written) != Some(written.len());
        if is_pronoun(written) && !body {
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
        let given: usize = self.text[..dot].chars().rev().take_while(|&c| is_han(c) || c == '·').take(12).map(char::len_utf8).sum();
        let run = &self.text[dot - given..dot];
        let start = names::chinese_title_end(run).unwrap_or(0);
        (start < run.len()).then(|| dot - given + start..dot + tail.len())
    }
}

/// Where the first preposition stands behind a subject of two characters at least. 现在 and 面对 hold none.
fn preposition(text: &str) -> Option<usize> {
    let second = text.char_indices().nth(2)?.0;
    let found = PREPOSITIONS.iter().filter_map(|word| text[second..].find(word).map(|at| at + second));
    found.min().filter(|&at| !text[..at].ends_with(['现', '現', '存', '潜', '潛', '面', '针', '針', '所', '国', '國', '成', '还', '還', '只', '没', '沒', '方']))
}

fn is_pronoun(text: &str) -> bool {
    PRONOUNS.iter().any(|pronoun| text.starts_with(pronoun)) && !names::is_chinese_name(text)
}

/// Where the last clause of a text begins.
fn clause_start(text: &str) -> usize {
    text.rfind(CLAUSE_ENDS).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
}

/// Where the last sentence of a text begins.
fn sentence_start(text: &str) -> usize {
    text.rfind(SENTENCE_ENDS).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
}

/// Whether nothing but small words and those spoken to stands behind a verb of speech.
fn is_object(mut rest: &str) -> bool {
    loop {
        rest = rest.trim();
        if rest.is_empty() {
            return true;
        }
        // a paper's name: 告诉《渔港晚报》记者
        if let Some((_, behind)) = rest.strip_prefix('《').and_then(|title| title.split_once('》')) {
            rest = behind;
            continue;
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
    if AFTER_SUBJECT.iter().any(|word| text.starts_with(word)) && !names::is_chinese_name(text) { 0 } else { cut.min(text.len()) }
}
