//! The small words around the subject of a Chinese clause, in both scripts: where it begins, where it is over.

use super::phrases::Phrases;
use std::sync::LazyLock;

/// What may stand between a verb of speech and the mark: whom it was told, or a small word.
pub static OBJECTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ZH_OBJECTS));
/// Words that no subject holds, so that it is over before them: time, place, manner, to whom.
pub static AFTER_SUBJECT: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ZH_AFTER_SUBJECT));
/// Words before the subject of a clause.
pub static BEFORE_SUBJECT: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ZH_BEFORE_SUBJECT));
/// Words that begin as those do and belong to the subject: 当地居民, 有关人士.
pub static KEPT: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ZH_KEPT));
/// Words that lead from the subject to circumstances.
pub static PREPOSITIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ZH_PREPOSITIONS));
/// Words that stand for somebody named before.
pub static PRONOUNS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ZH_PRONOUNS));
/// Those of them that a noun follows.
pub static DETERMINERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ZH_DETERMINERS));

const ZH_OBJECTS: &str = "记者 記者 本报记者 本報記者 媒体 媒體 大家 我们 我們 我 他 她 他们 她们 自己 对方 對方 了 着 著 过 \
    過 到 道 说 說 称 稱 一样 一樣 的那样 时 時 的 是 一句 如下 表示 中 这样 這樣 早报记者 新华社记者 \
    中新社记者 你 您 观众 网友 員工 员工 一下 出 出了 起 其 所 为 為 有关 笑 儿子 女儿 妻子 母亲 父亲 \
    孩子 家人 外界 警方 法庭";

const ZH_AFTER_SUBJECT: &str = "总是 總是 常 常常 经常 經常 老是 依然 甚至 大方 惊讶 驚訝 十分 非常 纷纷 紛紛 首先 其实 其實 悲观 乐观 樂觀 所 在 对 對 向 就 于 於 \
    从 從 跟 给 給 还 還 也 则 則 都 又 再 曾 均 便 却 卻 才 随后 隨後 随即 隨即 当场 當場 公开 公開 昨 \
    今 明天 日前 近日 当天 當天 当日 當日 此前 之前 表示 明确 明確 进一步 進一步 同时 同時 一边 一邊 \
    一脸 一臉 笑着 笑著 不 没 沒 已 正 将 將 会 會 可 被 把 为 為 以 用 通过 通過 透过 透過 接受 特别 \
    特別 多次 再次 一再 首次 并 並 告诉 告訴 回忆 回憶 最后 最後 后来 後來 微博 回应 回應 介绍 介紹 进行 \
    一直 曾经 直接 私下 事后 事後 有点 仍 亦 更 只 很 显得 无奈 無奈 激动 激動 感到 觉得 认为 的话 連忙 \
    连忙 赶紧 反复 是 坚持 继续 高兴 如此 如是 解释 强调 指 那样 告知 带着 拿着 看着 指着 走 坐 站 0 1 2 \
    3 4 5 6 7 8 9";

const ZH_BEFORE_SUBJECT: &str = "有的 有 更有 更 也有 还有 還有 也 还 還 甚至 又 既 一旁的 身边 身邊 其间 期间 期間 事后 事後 如 像 就 就连 \
    可 说到 谈到 提到 对于 對於 面对 面對 据悉 對此 对此 此外 另外 而 但是 但 不过 不過 然而 因此 所以 \
    同时 同時 随后 隨後 之后 之後 后来 後來 最后 最後 昨日 昨天 今日 今天 近日 日前 当天 當天 当日 當日 \
    当时 當時 其中 并 並 并且 並且 如果 因为 因為 虽然 雖然 尽管 儘管 正如 就像 正像 有人 据 據 根据 \
    根據 连 連 由 让 讓 使 于是 於是 其实 其實 首先 其次 例如 比如 按照 当 當 至于 至於 昨 今 时任 時任 \
    且 这时 這時 此时 此時 目前 原来 原來 接着 接著 晚上 上午 下午 中午 月 日 年 时 時";

const ZH_KEPT: &str = "有关 有關 当地 當地 当事 當事 当值 當值 连锁 連鎖 使馆 使館 使者 月刊 年轻 年輕 时报 時報 时评 時評 日报 日報 \
    日本 今日头条 如家 让·  有人 有评论 有評論 有观点 有觀點 有分析 有声音 有聲音";

const ZH_PREPOSITIONS: &str = "在 对 對 向 就 从 從 跟 接受 有";

const ZH_PRONOUNS: &str =
    "我 他 她 他们 她们 他們 她們 该 該 这位 這位 那位 此人 其 前者 后者 上述 对方 對方 本人 自己";

const ZH_DETERMINERS: &str = "该 該 这位 這位 那位 上述";
