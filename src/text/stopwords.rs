//! Words that say nothing of what a text is about.

use super::table::Table;
use std::sync::LazyLock;

/// Whether a lower-case English word, or a Chinese word in Simplified writing, is one of them.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.holds(word)
}

static STOP_WORDS: LazyLock<Table> =
    LazyLock::new(|| Table::of([ENGLISH, CHINESE].iter().flat_map(|words| words.split_ascii_whitespace()).collect()));

/// Function words, auxiliaries and the commonest adverbs.
const ENGLISH: &str = "a about above according across after again against ago all almost along already also although always am amid \
    among an and another any anybody anyone anything are aren't around as at away back be became because become been \
    before began behind being below between beyond both but by came can can't cannot come could couldn't despite did \
    didn't do does doesn't doing don't done down during each either else enough even ever every everybody everyone \
    everything except far few for from further gave get gets getting give given gives go goes going gone got had \
    hadn't has hasn't have haven't having he he'd he'll he's hence her here here's hers herself him himself his how \
    however i i'd i'll i'm i've if in indeed instead into is isn't it it's its itself just keep kept know known \
    knows least less let let's like likely made make makes making many may maybe me might mine more most mr mrs ms \
    much must my myself near nearly neither never nevertheless next no nobody none nor not nothing now of off often \
    oh on once one ones only onto or other others otherwise our ours ourselves out over own per perhaps put quite \
    rather really said same saw say saying says see seem seemed seems seen several shall she she'd she'll she's \
    should shouldn't since so some somebody someone something sometimes soon still such take taken takes taking than \
    that that's the their theirs them themselves then there there's therefore these they they'd they'll they're \
    they've thing things this those though through throughout thus till to together told too took toward towards \
    under until unto up upon us used using very via was wasn't way we we'd we'll we're we've well went were weren't \
    what what's whatever when whenever where where's whereas whether which while who who's whoever whole whom whose \
    why will with within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself \
    yourselves";

/// Particles, pronouns, prepositions, conjunctions, auxiliaries, measure words and the commonest adverbs.
const CHINESE: &str = "一 一下 一个 一些 一定 一方面 一旦 一样 一直 一种 一般 一起 一边 上 下 下去 下来 不 不仅 不会 不但 不再 不只 不同 不少 不得不 不断 不是 不管 不能 不要 不论 不过 与 且 两 两个 个 中 为 \
    为了 为什么 乃 乃至 么 之 之一 之中 之前 之后 之所以 之类 之间 也 也是 了 于 于是 互相 些 人家 什么 仅 仅仅 今天 今年 仍 仍旧 仍然 从 从而 他 他们 他们的 他的 以 以上 以下 以便 以免 \
    以前 以及 以后 以来 以至 们 件 任何 仿佛 会 似乎 似的 但 但是 位 作 作为 你 你们 你的 使 使得 例如 依据 便 倘若 假如 做 像 全 全部 共 关于 其 其中 其他 其它 其实 其次 具备 具有 内 再 \
    几 几个 几乎 凭 凭借 出 出来 分 则 刚 刚刚 别 到 到底 前 勿 包括 十分 即 即使 即便 却 却是 去 去年 又 及 及其 另 另外 只 只好 只是 只有 只能 只要 叫 可 可以 可能 号 各 各个 各种 \
    各自 同 同时 同样 名 后 向 吗 否则 吧 呀 呢 和 咱们 哦 哪 哪些 哪里 啊 嘛 因为 因此 在 地 外 多 多么 多少 大家 大概 大约 太 她 她们 她的 好像 如 如今 如何 如果 如此 它 它们 它的 对 \
    对于 将 尤其 尤其是 就 就是 尽管 居然 属于 左右 已 已经 年 并 并且 应 应当 应该 当 当时 彼此 往 很 很多 得 必须 怎么 怎样 总 总之 您 您的 情况 想 成为 我 我们 我们的 我国 我的 或 所 \
    所以 所有 所谓 才 把 拥有 指出 按 按照 据 接着 整个 方面 无 无论 既 既然 日 时 时候 明天 明年 昨天 是 是否 更 更多 曾 曾经 替 最 最后 月 有 有些 有关 有所 有的 朝 期间 未 本 本人 \
    本次 条 来 来说 极 果然 某 某个 某些 样 根据 次 正 正在 此 此外 此次 每 每个 每天 每年 比 比如 比较 没 没有 沿着 点 然后 然而 特别 特别是 现在 甚至 甚至于 由 由于 的 的话 目前 直到 \
    直至 相互 相关 相当 真 真的 着 种 称 究竟 竟 竟然 等 等等 约 终于 经过 给 者 而 而且 而是 而言 能 能否 能够 自 自从 自己 自身 至 般 若 虽然 表示 被 要 譬如 认为 让 许多 该 说 谁 起 \
    起来 趁 越 越来越 跟 较 较为 过 还 还是 还有 这 这个 这么 这些 这是 这样 这种 这里 进而 进行 通过 那 那个 那么 那些 那是 那样 那种 那里 都 都是 里 除 除了 除非 随着 需 需要 非 非常 \
    首先";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_once() {
        assert!(STOP_WORDS.count().is_some());
        assert!(is_stop_word("the") && is_stop_word("的") && !is_stop_word("经济") && !is_stop_word("economy"));
    }
}
