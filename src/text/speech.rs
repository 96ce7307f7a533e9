//! The words that attribute words to somebody: verbs of speech and thought in English and Chinese.

use super::phrases::Phrases;
use super::table::Table;
use std::sync::LazyLock;

/// How surely a word attributes: `said` nearly always, `called` only beside a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    Weak,
    Strong,
}

/// The form an English verb is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// say, says, said
    Finite,
    /// saying
    Participle,
}

/// English verbs that nearly always attribute.
const STRONG: &str = "acknowledge add admit advise affirm agree allege announce answer argue ask assert assure attest aver avow \
        banter bark bawl beg bellow blare blast blog blurt boast brag bray bristle caption caution chant chide chime \
        chirp chuckle claim clarify comment complain concede conclude concur confess confide confirm contend continue \
        counter cringe cry deadpan declaim declare decry demand denounce deny describe dictate disclose editorialize \
        elaborate email emphasise emphasize enthuse enunciate exclaim exhort explain explode exult fire fret fume gasp \
        gloat groan growl grumble grunt gush hail hint holler howl huff implore inform inquire insist instruct \
        interject intimate intone inveigh invoke jeer jest joke lament laugh lecture maintain marvel moan mock mumble \
        murmur muse mutter nag narrate note object observe offer opine orate philosophize plead pledge ponder \
        pontificate posit post praise pray preach predict proclaim profess promise pronounce propose protest query \
        question quip quote rail rant rave reaffirm reason reassure rebut recall recap recite reckon recollect recount \
        reflect reiterate rejoin relate remark remember remind repeat reply report respond retort retweet reveal riff \
        roar rue say scoff scold scream scribble shoot shout shriek shrug sigh simper sing snap snarl sneer sob \
        speculate spell stammer state stress stutter suggest summarise summarize surmise swear taunt tell testify text \
        thunder tout tweet twitter underline underscore urge utter venture vow wail warn whine whisper wisecrack \
        wonder write yell";

/// English verbs that also mean other things.
const WEAK: &str = "accept accuse address advocate air allow analyze anticipate apologise apologize appeal appear applaud assail \
        assess assume attack attribute begin believe belittle bemoan blame brand brief broadcast call challenge \
        champion characterise characterize charge cheer cite close coin command commend compare condemn confront \
        congratulate consider consult contest convey credit criticise criticize decide defend define demonstrate \
        depict deride determine discuss dismiss dispute doubt dub echo encourage endorse estimate evoke expect express \
        fear feel find finish forecast frame guarantee guess hear herald highlight hold hope imagine imply indicate \
        insinuate interrupt interview introduce invite issue know label lambaste lash learn liken list love mean \
        mention mouth name open order outline paint paraphrase pen pitch plan play point portray present press print \
        promote publish push put raise read refer reference refuse reject release render request resolve ridicule rip \
        rule see sign signal slam speak start stipulate submit suspect talk tease term thank think threaten trumpet \
        turn understand use vent view voice want welcome wish worry";

/// All of them, and how surely each attributes.
static VERBS: LazyLock<(Table, Vec<Strength>)> =
    LazyLock::new(|| Table::of_lists(&[(Strength::Strong, STRONG), (Strength::Weak, WEAK)]));

/// Forms that no rule gives, with their verbs, sorted.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str)] = &[
    ("began", "begin"), ("cried", "cry"), ("felt", "feel"), ("found", "find"), ("heard", "hear"), ("held", "hold"),
    ("knew", "know"), ("known", "know"), ("learnt", "learn"), ("meant", "mean"), ("mouthed", "mouth"),
    ("pled", "plead"), ("recapped", "recap"), ("replied", "reply"), ("said", "say"), ("sang", "sing"),
    ("saw", "see"), ("seen", "see"), ("shot", "shoot"), ("spelt", "spell"), ("spoke", "speak"),
    ("spoken", "speak"), ("swore", "swear"), ("sworn", "swear"), ("thought", "think"), ("told", "tell"),
    ("tweeted", "tweet"), ("understood", "understand"), ("written", "write"), ("wrote", "write"),
];

/// What an English word attributes with, if it is a form of such a verb. `word` is in lower case.
pub fn english_cue(word: &str) -> Option<(Strength, Form)> {
    english_verb(word).map(|(_, strength, form)| (strength, form))
}

/// The verb of the tables that an English word, in lower case, is a form of.
pub fn english_verb(word: &str) -> Option<(&'static str, Strength, Form)> {
    if !(3..=16).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    if let Ok(at) = IRREGULAR.binary_search_by(|(form, _)| (*form).cmp(word)) {
        return verb(IRREGULAR[at].1).map(|(verb, strength)| (verb, strength, Form::Finite));
    }
    // every regular form begins as its verb does, and most words as none
    if !VERBS.0.begins(word) {
        return None;
    }
    let finite = |stem: &str| verb(stem).map(|(verb, strength)| (verb, strength, Form::Finite));
    let participle = |stem: &str| verb(stem).map(|(verb, strength)| (verb, strength, Form::Participle));
    if let Some(stem) = word.strip_suffix("ing") {
        return participle(stem).or_else(|| participle(&format!("{stem}e"))).or_else(|| participle(undoubled(stem)?));
    }
    finite(word)
        .or_else(|| finite(word.strip_suffix('s')?))
        .or_else(|| finite(word.strip_suffix("es")?))
        .or_else(|| finite(&format!("{}y", word.strip_suffix("ies")?)))
        .or_else(|| finite(word.strip_suffix('d')?))
        .or_else(|| finite(word.strip_suffix("ed")?))
        .or_else(|| finite(&format!("{}y", word.strip_suffix("ied")?)))
        .or_else(|| finite(undoubled(word.strip_suffix("ed")?)?))
}

fn verb(verb: &str) -> Option<(&'static str, Strength)> {
    let (verbs, strengths) = &*VERBS;
    verbs.place(verb).map(|at| (verbs.word(at), strengths[at]))
}

/// Without the doubled consonant before an ending: quipp → quip.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    (bytes.len() > 2 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]).then(|| &stem[..stem.len() - 1])
}

/// What a Chinese word does for an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chinese {
    Cue(Strength),
    /// Holds a cue's character and is none.
    No,
}

/// Chinese words that nearly always attribute, in both scripts.
const ZH_STRONG: &str = "说 說 说道 說道 说到 說到 说起 表示 称 稱 指出 认为 認為 强调 強調 告诉 告訴 介绍 介紹 介绍说 介紹說 坦言 透露 直言 \
    解释 解釋 解释说 解释道 解釋道 回应 回應 回应称 回應稱 回答 答道 回答说 答 写道 寫道 写到 问道 問道 问 問 反问 反問 追问 追問 补充 補充 补充说 补充道 呼吁 呼籲 \
    感慨 感叹 感嘆 感叹道 笑称 笑稱 笑说 笑說 笑言 笑道 道 喊 喊道 高喊 叫道 大喊 宣布 宣佈 宣告 声明 聲明 警告 警告说 承认 承認 否认 否認 批评 批評 建议 建議 提醒 分析 分析说 \
    总结 總結 总结道 评价 評價 谈到 談到 谈及 談及 提到 提及 形容 谴责 譴責 质疑 質疑 主张 主張 重申 证实 證實 披露 吐槽 调侃 調侃 声称 聲稱 宣称 宣稱 自称 自稱 \
    引述 援引 转述 轉述 如是说 如是說 叹道 讲 講 讲话 講話 讲道 讲述 講述 表态 表態 留言 发文 發文 发帖 發帖 撰文 点评 點評 坦承 坦陈 断言 斷言 抱怨 抱怨说 \
    反驳 反駁 辩称 辯稱 怒斥 痛斥 嘲讽 讽刺 谦虚地说 表示说 通报 通報 指 直指 明言 明确 明確 宣示 声言 訴說 诉说 吟道 写信说 写信称 质问 質問 发问 發問 提问 提問 \
    发表 發表 劝 劝说 劝道 呼喊 喃喃 嘱咐 叮嘱 叮囑 回忆 回憶 回忆说 回忆道 回憶道 慨叹 慨嘆 坚称 堅稱 担心 擔心 疾呼 盛赞 盛讚 称赞 稱讚 赞叹 赞道 誓言 承诺 承諾 \
    表明 申明 阐述 闡述 预测 預測 预言 預言 惊呼 驚呼 戏言 戏称 戲稱 妙答 感言 报道 報道 報導 报导 报道称 报道说 電 电 转发 評論 评论 评论道 评论说 评论称 批示 指示 要求 反映 反映说 推断 相信 坦白 想 深信 觉得 覺得 高呼 自嘲 哭诉 哭訴 欢呼 歡呼 猜测 猜測 苦笑 惊叹 驚嘆 叹息 嘆息 抗议 抗議 辩解 辯解 埋怨 嘀咕 讥讽 挖苦 怒吼 尖叫 自语 自語 附和 插话 打趣 呐喊 吶喊 倾诉 控诉 控訴 供述 交代 交待 供认 作证 描述 陈述 陳述 致歉 道谢 宣称 表达 表達 透漏 爆料 放话 放話 喊话 喊話 发声 發聲 呛声 嗆聲 坚持认为 回帖 回贴 跟帖 问及 問及 询问 詢問 一口回绝 支招 解读 解讀 定义 作答 推测 推測 笑谈 寄语 直呼 强调说 直斥 痛批 力挺 表扬 表揚 规定 規定";

/// Chinese words that attribute only beside a quote.
const ZH_WEAK: &str = "写 寫 写下 寫下 希望 期待 期望 喊出 提出 提出了 显示 顯示 主持 传达 傳達 接受采访 接受採訪 祝福 祝贺 致辞 致詞 致辭 演讲 演講 推荐 推薦 感谢 感謝 \
    呼 叫 骂 罵 骂道 笑 唱 唱道 念 念道 读 讀 誓 批 赞 讚 夸 誇 哭 叹 嘆 答复 答覆 题词 宣誓 保证 保證 发微博 發微博 发推 發推 发推文 写着 寫著 写道 写明 寫明 载明 載明 列明 注明 註明 回复 回復 回覆 比喻 概括 归纳 描述 传授 提倡 倡导";

/// Chinese words that hold a cue's characters and attribute nothing.
const ZH_NO: &str = "按规定 按規定 规定的 規定的 规定了 規定了 简单的说 簡單的說 简单地说 簡單地說 简单说 簡單說 总的说 總的說 自说自话 自說自話 老实说 老實說 坦率地说 严格地说 确切地说 来讲 來講 小说 小說 据说 據說 听说 聽說 说法 說法 说明 說明 说服 說服 传说 傳說 可以说 可以說 也就是说 也就是說 换句话说 換句話說 来说 來說 而言 应该说 \
    可说是 可說是 说不定 说是 說是 再说 再說 別說 别说 不用说 不用說 虽说 雖說 按说 照说 比如说 比如說 例如说 总的来说 一般来说 具体来说 对于来说 说实话 说真的 说句 说话 說話 演说 演說 解说 解說 说唱 说客 众说纷纭 话说 話說 名称 名稱 简称 簡稱 称为 稱為 称之为 \
    稱之為 被称 被稱 被称为 被稱為 称作 稱作 号称 號稱 俗称 俗稱 称号 稱號 对称 對稱 职称 職稱 称呼 稱呼 人称 人稱 统称 統稱 合称 通称 全称 全稱 堪称 堪稱 称得上 稱得上 匀称 问题 問題 访问 訪問 顾问 顧問 疑问 疑問 请问 請問 问世 问鼎 学问 问卷 問卷 问候 问责 問責 \
    慰问 慰問 知道 道路 街道 频道 頻道 渠道 人行道 道德 道理 味道 隧道 难道 難道 一道 道歉 管道 轨道 軌道 人道 霸道 茶道 柔道 赤道 车道 車道 铁道 鐵道 通道 跑道 道具 道教 公道 地道 东道主 報道員 演讲稿 讲究 講究 讲座 講座 讲台 讲堂 讲课 讲师 講師 写作 寫作 写字 写真 寫真 描写 描寫 编写 改写 书写 \
    听写 回答问题 指标 指標 指数 指數 手指 指导 指導 指挥 指揮 指定 指责 指責 指南 指引 指的是 是指 所指 指向 戒指 指纹 指派 指控 思想 理想 想象 想像 想要 想法 梦想 夢想 感想 设想 設想 不想 想到 想起 联想 联想 幻想 猜想 电影 電影 电视 電視 电话 電話 电脑 電腦 电子 電子 电商 电力 電力 电动 電動 电池 电网 电梯 電梯 充电 发电 發電 家电 家電 用电 水电 电器 電器 机电 电信 电讯 電訊 电源 电台 電台 电报 电气 电站 网电 \
    分析师 分析師 分析人士 分析家 评论员 評論員 评论家 主持人 发言人 回应者 明确了 劝阻 呼吸 呼唤 呼和 叫做 叫作 叫好 名叫 纪念 念头 概念 观念 信念 理念 悬念 读者 讀者 阅读 批准 批量 批次 一批 大批 赞助 笑容 微笑 笑话 玩笑 搞笑 答案 解答 赞成 賛成 问答 要求的 按要求 感叹号 新闻发布会 建议书 建议稿 声明书";

/// All of them, and what each does.
static CHINESE: LazyLock<(Phrases, Vec<Chinese>)> = LazyLock::new(|| {
    // a word of two lists is what the later of them says
    let lists =
        [(Chinese::Cue(Strength::Weak), ZH_WEAK), (Chinese::Cue(Strength::Strong), ZH_STRONG), (Chinese::No, ZH_NO)];
    let table = Phrases::of(lists.iter().flat_map(|(_, words)| words.split_ascii_whitespace()));
    let mut kinds = vec![Chinese::No; table.count()];
    for (kind, words) in lists {
        words.split_ascii_whitespace().filter_map(|word| table.place(word)).for_each(|(at, _)| kinds[at] = kind);
    }
    (table, kinds)
});

/// The longest word of the Chinese table that a text begins with, in bytes, and what it does.
pub fn chinese_cue(text: &str) -> Option<(usize, Chinese)> {
    let (words, kinds) = &*CHINESE;
    words.place(text).map(|(at, length)| (length, kinds[at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(VERBS.0.count() >= Some(250));
        assert!(IRREGULAR.is_sorted());
    }

    #[test]
    fn forms_of_english_verbs() {
        for (word, cue) in [
            ("said", Some((Strength::Strong, Form::Finite))),
            ("tells", Some((Strength::Strong, Form::Finite))),
            ("quipped", Some((Strength::Strong, Form::Finite))),
            ("replies", Some((Strength::Strong, Form::Finite))),
            ("noted", Some((Strength::Strong, Form::Finite))),
            ("noting", Some((Strength::Strong, Form::Participle))),
            ("admitting", Some((Strength::Strong, Form::Participle))),
            ("called", Some((Strength::Weak, Form::Finite))),
            ("walked", None),
            ("", None),
        ] {
            assert_eq!(english_cue(word), cue, "{word}");
        }
    }

    #[test]
    fn the_longest_chinese_word_counts() {
        assert_eq!(chinese_cue("说道，"), Some(("说道".len(), Chinese::Cue(Strength::Strong))));
        assert_eq!(chinese_cue("说明书"), Some(("说明".len(), Chinese::No)));
        assert_eq!(chinese_cue("天"), None);
    }
}
