//! Names of persons, and the words for persons, bodies and times that stand where names do.

use super::fold::lowered;
use super::phrases::Phrases;
use super::sounds::is_sound;
use super::table::Table;
use crate::any_of;
use crate::text::any_of::AnyOf;
use std::sync::LazyLock;

/// Words before an English name that are no part of it, in lower case, without a full stop: those that men bear, those
/// that women bear, those that both do.
static HONORIFICS_HE: LazyLock<Table> =
    LazyLock::new(|| Table::new("cardinal father imam king lord mr pope prince sir"));
static HONORIFICS_SHE: LazyLock<Table> =
    LazyLock::new(|| Table::new("baroness dame lady miss mrs ms princess queen sister"));
static HONORIFICS: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "admiral archbishop bishop capt captain chancellor col colonel dr gen general gov governor judge justice lt \
        maj major mayor officer president prof professor rabbi rep representative rev secretary sen senator sgt \
        sheriff",
    )
});

/// What pronoun goes with somebody, as far as the text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gender {
    He,
    She,
    #[default]
    Unknown,
}

/// Given names of men and of women that hardly any of the others bear.
static MEN: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "aaron adam adrian alan albert alexander alfred andrew anthony antonio arthur barack ben benjamin bernard \
        bernie bill bob brad brian bruce carl carlos charles christopher craig daniel dave david dennis don donald \
        doug douglas ed edward elon eric ernest ethan eugene frank fred gary george gerald gordon graham greg gregory \
        harold harry harvey henry howard hugo ian isaac jack jacob james jason jeff jeffrey jeremy jerry jim joe john \
        jonathan jose joseph josh joshua juan julian justin karl keith ken kenneth kevin larry leo leonard lewis louis \
        luis mark martin matt matthew michael mike mohammed muhammad nathan neil nicholas nick oliver oscar otto \
        patrick paul pedro peter phil philip ralph ray raymond richard rick robert roger ron ronald ross roy russell \
        ryan samuel scott sean simon stephen steve steven stuart ted theodore thomas tim timothy todd tom tony victor \
        vincent vladimir walter warren wayne william",
    )
});
static WOMEN: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "abigail alice alison amanda amy andrea angela ann anna anne annie barbara betty brenda carol caroline \
        catherine cecilia charlotte christina christine cindy claire clara cynthia dana deborah debra denise diana \
        diane donna doris dorothy eleanor elena elizabeth ella ellen emily emma erica esther eva evelyn fiona frances \
        gloria grace hannah heather helen hillary ida irene isabel jacqueline jane janet jennifer jenny jessica jill \
        joan joanna josephine joyce judith judy julia julie karen kate katherine kathleen kathryn katie laura lauren \
        lillian linda lisa lucy mara margaret maria marie marilyn martha mary maureen megan melania melissa michelle \
        miriam monica nancy naomi natalie nicole nora olivia pamela patricia paula rachel rebecca rosa rose ruth sally \
        samantha sandra sara sarah sharon shirley sofia sophia sophie stephanie susan sylvia teresa theresa tina \
        valerie vanessa veronica victoria virginia wendy",
    )
});

/// What a given name, in lower case, tells of who bears it.
pub fn given_name(name: &str) -> Gender {
    match (MEN.holds(name), WOMEN.holds(name)) {
        (true, false) => Gender::He,
        (false, true) => Gender::She,
        _ => Gender::Unknown,
    }
}

/// What an honorific (in lower case, with or without its full stop) tells of who bears it.
pub fn honorific(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.');
    let tables = [(&HONORIFICS, Gender::Unknown), (&HONORIFICS_HE, Gender::He), (&HONORIFICS_SHE, Gender::She)];
    tables.into_iter().find(|(table, _)| table.holds(word)).map(|(_, gender)| gender)
}

/// English nouns for people and bodies that speak, singular, in lower case.
static SPEAKERS: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "activist actor administration adviser advisor advocate agency agent aide ally ambassador analyst anchor \
        applicant architect army article artist association attorney author backer bank biologist bishop board boss \
        boy brother builder businessman campaign candidate captain ceo chair chairman chairwoman chancellor chef chief \
        child citizen club coach colleague columnist commander commentator commission commissioner committee company \
        complaint conductor congressman congresswoman consultant correspondent council counsel court critic crowd \
        curator customer daughter delegate democrat department designer developer diplomat director doctor document \
        driver economist editor editorial email employee engineer entrepreneur executive expert farmer father filing \
        firm foundation founder friend girl government governor group guest headline historian host husband insider \
        inspector institute investigator investor journalist judge justice lawmaker lawsuit lawyer leader letter \
        magazine magistrate man manager mayor member memo message minister ministry moderator mogul monarch mother \
        musician narrator neighbor neighbour network newspaper nominee novelist nurse officer official operative \
        opponent organiser organization organizer owner paper parent participant party passenger pastor patient person \
        petition philosopher photographer physician physicist pilot player poet police politician pope post premier \
        president priest prince producer professor prosecutor protester publisher rapper reader report reporter \
        representative republican researcher resident scholar school scientist secretary senator sheriff shopkeeper \
        singer sister soldier son source speaker spokesman spokesperson spokeswoman staffer statement strategist \
        student study supporter surgeon teacher team teenager union university user veteran viewer villager visitor \
        volunteer voter website widow wife witness woman worker writer",
    )
});

/// Whether an English noun, in lower case, is one for people or bodies that speak.
pub fn is_speaker_noun(word: &str) -> bool {
    let known = |word: &str| SPEAKERS.holds(word);
    known(word)
        || word.strip_suffix('s').is_some_and(known)
        || matches!(
            word,
            "men"
                | "women"
                | "people"
                | "children"
                | "spokesmen"
                | "allies"
                | "agencies"
                | "companies"
                | "studies"
                | "others"
        )
        || word.len() > 9 && word.contains("-year-old")
}

/// English nouns that tell whose pronoun goes with them, in lower case.
const NOUNS_HE: AnyOf = any_of!["boy", "brother", "businessman", "father", "husband", "man", "son", "spokesman"];
const NOUNS_SHE: AnyOf =
    any_of!["businesswoman", "daughter", "girl", "mother", "sister", "spokeswoman", "widow", "wife", "woman"];

/// What an English noun, in lower case, tells of whom it is for.
pub fn noun_gender(noun: &str) -> Gender {
    match (NOUNS_HE.holds(noun), NOUNS_SHE.holds(noun)) {
        (true, _) => Gender::He,
        (_, true) => Gender::She,
        _ => Gender::Unknown,
    }
}

/// English nouns for offices that one person at a time holds, in lower case.
#[rustfmt::skip]
const OFFICES: AnyOf = any_of![
    "archbishop", "author", "billionaire", "bishop", "candidate", "captain", "ceo", "cfo", "chairman", "chairwoman", "chief", "coach",
    "congressman", "congresswoman", "director", "founder", "governor", "king", "lawmaker", "mayor", "minister",
    "mogul", "nominee", "president", "prime", "prince", "princess", "professor", "queen", "secretary", "senator",
    "singer", "speaker", "writer",
];

/// Whether an English noun, in lower case, is an office.
pub fn is_office(word: &str) -> bool {
    OFFICES.holds(word)
}

/// Capitalised words that are times and no names, in lower case.
static CALENDAR: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "april aug august dec december feb february friday fridays jan january july june march may monday mondays nov \
        november oct october saturday saturdays sept september sunday sundays thursday thursdays tuesday tuesdays \
        wednesday wednesdays",
    )
});

/// Whether an English word, in lower case, is a day or a month.
pub fn is_calendar(word: &str) -> bool {
    CALENDAR.holds(word)
}

/// Nouns for times, singular, in lower case.
static TIMES: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "afternoon autumn century day decade evening hour minute moment month morning night spring summer time week \
        weekend winter year",
    )
});

/// Whether an English noun, in lower case, is a time and never speaks.
pub fn is_time(word: &str) -> bool {
    let known = |word: &str| TIMES.holds(word);
    known(word) || word.strip_suffix('s').is_some_and(known)
}

/// Words within or at the end of the name of a body, in lower case: such a name is no person's.
static BODIES: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "academy administration agency alliance association authority bank board bureau campaign center centre church \
        club co coalition college commission committee company congress corp corporation council court daily \
        department district fed federation foundation fund group herald hospital house inc institute international \
        journal league llc ltd magazine ministry museum network news office organization parliament party police post \
        press project radio school senate service society studio team times trust tv union university watch",
    )
});

/// Whether an English name is a body's by one of its words, by being all capitals or by a digit.
pub fn is_body(name: &str) -> bool {
    let capitals = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_uppercase());
    let capitals = |word: &str| capitals(word) || word.contains(|c: char| c.is_ascii_digit());
    name.split_whitespace().any(|word| BODIES.holds(&lowered(word)) || capitals(word))
}

/// The word that an English name is called by afterwards: its last, without a generational suffix.
pub fn surname(name: &str) -> &str {
    let mut words = name.split_whitespace().rev().map(|word| word.trim_matches([',', '.']));
    let last = words.next().unwrap_or_default();
    if matches!(last, "Jr" | "Sr" | "II" | "III" | "IV") { words.next().unwrap_or(last) } else { last }
}

/// Chinese nouns at the end of which a title stands: whatever follows is the name. Both scripts.
const ZH_TITLES: &str = "发言人 發言人 新闻发言人 主席 副主席 总统 總統 副总统 总理 總理 首相 部长 部長 副部长 副部長 外长 \
    外長 外相 大使 书记 書記 副书记 省长 市长 市長 副市长 县长 局长 局長 副局长 處長 处长 副处长 科长 \
    主任 副主任 院长 院長 副院长 校长 校長 所长 所長 会长 會長 副会长 理事长 秘书长 秘書長 委员 委員 \
    议员 議員 代表 教授 副教授 研究员 研究員 副研究员 博士 专家 專家 学者 學者 律师 律師 法官 医生 醫生 \
    护士 老师 老師 教练 教練 主教练 队长 隊長 球员 記者 记者 编辑 主编 总编辑 作家 作者 诗人 导演 導演 \
    演员 演員 歌手 创始人 創始人 创办人 创始合伙人 合伙人 董事长 董事長 副董事长 总裁 總裁 副总裁 副總裁 \
    总经理 總經理 副总经理 经理 經理 总监 總監 高管 分析师 分析師 经济学家 經濟學家 首席经济学家 科学家 \
    科學家 工程师 工程師 首席执行官 執行長 首席技术官 首席财务官 CEO CTO CFO COO 老板 掌门人 负责人 \
    負責人 相关负责人 司令 将军 將軍 上将 少将 中校 警官 检察官 检察长 先生 女士 小姐 同志 市民 居民 \
    村民 网友 網友 学生 學生 司机 乘客 业主 店主 顾客 消费者 评论员 評論員 主持人 解说员 馆长 館長 台长 \
    社长 社長 團長 团长 首长 首席 员工 店长 厂长 乡长 镇长 村长 村支书 副總統 副主编 助理 顾问 顧問 法师 \
    方丈 院士 人士 母亲 母親 父亲 父親 妻子 丈夫 老人 老板娘 家长 家長 家属 家屬 亲属 親屬 车主 車主 \
    用户 用戶 读者 讀者 商家 投资者 投資者 股民 农民 農民 工人 战士 警察 民警 医师 醫師 志愿者 志願者 \
    候选人 候選人 官员 官員 警方 院方 校方 厂方 专员 專員 秘书 祕書 讲师 講師 客服 球迷 粉丝 粉絲 主厨 \
    主廚 厨师 廚師 药师 藥師 营养师 營養師 工作人员 工作人員 人员 人員 老汉 老漢 大娘 被告人 被告 原告 \
    嫌疑人 当事人 當事人 目击者 目擊者 店员 店員 志工 里長 立委 縣長 县委书记 幹事 站长 站長 船长 船長 \
    机长 機長 乘务员 博主 楼主 樓主 女孩 男孩 女子 男子 青年 游客 遊客 客人 邻居 鄰居 同事 同学 同學 \
    设计师 設計師 建筑师 建築師 摄影师 攝影師 艺术家 藝術家 历史学家 歷史學家 人大代表 政协委员 党委书记 \
    组长 組長 班长 班長 参谋长 司长 庭长 买手 前锋 后卫 门将 主帅 领队 領隊 媒体人 画家 畫家 音乐人 \
    制片人 鎮長 鄉長 廠長 店長 督学 房东 老闆 創辦人 匠人 木匠 居民代表 牧师 牧師 主教 修女 神父 管理员 \
    管理員 保安 理发师 面包师 渔民 漁民 牧民 矿工 船员";

static TITLES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ZH_TITLES));

/// The end of the last title in a run of Chinese text, in bytes; nothing when there is none.
pub fn chinese_title_end(text: &str) -> Option<usize> {
    TITLES.last_end(text)
}

/// Where the first title begins in a run of Chinese text, in bytes; its end when there is none.
pub fn chinese_title_start(text: &str) -> usize {
    TITLES.find(text).unwrap_or(text.len())
}

/// Words at the end of the name of a body, both scripts.
static ZH_BODIES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "局 部 厅 廳 院 委 会 會 公司 集团 集團 银行 銀行 大学 大學 学校 學校 中心 机构 機構 协会 協會 学会 學會 组织 組織 政府 警方 \
         法院 检察院 报 報 日报 晚报 社 通讯社 网 網 台 杂志 雜誌 团队 團隊 所 店 厂 廠 方 处 處 署 联盟 聯盟 俱乐部 平台 基金",
    )
});

/// Whether a run of Chinese characters ends as the name of a body does.
pub fn is_chinese_body(text: &str) -> bool {
    text.char_indices().skip(1).any(|(at, _)| ZH_BODIES.at(&text[at..]) == Some(text.len() - at))
}

/// Words of address behind a Chinese name.
static ZH_ADDRESSES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new("先生 女士 小姐 太太 老师 老師 同志 大妈 大爷 阿姨 师傅 師傅"));

/// The last name with a word of address behind it in a run of Chinese text (已退休的林女士 → 林女士): its bytes.
pub fn addressed(text: &str) -> Option<(usize, usize)> {
    let (at, end) = ZH_ADDRESSES.last(text)?;
    let back = text[..at].char_indices().rev().take(3);
    let start = back.filter(|&(_, c)| is_surname(c)).map(|(start, _)| start).last()?;
    Some((start, end))
}

/// Whether a run of characters can be a foreign name written by its sound.
pub fn is_by_sound(run: &str) -> bool {
    let count = run.chars().count();
    (2..=6).contains(&count) && run.chars().all(|c| c == '·' || is_sound(c))
}

/// The hundred and some commonest Chinese family names, both scripts.
const ZH_SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖萧蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常汤湯温康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺慎习";

static SURNAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(ZH_SURNAMES.split("")));

fn is_surname(c: char) -> bool {
    SURNAMES.begins(c)
}

/// Whether a Chinese name of two or three characters may begin with one.
pub fn may_begin_name(c: char) -> bool {
    matches!(c, '老' | '小') || is_surname(c)
}

/// What stands between the parts of a foreign name.
pub const DOTS: [char; 3] = ['·', '•', '・'];

/// Whether a run of Chinese characters can be a person's name in its shape: a common family name and one or two
/// more characters, or a transliteration with dots.
pub fn is_chinese_name(run: &str) -> bool {
    let count = run.chars().count();
    let mut chars = run.chars();
    let (first, second) = (chars.next(), chars.next());
    let family = |c: Option<char>| c.is_some_and(is_surname);
    // 老林 and 小林 are names too
    let familiar = count == 2 && matches!(first, Some('老' | '小')) && family(second);
    let dotted = run.contains(DOTS) && !run.starts_with(DOTS) && !run.ends_with(DOTS);
    dotted || ((2..=3).contains(&count) && family(first)) || familiar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_hold_each_word_once() {
        for table in [&CALENDAR, &HONORIFICS, &HONORIFICS_HE, &HONORIFICS_SHE, &MEN, &WOMEN, &SPEAKERS, &BODIES, &TIMES]
        {
            assert!(table.count().is_some());
        }
    }

    #[test]
    fn parts_of_names() {
        assert_eq!(surname("Ann B. Carver Jr."), "Carver");
        assert_eq!(surname(""), "");
        assert!(is_body("Harbour Council") && is_body("NASA") && !is_body("Ann Carver"));
        assert!(is_speaker_noun("officials") && !is_speaker_noun("table"));
        assert_eq!(honorific("mrs."), Some(Gender::She));
        assert_eq!(chinese_title_end("渔业局副局长林晚"), Some("渔业局副局长".len()));
        assert!(is_chinese_name("林晚舟") && is_chinese_name("安娜·卡弗") && !is_chinese_name("海边的人"));
    }
}
