//! Which of a machine's voices reads a text out, by what browsers tell of them. They name languages in many ways:
//! `zh-CN` (Windows, macOS), `zh_CN_#Hans` (Android), `cmn`, `yue`, `cmn-latn-pinyin` (eSpeak, on Linux).

/// A voice as browsers tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice<'a> {
    pub name: &'a str,
    pub lang: &'a str,
    /// Whether the reader or the system likes it best.
    pub default: bool,
}

/// What is heard of Chinese, by the part of a language's code that tells so; the first that a code has counts, and
/// a code without any is [`MAINLAND`].
const HEARD: &[(&str, usize)] = &[
    ("yue", HONG_KONG),
    ("hk", HONG_KONG),
    ("mo", HONG_KONG),
    ("tw", TAIWAN),
    ("cn", MAINLAND),
    ("sg", MAINLAND),
    ("hant", TAIWAN),
];
const MAINLAND: usize = 0;
const TAIWAN: usize = 1;
const HONG_KONG: usize = 2;

/// How well each is understood by readers of each: Mandarin by all before Cantonese.
const UNDERSTOOD: [[u32; 3]; 3] = [[3, 2, 1], [2, 3, 1], [1, 2, 3]];

/// How the names of voices begin that sing, whisper or clang, and of macOS's oldest ones: better than none.
const LAST: &str = "Albert|Bad News|Bahh|Bells|Boing|Bubbles|Cellos|Eddy|Flo|Fred|Good News|Grandma|Grandpa|Jester|\
    Junior|Organ|Ralph|Reed|Rocko|Sandy|Shelley|Superstar|Trinoids|Whisper|Wobble|Zarvox";

/// The place of the voice for a text's language (BCP 47): the same region or, of Chinese, what its readers understand
/// best, before others; the default among equals, else the first. Any voice where the language is not known.
pub fn best(lang: &str, voices: &[Voice]) -> Option<usize> {
    let rank = |voice: &Voice| {
        let last = LAST.split('|').any(|start| voice.name.starts_with(start));
        let fits = fits(lang, voice.lang);
        if fits == 0 { 0 } else { u32::from(!last) * 8 + fits * 2 + u32::from(voice.default) }
    };
    let ranked = voices.iter().enumerate().rev().map(|(at, voice)| (rank(voice), at));
    ranked.max_by_key(|(rank, _)| *rank).filter(|(rank, _)| *rank > 0).map(|(_, at)| at)
}

/// The parts of a code, its language first.
fn parts(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty())
}

fn has(code: &str, part: &str) -> bool {
    parts(code).any(|it| it.eq_ignore_ascii_case(part))
}

/// How well a voice fits a language, of 3; 0 for not at all.
fn fits(wanted: &str, voice: &str) -> u32 {
    let Some(language) = parts(wanted).next() else { return 1 };
    let is_chinese = |code| ["zh", "cmn", "yue"].into_iter().any(|language| has(code, language));
    let heard = |code| HEARD.iter().find(|(part, _)| has(code, part)).map_or(MAINLAND, |(_, heard)| *heard);
    if is_chinese(wanted) && is_chinese(voice) {
        // one for Latin letters reads no characters, but how they are written in these
        return if has(voice, "latn") { 0 } else { UNDERSTOOD[heard(wanted)][heard(voice)] };
    }
    // what most readers of English are used to, before Scotland and the Caribbean
    let usual = parts(voice).count() == 2 && (has(voice, "us") || has(voice, "gb"));
    match parts(voice).next() {
        Some(first) if !first.eq_ignore_ascii_case(language) => 0,
        _ if parts(wanted).all(|part| has(voice, part)) && parts(wanted).count() == parts(voice).count() => 3,
        _ => 1 + u32::from(usual),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &'static str) -> Vec<Voice<'static>> {
        let voice = |line: &'static str| {
            let (name, lang) = line.trim().rsplit_once(' ')?;
            Some(Voice { name: name.trim_end_matches('*'), lang, default: name.ends_with('*') })
        };
        text.lines().filter_map(voice).collect()
    }

    const WINDOWS: &str = "Microsoft David - English (United States)* en-US
        Microsoft Tracy - Chinese (Traditional, Hong Kong S.A.R.) zh-HK
        Microsoft Hanhan - Chinese (Traditional, Taiwan) zh-TW
        Microsoft Huihui - Chinese (Simplified, PRC) zh-CN
        Microsoft Hazel - English (United Kingdom) en-GB";
    const MAC: &str = "Albert en-US
        Eddy (Chinese (China mainland)) zh-CN
        Flo (Chinese (Taiwan)) zh-TW
        Daniel en-GB
        Meijia zh-TW
        Samantha en-US
        Sinji zh-HK
        Tingting* zh-CN
        Zarvox en-US";
    const ANDROID: &str = "Chinese Hong Kong yue_HK_#Hant
        Chinese Taiwan zh_TW_#Hant
        Chinese China zh_CN_#Hans
        English United Kingdom en_GB
        English United States en_US";
    const ESPEAK: &str = "Chinese (Mandarin, latin as Pinyin) cmn-latn-pinyin
        Chinese (Cantonese) yue
        Chinese (Cantonese, latin as Jyutping) yue-latn-jyutping
        Chinese (Mandarin, latin as English) cmn
        Hakka Chinese hak
        English (Caribbean) en-029
        English (Scotland) en-gb-scotland
        English (Great Britain) en-gb
        English (America, New York City) en-us-nyc
        English (America) en-us";
    const CHROMEOS: &str = "Google yue-HK yue-HK
        Google TW cmn-TW
        Google CN cmn-CN
        Google US en-US";

    #[test]
    fn the_voice_that_a_text_is_heard_in() {
        for (lang, voices, named) in [
            ("zh", WINDOWS, "Microsoft Huihui"),
            ("zh-CN", WINDOWS, "Microsoft Huihui"),
            ("zh-Hans", WINDOWS, "Microsoft Huihui"),
            ("zh-Hant", WINDOWS, "Microsoft Hanhan"),
            ("zh-TW", WINDOWS, "Microsoft Hanhan"),
            ("zh-HK", WINDOWS, "Microsoft Tracy"),
            ("zh-Hant-HK", WINDOWS, "Microsoft Tracy"),
            ("en", WINDOWS, "Microsoft David"),
            ("en-GB", WINDOWS, "Microsoft Hazel"),
            ("zh", MAC, "Tingting"),
            ("zh-Hant", MAC, "Meijia"),
            ("zh-HK", MAC, "Sinji"),
            ("en", MAC, "Daniel"),
            ("en-US", MAC, "Samantha"),
            ("zh", ANDROID, "Chinese China"),
            ("zh-TW", ANDROID, "Chinese Taiwan"),
            ("zh-HK", ANDROID, "Chinese Hong Kong"),
            ("en", ANDROID, "English United Kingdom"),
            ("zh", ESPEAK, "Chinese (Mandarin, latin as English)"),
            ("zh-HK", ESPEAK, "Chinese (Cantonese)"),
            ("yue", ESPEAK, "Chinese (Cantonese)"),
            ("en", ESPEAK, "English (Great Britain)"),
            ("en-US", ESPEAK, "English (America)"),
            ("zh-CN", CHROMEOS, "Google CN"),
            ("zh-TW", CHROMEOS, "Google TW"),
            ("zh-HK", CHROMEOS, "Google yue-HK"),
            // better one from elsewhere than none
            ("zh", "Sinji zh-HK\n Samantha en-US", "Sinji"),
            ("zh-HK", "Tingting zh-CN\n Meijia zh-TW", "Meijia"),
            ("en", "Albert en-US\n Tingting* zh-CN", "Albert"),
            ("", MAC, "Tingting"),
            ("zh", "Pinyin cmn-latn-pinyin\n Samantha* en-US", ""),
            ("ja", WINDOWS, ""),
            ("zh", "", ""),
        ] {
            let voices = list(voices);
            let found = best(lang, &voices).map_or("", |at| voices[at].name);
            assert!(
                found.starts_with(named) && found.is_empty() == named.is_empty(),
                "{lang}: {found:?}, not {named:?}"
            );
        }
    }
}
