//! What holds for quotes of any text whatever.

use proptest::prelude::*;
use pullquote::quotes;
use pullquote::{Article, Lexicon, Options, Page};
use std::ops::Range;

/// Text made of what quotes are made of, in any order.
fn rubbish() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "「",
        "」",
        "『",
        "』",
        "«",
        "»",
        "„",
        "said",
        " ",
        " ",
        "Mara Quill",
        "she",
        "the mayor",
        ",",
        ".",
        "?",
        "，",
        "。",
        "：",
        "说",
        "表示",
        "林晚舟",
        "局长",
        "他",
        "的",
        "\n",
        "—",
        "according to",
        "who",
        "of",
        "’s",
        "5'10\"",
        "《",
        "》",
        "A",
        "é",
        "😀",
        "安娜·卡弗",
        "在",
        "看来",
        "道",
    ]);
    prop_oneof![prop::collection::vec(bits, 0..60).prop_map(|bits| bits.concat()), any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn ranges_lie_in_the_text(text in rubbish()) {
        let article = Article::find(&Page::from_text(&text), &Options::default());
        let said = quotes::find(&article, Lexicon::bundled());
        prop_assert_eq!(&said, &quotes::find(&article, Lexicon::bundled()), "the same twice");
        let found = said.quotes;
        let is_slice = |range: &Range<usize>| article.text.get(range.clone()).is_some_and(|slice| !slice.is_empty());
        for view in &said.views {
            prop_assert!([&view.holder, &view.as_written, &view.cue, &view.content].into_iter().all(is_slice), "{:?}", view);
        }
        let mut end = 0;
        for (index, quote) in found.iter().enumerate() {
            prop_assert!(!quote.parts.is_empty());
            for part in &quote.parts {
                prop_assert!(is_slice(part) && part.start >= end, "{:?}", part);
                end = part.end;
                prop_assert!(article.blocks.iter().any(|block| block.range.start <= part.start && part.end <= block.range.end));
            }
            for place in quote.cue.iter().chain(quote.speaker.iter().flat_map(|speaker| [&speaker.name, &speaker.as_written])) {
                prop_assert!(is_slice(place), "{:?}", place);
            }
            if let Some(speaker) = &quote.speaker {
                prop_assert!((0.0..=1.0).contains(&speaker.certainty));
                prop_assert!(is_slice(&speaker.evidence.clause) && speaker.others.iter().all(is_slice));
            }
            for &other in &quote.same_as {
                prop_assert!(other != index && found[other].same_as.contains(&index));
            }
        }
    }
}
