//! Key points and tags of any text: every range lies in the text, support lies in the body, and the same text
//! gives the same reading.

use proptest::prelude::*;
use pullquote::article::{Article, Block, Role};
use pullquote::text::lexicon::Lexicon;
use pullquote::text::marks::{point_label, point_mark};
use pullquote::text::namesakes::Namesakes;
use pullquote::text::segment;
use pullquote::text::terms::Terms;
use pullquote::text::vocabulary::Words;
use pullquote::text::{fold, language, numbers, sentences, stem};
use pullquote::{Options, key_points, tags};
use std::ops::Range;

/// An article of the lines of a text: a line begins with its role's letter.
fn article(text: &str) -> Article {
    let mut article = Article::default();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let role = match line.chars().next() {
            Some('k' | '•' | '🌟' | '1') => Role::KeyPoint,
            Some('t') => Role::Title,
            Some('h') => Role::Heading,
            Some('f') => Role::Furniture,
            _ => Role::Paragraph,
        };
        let start = article.text.len();
        article.text.push_str(line);
        let range = start..article.text.len();
        let letters = language::Letters::of(line);
        let (language, bold) = (letters.language(), line.len() / 3);
        article.blocks.push(Block { role, language, range, letters, bold, node: 0, translation_of: None });
        article.text.push('\n');
        if role == Role::Title {
            article.title = line.to_owned();
        }
    }
    article
}

/// Lines of words, marks and anything else.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,9} ",
        "(Nadia |Orsk |the |of |opened |bridges |20% |1.2 million |New |mayor’s )",
        "(大桥|通车|市长|的|三成|1.2亿|奥尔斯克|人工智能|經濟|“超级|”|：|，)",
        "(\\. |。|！|\\? |\n|\n• |\n🌟 |\n1. |\n\\*\\*|\\*\\*：)",
        "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_article(text in any_text()) {
        let article = article(&text);
        let options = Options::default();
        for lexicon in [Lexicon::bundled(), &Lexicon::EMPTY] {
            let words = Words::of(&article.text, lexicon);
            let namesakes = Namesakes::of(&article.text, &words, lexicon);
            let points = || key_points::find(&article, &[], &options, &mut Terms::new(&words, &namesakes, lexicon));
            let found = points();
            prop_assert_eq!(&found, &points());
            for point in &found {
                let of_point = [Some(&point.text), point.mark.as_ref(), point.label.as_ref()];
                for range in of_point.into_iter().flatten() {
                    prop_assert!(article.text.get(range.clone()).is_some_and(|slice| !slice.is_empty()));
                }
                for support in &point.support {
                    let body = article.blocks_where(Role::is_body);
                    let inside = |block: &Block| block.range.start <= support.range.start && support.range.end <= block.range.end;
                    prop_assert!(body.into_iter().any(inside));
                    prop_assert!(article.text.get(support.range.clone()).is_some());
                    prop_assert!((0.0..=1.0).contains(&support.score));
                    let within = |inner: &Range<usize>, outer: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
                    prop_assert!(within(&support.range, &support.paragraph));
                    for tie in &support.ties {
                        prop_assert!(within(&tie.passage, &support.range) && within(&tie.point, &point.text));
                        prop_assert!(article.text.get(tie.passage.clone()).is_some() && article.text.get(tie.point.clone()).is_some());
                    }
                }
                prop_assert!(point.support.is_sorted_by(|a, b| a.score >= b.score));
            }
            let terms = Terms::new(&words, &namesakes, lexicon);
            let tags = tags::find(&article, &[], &terms);
            prop_assert_eq!(&tags, &tags::find(&article, &[], &terms));
            for tag in &tags {
                prop_assert!(!tag.label.is_empty() && article.text.contains(&tag.label));
                prop_assert!(tag.mentions.iter().all(|range| article.text.get(range.clone()).is_some()));
                prop_assert!(tag.mentions.is_sorted_by(|a, b| a.end <= b.start));
            }
        }
    }

    #[test]
    fn any_line(text in any_text(), other in "\\PC*") {
        for text in [text, other] {
            let lexicon = Lexicon::bundled();
            for line in text.lines() {
                let mark = point_mark(line);
                prop_assert!(mark.is_none_or(|mark| line.get(mark).is_some_and(|mark| mark.trim() == mark)));
                for bold in [0, 1, 7, line.len(), line.len() + 9] {
                    if let Some(label) = point_label(line, bold) {
                        prop_assert!(line.get(label.words.clone()).is_some() && label.words.end <= label.text);
                        prop_assert!(line.get(label.text..).is_some_and(|text| !text.is_empty()));
                    }
                }
            }
            let words: Vec<_> = segment::words(&text, lexicon).into_iter().map(|word| word.range).collect();
            prop_assert!(words.iter().all(|range| text.get(range.clone()).is_some()));
            prop_assert!(words.is_sorted_by(|a, b| a.end <= b.start));
            let found = numbers::numbers(&text);
            prop_assert!(found.iter().all(|number| text.get(number.range.clone()).is_some() && number.value >= 0.0));
            prop_assert!(found.is_sorted_by(|a, b| a.range.end <= b.range.start));
            prop_assert!(sentences::sentences(&text).iter().all(|range| text.get(range.clone()).is_some()));
            let folded = fold::fold(&text, lexicon);
            prop_assert_eq!(fold::fold(&folded, lexicon), folded);
            prop_assert!(stem::stem(&text).len() <= text.len().max(8));
            Terms::new(&Words::of(&text, lexicon), &Namesakes::default(), lexicon).of_stretch(&(0..text.len()));
        }
    }

    #[test]
    fn any_file(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let file: Vec<u8> = b"PQ-zh-en-5\n".iter().copied().chain(bytes).collect();
        if let Some(lexicon) = Lexicon::from_bytes(&file) {
            segment::words("一丁七万丈三上下", &lexicon);
            lexicon.glosses("一丁").count();
        }
    }
}

/// Text given instead of a page has no element that holds all of it.
#[test]
fn plain_text_is_read_whole() {
    let text = "The ferry between Orsk and the islands will run all night from May on, its owner said.\n\
        Nadia Brink, who has steered it for thirty years, called the new timetable a gift to the islanders.\n\
        The harbour board will look at the figures again in autumn, and may add a second boat.";
    let article = Article::find(&pullquote::page::Page::from_text(text), &Options::default());
    assert_eq!(article.text.trim_end(), text);
}
